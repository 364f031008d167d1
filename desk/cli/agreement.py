"""The command that compares people: agreement."""

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from desk.cli.telling import DONE, PARTLY, UsageError, project_file, say, show_json, show_table, tell
from desk.work import TerminalProgress

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from desk.actions.agreeing import Agreement
    from desk.measure.figures import Figure
    from desk.model.label import Label
    from desk.model.project import Person, Project
    from desk.store.queries import Reading

COMMANDS = ("agreement",)
CONFUSIONS_SHOWN = 20

EXPLAINED = """\
what is counted:
  Span F1 counts annotations, each answering to one of the other person's at most: on exactly the same spans, or
  sharing a character; with the same label unless it says “any label”. tp is what both have, fp what only the second
  has, fn what only the first has.
  Kappa, pi and alpha count characters (Unicode code points) of the whole text; the value of a character is the set of
  labels that lie on it, also the empty one, or in the line of one label whether that label is among them.
  u-alpha, |u-alpha, cu-alpha and (k)u-alpha are Krippendorff's coefficients for unitizing of 2016; there, where
  somebody's own annotations overlap, the longer keeps its place: nested mentions count as one, and what the inner one
  is called makes no difference. alpha-U is the one of 1995 with its correction of 2004, label by label, overlapping
  annotations of one label joined; it has no interval.
  Links, types and other fields of claims, and chains of sources are compared where annotations of both people overlap;
  chains level by level from the innermost source.
  The interval is the middle 95 % of draws of articles with replacement.

articles:
  Without --article, those in which each of the people has annotated something.

A figure that is undefined, such as a kappa where nobody ever varied, is shown as “-” with the reason.
"""


