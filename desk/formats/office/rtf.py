"""RTF: text files of word processors and of Factiva. Read only; the words come from striprtf (BSD).

What striprtf does not know is rewritten for it beforehand: signs of direction and of no width, cells, links, deleted
and hidden text, boxes, bytes that are not ASCII, which fonts and code pages tell, numbers that it chokes on. The names
are those of Microsoft's Rich Text Format Specification 1.9.1.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from desk.formats.format import AS_FOUND, Format, FormatError, Item, Options, suffix_of, why
from desk.formats.office.prose import Prose

MOST_BYTES = 128 << 20
"""The largest file that is read: most of a large one are pictures, which are dropped first."""
MOST_WORDS = 8 << 20
"""How many bytes may be left without pictures."""
_DEEPEST = 2_000
_MOST_TOKENS = 1_500_000
"""How many words of control, groups and runs of bytes a file may have: each takes some 5 µs."""
_MOST_FONTS = 1_000
_MOST_STATED = 2_000

_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_HEX = re.compile(rb"(?<![0-9a-fA-F\s])[0-9a-fA-F\s]{64,}+")
_PICTURE = 512
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|((?:\\'[0-9a-fA-F]{2})+)|\\[^a-zA-Z]|([\x80-\xff]+)|[{}]", re.DOTALL
)
_MARKS = re.compile(rb"[\\{}]")
_FONT_TABLE = re.compile(rb"\{[^{}]*\\fonttbl")
_FONT = re.compile(rb"\\(f|fcharset)(\d{1,6})(?![0-9])")
_BRACE = re.compile(rb"\\[{}\\]|[{}]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_STATED = re.compile(r"\{\s*\\(title|author|creatim|revtim)\b ?((?:\\[^{}]|[^{}\\])*+)\}")
_TIME = re.compile(r"\\(yr|mo|dy|hr|min)(\d{1,4})")
_PROPERTIES = {"title": "title", "author": "author", "creatim": "created", "revtim": "modified"}

_SIGNS = {b"zwnj": 0x200C, b"zwj": 0x200D, b"zwbo": 0x200B, b"zwnbo": 0x2060, b"ltrmark": 0x200E, b"rtlmark": 0x200F}
"""Characters that striprtf does not know by these words."""
_CHARACTERS = (b"\\", b"{", b"}")
_PAGES = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
_MAC_PAGES = {10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2", 10081: "mac_turkish"}
_OF_STATE = (b"uc", b"f", b"plain", b"v")
_BOXES = (b"shptxt", b"dptxbxtext", b"shprslt")
_MOST_BOXES = 1_000
_DEPTH_OF_BOX = 3
"""A box is a group in the instructions for a shape."""
_REWORDED = {
    # A cell ends its line, and a row has nothing to add; a space keeps striprtf's pattern for links from matching.
    b"cell": rb"\line ", b"nestcell": rb"\line ", b"column": rb"\line ", b"row": b"", b"nestrow": b"",
    b"rtf": rb"\rtf1\uc0 ", b"upr": b"", b"fldinst": rb"\fldinst ", b"listtext": rb"\*\listtext ",
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
    return Prose(
        lines=_words(text).split("\n"),
        properties=_properties(text),
        counts=writing.counts,
        cut=writing.cut,
    )


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


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits: how many characters stand in for one in Unicode, the font, whether it is not shown."""

    stand_ins: int = 1
    font: bytes | None = None
    hidden: bool = False


