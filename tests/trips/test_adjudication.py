"""Two analysts code an article blind, a third person opens it, adjudicates by keys and exports what came of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desk.model.review import gold
from desk.ui.adjudicate.own import OwnDialog
from desk.ui.adjudicate.setup import SetupDialog
from desk.ui.adjudicate.window import AdjudicateWindow
from desk.ui.agreement.window import AgreementWindow
from tests.trips.hand import CONTROL, SHIFT, Hand, Key

Sit = Callable[..., Hand]

ISNA, HEYDARI, IRAQI, DEPUTY = (533, 562), (621, 636), (681, 686), (726, 745)


def tag(hand: Hand, place: tuple[int, int], key: str) -> None:
    hand.select(*place, by_words=True)
    hand.key(key)
    hand.key(Key.Key_Escape)


def code(hand: Hand, marks: list[tuple[tuple[int, int], str]]) -> None:
    for place, key in marks:
        tag(hand, place, key)


def agree(box: QMessageBox) -> None:
    next(button for button in box.findChildren(QPushButton) if button.text() == "Open").click()


def window_of(kind: type[Any]) -> Any:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind))


def test_two_code_blind_and_a_third_adjudicates(
    sit: Sit, leave: Callable[[Hand], None], sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    project = tmp_path / "two.desk"
    hand = sit(project, person="Ana")
    hand.take_in(sample)
    hand.command("code_blind")
    code(hand, [(ISNA, "O"), (HEYDARI, "P"), (IRAQI, "N"), (DEPUTY, "P")])
    leave(hand)

    hand = sit(project, person="Ben")
    assert hand.annotations == []
    code(hand, [(ISNA, "O"), (HEYDARI, "G"), (DEPUTY, "P")])
    assert len(hand.annotations) == 3
    leave(hand)

    hand = sit(project, person="Cleo")
    assert hand.annotations == []
    # Between whom, then whether to open what is coded blind.
    with hand.answering(SetupDialog, lambda dialog: dialog.ok.click()), hand.answering(QMessageBox, agree):
        hand.command("adjudicate")
    hand.settle()
    window = window_of(AdjudicateWindow)
    qtbot.waitExposed(window)
    assert len(hand.annotations) == 7
    assert [sorted(window.docket.case(n).differences) for n in range(4)] == [[], ["label"], ["missing"], []]

    def press(key: Any, modifiers: Any = None) -> None:
        if not window.isActiveWindow():
            # Without a window manager nothing activates a window again when a dialog over it closes.
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
        target = window.focusWidget() or window
        qtbot.keyClick(target, key, modifiers) if modifiers else qtbot.keyClick(target, key)

    press(Key.Key_A, SHIFT)
    assert window.docket.left == 2
    assert window.docket.known.people == ["Ana", "Ben"]
    press(Key.Key_Left)
    with hand.answering(OwnDialog, relabelled):
        press(Key.Key_O)
    assert window.head.count.text() == "4 of 4 settled"
    press(Key.Key_Z, CONTROL)
    assert window.head.count.text() == "3 of 4 settled"
    press(Key.Key_Z, CONTROL | SHIFT)
    window.close()

    bridge = hand.window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        (article,) = reading.every_article()
        found = gold(reading.annotations(article.id), reading.reviewed(article.id).decisions)
    assert [((each.start, each.end), each.label) for each in found] == [
        (ISNA, "ORG"), (HEYDARI, "PERSON"), (IRAQI, "GPE"), (DEPUTY, "PERSON"),
    ]  # fmt: skip
    document = hand.export(tmp_path / "out.json")
    decisions = document["articles"][0]["decisions"]
    assert len(decisions) == 7
    assert {each["verdict"] for each in decisions} == {"accept", "amend", "reject"}
    assert all(each["reason"].startswith("adjudicated: ") for each in decisions)
    assert sum(each["reason"] == "adjudicated: Ana and Ben agree" for each in decisions) == 4

    hand.command("agreement")
    figures = window_of(AgreementWindow)
    qtbot.waitUntil(lambda: figures.outcome is not None and not figures.job.busy)
    assert dict(zip(figures.outcome.people, figures.outcome.found.report.made["mentions"], strict=True)) == {
        "Ana": 4, "Ben": 3,
    }  # fmt: skip
    figures.close()
    hand.settle()


def relabelled(dialog: OwnDialog) -> None:
    dialog.label.setCurrentIndex(dialog.label.findData("GPE"))
    dialog.label.activated.emit(dialog.label.currentIndex())
    dialog.accept()
