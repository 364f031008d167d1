"""JSON whose objects are articles: JSON Lines, a list of objects, an object with such a list, or one article alone.

Keys within keys are columns with dotted names, lists are lines of one cell. Lines and lists are read piece by piece,
whatever their size. Desk's own JSON, ninjs, schema.org's and GDELT's lists are none of this module's business.
"""

import codecs
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from desk.extract.columns import propose
from desk.formats.format import AS_FOUND, Columns, Format, FormatError, Item, Notice, Options, suffix_of, why
from desk.formats.tables.decoding import decoding
from desk.formats.tables.rows import Row, Table, beginning, size_of
from desk.text.canon import canonical
from desk.text.encoding import NotTextError

_LINES = (".jsonl", ".ndjson", ".jsonlines")
_MOST_ENTRY = 8 << 20
"""The longest line or object that is read, in code points."""
_MOST_WHOLE = 32 << 20
"""The largest file in bytes that is read at once, because it is not a plain list."""
_MOST_WITHIN = 200_000
"""How many lists and objects may stand in one object: each takes fifty times the memory of its two brackets."""
_DEEPEST = 64
_PIECE = 1 << 16
_MOST_COLUMNS = 1_000
_MOST_TOLD = 100
"""So many lines or objects that cannot be read are told of one by one."""

_FOREIGN = re.compile(
    r'"desk-\w+"|"@context"|"pubstatus"|"bodies"\s*:\s*\[|"seendate"',
    re.IGNORECASE,
)
"""What tells that JSON is of a kind that other modules read."""
_OBJECTS = re.compile(r"\s*\[\s*\{")
_KEY = re.compile(r'"([^"\\]{1,60})"\s*:\s*(?="|\[|\{)')
_MARKS = re.compile(r'\\.|["{}\[\]]', re.DOTALL)


class _BrokenError(Exception):
    """JSON that cannot be read on; `str()` is the reason, as the end of a sentence."""


def sniff(head: bytes, name: str) -> bool:
    """Whether a file is JSON Lines, or JSON that looks like articles and like nothing that has a reader of its own."""
    suffix = suffix_of(name)
    if suffix in _LINES:
        # What claims to be such lines is read whatever it is, so that the person hears why it is not.
        return b'"desk-annotations"' not in head
    text = _head_text(head)
    if text is None or _FOREIGN.search(text):
        return False
    if suffix not in (".json", ""):
        return False
    if _OBJECTS.match(text):
        return True
    if not text.lstrip().startswith("{"):
        return False
    keys = list(dict.fromkeys(_KEY.findall(text)))
    held = {field for _, field in propose(keys, [["words"] * len(keys)], lambda cell: False).fields}
    return "text" in held and "title" in held


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """An article for each object; notices name what is no JSON and is left out."""
    with _opened(path, options) as (table, decided, notices):
        # JSON is UTF-8, so that this is worth no word.
        yield from table.documents(options, [] if decided.routine else [decided])
        yield from notices.all(path.name)


def columns(path: Path) -> tuple[tuple[str, ...], Columns]:
    """The names of the keys, dotted, and what they seem to hold."""
    with _opened(path, AS_FOUND) as (table, _, _):
        return table.names, table.proposed()[0]


@contextmanager
def _opened(path: Path, options: Options) -> Iterator[tuple[Table, Notice, "_Notices"]]:
    """The table of a file, how it was decoded, and the notices that come about while it is read."""
    notices = _Notices()
    try:
        decided = decoding(path, options, of_json=True)
        with path.open(encoding=decided.codec, errors="replace", newline="") as stream:
            place, entries = _entries(path, stream, notices)
            rows = (Row(number, flat(entry)) for number, entry in entries)
            begin = beginning(rows, size_of)
            if not begin:
                raise _BrokenError(f"none of its {'lines is a JSON object' if notices else 'values is an article'}")
            names = tuple(dict.fromkeys(name for row in begin for name in row.cells))[:_MOST_COLUMNS]
            table = Table(path.name, names, chain(begin, rows), place)
            table.decoded = decided.decided
            yield table, decided.notice, notices
    except (_BrokenError, NotTextError) as error:
        raise FormatError(path.name, str(error)) from None
    except UnicodeError:
        # Codecs with shifts do not always replace what they cannot read.
        raise FormatError(path.name, "it is not in the encoding that it seemed to be in") from None
    except OSError as error:
        raise FormatError(path.name, why(error)) from error


def flat(entry: dict[str, Any]) -> dict[str, str]:
    """An object as cells: keys within keys have dotted names, a list's strings are lines of one cell."""
    cells: dict[str, list[str]] = {}
    stack: list[tuple[str, Any, int]] = [("", entry, 0)]
    while stack:
        name, value, depth = stack.pop()
        if value is None or depth > _DEEPEST:
            continue
        if isinstance(value, dict):
            inner = [(f"{name}.{_name(key)}" if name else _name(key), each, depth + 1) for key, each in value.items()]
            stack += reversed(inner)
        elif isinstance(value, list):
            stack += reversed([(name, each, depth + 1) for each in value])
        else:
            cells.setdefault(name, []).append(value if isinstance(value, str) else json.dumps(value))
    return {name: "\n".join(lines) for name, lines in cells.items()}


def _name(key: str) -> str:
    return key if key.isascii() and key.isprintable() else canonical(key).text.replace("\n", " ")


def _head_text(head: bytes) -> str | None:
    """The beginning of a file as text, None if it is none."""
    encoding = json.detect_encoding(head[:4]) if head else "utf-8"
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(head).removeprefix("\ufeff")
    return None if "\0" in text else text


