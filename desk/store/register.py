"""Questions about entities and relations, answered inside a Reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, literal_column, or_, select, true, union

from desk.store import schema
from desk.store.codec import ANNOTATION, ENTITY, PERSON, RELATION, as_json_text
from desk.store.prepared import GIVEN_IDS, Prepared
from desk.store.rules import present

a, n, e, r = schema.article.c, schema.annotation.c, schema.entity.c, schema.relation.c
c, d = schema.comment.c, schema.decision.c

Bound = dict[str, object]

RELATIONS_OF_ARTICLE = Prepared(RELATION.select().where(r.article == bindparam("article")).order_by(r.id))
"""The relations that were stated in an article, by id: asked of every article of an export."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query and what is bound in it."""

    statement: Any
    bound: Bound


def entities() -> Question:
    """The whole register, by id."""
    return Question(ENTITY.select().order_by(e.id), {})


def some_entities(ids: Iterable[str]) -> Question:
    """The entities with these ids."""
    return Question(ENTITY.select().where(e.id.in_(GIVEN_IDS)).order_by(e.id), {"ids": as_json_text(list(ids))})


def use_of_entities(viewer: str | None = None) -> Question:
    """Entity, how many mentions in present articles, when one was last linked or changed.

    With a viewer only their own mentions count where an article is not open to all.
    """
    statement = (
        select(n.entity, func.count(), func.max(n.modified))
        .join_from(schema.annotation, schema.article, n.article == a.id)
        .where(n.entity.is_not(None), present())
        .group_by(n.entity)
    )
    if viewer is not None:
        return Question(statement.where(or_(a.unblinded, n.author == bindparam("who"))), {"who": viewer})
    return Question(statement, {})


def mentions_of(ids: Iterable[str]) -> Question:
    """The mentions of entities, in removed articles too (merging and removing have to change them), by place."""
    statement = (
        ANNOTATION.select()
        .join_from(schema.annotation, schema.article, n.article == a.id)
        .join(schema.batch, a.batch == schema.batch.c.id)
        .where(n.entity.in_(GIVEN_IDS), schema.batch.c.state == "done")
        .order_by(n.article, n.start, n.id)
    )
    return Question(statement, {"ids": as_json_text(list(ids))})


def claims() -> Question:
    """All claims of present articles, by article and place."""
    statement = (
        ANNOTATION.select()
        .join_from(schema.annotation, schema.article, n.article == a.id)
        .where(n.kind == "claim", present())
        .order_by(n.article, n.start, n.id)
    )
    return Question(statement, {})


def sources_of_claims() -> Question:
    """The mentions that claims of present articles name as a source: id, entity, label, text."""
    each = func.json_each(n.attribution).table_valued("value", name="link")
    source = schema.annotation.alias("source")
    statement = (
        select(source.c.id, source.c.entity, source.c.label, source.c.spans)
        .distinct()
        .select_from(schema.annotation)
        .join(schema.article, n.article == a.id)
        .join(each, n.kind == "claim")
        .join(source, source.c.id == func.json_extract(each.c.value, "$.mention"))
        .where(n.attribution != "[]", present())
    )
    return Question(statement, {})


def relations_without_article() -> Question:
    """The relations that no article states, by id."""
    return Question(RELATION.select().where(r.article.is_(None)).order_by(r.id), {})


def relations_of(ids: Iterable[str]) -> Question:
    """The relations that one of these claims or entities is an end of, by id."""
    statement = RELATION.select().where(or_(r.source.in_(GIVEN_IDS), r.target.in_(GIVEN_IDS))).order_by(r.id)
    return Question(statement, {"ids": as_json_text(list(ids))})


def relations_leaving(articles: Iterable[str]) -> Question:
    """How many relations go from a claim of these articles to one of another present article, or the other way."""
    source, target = schema.annotation.alias("source_claim"), schema.annotation.alias("target_claim")
    mine = GIVEN_IDS
    out = and_(source.c.article.in_(mine), target.c.article.not_in(mine))
    back = and_(target.c.article.in_(mine), source.c.article.not_in(mine))
    statement = (
        select(func.count(r.id.distinct()))
        .select_from(schema.relation)
        .join(source, source.c.id == r.source)
        .join(target, target.c.id == r.target)
        .where(or_(out, back))
    )
    return Question(statement, {"ids": as_json_text(list(articles))})


