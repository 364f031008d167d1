"""Noun phrases without a parser: how far the subject before a verb goes, and what follows a preposition.

News writes its sources plainly and close to the cue, so that the words at which a phrase cannot go on (a comma, "that",
an auxiliary) say enough. Phrases are half-open ranges of token numbers of a passage.
"""

from desk.learn.passage import Named, Passage

Phrase = tuple[int, int]

COMMAS = (",", "،")
_LONGEST = 18


def skip_left(p: Passage, i: int) -> tuple[int, bool, bool]:
    """From a verb leftwards over auxiliaries, adverbs, dates and brackets.

    Returns the number of the token where the subject ends, whether the verb is negated, and whether passive.
    """
    negated = passive = False
    at = i - 1
    while at >= 0 and p.quoted[at] == p.quoted[i]:
        if p.has("negations", at):
            negated = True
        elif p.has("passive_auxiliaries", at):
            passive = True
        elif p.low(at) == ")" and (opening := _opening(p, at)) is not None:
            at = opening
        elif not (p.has("auxiliaries", at) or is_adverb(p, at) or at in p.dated):
            break
        at -= 1
    return at, negated, passive


def is_adverb(p: Passage, i: int) -> bool:
    """Whether the token only says how or when; a capital inside of a sentence makes it a name."""
    return p.has("adverbs", i) and not (p.capital(i) and i > 0 and p.word(i - 1)) and mention_at(p, i) is None


def mention_at(p: Passage, i: int) -> Named | None:
    """The longest mention that covers a token."""
    if not 0 <= i < len(p.tokens):
        return None
    token = p.tokens[i]
    over = [n for n in p.named if n.start <= token.start and token.end <= n.end]
    return max(over, key=lambda n: n.end - n.start, default=None)


def subject(p: Passage, last: int, low: int = 0) -> Phrase | None:
    """The phrase that ends with the token `last` and begins at `low` at the earliest; None where no phrase can."""
    if last < 0 or (not p.word(last) and p.low(last) not in "’'%"):
        return None
    if p.lexicon.classes.get("subject_ends"):
        return _clause_opening(p, last, low)
    first = last + 1
    at = last
    while at >= low and last - at < _LONGEST and p.quoted[at] == p.quoted[last]:
        if _ends_phrase(p, at, last):
            break
        first = at
        covering = mention_at(p, at)
        if covering and p.tokens[at].start > covering.start:
            at -= 1
            continue
        if p.has("determiners", at) and not _goes_on(p, at):
            break
        at -= 1
    while first <= last and (
        p.has("adverbs", first) or p.has("coordinators", first) or p.has("prepositions", first) or first in p.dated
    ):
        if mention_at(p, first) and p.capital(first) and not p.has("prepositions", first):
            break
        first += 1
    return (first, last + 1) if first <= last else None


def _clause_opening(p: Passage, last: int, low: int) -> Phrase | None:
    """The subject where the verb ends the clause: from where the clause begins to what is no part of it."""
    first = last
    while first > low and p.tokens[first - 1].kind != "mark" and p.quoted[first - 1] == p.quoted[last]:
        if any(p.has(kind, first - 1) for kind in ("complementizers", "clause_starts")) or p.reports(first - 1):
            break
        first -= 1
    while first < last and (p.has("adverbs", first) or p.has("coordinators", first)):
        first += 1
    end = first
    while end <= last and not p.has("subject_ends", end) and end not in p.dated:
        end += 1
    return (first, end) if end > first else None


def _ends_phrase(p: Passage, at: int, last: int) -> bool:
    token = p.tokens[at]
    if token.kind == "mark" and token.low not in ("&", "$", "%", "/", "€", "£"):
        return True
    if covering := mention_at(p, at):
        return covering.start < p.start or (at in p.dated and at < last)
    if at in p.dated or p.reports(at):
        return True
    if p.has("coordinators", at):
        return not (p.has("nominal_coordinators", at) and _joins_nouns(p, at))
    if p.has("auxiliaries", at) or (at < last and p.lexicon.pronouns.get(token.low) is not None):
        return True
    return any(p.has(kind, at) for kind in ("complementizers", "relatives", "clause_starts"))


def _goes_on(p: Passage, at: int) -> bool:
    """Whether a phrase reaches beyond its determiner: "a spokesman for the ministry", "Iran and the others"."""
    return (
        p.has("prepositions", at - 1)
        or p.has("determiners", at - 1)
        or (p.has("nominal_coordinators", at - 1) and _joins_nouns(p, at - 1))
    )


def _joins_nouns(p: Passage, at: int) -> bool:
    """Whether an "and" joins two nouns and not two sentences: nothing but a short noun phrase stands before it."""
    before = at - 1
    while before >= 0 and at - before <= 6:
        if p.tokens[before].kind == "mark" or any(
            p.has(kind, before) for kind in ("complementizers", "clause_starts", "coordinators")
        ):
            break
        if p.verb(before) or p.has("auxiliaries", before) or before in p.dated:
            return False
        before -= 1
    return 0 < at - 1 - before <= 5


