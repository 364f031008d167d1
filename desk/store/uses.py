"""What carries a label, as a Reading is asked: annotations, entities of the register, relations, articles.

What is in removed articles counts, for merging a label must reach it; what imports hold that are undone or running
does not. Counting everything goes through one index, so that the rest is counted apart and taken off.
"""

from sqlalchemy import String, bindparam, exists, func, or_, select, true

from desk.model.label import LabelKind
from desk.model.project import BatchState
from desk.store import schema
from desk.store.codec import ANNOTATION, ENTITY, RELATION

a, b, n, s = schema.article.c, schema.batch.c, schema.annotation.c, schema.label.c
e, r = schema.entity.c, schema.relation.c

_not_done = select(b.id).where(b.state != BatchState.DONE.value)
_of_others = select(a.id).where(a.batch.in_(_not_done))
_each = func.json_each(a.labels).table_valued("value", name="each")
_mine = bindparam("label", type_=String)

ANNOTATIONS = select(n.label, func.count()).where(n.label.is_not(None)).group_by(n.label)
"""How many annotations have each label, all there are; so RELATIONS and ENTITIES."""

OTHER_ANNOTATIONS = ANNOTATIONS.where(n.article.in_(_of_others))
"""Those that do not count; so OTHER_RELATIONS."""

RELATIONS = select(r.label, func.count()).group_by(r.label)
OTHER_RELATIONS = RELATIONS.where(r.article.in_(_of_others))
ENTITIES = select(e.label, func.count()).group_by(e.label)
ARTICLES = (
    select(_each.c.value, func.count())
    .select_from(schema.article)
    .join(_each, true())
    .where(a.batch.not_in(_not_done), exists().where(s.kind == LabelKind.ARTICLE.value))
    .group_by(_each.c.value)
)
"""How many articles that count have each label."""

ANNOTATIONS_WITH = (
    ANNOTATION.select()
    .join_from(schema.annotation, schema.article, n.article == a.id)
    .where(n.label == _mine, a.batch.not_in(_not_done))
    .order_by(n.article, n.start, n.id)
)
"""The annotations with the label that is bound, by article and place; so the entities and relations, by id."""

ENTITIES_WITH = ENTITY.select().where(e.label == _mine).order_by(e.id)
RELATIONS_WITH = (
    RELATION.select().where(r.label == _mine, or_(r.article.is_(None), r.article.not_in(_of_others))).order_by(r.id)
)
