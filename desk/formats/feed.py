"""Feeds: RSS 2 and 0.9x, RSS 1.0 (RDF) and Atom, each entry an article. Read only.

An entry's text is its full content where the feed has that, else its summary, which is said of each. Content that
the feed only names is not fetched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from desk.extract.page.parsing import PageError
from desk.extract.xml import XmlError, load, local, root_name
from desk.formats.format import AS_FOUND, Corpus, Format, FormatError, Item, Notice, Options, stated_document, told_of
from desk.text.canon import canonical

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from desk.extract.stated import Stated

ONLY_SUMMARY = "The feed holds only a summary of it, which became its text."

_PREFIXES = {
    "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://wordpress.org/export/1.2/": "wp:",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
}
"""Names by which the elements of a feed are known here; those of an unknown namespace are known by none."""
_ARTICLES = frozenset(("", "post", "page"))
"""What WordPress calls an article in its exports; other feeds say nothing."""
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_PERSON = re.compile(r"\S+@\S+\s+\(([^()]+)\)")
_ROOTS = {"rss": "RSS", "feed": "Atom", "RDF": "RSS 1.0"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry: its elements by their names, and what it is called in a finding."""

    element: "Element"
    parts: "dict[str, list[Element]]"
    kind: str

    def first(self, name: str) -> "Element | None":
        return next(iter(self.parts.get(name, ())), None)

    def text(self, name: str) -> str:
        found = self.first(name)
        return _words(found) if found is not None else ""


def sniff(head: bytes, name: str) -> bool:
    """Whether a file's first element is a feed's; by its name alone where it has no element in sight."""
    root = root_name(head)
    if root is None:
        return name.lower().endswith((".rss", ".atom"))
    kind = root.rpartition(":")[2]
    if kind == "RDF":
        return b"http://purl.org/rss/1.0/" in head or b"/rdf/simple/0.9/" in head
    return root == "rss" or (kind == "feed" and (b"http://www.w3.org/2005/Atom" in head or b"/atom/ns#" in head))


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """An article of each entry that has words, in the feed's order."""
    from desk.extract.stated import disguises

    with told_of(path, XmlError):
        loaded = load(path, options.encoding)
    root = loaded.root
    kind = local(root.tag)
    if kind not in _ROOTS:
        raise FormatError(path.name, f"its first element is “{kind[:40]}”, and no feed begins so")
    channel, entries = _atom(root) if kind == "feed" else _rss(root, kind)
    if not entries:
        raise FormatError(path.name, "there are no entries in it")
    yield Corpus()
    for notice in loaded.notices:
        yield Notice(file=path.name, text=notice, routine=loaded.routine)
    empty = others = 0
    for part, entry in enumerate(entries, 1):
        if entry.text("wp:post_type") not in _ARTICLES:
            others += 1
            continue
        try:
            stated, text, summary = _read_atom(entry, channel) if kind == "feed" else _read_rss(entry, channel)
        except PageError as error:
            yield Notice(file=path.name, text=f"It is left out: {error}.", article=str(part), lost=True)
            continue
        if not text.strip():
            empty += 1
            continue
        stated.give_decision(loaded.decoded)
        regions = stated.furniture(text)
        yield stated_document(text, stated, path.name, regions=regions, part=part)
        for remark in disguises(text):
            yield Notice(file=path.name, text=remark, article=str(part))
        if summary:
            yield Notice(file=path.name, text=ONLY_SUMMARY, article=str(part))
    yield from _left_out(path.name, empty, others)


def _left_out(file: str, empty: int, others: int) -> Iterator[Notice]:
    if empty:
        many = "One of its entries has" if empty == 1 else f"{empty:,} of its entries have"
        yield Notice(file=file, text=f"{many} no text, and nothing is fetched.", lost=True)
    if others:
        many = "One of its entries is" if others == 1 else f"{others:,} of its entries are"
        yield Notice(file=file, text=f"{many} no article: a picture or part of a menu.")


def _rss(root: "Element", kind: str) -> "tuple[_Entry, list[_Entry]]":
    """The channel and its items, which stand inside it in RSS 2 and beside it in RSS 1.0."""
    name = "rss" if kind == "rss" else "rdf"
    parts = _parts(root)
    channel = next(iter(parts.get("channel", ())), root)
    described = _Entry(channel, _parts(channel), f"{name} channel")
    items = described.parts.get("item", []) + (parts.get("item", []) if channel is not root else [])
    return described, [_Entry(item, _parts(item), f"{name} item") for item in items]


