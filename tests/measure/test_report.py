"""The report as a whole: its figures, their intervals and what does not change them."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.measure.bootstrap import drawn, interval
from desk.measure.figures import TITLES
from desk.measure.report import report
from desk.measure.tallies import Coded
from desk.model.annotation import Claim, Mention
from desk.model.ids import new_id
from desk.model.span import Span
from desk.work import Cancelled

WHO = {"article": "a", "author": "x", "created": "", "modified": ""}


def mention(start, end, label="P", **more):
    return Mention(id=new_id(), spans=(Span(start, end, ""),), label=label, **WHO, **more)


def claim(start, end, label=None, **more):
    return Claim(id=new_id(), spans=(Span(start, end, ""),), label=label, **WHO, **more)


def figures(found):
    return {(f.of, f.measure, f.label, f.between): f.result for f in found.figures}


def some_articles(number):
    """Articles in which the second person misses every third mention and mislabels every fifth."""
    made = []
    for n in range(number):
        first = [mention(10 * i, 10 * i + 4 + n % 3, "PO"[i % 2], entity=f"e{i}") for i in range(9)]
        second = [
            replace(each, id=new_id(), label="P" if (i + n) % 5 == 0 else each.label)
            for i, each in enumerate(first)
            if (i + n) % 3
        ]
        claims = [claim(0, 40, "event" if n % 2 else None, attributes=(("certainty", "certain"),))]
        again = [claim(0, 41, "event", attributes=(("certainty", "possible" if n % 4 else "certain"),))]
        made.append(Coded(100, (tuple(first + claims), tuple(second + again))))
    return made


def test_every_figure_has_a_title_and_what_was_counted():
    found = report(some_articles(6), 2, resamples=0)
    assert (found.articles, found.characters) == (6, 600)
    assert {figure.measure for figure in found.figures} <= TITLES.keys()
    assert {figure.of for figure in found.figures} >= {
        *("mentions", "links", "claims", "claim type", "claim certainty"),
        *("chain depth", "chain source", "chain cue"),
    }
    assert all((figure.result.value is None) == bool(figure.result.why) for figure in found.figures)


def test_intervals_hold_the_value_and_are_the_same_for_one_seed():
    articles = some_articles(12)
    found = report(articles, 2, resamples=200, seed=7)
    assert found == report(articles, 2, resamples=200, seed=7)
    bounded = [figure for figure in found.figures if figure.result.low is not None]
    assert len(bounded) > 20
    for figure in bounded:
        assert figure.result.low <= figure.result.value <= figure.result.high
    other = report(articles, 2, resamples=200, seed=8)
    assert figures(other) != figures(found)
    assert [f.result.value for f in other.figures] == [f.result.value for f in found.figures]


def test_an_article_twice_widens_nothing_and_one_alone_has_no_interval():
    (one,) = some_articles(1)
    alone = figures(report([one], 2, resamples=50))
    twice = figures(report([one, one], 2, resamples=50))
    key = ("mentions", "f1_exact", None, (0, 1))
    assert alone[key].low is None
    assert alone[key].why == "no interval from fewer than two articles"
    assert twice[key].low == twice[key].high == twice[key].value == alone[key].value


def test_what_only_some_draws_define_has_no_interval_and_says_so():
    full, empty = some_articles(1)[0], Coded(100, ((), ()))
    found = figures(report([full, empty], 2, resamples=100))
    measure = found["mentions", "f1_exact", None, (0, 1)]
    assert (measure.low, measure.why) == (None, "no interval: undefined in too many draws")


def test_draws_add_whole_rows():
    rows = [[1, 0, 1 << 40], [2, 5, 0], [4, 0, 3]]
    for sums in drawn(rows, 50, seed=3):
        assert sums[0] in {a + b + c for a in (1, 2, 4) for b in (1, 2, 4) for c in (1, 2, 4)}
        assert sums[1] % 5 == 0
    assert list(drawn(rows, 5, seed=3)) == list(drawn(rows, 5, seed=3))
    with pytest.raises(OverflowError):
        next(drawn([[1 << 63], [0]], 1, seed=0))


def test_an_interval_is_the_middle_of_the_values():
    assert interval([float(value) for value in range(1001)]) == pytest.approx((25.0, 975.0))
    assert interval([0.5]) == (0.5, 0.5)


def test_confusions_count_what_met():
    a = [mention(0, 5), mention(10, 15), mention(20, 25)]
    b = [mention(0, 5, "O"), mention(10, 15), mention(30, 35)]
    found = report([Coded(40, (tuple(a), tuple(b)))], 2, resamples=0)
    assert found.confusions["mentions", 0, 1] == {("P", "O"): 1, ("P", "P"): 1, ("P", None): 1, (None, "P"): 1}


def test_links_count_only_where_somebody_linked():
    a = [mention(0, 5, entity="x"), mention(10, 15, entity="x"), mention(20, 25)]
    b = [mention(0, 5, entity="x"), mention(10, 15), mention(20, 25)]
    found = figures(report([Coded(40, (tuple(a), tuple(b)))], 2, resamples=0))
    assert (found["links", "agreement", None, (0, 1)].value, found["links", "agreement", None, (0, 1)].n) == (0.5, 2)


def test_with_three_people_there_are_figures_for_all_and_for_each_two():
    articles = [Coded(c.length, (*c.by, c.by[0])) for c in some_articles(4)]
    found = figures(report(articles, 3, resamples=0))
    assert found["mentions", "kappa", None, (0, 2)].value == 1
    assert found["mentions", "f1_exact", None, (0, 2)].value == 1
    assert found["mentions", "fleiss_kappa", None, (0, 1, 2)].value < 1
    assert ("mentions", "kappa", None, (0, 1, 2)) not in found
    assert found["mentions", "u_alpha", None, (0, 1, 2)].value < 1


def test_labels_restrict_mentions_and_claims_alike():
    found = report(some_articles(4), 2, labels={"O"}, layers=["mentions"], resamples=0)
    assert {figure.label for figure in found.figures} == {None, "O"}
    assert found.made == {"mentions": (16, found.made["mentions"][1])}


def test_the_work_can_be_stopped():
    def stop(done, total):
        assert total == 104
        if done == 50:
            raise Cancelled

    with pytest.raises(Cancelled):
        report(some_articles(4), 2, resamples=100, step=stop)


marks = st.lists(
    st.builds(
        lambda start, length, label, entity: mention(start, start + length, label, entity=entity),
        *(st.integers(0, 20), st.integers(1, 8), st.sampled_from("PQ"), st.sampled_from([None, "e"])),
    ),
    max_size=5,
).map(tuple)
coded = st.lists(st.tuples(marks, marks).map(lambda by: Coded(30, by)), min_size=1, max_size=3)


@settings(max_examples=60)
@given(coded)
def test_people_and_articles_in_any_order_with_any_ids_give_the_same(articles):
    def exact(found):
        return {
            (f.of, f.measure, f.label): f.result.value and round(Fraction(f.result.value), 9) for f in found.figures
        }

    found = report(articles, 2, resamples=0)
    back = report([Coded(c.length, c.by[::-1]) for c in articles], 2, resamples=0)
    renamed = report(
        [
            Coded(c.length, tuple(tuple(replace(each, id=new_id()) for each in reversed(own)) for own in c.by))
            for c in reversed(articles)
        ],
        2,
        resamples=0,
    )
    assert exact(found) == exact(back) == exact(renamed)
    for figure in found.figures:
        value = figure.result.value
        assert value is None or value <= 1
        if figure.measure.startswith("f1") or figure.measure == "agreement":
            assert value is None or value >= 0


@settings(max_examples=60)
@given(st.lists(marks, min_size=1, max_size=3))
def test_the_same_annotations_agree_fully_or_it_is_undefined(own):
    for figure in report([Coded(30, (each, each)) for each in own], 2, resamples=0).figures:
        assert figure.result.value in (1, None), figure
