"""Documents of LibreOffice and OpenOffice (.odt): the text with all tracked changes accepted. Read only.

The names are those of OpenDocument 1.3, part 3, sections 5 to 9.
"""

import re
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
_MOST_BLANKS = 1_000
_MIMETYPE = b"mimetypeapplication/vnd.oasis.opendocument.text"
_BLANKS = re.compile("[ \t\r\n]+")
_COUNTED = {"note": "footnotes", "annotation": "comments", "deletion": "deleted"}
_LEFT_OUT = frozenset((
    "annotation-end", "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms", "ruby-text",
    "covered-table-cell", "title", "desc", "event-listeners", "table-of-content-source", "script", "binary-data",
))  # fmt: skip
_PROPERTIES = {
    "title": "title",
    "initial-creator": "author",
    "creation-date": "created",
    "date": "modified",
    "language": "language",
}


def sniff(head: bytes, name: str) -> bool:
    """Whether a file is such a document, or says so by its name."""
    return suffix_of(name) in FORMAT.suffixes or _MIMETYPE in head[:100]


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
    if b"encryption-data" in (archive.read("META-INF/manifest.xml", 8 << 20) or b""):
        raise ArchiveError("it is protected by a password")
    data = archive.read("content.xml", _MOST_XML)
    if data is None:
        raise ArchiveError("it has no part content.xml, as an OpenDocument text has")
    root = parse(data)
    body = next((inner for each in root if local(each.tag) == "body" for inner in each), None)
    if body is None or local(body.tag) != "text":
        raise ArchiveError("its main part has no text")
    walk = _Walk(_hidden_styles(root))
    walk.blocks(body)
    return Prose(
        lines=walk.lines,
        heading=walk.heading or walk.first_heading,
        properties=_properties(archive),
        counts=walk.counts,
    )


def _hidden_styles(root: "Element") -> frozenset[tuple[str, str]]:
    """The document's own styles whose text is not shown (section 20.407): family, in which a name is one's own, name.

    A style without a family is taken for one of text and of paragraphs.
    """
    return frozenset(
        (family, _value(style, "name"))
        for holder in root
        if local(holder.tag) == "automatic-styles"
        for style in holder
        for each in style
        if local(each.tag) == "text-properties" and _value(each, "display") == "none"
        for family in ([_value(style, "family")] if _value(style, "family") else ["text", "paragraph"])
    )


def _value(element: "Element", name: str) -> str:
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def _properties(archive: Archive) -> dict[str, str]:
    """What the document states of itself; nothing where that part cannot be read."""
    try:
        data = archive.read("meta.xml", 1 << 20)
        meta = [inner for each in parse(data) for inner in each] if data is not None else []
    except (ArchiveError, XmlError):
        return {}
    stated = {_PROPERTIES[local(each.tag)]: each.text or "" for each in meta if local(each.tag) in _PROPERTIES}
    return {name: value for name, value in stated.items() if value.strip()}


class _Walk:
    """A document's body on its way to lines; the headings and `counts` are those of Prose."""

    def __init__(self, hidden_styles: frozenset[tuple[str, str]]) -> None:
        self._hidden_styles = hidden_styles
        self.lines: list[str] = []
        self.heading: tuple[int, str] | None = None
        self.first_heading: tuple[int, str] | None = None
        self._line: list[str] = []
        self.counts: Counter[str] = Counter()

    def blocks(self, parent: "Element") -> None:
        """Paragraphs and headings, and those in sections, lists, tables and frames: a line each."""
        for each in parent:
            name = local(each.tag)
            if name == "tracked-changes":
                self.counts["deleted"] += sum(local(found.tag) == "deletion" for found in each.iter())
                self.counts["inserted"] += sum(local(found.tag) == "insertion" for found in each.iter())
            elif name in ("p", "h"):
                self._paragraph(each, name)
            elif name == "section" and _value(each, "display") == "none":
                self.counts["hidden"] += 1
            elif name not in _LEFT_OUT and name not in _COUNTED:
                self.blocks(each)

    def _paragraph(self, paragraph: "Element", name: str) -> None:
        frames: list[Element] = []
        if ("paragraph", _value(paragraph, "style-name")) in self._hidden_styles:
            self.counts["hidden"] += 1
            return
        self._line = []
        self._inline(paragraph, frames)
        line = "".join(self._line).removesuffix(" ")
        style = _value(paragraph, "style-name")
        if line.strip() and len(self.lines) < 10:
            if style == "Title":
                self.heading = self.heading or (len(self.lines), "the paragraph in the style “Title”")
            elif name == "h":
                self.first_heading = self.first_heading or (len(self.lines), "the first heading")
        self.lines.append(line)
        for frame in frames:
            self.blocks(frame)

    def _inline(self, parent: "Element", frames: "list[Element]") -> None:
        self._say(parent.text)
        for each in parent:
            name = local(each.tag)
            if name == "s":
                self._line.append(" " * _blanks(each))
            elif name == "tab":
                self._line.append("\t")
            elif name == "line-break":
                self._line.append("\n")
            elif name in _COUNTED:
                self.counts[_COUNTED[name]] += 1
            elif name in ("frame", "text-box", "custom-shape"):
                frames.append(each)
            elif name == "hidden-text" or (
                name == "span" and ("text", _value(each, "style-name")) in self._hidden_styles
            ):
                self.counts["hidden"] += 1
            elif name not in _LEFT_OUT:
                self._inline(each, frames)
            self._say(each.tail)

    def _say(self, text: str | None) -> None:
        """Words with their blanks as section 6.1.2 has it: a run is one, and none at a paragraph's start."""
        if not text:
            return
        text = _BLANKS.sub(" ", text)
        before = self._line[-1][-1:] if self._line else " "
        self._line.append(text[1:] if text[0] == " " and before in (" ", "\n", "") else text)
        if not self._line[-1]:
            self._line.pop()


def _blanks(element: "Element") -> int:
    count = _value(element, "c") or "1"
    return min(int(count), _MOST_BLANKS) if count.isascii() and count.isdigit() and len(count) < 6 else 1


FORMAT = Format(
    name="odt",
    title="OpenDocument text (ODT)",
    suffixes=(".odt", ".ott"),
    sniff=sniff,
    begins=b"P",
    read=read,
    isolated=True,
)
