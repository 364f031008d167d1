"""Carrying out one transaction inside an open write: compare, write, count. The only code that changes values."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, update

from desk.model.annotation import Claim, Mention
from desk.model.article import Article
from desk.model.change import Change, ConflictError, Value
from desk.model.relation import Relation
from desk.model.review import Comment, Decision
from desk.store import claim_rows, rules, schema
from desk.store.codec import CODECS, Codec, as_json_text
from desk.store.prepared import GIVEN_IDS, Prepared
from desk.store.references import check_references
from desk.store.texts import Texts

# Statements are made once: building one costs more than carrying it out.
_TABLES = [table for table in schema.metadata.sorted_tables if any(codec.table is table for codec in CODECS.values())]
_SELECT: dict[str, Prepared] = {}
_INSERT: dict[str, Prepared] = {}
_UPDATE: dict[str, Prepared] = {}
_DELETE: dict[str, Prepared] = {}


def _prepare(codec: Codec) -> None:
    table = codec.table
    kept = [column.name for column in table.columns if column.name not in ("id", "annotations")]
    mine = table.c.id == bindparam("id")
    _SELECT[table.name] = Prepared(codec.select(table.c.id).where(table.c.id.in_(GIVEN_IDS)))
    _INSERT[table.name] = Prepared(insert(table))
    _UPDATE[table.name] = Prepared(update(table).where(mine).values({name: bindparam(name) for name in kept}))
    _DELETE[table.name] = Prepared(delete(table).where(table.c.id.in_(GIVEN_IDS)))


for _codec in CODECS.values():
    _prepare(_codec)

_article = schema.article.c
_COUNT = Prepared(
    update(schema.article)
    .where(_article.id == bindparam("article"))
    .values(annotations=_article.annotations + bindparam("more"))
)


def apply_changes(connection: sqlite3.Connection, changes: tuple[Change, ...], texts: Texts, path: Path) -> set[str]:
    """Writes the changes; gives the ids of the articles they are about.

    Raises ConflictError where a `before` is not what the file holds or a rule of the project would be broken, and
    AnchorError where an annotation would not say what its article says; the caller then rolls back.
    """
    changes = folded(changes)
    groups: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        groups[CODECS[type(change.value)].table.name].append(change)
    rules.check_anchors(connection, changes, texts, path)
    for group in groups.values():
        compare(connection, CODECS[type(group[0].value)], group)
    # What others refer to is written before them and deleted after them.
    for table in _TABLES:
        write(connection, table, groups.get(table.name, ()))
    for table in reversed(_TABLES):
        if gone := [change.value.id for change in groups.get(table.name, ()) if change.after is None]:
            _DELETE[table.name].run(connection, {"ids": as_json_text(gone)})
    rules.check_labels(connection, changes)
    rules.check_articles(connection, changes)
    check_references(connection, changes)
    claim_rows.follow(connection, changes)
    return count_annotations(connection, changes)


def folded(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """One change for each thing, from the first `before` to the last `after`; ConflictError if they do not follow."""
    if len({(type(change.value), change.value.id) for change in changes}) == len(changes):
        return changes
    net: dict[tuple[type[Value], str], Change | None] = {}
    for change in changes:
        key = type(change.value), change.value.id
        if key not in net:
            net[key] = change
            continue
        known = net[key]
        held = known.after if known is not None else None
        if held != change.before:
            raise ConflictError(change.before, held)
        before = known.before if known is not None else None
        net[key] = None if before is None and change.after is None else Change(before, change.after)
    return tuple(change for change in net.values() if change is not None)


def compare(connection: sqlite3.Connection, codec: Codec, changes: list[Change]) -> None:
    """Raises ConflictError unless each change's `before` is what is stored."""
    ids = as_json_text([change.value.id for change in changes])
    found = {row[-1]: codec.decode(row) for row in _SELECT[codec.table.name].run(connection, {"ids": ids})}
    for change in changes:
        stored = found.get(change.value.id)
        if stored != change.before:
            raise ConflictError(change.before, stored)
        if isinstance(stored, Article) and isinstance(change.after, Article):
            rules.check_text_is_kept(stored, change.after)


def write(connection: sqlite3.Connection, table: Table[Any], changes: Iterable[Change]) -> None:
    """Inserts and updates rows of one table."""
    born: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for change in changes:
        if change.after is None or change.before == change.after:
            continue
        row = CODECS[type(change.after)].to_row(change.after)
        if change.before is not None:
            changed.append(row)
        else:
            born.append({**row, "annotations": 0} if table is schema.article else row)
    if born:
        _INSERT[table.name].many(connection, born)
    if changed:
        _UPDATE[table.name].many(connection, changed)


def _counts(value: Value | None) -> int:
    """What a decision brought stands beside the work of coding and is not counted with it."""
    return int(isinstance(value, Mention | Claim) and not value.review)


def count_annotations(connection: sqlite3.Connection, changes: tuple[Change, ...]) -> set[str]:
    """Keeps `article.annotations` right; gives the ids of all articles that the changes are about."""
    delta: dict[str, int] = defaultdict(int)
    touched: set[str] = set()
    for change in changes:
        value = change.value
        if isinstance(value, Mention | Claim):
            delta[value.article] += _counts(change.after) - _counts(change.before)
        elif isinstance(value, Decision | Comment):
            touched.add(value.article)
        elif isinstance(value, Article):
            touched.add(value.id)
        elif isinstance(value, Relation) and value.article is not None:
            touched.add(value.article)
    _COUNT.many(connection, [{"article": id, "more": more} for id, more in delta.items() if more])
    return touched | set(delta)
