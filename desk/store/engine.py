"""How a project file is opened: pragmas, our own BEGIN, and SQLite's errors as sentences."""

import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

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
PAGE_BYTES = 8192
"""Of new files; others keep theirs. Of SQLite's usual 4096, an article of 3 kB would leave a quarter empty."""
BEGIN_OPTION = "desk_begin"

NOT_SAVED = "the last change was not saved"
NEWER = "this project was made by a newer Desk; update Desk to open it."
READ_ONLY = "the file or its folder cannot be written to; the project is open for reading only."


def connect(path: Path) -> sqlite3.Connection:
    """A connection that can write, set up as every one of ours is; raises what the driver raises."""
    # isolation_level None keeps the driver from opening and closing transactions behind our back.
    found = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000)
    try:
        found.execute("PRAGMA trusted_schema=OFF")
        found.execute(f"PRAGMA page_size={PAGE_BYTES}")
        found.execute("PRAGMA foreign_keys=ON")
        found.execute("PRAGMA synchronous=FULL")
        # On a Mac a plain fsync leaves the data in the drive's cache; elsewhere this says nothing.
        found.execute("PRAGMA fullfsync=ON")
        _log_ahead(found)
    except sqlite3.Error:
        found.close()
        raise
    return found


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Gives the file a write-ahead log if it has none, as a copy has not."""
    last = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            # This is the one statement for which SQLite does not wait by itself while others open the same file.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(0.005)


def connect_for_reading(path: Path) -> sqlite3.Connection:
    """A connection to a file that we may not write to, or whose folder takes no files beside it."""
    # SQLite shares a WAL file through a file beside it. Where that cannot be made, reading the bare file is sound only
    # while there is no log with newer pages: https://sqlite.org/wal.html#read_only_databases
    try:
        return _read_only(path, "mode=ro")
    except sqlite3.OperationalError:
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _read_only(path, "mode=ro&immutable=1")


def _read_only(path: Path, query: str) -> sqlite3.Connection:
    name = path.as_posix()
    url = f"file://{'' if name.startswith('/') else '/'}{quote(name)}?{query}"
    found = sqlite3.connect(url, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000)
    try:
        found.execute("PRAGMA trusted_schema=OFF")
        found.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except sqlite3.Error:
        found.close()
        raise
    return found


def make_engine(path: Path, *, writable: bool = True, newest: int = SCHEMA_VERSION) -> Engine:
    """An engine on one file. Transactions are deferred unless a connection's `desk_begin` option says IMMEDIATE.

    A file with a schema above `newest` is refused whenever a transaction begins.
    """
    if writable:
        engine = create_engine(
            "sqlite+pysqlite://",
            creator=lambda: connect(path),
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=8,
            # An error tells what was to be written, and texts of articles belong into no log.
            hide_parameters=True,
        )
    else:
        engine = create_engine(
            "sqlite+pysqlite://", creator=lambda: connect_for_reading(path), poolclass=NullPool, hide_parameters=True
        )

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        kind = connection.get_execution_options().get(BEGIN_OPTION, "DEFERRED")
        begin(raw_of(connection), path, kind, newest)

    return engine


def begin(connection: sqlite3.Connection, path: Path, kind: str, newest: int = SCHEMA_VERSION) -> None:
    """Begins a transaction, DEFERRED or IMMEDIATE; NewerProjectError if a newer Desk upgraded the file meanwhile."""
    connection.execute(f"BEGIN {kind}")
    if connection.execute("PRAGMA user_version").fetchone()[0] > newest:
        raise NewerProjectError(path, NEWER)


def raw_of(connection: Connection) -> sqlite3.Connection:
    """The driver's connection below one of SQLAlchemy's."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


@contextmanager
def told(path: Path, lost: str = NOT_SAVED) -> Iterator[None]:
    """Turns what SQLite raises about the file at `path` into a StoreError; other errors pass.

    `lost` says what has come to nothing.
    """
    try:
        yield
    except DBAPIError as error:
        raise sentence(path, error.orig, lost) from error
    except sqlite3.Error as error:
        raise sentence(path, error, lost) from error


@contextmanager
def told_of_files(path: Path) -> Iterator[None]:
    """Turns what the system raises about a file at or beside `path` into an UnwritableError."""
    try:
        yield
    except OSError as error:
        raise UnwritableError(path, f"{_lower(error.strerror or str(error))}.") from error


def sentence(path: Path, error: BaseException | None, lost: str = NOT_SAVED) -> BaseException:
    """The StoreError that an error of SQLite stands for, or the error itself where it is a mistake of ours."""
    message = str(error)
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_NOTADB:
            return NotAProjectError(path, "this file is not a Desk project.")
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path)
        case sqlite3.SQLITE_FULL:
            return UnwritableError(path, f"the disk is full; {lost}.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return UnwritableError(path, f"the file cannot be written to; {lost}.")
        case sqlite3.SQLITE_CANTOPEN:
            return UnwritableError(path, "the file cannot be opened; Desk must be able to write to it and its folder.")
        case sqlite3.SQLITE_IOERR:
            return UnwritableError(path, f"the disk reports an error; {lost}.")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return BusyError(path, f"another program is using the file; {lost}, try again.")
    # The driver's own complaint, and two of SQLite's that only a file altered by other hands can cause.
    if message.startswith(("Could not decode to UTF-8", "malformed JSON", "no such table", "no such column")):
        return damaged(path)
    return error if error is not None else StoreError(path, message)


def damaged(path: Path, what: str = "the file is damaged") -> CorruptProjectError:
    """The error for a file that holds what no Desk has written; `what` says where."""
    return CorruptProjectError(path, f"{what}; a backup can be opened instead.")


def look_at_header(path: Path) -> int:
    """The schema number in the header of the file at `path`, which must be a project; reads 100 bytes, opens nothing.

    A newer number may still stand in the log beside it. Raises MissingProjectError, NotAProjectError,
    NewerProjectError. Layout: https://sqlite.org/fileformat.html
    """
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise NotAProjectError(path, "this is a folder, not a Desk project.")
        # Without O_NONBLOCK a named pipe would keep us waiting for ever; Windows has no such flag.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            head = file.read(100) or b""
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingProjectError(path, "there is no such file.") from error
    except OSError as error:
        raise UnwritableError(path, f"the file cannot be read ({_lower(error.strerror or str(error))}).") from error
    if head[:16] != b"SQLite format 3\0" or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotAProjectError(path, "this file is not a Desk project.")
    version = int.from_bytes(head[60:64], "big")
    if version > SCHEMA_VERSION:
        raise NewerProjectError(path, NEWER)
    return version


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one put in its place; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
