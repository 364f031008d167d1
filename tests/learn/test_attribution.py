from collections.abc import Iterable
from pathlib import Path

import pytest

from desk.learn.attribution import propose, propose_content
from desk.learn.cues import lexicon_of
from desk.learn.proposal import Proposal
from desk.model.annotation import Mention
from desk.model.claim import Link
from desk.model.label import Label, LabelKind
from desk.model.span import Span

ENGLISH = lexicon_of("en")
SAMPLE = (Path(__file__).parents[1] / "data" / "joint-exercises.txt").read_text(encoding="utf-8")
PUBLISHED = "2019-06-24T21:57"
TAGGED = (
    ("ORG", 533, 562), ("ORG", 564, 568), ("DATE", 582, 588), ("GPE", 594, 598), ("ORG", 594, 610),
    ("PERSON", 621, 636), ("NORP", 681, 686), ("PERSON", 726, 745), ("PERSON", 1495, 1508), ("ORG", 1595, 1605),
    ("PERSON", 1999, 2016), ("ORG", 2218, 2222),
)  # fmt: skip


def mention(text: str, label: str, start: int, end: int) -> Mention:
    span = Span.of(text, start, end)
    return Mention(
        id=f"{label}-{start}", article="a", spans=(span,), label=label, author="ana", created="", modified=""
    )


def tagged(text: str, *marked: tuple[str, str]) -> list[Mention]:
    return [mention(text, label, text.index(quote), text.index(quote) + len(quote)) for label, quote in marked]


MENTIONS = [mention(SAMPLE, *each) for each in TAGGED]


def of(start: int, end: int, mentions: Iterable[Mention] = MENTIONS) -> Proposal:
    span = Span.of(SAMPLE, start, end)
    return propose(SAMPLE, (span,), mentions, lexicon=ENGLISH, published=PUBLISHED)


def asked(text: str, content: str, mentions: Iterable[Mention] = (), published: str | None = None) -> Proposal:
    span = Span.of(text, text.index(content), text.index(content) + len(content))
    return propose(text, (span,), mentions, lexicon=ENGLISH, published=published)


def chain(proposal: Proposal) -> list[tuple[str | None, str]]:
    return [(link.sources[0].span.text if link.sources else None, link.cues[0].span.text) for link in proposal.links]


def at(start: int, end: int) -> Span:
    return Span.of(SAMPLE, start, end)


def test_isna_reported_what_the_commander_suggested() -> None:
    proposal = of(594, 745)
    assert proposal.attribution == (Link(mention="ORG-533", cue=at(570, 578)),)
    assert (proposal.type, proposal.certainty, proposal.polarity, proposal.quote) == (
        "event", "certain", "positive", "indirect",
    )  # fmt: skip
    assert proposal.said_on == "2019-06-24"
    assert proposal.links[0].said_on_span == at(582, 588)
    assert [c.span for c in proposal.links[0].sources[:2]] == [at(533, 562), at(529, 562)]
    assert at(564, 568) in [c.span for c in proposal.links[0].sources]


def test_what_he_suggested_has_a_chain_of_two() -> None:
    proposal = of(647, 662)
    assert proposal.attribution == (
        Link(mention="ORG-533", cue=at(570, 578)),
        Link(mention="PERSON-621", cue=at(637, 646)),
    )
    assert (proposal.type, proposal.certainty, proposal.said_on) == ("plan_or_prediction", None, None)


def test_an_outer_source_may_stand_after_its_content() -> None:
    proposal = of(2161, 2217)
    assert proposal.attribution == (
        Link(mention="ORG-2218", cue=at(2223, 2231)),
        Link(span=at(2143, 2145), cue=at(2146, 2155)),
    )
    assert (proposal.type, proposal.quote) == ("position", "mixed")
    assert proposal.links[1].sources[0].antecedents[0].mention == MENTIONS[10]


def test_a_marker_of_certainty_is_shown() -> None:
    proposal = of(1635, 1755)
    assert proposal.attribution == (
        Link(mention="ORG-1595", cue=at(1606, 1614)),
        Link(span=at(1627, 1629), cue=at(1630, 1634)),
    )
    assert proposal.links[1].sources[0].antecedents[0].span == at(1495, 1508)
    assert (proposal.type, proposal.certainty, proposal.certainty_cue) == ("quantity", "possible", at(1701, 1706))
    assert proposal.links[0].said_on == "2019-05"


