"""Which cases are listed: all, those that differ and in what, those that agree; with how many there are of each."""

from collections import Counter
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QToolButton, QWidget

from desk.actions.adjudicating import Bench
from desk.measure.align import Difference
from desk.ui.adjudicate.docket import Filter, Show
from desk.ui.adjudicate.words import class_hint, class_name
from desk.ui.flow import Flow

_CHIP = """QToolButton { border: 1px solid palette(mid); padding: 3px 9px; }
QToolButton:checked { border-color: palette(highlight); }"""


class CaseBar(QWidget):
    """Chips. The first three exclude one another; the classes narrow what differs."""

    asked = Signal(object)
    """The Filter that a person asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = Filter()
        layout = Flow(self, 6, 6)
        self._shows: dict[Show, QToolButton] = {}
        self._classes: dict[Difference, QToolButton] = {}
        self._titles = {
            Show.ALL: self.tr("All"),
            Show.DISAGREEMENTS: self.tr("Disagreements"),
            Show.AGREEMENTS: self.tr("Agreements"),
        }
        for show in (Show.ALL, Show.DISAGREEMENTS, Show.AGREEMENTS):
            chip = self._chip()
            # No QButtonGroup: in one of those, Tab comes to a single button only.
            chip.clicked.connect(partial(self._choose, show))
            self._shows[show] = chip
            layout.addWidget(chip)
        for difference in Difference:
            chip = self._chip()
            chip.setToolTip(class_hint(difference))
            chip.clicked.connect(self._narrow)
            self._classes[difference] = chip
            layout.addWidget(chip)
        self.open_only = QCheckBox(self.tr("Only what is open"))
        self.open_only.toggled.connect(self._ask)
        self.open_only.setMinimumHeight(self._shows[Show.ALL].sizeHint().height())
        layout.addWidget(self.open_only)
        self._shows[Show.ALL].setChecked(True)
        self.count(None)

    def count(self, bench: Bench | None) -> None:
        """Says how many cases of an article there are of each kind."""
        cases = bench.cases if bench is not None else ()
        found = Counter(each for case in cases for each in case.differences)
        differing = sum(bool(case.differences) for case in cases)
        counts = {Show.ALL: len(cases), Show.DISAGREEMENTS: differing, Show.AGREEMENTS: len(cases) - differing}
        for show, chip in self._shows.items():
            chip.setText(f"{self._titles[show]} {self.locale().toString(counts[show])}")
        for difference, chip in self._classes.items():
            chip.setText(f"{class_name(difference)} {self.locale().toString(found[difference])}")
            chip.setEnabled(bool(found[difference]) or chip.isChecked())

    def reset(self) -> None:
        """Shows that everything is listed; asks for nothing."""
        self.filter = Filter()
        self._check(Show.ALL)
        for chip in self._classes.values():
            chip.setChecked(False)
        self.open_only.blockSignals(True)
        self.open_only.setChecked(False)
        self.open_only.blockSignals(False)

    def _chip(self) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setStyleSheet(_CHIP)
        return chip

    def _choose(self, show: Show, _checked: bool = False) -> None:
        self._check(show)
        self._ask()

    def _check(self, show: Show) -> None:
        for each, chip in self._shows.items():
            chip.setChecked(each is show)

    def _narrow(self) -> None:
        if any(chip.isChecked() for chip in self._classes.values()):
            self._check(Show.DISAGREEMENTS)
        self._ask()

    def _ask(self) -> None:
        show = next(each for each, chip in self._shows.items() if chip.isChecked())
        if show is not Show.DISAGREEMENTS:
            for chip in self._classes.values():
                chip.setChecked(False)
        classes = frozenset(each for each, chip in self._classes.items() if chip.isChecked())
        self.filter = Filter(show, classes, self.open_only.isChecked())
        self.asked.emit(self.filter)
