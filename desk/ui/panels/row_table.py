"""Tables whose rows all have one height, which is what keeps 100,000 of them as quick as ten."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desk.ui.panels.list_keys import ListKeys
from desk.ui.panels.row_look import ColumnsDelegate, RowDelegate


class RowTable(ListKeys, QTableView):
    """Whole rows are selected, one or several; nothing is edited. Who makes one sets its model, and then fits it."""

    def __init__(self, rows: RowDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setItemDelegate(rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self.fit()

    def fit(self) -> None:
        """Gives the rows the height that the letters ask for."""
        height = self._rows.row_height(self.font())
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setMinimumSectionSize(height)
            self.verticalHeader().setDefaultSectionSize(height)


class ColumnsTable(RowTable):
    """A table with a head to sort by, in which the row under the mouse is marked from edge to edge."""

    def __init__(self, rows: ColumnsDelegate, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        self._cells = rows
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Marks the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def viewportEvent(self, event: QEvent) -> bool:
        """The mouse went away."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._cells.hovered:
            self._cells.hovered = row
            self.viewport().update()
