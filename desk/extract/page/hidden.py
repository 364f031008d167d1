"""What stands in a page and is not shown on it, until a script shows it."""

import re
from typing import TYPE_CHECKING

from desk.extract.page.lines import Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST = 0.3
"""A larger share of an article that is hidden is the article."""


def without_hidden(lines: list[Line], kept: list[bool]) -> list[bool]:
    """Which lines are kept, without those that the page hides by itself; all if that is a good part of them."""
    known: dict[HtmlElement, bool] = {}
    hidden = [keep and _is_hidden(line.block, known) for line, keep in zip(lines, kept, strict=True)]
    if not any(hidden):
        return kept
    shares = [sum(line.size for line, each in zip(lines, which, strict=True) if each) for which in (hidden, kept)]
    if shares[0] > _MOST * shares[1]:
        return kept
    return [keep and not away for keep, away in zip(kept, hidden, strict=True)]


def _is_hidden(element: "HtmlElement", known: "dict[HtmlElement, bool]") -> bool:
    """Whether an element or one around it says so in its own attributes."""
    path: list[HtmlElement] = []
    found = False
    around: HtmlElement | None = element
    while around is not None:
        if around in known:
            found = known[around]
            break
        path.append(around)
        if "hidden" in around.attrib or _HIDING.search(around.get("style") or "") is not None:
            found = True
            break
        around = around.getparent()
    known.update(dict.fromkeys(path, found))
    return found
