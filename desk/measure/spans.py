"""Span F1: how many annotations of two people answer to each other.

F1 = 2 tp / (2 tp + fp + fn). With two people and no truth it is the same whoever is taken for the truth; it is also
what kappa tends to where the places that nobody marked cannot be counted (Hripcsak and Rothschild 2005, “Agreement,
the F-measure, and reliability in information retrieval”, JAMIA 12(3):296-298). Exact: on the same spans; overlap:
sharing at least one code point, each annotation paired once (`pairing`). Over labels the counts are summed (micro
average).
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from desk.measure.pairing import Spans, paired
from desk.measure.value import Measure, undefined

Sums = Mapping[Hashable, int]

NOTHING = "neither marked anything"


@dataclass(frozen=True, slots=True)
class Score:
    """What two people have in common (tp), what only the second has (fp) and what only the first has (fn)."""

    tp: int
    fp: int
    fn: int

    @property
    def f1(self) -> Measure:
        """F1; `n` is how many annotations both made together."""
        n = 2 * self.tp + self.fp + self.fn
        return Measure(value=2 * self.tp / n, n=n) if n else undefined(NOTHING, 0)


def sums(
    a: Sequence[Spans],
    labels_a: Sequence[str],
    b: Sequence[Spans],
    labels_b: Sequence[str],
    overlapping: int | None = None,
) -> Counter[Hashable]:
    """What the scores need to know of two people's annotations of one text: where each stands and its label.

    `overlapping` is how many pairs `paired` makes of them whatever their labels, where that is known already.
    """
    found: Counter[Hashable] = Counter({"a": len(a), "b": len(b)})
    for side, labels in (("a", labels_a), ("b", labels_b)):
        for label, count in Counter(labels).items():
            found[side, label] = count
    found["exact"] = (Counter(a) & Counter(b)).total()
    found["overlap"] = _overlapping(a, b) if overlapping is None else overlapping
    marked_a, marked_b = Counter(zip(a, labels_a, strict=True)), Counter(zip(b, labels_b, strict=True))
    for (_, label), count in (marked_a & marked_b).items():
        found["exact", label] += count
    rest_a, rest_b = _by_label(marked_a - marked_b), _by_label(marked_b - marked_a)
    for label in {*labels_a, *labels_b}:
        found["overlap", label] = found["exact", label] + _overlapping(rest_a.get(label, ()), rest_b.get(label, ()))
    return found


def score(found: Sums, how: str, label: str) -> Score:
    """The score of one label; `how` is exact or overlap."""
    return _score(found.get((how, label), 0), found.get(("a", label), 0), found.get(("b", label), 0))


def score_labelled(found: Sums, how: str, labels: Sequence[str]) -> Score:
    """The score over labels, where only annotations of the same label answer to each other."""
    return _score(sum(found.get((how, label), 0) for label in labels), found.get("a", 0), found.get("b", 0))


def score_unlabelled(found: Sums, how: str) -> Score:
    """The score of places, whatever their labels."""
    return _score(found.get(how, 0), found.get("a", 0), found.get("b", 0))


def _score(tp: int, a: int, b: int) -> Score:
    return Score(tp, b - tp, a - tp)


def _by_label(marked: Counter[tuple[Spans, str]]) -> dict[str, list[Spans]]:
    found: dict[str, list[Spans]] = {}
    for (spans, label), count in marked.items():
        found.setdefault(label, []).extend([spans] * count)
    return found


def _overlapping(a: Sequence[Spans], b: Sequence[Spans]) -> int:
    return len(paired(a, b, lambda _i, _j: ())) if a and b else 0
