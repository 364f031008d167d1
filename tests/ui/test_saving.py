"""What the window shows when a write fails: why, and what is stored."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desk.actions import labelling
from desk.actions.workbench import Workbench
from desk.store.check import check
from desk.store.store import Store
from desk.ui.panels.attributes import ChoiceField, TypedField
from tests.trips.hand import Hand, Key
from tests.ui.at_work import at_work, workbench

TEXT = "Ana Lee met Bo in Oslo. ISNA said that Ana Lee left."


@contextmanager
def away(project: Path) -> Iterator[None]:
    """The file is somewhere else meanwhile."""
    elsewhere = project.with_name("elsewhere")
    project.rename(elsewhere)
    try:
        yield
    finally:
        elsewhere.rename(project)


@contextmanager
def full(hand: Hand) -> Iterator[None]:
    """The file takes no more pages meanwhile, as on a full disk."""
    with closing(workbench(hand).store._engine.raw_connection()) as raw:
        connection = raw.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")
    try:
        yield
    finally:
        connection.execute("PRAGMA max_page_count=1000000")


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Hand:
    found = at_work(qtbot, tmp_path, TEXT)
    found.select(24, 28)
    found.key("o")
    found.select(39, 51)
    found.key("c")
    return found


def saved(hand: Hand) -> str:
    return hand.window.parts.status.saved.text()


def project(hand: Hand) -> Path:
    return workbench(hand).store.path


def choose(box: QComboBox, row: int) -> None:
    box.setCurrentIndex(row)
    box.activated.emit(row)


def test_everything_is_saved_as_soon_as_it_is_seen(hand: Hand) -> None:
    assert saved(hand) == "Saved"
    assert hand.window.parts.status.saved.isVisible()
    assert hand.stored() == hand.annotations


def test_without_a_project_nothing_is_said_of_saving(hand: Hand) -> None:
    hand.window.parts.projects.close()
    assert not hand.window.parts.status.saved.isVisible()


def test_a_write_that_fails_is_said_until_one_succeeds(hand: Hand) -> None:
    before = hand.annotations
    with away(project(hand)):
        hand.select(0, 7)
        hand.key("p")
        assert saved(hand).startswith("Not saved: work.desk: the file was moved")
        assert "work.desk" in hand.notice()
        assert hand.annotations == before
        hand.key("p")
        assert saved(hand).startswith("Not saved")
    hand.key("p")
    assert saved(hand) == "Saved"
    assert hand.stored() == hand.annotations
    assert len(hand.annotations) == len(before) + 1
    assert check(project(hand)) == []


def test_a_full_disk_leaves_what_is_stored(hand: Hand) -> None:
    before = hand.annotations
    with full(hand):
        for start in range(0, 52):
            hand.window.parts.editing.set_note(before[0].id, f"{start}" * 5000)
            if saved(hand) != "Saved":
                break
        assert saved(hand) == "Not saved: work.desk: the disk is full; the last change was not saved."
        assert hand.annotations == hand.stored()
    hand.undo()
    assert saved(hand) == "Saved"
    assert check(project(hand)) == []


def test_what_somebody_else_changed_is_no_failed_write(hand: Hand) -> None:
    with closing(Store.open(project(hand))) as store:
        other = Workbench(store, store.person("Bo"))
        other.do(labelling.set_note(hand.picked, "Mine.", other.stamp()))
    hand.key(Key.Key_Delete)
    assert "meanwhile changed elsewhere" in hand.notice()
    assert saved(hand) == "Saved"
    assert hand.picked.note == "Mine."
    assert hand.annotations == hand.stored()


def test_the_details_go_back_to_what_is_stored(hand: Hand) -> None:
    panel = hand.window.parts.inspector
    label = panel.label.currentText()
    choice = next(field for field in panel.form.fields.values() if isinstance(field, ChoiceField))
    typed = next(field for field in panel.form.fields.values() if isinstance(field, TypedField))
    with away(project(hand)):
        choose(panel.label, panel.label.currentIndex() + 1)
        assert panel.label.currentText() == label
        choose(choice.combo, 1)
        assert choice.combo.currentIndex() == 0
        typed.line.setFocus()
        hand.write("2024-02-03")
        hand.key(Key.Key_Return)
        assert typed.line.text() == ""
    assert hand.stored() == hand.annotations


def test_a_note_that_was_not_saved_is_not_lost(hand: Hand) -> None:
    note = hand.window.parts.inspector.note
    with away(project(hand)):
        note.setFocus()
        hand.write("Ask Bo.")
        note.flush()
        assert saved(hand).startswith("Not saved")
        assert note.text() == "Ask Bo."
    hand.view.setFocus()
    assert hand.picked.note == "Ask Bo."
    assert saved(hand) == "Saved"


def test_what_is_ticked_in_a_menu_goes_back_too(hand: Hand) -> None:
    action = hand.window.menus.actions["verdicts"]
    hand.window.menus.refresh()
    before = action.isChecked()
    with away(project(hand)):
        action.trigger()
        assert action.isChecked() is before
