"""From a page's source to its tree, within bounds: nothing is fetched, and nothing may take for ever."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_BYTES = 64 << 20
"""The largest page that is read."""
MOST_TAGS = 100_000
"""With so many a page takes up to ten seconds and 350 MB; news pages have a few thousand."""
MOST_ATTRIBUTES = 2000
"""Of one tag. libxml2 takes time with their square: 40,000 take ten seconds."""
INSTALL = 'pip install "desk[pages]"'

_FLOODED = re.compile(
    r"<[a-z][^\s>/]*+"
    r"(?:[\s/]++[^\s>/=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+){" + str(MOST_ATTRIBUTES) + "}",
    re.IGNORECASE,
)
_TAG = re.compile("</?[A-Za-z]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0c\r")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


class PageError(Exception):
    """A page that cannot be read; `str()` is the reason, as the end of a sentence."""


def parsed(source: str) -> "tuple[HtmlElement, tuple[str, ...]]":
    """The tree of a page and notices about what was lost in it; PageError if there is none to be had."""
    try:
        from lxml import etree, html
    except ImportError:
        raise PageError(f"reading web pages needs a library that is not installed; {INSTALL} brings it") from None

    if len(source) > MOST_BYTES:
        raise PageError(f"it has more than {MOST_BYTES >> 20} MB")
    _refuse_flooded(source)
    if source.count("<") > MOST_TAGS and len(_TAG.findall(source)) > MOST_TAGS:
        raise PageError(f"it has more than {MOST_TAGS:,} tags")
    data = _sound(_DECLARATION.sub("", source.removeprefix("\ufeff"), count=1))
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    # lxml.html's own parser asks a function in Python for the class of each element that is looked at.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        root = etree.fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if root is None:
        raise PageError("there is no HTML in it")
    errors = [entry for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    if any("depth" in error.message for error in errors):
        return root, ("The page is nested too deep to be read to its end.",)
    return root, ("The page has parts that are too large for it to be read to its end.",) if errors else ()


def _sound(source: str) -> bytes:
    """The source in UTF-8, with U+FFFD for what XML has no place for; in nearly every page that is nothing."""
    try:
        data = source.encode()
    except UnicodeEncodeError:
        return _NOT_XML.sub("\ufffd", source).encode()
    if len(data.translate(None, _CONTROLS)) < len(data) or "\ufffe" in source or "\uffff" in source:
        return _NOT_XML.sub("\ufffd", source).encode()
    return data


def _refuse_flooded(source: str) -> None:
    at = 0
    while found := _FLOODED.search(source, at):
        # In a script a “<” need not begin a tag.
        if source.rfind("<script", 0, found.start() + 1) <= source.rfind("</script", 0, found.start()):
            raise PageError(f"one of its tags has more than {MOST_ATTRIBUTES:,} attributes")
        at = source.find("</script", found.start())
        if at < 0:
            return
