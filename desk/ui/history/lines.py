"""The list of what happened, newest first, for a table view."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desk.ui.dates import local_time

Index = QModelIndex | QPersistentModelIndex
WHEN, WHO, WHAT = range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry as the list has it; `past` came with a merge from the file `origin`."""

    id: str
    at: str
    by: str
    name: str
    title: str
    undone: bool = False
    past: bool = False
    origin: str = ""


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

    def narrow(self, words: str, person: str) -> None:
        """Only those whose title or person says these words, and of that person (id); empty for all."""
        self._words, self._person = words.casefold(), person
        self._narrow()

    def line(self, row: int) -> Line:
        """What a row shows."""
        return self._shown[row]

    @property
    def everything(self) -> int:
        """How many lines there are, shown or not."""
        return len(self._all)

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
        said = (local_time(line.at), line.name, line.title)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == WHAT and line.undone:
            return self.tr("{} (undone)").format(said)
        if role == Qt.ItemDataRole.ToolTipRole:
            told = self.tr("{title}\n{name}, {when}").format(title=line.title, name=line.name, when=local_time(line.at))
            return told if not line.past else f"{told}\n{self.tr('Came with {}').format(line.origin)}"
        if role == Qt.ItemDataRole.FontRole and line.undone:
            font = QFont()
            font.setStrikeOut(True)
            return font
        return None

    def _narrow(self) -> None:
        self.beginResetModel()
        words, person = self._words, self._person
        self._shown = [
            line
            for line in self._all
            if (not person or line.by == person)
            and (not words or words in line.title.casefold() or words in line.name.casefold())
        ]
        self.endResetModel()
