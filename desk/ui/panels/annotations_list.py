"""The list inside the annotations panel."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desk.ui.panels.annotations_model import AnnotationsModel
from desk.ui.panels.annotations_rows import AnnotationDelegate
from desk.ui.panels.list_keys import OwnKeys
from desk.ui.panels.picking import Picking
from desk.ui.panels.row_table import RowTable


class AnnotationList(Picking, RowTable):
    """The list itself: one column, rows of one height."""

    relabel_asked = Signal()

    own_keys: ClassVar[OwnKeys] = (*Picking.own_keys, Qt.Key.Key_F2)

    def __init__(self, model: AnnotationsModel, parent: QWidget | None = None) -> None:
        super().__init__(AnnotationDelegate(model), parent)
        self.setModel(model)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self.pick_again)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 asks for another label."""
        if event.key() == Qt.Key.Key_F2:
            self.relabel_asked.emit()
        else:
            super().keyPressEvent(event)
