"""Which labels met which, with counts, and the places that a count is made of."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desk.actions.agreeing import Agreement, Meeting
from desk.measure.tallies import LAYERS, Confusion
from desk.model.label import Label
from desk.ui.agreement.charts import Cell, Matrix, MatrixChart, framed
from desk.ui.agreement.words import between, met_name, subject
from desk.ui.foreign import one_line, plain_tooltip
from desk.ui.panels.attributes import CalmCombo

LISTED = 1000

Met = tuple[str | None, str | None]


class ConfusionPage(QWidget):
    """A matrix for a layer and a pair; a click on a cell asks for its places, which then stand beside it."""

    places_asked = Signal(str, object, object)
    """Layer, pair of people (by place), and the two labels (ids; None for nothing there)."""
    opened = Signal(str, str)
    adjudicate_asked = Signal(str, str)
    """The ids of an article and of an annotation in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Agreement | None = None
        self._people: Sequence[str] = ()
        self._labels: Mapping[str, Label] = {}
        self._keys: tuple[list[str | None], list[str | None]] = ([], [])
        self.layer, self.pair = CalmCombo(), CalmCombo()
        self.layer.setAccessibleName(self.tr("What"))
        self.pair.setAccessibleName(self.tr("Between whom"))
        for combo in (self.layer, self.pair):
            combo.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
            combo.activated.connect(self._show)
        self.chart = MatrixChart(self.tr("Confusion matrix"))
        self.chart.picked.connect(self._ask)
        self.heading = QLabel(self.tr("Choose a count to see its places."))
        self.heading.setWordWrap(True)
        self.heading.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Places"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.open_button = QPushButton(self.tr("Open in article"))
        self.adjudicate_button = QPushButton(self.tr("Adjudicate…"))
        for button in (self.open_button, self.adjudicate_button):
            button.setAutoDefault(False)
            button.setEnabled(False)
        self.list.itemActivated.connect(lambda _: self._open())
        self.list.currentItemChanged.connect(lambda *_: self._judge())
        self.open_button.clicked.connect(self._open)
        self.adjudicate_button.clicked.connect(self._adjudicate)
        self._lay_out()

    def show_agreement(self, found: Agreement | None, people: Sequence[str], labels: Mapping[str, Label]) -> None:
        """Shows the confusions that were found."""
        self._found, self._people, self._labels = found, people, labels
        confusions = found.report.confusions if found is not None else {}
        layers = [layer for layer in LAYERS if any(key[0] == layer for key in confusions)]
        pairs = sorted({key[1:] for key in confusions})
        fill(self.layer, [(subject(layer), layer) for layer in layers])
        fill(self.pair, [(between(people, pair), pair) for pair in pairs])
        self.pair.setVisible(len(pairs) > 1)
        self._show()

    def show_places(self, met: Met, places: Sequence[Meeting], titles: Mapping[str, str]) -> None:
        """Lists the places of a cell; `titles` are the articles', by id."""
        one, other = (met_name(label, self._labels) for label in met)
        count = self.locale().toString(len(places))
        self.heading.setText(self.tr("{one} met {other}: {count}").format(one=one, other=other, count=count))
        self.list.clear()
        for place in places[:LISTED]:
            there = [each for each in (place.one, place.other) if each is not None]
            quotes = list(dict.fromkeys(one_line(each.quote) for each in there))
            title = one_line(titles.get(place.article, ""))
            item = QListWidgetItem(f"{' / '.join(quotes)}\n{title}")
            item.setData(Qt.ItemDataRole.UserRole, (place.article, there[0].id))
            item.setToolTip(plain_tooltip(item.text()))
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus()
        self._judge()

    @property
    def which(self) -> tuple[str, tuple[int, int]] | None:
        """The layer and the pair that are shown."""
        if self.layer.count() == 0 or self.pair.count() == 0:
            return None
        return self.layer.currentData(), tuple(self.pair.currentData())

    def _show(self) -> None:
        which = self.which
        confusions = self._found.report.confusions if self._found is not None else {}
        met = confusions.get((which[0], *which[1])) if which is not None else None
        self.list.clear()
        self.heading.setText(self.tr("Choose a count to see its places."))
        if not met or which is None:
            self._keys = ([], [])
            self.chart.show_matrix(Matrix((), (), ()))
            return
        order = list(self._labels)
        rows, columns = _ordered({key[0] for key in met}, order), _ordered({key[1] for key in met}, order)
        self._keys = rows, columns
        most = max(met.values())
        one, other = (self._people[place] for place in which[1])
        cells = [[self._cell(met, row, column, most, (one, other)) for column in columns] for row in rows]
        names = [[met_name(label, self._labels) for label in keys] for keys in (rows, columns)]
        self.chart.show_matrix(
            Matrix(names[0], names[1], cells, row_title=f"{one} ↓", column_title=f"{other} →", title=subject(which[0]))
        )

    def _cell(self, met: Confusion, row: str | None, column: str | None, most: int, who: tuple[str, str]) -> Cell:
        count = met.get((row, column), 0)
        said = self.tr("{who}: {label}; {other}: {other_label}: {count}").format(
            who=who[0],
            label=met_name(row, self._labels),
            other=who[1],
            other_label=met_name(column, self._labels),
            count=self.locale().toString(count),
        )
        depth = 0.15 + 0.85 * (count / most) ** 0.5 if count else 0.0
        return Cell(self.locale().toString(count) if count else "·", depth, said, wrong=row != column, active=count > 0)

    def _ask(self, row: int, column: int) -> None:
        which = self.which
        if which is not None and self.chart.matrix.cells[row][column].active:
            self.places_asked.emit(which[0], which[1], (self._keys[0][row], self._keys[1][column]))

    def _judge(self) -> None:
        for button in (self.open_button, self.adjudicate_button):
            button.setEnabled(self.list.currentItem() is not None)

    def _open(self) -> None:
        if self.list.currentItem() is not None:
            self.opened.emit(*self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def _adjudicate(self) -> None:
        if self.list.currentItem() is not None:
            self.adjudicate_asked.emit(*self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.addWidget(self.layer)
        choice.addWidget(self.pair)
        choice.addStretch(1)
        area = framed(self.chart)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.adjudicate_button)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        splitter = QSplitter()
        splitter.addWidget(area)
        splitter.addWidget(side)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([800, 360])
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addLayout(choice)
        layout.addWidget(splitter, 1)

    def sizeHint(self) -> QSize:
        """What it is given."""
        return QSize(900, 480)


def _ordered(found: set[str | None], order: Sequence[str]) -> list[str | None]:
    """Labels in the order of the set, those it does not have, no type, and nothing last."""
    known = [id for id in order if id in found]
    others = sorted(id for id in found if id and id not in order)
    return [*known, *others, *([""] if "" in found else []), *([None] if None in found else [])]


def fill(combo: CalmCombo, items: Sequence[tuple[str, object]]) -> None:
    """Offers these; what was chosen stays chosen where it is still there."""
    chosen = combo.currentData()
    combo.clear()
    for name, data in items:
        combo.addItem(name, data)
    values = [data for _, data in items]
    chosen = tuple(chosen) if isinstance(chosen, list) else chosen
    if chosen in values:
        combo.setCurrentIndex(values.index(chosen))
    elif items:
        combo.setCurrentIndex(0)
