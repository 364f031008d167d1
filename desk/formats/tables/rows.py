"""From the rows of a table to articles: which column holds what, and what is made of the cells."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, TypeVar

from desk.extract.columns import distinct, is_header, is_markup, propose
from desk.extract.stated import TIMES, Stated, shortened
from desk.formats.format import Columns, Corpus, Document, FormatError, Item, Notice, Options, stated_document
from desk.model.article import Finding, Source
from desk.text import newsdates
from desk.text.canon import canonical, oddities
from desk.text.headerlines import language_of

SAMPLE = 200
"""How many rows are looked at to find out what the columns hold."""
SAMPLE_SIZE = 4 << 20
MOST_TEXT = 8 << 20
"""The longest cell that is taken for an article, in code points."""
_MOST_COLUMNS = 16_384
"""As many as a sheet of Excel has."""
_T = TypeVar("_T")
FIELDS = frozenset((
    "text", "title", "language", "url", "outlet", "author", "published", "retrieved", "news_id", "dateline", "modified",
    "canonical", "section", "agency", "keywords",
))  # fmt: skip
"""What a column may be said to hold."""

_NUMERIC = re.compile(r"\s*(\d{1,2})([/-])(\d{1,2})\2\d{4}\b")
_SEPARATORS = re.compile(r"\s*[\n;|,،、；]\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the person counts it, from 1, and its cells by column; those without one are empty.

    `beyond` says that it has more cells than there are names because a text with commas may have no quotation marks.
    """

    number: int
    cells: Mapping[str, str]
    beyond: bool = False


@dataclass(slots=True)
class Table:
    """A table that is being read: rows come as they are read, and the first of them are kept to be looked at.

    `place` is what a row is called in a sentence: row, line or entry; `decoded` in words how its bytes were read,
    empty where they tell it themselves. `ending` has what is to be said of how it ends, once all rows are read.
    """

    file: str
    names: tuple[str, ...]
    rows: Iterator[Row]
    place: str = "row"
    decoded: str = ""
    ending: list[str] = field(default_factory=list)
    sample: list[Row] = field(init=False)

    def __post_init__(self) -> None:
        self.sample = beginning(self.rows, size_of)

    def proposed(self) -> tuple[Columns, bool]:
        """What the columns seem to hold, and whether that of the text is beyond doubt."""
        cells = [[row.cells.get(name, "") for name in self.names] for row in self.sample]
        proposal = propose(self.names, cells, _is_date)
        return Columns(fields=proposal.fields), proposal.certain

    def columns(self, options: Options) -> Columns:
        """What the person said, else what the columns plainly hold; FormatError where neither tells."""
        if options.columns is None:
            columns, certain = self.proposed()
            if not certain:
                known = ", ".join(f"“{shortened(name, 40)}”" for name in self.names[:20])
                raise FormatError(self.file, f"it must be told which column holds the text; it has {known}")
            return columns
        for name, held in options.columns.fields:
            if name not in self.names:
                raise FormatError(self.file, f"it has no column “{shortened(name)}”")
            if held not in FIELDS:
                raise FormatError(self.file, f"a column cannot hold “{shortened(held)}”")
        if not any(held == "text" for _, held in options.columns.fields):
            raise FormatError(self.file, "no column is said to hold the text")
        return options.columns

    def documents(self, options: Options, notices: Iterable[Notice] = ()) -> Iterator[Item]:
        """A corpus, the notices, an article for each row that has a text, and what is to be said of the others."""
        columns = self.columns(options)
        yield Corpus()
        yield from notices
        yield from _Reading(self, columns).items()


def beginning(rows: Iterator[_T], size: Callable[[_T], int]) -> list[_T]:
    """The first rows, SAMPLE of them, or fewer that have SAMPLE_SIZE code points together."""
    found: list[_T] = []
    taken = 0
    for row in islice(rows, SAMPLE):
        found.append(row)
        taken += size(row)
        if taken > SAMPLE_SIZE:
            break
    return found


