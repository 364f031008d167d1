"""From sums to figures: which coefficients there are of each group of numbers, and how each is worked out."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from desk.measure import spans, unitizing
from desk.measure.nominal import Tally, alpha, cohen_kappa, fleiss_kappa, scott_pi, share
from desk.measure.tallies import FIELDS, LAYERS, Group
from desk.measure.value import Measure

Sums = Mapping[Hashable, int]
T = TypeVar("T")

TITLES = {
    "f1_exact": "span F1, exact",
    "f1_exact_unlabelled": "span F1, exact, any label",
    "f1_overlap": "span F1, overlap",
    "f1_overlap_unlabelled": "span F1, overlap, any label",
    "kappa": "Cohen's kappa",
    "pi": "Scott's pi",
    "fleiss_kappa": "Fleiss' kappa",
    "alpha": "Krippendorff's alpha, nominal",
    "u_alpha": "u-alpha, boundaries and labels",
    "u_alpha_binary": "|u-alpha, marked or not",
    "cu_alpha": "cu-alpha, labels where both marked",
    "ku_alpha": "(k)u-alpha, one label where both marked",
    "alpha_u": "alpha-U (1995), how far boundaries are apart",
    "agreement": "plain share that agrees",
}
"""What people call each measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a report.

    `of` is what is compared, `measure` the coefficient, `unit` what `result.n` counts; `label` is None for all labels
    together; `between` are the people (by place). `counts` are tp, fp and fn of an F1.
    """

    of: str
    measure: str
    unit: str
    label: str | None
    between: tuple[int, ...]
    result: Measure
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure to be worked out from the sums of one group, of all articles or of a draw of them."""

    of: str
    measure: str
    unit: str
    label: str | None
    formula: Callable[[Sums], Measure]
    score: Callable[[Sums], spans.Score] | None = None

    def figure(self, sums: Sums, between: tuple[int, ...]) -> Figure:
        """The figure, without an interval."""
        counts: tuple[tuple[str, int], ...] = ()
        if self.score is not None:
            score = self.score(sums)
            counts = (("tp", score.tp), ("fp", score.fp), ("fn", score.fn))
        return Figure(
            of=self.of,
            measure=self.measure,
            unit=self.unit,
            label=self.label,
            between=between,
            result=self.formula(sums),
            counts=counts,
        )


class _Once(Generic[T]):
    """Works something out of sums once, however many coefficients want it; the next sums are another object."""

    __slots__ = ("_made", "_make", "_of")

    def __init__(self, make: Callable[[Sums], T]) -> None:
        self._make = make
        self._of: Sums | None = None
        self._made: T | None = None

    def __call__(self, sums: Sums) -> T:
        if sums is not self._of or self._made is None:
            self._of, self._made = sums, self._make(sums)
        return self._made


def asked(group: Group, sums: Sums, labels: Sequence[str]) -> list[Asked]:
    """The figures of a group; `sums` are those of all articles, `labels` those that anybody used in the layer."""
    match group.about:
        case "spans":
            return list(_spans(group.layer, labels))
        case "characters":
            return list(_characters(group, sums, labels))
        case "stretches":
            return list(_stretches(group, labels))
        case "links":
            return [
                Asked("links", "agreement", "aligned mentions", None, partial(_share, units="units", agreed="agreed"))
            ]
        case "fields":
            return [each for field in ("type", *FIELDS) for each in _field(field, sums)]
        case "chains":
            return list(_chains())
    raise ValueError(group.about)


def _spans(layer: str, labels: Sequence[str]) -> Iterator[Asked]:
    for how in ("exact", "overlap"):
        yield _scored(layer, f"f1_{how}", None, partial(spans.score_labelled, how=how, labels=labels))
        yield _scored(layer, f"f1_{how}_unlabelled", None, partial(spans.score_unlabelled, how=how))
        for label in labels:
            yield _scored(layer, f"f1_{how}", label, partial(spans.score, how=how, label=label))


def _scored(of: str, measure: str, label: str | None, score: Callable[[Sums], spans.Score]) -> Asked:
    unit = "annotations" if of in LAYERS else "links of chains"
    return Asked(of, measure, unit, label, lambda sums: score(sums).f1, score)


