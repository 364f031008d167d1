"""Verbs on mentions and on what mentions and claims share, as the values that they give."""

from dataclasses import replace

import pytest

from desk.actions import labelling
from desk.model.annotation import Claim, Mention
from desk.model.article import State
from desk.model.change import Change, Stamp
from desk.model.label import Attribute, AttributeKind, Label
from desk.model.span import Span
from tests.builders import BY_ID, EVENT, ORG, PERSON, STAMP, a_claim, a_mention, an_article

TEXT = "Ana met Bo in Paris. Bo said that Ana left."
ARTICLE = an_article(TEXT)
BEGUN = replace(ARTICLE, state=State.IN_PROGRESS)
ANA = a_mention(BEGUN, TEXT, "Ana")
LATER = Stamp("other", "2027-01-01T00:00:00.000Z")
SURE = Attribute(name="sure", kind=AttributeKind.YES_NO, default=True)
ROLE = Attribute(name="role")


def with_defaults(label: Label) -> dict[str, Label]:
    """The label set with one label that asks for `sure` and `role`."""
    return BY_ID | {label.id: replace(label, attributes=(SURE, ROLE))}


def test_tagging_makes_one_mention_and_begins_the_article() -> None:
    transaction = labelling.tag(ARTICLE, [Span.of(TEXT, 0, 3)], PERSON, BY_ID, STAMP)
    born, begun = transaction.changes
    assert isinstance(born.after, Mention)
    assert born.before is None
    assert (born.after.quote, born.after.label, born.after.author) == ("Ana", "PERSON", STAMP.by)
    assert born.after.created == born.after.modified == STAMP.at
    assert begun == Change(ARTICLE, BEGUN)
    assert transaction.title == "Tag Person: Ana"


@pytest.mark.parametrize("state", [State.IN_PROGRESS, State.DONE, State.NEEDS_REVIEW])
def test_an_article_that_was_begun_keeps_its_state(state: State) -> None:
    transaction = labelling.tag(replace(ARTICLE, state=state), [Span.of(TEXT, 0, 3)], PERSON, BY_ID, STAMP)
    assert len(transaction.changes) == 1


def test_several_spans_make_one_discontinuous_mention_in_text_order() -> None:
    late, early = Span.of(TEXT, 8, 10), Span.of(TEXT, 0, 3)
    (born,) = labelling.tag(BEGUN, [late, early], PERSON, BY_ID, STAMP).changes
    assert isinstance(born.after, Mention)
    assert born.after.spans == (early, late)
    assert born.after.quote == "Ana … Bo"


def test_a_new_mention_has_the_defaults_of_its_label() -> None:
    labels = with_defaults(PERSON)
    (born,) = labelling.tag(BEGUN, [Span.of(TEXT, 0, 3)], labels["PERSON"], labels, STAMP).changes
    assert isinstance(born.after, Mention)
    assert born.after.attributes == (("sure", True),)


def test_tagging_all_makes_a_mention_for_each_place() -> None:
    places = [Span.of(TEXT, 21, 23), Span.of(TEXT, 8, 10)]
    transaction = labelling.tag_all(ARTICLE, places, PERSON, BY_ID, STAMP)
    quotes = [change.after.spans for change in transaction.changes if isinstance(change.after, Mention)]
    assert quotes == [(places[1],), (places[0],)]
    assert transaction.title == "Tag 2 × Person: Bo"
    assert transaction.changes[-1] == Change(ARTICLE, BEGUN)


def test_tagging_no_place_does_not_begin_the_article() -> None:
    assert labelling.tag_all(ARTICLE, [], PERSON, BY_ID, STAMP).changes == ()


def test_relabelling_keeps_what_was_set_and_adds_defaults() -> None:
    labels = with_defaults(ORG)
    before = replace(ANA, attributes=(("mention", "name"), ("sure", False)))
    (change,) = labelling.relabel(before, labels["ORG"], labels, LATER).changes
    assert change.after == replace(before, label="ORG", modified=LATER.at)
    (change,) = labelling.relabel(ANA, labels["ORG"], labels, LATER).changes
    assert change.after == replace(ANA, label="ORG", attributes=(("sure", True),), modified=LATER.at)


def test_relabelling_keeps_the_author_and_the_time_it_was_made() -> None:
    (change,) = labelling.relabel(ANA, ORG, BY_ID, LATER).changes
    assert isinstance(change.after, Mention)
    assert (change.after.author, change.after.created) == (ANA.author, ANA.created)


def test_a_claim_without_a_type_can_get_one() -> None:
    (change,) = labelling.relabel(a_claim(BEGUN, TEXT, "Ana left"), EVENT, BY_ID, LATER).changes
    assert isinstance(change.after, Claim)
    assert change.after.label == EVENT.id


