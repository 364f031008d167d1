"""ninjs, news in JSON of IPTC, versions 1, 2 and 3: one item, a list of them, or one with others that go with it.

Text items become articles. Names are compared without case and underscores, for the versions differ in them. Read only.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.extract.json_file import JsonError, load
from desk.extract.page.parsing import PageError
from desk.extract.xml import XmlError
from desk.formats.format import AS_FOUND, Corpus, Format, FormatError, Item, Notice, Options, stated_document, told_of
from desk.text.canon import canonical

if TYPE_CHECKING:
    from desk.extract.stated import Stated

Node = dict[str, Any]

_KINDS = frozenset(("text", "audio", "video", "picture", "graphic", "composite", "planning", "component", "event"))
_TYPE = re.compile(rb'"type"\s*:\s*"(?:%s)"' % "|".join(sorted(_KINDS)).encode())
_OF_NINJS = re.compile(
    rb'"(?:version_?created|first_?created|content_?created|pub_?status|headlines|bodies|descriptions|renditions'
    rb"|(?:body|headline|description)_[a-z]+|copyright_?holder|associations)\"\s*:",
    re.IGNORECASE,
)
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_TAG = re.compile(r"\s*<[A-Za-z!?]")
_ROLES = ("main", "", "richtext", "text", "xhtml", "html")


def sniff(head: bytes, name: str) -> bool:
    """Whether a file begins as such an item: an address, a type of news and a name that only ninjs has."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith((b"{", b"[")) or b'"desk-annotations"' in start:
        return False
    return b'"uri"' in start and bool(_TYPE.search(start) and _OF_NINJS.search(start))


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """An article of each text item, those that go with another after it; what holds no text is counted."""
    from desk.extract.stated import disguises, unreadable

    with told_of(path, JsonError):
        loaded = load(path, options.encoding)
    items = list(_items(loaded.value))
    if not items:
        raise FormatError(path.name, "it holds no item of ninjs, which has “uri” and “type”")
    yield Corpus()
    for notice in loaded.notices:
        yield Notice(file=path.name, text=notice, routine=loaded.routine)
    without: Counter[str] = Counter()
    for part, item in enumerate(items, 1):
        kind = item["type"]
        number = part if len(items) > 1 else None
        article = str(number) if number else None
        try:
            text, origin = _content(item) if kind in ("text", "composite") else ("", "")
        except (PageError, XmlError) as error:
            yield Notice(file=path.name, text=f"It is left out: {error}.", article=article, lost=True)
            continue
        if not text.strip():
            without[kind] += 1
            continue
        stated = _stated(item)
        stated.give_text(text, f"ninjs {origin}")
        stated.give_decision(loaded.decoded)
        regions = stated.furniture(text)
        for remark in (*_remarks(item), *unreadable(text), *disguises(text)):
            yield Notice(file=path.name, text=remark, article=article)
        yield stated_document(text, stated, path.name, regions=regions, part=number)
    for kind, count in without.items():
        many = f"One item of the kind “{kind}” holds" if count == 1 else f"{count:,} items of the kind “{kind}” hold"
        yield Notice(file=path.name, text=f"{many} no text.", lost=kind == "text")


def _items(value: Any) -> Iterator[Node]:
    """The items in a file, each before those that go with it; their names without case and underscores."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
            continue
        if not isinstance(value, dict):
            continue
        item = {_plain(key): held for key, held in value.items()}
        if isinstance(item.get("uri"), str) and _words(item.get("type")) in _KINDS:
            yield item
            beside = item.get("associations")
        else:
            # As search services and content APIs wrap them.
            beside = next(
                (item[key] for key in ("items", "item", "newsitems") if isinstance(item.get(key), list)), None
            )
        waiting += reversed(list(beside.values()) if isinstance(beside, dict) else [beside])


def _plain(key: str) -> str:
    return key.replace("_", "").lower()


def _stated(item: Node) -> "Stated":
    """What an item says of itself."""
    from desk.extract.stated import Stated

    stated = Stated()
    for role, name, _, value in _constructs(item, "headline"):
        stated.give("title", value, f"ninjs {_shown(name, role)}")
    stated.give("title", _words(item.get("title")), "ninjs title")
    stated.give("news_id", _words(item.get("uri")), "ninjs uri")
    stated.give("url", _words(item.get("url")), "ninjs url")
    for name in ("firstcreated", "contentcreated", "versioncreated"):
        stated.give("published", _words(item.get(name)), f"ninjs {name}")
    for name in ("contentmodified", "versioncreated"):
        stated.give_change(_words(item.get(name)), f"ninjs {name}")
    for name in ("byline", "by", "bylines"):
        stated.give("author", _BY.sub("", ", ".join(_listed(item.get(name)))), f"ninjs {name}")
    for name in ("copyrightholder", "infosource", "infosources"):
        stated.give("outlet", next(iter(_listed(item.get(name))), None), f"ninjs {name}")
    stated.give("dateline", _words(item.get("located")), "ninjs located")
    for name in ("service", "services", "genre", "genres"):
        stated.give("section", next(iter(_listed(item.get(name))), None), f"ninjs {name}")
    stated.give("language", _words(item.get("language")), "ninjs language")
    for name in ("keyword", "keywords", "subject", "subjects"):
        stated.give_keywords(_listed(item.get(name)), f"ninjs {name}")
    return stated


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _listed(value: Any) -> list[str]:
    """The names in a value: text, an object with a name, or a list of these."""
    found: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        name = (
            next((each[key] for key in ("name", "value", "literal") if each.get(key)), "")
            if isinstance(each, dict)
            else each
        )
        if isinstance(name, str) and name.strip():
            found.append(name.strip())
    return found


def _constructs(item: Node, what: str) -> list[tuple[str, str, str, str]]:
    """Each headline or body with its role, its name, its media type and its value; the likeliest role first.

    They are properties in version 1 (`body_text`, `headline`) and objects in a list from version 2 on (`bodies`).
    """
    found: list[tuple[str, str, str, str]] = []
    plural = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    for name, value in item.items():
        if name == plural and isinstance(value, list):
            for each in value:
                parts = {_plain(key): held for key, held in each.items()} if isinstance(each, dict) else {}
                kind = _words(parts.get("contenttype"))
                found.append((_words(parts.get("role")), plural, kind, _words(parts.get("value"))))
        elif name.startswith(what) and name != plural and isinstance(value, str):
            role = name.removeprefix(what)
            found.append((role, f"{what}_{role}" if role else what, "", value))
    return sorted(found, key=lambda each: _ROLES.index(each[0]) if each[0] in _ROLES else len(_ROLES))


def _content(item: Node) -> tuple[str, str]:
    """The text of an item and where it stood; markup before plain text, because that has often lost its paragraphs."""
    bodies = [each for each in _constructs(item, "body") if each[3].strip()]
    for role, name, kind, value in sorted(bodies, key=lambda each: not _marked(each[2], each[3])):
        if text := _text(kind, value):
            return text, _shown(name, role)
    return "", ""


def _shown(name: str, role: str) -> str:
    return f"{name} ({role[:40]})" if role and not name.endswith(role) else name


def _marked(kind: str, value: str) -> bool:
    return any(word in kind for word in ("html", "xml")) or bool(not kind and _TAG.match(value))


def _text(kind: str, value: str) -> str:
    if not _marked(kind, value):
        return canonical(value.strip(), keep_bom=True).text
    if "nitf" in kind:
        from desk.extract.markup import lines
        from desk.extract.xml import outermost, parse, without_namespaces

        root = without_namespaces(parse(value))
        return "\n".join(line for body in [*outermost(root, "body.content")] or [root] for line in lines(body))
    from desk.extract.page.fragment import fragment

    return fragment(value)


def _remarks(item: Node) -> Iterator[str]:
    """What an agency wants known of an item, in sentences."""
    from desk.extract.stated import agency_remarks

    return agency_remarks(*(_words(item.get(name)) for name in ("pubstatus", "embargoed", "ednote")))


FORMAT = Format(
    name="ninjs",
    title="ninjs",
    suffixes=(".json",),
    sniff=sniff,
    begins=b"{[",
    read=read,
    isolated=True,
)
