"""The list inside the claims panel."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desk.ui.panels.claims_cards import ClaimDelegate
from desk.ui.panels.claims_model import ClaimsModel

_OWN_KEYS = (QKeySequence.StandardKey.Delete, QKeySequence.StandardKey.SelectAll)


class ClaimsList(QListView):
    """Cards of one height, one below the other."""

    chosen = Signal(str)
    """A claim that a person went to, clicked or pressed Return on."""

    typed = Signal(str)
    """Letters, to be looked for."""

    remove_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, model: ClaimsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = model
        self._quiet = False
        self._told: str | None = None
        self.setItemDelegate(ClaimDelegate(self))
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._clicked)

    def selected(self) -> list[str]:
        """The selected claims by id, in the list's order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [id for row in rows if (id := self._cards.id_at(row)) is not None]

    def mark(self, ids: list[str]) -> None:
        """Selects these claims, and nobody is told."""
        rows = [row for id in ids if (row := self._cards.place(id)) is not None]
        selection = QItemSelection()
        for row in rows:
            index = self._cards.index(row, 0)
            selection.merge(QItemSelection(index, index), QItemSelectionModel.SelectionFlag.Select)
        with self.quietly():
            if rows:
                current = self._cards.index(rows[0], 0)
                self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Changes of the selection in here choose nothing."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are the list's while it has the focus, whatever the window does with them."""
        pressed = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if pressed and any(event.matches(key) for key in _OWN_KEYS):  # type: ignore[attr-defined]  # it is a QKeyEvent
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters go to the filter."""
        if search.strip():
            self.typed.emit(search)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """One selected card is chosen; many are only selected."""
        super().selectionChanged(selected, deselected)
        ids = [] if self._quiet else self.selected()
        if len(ids) == 1:
            self._told = ids[0]
            self.chosen.emit(ids[0])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the card that is chosen already chooses it again."""
        self._told = None
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses, Delete removes."""
        current = self._cards.id_at(self.currentIndex().row())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if current is not None:
                self.chosen.emit(current)
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu where the mouse is, or at the current card if a key asked."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
        self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def _clicked(self, index: QModelIndex) -> None:
        id = self._cards.id_at(index.row())
        if id != self._told and id is not None and self.selected() == [id]:
            self.chosen.emit(id)
