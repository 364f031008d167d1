"""A card below the article at the first start: under whose name labels are kept, and three things to begin with."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desk.ui.theme import DARK, LIGHT

KEY_WIDTH = 56


class HintsCard(QWidget):
    """Asks nothing that must be answered: all else goes on while it is there. Invisible with nothing to say."""

    dismissed = Signal(list)
    name_kept = Signal()
    name_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, _Hint] = {}
        self._name: _Name | None = None
        self._card = QFrame(self)
        self._card.setObjectName("hints")
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(14, 8, 8, 8)
        self._column.setSpacing(2)
        around = QVBoxLayout(self)
        around.setContentsMargins(14, 6, 14, 10)
        around.addWidget(self._card)
        self.setAccessibleName(self.tr("First steps"))
        self.hide()

    def ask_name(self, name: str) -> None:
        """Tells under which name labels are kept, with buttons to keep and to change it; empty takes that away."""
        if self._name is not None:
            self._take_out(self._name)
            self._name = None
        if name:
            self._name = _Name(name, self._card)
            self._name.keep.clicked.connect(self.name_kept)
            self._name.change.clicked.connect(self.name_asked)
            self._column.insertWidget(0, self._name)
        self._settle()

    def show_hints(self, hints: Mapping[str, tuple[str, str]]) -> None:
        """The hints there are, by their names: a key as it is shown, and what it does."""
        for name in [name for name in self._rows if name not in hints]:
            self._take_out(self._rows.pop(name))
        for name, (key, text) in hints.items():
            if name not in self._rows:
                row = self._rows[name] = _Hint(key, text, self._card)
                row.close_button.clicked.connect(partial(self._dismiss, name))
                row.all_button.clicked.connect(lambda: self.dismissed.emit(list(self._rows)))
                self._column.addWidget(row)
        for row in self._rows.values():
            row.all_button.setVisible(len(self._rows) > 1 and row is next(iter(self._rows.values())))
        self._settle()

    def hints(self) -> list[str]:
        """The names of those on show."""
        return list(self._rows)

    def stops(self) -> list[QWidget]:
        """What the keyboard can reach here, in order."""
        named = [self._name.keep, self._name.change] if self._name is not None else []
        return [*named, *(stop for row in self._rows.values() for stop in (row.all_button, row.close_button))]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.PaletteChange and not self.isHidden():
            self._dress()
        super().changeEvent(event)

    def _dismiss(self, name: str, _checked: bool = False) -> None:
        had_keyboard = self._rows[name].close_button.hasFocus()
        self.dismissed.emit([name])
        if had_keyboard and self._rows:
            next(iter(self._rows.values())).close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_keyboard:
            self.left.emit()

    def _take_out(self, row: QWidget) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _settle(self) -> None:
        self.setVisible(self._name is not None or bool(self._rows))
        if not self.isHidden():
            self._dress()

    def _dress(self) -> None:
        theme = DARK if self.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
        wanted = f"""
            #hints {{ background: {theme.raised}; border: 1px solid {theme.border}; border-radius: 8px; }}
            #hints QLabel {{ background: transparent; color: {theme.text}; }}
            #hints #key {{
                background: {theme.accent_soft}; border-radius: 5px; padding: 2px 6px; font-weight: 600; }}
            #hints QToolButton {{ color: {theme.muted}; padding: 2px 8px; }}
        """
        if self._card.styleSheet() != wanted:
            self._card.setStyleSheet(wanted)


class _Row(QWidget):
    """A line of the card: words, then buttons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(10)

    def say(self, text: str) -> None:
        """Adds the words; they take what room there is."""
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.line.addWidget(label, 1)


class _Hint(_Row):
    def __init__(self, key: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        cap = QLabel(key, self)
        cap.setObjectName("key")
        cap.setTextFormat(Qt.TextFormat.PlainText)
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cap.setMinimumWidth(KEY_WIDTH)
        cap.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.line.addWidget(cap)
        self.say(text)
        self.all_button = QToolButton(self)
        self.all_button.setText(self.tr("Hide all"))
        self.all_button.setToolTip(self.tr("Hide these hints for good"))
        self.all_button.setAccessibleName(self.tr("Hide all hints for good"))
        self.close_button = QToolButton(self)
        self.close_button.setText("✕")
        self.close_button.setToolTip(self.tr("Hide this hint for good"))
        self.close_button.setAccessibleName(self.tr("Hide this hint for good: {} {}").format(key, text))
        for button in (self.all_button, self.close_button):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.line.addWidget(button)


class _Name(_Row):
    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.line.setContentsMargins(0, 0, 0, 6)
        self.say(self.tr("Labels are kept under the name “{}”.").format(name))
        self.keep = QPushButton(self.tr("Keep"), self)
        self.keep.setAccessibleName(self.tr("Keep the name {}").format(name))
        self.change = QPushButton(self.tr("Change…"), self)
        self.change.setAccessibleName(self.tr("Change the name {}").format(name))
        for button in (self.keep, self.change):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.line.addWidget(button)
