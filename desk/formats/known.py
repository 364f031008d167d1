"""Which formats there are, and which of them reads a file: told by its first bytes and its name.

A format's module is imported when it is needed: all of them together take longer than reading a folder of texts.
"""

import importlib
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from stat import S_ISREG

from desk.formats.format import HEAD, Format, FormatError, UnknownFormatError, why

SMALL = 1 << 17
"""A file of up to so many bytes is read whole when its format is looked for, so that it need not be opened again."""


@dataclass(frozen=True, slots=True)
class _Outline:
    """What is asked of a format before its module is imported; the format says the same of itself."""

    module: str
    suffixes: tuple[str, ...]
    begins: bytes | None = None
    reads: bool = True
    writes: bool = False
    tables: bool = False

    def may_be(self, first: bytes | None, ending: str) -> bool:
        """Whether a first byte, None where that says nothing, and a name's end leave it open that this reads a file."""
        if not self.reads:
            return False
        if self.begins is None or first is None or (first and first in self.begins):
            return True
        return ending.endswith(self.suffixes)


_BUILT_IN = {
    "html": _Outline("desk.formats.pages.web_page", (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz"), b"<"),
    "mhtml": _Outline("desk.formats.pages.mhtml", (".mhtml", ".mht")),
    "nitf": _Outline("desk.formats.nitf", (".xml", ".nitf"), b"<"),
    "feed": _Outline("desk.formats.feed", (".rss", ".atom", ".rdf", ".xml"), b"<"),
    "mail": _Outline("desk.formats.mail", (".eml", ".mbox")),
    "warc": _Outline("desk.formats.pages.warc", (".warc", ".warc.gz"), b"W\x1f"),
    "newsml": _Outline("desk.formats.newsml", (".xml",), b"<"),
    "ninjs": _Outline("desk.formats.ninjs", (".json",), b"{["),
    "gdelt": _Outline("desk.formats.gdelt", (".json",), b"{"),
    "links": _Outline("desk.formats.links", (".url", ".webloc")),
    "docx": _Outline("desk.formats.office.docx", (".docx", ".docm"), b"P"),
    "odt": _Outline("desk.formats.office.odt", (".odt", ".ott"), b"P"),
    "rtf": _Outline("desk.formats.office.rtf", (".rtf",), b"{"),
    "pdf": _Outline("desk.formats.office.pdf", (".pdf",)),
    "csv": _Outline("desk.formats.tables.delimited", (".csv", ".tsv", ".tab"), b"", tables=True),
    "xlsx": _Outline("desk.formats.tables.spreadsheet", (".xlsx", ".xlsm"), b"P", tables=True),
    "json-rows": _Outline("desk.formats.tables.json_rows", (".jsonl", ".ndjson", ".jsonlines"), b"{[", tables=True),
    "lexisnexis": _Outline("desk.formats.lexisnexis", (".txt",)),
    "json": _Outline("desk.formats.desk_json", (".json",), b"{", writes=True),
    "text": _Outline("desk.formats.plain_text", (".txt", ".text", ".md")),
    "claimreview": _Outline("desk.formats.claimreview", (".jsonld",), reads=False, writes=True),
}
_LAST_RESORTS = ("json", "text")
"""What is asked last, in this order: a name that ends in .json may be many things."""
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Some of what the system calls regular files, as /proc/kmsg, keep whoever reads them waiting for ever."""
_BEFORE_CONTENT = b"\xef\xbb\xbf \t\n\v\f\r"
_KINDS_KEPT = 500
_SAVE_AS = {
    ".doc": ".docx", ".dot": ".docx", ".wpd": ".docx", ".pages": ".docx", ".fodt": ".odt",
    ".xls": ".xlsx", ".xlsb": ".xlsx", ".ods": ".xlsx", ".fods": ".xlsx", ".numbers": ".xlsx", ".parquet": ".csv",
}  # fmt: skip
"""What whoever wrote a file of these can save it as, so that it can be read."""


class Formats(Mapping[str, Format]):
    """Every format by name, those that ship with the app first; each is imported when it is first asked for."""

    def __init__(self, added: Iterable[Format]) -> None:
        """`added` are those that other packages bring."""
        self._loaded = {each.name: each for each in added if each.name not in _BUILT_IN}
        self._outlines = dict(_BUILT_IN) | {name: _outline(each) for name, each in self._loaded.items()}
        names = [name for name in self._outlines if name not in _LAST_RESORTS]
        self._in_order = (*names, *_LAST_RESORTS)
        suffixes = [suffix for each in self._outlines.values() for suffix in each.suffixes]
        self._stops = (
            max(suffix.count(".") for suffix in suffixes) if all(suffix.startswith(".") for suffix in suffixes) else 0
        )
        """How many full stops the longest ending has that counts; 0 where an added one is no ending of that kind."""
        self._asked: dict[tuple[bytes | None, str], tuple[Format, ...]] = {}

    def __getitem__(self, name: str) -> Format:
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = importlib.import_module(self._outlines[name].module).FORMAT
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._outlines)

    def __len__(self) -> int:
        return len(self._outlines)

    def that_write(self) -> list[Format]:
        """Those that can be written."""
        return [self[name] for name, each in self._outlines.items() if each.writes]

    def suffixes(self, *, tables: bool = False) -> frozenset[str]:
        """What the names of files end in that can be read; or only of tables, whose columns a person confirms."""
        wanted = [each for each in self._outlines.values() if each.reads and (each.tables or not tables)]
        return frozenset(suffix for each in wanted for suffix in each.suffixes)

    def to_ask(self, head: bytes, name: str) -> tuple[Format, ...]:
        """Those that a file's first byte and the end of its name leave open, in the order in which to ask them."""
        # In UTF-16 a first byte says nothing.
        first = None if b"\0" in head[:4] else head.lstrip(_BEFORE_CONTENT)[:1]
        _, *ending = name.lower().rsplit(".", self._stops)
        key = first, ".".join(("", *ending)) if self._stops else name.lower()
        found = self._asked.get(key)
        if found is None:
            if len(self._asked) > _KINDS_KEPT:
                self._asked.clear()
            found = tuple(self[each] for each in self._in_order if self._outlines[each].may_be(*key))
            self._asked[key] = found
        return found


@cache
def formats() -> Formats:
    """The formats that ship with the app, and those that other packages add."""
    added: list[Format] = []
    for entry in sorted(entry_points(group="desk.formats"), key=lambda entry: entry.name):
        try:
            found = entry.load()
        except (ImportError, AttributeError) as error:
            logging.getLogger(__name__).warning("The format %s cannot be loaded: %s", entry.name, error)
            continue
        if isinstance(found, Format):
            added.append(found)
    return Formats(added)


def named(name: str) -> Format:
    """The format of that name; UnknownFormatError if there is none."""
    try:
        return formats()[name]
    except KeyError:
        raise UnknownFormatError(f"There is no format “{name}”; there are {', '.join(formats())}.") from None


def detect(path: Path, data: bytes | None = None) -> Format:
    """The format that can read this file, by its beginning and name; FormatError if none can.

    `data` is what `beginning` gave of it.
    """
    if data is None:
        data = beginning(path)
    name = path.name
    head = data if len(data) <= HEAD else data[:HEAD]
    for format in formats().to_ask(head, name):
        if format.sniff(head, name):
            return format
    if (other := _SAVE_AS.get(path.suffix.lower())) is not None:
        raise FormatError(path.name, f"{path.suffix} is not read; save it as {other} and import that")
    kind = f"files ending in {path.suffix}" if path.suffix else "files of this kind"
    raise FormatError(path.name, f"no format for {kind} is known")


def beginning(path: Path) -> bytes:
    """All of a file of up to SMALL bytes, of a larger one some more than that; FormatError if it cannot be read."""
    size = size_of(path)
    try:
        file = os.open(path, _FLAGS)
        try:
            data = os.read(file, min(size, SMALL) + 1)
            # A file that somebody writes has grown meanwhile, and some systems give less than was asked for.
            while len(data) != size and len(data) <= SMALL:
                more = os.read(file, SMALL + 1 - len(data))
                if not more:
                    break
                data += more
            return data
        finally:
            os.close(file)
    except OSError as error:
        raise FormatError(path.name, why(error)) from error


def size_of(path: Path) -> int:
    """How many bytes a file has; FormatError if it cannot be looked at or is not one that can be read twice."""
    try:
        status = os.stat(path)
    except OSError as error:
        gone = isinstance(error, FileNotFoundError) and path.is_symlink()
        raise FormatError(path.name, "it is a link to a file that is not there" if gone else why(error)) from error
    # A pipe or device would be empty, or endless, when it is read again.
    if not S_ISREG(status.st_mode):
        raise FormatError(path.name, "it is not a regular file")
    return status.st_size


def _outline(format: Format) -> _Outline:
    return _Outline(
        module="",
        suffixes=format.suffixes,
        begins=format.begins,
        reads=format.read is not None,
        writes=format.write is not None,
        tables=format.columns is not None,
    )
