"""Commands that bring files into a project and take them out: import, export, formats."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desk.cli import importing
from desk.cli.telling import (
    DONE,
    PARTLY,
    UsageError,
    given,
    project_file,
    say,
    show_json,
    show_table,
    tell,
)
from desk.work import TerminalProgress

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from desk.store.queries import Reading
    from desk.store.store import Store

COMMANDS = ("import", "export", "formats")


def add_to(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the parsers of these commands."""
    importing.add_to(commands)

    parser = commands.add_parser(
        "export",
        help="take annotations out",
        description="Writes articles and their annotations to a file, which is replaced only when it is complete.",
    )
    parser.add_argument("project", metavar="PROJECT", type=project_file)
    parser.add_argument("--format", metavar="F", default="json", help="what to write; json if not given")
    parser.add_argument("-o", "--output", metavar="PATH", required=True, help="the file to write; - is standard output")
    parser.add_argument("--article", metavar="ID", nargs="+", action="extend", help="only these articles")
    parser.add_argument("--author", metavar="NAME", nargs="+", action="extend", help="only these people's annotations")
    parser.add_argument(
        "--accepted", action="store_true", help="only what is gold: what reviewers let stand or put right"
    )
    parser.set_defaults(run=export)

    parser = commands.add_parser(
        "formats",
        help="list every reader and writer",
        description="Lists every format, whether it can be read and written, and what writing it loses.",
    )
    parser.add_argument("--json", action="store_true", help="as one JSON document")
    parser.set_defaults(run=formats)


def export(chosen: argparse.Namespace) -> int:
    """Writes annotations to a file or to standard output."""
    from desk.actions.exchange import export_file, export_stream
    from desk.formats.known import named
    from desk.model.review import RULE
    from desk.store.store import Store

    if chosen.accepted and chosen.author is not None:
        raise UsageError("Gold has no one author: give --accepted or --author, not both.")
    losses = named(chosen.format).losses
    store = Store.open(chosen.project)
    try:
        with store.reading() as reading:
            articles = None if chosen.article is None else articles_named(reading, chosen.article)
            authors = None if chosen.author is None else authors_named(reading, chosen.author)
        with TerminalProgress() as progress:
            if chosen.output == "-":
                out = sys.stdout.buffer
                result = export_stream(
                    store,
                    chosen.format,
                    out,
                    store.path,
                    progress,
                    articles=articles,
                    authors=authors,
                    accepted=chosen.accepted,
                )
                out.flush()
            else:
                path = _output(store, chosen.output)
                result = export_file(
                    store,
                    chosen.format,
                    path,
                    progress,
                    articles=articles,
                    authors=authors,
                    accepted=chosen.accepted,
                )
    finally:
        store.close()
    if chosen.accepted:
        tell(f"Gold: {RULE}")
    tell(*losses, *result.problems)
    if chosen.output != "-":
        say(result.summary)
    return PARTLY if result.problems else DONE


def formats(chosen: argparse.Namespace) -> int:
    """Lists the formats with what each can do."""
    from desk.formats.known import formats as known

    found = known().values()
    if chosen.json:
        show_json(
            [
                given(
                    name=each.name,
                    title=each.title,
                    suffixes=list(each.suffixes),
                    reads=each.read is not None,
                    writes=each.write is not None,
                    losses=list(each.losses) if each.write is not None else None,
                )
                for each in found
            ]
        )
        return DONE
    rows = [
        (
            each.name,
            "yes" if each.read is not None else "no",
            "yes" if each.write is not None else "no",
            " ".join(each.suffixes),
            each.title,
        )
        for each in found
    ]
    show_table(("FORMAT", "READ", "WRITTEN", "SUFFIXES", "TITLE"), rows)
    for each in found:
        if each.write is not None:
            say(f"Writing {each.name} loses: {' '.join(each.losses) or 'nothing.'}")
    return DONE


def articles_named(reading: "Reading", wanted: list[str]) -> list[str]:
    """The articles with these ids, sorted; UsageError where one is missing."""
    found = {article.id for article in reading.every_article(wanted)}
    if missing := [id for id in wanted if id not in found]:
        raise UsageError(f"There is no article {_listed(missing)} in the project.")
    return sorted(found)


def authors_named(reading: "Reading", wanted: list[str]) -> list[str]:
    """The ids of the people with these names; UsageError where one is missing."""
    people = reading.people().values()
    if missing := [name for name in wanted if name not in {person.name for person in people}]:
        raise UsageError(f"Nobody named {_listed(missing)} works in the project.")
    return [person.id for person in people if person.name in wanted]


def _output(store: "Store", argument: str) -> Path:
    path = Path(argument)
    if path.exists() and path.samefile(store.path):
        raise UsageError(f"{path.name} is the project itself.")
    return path


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
