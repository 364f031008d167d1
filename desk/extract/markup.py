"""The lines of text in an XML element that marks up news: NITF's body and XHTML, which share their names."""

import re
from typing import TYPE_CHECKING

from desk.extract.xml import local
from desk.text.canon import canonical

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BLOCKS = frozenset((
    "abstract", "address", "article", "aside", "block", "blockquote", "body", "body.content", "body.end", "body.head",
    "bq", "byline", "byttl", "caption", "center", "copyrite", "dateline", "dd", "distributor", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "fn", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hedline", "hl1",
    "hl2", "hr", "html", "li", "main", "nav", "note", "ol", "p", "pre", "section", "series", "table", "tagline",
    "tbody", "tfoot", "thead", "tr", "ul",
))  # fmt: skip
_LEFT_OUT = frozenset((
    "audio", "head", "iframe", "media", "nitf-table-metadata", "noscript", "object", "rp", "rt", "script", "style",
    "svg", "template", "title", "video",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_BLANKS = re.compile("[ \t\n\r]+")


def lines(element: "Element") -> list[str]:
    """Each paragraph, heading, list item and row of a table as one line, in canonical form; blank ones left out.

    A row's cells are separated by tabs, a line break makes a line of its own, and pictures and scripts say nothing.
    """
    walk = _Walk()
    walk.block(element)
    return walk.found


def words(element: "Element | None") -> str:
    """All the text in an element, runs of blanks as one; empty for None."""
    return _BLANKS.sub(" ", "".join(element.itertext())).strip(" ") if element is not None else ""


class _Walk:
    """Through an element; the line that is being put together, and those that are."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []

    def block(self, element: "Element") -> None:
        self._end_line()
        self._inside(element, preserved=local(element.tag) == "pre")
        self._end_line()

    def _inside(self, element: "Element", *, preserved: bool) -> None:
        self._say(element.text, preserved)
        for child in element:
            name = local(child.tag).lower()
            if name == "br":
                self._end_line()
            elif name in _BLOCKS:
                self.block(child)
            elif name not in _LEFT_OUT:
                if name in _CELLS and any(piece.strip() for piece in self._pieces):
                    self._pieces.append("\0")
                self._inside(child, preserved=preserved)
            self._say(child.tail, preserved)

    def _say(self, text: str | None, preserved: bool) -> None:
        if not text:
            return
        if not preserved:
            self._pieces.append(text)
            return
        first, *rest = canonical(text, keep_bom=True).text.split("\n")
        self._pieces.append(first)
        for line in rest:
            self._end_line()
            if line:
                self._pieces.append(line)

    def _end_line(self) -> None:
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        # XML holds no NUL, so it can stand for the edge of a cell while blanks are put in order.
        if "\0" in text:
            text = "\t".join(_BLANKS.sub(" ", cell).strip(" ") for cell in text.split("\0"))
        else:
            text = _BLANKS.sub(" ", text).strip(" ")
        self.found += (line for line in canonical(text, keep_bom=True).text.split("\n") if line.strip())
