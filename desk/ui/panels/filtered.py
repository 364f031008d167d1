"""A panel that lists what the open article has: a filter above, and a sentence where there is nothing to list."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedLayout, QVBoxLayout, QWidget

from desk.ui.panels.empty import empty_hint
from desk.ui.panels.filter_box import FilterBox
from desk.ui.panels.picking import Picking


class Listed(Protocol):
    """The rows that a filter leaves, each of which may have an id."""

    @property
    def total(self) -> int: ...  # noqa: D102  # how many there are
    @property
    def matching(self) -> int: ...  # noqa: D102  # how many of them the filter leaves
    def set_filter(self, wanted: str) -> None: ...  # noqa: D102
    def id_at(self, row: int) -> str | None: ...  # noqa: D102
    def place(self, id: str) -> int | None: ...  # noqa: D102
    def index(self, row: int, column: int) -> QModelIndex: ...  # noqa: D102


class FilteredPanel(QWidget):
    """Keeps what is picked and selected while rows come, go and move; what they are is the panel's own."""

    row_picked = Signal(str)
    """An id: a person chose it here. `pick` does not say so."""

    remove_asked = Signal(list)

    def __init__(self, model: Listed, rows: Picking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picked: str | None = None
        self._model = model
        self._rows = rows
        self.filter = FilterBox("", "")
        self.count = QLabel()
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.empty = empty_hint()
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.head.addWidget(self.filter, 1)
        self.head.addWidget(self.count)
        self._stack = QStackedLayout()
        self._stack.addWidget(rows)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(self.head)
        layout.addLayout(self._stack, 1)
        self.filter.wanted.connect(self._filter)
        self.filter.left.connect(lambda: rows.setFocus(Qt.FocusReason.TabFocusReason))
        rows.typed.connect(self.filter.look_for)
        rows.chosen.connect(self._choose)
        rows.remove_asked.connect(lambda: self.ask(self.remove_asked))
        rows.menu_asked.connect(self._open_menu)

    def pick(self, id: str | None) -> None:
        """Marks one as picked and brings it into sight; None for none."""
        self._picked = id
        row = self._model.place(id) if id is not None else None
        self._rows.mark([row] if row is not None else [], row)
        if row is not None:
            self._rows.scrollTo(self._model.index(row, 0))

    def selected(self) -> list[str]:
        """The selected ones by id, in the list's order."""
        return [id for row in self._rows.selected_rows() if (id := self._model.id_at(row)) is not None]

    def menu_for(self, ids: list[str]) -> QMenu:
        """The menu of these."""
        raise NotImplementedError

    def why_empty(self, wanted: str) -> str:
        """What is said where nothing is listed, while these words are looked for."""
        raise NotImplementedError

    def ask(self, signal: SignalInstance) -> None:
        """Asks something of those that are selected, if any are."""
        ids = self.selected()
        if ids:
            signal.emit(ids)

    def tell(self) -> None:
        """Says how many there are, and why where none is listed."""
        total, matching = self._model.total, self._model.matching
        shown = self.locale().toString
        some = self.tr("{} of {}").format(shown(matching), shown(total))
        self.count.setText(shown(total) if matching == total else some)
        self.count.setVisible(total > 0)
        if not matching:
            self.empty.setText(self.why_empty(self.filter.text().strip()))
        self._stack.setCurrentWidget(self._rows if matching else self.empty)

    @contextmanager
    def keeping_pick(self) -> Iterator[None]:
        """Rows may come, go and move in here; nothing is picked by that, and what was selected or picked stays so."""
        before = self.kept()
        with self._rows.quietly():
            yield
            if self.selected() != before:
                self.mark(before)

    def kept(self) -> list[str]:
        """What is selected, else what is picked."""
        return self.selected() or ([self._picked] if self._picked is not None else [])

    def mark(self, ids: list[str]) -> None:
        """Selects these, of which some may not be listed, and tells nobody."""
        rows = [row for id in ids if (row := self._model.place(id)) is not None]
        self._rows.mark(rows, rows[0] if rows else None)

    def _filter(self, wanted: str) -> None:
        with self.keeping_pick():
            self._model.set_filter(wanted)
        self.tell()

    def _choose(self, row: int) -> None:
        id = self._model.id_at(row)
        if id is not None:
            self._picked = id
            self.row_picked.emit(id)

    def _open_menu(self, place: QPoint) -> None:
        ids = self.selected()
        if ids:
            menu = self.menu_for(ids)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)
