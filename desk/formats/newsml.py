"""NewsML-G2 of IPTC: one item, or a message or package that holds several. Read only.

Text items become articles. What an item only names, by `remoteContent` or `itemRef`, is not fetched.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desk.extract.page.parsing import PageError
from desk.extract.xml import XmlError, load, outermost, root_name
from desk.formats.format import AS_FOUND, Corpus, Format, FormatError, Item, Notice, Options, stated_document, told_of
from desk.text.canon import canonical

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from desk.extract.stated import Stated

_ROOTS = frozenset(("newsItem", "newsMessage", "packageItem", "knowledgeItem", "conceptItem", "planningItem"))
_NAMESPACES = (b"http://iptc.org/std/nar/2006-10-01/", b"http://iptc.org/std/newsml/2006-10-01/")
_BY = re.compile(r"^by\s+", re.IGNORECASE)


def sniff(head: bytes, name: str) -> bool:
    """Whether a file's first element is one of NewsML-G2's, in its namespace."""
    root = root_name(head)
    return root is not None and root.rpartition(":")[2] in _ROOTS and any(each in head for each in _NAMESPACES)


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """An article of each text item, in the file's order; what holds no text is counted."""
    from desk.extract.stated import disguises
    from desk.extract.xml import without_namespaces

    with told_of(path, XmlError):
        loaded = load(path, options.encoding)
    root = without_namespaces(loaded.root)
    if root.tag not in _ROOTS:
        raise FormatError(path.name, f"its first element is “{root.tag[:40]}”, and no NewsML-G2 begins so")
    items = list(outermost(root, "newsItem"))
    if not items:
        raise FormatError(path.name, "it only names or describes items and holds none, and nothing is fetched")
    yield Corpus()
    for notice in loaded.notices:
        yield Notice(file=path.name, text=notice, routine=loaded.routine)
    without: Counter[str] = Counter()
    for part, item in enumerate(items, 1):
        number = part if len(items) > 1 else None
        article = str(number) if number else None
        try:
            text, origin = _content(item)
        except (PageError, XmlError) as error:
            yield Notice(file=path.name, text=f"It is left out: {error}.", article=article, lost=True)
            continue
        if not text.strip():
            without[_kind(item)] += 1
            continue
        stated = _stated(item)
        stated.give_text(text, f"NewsML {origin}")
        stated.give_decision(loaded.decoded)
        regions = stated.furniture(text)
        for remark in (*_remarks(item), *disguises(text)):
            yield Notice(file=path.name, text=remark, article=article)
        yield stated_document(text, stated, path.name, regions=regions, part=number)
    for kind, count in without.items():
        many = f"One item of the kind “{kind}” holds" if count == 1 else f"{count:,} items of the kind “{kind}” hold"
        yield Notice(file=path.name, text=f"{many} no text, and nothing is fetched.", lost=kind == "text")


def _stated(item: "Element") -> "Stated":
    """What an item says of itself."""
    from desk.extract.markup import words
    from desk.extract.stated import Stated

    stated = Stated()
    for place in ("contentMeta/headline", "itemMeta/title", ".//inlineXML//hedline/hl1"):
        stated.give("title", words(item.find(place)), f"NewsML {place.rpartition('/')[2]}")
    stated.give("news_id", item.get("guid"), "NewsML guid")
    for place in ("itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated"):
        stated.give("published", words(item.find(place)), f"NewsML {place.rpartition('/')[2]}")
    for place in ("contentMeta/contentModified", "itemMeta/versionCreated"):
        stated.give_change(words(item.find(place)), f"NewsML {place.rpartition('/')[2]}")
    stated.give("author", ", ".join(_names(item, "contentMeta/creator")), "NewsML creator")
    stated.give("author", _BY.sub("", words(item.find("contentMeta/by"))), "NewsML by")
    for place in ("itemMeta/provider", "rightsInfo/copyrightHolder", "contentMeta/infoSource"):
        stated.give("outlet", next(iter(_names(item, place)), None), f"NewsML {place.rpartition('/')[2]}")
    for place in ("contentMeta/located", "contentMeta/dateline"):
        element = item.find(place)
        named = words(element.find("name")) if element is not None else ""
        stated.give("dateline", named or words(element).rstrip(" -–—"), f"NewsML {place.rpartition('/')[2]}")
    stated.give("section", next(iter(_names(item, "itemMeta/service")), None), "NewsML service")
    for language in item.findall("contentMeta/language"):
        stated.give("language", language.get("tag"), "NewsML language tag")
    stated.give("language", item.get("lang"), "NewsML xml:lang")
    keywords = [words(each) for each in item.findall("contentMeta/keyword")]
    stated.give_keywords((*keywords, *_names(item, "contentMeta/subject")), "NewsML keyword and subject")
    return stated


def _names(item: "Element", place: str) -> list[str]:
    """What the parties or concepts at a place are called; a name in the first language that is given."""
    from desk.extract.markup import words

    found = (words(each.find("name")) or each.get("literal") or "" for each in item.findall(place))
    return [name for name in found if name]


def _content(item: "Element") -> tuple[str, str]:
    """The text of an item and where it stood; empty if it holds none."""
    from desk.extract.markup import lines

    for inline in item.findall("contentSet/inlineXML"):
        bodies = [*outermost(inline, "body.content")] or [*outermost(inline, "body")] or [inline]
        if text := "\n".join(line for body in bodies for line in lines(body)):
            return text, "inlineXML"
    for inline in item.findall("contentSet/inlineData"):
        kind = inline.get("contenttype", "text/plain")
        if inline.get("encoding") or not kind.startswith("text/"):
            continue
        raw = inline.text or ""
        if text := _html(raw) if kind == "text/html" else canonical(raw.strip(), keep_bom=True).text:
            return text, "inlineData"
    return "", ""


def _html(raw: str) -> str:
    from desk.extract.page.fragment import fragment

    return fragment(raw)


def _kind(item: "Element") -> str:
    """What an item's class calls it: `picture` of `ninat:picture`."""
    found = item.find("itemMeta/itemClass")
    code = found.get("qcode", "") if found is not None else ""
    return code.rpartition(":")[2][:40] or "text"


def _remarks(item: "Element") -> Iterator[str]:
    """What an agency wants known of an item, in sentences."""
    from desk.extract.markup import words
    from desk.extract.stated import agency_remarks

    status = item.find("itemMeta/pubStatus")
    code = status.get("qcode", "").rpartition(":")[2] if status is not None else ""
    return agency_remarks(code, words(item.find("itemMeta/embargoed")), words(item.find("itemMeta/edNote")))


FORMAT = Format(
    name="newsml",
    title="NewsML-G2",
    suffixes=(".xml",),
    sniff=sniff,
    begins=b"<",
    read=read,
    isolated=True,
)