def _characters(group: Group, sums: Sums, labels: Sequence[str]) -> Iterator[Asked]:
    people = len(group.people)
    sets = tuple(
        tuple((key, key[1]) for key in sums if isinstance(key, tuple) and key[0] == place and isinstance(key[1], tuple))
        for place in range(people)
    )
    whole = _Once(partial(_tally_of_sets, sets=sets))
    single = {label: _Once(partial(_tally_of_label, people=people, label=label)) for label in labels}
    for name, coefficient in _coefficients(group):
        yield Asked(group.layer, name, "characters", None, partial(_of_tally, tally=whole, coefficient=coefficient))
        for label in labels:
            formula = partial(_of_tally, tally=single[label], coefficient=coefficient)
            yield Asked(group.layer, name, "characters", label, formula)


def _coefficients(group: Group) -> Iterator[tuple[str, Callable[[Tally], Measure]]]:
    """Those for two go with each pair, those for all with all; where all are two, both."""
    if len(group.people) == 2:
        yield "kappa", cohen_kappa
        yield "pi", scott_pi
    else:
        yield "fleiss_kappa", fleiss_kappa
    yield "alpha", alpha


def _of_tally(sums: Sums, tally: Callable[[Sums], Tally], coefficient: Callable[[Tally], Measure]) -> Measure:
    return coefficient(tally(sums))


def _tally_of_sets(sums: Sums, sets: tuple[tuple[tuple[Hashable, Hashable], ...], ...]) -> Tally:
    uses = tuple({value: sums[key] for key, value in own} for own in sets)
    return Tally(sums.get("units", 0), sums.get("agreeing", 0), uses)


def _tally_of_label(sums: Sums, people: int, label: str) -> Tally:
    units = sums.get("units", 0)
    having = [sums.get((place, label), 0) for place in range(people)]
    agreeing = units * people * (people - 1) - sums.get(("apart", label), 0)
    return Tally(units, agreeing, tuple([{True: count, False: units - count} for count in having]))


def _stretches(group: Group, labels: Sequence[str]) -> Iterator[Asked]:
    people = len(group.people)
    for name, formula in (
        ("u_alpha", unitizing.u_alpha),
        ("u_alpha_binary", unitizing.u_alpha_binary),
        ("cu_alpha", unitizing.cu_alpha),
    ):
        yield Asked(group.layer, name, "characters", None, partial(formula, people=people))
    shared = _Once(partial(unitizing.shared, people=people))
    for label in labels:
        formula = partial(_ku_alpha, shared=shared, people=people, label=label)
        yield Asked(group.layer, "ku_alpha", "characters", label, formula)


def _ku_alpha(sums: Sums, shared: Callable[[Sums], unitizing.Shared], people: int, label: str) -> Measure:
    return unitizing.ku_alpha(sums, people, label, shared(sums))


def _field(field: str, sums: Sums) -> Iterator[Asked]:
    if not sums.get(("units", field), 0) and field not in ("type", "certainty"):
        return
    of, unit = f"claim {field}", "aligned claims"
    yield Asked(of, "agreement", unit, None, partial(_share, units=("units", field), agreed=("agreed", field)))
    values = tuple(
        tuple((key, key[2]) for key in sums if isinstance(key, tuple) and key[:2] == (place, field)) for place in (0, 1)
    )
    for name, coefficient in (("kappa", cohen_kappa), ("alpha", alpha)):
        yield Asked(of, name, unit, None, partial(_of_field, coefficient=coefficient, field=field, values=values))


def _of_field(
    sums: Sums,
    coefficient: Callable[[Tally], Measure],
    field: str,
    values: tuple[tuple[tuple[Hashable, Hashable], ...], ...],
) -> Measure:
    uses = tuple({value: sums[key] for key, value in own} for own in values)
    return coefficient(Tally(sums.get(("units", field), 0), 2 * sums.get(("agreed", field), 0), uses))


def _chains() -> Iterator[Asked]:
    depth = partial(_share, units="pairs", agreed="same depth")
    yield Asked("chain depth", "agreement", "aligned claims", None, depth)
    for part in ("source", "cue"):
        for how in ("exact", "overlap"):
            yield _scored(f"chain {part}", f"f1_{how}", None, partial(_part, part=part, how=how))


def _part(sums: Sums, part: str, how: str) -> spans.Score:
    tp = sums.get((part, how), 0)
    return spans.Score(tp, sums.get((part, "b"), 0) - tp, sums.get((part, "a"), 0) - tp)


def _share(sums: Sums, units: Hashable, agreed: Hashable) -> Measure:
    return share(sums.get(agreed, 0), sums.get(units, 0))