def before_comma(p: Passage, comma: int, low: int = 0) -> Phrase | None:
    """The subject before an apposition that a comma ends: "Nikos Pappas, 54, a fisherman from Kalymnos, said".

    A name wins over what describes it, whichever stands first; None where the commas enclose no apposition.
    """
    pieces: list[Phrase] = []
    end = comma
    while len(pieces) < 4:
        start = end
        while start > low and end - start < _LONGEST and p.low(start - 1) not in COMMAS and not _hard(p, start - 1):
            start -= 1
        if start == end:
            break
        pieces.append((start, end))
        if start == 0 or p.low(start - 1) not in COMMAS or p.closes(start):
            break
        end = start - 1
    if not pieces or (len(pieces) == 1 and not _is_name(p, pieces[0])):
        return None
    plain = []
    for n, piece in enumerate(pieces):
        if n and _modifies(p, piece):
            continue
        phrase = subject(p, piece[1] - 1, low)
        whole = phrase is not None and (phrase[0] == piece[0] or n == len(pieces) - 1)
        if phrase and _is_name(p, phrase) and not (n == 0 and _modifies(p, piece)):
            return phrase
        if phrase and whole and not _modifies(p, piece):
            plain.append(phrase)
    return plain[-1] if len(plain) > 1 and len(pieces) > 1 else plain[0] if plain else None


def _hard(p: Passage, at: int) -> bool:
    return p.closes(at) or p.low(at) in (";", ":", "—", "–", ".", "?", "!") or p.has("complementizers", at)


def _modifies(p: Passage, piece: Phrase) -> bool:
    """Whether a piece between commas only says more of what stands before it: "54", "who led the survey"."""
    first = piece[0]
    return (
        p.low(first)[:1].isdigit()
        or first in p.dated
        or any(p.has(kind, first) for kind in ("relatives", "prepositions", "clause_starts", "coordinators"))
        or any(
            form.name == "participle" or form.cue.shape == "citing" for form in p.lexicon.forms.get(p.low(first), ())
        )
    )


def _is_name(p: Passage, phrase: Phrase) -> bool:
    """Whether a phrase is a name with at most titles before it."""
    first, last = phrase
    covering = mention_at(p, last - 1)
    if covering and covering.end == p.tokens[last - 1].end:
        return not any(
            p.has("prepositions", i) and p.tokens[i].start < covering.start for i in range(first, last)
        ) and not (p.has("indefinite", first) and covering.kind in ("place", "people"))
    return p.capital(last - 1) and all(
        p.capital(i) or p.has("titles", i) or (p.has("determiners", i) and i == first) for i in range(first, last)
    )


def after(p: Passage, first: int, high: int | None = None) -> Phrase | None:
    """The phrase that begins with the token `first` and ends before `high`; None where none begins there."""
    at = first
    while at < (len(p.tokens) if high is None else high) and at - first < _LONGEST:
        token = p.tokens[at]
        covering = mention_at(p, at)
        if covering and token.end <= covering.end and (token.start > covering.start or at == first):
            at += 1
            continue
        if token.kind == "mark" and token.low not in ("&", "$", "%", "/"):
            break
        if at > first and _new_phrase(p, at, first):
            break
        at += 1
    while at > first and any(p.has(kind, at - 1) for kind in ("prepositions", "coordinators", "determiners")):
        at -= 1
    return (first, at) if at > first else None


def _new_phrase(p: Passage, at: int, first: int) -> bool:
    if at in p.dated or p.reports(at) or p.quoted[at] != p.quoted[first]:
        return True
    if any(p.has(kind, at) for kind in ("complementizers", "relatives", "clause_starts", "auxiliaries")):
        return True
    if p.verb(at):
        return True
    if p.has("coordinators", at):
        return not (p.has("nominal_coordinators", at) and (p.capital(at + 1) or p.has("determiners", at + 1)))
    joined = p.has("prepositions", at - 1) or p.has("coordinators", at - 1) or p.has("determiners", at - 1)
    if p.has("determiners", at) and not joined and not p.has("titles", at - 1):
        return True
    return token_is_pronoun(p, at) and not joined


def token_is_pronoun(p: Passage, i: int) -> bool:
    """Whether the token is a pronoun that may say something."""
    return 0 <= i < len(p.tokens) and p.tokens[i].low in p.lexicon.pronouns


def first_subject(p: Passage, before: int) -> Phrase | None:
    """The subject of the sentence that a verb further on shares: "The ministry issued a statement saying"."""
    first = 0
    while first < before and (
        p.has("adverbs", first) or p.has("coordinators", first) or p.tokens[first].kind == "mark" or first in p.dated
    ):
        first += 1
    if p.has("prepositions", first) or p.has("clause_starts", first):
        comma = next((i for i in range(first, before) if p.low(i) in COMMAS), None)
        if comma is None:
            return None
        first = comma + 1
    phrase = after(p, first) if first < before else None
    return (phrase[0], min(phrase[1], before)) if phrase else None


def _opening(p: Passage, closing: int) -> int | None:
    return next((i for i in range(closing - 1, max(-1, closing - 10), -1) if p.low(i) == "("), None)
