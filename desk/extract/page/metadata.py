"""What a page says of its article: title, author, outlet, dates, language, addresses, section and keywords.

Each value comes with where it stood. What machines are told (JSON-LD, Open Graph, meta) is preferred to what readers
see, but for the title, which is the heading if one of the others confirms it, and the date, of which both are kept.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from desk.extract.page.days import day_above, day_of, heading_at, iso_of, printed_day
from desk.extract.page.lines import Line, key_of
from desk.extract.page.statements import Statements
from desk.model.article import Finding, Source
from desk.text.canon import canonical

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(https?://\S+)")
_SAVED_BY = re.compile(r"<!--\s*Page saved with SingleFile\s*url:\s*(\S+)\s*saved date:\s*([^\n]*)", re.IGNORECASE)
_BESIDE_TITLE = re.compile(r"\s+(?:[-–—|·•:»«/]|::|\|\|)\s+")
_BY = re.compile(
    r"^(?:(?:written |posted |story |words )?by|von|par|por|di|door|oleh|af|av|автор)\b[:\s]+", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|^\W*$|^(?:admin|administrator|editor|staff|null|none|undefined|by|von|par|por)$", re.IGNORECASE
)
_TAG = re.compile("<[^>]{1,200}>")
_SPACE = re.compile(r"[\s\xa0]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_BYLINE = re.compile(r"\b(?:byline|author(?:-?name)?|c-byline|post-author|article-author)\b", re.IGNORECASE)
_NO_BYLINE = re.compile(r"comment|related|recirc|promo", re.IGNORECASE)
_AUTHORS = (
    "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "citation_author", "cxenseparse:author", "article:author_name",
)  # fmt: skip
_MOST_AUTHORS = 12
_MOTTO = 3
_BELOW = 12
_PARTED = re.compile(r"\s*(?:[,;|]|\band\b|\bund\b|\s&\s|\bet\b)\s*")
_PRINTED_BY = re.compile(r"(?:[Ww]ritten |[Ss]tory )?(?:[Bb]y|BY)[:\s]\s*(.+)")
_AFTER_NAMES = re.compile(r"\s+(?:[Oo]n\s+\w*\s*\d|[-–—|•·]\s|\d|[Pp]ublished|[Uu]pdated|[Pp]osted).*$")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|del|van|von|der|den|la|le|bin|al|el)){1,4}")
_LONGEST_NAME = 80
_LONGEST = 1000
_HEAD = 4096

Candidate = tuple[str, str]
"""A value and where it stood."""


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
    outlet = take("outlet", _outlets(said, address or canonical_address))
    title = take("title", _titles(root, said, outlet, {line.key for line in lines})) or ""
    author = take("author", _authors(root, said, outlet, printed_names(lines, title)))
    published, dated = _published(root, said, lines, title)
    findings += dated
    values = Source(
        url=address,
        canonical=canonical_address,
        outlet=outlet,
        author=author,
        published=published,
        modified=take("modified", _dates(said, _MODIFIED)),
        retrieved=take("retrieved", [(iso_of(saved[2]) or "", "SingleFile’s note") if saved else None]),
        news_id=take("news_id", [_identifier(said)]),
        section=take("section", _sections(said)),
    )
    if keywords := _keywords(said):
        findings.append(Finding(field="keywords", value=", ".join(keywords[0]), origin=keywords[1]))
        values = replace(values, keywords=keywords[0])
    language = take("language", _languages(root, said))
    return Metadata(title, language, values, tuple(findings))


def clean(value: str) -> str:
    """A stated value as text: entities that were escaped twice undone, markup taken out, blanks run together."""
    value = unescape(value) if "&" in value else value
    return canonical(_SPACE.sub(" ", _TAG.sub("", value)).strip()[:_LONGEST], keep_bom=True).text


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


def _outlets(said: Statements, address: str | None) -> list[Candidate | None]:
    site = said.first("og:site_name")
    stated = [
        _named(said.article.get("publisher"), "JSON-LD publisher"),
        _named(said.page.get("publisher"), "JSON-LD publisher"),
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
    return [_without_motto(found) for found in (site if plain else None, *stated, site, *others, by_host)]


def _without_motto(outlet: Candidate | None) -> Candidate | None:
    """An outlet's name without the sentence that some put behind it."""
    if outlet is None or not (found := _BESIDE_TITLE.search(outlet[0])):
        return outlet
    rest = outlet[0][found.end() :]
    return (outlet[0][: found.start()], outlet[1]) if len(rest.split()) >= _MOTTO else outlet


def _named(value: object, origin: str) -> Candidate | None:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str) and name.strip() and not _NO_NAME.search(name.strip()):
            return name, origin
    return None


def _titles(root: "HtmlElement", said: Statements, outlet: str | None, shown: set[str]) -> list[Candidate | None]:
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