def _atom(root: "Element") -> "tuple[_Entry, list[_Entry]]":
    feed = _Entry(root, _parts(root), "atom feed")
    return feed, [_Entry(entry, _parts(entry), "atom entry") for entry in feed.parts.get("atom:entry", [])]


def _parts(element: "Element") -> "dict[str, list[Element]]":
    found: dict[str, list[Element]] = {}
    for child in element:
        space, brace, name = child.tag.rpartition("}")
        prefix = _PREFIXES.get(space[1:]) if brace else ""
        if prefix is not None:
            found.setdefault(prefix + name, []).append(child)
    return found


def _read_rss(item: _Entry, channel: _Entry) -> "tuple[Stated, str, bool]":
    """What an item states, its text, and whether that is only a summary."""
    from desk.extract.stated import Stated

    stated = Stated()
    kind = item.kind
    stated.give("title", _title(item.text("title")), f"{kind} title")
    stated.give("title", _title(item.text("dc:title")), f"{kind} dc:title")
    _rss_address(item, channel, stated)
    for name in ("pubDate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published"):
        stated.give("published", item.text(name), f"{kind} {name}")
    for name in ("atom:updated", "dcterms:modified"):
        stated.give_change(item.text(name), f"{kind} {name}")
    stated.give("author", _all(item, "dc:creator"), f"{kind} dc:creator")
    stated.give("author", _person(item.text("author")), f"{kind} author")
    stated.give("outlet", item.text("source"), f"{kind} source")
    stated.give("outlet", _title(channel.text("title")), f"{channel.kind} title")
    stated.give("language", item.text("dc:language"), f"{kind} dc:language")
    stated.give("language", channel.text("language"), f"{channel.kind} language")
    stated.give("language", channel.text("dc:language"), f"{channel.kind} dc:language")
    words = item.parts.get("category", []) + item.parts.get("dc:subject", [])
    stated.give_keywords((unescape(_words(each)) for each in words), f"{kind} category")
    for name in ("content:encoded", "xhtml:body", "atom:content", "fulltext"):
        if (element := item.first(name)) is not None and (text := _text(element)):
            stated.give_text(text, f"{kind} {name}")
            return stated, text, False
    for name in ("description", "dc:description", "atom:summary", "media:description"):
        if (element := item.first(name)) is not None and (text := _text(element)):
            stated.give_text(text, f"{kind} {name}, a summary")
            return stated, text, True
    return stated, "", False


def _rss_address(item: _Entry, channel: _Entry, stated: "Stated") -> None:
    """The address and the id, of which the guid may be either (RSS 2.0, guid)."""
    kind = item.kind
    base = item.element.get(_BASE) or channel.element.get(_BASE) or channel.text("link")
    stated.give("url", *_absolute(item.text("link"), f"{kind} link", base))
    if (link := item.first("atom:link")) is not None:
        stated.give("url", link.get("href"), f"{kind} atom:link")
    guid = item.first("guid")
    id = _words(guid) if guid is not None else ""
    if guid is not None and guid.get("isPermaLink", "true") == "true" and id.startswith(("http://", "https://")):
        stated.give("url", id, f"{kind} guid")
    if id != stated.get("url"):
        stated.give("news_id", id, f"{kind} guid")
    stated.give("news_id", item.text("dc:identifier"), f"{kind} dc:identifier")


