"""Which annotation of one person answers to which of another.

Each is paired at most once. First come those on exactly the same spans; then those that overlap, by the share of code
points that they have in common (Jaccard), largest first. What differs besides the place only breaks ties, so the
result depends neither on ids nor on who is named first.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

Spans = tuple[tuple[int, int], ...]
"""Starts and ends of one annotation, in text order, not overlapping; code points, half-open."""

Differing = Callable[[int, int], Any]
"""How far the two with these numbers differ besides their place: something that sorts, the same in both directions."""


def paired(a: Sequence[Spans], b: Sequence[Spans], differing: Differing) -> list[tuple[int, int]]:
    """Pairs of numbers of what answers to each other, exact ones first; what is in none stands alone."""
    pairs = _exact(a, b, differing)
    left = {i for i, _ in pairs}
    right = {j for _, j in pairs}
    rest_a = [i for i in range(len(a)) if i not in left]
    rest_b = [j for j in range(len(b)) if j not in right]
    if not rest_a or not rest_b:
        return pairs
    found = [(-likeness(a[i], b[j]), i, j) for i, j in _touching(a, b, rest_a, rest_b)]
    return pairs + _strongest(found, lambda i, j: (differing(i, j), min(a[i], b[j]), max(a[i], b[j])))


def likeness(a: Spans, b: Spans) -> float:
    """The code points that both hold, divided by those that at least one holds (Jaccard 1912)."""
    shared = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    return shared / (sum(end - start for start, end in (*a, *b)) - shared)


def overlap(a: Spans, b: Spans) -> bool:
    """Whether the two share at least one code point."""
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def _exact(a: Sequence[Spans], b: Sequence[Spans], differing: Differing) -> list[tuple[int, int]]:
    there: defaultdict[Spans, list[int]] = defaultdict(list)
    for j, spans in enumerate(b):
        there[spans].append(j)
    here: defaultdict[Spans, list[int]] = defaultdict(list)
    for i, spans in enumerate(a):
        if spans in there:
            here[spans].append(i)
    pairs: list[tuple[int, int]] = []
    for spans, mine in here.items():
        theirs = there[spans]
        if len(mine) == len(theirs) == 1:
            pairs.append((mine[0], theirs[0]))
        else:
            pairs += _strongest([(0.0, i, j) for i in mine for j in theirs], differing)
    return pairs


def _touching(a: Sequence[Spans], b: Sequence[Spans], mine: list[int], theirs: list[int]) -> list[tuple[int, int]]:
    """The pairs of those numbers that overlap, each found where the later of the two starts."""
    coming = sorted([(a[i][0][0], 0, i) for i in mine] + [(b[j][0][0], 1, j) for j in theirs])
    open_: tuple[list[int], list[int]] = ([], [])
    found: list[tuple[int, int]] = []
    for start, side, number in coming:
        if side == 0:
            open_[1][:] = [j for j in open_[1] if b[j][-1][1] > start]
            found += [(number, j) for j in open_[1] if overlap(a[number], b[j])]
        else:
            open_[0][:] = [i for i in open_[0] if a[i][-1][1] > start]
            found += [(i, number) for i in open_[0] if overlap(a[i], b[number])]
        open_[side].append(number)
    return found


def _strongest(found: list[tuple[float, int, int]], differing: Differing) -> list[tuple[int, int]]:
    """The pairs taken from the strongest down (lowest number first), each side once."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    pairs: list[tuple[int, int]] = []
    if len(found) > 1:
        found = sorted(found, key=lambda each: (each[0], differing(each[1], each[2])))
    for _, i, j in found:
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            pairs.append((i, j))
    return pairs
