"""What one article adds to every figure: whole numbers by group, which add up over articles."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from desk.measure import chains, spans, unitizing
from desk.measure.align import matched, mention_spans, spans_of
from desk.measure.continuum import Marks, flat, merged, patterns, runs
from desk.model.annotation import Annotation, Claim, Mention

MENTIONS = "mentions"
CLAIMS = "claims"
LAYERS = (MENTIONS, CLAIMS)
SUBJECTS = ("spans", "characters", "stretches", "links", "fields", "chains")
"""What groups of numbers are about, in the order of a report."""

FIELDS = ("certainty", "polarity", "quote", "stance", "check_worthy", "verdict")
"""The fields of a claim with a fixed list of values; the type, which is its label, comes besides."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One article as several people coded it: its length in code points, and what each made, in their order.

    `others` are annotations of other people that claims here may name as sources.
    """

    length: int
    by: tuple[tuple[Annotation, ...], ...]
    others: tuple[Annotation, ...] = ()


class Group(NamedTuple):
    """Numbers that belong together: of which layer, what they are about, and which people (by place) are compared."""

    layer: str
    about: str
    people: tuple[int, ...]


Tallies = dict[Group, dict[Hashable, int]]
Confusion = Counter[tuple[str | None, str | None]]
"""How often one person's label met another's; None where one of them has nothing there."""


def label_of(annotation: Annotation) -> str:
    """The label's id; empty for a claim whose type nobody chose."""
    return annotation.label or ""


def tally(coded: Coded, layer: str, confusions: dict[tuple[int, int], Confusion]) -> Tallies:
    """The numbers of one article and layer; what met what is added to `confusions` by pair of people."""
    kind = Mention if layer == MENTIONS else Claim
    own = [[each for each in made if isinstance(each, kind)] for made in coded.by]
    # Only the sources of claims are looked up.
    places = mention_spans([each for made in (*coded.by, coded.others) for each in made]) if layer == CLAIMS else {}
    found = _continuous(layer, own, coded.length)
    at = [[spans_of(each) for each in made] for made in own]
    labels = [[label_of(each) for each in made] for made in own]
    for x, y in combinations(range(len(own)), 2):
        pairs = matched(own[x], own[y], places, at[x], at[y])
        found[Group(layer, "spans", (x, y))] = spans.sums(at[x], labels[x], at[y], labels[y], len(pairs))
        _confuse(confusions.setdefault((x, y), Counter()), labels[x], labels[y], pairs)
        about, counted = ("links", _links) if layer == MENTIONS else ("fields", _fields)
        found[Group(layer, about, (x, y))] = counted(own[x], own[y], pairs)
        if layer == CLAIMS:
            found[Group(layer, "chains", (x, y))] = _chains(own[x], own[y], pairs, places)
    return found


def facing(coded: Coded, layer: str, pair: tuple[int, int]) -> list[tuple[Annotation | None, Annotation | None]]:
    """What two people (by place) made, each with what it answers to: all that a confusion counts."""
    kind = Mention if layer == MENTIONS else Claim
    a, b = ([each for each in coded.by[place] if isinstance(each, kind)] for place in pair)
    places = mention_spans([each for made in (*coded.by, coded.others) for each in made]) if layer == CLAIMS else {}
    pairs = matched(a, b, places)
    met_a, met_b = {i for i, _ in pairs}, {j for _, j in pairs}
    found: list[tuple[Annotation | None, Annotation | None]] = [(a[i], b[j]) for i, j in sorted(pairs)]
    found += [(each, None) for i, each in enumerate(a) if i not in met_a]
    found += [(None, each) for j, each in enumerate(b) if j not in met_b]
    return sorted(found, key=lambda both: min(each.start for each in both if each is not None))


def marks_of(annotations: Sequence[Annotation]) -> Marks:
    """Each span of each annotation with its label."""
    return [(span.start, span.end, label_of(each)) for each in annotations for span in each.spans]


def _continuous(layer: str, own: Sequence[Sequence[Annotation]], length: int) -> Tallies:
    marks = [marks_of(made) for made in own]
    everybody = tuple(range(len(own)))
    found: Tallies = {Group(layer, "stretches", everybody): unitizing.sums([flat(each) for each in marks], length)}
    labelled = [runs(each) for each in marks]
    for people in {everybody, *combinations(everybody, 2)}:
        found[Group(layer, "characters", people)] = _characters(patterns([labelled[p] for p in people], length))
    return found


