"""Text exports of news databases, LexisNexis and Factiva: many articles in one file. Read only."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from desk.extract.textfile import text_of
from desk.formats.format import AS_FOUND, Corpus, Format, FormatError, Item, Notice, Options, document, why
from desk.text.bundles import split_bundle
from desk.text.canon import canonical
from desk.text.encoding import NotTextError

MOST_BYTES = 128 << 20
"""The largest export that is read."""

_COUNTED = re.compile(
    rb"(?m)^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[ \t]*(?:Document[ \t]+)?"
    rb"\d{1,6}[ \t]+(?:of|von|de|sur|di|van)[ \t]+\d{1,6}[ \t]+(?:DOCUMENT|DOKUMENT)(?:S|EN?|OS?|I)?[ \t]*\r?$"
)
_NEXIS = re.compile(rb"(?m)^[ \t]*(?:Length|LENGTH):[ \t]*[\d,.]+ words?[ \t]*\r?$")
_WORDS = re.compile(rb"(?m)^(?:WC[ \t\r\n]+)?[\d,.]+ words[ \t]*\r?$")
_FACTIVA = re.compile(rb"(?m)^(?:HD|Document [A-Z]\w{3,9}\d{4,}\w{6,})[ \t]*\r?$|^HD[ \t]|^\(c\) |^Copyright ")
_STRUCTURED = (b"<", b"{", b"[", b"PK\x03\x04", b"%PDF")


def sniff(head: bytes, name: str) -> bool:
    """Whether a file begins as such an export does."""
    # A single byte is looked for many times faster than five.
    capitals = b"U" in head and b"UMENT" in head
    if not capitals and b" words" not in head and b"\0" not in head:
        return False
    # UTF-16 is looked at without its NULs, which leaves what is ASCII in it.
    plain = head.replace(b"\0", b"") if b"\0" in head[:64] else head
    if plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(_STRUCTURED):
        return False
    if b"UMENT" in plain and _COUNTED.search(plain) is not None:
        return True
    if b" words" not in plain:
        return False
    marked = _NEXIS.search(plain) is not None and re.search(rb"(?m)^(?:Body|BODY):?[ \t]*\r?$", plain) is not None
    return marked or (_WORDS.search(plain) is not None and _FACTIVA.search(plain) is not None)


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """The articles of an export, in its order; a file that turns out to be none is refused."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            reason = f"it has {size / (1 << 20):,.0f} MB, and an export may have {MOST_BYTES >> 20}"
            raise FormatError(path.name, reason)
        found = text_of(path.read_bytes(), options.encoding)
    except OSError as error:
        raise FormatError(path.name, why(error)) from error
    except NotTextError as error:
        raise FormatError(path.name, str(error)) from None
    parts = split_bundle(found.text, today=date.today())
    if parts is None:
        raise FormatError(path.name, "no articles as LexisNexis or Factiva write them were found in it")
    yield Corpus()
    for note in found.notes:
        yield Notice(file=path.name, text=note.text, routine=note.routine)
    file = canonical(path.name).text
    for number, part in enumerate(parts, 1):
        yield document(
            part.text,
            title=part.title,
            language=part.language,
            source=replace(part.source, file=file),
            regions=part.regions,
            findings=(*found.decisions, *part.findings),
            part=number,
        )


FORMAT = Format(
    name="lexisnexis",
    title="LexisNexis or Factiva text",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
    isolated=True,
)
