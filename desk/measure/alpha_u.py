"""Krippendorff's alpha for unitizing as first defined: alpha-U, which weighs how far boundaries are apart.

Source: Krippendorff (1995), “On the reliability of unitizing continuous data”, Sociological Methodology 25:47-76, with
the expected disagreement as corrected in Krippendorff (2004), Content Analysis, 2nd ed., pages 251-256. Each category
is looked at by itself, as units and gaps of one continuum of length L, by m people; for category c with N units of
length l, its gaps of length g:

    Do = 2 / (m (m - 1) L L) * sum over pairs of people of
             (difference of starts)^2 + (difference of ends)^2    for two units that overlap
             l^2                                                  for a unit that lies in a gap of the other
    De = 2 / L * sum over units of [(N - 1) (2 l^3 - 3 l^2 + l) / 3 + l^2 * sum over gaps g >= l of (g - l + 1)]
             / (m L (m L - 1) - sum over units of l (l - 1))
    alpha-U = 1 - Do / De, and for all categories 1 - (sum of Do) / (sum of De)

Units of one person and one category must not overlap (`continuum.merged`); those of different categories may, so nested
mentions are compared as they are. Texts follow one another on one continuum; gaps end where a text ends.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations

from desk.measure.value import Measure, undefined

Stretches = Sequence[tuple[int, int]]

NO_UNITS = "nobody marked anything"
NO_CHANCE = "the texts are too short for chance to disagree"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Observed and expected disagreement of one category, and how many units it has."""

    observed: float
    expected: float
    units: int


def disagreement(texts: Iterable[tuple[Sequence[Stretches], int]], people: int) -> Disagreement:
    """Of one category: for each text what each of the people marked, in text order, and the text's length."""
    length, apart = 0, 0
    units: Counter[int] = Counter()
    gaps: Counter[int] = Counter()
    for marked, size in texts:
        length += size
        if not any(marked):
            gaps[size] += people
            continue
        apart += sum(_apart(a, b) for a, b in combinations(marked, 2))
        for stretches in marked:
            units.update(end - start for start, end in stretches)
            gaps.update(_gaps(stretches, size))
    if people < 2 or not length:
        return Disagreement(0, 0, units.total())
    observed = 2 * apart / (people * (people - 1) * length * length)
    return Disagreement(observed, _expected(units, gaps, people * length, length), units.total())


def alpha_u(categories: Sequence[Disagreement]) -> Measure:
    """Alpha-U over categories, or of one; `n` is the number of units, of all people together."""
    units = sum(each.units for each in categories)
    expected = sum(each.expected for each in categories)
    if not units:
        return undefined(NO_UNITS, 0)
    if expected <= 0:
        return undefined(NO_CHANCE, units)
    return Measure(value=1 - sum(each.observed for each in categories) / expected, n=units)


def _apart(a: Stretches, b: Stretches) -> int:
    """How far two people's units of one text are apart."""
    total, place = 0, 0
    met = [False] * len(b)
    for start, end in a:
        while place < len(b) and b[place][1] <= start:
            place += 1
        alone, at = True, place
        while at < len(b) and b[at][0] < end:
            total += (start - b[at][0]) ** 2 + (end - b[at][1]) ** 2
            alone, met[at] = False, True
            at += 1
        if alone:
            total += (end - start) ** 2
    return total + sum((end - start) ** 2 for (start, end), seen in zip(b, met, strict=True) if not seen)


def _gaps(stretches: Stretches, size: int) -> list[int]:
    """The lengths of what is left between stretches, before and after them."""
    edges = [0, *(edge for stretch in stretches for edge in stretch), size]
    return [right - left for left, right in zip(edges[::2], edges[1::2], strict=True) if right > left]


def _expected(units: Counter[int], gaps: Counter[int], given: int, length: int) -> float:
    """The expected disagreement from how many units and gaps of each length there are."""
    number = units.total()
    possible = given * (given - 1) - sum(count * size * (size - 1) for size, count in units.items())
    if not possible:
        return 0
    sizes = sorted(gaps)
    # How many gaps, and what length in all, from each size of gap on.
    counts = [*accumulate(gaps[size] for size in reversed(sizes))][::-1]
    lengths = [*accumulate(gaps[size] * size for size in reversed(sizes))][::-1]
    total = 0
    for size, count in units.items():
        among_units = (number - 1) * (2 * size**3 - 3 * size**2 + size) // 3
        at = bisect_left(sizes, size)
        in_gaps = lengths[at] - counts[at] * (size - 1) if at < len(sizes) else 0
        total += count * (among_units + size * size * in_gaps)
    return 2 * total / (length * possible)
