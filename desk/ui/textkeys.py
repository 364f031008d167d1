"""Plain keys pressed in the article: labels' keys, and those commands of the table that are given by such a key."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from desk.model.scheme import RESERVED_KEYS
from desk.ui.article.view import ArticleView
from desk.ui.commands import Command
from desk.ui.editing import Editing

_NAMED = {
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Return",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Backspace: "Delete",
}
_SHIFTED = ("Return", "Tab")
STRONG = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
RULING = "Review"
"""Keys of this menu win over labels and over other commands. They can only be given while reviewing."""


def name_of(event: QKeyEvent) -> str:
    """A pressed key as the table of commands writes it: `C`, `Shift+I`, `Return`, `+`; empty for a lone modifier."""
    key = Qt.Key(event.key())
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if key in _NAMED:
        name = _NAMED[key]
        return f"Shift+{name}" if name in _SHIFTED and (shifted or key is Qt.Key.Key_Backtab) else name
    if event.text() == "+":
        return "+"
    return ("Shift+" if shifted else "") + letter_of(event).upper() if letter_of(event) else ""


def letter_of(event: QKeyEvent) -> str:
    """The letter, digit or sign on a key, whatever Shift makes of it where the layout tells."""
    key = event.key()
    if Qt.Key.Key_Exclam <= key <= Qt.Key.Key_AsciiTilde:
        return chr(key)
    return event.text() if event.text().isprintable() else ""


class TextKeys(QObject):
    """Listens to one view. A label's own key wins over a command's, but for the keys that no label may have."""

    def __init__(self, view: ArticleView, editing: Editing, commands: Sequence[Command]) -> None:
        super().__init__(view)
        self._view, self._editing = view, editing
        self._commands: defaultdict[str, list[Command]] = defaultdict(list)
        for command in sorted(commands, key=lambda each: each.menu != RULING):
            if command.pressed and command.keys:
                self._commands[command.keys[0]].append(command)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys that mean something here; all others go their way."""
        if not isinstance(event, QKeyEvent) or watched is not self._view:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # Tab and Escape would else be taken by whatever shortcut there is.
            if not event.modifiers() & STRONG and self._command(event) is not None:
                event.accept()
            return False
        return event.type() == QEvent.Type.KeyPress and self._on_key(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & STRONG or self._editing.article is None:
            return False
        command = self._command(event)
        if command is not None:
            command.run()
            return True
        label = self._editing.label_for_key(letter_of(event)) or self._editing.label_for_key(event.text())
        if label is None:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._editing.find_occurrences(label)
        else:
            self._editing.apply_label(label)
        return True

    def _command(self, event: QKeyEvent) -> Command | None:
        """The command that this key gives now, if any."""
        name = name_of(event)
        command = next((each for each in self._commands.get(name, ()) if each.when()), None)
        if command is None or command.menu == RULING:
            return command
        taken = self._editing.label_for_key(name.removeprefix("Shift+"))
        return command if taken is None or name in RESERVED_KEYS else None
