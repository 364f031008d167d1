"""Whom a pronoun or a description may mean: the mentions before it, the subject of the nearest sentence first.

A ranking after Hobbs (1978) and centering theory: sentences backwards, within one from left to right, with less for
what stands after a preposition. Only a list to choose from; a person decides.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from desk.learn.passage import Named, Paragraph, Passage
from desk.learn.proposal import Candidate
from desk.model.annotation import Mention
from desk.model.span import Span
from desk.text import sentences

MOST = 5
_SENTENCES = 8
_RUN = re.compile(
    r"(?<![\w’'-])[^\W\d_a-z][\w’'-]*(?:[ \u00a0](?:of |for |al-|bin |van |de |von )?[^\W\d_a-z][\w’'-]*){0,6}"
)
_FITS = {
    "person": ("person", "other"),
    "group": ("group", "place", "other"),
    "any": ("people", "group", "place", "person", "other"),
}


@dataclass(frozen=True, slots=True)
class Referring:
    """What is looked for: `refers` is person, group or any (speaker finds nobody); gender m, f or empty."""

    refers: str
    gender: str
    number: str


def antecedents(
    p: Passage, position: int, wanted: Referring, name_of: Callable[[Mention], str | None] | None = None
) -> tuple[Candidate, ...]:
    """At most MOST candidates before a position, best first; one per entity. Guesses names where no mention fits."""
    if wanted.refers not in _FITS:
        return ()
    stretches = _before(p, position)
    found = [c for d, (start, end) in enumerate(stretches) for c in _mentions(p, start, end, d, wanted)]
    if not found:
        found = [c for d, (start, end) in enumerate(stretches) for c in _guesses(p, start, end, d, wanted)]
    best: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda c: -c.score):
        name = name_of(candidate.mention) if name_of and candidate.mention else None
        best.setdefault(name or candidate.span.text.split()[-1], candidate)
    return tuple(list(best.values())[:MOST])


def _before(p: Passage, position: int) -> list[tuple[int, int]]:
    """The sentences before a position, the nearest first, beginning with the part of its own that stands before it."""
    found: list[tuple[int, int]] = []
    paragraph: Paragraph | None = p.paragraph
    while paragraph is not None and len(found) < _SENTENCES:
        end = min(position, paragraph.end)
        # Not the text before a cut that a very long paragraph needs.
        found += [each for each in reversed(sentences.bounds(p.text, paragraph.start, end)) if each[0] < position]
        paragraph = paragraph.before(p.lexicon)
    if not found or found[0][1] < position - 2:
        found.insert(0, (position, position))
    return found[: _SENTENCES + 1]


def _mentions(p: Passage, start: int, end: int, distance: int, wanted: Referring) -> list[Candidate]:
    inside = [n for n in _within(p, start, end) if n.kind in _FITS[wanted.refers] and not _is_pronoun(p, n)]
    found = []
    behind_pronoun = _subject_is_pronoun(p, start, wanted)
    for rank, n in enumerate(n for n in inside if _agrees(p, n.start, n.end, wanted)):
        score = _score(p, n.start, distance, rank) * (0.5 if behind_pronoun else 1.0)
        score *= 1.0 if n.kind == _FITS[wanted.refers][0] else 0.7
        where = "in the same sentence" if distance == 0 else "in the sentence before" if distance == 1 else "further up"
        found.append(
            Candidate(span=Span.of(p.text, n.start, n.end), mention=n.mention, score=score, reason=f"named {where}")
        )
    return found


def _within(p: Passage, start: int, end: int) -> list[Named]:
    first = bisect_left(p.names, start, key=lambda n: n.start)
    last = bisect_left(p.names, end, key=lambda n: n.start)
    return [n for n in p.names[first:last] if n.end <= end]


def _score(p: Passage, at: int, distance: int, rank: int) -> float:
    before = p.text[max(0, at - 24) : at].lower().split()
    # Titles stand between a preposition and a name: "with President Lund".
    while before and p.lexicon.has("titles", before[-1].strip(".")):
        before.pop()
    oblique = bool(before) and p.lexicon.has("prepositions", before[-1])
    return 0.9 * 0.8**distance * 0.85**rank * (0.7 if oblique else 1.0)


def _is_pronoun(p: Passage, n: Named) -> bool:
    return p.text[n.start : n.end].lower() in p.lexicon.pronouns


def _subject_is_pronoun(p: Passage, start: int, wanted: Referring) -> bool:
    """Whether a sentence goes on about somebody named before it: "He met the general." """
    first = re.match(r"\w+", p.text[start : start + 20])
    pronoun = p.lexicon.pronouns.get(first.group().lower()) if first else None
    return pronoun is not None and pronoun.refers == wanted.refers and pronoun.gender == wanted.gender


def _agrees(p: Passage, start: int, end: int, wanted: Referring) -> bool:
    """Whether what is known of a name's gender, by a title before it or a description after it, allows it."""
    if not wanted.gender:
        return True
    around = re.findall(r"\w+", p.text[max(0, start - 16) : start].lower())[-2:]
    after = re.match(r",?\s*(?:\w+\s+){0,3}?(\w+)", p.text[end : end + 40].lower())
    words = [*around, *([after.group(1)] if after and p.text[end : end + 1] == "," else [])]
    genders = {p.lexicon.genders[w] for w in words if w in p.lexicon.genders}
    return not genders or wanted.gender in genders


def _guesses(p: Passage, start: int, end: int, distance: int, wanted: Referring) -> list[Candidate]:
    """Runs of capitals that look like a person's or a group's name."""
    found: list[Candidate] = []
    for run in _RUN.finditer(p.text, start, end):
        words = list(re.finditer(r"\S+", run.group()))
        if not run.group()[0].isupper():
            continue
        group = any(p.lexicon.has("org_nouns", w.group().lower()) for w in words)
        while len(words) > 1 and any(
            p.lexicon.has(kind, words[0].group().lower()) for kind in ("determiners", "adverbs", "prepositions")
        ):
            words.pop(0)
        if wanted.refers == "person":
            titles = [i for i, w in enumerate(words[:-1]) if p.lexicon.has("titles", w.group().lower().strip("."))]
            words = words[titles[-1] + 1 :] if titles else words
            if group or (len(words) < 2 and not titles):
                continue
        elif not group and not any(w.group().isupper() and len(w.group()) > 2 for w in words):
            continue
        begin, finish = run.start() + words[0].start(), run.start() + words[-1].end()
        finish -= 2 if p.text[begin:finish].endswith(("’s", "'s")) else 0
        if not _agrees(p, begin, finish, wanted):
            continue
        score = _score(p, begin, distance, len(found)) * 0.8
        found.append(Candidate(span=Span.of(p.text, begin, finish), score=score, reason="looks like a name further up"))
    return found
