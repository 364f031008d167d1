"""What an entry of history tells, value by value, and an earlier state of an annotation brought back."""

from dataclasses import replace

import pytest

from desk.actions.chronicle import Names, Told, restored, told
from desk.model.article import State
from desk.model.change import Change, Stamp
from desk.model.claim import Link
from desk.model.review import Decision, Verdict
from desk.model.span import Span
from tests.builders import EVENT, ORG, PERSON, a_claim, a_mention, an_article

TEXT = "Heydari said Tehran would reply 😀."
ARTICLE = an_article(TEXT, title="One")
LATER = Stamp("ben", "2026-02-03T04:05:06.000Z")
NAMES = Names(labels={"PERSON": "Person", "ORG": "Organization"}, people={"ben": "Ben"})
MENTION = a_mention(ARTICLE, TEXT, "Heydari")
CLAIM = a_claim(ARTICLE, TEXT, "Tehran would reply", label=EVENT, attribution=(Link(mention=MENTION.id),))
ALL = {PERSON.id, ORG.id, EVENT.id, MENTION.id, "e1"}


def lines(*changes: Change) -> list[tuple[str, str, str, str]]:
    return [(line.kind, line.field, line.old, line.new) for line in told(changes, NAMES)]


def test_each_value_that_changed_is_told_old_and_new() -> None:
    after = replace(MENTION, label=ORG.id, attributes=(("role", "government"),), note="so", modified=LATER.at)
    assert lines(Change(MENTION, after)) == [
        ("mention", "label", "Person", "Organization"),
        ("mention", "role", "", "government"),
        ("mention", "note", "", "so"),
    ]


def test_what_came_and_what_went_is_told_as_a_whole() -> None:
    decision = Decision(
        id="d", article=ARTICLE.id, annotation=MENTION.id, verdict=Verdict.REJECT, by="ben", at=LATER.at, reason="no"
    )
    assert lines(Change(None, MENTION), Change(MENTION, None)) == [
        ("mention", "", "", "Heydari, Person"),
        ("mention", "", "Heydari, Person", ""),
    ]
    (line,) = told([Change(None, decision)], replace(NAMES, quotes={MENTION.id: "Heydari"}))
    assert (line.name, line.new) == ("Heydari", "Heydari, reject, no")


def test_places_states_and_chains_are_told_in_words() -> None:
    moved = replace(MENTION, spans=(Span.of(TEXT, 0, 12),))
    assert lines(Change(MENTION, moved)) == [
        ("mention", "spans", "“Heydari” [0, 7)", "“Heydari said” [0, 12)"),
    ]
    assert lines(Change(ARTICLE, replace(ARTICLE, state=State.IN_PROGRESS))) == [
        ("article", "state", "new", "in progress"),
    ]
    cue = replace(CLAIM, attribution=(Link(cue=Span.of(TEXT, 8, 12)),))
    assert told([Change(CLAIM, cue)], replace(NAMES, quotes={MENTION.id: "Heydari"})) == [
        Told(
            kind="claim",
            id=CLAIM.id,
            name="Tehran would reply",
            article=ARTICLE.id,
            field="attribution",
            old="Heydari",
            new="“said” [8, 12)",
        )
    ]


def test_an_earlier_state_comes_back_as_a_new_action() -> None:
    now = replace(MENTION, label=ORG.id, modified=LATER.at)
    (change,) = restored(now, MENTION, LATER, there=ALL).changes
    assert change == Change(now, replace(MENTION, modified=LATER.at))
    assert restored(MENTION, MENTION, LATER, there=ALL).changes == ()


def test_what_was_removed_comes_back_without_what_is_gone() -> None:
    linked = replace(MENTION, entity="e1")
    (change,) = restored(None, linked, LATER, there=ALL - {"e1"}).changes
    assert change == Change(None, replace(MENTION, modified=LATER.at))
    (change,) = restored(None, CLAIM, LATER, there=ALL - {MENTION.id}).changes
    assert change.after == replace(CLAIM, attribution=(), modified=LATER.at)
    with pytest.raises(ValueError, match="no longer in the label set"):
        restored(None, MENTION, LATER, there=set())
