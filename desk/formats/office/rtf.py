"""RTF: text files of word processors and of Factiva. Read only; the words come from striprtf (BSD).

What striprtf does not know is rewritten for it beforehand: signs of direction and of no width, cells, links, deleted
text, bytes that are not ASCII, tables of fonts that would keep its patterns busy for hours, numbers that it chokes on.
The names are those of Microsoft's Rich Text Format Specification 1.9.1.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from desk.formats.format import AS_FOUND, Format, FormatError, Item, Options, suffix_of, why
from desk.formats.office.prose import Prose

MOST_BYTES = 128 << 20
"""The largest file that is read: most of a large one are pictures, which are dropped first."""
MOST_WORDS = 8 << 20
"""How many bytes may be left without pictures."""
_DEEPEST = 2_000
_MOST_FONTS = 1_000
_MOST_STATED = 2_000

_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_HEX = re.compile(rb"(?<![0-9a-fA-F\s])[0-9a-fA-F\s]{64,}+")
_PICTURE = 512
_TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|'[0-9a-fA-F]{2}|[^a-zA-Z])|([\x80-\xff]+)|[{}]", re.DOTALL
)
_FONT_TABLE = re.compile(rb"\{[^{}]*\\fonttbl")
_FONT = re.compile(rb"\\(f|fcharset)(\d{1,6})(?![0-9])")
_BRACE = re.compile(rb"\\[{}\\]|[{}]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_STATED = re.compile(r"\{\s*\\(title|author|creatim|revtim)\b ?((?:\\[^{}]|[^{}\\])*+)\}")
_TIME = re.compile(r"\\(yr|mo|dy|hr|min)(\d{1,4})")
_PROPERTIES = {"title": "title", "author": "author", "creatim": "created", "revtim": "modified"}

_SIGNS = {b"zwnj": 0x200C, b"zwj": 0x200D, b"zwbo": 0x200B, b"zwnbo": 0x2060, b"ltrmark": 0x200E, b"rtlmark": 0x200F}
"""Characters that striprtf does not know by these words."""
_REWORDED = {
    # A cell ends its line, and a row has nothing to add; a space keeps striprtf's pattern for links from matching.
    b"cell": rb"\line ", b"nestcell": rb"\line ", b"column": rb"\line ", b"row": b"", b"nestrow": b"",
    b"fldinst": rb"\fldinst ", b"listtext": rb"\*\listtext ",
}  # fmt: skip
_COUNTED = {b"footnote": "footnotes", b"annotation": "comments", b"deleted": "deleted", b"revised": "inserted"}


class _RtfError(Exception):
    """A file that is refused; `str()` is the reason, as the end of a sentence."""


def sniff(head: bytes, name: str) -> bool:
    """Whether a file is RTF, or says so by its name."""
    return head.lstrip().startswith(b"{\\rtf") or suffix_of(name) in FORMAT.suffixes


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """The article or articles of a file; notices say what was left out."""
    try:
        if (size := path.stat().st_size) > MOST_BYTES:
            raise _RtfError(f"it has {size >> 20:,} MB, and RTF may have {MOST_BYTES >> 20}")
        prose = _prose(path.read_bytes())
    except ImportError:
        raise FormatError(path.name, 'RTF needs a package more: pip install "desk[rtf]"') from None
    except _RtfError as error:
        raise FormatError(path.name, str(error)) from None
    except OSError as error:
        raise FormatError(path.name, why(error)) from error
    yield from prose.items(path.name, library())


def library() -> str:
    """What the words come from, with its version."""
    from importlib.metadata import version

    return f"striprtf {version('striprtf')}"


def _prose(data: bytes) -> Prose:
    if not data.lstrip().startswith(b"{\\rtf"):
        raise _RtfError("it is not RTF" if data.strip() else "it is empty")
    data = _HEX.sub(lambda match: b" " if len(match[0]) >= _PICTURE else match[0], _without_binary(data))
    if len(data) > MOST_WORDS:
        raise _RtfError(f"its text alone has {len(data) >> 20:,} MB, and at most {MOST_WORDS >> 20} are read")
    writing = _Rewriting(data)
    text = writing.text()
    return Prose(lines=_words(text).split("\n"), properties=_properties(text), counts=writing.counts)


def _words(rtf: str) -> str:
    from striprtf.striprtf import rtf_to_text

    words: str = rtf_to_text(rtf, errors="replace")  # type: ignore[no-untyped-call]  # striprtf states no types
    return _PAIR.sub(lambda match: match[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), words)


def _without_binary(data: bytes) -> bytes:
    """The file without what stands in it byte for byte, which may hold anything, braces too."""
    parts: list[bytes] = []
    at = 0
    for match in _BINARY.finditer(data):
        if match.start() >= at:
            parts.append(data[at : match.start()])
            at = match.end() + int(match[1])
    parts.append(data[at:])
    return b"".join(parts)


class _Rewriting:
    """A file on its way to one that striprtf reads right; `counts` see Prose."""

    def __init__(self, data: bytes) -> None:
        self.counts: Counter[str] = Counter()
        self._data = _with_plain_fonts(data)
        self._depth = 0
        try:
            data.decode("utf-8")
            self._is_utf8 = True
        except UnicodeDecodeError:
            self._is_utf8 = False

    def text(self) -> str:
        return _TOKEN.sub(self._token, self._data).decode("ascii", "replace")

    def _token(self, match: re.Match[bytes]) -> bytes:
        word, number, raw = match.groups()
        if raw is not None:
            if self._is_utf8:
                return b"".join(_sign(ord(char)) for char in raw.decode("utf-8", "replace"))
            return b"".join(b"\\'%02x" % byte for byte in raw)
        if word is None:
            self._depth += (match[0] == b"{") - (match[0] == b"}")
            if self._depth > _DEEPEST:
                raise _RtfError(f"more than {_DEEPEST:,} of its groups stand inside one another")
            # striprtf looks for words by their letters alone, and would find one after an escaped backslash.
            return rb"\'5c" if match[0] == rb"\\" else match[0]
        value = int(number) if number is not None else None
        if (counted := _COUNTED.get(word)) is not None and value != 0:
            self.counts[counted] += 1
        # striprtf skips what follows it, as far as its number says, and has no answer where there is none.
        if word.startswith(b"bin"):
            return b""
        if word in _SIGNS:
            return _sign(_SIGNS[word])
        if word == b"u":
            code = (value or 0) + (0x10000 if (value or 0) < 0 else 0)
            return b"\\u%d " % (code if 0 <= code <= 0x10FFFF else 0xFFFD)
        if word == b"uc":
            return b"\\uc%d " % min(max(1 if value is None else value, 0), 16)
        # All of a group after this mark is left out; at the top that would be the rest of the document.
        if word == b"deleted" and value != 0 and self._depth > 1:
            return rb"\*\deleted "
        return _REWORDED.get(word, match[0])


def _sign(code: int) -> bytes:
    return b"{\\uc0\\u%d }" % code


def _with_plain_fonts(data: bytes) -> bytes:
    """The file with a table of fonts that has their character sets only, those that Python knows, each in a line."""
    from striprtf.striprtf import charset_map

    start = _FONT_TABLE.search(data)
    if start is None:
        return data
    depth, end = 1, len(data)
    for brace in _BRACE.finditer(data, start.end()):
        depth += (brace[0] == b"{") - (brace[0] == b"}")
        if depth == 0:
            end = brace.end()
            break
    fonts: dict[bytes, int] = {}
    font = b""
    for found in _FONT.finditer(data, start.end(), end):
        if found[1] == b"f":
            font = found[2]
        elif font and len(fonts) < _MOST_FONTS and _is_codec(charset_map.get(int(found[2]), "")):
            fonts[font] = int(found[2])
    table = b"\n".join(b"{\\f%s\\fcharset%d x;}" % (name, charset) for name, charset in fonts.items())
    return data[: start.start()] + b"{\\fonttbl\n" + table + b"}" + data[end:]


def _is_codec(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _properties(rtf: str) -> dict[str, str]:
    """What the file states of itself."""
    start = rtf.find("{\\info")
    if start < 0:
        return {}
    page = re.search(r"\\ansicpg\d{1,5}", rtf[:start])
    found: dict[str, str] = {}
    for name, inner in _STATED.findall(rtf[start : start + (1 << 16)]):
        if name in ("creatim", "revtim"):
            parts = {unit: int(number) for unit, number in _TIME.findall(inner)}
            time = [parts.get(unit, 0) for unit in ("yr", "mo", "dy", "hr", "min")]
            found[_PROPERTIES[name]] = "{:04}-{:02}-{:02}T{:02}:{:02}".format(*time)
        else:
            found[_PROPERTIES[name]] = _words(f"{{\\rtf1{page[0] if page else ''} {inner[:_MOST_STATED]}}}")
    return found


FORMAT = Format(
    name="rtf",
    title="Rich text (RTF)",
    suffixes=(".rtf",),
    sniff=sniff,
    begins=b"{",
    read=read,
    isolated=True,
)
