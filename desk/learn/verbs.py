"""Attributions that a verb makes: "SOURCE said that", "content, SOURCE said", "content, said SOURCE", the passives."""

from dataclasses import replace

from desk.learn.clauses import (
    clause_end,
    content_end,
    finite,
    headline,
    left_content,
    quotation_end,
    says_something,
    sentence,
)
from desk.learn.complements import Complement, complement
from desk.learn.passage import Passage
from desk.learn.phrases import COMMAS, Phrase, after, before_comma, is_adverb, mention_at, skip_left, subject
from desk.learn.reporting import AFTER, AROUND, BEFORE, Hit, Reporting


def verb(p: Passage, hit: Hit) -> list[Reporting]:
    """What a verb reports: nothing where it is negated ("did not say") or only intended ("to say")."""
    i, form = hit.first, hit.form
    if mention_at(p, i) or (p.capital(i) and i > 0 and not headline(p)) or _is_noun(p, hit):
        return []
    last, negated, passive = skip_left(p, i)
    if negated or p.has("infinitive", last):
        return []
    if passive and form.name == "past":
        return _passive(p, hit, last)
    if form.name == "participle" and not any(p.has("auxiliaries", at) for at in range(last + 1, i)):
        return _participle(p, hit)
    return _active(p, hit, last)


def source_before(p: Passage, last: int, low: int) -> tuple[Phrase | None, bool]:
    """The subject that ends with the token `last`, and whether it is that of an earlier verb instead."""
    if last < low or p.closes(last):
        return None, False
    if p.has("coordinators", last):
        return None, True
    if p.low(last) in COMMAS:
        phrase = before_comma(p, last, low)
        return phrase, phrase is None
    if p.has("relatives", last):
        before = last - 1 - (p.low(last - 1) in COMMAS)
        return (subject(p, before, low), False) if before >= low else (None, False)
    return subject(p, last, low), False


def _active(p: Passage, hit: Hit, last: int) -> list[Reporting]:
    low, _ = sentence(p, hit.first)
    if last == hit.first - 1 and (inverted := _inverted(p, hit)):
        return [inverted]
    source, shared = source_before(p, last, low)
    if source is None and not shared:
        return []
    begin = source[0] if source else hit.first
    right = complement(p, hit.end, hit.form.cue)
    if p.has("as", begin - 1):
        return [_as_clause(p, hit, source, right)]
    left = left_content(p, low, begin) if source and "content source cue" in hit.form.cue.orders else None
    made = Reporting(
        cue=(hit.first, hit.end), form=hit.form, source=source, shared=shared, order=BEFORE, parts=(),
        clause=(begin, right.start), complement=right.kind,
    )  # fmt: skip
    if left and (p.closes(left[1]) or p.closes(left[1] - 1) or right.kind == "none"):
        return [_continued(p, replace(made, order=AFTER, parts=(left,), complement="none"), right.start)]
    if right.kind == "none" or not _allowed(hit, right):
        return []
    end = content_end(p, begin, right.start)
    if left is None and begin > low and not says_something(p, low, begin):
        made = replace(made, clause=(low, right.start))
    if right.kind == "clause" and not finite(p, right.start, end):
        made = replace(made, complement="noun")
    return [replace(made, parts=((right.start, end),))]


def _allowed(hit: Hit, right: Complement) -> bool:
    if hit.form.cue.quote_only:
        return right.kind == "quote"
    return not hit.form.cue.of_clause or right.kind in ("that", "quote", "kept")


def _is_noun(p: Passage, hit: Hit) -> bool:
    """Whether a form that could be a noun too is one here: "reports" where nobody stands before it who reports."""
    i, j = hit.first, hit.end
    if p.has("determiners", i - 1) or (i > 0 and p.tokens[i - 1].kind == "possessive"):
        return hit.form.name != "participle" or not p.has("complementizers", j)
    if not hit.form.cue.noun or hit.form.name not in ("base", "third"):
        return False
    if p.has("prepositions", i - 1) or i == 0 or p.has("prepositions", j):
        return True
    begins = ("complementizers", "determiners", "kept_complementizers")
    content = p.opens(j) or p.low(j) in (",", ":", "") or any(p.has(kind, j) for kind in begins)
    if not (content or p.low(j) in p.lexicon.pronouns or p.capital(j) or j == len(p.tokens)):
        return True
    if hit.form.name == "base":
        return not (p.has("plurals", i - 1) or p.low(i - 1) in p.lexicon.pronouns or p.has("auxiliaries", i - 1))
    speaks = any(p.has(kind, i - 1) for kind in ("person_nouns", "org_nouns", "document_nouns"))
    return not (speaks or p.capital(i - 1) or p.low(i - 1) in p.lexicon.pronouns or p.low(i - 1) in COMMAS)


