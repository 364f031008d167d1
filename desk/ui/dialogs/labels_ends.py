"""What a relation label goes between, as boxes to tick in the label editor."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desk.model.label import ENDS

Ends = tuple[tuple[str, str], ...]


class EndsBoxes(QWidget):
    """A box for each of ENDS; a pair that has none, such as one from another program, is kept."""

    ends_chosen = Signal(object)
    """All pairs that are to be allowed, a tuple."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._others: Ends = ()
        titles = (self.tr("C&laim to claim"), self.tr("&Entity to entity"), self.tr("Cla&im to entity"))
        self.boxes = {pair: QCheckBox(title) for pair, title in zip(ENDS, titles, strict=True)}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for box in self.boxes.values():
            box.setToolTip(self.tr("Relations that are there already stay, whatever you change here."))
            box.clicked.connect(self._say)
            layout.addWidget(box)

    def show_ends(self, ends: Ends) -> None:
        """Ticks these pairs and no others."""
        self._others = tuple(pair for pair in ends if pair not in self.boxes)
        for pair, box in self.boxes.items():
            box.setChecked(pair in ends)

    def _say(self) -> None:
        ticked = tuple(pair for pair, box in self.boxes.items() if box.isChecked())
        self.ends_chosen.emit((*ticked, *self._others))
