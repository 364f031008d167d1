"""Pairing, span F1, alignment and chains, on small cases by hand and on random ones by brute force."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from desk.measure.align import Difference, align, mention_spans, spans_of
from desk.measure.chains import chain_of
from desk.measure.chains import sums as chain_sums
from desk.measure.pairing import likeness, overlap, paired
from desk.measure.spans import score, score_labelled, score_unlabelled
from desk.measure.spans import sums as span_sums
from desk.model.annotation import Claim, Mention
from desk.model.claim import Link
from desk.model.ids import new_id
from desk.model.span import Span

WHO = {"author": "x", "created": "", "modified": ""}


def spans(*places):
    return tuple(Span(start, end, "") for start, end in places)


def mention(*places, label="P", **more):
    return Mention(id=new_id(), article="a", spans=spans(*places), label=label, **WHO, **more)


def claim(*places, label=None, chain=(), **more):
    return Claim(id=new_id(), article="a", spans=spans(*places), label=label, attribution=chain, **WHO, **more)


def link(source=None, cue=None, mention=None):
    return Link(mention=mention, span=source and Span(*source, ""), cue=cue and Span(*cue, ""))


def counts(a, b):
    return span_sums([s for s, _ in a], [label for _, label in a], [s for s, _ in b], [label for _, label in b])


def at(start, end):
    return ((start, end),)


def test_exact_pairs_come_before_any_overlap():
    a = [at(0, 10), at(9, 12)]
    b = [at(0, 1), at(0, 10)]
    assert paired(a, b, lambda _i, _j: ()) == [(0, 1)]


def test_of_what_overlaps_the_most_alike_is_paired():
    a = [at(0, 10)]
    b = [at(0, 2), at(1, 10), at(9, 30)]
    assert paired(a, b, lambda _i, _j: ()) == [(0, 1)]
    assert likeness(a[0], b[1]) == 0.9


def test_parts_of_a_discontinuous_one_count_by_what_they_cover():
    assert not overlap(((0, 5), (10, 15)), at(5, 10))
    assert likeness(((0, 5), (10, 15)), ((0, 5), (12, 20))) == 8 / 15


def test_span_f1_by_hand():
    a = [(at(0, 5), "P"), (at(10, 15), "O"), (at(20, 25), "P")]
    b = [(at(0, 5), "P"), (at(10, 15), "P"), (at(21, 25), "P"), (at(40, 45), "O")]
    found = counts(a, b)
    exact = score_labelled(found, "exact", ["O", "P"])
    assert (exact.tp, exact.fp, exact.fn, exact.f1.n) == (1, 3, 2, 7)
    assert exact.f1.value == 2 / 7
    assert score_unlabelled(found, "exact").tp == 2
    assert score_labelled(found, "overlap", ["O", "P"]).tp == 2
    assert score_unlabelled(found, "overlap").tp == 3
    assert score(found, "overlap", "P").f1.value == 4 / 5
    assert score(found, "exact", "O").f1.value == 0


def test_f1_of_nothing_is_undefined_and_of_one_side_is_zero():
    nothing = score_unlabelled(counts([], []), "exact").f1
    assert (nothing.value, nothing.why) == (None, "neither marked anything")
    assert score_unlabelled(counts([(at(0, 1), "P")], []), "exact").f1.value == 0


places = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda p: at(p[0], p[0] + p[1]))
marked = st.lists(st.tuples(places, st.sampled_from("PQ")), max_size=7)


def greedy(a, b):
    """Pairs as the rule has it, found by looking at all pairs again and again; gives their number."""
    a, b, count = list(a), list(b), 0
    while True:
        candidates = [((x != y, -likeness(x, y), min(x, y), max(x, y)), x, y) for x in a for y in b if overlap(x, y)]
        if not candidates:
            return count
        _, x, y = min(candidates)
        a.remove(x)
        b.remove(y)
        count += 1


@given(marked, marked)
def test_counts_are_those_of_brute_force_in_both_directions(a, b):
    there, back = counts(a, b), counts(b, a)
    assert score_unlabelled(there, "overlap").tp == greedy([s for s, _ in a], [s for s, _ in b])
    rest = list(b)
    exact = sum(1 for mark in a if mark in rest and (rest.remove(mark) or True))
    assert score_labelled(there, "exact", "PQ").tp == exact
    for label in "PQ":
        expected = greedy([s for s, of in a if of == label], [s for s, of in b if of == label])
        assert score(there, "overlap", label).tp == expected
    for how in ("exact", "overlap"):
        for one, other in (
            (score_unlabelled(there, how), score_unlabelled(back, how)),
            (score_labelled(there, how, "PQ"), score_labelled(back, how, "PQ")),
        ):
            assert (one.tp, one.fp, one.fn) == (other.tp, other.fn, other.fp)
            assert one.f1 == other.f1
            assert one.f1.value is None or 0 <= one.f1.value <= 1
    for find in (lambda how: score_unlabelled(there, how).tp, lambda how: score_labelled(there, how, "PQ").tp):
        assert find("overlap") >= find("exact")


@given(marked)
def test_f1_with_oneself_is_one(a):
    for how in ("exact", "overlap"):
        assert score_labelled(counts(a, a), how, "PQ").f1.value == (1 if a else None)


def test_each_class_of_disagreement_is_named():
    base = mention((0, 5), entity="e", attributes=(("mention", "name"),))
    source = mention((10, 13))
    said = claim((20, 30), chain=(link(mention=source.id, cue=(14, 18)),))
    cases = {
        Difference.LABEL: replace(base, id="2", label="O"),
        Difference.BOUNDARY: replace(base, id="2", spans=spans((0, 6))),
        Difference.LINK: replace(base, id="2", entity=None),
        Difference.ATTRIBUTE: replace(base, id="2", attributes=()),
    }
    for difference, other in cases.items():
        (found,) = align([[base], [other]], {})
        assert found.differences == {difference}
    (missing,) = align([[base], []], {})
    assert (missing.by, missing.differences) == ((base, None), {Difference.MISSING})
    where = mention_spans([source])
    (same,) = align([[said], [replace(said, id="2", attribution=(link(source=(10, 13), cue=(14, 18)),))]], where)
    assert same.differences == frozenset()
    (chain,) = align([[said], [replace(said, id="2", attribution=(link(source=(10, 13)),))]], where)
    assert chain.differences == {Difference.CHAIN}


def test_mentions_never_answer_to_claims():
    found = align([[mention((0, 5))], [claim((0, 5))]], {})
    assert [case.differences for case in found] == [{Difference.MISSING}, {Difference.MISSING}]


def test_two_claims_on_one_stretch_answer_to_those_that_say_the_same():
    one, two = claim((0, 9), label="event"), claim((0, 9), label="plan")
    found = align([[one, two], [replace(two, id="2"), replace(one, id="1")]], {})
    assert all(not case.differences for case in found)


def test_three_analysts_share_a_case_and_each_has_one_part():
    a, b, c = mention((0, 5)), mention((0, 6)), mention((0, 5), label="O")
    extra = mention((4, 6))
    (first, second) = align([[a], [b, extra], [c]], {})
    assert first.by == (a, b, c)
    assert first.differences == {Difference.BOUNDARY, Difference.LABEL}
    assert (second.by, second.place) == ((None, extra, None), (4, 6))


mentions = st.lists(
    st.builds(
        lambda place, label, entity: mention(*place, label=label, entity=entity),
        places,
        st.sampled_from("PQ"),
        st.sampled_from([None, "e"]),
    ),
    max_size=5,
)


def said(case):
    return [each and (spans_of(each), each.label, each.entity) for each in case.by]


@given(st.lists(mentions, min_size=2, max_size=3))
def test_every_annotation_is_in_one_case_whatever_the_order_and_the_ids(analysts):
    found = align(analysts, {})
    for place, own in enumerate(analysts):
        there = [case.by[place].id for case in found if case.by[place] is not None]
        assert sorted(there) == sorted(each.id for each in own)
    renamed = [[replace(each, id=new_id()) for each in reversed(own)] for own in analysts]
    assert [said(case) for case in align(renamed, {})] == [said(case) for case in found]
    if len(analysts) == 2:
        back = align(analysts[::-1], {})
        assert sorted(map(repr, (said(case)[::-1] for case in back))) == sorted(map(repr, map(said, found)))
    for order in permutations(range(len(analysts))):
        again = align([analysts[place] for place in order], {})
        assert len(again) == len(found)


def test_chains_are_compared_from_the_innermost_source_out():
    # One noted that ISNA reported what Heydari suggested, the other only what Heydari suggested.
    full = claim((30, 40), chain=(link((0, 4), (5, 13)), link((14, 21), (22, 31))))
    short = claim((30, 40), chain=(link((14, 20), (22, 31)),))
    found = chain_sums(chain_of(full, {}), chain_of(short, {}))
    assert (found["pairs"], found["same depth"]) == (1, 0)
    assert (found["source", "a"], found["source", "b"]) == (2, 1)
    assert (found["source", "exact"], found["source", "overlap"]) == (0, 1)
    assert (found["cue", "exact"], found["cue", "overlap"]) == (1, 1)


def test_a_source_that_is_gone_or_not_named_counts_as_not_given():
    gone = claim((0, 1), chain=(link(mention="gone", cue=(2, 3)),))
    assert chain_of(gone, {}) == ((None, ((2, 3),)),)
    assert chain_of(gone, {"gone": at(5, 7)}) == ((at(5, 7), at(2, 3)),)
