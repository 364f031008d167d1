"""The table of what was found: ticks, cells that are edited in place, and keys for several rows at once."""

from collections.abc import Collection
from functools import partial
from itertools import islice

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QInputDialog, QMenu, QTableView, QWidget

from desk.actions.drafts import DraftState
from desk.ui.intake.edits import Edits, can_tick
from desk.ui.intake.filling import shown_value
from desk.ui.intake.model import Column, DraftsModel, numbers_of
from desk.ui.intake.preparing import Preparing
from desk.ui.intake.words import field_titles

WIDEST = {
    Column.OUTLET: "Example Post", Column.DATE: "0000-00-00", Column.LANGUAGE: "Language", Column.WORDS: "00,000",
    Column.STATE: "≈ Near copy 99 %  ", Column.FILE: "article-1234.html",
}  # fmt: skip
"""What columns have room for at first; titles have the rest."""
MOST_SPANS = 300
"""Of so many problems the sentence runs over the empty cells beside it."""


class DraftsTable(QTableView):
    """Space ticks, Delete leaves out, Return goes to the preview, F2 or typing edits."""

    picked = Signal()
    """Other rows are selected."""

    entered = Signal()
    """Return was pressed."""

    def __init__(self, model: DraftsModel, preparing: Preparing, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts_model, self._preparing, self._edits = model, preparing, edits
        self.setModel(model)
        self.setAccessibleName(self.tr("What was found"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(34)
        header.sectionClicked.connect(self._sort_by)
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        model.relisted.connect(self._span)
        self._fit()
        self._span()

    def chosen(self) -> list[int]:
        """The selected drafts (numbers), in the order of the rows."""
        selection = self.selectionModel().selection()
        stretches = [(each.top(), each.bottom()) for each in map(selection.at, range(selection.count()))]
        return numbers_of(self._drafts_model, stretches)

    def choose(self, number: int) -> None:
        """Selects a draft and scrolls there."""
        row = self._drafts_model.row_of(number)
        if row is not None:
            index = self._drafts_model.index(row, Column.TITLE)
            rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, rows)
            self.scrollTo(index)

    def choose_all(self, numbers: Collection[int]) -> None:
        """Selects those of these drafts that are listed, and scrolls to the first."""
        model, wanted = self._drafts_model, set(numbers)
        rows = [row for row in range(model.rowCount()) if model.number(row) in wanted]
        if not rows:
            return
        self.choose(model.number(rows[0]))
        chosen = QItemSelection()
        for row in rows:
            chosen.select(model.index(row, 0), model.index(row, len(Column) - 1))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the table; what is typed otherwise is Qt's."""
        match event.key():
            case Qt.Key.Key_Space:
                self.toggle()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._edits.include(self.chosen(), included=False)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.state() != QAbstractItemView.State.EditingState:
                self.entered.emit()
            case _ if event.matches(QKeySequence.StandardKey.SelectAll):
                self.selectAll()
            case _:
                super().keyPressEvent(event)

    def toggle(self) -> None:
        """Ticks what is selected, or takes the ticks away where all are ticked."""
        drafts = self._preparing.drafts
        numbers = [number for number in self.chosen() if can_tick(drafts[number])]
        all_ticked = all(drafts[number].included for number in numbers)
        self._edits.include(numbers, included=not all_ticked)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the selected rows."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(self.currentIndex()).bottomLeft() if by_key else event.pos()
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(place))

    def menu(self) -> QMenu:
        """The menu of the selected rows."""
        drafts = self._preparing.drafts
        menu = QMenu(self)
        numbers = self.chosen()
        good = [n for n in numbers if drafts[n].state is not DraftState.PROBLEM]
        count = len(good)
        able = [n for n in good if can_tick(drafts[n])]
        tick = menu.addAction(self.tr("Import"), partial(self._edits.include, able, included=True))
        tick.setEnabled(any(not drafts[n].included for n in able))
        out = menu.addAction(self.tr("Leave out"), partial(self._edits.include, able, included=False))
        out.setEnabled(any(drafts[n].included for n in able))
        menu.addSeparator()
        for field, title in list(field_titles().items())[:8]:
            words = self.tr("Set {field} of {count} articles…").format(field=title, count=count)
            if count == 1:
                words = self.tr("Set {field}…").format(field=title)
            menu.addAction(words, partial(self.ask_for, good, field)).setEnabled(count > 0)
        return menu

    def ask_for(self, numbers: list[int], field: str) -> None:
        """Asks for one value for a field of these drafts."""
        title = field_titles()[field]
        values = {shown_value(self._preparing.drafts[n], field) for n in numbers}
        question = self.tr("{field} of {count} articles:").format(field=title, count=len(numbers))
        if len(numbers) == 1:
            question = self.tr("{}:").format(title)
        value, good = QInputDialog.getText(self, title, question, text=values.pop() if len(values) == 1 else "")
        if good:
            self._edits.set(numbers, field, value.strip(), title)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self._fit_rows()

    def _fit(self) -> None:
        metrics = QFontMetricsF(self.font())
        for column, text in WIDEST.items():
            self.setColumnWidth(column, round(metrics.horizontalAdvance(text)) + 18)
        self.horizontalHeader().setSectionResizeMode(Column.TICK, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(Column.TICK, 36)
        self._fit_rows()

    def _fit_rows(self) -> None:
        height = round(QFontMetricsF(self.font()).height()) + 12
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def _span(self) -> None:
        """Gives the sentences of problems the room that the cells beside them do not need."""
        if self._preparing.busy:
            # At the end, and not at each of the files.
            return
        drafts = self._preparing.drafts
        problems = (
            row
            for row in range(self._drafts_model.rowCount())
            if drafts[self._drafts_model.number(row)].state is DraftState.PROBLEM
        )
        self.clearSpans()
        for row in islice(problems, MOST_SPANS):
            self.setSpan(row, Column.TITLE, 1, Column.STATE - Column.TITLE)

    def _sort_by(self, section: int) -> None:
        """Up, down, and back to the order of the files."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        header = self.horizontalHeader()
        if self._sorted == (section, down):
            self._sorted = None
        else:
            self._sorted = (section, down if self._sorted == (section, up) else up)
        header.setSortIndicatorShown(self._sorted is not None)
        if self._sorted is not None:
            header.setSortIndicator(*self._sorted)
        self._drafts_model.sort(*(self._sorted or (-1, up)))

    def closeEditor(self, editor: QWidget, hint: object) -> None:
        """Return ends an edit and stays in its row."""
        super().closeEditor(editor, hint)  # type: ignore[arg-type]  # Qt's own hint
        self.setFocus()
