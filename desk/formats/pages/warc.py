"""Web archives (WARC 1.0 and 1.1, also compressed): the article of each HTML page that a server gave. Read only.

An archive is read as a stream. It is unpacked here and not by the library, which holds no bounds and takes no archive
that is compressed as a whole.
"""

import io
import re
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any, BinaryIO

from desk.extract.page.parsing import PageError
from desk.formats.format import AS_FOUND, Corpus, Format, FormatError, Item, Notice, Options, why
from desk.formats.pages.article import page_document, page_notices

MOST_BYTES_OF_PAGE = 16 << 20
"""The largest page that is taken out of an archive, unpacked."""

_GZIP = b"\x1f\x8b"
_PIECE = 1 << 16
_MOST_HEADERS = 1 << 20
_FREE = 64 << 20
_MOST_TIMES = 300
"""Beyond `_FREE` bytes an archive that unpacks to more than this many times its size is a bomb: text gives 20."""
_SIGN_S = 2
_SIGN_BYTES = 4 << 20
_LONG = "It has long stretches that are no pages."
"""Said as a sign of life: a reader from which nothing comes for long is ended."""
_CHARSET = re.compile(r"""charset\s*=\s*["']?([-\w:.]+)""", re.IGNORECASE)
_PAGES = frozenset(("text/html", "application/xhtml+xml"))


class _BrokenError(Exception):
    """An archive that cannot be read on; `str()` is the reason, as the end of a sentence."""


def sniff(head: bytes, name: str) -> bool:
    """Whether a file begins as an archive, or is one by its name."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            head = b""
    return head.startswith(b"WARC/") or name.lower().endswith(FORMAT.suffixes)


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """The article of each page, in the archive's order; other records are counted."""
    begun = False
    part = 0
    others: Counter[str] = Counter()
    try:
        with path.open("rb") as file:
            for record in _records(_Unpacked(file)):
                if record is None:
                    yield Notice(file=path.name, text=_LONG, routine=True)
                    continue
                if not begun:
                    begun = True
                    yield Corpus()
                kind = _kind(record)
                if kind not in _PAGES:
                    others[kind] += 1
                    continue
                part += 1
                yield from _page(record, path.name, options, part)
    except _BrokenError as error:
        if not begun:
            raise FormatError(path.name, str(error)) from None
        many = "one page" if part == 1 else f"{part:,} pages"
        yield Notice(file=path.name, text=f"It could be read no further than {many}: {error}.", lost=True)
    except OSError as error:
        raise FormatError(path.name, why(error)) from error
    if not begun:
        raise FormatError(path.name, "there are no records in it")
    if others:
        told = ", ".join(f"{count:,} {kind}" for kind, count in others.most_common(6))
        count = others.total()
        many = "One record that is no page is" if count == 1 else f"{count:,} records that are no pages are"
        yield Notice(file=path.name, text=f"{many} left out: {told}.", routine=part > 0, lost=part == 0)


def _records(stream: "_Unpacked") -> Iterator[Any]:
    """Each record of an archive; what was not read of one is passed over, within bounds. None where that takes long."""
    try:
        # It has no types.
        from warcio.archiveiterator import WARCIterator  # type: ignore[import-untyped]
        from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
    except ImportError:
        raise _BrokenError('web archives need a package more: pip install "desk[warc]"') from None
    if not stream.head().startswith(b"WARC/"):
        wrong = "it does not begin as a web archive" if stream.head() else "it is empty"
        raise _BrokenError("it breaks off" if stream.cut else wrong)
    records = WARCIterator(stream)
    while True:
        stream.allow(_MOST_HEADERS)
        try:
            # It tells its errors there and goes on.
            with redirect_stderr(io.StringIO()):
                record = next(records)
        except StopIteration:
            break
        # Where a record lacks an address or a length the library stumbles.
        except (ArchiveLoadFailed, ValueError, AttributeError, TypeError, LookupError, EOFError):
            raise _BrokenError("it breaks off" if stream.cut else "a record in it is damaged") from None
        if record.length is None:
            raise _BrokenError("a record in it does not say how long it is")
        stream.allow(None)
        yield record
        while record.raw_stream.read(_PIECE):
            if stream.takes_long():
                yield None
        if stream.takes_long():
            yield None
        if record.raw_stream.limit:
            raise _BrokenError("it breaks off")
    if stream.cut:
        raise _BrokenError("it breaks off")


def _kind(record: Any) -> str:
    """The media type of what a server gave, where it gave it in full; else in words what the record is."""
    headers = record.http_headers
    if record.rec_type == "resource":
        stated = record.content_type
    elif record.rec_type != "response" or headers is None:
        return f"of type {str(record.rec_type)[:40]}"
    elif headers.get_statuscode() != "200":
        return f"with status {headers.get_statuscode()[:3]}"
    else:
        stated = headers.get_header("Content-Type")
    return (stated or "of no type").partition(";")[0].strip().lower()[:60]


