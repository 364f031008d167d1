"""The claims that are listed, as a table that Qt can show: rows are read when they come into sight."""

from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desk.model.label import Label
from desk.store.errors import StoreError
from desk.store.ledger_values import By, ClaimRow, Wanted
from desk.ui.foreign import one_line, plain_tooltip
from desk.ui.panels.claims_rows import OUTLET, UNNAMED

if TYPE_CHECKING:
    from desk.store.store import Store

Index = QModelIndex | QPersistentModelIndex

SHOWN = Qt.ItemDataRole.UserRole
PAGE = 64
KEPT = 4_000


class Column(IntEnum):
    """The columns of the table."""

    CONTENT = 0
    SAYER = 1
    TYPE = 2
    CERTAINTY = 3
    SAID = 4
    ARTICLE = 5
    LINKS = 6


ORDERS = {
    Column.CONTENT: By.CONTENT,
    Column.SAYER: By.SAYER,
    Column.TYPE: By.TYPE,
    Column.CERTAINTY: By.CERTAINTY,
    Column.SAID: By.SAID,
    Column.ARTICLE: By.ARTICLE,
    Column.LINKS: By.LINKS,
}


@dataclass(frozen=True, slots=True)
class Listing:
    """What the table is asked to show."""

    wanted: Wanted = field(default_factory=Wanted)
    by: By = By.SAID
    descending: bool = True
    grouped: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """What one line of the table shows.

    A `member` is one of those that say the same, listed below the `head` of an `expanded` group; `first` and `last`
    say where in that list it stands.
    """

    row: ClaimRow
    member: bool = False
    expanded: bool = False
    first: bool = False
    last: bool = False

    @property
    def is_group(self) -> bool:
        """Whether the line stands for several claims."""
        return not self.member and self.row.size > 1


