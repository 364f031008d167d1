"""A project file: made, opened, read in snapshots, changed by whole transactions, copied."""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import insert

from desk.model.annotation import Annotation
from desk.model.article import Article
from desk.model.change import Change, ConflictError, Entry, EntryKind, Transaction
from desk.model.claim import Evidence
from desk.model.ids import new_id
from desk.model.label import Label
from desk.model.project import Batch, BatchState, Person, Project
from desk.model.relation import Relation
from desk.model.review import Comment, Decision
from desk.store import backup, bulk, incoming, log, schema
from desk.store.apply import apply_changes
from desk.store.codec import label_row
from desk.store.engine import (
    BEGIN_OPTION,
    NOT_SAVED,
    READ_ONLY,
    begin,
    connect,
    identity,
    look_at_header,
    make_engine,
    told,
    told_of_files,
)
from desk.store.errors import ExistingFileError, UnwritableError
from desk.store.queries import Reading
from desk.store.texts import Texts

BULK_PAUSE_S = 0.001


class Store:
    """One open project file. Safe to use from several threads and beside other programs that have it open.

    `writable` is False where the file or its folder cannot be written to; then everything that writes raises
    UnwritableError. `viewer` is the person (id) who looks, None for nobody in particular: in a project that is coded
    blind, lists and counts leave out what others made in articles that are not open yet.
    """

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        """Opens an existing project that already has our schema; use `Store.open` or `Store.create`."""
        self.path = path
        self.writable = writable
        self.viewer: str | None = None
        self._engine = make_engine(path, writable=writable)
        self._texts = Texts(path)
        self._identity = identity(path)

    @classmethod
    def create(cls, path: Path, name: str, labels: Iterable[Label] = ()) -> "Store":
        """A new project; ExistingFileError if there is already something at `path`, which stays as it was."""
        path = path.absolute()
        with told_of_files(path):
            try:
                path.open("xb").close()
            except FileExistsError as error:
                raise ExistingFileError(path, "there is already a file of this name.") from error
        store = cls(path)
        try:
            store._fill(name, labels)
        except BaseException:
            store.close()
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            raise
        return store

    def _fill(self, name: str, labels: Iterable[Label]) -> None:
        with told(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(**{BEGIN_OPTION: "IMMEDIATE"})
            with connection.begin():
                connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA_VERSION}")
                schema.metadata.create_all(connection)
                connection.execute(insert(schema.project).values(id=new_id(), name=name))
                if rows := [label_row(label) for label in labels]:
                    connection.execute(insert(schema.label), rows)
        # The header that tells what the file is must stand in the file itself, not only in its log.
        self.checkpoint()

    @classmethod
    def open(cls, path: Path) -> "Store":
        """An existing project, upgraded after a backup if an older Desk made it; for reading only where it must be.

        Raises MissingProjectError, NotAProjectError, NewerProjectError, CorruptProjectError or UnwritableError.
        """
        path = path.absolute()
        if look_at_header(path) < schema.SCHEMA_VERSION:
            if not os.access(path, os.W_OK):
                raise UnwritableError(
                    path, "it was made by an older Desk and must be writable to be brought up to date."
                )
            from desk.store.upgrade import upgrade

            upgrade(path)
        if os.access(path, os.W_OK):
            # A folder that takes no files beside the project, or a full disk, shows only now.
            with suppress(UnwritableError):
                return cls._opened(path, writable=True)
        return cls._opened(path, writable=False)

    @classmethod
    def _opened(cls, path: Path, *, writable: bool) -> "Store":
        store = cls(path, writable=writable)
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
        with told(self.path), closing(connect(self.path)) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A snapshot: what others write meanwhile is not seen."""
        with told(self.path, "nothing was read"):
            connection = self._engine.connect()
        with connection:
            with told(self.path, "nothing was read"):
                connection.begin()
            yield Reading(connection, self._texts, self.path, self.viewer)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The write lock, taken at once; commits at the end, rolls back on any exception."""
        if not self.writable:
            raise UnwritableError(self.path, READ_ONLY)
        with told(self.path):
            pooled = self._engine.raw_connection()
            try:
                raw = pooled.driver_connection
                assert isinstance(raw, sqlite3.Connection)
                begin(raw, self.path, "IMMEDIATE")
                # SQLite goes on writing into a file that has been deleted or replaced, and all of that is lost.
                if identity(self.path) != self._identity:
                    raise UnwritableError(self.path, f"the file was moved, deleted or replaced; {NOT_SAVED}.")
                yield raw
                raw.execute("COMMIT")
            finally:
                # Going back to the pool rolls back what is still open.
                pooled.close()

    def apply(self, transaction: Transaction, by: str) -> Entry:
        """Carries out and records one transaction for a person (id); when it returns, it is on the disk.

        The entry's transaction is the one given, but for the end of an import: that begins as UNDONE, so that taking
        it back leaves an import that can be redone, and not one that looks unfinished.
        Raises ConflictError or AnchorError with nothing written.
        """
        with self.writing() as connection:
            articles = apply_changes(connection, transaction.changes, self._texts, self.path)
            kept = Transaction(transaction.title, tuple(as_undone(change) for change in transaction.changes))
            return log.record(connection, kept, by=by, kind=EntryKind.DO, target=None, articles=articles)

    def undo(self, by: str) -> Entry | None:
        """Takes back a person's latest entry that is in force; None if there is none.

        Raises ConflictError, with nothing written, if the same things were changed since, or if it is an import in
        whose articles somebody else's work is in force.
        """
        with self.writing() as connection:
            step = log.next_undo(connection, by)
            if step is None:
                return None
            transaction = log.entry_of(connection, step.id).transaction
            for change in transaction.changes:
                batch = change.after
                if not isinstance(batch, Batch) or batch.state is not BatchState.DONE:
                    continue
                if log.others_since(connection, batch.id, step.seq, by):
                    raise ConflictError(batch, batch)
            return self._carry_out(connection, transaction.inverse(), by, EntryKind.UNDO, step.id)

    def redo(self, by: str) -> Entry | None:
        """Brings back what a person's latest undo took; None if there is none. Raises like `undo`."""
        with self.writing() as connection:
            step = log.next_redo(connection, by)
            if step is None:
                return None
            transaction = log.entry_of(connection, step.id).transaction
            return self._carry_out(connection, transaction, by, EntryKind.REDO, step.id)

    def _carry_out(
        self, connection: sqlite3.Connection, transaction: Transaction, by: str, kind: EntryKind, target: str | None
    ) -> Entry:
        articles = apply_changes(connection, transaction.changes, self._texts, self.path)
        return log.record(connection, transaction, by=by, kind=kind, target=target, articles=articles)

    def person(self, name: str) -> Person:
        """The person of that name, added if the project does not know them."""
        with self.reading() as reading:
            known = reading.person_named(name)
        if known is not None:
            return known
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

    def load(
        self,
        articles: Sequence[tuple[Article, str, Sequence[Annotation]]],
        relations: Sequence[Relation] = (),
        reviews: Sequence[Decision | Comment] = (),
        *,
        batch: str | None = None,
    ) -> None:
        """Writes a chunk (at most some 200) of an import's articles with text and annotations, then yields the lock.

        `batch` is the import that they come with, where they do not say so themselves.

        `relations` are those that these articles, or ones loaded before, state; `reviews` decisions and comments on
        them, a comment before those that answer it.

        Raises AnchorError, or DiscardedBatchError where the import was discarded elsewhere, with nothing of the chunk
        written.
        """
        with self.writing() as connection:
            bulk.load(connection, articles, relations, self.path, reviews=reviews, batch=batch)
        time.sleep(BULK_PAUSE_S)

    def complete_claims(self, batch: str, evidence: Mapping[str, Sequence[Evidence]]) -> None:
        """Gives claims (by id) of an import that is loading their evidence, then yields the lock.

        So for evidence that lies in articles loaded after the claim. Raises DiscardedBatchError where the import was
        discarded elsewhere.
        """
        with self.writing() as connection:
            incoming.complete(connection, batch, evidence, self.path)
        time.sleep(BULK_PAUSE_S)

    def mend_batch(self, batch: str) -> None:
        """Removes the relations of an import that never ended of which not both ends came; ValueError if it did end.

        Entities that its mentions refer to count as there.
        """
        with self.writing() as connection:
            incoming.mend(connection, batch)

    def discard_batch(self, batch: str) -> None:
        """Removes an import that never became part of the project, rows and all, in chunks.

        ValueError for one that is part of the project or was undone: that can be redone.
        """
        more = True
        while more:
            with self.writing() as connection:
                more = bulk.discard(connection, batch)
            time.sleep(BULK_PAUSE_S)

    def backup(self, target: Path, progress: backup.Progress | None = None) -> None:
        """A consistent copy at `target` while anybody may go on writing; replaces a file there only when complete.

        `progress` hears of pages done and in all, and may raise to stop.
        """
        backup.backup(self.path, target.absolute(), progress)

    def project(self) -> Project:
        """The project's identity."""
        with self.reading() as reading:
            return reading.project()

    def changed_since(self, seq: int) -> bool:
        """Whether history has anything after that sequence number; cheap enough to ask twice a second."""
        with self.reading() as reading:
            return reading.last_seq() > seq


def as_undone(change: Change) -> Change:
    """The end of an import (LOADING to DONE) as its first redo would be (UNDONE to DONE); any other change as it is."""
    before, after = change.before, change.after
    if not isinstance(before, Batch) or before.state is not BatchState.LOADING or after is None:
        return change
    return Change(replace(before, state=BatchState.UNDONE), after)