def _read_atom(entry: _Entry, feed: _Entry) -> "tuple[Stated, str, bool]":
    """What an entry states (RFC 4287), its text, and whether that is only a summary."""
    from desk.extract.stated import Stated

    stated = Stated()
    source = entry.first("atom:source")
    origin = _Entry(source, _parts(source), "atom entry source") if source is not None else feed
    stated.give("title", _atom_title(entry), "atom entry title")
    _atom_address(entry, feed, stated)
    for name in ("atom:published", "atom:issued", "atom:created", "dc:date"):
        stated.give("published", entry.text(name), f"atom entry {name.removeprefix('atom:')}")
    for name in ("atom:updated", "atom:modified"):
        stated.give_change(entry.text(name), f"atom entry {name.removeprefix('atom:')}")
    for holder in (entry, origin, feed):
        stated.give("author", _atom_authors(holder), f"{holder.kind} author")
    for holder in (origin, feed):
        stated.give("outlet", _atom_title(holder), f"{holder.kind} title")
    content, summary = entry.first("atom:content"), entry.first("atom:summary")
    for element, name in ((content, "content"), (entry.element, "entry"), (feed.element, "feed")):
        stated.give("language", element.get(_LANG) if element is not None else None, f"atom {name} xml:lang")
    categories = entry.parts.get("atom:category", [])
    stated.give_keywords((each.get("label") or each.get("term") for each in categories), "atom entry category")
    if content is not None and (text := _construct(content)):
        stated.give_text(text, "atom entry content")
        return stated, text, False
    if summary is not None and (text := _construct(summary)):
        stated.give_text(text, "atom entry summary, a summary")
        return stated, text, True
    return stated, "", False


def _atom_title(holder: _Entry) -> str:
    title = holder.first("atom:title")
    return _construct(title).replace("\n", " ") if title is not None else ""


def _atom_address(entry: _Entry, feed: _Entry, stated: "Stated") -> None:
    bases = [each.get(_BASE, "") for each in (feed.element, entry.element)]
    if not any(bases):
        # Where no base is stated it is the address that the feed came from (RFC 3986, 5.1).
        bases = [link.get("href", "") for link in feed.parts.get("atom:link", []) if link.get("rel") == "self"]
    for link in entry.parts.get("atom:link", []):
        if link.get("rel", "alternate") == "alternate":
            stated.give("url", *_absolute(link.get("href", ""), "atom entry link", *bases, link.get(_BASE, "")))
    if (id := entry.text("atom:id")) != stated.get("url"):
        stated.give("news_id", id, "atom entry id")


def _atom_authors(holder: _Entry) -> str:
    found = (_Entry(each, _parts(each), "").text("atom:name") for each in holder.parts.get("atom:author", []))
    return ", ".join(filter(None, found))


def _absolute(address: str, origin: str, *bases: str) -> tuple[str, str]:
    """A link made whole with the addresses that it counts from, outermost first, and where it stood."""
    from urllib.parse import urljoin

    if not address or address.startswith(("http://", "https://")):
        return address, origin
    whole = ""
    try:
        for each in (*bases, address):
            whole = urljoin(whole, each)
    except ValueError:
        return address, origin
    return (whole, f"{origin}, “{address[:100]}” from there") if whole != address else (address, origin)


def _construct(element: "Element") -> str:
    """The words of a text construct: plain, HTML as text, or XHTML as elements (RFC 4287, 3.1)."""
    kind = element.get("type", "text")
    if kind in ("xhtml", "application/xhtml+xml") or (len(element) and element.get("mode") != "escaped"):
        from desk.extract.markup import lines

        return "\n".join(lines(element))
    raw = element.text or ""
    if kind in ("html", "text/html"):
        return _html(raw)
    if kind == "text" or kind.startswith("text/"):
        return canonical(raw.strip(), keep_bom=True).text
    return ""


def _text(element: "Element") -> str:
    """The words of an element of RSS, which holds HTML as text, or plain text, and does not say which."""
    if len(element):
        from desk.extract.markup import lines

        return "\n".join(lines(element))
    return _html(element.text or "")


def _html(raw: str) -> str:
    if not _TAG.search(raw):
        return canonical(unescape(raw).strip(), keep_bom=True).text
    from desk.extract.page.fragment import fragment

    return fragment(raw)


def _title(raw: str) -> str:
    """A title of RSS, which many feeds escape twice."""
    return _html(raw).replace("\n", " ")


def _words(element: "Element") -> str:
    return "".join(element.itertext()).strip()


def _all(entry: _Entry, name: str) -> str:
    return ", ".join(filter(None, map(_words, entry.parts.get(name, []))))


def _person(raw: str) -> str:
    """The name in `address (name)`, as RSS has it."""
    found = _PERSON.fullmatch(raw[:500])
    return found[1] if found else raw


FORMAT = Format(
    name="feed",
    title="RSS or Atom feed",
    suffixes=(".rss", ".atom", ".rdf", ".xml"),
    sniff=sniff,
    begins=b"<",
    read=read,
    isolated=True,
)
