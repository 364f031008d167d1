"""Words: what a click takes, what a selection snaps to, where a boundary moves.

Unicode's word boundaries (UAX #29) are the base, changed where an analyst means something else: an English possessive
("’s") is not part of the word; dots inside an abbreviation and hyphens join ("U.S.-led", "Maj.-Gen."); a currency or
per cent sign belongs to its number. A script written without blanks gives one word per character, Katakana one per run,
so that a selection in it stays as it was drawn; a click in Japanese takes the run of Chinese characters between kana,
and in Chinese, where nothing but a dictionary tells, one character. Nothing is ever cut inside a user-perceived
character.

A word with hyphens is a whole made of parts, and so is an address of the web or of mail: a click takes the whole, an
edge drawn exactly between two parts stays there, so "U.S." can be taken from "U.S.-led". All offsets are code points.
"""

import unicodedata

from desk.text.units import Stretch, across, around, at, is_blank


def snap(text: str, start: int, end: int) -> Stretch:
    """A selection grown to whole words, without the blanks and punctuation around them.

    An empty one takes the word at the caret. What holds no word at all stays, grown to whole characters; blanks alone
    give an empty stretch. A bracket or quotation mark stays if the other half of its pair is in the selection too,
    unless the two enclose all of it; a whole quotation of several words keeps its marks.
    """
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    if start >= end:
        return word_at(text, start) or (start, start)
    if unit := across(text, start):
        start = unit.whole[0] if unit.kind == "word" else unit.start
    if unit := across(text, end):
        dot_missing = end == unit.end - 1 and text[end] == "."
        end = unit.whole[1] if unit.kind == "word" and not dot_missing else unit.end
    trimmed = _trimmed(text, start, end)
    if trimmed[0] < trimmed[1]:
        return trimmed
    unit = at(text, start)
    if unit is not None and unit.kind == "possessive":
        return unit.whole
    inner = text[start:end].strip()
    if not inner:
        return start, start
    start = text.index(inner, start)
    end = start + len(inner)
    while start > 0 and unicodedata.category(text[start])[0] == "M":
        start -= 1
    return start, end


def word_at(text: str, pos: int) -> Stretch | None:
    """The word at a caret: around it, starting at it or ending at it; an emoji too; None between words."""
    after, before = at(text, pos), at(text, pos - 1)
    for unit in (after, before):
        if unit is not None and (unit.kind == "word" or unit.whole != (unit.start, unit.end)):
            return unit.whole
    return next((unit.whole for unit in (after, before) if unit is not None and unit.kind == "sign"), None)


def next_word(text: str, pos: int) -> Stretch | None:
    """The first word, or part of a hyphenated one, that starts at or after `pos`; None if there is none.

    The end of an annotation moves right to `next_word(text, end)[1]`, its start to `next_word(text, start + 1)[0]`.
    """
    pos = max(pos, 0)
    while pos < len(text):
        base, units = around(text, pos)
        for unit in units:
            if unit.kind in ("word", "sign") and base + unit.start >= pos:
                return base + unit.start, base + unit.end
        pos = max(pos, base + (units[-1].end if units else 0)) + 1
    return None


def prev_word(text: str, pos: int) -> Stretch | None:
    """The last word, or part of a hyphenated one, that ends at or before `pos`; None if there is none.

    The start of an annotation moves left to `prev_word(text, start)[0]`, its end to `prev_word(text, end - 1)[1]`.
    """
    pos = min(pos, len(text))
    while pos > 0:
        base, units = around(text, pos)
        for unit in reversed(units):
            if unit.kind in ("word", "sign") and base + unit.end <= pos:
                return base + unit.start, base + unit.end
        pos = min(pos, base if units else pos) - 1
    return None


def occurrences(text: str, quote: str) -> list[Stretch]:
    """Where `quote` stands as whole words, in the same case, in text order and without overlap."""
    found: list[Stretch] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        end = at + len(quote)
        if _edge(text, at) and _edge(text, end):
            found.append((at, end))
            at = text.find(quote, end)
        else:
            at = text.find(quote, at + 1)
    return found


def _edge(text: str, pos: int) -> bool:
    """Whether no word and no character goes across `pos`."""
    if pos <= 0 or pos >= len(text) or is_blank(text[pos]):
        return True
    unit = across(text, pos)
    return unit is None or (pos == unit.end - 1 and text[pos] == ".")


_DEEPEST = 50
"""So many pairs of brackets around a selection are taken off."""


def _trimmed(text: str, start: int, end: int) -> Stretch:
    """The stretch without blanks, punctuation and possessives at its edges; empty if it holds nothing else."""
    alone: set[str] = set()
    for _ in range(_DEEPEST):
        start = _first_kept(text, start, end, alone)
        end = _last_kept(text, start, end, alone)
        if start >= end or not _encloses(text, start, end):
            break
        start, end = start + 1, end - 1
    return start, max(start, end)


def _first_kept(text: str, start: int, end: int, alone: set[str]) -> int:
    """Where the first unit of the stretch stands that is worth keeping, its end if none is.

    `alone` are quotation marks and brackets known to be without their other half; those that are found are added.
    """
    while start < end:
        if is_blank(text[start]):
            start += 1
            continue
        base, units = around(text, start)
        began = start
        for unit in units:
            if base + unit.end <= start:
                continue
            if base + unit.start >= end or (unit is units[-1] and start > began):
                break
            if unit.kind in ("word", "sign") or _opens(text, start, end, alone):
                return start
            start = base + unit.end
        start += start == began
    return start


def _last_kept(text: str, start: int, end: int, alone: set[str]) -> int:
    """Where the last unit of the stretch ends that is worth keeping, its start if none is; see `_first_kept`."""
    while start < end:
        if is_blank(text[end - 1]):
            end -= 1
            continue
        base, units = around(text, end - 1)
        began = end
        for unit in reversed(units):
            if base + unit.start >= end:
                continue
            if base + unit.end <= start or (unit is units[0] and end < began):
                break
            if unit.kind in ("word", "sign") or _closes(text, start, end, alone):
                return end
            end = base + unit.start
        end -= end == began
    return end


_CLOSERS = {"(": ")", "[": "]", "{": "}", '"': '"”“', "“": '”"', "„": '“”"', "«": "»", "‘": "’"}
_OPENERS = {closer: "".join(o for o, cs in _CLOSERS.items() if closer in cs) for closer in ')]}"”“»’'}


def _opens(text: str, start: int, end: int, alone: set[str]) -> bool:
    """Whether the stretch begins with one half of a pair and holds the other, which it keeps then.

    Quotation marks that do not match (\"…”) make a pair too, as news has them.
    """
    mark = text[start]
    if mark not in _CLOSERS or mark in alone:
        return False
    if any(text.find(closer, start + 1, end) >= 0 for closer in _CLOSERS[mark]):
        return True
    alone.add(mark)
    return False


def _closes(text: str, start: int, end: int, alone: set[str]) -> bool:
    """Whether the stretch ends with one half of a pair and holds the other before it."""
    mark = text[end - 1]
    if mark not in _OPENERS or mark in alone:
        return False
    if any(text.find(opener, start, end - 1) >= 0 for opener in _OPENERS[mark]):
        return True
    alone.add(mark)
    return False


def _encloses(text: str, start: int, end: int) -> bool:
    """Whether a pair of brackets, or of quotation marks around a single word, encloses the whole stretch."""
    if end - start < 2 or text[end - 1] not in _CLOSERS.get(text[start], ""):
        return False
    return text[start] in "([{" or not any(is_blank(char) for char in text[start:end])
