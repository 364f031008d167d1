"""The list inside the claims panel."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desk.ui.panels.claims_cards import ClaimDelegate
from desk.ui.panels.claims_model import ClaimsModel
from desk.ui.panels.picking import Picking


class ClaimsList(Picking, QListView):
    """Cards of one height, one below the other."""

    def __init__(self, model: ClaimsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(ClaimDelegate(self))
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self.pick_again)

    def menu_place(self) -> QPoint:
        """In the middle of the current card."""
        return self.visualRect(self.currentIndex()).center()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()
