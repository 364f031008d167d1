"""Picking a row of a list: going there, clicking it, also once more, and Return."""

from typing import ClassVar

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent

from desk.ui.panels.list_keys import ListKeys, OwnKeys


class Picking(ListKeys):
    """A list of what stands in the open article: one selected row is picked, many are only selected."""

    chosen = Signal(int)
    """A row that a person went to, clicked again or pressed Return on."""

    remove_asked = Signal()

    own_keys: ClassVar[OwnKeys] = (
        QKeySequence.StandardKey.Delete,
        QKeySequence.StandardKey.SelectAll,
    )

    _told = -1

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """One selected row is picked; many are only selected."""
        super().selectionChanged(selected, deselected)
        rows = [] if self.is_quiet else self.selected_rows()
        if len(rows) == 1:
            self._told = rows[0]
            self.chosen.emit(rows[0])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the row that is picked already picks it again."""
        self._told = -1
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return picks, Delete removes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.chosen.emit(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def pick_again(self, index: QModelIndex) -> None:
        """What Qt calls a click: tells of the row unless the press did."""
        if index.row() != self._told and self.selected_rows() == [index.row()]:
            self.chosen.emit(index.row())
