"""What the agreement window asks for, as work for a job: which articles, what people made there, the figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from desk.actions.agreeing import Agreement, Gathered, Meeting, compare, gather, meetings
from desk.actions.blinding import still_blind
from desk.measure.bootstrap import RESAMPLES
from desk.model.label import Label
from desk.store.queries import PAGE, Reading
from desk.store.store import Store
from desk.ui.agreement.choosing import Scope, Wish
from desk.work import Progress

Met = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found for a wish. `blind` is how many articles were left out because they are coded blind.

    `seq` is where history ended when it was read; `titles` are the articles', by id.
    """

    wish: Wish
    given: tuple[str, ...]
    seq: int
    gathered: Gathered
    found: Agreement
    people: tuple[str, ...]
    labels: Mapping[str, Label]
    titles: Mapping[str, str]
    blind: int


def work_out(store: Store, wish: Wish, given: tuple[str, ...], before: Outcome | None, progress: Progress) -> Outcome:
    """The figures for a wish; `given` are the articles (ids) that its scope names, none for all.

    What was gathered `before` is used again where only labels or intervals differ. Raises Cancelled or StoreError.
    """
    with store.reading() as reading:
        seq = reading.last_seq()
        same = before is not None and (before.seq, before.given) == (seq, given) and _apart(before.wish, wish)
        names = {id: person.name for id, person in reading.people().items()}
        labels = reading.labels()
        allowed, blind = (None, 0) if same else _allowed(reading, wish, given)
        titles = {} if same else {each.id: each.shown_title for each in reading.every_article(allowed)}
    if before is not None and same:
        gathered, blind, titles = before.gathered, before.blind, dict(before.titles)
    elif wish.scope is Scope.ALL:
        gathered = gather(store, wish.people, progress, among=allowed)
    else:
        gathered = gather(store, wish.people, progress, articles=allowed if allowed is not None else given)
    found = compare(
        gathered,
        progress,
        labels=wish.labels or None,
        resamples=RESAMPLES if wish.intervals else 0,
    )
    return Outcome(
        wish=wish,
        given=given,
        seq=seq,
        gathered=gathered,
        found=found,
        people=tuple(names.get(id, id[:8]) for id in wish.people),
        labels=labels,
        titles=titles,
        blind=blind,
    )


def places(outcome: Outcome, layer: str, pair: tuple[int, int], met: Met) -> list[Meeting]:
    """The places where two labels met."""
    return meetings(outcome.gathered, layer, pair, met, outcome.wish.labels or None)


def _apart(one: Wish, other: Wish) -> bool:
    """Whether two wishes are about the same people and articles."""
    return (one.people, one.scope, one.filter) == (other.people, other.scope, other.filter)


def _allowed(reading: Reading, wish: Wish, given: tuple[str, ...]) -> tuple[list[str] | None, int]:
    """The articles to look at, None for all, and how many are left out because they are coded blind."""
    project = reading.project()
    ids = None if wish.scope is Scope.ALL else list(given)
    if wish.filter:
        fitting = set(_filtered(reading, wish.filter))
        ids = sorted(fitting if ids is None else fitting & set(ids))
    if not project.blind:
        return ids, 0
    articles = list(reading.every_article(ids))
    hidden = {article.id for article in still_blind(project, articles)}
    worked = reading.work_in(hidden)
    return [each.id for each in articles if each.id not in hidden], len(worked)


def _filtered(reading: Reading, wanted: str) -> list[str]:
    found: list[str] = []
    after = None
    while rows := reading.articles(filter=wanted, after=after, limit=PAGE):
        found += [row.article.id for row in rows]
        after = rows[-1].key
    return found
