"""Coefficients for given units against published examples, to the printed digits, and against plain counting."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.measure.nominal import Tally, alpha, alpha_of, cohen_kappa, fleiss_kappa, scott_pi, share

# Artstein and Poesio 2008, “Inter-coder agreement for computational linguistics”, Computational Linguistics 34(4):
# Table 1 (page 558) and the worked values of S, pi and kappa on it (page 559 and following).
SIMPLE = {("stat", "stat"): 20, ("ireq", "stat"): 20, ("stat", "ireq"): 10, ("ireq", "ireq"): 50}
# The same, the example with three categories of section 2.6 (page 568), with its unweighted coefficients.
THREE = {("stat", "stat"): 46, ("ireq", "stat"): 6, ("ireq", "ireq"): 32, ("ireq", "chck"): 6, ("chck", "chck"): 10}

# Cohen 1960, “A coefficient of agreement for nominal scales”, page 45.
COHEN = {
    (1, 1): 88, (1, 2): 14, (1, 3): 18,
    (2, 1): 10, (2, 2): 40, (2, 3): 10,
    (3, 1): 2, (3, 2): 6, (3, 3): 12,
}  # fmt: skip

# Fleiss 1971, “Measuring nominal scale agreement among many raters”, Table 1 (page 379): 30 subjects, 6 raters each,
# 5 diagnoses; one digit per rating.
FLEISS = (
    *("444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444", "555555"),
    *("144444", "124444", "222333", "144444", "224445", "333335", "111455", "111112", "224444", "133555"),
    *("555555", "244444", "224555", "114444", "144445", "222224", "111155", "224444", "133333", "555555"),
)

# Krippendorff 2011, “Computing Krippendorff's alpha-reliability”, section C: 4 observers, 12 units, with gaps.
OBSERVERS = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]


def rows_of_observers():
    columns = zip(*OBSERVERS, strict=True)
    return Counter(tuple(None if value == "." else value for value in column) for column in columns)


def rounded(measure, digits):
    return round(measure.value, digits)


def test_artstein_and_poesio_with_two_categories():
    tally = Tally.of(SIMPLE)
    assert tally.units == 100
    assert rounded(scott_pi(tally), 3) == 0.341
    assert rounded(cohen_kappa(tally), 3) == 0.348
    assert share(tally.agreeing // 2, tally.units).value == 0.7


def test_artstein_and_poesio_with_three_categories():
    tally = Tally.of(THREE)
    assert rounded(scott_pi(tally), 4) == 0.7995
    assert rounded(cohen_kappa(tally), 4) == 0.8013
    assert rounded(alpha(tally), 4) == 0.8005


def test_cohen_1960():
    assert rounded(cohen_kappa(Tally.of(COHEN)), 3) == 0.492


def test_fleiss_1971():
    tally = Tally.of(Counter(tuple(subject) for subject in FLEISS))
    assert (tally.units, len(tally.uses)) == (30, 6)
    assert round(tally.agreeing / (30 * 6 * 5), 3) == 0.556
    assert rounded(fleiss_kappa(tally), 3) == 0.430


def test_krippendorff_s_four_observers_with_gaps():
    found = alpha_of(rows_of_observers())
    assert (rounded(found, 3), found.n) == (0.743, 11)


def test_krippendorff_1980_with_two_and_three_observers():
    # Content Analysis, 1st ed., pages 133 and 139.
    dichotomy = Counter(zip("0100000010", "0110010100", strict=True))
    assert rounded(alpha_of(dichotomy), 3) == 0.095
    three = Counter(tuple(row) for row in ["111", "122", "222", "444", "144", "222", "123", "333", "222"])
    assert rounded(alpha_of(three), 3) == 0.642


def test_krippendorff_1995_two_by_two():
    # “On the reliability of unitizing continuous data”, page 57, the two continua A, cut into 24 equal parts.
    bertha, bill = "001111111100001111110000", "000011110000000110000000"
    tally = Tally.of(Counter(zip(bertha, bill, strict=True)))
    assert rounded(cohen_kappa(tally), 3) == 0.385
    assert rounded(scott_pi(tally), 3) == 0.314
    assert rounded(alpha(tally), 3) == 0.329


@pytest.mark.parametrize("coefficient", [cohen_kappa, scott_pi, fleiss_kappa, alpha])
def test_without_variation_a_coefficient_is_undefined_and_says_so(coefficient):
    found = coefficient(Tally.of({("x", "x"): 5}))
    assert (found.value, found.n) == (None, 5)
    assert "same value" in found.why


@pytest.mark.parametrize("coefficient", [cohen_kappa, fleiss_kappa, alpha])
def test_without_units_a_coefficient_is_undefined(coefficient):
    found = coefficient(Tally(0, 0, ({}, {})))
    assert (found.value, found.n, found.why) == (None, 0, "there is nothing to compare")


def test_units_that_only_one_person_valued_do_not_count():
    assert alpha_of({("x", None): 3, (None, None): 2}).n == 0
    assert alpha_of({("x", "x"): 2, ("y", "y"): 1, ("z", None): 9}) == alpha_of({("x", "x"): 2, ("y", "y"): 1})


def test_a_row_with_a_gap_is_no_tally():
    with pytest.raises(ValueError):
        Tally.of({("x", None): 1})


values = st.sampled_from("abc")
pairs = st.lists(st.tuples(values, values), min_size=1, max_size=30)
triples = st.lists(st.tuples(values, values, values), min_size=1, max_size=30)


@given(pairs)
def test_two_people_can_be_swapped(rows):
    there = Tally.of(Counter(rows))
    back = Tally.of(Counter((b, a) for a, b in rows))
    for coefficient in (cohen_kappa, scott_pi, alpha):
        assert coefficient(there) == coefficient(back)


@given(triples)
def test_three_people_can_be_in_any_order(rows):
    found = {
        (fleiss_kappa(tally), alpha(tally))
        for order in permutations(range(3))
        for tally in [Tally.of(Counter(tuple(row[place] for place in order) for row in rows))]
    }
    assert len(found) == 1


@given(st.lists(values, min_size=1, max_size=30))
def test_who_says_the_same_agrees_fully_or_it_is_undefined(given_values):
    tally = Tally.of(Counter((value, value) for value in given_values))
    expected = 1 if len(set(given_values)) > 1 else None
    for coefficient in (cohen_kappa, scott_pi, fleiss_kappa, alpha):
        assert coefficient(tally).value == expected


@given(triples)
def test_values_stay_in_bounds_and_follow_renaming(rows):
    tally = Tally.of(Counter(rows))
    renamed = Tally.of(Counter(tuple({"a": "x", "b": "y", "c": "a"}[value] for value in row) for row in rows))
    for coefficient in (fleiss_kappa, alpha):
        found = coefficient(tally)
        assert found == coefficient(renamed)
        assert found.value is None or -1 <= found.value <= 1


@given(st.lists(st.lists(st.sampled_from([None, "a", "b", "c"]), min_size=3, max_size=3), max_size=20))
def test_alpha_is_what_pairing_every_value_with_every_other_gives(rows):
    """Brute force: the mean disagreement within units over that between any two values."""
    units = [[value for value in row if value is not None] for row in rows]
    units = [unit for unit in units if len(unit) > 1]
    everything = [value for unit in units for value in unit]
    n = len(everything)
    within = sum(
        (a != b) / (len(unit) - 1) for unit in units for i, a in enumerate(unit) for j, b in enumerate(unit) if i != j
    )
    across = sum(a != b for i, a in enumerate(everything) for j, b in enumerate(everything) if i != j)
    found = alpha_of(Counter(tuple(row) for row in rows))
    assert found.value == (pytest.approx(1 - (within / n) / (across / (n * (n - 1)))) if across else None)
