"""The list of what happened, newest first, for a table view."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desk.model.change import EntryKind
from desk.store.headings import Heading
from desk.ui.dates import local_time
from desk.ui.foreign import plain_tooltip
from desk.ui.translation import tr

Index = QModelIndex | QPersistentModelIndex
WHEN, WHO, WHAT = range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry as the list has it; `title` says so where it takes something back or brings it back."""

    heading: Heading
    title: str
    undone: bool = False

    @property
    def id(self) -> str:
        """The entry's."""
        return self.heading.id


def lines_of(headings: Iterable[Heading]) -> list[Line]:
    """Lines for these entries, in their order."""
    kinds = {EntryKind.UNDO: tr("Undo: {}"), EntryKind.REDO: tr("Redo: {}"), EntryKind.DO: "{}"}
    return [Line(heading=each, title=kinds[each.kind].format(each.title), undone=each.undone) for each in headings]


class Lines(QAbstractTableModel):
    """Shows lines, narrowed by words and by person."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._all: list[Line] = []
        self._shown: list[Line] = []
        self._words, self._person = "", ""

    def show(self, lines: Sequence[Line]) -> None:
        """These lines, newest first, instead of what was shown."""
        self._all = list(lines)
        self._narrow()

    def add(self, lines: Sequence[Line]) -> None:
        """These lines, newest first, before the others; what they take back is shown as undone from now on."""
        for each in reversed(lines):
            heading = each.heading
            if heading.kind is not EntryKind.DO:
                self._mark(heading.target, heading.kind is EntryKind.UNDO)
        self._all[:0] = lines
        fitting = [each for each in lines if self._fits(each)]
        if fitting:
            self.beginInsertRows(QModelIndex(), 0, len(fitting) - 1)
            self._shown[:0] = fitting
            self.endInsertRows()

    def narrow(self, words: str, person: str) -> None:
        """Only those whose title or person says these words, and of that person (id); empty for all."""
        self._words, self._person = words.casefold(), person
        self._narrow()

    def line(self, row: int) -> Line:
        """What a row shows."""
        return self._shown[row]

    def row_of(self, id: str) -> int | None:
        """Where the entry of this id is shown, if it is."""
        return next((row for row, line in enumerate(self._shown) if line.id == id), None)

    @property
    def everything(self) -> int:
        """How many lines there are, shown or not."""
        return len(self._all)

    @property
    def last_seq(self) -> int:
        """The newest of our own entries there is a line for; 0 without any."""
        return next((line.heading.seq for line in self._all if line.heading.seq is not None), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """One for each line shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """When, who, what."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Their names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("When"), self.tr("Who"), self.tr("What"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says; what was undone is struck through, and says so to a screen reader."""
        line = self._shown[index.row()]
        heading = line.heading
        said = (local_time(heading.at), heading.name, line.title)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == WHAT and line.undone:
            return self.tr("{} (undone)").format(said)
        if role == Qt.ItemDataRole.ToolTipRole:
            told = f"{line.title}\n{heading.name}, {local_time(heading.at)}"
            came = self.tr("Came with {}").format(heading.origin)
            return plain_tooltip(f"{told}\n{came}" if heading.origin else told)
        if role == Qt.ItemDataRole.FontRole and line.undone:
            font = QFont()
            font.setStrikeOut(True)
            return font
        return None

    def _narrow(self) -> None:
        self.beginResetModel()
        everything = not self._words and not self._person
        self._shown = list(self._all) if everything else [line for line in self._all if self._fits(line)]
        self.endResetModel()

    def _fits(self, line: Line) -> bool:
        heading, words = line.heading, self._words
        if self._person and heading.by != self._person:
            return False
        return not words or words in line.title.casefold() or words in heading.name.casefold()

    def _mark(self, id: str | None, undone: bool) -> None:
        for lines in (self._all, self._shown):
            row = next((row for row, line in enumerate(lines) if line.id == id), None)
            if row is not None:
                lines[row] = replace(lines[row], undone=undone)
                if lines is self._shown:
                    self.dataChanged.emit(self.index(row, WHEN), self.index(row, WHAT))
