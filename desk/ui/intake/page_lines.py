"""A page as text, line by line: which lines are the article, to be ticked by hand."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desk.formats.format import Block
from desk.ui.foreign import alone, is_rtl, one_line
from desk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

LINES_BEFORE = 2


class PageLines(QAbstractListModel):
    """The lines of a page, ticked where they are part of the article; `chosen` brings the ticked ones (indices)."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._blocks: Sequence[Block] = ()

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Shows these lines; the place in the list stays where only ticks differ."""
        same = [each.text for each in blocks] == [each.text for each in self._blocks]
        if same and blocks:
            self._blocks = blocks
            self.dataChanged.emit(self.index(0), self.index(len(blocks) - 1))
            return
        self.beginResetModel()
        self._blocks = blocks
        self.endResetModel()

    def kept(self) -> set[int]:
        """The lines that are part of the article."""
        return {at for at, block in enumerate(self._blocks) if block.kept}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines the page has."""
        return 0 if parent.isValid() else len(self._blocks)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """A line, grey where it is cut, in its own direction."""
        if not index.isValid():
            return None
        block = self._blocks[index.row()]
        match role:
            case Role.DisplayRole:
                return alone(one_line(block.text)) or self.tr("(empty line)")
            case Role.TextAlignmentRole if is_rtl(block.text):
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Role.CheckStateRole:
                return Qt.CheckState.Checked if block.kept else Qt.CheckState.Unchecked
            case Role.ForegroundRole if not block.kept or not one_line(block.text):
                return QColor(self._theme.muted)
            case Role.AccessibleDescriptionRole:
                return self.tr("part of the article") if block.kept else self.tr("cut")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every line can be ticked."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Puts a line back, or takes it out."""
        if role != Role.CheckStateRole:
            return False
        self.choose([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def choose(self, rows: Collection[int], kept: bool) -> None:
        """Puts lines back, or takes them out."""
        wanted = self.kept() | set(rows) if kept else self.kept() - set(rows)
        if wanted != self.kept():
            self.chosen.emit(frozenset(wanted))


class PageView(QListView):
    """The list; Space ticks all that is selected."""

    def __init__(self, lines: PageLines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setModel(lines)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("The lines of the page; those that are ticked are the article"))

    def go_to_article(self) -> None:
        """Shows where the article begins, with a little of what stands before it."""
        first = min(self._lines.kept(), default=0)
        self.scrollTo(self._lines.index(max(0, first - LINES_BEFORE)), QAbstractItemView.ScrollHint.PositionAtTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space puts the selected lines back, or takes them out where all are part of the article."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        rows = [index.row() for index in self.selectionModel().selectedIndexes()]
        self._lines.choose(rows, kept=not self._lines.kept().issuperset(rows))