@pytest.mark.parametrize(
    "verb",
    [
        lambda: labelling.relabel(ANA, PERSON, BY_ID, LATER),
        lambda: labelling.resize(ANA, 0, ANA.spans[0], LATER),
        lambda: labelling.set_note(ANA, "", LATER),
        lambda: labelling.set_attribute(ANA, "role", None, LATER),
        lambda: labelling.remove([]),
    ],
)
def test_what_is_so_already_changes_nothing(verb: object) -> None:
    assert callable(verb)
    assert verb().changes == ()


def test_resizing_moves_one_span() -> None:
    (change,) = labelling.resize(ANA, 0, Span.of(TEXT, 0, 7), LATER).changes
    assert change.after == replace(ANA, spans=(Span.of(TEXT, 0, 7),), modified=LATER.at)


def test_a_span_moved_past_another_takes_its_place_in_the_order() -> None:
    claim = a_claim(BEGUN, TEXT, "Ana", "Paris")
    (change,) = labelling.resize(claim, 0, Span.of(TEXT, 21, 23), LATER).changes
    assert isinstance(change.after, Claim)
    assert [span.text for span in change.after.spans] == ["Paris", "Bo"]


@pytest.mark.parametrize("end", [15, 19, 21])
def test_parts_of_one_annotation_never_overlap(end: int) -> None:
    claim = a_claim(BEGUN, TEXT, "Ana", "Paris")
    with pytest.raises(ValueError, match="overlap"):
        labelling.resize(claim, 0, Span.of(TEXT, 0, end), LATER)
    with pytest.raises(ValueError, match="overlap"):
        labelling.add_part(claim, Span.of(TEXT, end - 3, end), LATER)


def test_a_part_is_added_in_text_order_also_next_to_another() -> None:
    claim = a_claim(BEGUN, TEXT, "Paris")
    (change,) = labelling.add_part(claim, Span.of(TEXT, 11, 14), LATER).changes
    assert isinstance(change.after, Claim)
    assert [span.text for span in change.after.spans] == ["in ", "Paris"]


def test_a_note_is_set_changed_and_taken_away() -> None:
    (change,) = labelling.set_note(ANA, "who is she?", LATER).changes
    noted = change.after
    assert noted == replace(ANA, note="who is she?", modified=LATER.at)
    assert isinstance(noted, Mention)
    (change,) = labelling.set_note(noted, "", LATER).changes
    assert change.after == replace(ANA, modified=LATER.at)


def test_notes_and_attributes_hold_only_what_text_may_hold() -> None:
    (change,) = labelling.set_note(ANA, "a\r\nb\ud83d\x00", LATER).changes
    assert isinstance(change.after, Mention)
    assert change.after.note == "a\nb\ufffd\ufffd"
    (change,) = labelling.set_attribute(ANA, "role", "\udc00", LATER).changes
    assert isinstance(change.after, Mention)
    assert change.after.attributes == (("role", "\ufffd"),)


def test_attributes_are_kept_in_the_order_of_their_names() -> None:
    mention: Mention = ANA
    for name, value in (("role", "x"), ("amount", 2.5), ("sure", False), ("role", 7)):
        (change,) = labelling.set_attribute(mention, name, value, LATER).changes
        assert isinstance(change.after, Mention)
        mention = change.after
    assert mention.attributes == (("amount", 2.5), ("role", 7), ("sure", False))
    (change,) = labelling.set_attribute(mention, "role", None, LATER).changes
    assert isinstance(change.after, Mention)
    assert change.after.attributes == (("amount", 2.5), ("sure", False))


def test_removing_says_what_or_how_many() -> None:
    claim = a_claim(BEGUN, TEXT, "Ana left")
    assert labelling.remove([ANA]).title == "Remove Ana"
    both = labelling.remove([ANA, claim])
    assert both.title == "Remove 2 annotations"
    assert both.changes == (Change(ANA, None), Change(claim, None))


def test_a_long_quote_is_shortened_to_one_line() -> None:
    assert labelling.shortened("a\n b\tc") == "a b c"
    long = labelling.shortened("word " * 30)
    assert len(long) <= labelling.QUOTE_SHOWN
    assert "word word" in long
    assert long.endswith("…")


def test_every_verb_can_be_taken_back() -> None:
    for transaction in (
        labelling.tag(ARTICLE, [Span.of(TEXT, 0, 3)], PERSON, BY_ID, STAMP),
        labelling.relabel(ANA, ORG, BY_ID, STAMP),
        labelling.remove([ANA]),
    ):
        assert transaction.inverse().inverse() == transaction
