"""The table of the ledger window: keys, clicks and columns."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desk.store.ledger_values import By
from desk.ui.ledger.model import ORDERS, Column, Index, LedgerModel, Shown
from desk.ui.ledger.rows import GUTTER, MARGIN, LedgerDelegate

WIDTHS = {Column.SAYER: 27, Column.TYPE: 17, Column.CERTAINTY: 13, Column.ARTICLE: 26, Column.LINKS: 9}
"""In average characters; the claim takes what is left."""


class LedgerTable(QTableView):
    """All lines are of one height, which is what keeps 100,000 of them as quick as ten."""

    opened = Signal(object)
    """The Shown of a line that is to be opened."""

    picked = Signal()
    """Other lines are selected."""

    menu_asked = Signal(QPoint)
    sort_asked = Signal(object, bool)
    copy_asked = Signal()
    typed = Signal(str)
    """Letters, to be looked for."""

    def __init__(self, model: LedgerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claims = model
        self._rows = LedgerDelegate(self)
        self.setItemDelegate(self._rows)
        self.setModel(model)
        self.setAccessibleName(self.tr("Claims"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(50)
        header.setStyleSheet("QHeaderView::section { padding-left: 10px; padding-right: 4px; }")
        header.sectionClicked.connect(self._sort_by)
        self.doubleClicked.connect(self._open)
        self._fit()

    def selected(self) -> list[Shown]:
        """The selected lines from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [shown for shown in map(self._claims.shown, rows) if shown is not None]

    def current(self) -> Shown | None:
        """The line with the keyboard."""
        return self._claims.shown(self.currentIndex().row())

    def choose(self, lines: Iterable[int], current: int | None) -> None:
        """Selects these lines and gives the keyboard to one of them."""
        selection, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        picked = QItemSelection()
        for line in lines:
            index = self._claims.index(line, 0)
            picked.merge(QItemSelection(index, index), flags.Select)
        if current is not None:
            selection.setCurrentIndex(self._claims.index(current, 0), flags.NoUpdate)
        selection.select(picked, flags.ClearAndSelect | flags.Rows)
        if current is not None:
            self.scrollTo(self._claims.index(current, 0))

    def keyboardSearch(self, search: str) -> None:
        """Letters go to the filter; Qt's own search would read every row."""
        if search.strip():
            self.typed.emit(search)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tells that other lines are selected."""
        super().selectionChanged(selected, deselected)
        self.picked.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The ring goes with the keyboard; Qt draws only the two cells anew, and it runs round whole lines."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """The copy key is the table's while it has the focus."""
        pressed = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if pressed and event.matches(QKeySequence.StandardKey.Copy):  # type: ignore[attr-defined]  # it is a QKeyEvent
            event.accept()
            return True
        return super().event(event)

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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The line under the mouse is marked from edge to edge."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def viewportEvent(self, event: QEvent) -> bool:
        """The mouse went away."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu where the mouse is, or at the current line if a key asked."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(self.currentIndex()).bottomLeft() if by_key else event.pos()
        self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self._fit()

    def _fit(self) -> None:
        char = QFontMetricsF(self.font()).averageCharWidth()
        for column, chars in WIDTHS.items():
            self.setColumnWidth(column, round(chars * char))
        self.setColumnWidth(Column.SAID, round(QFontMetricsF(self.font()).horizontalAdvance("0000-00-00") + 2 * MARGIN))
        self.horizontalHeader().setSectionResizeMode(Column.CONTENT, QHeaderView.ResizeMode.Stretch)
        height = self._rows.row_height(self.font())
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def _hover(self, row: int) -> None:
        if row != self._rows.hovered:
            self._rows.hovered = row
            self.viewport().update()

    def _open(self, index: Index) -> None:
        shown = self._claims.shown(index.row())
        if shown is not None:
            self.opened.emit(shown)

    def _sort_by(self, section: int) -> None:
        listing, wanted = self._claims.listing, ORDERS[Column(section)]
        # Dates and numbers are looked at from the latest and the most.
        down = not listing.descending if listing.by is wanted else wanted in (By.SAID, By.LINKS)
        self.sort_asked.emit(wanted, down)
