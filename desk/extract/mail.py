"""A message of mail taken apart: its headers as text, its bodies, the messages in it, what is attached.

Nothing is written to a disk and nothing is fetched, so names of attachments are only names.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.message import Message
from email.policy import Compat32
from typing import Any

from desk.extract.encoding import PageText, codec_of, page_text
from desk.text.canon import canonical
from desk.text.encoding import NotTextError

MOST_BYTES = 32 << 20
"""The largest message that is taken apart."""
MOST_LINES = 1_000_000
MOST_PARTS = 1_000
MOST_OF_HEADER = 10_000
"""How much of one header is read: the standard library takes time with the square of it."""
DEEPEST = 20
"""So many messages may stand inside one another."""

_MARK = re.compile(
    r"^[ \t>]*(?:-{2,}[ \t]*[^\n-]{3,60}?[ \t]*-{2,}|_{10,}|[^\n:]{0,10}\b(?:forwarded message|message transféré|"
    r"weitergeleitete nachricht|mensaje reenviado|пересылаемое сообщение|پیام باز ?ارسال شده)[^\n:]{0,10}:)[ \t]*\n",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(r"[ \t>]*\*?([^\W\d_][^:\n]{0,20}?)\*?[ \t]*:\*?[ \t]*([^\n]*)(?:\n|\Z)")
_LABELS = {
    "from": "From", "von": "From", "de": "From", "от": "From", "от кого": "From", "از": "From", "من": "From",
    "date": "Date", "sent": "Date", "datum": "Date", "gesendet": "Date", "envoyé": "Date", "fecha": "Date",
    "enviado": "Date", "дата": "Date", "отправлено": "Date", "تاریخ": "Date", "التاريخ": "Date",
    "subject": "Subject", "betreff": "Subject", "objet": "Subject", "asunto": "Subject", "тема": "Subject",
    "موضوع": "Subject", "الموضوع": "Subject",
    "to": "", "cc": "", "an": "", "à": "", "para": "", "кому": "", "به": "", "إلى": "", "reply-to": "", "копия": "",
}  # fmt: skip
_SERVER = "the server’s charset"
_FOLD = re.compile(r"[\r\n]+[ \t]*")


class MailError(Exception):
    """A message that cannot be taken apart; `str()` is the reason, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """What comes with a message: the name that it is given, which may be anything, its media type, its bytes."""

    name: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Body:
    """A part of a message that is text: its bytes, and the charset that it declares.

    Of a `flowed` one lines that end in a blank go on in the next; with `joined` that blank is none of the text.
    """

    data: bytes
    charset: str | None
    flowed: bool = False
    joined: bool = False


@dataclass(slots=True)
class Mail:
    """A message taken apart. `forwarded` are whole messages in it; `notices` sentences on what is wrong with it."""

    message: "Message[Any, Any]"
    html: list[Body] = field(default_factory=list)
    plain: list[Body] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    forwarded: list["Mail"] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def header(self, name: str) -> str:
        """A header's text, encoded words decoded; empty if it is not there."""
        return _decoded(self.message.get(name))


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The header lines of a message that was forwarded as text: the stretch of them, and each value with its place."""

    start: int
    end: int
    values: dict[str, tuple[str, int, int]]


def take_apart(data: bytes) -> Mail:
    """A message from its bytes; MailError if it is none, or too much."""
    from email.parser import BytesParser

    if len(data) > MOST_BYTES:
        raise MailError(f"it has {len(data) / (1 << 20):,.0f} MB, and a message may have {MOST_BYTES >> 20}")
    if data.count(b"\n") + data.count(b"\r") > 2 * MOST_LINES:
        raise MailError(f"it has more than {MOST_LINES:,} lines")
    try:
        message = BytesParser(policy=_Bounded()).parsebytes(data.removeprefix(BOM_UTF8))
        if not message.keys():
            raise MailError("it does not begin with the headers of a message")
        return _apart(message, 0)
    except RecursionError:
        raise MailError("its parts stand too deep inside one another") from None


def text_of(body: Body, encoding: str | None = None) -> PageText | None:
    """The text of a plain body in canonical form, the breaks of flowed lines undone (RFC 3676); None if it is none."""
    try:
        page = page_text(body.data, declared=body.charset, encoding=encoding)
    except NotTextError:
        return None
    text = canonical(page.text).text
    # A mail has no server.
    origin = page.origin.replace(_SERVER, "the mail’s charset")
    notices = tuple(notice.replace(_SERVER, "the mail’s charset") for notice in page.notices)
    return replace(
        page, origin=origin, notices=notices, text=_unflowed(text, joined=body.joined) if body.flowed else text
    )


def forwarded_lines(text: str) -> Forwarded | None:
    """The first block of headers after a mark of forwarding, at the beginning of a text; None if there is none."""
    for mark in _MARK.finditer(text[:5_000]):
        values: dict[str, tuple[str, int, int]] = {}
        at = mark.end()
        while (line := _LINE.match(text, at)) and (name := _LABELS.get(line[1].strip().lower())) is not None:
            if name:
                value = line[2].strip(" *\t")
                start = text.index(value, line.start(2)) if value else line.start(2)
                values.setdefault(name, (value, start, start + len(value)))
            at = line.end()
        if len(values) >= 2 and "From" in values:
            return Forwarded(mark.start(), at, values)
    return None


def sender_name(sender: str) -> str:
    """The name in an address, `"Ann Lee" <ann@example.org>` or `ann@example.org (Ann Lee)`; else the address.

    The standard library's reader of addresses calls itself for each bracket.
    """
    before, bracket, after = sender.partition("<")
    if bracket and (name := before.strip().strip('"').strip()):
        return name.replace('\\"', '"')
    address, comment, name = sender.partition("(")
    if comment and not bracket and (name := name.rpartition(")")[0].strip()):
        return name
    return (after.partition(">")[0] if bracket else address).strip()


class _Bounded(Compat32):
    """The usual rules, but for headers that do not end."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MOST_OF_HEADER]


