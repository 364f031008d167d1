"""From the bytes of a text file to its text: which encoding it is in, and whether it is text at all."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

Guess = Callable[[bytes], str]
"""What names the codec of bytes that are not UTF-8, from their statistics; see `decode`."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
)
_SAMPLE = 1 << 16
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r")


class NotTextError(Exception):
    """Bytes that are not text; `str()` is the reason, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as its file has it, byte order mark included, and the codec it was read with.

    `guessed` says that the bytes themselves do not tell; `undecodable` counts what became U+FFFD because the codec has
    no character for it.
    """

    text: str
    encoding: str
    guessed: bool = False
    undecodable: int = 0


def decode(data: bytes, guess: Guess) -> Decoded:
    """The text of a file: by its byte order mark, as UTF-16 without one, as strict UTF-8, else as `guess` says.

    Raises NotTextError for pictures, archives and whatever else is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data, encoding)
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise NotTextError(f"it is {name}, not text")
    if (utf16 := _unmarked_utf16(data)) is not None:
        return Decoded(data.decode(utf16), utf16)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        if b"\0" in data or _share_of_controls(data) > 0.03:
            raise NotTextError("it is a binary file, not text") from None
        return _lenient(data, guess(data), guessed=True)
    if _share_of_controls(data) > 0.1:
        raise NotTextError("it is a binary file, not text")
    return Decoded(text, "utf-8")


def shown_encoding(encoding: str) -> str:
    """A codec's name as people know it: windows-1256 rather than cp1256."""
    return re.sub(r"^cp(?=125\d$)", "windows-", encoding.lower().replace("_", "-"))


def _lenient(data: bytes, encoding: str, *, guessed: bool = False) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, guessed)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, guessed, text.count("\ufffd"))


def _unmarked_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, or None if it is not that.

    Blanks, line ends and digits are ASCII in nearly every script, and then every other byte beside them is NUL.
    """
    sample = data[:_SAMPLE]
    if len(data) % 2 or b"\0" not in sample:
        return None
    pairs = list(zip(sample[::2], sample[1::2], strict=False))
    little = sum(1 for low, high in pairs if high == 0 and (low >= 32 or low in b"\t\n\r"))
    big = sum(1 for high, low in pairs if high == 0 and (low >= 32 or low in b"\t\n\r"))
    encoding = "utf-16-le" if little > big else "utf-16-be"
    if max(little, big) < max(2, 0.08 * len(pairs)) or min(little, big) > 0.1 * max(little, big):
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return encoding if _share_of_controls(text[:_SAMPLE].encode("utf-8")) < 0.02 else None


def _share_of_controls(data: bytes) -> float:
    sample = data[:_SAMPLE]
    return (len(sample) - len(sample.translate(None, _CONTROLS))) / max(len(sample), 1)
