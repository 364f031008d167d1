"""Every control has a name for those who do not see it, and Tab comes to all of them and round again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.dialogs.bug import BugDialog
from desk.ui.tabbing import stops_in
from tests.trips.hand import SHIFT, Hand, Key
from tests.ui.at_work import at_work

TEXT = "Ana Lee met Bo in Oslo. ISNA said that Ana Lee left. Ana Lee is back."
MODAL = ["export", "edit_labels", "paste_article", "details", "preferences"]
WINDOWS = ["keys", "entities", "ledger"]
POPUPS = ["commands", "label_palette"]
MOST_STOPS = 80


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Hand:
    found = at_work(qtbot, tmp_path, TEXT, "Another article.", titles=["One", "Two"])
    found.select(39, 51)
    found.key("c")
    found.key(Key.Key_Escape)
    found.select(0, 7)
    found.key("p")
    found.window.activateWindow()
    qtbot.waitUntil(found.window.isActiveWindow)
    found.view.setFocus()
    return found


def nameless(window: QWidget) -> list[str]:
    """The controls of a window that Tab comes to and that have no name."""
    found = []
    for widget in stops_in(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def walk(window: QWidget, press: Callable[[QWidget], object], stops: list[QWidget]) -> list[QWidget]:
    """Where the keyboard comes to, from the first of these stops on until it is there again."""
    stops[0].setFocus()
    seen: list[QWidget] = []
    for _ in range(MOST_STOPS):
        here = window.focusWidget()
        if here is None or here in seen:
            break
        seen.append(here)
        press(here)
    return seen


def left_out(qtbot: QtBot, window: QWidget) -> list[str]:
    """The stops that Tab does not come to; radio buttons are one stop, the arrows do the rest."""
    stops = [stop for stop in stops_in(window) if not isinstance(stop, QRadioButton)]
    found = walk(window, lambda here: qtbot.keyClick(here, Key.Key_Tab), stops)
    back = walk(window, lambda here: qtbot.keyClick(here, Key.Key_Tab, SHIFT), stops)
    return [
        f"{type(stop).__name__} {stop.accessibleName()!r}" for stop in stops if stop not in found or stop not in back
    ]


@pytest.mark.parametrize("pick", ["mention", "claim", "nothing"])
def test_the_main_window_is_named_and_walked(hand: Hand, qtbot: QtBot, pick: str) -> None:
    hand.view.pick(None)
    if pick != "nothing":
        hand.view.pick(hand.annotations[0 if pick == "mention" else 1].id)
    hand.window.menus.actions["find"].trigger()
    for name, dock in hand.window.parts.docks.items():
        dock.raise_()
        QApplication.processEvents()
        assert nameless(dock) == [], name
    assert nameless(hand.window) == []


def test_tab_goes_from_the_details_to_the_articles_and_back(hand: Hand, qtbot: QtBot) -> None:
    parts = hand.window.parts
    stops: list[str] = []
    parts.articles.list.setFocus()
    for _ in range(MOST_STOPS):
        stops.append(type(QApplication.focusWidget()).__name__)
        QApplication.focusWidget().focusNextPrevChild(True)
        if parts.articles.list.hasFocus():
            break
    assert parts.articles.list.hasFocus()
    wanted = ["ArticleList", "ArticleView", "LabelList", "QTabBar", "AnnotationList", "CalmCombo", "NoteEdit"]
    assert [stop for stop in stops if stop in wanted][:7] != []
    places = [stops.index(stop) for stop in wanted]
    assert places == sorted(places)
    assert stops.count("EntityButton") == 1
    back: list[str] = []
    for _ in range(len(stops)):
        QApplication.focusWidget().focusNextPrevChild(False)
        back.append(type(QApplication.focusWidget()).__name__)
    assert back == stops[:0:-1] + stops[:1]


def test_the_tools_are_one_stop_and_the_arrows_walk_them(hand: Hand, qtbot: QtBot) -> None:
    toolbar = hand.window.parts.toolbar
    [undo] = stops_in(toolbar)
    undo.setFocus()
    qtbot.keyClick(undo, Key.Key_Right)
    assert QApplication.focusWidget() is not undo
    assert QApplication.focusWidget().parent() is toolbar
    assert stops_in(toolbar) == [QApplication.focusWidget()]
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert QApplication.focusWidget().parent() is not toolbar


@pytest.mark.parametrize("name", MODAL)
def test_every_dialog_is_named_and_walked(hand: Hand, qtbot: QtBot, name: str) -> None:
    def look(dialog: QDialog) -> None:
        qtbot.waitExposed(dialog)
        assert nameless(dialog) == []
        assert left_out(qtbot, dialog) == []
        dialog.reject()

    with hand.answering(QDialog, look):
        hand.command(name)


@pytest.mark.parametrize("name", WINDOWS)
def test_every_other_window_is_named_and_walked(hand: Hand, qtbot: QtBot, name: str) -> None:
    before = set(QApplication.topLevelWidgets())
    hand.command(name)
    window = next(w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible())
    qtbot.waitExposed(window)
    hand.settle()
    assert nameless(window) == []
    assert left_out(qtbot, window) == []
    window.close()


@pytest.mark.parametrize("name", POPUPS)
def test_every_palette_is_named(hand: Hand, qtbot: QtBot, name: str) -> None:
    hand.command(name)
    palette = QApplication.activePopupWidget()
    assert palette is not None
    assert palette.accessibleName()
    assert nameless(palette) == []
    palette.close()


def test_the_preview_of_occurrences_is_named_and_walked(hand: Hand, qtbot: QtBot) -> None:
    def look(dialog: QDialog) -> None:
        assert nameless(dialog) == []
        assert left_out(qtbot, dialog) == []
        dialog.reject()

    hand.place(2)
    with hand.answering(QDialog, look):
        hand.key("P", SHIFT)


def test_the_report_of_an_error_is_named(qtbot: QtBot) -> None:
    dialog = BugDialog(ValueError("no"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert nameless(dialog) == []


def test_focus_is_seen_on_every_kind_of_control(hand: Hand, qtbot: QtBot) -> None:
    unseen = []
    for widget in stops_in(hand.window):
        if isinstance(widget, QComboBox):
            widget.setEnabled(True)
        widget.clearFocus()
        hand.window.parts.status.setFocus()
        QApplication.processEvents()
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.grab().toImage() == without:
            unseen.append(f"{type(widget).__name__} {widget.accessibleName()!r}")
    assert unseen == []
