"""The command that brings files into a project."""

import argparse
import codecs
import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desk import paths, settings
from desk.cli.telling import DONE, PARTLY, WRONG, UsageError, plain, project_file, say, show_table, tell
from desk.work import TerminalProgress

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from desk.actions.drafts import Draft, Drafts, Twin
    from desk.actions.intake import Intake
    from desk.formats.format import Options
    from desk.model.change import Transaction
    from desk.store.store import Store

DESCRIPTION = """Brings files into a project; folders are walked. An article that is there already is skipped; a file
that cannot be read does not stop the others. Articles are read as they are found: what a page, a wire format or a
table says of title, outlet and date is taken over, what is not known stays empty."""
EPILOG = """Near copies are articles with much the same words as another one; they are told, and imported all the same.
The report is one JSON document: of each file its reader, encoding, SHA-256, articles, notices and problems; of each
article title, language, source, state, twin (what it repeats or is much like), included (whether it was, or would be,
imported), edited (the fields typed by hand) and findings. A finding says where a field stood, in the names of
provenance.findings of the JSON export: field, value, origin, start and end in the text, confidence, and readings where
it may mean several things; of several for one field the last one holds. What has no value is left out.
Exit status: 0 all done; 1 done in part; 2 nothing could be done, or nothing would be."""


