"""Word documents (.docx): the text as it stands with all tracked changes accepted. Read only.

Own code over zipfile and ElementTree: python-docx loses what was inserted with tracked changes on, and a small archive
can be made to fill the memory of both it and mammoth. The names are those of ECMA-376, part 1, section 17.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desk.extract.archive import Archive, ArchiveError, opened
from desk.extract.xml import XmlError, local, parse
from desk.formats.format import AS_FOUND, Format, FormatError, Item, Options, suffix_of, why
from desk.formats.office.prose import Prose

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST_XML = 32 << 20
_DELETED = frozenset(("del", "moveFrom"))
_LEFT_OUT = frozenset((
    "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblGrid", "sectPr", "sdtPr", "sdtEndPr", "instrText", "delText",
    "delInstrText", "fldChar", "rt", "oMathParaPr", "smartTagPr", "customXmlPr",
))  # fmt: skip
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_COUNTED = {"footnoteReference": "footnotes", "endnoteReference": "footnotes", "commentReference": "comments"}
_TITLE_STYLES = {"title": "the paragraph in the style “Title”", "heading 1": "the first heading"}
_FIRST = 10


def sniff(head: bytes, name: str) -> bool:
    """Whether a file is a Word document, or says so by its name."""
    return suffix_of(name) in FORMAT.suffixes or (head.startswith(b"PK") and b"word/document" in head)


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """The article of a document; notices say what was left out."""
    try:
        with opened(path) as archive:
            prose = _prose(archive)
    except (ArchiveError, XmlError) as error:
        raise FormatError(path.name, str(error)) from None
    except OSError as error:
        raise FormatError(path.name, why(error)) from error
    yield from prose.items(path.name)


def _prose(archive: Archive) -> Prose:
    data = archive.read("word/document.xml", _MOST_XML)
    if data is None:
        raise ArchiveError("it has no part word/document.xml, as a Word document has")
    body = next((each for each in parse(data) if local(each.tag) == "body"), None)
    if body is None:
        raise ArchiveError("its main part has no body")
    walk = _Walk()
    walk.blocks(body)
    walk.end_line()
    return Prose(
        lines=walk.lines,
        heading=_heading(walk, archive),
        properties=properties(archive, "docProps/core.xml"),
        counts=walk.counts,
    )


def properties(archive: Archive, part: str) -> dict[str, str]:
    """What a document states of itself, by the names that `Prose` has; nothing where that part cannot be read."""
    try:
        data = archive.read(part, 1 << 20)
        root = parse(data) if data is not None else ()
    except (ArchiveError, XmlError):
        return {}
    names = {
        "title": "title",
        "creator": "author",
        "created": "created",
        "modified": "modified",
        "language": "language",
    }
    found = {names[local(each.tag)]: each.text or "" for each in root if local(each.tag) in names}
    return {name: value for name, value in found.items() if value.strip()}


class _Walk:
    """A document's body on its way to lines; `styles` has the style of each line that names one, `counts` see Prose."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.styles: dict[int, str] = {}
        self._line: list[str] = []
        self.counts: Counter[str] = Counter()

    def blocks(self, parent: "Element") -> None:
        """Paragraphs, and those in tables, lists, content controls and text boxes: a line each."""
        for each in parent:
            name = local(each.tag)
            if name in _DELETED:
                self.counts["deleted"] += 1
            elif name == "p":
                self._paragraph(each)
            elif name == "altChunk":
                self.counts["embedded"] += 1
            elif name == "tr" and _has(each, "trPr", "del"):
                self.counts["deleted"] += 1
            elif name not in _LEFT_OUT:
                self.counts["inserted"] += name in ("ins", "moveTo")
                self.blocks(_branch(each) if name == "AlternateContent" else each)

    def end_line(self) -> None:
        """Ends a line that a deleted paragraph mark left open."""
        if self._line:
            self.lines.append("".join(self._line))
            self._line = []

    def _paragraph(self, paragraph: "Element") -> None:
        boxes: list[Element] = []
        self._runs(paragraph, boxes)
        mark = next((each for each in paragraph if local(each.tag) == "pPr"), None)
        style = next((each for each in mark if local(each.tag) == "pStyle"), None) if mark is not None else None
        if style is not None:
            self.styles.setdefault(len(self.lines), _value(style))
        # A deleted paragraph mark joins the paragraph to the next one.
        if mark is not None and _has(mark, "rPr", "del"):
            self.counts["deleted"] += 1
        else:
            self.lines.append("".join(self._line))
            self._line = []
        for box in boxes:
            self.end_line()
            self.blocks(box)

    def _runs(self, parent: "Element", boxes: "list[Element]") -> None:
        for each in parent:
            name = local(each.tag)
            if name == "t":
                self._line.append(each.text or "")
            elif name in _CHARACTERS:
                self._line.append(_CHARACTERS[name])
            elif name in _COUNTED:
                self.counts[_COUNTED[name]] += 1
            elif name in _DELETED:
                self.counts["deleted"] += 1
            elif name == "r" and _hidden(each):
                self.counts["hidden"] += 1
            elif name == "sym":
                self._line.append(_symbol(each))
            elif name == "txbxContent":
                boxes.append(each)
            elif name not in _LEFT_OUT:
                self.counts["inserted"] += name in ("ins", "moveTo")
                self._runs(_branch(each) if name == "AlternateContent" else each, boxes)


def _heading(walk: _Walk, archive: Archive) -> tuple[int, str] | None:
    """The line in the style of a title, or else of a first heading, if one of the first lines is."""
    first = [number for number, line in enumerate(walk.lines) if line.strip()][:_FIRST]
    styled = {number: walk.styles[number] for number in first if number in walk.styles}
    names = _style_names(archive) if styled else {}
    for wanted, told in _TITLE_STYLES.items():
        for number, style in styled.items():
            if names.get(style, style).casefold() == wanted:
                return number, told
    return None


def _style_names(archive: Archive) -> dict[str, str]:
    """The names of styles by their ids, which Word translates where the names stay English."""
    try:
        data = archive.read("word/styles.xml", 8 << 20)
        root = parse(data) if data is not None else ()
    except (ArchiveError, XmlError):
        return {}
    names: dict[str, str] = {}
    for style in root:
        id = next((value for name, value in style.attrib.items() if local(name) == "styleId"), None)
        name = next((_value(each) for each in style if local(each.tag) == "name"), None)
        if id and name:
            names[id] = name
    return names


def _branch(alternatives: "Element") -> "Element":
    """One of several ways to say the same."""
    return next((each for each in alternatives if local(each.tag) == "Choice"), alternatives)


def _hidden(run: "Element") -> bool:
    marks = next((each for each in run if local(each.tag) == "rPr"), ())
    vanish = next((each for each in marks if local(each.tag) == "vanish"), None)
    return vanish is not None and _value(vanish) not in ("0", "false", "off")


def _has(parent: "Element", child: str, grandchild: str) -> bool:
    return any(local(each.tag) == child and any(local(g.tag) == grandchild for g in each) for each in parent)


def _value(element: "Element") -> str:
    return next((value for name, value in element.attrib.items() if local(name) == "val"), "")


def _symbol(element: "Element") -> str:
    """A character that is given by its place in a font of symbols."""
    code = next((value for name, value in element.attrib.items() if local(name) == "char"), "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


FORMAT = Format(
    name="docx",
    title="Word document (DOCX)",
    suffixes=(".docx", ".docm"),
    sniff=sniff,
    begins=b"P",
    read=read,
    isolated=True,
)