@pytest.mark.parametrize(
    ("content", "sources", "meant"),
    [
        ((594, 745), [(533, 562)], None),
        ((647, 662), [(533, 562), (621, 636)], None),
        ((2161, 2217), [(2218, 2222), (2143, 2145)], (1999, 2016)),
        ((1635, 1755), [(1595, 1605), (1627, 1629)], (1495, 1508)),
    ],
)
def test_without_any_mention_spans_are_proposed(
    content: tuple[int, int], sources: list[tuple[int, int]], meant: tuple[int, int] | None
) -> None:
    proposal = of(*content, mentions=())
    assert [link.sources[0].span for link in proposal.links] == [at(*each) for each in sources]
    assert all(link.sources[0].mention is None for link in proposal.links)
    if meant:
        assert proposal.links[-1].sources[0].antecedents[0].span == at(*meant)


@pytest.mark.parametrize(
    ("sentence", "content"),
    [((529, 746), (594, 745)), ((2143, 2232), (2161, 2217)), ((1595, 1756), (1635, 1755))],
)
def test_the_content_of_a_sentence_is_cut_out_of_it(sentence: tuple[int, int], content: tuple[int, int]) -> None:
    for mentions in (MENTIONS, ()):
        found = propose_content(SAMPLE, *sentence, mentions, lexicon=ENGLISH)
        assert found[0].spans == (at(*content),)
        caret = propose_content(SAMPLE, content[0] + 20, None, mentions, lexicon=ENGLISH)
        assert caret[0].spans == (at(*content),)


def test_a_source_between_the_parts_of_its_content_leaves_two_spans() -> None:
    start = SAMPLE.index("In subsequent meetings")
    (first, *_) = propose_content(SAMPLE, start, None, MENTIONS, lexicon=ENGLISH)
    assert [s.text for s in first.spans] == [
        "In subsequent meetings", "the Iranians and Iraqis arranged for joint drills",
    ]  # fmt: skip
    proposal = propose(SAMPLE, first.spans, MENTIONS, lexicon=ENGLISH)
    assert chain(proposal) == [("ISNA", "according to")]


def test_a_quotation_over_two_sentences_keeps_its_source() -> None:
    start = SAMPLE.index("Inshallah")
    proposal = of(start, SAMPLE.index("happen.”") + 8)
    assert chain(proposal) == [("Heydari", "said")]
    assert proposal.quote == "direct"


@pytest.mark.parametrize(
    ("text", "content", "links"),
    [
        ("The rover is lost, said Ilse Brandt, its director.", "The rover is lost", [("Ilse Brandt", "said")]),
        ("“A trap,” Lund said. “We left.”", "“We left.”", [("Lund", "said")]),
        ("“A trap,” Lund said.\n“We left.”", "“We left.”", [("Lund", "said")]),
        ("“What now?” Lund asked. Nobody knew.", "“What now?”", [("Lund", "asked")]),
        ("Tass quoted Lund as saying the dam held.", "the dam held", [("Tass", "quoted"), ("Lund", "saying")]),
        ("It is believed that the dam held.", "the dam held", [(None, "believed")]),
        ("The dam reportedly held.", "held", [(None, "reportedly")]),
        ("Minister: the dam will hold", "the dam will hold", [("Minister", ":")]),
        ("In Lund’s words, the dam is “a joke.”", "the dam is “a joke.”", [("Lund", "words")]),
        ("Lund visited the dam and said it would hold.", "it would hold", [("Lund", "said")]),
        ("Lund, 54, a farmer from Oslo, said the dam held.", "the dam held", [("Lund", "said")]),
        ("Lund rejected claims that the dam leaked.", "the dam leaked", [("Lund", "rejected")]),
        ("Lund did not say whether the dam leaked.", "whether the dam leaked", []),
        ("The dam was built in 1931.", "The dam was built in 1931", []),
    ],
)
def test_the_ways_in_which_news_names_its_sources(text: str, content: str, links: list[tuple[str | None, str]]) -> None:
    assert chain(asked(text, content)) == links


def test_nobody_is_said_to_say_what_nobody_says() -> None:
    proposal = asked("The dam was built in 1931.", "The dam was built in 1931")
    assert (proposal.links, proposal.quote, proposal.certainty, proposal.said_on) == ((), "none", None, None)


