"""What a workbook's parts say: its sheets, and their rows as strings, read as a stream so that none is held whole.

Numbers that are shown as dates become ISO 8601, which needs the styles. The section numbers are those of ECMA-376,
part 1.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from posixpath import normpath

from desk.extract.archive import Archive, ArchiveError
from desk.extract.xml import XmlError, local, parse

_MOST_STRINGS = 64 << 20
"""How many code points the strings that cells share may have together."""
_MOST_SHARED = 2_000_000
_MOST_COLUMNS = 1_000
_MOST_ROW = 16 << 20
_MOST_SHEETS = 50
_MOST_TOKEN = 8 << 20
_MOST_PART = 16 << 20

# Formats that show a date though no part of the file says so: section 18.8.30.
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_MOST_DAYS = 2_958_465

Event = tuple[str, str, dict[str, str]]
"""`start` with an element's name and attributes, `end` with its name, or `text` with words in place of the name."""


class Workbook:
    """A workbook in an archive; `sheets` are the visible ones in their order, each with the name of its part.

    Raises ArchiveError and XmlError where parts are missing or broken.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        data = archive.read("xl/workbook.xml", _MOST_PART)
        if data is None:
            raise ArchiveError("it has no part xl/workbook.xml, as a workbook has")
        root = parse(data)
        targets = _targets(archive)
        self.sheets: list[tuple[str, str]] = []
        self._from_1904 = False
        for each in root.iter():
            attributes = {local(name): value for name, value in each.attrib.items()}
            if local(each.tag) == "workbookPr":
                self._from_1904 = attributes.get("date1904") in ("1", "true", "on")
            elif local(each.tag) == "sheet" and attributes.get("state", "visible") == "visible":
                part = targets.get(attributes.get("id", ""), "")
                if part in archive.names and len(self.sheets) < _MOST_SHEETS:
                    self.sheets.append((attributes.get("name", ""), part))
        self._dates = _date_styles(archive)
        self._strings = _strings(archive)

    def rows(self, part: str) -> Iterator[tuple[int, list[str]]]:
        """The rows of a sheet, each with its number and its cells as far as the last one that is filled."""
        cells: dict[int, str] = {}
        attributes: dict[str, str] = {}
        words: list[str] = []
        number = column = size = 0
        within = ""
        for kind, name, given in _events(self._archive, part):
            if kind == "text":
                if within:
                    words.append(name)
                    size += len(name)
                    if size > _MOST_ROW:
                        raise XmlError(f"row {number:,} has more than {_MOST_ROW >> 20} million characters")
            elif kind == "start":
                if name == "row":
                    stated = given.get("r", "")
                    number = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 9 else number + 1
                    column = size = 0
                    cells = {}
                elif name == "c":
                    found = _REFERENCE.fullmatch(given.get("r", ""))
                    column = _column(found[1]) if found else column + 1
                    attributes, words = given, []
                elif name in ("v", "t"):
                    within = name
                elif name == "rPh":
                    within = ""
            elif name in ("v", "t"):
                within = ""
            elif name == "c" and column <= _MOST_COLUMNS:
                cells[column] = self._value(attributes, "".join(words))
            elif name == "row":
                filled = max((place for place, cell in cells.items() if cell), default=0)
                yield number, [cells.get(place, "") for place in range(1, filled + 1)]

    def _value(self, attributes: dict[str, str], words: str) -> str:
        """A cell's value as a string; errors and formulas without a result are empty."""
        kind = attributes.get("t", "n")
        if kind == "s":
            place = words.strip()
            known = place.isascii() and place.isdigit() and len(place) < 9 and int(place) < len(self._strings)
            return self._strings[int(place)] if known else ""
        if kind in ("inlineStr", "str"):
            return _unescaped(words)
        if kind == "e":
            return ""
        if kind == "b":
            return "true" if words.strip() == "1" else "false"
        if kind == "d":
            return words.strip()
        return self._number(words.strip(), attributes.get("s", "0"))

    def _number(self, words: str, style: str) -> str:
        try:
            number = float(words)
        except ValueError:
            return words
        if style.isascii() and style.isdigit() and len(style) < 6 and int(style) in self._dates:
            return _date(number, from_1904=self._from_1904)
        return str(int(number)) if abs(number) < 1e15 and number == int(number) else words


