"""What a PDF has from right to left, put in the order in which it is read.

A PDF draws characters in an order of its own: programs that make them write the words of an Arabic or Persian line
from its right, or from its left, or each word from its left. Where the characters stand tells in which order they are
read. Brackets are told by the form that is drawn, which from right to left is the other one of the pair.
"""

import re
import unicodedata
from collections.abc import Sequence

_LETTERS = frozenset(("R", "AL"))
_WITHIN = frozenset(("R", "AL", "NSM", "ON", "CS", "ES", "ET", "BN", "WS"))
_CARRIED = frozenset(("NSM", "BN", "WS"))
"""What has no place of its own between letters: marks, what is not seen, blanks."""
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("‹", "›"), ("<", ">"))
_BLANK_INSIDE = re.compile(r"([^\s([{«‹<])([([{«‹<]) (?=\S)")
_ALEFS = "\u0627\u0622\u0623\u0625"
_LAM = "\u0644"
_TIE = 0.01

Placed = tuple[str, float]
"""A character and where it begins, in points from the left."""


def leads_right(text: str) -> bool:
    """Whether a line is read from right to left."""
    marks = [unicodedata.bidirectional(char) for char in text]
    return 2 * sum(mark in _LETTERS for mark in marks) > sum(mark in ("L", "R", "AL") for mark in marks)


def in_reading_order(line: Sequence[Placed]) -> str:
    """The text of a line, in whatever order its characters come."""
    text = "".join(char for char, _ in line)
    if text.isascii():
        return text
    kinds = [unicodedata.bidirectional(char) for char in text]
    if _LETTERS.isdisjoint(kinds):
        return text
    whole = leads_right(text)
    chars = list(line)
    at = 0
    while at < len(chars):
        end = _rising(chars, kinds, at, whole=whole)
        if end - at > 1:
            chars[at:end] = chars[at:end][::-1]
        at = end
    for at in range(1, len(chars)):
        # The two are drawn as one sign, in one place; an alef that comes first is drawn before a lam.
        if chars[at][0] == _LAM and chars[at - 1][0] in _ALEFS and chars[at][1] == chars[at - 1][1]:
            chars[at - 1], chars[at] = chars[at], chars[at - 1]
    return _with_brackets(chars) if whole else "".join(char for char, _ in chars)


def _rising(chars: list[Placed], kinds: list[str], at: int, *, whole: bool) -> int:
    """Where the stretch from `at` on ends that is written from left to right though it is read from right to left."""
    within = _WITHIN if whole else _LETTERS | {"NSM"}
    if kinds[at] not in within or kinds[at] in _CARRIED:
        return at + 1
    end = last = at + 1
    place = chars[at][1]
    while end < len(chars) and kinds[end] in within:
        if kinds[end] not in _CARRIED:
            if chars[end][1] <= place + _TIE:
                break
            place, last = chars[end][1], end + 1
        end += 1
    if _LETTERS.isdisjoint(kinds[at:last]) and "L" in (*kinds[max(at - 1, 0) : at], *kinds[last : last + 1]):
        return last
    return last if last - at > 1 else at + 1


def _with_brackets(chars: list[Placed]) -> str:
    """The text, with pairs turned round of which the one that closes comes first."""
    text = "".join(char for char, _ in chars)
    for opening, closing in _PAIRS:
        if 0 <= text.find(closing) < text.find(opening):
            text = text.translate({ord(opening): closing, ord(closing): opening})
    # The blank before a bracket may have come behind it.
    return _BLANK_INSIDE.sub(r"\1 \2", text)
