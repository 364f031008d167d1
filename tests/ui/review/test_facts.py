from dataclasses import replace

from desk.model.annotation import Mention
from desk.model.claim import Bearing, Evidence, Link
from desk.model.entity import Entity
from desk.model.span import Span
from desk.ui.review.facts import Known
from tests.builders import BY_ID, EVENT, ORG, a_claim, a_mention, an_article

TEXT = "ISNA said that Heydari left Tehran. ISNA said so."
ARTICLE = an_article(TEXT)
ISNA = a_mention(ARTICLE, TEXT, "ISNA", ORG)
HEYDARI = a_mention(ARTICLE, TEXT, "Heydari", entity="e", attributes=(("known", True), ("role", "head_of_state")))
KNOWN = Known(BY_ID, {ISNA.id: ISNA}, {"e": Entity(id="e", label="PERSON", name="Kiumars Heydari")})


def said(annotation: object) -> dict[str, str]:
    return {fact.title: fact.words for fact in KNOWN.facts(annotation)}  # type: ignore[arg-type]


def test_a_mention_is_told_field_by_field() -> None:
    assert said(HEYDARI) == {
        "Words": "Heydari", "Label": "Person", "Entity": "Kiumars Heydari", "known": "yes", "role": "head of state",
    }  # fmt: skip


def test_a_claim_is_told_with_its_chain_and_evidence() -> None:
    cue = Span.of(TEXT, 5, 9)
    evidence = Evidence(bearing=Bearing.SUPPORTS, url="https://example.org")
    chain = (Link(mention=ISNA.id, cue=cue), Link(span=Span.of(TEXT, 15, 22)), Link(cue=cue))
    claim = a_claim(ARTICLE, TEXT, "left Tehran", attribution=chain, evidence=(evidence,), note="twice")
    assert said(claim) == {
        "Words": "left Tehran",
        "Label": "Claim without a type",
        "Said by": "ISNA (said)  ›  Heydari  ›  no source (said)",
        "Evidence": "supports: https://example.org",
        "Note": "twice",
    }
    assert said(replace(claim, label=EVENT.id))["Label"] == "Event"


def test_two_versions_are_compared_field_by_field() -> None:
    other = replace(HEYDARI, label=ORG.id, entity=None)
    assert isinstance(other, Mention)
    found = {each.title: (each.before, each.after, each.same) for each in KNOWN.compared(HEYDARI, other)}
    assert found["Label"] == ("Person", "Organization", False)
    assert found["Entity"] == ("Kiumars Heydari", "", False)
    assert found["Words"] == ("Heydari", "Heydari", True)


def test_the_same_words_elsewhere_are_another_place() -> None:
    second = TEXT.rindex("ISNA")
    moved = replace(ISNA, spans=(Span.of(TEXT, second, second + 4),))
    (words,) = [each for each in KNOWN.compared(ISNA, moved) if not each.same]
    assert (words.before, words.after) == ("ISNA [0–4)", f"ISNA [{second}–{second + 4})")
