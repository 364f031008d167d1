"""Comparing what several people made of the same articles: gathered from the project, measured by `measure`."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from desk.measure.bootstrap import RESAMPLES, SEED
from desk.measure.report import Report, report
from desk.measure.tallies import CLAIMS, LAYERS, MENTIONS, Coded
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.label import LabelKind
from desk.store.queries import Reading
from desk.store.store import Store
from desk.work import Progress

LAYER_OF_KIND = {LabelKind.ENTITY: MENTIONS, LabelKind.CLAIM: CLAIMS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What was found, and about what.

    `left_out` is how many articles were not compared because not everybody annotated them. `problems` are sentences
    about annotations that had to be left out.
    """

    report: Report
    articles: tuple[str, ...]
    left_out: int
    problems: tuple[str, ...]


def agreement(
    store: Store,
    people: Sequence[str],
    progress: Progress,
    *,
    articles: Collection[str] | None = None,
    labels: Collection[str] | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Agreement:
    """How far people (ids, two or more) agree, in their order; `labels` (ids) restricts what is looked at.

    `articles` (ids) are all compared, also where somebody marked nothing; None stands for those in which each of the
    people has annotated something. Raises Cancelled or StoreError.
    """
    gathered = _Gathered(people, articles)
    with store.reading() as reading:
        coded = list(gathered.articles(reading, progress))
        kinds = {label.kind for label in reading.labels().values() if labels is None or label.id in labels}
    wanted = {LAYER_OF_KIND[kind] for kind in kinds if kind in LAYER_OF_KIND} if labels is not None else set(LAYERS)
    used = {
        MENTIONS if isinstance(each, Mention) else CLAIMS for article in coded for made in article.by for each in made
    }

    def step(done: int, total: int) -> None:
        progress.check()
        progress.report(done, total, "comparing")

    found = report(
        coded,
        len(people),
        labels=labels,
        layers=[layer for layer in LAYERS if layer in wanted & used],
        resamples=resamples,
        seed=seed,
        step=step,
    )
    return Agreement(
        report=found, articles=tuple(gathered.compared), left_out=gathered.left_out, problems=tuple(gathered.problems)
    )


class _Gathered:
    """Articles as people coded them, and what was left out on the way."""

    def __init__(self, people: Sequence[str], wanted: Collection[str] | None) -> None:
        self._places = {person: place for place, person in enumerate(people)}
        self._wanted = wanted
        self.compared: list[str] = []
        self.left_out = 0
        self.problems: list[str] = []

    def articles(self, reading: Reading, progress: Progress) -> Iterator[Coded]:
        """Those to be compared, by id."""
        total = reading.count_articles() if self._wanted is None else len(set(self._wanted))
        for done, article in enumerate(reading.every_article(self._wanted)):
            progress.check()
            progress.report(done, total, article.shown_title)
            by: tuple[list[Annotation], ...] = tuple([] for _ in self._places)
            others: list[Annotation] = []
            for annotation in reading.annotations(article.id):
                if annotation.end > article.length:
                    self.problems.append(f"{article.id}: annotation {annotation.id} goes past the end of the text.")
                elif (place := self._places.get(annotation.author)) is None:
                    others.append(annotation)
                else:
                    by[place].append(annotation)
            if self._wanted is None and not all(by):
                self.left_out += any(by)
                continue
            self.compared.append(article.id)
            sources = others if any(isinstance(each, Claim) for made in by for each in made) else []
            yield Coded(article.length, tuple(tuple(made) for made in by), tuple(sources))
