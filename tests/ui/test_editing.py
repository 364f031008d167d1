import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk.actions import labelling
from desk.model.annotation import Claim
from desk.model.article import Article, State
from desk.model.span import Span
from desk.text import words
from desk.ui.article.view import ArticleView
from desk.ui.bridge import Bridge
from desk.ui.editing import Editing
from tests.builders import EVENT, ORG, PERSON, a_workbench, annotations_of

TEXT = "Ana Lee met Bo in Oslo. ISNA said that Ana Lee left.\n\n   \nThe end."


class Room:
    """An article open in a view, and what was said about what was done."""

    def __init__(self, bridge: Bridge, editing: Editing, view: ArticleView, article: Article) -> None:
        self.bridge, self.editing, self.view, self.article = bridge, editing, view, article
        self.said: list[str] = []
        self.refused: list[str] = []
        editing.said.connect(self.said.append)
        editing.refused.connect(self.refused.append)
        bridge.refused.connect(self.refused.append)

    def select(self, quote: str, nth: int = 0) -> None:
        start = -1
        for _ in range(nth + 1):
            start = TEXT.index(quote, start + 1)
        self.view.select(start, start + len(quote))

    def kept(self) -> list[tuple[str | None, str]]:
        found = annotations_of(self.bridge.workbench.store, self.article)
        assert sorted(self.editing.annotations) == sorted(a.id for a in found)
        return [(a.label, a.quote) for a in sorted(found, key=lambda a: (a.start, -a.end))]


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    bench, [article, _] = a_workbench(tmp_path, TEXT, "Another article.")
    view = ArticleView(words.snap, lambda annotation: annotation.quote)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    qtbot.waitExposed(view)
    bridge, editing = Bridge(bench), Editing(view)
    editing.use(bridge)
    editing.open(article.id)
    yield Room(bridge, editing, view, article)
    editing.use(None)
    bridge.close()


def test_a_first_label_begins_the_article(room: Room) -> None:
    room.select("Ana Lee")
    room.editing.apply_label(PERSON)
    assert room.kept() == [("PERSON", "Ana Lee")]
    assert room.editing.article is not None
    assert room.editing.article.state is State.IN_PROGRESS
    assert room.said == ["Tag Person: Ana Lee"]
    room.editing.undo()
    assert room.kept() == []
    assert room.editing.article.state is State.NEW


def test_a_claim_and_a_mention_do_not_take_each_others_labels(room: Room) -> None:
    room.select("Oslo")
    room.editing.apply_label(PERSON)
    room.view.place_caret(TEXT.index("Oslo") + 1)
    room.editing.apply_label(EVENT)
    assert [label for label, _ in room.kept()] == ["event", "PERSON"]
    claim = next(a for a in room.editing.ordered if isinstance(a, Claim))
    room.editing.relabel(claim, ORG)
    assert room.refused == ["Organization is a label for entity annotations."]


def test_what_is_identical_can_be_labelled_twice(room: Room) -> None:
    for label in (PERSON, ORG):
        room.select("Oslo")
        room.editing.apply_label(label)
    assert sorted(room.kept(), key=str) == [("ORG", "Oslo"), ("PERSON", "Oslo")]


def test_blanks_alone_are_no_word(room: Room) -> None:
    room.view.place_caret(TEXT.index("   \n") + 1)
    room.editing.apply_label(PERSON)
    assert room.kept() == []
    assert room.refused == ["Select some words first, or put the caret in a word."]


def test_every_other_occurrence_is_asked_about(qtbot: QtBot, room: Room) -> None:
    room.select("Ana Lee")
    room.editing.apply_label(PERSON)
    with qtbot.waitSignal(room.editing.occurrences_asked) as asked:
        room.editing.find_occurrences(PERSON)
    label, places = asked.args or (None, [])
    second = TEXT.index("Ana Lee", 1)
    assert label == PERSON
    assert places == [Span(second, second + 7, "Ana Lee")]
    room.editing.tag_places(PERSON, places)
    assert room.kept() == [("PERSON", "Ana Lee")] * 2
    room.said.clear()
    room.editing.find_occurrences(PERSON)
    assert room.said == ["Every “Ana Lee” is Person already."]


def test_ends_stop_at_the_text_and_never_meet(room: Room) -> None:
    room.select("Ana")
    room.editing.apply_label(PERSON)
    for edge, forward, times in (("start", False, 5), ("end", False, 5), ("start", True, 5), ("end", True, 40)):
        for _ in range(times):
            room.editing.move_edge(edge, forward)
        [(_, quote)] = room.kept()
        assert quote
    [(_, quote)] = room.kept()
    assert quote.startswith("Ana")
    assert quote.endswith("The end")


def test_without_an_annotation_there_is_nothing_to_move_or_remove(room: Room) -> None:
    asked: list[Callable[[], None]] = [
        lambda: room.editing.move_edge("start", True), room.editing.remove, room.editing.add_part,
    ]  # fmt: skip
    for ask in asked:
        room.refused.clear()
        ask()
        assert len(room.refused) == 1
    assert room.kept() == []


def test_a_part_that_overlaps_is_refused(room: Room) -> None:
    room.select("Ana Lee")
    room.editing.apply_label(PERSON)
    picked = room.editing.picked
    assert picked is not None
    room.select("Lee met")
    room.editing.add_part()
    assert room.kept() == [("PERSON", "Ana Lee")]
    assert room.refused == ["These words belong to the annotation already."]


def test_a_conflict_leaves_what_is_stored_on_the_screen(room: Room) -> None:
    room.select("Oslo")
    room.editing.apply_label(PERSON)
    stale = room.editing.picked
    assert stale is not None
    bench = room.bridge.workbench
    bench.store.apply(labelling.relabel(stale, ORG, room.editing.labels, bench.stamp()), bench.person.id)
    room.editing.annotations[stale.id] = stale
    room.editing.set_note(stale.id, "mine")
    assert room.refused == ["Nothing was changed: the annotation “Oslo” was meanwhile changed elsewhere."]
    assert room.kept() == [("ORG", "Oslo")]


def test_what_does_not_match_its_text_is_kept_off_the_screen_and_reported(qtbot: QtBot, room: Room) -> None:
    for quote in ("Oslo", "ISNA"):
        room.select(quote)
        room.editing.apply_label(ORG)
    path = room.bridge.workbench.store.path
    with closing(sqlite3.connect(path)) as raw:
        [columns] = [[row[1] for row in raw.execute("PRAGMA table_info(annotation)")]]
        assert "spans" in columns
        raw.execute("UPDATE annotation SET spans = replace(spans, 'Oslo', 'Rome')")
        raw.commit()
    with qtbot.waitSignal(room.editing.mismatched) as told:
        room.editing.open(room.article.id)
    assert [a.quote for a in room.editing.ordered] == ["ISNA"]
    [article, bad] = told.args or [None, []]
    assert article.id == room.article.id
    assert len(bad) == 1


def test_a_removed_article_cannot_be_opened(room: Room) -> None:
    from desk.actions import corpus

    assert room.editing.article is not None
    room.bridge.do(corpus.remove_articles([room.editing.article]))
    room.editing.open(room.article.id)
    assert room.refused == ["This article is not in the project any more."]
