from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.model.annotation import Claim, Mention
from desk.model.change import Change, Transaction
from desk.model.relation import Relation
from desk.ui.dialogs.palette import DETAIL_ROLE
from desk.ui.dialogs.register_palette import EntityPalette
from desk.ui.lines import lines_of
from tests.trips.hand import ALT, CONTROL, SHIFT, Hand
from tests.ui.at_work import an_entity, at_work, do, workbench

ONE = "ISNA said the drills will start in May. Rudaw said the drills will not start. Heydari is a member of the army."
TWO = "In June the drills were postponed, ISNA wrote."
Key = Qt.Key


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Hand:
    return at_work(qtbot, tmp_path, ONE, TWO, titles=("One", "Two"))


def claim(hand: Hand, quote: str) -> Claim:
    start = hand.text.index(quote)
    hand.view.select_raw(start, start + len(quote))
    hand.key("C")
    hand.key(Key.Key_Escape)
    hand.view.select_raw(start, start)
    made = next(a for a in hand.annotations if isinstance(a, Claim) and a.quote == quote)
    hand.view.pick(made.id)
    return made


def mention(hand: Hand, quote: str, key: str = "P", link: bool = True) -> Mention:
    start = hand.text.index(quote)
    hand.view.select_raw(start, start + len(quote))
    hand.key(key)
    if link:
        hand.key("I", SHIFT)
    made = hand.picked
    assert isinstance(made, Mention)
    return made


def relations(hand: Hand) -> list[Relation]:
    with workbench(hand).store.reading() as reading:
        return reading.relations()


def rows(role: int = int(Qt.ItemDataRole.DisplayRole)) -> list[str]:
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, EntityPalette)
    return [str(palette._model.index(row, 0).data(role)) for row in range(palette._model.rowCount())]


def said(hand: Hand) -> str:
    return hand.window.parts.status.currentMessage()


def test_two_claims_are_related_by_r_and_r_and_return(hand: Hand) -> None:
    first, second = claim(hand, "the drills will start in May"), claim(hand, "the drills will not start")
    hand.view.pick(first.id)
    hand.key("R")
    assert "go to the other end" in said(hand)
    hand.view.pick(second.id)
    hand.key("R")
    assert rows() == ["Same claim", "Supports", "Contradicts", "Updates"]
    hand.write("contra")
    assert rows() == ["Contradicts"]
    hand.key(Key.Key_Return)
    (made,) = relations(hand)
    assert (made.label, made.source, made.target) == ("contradicts", first.id, second.id)
    assert made.article == first.article
    assert hand.window.parts.relating.first is None
    hand.undo()
    assert relations(hand) == []


def test_what_is_related_already_is_last_and_cannot_be_chosen_again(hand: Hand) -> None:
    first, second = claim(hand, "the drills will start in May"), claim(hand, "the drills will not start")
    hand.window.parts.relating.relate(first.id, second.id)
    hand.key(Key.Key_Return)
    hand.window.parts.relating.relate(second.id, first.id)
    assert rows()[-1] == "Same claim"
    assert rows(DETAIL_ROLE)[-1] == "related so already"
    hand.write("same")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    assert [relation.label for relation in relations(hand)] == ["same_claim"]


def test_a_claim_and_an_entity_are_related_in_the_direction_that_is_allowed(hand: Hand) -> None:
    entity = mention(hand, "ISNA", "O")
    hand.key("R")
    made = claim(hand, "the drills will not start")
    assert hand.window.parts.relating.first is not None
    hand.key("R", ALT)
    assert rows() == ["Object", "Addressee"]
    hand.key(Key.Key_Return)
    (relation,) = relations(hand)
    assert (relation.label, relation.source, relation.target) == ("object", made.id, entity.entity)


def test_entities_are_related_through_their_mentions(hand: Hand) -> None:
    army = mention(hand, "the army", "O")
    heydari = mention(hand, "Heydari")
    hand.key("R")
    hand.view.pick(army.id)
    hand.key("R")
    assert rows()[0] == "Member of"
    hand.key(Key.Key_Return)
    (relation,) = relations(hand)
    assert (relation.source, relation.target, relation.article) == (heydari.entity, army.entity, None)