def _authors(root: "HtmlElement", said: Statements, outlet: str | None, printed: str | None) -> Iterator[Candidate]:
    """Names of authors, best first: what readers see is more often right, and whole, than what machines are told."""
    by_meta = [(", ".join(said.meta[name]), f"meta {name}") for name in _AUTHORS if name in said.meta]
    first = _several(said.article.get("author"))
    if printed and first and re.match(re.escape(first) + r"\w", printed):
        # Without a blank between the name and what stands beside it.
        printed = None
    stated = [
        (printed or "", "the line “By …” below the heading"),
        (first, "JSON-LD author"),
        *by_meta,
        (_several(said.article.get("creator")), "JSON-LD creator"),
    ]
    for value, origin in chain(stated, _bylines(root)):
        if names := _people(value, outlet):
            yield names, origin


def printed_names(lines: Sequence[Line], title: str) -> str | None:
    """The names in a line “By …” just below the heading; None if no line there holds names and nothing else."""
    heading = heading_at(lines, title)
    for line in lines[heading + 1 : heading + 1 + _BELOW] if heading is not None else ():
        if (found := _PRINTED_BY.match(line.text)) and len(line.text) <= _LONGEST_NAME * 2:
            names = _PARTED.split(_AFTER_NAMES.sub("", found[1]).strip(" .-–—|"))
            if all(_NAME.fullmatch(name) for name in names):
                return ", ".join(names)
    return None


def _several(value: object) -> str:
    """The names in a JSON-LD author, however it is written."""
    names: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            if isinstance(one, str):
                names.append(one)
    return ", ".join(names)


def _bylines(root: "HtmlElement") -> Iterator[Candidate]:
    for element in root.xpath(
        "//*[@rel='author' or @itemprop='author' or contains(@class,'yline') or contains(@class,'author')]"
    )[:20]:
        if any(
            _NO_BYLINE.search(around.get("class") or "") or around.tag == "form" for around in element.iterancestors()
        ):
            continue
        marked = element.get("rel") == "author" or element.get("itemprop") == "author"
        if marked or _BYLINE.search(element.get("class") or ""):
            named = element.find(".//*[@itemprop='name']")
            text = clean(
                ", ".join(part for part in (named if named is not None else element).itertext() if part.strip())
            )
            if 0 < len(text) <= _LONGEST_NAME:
                yield text, "the byline"


def _people(value: str, outlet: str | None) -> str:
    """The names of a byline, each once, joined by commas; what is an address or the outlet's own name is left out."""
    own = key_of(outlet or "").casefold()
    names: dict[str, str] = {}
    for part in _PARTED.split(clean(value)):
        name = _BY.sub("", part.strip()).strip(" .-–—")
        key = key_of(name).casefold()
        if name and len(name) <= _LONGEST_NAME and not _NO_NAME.search(name):
            names.setdefault(key, name)
    if len(names) > 1:
        names.pop(own, None)
    return ", ".join(list(names.values())[:_MOST_AUTHORS])


_PUBLISHED = (
    ("datePublished", "dateCreated"),
    (
        "article:published_time", "og:article:published_time", "datepublished", "article:published", "parsely-pub-date",
        "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "dc.date.issued",
        "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created", "dcterms.date", "date", "displaydate",
        "cxenseparse:recs:publishtime", "article.published", "originalpublicationdate", "ptime", "og:published_time",
        "citation_date", "date.release", "rnews:datepublished", "bt:pubdate",
    ),
)  # fmt: skip
_MODIFIED = (
    ("dateModified",),
    (
        "article:modified_time", "og:updated_time", "datemodified", "article:modified", "dcterms.modified", "lastmod",
        "dc.date.modified", "last-modified", "utime", "date.modified", "og:modified_time",
    ),
)  # fmt: skip


def _dates(said: Statements, names: tuple[tuple[str, ...], tuple[str, ...]]) -> list[Candidate]:
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


def _published(
    root: "HtmlElement", said: Statements, lines: Sequence[Line], title: str
) -> tuple[str | None, list[Finding]]:
    """When the article came out: as stated, but if another day stands on the page, that, and both as readings."""
    stated = _dates(said, _PUBLISHED)
    shown = printed_day(root, lines, title)
    for element in root.iter("time"):
        if (value := iso_of(element.get("datetime") or "")) and not stated:
            stated.append((value, "the time element"))
    if not stated:
        shown = shown or day_above(lines, title)
        if shown is None:
            return None, []
        return shown[0], [Finding(field="published", value=shown[0], origin=shown[1], confidence=0.8)]
    date, origin = stated[0]
    declared = Finding(field="published", value=date, origin=origin)
    if shown is None or day_of(date) == day_of(shown[0]) or abs(day_of(date) - day_of(shown[0])) != 1:
        return date, [declared]
    readings = (shown[0], date)
    return shown[0], [
        Finding(field="published", value=shown[0], origin=shown[1], confidence=0.8),
        Finding(field="published", value=None, origin=f"{origin}, which is another day", readings=readings),
    ]


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
