"""The figures as a table: a row for each measure, a column for all labels together and one for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from desk.measure.figures import Figure
from desk.measure.tallies import CLAIMS, MENTIONS
from desk.model.label import Label
from desk.ui.agreement.words import bounds, label_name, level, measure, reason, spoken, subject, value
from desk.ui.foreign import plain_tooltip
from desk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

NAMED = 2
"""The columns before the figures: the measure, and what it counts."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of one subject; a row without a measure is the heading of its subject."""

    of: str
    measure: str = ""
    unit: str = ""


class FiguresModel(QAbstractTableModel):
    """Shows the figures of some of the people: all of them, or a pair."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures: dict[tuple[str, str, str | None], Figure] = {}
        self.rows: list[Row] = []
        self.labels_shown: list[str | None] = []
        self._people: Sequence[str] = ()
        self._labels: Mapping[str, Label] = {}
        self.theme: Theme | None = None

    def show_figures(
        self,
        figures: Sequence[Figure],
        between: tuple[int, ...],
        people: Sequence[str],
        labels: Mapping[str, Label],
    ) -> None:
        """Shows the figures between these people (places); their names and the label set say what they are called."""
        self.beginResetModel()
        self._people, self._labels = people, labels
        wanted = [figure for figure in figures if figure.between == between]
        self._figures = {(figure.of, figure.measure, figure.label): figure for figure in wanted}
        subjects = dict.fromkeys(figure.of for figure in wanted)
        self.rows = []
        for of in sorted(subjects, key=_order):
            self.rows.append(Row(of))
            measures = dict.fromkeys((figure.measure, figure.unit) for figure in wanted if figure.of == of)
            self.rows += [Row(of, name, unit) for name, unit in measures]
        used = {figure.label for figure in wanted if figure.label is not None}
        known = [id for id in labels if id in used]
        self.labels_shown = [None, *known, *sorted(used - set(known))]
        self.endResetModel()

    def figure(self, index: Index) -> Figure | None:
        """The figure in a cell; in the columns before them that of all labels."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        label = self.labels_shown[max(index.column() - NAMED, 0)]
        return self._figures.get((row.of, row.measure, label))

    def spoken(self, index: Index) -> str:
        """A cell in one sentence."""
        found = self.figure(index)
        if found is not None:
            return spoken(found, self._people, self._labels)
        row = self.rows[index.row()]
        return subject(row.of) if not row.measure else self.tr("This measure is not taken for one label.")

    def is_explained(self, row: int) -> bool:
        """Whether a row has nothing but why there is no figure, for which it has all its room."""
        each = self.rows[row]
        whole = self._figures.get((each.of, each.measure, None))
        others = any((each.of, each.measure, label) in self._figures for label in self.labels_shown[1:])
        return whole is not None and whole.result.value is None and not others

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many measures and headings."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """The measure, what it counts, all labels, each label."""
        return 0 if parent.isValid() or not self.rows else NAMED + len(self.labels_shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        row = self.rows[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column, index)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            said = self.spoken(index)
            return plain_tooltip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        if role == Qt.ItemDataRole.TextAlignmentRole:
            words = column < NAMED or (column == NAMED and self.is_explained(index.row()))
            side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and not row.measure:
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        if role == Qt.ItemDataRole.ForegroundRole and self.theme is not None:
            found = self.figure(index)
            if row.measure and (column == 1 or (column >= NAMED and (found is None or found.result.value is None))):
                return QColor(self.theme.muted)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns are."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if section < NAMED:
                return (self.tr("Measure"), self.tr("Counted"))[section]
            return label_name(self.labels_shown[section - NAMED], self._labels)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section < NAMED else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, row: Row, column: int, index: Index) -> str:
        if not row.measure:
            return subject(row.of) if column == 0 else ""
        if column < NAMED:
            return (measure(row.measure), level(row.unit))[column]
        found = self.figure(index)
        if found is None:
            return ""
        within = bounds(found)
        if found.result.value is None:
            # Why is in the line below the table and in the tooltip; for all labels together there is room here, too.
            return (
                self.tr("undefined: {}").format(reason(found.result.why)) if column == NAMED else self.tr("undefined")
            )
        return f"{value(found.result.value)}   {within}" if within else value(found.result.value)


def _order(of: str) -> tuple[int, str]:
    first = [MENTIONS, "links", CLAIMS, "claim type", "claim certainty"]
    last = ["chain depth", "chain source", "chain cue"]
    if of in first:
        return first.index(of), ""
    return (50 + last.index(of), "") if of in last else (20, of)
