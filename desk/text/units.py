"""The indivisible pieces of a text: words, parts of hyphenated words, emoji, marks. See `words` for what they are for.

A stretch without blanks is parsed through a string of the same length that names the class of each code point, so that
one regular expression serves all scripts. The rules are those of UAX #29, words and grapheme clusters, as far as
snapping needs them, with the changes that `words` names.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

Stretch = tuple[int, int]
"""Half-open `[start, end)` in code points."""

_REACH = 400
"""How far from a position its word is looked for; a longer run without blanks is cut there."""


_START = itemgetter(0)


class Unit(NamedTuple):
    """What is not divided: `kind` is word, sign (an emoji, say), mark (punctuation) or possessive.

    `whole` is the word with hyphens or the address that it is a part of, of a possessive the word before it, of a
    Chinese character in Japanese the word of such characters, else the unit itself.
    """

    start: int
    end: int
    kind: str
    whole: Stretch


def across(text: str, pos: int) -> Unit | None:
    """The unit that starts before `pos` and ends after it."""
    unit = at(text, pos)
    return unit if unit is not None and unit.start < pos else None


def at(text: str, pos: int) -> Unit | None:
    """The unit that holds the code point at `pos`; None for a blank and outside the text."""
    if not 0 <= pos < len(text) or is_blank(text[pos]):
        return None
    base, units = around(text, pos)
    found = bisect_right(units, pos - base, key=_START) - 1
    if found < 0:
        return None
    start, end, kind, whole = units[found]
    return Unit(base + start, base + end, kind, (base + whole[0], base + whole[1]))


def is_blank(char: str) -> bool:
    """Whether a character separates words."""
    return char.isspace() or char == "\u200b"


def around(text: str, pos: int) -> tuple[int, tuple[Unit, ...]]:
    """The run without blanks that `pos` is in, starts or ends: where it begins and its units, counted from there."""
    before, after = text[max(0, pos - _REACH) : pos], text[pos : pos + _REACH]
    # Not by one character after the other: a run may be long, and this is done for every word.
    start = pos - (0 if not before or before[-1].isspace() else len(before.rsplit(None, 1)[-1].rpartition("\u200b")[2]))
    end = pos + (0 if not after or after[0].isspace() else len(after.split(None, 1)[0].partition("\u200b")[0]))
    return start, _units(text[start:end])


# A run is parsed through a string of the same length that names the class of each code point.
_CLASSES = {
    ".": ".", ",": ",", "\u066b": ",", "\u066c": ",", ":": ":", "/": ":", "%": "%", "‰": "%", "\u066a": "%", "°": "%",
    "'": "'", "’": "'", "_": "l", "s": "s", "S": "S", "\u200d": "Z", "\u200c": "X",
    **dict.fromkeys("-\u2010\u2011\u05be", "-"), **dict.fromkeys("<=>|~^`", "O"),
}  # fmt: skip
_BY_CATEGORY = {"Lu": "U", "Lt": "U", "Nl": "l", "Nd": "D", "No": "D", "Cf": "F", "Sc": "C", "So": "P", "Sm": "P"}
_MODIFIERS = (range(0x1F3FB, 0x1F400), range(0xE0020, 0xE0080))
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_UNSPACED = (
    range(0x0E00, 0x0F00), range(0x1000, 0x10A0), range(0x1780, 0x1800), range(0x1950, 0x1A00), range(0x1A20, 0x1AB0),
    range(0x2E80, 0x2FE0), range(0x3005, 0x3008), range(0x3021, 0x30A0), range(0x3400, 0x4DC0), range(0x4E00, 0xA000),
    range(0xA9E0, 0xAA00), range(0xAA60, 0xAAE0), range(0xF900, 0xFB00), range(0x20000, 0x40000),
)  # fmt: skip
"""Thai, Lao, Burmese, Khmer and their kin, Han, Hiragana: written without blanks between words."""

_ANY = "[UlsSDXZ]"
_CHARS = "(?:[UlsSD][XZ]*(?:F+(?=[UlsSD]))?)+"
_UNIT = re.compile(
    rf"""
      (?P<word> (?<!{_ANY}) (?:[UlsS][XZ]*\.){{2,}} (?!{_ANY})
              | (?:(?:(?<!{_ANY})[US]{{1,3}})?C(?=D))? {_CHARS}
                (?: (?: (?<=D)[.,:'](?=D) | \.(?=[ls]) | \.(?=[US](?!{_ANY})) ) {_CHARS} )*
                (?: (?<=D)[%C](?!D) )?
                (?: \.(?=-[UlsS]) | (?<=\.[UlsS])\.(?!{_ANY}) )? )
    | (?P<sign> RRX* | [PCR]X*(?:ZPX*)* | I[XZ]* )
    | (?P<possessive> (?<=[UlsSDXZ.])'[sS](?!{_ANY}) )
    | (?P<mark> .[XZ]* )
    """,
    re.VERBOSE | re.DOTALL,
)
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"“”«»]+|(?<![\w.+-])[.+-]*\w[\w.+-]*+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)  # fmt: skip
_HAN = re.compile("[\u3005\u3007\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\U00020000-\U0003ffff]{2,6}")
_KANA = re.compile("[\u3041-\u30ff]")
_HYPHENS = "-\u2010\u2011\u05be&"
_APOSTROPHES = "'’\u05f3\u05f4"
_ELIDED = frozenset((
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "lorsqu", "puisqu", "jusqu", "quoiqu", "dell", "all", "nell", "sull",
    "dall", "coll", "quell", "quest", "un", "nessun", "ciascun", "alcun", "gl", "v", "anch", "senz", "tutt", "bell",
    "sant",
))  # fmt: skip
"""What French, Italian and Catalan put before a word that begins with a vowel."""
_CONTRACTED = frozenset(("t", "re", "ll", "m", "ve", "d", "hui"))


def units_of(run: str) -> tuple[Unit, ...]:
    """The units of a run without blanks of any length, in order, without gaps, counted from its start."""
    return _units(run) if len(run) <= _REACH else _units.__wrapped__(run)


@lru_cache(maxsize=4096)
def _units(run: str) -> tuple[Unit, ...]:
    """The units of a run without blanks, in order, without gaps."""
    classes = "".join(map(_class_of, run))
    plain = [(m.start(), m.end(), m.lastgroup or "mark") for m in _UNIT.finditer(classes)]
    units: list[Unit] = []
    i = 0
    while i < len(plain):
        if plain[i][2] != "word":
            start, end, kind = plain[i]
            whole = units[-1].whole if kind == "possessive" and units else (start, end)
            units.append(Unit(start, end, kind, whole))
            i += 1
            continue
        first = i
        while i + 2 < len(plain) and plain[i + 2][2] == "word" and _joins(run, plain[i], plain[i + 1], plain[i + 2]):
            i += 2
        parts = plain[first : i + 1]
        i += 1
        # The dot after "Gen" in "Maj.-Gen." is of the same sort as the one before the hyphen.
        dotted = len(parts) > 1 and run[parts[-3][1] - 1] == "." and run[parts[-1][1] - 1] != "."
        if dotted and i < len(plain) and run[slice(*plain[i][:2])] == ".":
            parts[-1] = (parts[-1][0], plain[i][1], "word")
            i += 1
        units += _whole(run, parts)
    return tuple(_grouped(run, units))


def _grouped(run: str, units: list[Unit]) -> list[Unit]:
    """The units with wider wholes where several make an address, or a word in Chinese characters among kana.

    Chinese itself has no such sign of where a word ends: there each character stays one.
    """
    spans = []
    if "@" in run or "://" in run or "www." in run or "WWW." in run:
        spans = [span for match in _ADDRESS.finditer(run) if (span := _address(run, units, *match.span()))]
    if not run.isascii() and _KANA.search(run):
        spans += [match.span() for match in _HAN.finditer(run) if _beside_kana(run, *match.span())]
    # Not all units for each span: a run may have very many of both.
    for start, end in spans:
        for i in range(bisect_left(units, start, key=_START), len(units)):
            if units[i].end > end:
                break
            units[i] = units[i]._replace(whole=(start, end))
    return units


def _address(run: str, units: list[Unit], start: int, end: int) -> Stretch | None:
    """An address from its first to its last word, without the punctuation of the sentence; None if it has none."""
    within = units[bisect_left(units, start, key=_START) : bisect_left(units, end, key=_START)]
    words = [unit for unit in within if unit.kind == "word" and unit.end <= end]
    if not words:
        return None
    first, last = words[0].start, words[-1].end
    if last < end and run[last] == ")" and "(" in run[first:last]:
        last += 1
    return first, last


def _beside_kana(run: str, start: int, end: int) -> bool:
    """Whether the Chinese characters are a whole run of them, with kana on one side at least."""
    before, after = run[start - 1 : start] if start else "", run[end : end + 1]
    if _HAN.match((before or " ") + run[start]) or _HAN.match(run[end - 1] + (after or " ")):
        return False
    return bool(_KANA.match(before) or _KANA.match(after))


def _joins(run: str, before: tuple[int, int, str], joiner: tuple[int, int, str], after: tuple[int, int, str]) -> bool:
    """Whether two words and the one character between them are one word."""
    char = run[joiner[0]]
    if joiner[1] - joiner[0] != 1:
        return False
    if char in _HYPHENS:
        return True
    # In Hebrew the ASCII quotation mark stands inside abbreviations.
    if char == '"':
        return "\u05d0" <= run[before[1] - 1] <= "\u05ea" >= run[after[0]] >= "\u05d0"
    # "don’t", "O’Brien", "Sana’a" and "п’ять" are one word; "l’Iran" is two.
    word, rest = run[before[0] : before[1]], run[after[0] : after[1]]
    if char not in _APOSTROPHES:
        return False
    begun = before[0] > 1 and run[before[0] - 1] in _APOSTROPHES and run[before[0] - 2].isalpha()
    return begun or rest.lower() in _CONTRACTED or ord(rest[0]) > 0x24F or not _elided(word, rest)


def _elided(word: str, rest: str) -> bool:
    """Whether a word has lost its vowel before another one, as in French or Italian; "N’Djamena" is a name."""
    is_name = len(word) == 1 and word.isupper() and word != "L" and rest[0].isupper()
    return not is_name and (word.lower() in _ELIDED or not (word[-1].isalpha() and rest[0].isalpha()))


def _whole(run: str, parts: list[tuple[int, int, str]]) -> list[Unit]:
    """A word as its parts and the hyphens between them; what other marks join is one part."""
    merged = [parts[0]]
    for joiner, part in zip(parts[1::2], parts[2::2], strict=True):
        if run[joiner[0]] in _HYPHENS:
            merged += [joiner, part]
        else:
            merged[-1] = (merged[-1][0], part[1], "word")
    whole = (parts[0][0], parts[-1][1])
    return [Unit(start, end, kind, whole) for start, end, kind in merged]


@lru_cache(maxsize=4096)
def _class_of(char: str) -> str:
    """The class of a code point as `_UNIT` knows it.

    U upper case, s and S themselves, l other letters, D digits, I letters of unspaced scripts, X what extends the
    character before it, Z the zero-width joiner, F invisible, C currency, R flag letters, P pictures and symbols, O
    other; some marks stand for themselves.
    """
    if (known := _CLASSES.get(char)) is not None:
        return known
    category, code = unicodedata.category(char), ord(char)
    if category[0] == "M" or any(code in modifiers for modifiers in _MODIFIERS):
        return "X"
    if code in _FLAG_LETTERS:
        return "R"
    if category[0] in "LNS" and category not in ("Nd", "Sc") and any(code in block for block in _UNSPACED):
        return "I"
    return _BY_CATEGORY.get(category, "l" if category[0] == "L" else "O")
