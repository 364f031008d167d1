"""The box above a list that says what is looked for in it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

PAUSE_MS = 150


class FilterBox(QLineEdit):
    """Tells what is wanted when the typing pauses. Return tells at once, Escape empties the box, Down leaves it."""

    wanted = Signal(str)
    """What to look for, without blanks around it; each once."""

    left = Signal()
    """Down was pressed: on to the list."""

    def __init__(self, placeholder: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.tell)
        self.textChanged.connect(self._timer.start)

    def look_for(self, text: str) -> None:
        """Puts letters that were typed elsewhere into the box, and the caret behind them."""
        self.setFocus()
        self.setText(text)

    def reset(self) -> None:
        """Empties the box and tells nobody."""
        self.clear()
        self._timer.stop()
        self._told = ""

    def tell(self) -> None:
        """Tells what is wanted unless that was done."""
        self._timer.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.wanted.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down, Return and Escape."""
        match event.key():
            case Qt.Key.Key_Down:
                self.tell()
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.tell()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
                self.tell()
            case _:
                super().keyPressEvent(event)
