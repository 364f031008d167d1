"""The claims panel: who says what in the open article, as cards in text order."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desk.ui.panels.claims_list import ClaimsList
from desk.ui.panels.claims_model import ClaimsModel
from desk.ui.panels.claims_rows import ClaimCard
from desk.ui.panels.filtered import FilteredPanel


class ClaimsPanel(FilteredPanel):
    """Lists claims. It holds no truth: what is shown is what `show_claims` said."""

    claim_picked = Signal(str)
    """A claim's id: a person chose it here. `pick` does not say so."""

    propose_asked = Signal(str)
    relate_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.model = ClaimsModel()
        self.list = ClaimsList(self.model)
        super().__init__(self.model, self.list, parent)
        self.model.setParent(self)
        self.filter.setPlaceholderText(self.tr("Filter claims"))
        self.filter.setAccessibleName(self.tr("Filter claims by source, words, type or what is known of them"))
        self.count.setAccessibleName(self.tr("Number of claims"))
        self.list.setAccessibleName(self.tr("Claims of this article"))
        self.setTabOrder(self.filter, self.list)
        self.row_picked.connect(self.claim_picked)
        self.setAccessibleName(self.tr("Claims"))
        self.tell()

    def sizeHint(self) -> QSize:
        """Room for four cards."""
        return QSize(290, 380)

    def show_claims(self, cards: Sequence[ClaimCard]) -> None:
        """These claims instead of what was shown; what was picked, selected and in sight stays so."""
        before, bar = self.kept(), self.list.verticalScrollBar()
        seen = bar.value()
        with self.list.quietly():
            anew = self.model.show_claims(cards)
        if anew:
            self.mark(before)
            self.list.doItemsLayout()
            bar.setValue(seen)
        self.tell()

    def pick(self, id: str | None) -> None:
        """Marks a claim as picked and brings it into sight; None for none. What is picked already is left alone."""
        if id != self._picked or (id is not None and id not in self.selected()):
            super().pick(id)

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

    def why_empty(self, wanted: str) -> str:
        """None that matches, or none at all."""
        none = self.tr("No claim matches “{}”.").format(wanted)
        return none if self.model.total else self.tr("No claims yet. Select what is said and press C.")
