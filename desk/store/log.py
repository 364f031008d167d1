"""History inside an open connection: what was done, what of it can be undone, what others did since."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, insert, literal_column, select, update

from desk.model.change import Entry, EntryKind, Transaction
from desk.model.ids import new_id, now
from desk.store import schema
from desk.store.codec import decode_changes, encode_changes
from desk.store.prepared import Prepared

h, t = schema.history.c, schema.touched.c

IN_FORCE, UNDONE, OVERTAKEN = 0, 1, 2


_insert = Prepared(insert(schema.history), [column.name for column in h if column is not h.seq])
_touch = Prepared(insert(schema.touched))
_overtake = Prepared(
    update(schema.history)
    .where(h.by == bindparam("who"), h.kind == literal_column("'do'"), h.undone == literal_column(str(UNDONE)))
    .values(undone=literal_column(str(OVERTAKEN)))
)
_move = Prepared(update(schema.history).where(h.id == bindparam("target")).values(undone=bindparam("undone")))
_mine = select(h.seq, h.id, h.title).where(h.by == bindparam("who"), h.kind == literal_column("'do'")).limit(1)
_next_undo = Prepared(_mine.where(h.undone == literal_column(str(IN_FORCE))).order_by(h.seq.desc()))
_next_redo = Prepared(_mine.where(h.undone == literal_column(str(UNDONE))).order_by(h.seq))

_all = select(h.seq, h.id, h.at, h.by, h.kind, h.target, h.title, h.changes)
_entry_of = Prepared(_all.where(h.id == bindparam("id")))
_entries_after = Prepared(_all.where(h.seq > bindparam("seq")).order_by(h.seq).limit(bindparam("limit")))
_changes_of = Prepared(select(h.changes).where(h.id == bindparam("id")))
_last_seq = Prepared(select(func.max(h.seq)))

_others_since = Prepared(
    select(func.count(t.article.distinct()))
    .join_from(schema.touched, schema.article, t.article == schema.article.c.id)
    .join(schema.history, h.seq == t.seq)
    .where(schema.article.c.batch == bindparam("import"), h.seq > bindparam("since"), h.by != bindparam("who"))
    .where(h.kind == literal_column("'do'"), h.undone == literal_column(str(IN_FORCE)))
)


def record(
    connection: sqlite3.Connection,
    transaction: Transaction,
    *,
    by: str,
    kind: EntryKind,
    target: str | None,
    articles: Iterable[str],
) -> Entry:
    """Writes down a transaction that was just carried out and moves the person's undo stack; gives the entry.

    An undo or redo keeps no changes of its own: they are its target's.
    """
    changes = encode_changes(transaction.changes) if kind is EntryKind.DO else ""
    row: dict[str, Any] = {
        "id": new_id(),
        "at": now(),
        "by": by,
        "kind": kind.value,
        "target": target,
        "title": transaction.title,
        "undone": IN_FORCE,
        "changes": changes,
    }
    seq = _insert.run(connection, row).lastrowid
    assert seq is not None
    _touch.many(connection, [{"article": article, "seq": seq} for article in sorted(articles)])
    if kind is EntryKind.DO:
        _overtake.run(connection, {"who": by})
    else:
        undone = UNDONE if kind is EntryKind.UNDO else IN_FORCE
        _move.run(connection, {"target": target, "undone": undone})
    return Entry(seq=seq, id=row["id"], at=row["at"], by=by, kind=kind, target=target, transaction=transaction)


@dataclass(frozen=True, slots=True)
class Step:
    """The next entry on somebody's undo or redo stack: its place, id and title."""

    seq: int
    id: str
    title: str


def next_undo(connection: sqlite3.Connection, person: str) -> Step | None:
    """What this person's undo would take back."""
    row = _next_undo.first(connection, {"who": person})
    return None if row is None else Step(*row)


def next_redo(connection: sqlite3.Connection, person: str) -> Step | None:
    """What this person's redo would bring back."""
    row = _next_redo.first(connection, {"who": person})
    return None if row is None else Step(*row)


def entry_of(connection: sqlite3.Connection, id: str) -> Entry:
    """One entry by id, with the changes it really applied; LookupError if there is none."""
    row = _entry_of.first(connection, {"id": id})
    if row is None:
        raise LookupError(f"history has no entry {id}")
    return _entry(connection, row)


def entries_after(connection: sqlite3.Connection, seq: int, limit: int = -1) -> list[Entry]:
    """The entries with a larger sequence number, oldest first, at most `limit` where that is not negative."""
    rows = _entries_after.run(connection, {"seq": seq, "limit": limit}).fetchall()
    return [_entry(connection, row) for row in rows]


def last_seq(connection: sqlite3.Connection) -> int:
    """The newest sequence number; 0 in a project where nothing happened."""
    return _last_seq.first(connection)[0] or 0


def others_since(connection: sqlite3.Connection, batch: str, seq: int, person: str) -> int:
    """In how many articles of an import somebody else's work, done after `seq`, is in force."""
    found: int = _others_since.first(connection, {"import": batch, "since": seq, "who": person})[0]
    return found


def _entry(connection: sqlite3.Connection, row: Any) -> Entry:
    seq, id, at, by, kind, target, title, changes = row
    if kind != EntryKind.DO:
        changes = _changes_of.first(connection, {"id": target})[0]
    transaction = Transaction(title, decode_changes(changes))
    return Entry(
        seq=seq,
        id=id,
        at=at,
        by=by,
        kind=EntryKind(kind),
        target=target,
        transaction=transaction.inverse() if kind == EntryKind.UNDO else transaction,
    )