def test_a_mention_must_be_linked_before_it_is_related(hand: Hand) -> None:
    mention(hand, "Heydari", link=False)
    hand.key("R")
    assert "not linked" in said(hand)
    assert hand.window.parts.relating.first is None


def test_escape_forgets_the_first_end_and_keeps_the_pick(hand: Hand) -> None:
    first = claim(hand, "the drills will not start")
    hand.key("R")
    hand.key(Key.Key_Escape)
    assert hand.window.parts.relating.first is None
    assert hand.picked.id == first.id


def test_the_first_end_is_remembered_in_the_next_article_and_the_row_leads_back(hand: Hand, qtbot: QtBot) -> None:
    first = claim(hand, "the drills will start in May")
    hand.key("R")
    hand.key(Key.Key_PageDown, CONTROL)
    second = claim(hand, "the drills were postponed")
    hand.key("R")
    hand.write("updates")
    hand.key(Key.Key_Return)
    (made,) = relations(hand)
    assert (made.source, made.target, made.article) == (first.id, second.id, first.article)
    listed = hand.window.parts.inspector.relations.rows
    assert listed.count() == 1
    listed.setFocus()
    listed.setCurrentRow(0)
    hand.key(Key.Key_Return)
    assert hand.text == ONE
    assert hand.picked.id == first.id
    assert hand.view.hasFocus()


def test_a_relation_is_removed_in_the_list(hand: Hand) -> None:
    first, second = claim(hand, "the drills will start in May"), claim(hand, "the drills will not start")
    hand.window.parts.relating.relate(first.id, second.id)
    hand.key(Key.Key_Return)
    listed = hand.window.parts.inspector.relations.rows
    listed.setFocus()
    listed.setCurrentRow(0)
    hand.key(Key.Key_Delete)
    assert relations(hand) == []
    assert len(hand.annotations) == 2


def test_dragging_from_one_to_the_other_asks_the_same(hand: Hand) -> None:
    first, second = claim(hand, "the drills will start in May"), claim(hand, "the drills will not start")
    hand.view.relate_asked.emit(second.id, first.id)
    hand.key(Key.Key_Return)
    (made,) = relations(hand)
    assert (made.source, made.target) == (second.id, first.id)


def test_lines_show_all_relations_or_those_of_what_is_picked(hand: Hand, qtbot: QtBot) -> None:
    first, second = claim(hand, "the drills will start in May"), claim(hand, "the drills will not start")
    hand.window.parts.relating.relate(first.id, second.id)
    hand.key(Key.Key_Return)
    heydari, army = mention(hand, "Heydari"), mention(hand, "the army", "O")
    hand.window.parts.relating.relate(heydari.id, army.id)
    hand.key(Key.Key_Return)
    overlay = hand.view._layers.overlay
    assert overlay.relations == ()
    hand.view.pick(None)
    hand.key("R", CONTROL)
    qtbot.waitUntil(lambda: len(overlay.relations) == 2)
    hand.view.pick(army.id)
    qtbot.waitUntil(lambda: [(line.source, line.target) for line in overlay.relations] == [(heydari.id, army.id)])
    hand.undo()
    qtbot.waitUntil(lambda: overlay.relations == ())
    hand.key("R", CONTROL)
    qtbot.waitUntil(lambda: overlay.relations == ())


def test_a_line_takes_hold_of_the_nearest_mention_and_names_what_is_elsewhere(hand: Hand) -> None:
    made = claim(hand, "the drills will start in May")
    entity = an_entity("ISNA", "ORG")
    do(hand, Transaction("Make", (Change(None, entity),)))
    relation = Relation(
        id="r",
        article=made.article,
        label="object",
        source=made.id,
        target=entity.id,
        author="a",
        created="",
        modified="",
    )
    annotations = {made.id: hand.picked}
    (line,) = lines_of([relation], annotations, hand.window.parts.editing.labels, {entity.id: "ISNA"}, None)
    assert (line.source, line.target, line.target_text, line.label) == (made.id, entity.id, "ISNA", "Object")
    assert lines_of([relation], {}, {}, {}, None) == []
