"""Arbitrary projects as they go through formats, with something of everything: for hypothesis."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec
from hypothesis import strategies as st

from desk.formats.format import Corpus, Document
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article, Finding, Provenance, Region, Source, State
from desk.model.claim import Bearing, Evidence, Link
from desk.model.entity import Entity
from desk.model.label import Attribute, AttributeKind, Label, LabelKind
from desk.model.project import Person, Project
from desk.model.relation import Relation
from desk.model.review import RULE, Comment, Decision, Verdict
from desk.model.span import Span
from desk.text.canon import canonical, sha256

AWKWARD = (
    "a Iran é e\u0301 می\u200cخواهم عربي 日 नमस्ते 😀 👩\u200d👩\u200d👧 👋🏽 🇮🇷 1\ufe0f\u20e3 \u00a0 \u202e \u2066"
    " \u200f \u00ad \ufeff \ufffd \" \\ / < & ' “ ” \u2028 \u2029 \r\n \r \x85 \x0b \t \0 \x1f \ufdd0"
)


def stored(text: str) -> str:
    """The text in the form in which it is kept."""
    return canonical(text, keep_bom=True).text


TEXTS = st.lists(st.sampled_from([*AWKWARD.split(" "), " ", "\n"]), min_size=1, max_size=30).map(
    lambda pieces: stored("".join(pieces))
)
LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=12).map(stored)
NAMES = LINES.map(lambda name: f"n{name}")
IDS = st.uuids().map(str)
TIMES = st.datetimes().map(lambda time: f"{time.isoformat(timespec='milliseconds')}Z")
SCALARS = LINES | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
ATTRIBUTES = st.dictionaries(NAMES, SCALARS, max_size=3).map(lambda found: tuple(sorted(found.items())))
CUES = st.none() | st.dictionaries(NAMES, st.lists(NAMES, max_size=2) | SCALARS, max_size=2)
ENDS = ("claim", "entity")


@st.composite
def label_sets(draw: st.DrawFn) -> tuple[Label, ...]:
    labels: list[Label] = []
    for position, id in enumerate(draw(st.lists(IDS, max_size=6, unique=True))):
        kind = draw(st.sampled_from(LabelKind))
        above = [label.id for label in labels if label.kind is kind]
        attribute = st.builds(
            Attribute,
            name=NAMES,
            kind=st.sampled_from(AttributeKind),
            values=st.lists(NAMES, max_size=3).map(tuple),
            default=st.none() | SCALARS,
        )
        pair = st.tuples(st.sampled_from(ENDS), st.sampled_from(ENDS))
        ends = tuple(draw(st.lists(pair, max_size=3, unique=True))) if kind is LabelKind.RELATION else ()
        labels.append(
            Label(
                id=id,
                kind=kind,
                name=draw(NAMES),
                color=draw(st.from_regex("#[0-9a-f]{6}", fullmatch=True)),
                key=draw(st.sampled_from(["", "P", "é", "1"])),
                parent=draw(st.sampled_from(above)) if above and draw(st.booleans()) else None,
                position=position,
                retired=draw(st.booleans()),
                attributes=tuple(draw(st.lists(attribute, max_size=2))),
                ends=ends,
            )
        )
    return tuple(labels)


@st.composite
def entities(draw: st.DrawFn, labels: Sequence[str]) -> Entity:
    name = draw(NAMES)
    return Entity(
        id=draw(IDS),
        label=draw(st.sampled_from(labels)),
        name=name,
        aliases=tuple(alias for alias in draw(st.lists(NAMES, max_size=3, unique=True)) if alias != name),
        external=tuple(sorted(draw(st.sets(st.tuples(st.sampled_from(["wikidata", "n"]), NAMES), max_size=3)))),
        note=draw(LINES),
    )


@st.composite
def span_lists(draw: st.DrawFn, text: str, most: int = 3) -> tuple[Span, ...]:
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=2 * most)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return tuple(Span(start, end, text[start:end]) for start, end in pairs)


def single_spans(text: str) -> st.SearchStrategy[Span]:
    return span_lists(text, 1).map(lambda spans: spans[0])


@st.composite
def links(draw: st.DrawFn, text: str, mentions: Sequence[str]) -> Link:
    source = draw(st.sampled_from(["mention", "span", "nobody"] if mentions else ["span", "nobody"]))
    cue = draw(single_spans(text)) if source == "nobody" or draw(st.booleans()) else None
    if source == "mention":
        return Link(mention=draw(st.sampled_from(mentions)), cue=cue)
    return Link(span=draw(single_spans(text)) if source == "span" else None, cue=cue)


@st.composite
def evidence(draw: st.DrawFn, texts: dict[str, str]) -> Evidence:
    common: dict[str, Any] = {
        "bearing": draw(st.sampled_from(Bearing)),
        "note": draw(LINES),
        "date": draw(st.none() | NAMES),
    }
    if draw(st.booleans()):
        return Evidence(url=draw(NAMES), **common)
    article = draw(st.sampled_from(sorted(texts)))
    return Evidence(article=article, span=draw(single_spans(texts[article])), **common)


@st.composite
def documents(draw: st.DrawFn, id: str, corpus: Corpus, texts: dict[str, str]) -> Document:
    text = texts[id]
    by_kind = {kind: [label.id for label in corpus.labels if label.kind is kind] for kind in LabelKind}
    regions = [Region(s.start, s.end, "boilerplate") for s in draw(span_lists(text))] if text else []
    article = Article(
        id=id,
        batch="b",
        title=draw(LINES),
        text_sha256=sha256(text),
        length=len(text),
        language=draw(st.none() | st.just("fa")),
        state=draw(st.sampled_from(State)),
        source=draw(st.builds(Source, url=st.none() | NAMES, published=st.none() | TIMES, file=st.none() | NAMES)),
        regions=tuple(regions),
        labels=tuple(by_kind[LabelKind.ARTICLE]) if draw(st.booleans()) else (),
        provenance=draw(st.none() | PROVENANCE),
        copy_of=draw(st.none() | IDS),
        unblinded=draw(st.booleans()),
    )
    linked = [None, *(entity.id for entity in corpus.entities)]
    with_text = {id: text for id, text in texts.items() if text}
    annotations: list[Annotation] = []
    for number in range(draw(st.integers(0, 5)) if text and corpus.people else 0):
        common = {
            "id": f"{id}.{number}",
            "article": id,
            "spans": draw(span_lists(text)),
            "attributes": draw(ATTRIBUTES),
            "note": draw(LINES),
            "author": draw(st.sampled_from(corpus.people)).id,
            "created": draw(TIMES),
            "modified": draw(TIMES),
        }
        if by_kind[LabelKind.ENTITY] and draw(st.booleans()):
            label = draw(st.sampled_from(by_kind[LabelKind.ENTITY]))
            annotations.append(Mention(label=label, entity=draw(st.sampled_from(linked)), **common))
            continue
        mentions = [each.id for each in annotations if isinstance(each, Mention)]
        annotations.append(
            Claim(
                label=draw(st.sampled_from([None, *by_kind[LabelKind.CLAIM]])),
                attribution=tuple(draw(st.lists(links(text, mentions), max_size=3))),
                evidence=tuple(draw(st.lists(evidence(with_text), max_size=2))),
                **common,
            )
        )
    decisions, brought = draw(decided(id, corpus, text, annotations)) if annotations else ((), [])
    said = draw(comments(id, corpus, text, [*annotations, *brought])) if annotations else ()
    return Document(
        article=article, text=text, annotations=[*annotations, *brought], decisions=decisions, comments=said
    )


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    place = draw(st.none() | st.tuples(st.integers(0, 9), st.integers(10, 19)))
    return Finding(
        field=draw(NAMES),
        value=draw(st.none() | NAMES),
        origin=draw(NAMES),
        start=place[0] if place else None,
        end=place[1] if place else None,
        confidence=draw(st.none() | st.floats(0, 1)),
        readings=tuple(draw(st.lists(NAMES, max_size=2))),
    )


PROVENANCE = st.builds(
    Provenance,
    file=NAMES,
    sha256=st.just("0" * 64),
    reader=NAMES,
    version=NAMES,
    part=st.none() | st.integers(1, 9),
    findings=st.lists(findings(), max_size=2).map(tuple),
)


@st.composite
def decided(
    draw: st.DrawFn, id: str, corpus: Corpus, text: str, annotations: Sequence[Annotation]
) -> tuple[tuple[Decision, ...], list[Annotation]]:
    """Decisions on annotations and passages of one article, by time, and the annotations that they brought."""
    found: list[Decision] = []
    brought: list[Annotation] = []
    for number in range(draw(st.integers(0, 4))):
        on = draw(st.sampled_from(annotations))
        passage = draw(single_spans(text)) if draw(st.booleans()) else None
        verdict = draw(st.sampled_from([each for each in Verdict if passage is None or each is not Verdict.ACCEPT]))
        by = draw(st.sampled_from(corpus.people)).id
        if verdict is Verdict.AMEND:
            brought.append(replace(on, id=f"{id}.r{number}", author=by, review=True))
        settled = draw(st.booleans())
        found.append(
            Decision(
                id=f"{id}.d{number}",
                article=id,
                annotation=on.id if passage is None else None,
                span=passage,
                verdict=verdict,
                by=by,
                at=draw(TIMES),
                reason=draw(LINES),
                replacement=brought[-1].id if verdict is Verdict.AMEND else None,
                seen=on.modified if passage is None else "",
                settled_by=by if settled else None,
                settled_at=draw(TIMES) if settled else None,
            )
        )
    return tuple(sorted(found, key=lambda each: (each.at, each.id))), brought


@st.composite
def comments(
    draw: st.DrawFn, id: str, corpus: Corpus, text: str, annotations: Sequence[Annotation]
) -> tuple[Comment, ...]:
    """Threads of one article: those that begin one by time, then the answers by time."""
    first: list[Comment] = []
    answers: list[Comment] = []
    for number in range(draw(st.integers(0, 4))):
        common = {
            "id": f"{id}.s{number}",
            "article": id,
            "by": draw(st.sampled_from(corpus.people)).id,
            "at": draw(TIMES),
            "text": draw(NAMES),
        }
        on = draw(st.sampled_from(["annotation", "field", "passage", "article", "answer"]))
        if on == "answer" and first:
            answers.append(Comment(parent=draw(st.sampled_from(first)).id, **common))
        elif on in ("annotation", "field"):
            field = draw(NAMES) if on == "field" else None
            first.append(Comment(annotation=draw(st.sampled_from(annotations)).id, field=field, **common))
        else:
            first.append(Comment(span=draw(single_spans(text)) if on == "passage" else None, **common))
    return tuple(sorted(first, key=_time) + sorted(answers, key=_time))


def _time(comment: Comment) -> tuple[str, str]:
    return comment.at, comment.id


@st.composite
def relations(draw: st.DrawFn, id: str, corpus: Corpus, claims: dict[str, str]) -> Relation | None:
    """One between entities of the corpus and claims, which are given with their articles; None if none is allowed."""
    label = draw(st.sampled_from([label for label in corpus.labels if label.kind is LabelKind.RELATION]))
    there = {"claim": sorted(claims), "entity": [entity.id for entity in corpus.entities]}
    ends = label.ends or tuple((a, b) for a in ENDS for b in ENDS)
    possible = [(a, b) for a, b in ends if there[a] and there[b]]
    if not possible:
        return None
    first, second = draw(st.sampled_from(possible))
    source = draw(st.sampled_from(there[first]))
    made = draw(TIMES)
    return Relation(
        id=id,
        article=claims[source] if first == "claim" else draw(st.sampled_from([None, *sorted(set(claims.values()))])),
        label=label.id,
        source=source,
        target=draw(st.sampled_from(there[second])),
        attributes=draw(ATTRIBUTES),
        author=draw(st.sampled_from(corpus.people)).id,
        created=made,
        modified=made,
    )


@st.composite
def projects(draw: st.DrawFn) -> tuple[Corpus, list[Document]]:
    """A corpus and its documents by id, no two of one text; all that refers to something refers to what is there."""
    people = st.lists(st.builds(Person, id=IDS, name=NAMES), max_size=3, unique_by=lambda person: person.id)
    labels = draw(label_sets())
    of_entities = [label.id for label in labels if label.kind is LabelKind.ENTITY]
    cues = draw(CUES)
    register = st.lists(entities(of_entities), max_size=3, unique_by=lambda entity: entity.id)
    corpus = Corpus(
        project=Project(
            id=draw(IDS),
            name=draw(NAMES),
            verdicts=draw(st.booleans()),
            blind=draw(st.booleans()),
            cues="" if cues is None else msgspec.json.encode(cues).decode(),
        ),
        labels=labels,
        people=tuple(sorted(draw(people), key=lambda person: person.id)),
        entities=tuple(sorted(draw(register), key=lambda entity: entity.id)) if of_entities else (),
    )
    ids = sorted(draw(st.sets(IDS, max_size=3)))
    texts = dict(zip(ids, draw(st.lists(TEXTS, min_size=len(ids), max_size=len(ids), unique=True)), strict=True))
    made = [draw(documents(id, corpus, texts)) for id in ids]
    if any(document.decisions or document.comments for document in made):
        corpus = replace(corpus, rule=RULE)
    if not corpus.people or not any(label.kind is LabelKind.RELATION for label in labels):
        return corpus, made
    claims = {each.id: each.article for document in made for each in document.annotations if isinstance(each, Claim)}
    wanted = sorted(draw(st.sets(IDS, max_size=4)))
    found = [each for id in wanted if (each := draw(relations(id, corpus, claims))) is not None]
    return (
        replace(corpus, relations=tuple(each for each in found if each.article is None)),
        [
            replace(
                document,
                relations=[each for each in found if each.article == document.article.id],
            )
            for document in made
        ],
    )
