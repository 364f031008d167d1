"""How a project file is opened: pragmas, our own BEGIN, and SQLite's errors as sentences."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from desk.store.errors import (
    BusyError,
    CorruptProjectError,
    MissingProjectError,
    NewerProjectError,
    NotAProjectError,
    StoreError,
    UnwritableError,
)
from desk.store.schema import APPLICATION_ID, SCHEMA_VERSION

BUSY_MS = 10_000
BEGIN_OPTION = "desk_begin"


def make_engine(path: Path) -> Engine:
    """An engine on one file. Transactions are deferred unless a connection's `desk_begin` option says IMMEDIATE."""

    def connect() -> sqlite3.Connection:
        # isolation_level None keeps the driver from opening and closing transactions behind our back.
        found = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000)
        try:
            found.execute(f"PRAGMA busy_timeout={BUSY_MS}")
            found.execute("PRAGMA trusted_schema=OFF")
            found.execute("PRAGMA foreign_keys=ON")
            found.execute("PRAGMA synchronous=FULL")
            found.execute("PRAGMA journal_mode=WAL")
        except sqlite3.Error:
            found.close()
            raise
        return found

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool, pool_size=4, max_overflow=8)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        kind = connection.get_execution_options().get(BEGIN_OPTION, "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {kind}")

    return engine


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what SQLite raises about the file at `path` into a StoreError; other errors pass."""
    try:
        yield
    except DBAPIError as error:
        raise sentence(path, error.orig) from error
    except (sqlite3.Error, OSError) as error:
        raise sentence(path, error) from error


def sentence(path: Path, error: Any) -> Exception:
    """The StoreError that an error of SQLite or the system stands for, or the error itself if it is our own."""
    if isinstance(error, OSError):
        return UnwritableError(path, f"{error.strerror or error}.")
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_NOTADB:
            return NotAProjectError(path, "this file is not a Desk project.")
        case sqlite3.SQLITE_CORRUPT:
            return CorruptProjectError(path, "the file is damaged; a backup can be opened instead.")
        case sqlite3.SQLITE_FULL:
            return UnwritableError(path, "the disk is full; the last change was not saved.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return UnwritableError(path, "the file cannot be written to; the last change was not saved.")
        case sqlite3.SQLITE_CANTOPEN:
            return UnwritableError(path, "the file cannot be opened; Desk must be able to write to it and its folder.")
        case sqlite3.SQLITE_IOERR:
            return UnwritableError(path, "the disk reports an error; the last change was not saved.")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return BusyError(path, "another program is using the file; the last change was not saved, try again.")
    return error if isinstance(error, Exception) else StoreError(path, str(error))


def look_at_header(path: Path) -> int:
    """The schema number in the header of the file at `path`, which must be a project; reads 100 bytes, opens nothing.

    Raises MissingProjectError, NotAProjectError, NewerProjectError. Layout: https://sqlite.org/fileformat.html
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError as error:
        raise MissingProjectError(path, "there is no such file.") from error
    except IsADirectoryError as error:
        raise NotAProjectError(path, "this is a folder, not a Desk project.") from error
    except OSError as error:
        raise UnwritableError(path, f"the file cannot be read ({error.strerror}).") from error
    if head[:16] != b"SQLite format 3\0" or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotAProjectError(path, "this file is not a Desk project.")
    version = int.from_bytes(head[60:64], "big")
    if version > SCHEMA_VERSION:
        raise NewerProjectError(path, "this project was made by a newer Desk; update Desk to open it.")
    return version
