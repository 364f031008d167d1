"""How the parts of the import window stand beside and above each other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

EMPTY = "QLabel { border: 1px dashed palette(mid); border-radius: 8px; padding: 24px; }"


def in_line(first: Sequence[QWidget], last: Sequence[QWidget], *, widest: QWidget | None = None) -> QHBoxLayout:
    """Some at the left and some at the right; `widest` takes as much of the room between them as it may."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in first:
        line.addWidget(widget, int(widget is widest))
    line.addStretch(1)
    for widget in last:
        line.addWidget(widget)
    return line


def in_column(*parts: QWidget | QLayout, high: QWidget, on: QWidget, margin: int = 0) -> None:
    """One above the other on a widget; `high` takes the room that is left."""
    column = QVBoxLayout(on)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(10)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, int(part is high))
        else:
            column.addLayout(part)


def one_of(*widgets: QWidget) -> tuple[QWidget, QStackedLayout]:
    """A place where one of them is seen at a time, at first the first one."""
    place = QWidget()
    stack = QStackedLayout(place)
    for widget in widgets:
        stack.addWidget(widget)
    return place, stack


def beside(split: QSplitter, left: QWidget, right: QWidget) -> None:
    """A table and what it has to be wide for, at the left; what is shown of it at the right."""
    split.addWidget(left)
    split.addWidget(right)
    split.setStretchFactor(0, 5)
    split.setStretchFactor(1, 3)
    split.setSizes([840, 360])
    split.setChildrenCollapsible(False)


def as_empty_place(label: QLabel) -> None:
    """A label that stands where nothing is, and where files can be dropped."""
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setStyleSheet(EMPTY)
