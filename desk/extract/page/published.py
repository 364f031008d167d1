"""When an article came out and was changed: what a page states and what it prints."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk.extract.page.days import CHANGED, day_above, day_of, iso_of, printed_day, unclear_day
from desk.extract.page.lines import Line
from desk.extract.page.statements import Candidate, Statements
from desk.model.article import Finding

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PUBLISHED = (
    ("datePublished", "dateCreated"),
    (
        "article:published_time", "og:article:published_time", "datepublished", "article:published", "parsely-pub-date",
        "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "dc.date.issued",
        "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created", "dcterms.date", "date", "displaydate",
        "cxenseparse:recs:publishtime", "article.published", "originalpublicationdate", "ptime", "og:published_time",
        "citation_date", "date.release", "rnews:datepublished", "bt:pubdate",
    ),
)  # fmt: skip
MODIFIED = (
    ("dateModified",),
    (
        "article:modified_time", "og:updated_time", "datemodified", "article:modified", "dcterms.modified", "lastmod",
        "dc.date.modified", "last-modified", "utime", "date.modified", "og:modified_time",
    ),
)  # fmt: skip
_UPDATED = re.compile(r"\b(?:updated|modified|dt-updated|date-?updated)\b", re.IGNORECASE)


def dates(said: Statements, names: tuple[tuple[str, ...], tuple[str, ...]]) -> list[Candidate]:
    """The dates stated under these names of JSON-LD and meta elements, as ISO 8601."""
    in_nodes, in_meta = names
    found: list[Candidate] = []
    for node in (said.article, said.page):
        for name in in_nodes:
            if isinstance(value := node.get(name), str) and (date := iso_of(value)):
                found.append((date, f"JSON-LD {name}"))
    for name in in_meta:
        for content in said.meta.get(name, ()):
            if date := iso_of(content):
                found.append((date, f"meta {name}"))
    return found


def marked_changes(root: "HtmlElement") -> list[Candidate]:
    """The dates of changes that are marked as such where readers see them, as ISO 8601."""
    return [
        (date, "the time element of a change")
        for element in root.iter("time")
        if _is_of_change(element)
        if (date := iso_of(element.get("datetime") or ""))
    ]


def _is_of_change(element: "HtmlElement") -> bool:
    """Whether a time element is marked as that of a change, and not as that of publication, too."""
    kind = element.get("class") or ""
    return element.get("itemprop") == "dateModified" or bool(_UPDATED.search(kind) and "publish" not in kind.lower())


def published(
    root: "HtmlElement", said: Statements, lines: Sequence[Line], title: str
) -> tuple[str | None, list[Finding]]:
    """When the article came out: as stated, but if another day stands on the page, that, and both as readings."""
    stated = dates(said, PUBLISHED)
    shown = printed_day(root, lines, title)
    for element in root.iter("time"):
        if _is_of_change(element):
            continue
        if (value := iso_of(element.get("datetime") or "")) and not stated:
            stated.append((value, "the time element"))
    if not stated:
        shown = shown or day_above(lines, title)
        if shown is None:
            readings = unclear_day(lines, title)
            origin = "the date printed below the heading, whose day and month cannot be told apart"
            return None, [Finding(field="published", value=None, origin=origin, readings=readings)] if readings else []
        return shown[0], [Finding(field="published", value=shown[0], origin=shown[1], confidence=0.8)]
    date, origin = stated[0]
    declared = Finding(field="published", value=date, origin=origin)
    if shown is None or abs(day_of(date) - day_of(shown[0])) != 1:
        return date, [declared]
    if shown[1] == CHANGED and day_of(shown[0]) > day_of(date):
        return date, [declared]
    readings = (shown[0], date)
    return shown[0], [
        Finding(field="published", value=shown[0], origin=shown[1], confidence=0.8),
        Finding(field="published", value=None, origin=f"{origin}, which is another day", readings=readings),
    ]
