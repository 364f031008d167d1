"""Figures of agreement in words: what is compared, how, of whom, and what came out."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale

from desk.measure.figures import Figure
from desk.measure.tallies import CLAIMS, MENTIONS
from desk.model.label import Label
from desk.ui.translation import tr

DASH = "–"

UNITIZING = frozenset({"u_alpha", "u_alpha_binary", "cu_alpha", "ku_alpha"})
"""What knows one label anywhere, and so takes nested mentions for one: see `measure.continuum.flat`."""


def subject(of: str) -> str:
    """What is compared."""
    known = {
        MENTIONS: tr("Mentions"),
        CLAIMS: tr("Claims"),
        "links": tr("Entity links"),
        "chain depth": tr("Chain: depth"),
        "chain source": tr("Chain: sources"),
        "chain cue": tr("Chain: cues"),
        "claim type": tr("Claim type"),
    }
    if of in known:
        return known[of]
    return tr("Claim field: {}").format(of.removeprefix("claim ").replace("_", " "))


def measure(name: str) -> str:
    """What people call a measure."""
    return {
        "f1_exact": tr("Span F1, exact"),
        "f1_exact_unlabelled": tr("Span F1, exact, any label"),
        "f1_overlap": tr("Span F1, overlap"),
        "f1_overlap_unlabelled": tr("Span F1, overlap, any label"),
        "kappa": tr("Cohen's kappa"),
        "pi": tr("Scott's pi"),
        "fleiss_kappa": tr("Fleiss' kappa"),
        "alpha": tr("Krippendorff's alpha, nominal"),
        "u_alpha": tr("u-alpha: boundaries and labels"),
        "u_alpha_binary": tr("|u-alpha: marked or not"),
        "cu_alpha": tr("cu-alpha: labels where both marked"),
        "ku_alpha": tr("(k)u-alpha: one label where both marked"),
        "alpha_u": tr("alpha-U (1995): distance of boundaries"),
        "agreement": tr("Plain share that agrees"),
    }.get(name, name)


def level(unit: str) -> str:
    """What is counted: the level that a measure is taken on."""
    return {
        "annotations": tr("annotations"),
        "characters": tr("characters"),
        "stretches": tr("stretches"),
        "aligned mentions": tr("aligned mentions"),
        "aligned claims": tr("aligned claims"),
        "links of chains": tr("links of chains"),
    }.get(unit, unit)


def reason(why: str) -> str:
    """Why there is no figure, or no interval."""
    return {
        "there is nothing to compare": tr("there is nothing to compare"),
        "all gave every unit the same value, so that chance alone would agree": tr(
            "all gave every unit the same value, so that chance alone would agree"
        ),
        "neither marked anything": tr("neither marked anything"),
        "nobody marked anything": tr("nobody marked anything"),
        "everything is marked as one and the same": tr("everything is marked as one and the same"),
        "there are no gaps, or nothing but gaps": tr("there are no gaps, or nothing but gaps"),
        "nobody marked anything that another marked too": tr("nobody marked anything that another marked too"),
        "too little is marked by several for chance to disagree": tr(
            "too little is marked by several for chance to disagree"
        ),
        "where several marked something, they used only one label": tr(
            "where several marked something, they used only one label"
        ),
        "the texts are too short for chance to disagree": tr("the texts are too short for chance to disagree"),
        "no interval from fewer than two articles": tr("no interval from fewer than two articles"),
        "no interval: undefined in too many draws": tr("no interval: undefined in too many draws"),
    }.get(why, why)


def value(found: float | None) -> str:
    """A coefficient to two places; a dash for none."""
    # Adding 0 makes one nought of two: what is rounded to -0.00 is 0.00.
    return QLocale().toString(round(found, 2) + 0.0, "f", 2) if found is not None else DASH


def bounds(figure: Figure) -> str:
    """Its interval, empty for none."""
    result = figure.result
    return f"{value(result.low)} … {value(result.high)}" if result.low is not None and result.high is not None else ""


def label_name(id: str | None, labels: Mapping[str, Label]) -> str:
    """A label by its id; all for None, and a claim may have none."""
    if id is None:
        return tr("All labels")
    if not id:
        return tr("No type")
    return labels[id].name if id in labels else id


def met_name(id: str | None, labels: Mapping[str, Label]) -> str:
    """A label that met another in a confusion; None is nothing there."""
    return tr("nothing") if id is None else label_name(id, labels)


def between(people: Sequence[str], places: Sequence[int]) -> str:
    """Who is compared."""
    names = [people[place] for place in places]
    return tr("{} and {}").format(", ".join(names[:-1]), names[-1]) if len(names) > 1 else names[0]


def spoken(figure: Figure, people: Sequence[str], labels: Mapping[str, Label]) -> str:
    """A whole figure in one sentence."""
    result = figure.result
    what = tr("{subject}, {measure}, {label}, {people}").format(
        subject=subject(figure.of),
        measure=measure(figure.measure),
        label=label_name(figure.label, labels),
        people=between(people, figure.between),
    )
    counted = tr("{count} {unit}").format(count=QLocale().toString(result.n), unit=level(figure.unit))
    if result.value is None:
        return tr("{what}: undefined, because {why} ({counted})").format(
            what=what, why=reason(result.why), counted=counted
        )
    within = bounds(figure)
    interval = tr("95 % interval {}").format(within) if within else reason(result.why)
    counts = ", ".join(f"{name} {QLocale().toString(count)}" for name, count in figure.counts)
    nested = tr("of nested or overlapping ones by one person, only the longer counts")
    noted = nested if figure.measure in UNITIZING else ""
    more = "; ".join(part for part in (interval, counted, counts, noted) if part)
    return tr("{what}: {value}; {more}").format(what=what, value=QLocale().toString(result.value, "f", 3), more=more)
