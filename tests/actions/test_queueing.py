"""What a review walks through, from a project of two analysts."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions import labelling, reviewing
from desk.actions.queueing import Asked, Queue, queue, sample, waiting
from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.label import Label
from desk.model.span import Span
from desk.store.reviewing import Stop, Wanted
from desk.work import Cancelled, Progress
from tests.builders import BY_ID, ORG, PERSON, a_workbench

TEXT = "Heydari met Sabahifar in Tehran."


class Desk:
    """Two analysts at two articles with the same text."""

    def __init__(self, folder: Path) -> None:
        self.ana, self.articles = a_workbench(folder, TEXT, TEXT)
        self.ben = Workbench(self.ana.store, self.ana.store.person("Ben"))

    def tag(self, who: Workbench, article: Article, words: str, label: Label = PERSON) -> Annotation:
        start = TEXT.index(words)
        with who.store.reading() as reading:
            now = reading.article(article.id)
        assert now is not None
        span = Span.of(TEXT, start, start + len(words))
        entry = who.do(labelling.tag(now, [span], label, BY_ID, who.stamp()))
        assert entry is not None
        made = entry.transaction.changes[0].after
        assert isinstance(made, Annotation)
        return made

    def queue(self, **asked: object) -> Queue:
        return queue(self.ana.store, Asked(**asked), Progress())  # type: ignore[arg-type]

    def set_blind(self) -> None:
        project = self.ana.store.project()
        self.ana.do(Transaction("Code blind", (Change(project, replace(project, blind=True)),)))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with closing(made.ana.store):
        yield made


def test_disagreements_are_what_two_analysts_did_not_do_alike(desk: Desk) -> None:
    one, two = desk.articles
    desk.tag(desk.ana, one, "Heydari")
    desk.tag(desk.ben, one, "Heydari")
    mine = desk.tag(desk.ana, one, "Sabahifar")
    theirs = desk.tag(desk.ben, one, "Sabahifar", ORG)
    lone = desk.tag(desk.ana, one, "Tehran", ORG)
    desk.tag(desk.ana, two, "Tehran", ORG)
    found = desk.queue(disagreements=True)
    assert {stop.annotation for stop in found.stops} == {mine.id, theirs.id, lone.id}
    assert found.found == 3


def test_a_sample_is_the_same_for_the_same_number_and_in_order() -> None:
    stops = [Stop(str(number), "a") for number in range(1000)]
    drawn = sample(stops, 10, 7)
    assert len(drawn) == 100
    assert drawn == sample(stops, 10, 7) != sample(stops, 10, 8)
    assert list(drawn) == sorted(drawn, key=lambda stop: int(stop.annotation))
    assert len(sample(stops[:3], 1, 7)) == 1
    assert sample(stops, 100, 7) == stops
    assert sample([], 5, 7) == []


def test_articles_that_are_coded_blind_are_left_out_and_counted(desk: Desk) -> None:
    one, two = desk.articles
    desk.tag(desk.ana, one, "Tehran")
    seen = desk.tag(desk.ana, two, "Tehran")
    desk.set_blind()
    with desk.ana.store.reading() as reading:
        article = reading.article(two.id)
    assert article is not None
    assert (desk.queue().stops, desk.queue().blind) == ((), 2)
    desk.ana.do(Transaction("Unblind", (Change(article, replace(article, unblinded=True)),)))
    found = desk.queue()
    assert ([stop.annotation for stop in found.stops], found.blind) == ([seen.id], 1)


def test_what_was_decided_on_is_asked_for_by_name(desk: Desk) -> None:
    made = desk.tag(desk.ana, desk.articles[0], "Tehran")
    stop = Stop(made.id, made.article)
    assert waiting(desk.ana.store, {made.article}) == {made.id}
    desk.ben.do(reviewing.accept(made, desk.ben.stamp()))
    assert waiting(desk.ana.store, {made.article}) == waiting(desk.ana.store, ()) == set()
    assert waiting(desk.ana.store, {made.article}, decided=True) == {made.id}
    assert desk.queue().stops == ()
    assert desk.queue(wanted=Wanted(decided=True)).stops == (stop,)


def test_building_it_can_be_cancelled(desk: Desk) -> None:
    desk.tag(desk.ana, desk.articles[0], "Tehran")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        queue(desk.ana.store, Asked(disagreements=True), progress)
