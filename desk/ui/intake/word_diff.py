"""Which words two texts do not share, as places in each."""

import re
from difflib import SequenceMatcher

from desk.text.fold import UNSPACED

MOST_TOKENS = 6_000
"""More words than this are compared line by line, which is coarser and takes no time."""

_WORD = re.compile(rf"{UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})\S)+")
_LINE = re.compile(r"[^\n]+")

Places = list[tuple[int, int]]


def differences(one: str, two: str) -> tuple[Places, Places]:
    """The stretches of the first text that the second has not, and the reverse; code points, in order, half-open."""
    pattern = _WORD
    firsts, seconds = _tokens(pattern, one), _tokens(pattern, two)
    if len(firsts) + len(seconds) > MOST_TOKENS:
        firsts, seconds = _tokens(_LINE, one), _tokens(_LINE, two)
    matcher = SequenceMatcher(
        None, [one[start:end] for start, end in firsts], [two[start:end] for start, end in seconds], autojunk=False
    )
    left: Places = []
    right: Places = []
    for kind, begin, end, other_begin, other_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        if end > begin:
            left.append((firsts[begin][0], firsts[end - 1][1]))
        if other_end > other_begin:
            right.append((seconds[other_begin][0], seconds[other_end - 1][1]))
    return left, right


def _tokens(pattern: re.Pattern[str], text: str) -> Places:
    return [found.span() for found in pattern.finditer(text)]
