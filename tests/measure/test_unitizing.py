"""The unitizing coefficients against published examples and against counting character by character."""

from collections import Counter
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.measure.alpha_u import alpha_u, disagreement
from desk.measure.continuum import flat, merged, patterns, runs
from desk.measure.unitizing import NOT_SHARED, cu_alpha, ku_alpha, sums, u_alpha, u_alpha_binary

# Krippendorff 1995, “On the reliability of unitizing continuous data”, Sociological Methodology 25, page 57: four pairs
# of continua of length 24.
A = ([(2, 10), (14, 20)], [(4, 8), (15, 17)])
B = ([(0, 18)], [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10)])
C = ([(2, 8), (10, 12), (14, 18), (20, 22)], [(0, 2), (4, 8), (10, 14), (16, 18), (20, 22)])
D = ([(0, 2), (2, 10), (10, 14), (14, 20), (20, 24)], [(0, 4), (4, 8), (8, 15), (15, 17), (17, 24)])


def stretched(pair, times):
    return disagreement([([[(start * times, end * times) for start, end in own] for own in pair], 24 * times)], 2)


@pytest.mark.parametrize(("pair", "observed"), [(A, 0.03125), (B, 2.26736), (C, 0.02778), (D, 0.38715)])
def test_krippendorff_1995_observed_disagreement(pair, observed):
    for times in (1, 50_000):
        assert round(stretched(pair, times).observed, 5) == observed


def test_krippendorff_1995_alpha_of_units_measured_finely():
    # On 1,200,000 parts. A and D come out as printed. The printed expected disagreements of B and C (1.17731, 0.08642,
    # so alphas of -0.926 and 0.679) follow the formula of 1995, whose slip Krippendorff 2004 corrects.
    assert round(stretched(A, 50_000).expected, 4) == 0.0699
    assert round(stretched(D, 50_000).expected, 5) == 0.41445
    assert round(alpha_u([stretched(A, 50_000)]).value, 3) == 0.553
    assert round(alpha_u([stretched(D, 50_000)]).value, 3) == 0.066
    assert alpha_u([stretched(B, 50_000)]).value == pytest.approx(-0.926, abs=0.005)
    assert alpha_u([stretched(C, 50_000)]).value == pytest.approx(0.679, abs=0.02)


def test_krippendorff_2004_two_categories_on_one_continuum():
    # Content Analysis, 2nd ed., page 254: a continuum from 150 of length 300; also the appendix of Krippendorff 2004,
    # “Measuring the reliability of qualitative text analysis data”, Quality & Quantity 38. Units of c and k overlap.
    def of(*marked):
        return disagreement([([[(a - 150, b - 150) for a, b in own] for own in marked], 300)], 2)

    c = of([(225, 295), (370, 400)], [(220, 300), (355, 375), (400, 420)])
    k = of([(180, 240), (300, 350)], [(180, 240), (300, 350)])
    assert (round(c.observed, 4), round(c.expected, 4), round(alpha_u([c]).value, 4)) == (0.0144, 0.0532, 0.7286)
    assert (round(k.observed, 4), round(k.expected, 4), alpha_u([k]).value) == (0, 0.0490, 1)
    # The printed 0.8591 comes of the rounded figures, 1 - 0.0144 / (0.0532 + 0.0490); unrounded it is 0.8587.
    assert alpha_u([c, k]).value == pytest.approx(0.8591, abs=0.0005)
    assert round(1 - round(c.observed, 4) / (round(c.expected, 4) + round(k.expected, 4)), 4) == 0.8591
    assert alpha_u([c, k]).n == 9


def test_krippendorff_2019_three_observers():
    # Content Analysis, 4th ed., Figure 12.11 (page 340): Alex, Paul and Suzan on a continuum of 60, with .510, .413 and
    # .724 printed. The figure is a drawing; the places are as github.com/quallmer/quallmer reads them off in its tests,
    # which also expect 0 for the values 2, 3 and 4, and 1 for 1, 5 and 6. It finds the third digit of the last two to
    # hang on how the units of 6 are cut, and so do we: hence the tolerance.
    alex = [(0, 7, "1"), (7, 13, "2"), (30, 32, "5"), (32, 37, "6"), (37, 44, "6"), (44, 60, "7")]
    paul = [(0, 7, "1"), (7, 13, "3"), (13, 21, "5"), (32, 44, "6")]
    suzan = [(0, 7, "1"), (7, 13, "4"), (13, 21, "5"), (32, 37, "6"), (37, 41, "6"), (41, 44, "6")]
    found = sums([alex, paul, suzan], 60)
    assert round(u_alpha(found, 3).value, 3) == 0.510
    assert u_alpha_binary(found, 3).value == pytest.approx(0.413, abs=0.001)
    assert cu_alpha(found, 3).value == pytest.approx(0.724, abs=0.002)
    values = {label: ku_alpha(found, 3, label) for label in "1234567"}
    for label, printed in {"1": 1, "2": 0, "3": 0, "4": 0, "5": 1, "6": 1}.items():
        assert values[label].value == pytest.approx(printed, abs=1e-9)
    assert (values["7"].value, values["7"].n, values["7"].why) == (None, 0, NOT_SHARED)
    # Eight of the eighteen that 5 has are where others marked something, too.
    assert (values["5"].n, found["length", "5"]) == (8, 18)


