"""Review's plain keys where a value was just chosen in the details, so that one need not go back to the text first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from desk.ui.commands import Command
from desk.ui.textkeys import STRONG, name_of

_LISTS_OWN = ("Return", "Shift+Return", "Esc")


class KeysBeside(QObject):
    """Listens to the lists of choices in `place` once they have the keyboard, while `on` says so.

    Lines that are typed in keep all their keys, and so does a list that is open.
    """

    def __init__(self, place: QWidget, on: Callable[[], bool], commands: Callable[[], Sequence[Command]]) -> None:
        super().__init__(place)
        self._place, self._on, self._commands = place, on, commands
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys that review has."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or not self._on():
            return False
        name = name_of(event)
        if event.modifiers() & STRONG or not name or name in _LISTS_OWN:
            return False
        for command in self._commands():
            if command.pressed and command.keys[:1] == (name,) and command.when():
                command.run()
                return True
        return False

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QComboBox) and not now.isEditable() and self._place.isAncestorOf(now) and self._on():
            # Installing a filter again only moves it to the front.
            now.installEventFilter(self)
