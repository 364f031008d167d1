"""Carrying out one transaction inside an open write: compare, write, count. The only code that changes values."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.engine import Connection

from desk.model.annotation import Annotation, Claim, Mention, sound_spans
from desk.model.change import Change, ConflictError, Value
from desk.model.label import Label
from desk.store import schema
from desk.store.codec import CODECS, Codec
from desk.store.errors import AnchorError
from desk.store.texts import Texts

T = TypeVar("T")
CHUNK = 500


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    left = iter(items)
    while part := list(islice(left, size)):
        yield part


def apply_changes(connection: Connection, changes: tuple[Change, ...], texts: Texts, path: Path) -> set[str]:
    """Writes the changes; gives the ids of the articles touched.

    Raises ConflictError where a `before` is not what the file holds, and AnchorError where an annotation would not
    say what its article says; the caller then rolls back.
    """
    by_codec: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_codec[CODECS[type(change.value)].table.name].append(change)
    check_anchors(connection, changes, texts, path)
    for group in by_codec.values():
        codec = CODECS[type(group[0].value)]
        for part in chunks(group):
            compare(connection, codec, part)
            write(connection, codec, part)
    refuse_labels_in_use(connection, changes)
    return count_annotations(connection, changes)


def compare(connection: Connection, codec: Codec, changes: list[Change]) -> None:
    """Raises ConflictError unless each change's `before` is what is stored."""
    ids = [change.value.id for change in changes]
    rows = connection.execute(select(codec.table).where(codec.table.c.id.in_(ids)))
    found = {row.id: codec.from_row(row) for row in rows}  # type: ignore[arg-type]  # read by attribute
    for change in changes:
        stored = found.get(change.value.id)
        if stored != change.before:
            raise ConflictError(change.before, stored)


def write(connection: Connection, codec: Codec, changes: list[Change]) -> None:
    """Inserts, updates and deletes; one statement each for many rows."""
    table = codec.table
    born = [codec.to_row(c.after) for c in changes if c.before is None]
    gone = [c.value.id for c in changes if c.after is None]
    changed = [codec.to_row(c.after) for c in changes if c.before is not None and c.after is not None]
    if gone:
        connection.execute(delete(table).where(table.c.id.in_(gone)))
    if born:
        if table is schema.article:
            born = [{**row, "annotations": 0} for row in born]
        connection.execute(insert(table), born)
    if changed:
        names = [name for name in changed[0] if name != "id"]
        statement = update(table).where(table.c.id == bindparam("id_")).values({n: bindparam(n + "_") for n in names})
        connection.execute(statement, [{name + "_": value for name, value in row.items()} for row in changed])


def check_anchors(connection: Connection, changes: tuple[Change, ...], texts: Texts, path: Path) -> None:
    """Raises AnchorError if a mention or claim about to be written is not where it says it is."""
    wanted: dict[str, list[Annotation]] = defaultdict(list)
    for change in changes:
        if isinstance(change.after, Mention | Claim):
            wanted[change.after.article].append(change.after)
    for article, annotations in wanted.items():
        body = texts.of_article(connection, article)
        for annotation in annotations:
            if not sound_spans(annotation.spans) or not all(span.holds(body) for span in annotation.spans):
                where = f"[{annotation.start}, {annotation.end})"
                reason = f"annotation {annotation.id} at {where} does not match the text of article {article}."
                raise AnchorError(path, reason)


def refuse_labels_in_use(connection: Connection, changes: tuple[Change, ...]) -> None:
    """Raises ConflictError if a label is removed while annotations of present articles carry it."""
    gone = [c.before for c in changes if isinstance(c.before, Label) and c.after is None]
    if not gone:
        return
    a, b, n = schema.article.c, schema.batch.c, schema.annotation.c
    statement = (
        select(n.label)
        .join_from(schema.annotation, schema.article, n.article == a.id)
        .join(schema.batch, a.batch == b.id)
        .where(n.label.in_([label.id for label in gone]), b.state == "done")
        .limit(1)
    )
    used = connection.execute(statement).scalar()
    if used is not None:
        raise ConflictError(None, next(label for label in gone if label.id == used))


def count_annotations(connection: Connection, changes: tuple[Change, ...]) -> set[str]:
    """Keeps `article.annotations` right; gives the ids of all articles that the changes are about."""
    delta: dict[str, int] = defaultdict(int)
    touched: set[str] = set()
    for change in changes:
        value: Value = change.value
        if isinstance(value, Mention | Claim):
            delta[value.article] += (change.after is not None) - (change.before is not None)
        elif CODECS[type(value)].table is schema.article:
            touched.add(value.id)
    table = schema.article
    moved: list[dict[str, Any]] = [{"id_": i, "by_": by} for i, by in delta.items() if by]
    if moved:
        statement = update(table).where(table.c.id == bindparam("id_"))
        connection.execute(statement.values(annotations=table.c.annotations + bindparam("by_")), moved)
    return touched | set(delta)


def recount(connection: Connection, articles: list[str]) -> None:
    """Sets `article.annotations` of these ids by counting; for bulk writers."""
    n = schema.annotation.c
    counted = select(func.count()).where(n.article == schema.article.c.id).scalar_subquery()
    for part in chunks(articles):
        connection.execute(update(schema.article).where(schema.article.c.id.in_(part)).values(annotations=counted))