def _events(archive: Archive, part: str) -> Iterator[Event]:
    """An XML part as it is parsed, names without namespaces; XmlError where it is broken or declares a type."""
    from xml.parsers import expat

    events: list[Event] = []
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, given: events.append(("start", local(name), given))
    parser.EndElementHandler = lambda name: events.append(("end", local(name), {}))
    parser.CharacterDataHandler = lambda text: events.append(("text", text, {}))
    parser.StartDoctypeDeclHandler = _refuse
    fed = 0
    try:
        for chunk in archive.chunks(part):
            parser.Parse(chunk, False)
            fed += len(chunk)
            # A token that does not end is looked through again with each chunk.
            if fed - parser.CurrentByteIndex > _MOST_TOKEN:
                raise XmlError(f"its part {part} has a tag of more than {_MOST_TOKEN >> 20} MB")
            yield from events
            events.clear()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        yield from events
        raise XmlError(f"its part {part} is broken or cut off in line {error.lineno:,}") from None
    yield from events


def _refuse(*_: object) -> None:
    raise XmlError("its XML declares a document type, which could be made to fill the memory or to read files")


def _strings(archive: Archive) -> list[str]:
    """The strings that cells name by their place; phonetic guides are left out."""
    part = "xl/sharedStrings.xml"
    if part not in archive.names:
        return []
    found: list[str] = []
    words: list[str] = []
    size = 0
    listens = guide = False
    for kind, name, _ in _events(archive, part):
        if kind == "text":
            if listens and not guide:
                words.append(name)
                size += len(name)
                if size > _MOST_STRINGS:
                    raise XmlError(f"its cells have more than {_MOST_STRINGS >> 20} million characters")
        elif name == "t":
            listens = kind == "start"
        elif name == "rPh":
            guide = kind == "start"
        elif name == "si":
            if kind == "end":
                found.append(_unescaped("".join(words)))
                if len(found) > _MOST_SHARED:
                    raise XmlError(f"it has more than {_MOST_SHARED:,} different strings")
            words = []
    return found


def _targets(archive: Archive) -> dict[str, str]:
    """The names of parts by the ids that the workbook has for them."""
    data = archive.read("xl/_rels/workbook.xml.rels", _MOST_PART)
    found: dict[str, str] = {}
    for each in parse(data) if data is not None else ():
        target = each.get("Target", "")
        path = target.removeprefix("/") if target.startswith("/") else normpath(f"xl/{target}")
        found[each.get("Id", "")] = path
    return found


def _date_styles(archive: Archive) -> frozenset[int]:
    """The styles of cells, by number, that show a number as a date."""
    data = archive.read("xl/styles.xml", _MOST_PART)
    if data is None:
        return frozenset()
    root = parse(data)
    own = {
        each.get("numFmtId", ""): _shows_date(each.get("formatCode", ""))
        for each in root.iter()
        if local(each.tag) == "numFmt"
    }
    cells = next((each for each in root if local(each.tag) == "cellXfs"), ())
    used = [each.get("numFmtId", "0") for each in cells]
    return frozenset(
        number
        for number, name in enumerate(used)
        if own.get(name, name.isascii() and name.isdigit() and len(name) < 6 and int(name) in _DATES)
    )


def _shows_date(code: str) -> bool:
    """Whether a format has letters that stand for parts of a date, outside of what it shows as it is."""
    shown = _LITERAL.sub("", code.split(";", 1)[0]).casefold()
    return "general" not in shown and any(letter in shown for letter in "ymdh")


def _date(number: float, *, from_1904: bool) -> str:
    """A count of days as a date, with the time where it has one; as a time where there is no day."""
    if not 0 <= number <= _MOST_DAYS:
        return str(number)
    # Excel counts a 29 February 1900 that there was not.
    days = number + 1 if not from_1904 and 1 <= number < 60 else number
    moment = _EPOCHS[from_1904] + timedelta(seconds=round(days * 86_400))
    if number < 1:
        return moment.strftime("%H:%M:%S")
    return moment.date().isoformat() if days == int(days) else moment.isoformat()


def _column(letters: str) -> int:
    """The number of a column by its letters, from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _unescaped(words: str) -> str:
    """Section 22.9.2.19: `_x000D_` stands for a character that XML cannot hold."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), words) if "_x" in words else words
