"""The page with all figures: a table, between whom they are, and below it the current one in full."""

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from desk.measure.figures import Figure
from desk.model.label import Label
from desk.ui.agreement.confusion import fill
from desk.ui.agreement.figures import NAMED, FiguresModel
from desk.ui.agreement.words import between
from desk.ui.panels.attributes import CalmCombo


class FiguresPage(QWidget):
    """Shows the figures of one group of people at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Sequence[Figure] = ()
        self._people: Sequence[str] = ()
        self._labels: Mapping[str, Label] = {}
        self.whom = CalmCombo()
        self.whom.setAccessibleName(self.tr("Between whom"))
        self.whom.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        self.whom.activated.connect(self._show_group)
        self.model = FiguresModel(self)
        self.table = QTableView()
        self._make_table()
        self.line = QLabel()
        self.line.setWordWrap(True)
        self.line.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self.line.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = QHBoxLayout()
        row.addWidget(self.whom)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.line)

    def show_figures(
        self, figures: Sequence[Figure], people: Sequence[str], labels: Mapping[str, Label], *, anew: bool
    ) -> None:
        """Shows what was found; `anew` where the people are others, so that all of them together come first."""
        self._figures, self._people, self._labels = figures, people, labels
        if anew:
            self.whom.clear()
        groups = sorted({figure.between for figure in figures}, key=lambda group: (-len(group), group))
        fill(self.whom, [(between(people, group), group) for group in groups])
        self.whom.setVisible(len(groups) > 1)
        self._show_group()

    def _make_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Figures"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 12)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.selectionModel().currentChanged.connect(self._say)

    def _show_group(self) -> None:
        group = cast("tuple[int, ...]", tuple(self.whom.currentData() or ()))
        self.model.show_figures(self._figures, group, self._people, self._labels)
        self.table.resizeColumnsToContents()
        for column in range(NAMED, self.model.columnCount()):
            # Why a figure is undefined has the whole row, or the line below the table; columns are for figures.
            self.table.setColumnWidth(column, min(max(self.table.columnWidth(column), 110), 190))
        self.table.clearSpans()
        columns = self.model.columnCount()
        for row, each in enumerate(self.model.rows):
            first = NAMED if self.model.is_explained(row) else 0
            if columns - first > 1 and (first or not each.measure):
                self.table.setSpan(row, first, 1, columns - first)
        self.line.setText(self.tr("Go to a figure to read it in full.") if self.model.rows else "")

    def _say(self, index: QModelIndex, _: QModelIndex) -> None:
        self.line.setText(self.model.spoken(index) if index.isValid() else "")
