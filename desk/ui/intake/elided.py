"""A label of one line that says with an ellipsis where it has no room for all of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """Plain text; takes what width there is, and asks for none. Where it wraps, it shows everything."""

    def __init__(self, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode, self._all = mode, ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        """All of it, also what is not seen."""
        return self._all

    def setText(self, text: str) -> None:
        """Shows as much of it as there is room for."""
        self._all = text
        self._fit()

    def setWordWrap(self, on: bool) -> None:
        """Wraps, or elides."""
        super().setWordWrap(on)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same with more or less room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self._all
        if not self.wordWrap():
            shown = QFontMetricsF(self.font()).elidedText(shown, self._mode, self.width())
        if shown != super().text():
            super().setText(shown)
