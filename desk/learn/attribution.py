"""Proposing who said a claim: the chain of sources and cues around a content, and the content of a sentence.

Rules over the words of a cue lexicon, no statistics: what they find is a proposal that a person takes or leaves.
Only the paragraph of the content is read, and what stands before it for pronouns; an article's length costs nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desk.learn import character
from desk.learn.cues import Lexicon
from desk.learn.passage import Named, Paragraph, Passage, named
from desk.learn.phrases import first_subject
from desk.learn.proposal import Candidate, ContentProposal, LinkProposal, Proposal
from desk.learn.reading import reportings
from desk.learn.reporting import AFTER, BEFORE, Reporting
from desk.learn.sources import NameOf, candidates, distinct, nearby
from desk.model.annotation import Mention
from desk.model.label import Label
from desk.model.span import Span

NO_LABELS: Mapping[str, Label] = {}


def propose(
    text: str,
    content: tuple[Span, ...],
    mentions: Iterable[Mention] = (),
    *,
    lexicon: Lexicon,
    labels: Mapping[str, Label] = NO_LABELS,
    published: str | None = None,
    name_of: NameOf | None = None,
) -> Proposal:
    """What stands around a content: its chain outermost first, quote type, certainty, stance, type, date.

    `content` is in order; `mentions` are the article's, in any order; `labels` tells what a project's own labels
    descend from; `published` is the article's day, ISO 8601; `name_of` gives the entity's name of a linked mention.
    """
    spans = tuple(s for s in content if s.start < s.end <= len(text) and s.start >= 0)
    if not spans:
        return Proposal()
    start, end = spans[0].start, spans[-1].end
    article = _Article(text, lexicon, named(mentions, labels, start), published, name_of)
    paragraph = Paragraph.at(text, start, lexicon)
    unit = paragraph.unit(start, end)
    if unit is None:
        return Proposal()
    passage = article.passage(paragraph, unit)
    found = reportings(passage)
    chain = _covering(passage, found, spans)
    links = tuple(_link(passage, r, found, article, (start, end)) for r in chain)
    innermost = chain[-1] if chain else None
    if not chain and (carried := _carried_on(article, paragraph, unit, spans)):
        links, innermost = carried
    quoted = passage.quotations
    quote = character.quote_type(text, spans, quoted) if links else "none"
    cue = innermost.form.cue if innermost else None
    certainty, certainty_cue = character.certainty(spans, lexicon, cue)
    return Proposal(
        links=links,
        quote=quote,
        certainty=certainty,
        certainty_cue=certainty_cue,
        polarity=character.polarity(spans, lexicon) if certainty else None,
        stance=cue.stance if cue else None,
        type=character.claim_type(spans, lexicon, cue, innermost.complement if innermost else ""),
    )


def propose_content(
    text: str,
    start: int,
    end: int | None = None,
    mentions: Iterable[Mention] = (),
    *,
    lexicon: Lexicon,
    labels: Mapping[str, Label] = NO_LABELS,
) -> tuple[ContentProposal, ...]:
    """The contents in the sentence at a caret, or in a selection, without who says them; the likeliest first.

    A caret inside one of several prefers that one. Where nobody is found who says it, the sentence without its full
    stop is the only one; between paragraphs there is none.
    """
    start = max(0, min(start, len(text)))
    end = start if end is None else max(start, min(end, len(text)))
    paragraph = Paragraph.at(text, start, lexicon)
    unit = paragraph.unit(start, end) or paragraph.unit(start - 1, start)
    if unit is None:
        return ()
    article = _Article(text, lexicon, named(mentions, labels, start), None, None)
    passage = article.passage(paragraph, unit)
    found: dict[tuple[tuple[int, int], ...], ContentProposal] = {}
    ranked = _ranked(passage, reportings(passage))
    likely = any(rank >= 0.5 for _, rank in ranked)
    for r, rank in ranked:
        spans = r.spans(passage)
        if start < end and not any(a < end and start < b for a, b in spans):
            continue
        beside = start == end and not any(a <= start <= b for a, b in spans)
        cue = text[slice(*passage.stretch(*r.cue))]
        found.setdefault(
            spans,
            ContentProposal(
                spans=tuple(Span.of(text, *each) for each in spans),
                score=rank * (0.6 if beside else 1.0),
                reason=f"what “{cue}” {'follows' if r.order == AFTER else 'tells'}",
            ),
        )
    if not likely:
        whole = passage.start, passage.end
        if text[whole[1] - 1] == "." and whole[1] - whole[0] > 1:
            whole = whole[0], whole[1] - 1
        sentence = Span.of(text, *whole)
        found[((sentence.start, sentence.end),)] = ContentProposal(
            spans=(sentence,), score=0.5 if found else 0.3, reason="the sentence; nobody is named in it"
        )
    return tuple(sorted(found.values(), key=lambda c: -c.score))


@dataclass(frozen=True, slots=True)
class _Article:
    text: str
    lexicon: Lexicon
    names: Sequence[Named]
    published: str | None
    name_of: NameOf | None

    def passage(self, paragraph: Paragraph, unit: tuple[int, int]) -> Passage:
        return Passage(paragraph, *unit, self.lexicon, self.names, self.published)


def _covering(p: Passage, found: list[Reporting], spans: tuple[Span, ...]) -> list[Reporting]:
    """The attributions whose content holds the spans, outermost first."""
    size = sum(s.end - s.start for s in spans)
    chain = []
    for r in found:
        cue = p.stretch(*r.cue)
        if any(s.start < cue[1] and cue[0] < s.end for s in spans):
            continue
        shared = sum(max(0, min(s.end, b) - max(s.start, a)) for s in spans for a, b in r.spans(p))
        if shared >= 0.6 * size:
            chain.append(r)
    return sorted(chain, key=lambda r: (-_reach(p, r), r.like is not None, r.cue))


def _reach(p: Passage, r: Reporting) -> int:
    return sum(b - a for a, b in r.spans(p))


def _ranked(p: Passage, found: list[Reporting]) -> list[tuple[Reporting, float]]:
    """The attributions by how likely their content is what is meant.

    That is the content of the outermost one; where all of it is one more attribution ("reported that he said"), of the
    one inside. What somebody says within a quotation, and what is only offered or agreed to, comes last.
    """
    scored = []
    for n, r in enumerate(found):
        score = 0.8 if r.order != BEFORE or r.complement in ("that", "quote", "clause") else 0.6
        outer = [o for o in found if o is not r and o.like is None and _holds(p, o, r)]
        begin = p.tokens[r.clause[0]].start
        for o in outer:
            opens = abs(o.spans(p)[0][0] - begin) < 5 and r.complement in ("that", "quote", "clause")
            score += 0.1 if opens else -0.2
        if p.quoted[r.cue[0]] >= 0:
            score -= 0.3
        scored.append((r, max(score, 0.05) - 0.001 * n))
    return sorted(scored, key=lambda each: -each[1])


def _holds(p: Passage, outer: Reporting, inner: Reporting) -> bool:
    """Whether an attribution stands within the content of another."""
    cue = p.stretch(*inner.cue)
    return any(a <= cue[0] and cue[1] <= b for a, b in outer.spans(p))


def _link(
    p: Passage, r: Reporting, found: list[Reporting], article: _Article, content: tuple[int, int]
) -> LinkProposal:
    cue = p.stretch(*r.cue)
    sources = _sources(p, r, found, article)
    if sources or r.shared:
        sources = distinct([*sources, *nearby(p, cue[0], content)])
    form = Candidate(span=Span.of(p.text, *cue), score=0.9, reason=_said_how(r))
    others = [
        Candidate(span=Span.of(p.text, *p.stretch(*o.cue)), score=0.3, reason="another cue of the sentence")
        for o in found
        if o.cue != r.cue and not any(content[0] <= p.tokens[i].start < content[1] for i in range(*o.cue))
    ]
    date = next((d for d in p.dates if _beside(p, r, d.start)), None)
    return LinkProposal(
        sources=tuple(sources),
        cues=(form, *others),
        said_on=date.value if date else None,
        said_on_span=Span.of(p.text, date.start, date.end) if date else None,
        reason=_said_how(r),
    )


def _said_how(r: Reporting) -> str:
    where = {BEFORE: "before its content", AFTER: "after its content"}.get(r.order, "in the middle of its content")
    return f"a cue of the lexicon ({r.form.cue.kind or r.form.cue.shape}) that stands {where}"


def _beside(p: Passage, r: Reporting, at: int) -> bool:
    """Whether a date belongs to the words of the attribution, between its source and its content."""
    first, last = p.stretch(r.clause[0], max(r.clause[1], r.clause[0] + 1))
    return first <= at < last


def _sources(p: Passage, r: Reporting, found: list[Reporting], article: _Article) -> list[Candidate]:
    if r.source is not None:
        return candidates(p, r.source, unwrap=r.unwrap, name_of=article.name_of)
    if not r.shared:
        return []
    before = [o for o in found if o.cue < r.cue and o.source is not None and p.quoted[o.cue[0]] == p.quoted[r.cue[0]]]
    # The subject of the verb before it that this one does not stand inside of.
    for other in reversed(before):
        if other.form.cue.shape in ("verb", "quoting") and not _inside(p, other, r):
            return [replace(c, score=c.score * 0.95) for c in _sources(p, other, found, article)]
    phrase = first_subject(p, r.cue[0])
    return candidates(p, phrase, name_of=article.name_of) if phrase else []


def _inside(p: Passage, outer: Reporting, r: Reporting) -> bool:
    at = p.tokens[r.cue[0]].start
    return any(a <= at < b for a, b in outer.spans(p))


def _carried_on(
    article: _Article, paragraph: Paragraph, unit: tuple[int, int], spans: tuple[Span, ...]
) -> tuple[tuple[LinkProposal, ...], Reporting] | None:
    """Of a quotation without words of its own on who says it: the chain of the quotation before it, or after it."""
    if character.quote_type(article.text, spans, paragraph.quotations) != "direct":
        return None
    for where, beside in _beside_units(article, paragraph, unit):
        passage = article.passage(where, beside)
        found = reportings(passage)
        said = [r for r in found if _quotes(passage, r)]
        if said:
            inside = tuple(Span.of(article.text, *each) for each in said[-1].spans(passage))
            chain = _covering(passage, found, inside) or said[-1:]
            links = [_link(passage, r, found, article, (spans[0].start, spans[-1].end)) for r in chain]
            return tuple(map(_fainter, links)), chain[-1]
        if not passage.quotations:
            return None
    return None


def _beside_units(
    article: _Article, paragraph: Paragraph, unit: tuple[int, int]
) -> list[tuple[Paragraph, tuple[int, int]]]:
    """The units that a quotation may go on from, the likeliest first: those before it, then the one after it."""
    index = paragraph.units.index(unit) if unit in paragraph.units else 0
    before = [(paragraph, u) for u in reversed(paragraph.units[:index])]
    above = paragraph.before(article.lexicon) if index == 0 else None
    if above is not None:
        before = [(above, u) for u in reversed(above.units[-3:])]
    return [*before[:4], *((paragraph, u) for u in paragraph.units[index + 1 : index + 2])]


def _fainter(link: LinkProposal) -> LinkProposal:
    sources = tuple(replace(c, score=c.score * 0.8) for c in link.sources)
    return replace(link, sources=sources, reason="the quotation goes on from the one beside it")


def _quotes(p: Passage, r: Reporting) -> bool:
    return any(q.start < b and a < q.end for q in p.quotations for a, b in r.spans(p))
