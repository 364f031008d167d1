"""What every write must leave true of what refers to what: sources, entities, ends of relations and evidence.

Each check raises ConflictError; the caller then rolls back. What an undone import refers to may go; see incoming.py for
what must be there when it comes back.
"""

import sqlite3
from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, func, literal_column, select, union_all

from desk.model.annotation import Claim, Mention
from desk.model.change import Change, ConflictError, Value
from desk.model.entity import Entity
from desk.model.label import Label
from desk.model.project import Batch, BatchState
from desk.model.relation import Relation
from desk.model.review import Comment, Decision
from desk.store import schema
from desk.store.codec import as_json_text
from desk.store.incoming import check_batch
from desk.store.prepared import GIVEN_IDS, Prepared

n, e, r, d, c = (
    schema.annotation.c,
    schema.entity.c,
    schema.relation.c,
    schema.decision.c,
    schema.comment.c,
)

_THINGS = Prepared(
    union_all(
        select(n.id, n.kind).where(n.id.in_(GIVEN_IDS)),
        select(e.id, literal_column("'entity'")).where(e.id.in_(GIVEN_IDS)),
    )
)
_MENTIONS = Prepared(select(n.id, n.article).where(n.id.in_(GIVEN_IDS), n.kind == literal_column("'mention'")))
_CLAIMS_OF = Prepared(
    select(n.attribution).where(
        n.article == bindparam("article"),
        n.kind == literal_column("'claim'"),
        func.instr(n.attribution, bindparam("mention")) > literal_column("0"),
    )
)
_LINKED = Prepared(
    select(n.entity)
    .join_from(schema.annotation, schema.article, n.article == schema.article.c.id)
    .join(schema.batch, schema.article.c.batch == schema.batch.c.id)
    .where(n.entity.in_(GIVEN_IDS), schema.batch.c.state != literal_column("'undone'"))
    .limit(1)
)
_undone = (
    select(schema.article.c.id)
    .join(schema.batch, schema.article.c.batch == schema.batch.c.id)
    .where(schema.article.c.id == r.article, schema.batch.c.state == literal_column("'undone'"))
)
_RELATED = Prepared(
    select(r.source, r.target)
    .where(r.source.in_(GIVEN_IDS) | r.target.in_(GIVEN_IDS), ~_undone.correlate(schema.relation).exists())
    .limit(1)
)
_DECIDED = Prepared(
    union_all(
        select(d.annotation).where(d.annotation.in_(GIVEN_IDS)),
        select(d.replacement).where(d.replacement.in_(GIVEN_IDS)),
        select(c.annotation).where(c.annotation.in_(GIVEN_IDS)),
        select(c.parent).where(c.parent.in_(GIVEN_IDS)),
    ).limit(1)
)
_ANNOTATIONS = Prepared(select(n.id, n.article, n.review).where(n.id.in_(GIVEN_IDS)))
_THREADS = Prepared(select(c.id, c.article).where(c.id.in_(GIVEN_IDS), c.parent.is_(None)))
_RELATION_LABEL = Prepared(
    select(r.label).where(r.label.in_(GIVEN_IDS), ~_undone.correlate(schema.relation).exists()).limit(1)
)
_ENTITY_LABEL = Prepared(select(e.label).where(e.label.in_(GIVEN_IDS)).limit(1))


def check_references(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """Raises ConflictError where something would refer to a thing that is not there."""
    _check_made(connection, changes)
    _check_reviews(connection, changes)
    _check_gone(connection, changes)
    for change in changes:
        if isinstance(change.after, Batch) and change.after.state is BatchState.DONE:
            check_batch(connection, change.after)


def _check_made(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    entities: dict[str, Value] = {}
    sources: dict[str, Claim] = {}
    ends: dict[str, Value] = {}
    for change in changes:
        match change.after:
            case Mention(entity=str(id)):
                entities[id] = change.after
            case Claim() as claim:
                sources |= {link.mention: claim for link in claim.attribution if link.mention is not None}
            case Relation() as relation:
                ends |= {relation.source: relation, relation.target: relation}
    if entities or ends:
        there = {row[0]: row[1] for row in _run(_THINGS, connection, {*entities, *ends})}
        for id, value in entities.items():
            if there.get(id) != "entity":
                raise ConflictError(value, None)
        for id, value in ends.items():
            if there.get(id) not in ("claim", "entity"):
                raise ConflictError(value, None)
    if sources:
        places = dict(_run(_MENTIONS, connection, sources))
        for id, claim in sources.items():
            if places.get(id) != claim.article:
                raise ConflictError(claim, None)


def _check_reviews(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """Decisions and comments are about annotations and threads of their article, replacements are marked as such."""
    made = [change.after for change in changes if isinstance(change.after, Decision | Comment)]
    if not made:
        return
    about: dict[str, Decision | Comment] = {}
    brought: dict[str, Decision] = {}
    answered: dict[str, Comment] = {}
    for value in made:
        if value.annotation is not None:
            about[value.annotation] = value
        if isinstance(value, Comment) and value.parent is not None:
            answered[value.parent] = value
        if isinstance(value, Decision) and value.replacement is not None:
            brought[value.replacement] = value
    rows = _ANNOTATIONS.run(connection, {"ids": as_json_text([*about, *brought])}).fetchall()
    places = {id: article for id, article, _ in rows}
    marked = {id for id, _, review in rows if review}
    for id, value in (about | brought).items():
        if places.get(id) != value.article or (id in brought and id not in marked):
            raise ConflictError(value, None)
    threads = dict(_run(_THREADS, connection, answered)) if answered else {}
    for id, comment in answered.items():
        if threads.get(id) != comment.article:
            raise ConflictError(comment, None)


def _check_gone(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    gone = [change.before for change in changes if change.after is None and change.before is not None]
    for value in gone:
        if isinstance(value, Mention):
            bound = {"article": value.article, "mention": f'"{value.id}"'}
            if _CLAIMS_OF.first(connection, bound) is not None:
                raise ConflictError(None, value)
    things = {value.id: value for value in gone if isinstance(value, Entity | Claim)}
    if things:
        for statement in (_LINKED, _RELATED):
            row = statement.first(connection, {"ids": as_json_text(list(things))})
            if row is not None:
                raise ConflictError(None, next(things[id] for id in row if id in things))
    judged = {value.id: value for value in gone if isinstance(value, Mention | Claim | Comment)}
    if judged and (row := _DECIDED.first(connection, {"ids": as_json_text(list(judged))})) is not None:
        raise ConflictError(None, judged[row[0]])
    labels = {value.id: value for value in gone if isinstance(value, Label)}
    if labels:
        ids = {"ids": as_json_text(list(labels))}
        used = _RELATION_LABEL.first(connection, ids) or _ENTITY_LABEL.first(connection, ids)
        if used is not None:
            raise ConflictError(None, labels[used[0]])


def _run(statement: Prepared, connection: sqlite3.Connection, ids: Iterable[str]) -> list[tuple[str, str]]:
    return statement.run(connection, {"ids": as_json_text(list(ids))}).fetchall()
