"""What answers to what, and in what it differs."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.measure.align import Case, Difference, align, differences, mention_spans
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.claim import Bearing, Evidence, Link
from desk.model.review import content_of
from desk.model.span import Span
from tests.builders import EVENT, ORG, PERSON, a_claim, a_mention, an_article

TEXT = "ISNA reported that Heydari met Sabahifar in Tehran on Monday."
ARTICLE = an_article(TEXT)


def mention(quote: str, author: str, **more: object) -> Mention:
    return a_mention(ARTICLE, TEXT, quote, author=author, **more)


def claim(author: str, quote: str = "Heydari met Sabahifar", **more: object) -> Claim:
    return a_claim(ARTICLE, TEXT, quote, author=author, **more)


def the_case(*by: list[Annotation]) -> Case:
    (case,) = align(by, mention_spans([each for own in by for each in own]))
    return case


def test_a_label_a_place_and_a_link_are_told_apart() -> None:
    one = mention("Heydari", "ana")
    assert the_case([one], [mention("Heydari", "ben")]).differences == frozenset()
    assert the_case([one], [mention("Heydari", "ben", label=ORG)]).differences == {Difference.LABEL}
    assert the_case([one], [mention("Heydari met", "ben")]).differences == {Difference.BOUNDARY}
    assert the_case([one], [mention("Heydari", "ben", entity="e")]).differences == {Difference.LINK}
    other = mention("Heydari", "ben", attributes=(("mention", "name"),))
    assert the_case([one], [other]).differences == {Difference.ATTRIBUTE}
    assert the_case([one], []).differences == {Difference.MISSING}


def test_claims_differ_in_type_fields_content_and_chain() -> None:
    cue = Span.of(TEXT, 5, 13)
    source = Span.of(TEXT, 0, 4)
    one = claim("ana", attribution=(Link(span=source, cue=cue),))
    assert the_case([one], [claim("ben", attribution=(Link(span=source, cue=cue),))]).differences == frozenset()
    assert the_case([one], [claim("ben", attribution=(Link(span=source),))]).differences == {Difference.CHAIN}
    assert the_case([one], [claim("ben")]).differences == {Difference.CHAIN}
    typed = claim("ben", attribution=one.attribution, label=EVENT)
    assert the_case([one], [typed]).differences == {Difference.LABEL}
    sure = claim("ben", attribution=one.attribution, attributes=(("certainty", "certain"),))
    assert the_case([one], [sure]).differences == {Difference.ATTRIBUTE}
    longer = claim("ben", "Heydari met Sabahifar in Tehran", attribution=one.attribution)
    assert the_case([one], [longer]).differences == {Difference.BOUNDARY}
    proof = Evidence(bearing=Bearing.SUPPORTS, url="https://example.org")
    assert the_case([one], [replace(one, id="x", evidence=(proof,))]).differences == {Difference.ATTRIBUTE}


def test_sources_are_the_same_where_each_named_a_mention_of_their_own() -> None:
    hers, his = mention("ISNA", "ana"), mention("ISNA", "ben")
    one, two = claim("ana", attribution=(Link(mention=hers.id),)), claim("ben", attribution=(Link(mention=his.id),))
    cases = align([[hers, one], [his, two]], mention_spans([hers, his]))
    assert [case.differences for case in cases] == [frozenset(), frozenset()]
    words = claim("ben", attribution=(Link(span=Span.of(TEXT, 0, 4)),))
    assert differences(one, words, mention_spans([hers])) == frozenset()


def test_what_six_people_say_is_one_case() -> None:
    said = [[mention("Heydari", f"p{place}", label=ORG if place == 3 else PERSON)] for place in range(6)]
    said[5] = []
    case = the_case(*said)
    assert [each is not None for each in case.by] == [True] * 5 + [False]
    assert case.differences == {Difference.LABEL, Difference.MISSING}


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    start = draw(st.integers(0, 3))
    span = Span.of(TEXT, start, start + draw(st.integers(1, 2)))
    common = {
        "id": draw(st.uuids().map(str)), "article": ARTICLE.id, "spans": (span,), "author": "a", "created": "",
        "modified": "", "note": draw(st.sampled_from(["", "x"])),
        "attributes": draw(st.sampled_from([(), (("role", "place"),)])),
    }  # fmt: skip
    if draw(st.booleans()):
        return Mention(label=draw(st.sampled_from(["A", "B"])), entity=draw(st.sampled_from([None, "e"])), **common)
    source = st.sampled_from([Link(mention="m"), Link(mention="n"), Link(span=Span.of(TEXT, 0, 4)), Link(cue=span)])
    chain = tuple(draw(st.lists(source, max_size=2)))
    return Claim(label=draw(st.sampled_from([None, "C"])), attribution=chain, **common)


@given(annotations(), annotations())
def test_two_that_do_not_differ_say_the_same(one: Annotation, other: Annotation) -> None:
    sources = {"m": ((0, 4),), "n": ((0, 4),)}
    if type(one) is type(other):
        same = content_of(one, sources) == content_of(other, sources)
        assert same == (not differences(one, other, sources))


@given(st.lists(st.lists(annotations(), max_size=5), min_size=2, max_size=4))
def test_every_annotation_is_in_one_case(by: list[list[Annotation]]) -> None:
    cases = align(by, {"m": ((0, 4),), "n": ((0, 4),)})
    for place, own in enumerate(by):
        there = [case.by[place] for case in cases if case.by[place] is not None]
        assert sorted(each.id for each in there if each) == sorted(each.id for each in own)


@pytest.mark.parametrize("how", [reversed, list])
def test_the_order_of_people_does_not_matter(how: object) -> None:
    by = [[mention("Heydari met", "a")], [mention("Heydari", "b")], [mention("Heydari met Sabahifar", "c")]]
    cases = align([*how(by)], {})  # type: ignore[operator]
    assert {frozenset(each.author for each in case.by if each) for case in cases} == {frozenset("abc")}
