"""Verbs of whoever settles between analysts, and the cases that they have to settle."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from desk.actions.labelling import shortened
from desk.actions.reviewing import accept, amend, re_amend, reject, same_work
from desk.measure.align import Case, Difference, align, mention_spans
from desk.model.annotation import Annotation
from desk.model.article import Article
from desk.model.change import Change, Stamp, Transaction
from desk.model.review import Decision, Verdict, is_open, latest
from desk.store.queries import Reading
from desk.store.store import Store
from desk.work import Progress

FEWEST, MOST = 2, 6
"""How many analysts can be looked at side by side."""

REASON = "adjudicated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How far an article is: `cases` in all, `agreed` of them without a difference, and how many are `open` of each.

    `differences` counts the cases with a difference of each class; one case can count in several.
    """

    article: Article
    cases: int
    agreed: int
    open_agreed: int
    open_differing: int
    differences: Mapping[Difference, int]

    @property
    def open(self) -> int:
        """How many cases are left."""
        return self.open_agreed + self.open_differing


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """An article as it lies before the adjudicator: its text, and the cases of the analysts in their order.

    `decisions` are all of the article; `decided` is the latest on each annotation, `versions` are the annotations that
    decisions brought, by id.
    """

    article: Article
    text: str
    cases: tuple[Case, ...]
    annotations: Mapping[str, Annotation]
    decisions: tuple[Decision, ...]
    decided: Mapping[str, Decision]
    versions: Mapping[str, Annotation]

    def is_open(self, case: Case) -> bool:
        """Whether something in a case waits for a decision."""
        return any(is_open(each, self.decided.get(each.id)) for each in case.by if each is not None)

    def tally(self) -> Tally:
        """How far it is."""
        differing = [case for case in self.cases if case.differences]
        counted = Counter(difference for case in differing for difference in case.differences)
        waiting = [case for case in self.cases if self.is_open(case)]
        agreed_waiting = sum(not case.differences for case in waiting)
        return Tally(
            article=self.article,
            cases=len(self.cases),
            agreed=len(self.cases) - len(differing),
            open_agreed=agreed_waiting,
            open_differing=len(waiting) - agreed_waiting,
            differences=counted,
        )


def lay_out(reading: Reading, article: Article, people: Sequence[str]) -> Bench:
    """One article with the cases of these people (ids); annotations that the text does not bear out are left out."""
    text, annotations, _ = reading.verified(article)
    decisions = reading.reviewed(article.id).decisions
    return _bench(article, text, annotations, decisions, people)


def tallies(
    store: Store, people: Sequence[str], progress: Progress, articles: Collection[str] | None = None
) -> list[Tally]:
    """The articles on which at least two of these people (ids) worked, by id; `articles` (ids) narrows. A job's work.

    An article that is named is listed also where only one of them marked anything. Raises Cancelled or StoreError.
    """
    found: list[Tally] = []
    with store.reading() as reading:
        total = reading.count_articles() if articles is None else len(articles)
        for done, article in enumerate(reading.every_article(articles)):
            progress.check()
            progress.report(done, total, article.shown_title)
            annotations = reading.annotations(article.id)
            authors = {each.author for each in annotations if not each.review}
            if len(authors.intersection(people)) < (FEWEST if articles is None else 1):
                continue
            decisions = reading.reviewed(article.id).decisions
            found.append(_bench(article, "", annotations, decisions, people).tally())
    return found


def settle(case: Case, taken: Collection[int], people: Sequence[str], stamp: Stamp) -> Transaction:
    """Accepts what the analysts at these places say, and rejects what the others do; `people` are their names.

    None of them rejects all. To take one who has nothing there says that nothing belongs there.
    """
    changes = _settled(case, taken, people, stamp)
    return Transaction(f"Adjudicate {_quoted(case)}: {_short(case, taken, people)}", tuple(changes))