def _apart(message: "Message[Any, Any]", depth: int) -> Mail:
    mail = Mail(message)
    if depth > DEEPEST:
        raise MailError("its messages stand too deep inside one another")
    broken = False
    for number, part in enumerate(_parts(message)):
        if number >= MOST_PARTS:
            mail.notices.append(f"It has more than {MOST_PARTS:,} parts; the others are left out.")
            break
        broken = broken or any(type(defect).__name__ == "CloseBoundaryNotFoundDefect" for defect in part.defects)
        if part.get_content_type() == "message/rfc822":
            mail.forwarded += (_apart(each, depth + 1) for each in _inner(part) if each.keys())
        elif not part.is_multipart():
            _sort(part, mail)
    if broken:
        mail.notices.append("It breaks off before its last part ends.")
    return mail


def _parts(message: "Message[Any, Any]") -> "Iterator[Message[Any, Any]]":
    """The parts of a message, itself first, but not those of messages in it."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        if part.get_content_type() != "message/rfc822":
            waiting += reversed(_inner(part))


def _inner(part: "Message[Any, Any]") -> "list[Message[Any, Any]]":
    """What stands in a part that has parts; otherwise asking for its content would decode that, and may fail."""
    inner = part.get_payload() if part.is_multipart() else []
    return [each for each in inner if isinstance(each, Message)]


def _sort(part: "Message[Any, Any]", mail: Mail) -> None:
    """Puts a part that has no parts where it belongs."""
    kind = part.get_content_type()
    name = _file_name(part)
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    if name or part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
        if name or not kind.startswith("multipart/"):
            mail.attachments.append(Attachment(name, kind, len(data)))
        return
    flowed, joined = _parameter(part, "format").lower() == "flowed", _parameter(part, "delsp").lower() == "yes"
    body = Body(data, _charset(part), flowed, joined)
    if data.strip():
        (mail.html if kind == "text/html" else mail.plain).append(body)


def _file_name(part: "Message[Any, Any]") -> str:
    try:
        return _decoded(part.get_filename())
    except (ValueError, LookupError, TypeError):
        return "a name that cannot be read"


def _parameter(part: "Message[Any, Any]", name: str) -> str:
    try:
        value = part.get_param(name)
    except (ValueError, LookupError):
        return ""
    return value if isinstance(value, str) else ""


def _charset(part: "Message[Any, Any]") -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, TypeError):
        return None


def _decoded(value: Any) -> str:
    """A header as text: encoded words decoded (RFC 2047), bytes that declare nothing taken for UTF-8, else cp1252."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    if value is None:
        return ""
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError, LookupError):
        pieces = [(str(value), None)]
    text = "".join(piece if isinstance(piece, str) else _piece(piece, charset) for piece, charset in pieces)
    return canonical(_FOLD.sub(" ", text.strip() or str(value))).text.strip()


def _piece(data: bytes, charset: str | None) -> str:
    codec = codec_of(charset) if charset and charset != "unknown-8bit" else None
    try:
        return data.decode(codec or "utf-8")
    except UnicodeDecodeError:
        return data.decode(codec or "cp1252", "replace")


def _unflowed(text: str, *, joined: bool) -> str:
    """Lines that end in a blank joined with what follows, but for the mark of a signature (RFC 3676, 4).

    What is quoted goes on in what is quoted as deep.
    """
    found: list[list[str]] = []
    open_depth = -1
    for line in text.split("\n"):
        unquoted = line.lstrip(">")
        depth = len(line) - len(unquoted)
        stuffed = unquoted.removeprefix(" ")
        flows = stuffed.endswith(" ") and stuffed != "-- "
        kept = stuffed[:-1] if flows and joined else stuffed
        if open_depth == depth and stuffed != "-- ":
            found[-1].append(kept)
        else:
            found.append([f"{'>' * depth} {kept}" if depth else kept])
        open_depth = depth if flows else -1
    return "\n".join(map("".join, found))