class LedgerModel(QAbstractTableModel):
    """Holds numbers of rows, all of them, and of what these show only what was looked at last."""

    failed = Signal(object)
    """A StoreError: the ledger cannot be read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self.listing = Listing()
        self.labels: dict[str, Label] = {}
        # A claim listed below the head of its group has its number negated.
        self._lines: list[int] = []
        self._claims = 0
        self._rows: dict[int, ClaimRow] = {}
        self._open: set[str] = set()
        self.has_claims = False
        self.has_groups = False

    @property
    def total(self) -> int:
        """How many lines there are without those below the heads of groups."""
        return self._claims

    def use(self, store: "Store | None") -> None:
        """Lists another project's claims."""
        self._store = store
        self._open.clear()
        self.reload()

    def show_listing(self, listing: Listing) -> None:
        """Lists other claims, or in another order."""
        if listing.grouped != self.listing.grouped:
            self._open.clear()
        self.listing = listing
        self.reload()

    def reload(self) -> None:
        """Reads anew which claims there are."""
        self.beginResetModel()
        self._lines, self._rows, self.has_claims, self.has_groups = [], {}, False, False
        if self._store is not None:
            try:
                with self._store.reading() as reading:
                    ledger, listing = reading.ledger(), self.listing
                    self._lines = ledger.numbers(listing.wanted, listing.by, listing.descending, listing.grouped)
                    self.has_claims = bool(self._lines) or not ledger.is_empty()
                    self.has_groups = listing.grouped and ledger.has_groups()
                    self._claims = len(self._lines)
                    self._reopen([ledger.members(same) for same in sorted(self._open)])
            except StoreError as error:
                self.failed.emit(error)
        self._claims = min(self._claims, len(self._lines))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def shown(self, line: int) -> Shown | None:
        """What a line shows; None where there is none, or its claim is gone."""
        if not 0 <= line < len(self._lines):
            return None
        row = self._row(line)
        if row is None:
            return None
        if self._lines[line] < 0:
            first = self._lines[line - 1] > 0
            return Shown(row, True, False, first, line + 1 == len(self._lines) or self._lines[line + 1] > 0)
        return Shown(row, expanded=self.is_expanded(line)) if self.listing.grouped else Shown(replace(row, size=1))

    def is_expanded(self, line: int) -> bool:
        """Whether the members of the group on that line are listed below it."""
        return self._lines[line] > 0 and line + 1 < len(self._lines) and self._lines[line + 1] < 0

    def head_of(self, line: int) -> int:
        """The line of the group that a line belongs to; itself where it stands for one."""
        while line > 0 and self._lines[line] < 0:
            line -= 1
        return line

    def line_near(self, claim: str) -> int | None:
        """The line that shows a claim (id) or the group it is in; a member's own line is found only in open groups."""
        if self._store is None:
            return None
        try:
            with self._store.reading() as reading:
                ledger = reading.ledger()
                number = ledger.number_of(claim)
                row = ledger.rows([number]).get(number) if number is not None else None
                members = ledger.members(row.same) if row is not None and row.same else []
        except StoreError as error:
            self.failed.emit(error)
            return None
        if row is None:
            return None
        own = {row.number, -row.number} if not members else {-row.number, *members}
        return next((line for line, found in enumerate(self._lines) if found in own), None)

    def expand(self, line: int) -> None:
        """Lists the members of the group on that line below it, in the order in which they said it."""
        shown = self.shown(line)
        if shown is None or not shown.is_group or shown.expanded or shown.row.same is None or self._store is None:
            return
        try:
            with self._store.reading() as reading:
                members = reading.ledger().members(shown.row.same)
        except StoreError as error:
            self.failed.emit(error)
            return
        self._open.add(shown.row.same)
        self.beginInsertRows(QModelIndex(), line + 1, line + len(members))
        self._lines[line + 1 : line + 1] = [-number for number in members]
        self.endInsertRows()
        self._changed(line)

    def collapse(self, line: int) -> None:
        """Takes the members of a group away again."""
        shown = self.shown(line)
        if shown is None or not self.is_expanded(line):
            return
        end = line + 1
        while end < len(self._lines) and self._lines[end] < 0:
            end += 1
        self._open.discard(shown.row.same or "")
        self.beginRemoveRows(QModelIndex(), line + 1, end - 1)
        del self._lines[line + 1 : end]
        self.endRemoveRows()
        self._changed(line)

    def numbers(self) -> list[int]:
        """The numbers of the listed claims, those below the heads of groups left out."""
        return [number for number in self._lines if number > 0]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, in words for a screen reader; SHOWN gives the line."""
        if role not in (SHOWN, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        shown = self.shown(index.row())
        if role == SHOWN or shown is None:
            return shown
        column = Column(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            full = {Column.CONTENT: shown.row.content, Column.SAYER: voices(shown.row)}.get(column)
            return plain_tooltip(full) if full else None
        return self.words(shown, column)

    def words(self, shown: Shown, column: Column) -> str:
        """A cell in words."""
        row = shown.row
        match column:
            case Column.CONTENT:
                more = self.tr(", first of {}").format(row.size) if shown.is_group else ""
                return one_line(row.content) + more
            case Column.SAYER:
                return voices(row)
            case Column.TYPE:
                label = self.labels.get(row.claim.label or "")
                return label.name if label else row.claim.label or ""
            case Column.CERTAINTY:
                return str(dict(row.claim.attributes).get("certainty", ""))
            case Column.SAID:
                return row.said.replace("T", " ")[:16]
            case Column.ARTICLE:
                return one_line(row.article.shown_title)
            case Column.LINKS:
                return str(row.links) if row.links else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns, with an arrow at the one that sorts."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            sorts = ORDERS[column] is self.listing.by
            return self._title(column) + ((" ↓" if self.listing.descending else " ↑") if sorts else "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.SAYER:
            return self.tr("Sorted by whoever said it themselves, at the end of the chain")
        return None

    def _title(self, column: Column) -> str:
        return {
            Column.CONTENT: self.tr("Claim"),
            Column.SAYER: self.tr("Who says so"),
            Column.TYPE: self.tr("Type"),
            Column.CERTAINTY: self.tr("Certainty"),
            Column.SAID: self.tr("Said"),
            Column.ARTICLE: self.tr("Article"),
            Column.LINKS: self.tr("Linked"),
        }[column]

    def _row(self, line: int) -> ClaimRow | None:
        number = self._lines[line]
        if number not in self._rows and self._store is not None:
            start = line - line % PAGE
            asked = [n for n in self._lines[start : start + PAGE] if n not in self._rows]
            if len(self._rows) > KEPT:
                self._rows.clear()
            try:
                with self._store.reading() as reading:
                    ledger = reading.ledger()
                    self._rows |= ledger.rows([n for n in asked if n > 0], self.listing.grouped)
                    members = ledger.rows([-n for n in asked if n < 0])
                    self._rows |= {-n: row for n, row in members.items()}
            except StoreError as error:
                self.failed.emit(error)
        return self._rows.get(number)

    def _reopen(self, groups: list[list[int]]) -> None:
        for members in groups:
            of_group = set(members)
            line = next((line for line, number in enumerate(self._lines) if number in of_group), None)
            if line is not None and len(members) > 1:
                self._lines[line + 1 : line + 1] = [-number for number in members]

    def _changed(self, line: int) -> None:
        self.dataChanged.emit(self.index(line, 0), self.index(line, len(Column) - 1))


def voices(row: ClaimRow) -> str:
    """Who says a claim, outermost first, in one line."""
    return " › ".join(one_line(link.name) or UNNAMED for link in row.chain) if row.chain else OUTLET
