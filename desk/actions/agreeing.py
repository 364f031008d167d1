"""Comparing what several people made of the same articles: gathered from the project, measured by `measure`."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desk.measure.bootstrap import RESAMPLES, SEED
from desk.measure.report import Report, report
from desk.measure.tallies import CLAIMS, LAYERS, MENTIONS, Coded, facing, label_of, restricted
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What people made of the same articles, read once, so that it can be compared more than once.

    `articles` (ids) are in the order of `coded`; the rest is as in Agreement. `kinds` are those of the labels by id.
    """

    people: tuple[str, ...]
    articles: tuple[str, ...]
    coded: tuple[Coded, ...]
    left_out: int
    problems: tuple[str, ...]
    kinds: Mapping[str, LabelKind]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two annotations that answer to each other, by an article's id; None for who has nothing there."""

    article: str
    one: Annotation | None
    other: Annotation | None


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
    gathered = gather(store, people, progress, articles=articles)
    return compare(gathered, progress, labels=labels, resamples=resamples, seed=seed)


def gather(
    store: Store,
    people: Sequence[str],
    progress: Progress,
    *,
    articles: Collection[str] | None = None,
    among: Collection[str] | None = None,
) -> Gathered:
    """Reads what people (ids) made; `articles` as for `agreement`, `among` (ids) narrows what None stands for."""
    found = _Gathering(people, articles, among)
    with store.reading() as reading:
        coded = tuple(found.articles(reading, progress))
        kinds = {label.id: label.kind for label in reading.labels().values()}
    return Gathered(
        people=tuple(people),
        articles=tuple(found.compared),
        coded=coded,
        left_out=found.left_out,
        problems=tuple(found.problems),
        kinds=kinds,
    )


def compare(
    gathered: Gathered,
    progress: Progress,
    *,
    labels: Collection[str] | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Agreement:
    """How far they agree in what was gathered; raises Cancelled."""
    kinds = {kind for id, kind in gathered.kinds.items() if labels is None or id in labels}
    wanted = {LAYER_OF_KIND[kind] for kind in kinds if kind in LAYER_OF_KIND} if labels is not None else set(LAYERS)
    used = {
        MENTIONS if isinstance(each, Mention) else CLAIMS
        for article in gathered.coded
        for made in article.by
        for each in made
    }

    def step(done: int, total: int) -> None:
        progress.check()
        progress.report(done, total, "comparing")

    found = report(
        gathered.coded,
        len(gathered.people),
        labels=labels,
        layers=[layer for layer in LAYERS if layer in wanted & used],
        resamples=resamples,
        seed=seed,
        step=step,
    )
    return Agreement(report=found, articles=gathered.articles, left_out=gathered.left_out, problems=gathered.problems)


def meetings(
    gathered: Gathered,
    layer: str,
    pair: tuple[int, int],
    met: tuple[str | None, str | None],
    labels: Collection[str] | None = None,
) -> list[Meeting]:
    """The places that a cell of a confusion matrix counts: where those two labels (ids) of a pair of people met.

    None stands for nothing there; `pair` are places among the people.
    """
    return [
        Meeting(id, one, other)
        for id, coded in zip(gathered.articles, gathered.coded, strict=True)
        for one, other in facing(restricted(coded, labels), layer, pair)
        if (None if one is None else label_of(one), None if other is None else label_of(other)) == met
    ]


class _Gathering:
    """Articles as people coded them, and what was left out on the way."""

    def __init__(self, people: Sequence[str], wanted: Collection[str] | None, among: Collection[str] | None) -> None:
        self._places = {person: place for place, person in enumerate(people)}
        self._wanted, self._among = wanted, among
        self.compared: list[str] = []
        self.left_out = 0
        self.problems: list[str] = []

    def articles(self, reading: Reading, progress: Progress) -> Iterator[Coded]:
        """Those to be compared, by id."""
        ids = self._among if self._wanted is None else self._wanted
        total = reading.count_articles() if ids is None else len(set(ids))
        for done, article in enumerate(reading.every_article(ids)):
            progress.check()
            progress.report(done, total, article.shown_title)
            by: tuple[list[Annotation], ...] = tuple([] for _ in self._places)
            others: list[Annotation] = []
            for annotation in reading.annotations(article.id):
                if annotation.end > article.length:
                    self.problems.append(f"{article.id}: annotation {annotation.id} goes past the end of the text.")
                elif annotation.review or (place := self._places.get(annotation.author)) is None:
                    others.append(annotation)
                else:
                    by[place].append(annotation)
            if self._wanted is None and not all(by):
                self.left_out += any(by)
                continue
            self.compared.append(article.id)
            sources = others if any(isinstance(each, Claim) for made in by for each in made) else []
            yield Coded(article.length, tuple(tuple(made) for made in by), tuple(sources))
