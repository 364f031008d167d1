"""Agreement on categories of given units: Cohen's kappa, Scott's pi, Fleiss' kappa, Krippendorff's nominal alpha.

All but alpha with gaps in the data come from the same few sums, so that they add up over articles: see `Tally`.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from desk.measure.value import Measure, undefined

Patterns = Mapping[tuple[Hashable, ...], int]
"""How often each row of values came up, one value per person in a fixed order; None where somebody gave none."""

NOTHING = "there is nothing to compare"
NO_VARIATION = "all gave every unit the same value, so that chance alone would agree"


@dataclass(frozen=True, slots=True)
class Tally:
    """What the coefficients need to know of complete data.

    `units` is how many units there are; `agreeing` counts, over all units, the ordered pairs of people who gave the
    unit the same value; `uses` says for each person how often each value was given.
    """

    units: int
    agreeing: int
    uses: tuple[Mapping[Hashable, int], ...]

    @classmethod
    def of(cls, patterns: Patterns) -> "Tally":
        """Counts rows of equal length; ValueError where a row is shorter than another or lacks a value."""
        people = len(next(iter(patterns), ()))
        uses: tuple[Counter[Hashable], ...] = tuple(Counter() for _ in range(people))
        agreeing = 0
        for row, count in patterns.items():
            if len(row) != people or None in row:
                raise ValueError(f"{row} is not a value for each of {people} people")
            agreeing += count * sum(number * (number - 1) for number in Counter(row).values())
            for value, used in zip(row, uses, strict=True):
                used[value] += count
        return cls(sum(patterns.values()), agreeing, uses)


def cohen_kappa(tally: Tally) -> Measure:
    """(Ao - Ae) / (1 - Ae), where Ae is the sum over values of the product of both people's shares (Cohen 1960).

    For two people; undefined where both always gave one and the same value.
    """
    first, second = tally.uses
    n, agreed = tally.units, tally.agreeing // 2
    if not n:
        return undefined(NOTHING, 0)
    chance = sum(count * second.get(value, 0) for value, count in first.items())
    if chance == n * n:
        return undefined(NO_VARIATION, n)
    return Measure(value=(agreed * n - chance) / (n * n - chance), n=n)


def fleiss_kappa(tally: Tally) -> Measure:
    """(Ao - Ae) / (1 - Ae), where Ae is the sum of squares of the values' shares among all people (Fleiss 1971).

    For two people it is Scott's pi.
    """
    people, n = len(tally.uses), tally.units
    if not n or people < 2:
        return undefined(NOTHING, n)
    given = people * n
    squares = _squares(tally)
    if squares == given * given:
        return undefined(NO_VARIATION, n)
    # Multiplied by (people - 1) * given * given, so that whole numbers stay exact.
    excess = tally.agreeing * given - (people - 1) * squares
    return Measure(value=excess / ((people - 1) * (given * given - squares)), n=n)


def scott_pi(tally: Tally) -> Measure:
    """Fleiss' kappa of two people (Scott 1955)."""
    if len(tally.uses) != 2:
        raise ValueError("Scott's pi is for two people")
    return fleiss_kappa(tally)


def alpha(tally: Tally) -> Measure:
    """Krippendorff's alpha for nominal data without gaps: 1 - Do / De; `n` is the number of units."""
    people, n = len(tally.uses), tally.units
    if not n or people < 2:
        return undefined(NOTHING, n)
    return _alpha(people * n, tally.agreeing, people - 1, _squares(tally), n)


def alpha_of(patterns: Patterns) -> Measure:
    """Krippendorff's alpha for nominal data where people may have left units out (None).

    1 - (n - 1) * (n - sum of o_cc) / (n * n - sum of n_c * n_c), over the values of units that at least two people
    valued (Krippendorff 2011, “Computing Krippendorff's alpha-reliability”, section C).
    """
    matched, units = Fraction(0), 0
    given: Counter[Hashable] = Counter()
    for row, count in patterns.items():
        values = [value for value in row if value is not None]
        if len(values) < 2:
            continue
        units += count
        for value, number in Counter(values).items():
            given[value] += count * number
            matched += Fraction(count * number * (number - 1), len(values) - 1)
    squares = sum(number * number for number in given.values())
    return _alpha(given.total(), matched.numerator, matched.denominator, squares, units)


def share(agreed: int, n: int) -> Measure:
    """The plain share of units on which two people agree, not corrected for chance."""
    return Measure(value=agreed / n, n=n) if n else undefined(NOTHING, 0)


def _alpha(given: int, matched: int, divisor: int, squares: int, units: int) -> Measure:
    """Alpha of so many values, of which `matched / divisor` stand on the diagonal of the coincidences."""
    if not given:
        return undefined(NOTHING, 0)
    if squares == given * given:
        return undefined(NO_VARIATION, units)
    disagreeing = (given - 1) * (given * divisor - matched)
    return Measure(value=1 - disagreeing / (divisor * (given * given - squares)), n=units)


def _squares(tally: Tally) -> int:
    given: dict[Hashable, int] = {}
    for used in tally.uses:
        for value, number in used.items():
            given[value] = given.get(value, 0) + number
    return sum([number * number for number in given.values()])
