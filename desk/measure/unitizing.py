"""Krippendorff's alpha for unitizing, as last defined: the family u-alpha, |u-alpha, cu-alpha and (k)u-alpha.

Source: Krippendorff, Mathet, Bouvry and Widlöcher (2016), “On the reliability of unitizing textual continua: Further
developments”, Quality & Quantity 50(6), equations 1, 4, 5a, 6, 10, 11 and 13b; the same in Krippendorff (2019), Content
Analysis, 4th ed., section 12.6, equations 32 to 38. With l_ck the length on which one person has category c and another
k (over all ordered pairs of people, divided by their number less one), phi the gaps, S_c the sum of squares of the
lengths of units of category c, and S_phi the plain length of all gaps:

    e_ck = l (l_c l_k - [c = k] S_c) / (l l - S)               what chance makes of l_ck
    u    = 1 - (l - sum l_cc) / (l - sum e_cc)                 boundaries and categories
    |u   = 1 - (l_phi - l_phiphi) / (e_phi - e_phiphi)         what is marked at all
    cu   = 1 - (l' - sum l_cc) / (l' - sum e'_cc)              categories where both have marked something
    (k)u = 1 - (e'_k / l'_k) (l'_k - l_kk) / (e'_k - e'_kk)    one category among those

Primes leave the gaps out; in e' a unit's length is what it shares with units of the other. For three people and more
that square is taken for each other person and averaged; the two public implementations that we compared differ there,
and this is the one that follows equation 10. For two people they agree with each other and with us.

Units of one person must not overlap: see `continuum.flat`. All sums add up over texts, because no unit goes from one
into the next: the texts count as one continuum.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from desk.measure.value import Measure, undefined

Units = Sequence[tuple[int, int, str]]
Sums = Mapping[Hashable, int]
"""Lengths in code points by what they are of; `sums` makes them. Those of several texts are added key by key."""

Shared = tuple[float, float, list[str]]
"""What `shared` gives."""

NOISE = 1e-9
"""Lengths are whole numbers: what is less than this is 0 but for rounding."""

NO_UNITS = "nobody marked anything"
ALL_THE_SAME = "everything is marked as one and the same"
NO_GAPS = "there are no gaps, or nothing but gaps"
NOT_SHARED = "nobody marked anything that another marked too"
TOO_LITTLE = "too little is marked by several for chance to disagree"
ONE_CATEGORY = "where several marked something, they used only one label"


def sums(people: Sequence[Units], length: int) -> Counter[Hashable]:
    """What the coefficients need to know of one text of that length; units in text order and free of overlap."""
    found: Counter[Hashable] = Counter()
    starts = [[unit[0] for unit in units] for units in people]
    for i, units in enumerate(people):
        gaps = length - sum(end - start for start, end, _ in units)
        found["gaps"] += gaps
        for start, end, label in units:
            found["length", label] += end - start
            found["squares", label] += (end - start) ** 2
        for j, others in enumerate(people):
            if i != j:
                found["both gaps"] += gaps + _count_shared(units, others, starts[j], found)
    found["continuum"] += length
    return found


def _count_shared(units: Units, others: Units, starts: list[int], found: Counter[Hashable]) -> int:
    """Counts what units share with those of another person.

    Gives what has to be added to the gaps of the one to get the gaps that both have: minus what only the other marked.
    """
    alone = sum(end - start for start, end, _ in others)
    for start, end, label in units:
        shared = 0
        place = max(bisect_right(starts, start) - 1, 0)
        while place < len(others) and others[place][0] < end:
            common = min(end, others[place][1]) - max(start, others[place][0])
            if common > 0:
                shared += common
                if others[place][2] == label:
                    found["same", label] += common
            place += 1
        found["shared", label] += shared
        found["shared squares", label] += shared * shared
        alone -= shared
    return -alone


def labels_in(found: Sums) -> list[str]:
    """The categories that sums are of."""
    return sorted(key[1] for key in found if isinstance(key, tuple) and key[0] == "length" and found[key])


def u_alpha(found: Sums, people: int) -> Measure:
    """Agreement on where units begin and end and on their categories; `n` is the length of the continuum."""
    labels, length = labels_in(found), found.get("continuum", 0)
    if not labels or people < 2:
        return undefined(NO_UNITS, length)
    total, gaps, squares = people * length, found.get("gaps", 0), _squares(found, labels)
    agreed = found.get("both gaps", 0) + sum(found.get(("same", label), 0) for label in labels)
    chance = gaps * gaps - gaps
    for label in labels:
        chance += found["length", label] ** 2 - found["squares", label]
    return _of(total - agreed / (people - 1), total - total * chance / (total * total - squares), length, ALL_THE_SAME)


def u_alpha_binary(found: Sums, people: int) -> Measure:
    """Agreement on what is marked at all, whatever as; `n` is the length of the continuum."""
    labels, length = labels_in(found), found.get("continuum", 0)
    if not labels or people < 2:
        return undefined(NO_UNITS, length)
    total, gaps = people * length, found.get("gaps", 0)
    expected = total * gaps * (total - gaps) / (total * total - _squares(found, labels))
    return _of(gaps - found.get("both gaps", 0) / (people - 1), expected, length, NO_GAPS)


def cu_alpha(found: Sums, people: int) -> Measure:
    """Agreement on the categories where at least two marked something; `n` is how much each shares with the others."""
    total, denominator, labels = shared(found, people)
    if not total:
        return undefined(NOT_SHARED, 0)
    agreed = sum(found.get(("same", label), 0) for label in labels) / (people - 1)
    if len(labels) < 2 or denominator < NOISE:
        return undefined(ONE_CATEGORY if len(labels) < 2 else TOO_LITTLE, round(total))
    chance = sum(_marginal(found, label, people) ** 2 - _self(found, label, people) for label in labels)
    return _of(total - agreed, total - chance / denominator, round(total), ONE_CATEGORY)


def ku_alpha(found: Sums, people: int, label: str, among: Shared | None = None) -> Measure:
    """Agreement on one category where at least two marked something; `n` is how much of it others marked somehow.

    `among` is what `shared` gives, for those who ask about several categories.
    """
    total, denominator, labels = among if among is not None else shared(found, people)
    own = _marginal(found, label, people) if people > 1 else 0
    if not own:
        return undefined(NOT_SHARED, 0)
    if len(labels) < 2 or denominator < NOISE:
        return undefined(ONE_CATEGORY if len(labels) < 2 else TOO_LITTLE, round(own))
    expected = (own * total - _self(found, label, people)) / denominator
    expected_same = (own * own - _self(found, label, people)) / denominator
    observed = expected / own * (own - found.get(("same", label), 0) / (people - 1))
    return _of(observed, expected - expected_same, round(own), ONE_CATEGORY)


def _of(observed: float, expected: float, n: int, why: str) -> Measure:
    return Measure(value=1 - observed / expected, n=n) if expected > NOISE else undefined(why, n)


def _squares(found: Sums, labels: Sequence[str]) -> int:
    return found.get("gaps", 0) + sum(found["squares", label] for label in labels)


def shared(found: Sums, people: int) -> Shared:
    """Without gaps: the whole length of coincidences, the denominator of e', and the categories that occur there."""
    labels = [label for label in labels_in(found) if found.get(("shared", label), 0)]
    if people < 2 or not labels:
        return 0, 0, []
    total = sum(_marginal(found, label, people) for label in labels)
    return total, total - sum(_self(found, label, people) for label in labels) / total, labels


def _marginal(found: Sums, label: str, people: int) -> float:
    return found.get(("shared", label), 0) / (people - 1)


def _self(found: Sums, label: str, people: int) -> float:
    return found.get(("shared squares", label), 0) / (people - 1)