def pass_agreements(cases: Sequence[Case], people: Sequence[str], stamp: Stamp) -> Transaction:
    """Accepts every version of each of the cases, in which there is no difference; ValueError where there is one."""
    if any(case.differences for case in cases):
        raise ValueError("only what agrees passes")
    everybody = range(len(people))
    changes = tuple(change for case in cases for change in _settled(case, everybody, people, stamp))
    many = f"{len(cases)} agreements" if len(cases) != 1 else f"the agreement on {_quoted(cases[0])}"
    return Transaction(f"Pass {many}", changes)


def settle_with(bench: Bench, case: Case, version: Annotation, people: Sequence[str], stamp: Stamp) -> Transaction:
    """Puts the adjudicator's own version in the place of what the analysts say.

    Where one of them says the same already, that one is taken. What the adjudicator put there before is changed, and
    not given a second time.
    """
    for place, annotation in enumerate(case.by):
        if annotation is not None and same_work(annotation, version):
            return settle(case, [place], people, stamp)
    base = next(annotation for annotation in case.by if annotation is not None)
    said = f"{REASON}: a version of its own"
    changes = list(_instead(bench, base, version, stamp, said))
    for annotation in case.by:
        if annotation is not None and annotation is not base:
            changes += reject(annotation, stamp, said).changes
    return Transaction(f"Adjudicate {_quoted(case)}: own version", tuple(changes))


def _settled(case: Case, taken: Collection[int], people: Sequence[str], stamp: Stamp) -> list[Change]:
    said = f"{REASON}: {_taken(case, taken, people)}"
    changes: list[Change] = []
    for place, annotation in enumerate(case.by):
        if annotation is not None:
            verb = accept if place in taken else reject
            changes += verb(annotation, stamp, said).changes
    return changes


def _instead(bench: Bench, base: Annotation, version: Annotation, stamp: Stamp, said: str) -> tuple[Change, ...]:
    earlier = bench.decided.get(base.id)
    if earlier is not None and earlier.verdict is Verdict.AMEND and earlier.by == stamp.by:
        before = bench.versions.get(earlier.replacement or "")
        if before is not None and earlier.seen == base.modified:
            return re_amend(earlier, before, version, stamp).changes
    return amend(base, version, stamp, said).changes


def _bench(
    article: Article,
    text: str,
    annotations: Sequence[Annotation],
    decisions: Sequence[Decision],
    people: Sequence[str],
) -> Bench:
    places = {person: place for place, person in enumerate(people)}
    by: list[list[Annotation]] = [[] for _ in people]
    for annotation in annotations:
        place = places.get(annotation.author)
        if place is not None and not annotation.review:
            by[place].append(annotation)
    return Bench(
        article=article,
        text=text,
        cases=tuple(align(by, mention_spans(annotations))),
        annotations={each.id: each for each in annotations},
        decisions=tuple(decisions),
        decided=latest(decisions),
        versions={each.id: each for each in annotations if each.review},
    )


def _taken(case: Case, taken: Collection[int], people: Sequence[str]) -> str:
    if not case.differences:
        return f"{_all_of(people)} agree"
    classes = ", ".join(difference.value for difference in Difference if difference in case.differences)
    having = [people[place] for place, each in enumerate(case.by) if each is not None and place in taken]
    if not having:
        names = [people[place] for place in sorted(taken)]
        return f"nothing belongs here, as {_all_of(names)} left it ({classes})" if names else f"neither ({classes})"
    return f"as {_all_of(having)} {'has' if len(having) == 1 else 'have'} it ({classes})"


def _short(case: Case, taken: Collection[int], people: Sequence[str]) -> str:
    if len(taken) == len(people):
        return "both" if len(people) == 2 else "all"
    names = [people[place] for place in sorted(taken)]
    return _all_of(names) if names else "neither" if len(people) == 2 else "none"


def _all_of(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _quoted(case: Case) -> str:
    return shortened(next(each for each in case.by if each is not None).quote)