def _characters(found: Mapping[tuple[tuple[str, ...], ...], int]) -> dict[Hashable, int]:
    """Keys: units; agreeing; who has which set; for one label who has it, and the ordered pairs that differ in it."""
    # Plain dictionaries: a Counter takes three times as long to learn a new key, and this runs for every pattern.
    sums: dict[Hashable, int] = {}
    units = agreeing = 0
    for row, count in found.items():
        people = len(row)
        units += count
        alike: dict[tuple[str, ...], int] = {}
        having: dict[str, int] = {}
        for place, labels in enumerate(row):
            alike[labels] = alike.get(labels, 0) + 1
            sums[place, labels] = sums.get((place, labels), 0) + count
            for label in labels:
                having[label] = having.get(label, 0) + 1
                sums[place, label] = sums.get((place, label), 0) + count
        agreeing += count * sum([number * (number - 1) for number in alike.values()])
        for label, number in having.items():
            if number < people:
                sums["apart", label] = sums.get(("apart", label), 0) + count * 2 * number * (people - number)
    sums["units"], sums["agreeing"] = units, agreeing
    return sums


def _links(a: Sequence[Annotation], b: Sequence[Annotation], pairs: list[tuple[int, int]]) -> Counter[Hashable]:
    sums: Counter[Hashable] = Counter()
    for i, j in pairs:
        one, other = a[i], b[j]
        assert isinstance(one, Mention)
        assert isinstance(other, Mention)
        if one.entity is not None or other.entity is not None:
            sums["units"] += 1
            sums["agreed"] += int(one.entity == other.entity)
    return sums


def _fields(a: Sequence[Annotation], b: Sequence[Annotation], pairs: list[tuple[int, int]]) -> Counter[Hashable]:
    """Of each field, over the pairs in which at least one person gave it a value; not given counts as a value."""
    sums: Counter[Hashable] = Counter()
    for i, j in pairs:
        ours, theirs = dict(a[i].attributes), dict(b[j].attributes)
        both = [("type", label_of(a[i]), label_of(b[j]))]
        both += [(field, str(ours.get(field, "")), str(theirs.get(field, ""))) for field in FIELDS]
        for field, mine, other in both:
            if mine or other:
                sums["units", field] += 1
                sums["agreed", field] += int(mine == other)
                sums[0, field, mine] += 1
                sums[1, field, other] += 1
    return sums


def _chains(
    a: Sequence[Annotation], b: Sequence[Annotation], pairs: list[tuple[int, int]], places: chains.MentionSpans
) -> Counter[Hashable]:
    sums: Counter[Hashable] = Counter()
    for i, j in pairs:
        one, other = a[i], b[j]
        assert isinstance(one, Claim)
        assert isinstance(other, Claim)
        sums.update(chains.sums(chains.chain_of(one, places), chains.chain_of(other, places)))
    return sums


def _confuse(found: Confusion, a: Sequence[str], b: Sequence[str], pairs: list[tuple[int, int]]) -> None:
    found.update((a[i], b[j]) for i, j in pairs)
    if len(pairs) < len(a):
        met = {i for i, _ in pairs}
        found.update((label, None) for i, label in enumerate(a) if i not in met)
    if len(pairs) < len(b):
        met = {j for _, j in pairs}
        found.update((None, label) for j, label in enumerate(b) if j not in met)


def restricted(coded: Coded, labels: Collection[str] | None) -> Coded:
    """The same without annotations of other labels (ids); None for no restriction."""
    if labels is None:
        return coded
    by = tuple(tuple(each for each in made if label_of(each) in labels) for made in coded.by)
    dropped = tuple(each for made in coded.by for each in made if label_of(each) not in labels)
    return Coded(coded.length, by, (*coded.others, *dropped))


def stretches_by_label(coded: Sequence[Coded], layer: str) -> dict[str, list[tuple[list[list[tuple[int, int]]], int]]]:
    """For each label what each person marked with it in each article, and the article's length: for alpha-U."""
    kind = Mention if layer == MENTIONS else Claim
    people = len(coded[0].by) if coded else 0
    found: defaultdict[str, dict[int, list[list[tuple[int, int]]]]] = defaultdict(dict)
    for number, article in enumerate(coded):
        for person, made in enumerate(article.by):
            for start, end, label in marks_of([each for each in made if isinstance(each, kind)]):
                rows = found[label].setdefault(number, [[] for _ in range(people)])
                rows[person].append((start, end))
    nothing: list[list[tuple[int, int]]] = [[] for _ in range(people)]
    return {
        label: [
            ([merged(each) for each in rows[number]] if number in rows else nothing, article.length)
            for number, article in enumerate(coded)
        ]
        for label, rows in found.items()
    }
