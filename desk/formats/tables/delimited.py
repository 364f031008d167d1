"""CSV and TSV: each row is an article. Read only, row by row, so that the size of the file does not matter.

The columns may be parted by commas, semicolons, tabs or bars; which it is and the encoding are found out.
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TextIO

from desk.formats.format import AS_FOUND, Columns, Format, FormatError, Item, Notice, Options, suffix_of, why
from desk.formats.tables.decoding import decoding
from desk.formats.tables.rows import MOST_TEXT, SAMPLE, Table, headed
from desk.text.encoding import NotTextError

_DELIMITERS = ",;\t|"
_PROBE = 1 << 16
_MOST_CELL = MOST_TEXT
_MOST_ROW = 2 * MOST_TEXT
"""The longest cell and the longest row that are read, in code points: a missing quotation mark makes all rows one."""


def sniff(head: bytes, name: str) -> bool:
    """Whether a file says by its name that it is a table."""
    return suffix_of(name) in FORMAT.suffixes


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """An article for each row; notices say how the file was decoded and which rows were left out."""
    with _opened(path, options) as (table, notices):
        yield from table.documents(options, notices)


def columns(path: Path) -> tuple[tuple[str, ...], Columns]:
    """The names of the columns and what they seem to hold."""
    with _opened(path, AS_FOUND) as (table, _):
        return table.names, table.proposed()[0]


@contextmanager
def _opened(path: Path, options: Options) -> Iterator[tuple[Table, list[Notice]]]:
    try:
        decided = decoding(path, options)
        with path.open(encoding=decided.codec, errors="replace", newline="") as stream:
            table = _table(path.name, stream)
            table.decoded = decided.decided
            yield table, [decided.notice]
    except csv.Error as error:
        raise FormatError(path.name, f"its rows cannot be told apart ({error})") from None
    except NotTextError as error:
        raise FormatError(path.name, str(error)) from None
    except UnicodeError:
        # Codecs with shifts do not always replace what they cannot read.
        raise FormatError(path.name, "it is not in the encoding that it seemed to be in") from None
    except OSError as error:
        raise FormatError(path.name, why(error)) from error


def _table(file: str, stream: TextIO) -> Table:
    head = stream.read(_PROBE)
    stream.seek(0)
    first = head.partition("\n")[0].strip()
    # Excel says so in a line of its own.
    stated = first[4:] if first.lower().startswith("sep=") and len(first) == 5 else None
    delimiter = stated or _delimiter(head)
    ending: list[str] = []
    rows = _rows(file, stream, delimiter, ending)
    if stated:
        next(rows)
    table = headed(file, rows, delimited=True)
    if table is None:
        raise FormatError(file, "there is no text in it")
    table.ending = ending
    return table


def _rows(file: str, stream: TextIO, delimiter: str, ending: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number, from 1; FormatError for one that is too long to be one.

    `ending` is given a sentence where the last one breaks off.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _MOST_CELL))
    lines = _Lines(stream)
    number = 0
    broken = False
    try:
        for cells in csv.reader(lines, delimiter=delimiter):
            number += 1
            broken = lines.is_quoted and bool(cells) and _goes_on(cells[-1], lines.last)
            lines.taken = 0
            lines.is_quoted = False
            yield number, cells
    except (csv.Error, _TooLongError):
        reason = (
            f"row {number + 1:,} has more than {_MOST_CELL >> 20} million characters: a quotation mark may be missing"
        )
        raise FormatError(file, reason) from None
    if broken:
        ending.append(f"It breaks off within row {number:,}, or a quotation mark is missing there.")


def _goes_on(cell: str, line: str) -> bool:
    """Whether the last cell of a file, which ends with this line, has a quotation mark that opens it and none after."""
    # Such a cell holds the last line end, if there is one. A mark within a cell, as that of inches, opens nothing.
    return cell.endswith("\n") or (not line.endswith("\n") and ("\n" in cell or line.endswith(f'"{_marked(cell)}')))


def _marked(cell: str) -> str:
    """A cell as it stands within quotation marks."""
    return cell.replace('"', '""')


class _TooLongError(Exception):
    """A row that is too long to be one."""


class _Lines:
    """The lines of a file with their ends, `last` the one that was taken last.

    `taken` counts the code points since it was last set to 0, `is_quoted` says whether their quotation marks leave one
    open.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.taken = 0
        self.is_quoted = False
        self.last = ""

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(_MOST_ROW):
            self.taken += len(line)
            if self.taken >= _MOST_ROW:
                raise _TooLongError
            self.is_quoted ^= line.count('"') % 2 == 1
            self.last = line
            yield line


def _delimiter(head: str) -> str:
    """What parts the columns: the mark with which most rows have the same number of cells, and more than one."""
    # The last row may be cut off.
    lines = head.splitlines(keepends=True)
    lines = lines[:-1] if len(head) == _PROBE and len(lines) > 1 else lines

    def score(delimiter: str) -> tuple[float, int]:
        try:
            widths = [len(cells) for cells in islice(csv.reader(lines, delimiter=delimiter), SAMPLE) if cells]
        except csv.Error:
            return 0.0, 0
        usual = widths[0] if widths else 1
        return (sum(width == usual for width in widths) / len(widths) if usual > 1 else 0.0), usual

    return max(_DELIMITERS, key=score)


FORMAT = Format(
    name="csv",
    title="Table (CSV, TSV)",
    suffixes=(".csv", ".tsv", ".tab"),
    sniff=sniff,
    begins=b"",
    read=read,
    isolated=True,
    columns=columns,
)
