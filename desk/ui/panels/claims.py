"""The claims panel: who says what in the open article, as cards in text order."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedLayout, QVBoxLayout, QWidget

from desk.ui.panels.claims_list import ClaimsList
from desk.ui.panels.claims_model import ClaimsModel
from desk.ui.panels.claims_rows import ClaimCard
from desk.ui.panels.filter_box import FilterBox


class ClaimsPanel(QWidget):
    """Lists claims. It holds no truth: what is shown is what `show_claims` said."""

    claim_picked = Signal(str)
    """A claim's id: a person chose it here. `pick` does not say so."""

    remove_asked = Signal(list)
    propose_asked = Signal(str)
    relate_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picked: str | None = None
        self.model = ClaimsModel(self)
        self.filter = FilterBox(
            self.tr("Filter claims"), self.tr("Filter claims by source, words, type or what is known of them")
        )
        self.count = QLabel()
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.count.setAccessibleName(self.tr("Number of claims"))
        self.list = ClaimsList(self.model)
        self.list.setAccessibleName(self.tr("Claims of this article"))
        self.empty = QLabel()
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.empty.setWordWrap(True)
        self.empty.setMargin(16)
        self._lay_out()
        self.filter.wanted.connect(self._filter)
        self.filter.left.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.typed.connect(self.filter.look_for)
        self.list.chosen.connect(self._choose)
        self.list.remove_asked.connect(self._ask_remove)
        self.list.menu_asked.connect(self._open_menu)
        self.setAccessibleName(self.tr("Claims"))
        self._tell()

    def sizeHint(self) -> QSize:
        """Room for four cards."""
        return QSize(290, 380)

    def show_claims(self, cards: Sequence[ClaimCard]) -> None:
        """These claims instead of what was shown; what was picked, selected and in sight stays so."""
        before, bar = self.list.selected(), self.list.verticalScrollBar()
        seen = bar.value()
        with self.list.quietly():
            anew = self.model.show_claims(cards)
        if anew:
            self._restore(before)
            self.list.doItemsLayout()
            bar.setValue(seen)
        self._tell()

    def pick(self, id: str | None) -> None:
        """Marks a claim as picked and brings it into sight; None for none. What is picked already is left alone."""
        if id == self._picked and (id is None or id in self.selected()):
            return
        self._picked = id
        row = self.model.place(id) if id is not None else None
        self.list.mark([id] if id is not None else [])
        if row is not None:
            self.list.scrollTo(self.model.index(row, 0))

    def selected(self) -> list[str]:
        """The selected claims by id, in the list's order."""
        return self.list.selected()

    def menu_for(self, ids: list[str]) -> QMenu:
        """The menu of these claims."""
        menu = QMenu(self)
        if len(ids) == 1:
            id = ids[0]
            menu.addAction(self.tr("Show in the text"), lambda: self.claim_picked.emit(id))
            menu.addAction(self.tr("Propose who says it"), lambda: self.propose_asked.emit(id))
            menu.addAction(self.tr("Relate to…"), lambda: self.relate_asked.emit(id))
            menu.addSeparator()
        many = self.tr("Remove {} claims").format(len(ids))
        menu.addAction(self.tr("Remove") if len(ids) == 1 else many, lambda: self.remove_asked.emit(ids))
        return menu

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.filter, 1)
        head.addWidget(self.count)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(self._stack, 1)
        self.setTabOrder(self.filter, self.list)

    def _filter(self, wanted: str) -> None:
        before = self.list.selected()
        with self.list.quietly():
            self.model.set_filter(wanted)
        self._restore(before)
        self._tell()

    def _restore(self, before: list[str]) -> None:
        self.list.mark(before or ([self._picked] if self._picked is not None else []))

    def _choose(self, id: str) -> None:
        self._picked = id
        self.claim_picked.emit(id)

    def _ask_remove(self) -> None:
        ids = self.selected()
        if ids:
            self.remove_asked.emit(ids)

    def _open_menu(self, place: QPoint) -> None:
        ids = self.selected()
        if ids:
            menu = self.menu_for(ids)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _tell(self) -> None:
        total, matching = self.model.total, self.model.rowCount()
        shown = self.locale().toString
        some = self.tr("{} of {}").format(shown(matching), shown(total))
        self.count.setText(shown(total) if matching == total else some)
        self.count.setVisible(total > 0)
        if not matching:
            none = self.tr("No claim matches “{}”.").format(self.filter.text().strip())
            self.empty.setText(none if total else self.tr("No claims yet. Select what is said and press C."))
        self._stack.setCurrentWidget(self.list if matching else self.empty)
