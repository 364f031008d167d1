"""Every figure on how far people agree over articles, with what was counted and an interval each.

What is a unit of what: span F1 counts annotations; kappa, pi and nominal alpha count characters (code points), each
with the set of all labels that a person put on it, the empty set too, or for one label with whether that is among them;
the unitizing coefficients measure stretches of characters. All characters of an article count, furniture too. Figures
on links, fields of claims and chains count annotations that answer to each other, wherever they overlap.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from desk.measure.alpha_u import alpha_u, disagreement
from desk.measure.bootstrap import RESAMPLES, SEED, drawn, interval
from desk.measure.figures import Asked, Figure, Sums, asked
from desk.measure.tallies import (
    LAYERS,
    MENTIONS,
    SUBJECTS,
    Coded,
    Confusion,
    Group,
    label_of,
    restricted,
    stretches_by_label,
    tally,
)
from desk.measure.value import Measure
from desk.model.annotation import Mention

ONE_ARTICLE = "no interval from fewer than two articles"
TOO_OFTEN_UNDEFINED = "no interval: undefined in too many draws"
ENOUGH = 0.9

Row = dict[Group, dict[Hashable, int]]
"""The numbers of one article."""

Step = Callable[[int, int], None]
"""Told how many of how many steps are done; may raise to stop the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All figures. `made` says for each layer how many annotations each person made; `characters` is the length of all.

    `confusions` are of labels that met in aligned annotations, by layer and pair of people (by place).
    """

    articles: int
    characters: int
    made: dict[str, tuple[int, ...]]
    figures: tuple[Figure, ...]
    confusions: dict[tuple[str, int, int], Confusion]
    resamples: int
    seed: int


def report(
    articles: Iterable[Coded],
    people: int,
    *,
    labels: Collection[str] | None = None,
    layers: Sequence[str] = LAYERS,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    step: Step = lambda _done, _total: None,
) -> Report:
    """The figures of so many people over articles; `labels` (ids) restricts what is looked at.

    `layers` are those reported. `resamples` draws with that seed give the intervals, none for 0.
    """
    coded = [restricted(article, labels) for article in articles]
    rows: list[Row] = []
    groups: dict[Group, None] = {}
    confusions: dict[str, dict[tuple[int, int], Confusion]] = {layer: {} for layer in layers}
    for number, article in enumerate(coded):
        step(number, len(coded) + resamples)
        row: Row = {}
        for layer in layers:
            row |= tally(article, layer, confusions[layer])
        groups.update(dict.fromkeys(row))
        rows.append(row)
    wanted = _Wanted(rows, sorted(groups, key=_place), _labels_used(coded, layers))
    figures = wanted.figures()
    if resamples:
        figures = wanted.with_intervals(figures, rows, resamples, seed, step)
    for layer in layers:
        figures += _alpha_u(coded, layer, people)
    return Report(
        articles=len(coded),
        characters=sum(article.length for article in coded),
        made={layer: _made(coded, layer, people) for layer in layers},
        figures=tuple(figures),
        confusions={(layer, *pair): found for layer, pairs in confusions.items() for pair, found in pairs.items()},
        resamples=resamples,
        seed=seed,
    )


class _Wanted:
    """The figures asked of each group, and where in a row the group's numbers stand."""

    def __init__(self, rows: Sequence[Row], groups: Sequence[Group], labels: dict[str, list[str]]) -> None:
        self._groups: list[tuple[Group, dict[Hashable, int], list[Asked]]] = []
        self._totals: list[int] = []
        for group in groups:
            totals: dict[Hashable, int] = {}
            for row in rows:
                for key, count in row.get(group, _NOTHING).items():
                    totals[key] = totals.get(key, 0) + count
            sums = {key: total for key, total in totals.items() if total}
            places = {key: len(self._totals) + place for place, key in enumerate(sums)}
            self._totals += sums.values()
            self._groups.append((group, places, asked(group, sums, labels[group.layer])))

    def figures(self) -> list[Figure]:
        """The figures over all articles, without intervals."""
        return [
            each.figure(sums, group.people)
            for group, own, wanted in self._groups
            for sums in ({key: self._totals[place] for key, place in own.items()},)
            for each in wanted
        ]

    def with_intervals(
        self,
        figures: list[Figure],
        rows: Sequence[Row],
        resamples: int,
        seed: int,
        step: Step,
    ) -> list[Figure]:
        """The same figures with an interval each, or why there is none."""
        if len(rows) < 2:
            return [_bounded(figure, None, ONE_ARTICLE) for figure in figures]
        values: list[list[float]] = [[] for _ in figures]
        packed = [
            [count for group, own, _ in self._groups for count in _counts(row.get(group, _NOTHING), own)]
            for row in rows
        ]
        for number, draw in enumerate(drawn(packed, resamples, seed)):
            step(len(rows) + number, len(rows) + resamples)
            results = iter(values)
            for _, own, wanted in self._groups:
                sums: Sums = {key: draw[place] for key, place in own.items()}
                for each in wanted:
                    found, value = next(results), each.formula(sums).value
                    if value is not None:
                        found.append(value)
        return [
            _bounded(figure, found if len(found) >= ENOUGH * resamples else None, TOO_OFTEN_UNDEFINED)
            for figure, found in zip(figures, values, strict=True)
        ]


_NOTHING: dict[Hashable, int] = {}


def _counts(found: dict[Hashable, int], keys: Iterable[Hashable]) -> list[int]:
    return [found.get(key, 0) for key in keys]


def _place(group: Group) -> tuple[int, int, tuple[int, ...]]:
    return LAYERS.index(group.layer), SUBJECTS.index(group.about), group.people


def _bounded(figure: Figure, values: list[float] | None, why: str) -> Figure:
    if figure.result.value is None:
        return figure
    if values is None:
        return replace(figure, result=replace(figure.result, why=why))
    low, high = interval(values)
    return replace(figure, result=replace(figure.result, low=low, high=high))


def _alpha_u(coded: Sequence[Coded], layer: str, people: int) -> list[Figure]:
    """Alpha-U of all labels together and of each; without intervals, for its expectation is no sum over articles."""
    by_label = {label: disagreement(texts, people) for label, texts in sorted(stretches_by_label(coded, layer).items())}
    everybody = tuple(range(people))

    def figure(label: str | None, result: Measure) -> Figure:
        return Figure(of=layer, measure="alpha_u", unit="stretches", label=label, between=everybody, result=result)

    return [
        figure(None, alpha_u(list(by_label.values()))),
        *(figure(label, alpha_u([found])) for label, found in by_label.items()),
    ]


def _labels_used(coded: Sequence[Coded], layers: Sequence[str]) -> dict[str, list[str]]:
    used: dict[str, set[str]] = {layer: set() for layer in LAYERS}
    for article in coded:
        for made in article.by:
            for each in made:
                used[LAYERS[not isinstance(each, Mention)]].add(label_of(each))
    return {layer: sorted(used[layer]) for layer in layers}


def _made(coded: Sequence[Coded], layer: str, people: int) -> tuple[int, ...]:
    return tuple(
        sum(isinstance(each, Mention) is (layer == MENTIONS) for article in coded for each in article.by[person])
        for person in range(people)
    )
