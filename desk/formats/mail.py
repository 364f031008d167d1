"""Mail: one message (.eml) or a file of them (.mbox), as newsletters are kept. Read only.

The article is what the HTML of a message gives or, where it has none, its plain text. A file of messages is read one
after the other and never held whole.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desk.extract.mail import (
    MOST_BYTES,
    Body,
    Forwarded,
    Mail,
    MailError,
    forwarded_lines,
    sender_name,
    take_apart,
    text_of,
)
from desk.extract.page.parsing import PageError
from desk.formats.format import (
    AS_FOUND,
    Block,
    Corpus,
    Document,
    Format,
    FormatError,
    Item,
    Notice,
    Options,
    stated_document,
    suffix_of,
    why,
)  # fmt: skip
from desk.model.article import Region
from desk.text.encoding import shown_encoding

if TYPE_CHECKING:
    from desk.extract.encoding import PageText
    from desk.extract.page.reading import Page
    from desk.extract.stated import Stated

_FROM_LINE = re.compile(rb"From \S.{0,200}\d\d:\d\d")
_QUOTED_FROM = re.compile(rb">+From ")
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):", re.MULTILINE)
_OF_MAIL = {
    b"from",
    b"date",
    b"subject",
    b"to",
    b"received",
    b"message-id",
    b"mime-version",
    b"return-path",
    b"delivered-to",
}
_ONLY_MAIL = {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"}
_OF_LISTS = ("List-Unsubscribe", "List-Id", "List-Post", "Feedback-ID", "X-Campaign")
_FORWARD = re.compile(r"^(?:(?:fwd?|wg|tr|rv|re|aw|пересл)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_ESCAPES = re.compile(rb"[\x00\x1b]|~\{")
_END = re.compile(rb"</(?:body|html)\s*+>", re.IGNORECASE)
_LINE = 1 << 16
_LEAST_SHARE = 0.2
"""An article from the HTML with less than this much of the plain text's length is not believed."""
_MOST_NAMED = 20
_MOST_TOLD = 100
"""So many messages that cannot be read are told of one by one."""


def sniff(head: bytes, name: str) -> bool:
    """Whether a file begins as a message or a file of them; by name alone only where that is mail's."""
    suffix = suffix_of(name)
    if suffix in (".mht", ".mhtml"):
        return False
    named = suffix in FORMAT.suffixes
    if not (named or _HEADER.match(head) or _FROM_LINE.match(head)) or b"\nSnapshot-Content-Location:" in head:
        return False
    if named:
        return True
    start = head.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    if _FROM_LINE.match(start):
        start = start.partition(b"\n")[2]
    if not _HEADER.match(start):
        return False
    names = {found.lower() for found in _HEADER.findall(start)}
    return len(names & _OF_MAIL) >= 3 and bool(names & _ONLY_MAIL)


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """The articles of a file's messages, in its order; a message that cannot be read does not stop the others."""
    try:
        with path.open("rb") as file:
            many = _FROM_LINE.match(file.read(300)) is not None
            file.seek(0)
            if not many:
                yield from _one(file, path, options)
                return
            yield Corpus()
            part = broken = 0
            for number, data in enumerate(_messages(file), 1):
                try:
                    if data is None:
                        raise MailError(f"it has more than {MOST_BYTES >> 20} MB")
                    mails = list(_all(take_apart(data)))
                except MailError as error:
                    broken += 1
                    if broken <= _MOST_TOLD:
                        yield Notice(file=path.name, text=f"Message {number:,} is left out: {error}.", lost=True)
                    continue
                for mail in mails:
                    part += 1
                    yield from _items(mail, path.name, options, part)
            if broken > _MOST_TOLD:
                yield Notice(file=path.name, text=f"{broken - _MOST_TOLD:,} more messages are left out.", lost=True)
    except OSError as error:
        raise FormatError(path.name, why(error)) from error


def _one(file: BinaryIO, path: Path, options: Options) -> Iterator[Item]:
    """The articles of a file that is one message: its own and those of the messages that were forwarded in it."""
    try:
        data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            size = path.stat().st_size / (1 << 20)
            raise MailError(f"it has {size:,.0f} MB, and a message may have {MOST_BYTES >> 20}")
        mails = list(_all(take_apart(data)))
    except MailError as error:
        raise FormatError(path.name, str(error)) from None
    items = [
        item
        for part, mail in enumerate(mails, 1)
        for item in _items(mail, path.name, options, part if mails[1:] else None)
    ]
    if not any(isinstance(item, Document) for item in items):
        reasons = [item.text for item in items if isinstance(item, Notice) and item.lost]
        raise FormatError(path.name, " ".join(["it holds no text", *(f"({reason[:-1]})" for reason in reasons[1:2])]))
    yield Corpus()
    yield from items


