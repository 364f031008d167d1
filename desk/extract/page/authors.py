"""Who wrote an article: the names in bylines and in what a page states."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from desk.extract.page.days import heading_at
from desk.extract.page.lines import Line, key_of
from desk.extract.page.statements import Candidate, Statements, clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BY = re.compile(
    r"^(?:(?:written |posted |story |words )?by|von|par|por|di|door|oleh|af|av|автор|текст|بقلم|نویسنده|作者|记者|記者)"
    r"\b[:：\s]+",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|producers?|staff|special to|"
    r"bureau chief|redakteur(?:in)?|korrespondent(?:in)?|корреспондент)\b|\d",
    re.IGNORECASE,
)
"""What is set behind a name in a byline: what somebody is, or when."""
_NO_NAME = re.compile(
    r"https?:|www\.|@|^\W*$|^(?:admin|administrator|editor|staff|null|none|undefined|by|von|par|por)$", re.IGNORECASE
)
_BYLINE = re.compile(r"\b(?:byline|author(?:-?name)?|c-byline|post-author|article-author)\b", re.IGNORECASE)
_NO_BYLINE = re.compile(r"comment|related|recirc|promo", re.IGNORECASE)
_AUTHORS = (
    "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "citation_author", "cxenseparse:author", "article:author_name",
)  # fmt: skip
_MOST_AUTHORS = 12
_BELOW = 12
_PARTED = re.compile(r"\s*(?:[,;|]|\band\b|\bund\b|\s&\s|\bet\b)\s*")
_PRINTED_BY = re.compile(
    r"(?:(?:[Ww]ritten|[Ss]tory|[Ww]ords|[Rr]eport(?:ed|ing)?|[Pp]osted|[Pp]ublished|[Ss]ubmitted)\b[^.!?]{0,60}?\s*\b)?"
    r"(?:[Bb]y|BY)[:\s]\s*(.+)"
    r"|(?:[Vv]on|VON|[Pp]or|POR|[Pp]ar|PAR|[Dd]oor|[Oo]leh|[Pp]rzez)[:\s]\s*(.+)"
    r"|(?:Автор|Текст|بقلم|نویسنده|نویسندگان|Autore?|Autor|Auteur|Yazar|Penulis)\s?[:：]\s*(.+)"
)
_SIGNED = re.compile(r"(?:^|\s)(?:作者|记者|記者|文)\s?[:：]\s?([\u4e00-\u9fff·]{2,6})(?=$|[\s|])")
_AFTER_NAMES = re.compile(r"\s+(?:[Oo]n\s+\w*,?\s*\d|[-–—|•·]\s|\d|[Pp]ublished|[Uu]pdated|[Pp]osted).*$")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|del|van|von|der|den|la|le|bin|al|el)){1,4}")
_LONGEST_NAME = 80


def authors(root: "HtmlElement", said: Statements, outlet: str | None, printed: str | None) -> Iterator[Candidate]:
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
        if len(line.text) > _LONGEST_NAME * 2:
            continue
        if signed := _SIGNED.search(line.text):
            return signed[1]
        if found := _PRINTED_BY.match(line.text):
            stated = next(group for group in found.groups() if group is not None)
            names = _without_roles(_PARTED.split(_AFTER_NAMES.sub("", stated).strip(" .-–—|")))
            if all(_NAME.fullmatch(name) for name in names):
                return ", ".join(names)
    return None


def _without_roles(names: list[str]) -> list[str]:
    """The names of a byline without what their bearers are; all where nothing else is there."""
    return [name for name in names if not _ROLE.search(name)] or names


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
    for part in _without_roles(_PARTED.split(clean(value))):
        name = _BY.sub("", part.strip()).strip(" .-–—")
        key = key_of(name).casefold()
        if name and len(name) <= _LONGEST_NAME and not _NO_NAME.search(name):
            names.setdefault(key, name)
    if len(names) > 1:
        names.pop(own, None)
    return ", ".join(list(names.values())[:_MOST_AUTHORS])


def named(value: object, origin: str) -> Candidate | None:
    """The first name in a JSON-LD person or organisation, or in several of them; None if there is none."""
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str) and name.strip() and not _NO_NAME.search(name.strip()):
            return name, origin
    return None
