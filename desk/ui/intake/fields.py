"""The fields of what is selected: what they hold, where that came from, and what may be taken with a click."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desk.ui.foreign import isolated, one_line, plain_tooltip
from desk.ui.intake.elided import ElidedLabel
from desk.ui.intake.words import field_titles

ALWAYS = ("title", "outlet", "author", "published", "language")
"""What is shown even where it holds nothing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a field shows: its value, whether several articles differ in it, where it came from, what is offered.

    `offered` are pairs of a value and why it was not taken; `asked` says in a sentence what is to be chosen, where that
    is not the origin.
    """

    value: str = ""
    differs: bool = False
    origin: str = ""
    offered: Sequence[tuple[str, str]] = field(default=())
    asked: str = ""


class Fields(QWidget):
    """One line for each field; `changed` tells which one was given what."""

    changed = Signal(str, str)
    refitted = Signal()
    """They need more or less room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, _Row] = {}
        self._more = QPushButton(self.tr("More fields"))
        self._more.setFlat(True)
        self._more.setAutoDefault(False)
        self._more.setCheckable(True)
        self._more.toggled.connect(lambda _: self._show_rows())
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (name, title) in enumerate(field_titles().items()):
            row = self._rows[name] = _Row(title)
            label = QLabel(title)
            label.setBuddy(row.edit)
            row.label = label
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row, at, 1)
            label.setContentsMargins(0, 5, 0, 0)
            row.typed.connect(lambda value, name=name: self.changed.emit(name, value))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.addLayout(grid)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()

    def event(self, event: QEvent) -> bool:
        """Tells when rows have come or gone, and lines have wrapped."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.refitted.emit()
        return done

    def show_fields(self, shown: Mapping[str, Shown]) -> None:
        """Shows values by field."""
        for name, row in self._rows.items():
            row.show_value(shown.get(name, Shown()))
        self._show_rows()

    def enter(self) -> None:
        """The keyboard goes to the first field."""
        edit = self._rows["title"].edit
        edit.setFocus()
        edit.selectAll()

    def edit_of(self, name: str) -> QLineEdit:
        """The box of a field."""
        return self._rows[name].edit

    def offers_of(self, name: str) -> list[QPushButton]:
        """The buttons below a field."""
        return self._rows[name].buttons

    def _show_rows(self) -> None:
        every = self._more.isChecked()
        for name, row in self._rows.items():
            seen = every or name in ALWAYS or row.is_filled
            row.setVisible(seen)
            row.label.setVisible(seen)
        self._more.setText(self.tr("Fewer fields") if every else self.tr("More fields"))


class _Edit(QLineEdit):
    """A line in which keys mean what is typed as long as something is; then they are the window's."""

    def event(self, event: QEvent) -> bool:
        """Undo and redo are for what was done in the window, once what is typed here holds."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.isModified():
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(undo) or event.matches(redo):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what is typed, and only without that is the window's."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            while self.isUndoAvailable() and self.isModified():
                self.undo()
            self.setModified(False)
            self.selectAll()
        else:
            super().keyPressEvent(event)


class _Row(QWidget):
    typed = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.buttons: list[QPushButton] = []
        self.edit = _Edit()
        self.edit.setAccessibleName(title)
        self.edit.editingFinished.connect(self._finish)
        self._origin = ElidedLabel()
        self._origin.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._offers = QHBoxLayout()
        self._offers.setSpacing(6)
        self._offers.addStretch()
        self.is_filled = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.edit)
        layout.addWidget(self._origin)
        layout.addLayout(self._offers)

    def show_value(self, shown: Shown) -> None:
        """Shows what the field holds."""
        if self.edit.text() != shown.value or not self.edit.hasFocus():
            self.edit.setText(shown.value)
            self.edit.setCursorPosition(0)
        self.edit.setModified(False)
        waiting = bool(shown.offered) and not shown.value
        hint = self.tr("Nothing was taken: choose below") if waiting else ""
        self.edit.setPlaceholderText(self.tr("Several values") if shown.differs else hint)
        origin = isolated(one_line(shown.origin))
        suggested = self.tr("A suggestion, from {}").format(origin) if waiting and origin else origin
        self._origin.setText(shown.asked or suggested)
        # Why a person has to choose is to be read in full; where a value came from need not be.
        self._origin.setWordWrap(waiting)
        self._origin.setToolTip(plain_tooltip(shown.origin) if shown.origin else "")
        self._origin.setVisible(bool(shown.asked or shown.origin))
        self.is_filled = bool(shown.value or shown.offered)
        for button in self.buttons:
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for value, why in shown.offered:
            self._offer(value, why)

    def _offer(self, value: str, why: str) -> None:
        button = QPushButton(self.tr("Use {}").format(isolated(one_line(value)[:40]).replace("&", "&&")))
        button.setAutoDefault(False)
        button.setToolTip(plain_tooltip(f"{value}\n{why}"))
        button.clicked.connect(lambda _=False, value=value: self.typed.emit(value))
        self._offers.insertWidget(len(self.buttons), button)
        QWidget.setTabOrder(self.buttons[-1] if self.buttons else self.edit, button)
        self.buttons.append(button)

    def _finish(self) -> None:
        if self.edit.isModified():
            self.edit.setModified(False)
            self.typed.emit(self.edit.text().strip())
