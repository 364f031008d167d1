"""Plain text: each file is one article, its text the whole file, what is not body marked in it. Read only."""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from desk.extract.textfile import TextFile, text_of
from desk.formats.format import (
    AS_FOUND,
    Content,
    Corpus,
    Format,
    FormatError,
    Item,
    Notice,
    Options,
    document,
    suffix_of,
    why,
)
from desk.model.article import Finding
from desk.model.frozen import maker
from desk.text.canon import canonical
from desk.text.encoding import NotTextError, decode
from desk.text.furniture import Furniture, find_all_furniture

MOST_BYTES = 16 << 20
"""The largest file that is taken for an article."""

_STRUCTURED = frozenset((
    ".json", ".jsonl", ".jsonlines", ".ndjson", ".jsonld", ".json5", ".geojson", ".ipynb", ".yaml", ".yml", ".toml",
    ".html", ".htm", ".xhtml", ".xht", ".mhtml", ".mht", ".xml", ".xmi", ".xsl", ".xslt", ".svg", ".rdf", ".ttl",
    ".tei", ".rss", ".atom", ".opml", ".nitf", ".newsml", ".csv", ".tsv", ".tab", ".psv", ".rtf", ".eml", ".mbox",
    ".warc", ".ics", ".vcf", ".vtt", ".srt", ".ann", ".conll", ".conllu", ".desk", ".sqlite", ".db", ".sql", ".url",
    ".webloc", ".desktop", ".css", ".js", ".bib", ".ris", ".po", ".fodt", ".fods", ".fodp",
))  # fmt: skip
"""Text too, but not an article as it stands: taken for one only where the person asks for it."""


def sniff(head: bytes, name: str) -> bool:
    """Whether a file looks like plain text and not like something with a structure of its own."""
    suffix = suffix_of(name)
    # What claims to be text is read whatever it is, so that the person hears why it is not.
    if suffix in FORMAT.suffixes:
        return True
    if suffix in _STRUCTURED or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return False
    try:
        decode(head, lambda data: "latin-1")
    except NotTextError:
        return False
    return True


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """One article of a file; notices say how it was decoded and what was changed in it."""
    [items] = parse([Content(_content(path), path.name)], options)
    yield Corpus()
    yield from items


def parse(files: Sequence[Content], options: Options = AS_FOUND) -> list[list[Item]]:
    """The same of the bytes of files."""
    found = [_text(file, options) for file in files]
    names = [_shown(file.name) for file in files]
    furniture = find_all_furniture([each.text for each in found], today=date.today(), files=names)
    return list(map(_items, files, found, furniture))


def _text(file: Content, options: Options) -> TextFile:
    try:
        found = text_of(file.data, options.encoding)
    except NotTextError as error:
        raise FormatError(file.name, str(error)) from None
    if not found.text or found.text.isspace():
        raise FormatError(file.name, "there is no text in it")
    return found


def _shown(name: str) -> str:
    return name if name.isascii() and name.isprintable() else canonical(name).text


def _items(file: Content, found: TextFile, furniture: Furniture) -> list[Item]:
    items: list[Item] = [_notice(file.name, note.text, None, None, False, note.routine) for note in found.notes]
    findings = furniture.findings
    items += [Notice(file=file.name, text=_several(each, found.text)) for each in findings if each.readings]
    decisions = found.decisions
    items.append(
        document(
            found.text,
            title=furniture.title,
            language=furniture.language,
            source=furniture.source,
            regions=furniture.regions,
            findings=(*decisions, *findings) if decisions else findings,
            origin=file.origin,
            text_sha256=file.origin.sha256 if found.alike else "",
        )
    )
    return items


_notice = maker(Notice)


def _several(finding: Finding, text: str) -> str:
    """A date that has several readings, as a sentence."""
    return f"The date “{text[finding.start : finding.end]}” can be {' or '.join(finding.readings)}; none was taken."


def _content(path: Path) -> bytes:
    try:
        with path.open("rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            if size > MOST_BYTES:
                reason = f"it has {-(-size >> 20):,} MB, and an article may have {MOST_BYTES >> 20}"
                raise FormatError(path.name, reason)
            return file.readall()
    except OSError as error:
        raise FormatError(path.name, why(error)) from error


FORMAT = Format(
    name="text",
    title="Plain text",
    suffixes=(".txt", ".text", ".md"),
    sniff=sniff,
    read=read,
    parse=parse,
)