class _Rewriting:
    """A file on its way to one in ASCII that striprtf reads right; `counts` see Prose, `cut` says that it breaks off.

    Bytes are decoded here, because that needs the fonts, and the second byte of a character may look like a letter.
    """

    def __init__(self, data: bytes) -> None:
        self.counts: Counter[str] = Counter()
        self.cut = False
        self._data, self._fonts = _without_fonts(data)
        self._default_font: bytes | None = None
        self._page = "cp1252"
        self._state = _State()
        self._stack: list[_State] = []
        self._skip = 0
        self._depth = 0
        self._codec = ""
        self._decoder: codecs.IncrementalDecoder | None = None
        self._out: list[bytes] = []
        self._body = self._out
        self._boxes: list[tuple[int, list[bytes]]] = []
        self._box_depth = self._result_depth = 0
        try:
            data.decode("utf-8")
            self._is_utf8 = True
        except UnicodeDecodeError:
            self._is_utf8 = False

    def text(self) -> str:
        at = count = 0
        while match := _TOKEN.search(self._data, at):
            count += 1
            if count > _MOST_TOKENS:
                raise _RtfError(f"it has more than {_MOST_TOKENS:,} words of control, where most have a few thousand")
            if at < match.start():
                self._plain(self._data[at : match.start()])
            at = match.end()
            word, number, coded, raw = match.groups()
            if word is not None:
                self._word(word, int(number) if number is not None else None, match[0])
            elif coded is not None:
                self._bytes(bytes.fromhex(coded.replace(b"\\'", b"").decode("ascii")), self._codec_here())
            elif raw is not None:
                self._bytes(raw, "utf-8" if self._is_utf8 else self._codec_here())
                if self._begun() and self._data[at : at + 1] >= b"@":
                    # Not escaped, even where it looks like a backslash or a brace.
                    self._bytes(self._data[at : at + 1], self._codec)
                    at += 1
            elif match[0] in (b"{", b"}"):
                self._brace(opens=match[0] == b"{")
            elif match[0][1:] in _CHARACTERS:
                self._plain(match[0][1:])
            else:
                self._flush()
                self._say(match[0])
        self._plain(self._data[at:])
        self._flush()
        self._end_text()
        self.cut = self._depth > 0
        return b"".join(self._body).decode("ascii", "replace")

    def _codec_here(self) -> str:
        return self._fonts.get(self._state.font or self._default_font or b"") or self._page

    def _plain(self, text: bytes) -> None:
        """Letters as they stand; where a character has begun, the first of them is its second byte."""
        text = text.translate(None, b"\r\n")
        if text and self._skip:
            self._skip, text = max(self._skip - len(text), 0), text[self._skip :]
        if text and self._begun():
            self._bytes(text[:1], self._codec)
            text = text[1:]
        if text:
            self._flush()
            # striprtf looks for words by their letters alone, and would find one after an escaped backslash.
            self._say(_MARKS.sub(lambda match: b"\\'%02x" % match[0][0], text))

    def _bytes(self, data: bytes, codec: str) -> None:
        if self._skip:
            self._skip, data = max(self._skip - len(data), 0), data[self._skip :]
        if self._decoder is None or codec != self._codec:
            self._flush()
            self._codec, self._decoder = codec, codecs.getincrementaldecoder(codec)("replace")
        self._signs(self._decoder.decode(data))

    def _begun(self) -> bool:
        """Whether a character has begun whose second byte is to come."""
        return self._decoder is not None and bool(self._decoder.getstate()[0])

    def _flush(self) -> None:
        """Ends the bytes that belong together."""
        if self._decoder is not None:
            self._signs(self._decoder.decode(b"", True))
            self._decoder = None

    def _signs(self, text: str) -> None:
        self._say(b"".join(b"\\u%d " % ord(char) for char in text))

    def _say(self, rtf: bytes) -> None:
        if not self._state.hidden:
            self._out.append(rtf)

    def _brace(self, *, opens: bool) -> None:
        self._flush()
        self._skip = 0
        if opens:
            self._depth += 1
            if self._depth > _DEEPEST:
                raise _RtfError(f"more than {_DEEPEST:,} of its groups stand inside one another")
            self._stack.append(self._state)
            self._out.append(b"{")
            return
        if self._depth == self._box_depth:
            self._out, self._box_depth = self._body, 0
        elif self._depth == 1:
            self._end_text()
        if self._depth <= self._result_depth:
            self._result_depth = 0
        self._depth -= 1
        if self._stack:
            self._state = self._stack.pop()
        self._out.append(b"}")

    def _word(self, word: bytes, value: int | None, written: bytes) -> None:
        self._flush()
        self._skip = 0
        if (counted := _COUNTED.get(word)) is not None and value != 0:
            self.counts[counted] += 1
        if word == b"u":
            code = (value or 0) + (0x10000 if (value or 0) < 0 else 0)
            self._say(b"\\u%d " % (code if 0 <= code <= 0x10FFFF else 0xFFFD))
            self._skip = self._state.stand_ins
        elif word in _SIGNS:
            self._say(b"\\u%d " % _SIGNS[word])
        elif word in _OF_STATE:
            self._change(word, value)
        elif word == b"deff":
            self._default_font = b"%d" % (value or 0)
        elif word in _PAGES:
            self._page = _PAGES[word]
        elif word == b"ansicpg":
            self._page = _MAC_PAGES.get(value or 0) or (f"cp{value}" if _is_codec(f"cp{value}") else self._page)
        elif word in _BOXES:
            self._begin_box(word)
        elif word == b"par" and self._out is self._body:
            self._say(rb"\par ")
            self._end_paragraph()
        # striprtf skips what follows it, as far as its number says, and has no answer where there is none.
        elif word.startswith(b"bin"):
            pass
        # All of a group after this mark is left out; at the top that would be the rest of the document.
        elif word == b"deleted" and value != 0 and self._depth > 1:
            self._say(rb"\*\deleted ")
        else:
            # With a blank, so that it does not run together with what may follow once other words are gone.
            self._say(_REWORDED.get(word, written.rstrip() + b" "))

    def _change(self, word: bytes, value: int | None) -> None:
        state = self._state
        if word == b"uc":
            self._state = replace(state, stand_ins=min(max(1 if value is None else value, 0), 16))
        elif word == b"f":
            self._state = replace(state, font=b"%d" % (value or 0))
        elif word == b"plain":
            self._state = replace(state, font=None, hidden=False)
        else:
            self.counts["hidden"] += value != 0 and not state.hidden
            self._state = replace(state, hidden=value != 0)

    def _begin_box(self, word: bytes) -> None:
        """A text box stands within what striprtf leaves out: its words go below the paragraph."""
        if word == b"shprslt":
            # The same once more, for older programs.
            self._result_depth = self._result_depth or self._depth
        elif not self._box_depth and not self._result_depth and len(self._boxes) < _MOST_BOXES:
            self._out = []
            self._box_depth = self._depth
            self._boxes.append((self._depth, self._out))

    def _end_text(self) -> None:
        if self._boxes and self._out is self._body and self._body[-1] != rb"\par ":
            self._body.append(rb"\par ")
        self._end_paragraph()

    def _end_paragraph(self) -> None:
        """Puts the boxes of a paragraph below it; not into a group that stands inside it, as a note."""
        while self._boxes and (self._depth <= self._boxes[0][0] - _DEPTH_OF_BOX or self._depth == 1):
            _, box = self._boxes.pop(0)
            while box and (box[-1].startswith(b"\\par") or not box[-1].strip()):
                box.pop()
            self._body += [b"{", *box, rb"\par }"] if box else []


