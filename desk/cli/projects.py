"""Commands on a project as a whole: new, check, backup."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desk import paths
from desk.cli.telling import DONE, PARTLY, given, project_file, say, show_json, tell, with_suffix
from desk.work import TerminalProgress

if TYPE_CHECKING:
    from argparse import _SubParsersAction

COMMANDS = ("new", "check", "backup")


def add_to(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the parsers of these commands."""
    parser = commands.add_parser("new", help="make an empty project", description="Makes an empty project.")
    parser.add_argument("project", metavar="PROJECT", type=Path, help="the file to make; its suffix is .desk")
    parser.add_argument("--labels", metavar="FILE", type=Path, help="a label set instead of the usual one")
    parser.set_defaults(run=new)

    parser = commands.add_parser(
        "check",
        help="look whether all is well with a project",
        description="Checks the database, its keys, the hash of every text and the place of every annotation. "
        "Exit status 1 where anything is off.",
    )
    parser.add_argument("project", metavar="PROJECT", type=project_file)
    parser.add_argument("--json", action="store_true", help="the findings as one JSON document")
    parser.set_defaults(run=check)

    parser = commands.add_parser(
        "backup",
        help="copy a project, also while it is open",
        description="Makes a consistent copy of a project, also while it is open and written to.",
    )
    parser.add_argument("project", metavar="PROJECT", type=project_file)
    parser.add_argument("-o", "--output", metavar="PATH", type=Path, required=True, help="where the copy goes")
    parser.set_defaults(run=backup)


def new(chosen: argparse.Namespace) -> int:
    """Makes a project with a label set, by default the one that ships."""
    from desk.formats.labelset import read_labels
    from desk.store.store import Store
    from desk.text.canon import canonical

    labels = read_labels(chosen.labels or paths.resource("labels", "default.json"))
    path = with_suffix(chosen.project)
    Store.create(path, canonical(path.stem).text, labels).close()
    say(f"Made {path.name} with {len(labels)} labels.")
    return DONE


def check(chosen: argparse.Namespace) -> int:
    """Lists what is off in a project."""
    from desk.store.check import check as findings_of

    with TerminalProgress() as progress:
        findings = findings_of(chosen.project, progress.report)
    if chosen.json:
        found = [given(kind=finding.kind, id=finding.id, reason=finding.reason) for finding in findings]
        show_json({"project": chosen.project.name, "ok": not findings, "findings": found})
    elif not findings:
        say(f"{chosen.project.name} is sound.")
    tell(*(f"{chosen.project.name}: {' '.join(filter(None, (f.kind, f.id)))}: {f.reason}" for f in findings))
    return PARTLY if findings else DONE


def backup(chosen: argparse.Namespace) -> int:
    """Copies a project as it is, an older one too."""
    from desk.store.backup import backup as copy
    from desk.store.engine import look_at_header

    look_at_header(chosen.project)
    with TerminalProgress() as progress:
        copy(chosen.project, chosen.output.absolute(), progress.report)
    say(f"Copied {chosen.project.name} to {chosen.output.name}.")
    return DONE
