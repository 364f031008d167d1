"""The annotations of two or more analysts side by side, and in what each group of them differs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any

from desk.measure.chains import MentionSpans, chain_of
from desk.measure.pairing import Spans, likeness, paired
from desk.model.annotation import Annotation, Claim, Mention


class Difference(StrEnum):
    """Classes of disagreement, gravest first."""

    MISSING = "missing"
    BOUNDARY = "boundary"
    LABEL = "label"
    LINK = "link"
    CHAIN = "chain"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Case:
    """What answers to each other: one annotation per analyst in their order, None for who has none."""

    by: tuple[Annotation | None, ...]
    differences: frozenset[Difference]

    @property
    def place(self) -> tuple[int, int]:
        """From where to where it goes, all analysts together."""
        there = [annotation for annotation in self.by if annotation is not None]
        return min(annotation.start for annotation in there), max(annotation.end for annotation in there)


def spans_of(annotation: Annotation) -> Spans:
    """Where an annotation stands."""
    return tuple([(span.start, span.end) for span in annotation.spans])


def mention_spans(annotations: Sequence[Annotation]) -> dict[str, Spans]:
    """Where the mentions among them stand, by id."""
    return {each.id: spans_of(each) for each in annotations if isinstance(each, Mention)}


def align(analysts: Sequence[Sequence[Annotation]], mentions: MentionSpans) -> list[Case]:
    """All annotations of one article, each in exactly one case, in text order; mentions answer to mentions only.

    `mentions` says where those stand that claims name as sources: see `mention_spans`. For three analysts and more,
    the pairs of every two are joined from the strongest down, so that each analyst has at most one part in a case.
    """
    cases: list[Case] = []
    for kind in (Mention, Claim):
        cases += _aligned([[each for each in own if isinstance(each, kind)] for own in analysts], mentions)
    there: dict[tuple[int, int], list[Case]] = {}
    for case in cases:
        there.setdefault(case.place, []).append(case)
    return [
        case
        for place in sorted(there, key=lambda place: (place[0], -place[1]))
        for case in _ordered(there[place], mentions)
    ]


def matched(
    a: Sequence[Annotation],
    b: Sequence[Annotation],
    mentions: MentionSpans,
    at_a: Sequence[Spans] | None = None,
    at_b: Sequence[Spans] | None = None,
) -> list[tuple[int, int]]:
    """Pairs of numbers of two analysts' annotations of one kind that answer to each other.

    `at_a` and `at_b` are where they stand, for those who know that already.
    """

    def differing(i: int, j: int) -> object:
        contents = _content(a[i], mentions), _content(b[j], mentions)
        apart = differences(a[i], b[j], mentions)
        return (Difference.LABEL in apart, len(apart), min(contents), max(contents))

    if at_a is None or at_b is None:
        at_a, at_b = [spans_of(each) for each in a], [spans_of(each) for each in b]
    return paired(at_a, at_b, differing)


def differences(a: Annotation, b: Annotation, mentions: MentionSpans) -> frozenset[Difference]:
    """In what two annotations that answer to each other differ; empty where they say the same."""
    found: set[Difference] = set()
    if spans_of(a) != spans_of(b):
        found.add(Difference.BOUNDARY)
    if a.label != b.label:
        found.add(Difference.LABEL)
    if a.attributes != b.attributes:
        found.add(Difference.ATTRIBUTE)
    if isinstance(a, Mention) and isinstance(b, Mention) and a.entity != b.entity:
        found.add(Difference.LINK)
    if isinstance(a, Claim) and isinstance(b, Claim):
        if (a.attribution or b.attribution) and chain_of(a, mentions) != chain_of(b, mentions):
            found.add(Difference.CHAIN)
        if set(a.evidence) != set(b.evidence):
            found.add(Difference.ATTRIBUTE)
    return frozenset(found)


def _ordered(cases: list[Case], mentions: MentionSpans) -> list[Case]:
    """Cases at one place, by what they say."""
    if len(cases) < 2:
        return cases
    return sorted(cases, key=lambda case: [_content(each, mentions) for each in case.by])


def _aligned(analysts: Sequence[Sequence[Annotation]], mentions: MentionSpans) -> list[Case]:
    if len(analysts) == 2:
        return _facing(analysts[0], analysts[1], mentions)
    found: list[tuple[Any, tuple[int, int], tuple[int, int]]] = []
    for x, y in combinations(range(len(analysts)), 2):
        for i, j in matched(analysts[x], analysts[y], mentions):
            a, b = analysts[x][i], analysts[y][j]
            contents = sorted((_content(a, mentions), _content(b, mentions)))
            strength = (-likeness(spans_of(a), spans_of(b)), len(differences(a, b, mentions)), contents)
            found.append((strength, (x, i), (y, j)))
    groups: dict[tuple[int, int], dict[int, int]] = {
        (x, i): {x: i} for x, own in enumerate(analysts) for i in range(len(own))
    }
    for _, one, other in sorted(found, key=lambda each: each[0]):
        ours, theirs = groups[one], groups[other]
        if ours is not theirs and not ours.keys() & theirs.keys():
            ours |= theirs
            groups.update(((x, i), ours) for x, i in theirs.items())
    distinct = {id(group): group for group in groups.values()}.values()
    return [
        _case(tuple(own[group[x]] if x in group else None for x, own in enumerate(analysts)), mentions)
        for group in distinct
    ]


def _facing(a: Sequence[Annotation], b: Sequence[Annotation], mentions: MentionSpans) -> list[Case]:
    """The cases of two, whose pairs need no joining."""
    pairs = dict(matched(a, b, mentions))
    met = set(pairs.values())
    found = [_case((each, b[pairs[i]] if i in pairs else None), mentions) for i, each in enumerate(a)]
    return found + [_case((None, each), mentions) for j, each in enumerate(b) if j not in met]


def _case(by: tuple[Annotation | None, ...], mentions: Mapping[str, Spans]) -> Case:
    there = [annotation for annotation in by if annotation is not None]
    found = {Difference.MISSING} if len(there) < len(by) else set()
    for a, b in combinations(there, 2):
        found |= differences(a, b, mentions)
    return Case(by, frozenset(found))


def _content(annotation: Annotation | None, mentions: MentionSpans) -> tuple[str, ...]:
    """What an annotation says, without its id, in a form that sorts."""
    if annotation is None:
        return ()
    linked = annotation.entity or "" if isinstance(annotation, Mention) else ""
    chain = repr(chain_of(annotation, mentions)) if isinstance(annotation, Claim) else ""
    evidence = repr(annotation.evidence) if isinstance(annotation, Claim) else ""
    place = " ".join(f"{start:012}-{end:012}" for start, end in spans_of(annotation))
    return (place, annotation.label or "", linked, chain, repr(annotation.attributes), evidence)
