"""An import once its rows are loaded: what they leave open until all are there, and what must hold at the end."""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import bindparam, delete, literal_column, select, union_all, update

from desk.model.change import ConflictError
from desk.model.claim import Evidence
from desk.model.entity import Entity
from desk.model.project import Batch, BatchState
from desk.store import schema
from desk.store.codec import RELATION, as_json_text
from desk.store.errors import DiscardedBatchError
from desk.store.prepared import GIVEN_IDS, Prepared

a, n, e, r, s = schema.article.c, schema.annotation.c, schema.entity.c, schema.relation.c, schema.label.c

_articles = select(a.id).where(a.batch == bindparam("batch"))
_known_entities = select(e.id)
_claims = select(n.id).where(n.kind == literal_column("'claim'"))
_linked = select(n.entity).where(n.article.in_(_articles), n.entity.is_not(None))
_STATE = Prepared(select(schema.batch.c.state).where(schema.batch.c.id == bindparam("batch")))
_EVIDENCE = Prepared(
    update(schema.annotation)
    .where(n.id == bindparam("claim"), n.article.in_(_articles))
    .values(evidence=bindparam("found"))
)
_ENDS = Prepared(
    union_all(
        select(r.id, r.source).where(r.article.in_(_articles)), select(r.id, r.target).where(r.article.in_(_articles))
    )
)
_THERE = Prepared(union_all(_claims.where(n.id.in_(GIVEN_IDS)), _known_entities.where(e.id.in_(GIVEN_IDS))))
_LINKED = Prepared(_linked.where(n.entity.in_(GIVEN_IDS)))
_DROP = Prepared(delete(schema.relation).where(r.id.in_(GIVEN_IDS)))
_unknown = n.entity.is_not(None) & n.entity.not_in(_known_entities)
_ANY_UNKNOWN_ENTITY = Prepared(select(n.entity).where(_unknown).limit(1))
_UNKNOWN_ENTITY = Prepared(_linked.where(_unknown).limit(1))
_ANY_STATED_RELATION = Prepared(select(r.article).where(r.article.is_not(None)).limit(1))
_UNKNOWN_LABEL = Prepared(RELATION.select().where(r.article.in_(_articles), r.label.not_in(select(s.id))).limit(1))
_RELATION = Prepared(RELATION.select().where(r.id.in_(GIVEN_IDS)).limit(1))


def complete(
    connection: sqlite3.Connection, batch: str, evidence: Mapping[str, Sequence[Evidence]], path: Path
) -> None:
    """Gives claims (by id) of an import that is loading their evidence; DiscardedBatchError where it is gone."""
    if _STATE.first(connection, {"batch": batch}) != (BatchState.LOADING,):
        raise DiscardedBatchError(path, "this import was removed while it was running; it stops here.")
    rows = [{"batch": batch, "claim": id, "found": as_json_text(list(found))} for id, found in evidence.items()]
    _EVIDENCE.many(connection, rows)


def mend(connection: sqlite3.Connection, batch: str) -> None:
    """Deletes relations of an import that never ended whose ends are not there.

    An entity that is not in the register, and that a mention of the import refers to, counts as there.
    """
    if _STATE.first(connection, {"batch": batch}) != (BatchState.LOADING,):
        raise ValueError(f"batch {batch} is not loading")
    if broken := _broken(connection, batch, keep_linked=True):
        _DROP.run(connection, {"ids": as_json_text(broken)})


def check_batch(connection: sqlite3.Connection, batch: Batch) -> None:
    """ConflictError if an import that becomes part of the project refers to an entity, label or claim that is gone."""
    bound = {"batch": batch.id}
    # The first question goes through one index; the second, through a whole import, is seldom needed.
    if _ANY_UNKNOWN_ENTITY.first(connection) and (row := _UNKNOWN_ENTITY.first(connection, bound)) is not None:
        raise ConflictError(Entity(id=row[0], label="", name=row[0]), None)
    # So are these.
    if _ANY_STATED_RELATION.first(connection) is None:
        return
    row = _UNKNOWN_LABEL.first(connection, bound)
    if row is None and (broken := _broken(connection, batch.id)):
        row = _RELATION.first(connection, {"ids": as_json_text(broken)})
    if row is not None:
        raise ConflictError(RELATION.decode(row), None)


def _broken(connection: sqlite3.Connection, batch: str, *, keep_linked: bool = False) -> list[str]:
    """The relations (ids) of an import one of whose ends is not there."""
    ends = _ENDS.run(connection, {"batch": batch}).fetchall()
    bound = {"batch": batch, "ids": as_json_text(list({end for _, end in ends}))}
    there = {row[0] for row in _THERE.run(connection, bound)} if ends else set()
    if ends and keep_linked:
        there |= {row[0] for row in _LINKED.run(connection, bound)}
    return sorted({relation for relation, end in ends if end not in there})