def test_the_family_of_2016_as_another_implementation_has_it():
    # A second check of three people with every figure to three digits, from github.com/lindanna/unitized_alpha, which
    # implements the paper's equations independently, on the three people of its own example.
    one = [(2, 5, "1"), (9, 11, "1"), (12, 20, "2")]
    two = [(2, 5, "1"), (7, 15, "2")]
    three = [(2, 5, "1"), (10, 15, "2")]
    found = sums([one, two, three], 20)
    figures = (
        u_alpha(found, 3),
        u_alpha_binary(found, 3),
        cu_alpha(found, 3),
        ku_alpha(found, 3, "1"),
        ku_alpha(found, 3, "2"),
    )
    assert [round(figure.value, 3) for figure in figures] == [0.474, 0.433, 0.779, 0.769, 0.787]
    assert round(100 * figures[2].n / 60, 2) == 38.33


@st.composite
def units(draw, length=30):
    """One person's units on a text: in order, without overlap, sometimes touching."""
    cuts = draw(st.lists(st.integers(0, length), unique=True, max_size=8).map(sorted))
    found = []
    for start, end in pairwise(cuts):
        if draw(st.booleans()):
            found.append((start, end, draw(st.sampled_from("PQR"))))
    return found


people = st.lists(units(), min_size=2, max_size=3)
any_marks = st.lists(
    st.tuples(st.integers(0, 29), st.integers(1, 12), st.sampled_from("PQR")).map(
        lambda mark: (mark[0], min(30, mark[0] + mark[1]), mark[2])
    ),
    max_size=8,
)


def by_characters(people, length):
    """The 2016 figures from the equations as they stand, one character at a time."""
    m = len(people)
    rows = [[None] * length for _ in people]
    for row, own in zip(rows, people, strict=True):
        for number, (start, end, label) in enumerate(own):
            row[start:end] = [(number, label)] * (end - start)

    def of(cell):
        return cell[1] if cell else ""

    coincidences, restricted, own_squares, shared_squares = Counter(), Counter(), Counter(), Counter()
    for i, mine in enumerate(rows):
        own_squares[""] += sum(cell is None for cell in mine)
        for start, end, label in people[i]:
            own_squares[label] += (end - start) ** 2
        for j, theirs in enumerate(rows):
            if i == j:
                continue
            shared = Counter()
            for a, b in zip(mine, theirs, strict=True):
                coincidences[of(a), of(b)] += 1 / (m - 1)
                if a and b:
                    restricted[of(a), of(b)] += 1 / (m - 1)
                    shared[a] += 1
            for (_, label), count in shared.items():
                shared_squares[label] += count * count / (m - 1)

    def expected(found, squares):
        total, labels = sum(found.values()), {key[0] for key in found}
        margin = {label: sum(count for key, count in found.items() if key[0] == label) for label in labels}
        divisor = total - sum(squares.values()) / total
        return margin, {
            (c, k): (margin[c] * margin[k] - (squares[c] if c == k else 0)) / divisor for c in labels for k in labels
        }

    def one_minus(observed, chance):
        return 1 - observed / chance if chance > 1e-9 else None

    result = {}
    _, chance = expected(coincidences, own_squares)
    apart = sum(count for (a, b), count in coincidences.items() if a != b)
    result["u"] = one_minus(apart, sum(count for (a, b), count in chance.items() if a != b))
    gap = sum(count for (a, b), count in coincidences.items() if (a == "") != (b == ""))
    result["binary"] = one_minus(gap, sum(count for (a, b), count in chance.items() if (a == "") != (b == "")))
    if not restricted:
        return result
    if abs(sum(restricted.values()) ** 2 - sum(shared_squares.values())) < 1e-9:
        return result
    margin, chance = expected(restricted, shared_squares)
    result["cu"] = one_minus(
        sum(count for (a, b), count in restricted.items() if a != b),
        sum(count for (a, b), count in chance.items() if a != b),
    )
    for label, length_of in margin.items():
        column = sum(count for (_, b), count in chance.items() if b == label)
        result[label] = one_minus(
            column / length_of * (length_of - restricted[label, label]), column - chance[label, label]
        )
    return result


