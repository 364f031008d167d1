"""The drafts of an import as Qt's table model. Widgets hold no truth: each cell asks the drafts."""

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from desk.actions.drafts import Draft, DraftState
from desk.model.article import Source
from desk.text.canon import canonical
from desk.ui.foreign import alone, isolated, one_line, plain_tooltip
from desk.ui.intake.edits import Edits, can_tick
from desk.ui.intake.filling import shown_value
from desk.ui.intake.preparing import Preparing
from desk.ui.intake.words import Shown, field_titles, is_shown, state_sentence, state_words
from desk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns in their order."""

    TICK = 0
    TITLE = 1
    OUTLET = 2
    DATE = 3
    LANGUAGE = 4
    WORDS = 5
    STATE = 6
    FILE = 7


FIELD_OF = {
    Column.TITLE: "title",
    Column.OUTLET: "outlet",
    Column.DATE: "published",
    Column.LANGUAGE: "language",
}
"""The columns that can be edited."""

_STATES = list(DraftState)


class DraftsModel(QAbstractTableModel):
    """Lists drafts that fit the filter, in the order of their files unless sorted."""

    edited = Signal()
    relisted = Signal()

    def __init__(
        self,
        preparing: Preparing,
        edits: Edits,
        title_of: Callable[[str], str],
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preparing, self._edits, self._title_of = preparing, edits, title_of
        self.theme = theme
        self.shown, self.text = Shown.ALL, ""
        self._files = 0
        self._numbers: list[int] = []
        self._by: tuple[Column, bool] | None = None
        self._asked: dict[int, tuple[Source, frozenset[str]]] = {}
        """In which fields a person has to choose, of drafts that were seen, with what they were found for."""
        self._locale = QLocale()
        preparing.grown.connect(self.grow)
        preparing.changed.connect(self.take)
        self.relist()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many are listed."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def number(self, row: int) -> int:
        """The number of the draft in that row."""
        return self._numbers[row]

    def row_of(self, number: int) -> int | None:
        """The row of a draft; None where it is not listed."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """What stands above the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            titles = field_titles()
            return {
                Column.TICK: "",
                Column.DATE: titles["published"],
                Column.WORDS: self.tr("Words"),
                Column.STATE: self.tr("State"),
                Column.FILE: self.tr("File"),
            }.get(Column(section)) or titles.get(FIELD_OF.get(Column(section), ""), "")
        if role == Role.ToolTipRole and section == Column.TICK:
            return self.tr("What is ticked will be imported")
        if role == Role.TextAlignmentRole and section == Column.WORDS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What a cell shows."""
        draft, column = self._draft(index), Column(index.column())
        if draft is None:
            return None
        match role:
            case Role.DisplayRole:
                return self._words(draft, column)
            case Role.EditRole:
                return shown_value(draft, FIELD_OF[column]) if column in FIELD_OF else None
            case Role.CheckStateRole if column is Column.TICK and can_tick(draft):
                return Qt.CheckState.Checked if draft.included else Qt.CheckState.Unchecked
            case Role.ForegroundRole:
                return self._color(draft, column)
            case Role.ToolTipRole:
                return self._tooltip(draft, column)
            case Role.TextAlignmentRole if column is Column.WORDS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Role.AccessibleTextRole:
                return self._accessible(draft, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Takes what was typed into a cell, or its tick."""
        draft, column = self._draft(index), Column(index.column())
        if draft is None:
            return False
        number = draft.number
        if role == Role.CheckStateRole:
            done = self._edits.include([number], Qt.CheckState(value) is Qt.CheckState.Checked)
        elif role == Role.EditRole and column in FIELD_OF:
            field = FIELD_OF[column]
            if str(value) == shown_value(draft, field):
                return False
            done = self._edits.set([number], field, str(value), field_titles()[field])
        else:
            return False
        self.edited.emit()
        return done

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        draft, column = self._draft(index), Column(index.column())
        if draft is None or self._preparing.result is not None or self._preparing.loading:
            return flags
        if column is Column.TICK and can_tick(draft):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if column in FIELD_OF and draft.state is not DraftState.PROBLEM:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; -1 gives the order of the files back."""
        self._by = None if column < 0 else (Column(column), order is Qt.SortOrder.DescendingOrder)
        self.relist()

    def list_only(self, shown: Shown, text: str) -> None:
        """Lists only those drafts, with that text in title, outlet, file or problem."""
        self.shown, self.text = shown, text.casefold()
        self.relist()

    def grow(self) -> None:
        """Adds what was read since."""
        drafts = self._preparing.drafts
        files = drafts.files
        if len(files) <= self._files:
            return
        if self._by is not None:
            self.relist()
            return
        new = [n for file in files[self._files :] for n in file.drafts if self._fits(drafts[n])]
        self._files = len(files)
        if new:
            self.beginInsertRows(QModelIndex(), len(self._numbers), len(self._numbers) + len(new) - 1)
            self._numbers += new
            self.endInsertRows()
            self.relisted.emit()

    def take(self, numbers: Iterable[int] | None) -> None:
        """Shows what was altered of these drafts, which stay listed; None lists all anew."""
        if numbers is None:
            self.relist()
            return
        chosen = set(numbers)
        rows = [row for row, number in enumerate(self._numbers) if number in chosen]
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(Column) - 1))

    def relist(self) -> None:
        """Lists what fits, in its order; what was selected stays so, as far as it is listed."""
        drafts = self._preparing.drafts
        self._files = len(drafts.files)
        found = [draft for draft in drafts if self._fits(draft)]
        if self._by is not None:
            column, down = self._by
            found.sort(key=lambda draft: self._key(draft, column), reverse=down)
        numbers = [draft.number for draft in found]
        if numbers == self._numbers:
            if numbers:
                self.dataChanged.emit(self.index(0, 0), self.index(len(numbers) - 1, len(Column) - 1))
            self.relisted.emit()
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        old = [self._numbers[index.row()] for index in kept]
        self._numbers = numbers
        places = {number: row for row, number in enumerate(numbers)} if kept else {}
        moved = [
            self.index(places[number], index.column()) if number in places else QModelIndex()
            for index, number in zip(kept, old, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()
        self.relisted.emit()

    def _draft(self, index: Index) -> Draft | None:
        """The draft in a row; None while its file is being read anew."""
        try:
            return self._preparing.drafts[self._numbers[index.row()]] if index.isValid() else None
        except KeyError:
            return None

    def _fits(self, draft: Draft) -> bool:
        if not is_shown(draft, self.shown):
            return False
        if not self.text:
            return True
        name = self._preparing.drafts.files[draft.file].name if draft.file >= 0 else ""
        told = (draft.title, draft.source.outlet or "", draft.problem, name)
        return any(self.text in each.casefold() for each in told)

    def _key(self, draft: Draft, column: Column) -> tuple[Any, ...]:
        """What a draft is sorted by; what is empty comes last."""
        match column:
            case Column.TICK:
                return (not draft.included,)
            case Column.WORDS:
                return (draft.words,)
            case Column.STATE:
                return (_STATES.index(draft.state), -max(draft.twin.similarity, draft.twin.held) if draft.twin else 0)
            case Column.FILE:
                return (draft.file, draft.part or 0)
        value = shown_value(draft, FIELD_OF[column]).casefold()
        return (not value, value)

    def _words(self, draft: Draft, column: Column) -> str:
        match column:
            case Column.TICK:
                return ""
            case Column.TITLE:
                if draft.state is DraftState.PROBLEM:
                    return one_line(self._reason(draft))
                return alone(one_line(draft.title)) or self.tr("No title")
            case Column.DATE:
                date = (draft.source.published or "")[:10]
                return date or (self.tr("? Choose") if self._waits(draft, column) else "")
            case Column.WORDS:
                return self._locale.toString(draft.words) if draft.state is not DraftState.PROBLEM else ""
            case Column.STATE:
                linked = draft.number in self._preparing.links
                return state_words(draft, compared=self._preparing.compared, linked=linked)
            case Column.FILE:
                file = self._preparing.drafts.file_of(draft.number)
                return alone(one_line(file.name)) + (f" ({draft.part})" if draft.part is not None else "")
        value = alone(one_line(shown_value(draft, FIELD_OF[column])))
        return value or (self.tr("? Choose") if self._waits(draft, column) else "")

    def _waits(self, draft: Draft, column: Column) -> bool:
        """Whether a field is empty because a person has to choose what it holds."""
        if column not in FIELD_OF or shown_value(draft, FIELD_OF[column]):
            return False
        known = self._asked.get(draft.number)
        if known is None or known[0] is not draft.source:
            # Documents lie on the disk: each is asked once, and only if it is seen.
            try:
                known = self._asked[draft.number] = (draft.source, self._preparing.asked(draft.number))
            except KeyError:
                # Its file is being read anew.
                return False
        return FIELD_OF[column] in known[1]

    def _reason(self, draft: Draft) -> str:
        """A problem without the file's name, which stands in its own column."""
        name = self._preparing.drafts.file_of(draft.number).name
        for start in (f"{name} cannot be read: ", f"{name}: "):
            if draft.problem.startswith(start):
                rest = draft.problem[len(start) :]
                return rest[:1].upper() + rest[1:]
        return draft.problem

    def _color(self, draft: Draft, column: Column) -> QColor | None:
        theme = self.theme
        if draft.state is DraftState.PROBLEM:
            return QColor(theme.error if column in (Column.STATE, Column.TITLE) else theme.muted)
        if not draft.included:
            return QColor(theme.muted)
        if column is Column.STATE:
            if not self._preparing.compared:
                return QColor(theme.muted)
            return QColor(theme.warning if draft.state is DraftState.NEAR else theme.good)
        if column is Column.TITLE and not draft.title:
            return QColor(theme.muted)
        if column in (Column.DATE, Column.OUTLET, Column.LANGUAGE) and self._waits(draft, column):
            return QColor(theme.warning)
        return QColor(theme.muted) if column in (Column.FILE, Column.LANGUAGE) else None

    def _tooltip(self, draft: Draft, column: Column) -> str | None:
        if draft.state is DraftState.PROBLEM:
            return plain_tooltip(draft.problem)
        if column is Column.STATE:
            twin = draft.twin
            title = self._title_of(twin.article) if twin is not None and twin.article is not None else ""
            told = state_sentence(draft, self._preparing.drafts, title)
            return plain_tooltip("\n".join(filter(None, (told, self._link(draft)))))
        if column is Column.FILE:
            return plain_tooltip(canonical(str(self._preparing.drafts.file_of(draft.number).path)).text)
        if column in FIELD_OF and (value := shown_value(draft, FIELD_OF[column])):
            return plain_tooltip(value)
        if column in FIELD_OF and self._waits(draft, column):
            return self.tr("The file leaves it open what this is: choose at the right, or type it.")
        return None

    def _link(self, draft: Draft) -> str:
        """What it will be linked to, in a sentence; empty for nothing."""
        to, drafts = self._preparing.links.get(draft.number), self._preparing.drafts
        if to is None or not draft.included:
            return ""
        try:
            name = self._title_of(to) if isinstance(to, str) else drafts[to].title or drafts.file_of(to).name
        except KeyError:
            # Its file is being read anew.
            return ""
        return self.tr("It will be linked to “{}”.").format(isolated(one_line(name)))

    def _accessible(self, draft: Draft, column: Column) -> str | None:
        if column is not Column.TICK:
            return None
        if not can_tick(draft):
            return self.tr("Cannot be imported")
        return self.tr("To import") if draft.included else self.tr("Left out")


def numbers_of(model: DraftsModel, rows: Sequence[tuple[int, int]]) -> list[int]:
    """The drafts in these stretches of rows (first and last)."""
    return [model.number(row) for first, last in sorted(rows) for row in range(first, last + 1)]


class Titles(QObject):
    """The titles of articles of the project, by id, each asked for once."""

    def __init__(self, preparing: Preparing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = preparing.bridge.workbench.store
        self._known: dict[str, str] = {}

    def __call__(self, id: str) -> str:
        """The title of an article; empty where it is gone."""
        if id not in self._known:
            with self._store.reading() as reading:
                article = reading.article(id)
            self._known[id] = article.shown_title if article is not None else ""
        return self._known[id]
