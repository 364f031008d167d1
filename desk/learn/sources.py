"""From a noun phrase to the candidates for a source slot: mentions first, else the phrase or the name in it."""

from collections.abc import Callable, Iterable

from desk.learn.antecedents import Referring, antecedents
from desk.learn.passage import Named, Passage
from desk.learn.phrases import Phrase, mention_at, token_is_pronoun
from desk.learn.proposal import Candidate
from desk.model.annotation import Mention
from desk.model.span import Span

NameOf = Callable[[Mention], str | None]

MOST = 6
"""How many candidates a slot offers."""


def candidates(p: Passage, phrase: Phrase, *, unwrap: bool = False, name_of: NameOf | None = None) -> list[Candidate]:
    """Who a phrase names, best first; with `unwrap` a document counts as the word of who made it ("ISNA’s report")."""
    first, last = phrase
    if last - first == 1 and token_is_pronoun(p, first):
        return [_pronoun(p, first, name_of)]
    if unwrap and (inner := _maker(p, phrase)):
        whole = _spanned(p, phrase, 0.5, "the document itself")
        return [*candidates(p, inner, name_of=name_of), whole]
    head = _head_end(p, phrase)
    found: list[Candidate] = []
    if (n := _mention_ending(p, first, head)) is not None:
        found.append(_of_mention(n, p, 0.95, f"“{_short(n, p)}” stands beside the cue"))
    whole_score = 0.6 if found else 0.85
    if not found and (name := _name_in(p, first, head)):
        found.append(_spanned(p, name, 0.85, "a name beside the cue; no mention yet"))
        whole_score = 0.6
    referring = _describes(p, first, head)
    whole = _spanned(p, phrase, whole_score, "the words beside the cue")
    if referring and not any(c.mention for c in found):
        whole = Candidate(
            span=whole.span, mention=whole.mention, score=whole.score, reason=whole.reason,
            antecedents=antecedents(p, p.tokens[first].start, referring, name_of),
        )  # fmt: skip
    found.append(whole)
    begin, end = p.stretch(first, last)
    for n in p.named:
        if begin - 30 <= n.start and n.end <= end + 12 and _bracketed_or_inside(p, n, begin, end):
            found.append(_of_mention(n, p, 0.4, f"“{_short(n, p)}” is part of the source’s name"))
    return distinct(found)


