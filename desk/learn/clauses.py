"""Sentences and clauses of a passage as ranges of token numbers: where content can stand, and where it ends."""

from desk.learn.passage import Passage
from desk.learn.phrases import COMMAS, Phrase, is_adverb

_LEADING = ("(", "[", "$", "£", "€", "#", "@", "'", "‘")
_TAIL = (")", "]", "%", "?", "!", "؟", "'", "’")


def sentence(p: Passage, at: int) -> Phrase:
    """The tokens of the sentence that a token is in; inside a quotation no further than that goes."""
    inside = p.quoted[at]
    first = at
    while first > 0 and not _boundary(p, first - 1, inside):
        first -= 1
    last = at
    while last < len(p.tokens) and not _boundary(p, last, inside):
        last += 1
    return first, min(last + (0 if inside >= 0 else 1), len(p.tokens))


def _boundary(p: Passage, at: int, inside: int) -> bool:
    if inside >= 0:
        return p.quoted[at] != inside
    token = p.tokens[at]
    following = p.tokens[at + 1].start if at + 1 < len(p.tokens) else -1
    if p.quoted[at] >= 0 and not p.closes(at):
        return False
    return following in p.paragraph.starts and (token.kind == "mark" or p.closes(at))


def trimmed(p: Passage, part: Phrase) -> tuple[int, int] | None:
    """A part in code points without the marks at its edges that do not belong to it."""
    first, last = part
    while first < last and p.tokens[first].kind == "mark" and not p.opens(first) and p.low(first) not in _LEADING:
        first += 1
    while (
        last > first and p.tokens[last - 1].kind == "mark" and not p.closes(last - 1) and p.low(last - 1) not in _TAIL
    ):
        last -= 1
    return p.stretch(first, last) if first < last else None


def finite(p: Passage, first: int, last: int) -> bool:
    """Whether a verb is seen among the tokens; many are not."""
    return any(p.has("auxiliaries", i) or p.verb(i) or p.reports(i) for i in range(first, last))


def says_something(p: Passage, first: int, last: int) -> bool:
    """Whether the tokens may be content: more than "In May" or "On the other hand" or a joining word."""
    if finite(p, first, last):
        return True
    return not (
        p.has("prepositions", first) or p.has("adverbs", first) or p.has("coordinators", first) or first in p.dated
    )


def left_content(p: Passage, low: int, begin: int) -> Phrase | None:
    """What stands before the source of an attribution that follows its content; None where that is no content."""
    at = begin - 1
    while at >= low and is_adverb(p, at):
        at -= 1
    if at < low or not (p.low(at) in COMMAS or p.closes(at) or p.low(at) in ("—", "–")):
        return None
    if at == low or (p.closes(at) and at == low):
        return None
    if not p.closes(at) and not p.closes(at - 1) and not says_something(p, low, at):
        return None
    return low, at + 1 if p.closes(at) else at


def clause_end(p: Passage, at: int, high: int) -> int:
    """Where the words of an attribution end that go on at `at`: at the first mark, at most at `high`."""
    while at < high and p.tokens[at].kind != "mark" and p.quoted[at] < 0:
        at += 1
    return at


def content_end(p: Passage, begin: int, start: int) -> int:
    """Where content ends that starts at `start`, for an attribution that begins at `begin`.

    With the sentence, or with the quotation that it is, or with the relative clause that the attribution stands in.
    """
    _, high = sentence(p, start - 1)
    if p.has("relatives", begin - 1) and not p.has("complementizers", start - 1) and p.low(begin - 2) in COMMAS:
        return next((at for at in range(start, high) if p.low(at) in COMMAS), high)
    if start < len(p.tokens) and p.opens(start) and p.quoted[start] >= 0:
        end = quotation_end(p, start)
        return end if not p.word(end) else max(high, end)
    return high


def quotation_end(p: Passage, at: int) -> int:
    """The token after the quotation that a token is in."""
    number = p.quoted[at]
    return next((i for i in range(at, len(p.tokens)) if p.quoted[i] != number), len(p.tokens))


def subject_clause_end(p: Passage, start: int, high: int) -> int:
    """Where a that-clause ends that belongs to the subject: at a comma, or at the second verb."""
    groups = 0
    at = start
    while at < high:
        if p.low(at) in COMMAS:
            return at
        if p.has("auxiliaries", at) or p.verb(at) or p.has("negations", at):
            groups += 1
            if groups == 2:
                return at
            while at + 1 < high and (p.has("auxiliaries", at + 1) or p.verb(at + 1) or is_adverb(p, at + 1)):
                at += 1
        elif any(p.has(kind, at) for kind in ("coordinators", "relatives", "clause_starts")):
            groups -= 1
        at += 1
    return high


def headline(p: Passage) -> bool:
    """Whether the passage is a line of its own without a full stop."""
    return (
        len(p.paragraph.units) == 1
        and len(p.tokens) <= 20
        and bool(p.tokens)
        and p.tokens[-1].low not in (".", "!", "…", ":")
        and not p.closes(len(p.tokens) - 1)
    )
