"""The line at the foot of the label editor that says what happened or why not, and offers a way out."""

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStyle, QWidget


class Notice(QWidget):
    """Says one thing at a time, also to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do: Callable[[], object] | None = None
        self._icon = QLabel()
        self.words = QLabel()
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._act)
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 0, 12, 0)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self.words)
        layout.addWidget(self.button)
        layout.addStretch()
        self.clear()

    def say(self, words: str) -> None:
        """Something was done."""
        self._show(words, QStyle.StandardPixmap.SP_MessageBoxInformation, "", None)

    def warn(self, words: str, offer: str = "", do: Callable[[], object] | None = None) -> None:
        """Something was not done; the button named `offer` does what can be done instead."""
        self._show(words, QStyle.StandardPixmap.SP_MessageBoxWarning, offer, do)

    def clear(self) -> None:
        """Nothing to say."""
        self._do = None
        for part in (self._icon, self.words, self.button):
            part.hide()
        self.words.setText("")

    def _show(self, words: str, icon: QStyle.StandardPixmap, offer: str, do: Callable[[], object] | None) -> None:
        self._do = do
        side = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        self._icon.setPixmap(self.style().standardIcon(icon).pixmap(side))
        # A line that wraps asks for far less width than there is, so only a long one wraps, in all the room.
        wraps = self.words.fontMetrics().horizontalAdvance(words) > self.width() * 0.6
        self.words.setWordWrap(wraps)
        self._layout.setStretchFactor(self.words, int(wraps))
        self.words.setText(words)
        self.button.setText(offer)
        self._icon.show()
        self.words.show()
        self.button.setVisible(bool(offer))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _act(self) -> None:
        do = self._do
        self.clear()
        if do is not None:
            do()
