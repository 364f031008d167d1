"""What a page says of its article: title, author, outlet, dates, language, addresses, section and keywords.

Each value comes with where it stood. What machines are told (JSON-LD, Open Graph, meta) is preferred to what readers
see, but for the title, which is the heading if one of the others confirms it, and the date, of which both are kept.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from desk.extract.page.authors import authors, printed_names
from desk.extract.page.days import iso_of
from desk.extract.page.lines import Line
from desk.extract.page.published import MODIFIED, dates, marked_changes, published
from desk.extract.page.statements import Candidate, Statements, clean
from desk.extract.page.titles import outlets, titles
from desk.model.article import Finding, Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(https?://\S+)")
_SAVED_BY = re.compile(r"<!--\s*Page saved with SingleFile\s*url:\s*(\S+)\s*saved date:\s*([^\n]*)", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found; `findings` say for each field where it stood."""

    title: str
    language: str | None
    source: Source
    findings: tuple[Finding, ...]


def metadata_of(
    root: "HtmlElement", said: Statements, source: str, lines: Sequence[Line], *, url: str | None = None
) -> Metadata:
    """What a page says of its article.

    `said` is what it states for machines, `source` its HTML, `lines` all of its lines; `url` is where it came from if
    something else than the page told.
    """
    findings: list[Finding] = []

    def take(field: str, candidates: Iterable[Candidate | None]) -> str | None:
        for candidate in candidates:
            if candidate is not None and (value := clean(candidate[0])):
                findings.append(Finding(field=field, value=value, origin=candidate[1]))
                return value
        return None

    saved = _SAVED_BY.search(source, 0, _HEAD)
    canonical_address = take("canonical", _addresses(root, said, url))
    address = take(
        "url",
        [
            (url, "the address that it came with") if url else None,
            (saved[1], "SingleFile’s note") if saved else None,
            (found[1], "the browser’s note “saved from”") if (found := _SAVED_FROM.search(source, 0, _HEAD)) else None,
            _absolute(said.first("og:url"), url),
            (canonical_address, "link canonical") if canonical_address else None,
        ],
    )
    outlet = take("outlet", outlets(root, said, address or canonical_address))
    title = take("title", titles(root, said, outlet, {line.key for line in lines})) or ""
    author = take("author", authors(root, said, outlet, printed_names(lines, title)))
    out, dated = published(root, said, lines, title)
    findings += dated
    values = Source(
        url=address,
        canonical=canonical_address,
        outlet=outlet,
        author=author,
        published=out,
        modified=take("modified", [*dates(said, MODIFIED), *marked_changes(root)]),
        retrieved=take("retrieved", [(iso_of(saved[2]) or "", "SingleFile’s note") if saved else None]),
        news_id=take("news_id", [_identifier(said)]),
        section=take("section", _sections(said)),
    )
    if keywords := _keywords(said):
        findings.append(Finding(field="keywords", value=", ".join(keywords[0]), origin=keywords[1]))
        values = replace(values, keywords=keywords[0])
    language = take("language", _languages(root, said))
    return Metadata(title, language, values, tuple(findings))


def _addresses(root: "HtmlElement", said: Statements, url: str | None) -> list[Candidate | None]:
    links = [
        (element.get("href") or "", "link canonical")
        for element in root.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    ]
    return [_absolute(link, url) for link in links] or [_absolute(said.first("og:url"), url)]


def _absolute(candidate: Candidate | None, url: str | None) -> Candidate | None:
    if candidate is None:
        return None
    try:
        address = urljoin(url or "", candidate[0].strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    return (address, candidate[1]) if parts.scheme in {"http", "https"} and parts.netloc else None


def _identifier(said: Statements) -> Candidate | None:
    value = said.article.get("identifier")
    if isinstance(value, dict):
        value = value.get("value")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return (value, "JSON-LD identifier") if isinstance(value, str) and "://" not in value else None


def _sections(said: Statements) -> list[Candidate | None]:
    stated = said.article.get("articleSection")
    first = next((s for s in stated if isinstance(s, str)), None) if isinstance(stated, list) else stated
    return [
        (first, "JSON-LD articleSection") if isinstance(first, str) else None,
        said.first(
            "article:section",
            "parsely-section",
            "sailthru.section",
            "section",
            "og:article:section",
            "dc.subject.section",
        ),
    ]


def _keywords(said: Statements) -> tuple[tuple[str, ...], str] | None:
    stated = said.article.get("keywords")
    parts = stated if isinstance(stated, list) else [stated]
    sources = [([p for p in parts if isinstance(p, str)], "JSON-LD keywords")]
    sources += [
        (said.meta[n], f"meta {n}")
        for n in ("news_keywords", "article:tag", "keywords", "parsely-tags")
        if n in said.meta
    ]
    for values, origin in sources:
        words = dict.fromkeys(w for value in values for word in re.split("[,;،、]", value) if (w := clean(word)))
        if words:
            return tuple(words)[:50], origin
    return None


def _languages(root: "HtmlElement", said: Statements) -> list[Candidate | None]:
    html = root if root.tag == "html" else None
    stated = said.article.get("inLanguage")
    named = stated.get("alternateName") or stated.get("name") if isinstance(stated, dict) else stated
    candidates: list[Candidate | None] = [
        (
            html.get("lang") or html.get("{http://www.w3.org/XML/1998/namespace}lang") or html.get("xml:lang") or "",
            "html lang",
        )
        if html is not None
        else None,
        (named, "JSON-LD inLanguage") if isinstance(named, str) else None,
        said.first("content-language", "dc.language", "dcterms.language", "language"),
        said.first("og:locale"),
    ]
    return [
        (found[0].lower(), candidate[1])
        for candidate in candidates
        if candidate is not None and (found := _LANGUAGE.match(candidate[0].strip()))
    ]
