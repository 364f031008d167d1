"""The list inside the annotations panel."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desk.ui.panels.annotations_model import AnnotationsModel
from desk.ui.panels.annotations_rows import AnnotationDelegate

OWN_KEYS = (QKeySequence.StandardKey.Delete, QKeySequence.StandardKey.SelectAll)


class AnnotationList(QTableView):
    """The list itself: one column, rows of one height."""

    chosen = Signal(int)
    """A row that a person went to, clicked again or pressed Return on."""

    typed = Signal(str)
    """Letters, to be looked for."""

    remove_asked = Signal()
    relabel_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, model: AnnotationsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._told = -1
        self._rows = AnnotationDelegate(model)
        self.setItemDelegate(self._rows)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._clicked)
        self._fit()

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Changes of the selection in here pick nothing."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def selected_rows(self) -> list[int]:
        """The selected rows, from the top."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are the list's while it has the focus, whatever the window does with them."""
        pressed = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if pressed and self._is_own(event):  # type: ignore[arg-type]  # it is a QKeyEvent
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters go to the filter; Qt's own search would read every row."""
        if search.strip():
            self.typed.emit(search)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """One selected row is picked; many are only selected."""
        super().selectionChanged(selected, deselected)
        if self._quiet:
            return
        rows = self.selected_rows()
        if len(rows) == 1:
            self._told = rows[0]
            self.chosen.emit(rows[0])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the row that is picked already picks it again."""
        self._told = -1
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return picks, Delete removes, F2 asks for another label."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.chosen.emit(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.remove_asked.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.relabel_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu where the mouse is, or at the current row if a key asked."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(self.currentIndex()).bottomLeft() if by_key else event.pos()
        self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self._fit()

    @staticmethod
    def _is_own(event: QKeyEvent) -> bool:
        return any(event.matches(key) for key in OWN_KEYS) or event.key() == Qt.Key.Key_F2

    def _fit(self) -> None:
        height = self._rows.row_height(self.font())
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setMinimumSectionSize(height)
            self.verticalHeader().setDefaultSectionSize(height)

    def _clicked(self, index: QModelIndex) -> None:
        if index.row() != self._told and self.selected_rows() == [index.row()]:
            self.chosen.emit(index.row())
