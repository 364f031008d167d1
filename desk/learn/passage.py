"""The stretch of text that an attribution is looked for in: a sentence, or all that one quotation runs through.

It holds its tokens, quotations and dates and the mentions in it, so that what reads it only deals in token numbers.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from desk.learn.cues import Lexicon
from desk.learn.dates import DateExpression, expressions
from desk.learn.quotation import Quotation, quotations
from desk.model.annotation import Mention
from desk.model.label import Label, lineage
from desk.text import sentences

REACH = 3000
"""How far to either side of a position its paragraph is looked at; longer ones are cut there."""
LONGEST_UNIT = 4000
"""What a unit that somebody forgot to end is cut to."""

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u200c\u200d"
_TOKEN = re.compile(rf"[^\W_](?:[\w{_MARKS}]|\.-(?=[^\W_])|[-.,:&’'/\u2010\u2011](?=[^\W_]))*|\S")
_POSSESSIVE = re.compile(r"(?<=\w)['’][sS]$")
_DATELINE = re.compile(
    r"[^\W\d_a-z][\w .,'’/-]{0,60}?(?:\([^()\n]{1,40}\)\s*(?:—|–|--?)|\s(?:—|–|--|-))\s+(?=\S)"
    r"|[A-Z]{2,}[A-Z .,]*:\s+(?=[A-Z])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a possessive ending or a mark; `low` is its text in lower case."""

    start: int
    end: int
    low: str
    kind: str