def add_to(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the parser of this command."""
    parser = commands.add_parser(
        "import", help="bring articles or annotated articles in", description=DESCRIPTION, epilog=EPILOG
    )
    parser.add_argument("project", metavar="PROJECT", type=project_file)
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a file or a folder")
    parser.add_argument("--format", metavar="F", help="how to read the files; otherwise each tells (see desk formats)")
    parser.add_argument("--author", metavar="NAME", help="whose annotations they are where a file does not say")
    parser.add_argument("--dry-run", action="store_true", help="show what would come, and write nothing")
    parser.add_argument(
        "--report", metavar="FILE.json", type=Path, help="write what was found of every file, and what came of it"
    )
    parser.add_argument(
        "--near",
        action=argparse.BooleanOptionalAction,
        help="look for near copies; done with --dry-run and --report unless refused",
    )
    parser.add_argument("--encoding", metavar="NAME", help="the encoding of the files, where it is known better")
    parser.add_argument("--whole", action="store_true", help="take all that stands on a page, not the article alone")
    parser.add_argument(
        "--column",
        metavar="COLUMN=FIELD",
        action="append",
        help="what a column of a table holds: text, title, language, published, outlet, ... (several times)",
    )
    parser.set_defaults(run=import_)


def import_(chosen: argparse.Namespace) -> int:
    """Brings files in as one import, which one undo takes back."""
    from desk.actions.intake import import_paths
    from desk.store.store import Store

    author = None if chosen.author is None else plain(chosen.author)
    if author == "":
        raise UsageError("The author's name is empty.")
    options = _options(chosen)
    store = Store.open(chosen.project)
    try:
        if chosen.dry_run or chosen.report is not None or chosen.near:
            return _by_drafts(chosen, store, options, author)
        person = store.person(author or own_name())
        with TerminalProgress() as progress:
            result = import_paths(
                store, chosen.files, person, progress, format=chosen.format, options_for=lambda _: options
            )
        if result.transaction is not None:
            _finish(store, result.transaction, person.id)
    finally:
        store.close()
    return _told(result)


def _by_drafts(chosen: argparse.Namespace, store: "Store", options: "Options", author: str | None) -> int:
    """The same by way of drafts: these can be shown without being loaded, and reported on."""
    from desk.actions.drafting import gather, load
    from desk.actions.report import save_report

    with TerminalProgress() as progress:
        drafts = gather(
            store,
            chosen.files,
            progress,
            options_for=lambda _: options,
            format=chosen.format,
            near=chosen.near is not False,
        )
    with drafts:
        if chosen.report is not None:
            _make_sure_of(chosen.report)
        if chosen.dry_run:
            status = _shown(drafts)
            result = None
        else:
            person = store.person(author or own_name())
            with TerminalProgress() as progress:
                result = load(drafts, store, person, progress)
            if result.transaction is not None:
                _finish(store, result.transaction, person.id)
            tell(*_near_copies(drafts))
            status = _told(result)
        if chosen.report is not None:
            with _told_of_report(chosen.report):
                save_report(chosen.report, drafts, result)
    return status


def _make_sure_of(report: Path) -> None:
    """Raises FormatError where the report cannot be written: before anything is done."""
    with _told_of_report(report):
        known = report.exists() or report.is_symlink()
        report.open("a").close()
        if not known:
            report.unlink()


@contextmanager
def _told_of_report(report: Path) -> Iterator[None]:
    from desk.formats.format import FormatError, why

    try:
        yield
    except OSError as error:
        raise FormatError(report.name, why(error), "written") from error


def _told(result: "Intake") -> int:
    tell(*result.routine, *result.notes, *result.problems)
    say(result.summary)
    if not result.problems:
        return DONE
    return PARTLY if result.transaction is not None or result.known else WRONG


def _shown(drafts: "Drafts") -> int:
    """Shows what would come as a table; what is wrong goes to standard error."""
    from desk.actions.drafts import DraftState
    from desk.actions.report import summary_of

    found = [draft for draft in drafts if draft.state is not DraftState.PROBLEM]
    rows = [
        (
            draft.number,
            drafts.file_of(draft.number).name + ("" if draft.part is None else f" {draft.part}"),
            drafts.file_of(draft.number).reader,
            _state(draft),
            draft.words,
            draft.language or "",
            draft.source.published or "",
            draft.source.outlet or "",
            draft.title,
        )
        for draft in found
    ]
    if rows:
        heading = ("NO", "FILE", "READER", "STATE", "WORDS", "LANGUAGE", "PUBLISHED", "OUTLET", "TITLE")
        show_table(heading, rows, numbers=frozenset((0, 4)))
    problems = [*drafts.problems, *(problem for file in drafts.files for problem in file.problems)]
    tell(*(str(n) for n in drafts.notices if not n.routine))
    tell(*(str(n) for file in drafts.files for n in file.notices if not n.routine), *problems)
    say(summary_of(drafts))
    if not problems:
        return DONE
    return PARTLY if found else WRONG


def _state(draft: "Draft") -> str:
    from desk.actions.drafts import DraftState

    match draft.state:
        case DraftState.KNOWN:
            return "in the project"
        case DraftState.REPEATS if draft.twin is not None:
            return f"the same as {draft.twin.draft}"
        case DraftState.NEAR if draft.twin is not None:
            what = "the project" if draft.twin.draft is None else str(draft.twin.draft)
            return f"{_percent(draft.twin)} like {what}"
    return str(draft.state)


def _near_copies(drafts: "Drafts") -> list[str]:
    from desk.actions.drafts import DraftState

    told: list[str] = []
    for draft in drafts:
        if draft.state is not DraftState.NEAR or draft.twin is None:
            continue
        twin = draft.twin
        what = f"article {twin.article}" if twin.draft is None else drafts.file_of(twin.draft).name
        told.append(f"{drafts.file_of(draft.number).name}: a near copy of {what} ({_percent(twin)}).")
    return told


def _percent(twin: "Twin") -> str:
    # Never all of it, since they differ.
    return f"{min(99, round(100 * max(twin.similarity, twin.held)))} %"


def _options(chosen: argparse.Namespace) -> "Options":
    from desk.formats.format import Columns, Options

    if chosen.encoding is not None:
        try:
            codecs.lookup(chosen.encoding)
        except LookupError:
            raise UsageError(f"There is no encoding “{chosen.encoding}”.") from None
    columns = None
    if chosen.column:
        pairs = [pair.rpartition("=") for pair in chosen.column]
        if wrong := [column for column, sign, name in pairs if not sign or not column or not name]:
            raise UsageError(f"--column wants COLUMN=FIELD, not “{wrong[0]}”.")
        columns = Columns(fields=tuple((column, name) for column, _, name in pairs))
    return Options(encoding=chosen.encoding, columns=columns, whole=chosen.whole)


def _finish(store: "Store", transaction: "Transaction", by: str) -> None:
    """Makes an import part of the project, or takes away what was loaded."""
    from desk.actions.intake import forget
    from desk.model.change import ConflictError
    from desk.store.errors import StoreError

    try:
        store.apply(transaction, by)
    except (ConflictError, StoreError):
        forget(store, transaction)
        raise


def own_name() -> str:
    """The name that the window would put beside what is labelled."""
    try:
        return settings.load(paths.settings_file()).person_name or getpass.getuser()
    except (OSError, KeyError, ImportError):
        # Without a login name the systems differ in what they raise.
        return "Analyst"
