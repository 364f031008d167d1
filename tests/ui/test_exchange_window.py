"""Packages out of the window, and into it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.actions.packing import export_package
from desk.actions.scheme import change_label
from desk.actions.workbench import Workbench
from desk.model.change import Change, Transaction
from desk.model.span import Span
from desk.store.store import Store
from desk.ui.exchange.feature import Exchange
from desk.ui.exchange.merging import MergeDialog
from desk.ui.exchange.packing import PackageDialog
from desk.work import Progress
from tests.builders import a_mention
from tests.trips.hand import Hand
from tests.ui.at_work import at_work, do, workbench

TEXT = "Ana Lee met Bo Ek in Oslo."


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Hand:
    return at_work(qtbot, tmp_path, TEXT, "Another text.")


def exchange(hand: Hand) -> Exchange:
    return hand.window.findChild(Exchange)


def another(hand: Hand, folder: Path, work: Callable[[Workbench], None]) -> Path:
    """What somebody else did on a copy, as a package."""
    workbench(hand).store.backup(folder / "copy.desk")
    store = Store.open(folder / "copy.desk")
    bench = Workbench(store, store.person("Cem"))
    work(bench)
    target = folder / "cem.deskpackage"
    export_package(store, target, Progress(), authors=[bench.person.id])
    store.close()
    return target


def tagging(hand: Hand, quote: str) -> Callable[[Workbench], None]:
    article = hand.window.parts.editing.article
    assert article is not None

    def work(bench: Workbench) -> None:
        bench.do(Transaction("Tag", (Change(None, a_mention(article, TEXT, quote, author=bench.person.id)),)))

    return work


def merged(hand: Hand, package: Path) -> MergeDialog:
    """The dialog once it shows what will come."""
    hand.window.browsing.take_files([str(package)])
    dialog = exchange(hand).dialog
    assert dialog is not None
    hand.settle()
    return dialog


def test_a_package_of_ones_own_work_is_written_from_the_menu(hand: Hand, tmp_path: Path) -> None:
    hand.select(0, 7)
    hand.key(Qt.Key.Key_P)
    target = tmp_path / "mine"

    def fill(dialog: PackageDialog) -> None:
        dialog.path.setText(str(target))
        hand.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)

    with hand.answering(PackageDialog, fill):
        hand.command("export_package")
    hand.settle()
    assert "1 annotation" in hand.notice()
    assert target.with_suffix(".deskpackage").exists()


def test_a_dropped_package_is_shown_first_and_then_merged(hand: Hand, tmp_path: Path) -> None:
    dialog = merged(hand, another(hand, tmp_path, tagging(hand, "Oslo")))
    assert "New: 1 mention." in dialog.head.text()
    assert hand.spans() == []
    hand.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.spans("PERSON") == [(21, 25)]
    assert not dialog.ok.isVisible()
    dialog.reject()
    hand.undo()
    assert hand.spans() == []


def test_a_merge_that_brings_nothing_says_so(hand: Hand, tmp_path: Path) -> None:
    package = another(hand, tmp_path, tagging(hand, "Oslo"))
    dialog = merged(hand, package)
    hand.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    hand.settle()
    dialog.reject()
    dialog = merged(hand, package)
    assert "nothing new" in dialog.head.text()
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_a_label_that_differs_is_asked_about(hand: Hand, tmp_path: Path) -> None:
    def rename(bench: Workbench) -> None:
        tagging(hand, "Oslo")(bench)
        with bench.store.reading() as reading:
            labels = reading.labels()
        bench.do(change_label(labels, labels["PERSON"], name="Human"))

    dialog = merged(hand, another(hand, tmp_path, rename))
    [choice] = dialog.questions.choices
    assert dialog.questions.isVisible()
    assert dialog.focusWidget() is choice
    choice.setCurrentText("Theirs")
    hand.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    hand.settle()
    dialog.reject()
    with workbench(hand).store.reading() as reading:
        assert reading.labels()["PERSON"].name == "Human"


def test_what_came_up_since_the_plan_was_shown_is_asked_too(hand: Hand, tmp_path: Path) -> None:
    def rename(bench: Workbench) -> None:
        tagging(hand, "Oslo")(bench)
        for id, name in (("PERSON", "Human"), ("ORG", "Company")):
            with bench.store.reading() as reading:
                labels = reading.labels()
            bench.do(change_label(labels, labels[id], name=name))

    package = another(hand, tmp_path, rename)
    ours = workbench(hand)
    with ours.store.reading() as reading:
        labels = reading.labels()
    do(hand, change_label(labels, labels["ORG"], name="Company"))
    dialog = merged(hand, package)
    [choice] = dialog.questions.choices
    choice.setCurrentText("Theirs")
    ours.undo()
    hand.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    hand.settle()
    [choice] = dialog.questions.choices
    assert choice.accessibleName() == "Label Organization"
    choice.setCurrentText("Theirs")
    hand.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    hand.settle()
    dialog.reject()
    with ours.store.reading() as reading:
        labels = reading.labels()
    assert (labels["PERSON"].name, labels["ORG"].name) == ("Human", "Company")


def test_a_conflict_can_be_jumped_to(hand: Hand, tmp_path: Path) -> None:
    article = hand.window.parts.editing.article
    assert article is not None
    mine = a_mention(article, TEXT, "Oslo", author=workbench(hand).person.id)
    do(hand, Transaction("Tag", (Change(None, mine),)))

    def change(bench: Workbench) -> None:
        bench.do(Transaction("Change", (Change(mine, replace(mine, note="city", modified=bench.stamp().at)),)))

    package = another(hand, tmp_path, change)
    moved = replace(mine, spans=(Span.of(TEXT, 18, 25),), modified=workbench(hand).stamp().at)
    do(hand, Transaction("Move", (Change(mine, moved),)))
    dialog = merged(hand, package)
    hand.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    hand.settle()
    assert dialog.found.text() == "1 conflict. Double-click one to go to it."
    assert len(hand.annotations) == 2
    dialog.list.itemActivated.emit(dialog.list.item(0))
    assert not dialog.isVisible()
    assert hand.picked.id == mine.id


def test_what_is_no_package_is_refused_in_a_sentence(hand: Hand, tmp_path: Path) -> None:
    package = tmp_path / "bad.deskpackage"
    package.write_bytes(b"nothing of the kind")
    dialog = merged(hand, package)
    assert dialog.head.text() == "bad.deskpackage: this file is not a Desk project."
    dialog.reject()
