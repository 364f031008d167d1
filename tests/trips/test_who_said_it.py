"""A claim and its chain of sources, by keys: proposed, taken, refilled, emptied, and never kept unasked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QToolButton

from desk.model.annotation import Claim, Mention
from desk.model.claim import Link
from desk.ui.chain import Part, Slot
from desk.ui.panels.claimbar import ClaimBar

from .conftest import Sit
from .hand import ALT, SHIFT, Hand, Key

SENTENCE_A, SENTENCE_B, SENTENCE_C = (529, 746), (2143, 2232), (1595, 1756)


@pytest.fixture
def hand(sit: Sit, sample: Path, tmp_path: Path) -> Hand:
    found = sit(tmp_path / "sources.desk")
    found.take_in(sample)
    return found


def claim_of(hand: Hand) -> Claim:
    """The claim that is picked, as the file holds it."""
    return claim_of_id(hand, hand.picked.id)


def claim_of_id(hand: Hand, id: str) -> Claim:
    """One claim as the file holds it."""
    return next(c for c in hand.stored() if isinstance(c, Claim) and c.id == id)


def quotes(claim: Claim, hand: Hand) -> list[tuple[str, str]]:
    """The chain in words."""
    mentions = {a.id: a.quote for a in hand.stored() if isinstance(a, Mention)}
    return [
        (mentions.get(link.mention or "", link.span.text if link.span else ""), link.cue.text if link.cue else "")
        for link in claim.attribution
    ]


def tag(hand: Hand, start: int, end: int, key: Key) -> None:
    hand.select(start, end)
    hand.key(key)
    hand.key(Key.Key_Escape)


def test_c_in_a_sentence_takes_what_is_claimed_and_proposes_who_said_it(hand: Hand) -> None:
    tag(hand, 564, 568, Key.Key_O)
    hand.place(700)
    hand.key(Key.Key_C)
    assert (hand.picked.start, hand.picked.end) == (594, 745)
    assert hand.window.parts.sourcing.proposed
    assert claim_of(hand).attribution == (), "a proposal is not kept before it is taken"
    assert claim_of(hand).attributes == ()
    hand.key(Key.Key_Return)
    assert not hand.window.parts.sourcing.proposed
    assert quotes(claim_of(hand), hand)[0][1] == "reported"
    assert dict(claim_of(hand).attributes)["quote"] == "indirect"


def test_a_proposal_is_never_exported_untaken(hand: Hand, tmp_path: Path) -> None:
    hand.place(700)
    hand.key(Key.Key_C)
    assert hand.window.parts.sourcing.proposed
    (claim,) = hand.export(tmp_path / "out.json")["articles"][0]["claims"]
    assert "attribution" not in claim
    assert "attributes" not in claim


def test_the_bar_shows_all_that_return_would_set(hand: Hand) -> None:
    hand.place(700)
    hand.key(Key.Key_C)
    suggestion = hand.window.parts.sourcing.suggestion
    assert suggestion is not None
    bar = hand.window.findChild(ClaimBar)
    shown = " ".join(label.text() for label in bar.findChildren(QLabel) if label.isVisible())
    assert {"quote", "polarity"} <= suggestion.attributes.keys()
    for name, value in suggestion.attributes.items():
        assert f"{name.replace('_', ' ')}: {value}" in shown
    hand.key(Key.Key_Return)
    assert "polarity" not in " ".join(label.text() for label in bar.findChildren(QLabel) if label.isVisible())


def test_a_long_chain_is_shortened_until_its_innermost_cue_is_in_sight(hand: Hand) -> None:
    tag(hand, 533, 562, Key.Key_O)
    hand.select(647, 662)
    hand.key(Key.Key_C)
    hand.key(Key.Key_Return)
    bar = hand.window.findChild(ClaimBar)
    bar.setFixedWidth(700)
    hand.qtbot.waitUntil(lambda: bar.width() == 700)
    slots = [slot for slot in bar.findChildren(QToolButton) if slot.isVisible()]
    assert [slot.text() for slot in slots if "…" not in slot.text()][-1] == "suggested"
    assert slots[0].text().startswith("Iranian Stu")
    assert slots[0].text().endswith("…")
    assert slots[-1].visibleRegion().boundingRect() == slots[-1].rect()


def test_escape_leaves_the_proposal_and_keeps_the_claim(hand: Hand) -> None:
    hand.place(700)
    hand.key(Key.Key_C)
    hand.key(Key.Key_Escape)
    assert not hand.window.parts.sourcing.proposed
    assert claim_of(hand).attribution == ()


def test_two_levels_come_from_repeating_source_and_cue(hand: Hand) -> None:
    tag(hand, 533, 562, Key.Key_O)
    tag(hand, 621, 636, Key.Key_P)
    hand.select(647, 662)
    hand.key(Key.Key_5)
    hand.key(Key.Key_Escape)
    claim = next(a for a in hand.annotations if isinstance(a, Claim))
    for place, key in (
        ((533, 562), Key.Key_S),
        ((570, 578), Key.Key_U),
        ((621, 636), Key.Key_S),
        ((637, 646), Key.Key_U),
    ):
        hand.view.pick(claim.id)
        select_keeping_the_pick(hand, *place)
        hand.key(key)
    hand.view.pick(claim.id)
    found = quotes(claim_of(hand), hand)
    assert found == [("Iranian Students’ News Agency", "reported"), ("Kiumars Heydari", "suggested")]
    assert all(link.mention for link in claim_of(hand).attribution)
    hand.undo()
    assert quotes(claim_of(hand), hand)[-1] == ("Kiumars Heydari", "")


def select_keeping_the_pick(hand: Hand, start: int, end: int) -> None:
    """A selection is made while a claim is picked: with the mouse, exactly."""
    hand.drag(start, end, exact=True)
    assert hand.view.selection() == (start, end)


def test_a_source_that_stands_after_its_content_is_found(hand: Hand) -> None:
    tag(hand, 2143, 2145, Key.Key_P)
    tag(hand, 2218, 2222, Key.Key_O)
    hand.place(2180)
    hand.key(Key.Key_C)
    assert (hand.picked.start, hand.picked.end) == (2161, 2217)
    hand.key(Key.Key_Return)
    assert quotes(claim_of(hand), hand) == [("ISNA", "reported"), ("He", "suggested")]
    assert dict(claim_of(hand).attributes)["quote"] == "mixed"


def test_tab_walks_the_slots_and_a_slot_in_hand_is_refilled(hand: Hand) -> None:
    tag(hand, 1595, 1605, Key.Key_O)
    hand.place(1660)
    hand.key(Key.Key_C)
    assert (hand.picked.start, hand.picked.end) == (1635, 1755)
    sourcing = hand.window.parts.sourcing
    hand.key(Key.Key_Tab)
    assert sourcing.chain.active == Slot(0, Part.SOURCE)
    hand.key(Key.Key_Tab)
    assert sourcing.chain.active == Slot(0, Part.CUE)
    hand.key(Key.Key_Tab, SHIFT)
    assert sourcing.chain.active == Slot(0, Part.SOURCE)
    select_keeping_the_pick(hand, 1495, 1508)
    hand.key(Key.Key_S)
    assert sourcing.words_of(Slot(0, Part.SOURCE)) == "Morteza Ebadi"
    assert sourcing.proposed, "refilling a slot takes nothing by itself"
    hand.key(Key.Key_Return)
    assert quotes(claim_of(hand), hand)[0][0] == "Morteza Ebadi"
    assert dict(claim_of(hand).attributes)["certainty"] == "possible"


def test_a_source_that_is_tagged_later_becomes_the_mention(hand: Hand) -> None:
    hand.place(2180)
    hand.key(Key.Key_C)
    hand.key(Key.Key_Return)
    claim = claim_of(hand)
    assert claim.attribution[0].span is not None
    span = claim.attribution[0].span
    hand.key(Key.Key_Escape)
    tag(hand, span.start, span.end, Key.Key_O)
    hand.view.pick(claim.id)
    mention = next(a for a in hand.stored() if isinstance(a, Mention))
    assert claim_of(hand).attribution[0].mention == mention.id
    hand.undo()
    assert claim_of(hand).attribution[0] == Link(span=span, cue=claim.attribution[0].cue)


def test_alt_p_proposes_again_for_a_claim_that_was_left_alone(hand: Hand) -> None:
    hand.place(700)
    hand.key(Key.Key_C)
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_P, ALT)
    assert hand.window.parts.sourcing.proposed


def test_removing_a_mention_that_is_a_source_asks_and_leaves_its_words(hand: Hand) -> None:
    tag(hand, 2218, 2222, Key.Key_O)
    hand.place(2180)
    hand.key(Key.Key_C)
    hand.key(Key.Key_Return)
    claim = claim_of(hand)
    mention = next(a for a in hand.stored() if isinstance(a, Mention))
    asked: list[str] = []

    def answer(box: QMessageBox, key: Key) -> None:
        asked.append(box.text())
        hand.key(key)

    hand.key(Key.Key_Escape)
    hand.view.pick(mention.id)
    with hand.answering(QMessageBox, lambda box: answer(box, Key.Key_Escape)):
        hand.key(Key.Key_Delete)
    assert claim_of_id(hand, claim.id) == claim, "asked, and answered with no"
    asked.clear()
    with hand.answering(QMessageBox, lambda box: answer(box, Key.Key_Return)):
        hand.key(Key.Key_Delete)
    assert asked == ["1 claim names it as a source and will keep only its words."]
    hand.view.pick(claim.id)
    assert claim_of(hand).attribution[0].span is not None
    assert quotes(claim_of(hand), hand)[0] == ("ISNA", "reported")
    hand.undo()
    assert claim_of(hand).attribution == claim.attribution


def test_the_cards_say_who_and_what(hand: Hand) -> None:
    tag(hand, 2218, 2222, Key.Key_O)
    hand.place(2180)
    hand.key(Key.Key_C)
    hand.key(Key.Key_6)
    hand.key(Key.Key_Return)
    panel = hand.window.parts.claims
    hand.qtbot.waitUntil(lambda: panel.model.rowCount() == 1 and "ISNA" in str(panel.model.index(0, 0).data()))