def distinct(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without repeated spans, best first."""
    seen: dict[tuple[int, int], Candidate] = {}
    for candidate in sorted(found, key=lambda c: -c.score):
        seen.setdefault((candidate.span.start, candidate.span.end), candidate)
    return list(seen.values())[:MOST]


def nearby(p: Passage, at: int, outside: tuple[int, int]) -> list[Candidate]:
    """Other mentions of the passage as late choices, those nearest to the position `at` first; none from `outside`."""
    near = [n for n in p.named if not (outside[0] <= n.start < outside[1])]
    near.sort(key=lambda n: min(abs(n.start - at), abs(n.end - at)))
    return [
        _of_mention(n, p, 0.3 - 0.03 * rank, f"“{_short(n, p)}” is in the same sentence")
        for rank, n in enumerate(near[:MOST])
    ]


def _pronoun(p: Passage, at: int, name_of: NameOf | None) -> Candidate:
    pronoun = p.lexicon.pronouns[p.low(at)]
    meant = antecedents(p, p.tokens[at].start, Referring(pronoun.refers, pronoun.gender, pronoun.number), name_of)
    candidate = _spanned(p, (at, at + 1), 0.9, "a pronoun beside the cue")
    reason = f"a pronoun; perhaps “{meant[0].span.text}”" if meant else candidate.reason
    return Candidate(span=candidate.span, mention=candidate.mention, score=0.9, reason=reason, antecedents=meant)


def _maker(p: Passage, phrase: Phrase) -> Phrase | None:
    """Who made the document that a phrase names: what owns it, or what follows "by" or "from"."""
    first, last = phrase
    documents = [i for i in range(first, last) if p.has("document_nouns", i)]
    if not documents or mention_at(p, documents[0]):
        return None
    owner = next((i for i in range(first, documents[0]) if p.tokens[i].kind == "possessive"), None)
    if owner is not None and owner > first:
        return first, owner
    by = documents[0] + 1
    return (by + 1, last) if by + 1 < last and p.has("owner", by) else None


def _head_end(p: Passage, phrase: Phrase) -> int:
    """Where what follows the noun begins: "the minister | of health", "a spokesman | for the bank"."""
    first, last = phrase
    for at in range(first + 1, last):
        covering = mention_at(p, at)
        if covering and covering.start < p.tokens[at].start:
            continue
        if (p.has("prepositions", at) and not (p.capital(at - 1) and p.capital(at + 1))) or p.has("relatives", at):
            return at
        if p.tokens[at].kind == "mark":
            return at
    return last


def _mention_ending(p: Passage, first: int, head: int) -> Named | None:
    """The longest mention with which the head of a phrase ends; what only owns something there is none."""
    if head <= first or (p.tokens[head - 1].kind == "possessive" and head - 1 > first):
        return None
    ending = [n for n in p.named if n.end == p.tokens[head - 1].end]
    return max(ending, key=lambda n: n.end - n.start, default=None)


def _name_in(p: Passage, first: int, head: int) -> Phrase | None:
    """The name at the end of a phrase without the titles before it; None where the phrase ends with no name."""
    start = _name_start(p, first, head)
    if start == head or p.tokens[head - 1].kind == "possessive":
        return None
    while start < head and not p.capital(start):
        start += 1
    while start < head - 1 and p.has("determiners", start):
        start += 1
    if p.has("org_nouns", head - 1) or p.has("person_nouns", head - 1):
        return (start, head) if start < head - 1 else None
    titles = [i for i in range(start, head - 1) if p.has("titles", i)]
    return (titles[-1] + 1 if titles else start), head


def _name_start(p: Passage, first: int, head: int) -> int:
    """Where the run of capitals begins that ends at `head`, with the words that join it; `head` where none ends."""
    start = head
    # "the Mehr news agency" is a name as well.
    while start > first + 1 and p.has("definite", first) and p.has("org_nouns", start - 1) and not p.capital(start - 1):
        start -= 1
    if not p.capital(start - 1) or (start < head and p.tokens[start].kind == "possessive"):
        start = head
    while start > first and (
        p.capital(start - 1)
        or p.tokens[start - 1].kind == "possessive"
        or (p.has("prepositions", start - 1) and p.capital(start - 2) and start < head)
        or p.low(start - 1) == "&"
    ):
        start -= 1
    return start


def _describes(p: Passage, first: int, head: int) -> Referring | None:
    """What a description such as "the agency" or "the minister" may refer to; None for a name or a new person."""
    if head - first < 2 or not p.has("definite", first):
        return None
    noun = p.low(head - 1)
    if p.lexicon.has("person_nouns", noun):
        return Referring("person", p.lexicon.genders.get(noun, ""), "singular")
    return Referring("group", "", "singular") if p.lexicon.has("org_nouns", noun) else None


def _bracketed_or_inside(p: Passage, n: Named, begin: int, end: int) -> bool:
    if begin <= n.start and n.end <= end:
        return True
    return n.start > end and p.text[end : n.start].strip() == "("


def _spanned(p: Passage, phrase: Phrase, score: float, reason: str) -> Candidate:
    start, end = p.stretch(*phrase)
    exact = next((n for n in p.named if n.start == start and n.end == end), None)
    return Candidate(
        span=Span.of(p.text, start, end), mention=exact.mention if exact else None, score=score, reason=reason
    )


def _of_mention(n: Named, p: Passage, score: float, reason: str) -> Candidate:
    return Candidate(span=Span.of(p.text, n.start, n.end), mention=n.mention, score=score, reason=reason)


def _short(n: Named, p: Passage) -> str:
    return p.text[n.start : min(n.end, n.start + 40)]