@given(people)
def test_the_family_is_what_counting_characters_gives(people):
    found, expected = sums(people, 30), by_characters(people, 30)
    labels = {label for own in people for *_, label in own}
    if not labels:
        assert u_alpha(found, len(people)).value is None
        return
    got = {
        "u": u_alpha(found, len(people)).value,
        "binary": u_alpha_binary(found, len(people)).value,
        "cu": cu_alpha(found, len(people)).value,
        **{label: ku_alpha(found, len(people), label).value for label in labels},
    }
    for name, value in got.items():
        wanted = expected.get(name)
        assert value == (None if wanted is None else pytest.approx(wanted, abs=1e-9)), name


def parts_by_hand(own, length):
    """Units and gaps of one person in order: start, end, whether it is a unit."""
    found, at = [], 0
    for start, end in own:
        found += [(at, start, False)] if start > at else []
        found.append((start, end, True))
        at = end
    return found + ([(at, length, False)] if at < length else [])


@given(people)
def test_alpha_u_compares_every_section_with_every_other(people):
    """The observed disagreement from the definition: every section of one person with every one of another."""
    stretches = [[(start, end) for start, end, _ in own] for own in people]
    total = 0
    for i, mine in enumerate(stretches):
        for j, theirs in enumerate(stretches):
            if i == j:
                continue
            for a, b, unit in parts_by_hand(mine, 30):
                for c, d, other in parts_by_hand(theirs, 30):
                    if unit and other and a < d and c < b:
                        total += (a - c) ** 2 + (b - d) ** 2
                    elif unit and not other and c <= a and b <= d:
                        total += (b - a) ** 2
                    elif other and not unit and a <= c and d <= b:
                        total += (d - c) ** 2
    m = len(people)
    assert disagreement([(stretches, 30)], m).observed == pytest.approx(total / (m * (m - 1) * 900))


def test_alpha_u_expects_what_all_placements_give():
    """The expected disagreement of one unit against a text without any, by putting it everywhere it fits."""
    # l = 3 and gaps of 2, 5 and 10: 2 / L * l * l * sum(g - l + 1) / (mL(mL - 1) - l(l - 1)).
    found = disagreement([([[(2, 5)], []], 10)], 2)
    places = (10 - 3 + 1) + (5 - 3 + 1)
    assert found.expected == pytest.approx(2 / 10 * 9 * places / (20 * 19 - 3 * 2))


@given(people)
def test_order_of_people_and_parting_a_text_change_nothing(people):
    whole = sums(people, 30)
    for order in permutations(people):
        again = sums(order, 30)
        assert u_alpha(again, len(people)) == u_alpha(whole, len(people))
        assert cu_alpha(again, len(people)) == cu_alpha(whole, len(people))
    twice = Counter(whole)
    twice.update(sums([[] for _ in people], 12))
    assert twice == sums([list(own) for own in people], 42)


@given(units())
def test_who_marks_the_same_agrees_fully_or_it_is_undefined(own):
    found = sums([own, own], 31)
    for figure in (u_alpha(found, 2), u_alpha_binary(found, 2), cu_alpha(found, 2)):
        assert figure.value in (1, None)
        assert (figure.value is None) == bool(figure.why)
    same = alpha_u([disagreement([([[u[:2] for u in own], [u[:2] for u in own]], 31)], 2)])
    assert same.value == (1 if own else None)


@given(any_marks)
def test_flat_keeps_the_longest_and_never_cuts_one_in_two(marks):
    found = flat(marks)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    owner = {}
    for number, (start, end, label) in enumerate(sorted(marks, key=lambda mark: (mark[0] - mark[1], mark))):
        for place in range(start, end):
            owner.setdefault(place, (number, label))
    wanted = {}
    for place, (number, label) in owner.items():
        wanted.setdefault(number, []).append((place, label))
    assert sorted(found) == sorted((min(own)[0], max(own)[0] + 1, own[0][1]) for own in wanted.values())


@given(any_marks, any_marks)
def test_patterns_are_what_looking_at_each_character_gives(mine, theirs):
    rows = Counter(
        tuple(tuple(sorted({label for start, end, label in marks if start <= place < end})) for marks in (mine, theirs))
        for place in range(31)
    )
    assert patterns([runs(mine), runs(theirs)], 31) == rows


def test_merged_joins_what_overlaps_and_not_what_touches():
    assert merged([(5, 8), (0, 3), (2, 5), (8, 9), (5, 8)]) == [(0, 5), (5, 8), (8, 9)]


@given(any_marks)
def test_merged_covers_the_same_characters(marks):
    found = merged([mark[:2] for mark in marks])
    covered = {place for start, end in found for place in range(start, end)}
    assert covered == {place for start, end, _ in marks for place in range(start, end)}
    assert sum(end - start for start, end in found) == len(covered)
