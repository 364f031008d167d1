"""Which lines of a page are its article: what trafilatura takes, found again among the page's own lines.

The library says which lines; the characters are always the page's own. It drops what is not printable, zero-width
joiners among it, and rearranges blank space; the lines do not.
"""

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.extract.page.aligning import aligned
from desk.extract.page.lines import Line, key_of
from desk.extract.page.parsing import INSTALL, PageError

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_ENOUGH_OF_FAST = 0.2
"""A result shorter than this share of the fast mode's is a failure, and the fast one is taken (measured)."""
_INLINE = frozenset(("hi", "ref", "del"))


def library() -> str:
    """The name and version of what takes an article out of a page."""
    from importlib.metadata import version

    return f"trafilatura {version('trafilatura')}"


def voted(root: "HtmlElement", lines: list[Line]) -> list[bool]:
    """For each line whether trafilatura takes it for the article; PageError if that is not installed."""
    try:
        import trafilatura  # noqa: F401
    except ImportError:
        raise PageError(f"reading web pages needs a library that is not installed; {INSTALL} brings it") from None
    return aligned(lines, _extracted(root))


def _extracted(root: "HtmlElement") -> list[str]:
    """The keys of the lines of what trafilatura extracts; none if that is nothing."""
    keys = _run(root, fast=False)
    if sum(map(len, keys)) < 200:
        quick = _run(root, fast=True)
        if sum(map(len, keys)) < _ENOUGH_OF_FAST * sum(map(len, quick)):
            return quick
    return keys


def _run(root: "HtmlElement", *, fast: bool) -> list[str]:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = bare_extraction(
        root,
        favor_precision=True,
        include_comments=False,
        deduplicate=False,
        with_metadata=False,
        fast=fast,
    )
    body = getattr(document, "body", None)
    return [] if body is None else _keys(body)


def _keys(body: "_Element") -> list[str]:
    """The key of each line of an extracted body: its blocks, and what line breaks part in them."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag not in _INLINE:
            pieces.append("\n")
        if text := element.text if event == "start" else element.tail:
            pieces.append(text)
    return [key for line in "".join(pieces).split("\n") if (key := key_of(line))]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which lines are the article, how that was found, and how sure it is, from 0 to 1."""

    kept: list[bool]
    origin: str
    confidence: float


def chosen(root: "HtmlElement", lines: list[Line]) -> Choice:
    """The lines that are the article."""
    return Choice(voted(root, lines), library(), 1.0)
