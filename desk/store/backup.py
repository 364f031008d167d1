"""A consistent copy of a project, whoever goes on writing to it meanwhile."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from desk.store.engine import connect, connect_for_reading, damaged, sentence, told, told_of_files
from desk.store.errors import UnwritableError

PAGES = 1024
NOT_MADE = "the copy was not made"

Progress = Callable[[int, int], None]
"""Hears of pages done and in all; may raise to stop."""


def backup(path: Path, target: Path, progress: Progress | None = None) -> None:
    """Copies the project at `path` to `target`, one file with nothing beside it.

    What is at `target` is replaced only by a complete and sound copy: the damage of a project must not push out what
    was saved before. Raises UnwritableError about the target, other StoreErrors about the project; then `target` is as
    it was.
    """
    refuse_open_target(path, target)
    with told_of_files(target):
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=target.name + ".", suffix=".partial")
        os.close(descriptor)
    partial = Path(name)
    try:
        _copy(path, partial, target, progress)
        with told_of_files(target):
            shutil.copymode(path, partial)
            partial.replace(target)
            _sync_folder(target.parent)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def refuse_open_target(path: Path, target: Path) -> None:
    """UnwritableError where replacing `target` would harm a project: this one, or one that has a log beside it."""
    with told_of_files(target):
        if target.exists() and path.exists() and target.samefile(path):
            raise UnwritableError(target, "a project cannot be copied onto itself.")
        if target.is_dir():
            raise UnwritableError(target, "this is a folder; the copy needs a file name.")
        for suffix in ("-wal", "-journal"):
            if target.with_name(target.name + suffix).exists():
                raise UnwritableError(target, f"the file is in use; {NOT_MADE}.")


def _copy(path: Path, partial: Path, target: Path, progress: Progress | None) -> None:
    # The driver wants remaining and total after the state of each step.
    report = (lambda _, left, total: progress(total - left, total)) if progress is not None else None
    with told(path, NOT_MADE), closing(_source(path)) as source:
        # A snapshot held open keeps the copying from starting over whenever somebody else commits.
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        try:
            with closing(sqlite3.connect(partial)) as copy:
                copy.execute("PRAGMA synchronous=FULL")
                source.backup(copy, pages=PAGES, progress=report)
                # The copy came with the mark of a file that has a log beside it.
                copy.execute("PRAGMA journal_mode=DELETE")
                sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        except sqlite3.Error as error:
            found = sentence(target, error, NOT_MADE)
            # Only what is wrong with its pages can be the project's fault; the rest is about the place of the copy.
            raise (found if isinstance(found, UnwritableError) else sentence(path, error, NOT_MADE)) from error
    if not sound:
        raise damaged(path)


def _source(path: Path) -> sqlite3.Connection:
    try:
        return connect(path)
    except sqlite3.OperationalError as error:
        if isinstance(sentence(path, error), UnwritableError):
            return connect_for_reading(path)
        raise


def _sync_folder(folder: Path) -> None:
    """Makes a new name in a folder as durable as the file it names, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
