"""What follows a reporting verb: whom it is said to, when and where, and where the content begins."""

from dataclasses import dataclass

from desk.learn.cues import Cue
from desk.learn.passage import Passage
from desk.learn.phrases import COMMAS, Phrase, after, is_adverb


@dataclass(frozen=True, slots=True)
class Complement:
    """`kind` is that, kept (the joining word belongs to the content: "whether", "to"), quote, clause or none.

    Content begins at the token `start`; with none, `start` is where the words that go with the verb end. `agent` is
    the phrase after "by".
    """

    kind: str
    start: int
    agent: Phrase | None = None


def complement(p: Passage, first: int, cue: Cue, *, passive: bool = False) -> Complement:
    """The complement of a verb whose last word is just before the token `first`."""
    if (through := _through_noun(p, first)) is not None:
        return Complement("that", through)
    at = _past_addressee(p, first) if cue.addressee and not passive else first
    agent: Phrase | None = None
    while at < len(p.tokens) and (p.quoted[at] == p.quoted[first - 1] or p.opens(at)):
        if (begun := _begun(p, at, cue, passive=passive)) is not None:
            return Complement(*begun, agent)
        phrase = after(p, at + 1) if p.has("prepositions", at) else None
        if passive and phrase and p.has("agent", at):
            agent = phrase
        beyond = _past_adjunct(p, at, phrase)
        if beyond is None:
            return Complement("none" if _closed(p, at) else "clause", at, agent)
        at = beyond
    return Complement("none", at, agent)


def _begun(p: Passage, at: int, cue: Cue, *, passive: bool) -> tuple[str, int] | None:
    """The kind of content that a token opens, and where it begins; None where it opens none for certain."""
    low = p.low(at)
    if p.opens(at):
        return "quote", at
    if low in cue.complement or (p.has("complementizers", at) and at not in p.dated):
        return "that", at + 1
    if low == ":" or (low in COMMAS and p.opens(at + 1)):
        return "quote" if p.opens(at + 1) else "clause", at + 1
    return ("kept", at) if _kept(p, at, cue, passive=passive) else None


def _past_adjunct(p: Passage, at: int, phrase: Phrase | None) -> int | None:
    """Over a word that only says how, when or where, or what two commas enclose; None where there is none."""
    if at in p.dated or is_adverb(p, at):
        return at + 1
    if p.low(at) in COMMAS:
        return _past_parenthesis(p, at)
    if p.has("prepositions", at) and not _approximates(p, at):
        return phrase[1] if phrase else at + 1
    return None


def _approximates(p: Passage, at: int) -> bool:
    """Whether a preposition belongs to a number: "at least 30 people", "about 5,000"."""
    if p.has("superlatives", at + 1):
        return True
    return p.has("approximators", at) and p.low(at) != "at" and p.low(at + 1)[:1].isdigit()


def _kept(p: Passage, at: int, cue: Cue, *, passive: bool) -> bool:
    if not p.has("kept_complementizers", at):
        return False
    if p.has("infinitive", at):
        return passive or cue.addressee or cue.kind in ("plan", "demand", "suggestion", "prediction", "confirmation")
    # "said when asked" gives a time, "asked when" a content.
    return not p.has("clause_starts", at) or p.low(at) == "whether" or cue.kind == "question"


def _closed(p: Passage, at: int) -> bool:
    """Whether nothing of the sentence can be content from here on."""
    if p.tokens[at].kind == "mark" and p.low(at) not in ("$", "£", "€", "(", "[", "#", "@"):
        return True
    if p.has("determiners", at) or p.capital(at):
        return False
    return p.has("coordinators", at) or p.has("clause_starts", at)


def _past_addressee(p: Passage, first: int) -> int:
    """Over whom something is said to: "told reporters", "told the teachers who had come"."""
    if first >= len(p.tokens) or not p.word(first) or p.opens(first):
        return first
    if any(p.has(kind, first) for kind in ("complementizers", "prepositions", "kept_complementizers")):
        return first
    if p.low(first) in p.lexicon.pronouns or p.has("reflexives", first):
        return first + 1
    phrase = after(p, first)
    if phrase is None:
        return first
    # "told the panel the deal was dead": a second phrase follows at once; "warned the deal was dead": none does.
    end = phrase[1]
    if p.has("auxiliaries", end) or p.verb(end):
        return first
    if p.has("relatives", end) and not p.has("complementizers", end):
        # "told the teachers who had come that": over the relative clause, where "that" follows it.
        following = range(end + 1, min(end + 16, len(p.tokens)))
        stop_at = next((i for i in following if p.has("complementizers", i) or p.tokens[i].kind == "mark"), end)
        return stop_at if p.has("complementizers", stop_at) else end
    return end


def _past_parenthesis(p: Passage, comma: int) -> int | None:
    """Over what two commas enclose where "that" follows it: "said, according to Tass, that"."""
    for at in range(comma + 1, min(comma + 14, len(p.tokens))):
        if p.low(at) in COMMAS:
            return at + 1 if p.has("complementizers", at + 1) else None
        if p.opens(at):
            return None
    return None


def _through_noun(p: Passage, first: int) -> int | None:
    """Where content begins after an object that reports itself: "rejected accusations that"."""
    for at in range(first, min(first + 8, len(p.tokens) - 1)):
        if p.tokens[at].kind == "mark" or p.has("auxiliaries", at) or p.has("complementizers", at):
            return None
        if p.has("complementizers", at + 1) and any(f.cue.shape == "noun" for f in p.lexicon.forms.get(p.low(at), ())):
            return at + 2
    return None
