"""Which lines of a page are its article: what trafilatura takes, found again among the page's own lines.

The library says which lines; the characters are always the page's own. It drops what is not printable, zero-width
joiners among it, and rearranges blank space; the lines do not.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desk.extract.page.aligning import aligned
from desk.extract.page.bounds import take_out, within
from desk.extract.page.density import Places, completed, dense
from desk.extract.page.lines import Line, key_of
from desk.extract.page.parsing import INSTALL, PageError
from desk.extract.page.pruning import allowed, pruned
from desk.extract.page.witness import by_witness

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_UNSURE = 0.9
"""Below this much agreement of two opinions a third is asked for."""
_LITTLE = 0.2
"""Less than this part of the running text is no article."""
_DROPPED = (
    "script", "style", "svg", "iframe", "template", "canvas", "object", "embed", "link", "meta", "select",
    "input", "textarea", "map", "math", "audio", "video", "source", "track", "param", "nav", "footer", "aside",
    "button", "menu", "dialog",
)  # fmt: skip
"""Elements that the library drops in any case, after copying them several times over."""
_INLINE = frozenset(("hi", "ref", "del", "cell"))


@cache
def library() -> str:
    """The name and version of what takes an article out of a page."""
    from importlib.metadata import version

    return f"trafilatura {version('trafilatura')}"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which lines are the article, how that was found, and how sure it is, from 0 to 1."""

    kept: list[bool]
    origin: str
    confidence: float


def chosen(root: "HtmlElement", lines: list[Line], title: str, stated: str) -> Choice:
    """The lines that are the article; elements that cannot hold any of it are taken out of the tree.

    `title` is the page's, `stated` the text that it gives as the article's for machines, often empty or shortened.
    Raises PageError if the library is not installed.
    """
    from lxml.etree import strip_elements

    here = within(root, lines, title)
    take_out(lines, here)
    running = _dense_within(lines, here)
    strip_elements(root, *_DROPPED, with_tail=False)
    # Alone the library's own rules take half the time; where running text bears them out that is all it takes.
    first, second, can = _weighed(lines, aligned(lines, _run(root, fast=True)), running, here, title)
    if agreement(lines, first, second) < _UNSURE:
        first, second, can = _weighed(lines, aligned(lines, _run(root)), running, here, title)
    if agreement(lines, first, second) < _UNSURE:
        # Then a third one is worth its time: the library's usual rules, which are less strict.
        usual = aligned(lines, _run(root, strict=False))
        first = completed(lines, _most_agreed(lines, [first, _both(usual, can), second]), second)
        if _letters(lines, first) < _LITTLE * _letters(lines, second):
            first = second
    first = pruned(lines, first, title)
    second = pruned(lines, second, title)
    if not any(first) and not any(second):
        return Choice(_unlinked(lines, here), "all that is no link, as no article was found", 0.0)
    if not any(first):
        first = second
    sure = agreement(lines, first, second)
    if (witnessed := by_witness(lines, first, stated)) is not None:
        return Choice(witnessed, f"{library()}, checked by JSON-LD articleBody", max(sure, 0.98))
    return Choice(first, f"{library()}, checked by where text lies densest", round(sure, 2))


def _weighed(
    lines: Sequence[Line], first: list[bool], second: list[bool], here: list[bool], title: str
) -> tuple[list[bool], list[bool], list[bool]]:
    """What the library and running text say, both without what cannot be the article's; and what can be."""
    first = _both(first, here)
    can = _both(allowed(lines, first if any(first) else second, title), here)
    return (first, second, can) if can == here else (_both(first, can), _dense_within(lines, can), can)


def _dense_within(lines: Sequence[Line], can: Sequence[bool]) -> list[bool]:
    within = [line for line, may in zip(lines, can, strict=True) if may]
    found = iter(dense(within, Places(within)))
    return [may and next(found) for may in can]


def _most_agreed(lines: Sequence[Line], choices: Sequence[list[bool]]) -> list[bool]:
    """The choice that agrees most with the others; of equals the first. Those that took nothing do not count."""
    some = [choice for choice in choices if any(choice)]
    return max(some, key=lambda one: sum(agreement(lines, one, other) for other in some), default=choices[0])


def agreement(lines: Sequence[Line], one: Sequence[bool], other: Sequence[bool]) -> float:
    """How far two selections of lines are the same: twice the letters in both over the letters of each, 0 to 1."""
    total = _letters(lines, one) + _letters(lines, other)
    return 2 * _letters(lines, _both(one, other)) / total if total else 0.0


def _both(one: Sequence[bool], other: Sequence[bool]) -> list[bool]:
    return [a and b for a, b in zip(one, other, strict=True)]


def _unlinked(lines: Sequence[Line], here: Sequence[bool]) -> list[bool]:
    """The last resort: whatever is no link and may be the article; all there is if that is nothing."""
    found = [may and bool(line.key) and not line.linked for line, may in zip(lines, here, strict=True)]
    return found if any(found) else [bool(line.key) for line in lines]


def _letters(lines: Sequence[Line], kept: Sequence[bool]) -> int:
    return sum(len(line.key) for line, keep in zip(lines, kept, strict=True) if keep)


def _run(root: "HtmlElement", *, strict: bool = True, fast: bool = False) -> list[str]:
    """The keys of the lines of what trafilatura extracts, if `fast` by its own rules alone; none if that is nothing."""
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise PageError(f"reading web pages needs a library that is not installed; {INSTALL} brings it") from None

    # It reports as errors what it only could not find.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = bare_extraction(
        root, fast=fast, favor_precision=strict, include_comments=False, deduplicate=False, with_metadata=False
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
