"""Commands for exchange without a server: export --package, and merge."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desk.cli.files import articles_named, authors_named
from desk.cli.importing import own_name
from desk.cli.telling import DONE, PARTLY, WRONG, UsageError, given, plain, project_file, say, show_json, tell
from desk.work import TerminalProgress

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from desk.actions.joining import Plan

COMMANDS = ("merge",)


def add_to(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the parser of `merge`, and packages to that of `export`, which must be there."""
    export = commands.choices["export"]
    export.add_argument(
        "--package", action="store_true", help="one file of people's work with its history, for desk merge"
    )
    otherwise = export.get_default("run")
    export.set_defaults(run=lambda chosen: package(chosen) if chosen.package else otherwise(chosen))

    parser = commands.add_parser(
        "merge",
        help="take in another analyst's project or package",
        description="Takes in what another project or package has that this one lacks. A second time changes nothing; "
        "what was changed on both sides is kept as both. Without --labels and --texts nothing is done where the label "
        "sets differ or an article has another text there: that is listed.",
    )
    parser.add_argument("project", metavar="PROJECT", type=project_file)
    parser.add_argument("other", metavar="OTHER", type=Path, help="a .deskpackage or .desk file; it is only read")
    parser.add_argument(
        "--labels", choices=("ours", "theirs"), help="whose labels hold where they differ; none that is used is lost"
    )
    parser.add_argument(
        "--texts", choices=("skip", "both"), help="leave out articles that have another text here, or keep both"
    )
    parser.add_argument("--author", metavar="NAME", help="who merges, as history tells it")
    parser.add_argument("--json", action="store_true", help="the report as one JSON document")
    parser.set_defaults(run=merge)


def package(chosen: argparse.Namespace) -> int:
    """Writes people's work in some articles to a package."""
    from desk.actions.packing import export_package, package_path
    from desk.store.store import Store

    if chosen.output == "-":
        raise UsageError("A package is a file: name one with -o.")
    if chosen.accepted if "accepted" in chosen else False:
        raise UsageError("A package holds the decisions themselves: give --accepted or --package, not both.")
    path = package_path(Path(chosen.output))
    store = Store.open(chosen.project)
    try:
        with store.reading() as reading:
            articles = None if chosen.article is None else articles_named(reading, chosen.article)
            authors = None if chosen.author is None else authors_named(reading, chosen.author)
        with TerminalProgress() as progress:
            result = export_package(store, path, progress, articles=articles, authors=authors)
    finally:
        store.close()
    say(result.summary)
    return DONE


def merge(chosen: argparse.Namespace) -> int:
    """Takes another file in as one action, which one undo takes back."""
    from desk.actions.joining import Answer, Answers, carry_out, do
    from desk.store.store import Store

    author = None if chosen.author is None else plain(chosen.author)
    if author == "":
        raise UsageError("The author's name is empty.")
    texts = {"skip": Answer.OURS, "both": Answer.BOTH, None: None}[chosen.texts]
    answers = Answers(labels=None if chosen.labels is None else Answer(chosen.labels), texts=texts)
    store = Store.open(chosen.project)
    try:
        if chosen.other.exists() and chosen.other.samefile(store.path):
            raise UsageError(f"{chosen.other.name} is the project itself.")
        person = store.person(author or own_name())
        with TerminalProgress() as progress:
            found = carry_out(store, chosen.other, person, progress, answers)
        do(store, found, person.id)
    finally:
        store.close()
    _report(found.plan, found.transaction is not None, chosen)
    if found.plan.open_questions:
        return WRONG
    return PARTLY if found.plan.problems else DONE


def _report(plan: "Plan", done: bool, chosen: argparse.Namespace) -> None:
    for question in plan.open_questions:
        tell(str(question))
    if plan.open_questions:
        options = {"label": "--labels ours|theirs", "text": "--texts skip|both"}
        wanted = sorted({options[question.kind] for question in plan.open_questions})
        tell(f"Nothing was done: say {' and '.join(wanted)}.")
    tell(*plan.notes, *plan.problems)
    if chosen.json:
        show_json(_document(plan, done))
        return
    if plan.open_questions:
        return
    for conflict in plan.conflicts:
        say(str(conflict))
    for sentence in plan.counts.sentences() if done else ():
        say(sentence)
    say(f"Merged {plan.name}: {plan.summary}." if done else f"{plan.name} brings nothing new; nothing was changed.")


def _document(plan: "Plan", done: bool) -> object:
    return {
        "other": plan.name,
        "merged": done,
        "new": dict(plan.counts.new),
        "changed": plan.counts.changed,
        "removed": plan.counts.removed,
        "known": plan.counts.known,
        "questions": [
            given(kind=each.kind, id=each.id, title=each.title, ours=each.ours, theirs=each.theirs)
            for each in plan.open_questions
        ],
        "conflicts": [
            given(
                kind=each.kind,
                id=each.id,
                article=each.article,
                title=each.title,
                quote=each.quote,
                reason=each.reason,
                copy=each.copy,
            )
            for each in plan.conflicts
        ],
        "notes": list(plan.notes),
        "problems": list(plan.problems),
    }
