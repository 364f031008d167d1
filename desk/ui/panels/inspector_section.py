"""A part of the details panel with a heading, buttons to add to it, and a list."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desk.ui.panels.articles_rows import small_font
from desk.ui.panels.inspector_rows import RowList


class Section(QWidget):
    """`add_asked` brings the name of the button that was pressed."""

    add_asked = Signal(str)

    def __init__(self, title: str, buttons: tuple[tuple[str, str, str], ...], parent: QWidget | None = None) -> None:
        """`buttons` are names with what stands on them and their tooltip."""
        super().__init__(parent)
        self.rows = RowList(title)
        self.buttons: dict[str, QToolButton] = {}
        self._title = QLabel(title)
        self._title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        for name, words, hint in buttons:
            button = QToolButton()
            button.setText(words)
            button.setToolTip(hint)
            button.setAccessibleName(hint)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, name=name: self.add_asked.emit(name))
            head.addWidget(button)
            self.buttons[name] = button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.rows)
        self._dress()

    def set_title(self, title: str) -> None:
        """Another heading."""
        self._title.setText(title)
        self.rows.setAccessibleName(title)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_title"):
            self._dress()

    def _dress(self) -> None:
        font = small_font(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        for button in self.buttons.values():
            button.setFont(small_font(self.font()))
