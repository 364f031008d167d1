"""The articles panel: every article of the project, to be found, sorted and opened."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desk.model.annotation import Annotation
from desk.model.article import Article, State
from desk.model.change import Transaction
from desk.store.rows import Order
from desk.ui.dropped import local_files
from desk.ui.panels.articles_bar import ArticlesBar
from desk.ui.panels.articles_list import ArticleList, DropZone, EmptyList
from desk.ui.panels.articles_model import ArticlesModel, state_word
from desk.ui.panels.pages import Listing

if TYPE_CHECKING:
    from desk.store.store import Store

SETTLE_MS = 60
"""Counts and states in the list follow an action by this much, so that they never hold it up."""

MOST_RESELECTED = 50


class ArticlesPanel(QWidget):
    """Lists the articles of a store, once `use` gave it one. What it shows is read from there, never kept."""

    article_opened = Signal(str)
    """An article's id: a person chose it here, by mouse or key, or `open_next` or `open_previous` did."""

    text_asked = Signal()
    """Return or a double click: whoever opened the article now wants to be in its text."""

    import_asked = Signal()
    paste_asked = Signal()
    remove_asked = Signal(list)
    details_asked = Signal(str)
    state_asked = Signal(list, str)
    files_dropped = Signal(list)
    failed = Signal(object)
    """A StoreError: the list cannot be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: str | None = None
        self._current_row = 0
        self._neighbours: tuple[str | None, str | None] | None = None
        self._stale: set[str] = set()
        self._reload_due = False
        self.model = ArticlesModel(self)
        self.model.failed.connect(self.failed)
        self._settle_timer = QTimer(self)
        self._settle_timer.setSingleShot(True)
        self._settle_timer.setInterval(SETTLE_MS)
        self._settle_timer.timeout.connect(self._settle)
        self.bar = ArticlesBar()
        self.list = ArticleList(self.model)
        self.list.setAccessibleName(self.tr("Articles"))
        self.empty = EmptyList()
        self.count = QLabel()
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.count.setAccessibleName(self.tr("Number of articles"))
        self._zone = DropZone(self)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Articles"))
        self._after_reload()

    def sizeHint(self) -> QSize:
        """A dock of comfortable width."""
        return QSize(310, 560)

    def selected(self) -> list[str]:
        """The selected articles in the list's order."""
        return self._selected_ids()

    def current(self) -> str | None:
        """The article that was opened here last or selected by `select`, also while a filter hides it."""
        return self._current

    def use(self, store: "Store | None") -> None:
        """Lists another project's articles from now on; None lists nothing. The order stays, filters do not."""
        self._current, self._neighbours, self._current_row = None, None, 0
        self._stale.clear()
        self._reload_due = False
        self._settle_timer.stop()
        self.bar.filter.reset()
        with self.list.quietly():
            self.model.use(store, replace(self.model.listing, filter="", states=frozenset()))
        self._after_reload()
        self.list.scrollToTop()

    def select(self, id: str | None) -> None:
        """Makes an article the current one and brings it into sight, without opening it; None for none."""
        self._current, self._neighbours = id, None
        row = self.model.place(id) if id is not None else None
        self._select_row(row)
        if row is not None:
            self._current_row = row
            self.list.scrollTo(self.model.index(row, 0))

    def open_next(self) -> str | None:
        """Opens the article after the current one (the first if there is none); None at the end of the list."""
        return self._open_beside(1)

    def open_previous(self) -> str | None:
        """Opens the article before the current one; None at the beginning of the list."""
        return self._open_beside(-1)

    def order_state(self) -> str:
        """What the list is sorted by, for `restore_order`."""
        listing = self.model.listing
        return f"{listing.order.value} {'descending' if listing.descending else 'ascending'}"

    def restore_order(self, state: str) -> None:
        """Sorts as `order_state` said; anything else changes nothing."""
        order, _, direction = state.partition(" ")
        if order in {known.value for known in Order} and direction in ("ascending", "descending"):
            self.sort(Order(order), direction == "descending")

    def sort(self, order: Order, descending: bool = False) -> None:
        """Sorts the list."""
        self._show(replace(self.model.listing, order=order, descending=descending))

    def refresh(self) -> None:
        """Reads the list anew; selection, current article and what is in sight stay."""
        self._settle_timer.stop()
        self._stale.clear()
        self._reload_due = False
        chosen = self._selected_ids(MOST_RESELECTED)
        top = self.list.verticalScrollBar().value()
        self.model.reload()
        self._after_reload()
        self._reselect(chosen)
        self.list.verticalScrollBar().setValue(top)

    def take(self, transaction: Transaction) -> None:
        """Follows what was done: at once where articles came or went, a moment later where they only changed."""
        came_or_went = False
        for change in transaction.changes:
            value = change.value
            if isinstance(value, Annotation):
                self._stale.add(value.article)
            elif isinstance(value, Article):
                self._stale.add(value.id)
                before, after = change.before, change.after
                came_or_went |= not (
                    isinstance(before, Article) and isinstance(after, Article) and before.removed == after.removed
                )
        if self.model.disturbs(transaction):
            self._remember_neighbours()
            self._reload_due = True
        if came_or_went or (self._reload_due and not self._stale):
            self.refresh()
        elif self._stale:
            self._settle_timer.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the panel."""
        if local_files(event.mimeData()):
            self._zone.setGeometry(self.rect())
            self._zone.raise_()
            self._zone.show()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._zone.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are to be imported."""
        self._zone.hide()
        paths = local_files(event.mimeData())
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.files_dropped.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The drop zone covers the panel."""
        super().resizeEvent(event)
        self._zone.setGeometry(self.rect())

    def menu(self) -> QMenu:
        """The menu of the selected articles. Which they are is only asked when something is to be done with them."""
        count = sum(last - first + 1 for first, last in self.list.selected_ranges())
        menu = QMenu(self)
        if count == 1:
            menu.addAction(self.tr("Open"), lambda: self._open(self.selected()[0]))
            menu.addAction(self.tr("Details…"), lambda: self.details_asked.emit(self.selected()[0]))
        if count:
            states = menu.addMenu(self.tr("Set state"))
            for state in State:
                states.addAction(state_word(state), partial(self._ask_state, state))
            menu.addSeparator()
        menu.addAction(self.tr("Paste as an article…"), self.paste_asked.emit)
        menu.addAction(self.tr("Import files…"), self.import_asked.emit)
        if count:
            menu.addSeparator()
            many = self.tr("Remove {} articles").format(self.locale().toString(count))
            menu.addAction(self.tr("Remove") if count == 1 else many, self._ask_removal)
        return menu

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.bar)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.count)
        self.setTabOrder(self.bar.order_button, self.list)

    def _connect(self) -> None:
        self.list.chosen.connect(self._open_row)
        self.list.text_asked.connect(self.text_asked)
        self.list.paste_asked.connect(self.paste_asked)
        self.bar.listing_asked.connect(self._show)
        self.bar.filter.left.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.typed.connect(self.bar.filter.look_for)
        self.list.remove_asked.connect(self._ask_removal)
        self.list.menu_asked.connect(self._open_menu)
        self.list.sort_asked.connect(self.sort)
        self.empty.import_asked.connect(self.import_asked)
        self.empty.paste_asked.connect(self.paste_asked)
        self.empty.clear_asked.connect(self._clear_filters)

    def _clear_filters(self) -> None:
        self.bar.clear()
        self.bar.filter.setFocus()

    def _show(self, listing: Listing) -> None:
        self._neighbours = None
        chosen = self._selected_ids(MOST_RESELECTED)
        self.model.show_listing(listing)
        self._after_reload()
        self._reselect(chosen)
        current = self.model.place(self._current) if self._current else None
        if current is None:
            self.list.scrollToTop()
        else:
            self.list.scrollTo(self.model.index(current, 0), ArticleList.ScrollHint.PositionAtCenter)

    def _after_reload(self) -> None:
        listing, total = self.model.listing, self.model.rowCount()
        self.bar.show_listing(listing)
        shown = self.locale().toString(total)
        self.count.setText(self.tr("1 article") if total == 1 else self.tr("{} articles").format(shown))
        self.count.setVisible(total > 0)
        if not total:
            self.empty.explain(self.model.has_project, self.model.project_is_empty(), listing.filter)
        self._stack.setCurrentWidget(self.list if total else self.empty)

    def _reselect(self, ids: Iterable[str]) -> None:
        row = self.model.place(self._current) if self._current else None
        if row is not None:
            self._current_row = row
        rows = [found for id in ids if (found := self.model.place(id)) is not None]
        self._select_row(row, rows)

    def _select_row(self, row: int | None, others: Iterable[int] = ()) -> None:
        self.list.mark([*([row] if row is not None else []), *others], row)

    def _selected_ids(self, most: int | None = None) -> list[str]:
        """The selected articles in the list's order; none where there are more than `most`."""
        ranges = self.list.selected_ranges()
        if most is not None and sum(last - first + 1 for first, last in ranges) > most:
            return []
        rows = (number for first, last in ranges for number in range(first, last + 1))
        return [id for number in rows if (id := self.model.id_at(number)) is not None]

    def _open_row(self, row: int) -> None:
        id = self.model.id_at(row)
        if id is not None:
            self._current, self._current_row, self._neighbours = id, row, None
            self.article_opened.emit(id)

    def _open(self, id: str) -> None:
        self.select(id)
        self.article_opened.emit(id)

    def _open_beside(self, step: int) -> str | None:
        target = self._beside(step)
        if target is not None:
            self._open(target)
        return target

    def _beside(self, step: int) -> str | None:
        row = self.model.place(self._current) if self._current else None
        if self._neighbours is not None and row != self._current_row:
            # The article moved or left the list through what was done to it; go on where it stood.
            before, after = self._neighbours
            remembered = after if step > 0 else before
            if remembered is not None and self.model.place(remembered) is not None:
                return remembered
        if self._current is None:
            return self.model.id_at(0 if step > 0 else self.model.rowCount() - 1)
        if row is None:
            return self.model.id_at(min(self._current_row, self.model.rowCount()) + (step if step < 0 else 0))
        return self.model.id_at(row + step)

    def _remember_neighbours(self) -> None:
        if self._neighbours is not None or self._current is None:
            return
        row = self.model.place(self._current)
        if row is not None:
            self._current_row = row
            self._neighbours = (self.model.id_at(row - 1), self.model.id_at(row + 1))

    def _settle(self) -> None:
        if self._reload_due or not self.model.update_rows(self._stale):
            place = self._current_row
            self.refresh()
            if self._neighbours is not None:
                self._current_row = place
        self._stale.clear()

    def _ask_removal(self) -> None:
        ids = self._selected_ids()
        if ids:
            self.remove_asked.emit(ids)

    def _ask_state(self, state: State) -> None:
        ids = self._selected_ids()
        if ids:
            self.state_asked.emit(ids, state.value)

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
