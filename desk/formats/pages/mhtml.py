"""Web pages that a browser saved with all their parts in one file (MHTML, RFC 2557). Read only.

Only the page itself is looked at; pictures, scripts and frames in the file are not.
"""

import email.errors
import email.message
import email.parser
import email.policy
import re
from collections.abc import Iterator
from pathlib import Path

from desk.extract.page.parsing import MOST_BYTES, PageError
from desk.formats.format import AS_FOUND, Corpus, Format, FormatError, Item, Notice, Options, suffix_of, why
from desk.formats.pages.article import page_document, page_notices

_SUFFIXES = (".mhtml", ".mht")
_MULTIPART = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"\s*[A-Za-z][A-Za-z-]*:")
_SAVED = re.compile(
    rb"^(?:from:\s*<?saved by|snapshot-content-location:|x-mimeole:.*mhtml)", re.IGNORECASE | re.MULTILINE
)
_PAGES = ("text/html", "application/xhtml+xml")


def sniff(head: bytes, name: str) -> bool:
    """Whether a file is a saved page of this kind: by its name, or by what browsers write at its head."""
    if suffix_of(name) in _SUFFIXES:
        return True
    return bool(_HEADER.match(head) and _MULTIPART.search(head) and _SAVED.search(head))


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """The article of the page in the file."""
    # What reads pages is large, and files of text come by here to be asked about, too.
    from desk.extract.page.reading import read_page

    try:
        message = _message(path)
        part = _page(message)
        content = None if part is None else part.get_payload(decode=True)
    except RecursionError:
        raise FormatError(path.name, "its parts are nested too deep") from None
    if part is None or not isinstance(content, bytes):
        raise FormatError(path.name, "there is no page in it")
    address = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
    url = address if address.startswith(("http://", "https://")) else None
    try:
        page = read_page(
            content,
            declared=part.get_content_charset(),
            encoding=options.encoding,
            url=url,
            whole=options.whole,
        )
    except PageError as error:
        raise FormatError(path.name, str(error)) from None
    yield Corpus()
    yield from page_notices(page, path.name)
    if any(isinstance(defect, email.errors.CloseBoundaryNotFoundDefect) for defect in message.defects):
        yield Notice(file=path.name, text="It breaks off before its last part ends.", lost=True)
    yield page_document(page, path.name, _beside(message))


def _beside(message: email.message.Message) -> list[tuple[str, str | None, str]]:
    """What the file's own head says: when the page was saved, and its title."""
    return [
        ("retrieved", _header(message, "Date"), "the header “Date” of the file"),
        ("title", _header(message, "Subject"), "the header “Subject” of the file"),
    ]


def _message(path: Path) -> email.message.Message:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise FormatError(path.name, f"it has {size / (1 << 20):,.0f} MB, and a page may have {MOST_BYTES >> 20}")
        data = path.read_bytes()
    except OSError as error:
        raise FormatError(path.name, why(error)) from error
    return email.parser.BytesParser(policy=email.policy.compat32).parsebytes(data)


def _page(message: email.message.Message) -> email.message.Message | None:
    """The part that is the page: the one that the head names as the start, else the first that is HTML."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    named = [part for part in pages if isinstance(start, str) and _header(part, "Content-ID") == start]
    return next(iter([*named, *pages]), None)


def _header(message: email.message.Message, name: str) -> str:
    value = message.get(name)
    if value is None:
        return ""
    unfolded = re.sub(r"\s*[\r\n]+\s*", " ", str(value)).strip()
    return str(email.policy.default.header_factory(name, unfolded)) if name == "Subject" else unfolded


FORMAT = Format(
    name="mhtml",
    title="Web page saved with its parts",
    suffixes=_SUFFIXES,
    sniff=sniff,
    read=read,
    isolated=True,
)
