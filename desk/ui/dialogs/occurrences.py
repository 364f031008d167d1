"""The preview before every occurrence is tagged: each place with its context, each can be unticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.model.label import Label
from desk.model.span import Span
from desk.ui.foreign import one_line

CONTEXT = 45
ROW_HEIGHT = 32


def context(text: str, place: Span) -> tuple[str, str]:
    """What stands before and after a place, on one line each."""
    before, after = text[max(0, place.start - CONTEXT) : place.start], text[place.end : place.end + CONTEXT]
    if place.start > CONTEXT:
        before = f"… {before.partition(' ')[2] or before}"
    if place.end + CONTEXT < len(text):
        after = f"{after.rpartition(' ')[0] or after} …"
    return before.replace("\n", " ¶ "), after.replace("\n", " ¶ ")


class _Places(QTableWidget):
    """Says which row is to be ticked or unticked: by Space, or a double click on its words. Return is the dialog's."""

    flipped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes Space in every column; Qt would take it only where the tick is."""
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            self.flipped.emit(self.currentRow())
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Beside the tick, which takes each click by itself."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != 1:
            self.flipped.emit(index.row())
        else:
            super().mouseDoubleClickEvent(event)


class OccurrencesDialog(QDialog):
    """Asks which of the places to tag; `looked_at` tells which one the person looks at."""

    looked_at = Signal(int, int)

    def __init__(self, label: Label, places: Sequence[Span], text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tag every occurrence as {}").format(label.name))
        self.resize(760, min(460, 150 + ROW_HEIGHT * len(places)))
        self._places = list(places)
        self._label = label
        heading = self._heading(one_line(places[0].text), len(places))
        self._table = _Places(len(places), 3, self)
        self._table.setAccessibleName(self.tr("Occurrences"))
        self._table.horizontalHeader().setVisible(False)
        self._table.verticalHeader().setVisible(False)
        self._table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for row, place in enumerate(places):
            self._fill(row, place, text)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        header.setSectionResizeMode(1, header.ResizeMode.Fixed)
        header.resizeSection(1, self._width_of_quotes(places))
        header.setSectionResizeMode(2, header.ResizeMode.Stretch)
        everything = QPushButton(self.tr("Tick all"), self)
        nothing = QPushButton(self.tr("Untick all"), self)
        everything.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        nothing.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._accept = self._buttons.addButton(self.tr("Tag"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._accept.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addWidget(everything)
        row_of_buttons.addWidget(nothing)
        row_of_buttons.addStretch(1)
        row_of_buttons.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(self._table)
        layout.addLayout(row_of_buttons)
        self._table.itemChanged.connect(lambda _: self._count())
        self._table.currentCellChanged.connect(lambda row, *_: self._look(row))
        self._table.flipped.connect(self._flip)
        self._table.setCurrentCell(0, 1)
        self._table.setFocus()
        self._count()

    def _width_of_quotes(self, places: Sequence[Span]) -> int:
        """Room for the widest quote in bold beside its tick, which Qt's own measure forgets once ticks are styled."""
        font = self._table.font()
        font.setBold(True)
        widest = max(QFontMetrics(font).horizontalAdvance(" ".join(place.text.split())) for place in places)
        return min(widest + 56, self.width() // 2)

    def ticked(self) -> list[Span]:
        """The places to tag."""
        return [place for row, place in enumerate(self._places) if self._is_ticked(row)]

    def _heading(self, words: str, count: int) -> QLabel:
        heading = QLabel(self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        if count == 1:
            told = self.tr("“{words}” stands in 1 place. Untick what is something else.")
        else:
            told = self.tr("“{words}” stands in {count} places. Untick what is something else.")
        heading.setText(told.format(words=words, count=count))
        heading.setWordWrap(True)
        return heading

    def _fill(self, row: int, place: Span, text: str) -> None:
        before, after = context(text, place)
        first = QTableWidgetItem(before)
        first.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        middle = QTableWidgetItem(place.text.replace("\n", " "))
        font = middle.font()
        font.setBold(True)
        middle.setFont(font)
        middle.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        middle.setFlags(middle.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        middle.setCheckState(Qt.CheckState.Checked)
        for column, item in enumerate((first, middle, QTableWidgetItem(after))):
            self._table.setItem(row, column, item)

    def _is_ticked(self, row: int) -> bool:
        item = self._table.item(row, 1)
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def _tick(self, state: Qt.CheckState) -> None:
        for row in range(self._table.rowCount()):
            item = self._table.item(row, 1)
            if item is not None:
                item.setCheckState(state)

    def _flip(self, row: int) -> None:
        item = self._table.item(row, 1)
        if item is not None:
            item.setCheckState(Qt.CheckState.Unchecked if self._is_ticked(row) else Qt.CheckState.Checked)

    def _look(self, row: int) -> None:
        if 0 <= row < len(self._places):
            self.looked_at.emit(self._places[row].start, self._places[row].end)

    def _count(self) -> None:
        count = len(self.ticked())
        self._accept.setText(self.tr("Tag {}").format(count))
        self._accept.setEnabled(count > 0)
