"""The attributions of a passage: each cue with the phrase of its source and the content that it governs."""

from dataclasses import replace

from desk.learn.constructions import adverb, citing, headline_colon, noun, possessed, preposition, quoting
from desk.learn.passage import Passage
from desk.learn.phrases import COMMAS
from desk.learn.reporting import AFTER, AROUND, BEFORE, Hit, Reporting
from desk.learn.verbs import verb

_MOST = 60
"""How many cues of a passage are looked at; no sentence of the news has as many."""


def reportings(p: Passage) -> list[Reporting]:
    """The attributions of a passage in the order of their cues."""
    taken: set[int] = set()
    found: list[Reporting] = []
    hits = _hits(p)
    for shapes in _PASSES:
        for hit in hits:
            shape = hit.form.cue.shape
            if shape not in shapes or not taken.isdisjoint(range(hit.first, hit.end)):
                continue
            made = citing(p, hit, found) if shape == "citing" else _BY_SHAPE[shape](p, hit)
            for each in made:
                taken.update(range(*each.cue))
                if each.order == BEFORE and each.parts and shape != "noun":
                    taken.update(range(each.cue[1], each.parts[0][0]))
            found += made
    found.sort(key=lambda r: r.cue)
    found = [_cut(p, r, found) for r in found]
    return [r for r in found if r.spans(p)] or headline_colon(p)


def _hits(p: Passage) -> list[Hit]:
    found = []
    for i, token in enumerate(p.tokens):
        for form in p.lexicon.forms.get(token.low, ()):
            if all(p.low(i + n) == word for n, word in enumerate(form.words)):
                found.append(Hit(i, i + len(form.words), form))
        if len(found) >= _MOST:
            break
    return found


def _cut(p: Passage, r: Reporting, others: list[Reporting]) -> Reporting:
    """The attribution with its content ended where the words of a later one begin."""
    if not r.parts or r.order == AFTER:
        return r
    first, end = r.parts[-1]
    for other in others:
        cites = other.form.cue.shape == "citing"
        if other.cue[0] > r.cue[0] and (cites or other.like != r.cue[0]) and first < other.clause[0] < end:
            end = min(end, _end_before(p, r, other, first) or end)
    return replace(r, parts=(*r.parts[:-1], (first, end)))


def _end_before(p: Passage, r: Reporting, other: Reporting, first: int) -> int | None:
    """Where a content that begins at `first` ends because of a later attribution; None where that stands inside it."""
    begin = at = other.clause[0]
    while at > first and (p.low(at - 1) in COMMAS or p.has("coordinators", at - 1) or p.has("as", at - 1)):
        at -= 1
    comma = p.low(begin - 1) in COMMAS
    if other.order == AFTER and other.parts and other.parts[0][0] <= r.cue[0]:
        return at
    if other.order != AROUND and p.has("contrasts", begin - 1) and p.low(begin - 2) in COMMAS:
        return begin - 2
    if other.form.cue.shape == "citing":
        return begin - 1 if comma else None
    if other.order != BEFORE or at == begin:
        return None
    apart = p.low(at) in (*COMMAS, ";") and p.has("coordinators", begin - 1)
    return at if other.shared or apart else None


_BY_SHAPE = {
    "verb": verb,
    "quoting": quoting,
    "preposition": preposition,
    "possessed": possessed,
    "adverb": adverb,
    "noun": noun,
}
_PASSES = (("verb", "quoting", "preposition", "possessed", "adverb"), ("noun",), ("citing",))
"""Nouns after verbs, which may reach through them; what hangs on another attribution last."""
