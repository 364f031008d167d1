"""How the bytes of a table become text: what was chosen or found out, from the beginning of a file of any size."""

import codecs
import json
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desk.extract.encoding import codec_of, guessed_encoding
from desk.formats.format import Notice, Options
from desk.text.encoding import NotTextError, decode, shown_encoding

_CHUNK = 1 << 20
_PROBE = 1 << 16


@dataclass(frozen=True, slots=True)
class Decoding:
    """The codec that a file is opened with, what is to be said of it, and the decision in words.

    `decided` is empty for UTF-8 that nobody chose, which tells itself.
    """

    codec: str
    notice: Notice
    decided: str


def decoding(path: Path, options: Options, *, of_json: bool = False) -> Decoding:
    """How a file is to be decoded. Raises NotTextError for what is no text or has no such encoding.

    JSON without a mark tells UTF-16 and UTF-32 by where its first NULs are (RFC 4627, section 3).
    """
    if options.encoding is not None:
        if (codec := codec_of(options.encoding)) is None:
            raise NotTextError(f"there is no encoding “{options.encoding}”")
        with path.open("rb") as file:
            marked = file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        # A mark is no part of the text, whoever named the encoding, and it knows the order of bytes.
        codec = "utf-8-sig" if codec == "utf-8" else "utf-16" if marked and codec.startswith("utf-16") else codec
        return _told(path, codec, chosen=True)
    with path.open("rb") as file:
        head = file.read(_PROBE)
        # Before UTF-16, whose mark is how that of UTF-32 begins.
        if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
            return _told(path, "utf-32")
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return _told(path, "utf-16")
        if head.startswith(codecs.BOM_UTF8):
            return _told(path, "utf-8-sig")
        if of_json and (wide := json.detect_encoding(head[:4])) != "utf-8":
            return _told(path, wide)
        # The head may end within a line, and so within a character.
        whole = head if len(head) < _PROBE or b"\0" in head else head[: head.rfind(b"\n") + 1] or head
        try:
            found = decode(whole, guessed_encoding)
            if found.encoding == "utf-8" and (odd := _not_utf8(file)) is not None:
                file.seek(max(0, odd - _PROBE // 2))
                found = decode(file.read(_PROBE), guessed_encoding)
        except NotTextError:
            # Of JSON whatever has quotation marks is taken: what is wrong with an object, its number tells.
            if not of_json:
                raise
            return _told(path, "utf-8-sig")
    return _told(path, found.encoding, guessed=found.guessed)


def _not_utf8(file: BinaryIO) -> int | None:
    """About where a file is not UTF-8, as an offset in bytes; None if it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    at = 0
    while chunk := file.read(_CHUNK):
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as error:
            return at + error.start
        at += len(chunk)
    return at if decoder.getstate()[0] else None


def _told(path: Path, codec: str, *, guessed: bool = False, chosen: bool = False) -> Decoding:
    name = shown_encoding(codec)
    usual = codec in ("utf-8", "utf-8-sig")
    shown = "utf-8" if usual else name
    if guessed:
        sentence = f"Read as {shown}, which is a guess: the file does not tell."
        return Decoding(codec, Notice(file=path.name, text=sentence), f"{shown}, by the frequencies of its bytes")
    notice = Notice(file=path.name, text=f"Read as {shown}.", routine=usual)
    decided = f"{shown}, chosen by a person" if chosen else "" if usual else f"{shown}, as its bytes tell"
    return Decoding(codec, notice, decided)