def _without_fonts(data: bytes) -> tuple[bytes, dict[bytes, str]]:
    """The file without its table of fonts, and the codec of each font that tells one."""
    from striprtf.striprtf import charset_map

    start = _FONT_TABLE.search(data)
    if start is None:
        return data, {}
    depth, end = 1, len(data)
    for brace in _BRACE.finditer(data, start.end()):
        depth += (brace[0] == b"{") - (brace[0] == b"}")
        if depth == 0:
            end = brace.end()
            break
    fonts: dict[bytes, str] = {}
    font = b""
    for found in _FONT.finditer(data, start.end(), end):
        if found[1] == b"f":
            font = b"%d" % int(found[2])
        elif font and len(fonts) < _MOST_FONTS and _is_codec(charset_map.get(int(found[2]), "")):
            fonts[font] = charset_map[int(found[2])]
    return data[: start.start()] + data[end:], fonts


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
    found: dict[str, str] = {}
    for name, inner in _STATED.findall(rtf[start : start + (1 << 16)]):
        if name in ("creatim", "revtim"):
            parts = {unit: int(number) for unit, number in _TIME.findall(inner)}
            time = [parts.get(unit, 0) for unit in ("yr", "mo", "dy", "hr", "min")]
            found[_PROPERTIES[name]] = "{:04}-{:02}-{:02}T{:02}:{:02}".format(*time)
        else:
            found[_PROPERTIES[name]] = _words(f"{{\\rtf1\\uc0 {inner[:_MOST_STATED]}}}")
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
