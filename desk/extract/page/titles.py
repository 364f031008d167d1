"""A page's title without its site's name, and that name."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desk.extract.page.authors import named
from desk.extract.page.lines import key_of
from desk.extract.page.statements import Candidate, Statements, clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BESIDE_TITLE = re.compile(r"\s+(?:[-–—|·•:»«/]|::|\|\|)\s+")
_SET_OFF = re.compile(r"\s+[-–—|·•»«/]\s+|\s*(?:\||::|_|:\s)\s*")
_MARKS = " \xa0-–—|·•:»«/_：｜"
_HEADING = 8
_LONGEST_NAME = 5
_MOTTO = 3


def outlets(root: "HtmlElement", said: Statements, address: str | None) -> list[Candidate | None]:
    """Names of the outlet, best first; the host of the address last."""
    site = said.first("og:site_name")
    stated = [
        named(said.article.get("publisher"), "JSON-LD publisher"),
        named(said.page.get("publisher"), "JSON-LD publisher"),
    ]
    others = [
        said.first("application-name", "dc.publisher", "dcterms.publisher", "publisher", "apple-mobile-web-app-title")
    ]
    try:
        host = (urlsplit(address).hostname or "") if address else ""
    except ValueError:
        host = ""
    # Some give an address for a name; then the publisher's is better.
    plain = site is not None and not re.fullmatch(r"(?:https?://)?[\w.-]+\.[a-z]{2,}/?", site[0].strip(), re.IGNORECASE)
    by_host = (host.removeprefix("www."), "the address’s host") if host else None
    beside = _beside_heading(root, said)
    return [_without_motto(found) for found in (site if plain else None, *stated, site, *others, beside, by_host)]


def _beside_heading(root: "HtmlElement", said: Statements) -> Candidate | None:
    """What the title element has before or behind what the page has for its heading: most often the site's name."""
    whole = clean(next((element.text or "" for element in root.iter("title")), ""))
    stated = said.first("og:title", "twitter:title")
    headings = [*([stated[0]] if stated else []), *(element.text_content() for element in root.iter("h1", "h2", "h3"))]
    for heading in map(clean, headings):
        if len(heading) < _HEADING or heading == whole or heading not in whole:
            continue
        before, _, behind = whole.partition(heading)
        marks = _SET_OFF.findall(behind)
        if marks and marks[-1].strip() == ":":
            # What follows a colon goes on with the headline.
            continue
        part = _SET_OFF.split(behind)[-1] if behind.strip() else _SET_OFF.split(before)[0]
        name = part.strip(_MARKS)
        if name and len(name.split()) <= _LONGEST_NAME:
            return name, "what stands beside the heading in the title element"
    return None


def _without_motto(outlet: Candidate | None) -> Candidate | None:
    """An outlet's name without the sentence that some put behind it."""
    if outlet is None or not (found := _BESIDE_TITLE.search(outlet[0])):
        return outlet
    rest = outlet[0][found.end() :]
    return (outlet[0][: found.start()], outlet[1]) if len(rest.split()) >= _MOTTO else outlet


def titles(root: "HtmlElement", said: Statements, outlet: str | None, shown: set[str]) -> list[Candidate | None]:
    """Titles, best first; `shown` are the keys of the page's lines, which tell what of a title is the site's."""
    headline = said.article.get("headline")
    stated: list[Candidate] = [
        *([said.first("og:title") or ("", "")]),
        *([(headline, "JSON-LD headline")] if isinstance(headline, str) else []),
        *([said.first("twitter:title", "dc.title", "title", "parsely-title", "sailthru.title") or ("", "")]),
        *((element.text or "", "the title element") for element in root.iter("title")),
    ]
    stated = [
        (_shown_title(clean(value), shown) or bare_title(clean(value), outlet), origin)
        for value, origin in stated
        if value
    ]
    keys = [key_of(value).casefold() for value, _ in stated]
    headings = [(clean(element.text_content()), "the heading") for element in root.iter("h1")]
    confirmed = [
        heading
        for heading in headings
        if (key := key_of(heading[0]).casefold()) and any(_same_title(key, other) for other in keys)
    ]
    return [*confirmed[:1], *stated, *headings]


def _shown_title(title: str, shown: set[str]) -> str | None:
    """The longest beginning of a title, up to where something is set off, that is a line of the page."""
    ends = [found.start() for found in _BESIDE_TITLE.finditer(title)]
    return next((title[:end] for end in reversed(ends) if key_of(title[:end]) in shown), None)


def _same_title(key: str, other: str) -> bool:
    shorter, longer = sorted((key, other), key=len)
    return bool(shorter) and (shorter in longer and len(shorter) > 0.5 * len(longer))


def bare_title(title: str, outlet: str | None) -> str:
    """A title without the site's name and section at its end or beginning."""
    parts = _BESIDE_TITLE.split(title)
    if len(parts) == 1:
        return title
    name = key_of(outlet or "").casefold()
    ends = list(_BESIDE_TITLE.finditer(title))
    last, first = key_of(parts[-1]).casefold(), key_of(parts[0]).casefold()
    if name and last and (last in name or name in last):
        return bare_title(title[: ends[-1].start()], outlet)
    if name and first and (first == name):
        return bare_title(title[ends[0].end() :], outlet)
    # Without the name only what is set off by a bar, and short, is taken for a site's.
    if "|" in ends[-1][0] and len(parts[-1].split()) <= 4:
        return title[: ends[-1].start()]
    return title
