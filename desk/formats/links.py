"""Saved links: .url, .webloc and lists of addresses. They hold no text and nothing is fetched, so none is an article.

The format is there to say so in a sentence with the address, where the file would otherwise be an unknown one or be
taken for a text.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from desk.extract.encoding import page_text
from desk.extract.stated import one_line, shortened, web_address
from desk.extract.xml import XmlError, parse
from desk.formats.format import AS_FOUND, Format, FormatError, Item, Options, suffix_of, why
from desk.text.encoding import NotTextError

MOST_BYTES = 4 << 20

_SHORTCUT = re.compile(rb"^(?:\xef\xbb\xbf)?\s*\[InternetShortcut\]", re.IGNORECASE)
_URL_LINE = re.compile(r"^[ \t]*URL[ \t]*=[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref_src", re.IGNORECASE)
_MOSTLY = 0.6
"""This share of its lines must be addresses for a file to be a list of them."""


def sniff(head: bytes, name: str) -> bool:
    """Whether a file is a link by its name, or a list of addresses by its lines."""
    suffix = suffix_of(name)
    if suffix in (".url", ".webloc") or _SHORTCUT.match(head):
        return True
    if suffix not in (".txt", ".text", ".lst", ".list", ""):
        return False
    # A single byte is looked for many times faster than three.
    if b"/" not in head or b"://" not in head:
        return False
    lines = [line for line in head.decode("latin-1").removeprefix("ï»¿").splitlines() if line.strip()]
    found = sum(web_address(line.strip()) is not None for line in lines)
    return found > 0 and found >= _MOSTLY * len(lines)


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """Nothing: FormatError says what addresses the file has."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise FormatError(
                path.name, f"it has {size / (1 << 20):,.0f} MB, and a list of links may have {MOST_BYTES >> 20}"
            )
        data = path.read_bytes()
    except OSError as error:
        raise FormatError(path.name, why(error)) from error
    try:
        addresses, others = _addresses(data, path.name, options)
    except (NotTextError, XmlError) as error:
        raise FormatError(path.name, str(error)) from None
    raise FormatError(path.name, _told(addresses, others))


def cleaned(address: str) -> str:
    """An address without what only tells how somebody came to it: marks of campaigns and the place on the page."""
    try:
        parts = urlsplit(address)
        kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
    except ValueError:
        return address
    same = len(kept) == len(parse_qsl(parts.query, keep_blank_values=True))
    return urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower(), parts.path, parts.query if same else urlencode(kept), "")
    )


def _addresses(data: bytes, name: str, options: Options) -> tuple[list[str], int]:
    """The addresses in a file, and how many lines of a list are none."""
    suffix = suffix_of(name)
    if suffix == ".webloc":
        return _of_webloc(data), 0
    text = page_text(data, encoding=options.encoding).text.removeprefix("\ufeff")
    if suffix == ".url" or _SHORTCUT.match(data):
        return [one_line(found[1]) for found in _URL_LINE.finditer(text) if web_address(found[1])], 0
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [line for line in lines if web_address(line)], sum(web_address(line) is None for line in lines)


def _of_webloc(data: bytes) -> list[str]:
    """The addresses of a property list, in XML or in Apple's binary form."""
    if not data.startswith(b"bplist"):
        return [text for each in parse(data).iter("string") if (text := web_address((each.text or "").strip()))]
    import plistlib

    try:
        value = plistlib.loads(data)
    except (plistlib.InvalidFileException, ValueError, RecursionError, OverflowError, IndexError, KeyError, TypeError):
        raise XmlError("its property list is damaged") from None
    address = value.get("URL") if isinstance(value, dict) else None
    return [address] if isinstance(address, str) and web_address(address) else []


def _told(addresses: list[str], others: int) -> str:
    if not addresses:
        return "it holds no address of a page and no text"
    if len(addresses) == 1 and not others:
        address = shortened(addresses[0], 300)
        return f"it is a link to {address} without text, and nothing is fetched: save that page and import it"
    count = _many(len(addresses), "address", "addresses")
    pages = len({cleaned(address) for address in addresses})
    of = "" if pages == len(addresses) else f" of {_many(pages, 'page', 'pages')}"
    none = "" if not others else f" and {_many(others, 'line that is none', 'lines that are none')}"
    return f"it lists {count}{of}{none}, without text, and nothing is fetched: save the pages and import them"


def _many(count: int, one: str, several: str) -> str:
    return f"one {one}" if count == 1 else f"{count:,} {several}"


FORMAT = Format(
    name="links",
    title="Saved links",
    suffixes=(".url", ".webloc"),
    sniff=sniff,
    read=read,
    isolated=True,
)
