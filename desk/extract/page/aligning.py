"""Finding the lines of an extracted text among the lines of the page that it came from."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from desk.extract.page.lines import Line

_LONG = 25
"""A line of this many letters is found inside another one; a shorter one has to be one by itself."""
_PIECE = 20
_HALF = 0.5
_MOST = 1 << 31
"""This many characters are searched, and no more; pages of a reasonable size need a thousandth of it."""


def aligned(lines: Sequence[Line], keys: Sequence[str]) -> list[bool]:
    """For each line of a page whether it is in a text, given by the keys of its lines; both in the same order.

    Long lines that stand once on both sides hold the two together; what is between is compared in between, so that of
    a line that the page repeats the one in its place is taken.
    """
    text = "\n" + "\n".join(keys) + "\n"
    found = [False] * len(lines)
    anchors = _in_order(_unique(lines, keys, text))
    line = at = 0
    for index, start in [*anchors, (len(lines), len(text))]:
        _between(lines, line, index, text[at : start + 1 if index == len(lines) else start], found)
        if index < len(lines):
            found[index] = True
            line, at = index + 1, start + len(lines[index].key)
    _take_rules(lines, found)
    return found


def _take_rules(lines: Sequence[Line], found: list[bool]) -> None:
    """Takes what only parts two lines that are taken, a row of stars say, if it stands beside them."""
    for index in range(1, len(lines) - 1):
        line = lines[index]
        if not line.key and found[index - 1] and line.block.getparent() is lines[index - 1].block.getparent():
            after = next((i for i in range(index + 1, len(lines)) if lines[i].key), None)
            found[index] = after is not None and found[after]


def _unique(lines: Sequence[Line], keys: Sequence[str], text: str) -> list[tuple[int, int]]:
    """The long lines that stand once on the page and in the text, each with where it starts in that."""
    count = Counter(line.key for line in lines)
    whole = Counter(keys)
    starts = dict(zip(keys, accumulate((len(key) + 1 for key in keys), initial=1), strict=False))
    searches = _MOST // len(text)
    found: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        key = line.key
        if len(key) < _LONG or count[key] > 1:
            continue
        if whole[key] == 1:
            found.append((index, starts[key]))
        elif searches > 0 and (start := text.find(key)) >= 0 and text.find(key, start + 1) < 0:
            found.append((index, start))
        searches -= whole[key] != 1
    return found


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises in both parts (patience sorting)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, start) in enumerate(pairs):
        pile = bisect_left(ends, start)
        if pile == len(ends):
            ends.append(start)
            last.append(number)
        else:
            ends[pile] = start
            last[pile] = number
        before.append(last[pile - 1] if pile else -1)
    run: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


def _between(lines: Sequence[Line], first: int, end: int, text: str, found: list[bool]) -> None:
    """Looks for the lines [first, end) in their stretch of the text."""
    if first == end or not text.strip("\n"):
        return
    if (end - first) * len(text) > _MOST:
        there = set(text.split("\n")) - {""}
        found[first:end] = [lines[index].key in there for index in range(first, end)]
        return
    at = 0
    for index in range(first, end):
        key = lines[index].key
        if not key:
            continue
        if len(key) >= _LONG and (start := text.find(key, at)) >= 0:
            found[index] = True
            at = start + len(key)
        elif (start := text.find(f"\n{key}\n", at)) >= 0:
            found[index] = True
            at = start + len(key) + 1
        elif len(key) >= _LONG and (start := _in_part(key, text, at)) >= 0:
            found[index] = True
            at = start


def _in_part(key: str, text: str, at: int) -> int:
    """Where the part of a line ends that is in the text, if that is half of it; else -1.

    The library leaves out of a line what it does not trust, a link or a time say.
    """
    pieces = [key[i : i + _PIECE] for i in range(0, len(key) - _PIECE + 1, _PIECE)]
    ends = [start + _PIECE for piece in pieces if (start := text.find(piece, at)) >= 0]
    return max(ends) if len(ends) > _HALF * len(pieces) else -1
