"""The panel that sets the analyst's version beside the reviewer's, for what was not simply accepted."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QFont, QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.model.annotation import Annotation
from desk.model.review import Decision, Verdict
from desk.ui.article.verdicts import Mark
from desk.ui.dates import local_time
from desk.ui.editing import Editing
from desk.ui.foreign import one_line, plain_tooltip
from desk.ui.panels.empty import empty_hint
from desk.ui.review.facts import Difference, Known
from desk.ui.review.shown import SIGNS, Teller
from desk.ui.reviews import Reviews

PLACE = int(Qt.ItemDataRole.UserRole) + 1
SHOWN = 2_000
"""So many are listed at most; an article with more is not read in a panel."""


@dataclass(frozen=True, slots=True)
class Case:
    """What was not simply accepted; `at` is an annotation's id, or where in the text from and to."""

    sign: str
    words: str
    said: str
    at: str | tuple[int, int]
    differences: tuple[Difference, ...] = ()


class DifferencesPanel(QWidget):
    """Follows the article. `asked` brings where to go: an annotation's id, or a stretch of the text."""

    asked = Signal(object)

    def __init__(self, editing: Editing, reviews: Reviews, teller: Teller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing, self._reviews, self._teller = editing, reviews, teller
        self._shown: list[Case] = []
        self.setAccessibleName(self.tr("Differences"))
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels([self.tr("Field"), self.tr("Analyst"), self.tr("Reviewer")])
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(14)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.tree.header().resizeSection(0, 9 * self.fontMetrics().averageCharWidth() + 34)
        self.tree.setAccessibleName(self.tr("The analyst's versions beside the reviewer's"))
        self.tree.itemClicked.connect(self._go)
        self.tree.itemActivated.connect(self._go)
        self._none = empty_hint(self.tr("Nothing in this article was amended, rejected or found missing."), self)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.addLayout(self._stack)
        self.setFocusProxy(self.tree)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show)
        reviews.changed.connect(self._later)
        editing.annotations_changed.connect(self._later)
        self._show()

    def sizeHint(self) -> QSize:
        """As the annotations panel."""
        return QSize(290, 380)

    def showEvent(self, event: QShowEvent) -> None:
        """Only while it is seen it follows."""
        super().showEvent(event)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._shown = []
            self._later()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes to the row's place also where the platform does not call that activating."""
        item = self.tree.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._go(item)
        else:
            super().keyPressEvent(event)

    def cases(self) -> list[Case]:
        """What there is to show, in text order."""
        stored = self._editing.stored if self._reviews.reviewed.decisions else {}
        known = Known(self._editing.labels, stored, self._teller.known.entities)
        found: list[tuple[int, Case]] = []
        for decision in self._reviews.reviewed.decisions:
            if decision.span is not None:
                found.append((decision.span.start, self._of_passage(decision, stored.get(decision.replacement or ""))))
        for id, mark in self._reviews.marks.items():
            held, original = self._reviews.decision_on(id), stored.get(id)
            if mark in (Mark.ACCEPTED, Mark.ADDED) or held is None or original is None:
                continue
            if id not in self._editing.annotations:
                continue
            version = stored.get(held.replacement or "")
            pairs = known.compared(original, version) if version is not None else []
            words = f"{known.label_name(original)}: {one_line(original.quote)}"
            found.append((original.start, Case(SIGNS[mark], words, self._said(held, mark), id, tuple(pairs))))
        return [case for _, case in sorted(found, key=lambda each: each[0])][:SHOWN]

    def _of_passage(self, decision: Decision, added: Annotation | None) -> Case:
        assert decision.span is not None
        missing = decision.verdict is Verdict.AMEND
        sign = SIGNS[Mark.ADDED if missing else Mark.REJECTED]
        words = one_line(decision.span.text)
        if added is not None:
            words = f"{self._teller.known.label_name(added)}: {one_line(added.quote)}"
        shown = added is not None and added.id in self._editing.annotations
        at = added.id if added is not None and shown else (decision.span.start, decision.span.end)
        return Case(sign, words, self._said(decision, None), at)

    def _said(self, decision: Decision, mark: Mark | None) -> str:
        reviews = self._reviews
        what = reviews.mark_title(mark) if mark is Mark.CHANGED else reviews.verdict_title(decision)
        told = self.tr("{what} by {who}").format(what=what, who=reviews.name_of(decision.by))
        return f"{told}: {one_line(decision.reason)}" if decision.reason else f"{told}, {local_time(decision.at)}"

    def _later(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _show(self) -> None:
        cases = self.cases()
        if cases == self._shown and cases:
            return
        self._shown = cases
        self.tree.clear()
        for case in cases:
            self._add(case)
        self.tree.expandAll()
        self._stack.setCurrentWidget(self.tree if cases else self._none)

    def _add(self, case: Case) -> None:
        top = QTreeWidgetItem(self.tree, [f"{case.sign}  {case.words}"])
        self._fit(top, case, f"{case.words}\n{case.said}")
        top.setFirstColumnSpanned(True)
        strong = QFont(self.tree.font())
        strong.setBold(True)
        top.setFont(0, strong)
        said = QTreeWidgetItem(top, [case.said])
        self._fit(said, case, case.said)
        said.setFirstColumnSpanned(True)
        faint = QBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        said.setForeground(0, faint)
        for each in sorted(case.differences, key=lambda each: each.same):
            sign = "" if each.same else "≠ "
            row = QTreeWidgetItem(top, [sign + each.title, each.before or "–", each.after or "–"])
            self._fit(row, case, f"{each.title}\n{each.before or '–'}\n{each.after or '–'}")
            for column in range(3):
                if each.same:
                    row.setForeground(column, faint)
                elif column:
                    row.setFont(column, strong)

    @staticmethod
    def _fit(item: QTreeWidgetItem, case: Case, tip: str) -> None:
        item.setData(0, PLACE, case.at)
        for column in range(3):
            item.setToolTip(column, plain_tooltip(tip))

    def _go(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        place = item.data(0, PLACE)
        self.asked.emit(tuple(place) if isinstance(place, list) else place)