def headed(file: str, rows: Iterator[tuple[int, list[str]]], *, delimited: bool = False) -> Table | None:
    """A table of numbered rows, whose first one names the columns if it looks like that; None where all are empty.

    Of a `delimited` one, whose cells a mark parts, a row with more cells than names may be one that was cut.
    """
    begin = beginning(rows, lambda row: sum(map(len, row[1])))
    filled = [cells for _, cells in begin if any(cell.strip() for cell in cells)]
    if not filled:
        return None
    width = named = max(map(len, filled))
    if width > _MOST_COLUMNS:
        raise FormatError(file, f"it has {width:,} columns, and {_MOST_COLUMNS:,} is the most that is read")
    padded = [cells + [""] * (width - len(cells)) for cells in filled]
    names = distinct([""] * width)
    if is_header(padded[0], padded[1:]):
        names, named = distinct(padded[0]), len(filled[0])
        while begin.pop(0)[1] is not filled[0]:
            pass
    most = named if delimited else sys.maxsize
    return Table(file, names, (_row(number, names, most, cells) for number, cells in chain(begin, rows)))


def _row(number: int, names: tuple[str, ...], most: int, cells: list[str]) -> Row:
    beyond = len(cells) > most and any(map(str.strip, cells[most:]))
    return Row(number, dict(zip(names, cells, strict=False)), beyond)


def size_of(row: Row) -> int:
    """About how many code points a row has, the names of its cells included."""
    return sum(len(name) + len(cell) for name, cell in row.cells.items())


