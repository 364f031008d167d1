"""Intervals by drawing articles again: the percentile bootstrap (Efron and Tibshirani 1993, chapter 13).

Articles are drawn whole and with replacement, as many as there are, because annotations of one article are not
independent of one another. Every coefficient here is a function of sums over articles, so a draw is a sum of rows of
numbers. All numbers of a row are packed into one large integer, 32 or 64 bits each as the sums may need: adding two
rows is then one addition, which is what makes a thousand draws of a thousand articles take less than a second without
numpy.
"""

import random
import struct
from collections.abc import Iterator, Sequence

LEVEL = 0.95
RESAMPLES = 1000
SEED = 20080401

_BITS = 64


def drawn(rows: Sequence[Sequence[int]], resamples: int, seed: int) -> Iterator[tuple[int, ...]]:
    """The column sums of each draw from rows of whole numbers, not negative and of one length; the same for one seed.

    OverflowError where a sum could pass 64 bits.
    """
    most = [max(column) * len(rows) for column in zip(*rows, strict=True)]
    if max(most, default=0) >= 1 << _BITS:
        raise OverflowError("the lengths to be summed are too large")
    form = struct.Struct("<" + "".join(["I" if each < 1 << _BITS // 2 else "Q" for each in most]))
    packed = [int.from_bytes(form.pack(*row), "little") for row in rows]
    chance = random.Random(seed)  # noqa: S311 - nothing to keep secret
    for _ in range(resamples):
        yield form.unpack(sum(chance.choices(packed, k=len(packed))).to_bytes(form.size, "little"))


def interval(values: Sequence[float]) -> tuple[float, float]:
    """From which value to which the middle 95 % of them lie."""
    ordered = sorted(values)
    return _quantile(ordered, (1 - LEVEL) / 2), _quantile(ordered, (1 + LEVEL) / 2)


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Between the two values nearest to that share of the way, in proportion."""
    at = share * (len(ordered) - 1)
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)
