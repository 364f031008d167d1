"""Questions about how things came to be as they are: every entry of history, our own and those that merges brought."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import MsgspecError
from sqlalchemy import case, func, select

from desk.model.article import Article
from desk.model.change import Change, EntryKind
from desk.model.project import BatchState
from desk.model.review import Comment, PastEntry
from desk.store import schema
from desk.store.codec import ARTICLE, COMMENT, PAST, as_json_text, decode_changes, encode_changes
from desk.store.engine import raw_of, told
from desk.store.log import IN_FORCE
from desk.store.prepared import Prepared
from desk.store.snapshot import Snapshot

__all__ = [
    "MERGES",
    "HistoryQuestions",
    "Place",
    "Record",
    "UnreadableError",
    "changes_of",
    "encode_changes",
    "is_merge",
]

a, h, p, t = schema.article.c, schema.history.c, schema.past.c, schema.touched.c

_own = Prepared(select(h.seq, h.id, h.at, h.by, h.kind, h.target, h.title, h.changes, h.undone).order_by(h.seq))
_past = Prepared(PAST.select().order_by(p.at, p.id))
_turn = case((p.kind == EntryKind.UNDO.value, 1), else_=-1)
_taken_back = Prepared(select(p.target).where(p.target.is_not(None)).group_by(p.target).having(func.sum(_turn) > 0))
_touched = Prepared(select(t.seq, t.article).order_by(t.seq, t.article))


MERGES = "title LIKE 'Merge %: %' AND title NOT LIKE '%”'"
"""Whether an entry is a merge of files, in SQL: who merges does nothing of what others did."""

_MERGE = re.compile(r"Merge .+: .*[^”]", re.DOTALL)


class UnreadableError(Exception):
    """An entry of history whose changes cannot be read; `str()` says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of history. `entry.articles` is empty for our own; `seq` is None for those that a merge brought.

    `in_force` says whether what was done still counts: it was not taken back, or was brought back. Of those that a
    merge brought that is found out by counting: every redo answers an undo, and by the clock it may come first.
    """

    entry: PastEntry
    seq: int | None
    in_force: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where an annotation is: its article's id, and whether it is a claim."""

    article: str
    is_claim: bool


class HistoryQuestions(Snapshot):
    """How things came to be as they are."""

    def records(self) -> Iterator[Record]:
        """Every entry of kind do, undo or redo: first those that merges brought, by time, then our own, in order.

        Those who took something over did so after it was made.
        """
        raw = raw_of(self._connection)
        with self._read("the history that merges brought"):
            undone = {target for (target,) in _taken_back.run(raw)}
            for row in _past.run(raw):
                entry = PAST.decode(row)
                assert isinstance(entry, PastEntry)
                yield Record(entry, None, entry.kind == EntryKind.DO and entry.id not in undone)
        for seq, id, at, by, kind, target, title, changes, undone_ in _own.run(raw):
            entry = PastEntry(
                id=id, at=at, by=by, kind=kind, target=target, title=title, changes=changes, articles=(), origin=""
            )
            yield Record(entry, seq, kind == EntryKind.DO and undone_ == IN_FORCE)

    def touched(self) -> dict[int, list[str]]:
        """The articles (ids) that each of our own entries touched, by sequence number."""
        found: dict[int, list[str]] = {}
        with told(self._path):
            for seq, article in _touched.run(raw_of(self._connection)):
                found.setdefault(seq, []).append(article)
        return found

    def entry_ids(self) -> set[str]:
        """The ids of all entries, our own and those that merges brought."""
        return {row[0] for row in self._rows(select(h.id))} | {row[0] for row in self._rows(select(p.id))}

    def past_lengths(self) -> dict[str, int]:
        """How long the changes are, in code points, of each entry (by id) that a merge brought."""
        return {row[0]: row[1] for row in self._rows(select(p.id, func.length(p.changes)))}

    def past_entry(self, id: str) -> PastEntry | None:
        """An entry that a merge brought; None where there is none."""
        found = self._values(PAST.select().where(p.id == id), PAST.decode, PastEntry)
        return found[0] if found else None

    def in_force(self) -> set[str]:
        """The ids of what was done and not taken back, among our own entries and those that merges brought."""
        own = select(h.id).where(h.kind == EntryKind.DO.value, h.undone == IN_FORCE)
        brought = {row[0] for row in self._rows(select(p.id).where(p.kind == EntryKind.DO.value))}
        brought -= {target for (target,) in _taken_back.run(raw_of(self._connection))}
        return {row[0] for row in self._rows(own)} | brought

    def stored_under(self) -> Iterator[tuple[Article, BatchState]]:
        """Every article that is stored, removed ones and those of imports not done too, with how its import stands."""
        statement = ARTICLE.select(schema.batch.c.state, a.id).join(schema.batch, a.batch == schema.batch.c.id)
        rows: list[Any] = self._rows(statement.order_by(a.id))
        with self._read("what it says of one article"):
            for row in rows:
                article = ARTICLE.decode(row)
                assert isinstance(article, Article)
                yield article, BatchState(row[1])

    def places(self) -> dict[str, Place]:
        """Where each annotation is, in removed articles and those of undone imports too."""
        n = schema.annotation.c
        return {row[0]: Place(row[1], row[2] == "claim") for row in self._rows(select(n.id, n.article, n.kind))}

    def reviews_stored(self) -> dict[str, str]:
        """The articles (ids) of all decisions and comments, by their ids."""
        d, c = schema.decision.c, schema.comment.c
        return {row[0]: row[1] for row in (*self._rows(select(d.id, d.article)), *self._rows(select(c.id, c.article)))}

    def open_threads(self) -> list[Comment]:
        """The first comments of threads on annotations that nobody resolved, by time."""
        c = schema.comment.c
        statement = COMMENT.select().where(c.annotation.is_not(None), c.parent.is_(None), c.resolved_by.is_(None))
        return self._values(statement.order_by(c.at, c.id), COMMENT.decode, Comment)


def is_merge(title: str) -> bool:
    """Whether the transaction of that title was a merge of files; those of labels and entities end in a quote."""
    return _MERGE.match(title) is not None


class _Named(msgspec.Struct):
    """What tells which thing a value is."""

    id: str


_parts = msgspec.json.Decoder(list[tuple[str, msgspec.Raw, msgspec.Raw]])
_named = msgspec.json.Decoder(_Named | None)


def changes_of(entry: PastEntry, wanted: Callable[[str, str], bool] | None = None) -> tuple[Change, ...]:
    """What an entry of kind do changed; UnreadableError where it cannot be read.

    With `wanted` only what it says yes to, by the kind of thing (its class's name in lower case) and its id: a merge of
    100,000 annotations is one entry, and of most of it nothing is asked.
    """
    if not entry.changes:
        return ()
    try:
        if wanted is None:
            return decode_changes(entry.changes)
        kept = [part for part in _parts.decode(entry.changes) if _is_wanted(part, wanted)]
        return decode_changes(as_json_text(kept)) if kept else ()
    except (MsgspecError, KeyError, ValueError) as error:
        raise UnreadableError(str(error)) from error


def _is_wanted(part: tuple[str, msgspec.Raw, msgspec.Raw], wanted: Callable[[str, str], bool]) -> bool:
    kind, before, after = part
    value = _named.decode(after) or _named.decode(before)
    return value is not None and wanted(kind, value.id)
