"""The command line: which command is meant, its arguments, and how every end of it is told."""

import argparse
import os
import sys
from collections.abc import Sequence

from desk import __version__
from desk.cli import agreement, exchange, files, projects, reports
from desk.cli.telling import PARTLY, STOPPED, WRONG, UsageError, tell

COMMANDS = (*projects.COMMANDS, *files.COMMANDS, *reports.COMMANDS, *agreement.COMMANDS, *exchange.COMMANDS)


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether these arguments ask for the window: none at all, or one that names a project."""
    if not arguments:
        return True
    first = arguments[0]
    if len(arguments) > 1 or first in COMMANDS or first.startswith("-"):
        return False
    return first.lower().endswith(".desk") or os.path.exists(first)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out a command; gives its exit status. Errors of the world become a sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # A terminal that lacks a letter gets its code, not a traceback.
            reconfigure(errors="backslashreplace")
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        tell("Stopped.")
        return STOPPED
    except BrokenPipeError:
        # Whoever reads our output has seen enough.
        _drop_output()
        return PARTLY


def _run(arguments: Sequence[str] | None) -> int:
    try:
        chosen = _parser().parse_args(arguments)
    except SystemExit as end:
        sys.stdout.flush()
        return end.code if isinstance(end.code, int) else WRONG
    return _carried_out(chosen)


def _carried_out(chosen: argparse.Namespace) -> int:
    from desk.formats.format import FormatError, UnknownFormatError, why
    from desk.model.change import ConflictError
    from desk.store.errors import StoreError

    try:
        status: int = chosen.run(chosen)
        sys.stdout.flush()
    except (StoreError, FormatError, UnknownFormatError, UsageError) as error:
        tell(str(error))
    except ConflictError:
        tell(f"{chosen.project.name}: it was changed elsewhere meanwhile; nothing was done, try again.")
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_output()
        tell(f"{os.path.basename(str(error.filename or 'desk'))}: {why(error)}.")
    else:
        return status
    return WRONG


def _drop_output() -> None:
    """Sends what is still to be written nowhere, for Python would complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="desk",
        usage="desk [PROJECT]\n       desk COMMAND ...",
        description="Highlight entities and claims in news articles, review them, take them away as JSON.",
        epilog="Without a command, the window opens on PROJECT or on the last project. "
        "“desk COMMAND --help” tells more about a command. Exit status: 0 all done; 1 done in part, or a check "
        "failed; 2 wrong usage, or nothing could be done.",
    )
    parser.add_argument("--version", action="version", version=f"desk {__version__}")
    # Without `prog` the two lines of the usage would stand before each command's own.
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, prog="desk")
    for family in (projects, files, reports, agreement, exchange):
        family.add_to(commands)
    return parser
