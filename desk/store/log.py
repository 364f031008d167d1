"""History inside an open connection: what was done, what of it can be undone, what others did since."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.engine import Connection

from desk.model.change import Entry, EntryKind, Transaction
from desk.store import schema
from desk.store.codec import decode_changes, encode_changes

h = schema.history.c

IN_FORCE, UNDONE, OVERTAKEN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry without its changes: what a menu or a list shows of it. `name` is the person's."""

    seq: int
    id: str
    at: str
    by: str
    name: str
    kind: EntryKind
    title: str
    undone: bool


def record(connection: Connection, entry: Entry, articles: Iterable[str]) -> int:
    """Writes an entry and moves the person's undo stack; gives its sequence number.

    An undo or redo keeps no changes of its own: they are its target's.
    """
    changes = encode_changes(entry.transaction.changes) if entry.kind is EntryKind.DO else ""
    done = connection.execute(
        insert(schema.history).values(
            id=entry.id,
            at=entry.at,
            by=entry.by,
            kind=entry.kind.value,
            target=entry.target,
            title=entry.transaction.title,
            undone=IN_FORCE,
            changes=changes,
        )
    )
    assert done.inserted_primary_key is not None
    seq = int(done.inserted_primary_key[0])
    touched = [{"article": article, "seq": seq} for article in sorted(articles)]
    if touched:
        connection.execute(insert(schema.touched), touched)
    move = update(schema.history)
    if entry.kind is EntryKind.DO:
        overtaken = move.where(h.by == entry.by, h.undone == UNDONE, h.kind == EntryKind.DO.value)
        connection.execute(overtaken.values(undone=OVERTAKEN))
    else:
        now = UNDONE if entry.kind is EntryKind.UNDO else IN_FORCE
        connection.execute(move.where(h.id == entry.target).values(undone=now))
    return seq


def next_undo(connection: Connection, person: str) -> str | None:
    """The id of the entry that this person's undo would take back."""
    mine = select(h.id).where(h.by == person, h.kind == EntryKind.DO.value)
    return connection.execute(mine.where(h.undone == IN_FORCE).order_by(h.seq.desc()).limit(1)).scalar()


def next_redo(connection: Connection, person: str) -> str | None:
    """The id of the entry that this person's redo would bring back."""
    mine = select(h.id).where(h.by == person, h.kind == EntryKind.DO.value)
    return connection.execute(mine.where(h.undone == UNDONE).order_by(h.seq).limit(1)).scalar()


def entry_of(connection: Connection, id: str) -> Entry:
    """One entry by id, with the changes it really applied; LookupError if there is none."""
    row = connection.execute(select(schema.history).where(h.id == id)).one_or_none()
    if row is None:
        raise LookupError(f"history has no entry {id}")
    return _entry(connection, row)


def entries_after(connection: Connection, seq: int) -> list[Entry]:
    """All entries with a larger sequence number, oldest first."""
    rows = connection.execute(select(schema.history).where(h.seq > seq).order_by(h.seq)).all()
    return [_entry(connection, row) for row in rows]


def last_seq(connection: Connection) -> int:
    """The newest sequence number; 0 in a project where nothing happened."""
    return connection.execute(select(func.max(h.seq))).scalar() or 0


def headings(connection: Connection, article: str | None = None) -> Iterable[Heading]:
    """What happened, oldest first, in the project or to one article."""
    p = schema.person.c
    statement = select(h.seq, h.id, h.at, h.by, p.name, h.kind, h.title, h.undone).join_from(
        schema.history, schema.person, p.id == h.by
    )
    if article is not None:
        t = schema.touched.c
        statement = statement.where(h.seq.in_(select(t.seq).where(t.article == article)))
    for row in connection.execute(statement.order_by(h.seq)):
        yield Heading(row[0], row[1], row[2], row[3], row[4], EntryKind(row[5]), row[6], bool(row[7]))


def others_since(connection: Connection, batch: str, seq: int, person: str) -> int:
    """In how many articles of an import somebody else's work, done after `seq`, is in force."""
    t, a = schema.touched.c, schema.article.c
    statement = (
        select(func.count(t.article.distinct()))
        .join_from(schema.touched, schema.article, t.article == a.id)
        .join(schema.history, h.seq == t.seq)
        .where(a.batch == batch, h.seq > seq, h.by != person, or_(h.undone == IN_FORCE, h.undone.is_(None)))
        .where(h.kind == EntryKind.DO.value)
    )
    return connection.execute(statement).scalar() or 0


def _entry(connection: Connection, row: Any) -> Entry:
    kind = EntryKind(row.kind)
    changes = row.changes
    if kind is not EntryKind.DO:
        changes = connection.execute(select(h.changes).where(h.id == row.target)).scalar_one()
    transaction = Transaction(row.title, decode_changes(changes))
    return Entry(
        seq=row.seq,
        id=row.id,
        at=row.at,
        by=row.by,
        kind=kind,
        target=row.target,
        transaction=transaction.inverse() if kind is EntryKind.UNDO else transaction,
    )
