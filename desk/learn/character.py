"""What the words of a content say about the claim: how it is quoted, how certain it is, of which type."""

import re

from desk.learn.cues import Cue, Lexicon
from desk.learn.quotation import Quotation
from desk.model.span import Span


def quote_type(text: str, spans: tuple[Span, ...], quoted: tuple[Quotation, ...]) -> str:
    """direct where all of the content stands in quotation marks, mixed where a part does, else indirect."""
    inside = outside = False
    for span in spans:
        for match in re.finditer(r"\w+", span.text):
            at = span.start + match.start()
            if any(q.start <= at < q.end for q in quoted):
                inside = True
            else:
                outside = True
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def certainty(spans: tuple[Span, ...], lexicon: Lexicon, cue: Cue | None) -> tuple[str | None, Span | None]:
    """How certain the source is of the content after FactBank, and the words that tell; the first such word counts.

    Without such a word it is what the cue implies: a plain "said" is certain, a suggestion is neither.
    """
    for span in spans:
        if match := lexicon.certainty.search(span.text):
            start = span.start + match.start()
            level = lexicon.certainty_of[" ".join(match.group().lower().split())]
            return level, Span(start, start + len(match.group()), match.group())
    return (cue.certainty if cue else None), None


def polarity(spans: tuple[Span, ...], lexicon: Lexicon) -> str:
    """negative where the content denies something, else positive."""
    return "negative" if any(lexicon.negative.search(span.text) for span in spans) else "positive"


def claim_type(spans: tuple[Span, ...], lexicon: Lexicon, cue: Cue | None, complement: str) -> str | None:
    """The type that the cue implies, else the first whose words stand in the content; None where none do."""
    if cue is not None:
        clause = complement in ("that", "quote", "clause") and cue.type_of_clause
        if implied := (cue.type_of_clause if clause else cue.type):
            return implied
    return next((name for name, words in lexicon.types if any(words.search(s.text) for s in spans)), None)
