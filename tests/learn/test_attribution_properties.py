from hypothesis import given
from hypothesis import strategies as st

from desk.learn.attribution import propose, propose_content
from desk.learn.cues import lexicon_of
from desk.learn.proposal import Candidate
from desk.model.annotation import Mention
from desk.model.span import Span

WORDS = (
    "Iran", "Heydari", "he", "She", "it", "they", "said", "says", "told", "reporters", "reported", "that", "denied",
    "according", "to", "in", "a", "the", "statement", "claim", "by", "as", "saying", "quoted", "was", "adding", "who",
    "citing", "reportedly", "could", "Monday", "on", "May", "and", "but", "did", "not", "’s", "’", "“", "”", '"', "'",
    "«", "»", ",", ".", ":", "?", "(", ")", "—", "\n", "  ", "😀", "👨‍👩‍👧", "e\u0301", "گفت", "که", "وی",
    "می‌گوید", "،", "به گزارش", "\u200f", "\u00a0", "U.S.", "...", "$4", "5%",
)  # fmt: skip
LEXICONS = (lexicon_of("en"), lexicon_of("fa"))


@st.composite
def texts(draw: st.DrawFn) -> str:
    if draw(st.booleans()):
        return draw(st.text(max_size=120))
    blanks = draw(st.sampled_from((" ", "")))
    return blanks.join(draw(st.lists(st.sampled_from(WORDS), max_size=40)))


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, tuple[Span, ...], list[Mention]]:
    text = draw(texts())
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True)))
    spans = tuple(Span.of(text, a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    mentions = []
    for n in range(draw(st.integers(0, 4))):
        a, b = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        if a < b:
            label = draw(st.sampled_from(("PERSON", "ORG", "GPE", "DATE", "own", None)))
            mentions.append(
                Mention(
                    id=str(n),
                    article="a",
                    spans=(Span.of(text, a, b),),
                    label=label,
                    author="",
                    created="",
                    modified="",
                )
            )
    return text, spans, mentions


def check(text: str, candidate: Candidate) -> None:
    assert candidate.span.holds(text)
    assert 0 <= candidate.score <= 1
    assert candidate.mention is None or candidate.mention.spans[0] == candidate.span
    for antecedent in candidate.antecedents:
        check(text, antecedent)


@given(cases(), st.sampled_from(LEXICONS), st.sampled_from((None, "2019-06-24", "0001-01-01", "nonsense")))
def test_a_proposal_never_fails_and_all_its_quotes_hold(case, lexicon, published) -> None:
    text, spans, mentions = case
    proposal = propose(text, spans, mentions, lexicon=lexicon, published=published, name_of=lambda m: m.label)
    for link in proposal.links:
        assert link.sources or link.cues
        assert link.link()
        for candidate in (*link.sources, *link.cues):
            check(text, candidate)
        assert link.said_on_span is None or link.said_on_span.holds(text)
    assert proposal.certainty_cue is None or proposal.certainty_cue.holds(text)
    assert proposal.quote in ("direct", "indirect", "mixed", "none")
    assert (proposal.quote == "none") == (not proposal.links)


@given(cases(), st.integers(-5, 130), st.integers(-5, 130) | st.none(), st.sampled_from(LEXICONS))
def test_contents_never_fail_and_are_sound(case, start, end, lexicon) -> None:
    text, _, mentions = case
    for content in propose_content(text, start, end, mentions, lexicon=lexicon):
        assert content.spans
        assert all(span.holds(text) for span in content.spans)
        assert all(a.end <= b.start for a, b in zip(content.spans, content.spans[1:], strict=False))
        assert 0 <= content.score <= 1
        propose(text, content.spans, mentions, lexicon=lexicon)


@given(cases(), st.sampled_from(LEXICONS))
def test_spans_of_another_text_do_no_harm(case, lexicon) -> None:
    text, spans, mentions = case
    propose(text[: len(text) // 2], spans, mentions, lexicon=lexicon)
