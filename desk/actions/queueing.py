"""What a review walks through: filtered, drawn by lot, or only where analysts differ."""

import random
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from desk.measure.align import align, mention_spans
from desk.model.annotation import Annotation
from desk.model.conflict import tells_of_conflict
from desk.store.queries import Reading
from desk.store.reviewing import Stop, Wanted
from desk.store.store import Store
from desk.work import Progress

ALL = 100
REPORTED = 50
"""After so many articles it is told how far the work is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to review. `percent` of it are drawn by lot, the same ones for the same `seed`.

    `disagreements` leaves only what two or more analysts of an article did not do alike, and what a merge found changed
    in two places.
    """

    wanted: Wanted = field(default_factory=Wanted)
    percent: int = ALL
    seed: int = 0
    disagreements: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """The stops in text order; `found` is how many there were before the lot fell.

    `blind` is how many articles were left out because their analysts are not to be seen yet.
    """

    stops: tuple[Stop, ...]
    found: int
    blind: int = 0


def queue(store: Store, asked: Asked, progress: Progress) -> Queue:
    """Builds it from one snapshot. Raises Cancelled or StoreError."""
    with store.reading() as reading:
        progress.report(0, None, "looking for what to review")
        stops: Sequence[Stop] = reading.stops(asked.wanted)
        progress.check()
        stops, blind = _unblinded(reading, stops)
        if asked.disagreements:
            stops = _disagreed(reading, stops, progress)
    found = len(stops)
    return Queue(tuple(sample(stops, asked.percent, asked.seed)), found, blind)


def sample(stops: Sequence[Stop], percent: int, seed: int) -> Sequence[Stop]:
    """So many of a hundred, at least one of any, in their order: a simple random sample without replacement."""
    if percent >= ALL or not stops:
        return stops
    count = max(1, round(len(stops) * percent / 100))
    chance = random.Random(seed)  # noqa: S311 - nothing to keep secret
    chosen = chance.sample(range(len(stops)), count)
    return [stops[number] for number in sorted(chosen)]


def waiting(store: Store, articles: Collection[str], *, decided: bool = False) -> set[str]:
    """The annotations (ids) of these articles that wait for a decision now; with `decided` all that are there."""
    with store.reading() as reading:
        stops = reading.stops(Wanted(articles=tuple(articles), decided=decided)) if articles else []
    return {stop.annotation for stop in stops}


def _unblinded(reading: Reading, stops: Sequence[Stop]) -> tuple[Sequence[Stop], int]:
    if not reading.project().blind:
        return stops, 0
    wanted = {stop.article for stop in stops}
    seen = {article.id for article in reading.every_article(wanted) if article.unblinded}
    return [stop for stop in stops if stop.article in seen], len(wanted - seen)


def _disagreed(reading: Reading, stops: Sequence[Stop], progress: Progress) -> list[Stop]:
    total = len({stop.article for stop in stops})
    found: list[Stop] = []
    conflicting = {thread.annotation for thread in reading.open_threads() if tells_of_conflict(thread)}
    for done, (article, here) in enumerate(groupby(stops, key=lambda stop: stop.article)):
        progress.check()
        if not done % REPORTED:
            progress.report(done, total, "comparing")
        differing = _differing(reading.annotations(article))
        found += [stop for stop in here if stop.annotation in differing or stop.annotation in conflicting]
    return found


def _differing(annotations: Sequence[Annotation]) -> set[str]:
    """The ids of what its author did otherwise than the others who worked on the article."""
    by: defaultdict[str, list[Annotation]] = defaultdict(list)
    for annotation in annotations:
        if not annotation.review:
            by[annotation.author].append(annotation)
    if len(by) < 2:
        return set()
    cases = align([by[author] for author in sorted(by)], mention_spans(annotations))
    return {each.id for case in cases if case.differences for each in case.by if each is not None}
