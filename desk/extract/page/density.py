"""A second opinion on which lines are the article, from the lines alone: where running text lies densest.

It costs next to nothing, errs elsewhere than the library does, and so shows how far that is to be trusted.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk.extract.page.lines import Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FURNITURE_TAGS = frozenset((
    "nav", "aside", "footer", "form", "button", "figcaption", "figure", "menu", "dialog", "fieldset", "address",
    "video", "audio",
))  # fmt: skip
_FURNITURE = re.compile(
    r"comment|disqus|replies|share|sharing|social|related|recommend|promo|newsletter|sidebar|side-bar|foot|breadcrumb"
    r"|byline|author|\btags?\b|tag-?list|caption|credit|advert|\bads?\b|sponsor|popular|trending|subscri|widget|\bmenu"
    r"|cookie|consent|gdpr|signup|sign-up|copyright|paginat|navigation|\bnav\b|most-read|mostread|more-(?:from|on|stor)"
    r"|read-?(?:more|next|also)|outbrain|taboola|teaser|timestamp|\bmeta\b|dateline|login|paywall|print-only|hidden"
    r"|skip|toolbar|rating|poll\b|survey|masthead|banner|donat",
    re.IGNORECASE,
)
_TEXT_TAGS = frozenset((
    "p", "li", "ul", "ol", "blockquote", "td", "th", "tr", "tbody", "table", "dl", "dt", "dd", "pre", "br",
    "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip
_MUCH = 0.2
_PARAGRAPH = 60
_LINKED = 0.4
_MAIN_SHARE = 0.7
_WRAPS = 0.5


class Places:
    """Where the lines of a page stand: which of them in what is named after furniture, and which element holds most."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._furniture: dict[HtmlElement, bool] = {}
        self._weight: dict[HtmlElement, int] = {}
        for line in lines:
            if is_prose(line):
                element: HtmlElement | None = line.block
                while element is not None:
                    self._weight[element] = self._weight.get(element, 0) + len(line.text)
                    element = element.getparent()
        self.total = max(self._weight.values(), default=0)

    def is_furniture(self, element: "HtmlElement") -> bool:
        """Whether an element, or one around it, is named after something that is not the article."""
        path: list[HtmlElement] = []
        at: HtmlElement | None = element
        while at is not None and at not in self._furniture:
            path.append(at)
            at = at.getparent()
        inside = at is not None and self._furniture[at]
        for one in reversed(path):
            inside = inside or self._is_named_so(one)
            self._furniture[one] = inside
        return inside

    def _is_named_so(self, element: "HtmlElement") -> bool:
        if element.tag in {"html", "body", "article", "main"} or self._weight.get(element, 0) > _WRAPS * self.total:
            return False
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
        return element.tag in _FURNITURE_TAGS or bool(_FURNITURE.search(names))

    def main(self, lines: Sequence[Line]) -> "HtmlElement | None":
        """The innermost element that holds most of the page's prose outside of furniture."""
        weight: dict[HtmlElement, int] = {}
        total = 0
        for line in lines:
            if is_prose(line) and not self.is_furniture(line.block):
                total += len(line.text)
                element: HtmlElement | None = line.block
                while element is not None:
                    weight[element] = weight.get(element, 0) + len(line.text)
                    element = element.getparent()
        enough = [element for element, share in weight.items() if share >= _MAIN_SHARE * total]
        return max(enough, key=depth, default=None)


def depth(element: "HtmlElement") -> int:
    """How many elements are around this one."""
    return sum(1 for _ in element.iterancestors())


def is_prose(line: Line) -> bool:
    """Whether a line looks like a paragraph of running text."""
    return line.size >= _PARAGRAPH and line.linked <= _LINKED * len(line.text)


def dense(lines: Sequence[Line], places: Places) -> list[bool]:
    """For each line whether it belongs to the running text."""
    main = places.main(lines)
    if main is None:
        return [False] * len(lines)
    inside = set(main.iter())
    kept = [line.block in inside and not places.is_furniture(line.block) and _is_text(line) for line in lines]
    following = False
    for index in range(len(lines) - 1, -1, -1):
        tag = lines[index].block.tag
        if tag in _HEADINGS:
            kept[index] = kept[index] and following and tag != "h1"
        elif kept[index]:
            following = True
        elif lines[index].block in inside and len(lines[index].text) > _PARAGRAPH:
            following = False
    return kept


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def _is_text(line: Line) -> bool:
    if line.linked > 0.5 * len(line.text):
        return False
    return (
        line.block.tag in {"p", "li", "blockquote", "pre", "tr", "td", "dd", "dt", "br"}
        or line.block.tag in _HEADINGS
        or line.size >= 40
    )


def completed(lines: Sequence[Line], kept: Sequence[bool], other: Sequence[bool]) -> list[bool]:
    """The kept lines, and those that only the other selection has, if they stand where the kept ones do and are many.

    The library sometimes takes one part of an article for all of it; what it leaves out a line here and there is
    rightly left out.
    """
    here = {_container(line.block) for line, keep in zip(lines, kept, strict=True) if keep and is_prose(line)}
    named = {_name(element) for element in here}
    more = [
        take and not keep and ((place := _container(line.block)) in here or _name(place) in named - {("", "")})
        for line, keep, take in zip(lines, kept, other, strict=True)
    ]
    had = sum(len(line.key) for line, keep in zip(lines, kept, strict=True) if keep)
    gained = sum(len(line.key) for line, new in zip(lines, more, strict=True) if new)
    return [keep or new for keep, new in zip(kept, more, strict=True)] if gained > _MUCH * had else list(kept)


def _container(element: "HtmlElement") -> "HtmlElement":
    """The element that a paragraph, list or table stands in."""
    while element.tag in _TEXT_TAGS and (around := element.getparent()) is not None:
        element = around
    return element


def _name(element: "HtmlElement") -> tuple[str, str]:
    """The kind and class of an element; empty without a class, which would make all such alike."""
    kind = element.get("class") or ""
    return (str(element.tag), kind) if kind else ("", "")
