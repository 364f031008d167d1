"""Reading XML that may be made to do harm: no entity is declared, nothing is fetched, depth and size have caps.

The tree is the standard library's, so what reads it needs no more. The parser underneath is expat with handlers of our
own, because ElementTree's takes entity declarations and knows no caps. Names of namespaces stand in braces before a
tag, as ElementTree has them.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5
from pathlib import Path
from typing import TYPE_CHECKING

from desk.extract.encoding import PageText, page_text
from desk.text.encoding import NotTextError, shown_encoding

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES = 48 << 20
"""The largest document that is parsed whole."""
MOST_NODES = 1_200_000
"""How many elements and attributes a document may have; the tree of so many takes up to 300 MB."""
DEEPEST = 250
"""How many elements may stand inside one another, so that what walks the tree may call itself."""

_OWN_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_ENTITY = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&([A-Za-z][A-Za-z0-9]*);", re.DOTALL)
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PROLOG = re.compile(
    r"""(?: \s+ | <\?.*?\?> | <!--.*?--> | <!DOCTYPE (?: [^\[>"'] | "[^"]*" | '[^']*' | \[ .*? \]\s*(?=>) )* > )*+
    <([A-Za-z_][^\s/>]*)""",
    re.DOTALL | re.VERBOSE,
)
_PLAIN_REASONS = {
    "no element found": "its XML breaks off",
    "unclosed token": "its XML breaks off",
    "unclosed CDATA section": "its XML breaks off",
}


class XmlError(Exception):
    """XML that is broken, or is refused; `str()` is the reason, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's root and, in sentences, how it was decoded; `routine` where there is nothing to that.

    `decoded` is the encoding and what told it, in words; empty for UTF-8, which tells itself.
    """

    root: "Element"
    notices: tuple[str, ...]
    routine: bool
    decoded: str = ""


def parse(data: bytes | str) -> "Element":
    """The root of a document; bytes are decoded as they declare themselves.

    Comments and processing instructions are left out, entities of HTML are known though nothing declares them, and
    characters that XML forbids are U+FFFD. Raises XmlError.
    """
    text = _decoded(data).text if isinstance(data, bytes) else data
    if len(text) > MOST_BYTES:
        raise XmlError(f"its XML has {len(text) / (1 << 20):,.0f} MB, and may have {MOST_BYTES >> 20}")
    text = _ILLEGAL.sub("\ufffd", text.removeprefix("\ufeff"))
    return _Tree().root_of(_ENTITY.sub(_meant, text))


def load(path: Path, encoding: str | None = None) -> Loaded:
    """The root of a file; `encoding` is what a person decided. Raises XmlError, and OSError as it comes."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise XmlError(f"it has {size / (1 << 20):,.0f} MB, and XML may have {MOST_BYTES >> 20}")
    page = _decoded(path.read_bytes(), encoding)
    notices = page.notices or (f"Read as {shown_encoding(page.encoding)}.",)
    if forbidden := len(_ILLEGAL.findall(page.text.removeprefix("\ufeff"))):
        many = "1 character" if forbidden == 1 else f"{forbidden:,} characters"
        notices += (f"{many} that XML forbids became U+FFFD.",)
    decoded = "" if page.encoding == "utf-8" and page.sure else f"{shown_encoding(page.encoding)}, by {page.origin}"
    routine = page.sure and not page.notices and not forbidden
    return Loaded(parse(page.text), notices, routine, decoded)


def root_name(head: bytes) -> str | None:
    """The first element's name as a file's beginning writes it, prefix and all; None if there is none."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            text = head[2:].decode(encoding, "ignore")
            break
    else:
        text = head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    found = _PROLOG.match(text)
    return found[1] if found else None


def without_namespaces(root: "Element") -> "Element":
    """The same tree, changed so that no tag or attribute has a namespace: for formats that are told by local names.

    Where an element has an attribute both with a namespace and without, the latter stays.
    """
    for element in root.iter():
        element.tag = local(element.tag)
        for name in [name for name in element.attrib if name.startswith("{")]:
            value = element.attrib.pop(name)
            element.attrib.setdefault(local(name), value)
    return root


def outermost(root: "Element", tag: str) -> "Iterator[Element]":
    """The elements of that tag, in order, but not those inside one of them, so that no word comes twice."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == tag:
            yield element
        else:
            waiting += reversed(element)


def local(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


def _decoded(data: bytes, encoding: str | None = None) -> PageText:
    try:
        return page_text(data, encoding=encoding)
    except NotTextError as error:
        raise XmlError(str(error)) from None


def _meant(match: re.Match[str]) -> str:
    name = match[1]
    return match[0] if name is None or name in _OWN_ENTITIES else html5.get(f"{name};", match[0])


class _Tree:
    """One document on its way through expat."""

    def __init__(self) -> None:
        from xml.etree.ElementTree import TreeBuilder
        from xml.parsers import expat

        self._builder = TreeBuilder()
        self._names: dict[str, str] = {}
        self._depth = 0
        self._nodes = 0
        self._broken = expat.ExpatError
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._builder.data
        self._parser.EntityDeclHandler = self._entity
        self._parser.SkippedEntityHandler = self._unknown

    def root_of(self, text: str) -> "Element":
        try:
            self._parser.Parse(text, True)
        except self._broken as error:
            from xml.parsers.expat import ErrorString

            said = ErrorString(error.code) or "unknown"
            line = f"in line {error.lineno:,}"
            reason = _PLAIN_REASONS.get(said, "its XML is broken")
            raise XmlError(f"{reason} {line}" if said in _PLAIN_REASONS else f"{reason} {line} ({said})") from None
        return self._builder.close()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._nodes += 1 + len(attributes)
        if self._depth > DEEPEST:
            raise XmlError(f"more than {DEEPEST} elements of its XML stand inside one another")
        if self._nodes > MOST_NODES:
            raise XmlError(f"its XML has more than {MOST_NODES:,} elements and attributes")
        self._builder.start(self._name(tag), {self._name(name): value for name, value in attributes.items()})

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(self._name(tag))

    def _name(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = f"{{{name}" if "}" in name else name
        return known

    def _entity(self, name: str, *_: object) -> None:
        raise XmlError(
            f"its XML declares entities (“{name[:40]}”), which could be made to fill the memory or to read files"
        )

    def _unknown(self, name: str, *_: object) -> None:
        raise XmlError(
            f"its XML uses the entity “{name[:40]}”, which only a file elsewhere declares, and nothing is fetched"
        )
