"""Reading a project file that came from somebody else: from a private copy, once it is what a Desk would have made.

Nothing of the file itself is ever changed, not even a log is made beside it.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Boolean, Integer

from desk.store import schema
from desk.store.backup import PAGES
from desk.store.check import check_file
from desk.store.engine import connect_for_reading, damaged, look_at_header, sentence, told_of_files
from desk.store.errors import CorruptProjectError, NotAProjectError, StoreError
from desk.store.store import Store

NOT_READ = "nothing was taken from it"
LONGEST_BYTES = 256 * 1024 * 1024
"""No value of ours comes near; SQLite itself would take 1 GB into memory."""


@contextmanager
def guest(path: Path, report: Callable[[int, int], None] = lambda done, total: None) -> Iterator[Store]:
    """The project or package at `path` as a store on a private copy that goes away afterwards.

    An older one is upgraded in the copy. `report` hears of pages copied and in all, and may raise to stop. Raises
    MissingProjectError, NotAProjectError, NewerProjectError, CorruptProjectError or UnwritableError.
    """
    path = path.absolute()
    look_at_header(path)
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        copy = Path(folder) / path.name
        _copy(path, copy, report)
        _check_shape(copy)
        for finding in check_file(copy):
            raise damaged(path, f"the file is damaged ({_briefly(finding.reason)})")
        store = Store.open(copy)
        try:
            _check_columns(copy)
            yield store
        finally:
            store.close()


def _copy(path: Path, copy: Path, report: Callable[[int, int], None]) -> None:
    try:
        with closing(_source(path, copy.parent)) as source, closing(sqlite3.connect(copy)) as target:
            source.execute("BEGIN")
            source.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
            source.backup(target, pages=PAGES, progress=lambda _, left, total: report(total - left, total))
            target.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise sentence(path, error, NOT_READ) from error


def _source(path: Path, folder: Path) -> sqlite3.Connection:
    log = path.with_name(path.name + "-wal")
    if log.exists():
        if os.access(path.parent, os.W_OK):
            return connect_for_reading(path)
        # Where nothing can be written SQLite reads no log, and nobody adds to one.
        beside = Path(tempfile.mkdtemp(dir=folder))
        with told_of_files(path):
            for each in (path, log):
                shutil.copyfile(each, beside / each.name)
        return connect_for_reading(beside / path.name)
    # Nobody has it open. Said to be immutable, SQLite makes no files beside it.
    name = path.as_posix()
    url = f"file://{'' if name.startswith('/') else '/'}{quote(name)}?mode=ro&immutable=1"
    return sqlite3.connect(url, uri=True, isolation_level=None)


def _briefly(reason: str) -> str:
    """The first of what SQLite finds: it says all of it in many lines, below a heading."""
    lines = [line for line in reason.splitlines() if line and not line.startswith("***")]
    return lines[0] if lines else reason


def _check_shape(path: Path) -> None:
    """NotAProjectError where the file holds anything but plain tables and indexes of ours."""
    known = {table.name for table in schema.metadata.tables.values()} | {"sqlite_sequence"}
    try:
        with closing(connect_for_reading(path)) as raw:
            rows = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
            for kind, name, table, sql in rows:
                plain = kind in ("table", "index") and table in known
                if not plain or (sql or "").upper().lstrip().startswith("CREATE VIRTUAL"):
                    raise NotAProjectError(path, f"it holds a {kind} “{name}” that no Desk makes; {NOT_READ}.")
            for table in sorted(known & {name for kind, name, _, _ in rows if kind == "table"}):
                for column in raw.execute(f'PRAGMA table_xinfo("{table}")'):
                    if column[6]:
                        raise NotAProjectError(path, f"its table {table} makes values up; {NOT_READ}.")
    except sqlite3.Error as error:
        raise sentence(path, error, NOT_READ) from error


def _check_columns(path: Path) -> None:
    """CorruptProjectError where a column is missing, or holds what is no text or number of a sensible length."""
    try:
        with closing(connect_for_reading(path)) as raw:
            raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_BYTES)
            for table in schema.metadata.sorted_tables:
                there = {row[1] for row in raw.execute(f'PRAGMA table_info("{table.name}")')}
                for column in table.columns:
                    if column.name not in there:
                        raise damaged(path, f"its table {table.name} has no column “{column.name}”")
                wrong = " OR ".join(
                    f'typeof("{c.name}") NOT IN ({_types(isinstance(c.type, Integer | Boolean), bool(c.nullable))})'
                    # Only for this has SQLite to look at all of a value, and at how long it is.
                    f' OR length("{c.name}") < 0'
                    for c in table.columns
                )
                if raw.execute(f'SELECT 1 FROM "{table.name}" WHERE {wrong} LIMIT 1').fetchone() is not None:
                    raise damaged(path, f"its table {table.name} holds something that is not text")
    except StoreError:
        raise
    except sqlite3.Error as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_TOOBIG:
            raise CorruptProjectError(path, f"it holds a value that is too long; {NOT_READ}.") from error
        raise sentence(path, error, NOT_READ) from error


def _types(number: bool, nullable: bool) -> str:
    return ("'integer'" if number else "'text'") + (", 'null'" if nullable else "")
