"""The lines of a page: every block of it that a reader could see, in order, with where it stands."""

import re
from collections.abc import Iterator
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
    "title", "base", "datalist", "noframes",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_CELL = "\x1f"
"""Begins a cell in a line; a page's own ones do not come through parsing."""
_CELL_ENDS = re.compile(f" ?{_CELL}[{_CELL} ]*")
_SPACE = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")


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


def lines_of(root: "HtmlElement") -> list[Line]:
    """Every line of the page that is not blank."""
    found: list[Line] = []
    for text, block, linked, bold in _runs(root):
        if key := key_of(text):
            found.append(Line(text, block, linked, bold, key))
    return found


def key_of(text: str) -> str:
    """The letters and digits of a text, run together."""
    return "".join(filter(str.isalnum, text))


def _runs(root: "HtmlElement") -> "Iterator[tuple[str, HtmlElement, int, int]]":
    """The text of each line with its block and the number of characters in links and in bold type."""
    pieces: list[str] = []
    linked = bold = links = bolds = preserved = 0
    block = root
    # None in place of an element's children stands for its end.
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    open_blocks: list[HtmlElement] = [root]

    def flushed() -> "tuple[str, HtmlElement, int, int] | None":
        nonlocal linked, bold
        text = "".join(pieces)
        pieces.clear()
        counts = linked, bold
        linked = bold = 0
        text = _CELL_ENDS.sub("\t", _SPACE.sub(" ", text).strip(_CELL + " "))
        return (text, open_blocks[-1], *counts) if text else None

    while stack:
        element, ended = stack.pop()
        tag = element.tag
        if not ended:
            if tag in _UNSEEN or not isinstance(tag, str):
                if element.tail:
                    pieces.append(element.tail)
                continue
            if tag in _BLOCKS:
                if pieces and (line := flushed()):
                    yield line
                open_blocks.append(element)
                if tag == "pre":
                    preserved += 1
            elif tag in _CELLS:
                pieces.append(_CELL)
                open_blocks.append(element)
            elif tag == "a":
                links += 1
            elif tag in {"b", "strong"}:
                bolds += 1
            stack.append((element, True))
            text = element.text
            if len(element):
                stack.extend([(child, False) for child in reversed(element)])
        else:
            if tag in _BLOCKS:
                if pieces and (line := flushed()):
                    yield line
                open_blocks.pop()
                if tag == "pre":
                    preserved -= 1
            elif tag in _CELLS:
                open_blocks.pop()
            elif tag == "a":
                links -= 1
            elif tag in {"b", "strong"}:
                bolds -= 1
            text = element.tail
        if text:
            if preserved and "\n" in text:
                *before, text = text.split("\n")
                for part in before:
                    pieces.append(part)
                    if line := flushed():
                        yield line
            pieces.append(text)
            if links:
                linked += len(text)
            if bolds:
                bold += len(text)