class _Reading:
    """One table on its way to articles; counts what is to be told at its end."""

    def __init__(self, table: Table, columns: Columns) -> None:
        self._table = table
        self._fields = [(name, held) for name, held in columns.fields if held != "text"]
        self._texts = [name for name, held in columns.fields if held == "text"]
        self._day_first = {name: _day_first(table.sample, name) for name, held in self._fields if held in TIMES}
        self._count = 0
        self._empty = 0
        self._without: list[int] = []
        self._too_long: list[int] = []
        self._replaced: list[int] = []
        self._odd: list[int] = []
        self._markup: list[int] = []
        self._unreadable: list[int] = []
        self._beyond: list[int] = []

    def items(self) -> Iterator[Item]:
        for row in chain(self._table.sample, self._table.rows):
            yield from self._article(row)
        if not self._count:
            raise FormatError(self._table.file, f"none of its {_several(self._table.place)} has a text")
        yield from self._told()

    def _article(self, row: Row) -> Iterator[Document]:
        texts = [text for name in self._texts if (text := row.cells.get(name, "")).strip()]
        if not texts:
            if any(cell.strip() for cell in row.cells.values()):
                self._without.append(row.number)
            else:
                self._empty += 1
            return
        if sum(map(len, texts)) > MOST_TEXT:
            self._too_long.append(row.number)
            return
        if any("\ufffd" in text for text in texts):
            self._unreadable.append(row.number)
        canon = canonical("\n\n".join(self._plain(text, row) for text in texts), keep_bom=True)
        if not canon.text.strip():
            self._without.append(row.number)
            return
        if canon.replaced:
            self._replaced.append(row.number)
        if oddities(canon.text):
            self._odd.append(row.number)
        if row.beyond:
            self._beyond.append(row.number)
        self._count += 1
        yield self._document(row, canon.text)

    def _document(self, row: Row, text: str) -> Document:
        stated = Stated()
        columns = " and ".join(f"“{shortened(name)}”" for name in self._texts)
        stated.give_text(text, f"{self._table.place} {row.number:,}, column {columns}")
        stated.give_decision(self._table.decoded)
        for name, held in self._fields:
            if row.cells.get(name, "").strip() and not stated.has(held):
                self._give(stated, held, row, name)
        regions = stated.furniture(text)
        return stated_document(text, stated, self._table.file, regions=regions, part=self._count)

    def _give(self, stated: Stated, held: str, row: Row, name: str) -> None:
        cell = row.cells[name].strip()
        origin = f"column “{shortened(name)}”"
        if held == "keywords":
            stated.give_keywords(_SEPARATORS.split(cell), origin)
        elif held in TIMES:
            found = _date(held, cell, origin, self._day_first[name])
            values: dict[str, Any] = {held: found.value}
            stated.add([found], Source(**values))
        elif held == "language":
            stated.give(held, language_of(cell) or cell, origin)
        elif held == "author":
            stated.give(held, ", ".join(filter(None, map(str.strip, cell.split("\n")))), origin)
        else:
            stated.give(held, self._plain(cell, row), origin)

    def _plain(self, cell: str, row: Row) -> str:
        """A cell as text, where it is HTML."""
        if not is_markup(cell):
            return cell
        from desk.extract.page.fragment import fragment
        from desk.extract.page.parsing import PageError

        try:
            return fragment(cell) or cell
        except PageError:
            self._markup.append(row.number)
            return cell

    def _told(self) -> Iterator[Notice]:
        place = self._table.place
        places = _several(place)
        if self._empty:
            what = f"An empty {place} was" if self._empty == 1 else f"{self._empty:,} empty {places} were"
            yield self._notice(f"{what} left out.", routine=True)
        for numbers, single, several, lost in (
            (self._without, "has no text and was left out", "have no text and were left out", True),
            (self._too_long, "has a text of more than 8 million characters and was left out",
             "have a text of more than 8 million characters and were left out", True),
            (self._replaced, "has characters that text may not hold; they became U+FFFD",
             "have characters that text may not hold; they became U+FFFD", False),
            (self._unreadable, "has U+FFFD where characters could not be read",
             "have U+FFFD where characters could not be read", False),
            (self._beyond, "has more cells than there are names, and a text may have been cut at a comma",
             "have more cells than there are names, and texts may have been cut at commas", True),
            (self._odd, "has marks that change the order of letters, or invisible ones inside words",
             "have marks that change the order of letters, or invisible ones inside words", False),
            (self._markup, "has HTML that could not be read and stays as it is",
             "have HTML that could not be read and stays as it is", False),
        ):  # fmt: skip
            if len(numbers) == 1:
                yield self._notice(f"{place.capitalize()} {numbers[0]:,} {single}.", lost=lost)
            elif numbers:
                shown = ", ".join(f"{number:,}" for number in numbers[:5])
                more = " and others" if len(numbers) > 5 else ""
                yield self._notice(f"{len(numbers):,} {places} {several}: {shown}{more}.", lost=lost)

        for text in self._table.ending:
            yield self._notice(text, lost=True)

    def _notice(self, text: str, *, lost: bool = False, routine: bool = False) -> Notice:
        return Notice(file=self._table.file, text=text, lost=lost, routine=routine)


def _several(place: str) -> str:
    return "entries" if place == "entry" else f"{place}s"


def _is_date(cell: str) -> bool:
    found = newsdates.parse(cell.strip())
    return found is not None and (found.value is not None or bool(found.readings))


def _day_first(sample: Sequence[Row], name: str) -> bool | None:
    """Whether the dates of a column have the day before the month, as those tell that can be read in one way only."""
    found = [match for row in sample if (match := _NUMERIC.match(row.cells.get(name, "")))]
    days = any(int(match[1]) > 12 for match in found)
    months = any(int(match[3]) > 12 for match in found)
    return days if days != months else None


def _date(held: str, cell: str, origin: str, day_first: bool | None) -> Finding:
    """A date as the cell has it; of two readings the one that the column's other rows show to be right."""
    found = newsdates.parse(cell)
    if found is None or (found.value is None and not found.readings):
        return Finding(field=held, value=None, origin=f"{origin}, which reads “{shortened(cell)}”")
    if found.value is not None:
        return Finding(field=held, value=found.value, origin=origin)
    if day_first is not None and len(found.readings) == 2 and _NUMERIC.match(cell):
        order = "the day before the month" if day_first else "the month before the day"
        told = f"{origin}, whose other dates have {order}"
        return Finding(field=held, value=found.readings[not day_first], origin=told, confidence=0.95)
    return Finding(field=held, value=None, origin=origin, readings=found.readings)
