"""What keys and clicks mean in any list: which keys are its own, letters are looked for, and where its menu opens."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView as View
else:
    # A class can have only one of Qt's; the list brings it: a table or a list view.
    View = object

OwnKeys = tuple[QKeySequence.StandardKey | Qt.Key, ...]


class ListKeys(View):
    """Stands before Qt's view among the classes of a list. A row is known by its number."""

    typed = Signal(str)
    """Letters, to be looked for."""

    menu_asked = Signal(QPoint)
    """Where on the screen a menu is asked for."""

    own_keys: ClassVar[OwnKeys] = ()
    """Keys that are the list's while it has the focus, whatever the window does with them."""

    is_quiet = False
    """Whether changes of the selection are to be told to nobody."""

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Changes of the selection in here choose nothing."""
        before, self.is_quiet = self.is_quiet, True
        try:
            yield
        finally:
            self.is_quiet = before

    def selected_ranges(self) -> list[tuple[int, int]]:
        """The selected rows as pairs of first and last, both included, from the top."""
        selection = self.selectionModel().selection()
        return sorted({(part.top(), part.bottom()) for part in map(selection.at, range(selection.count()))})

    def selected_rows(self) -> list[int]:
        """The selected rows, from the top."""
        return sorted({row for first, last in self.selected_ranges() for row in range(first, last + 1)})

    def mark(self, rows: Iterable[int], current: int | None) -> None:
        """Selects these rows alone, and gives the keyboard to `current`; None leaves it where it is. Nobody is told."""
        model, selection, flags = self.model(), self.selectionModel(), QItemSelectionModel.SelectionFlag
        marked = QItemSelection()
        for row in rows:
            index = model.index(row, 0)
            marked.merge(QItemSelection(index, index), flags.Select)
        with self.quietly():
            if current is not None:
                selection.setCurrentIndex(model.index(current, 0), flags.NoUpdate)
            selection.select(marked, flags.ClearAndSelect | flags.Rows)

    def event(self, event: QEvent) -> bool:
        """Keeps its own keys from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters go to the filter; Qt's own search would read every row."""
        if search.strip():
            self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu where the mouse is, or at the current row if a key asked."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.menu_place() if by_key else event.pos()
        self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def menu_place(self) -> QPoint:
        """Where in the viewport a menu opens that a key asked for."""
        return self.visualRect(self.currentIndex()).bottomLeft()

    def _is_own(self, event: QKeyEvent) -> bool:
        return any(event.key() == key if isinstance(key, Qt.Key) else event.matches(key) for key in self.own_keys)