def _page(record: Any, file: str, options: Options, part: int) -> Iterator[Item]:
    """The article of one page; a notice where there is none."""
    from desk.extract.page.reading import read_page
    from desk.extract.stated import one_line, shortened, web_address

    address = one_line(record.rec_headers.get_header("WARC-Target-URI") or "")
    headers = record.http_headers
    charset = _CHARSET.search(
        (headers.get_header("Content-Type") if headers is not None else record.content_type) or ""
    )
    try:
        page = read_page(
            _payload(record),
            declared=charset[1] if charset else None,
            encoding=options.encoding,
            url=web_address(address),
            whole=options.whole,
        )
    except PageError as error:
        text = f"The page {shortened(address, 200)} is left out: {error}."
        yield Notice(file=file, text=text, article=str(part), lost=True)
        return
    yield from page_notices(page, file, part=part)
    beside = [
        ("retrieved", record.rec_headers.get_header("WARC-Date"), "WARC-Date"),
        ("url", address, "WARC-Target-URI"),
    ]
    yield page_document(page, file, beside, part=part)


def _payload(record: Any) -> bytes:
    """What a server gave, chunks joined and unpacked; PageError if that is too large or damaged."""
    told = io.StringIO()
    pieces: list[bytes] = []
    size = 0
    with redirect_stderr(told):
        stream = record.content_stream()
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > MOST_BYTES_OF_PAGE:
                raise PageError(f"unpacked it has more than {MOST_BYTES_OF_PAGE >> 20} MB")
            pieces.append(piece)
    if told.getvalue():
        raise PageError("its compressed content is damaged")
    return b"".join(pieces)


class _Unpacked:
    """The bytes of an archive, unpacked where it is compressed, in pieces no larger than are asked for.

    `cut` is True once the compressed content has ended before its end.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._rest = file.read(2)
        self._packed = len(self._rest)
        self._given = 0
        self._since = (time.monotonic(), 0)
        self._allowed: int | None = None
        self._unpacking = zlib.decompressobj(31) if self._rest == _GZIP else None
        self.cut = False
        self._ahead = self._next(16) if self._unpacking is not None else self._rest + file.read(16)

    def head(self) -> bytes:
        """The first bytes, which are still to be read."""
        return self._ahead

    def allow(self, most: int | None) -> None:
        """How many bytes may be read until this is called again; None for any number.

        The library reads headers to the end of their line, wherever that is.
        """
        self._allowed = most

    def read(self, size: int = _PIECE) -> bytes:
        """At most `size` bytes, none at the end."""
        piece = self._ahead or self._next(size)
        self._ahead = b""
        if self._allowed is not None:
            self._allowed -= len(piece)
            if self._allowed < 0:
                raise _BrokenError("the headers of a record in it do not end")
        return piece

    def takes_long(self) -> bool:
        """Whether some seconds went by since this was last so, and a good deal of the file with them."""
        moment, place = self._since
        if time.monotonic() < moment + _SIGN_S or self._file.tell() < place + _SIGN_BYTES:
            return False
        self._since = (time.monotonic(), self._file.tell())
        return True

    def tell(self) -> int:
        """How many bytes were read, for the library's own account."""
        return self._given

    def _next(self, size: int) -> bytes:
        piece = self._file.read(size) if self._unpacking is None else self._unpack(size)
        self._given += len(piece)
        if self._unpacking is not None and self._given > _FREE and self._given > _MOST_TIMES * self._packed:
            raise _BrokenError(f"it unpacks to more than {_MOST_TIMES} times its size")
        return piece

    def _unpack(self, size: int) -> bytes:
        """The next bytes of one compressed member after another."""
        assert self._unpacking is not None
        try:
            while True:
                if self._unpacking.eof:
                    self._rest = (self._rest or self._more()).lstrip(b"\0")
                    if not self._rest:
                        return b""
                    self._unpacking = zlib.decompressobj(31)
                data = self._rest or self._more()
                piece = self._unpacking.decompress(data, size)
                self._rest = self._unpacking.unconsumed_tail or self._unpacking.unused_data
                if piece:
                    return piece
                if not data and not self._unpacking.eof:
                    self.cut = True
                    return b""
        except zlib.error:
            raise _BrokenError("its compressed content is damaged") from None

    def _more(self) -> bytes:
        data = self._file.read(_PIECE)
        self._packed += len(data)
        return data


FORMAT = Format(
    name="warc",
    title="Web archive",
    suffixes=(".warc", ".warc.gz"),
    sniff=sniff,
    begins=b"W\x1f",
    read=read,
    isolated=True,
)
