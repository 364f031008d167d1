"""The bar above the list of articles: what is looked for, in which states, in which order."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from desk.model.article import State
from desk.store.rows import Order
from desk.ui.panels.articles_model import order_shown, order_word, state_word
from desk.ui.panels.filter_box import FilterBox
from desk.ui.panels.pages import Listing


class ArticlesBar(QWidget):
    """Shows a listing and asks for others."""

    listing_asked = Signal(object)
    """The Listing that a person wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = Listing()
        self.filter = FilterBox(self.tr("Filter articles"), self.tr("Filter articles by title, outlet or file"))
        self.filter.wanted.connect(lambda text: self.listing_asked.emit(replace(self._listing, filter=text)))
        self.states_button = _menu_button(self.tr("Choose by state"))
        self.order_button = _menu_button(self.tr("Sort articles"))
        self._fill_states()
        self._fill_orders()
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.states_button)
        buttons.addStretch(1)
        buttons.addWidget(self.order_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.filter)
        layout.addLayout(buttons)
        self.setTabOrder(self.filter, self.states_button)
        self.setTabOrder(self.states_button, self.order_button)
        self.show_listing(self._listing)

    def show_listing(self, listing: Listing) -> None:
        """Says what is listed; the filter box keeps what is being typed there."""
        self._listing = listing
        states = listing.states
        self._all_states.setChecked(not states)
        for state, action in self._state_actions.items():
            action.setChecked(state in states)
        chosen = self.tr("All states") if not states else self.tr("{} states").format(len(states))
        if len(states) == 1:
            chosen = state_word(next(iter(states)))
        self.states_button.setText(f"{chosen} ▾")
        self.states_button.setAccessibleDescription(chosen)
        self._order_actions[listing.order].setChecked(True)
        self._way_actions[listing.descending].setChecked(True)
        self.order_button.setText(f"{order_shown(listing)} ▾")
        self.order_button.setAccessibleDescription(order_word(listing.order))

    def clear(self) -> None:
        """Asks for all articles."""
        self.filter.reset()
        self.listing_asked.emit(replace(self._listing, filter="", states=frozenset()))

    def _fill_states(self) -> None:
        menu = self.states_button.menu()
        self._all_states = menu.addAction(self.tr("All states"), lambda: self._ask_states(frozenset()))
        self._all_states.setCheckable(True)
        menu.addSeparator()
        self._state_actions: dict[State, QAction] = {}
        for state in State:
            action = menu.addAction(state_word(state))
            action.setCheckable(True)
            action.triggered.connect(self._states_chosen)
            self._state_actions[state] = action

    def _fill_orders(self) -> None:
        menu = self.order_button.menu()
        by, ways = QActionGroup(self), QActionGroup(self)
        self._order_actions: dict[Order, QAction] = {}
        for order in Order:
            action = menu.addAction(order_word(order))
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, o=order: self.listing_asked.emit(replace(self._listing, order=o)))
            self._order_actions[order] = by.addAction(action)
        menu.addSeparator()
        self._way_actions: dict[bool, QAction] = {}
        for descending, name in ((False, self.tr("Ascending")), (True, self.tr("Descending"))):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(
                lambda _=False, d=descending: self.listing_asked.emit(replace(self._listing, descending=d))
            )
            self._way_actions[descending] = ways.addAction(action)

    def _states_chosen(self) -> None:
        self._ask_states(frozenset(state for state, action in self._state_actions.items() if action.isChecked()))

    def _ask_states(self, states: frozenset[State]) -> None:
        everything = len(states) == len(State)
        self.listing_asked.emit(replace(self._listing, states=frozenset() if everything else states))


def _menu_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setMinimumWidth(48)
    # The text has an arrow of its own; the style's stands in the corner, away from it.
    button.setStyleSheet("QToolButton { padding-right: 9px; } QToolButton::menu-indicator { image: none; width: 0; }")
    button.setMenu(QMenu(button))
    return button
