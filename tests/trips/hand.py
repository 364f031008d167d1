"""A person at the window: everything here is a key or the mouse, and what is asked of the window is what it shows."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.model.annotation import Annotation
from desk.ui.article.view import ArticleView
from desk.ui.dialogs.export import ExportDialog
from desk.ui.foreign import is_rtl
from desk.ui.window import Window
from tests.ui.article.screen import caret_point, click, drag, middle

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier
Key = Qt.Key

Dialog = TypeVar("Dialog", bound=QWidget)


class Hand:
    """Works at one window. Positions are code points of the open article."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot = qtbot
        self.window = window

    @property
    def view(self) -> ArticleView:
        return self.window.parts.view

    @property
    def text(self) -> str:
        return self.window.parts.editing.text

    @property
    def annotations(self) -> list[Annotation]:
        """What the window holds to be there, in text order."""
        return self.window.parts.editing.ordered

    @property
    def picked(self) -> Annotation:
        """The annotation that is picked; there has to be one."""
        found = self.window.parts.editing.picked
        assert found is not None, "nothing is picked"
        return found

    def spans(self, label: str | None = None) -> list[tuple[int, int]]:
        """Where annotations (with that label) are."""
        return [(a.start, a.end) for a in self.annotations if label is None or a.label == label]

    def stored(self) -> list[Annotation]:
        """What the file holds of the open article."""
        bridge, article = self.window.parts.bridge, self.window.parts.editing.article
        assert bridge is not None
        assert article is not None
        with bridge.workbench.store.reading() as reading:
            return sorted(reading.annotations(article.id), key=lambda a: (a.start, -a.end, a.id))

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        """Presses a key in whatever has the keyboard."""
        for _ in range(times):
            self.qtbot.keyClick(self._keyboard(), key, modifiers)

    def write(self, text: str) -> None:
        """Types into whatever has the keyboard."""
        self.qtbot.keyClicks(self._keyboard(), text)

    def _keyboard(self) -> QWidget:
        target = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        if target is self.window and not target.isActiveWindow():
            # Without a window manager nothing activates a window again when a dialog over it closes.
            target.activateWindow()
            self.qtbot.waitUntil(target.isActiveWindow)
        return target.focusWidget() or target

    def look_at(self, start: int, end: int) -> None:
        """Scrolls there."""
        self.view.reveal(start, end)

    def click(self, start: int, end: int | None = None) -> None:
        """Clicks on the middle of a stretch, or so that the caret comes to a position."""
        self.look_at(start, end or start)
        click(self.view, middle(self.view, start, end) if end else caret_point(self.view, start))
        self.view.setFocus()

    def place(self, position: int) -> None:
        """Puts the caret there with the mouse, nothing picked: beside what can be grabbed."""
        self.key(Key.Key_Escape)
        self.click(position)
        for key in (Key.Key_Left, Key.Key_Right, Key.Key_Right):
            if self.view.caret() != position:
                self.key(key)
        assert self.view.caret() == position

    def drag(self, start: int, end: int, exact: bool = False) -> None:
        """Selects with the mouse."""
        self.look_at(start, end)
        drag(self.view, caret_point(self.view, start), caret_point(self.view, end), alt=exact)

    def select(self, start: int, end: int, by_words: bool = False) -> None:
        """Selects with the keyboard, from a click on; in text from right to left, Left is onward."""
        self.place(start)
        onward, back = Key.Key_Right, Key.Key_Left
        if is_rtl(self.text[self.text.rfind("\n", 0, start) + 1 :]):
            onward, back = back, onward
        modifiers = CONTROL | SHIFT if by_words else SHIFT
        while self.view.caret() < end:
            self._step(onward, modifiers)
        while self.view.caret() > end:
            self._step(back, SHIFT)

    def _step(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        before = self.view.caret()
        self.key(key, modifiers)
        assert self.view.caret() != before, "the caret stands still"

    def undo(self) -> None:
        self.key(Key.Key_Z, CONTROL)

    def redo(self) -> None:
        self.key(Key.Key_Z, CONTROL | SHIFT)

    def command(self, name: str) -> None:
        """What choosing it in the menu does."""
        action = self.window.menus.actions[name]
        self.window.menus.refresh()
        assert action.isEnabled(), name
        action.trigger()

    def settle(self) -> None:
        """Waits until nothing runs in the background."""
        self.qtbot.waitUntil(lambda: not self.window.parts.jobs.running, timeout=20_000)

    def notice(self) -> str:
        """What the bar above the article says."""
        return self.window.parts.notice.text()

    def press(self, title: str, inside: QWidget | None = None) -> None:
        """Clicks on the button with that title."""
        owner = inside or self.window
        button = next(b for b in owner.findChildren(QPushButton) if b.text().replace("&", "") == title)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def answering(self, kind: type[Dialog], answer: Callable[[Dialog], object]) -> "Answer[Dialog]":
        """With it, the dialog of that kind that opens meanwhile is answered; it has to close by that."""
        return Answer(kind, answer)

    def take_in(self, *paths: Path) -> Any:
        """Drops files on the window and waits until they are read; gives what was reported."""
        with self.qtbot.waitSignal(self.window.parts.projects.imported, timeout=20_000) as imported:
            self.window.browsing.take_files([str(path) for path in paths])
        self.settle()
        assert imported.args is not None
        return imported.args[0]

    def export(self, path: Path) -> dict[str, Any]:
        """Ctrl+E, types the file's name, Return; gives what is in the file, which is read anew."""
        path.unlink(missing_ok=True)

        def fill_in(dialog: ExportDialog) -> None:
            field = next(box for box in dialog.findChildren(QLineEdit) if box.text().endswith(".json"))
            field.setFocus()
            self.qtbot.keyClick(field, Key.Key_A, CONTROL)
            self.qtbot.keyClicks(field, str(path))
            self.qtbot.keyClick(field, Key.Key_Return)

        exported = self.window.parts.projects.exported
        with self.qtbot.waitSignal(exported, timeout=20_000), self.answering(ExportDialog, fill_in):
            self.key(Key.Key_E, CONTROL)
        self.settle()
        found: dict[str, Any] = json.loads(path.read_bytes())
        return found


class Answer(Generic[Dialog]):
    """Waits for a dialog that stops the world, and does with it what a person would."""

    def __init__(self, kind: type[Dialog], answer: Callable[[Dialog], object]) -> None:
        self._kind, self._answer = kind, answer
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look)
        self.answered = False
        self._error: BaseException | None = None

    def __enter__(self) -> "Answer[Dialog]":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        if self._error is not None:
            raise self._error
        assert self.answered, f"no {self._kind.__name__} opened"

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if self.answered or not isinstance(dialog, self._kind) or not dialog.isVisible():
            return
        self.answered = True
        try:
            self._answer(dialog)
        except BaseException as error:  # noqa: BLE001  # it is raised again where the test waits
            self._error = error
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.reject()
            self._error = self._error or AssertionError(f"the {self._kind.__name__} did not close")


def screen_point(widget: QWidget) -> QPoint:
    """The middle of a widget, on the screen."""
    return widget.mapToGlobal(widget.rect().center())