def _inverted(p: Passage, hit: Hit) -> Reporting | None:
    """`content, said SOURCE`: the phrase after the verb is followed by nothing that could be a verb of its own."""
    i, j, cue = hit.first, hit.end, hit.form.cue
    if "content cue source" not in cue.orders or hit.form.name not in ("past", "third") or cue.addressee:
        return None
    low, high = sentence(p, i)
    if i - 1 < low or not (p.low(i - 1) in COMMAS or p.closes(i - 1)):
        return None
    source = None if p.has("prepositions", j) or is_adverb(p, j) or j in p.dated else after(p, j)
    left = left_content(p, low, i)
    if source is None or left is None:
        return None
    end = source[1]
    bounded = end >= high or p.tokens[end].kind == "mark" or p.has("relatives", end) or end in p.dated
    quoted = p.closes(i - 1) or p.closes(i - 2)
    if not quoted and (not bounded or p.has("auxiliaries", end) or p.verb(end)):
        return None
    made = Reporting(
        cue=(i, j), form=hit.form, source=source, order=AFTER, parts=(left,), clause=(i, clause_end(p, end, high)),
        complement="none",
    )  # fmt: skip
    return _continued(p, made, end)


def _continued(p: Passage, r: Reporting, tail: int) -> Reporting:
    """With the rest of a content that the attribution interrupts: `“A,” he said, “B.”`, "the army, he said, was"."""
    _, high = sentence(p, r.cue[0])
    left = r.parts[0]
    if tail >= high or p.low(tail) not in COMMAS:
        return r
    if p.opens(tail + 1) and (p.closes(left[1] - 1) or p.closes(left[1])):
        return replace(r, parts=(left, (tail + 1, quotation_end(p, tail + 1))), order=AROUND)
    joined = any(p.has(kind, tail + 1) for kind in ("coordinators", "relatives", "clause_starts", "prepositions"))
    if not joined and not finite(p, *left) and finite(p, tail + 1, high) and left[1] - left[0] < 10:
        return replace(r, parts=(left, (tail + 1, high)), order=AROUND)
    return r


def _as_clause(p: Passage, hit: Hit, source: Phrase | None, right: Complement) -> Reporting:
    """`As SOURCE reported, content` and `content, as SOURCE reported`."""
    low, high = sentence(p, hit.first)
    begin = (source[0] if source else hit.first) - 1
    comma = next((at for at in range(hit.end, high) if p.low(at) in COMMAS), None)
    made = Reporting(
        cue=(hit.first, hit.end), form=hit.form, source=source, order=AFTER, clause=(begin, right.start),
        parts=((low, begin),) if begin > low else (), complement="none",
    )  # fmt: skip
    if comma is not None and (begin <= low or not says_something(p, low, begin)):
        return replace(made, order=BEFORE, parts=((comma + 1, high),), clause=(begin, comma), complement="clause")
    return made


def _participle(p: Passage, hit: Hit) -> list[Reporting]:
    """`…, adding that content`: said by whoever the sentence is about, or by the noun right before it."""
    i = hit.first
    if i == 0 or p.has("determiners", i - 1) or (p.has("prepositions", i - 1) and not p.has("agent", i - 1)):
        return []
    right = complement(p, hit.end, hit.form.cue)
    joined = right.kind in ("that", "quote") or p.low(i - 1) in COMMAS or p.word(i - 1)
    if right.kind == "none" or not joined or not _allowed(hit, right):
        return []
    source = subject(p, i - 1) if p.has("person_nouns", i - 1) else None
    _, high = sentence(p, i)
    return [
        Reporting(
            cue=(i, hit.end), form=hit.form, source=source, shared=source is None, order=BEFORE,
            parts=((right.start, high),), clause=(i, right.start), complement=right.kind,
        )
    ]  # fmt: skip


def _passive(p: Passage, hit: Hit, last: int) -> list[Reporting]:
    """`It is believed that`, `was told by SOURCE that`, `is said to have`."""
    low, high = sentence(p, hit.first)
    cue = hit.form.cue
    right = complement(p, hit.end, cue, passive=True)
    made = Reporting(
        cue=(hit.first, hit.end), form=hit.form, source=right.agent, order=BEFORE, parts=((right.start, high),),
        clause=(last + 1, right.start), complement=right.kind,
    )  # fmt: skip
    if p.has("dummy", last):
        if right.kind in ("that", "quote", "clause"):
            return [made]
        left = left_content(p, low, last)
        return [replace(made, order=AFTER, parts=(left,))] if left and right.kind == "none" else []
    if right.kind in ("that", "quote") and cue.addressee:
        return [made]
    if right.kind == "kept" and p.has("infinitive", right.start) and not cue.addressee and last >= low:
        whom = subject(p, last, low)
        return [replace(made, order=AROUND, parts=((whom[0], last + 1), (right.start, high)))] if whom else []
    return []
