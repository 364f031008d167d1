"""The lines of a page: every block of it that a reader could see, in order, with where it stands."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr",
    "ul", "html", "legend", "br", "video", "audio", "button",
))  # fmt: skip
_UNSEEN = frozenset((
    "script", "style", "head", "template", "noscript", "iframe", "frame", "frameset", "object", "embed", "applet",
    "svg", "math", "select", "textarea", "input", "canvas", "map", "area", "param", "source", "track", "link", "meta",
    "title", "base", "datalist", "noframes", "rt", "rp",
))  # fmt: skip
_NO_LETTER = re.compile(r"[\W_]+")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_CELLS = frozenset(("td", "th"))
_CELL = "\x1f"
"""Begins a cell in a line; a page's own ones do not come through parsing."""
_CELL_ENDS = re.compile(f" ?{_CELL}[{_CELL} ]*")
_BLANK = " \t\n\r\x0b\x0c\x85\u2028\u2029"
_SPACE = re.compile(f"(?:[{_BLANK[1:]}]| [{_BLANK}])[{_BLANK}]*")
"""White space that is more than one blank."""

_KINDS = {
    **dict.fromkeys(_BLOCKS, "block"),
    **dict.fromkeys(_UNSEEN, "unseen"),
    **dict.fromkeys(_CELLS, "cell"),
    **dict.fromkeys(("b", "strong"), "bold"),
    "a": "link",
}


@dataclass(slots=True)
class Line:
    """One line of a page as a reader sees it: white space run together, no-break spaces kept.

    `block` is the innermost block element around it; `linked` how many of its characters are in links; `bold` how many
    are in bold type. `key` is the text without all that is not letter or digit, which is how lines are compared.
    """

    text: str
    block: "HtmlElement"
    linked: int
    bold: int
    key: str
    size: int
    """How long it is beside others: a Chinese or Japanese character says as much as three letters."""


def lines_of(root: "HtmlElement") -> list[Line]:
    """Every line of the page that is not blank."""
    walk = _Walk(root)
    walk.through(root)
    walk.end_line()
    return walk.lines


def key_of(text: str) -> str:
    """The letters and digits of a text, run together."""
    return _NO_LETTER.sub("", text)


class _Walk:
    """One walk through a page, collecting its lines. A tree is never deeper than 256, so it can call itself."""

    def __init__(self, root: "HtmlElement") -> None:
        self.lines: list[Line] = []
        self._pieces: list[str] = []
        self._blocks = [root]
        self._linked = self._bold = 0
        self._in_links = self._in_bold = self._preserved = 0

    def through(self, element: "HtmlElement") -> None:
        """Takes the text of an element and of all in it, but not what follows it."""
        kind = _KINDS.get(element.tag)
        if kind is None:
            self._inside(element)
        elif kind == "block":
            if self._pieces:
                self.end_line()
            self._blocks.append(element)
            self._preserved += element.tag == "pre"
            self._inside(element)
            if self._pieces:
                self.end_line()
            self._preserved -= element.tag == "pre"
            self._blocks.pop()
        elif kind == "cell":
            self._pieces.append(_CELL)
            self._blocks.append(element)
            self._inside(element)
            self._blocks.pop()
        elif kind == "link":
            self._in_links += 1
            self._inside(element)
            self._in_links -= 1
        elif kind == "bold":
            self._in_bold += 1
            self._inside(element)
            self._in_bold -= 1

    def end_line(self) -> None:
        """Begins a new line."""
        # Most of what stands between blocks is blank.
        whole = "".join(self._pieces).strip(_BLANK)
        self._pieces.clear()
        if whole:
            text = _SPACE.sub(" ", whole)
            if _CELL in text:
                text = _CELL_ENDS.sub("\t", text.strip(_CELL + " "))
            if text:
                size = len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))
                self.lines.append(Line(text, self._blocks[-1], self._linked, self._bold, key_of(text), size))
        self._linked = self._bold = 0

    def _inside(self, element: "HtmlElement") -> None:
        if text := element.text:
            self._add(text)
        for child in element:
            self.through(child)
            if text := child.tail:
                self._add(text)

    def _add(self, text: str) -> None:
        if self._preserved and "\n" in text:
            *ended, text = text.split("\n")
            for line in ended:
                self._pieces.append(line)
                self.end_line()
        self._pieces.append(text)
        if self._in_links:
            self._linked += len(text)
        if self._in_bold:
            self._bold += len(text)