@dataclass(slots=True)
class _Notices:
    """What could not be read of a file, by name as far as it is not very much; `broken` is a sentence on its end."""

    left_out: list[str] = field(default_factory=list)
    more: int = 0
    broken: str = ""

    def leave_out(self, what: str) -> None:
        if len(self.left_out) < _MOST_TOLD:
            self.left_out.append(what)
        else:
            self.more += 1

    def __bool__(self) -> bool:
        return bool(self.left_out)

    def all(self, file: str) -> Iterator[Notice]:
        """The notices, when all is read."""
        for what in self.left_out:
            yield Notice(file=file, text=f"{what} cannot be read as a JSON object and was left out.", lost=True)
        if self.more:
            yield Notice(file=file, text=f"So were {self.more:,} more.", lost=True)
        if self.broken:
            yield Notice(file=file, text=self.broken, lost=True)


def _entries(path: Path, stream: TextIO, notices: _Notices) -> tuple[str, Iterator[tuple[int, dict[str, Any]]]]:
    """What an object is called, and each with its number."""
    head = stream.read(_PIECE)
    stream.seek(0)
    if path.suffix.lower() in _LINES or _are_lines(head):
        return "line", _lines(stream, notices)
    if head.lstrip().startswith("["):
        return "entry", _list(stream, notices)
    return "entry", _whole(path, stream)


def _are_lines(head: str) -> bool:
    """Whether the first line is an object by itself and another one follows."""
    first, _, rest = head.strip().partition("\n")
    return first.startswith("{") and rest.lstrip().startswith("{") and _object(first) is not None


def _lines(stream: TextIO, notices: _Notices) -> Iterator[tuple[int, dict[str, Any]]]:
    number = 0
    while line := stream.readline(_MOST_ENTRY):
        number += 1
        if len(line) == _MOST_ENTRY:
            raise _BrokenError(f"line {number:,} has more than {_MOST_ENTRY >> 20} million characters")
        if not line.strip():
            continue
        if (entry := _object(line)) is None:
            notices.leave_out(f"Line {number:,}")
        else:
            yield number, entry


def _list(stream: TextIO, notices: _Notices) -> Iterator[tuple[int, dict[str, Any]]]:
    number = 0
    try:
        for text in _objects(stream):
            number += 1
            if (entry := _object(text)) is None:
                notices.leave_out(f"Entry {number:,}")
            else:
                yield number, entry
    except _BrokenError as error:
        if not number:
            raise
        notices.broken = f"After entry {number:,} nothing more could be read: {error}."


def _objects(stream: TextIO) -> Iterator[str]:
    """The objects of a list as text, one by one; _BrokenError where one is too large or the list breaks off."""
    depth, start, quoted = 0, -1, False
    buffer = ""
    while piece := _piece(stream):
        fresh = len(buffer)
        buffer += piece
        for match in _MARKS.finditer(buffer, fresh):
            mark = match[0]
            if mark == '"':
                quoted = not quoted
            elif quoted or len(mark) == 2:
                continue
            elif mark in "{[":
                depth += 1
                start = match.start() if depth == 2 and mark == "{" else start
            else:
                depth -= 1
                if depth == 1 and start >= 0:
                    yield buffer[start : match.end()]
                    start = -1
        buffer = buffer[start:] if start >= 0 else ""
        start = 0 if start >= 0 else -1
        if len(buffer) > _MOST_ENTRY:
            raise _BrokenError(f"one of its objects has more than {_MOST_ENTRY >> 20} million characters")
    if depth:
        raise _BrokenError("its JSON breaks off")


def _piece(stream: TextIO) -> str:
    """The next piece of a file, which does not end between a backslash and what it stands before."""
    piece = stream.read(_PIECE)
    while piece.endswith("\\") and len(piece) < _PIECE + 4096 and (more := stream.read(1)):
        piece += more
    return piece


def _whole(path: Path, stream: TextIO) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of the longest list within the one object that the file is, or that object, if it is an article."""
    if (size := path.stat().st_size) > _MOST_WHOLE:
        ways = "as a list, or as an object to a line"
        raise _BrokenError(f"it has {size >> 20:,} MB; more than {_MOST_WHOLE >> 20} are read only {ways}")
    top = _object(stream.read())
    if top is None:
        raise _BrokenError("it is not a JSON object, or it breaks off")
    lists = [] if _is_article(top) else sorted(_object_lists(top), key=len)
    yield from enumerate(lists[-1] if lists else [top], start=1)


def _object_lists(top: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
    """The lists of objects in an object and in those that it holds."""
    level: list[Any] = [top]
    for _ in range(4):
        inner = [value for each in level for value in each.values()]
        yield from (found for value in inner if isinstance(value, list) and (found := _dicts(value)))
        level = [value for value in inner if isinstance(value, dict)]


def _dicts(values: list[Any]) -> list[dict[str, Any]]:
    return [value for value in values if isinstance(value, dict)]


def _is_article(entry: dict[str, Any]) -> bool:
    keys = [key for key, value in entry.items() if isinstance(value, str) and value.strip()]
    held = {field for _, field in propose(keys, [[entry[key] for key in keys]], lambda cell: False).fields}
    return "text" in held


def _object(text: str) -> dict[str, Any] | None:
    """The object that a string is as JSON, None if it is none or made to fill the memory."""
    if text.count("[") + text.count("{") > _MOST_WITHIN:
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


FORMAT = Format(
    name="json-rows",
    title="JSON objects as articles (JSON, JSON Lines)",
    suffixes=(".jsonl", ".ndjson", ".jsonlines"),
    sniff=sniff,
    begins=b"{[",
    read=read,
    isolated=True,
    columns=columns,
)