def are_words(phrase: str) -> bool:
    """Whether each part of a phrase between blanks is read as one word, so that a cue of these words can be found."""
    parts = phrase.split()
    return bool(parts) and all(
        part[0].isalnum() and _TOKEN.fullmatch(part) is not None and not _POSSESSIVE.search(part) for part in parts
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A mention that may be a source. `kind` is person, group, place, people or other."""

    start: int
    end: int
    kind: str
    mention: Mention


_KINDS: dict[str, str | None] = {
    "PERSON": "person", "ORG": "group", "GPE": "place", "NORP": "people", "FAC": "place",
    "LOC": None, "EVENT": None, "DATE": None, "QUANTITY": None, "EQUIPMENT": None,
}  # fmt: skip
"""What the labels of domain.md are as sources; None for what does not speak. A label of a project's own is "other"."""


def named(mentions: Iterable[Mention], labels: Mapping[str, Label], position: int) -> list[Named]:
    """The mentions around a position that may be sources, in text order.

    A label counts as the first known one among its ancestors.
    """
    kinds: dict[str | None, str | None] = {}
    found = []
    for mention in mentions:
        if not mention.spans or abs(mention.spans[0].start - position) > 3 * REACH:
            continue
        if mention.label not in kinds:
            label = labels.get(mention.label or "")
            ids = [each.id for each in lineage(label, dict(labels))] if label else [mention.label or ""]
            kinds[mention.label] = next((_KINDS[each] for each in ids if each in _KINDS), "other")
        kind = kinds[mention.label]
        if kind is not None:
            found.append(Named(mention.spans[0].start, mention.spans[0].end, kind, mention))
    return sorted(found, key=lambda n: (n.start, -n.end))


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or the part of a long one around a position: its quotations and units.

    A unit is a sentence, or the sentences that one quotation runs through; `units` are half-open, in order.
    """

    text: str
    start: int
    end: int
    quotations: tuple[Quotation, ...]
    units: tuple[tuple[int, int], ...]
    starts: frozenset[int]
    """Where its sentences start."""

    @classmethod
    def at(cls, text: str, position: int, lexicon: Lexicon) -> "Paragraph":
        """The paragraph that holds a position."""
        low, high = max(0, position - REACH), min(len(text), position + REACH)
        start = text.rfind("\n", low, position) + 1 or low
        end = text.find("\n", position, high)
        end = high if end < 0 else end
        dateline = _DATELINE.match(text, start, min(end, start + 120))
        found = sentences.bounds(text, dateline.end() if dateline else start, end)
        quoted = quotations(text, start, end, lexicon.quotes)
        units: list[tuple[int, int]] = []
        starts: list[int] = []
        for first, last in found:
            # A quotation that only begins where the sentence before ends runs through no boundary.
            crossed = units and any(q.start < units[-1][1] and q.end > first for q in quoted)
            says_so = units and _says_so(text, units[-1], (first, last), quoted, lexicon)
            if crossed or says_so:
                units[-1] = (units[-1][0], last)
            else:
                units.append((first, last))
            if not says_so:
                starts.append(first)
        return cls(text, start, end, quoted, tuple(units), frozenset(starts))

    def before(self, lexicon: Lexicon) -> "Paragraph | None":
        """The paragraph before this one that is not blank; None at the beginning of the text."""
        at = self.start - 1
        low = max(0, at - 200)
        while at > low and self.text[at].isspace():
            at -= 1
        return Paragraph.at(self.text, at, lexicon) if at > low and self.start > 0 else None

    def unit(self, start: int, end: int) -> tuple[int, int] | None:
        """The units that `[start, end)` touches, as one; None between units."""
        touched = [u for u in self.units if u[0] < max(end, start + 1) and start < u[1]]
        if not touched:
            return None
        first, last = touched[0][0], touched[-1][1]
        if last - first > LONGEST_UNIT:
            first, last = max(first, start - LONGEST_UNIT // 2), min(last, start + LONGEST_UNIT // 2)
        return first, last


def _says_so(
    text: str, before: tuple[int, int], after: tuple[int, int], quoted: tuple[Quotation, ...], lexicon: Lexicon
) -> bool:
    """Whether a sentence only tells who put the question quoted before it: `“What now?” Lund asked.`"""
    if not any(q.end == before[1] for q in quoted) or text[before[1] - 2] not in "?!؟…":
        return False
    words = [word.lower() for word in re.findall(r"\w+", text[after[0] : min(after[1], after[0] + 100)])[:7]]
    return any(form.cue.shape == "verb" and len(form.words) == 1 for w in words for form in lexicon.forms.get(w, ()))


@dataclass(frozen=True)
class Passage:
    """A unit of a paragraph with what is in it."""

    paragraph: Paragraph
    start: int
    end: int
    lexicon: Lexicon
    names: Sequence[Named]
    """Of the whole article."""
    published: str | None = None

    @property
    def text(self) -> str:
        """The whole article's."""
        return self.paragraph.text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, in order; the dot of an abbreviation belongs to its word."""
        found: list[Token] = []
        for match in _TOKEN.finditer(self.text, self.start, self.end):
            begin, end, word = match.start(), match.end(), match.group()
            if word == "." and found and found[-1].end == begin and self._abbreviates(end):
                found[-1] = Token(found[-1].start, end, found[-1].low + ".", "word")
                continue
            if word in ("'", "’") and self._owns(found, begin, end):
                found.append(Token(begin, end, word, "possessive"))
                continue
            if not (word[0].isalnum()):
                found.append(Token(begin, end, word, "mark"))
                continue
            if ending := _POSSESSIVE.search(word):
                cut = begin + ending.start()
                found.append(Token(begin, cut, word[: ending.start()].lower(), "word"))
                found.append(Token(cut, end, ending.group().lower(), "possessive"))
                continue
            found.append(Token(begin, end, word.lower(), "word"))
        return tuple(found)

    def _abbreviates(self, end: int) -> bool:
        following = end
        while following < self.end and self.text[following].isspace():
            following += 1
        return end < following < self.end and following not in self.paragraph.starts

    def _owns(self, found: list[Token], begin: int, end: int) -> bool:
        inside = any(q.start < begin < q.end - 1 or begin not in (q.start, q.end - 1) for q in self.quotations)
        if self.quotations and not inside:
            return False
        return (
            bool(found) and found[-1].end == begin and found[-1].low.endswith("s") and self.text[end : end + 1] == " "
        )

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations that touch the passage."""
        return tuple(q for q in self.paragraph.quotations if q.start < self.end and self.start < q.end)

    @cached_property
    def quoted(self) -> tuple[int, ...]:
        """For each token the number of the quotation it is in, its marks included; -1 outside."""
        numbers = []
        for token in self.tokens:
            inside = [i for i, q in enumerate(self.quotations) if q.start <= token.start < q.end]
            numbers.append(inside[0] if inside else -1)
        return tuple(numbers)

    @cached_property
    def dates(self) -> tuple[DateExpression, ...]:
        """The dates in the passage."""
        return tuple(expressions(self.text, self.start, self.end, self.lexicon.dates, self.published))

    @cached_property
    def dated(self) -> frozenset[int]:
        """The tokens that belong to a date, the words that lead to it included."""
        return frozenset(i for i, t in enumerate(self.tokens) if any(d.lead <= t.start < d.end for d in self.dates))

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """The possible sources that touch the passage."""
        first = bisect_right(self.names, self.start - 300, key=lambda n: n.start)
        last = bisect_right(self.names, self.end, key=lambda n: n.start)
        return tuple(n for n in self.names[first:last] if n.end > self.start and n.start < self.end)

    def low(self, index: int) -> str:
        """A token in lower case; empty outside of the passage."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def word(self, index: int) -> bool:
        """Whether there is a word at this number."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == "word"

    def has(self, kind: str, index: int) -> bool:
        """Whether the token belongs to a class of words of the lexicon."""
        return 0 <= index < len(self.tokens) and self.lexicon.has(kind, self.tokens[index].low)

    def verb(self, index: int) -> bool:
        """Whether the token looks like a verb of a sentence; many verbs do not."""
        return self.has("finite", index) and not self.capital(index) and not self.has("determiners", index - 1)

    def reports(self, index: int) -> bool:
        """Whether the token is a verb that reports, so that no noun phrase goes across it."""
        return not self.capital(index) and any(
            len(form.words) == 1
            and form.cue.shape in ("verb", "quoting")
            and (form.name == "past" or (form.name in ("third", "base") and not form.cue.noun))
            for form in self.lexicon.forms.get(self.low(index), ())
        )

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital."""
        return self.word(index) and self.text[self.tokens[index].start].isupper()

    def opens(self, index: int) -> bool:
        """Whether a quotation begins at the token."""
        return 0 <= index < len(self.tokens) and any(q.start == self.tokens[index].start for q in self.quotations)

    def closes(self, index: int) -> bool:
        """Whether a quotation ends with the token."""
        return 0 <= index < len(self.tokens) and any(q.end == self.tokens[index].end for q in self.quotations)

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """From the first token to the one before `last`, in code points."""
        return self.tokens[first].start, self.tokens[last - 1].end
