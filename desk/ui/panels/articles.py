"""The articles panel: every article of the project, to be found, sorted and opened."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk.model.annotation import Annotation
from desk.model.article import Article, State
from desk.model.change import Transaction
from desk.store.rows import Order
from desk.ui.panels.articles_list import ArticleList, DropZone, EmptyList
from desk.ui.panels.articles_model import ArticlesModel, order_word, state_word
from desk.ui.panels.pages import Listing

if TYPE_CHECKING:
    from desk.store.store import Store

FILTER_MS = 150
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
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter articles"))
        self.filter.setAccessibleName(self.tr("Filter articles by title, outlet or file"))
        self.filter.setClearButtonEnabled(True)
        self.filter.installEventFilter(self)
        self._filter_timer = self._timer(FILTER_MS, self._apply_filter)
        self._settle_timer = self._timer(SETTLE_MS, self._settle)
        self.filter.textChanged.connect(self._filter_timer.start)
        self.states_button = self._menu_button(self.tr("Choose by state"))
        self.order_button = self._menu_button(self.tr("Sort articles"))
        self.list = ArticleList(self.model)
        self.list.setAccessibleName(self.tr("Articles"))
        self.empty = EmptyList()
        self.count = QLabel()
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.count.setAccessibleName(self.tr("Number of articles"))
        self._zone = DropZone(self)
        self._fill_menus()
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
        self.filter.clear()
        self._filter_timer.stop()
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the filter box: Down goes to the list, Return filters at once, Escape empties the box."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down:
                    self._apply_filter()
                    self.list.setFocus(Qt.FocusReason.TabFocusReason)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._apply_filter()
                    return True
                case Qt.Key.Key_Escape if self.filter.text():
                    self.filter.clear()
                    self._apply_filter()
                    return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the panel."""
        if _files(event):
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
        paths = _files(event)
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

    def _timer(self, ms: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(run)
        return timer

    def _menu_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setMinimumWidth(48)
        # The text has an arrow of its own; the style's stands in the corner, away from it.
        button.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")
        button.setMenu(QMenu(button))
        return button

    def _fill_menus(self) -> None:
        states = self.states_button.menu()
        self._all_states = states.addAction(self.tr("All states"), lambda: self._show_states(frozenset()))
        self._all_states.setCheckable(True)
        states.addSeparator()
        self._state_actions: dict[State, QAction] = {}
        for state in State:
            action = states.addAction(state_word(state))
            action.setCheckable(True)
            action.triggered.connect(self._states_chosen)
            self._state_actions[state] = action
        orders = self.order_button.menu()
        by, ways = QActionGroup(self), QActionGroup(self)
        self._order_actions: dict[Order, QAction] = {}
        for order in Order:
            action = orders.addAction(order_word(order))
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, o=order: self.sort(o, self.model.listing.descending))
            self._order_actions[order] = by.addAction(action)
        orders.addSeparator()
        self._way_actions: dict[bool, QAction] = {}
        for descending, name in ((False, self.tr("Ascending")), (True, self.tr("Descending"))):
            action = orders.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, d=descending: self.sort(self.model.listing.order, d))
            self._way_actions[descending] = ways.addAction(action)

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.states_button)
        buttons.addStretch(1)
        buttons.addWidget(self.order_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.filter)
        layout.addLayout(buttons)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.count)
        self.setTabOrder(self.filter, self.states_button)
        self.setTabOrder(self.states_button, self.order_button)
        self.setTabOrder(self.order_button, self.list)

    def _connect(self) -> None:
        self.list.chosen.connect(self._open_row)
        self.list.text_asked.connect(self.text_asked)
        self.list.paste_asked.connect(self.paste_asked)
        self.list.typed.connect(self._type_ahead)
        self.list.remove_asked.connect(self._ask_removal)
        self.list.menu_asked.connect(self._open_menu)
        self.list.sort_asked.connect(self.sort)
        self.empty.import_asked.connect(self.import_asked)
        self.empty.paste_asked.connect(self.paste_asked)
        self.empty.clear_asked.connect(self._clear_filters)

    def _type_ahead(self, letters: str) -> None:
        self.filter.setFocus()
        self.filter.setText(letters)

    def _apply_filter(self) -> None:
        self._filter_timer.stop()
        wanted = self.filter.text().strip()
        if wanted != self.model.listing.filter:
            self._show(replace(self.model.listing, filter=wanted))

    def _states_chosen(self) -> None:
        self._show_states(frozenset(state for state, action in self._state_actions.items() if action.isChecked()))

    def _show_states(self, states: frozenset[State]) -> None:
        everything = len(states) == len(State)
        self._show(replace(self.model.listing, states=frozenset() if everything else states))

    def _clear_filters(self) -> None:
        self.filter.clear()
        self._filter_timer.stop()
        self._show(replace(self.model.listing, filter="", states=frozenset()))
        self.filter.setFocus()

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
        self._all_states.setChecked(not listing.states)
        for state, action in self._state_actions.items():
            action.setChecked(state in listing.states)
        one = next(iter(listing.states), None)
        some = self.tr("{} states").format(len(listing.states))
        chosen = self.tr("All states") if one is None else state_word(one) if len(listing.states) == 1 else some
        self.states_button.setText(f"{chosen} ▾")
        self.states_button.setAccessibleDescription(chosen)
        self._order_actions[listing.order].setChecked(True)
        self._way_actions[listing.descending].setChecked(True)
        self.order_button.setText(f"{self.model.order_shown()} ▾")
        self.order_button.setAccessibleDescription(order_word(listing.order))
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
        with self.list.quietly():
            selection = self.list.selectionModel()
            picked = QItemSelection()
            for number in [*([row] if row is not None else []), *others]:
                index = self.model.index(number, 0)
                picked.merge(QItemSelection(index, index), QItemSelectionModel.SelectionFlag.Select)
            if row is not None:
                selection.setCurrentIndex(self.model.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            selection.select(picked, flags)

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


def _files(event: QDropEvent) -> list[str]:
    """The local files and folders that are dragged."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [str(Path(url.toLocalFile())) for url in urls if url.isLocalFile() and url.toLocalFile()]
