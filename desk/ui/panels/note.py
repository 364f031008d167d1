"""The box for a note, which hands over what was typed by itself and never loses it."""

import re

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

IDLE_MS = 800


class NoteEdit(QTextEdit):
    """Plain text of several lines about one thing at a time.

    `edited` brings the thing's id and the new note: on leaving the box, on Ctrl+Return, after a pause, and before
    another thing's note is shown. If what was handed over does not come back with `show_note`, because it could not be
    stored, it stays in the box and is handed over again the next time.
    """

    edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._about: str | None = None
        self._stored = ""
        self._handed_over: str | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.flush)
        self.textChanged.connect(self._typed)

    def sizeHint(self) -> QSize:
        """Three lines."""
        return QSize(200, round(QFontMetricsF(self.font()).lineSpacing() * 3 + 18))

    def minimumSizeHint(self) -> QSize:
        """As high as `sizeHint`, and as narrow as need be."""
        return QSize(80, self.sizeHint().height())

    def text(self) -> str:
        """What stands in the box. No-break spaces stay what they are, which toPlainText does not grant."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_note(self, about: str | None, note: str) -> None:
        """Shows the stored note of a thing (by id), None for none. What is being typed about the same thing stays."""
        note = re.sub("\r\n|[\r\u2028\u2029]", "\n", note)
        unsaved = self._unsaved()
        before = self._about
        self._handed_over = None
        if about != before:
            self._about = about
            self._put(note)
            if unsaved is not None and before is not None:
                self.edited.emit(before, unsaved)
            return
        if unsaved is None or unsaved == note:
            self._put(note)
        else:
            self._stored = note

    def flush(self) -> None:
        """Hands over what was not handed over yet."""
        self._idle.stop()
        unsaved = self._unsaved()
        if unsaved is not None and self._about is not None and unsaved != self._handed_over:
            self._handed_over = unsaved
            self.edited.emit(self._about, unsaved)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the box hands over, a menu above it or another window in front does not count as leaving."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._handed_over = None
            self.flush()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Return is ours while the box has the focus, whatever it is in the rest of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _hands_over(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Return hands over."""
        if _hands_over(event):
            self._handed_over = None
            self.flush()
            return
        super().keyPressEvent(event)

    def _unsaved(self) -> str | None:
        text = self.text()
        return text if text != self._stored else None

    def _put(self, note: str) -> None:
        self._idle.stop()
        if self.text() != note:
            position = self.textCursor().position()
            blocked = self.blockSignals(True)
            self.setPlainText(note)
            self.blockSignals(blocked)
            if self.hasFocus():
                cursor = self.textCursor()
                cursor.setPosition(min(position, self.document().characterCount() - 1))
                self.setTextCursor(cursor)
        # As the box has it, so that a character which Qt alters is not taken for a change.
        self._stored = self.text()

    def _typed(self) -> None:
        if self._about is not None:
            self._idle.start()


def _hands_over(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
