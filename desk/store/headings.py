"""Questions about what happened, without what it changed: lists to read, of our own entries and those of merges."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, bindparam, func, literal_column, or_, select

from desk.model.change import Change, EntryKind
from desk.store import schema
from desk.store.codec import as_json_text, decode_changes
from desk.store.engine import raw_of, told
from desk.store.prepared import Prepared
from desk.store.snapshot import Snapshot

a, h, k, p, t = schema.article.c, schema.history.c, schema.past.c, schema.person.c, schema.touched.c
_history_done, _past_done = schema.history.alias("done"), schema.past.alias("done")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """An entry of history without its changes: what a menu or a list shows of it. `name` is the person's.

    `target` is the entry (id) that an undo or redo is about. What a merge brought has the file's name as `origin`, and
    no `seq`; `undone` then has to be found out from the undos among them.
    """

    seq: int | None
    id: str
    at: str
    by: str
    name: str
    kind: EntryKind
    target: str | None
    title: str
    undone: bool
    origin: str = ""


def about_kinds(*kinds: str) -> tuple[str, ...]:
    """What `about` takes for entries that changed things of these kinds, as their classes are called in lower case."""
    return tuple(f'["{kind}",' for kind in kinds)


def about_label(label: str) -> tuple[str, ...]:
    """What `about` takes for entries that changed, made or removed something with a label (id)."""
    return (f'"label":{as_json_text(label)}',)


class HeadingQuestions(Snapshot):
    """What happened, as who looks may know it: where articles are coded blind, others' work on them is left out."""

    def headings(self, article: str | None = None, *, after: int = 0, about: Sequence[str] = ()) -> list[Heading]:
        """What was done in this project since entry number `after`, to one article or at all, oldest first.

        `about` narrows to entries of which one of these strings is part: see `about_kinds` and `about_label`.
        """
        statement = _own(article is not None, bool(about), self._kept_from is not None)
        rows = self._headed(statement, article, about, after=after)
        return [
            Heading(
                seq=seq, id=id, at=at, by=by, name=name, kind=EntryKind(kind), target=target, title=title,
                undone=bool(undone),
            )
            for seq, id, at, by, name, kind, target, title, undone in rows
        ]  # fmt: skip

    def past_headings(self, article: str | None = None, *, about: Sequence[str] = ()) -> list[Heading]:
        """The same of what merges brought, by time."""
        statement = _brought(article is not None, bool(about), self._kept_from is not None)
        rows = list(self._headed(statement, article, about))
        undone: dict[str, bool] = {}
        for _, _, _, _, kind, target, _, _ in rows:
            if target is not None:
                undone[target] = kind == EntryKind.UNDO
        return [
            Heading(
                seq=None, id=id, at=at, by=by, name=name or by[:8], kind=EntryKind(kind), target=target, title=title,
                undone=undone.get(id, False), origin=origin,
            )
            for id, at, by, name, kind, target, title, origin in rows
        ]  # fmt: skip

    def count_past(self) -> int:
        """How many entries merges brought."""
        return int(self._rows(select(func.count(k.id)))[0][0])

    def past_changes(self, heading: Heading) -> tuple[Change, ...]:
        """What an entry that a merge brought changed; nothing where that is not known."""
        undoes = heading.kind is EntryKind.UNDO
        with self._read("what it says of one entry of history"):
            row = _changes.first(raw_of(self._connection), {"id": heading.target or heading.id})
            changes = decode_changes(row[0]) if row is not None and row[0] else ()
        return tuple(change.inverse() for change in reversed(changes)) if undoes else changes

    def _headed(self, statement: Prepared, article: str | None, about: Iterable[str], **more: object) -> Iterable[Any]:
        bound = {"article": article, "about": as_json_text(list(about)), "who": self._kept_from, **more}
        with told(self._path):
            return statement.run(raw_of(self._connection), bound).fetchall()


_changes = Prepared(select(k.changes).where(k.id == bindparam("id")))


@cache
def _own(of_article: bool, about: bool, blind: bool) -> Prepared:
    statement = (
        select(h.seq, h.id, h.at, h.by, p.name, h.kind, h.target, h.title, h.undone)
        .join_from(schema.history, schema.person, p.id == h.by)
        .where(h.seq > bindparam("after"))
        .order_by(h.seq)
    )
    if of_article:
        statement = statement.where(h.seq.in_(select(t.seq).where(t.article == bindparam("article"))))
    if about:
        statement = statement.where(_is_about(schema.history, _history_done))
    if blind:
        closed = select(t.seq).join(schema.article, a.id == t.article).where(t.seq == h.seq, ~a.unblinded)
        statement = statement.where((h.by == bindparam("who")) | ~closed.correlate(schema.history).exists())
    return Prepared(statement)


@cache
def _brought(of_article: bool, about: bool, blind: bool) -> Prepared:
    statement = (
        select(k.id, k.at, k.by, p.name, k.kind, k.target, k.title, k.origin)
        .join_from(schema.past, schema.person, p.id == k.by, isouter=True)
        .order_by(k.at, k.id)
    )
    each = func.json_each(k.articles).table_valued("value", name="each")
    if of_article:
        statement = statement.where(select(each.c.value).where(each.c.value == bindparam("article")).exists())
    if about:
        statement = statement.where(_is_about(schema.past, _past_done))
    if blind:
        closed = select(a.id).where(a.id.in_(select(each.c.value)), ~a.unblinded)
        statement = statement.where((k.by == bindparam("who")) | ~closed.exists())
    return Prepared(statement)


def _is_about(table: FromClause, done: FromClause) -> ColumnElement[bool]:
    """Whether an entry, or the one that it takes back or brings back, has one of the strings in its changes.

    In JSON the strings that people wrote have their quotes escaped, and so none of them looks like this.
    """
    wanted = func.json_each(bindparam("about")).table_valued("value", name="wanted")
    meant = select(done.c.changes).where(done.c.id == table.c.target).correlate(table).scalar_subquery()
    changes = func.coalesce(func.nullif(table.c.changes, literal_column("''")), meant)
    found = select(wanted.c.value).where(func.instr(changes, wanted.c.value) > literal_column("0"))
    return or_(found.correlate(table).exists())