def add_to(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the parser of this command."""
    parser = commands.add_parser(
        "agreement",
        help="tell how far people agree",
        description="Compares what two or more people made of the same articles.",
        epilog=EXPLAINED,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("project", metavar="PROJECT", type=project_file)
    parser.add_argument("--between", metavar="NAME", nargs="+", required=True, help="two people or more, by name or id")
    parser.add_argument("--article", metavar="ID", nargs="+", action="extend", help="these articles")
    parser.add_argument("--label", metavar="L", nargs="+", action="extend", help="only these labels, by id or name")
    parser.add_argument(
        "--resamples", metavar="N", type=int, help="draws for the intervals: 1000 if not given; 0: none"
    )
    parser.add_argument("--seed", metavar="N", type=int, help="of the draws; one seed always gives the same intervals")
    parser.add_argument("--json", action="store_true", help="every figure as one JSON document")
    parser.set_defaults(run=agreement)


def agreement(chosen: argparse.Namespace) -> int:
    """Compares people and shows every figure."""
    from desk.actions.agreeing import agreement as compared
    from desk.measure.bootstrap import RESAMPLES, SEED
    from desk.store.store import Store

    if chosen.resamples is not None and chosen.resamples < 0:
        raise UsageError("The number of draws is negative.")
    store = Store.open(chosen.project)
    try:
        with store.reading() as reading:
            project, labels = reading.project(), reading.labels()
            people = _people(reading.people().values(), chosen.between)
            articles = None if chosen.article is None else _articles(reading, chosen.article)
        wanted = None if chosen.label is None else _labels(labels, chosen.label)
        with TerminalProgress() as progress:
            found = compared(
                store,
                [person.id for person in people],
                progress,
                articles=articles,
                labels=wanted,
                resamples=RESAMPLES if chosen.resamples is None else chosen.resamples,
                seed=SEED if chosen.seed is None else chosen.seed,
            )
    finally:
        store.close()
    tell(*found.problems)
    if not found.articles:
        raise UsageError(
            f"There is no article that {_all_of(people)} have {'both' if len(people) == 2 else 'all'} annotated."
        )
    if chosen.json:
        show_json(_document(project, people, found, wanted))
    else:
        _show(people, labels, found)
    return PARTLY if found.problems else DONE


def _people(known: Iterable["Person"], wanted: Sequence[str]) -> "list[Person]":
    everybody = list(known)
    people: list[Person] = []
    for name in dict.fromkeys(wanted):
        matching = [each for each in everybody if each.id == name] or [each for each in everybody if each.name == name]
        if not matching:
            raise UsageError(f"Nobody named “{name}” works in the project.")
        if len(matching) > 1:
            ids = " or ".join(each.id for each in matching)
            raise UsageError(f"Several people are named “{name}”; say which by id: {ids}.")
        people += [each for each in matching if each not in people]
    if len(people) < 2:
        raise UsageError("Agreement is between two people or more.")
    return people


def _articles(reading: "Reading", wanted: Sequence[str]) -> list[str]:
    found = {article.id for article in reading.every_article(wanted)}
    if missing := [id for id in wanted if id not in found]:
        raise UsageError(f"There is no article {', '.join(f'“{id}”' for id in missing)} in the project.")
    return sorted(found)


def _labels(labels: "dict[str, Label]", wanted: Sequence[str]) -> list[str]:
    from desk.model.label import LabelKind

    found: list[str] = []
    for name in dict.fromkeys(wanted):
        matching = [name] if name in labels else [each.id for each in labels.values() if each.name == name]
        if not matching:
            raise UsageError(f"There is no label “{name}” in the project.")
        if any(labels[id].kind not in (LabelKind.ENTITY, LabelKind.CLAIM) for id in matching):
            raise UsageError(f"“{name}” is not a label of mentions or claims.")
        found += matching
    return found


def _document(
    project: "Project", people: "Sequence[Person]", found: "Agreement", labels: Sequence[str] | None
) -> dict[str, object]:
    report = found.report
    return {
        "project": {"id": project.id, "name": project.name},
        "people": [{"id": person.id, "name": person.name} for person in people],
        "articles": {"ids": list(found.articles), "characters": report.characters, "left_out": found.left_out},
        "labels": labels,
        "annotations": {
            layer: [{"person": person.id, "count": count} for person, count in zip(people, made, strict=True)]
            for layer, made in report.made.items()
        },
        "interval": {"level": 0.95, "method": "percentile bootstrap by article", "resamples": report.resamples}
        | {"seed": report.seed},
        "figures": [_figure(people, figure) for figure in report.figures],
        "confusions": [
            {
                "of": layer,
                "between": [people[x].id, people[y].id],
                "counts": [
                    {"labels": [first, second], "count": count}
                    for (first, second), count in sorted(met.items(), key=lambda each: (-each[1], str(each[0])))
                ],
            }
            for (layer, x, y), met in report.confusions.items()
        ],
    }


def _figure(people: "Sequence[Person]", figure: "Figure") -> dict[str, object]:
    result = figure.result
    return {
        "of": figure.of,
        "measure": figure.measure,
        "label": figure.label,
        "between": [people[place].id for place in figure.between],
        "value": result.value,
        "low": result.low,
        "high": result.high,
        "why": result.why,
        "n": result.n,
        "unit": figure.unit,
        **({"counts": dict(figure.counts)} if figure.counts else {}),
    }


def _show(people: "Sequence[Person]", labels: "dict[str, Label]", found: "Agreement") -> None:
    report = found.report
    many = "" if len(found.articles) == 1 else "s"
    say(f"{_all_of(people)} on {len(found.articles):,} article{many} of {report.characters:,} characters.")
    if found.left_out:
        say(f"Left out: {found.left_out:,} that not all of them annotated.")
    for layer in ("mentions", "claims"):
        made = report.made.get(layer)
        if made is None:
            say(f"No {layer} to compare.")
        else:
            counts = ", ".join(f"{person.name} {count:,}" for person, count in zip(people, made, strict=True))
            say(f"{layer.capitalize()}: {counts}.")
    print()
    order = {of: place for place, of in enumerate(dict.fromkeys(figure.of for figure in report.figures))}
    figures = sorted(report.figures, key=lambda f: (order[f.of], _label(labels, f.label, None), f.between))
    several = len(people) > 2
    heading = ("OF", "LABEL", *(("BETWEEN",) if several else ()), "MEASURE", "VALUE", "FROM", "TO", "N", "COUNTED")
    rows = [_row(people, labels, figure, several) for figure in figures]
    numbers = frozenset(heading.index(name) for name in ("VALUE", "FROM", "TO", "N"))
    show_table(heading, rows, numbers)
    _show_confusions(people, labels, found)


def _row(people: "Sequence[Person]", labels: "dict[str, Label]", figure: "Figure", several: bool) -> tuple[object, ...]:
    from desk.measure.figures import TITLES

    result = figure.result
    counted = figure.unit
    if figure.counts:
        counted += f": {', '.join(f'{name} {count:,}' for name, count in figure.counts)}"
    if result.why:
        counted += f"; {'undefined: ' if result.value is None else ''}{result.why}"
    between = (", ".join(people[place].name for place in figure.between),) if several else ()
    numbers = ("-" if value is None else f"{value:.3f}" for value in (result.value, result.low, result.high))
    return (
        figure.of,
        _label(labels, figure.label, "all"),
        *between,
        TITLES[figure.measure],
        *numbers,
        f"{result.n:,}",
        counted,
    )


def _show_confusions(people: "Sequence[Person]", labels: "dict[str, Label]", found: "Agreement") -> None:
    rows = [
        (layer, people[x].name, _label(labels, first, "nothing"), people[y].name, _label(labels, second, "nothing"), n)
        for (layer, x, y), met in found.report.confusions.items()
        for (first, second), n in met.items()
        if first != second
    ]
    if not rows:
        return
    rows.sort(key=lambda row: (-row[-1], row[:-1]))
    print()
    say("Where they differ, most often first:")
    show_table(("OF", "WHO", "LABEL", "WHO", "LABEL", "COUNT"), rows[:CONFUSIONS_SHOWN], frozenset({5}))
    if len(rows) > CONFUSIONS_SHOWN:
        say(f"{len(rows) - CONFUSIONS_SHOWN} more are in the JSON document.")


def _label(labels: "dict[str, Label]", id: str | None, otherwise: str | None) -> str:
    if id is None:
        return otherwise or ""
    if not id:
        return "no type"
    return labels[id].name if id in labels else id


def _all_of(people: "Sequence[Person]") -> str:
    names = [person.name for person in people]
    return f"{', '.join(names[:-1])} and {names[-1]}"