def relations() -> Question:
    """All relations of present articles and of none, by id."""
    of_present = r.article.in_(select(a.id).where(present()))
    return Question(RELATION.select().where(or_(r.article.is_(None), of_present)).order_by(r.id), {})


def some_relations(ids: Iterable[str]) -> Question:
    """The relations with these ids, whatever they belong to."""
    return Question(RELATION.select().where(r.id.in_(GIVEN_IDS)), {"ids": as_json_text(list(ids))})


def ends_present(ids: Iterable[str], batch: str | None) -> Question:
    """Which of these ids are entities, or claims of present articles or of that import."""
    standing = present() if batch is None else or_(present(), a.batch == bindparam("batch"))
    claims_there = (
        select(n.id)
        .join_from(schema.annotation, schema.article, n.article == a.id)
        .where(n.id.in_(GIVEN_IDS), n.kind == "claim", standing)
    )
    there = claims_there.union_all(select(e.id).where(e.id.in_(GIVEN_IDS)))
    bound: Bound = {"ids": as_json_text(list(ids))}
    return Question(there, bound if batch is None else bound | {"batch": batch})


def labels_missing(batch: str) -> Question:
    """Labels that an import uses and the set lacks: id and what they are put on."""
    of_batch = select(a.id).where(a.batch == bindparam("batch"))
    on_articles = func.json_each(a.labels).table_valued("value", name="each")
    used = union(
        select(n.label.label("label"), n.kind.label("on")).where(n.article.in_(of_batch), n.label.is_not(None)),
        select(r.label, literal_column("'relation'")).where(r.article.in_(of_batch)),
        select(on_articles.c.value, literal_column("'article'"))
        .select_from(schema.article)
        .join(on_articles, true())
        .where(a.batch == bindparam("batch")),
    ).subquery()
    statement = select(used.c.label, used.c.on).where(used.c.label.not_in(select(schema.label.c.id)))
    return Question(statement.order_by(used.c.label), {"batch": batch})


def entities_missing(batch: str) -> Question:
    """Entities that mentions of an import refer to and the register lacks: id, label and spans of the first mention."""
    # With min() SQLite takes the other columns from the row that has the least: sqlite.org/lang_select.html#bareagg.
    statement = (
        select(n.entity, n.label, n.spans, func.min(n.id))
        .join_from(schema.annotation, schema.article, n.article == a.id)
        .where(a.batch == bindparam("batch"), n.entity.is_not(None), n.entity.not_in(select(e.id)))
        .group_by(n.entity)
    )
    return Question(statement, {"batch": batch})


def authors(articles: Iterable[str] | None) -> Question:
    """Who annotated, related, decided or said something in one of these articles (ids, None for all), or in none."""
    of_articles = present()
    bound: Bound = {}
    if articles is not None:
        of_articles &= a.id.in_(GIVEN_IDS)
        bound["ids"] = as_json_text(list(articles))
    p = schema.person.c
    wrote = exists().where(n.author == p.id, n.article == a.id, of_articles)
    whole = and_(_stands(r.source), _stands(r.target))
    related = exists().where(r.author == p.id, r.article == a.id, of_articles, whole)
    decided = exists().where(d.article == a.id, (d.by == p.id) | (d.settled_by == p.id), of_articles)
    said = exists().where(c.article == a.id, (c.by == p.id) | (c.resolved_by == p.id), of_articles)
    freely = exists().where(r.author == p.id, r.article.is_(None), whole)
    return Question(PERSON.select().where(or_(wrote, related, decided, said, freely)).order_by(p.id), bound)


def _stands(end: Any) -> Any:
    """Whether what a relation's end names is an entity, or a claim of a present article, chosen or not."""
    claim, home = schema.annotation.alias(), schema.article.alias()
    of_present = claim.join(home, claim.c.article == home.c.id)
    said = exists().select_from(of_present).where(claim.c.id == end, claim.c.kind == "claim", present(home.c))
    return or_(exists().where(e.id == end), said)
