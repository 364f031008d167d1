"""Attributions that no plain verb makes: "according to", "the claim that", "citing", "quoted as saying", a colon."""

from dataclasses import replace

from desk.learn.clauses import clause_end, finite, headline, left_content, sentence, subject_clause_end
from desk.learn.complements import complement
from desk.learn.cues import Cue, Form
from desk.learn.passage import Passage
from desk.learn.phrases import COMMAS, Phrase, after, is_adverb, mention_at, skip_left, subject
from desk.learn.reporting import AFTER, AROUND, BEFORE, Hit, Reporting
from desk.learn.verbs import source_before

_COLON = Form((":",), "base", Cue(cue=":"))


def preposition(p: Passage, hit: Hit) -> list[Reporting]:
    """`According to SOURCE, content`, `content, according to SOURCE`, and in the middle of it."""
    i, j = hit.first, hit.end
    source = after(p, j)
    if source is None:
        return []
    low, high = sentence(p, i)
    end = source[1]
    base = Reporting(
        cue=(i, j), form=hit.form, source=source, unwrap=True, order=BEFORE, parts=(), clause=(i, end),
        complement="none",
    )  # fmt: skip
    begin = i - 1 if i > low and p.low(i - 1) in (*COMMAS, "—", "–", "(") else i
    comma = p.low(end) in COMMAS
    if not any(p.word(at) and not is_adverb(p, at) and not p.has("coordinators", at) for at in range(low, begin)):
        return [replace(base, parts=((end + comma, high),))]
    rest = (end + 1, high)
    if comma and begin < i and not finite(p, low, begin) and finite(p, *rest) and not p.has("coordinators", end + 1):
        return [replace(base, order=AROUND, parts=((low, begin), rest))]
    return [replace(base, order=AFTER, parts=((low, begin),), clause=(i, clause_end(p, end, high)))]


def possessed(p: Passage, hit: Hit) -> list[Reporting]:
    """`In SOURCE’s words, content`."""
    i = hit.first
    owner = next((at for at in range(i - 1, max(-1, i - 3), -1) if p.tokens[at].kind == "possessive"), None)
    if owner is None:
        return []
    first = next((at for at in range(owner - 1, max(-1, owner - 10), -1) if p.low(at) in hit.form.cue.before), None)
    if first is None or first + 1 >= owner:
        return []
    low, high = sentence(p, i)
    made = Reporting(
        cue=(i, hit.end), form=hit.form, source=(first + 1, owner), order=BEFORE, parts=((hit.end, high),),
        clause=(first, hit.end), complement="none",
    )  # fmt: skip
    return [made] if first == low else [replace(made, order=AFTER, parts=((low, first),))]


def adverb(p: Passage, hit: Hit) -> list[Reporting]:
    """`content, reportedly, content`: nobody is named."""
    low, high = sentence(p, hit.first)
    return [
        Reporting(
            cue=(hit.first, hit.end), form=hit.form, source=None, order=AROUND, complement="clause",
            parts=((low, hit.first), (hit.end, high)), clause=(hit.first, hit.end),
        )
    ]  # fmt: skip


def noun(p: Passage, hit: Hit) -> list[Reporting]:
    """`the claim by SOURCE that content`, `SOURCE’s claim that content`, `reports that content`."""
    i, at = hit.first, hit.end
    source: Phrase | None = None
    if p.has("owner", at):
        source = after(p, at + 1)
        at = source[1] if source else at
    if not p.has("complementizers", at) or p.capital(i):
        return []
    owner = next((t for t in range(i - 1, max(-1, i - 3), -1) if p.tokens[t].kind == "possessive"), None)
    if source is None and owner:
        source = subject(p, owner - 1)
    low, high = sentence(p, i)
    end = high if finite(p, low, i) else subject_clause_end(p, at + 1, high)
    return [
        Reporting(
            cue=(i, hit.end), form=hit.form, source=source, order=BEFORE, parts=((at + 1, end),), clause=(i, at),
            complement="that",
        )
    ]  # fmt: skip


