"""A project file: made, opened, read in snapshots, changed by whole transactions, copied."""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from desk.model.annotation import Annotation
from desk.model.article import Article
from desk.model.change import Entry, EntryKind, Transaction
from desk.model.ids import new_id, now
from desk.model.label import Label
from desk.model.project import Batch, Person, Project
from desk.store import bulk, log, schema
from desk.store.apply import apply_changes
from desk.store.codec import label_row
from desk.store.engine import BEGIN_OPTION, look_at_header, make_engine, told
from desk.store.errors import ExistingFileError
from desk.store.queries import Reading
from desk.store.texts import Texts

BULK_PAUSE_S = 0.001


class Store:
    """One open project file. Safe to use from several threads and beside other programs that have it open."""

    def __init__(self, path: Path) -> None:
        """Opens an existing project that already has our schema; use `Store.open` or `Store.create`."""
        self.path = path
        self._engine = make_engine(path)
        self._texts = Texts()

    @classmethod
    def create(cls, path: Path, name: str, labels: Iterable[Label] = ()) -> "Store":
        """A new project; ExistingFileError if there is already something at `path`, which stays as it was."""
        path = path.absolute()
        with told(path):
            try:
                path.open("xb").close()
            except FileExistsError as error:
                raise ExistingFileError(path, "there is already a file of this name.") from error
            try:
                return cls._fill(path, name, labels)
            except BaseException:
                for suffix in ("", "-wal", "-shm"):
                    path.with_name(path.name + suffix).unlink(missing_ok=True)
                raise

    @classmethod
    def _fill(cls, path: Path, name: str, labels: Iterable[Label]) -> "Store":
        store = cls(path)
        with store.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA_VERSION}")
            schema.metadata.create_all(connection)
            connection.execute(insert(schema.project).values(id=new_id(), name=name))
            rows = [label_row(label) for label in labels]
            if rows:
                connection.execute(insert(schema.label), rows)
        # The header that tells what the file is must stand in the file itself, not only in its log.
        store.checkpoint()
        return store

    @classmethod
    def open(cls, path: Path) -> "Store":
        """An existing project, upgraded after a backup if an older Desk made it.

        Raises MissingProjectError, NotAProjectError, NewerProjectError, CorruptProjectError or UnwritableError.
        """
        path = path.absolute()
        version = look_at_header(path)
        with told(path):
            if version < schema.SCHEMA_VERSION:
                from desk.store.upgrade import upgrade

                upgrade(path)
            store = cls(path)
            try:
                with store.reading() as reading:
                    reading.project()
            except BaseException:
                store.close()
                raise
        return store

    def close(self) -> None:
        """Lets go of the file; the last one to do so folds the log into it."""
        self._engine.dispose()

    def checkpoint(self) -> None:
        """Folds the write-ahead log into the file, as far as other readers allow."""
        with told(self.path), closing(sqlite3.connect(self.path, isolation_level=None)) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A snapshot: what others write meanwhile is not seen."""
        with told(self.path), self._engine.connect() as connection, connection.begin():
            yield Reading(connection, self._texts)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The write lock, taken at once; commits at the end, rolls back on any exception."""
        with told(self.path), self._engine.connect() as raw:
            connection = raw.execution_options(**{BEGIN_OPTION: "IMMEDIATE"})
            with connection.begin():
                yield connection

    def apply(
        self,
        transaction: Transaction,
        by: str,
        kind: EntryKind = EntryKind.DO,
        target: str | None = None,
    ) -> Entry:
        """Carries out and records one transaction for a person (id); when it returns, it is on the disk.

        Raises ConflictError or AnchorError with nothing written.
        """
        entry = Entry(seq=0, id=new_id(), at=now(), by=by, kind=kind, target=target, transaction=transaction)
        with self.writing() as connection:
            articles = apply_changes(connection, transaction.changes, self._texts, self.path)
            seq = log.record(connection, entry, articles)
        return replace(entry, seq=seq)

    def person(self, name: str) -> Person:
        """The person of that name, added if the project does not know them."""
        with self.writing() as connection:
            return bulk.person(connection, name)

    def add_people(self, people: Iterable[Person]) -> None:
        """Adds people under their own ids; those already known stay as they are."""
        with self.writing() as connection:
            bulk.add_people(connection, people)

    def begin_batch(self, batch: Batch) -> None:
        """Starts an import: nothing of it is part of the project until a transaction turns the batch to DONE."""
        with self.writing() as connection:
            bulk.begin(connection, batch)

    def load(self, articles: Sequence[tuple[Article, str, Sequence[Annotation]]]) -> None:
        """Writes a chunk (at most some 200) of an import's articles with text and annotations, then yields the lock.

        Raises AnchorError with nothing of the chunk written.
        """
        with self.writing() as connection:
            bulk.load(connection, articles, self.path)
        time.sleep(BULK_PAUSE_S)

    def discard_batch(self, batch: str) -> None:
        """Removes an import that never became part of the project, rows and all."""
        with self.writing() as connection:
            bulk.discard(connection, batch)

    def backup(self, target: Path) -> None:
        """A consistent copy at `target` while anybody may go on writing; replaces a file there only when complete."""
        partial = target.with_name(target.name + ".partial")
        try:
            with told(target):
                partial.unlink(missing_ok=True)
                with closing(sqlite3.connect(partial)) as copy:
                    with told(self.path), closing(sqlite3.connect(self.path)) as source:
                        source.backup(copy, pages=1024)
                    copy.execute("PRAGMA journal_mode=DELETE")
                partial.replace(target)
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)

    def project(self) -> Project:
        """The project's identity."""
        with self.reading() as reading:
            return reading.project()

    def changed_since(self, seq: int) -> bool:
        """Whether history has anything after that sequence number; cheap enough to ask twice a second."""
        with self.reading() as reading:
            return reading.last_seq() > seq
