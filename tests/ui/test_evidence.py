from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.model.annotation import Claim
from desk.model.claim import Bearing, Evidence
from desk.ui.dialogs.evidence import EvidenceDialog
from tests.trips.hand import ALT, CONTROL, Answer, Hand
from tests.ui.at_work import at_work, workbench

ONE = "ISNA said the drills will start in May. Soldiers were seen on Monday near Erbil."
TWO = "In June the drills were postponed, ISNA wrote."
Key = Qt.Key


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Hand:
    found = at_work(qtbot, tmp_path, ONE, TWO, titles=("One", "Two"))
    found.command("verdicts")
    return found


def claim(hand: Hand) -> Claim:
    start = hand.text.index("the drills")
    hand.view.select_raw(start, hand.text.index("."))
    hand.key("C")
    hand.key(Key.Key_Escape)
    made = next(each for each in hand.annotations if isinstance(each, Claim))
    hand.view.pick(made.id)
    return made


def evidence(hand: Hand, id: str) -> tuple[Evidence, ...]:
    with workbench(hand).store.reading() as reading:
        found = reading.annotation_by_id(id)
    assert isinstance(found, Claim)
    return found.evidence


def select(hand: Hand, quote: str) -> None:
    start = hand.text.index(quote)
    hand.view.select_raw(start, start + len(quote))


def test_verdicts_are_switched_for_the_project_and_can_be_undone(hand: Hand) -> None:
    project = hand.window.parts.editing.project
    assert project is not None
    assert project.verdicts
    made = claim(hand)
    assert "verdict" in hand.window.parts.inspector.form.fields
    hand.command("verdicts")
    assert workbench(hand).store.project().verdicts is False
    assert "verdict" not in hand.window.parts.inspector.form.fields
    hand.undo()
    assert workbench(hand).store.project().verdicts is True
    assert hand.picked.id == made.id


def test_selected_words_are_evidence_for_the_picked_claim(hand: Hand) -> None:
    made = claim(hand)
    select(hand, "Soldiers were seen")
    hand.view.pick(made.id, reveal=False)
    hand.window.parts.inspector.evidence.buttons["selection"].click()
    (found,) = evidence(hand, made.id)
    assert (found.bearing, found.article) == (Bearing.SUPPORTS, made.article)
    assert found.span is not None
    assert found.span.text == "Soldiers were seen"
    assert hand.window.parts.inspector.evidence.rows.count() == 1


def test_words_of_another_article_are_evidence_for_the_claim_that_was_marked(hand: Hand) -> None:
    made = claim(hand)
    hand.key("R")
    hand.key(Key.Key_PageDown, CONTROL)
    select(hand, "the drills were postponed")
    hand.key("J", ALT)
    (found,) = evidence(hand, made.id)
    assert found.article != made.article
    hand.key(Key.Key_PageUp, CONTROL)
    hand.view.pick(made.id)
    listed = hand.window.parts.inspector.evidence.rows
    assert "Two" in str(listed.item(0).data(Qt.ItemDataRole.AccessibleTextRole))
    listed.setFocus()
    listed.setCurrentRow(0)
    hand.key(Key.Key_Return)
    assert hand.text == TWO
    assert hand.view.selection() == (8, 33)


def test_a_web_address_has_bearing_date_and_note_and_can_be_changed(hand: Hand, qtbot: QtBot) -> None:
    made = claim(hand)

    def write(dialog: EvidenceDialog) -> None:
        assert not dialog.ok.isEnabled()
        qtbot.keyClicks(dialog.url, "https://example.org/a")
        qtbot.keyClicks(dialog.date, "June")
        assert not dialog.ok.isEnabled()
        dialog.date.clear()
        qtbot.keyClicks(dialog.date, "2019-06")
        qtbot.keyClicks(dialog.note, "says so")
        dialog.refutes.setChecked(True)
        dialog.accept()

    with Answer(EvidenceDialog, write):
        hand.window.parts.inspector.evidence.buttons["url"].click()
        qtbot.waitUntil(lambda: bool(evidence(hand, made.id)))
    wanted = Evidence(bearing=Bearing.REFUTES, url="https://example.org/a", date="2019-06", note="says so")
    assert evidence(hand, made.id) == (wanted,)
    listed = hand.window.parts.inspector.evidence.rows
    listed.setCurrentRow(0)
    qtbot.keyClick(listed, Key.Key_Space)
    assert evidence(hand, made.id)[0].bearing is Bearing.SUPPORTS

    def change(dialog: EvidenceDialog) -> None:
        dialog.note.clear()
        dialog.accept()

    with Answer(EvidenceDialog, change):
        qtbot.keyClick(listed, Key.Key_F2)
        qtbot.waitUntil(lambda: evidence(hand, made.id)[0].note == "")
    listed.setCurrentRow(0)
    qtbot.keyClick(listed, Key.Key_Delete)
    assert evidence(hand, made.id) == ()
    assert not listed.isVisible()


def test_without_a_claim_or_words_it_says_what_is_missing(hand: Hand) -> None:
    hand.view.pick(None)
    hand.window.evidence.add_selection()
    assert "Pick a claim" in hand.window.parts.status.currentMessage()
    claim(hand)
    hand.window.evidence.add_selection()
    assert "Select the words" in hand.window.parts.status.currentMessage()
