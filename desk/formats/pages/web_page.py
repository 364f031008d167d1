"""Saved web pages: the article of each, with what the page says of it. Read only."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from desk.extract.page.parsing import MOST_BYTES, PageError
from desk.formats.format import AS_FOUND, Corpus, Format, FormatError, Item, Notice, Options, suffix_of, why
from desk.formats.pages.article import page_document, page_notices

_SUFFIXES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")
_MARKED = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_BEGINNING, _END = re.compile(rb"<html[\s>]", re.IGNORECASE), re.compile(rb"</html\b", re.IGNORECASE)
_TAIL = 1 << 14
_GZIP = b"\x1f\x8b"
_PIECE = 1 << 16


def sniff(head: bytes, name: str) -> bool:
    """Whether a file is a web page: by its name or, without a telling one, by its first tag."""
    if name.lower().endswith(_SUFFIXES):
        return True
    if suffix_of(name) in {".mhtml", ".mht", ".eml", ".warc"}:
        return False
    if _MARKED.match(head):
        return True
    for codec in ("utf-16-le", "utf-16-be"):
        text = head[2:].decode(codec, "ignore").encode("utf-8", "ignore")
        if head[:2] in {b"\xff\xfe", b"\xfe\xff"} and _MARKED.match(text):
            return True
    return False


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """The article of one page; notices say how it was decoded and how sure it is."""
    # What reads pages is large, and files of text come by here to be asked about, too.
    from desk.extract.page.reading import read_page

    try:
        content = _content(path)
        page = read_page(content, encoding=options.encoding, whole=options.whole)
    except PageError as error:
        raise FormatError(path.name, str(error)) from None
    yield Corpus()
    yield from page_notices(page, path.name)
    if _breaks_off(content):
        yield Notice(file=path.name, text="It begins as a page and has no end: it may have broken off.")
    yield page_document(page, path.name)


def _breaks_off(content: bytes) -> bool:
    """Whether a whole page has a beginning and no end, as no program saves it, though HTML would allow that."""
    if _END.search(content[-_TAIL:].replace(b"\0", b"")) is not None:
        return False
    return _BEGINNING.search(content[:_TAIL].replace(b"\0", b"")) is not None and _END.search(content) is None


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise FormatError(path.name, f"it has {size / (1 << 20):,.0f} MB, and a page may have {MOST_BYTES >> 20}")
        data = path.read_bytes()
    except OSError as error:
        raise FormatError(path.name, why(error)) from error
    return _unpacked(data, path.name) if data.startswith(_GZIP) else data


def _unpacked(data: bytes, file: str) -> bytes:
    """What a gzip file holds, all of its members; FormatError if that is too large or broken."""
    parts: list[bytes] = []
    size = 0
    rest = data
    try:
        while rest.startswith(_GZIP):
            unpacking = zlib.decompressobj(31)
            while not unpacking.eof and rest:
                part = unpacking.decompress(rest, _PIECE)
                rest = unpacking.unconsumed_tail or unpacking.unused_data
                size += len(part)
                if size > MOST_BYTES:
                    raise FormatError(file, f"unpacked it has more than {MOST_BYTES >> 20} MB")
                parts.append(part)
            if not unpacking.eof:
                raise FormatError(file, "it ends before its content does")
    except zlib.error:
        raise FormatError(file, "its compressed content is damaged") from None
    return b"".join(parts)


FORMAT = Format(
    name="html",
    title="Web page",
    suffixes=_SUFFIXES,
    sniff=sniff,
    begins=b"<",
    read=read,
    isolated=True,
)