def test_a_denial_denies() -> None:
    proposal = asked("The ministry denied that shots were fired.", "shots were fired")
    assert (proposal.stance, proposal.certainty) == ("denies", None)


def test_every_candidate_has_a_reason_and_the_best_is_first() -> None:
    for link in of(1635, 1755).links:
        assert link.reason
        for slot in (link.sources, link.cues):
            assert all(c.reason for c in slot)
            assert [c.score for c in slot] == sorted((c.score for c in slot), reverse=True)


def test_a_name_beside_the_cue_beats_a_country_in_its_title() -> None:
    text = "Iranian President Hassan Rouhani said the dam held."
    mentions = tagged(text, ("NORP", "Iranian"), ("PERSON", "Hassan Rouhani"))
    assert asked(text, "the dam held", mentions).links[0].sources[0].mention == mentions[1]


def test_a_description_wins_over_a_country_inside_it() -> None:
    text = "The Iranian consul-general in Erbil said the dam held."
    mentions = tagged(text, ("GPE", "Erbil"), ("NORP", "Iranian"))
    assert chain(asked(text, "the dam held", mentions)) == [("The Iranian consul-general in Erbil", "said")]


def test_dates_and_weapons_are_no_sources() -> None:
    text = "Monday said the dam held."
    mentions = tagged(text, ("DATE", "Monday"))
    assert all(c.mention is None for link in asked(text, "the dam held", mentions).links for c in link.sources)


def test_a_label_of_the_project_counts_as_what_it_descends_from() -> None:
    text = "A drone said the dam held."
    drone = tagged(text, ("drone", "drone"))
    weapon = Label(id="EQUIPMENT", kind=LabelKind.ENTITY, name="Weapon")
    labels = {"drone": Label(id="drone", kind=LabelKind.ENTITY, name="Drone", parent="EQUIPMENT"), weapon.id: weapon}
    span = Span.of(text, 13, len(text) - 1)
    as_own = propose(text, (span,), drone, lexicon=ENGLISH)
    as_weapon = propose(text, (span,), drone, lexicon=ENGLISH, labels=labels)
    assert any(c.mention for c in as_own.links[0].sources)
    assert not any(c.mention for c in as_weapon.links[0].sources)


def test_a_pronoun_offers_each_entity_once_and_minds_gender() -> None:
    text = "Mrs. Anna Holt met Carl Lund. Lund left early. She said the dam held."
    holt, lund, again = (
        *tagged(text, ("PERSON", "Anna Holt"), ("PERSON", "Carl Lund")),
        mention(text, "PERSON", 30, 34),
    )
    names = {holt.id: "Anna Holt", lund.id: "Carl Lund", again.id: "Carl Lund"}
    span = Span.of(text, text.index("the dam"), len(text) - 1)
    proposal = propose(text, (span,), [holt, lund, again], lexicon=ENGLISH, name_of=lambda m: names[m.id])
    meant = [c.mention.id for c in proposal.links[0].sources[0].antecedents if c.mention]
    assert sorted(meant) == sorted({holt.id, again.id})
    he = text.replace("She", "He")
    span = Span.of(he, he.index("the dam"), len(he) - 1)
    found = propose(he, (span,), tagged(he, ("PERSON", "Anna Holt")), lexicon=ENGLISH)
    assert all(c.span.text != "Anna Holt" for c in found.links[0].sources[0].antecedents)


def test_persian_has_its_own_order_marks_and_words() -> None:
    text = "سردار حیدری روز دوشنبه در تهران گفت که ایران می‌تواند رزمایش برگزار کند. وی افزود: «رزمایش خواهد شد.»"
    persian = lexicon_of("fa")
    (first, *_) = propose_content(text, 3, None, lexicon=persian)
    assert first.spans[0].text == "ایران می‌تواند رزمایش برگزار کند"
    proposal = propose(text, first.spans, lexicon=persian, published="2019-06-24")
    assert chain(proposal) == [("سردار حیدری", "گفت")]
    assert (proposal.certainty, proposal.said_on) == ("possible", "2019-06-24")
    quote = Span.of(text, text.index("«"), len(text))
    heydari = tagged(text, ("PERSON", "حیدری"))
    added = propose(text, (quote,), heydari, lexicon=persian)
    assert chain(added) == [("وی", "افزود")]
    assert added.quote == "direct"
    assert added.links[0].sources[0].antecedents[0].mention == heydari[0]
