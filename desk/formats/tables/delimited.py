"""CSV and TSV: each row is an article. Read only, row by row, so that the size of the file does not matter.

The columns may be parted by commas, semicolons, tabs or bars; which it is and the encoding are found out.
"""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TextIO

from desk.extract.encoding import codec_of, guessed_encoding
from desk.formats.format import AS_FOUND, Columns, Format, FormatError, Item, Notice, Options, suffix_of, why
from desk.formats.tables.rows import MOST_TEXT, SAMPLE, Table, headed
from desk.text.encoding import NotTextError, decode, shown_encoding

_DELIMITERS = ",;\t|"
_CHUNK = 1 << 20
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
        encoding, notices = _encoding(path, options)
        with path.open(encoding=encoding, errors="replace", newline="") as stream:
            table = _table(path.name, stream)
            table.decoded = _decided(encoding, notices, options)
            yield table, notices
    except csv.Error as error:
        raise FormatError(path.name, f"its rows cannot be told apart ({error})") from None
    except NotTextError as error:
        raise FormatError(path.name, str(error)) from None
    except OSError as error:
        raise FormatError(path.name, why(error)) from error


def _encoding(path: Path, options: Options) -> tuple[str, list[Notice]]:
    """The codec of a file, and what is to be said of it."""
    if options.encoding is not None:
        if (codec := codec_of(options.encoding)) is None:
            raise NotTextError(f"there is no encoding “{options.encoding}”")
        return codec, [_read_as(path, codec)]
    with path.open("rb") as file:
        head = file.read(_PROBE)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16", [_read_as(path, "utf-16")]
        if head.startswith(codecs.BOM_UTF8):
            return "utf-8-sig", [_read_as(path, "utf-8")]
        # The head may end within a line, and so within a character.
        whole = head if len(head) < _PROBE or b"\0" in head else head[: head.rfind(b"\n") + 1] or head
        found = decode(whole, guessed_encoding)
        if found.encoding == "utf-8" and (odd := _not_utf8(file)) is not None:
            file.seek(max(0, odd - _PROBE // 2))
            found = decode(file.read(_PROBE), guessed_encoding)
    return found.encoding, [_read_as(path, found.encoding, guessed=found.guessed)]


def _not_utf8(file: BinaryIO) -> int | None:
    """About where a file is not UTF-8, as an offset in bytes; None if it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    at = 0
    while chunk := file.read(_CHUNK):
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as error:
            return at + error.start
        at += len(chunk)
    return at if decoder.getstate()[0] else None


def _read_as(path: Path, codec: str, *, guessed: bool = False) -> Notice:
    name = shown_encoding(codec)
    if guessed:
        return Notice(file=path.name, text=f"Read as {name}, which is a guess: the file does not tell.")
    return Notice(file=path.name, text=f"Read as {name}.", routine=name == "utf-8")


def _decided(encoding: str, notices: list[Notice], options: Options) -> str:
    """How the bytes were read, in words, where that was a decision."""
    name = shown_encoding(encoding)
    if options.encoding is not None:
        return f"{name}, chosen by a person"
    return "" if all(notice.routine for notice in notices) else name


def _table(file: str, stream: TextIO) -> Table:
    head = stream.read(_PROBE)
    stream.seek(0)
    first = head.partition("\n")[0].strip()
    # Excel says so in a line of its own.
    stated = first[4:] if first.lower().startswith("sep=") and len(first) == 5 else None
    delimiter = stated or _delimiter(head)
    rows = _rows(file, stream, delimiter)
    if stated:
        next(rows)
    table = headed(file, rows)
    if table is None:
        raise FormatError(file, "there is no text in it")
    return table


def _rows(file: str, stream: TextIO, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number, from 1; FormatError for one that is too long to be one."""
    csv.field_size_limit(max(csv.field_size_limit(), _MOST_CELL))
    lines = _Lines(stream)
    number = 0
    try:
        for cells in csv.reader(lines, delimiter=delimiter):
            number += 1
            lines.taken = 0
            yield number, cells
    except (csv.Error, _TooLongError):
        reason = (
            f"row {number + 1:,} has more than {_MOST_CELL >> 20} million characters: a quotation mark may be missing"
        )
        raise FormatError(file, reason) from None


class _TooLongError(Exception):
    """A row that is too long to be one."""


class _Lines:
    """The lines of a file with their ends; `taken` counts the code points since it was last set to 0."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(_MOST_ROW):
            self.taken += len(line)
            if self.taken >= _MOST_ROW:
                raise _TooLongError
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
