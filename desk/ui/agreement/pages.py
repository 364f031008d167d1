"""The pages with one chart: how far each pair agrees, and how far each label is agreed on."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desk.measure.figures import Figure
from desk.measure.tallies import CLAIMS, MENTIONS
from desk.model.label import Label
from desk.ui.agreement.bars import Bar, BarChart
from desk.ui.agreement.charts import Cell, Chart, Matrix, MatrixChart, framed
from desk.ui.agreement.confusion import fill
from desk.ui.agreement.words import DASH, between, label_name, level, measure, reason, spoken, subject, value
from desk.ui.panels.attributes import CalmCombo
from desk.ui.panels.claims_rows import NEUTRAL


class ChartPage(QWidget):
    """A chart, a combo for what it shows, and a line that says the current cell in full."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self.figures: Sequence[Figure] = ()
        self.people: Sequence[str] = ()
        self.labels: Mapping[str, Label] = {}
        self.what = CalmCombo()
        self.what.setAccessibleName(self.tr("Measure"))
        self.whom = CalmCombo()
        self.whom.setAccessibleName(self.tr("Between whom"))
        for combo in (self.what, self.whom):
            combo.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
            combo.activated.connect(self.refresh)
        self.line = QLabel()
        self.line.setWordWrap(True)
        self.line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        chart.moved.connect(lambda row, column: self.line.setText(chart.said(row, column)))
        choice = QHBoxLayout()
        choice.addWidget(self.what)
        choice.addWidget(self.whom)
        choice.addStretch(1)
        area = framed(chart)
        layout = QVBoxLayout(self)
        layout.addLayout(choice)
        layout.addWidget(area, 1)
        layout.addWidget(self.line)

    def show_figures(self, figures: Sequence[Figure], people: Sequence[str], labels: Mapping[str, Label]) -> None:
        """Shows what was found."""
        self.figures, self.people, self.labels = figures, people, labels
        self.offer()
        self.refresh()

    def offer(self) -> None:
        """Fills the combos."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Shows what the combos say."""
        raise NotImplementedError

    def _measures(self, figures: Sequence[Figure]) -> list[tuple[str, object]]:
        found = dict.fromkeys((figure.of, figure.measure, figure.unit) for figure in figures)
        return [
            (self.tr("{subject}: {measure} ({level})").format(
                subject=subject(of), measure=measure(name), level=level(unit)
            ), (of, name))
            for of, name, unit in found
        ]  # fmt: skip


class PairsPage(ChartPage):
    """For three people and more: a cell for each pair."""

    def __init__(self, parent: QWidget | None = None) -> None:
        chart = MatrixChart("")
        super().__init__(chart, parent)
        self.chart = chart
        self.chart.setAccessibleName(self.tr("How far each pair agrees"))
        self.whom.hide()

    def offer(self) -> None:
        """What is measured of pairs, over all labels."""
        fill(
            self.what, self._measures([each for each in self.figures if len(each.between) == 2 and each.label is None])
        )

    def refresh(self) -> None:
        """A cell for each pair, each pair twice, so that rows can be read across."""
        chosen = tuple(self.what.currentData() or ())
        found = {
            figure.between: figure
            for figure in self.figures
            if (figure.of, figure.measure) == chosen and figure.label is None and len(figure.between) == 2
        }
        count = len(self.people)
        cells = [
            [self._cell(found.get((min(row, column), max(row, column)))) for column in range(count)]
            for row in range(count)
        ]
        self.chart.show_matrix(Matrix(list(self.people), list(self.people), cells, title=self.what.currentText()))
        self.line.setText("")

    def _cell(self, figure: Figure | None) -> Cell:
        if figure is None:
            return Cell("", said=self.tr("the same person"))
        said = spoken(figure, self.people, self.labels)
        found = figure.result.value
        if found is None:
            return Cell(DASH, said=said)
        return Cell(value(found), 0.05 + 0.95 * min(max(found, 0.0), 1.0), said)


class LabelsPage(ChartPage):
    """A bar for each label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        chart = BarChart("")
        super().__init__(chart, parent)
        self.chart = chart
        self.chart.setAccessibleName(self.tr("How far each label is agreed on"))

    def offer(self) -> None:
        """What is measured of single labels, and of whom."""
        of_labels = [each for each in self.figures if each.label is not None and each.of in (MENTIONS, CLAIMS)]
        fill(self.what, self._measures(of_labels))
        self._offer_people()

    def refresh(self) -> None:
        """The labels in the order of the set, all together first."""
        self._offer_people()
        chosen, whom = tuple(self.what.currentData() or ()), tuple(self.whom.currentData() or ())
        found = {
            figure.label: figure
            for figure in self.figures
            if (figure.of, figure.measure) == chosen and figure.between == whom
        }
        order = [None, *self.labels, ""]
        ordered = sorted(found, key=lambda id: (order.index(id) if id in order else len(order), id or ""))
        bars = [self._bar(found[id]) for id in ordered]
        title = self.what.currentText()
        self.chart.show_bars(bars, f"{title}, {self.whom.currentText()}" if bars else self.tr("Nothing to show"))
        self.line.setText("")

    def _offer_people(self) -> None:
        chosen = tuple(self.what.currentData() or ())
        pairs = dict.fromkeys(
            figure.between
            for figure in self.figures
            if (figure.of, figure.measure) == chosen and figure.label is not None
        )
        fill(self.whom, [(between(self.people, pair), pair) for pair in pairs])
        self.whom.setVisible(len(pairs) > 1)

    def _bar(self, figure: Figure) -> Bar:
        result = figure.result
        known = self.labels.get(figure.label or "")
        why = self.tr("undefined: {}").format(reason(result.why)) if result.value is None else ""
        return Bar(
            label_name(figure.label, self.labels),
            known.color if known is not None else NEUTRAL,
            result.value,
            result.low,
            result.high,
            why,
            spoken(figure, self.people, self.labels),
        )
