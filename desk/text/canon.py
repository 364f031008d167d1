"""The one form in which an article's text is kept, and its hash.

The form is fixed at import and never changes: offsets, quotes and the hash all depend on it. It is what Qt's text
document leaves unaltered, so that positions in the window are UTF-16 offsets of the stored text.
"""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

_BOM = "\ufeff"
_REPLACEMENT = "\ufffd"
_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"

_HIGHER_PLANES = "".join(f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 17))
_KEPT = f"\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffb\ufffd{_HIGHER_PLANES}"
"""All that text may hold: no other controls, line ends, surrogates, U+FFFC or noncharacters."""

_INVISIBLE = re.compile("[\u200b-\u200d\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\n]")
_ZERO_WIDTH_IN_LATIN = re.compile("(?<=[A-Za-z\u00c0-\u024f])[\u200b-\u200d\u2060\ufeff]+(?=[A-Za-z\u00c0-\u024f])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Canon:
    """A text in canonical form and how many things were changed to bring it there.

    `bom` is 1 where a byte order mark was dropped, `line_ends` counts the line ends that became line feeds (a CRLF is
    one), `replaced` the code points that became U+FFFD.
    """

    text: str
    bom: int = 0
    line_ends: int = 0
    replaced: int = 0

    @property
    def changed(self) -> bool:
        """Whether the text is not what was given."""
        return bool(self.bom or self.line_ends or self.replaced)

    def sentence(self) -> str:
        """What was changed, as one sentence; empty where nothing was."""
        parts = []
        if self.bom:
            parts.append("a byte order mark was dropped")
        if self.line_ends:
            parts.append(_count(self.line_ends, "line end") + " became LF")
        if self.replaced:
            parts.append(_count(self.replaced, "character") + " that text may not hold became U+FFFD")
        sentence = ", ".join(parts)
        return sentence[:1].upper() + sentence[1:] + "." if sentence else ""


def canonical(raw: str, *, keep_bom: bool = False) -> Canon:
    """The form in which `raw` is kept: one leading BOM dropped, every line end LF, what text may not hold U+FFFD.

    With `keep_bom` a U+FEFF at the start is text: so for what comes out of a document and not straight from a file,
    where it would be a mark of the encoding. Nothing else is touched: no normalisation, no trimming. Only the BOM and
    the CR of a CRLF go away; all else is one for one (see `mapping`). With `keep_bom` the canonical form of a canonical
    text is itself.
    """
    bom = 0 if keep_bom else int(raw.startswith(_BOM))
    text = raw[bom:]
    sound, odd = _patterns()
    whole = sound.match(text)
    if whole and whole.end() == len(text):
        return Canon(text=text, bom=bom)
    before = len(text)
    text = text.replace("\r\n", "\n")
    line_ends = before - len(text)
    for end in _LINE_ENDS:
        if found := text.count(end):
            text = text.replace(end, "\n")
            line_ends += found
    text, replaced = odd.subn(_REPLACEMENT, text)
    return Canon(text=text, bom=bom, line_ends=line_ends, replaced=replaced)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What text may hold, as much as there is of it, and one of what it may not; compiling them takes 8 ms."""
    return re.compile(f"[{_KEPT}]*+"), re.compile(f"[^{_KEPT}]")


def mapping(raw: str, *, keep_bom: bool = False) -> Callable[[int], int]:
    """A function from offsets into `raw` to offsets into its canonical form, both in code points.

    An offset at a code point that is dropped becomes that of what follows it.
    """
    dropped = [0] if raw.startswith(_BOM) and not keep_bom else []
    dropped += [match.start() for match in re.finditer("\r(?=\n)", raw)]
    return lambda offset: offset - bisect_left(dropped, offset)


def sha256(text: str) -> str:
    """The SHA-256 of the text's UTF-8 bytes as 64 hex digits; `text` is canonical, so it holds no surrogates."""
    return hashlib.sha256(text.encode()).hexdigest()


def oddities(text: str) -> dict[str, int]:
    """Invisible characters of a canonical text that a reader should be told of, each with its count; often none.

    `bidi_override` (U+202A to U+202E) and `bidi_isolate` (U+2066 to U+2069) can make text read in another order than
    it is stored; `bidi_unclosed` counts those still open at the end of their line; `zero_width_in_latin` counts places
    where a word in Latin letters holds characters of no width. See Unicode Technical Report 36 and CVE-2021-42574.
    """
    if text.isascii() or not _INVISIBLE.search(text):
        return {}
    marks = _BIDI.findall(text + "\n")
    found = {
        "bidi_override": sum("\u202a" <= mark <= "\u202e" for mark in marks),
        "bidi_isolate": sum("\u2066" <= mark <= "\u2069" for mark in marks),
        "bidi_unclosed": _unclosed(marks),
        "zero_width_in_latin": len(_ZERO_WIDTH_IN_LATIN.findall(text)),
    }
    return {name: count for name, count in found.items() if count}


def _unclosed(marks: list[str]) -> int:
    """How many bidi marks are still open where their line ends; `marks` holds the line feeds too."""
    unclosed = 0
    open_marks: list[str] = []
    for mark in marks:
        if mark == "\n":
            unclosed += len(open_marks)
            open_marks = []
        elif mark == "\u202c":
            if open_marks and open_marks[-1] == "override":
                open_marks.pop()
        elif mark == "\u2069":
            # Closing an isolate closes what was opened inside it (UAX #9, X6a).
            if "isolate" in open_marks:
                while open_marks.pop() != "isolate":
                    pass
        else:
            open_marks.append("isolate" if mark >= "\u2066" else "override")
    return unclosed


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
