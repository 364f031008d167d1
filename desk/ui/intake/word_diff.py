"""Which words two texts do not share, as places in each."""

import re
from difflib import SequenceMatcher

from desk.text.fold import UNSPACED

MOST_TOKENS = 6_000
"""More words than this are compared line by line, which is coarser and takes no time."""

_WORD = re.compile(rf"{UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})\S)+")
_LINE = re.compile(r"[^\n]+")

Place = tuple[int, int]
Places = list[Place]


def differences(one: str, two: str) -> tuple[Places, Places]:
    """The stretches of the first text that the second has not, and the reverse; code points, in order, half-open."""
    found = changes(one, two)
    return [left for left, _ in found if left is not None], [right for _, right in found if right is not None]


def changes(one: str, two: str) -> list[tuple[Place | None, Place | None]]:
    """Where they differ, in order: a stretch of the first text (None: words came) and of the second (None: gone)."""
    pattern = _WORD
    firsts, seconds = _tokens(pattern, one), _tokens(pattern, two)
    if len(firsts) + len(seconds) > MOST_TOKENS:
        firsts, seconds = _tokens(_LINE, one), _tokens(_LINE, two)
    matcher = SequenceMatcher(
        None, [one[start:end] for start, end in firsts], [two[start:end] for start, end in seconds], autojunk=False
    )
    return [
        (
            (firsts[begin][0], firsts[end - 1][1]) if end > begin else None,
            (seconds[other_begin][0], seconds[other_end - 1][1]) if other_end > other_begin else None,
        )
        for kind, begin, end, other_begin, other_end in matcher.get_opcodes()
        if kind != "equal"
    ]


def _tokens(pattern: re.Pattern[str], text: str) -> Places:
    return [found.span() for found in pattern.finditer(text)]