def _messages(file: BinaryIO) -> Iterator[bytes | None]:
    """Each message in a file of them, without the line that begins it; None for one that is too large to hold."""
    lines: list[bytes] = []
    size = 0
    blank = True
    begun = False
    whole_line = True
    while line := file.readline(_LINE):
        if whole_line and blank and _FROM_LINE.match(line):
            if begun:
                yield b"".join(lines) if size <= MOST_BYTES else None
            lines, size, begun = [], 0, True
        elif begun:
            size += len(line)
            if size <= MOST_BYTES:
                lines.append(line[1:] if whole_line and _QUOTED_FROM.match(line) else line)
            else:
                lines = []
        blank = whole_line and line in (b"\n", b"\r\n")
        whole_line = line.endswith(b"\n")
    if begun:
        yield b"".join(lines) if size <= MOST_BYTES else None


def _all(mail: Mail) -> Iterator[Mail]:
    """A message that has words, and the messages in it."""
    if mail.html or mail.plain or not mail.forwarded:
        yield mail
    for inner in mail.forwarded:
        yield from _all(inner)


def _items(mail: Mail, file: str, options: Options, part: int | None) -> Iterator[Item]:
    """The article of one message, after what is to be told of it."""
    article = str(part) if part is not None else None
    for notice in mail.notices:
        yield Notice(file=file, text=notice, article=article, lost=True)
    yield from _attachments(mail, file, article)
    bodies = [found for body in mail.plain if (found := text_of(body, options.encoding)) and found.text.strip()]
    plain = "\n".join(body.text for body in bodies).strip("\n")
    page, reason = _page(mail, plain, options)
    if page is None and not plain.strip():
        text = f"A message has no text that could be read{f': {reason}' if reason else ''}."
        yield Notice(file=file, text=text, article=article, lost=True)
        return
    if page is None and reason:
        yield Notice(file=file, text=f"Its plain text was taken and not its HTML: {reason}.", article=article)
    for notice in page.notices if page is not None else _told_of(bodies, plain):
        yield Notice(file=file, text=notice, article=article)
    if page is not None and len(_of_one_charset(mail.html)) < len(mail.html):
        text = "Parts of its HTML are in another encoding than the largest one and were left out."
        yield Notice(file=file, text=text, article=article, lost=True)
    decided = [f"{shown_encoding(body.encoding)}, by {body.origin}" for body in bodies if _is_decision(body)]
    yield _document(mail, page, plain, decided=decided, file=file, part=part)


def _is_decision(body: "PageText") -> bool:
    return not body.text.isascii() and not (body.encoding == "utf-8" and body.sure)


def _told_of(bodies: "list[PageText]", plain: str) -> Iterator[str]:
    """What is to be said of plain text: how it was decoded, what could not be read, what is not seen."""
    from desk.extract.stated import disguises, unreadable

    said = list(dict.fromkeys(notice for body in bodies for notice in body.notices))
    yield from said
    if not any("U+FFFD" in notice for notice in said):
        yield from unreadable(plain)
    yield from disguises(plain)


def _page(mail: Mail, plain: str, options: Options) -> "tuple[Page | None, str]":
    """The article in the HTML of a message, and why there is none where there is HTML and none is taken."""
    from desk.extract.page.reading import read_page

    if not mail.html:
        return None, ""
    largest = max(mail.html, key=lambda body: len(body.data))
    data = largest.data
    if mail.html[1:]:
        # Some programs begin another part after each picture. A page is read to its end, and there must be one only.
        data = b"\n".join(_END.sub(b"", body.data) for body in _of_one_charset(mail.html))
    reason = ""
    for whole in (options.whole,) if options.whole or plain else (False, True):
        try:
            page = read_page(data, declared=largest.charset, encoding=options.encoding, whole=whole)
        except PageError as error:
            reason = str(error)
            continue
        if len(page.text) >= _LEAST_SHARE * len(plain) or whole:
            return page, ""
        reason = "little of it looked like an article"
    return None, reason