def citing(p: Passage, hit: Hit, found: list[Reporting]) -> list[Reporting]:
    """`SOURCE reported, citing SOURCE`: one more step below the nearest of the attributions found before."""
    i = hit.first
    source = after(p, hit.end)
    if source is None:
        return []
    low, high = sentence(p, i)
    main = [r for r in found if low <= r.cue[0] < high and r.like is None and r.form.cue.shape != "adverb"]
    outer = min(main, key=lambda r: (r.cue[0] > i, abs(r.cue[0] - i)), default=None)
    made = Reporting(
        cue=(i, hit.end), form=hit.form, source=source, order=AFTER, parts=((low, i - 1),), clause=(i, source[1]),
        complement="none",
    )  # fmt: skip
    if outer is not None:
        return [replace(made, order=outer.order, parts=outer.parts, like=outer.cue[0])]
    speaks = any(p.has(kind, t) for t in range(*source) for kind in ("person_nouns", "document_nouns", "org_nouns"))
    return [made] if p.low(i - 1) in COMMAS and i - 1 > low and (speaks or mention_at(p, source[1] - 1)) else []


def quoting(p: Passage, hit: Hit) -> list[Reporting]:
    """`SOURCE quoted SPEAKER as saying` and `SPEAKER was quoted by SOURCE as saying`: two steps at once."""
    i, j = hit.first, hit.end
    low, high = sentence(p, i)
    inner = next((t for t in range(j, min(j + 24, high - 1)) if p.has("as", t) and _says(p, t + 1)), None)
    says = _says(p, inner + 1) if inner is not None else None
    last, negated, passive = skip_left(p, i)
    if inner is None or says is None or negated or (p.capital(i) and i > 0):
        return []
    before, _ = source_before(p, last, low)
    begin = before[0] if before else i
    outer, speaker = before, after(p, j, inner)
    if passive or hit.form.name == "participle":
        by = next((t for t in range(j, inner) if p.has("agent", t)), None)
        outer, speaker = after(p, by + 1, inner) if by is not None else None, before
    right = complement(p, inner + 2, says.cue)
    left = left_content(p, low, begin) if right.kind == "none" else None
    if right.kind == "none" and left is None:
        return []
    whole = Reporting(
        cue=(i, j), form=hit.form, source=outer, order=AFTER if left else BEFORE, parts=(left or (right.start, high),),
        clause=(begin, inner), complement=right.kind,
    )  # fmt: skip
    said = replace(
        whole,
        cue=(inner + 1, inner + 2),
        form=says,
        source=speaker,
        like=i,
        clause=(begin if passive else inner, right.start),
    )
    return [whole, said] if outer or not passive else [replace(said, like=None)]


def _says(p: Passage, at: int) -> Form | None:
    return next(
        (f for f in p.lexicon.forms.get(p.low(at), ()) if f.name == "participle" and f.cue.shape == "verb"), None
    )


def headline_colon(p: Passage) -> list[Reporting]:
    """`Minister: deal is dead` and `Deal is dead: minister`; the colon is the cue."""
    colon = next((i for i in range(len(p.tokens)) if p.low(i) == ":"), None)
    if not headline(p) or colon is None or not 0 < colon < len(p.tokens) - 1:
        return []
    left, right = (0, colon), (colon + 1, len(p.tokens))
    for order, source, content in ((BEFORE, left, right), (AFTER, right, left)):
        noun_of = source[1] - 1
        short = source[1] - source[0] <= 4 and content[1] - content[0] >= 4
        speaks = mention_at(p, noun_of) or p.has("person_nouns", noun_of) or p.has("document_nouns", noun_of)
        if short and speaks and not finite(p, *source):
            return [
                Reporting(
                    cue=(colon, colon + 1), form=_COLON, source=source, order=order, parts=(content,), clause=source,
                    complement="clause",
                )
            ]  # fmt: skip
    return []
