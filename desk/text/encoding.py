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
SIGNATURES = tuple(beginning.decode() for beginning, _ in _SIGNATURES if beginning.isascii())
"""What begins files that are no text, as far as it could begin one, too."""
_BEGINNINGS = tuple(beginning for beginning, _ in (*_MARKS, *_SIGNATURES))
_ESCAPES = (
    (b"\x1b$)C", "iso2022_kr"),
    (b"\x1b(I", "iso2022_jp_ext"),
    (b"\x1b$(", "iso2022_jp_2"),
    (b"\x1b$B", "iso2022_jp_2"),
    (b"\x1b$@", "iso2022_jp_2"),
)
_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")
_STRAY = re.compile("[\udc80-\udcff]+")
_OUTSIDE_ASCII = re.compile("[^\x00-\x7f]+")
_EASTERN = re.compile("[\t\n\r -~\u2010-\u2027\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]+")
_SAMPLE = 1 << 16
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r")


class NotTextError(Exception):
    """Bytes that are not text; `str()` is the reason, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as its file has it, byte order mark included, and the codec it was read with.

    `guessed` says that the bytes themselves do not tell; `undecodable` counts what became U+FFFD because the codec has
    no character for it; `mended` counts bytes in UTF-8 that are none and were read as windows-1252.
    """

    text: str
    encoding: str
    guessed: bool = False
    undecodable: int = 0
    mended: int = 0


def decode(data: bytes, guess: Guess) -> Decoded:
    """The text of a file: by its byte order mark, its escape sequences, as UTF-16 without a mark, as strict UTF-8, as
    UTF-8 with some windows-1252 in it, else as `guess` says.

    Raises NotTextError for pictures, archives and whatever else is no text.
    """
    if data.startswith(_BEGINNINGS):
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                return _lenient(data, encoding)
        name = next(name for signature, name in _SIGNATURES if data.startswith(signature))
        raise NotTextError(f"it is {name}, not text")
    if (utf16 := _unmarked_utf16(data)) is not None:
        return Decoded(data.decode(utf16), utf16)
    if (shifted := _shifted(data)) is not None:
        return shifted
    try:
        text = data.decode()
    except UnicodeDecodeError:
        if b"\0" in data or _share_of_controls(data) > 0.03:
            raise NotTextError("it is a binary file, not text") from None
        return _mostly_utf8(data) or _lenient(data, guess(data), guessed=True)
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


def _shifted(data: bytes) -> Decoded | None:
    """Text in seven bits with escapes between its scripts: ISO 2022 of Japan and Korea, HZ of China."""
    # One byte is looked for many times faster than two.
    if (b"\x1b" not in data and b"~" not in data) or not data.isascii():
        return None
    codec = next((codec for escape, codec in _ESCAPES if escape in data), "")
    if codec:
        return _lenient(data, codec)
    if _HZ.search(data) is None:
        return None
    try:
        return Decoded(data.decode("hz"), "hz", guessed=True)
    except UnicodeDecodeError:
        return None


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 into which some windows-1252 was pasted; None if it is not that."""
    text = data.decode("utf-8", "surrogateescape")
    stray = sum(map(len, _STRAY.findall(text)))
    if sum(map(len, _OUTSIDE_ASCII.findall(text))) < 6 * stray:
        return None
    text = _STRAY.sub(lambda found: found[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace"), text)
    return Decoded(text, "utf-8", guessed=True, mended=stray)


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
        return _eastern_utf16(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return encoding if _share_of_controls(text[:_SAMPLE].encode("utf-8")) < 0.02 else None


def _eastern_utf16(data: bytes) -> str | None:
    """The same of Chinese, Japanese and Korean, which may have next to nothing from ASCII; None if it is not that."""
    if data.replace(b"\0", b"").isascii():
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        # Bytes the wrong way round come out as letters of everywhere.
        if sum(map(len, _EASTERN.findall(sample))) >= 0.97 * len(sample):
            return encoding
    return None


def _share_of_controls(data: bytes) -> float:
    sample = data[:_SAMPLE]
    return (len(sample) - len(sample.translate(None, _CONTROLS))) / max(len(sample), 1)