def _of_one_charset(bodies: list[Body]) -> list[Body]:
    """Those that can be read as the largest one is: what is ASCII without escapes can be read as anything."""
    largest = max(bodies, key=lambda body: len(body.data))
    return [
        body for body in bodies
        if body.charset == largest.charset or (body.data.isascii() and not _ESCAPES.search(body.data))
    ]  # fmt: skip


def _document(
    mail: Mail, page: "Page | None", plain: str, *, decided: list[str], file: str, part: int | None
) -> Document:
    from desk.extract.stated import Stated

    text = page.text if page is not None else plain
    stated = Stated()
    here = forwarded_lines(text)
    _from_forwarded(stated, here or forwarded_lines(plain), offsets=here is not None)
    _from_headers(stated, mail)
    if page is not None:
        stated.add(page.findings, page.source, page.title, page.language)
        stated.give_text(text, "the mail’s HTML part")
    else:
        stated.give_text(text, "the mail’s plain text")
        for decision in dict.fromkeys(decided):
            stated.give_decision(decision)
    stated.give("news_id", mail.header("Message-ID").strip("<> "), "mail Message-ID")
    stated.give("url", mail.header("Archived-At").strip("<> "), "mail Archived-At")
    stated.give("language", mail.header("Content-Language"), "mail Content-Language")
    regions = _regions(stated, text, here, page)
    return stated_document(
        text,
        stated,
        file,
        regions=regions,
        library=page.library if page is not None else "",
        part=part,
        blocks=[Block(line, kept) for line, kept in page.blocks] if page is not None else (),
    )


def _from_forwarded(stated: "Stated", found: Forwarded | None, *, offsets: bool) -> None:
    """What the header lines of a message say that was forwarded as text."""
    from desk.extract.times import iso
    from desk.text.newsdates import parse

    for name, (value, start, end) in found.values.items() if found is not None else ():
        place = (start, end) if offsets else None
        origin = f"the forwarded mail’s {name}"
        if name == "Subject":
            stated.give("title", _FORWARD.sub("", value), origin, place=place)
        elif name == "From":
            stated.give("outlet", sender_name(value), origin, place=place)
        elif (time := iso(value)) is None and (read := parse(value)) is not None and read.value is not None:
            stated.give("published", read.value, origin, place=place)
        else:
            stated.give("published", time or value, origin, place=place)


def _from_headers(stated: "Stated", mail: Mail) -> None:
    """What a message's own headers say; a sender is an outlet where it is a list's, else a person."""
    stated.give("title", _FORWARD.sub("", mail.header("Subject")), "mail Subject")
    stated.give("published", mail.header("Date"), "mail Date")
    of_list = any(mail.header(name) for name in _OF_LISTS) or mail.header("Precedence").lower() in ("bulk", "list")
    stated.give("outlet" if of_list else "author", sender_name(mail.header("From")), "mail From")


def _regions(stated: "Stated", text: str, forwarded: Forwarded | None, page: "Page | None") -> list[Region]:
    """What is not body: header lines of a forwarded message, what furniture finds, a signature."""
    found = [Region(forwarded.start, forwarded.end, "header")] if forwarded is not None else []
    shift = forwarded.end if forwarded is not None else 0
    found += stated.furniture(text, start=shift) if page is None or shift else page.regions
    signature = _SIGNATURE.search(text, shift) if page is None else None
    if signature is not None:
        found = [region for region in found if region.end <= signature.start()]
        found.append(Region(signature.start(), len(text), "boilerplate"))
    return found


def _attachments(mail: Mail, file: str, article: str | None) -> Iterator[Notice]:
    """Which attachments are left out, by name; pictures that stand in the text have none and are not told."""
    named = [each for each in mail.attachments if each.name]
    other = sum(not each.name and not each.kind.startswith("image/") for each in mail.attachments)
    if not named and not other:
        return
    from desk.extract.stated import one_line, shortened

    told = [f"“{shortened(one_line(each.name), 100)}” ({each.size:,} bytes)" for each in named[:_MOST_NAMED]]
    if (more := len(named) - len(told) + other) > 0:
        told.append(f"{more:,} more" if told else f"{more:,} without a name")
    count = "One attachment is" if len(named) + other == 1 else f"{len(named) + other:,} attachments are"
    lost = any(not each.kind.startswith("image/") for each in mail.attachments)
    yield Notice(file=file, text=f"{count} left out: {', '.join(told)}.", article=article, lost=lost)


FORMAT = Format(
    name="mail",
    title="Mail",
    suffixes=(".eml", ".mbox"),
    sniff=sniff,
    read=read,
    isolated=True,
)
