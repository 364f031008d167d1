"""The table of the ledger window: keys, clicks and columns."""

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desk.store.ledger_values import By
from desk.ui.ledger.model import ORDERS, Column, Index, LedgerModel, Shown
from desk.ui.ledger.rows import GUTTER, LedgerDelegate
from desk.ui.panels.list_keys import OwnKeys
from desk.ui.panels.row_look import MARGIN
from desk.ui.panels.row_table import ColumnsTable

WIDTHS = {Column.SAYER: 27, Column.TYPE: 17, Column.CERTAINTY: 13, Column.ARTICLE: 26, Column.LINKS: 9}
"""In average characters; the claim takes what is left."""


class LedgerTable(ColumnsTable):
    """The lines of the ledger: claims, groups of them, and the members of a group that is opened."""

    opened = Signal(object)
    """The Shown of a line that is to be opened."""

    picked = Signal()
    """Other lines are selected."""

    sort_asked = Signal(object, bool)
    copy_asked = Signal()

    own_keys: ClassVar[OwnKeys] = (QKeySequence.StandardKey.Copy,)

    def __init__(self, model: LedgerModel, parent: QWidget | None = None) -> None:
        super().__init__(LedgerDelegate(), parent)
        self._claims = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Claims"))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(50)
        header.setStyleSheet("QHeaderView::section { padding-left: 10px; padding-right: 4px; }")
        header.sectionClicked.connect(self._sort_by)
        self.doubleClicked.connect(self._open)
        self.fit()

    def selected(self) -> list[Shown]:
        """The selected lines from the top."""
        return [shown for shown in map(self._claims.shown, self.selected_rows()) if shown is not None]

    def current(self) -> Shown | None:
        """The line with the keyboard."""
        return self._claims.shown(self.currentIndex().row())

    def choose(self, lines: Iterable[int], current: int | None) -> None:
        """Selects these lines and gives the keyboard to one of them."""
        self.mark(lines, current)
        if current is not None:
            self.scrollTo(self._claims.index(current, 0))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tells that other lines are selected."""
        super().selectionChanged(selected, deselected)
        self.picked.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The ring goes with the keyboard; Qt draws only the two cells anew, and it runs round whole lines."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, Right and Left list the members of a group and take them away, the copy key copies."""
        line = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if line >= 0:
                self._open(self.currentIndex())
            case Qt.Key.Key_Right if line >= 0:
                self._claims.expand(line)
            case Qt.Key.Key_Left if line >= 0:
                head = self._claims.head_of(line)
                self._claims.collapse(head)
                self.setCurrentIndex(self._claims.index(head, 0))
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the mark of a group lists its members."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == Column.CONTENT and event.button() == Qt.MouseButton.LeftButton:
            shown = self._claims.shown(index.row())
            within = event.position().x() - self.columnViewportPosition(Column.CONTENT) < MARGIN + GUTTER
            if within and shown is not None and shown.is_group:
                self.setCurrentIndex(index)
                self.toggle(index.row())
                return
        super().mousePressEvent(event)

    def toggle(self, line: int) -> None:
        """Lists the members of a group, or takes them away."""
        if self._claims.is_expanded(line):
            self._claims.collapse(line)
        else:
            self._claims.expand(line)

    def fit(self) -> None:
        """Gives the columns their widths, too."""
        char = QFontMetricsF(self.font()).averageCharWidth()
        for column, chars in WIDTHS.items():
            self.setColumnWidth(column, round(chars * char))
        self.setColumnWidth(Column.SAID, round(QFontMetricsF(self.font()).horizontalAdvance("0000-00-00") + 2 * MARGIN))
        self.horizontalHeader().setSectionResizeMode(Column.CONTENT, QHeaderView.ResizeMode.Stretch)
        super().fit()

    def _open(self, index: Index) -> None:
        shown = self._claims.shown(index.row())
        if shown is not None:
            self.opened.emit(shown)

    def _sort_by(self, section: int) -> None:
        listing, wanted = self._claims.listing, ORDERS[Column(section)]
        # Dates and numbers are looked at from the latest and the most.
        down = not listing.descending if listing.by is wanted else wanted in (By.SAID, By.LINKS)
        self.sort_asked.emit(wanted, down)
