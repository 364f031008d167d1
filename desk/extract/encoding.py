"""From the bytes of a web page to its text: what its encoding is, and what said so."""

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.text.encoding import Decoded, NotTextError, decode, shown_encoding

if TYPE_CHECKING:
    from chardet.enums import EncodingEra

_META = re.compile(rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([-\w:.]+)""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([-\w:.]+)""", re.IGNORECASE)
_META_WITHIN = 4096
_MARKUP = re.compile(rb"(?is)<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>")
_ISO_2022 = re.compile(rb"\x1b(?:\$[@B]|\([BJI])")
_SAMPLE = 1 << 16
_GUESSED_FROM = 1 << 17
_ENOUGH = 20
"""So many bytes outside ASCII make statistics that can contradict a declaration."""
_LIKELIER, _LIKELY = 2, 0.2
"""True declarations are as likely as any; false ones came out at least three times less so, of 250 tried."""
_C1 = re.compile(b"[\x80-\x9f]")
_SUPERSETS = {"iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-7": "cp1253", "iso8859-8": "cp1255"}
_EURO = re.compile(rb"\xa4\s?\d|\d\s?\xa4")
_MIXED_CASE = re.compile("(?<=[a-z])[\u00c0-\u00deŠŒŽŸ]|(?<=[A-Za-z])[\u00c0-\u00deŠŒŽŸ‡ˆ‰‹¾¿§](?=[a-z])")

# What labels mean on the web, where it is not what Python takes them for: WHATWG Encoding, section 4.2.
_MEANT = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "iso-8859-8-i": "iso-8859-8",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "x-x-big5": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "x-cp1251": "cp1251", "x-cp1256": "cp1256",
    "x-mac-cyrillic": "mac-cyrillic", "unicode": "utf-16-le", "utf-16": "utf-16-le", "x-euc-jp": "euc_jp",
}  # fmt: skip
_NO_TEXT = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7", "mbcs", "oem"}


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's source as text, the codec it was read with, and what told it, in words.

    `sure` is False where it is a guess or where what was declared is not so. `notices` are sentences.
    """

    text: str
    encoding: str
    origin: str
    sure: bool = True
    notices: tuple[str, ...] = ()


def page_text(data: bytes, *, declared: str | None = None, encoding: str | None = None) -> PageText:
    """The source of a page.

    `encoding` is what a person decided, `declared` what was said where the page was sent. Otherwise, in this order: a
    byte order mark, the escapes of ISO 2022, the NULs of UTF-16, strict UTF-8, `declared`, the page's own declaration,
    its statistics. Raises NotTextError for what is no text, or where a person named an encoding that there is not.
    """
    if encoding is not None:
        if (codec := codec_of(encoding)) is None:
            raise NotTextError(f"there is no encoding “{encoding}”")
        return _as(data, codec, "a person’s choice", sure=True)
    said = [(declared, "the server’s charset"), *((label, "the page’s own charset") for label in _labels(data))]
    if _ISO_2022.search(data) and data.isascii():
        return _as(data, "iso2022_jp_2", "its escape sequences", sure=True)
    decoded = decode(data, lambda _: "latin-1")
    if decoded.encoding == "hz" and not any(label and codec_of(label) == "hz" for label, _ in said):
        # Scripts hold such signs too.
        decoded = Decoded(data.decode("ascii"), "utf-8")
    if not decoded.guessed:
        return _told(decoded.text, decoded.encoding, said, data)
    if decoded.mended:
        notice = f"Read as utf-8, but {decoded.mended:,} bytes that are not utf-8 as windows-1252."
        return PageText(decoded.text, "utf-8", "its bytes", sure=False, notices=(notice,))
    lied: list[str] = []
    for label, origin in said:
        if label is None:
            continue
        codec = codec_of(label)
        if codec is not None and codec != "utf-8" and not codec.startswith("utf-16") and _is_so(data, codec):
            return _as(data, codec, origin, sure=True)
        lied.append(f"{origin} says {label}, which it is not")
    codec = guessed_encoding(_prose(data))
    text = data.decode(codec, "replace")
    shown = shown_encoding(codec)
    notice = f"Read as {shown}, which is a guess: {' and '.join(lied) or 'the page does not tell'}."
    return PageText(
        text, codec, "the frequencies of its bytes", sure=False, notices=(notice, *_undecodable(text, shown))
    )


def codec_of(label: str) -> str | None:
    """The codec that a declared charset means on the web; None if there is none of that name."""
    name = label.strip().lower()
    name = _MEANT.get(name, name)
    try:
        codec = codecs.lookup(name).name
        b"x".decode(codec, "replace")
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if codec in _NO_TEXT or name in _NO_TEXT else codec


def guessed_encoding(data: bytes) -> str:
    """The codec that bytes which are not UTF-8 are most likely in.

    Windows-1252 and windows-1256 are what news archives have; another one only where it fits clearly better, because
    on a few accented letters a detector finds half of the world's encodings equally likely.
    """
    import chardet

    data = data[:_GUESSED_FROM]
    usual = chardet.detect(data, include_encodings=["cp1252", "cp1256"], compat_names=False)
    other = chardet.detect(data, encoding_era=_eras(), compat_names=False)
    clearly = other["confidence"] > max(1.5 * usual["confidence"], 0.1)
    found = (other if clearly else usual)["encoding"] or "cp1252"
    if found == "cp1252":
        return _western(data)
    return _SUPERSETS[found] if found in _SUPERSETS and _C1.search(data) else found


def _eras() -> "EncodingEra":
    """The encodings that news has been kept in: not those of mainframes."""
    from chardet.enums import EncodingEra as Era

    return Era.MODERN_WEB | Era.LEGACY_ISO | Era.LEGACY_MAC | Era.LEGACY_REGIONAL | Era.DOS


def _western(data: bytes) -> str:
    """Which of the encodings of Western Europe: they differ in what news has least, a few letters and marks."""
    text = data.decode("cp1252", "replace")
    beyond = sum(1 for byte in data if byte > 0x7F)
    # Old Macintosh apostrophes and umlauts come out as capitals in the middle of words.
    if len(_MIXED_CASE.findall(text)) > 0.4 * beyond:
        return "mac_roman"
    return "iso8859-15" if not _C1.search(data) and _EURO.search(data) else "cp1252"


def _labels(data: bytes) -> list[str]:
    head = data[:_META_WITHIN]
    return [found[1].decode("ascii", "replace") for pattern in (_XML, _META) if (found := pattern.search(head))]


def _told(text: str, encoding: str, said: list[tuple[str | None, str]], data: bytes) -> PageText:
    """What the bytes themselves tell; a declaration that says otherwise is mentioned if it makes a difference."""
    shown = shown_encoding(encoding)
    mark = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or data.startswith(codecs.BOM_UTF8)
    for label, origin in said:
        if label is None:
            continue
        codec = codec_of(label)
        if codec == encoding or text.isascii():
            return PageText(text, encoding, origin)
        if not mark:
            notice = f"Read as {shown}, as its bytes are; {origin} says {label}."
            return PageText(text, encoding, "its bytes", notices=(notice,))
    return PageText(text, encoding, "its byte order mark" if mark else "its bytes")


def _is_so(data: bytes, codec: str) -> bool:
    """Whether a declared codec can be true: next to nothing has no meaning in it, and no C1 controls come out.

    One of a byte for each letter gives any bytes a meaning; it is true where no other one is far likelier.
    """
    text = data.decode(codec, "replace")
    odd = text.count("\ufffd") + sum(map(text.count, map(chr, range(0x80, 0xA0))))
    if odd > max(2, 0.01 * sum(1 for byte in data[:_SAMPLE] if byte > 0x7F)):
        return False
    return len(text) != len(data) or not _far_less_likely(codec, _prose(data))


def _far_less_likely(codec: str, prose: bytes) -> bool:
    """Whether some words are far likelier in another codec; False where they are few or the codec is not known."""
    import chardet

    if sum(1 for byte in prose if byte > 0x7F) < _ENOUGH:
        return False
    try:
        this = chardet.detect(prose, include_encodings=[codec], no_match_encoding=codec, compat_names=False)
    except ValueError:
        return False
    best = chardet.detect(prose, encoding_era=_eras(), compat_names=False)
    return best["confidence"] > max(_LIKELIER * this["confidence"], _LIKELY)


def _as(data: bytes, codec: str, origin: str, *, sure: bool) -> PageText:
    text = data.decode(codec, "replace")
    return PageText(text, codec, origin, sure, _undecodable(text, shown_encoding(codec)))


def _undecodable(text: str, shown: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    return (f"{count:,} bytes that are not {shown} became U+FFFD.",) if count else ()


def _prose(data: bytes) -> bytes:
    """What a reader would see of a page, which is what statistics should be made from."""
    prose = _MARKUP.sub(b" ", data[: 16 * _SAMPLE])[:_SAMPLE]
    return prose if any(byte > 0x7F for byte in prose) else data[:_SAMPLE]
