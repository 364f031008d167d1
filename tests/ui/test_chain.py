"""A claim's chain of sources in hand: which slot is next and what goes into it."""

from hypothesis import given
from hypothesis import strategies as st

from desk.model.claim import Link
from desk.model.span import Span
from desk.ui.chain import Chain, Part, Slot, Step

SAID, TOLD, WHO, WHOM = Span(4, 8, "said"), Span(14, 18, "told"), Span(0, 3, "Ana"), Span(10, 13, "Ben")
SPANS = st.sampled_from([SAID, TOLD, WHO, WHOM])


def test_a_source_then_its_cue_make_one_link() -> None:
    chain = Chain().filled(Part.SOURCE, span=WHO)
    assert chain.active == Slot(0, Part.CUE)
    assert chain.filled(Part.CUE, span=SAID).attribution == (Link(span=WHO, cue=SAID),)


def test_repeating_makes_a_second_link_inside_the_first() -> None:
    chain = Chain().filled(Part.SOURCE, span=WHO).filled(Part.CUE, span=SAID)
    chain = chain.filled(Part.SOURCE, mention="m").filled(Part.CUE, span=TOLD)
    assert chain.attribution == (Link(span=WHO, cue=SAID), Link(mention="m", cue=TOLD))


def test_what_is_filled_goes_into_the_slot_in_hand() -> None:
    chain = Chain.of((Link(span=WHO, cue=SAID), Link(span=WHOM, cue=TOLD))).walked(1)
    assert chain.active == Slot(0, Part.SOURCE)
    assert chain.filled(Part.SOURCE, mention="m").steps[0] == Step(mention="m", cue=SAID)
    assert chain.walked(1).walked(1).filled(Part.SOURCE, mention="m").steps[1].mention == "m"


def test_an_empty_slot_is_filled_before_a_new_link_is_made() -> None:
    chain = Chain.of((Link(cue=SAID),)).filled(Part.SOURCE, span=WHO)
    assert chain.attribution == (Link(span=WHO, cue=SAID),)


def test_emptying_the_last_part_takes_the_link_out() -> None:
    chain = Chain.of((Link(span=WHO, cue=SAID),))
    assert chain.emptied(Slot(0, Part.CUE)).attribution == (Link(span=WHO),)
    assert chain.emptied(Slot(0, Part.CUE)).emptied(Slot(0, Part.SOURCE)).steps == ()


def test_links_change_places_and_go() -> None:
    outer, inner = Link(span=WHO, cue=SAID), Link(span=WHOM, cue=TOLD)
    chain = Chain.of((outer, inner))
    assert chain.lifted(1).attribution == (inner, outer)
    assert chain.lifted(0) is chain
    assert chain.without(0).attribution == (inner,)


def test_walking_an_empty_chain_begins_a_link_that_is_not_kept_empty() -> None:
    chain = Chain().walked(1)
    assert chain.active == Slot(0, Part.SOURCE)
    assert chain.attribution == ()


@given(st.lists(st.tuples(st.sampled_from(Part), SPANS)), st.integers(-9, 9))
def test_however_it_is_filled_no_link_is_empty_and_walking_comes_round(
    fillings: list[tuple[Part, Span]], by: int
) -> None:
    chain = Chain()
    for part, span in fillings:
        chain = chain.filled(part, span=span)
    assert all(link.span or link.cue for link in chain.attribution)
    assert Chain.of(chain.attribution).attribution == chain.attribution
    walked = chain.walked(1)
    for _ in walked.slots:
        walked = walked.walked(1 if by >= 0 else -1)
    assert walked.active == chain.walked(1).active
