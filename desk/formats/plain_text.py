"""Plain text: each file is one article, its text the whole file. Read only."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from desk.formats.format import AS_FOUND, Corpus, Document, Format, FormatError, Item, Notice, Options, why
from desk.model.article import Article, Source
from desk.model.ids import new_id
from desk.text.canon import Canon, canonical, oddities, sha256
from desk.text.encoding import Decoded, NotTextError, decode, shown_encoding

MOST_BYTES = 64 << 20
"""The largest file that is taken for an article."""

_STRUCTURED = frozenset((
    ".json", ".jsonl", ".ndjson", ".html", ".htm", ".xhtml", ".mhtml", ".xml", ".xmi", ".rss", ".atom", ".csv", ".tsv",
    ".rtf", ".eml", ".mbox", ".ann", ".conll", ".conllu", ".desk", ".sqlite", ".db", ".url", ".webloc", ".css", ".js",
))  # fmt: skip
"""Text too, but not an article as it stands: taken for one only where the person asks for it."""

_ODDITIES = {
    "bidi_override": "{} mark{s} reversing the order of letters",
    "bidi_isolate": "{} mark{s} isolating a stretch from its direction",
    "bidi_unclosed": "{} such mark{s} still open at the end of a line",
    "zero_width_in_latin": "{} word{s} with invisible characters inside",
}


def sniff(head: bytes, name: str) -> bool:
    """Whether a file looks like plain text and not like something with a structure of its own."""
    if PurePath(name).suffix.lower() in _STRUCTURED:
        return False
    try:
        decode(head, lambda data: "latin-1")
    except NotTextError:
        # What claims to be text is read all the same, so that the person hears why it is not.
        return PurePath(name).suffix.lower() in FORMAT.suffixes
    return True


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """One article of a file; notices say how it was decoded and what was changed in it."""
    data = _content(path)
    try:
        decoded = decode(data, guessed_encoding)
    except NotTextError as error:
        raise FormatError(path.name, str(error)) from None
    canon = canonical(decoded.text)
    if not canon.text.strip():
        raise FormatError(path.name, "there is no text in it")
    yield Corpus()
    yield from _notices(path.name, decoded, canon)
    yield Document(article=article_of(canon.text, Source(file=canonical(path.name).text)), text=canon.text)


def article_of(text: str, source: Source, title: str = "") -> Article:
    """A new article of this canonical text, not yet part of any import."""
    return Article(id=new_id(), batch="", title=title, text_sha256=sha256(text), length=len(text), source=source)


def guessed_encoding(data: bytes) -> str:
    """The codec that bytes which are not UTF-8 are most likely in.

    Windows-1252 and windows-1256 are what news archives have; another one only where it fits clearly better, because
    on a few accented letters a detector finds half of Europe's encodings equally likely.
    """
    import chardet
    from chardet.enums import EncodingEra

    usual = chardet.detect(data, include_encodings=["cp1252", "cp1256"], compat_names=False)
    any_other = chardet.detect(data, encoding_era=EncodingEra.MODERN_WEB, prefer_superset=True, compat_names=False)
    best = any_other if any_other["confidence"] > 1.5 * usual["confidence"] else usual
    return best["encoding"] or "cp1252"


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            reason = f"it has {size / (1 << 20):,.0f} MB, and an article may have {MOST_BYTES >> 20}"
            raise FormatError(path.name, reason)
        return path.read_bytes()
    except OSError as error:
        raise FormatError(path.name, why(error)) from error


def _notices(file: str, decoded: Decoded, canon: Canon) -> Iterator[Notice]:
    name = shown_encoding(decoded.encoding)
    if decoded.guessed:
        yield Notice(file=file, text=f"Read as {name}, which is a guess: the file does not tell.")
    else:
        yield Notice(file=file, text=f"Read as {name}.", routine=decoded.encoding == "utf-8")
    if decoded.undecodable:
        yield Notice(file=file, text=f"{decoded.undecodable:,} bytes that are not {name} became U+FFFD.")
    if canon.changed:
        yield Notice(file=file, text=canon.sentence(), routine=not canon.replaced)
    if odd := oddities(canon.text):
        found = ", ".join(_ODDITIES[kind].format(count, s="" if count == 1 else "s") for kind, count in odd.items())
        yield Notice(file=file, text=f"Mind that it holds {found}.")


FORMAT = Format(
    name="text",
    title="Plain text",
    suffixes=(".txt", ".text", ".md"),
    sniff=sniff,
    read=read,
)
