"""Writing many rows inside an open write: people, and the articles of an import."""

import sqlite3
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from sqlalchemy import bindparam, delete, insert, select

from desk.model.annotation import Annotation, Claim
from desk.model.article import Article
from desk.model.ids import new_id
from desk.model.project import Batch, BatchState, Person
from desk.model.relation import Relation
from desk.model.review import Comment, Decision
from desk.store import claim_rows, schema
from desk.store.codec import BATCH, annotation_row, article_row, as_json_text, relation_row, spanned_row
from desk.store.errors import AnchorError, DiscardedBatchError
from desk.store.prepared import GIVEN_IDS, Prepared
from desk.store.rules import anchored

CHUNK = 200
"""Articles written or deleted at a time: a key press waits for no more than one such chunk."""

a, n, p, t = schema.article.c, schema.annotation.c, schema.person.c, schema.text.c

_find_person = Prepared(select(p.id, p.name).where(p.name == bindparam("name")).order_by(p.id).limit(1))
_add_person = Prepared(insert(schema.person).prefix_with("OR IGNORE"))
_add_batch = Prepared(insert(schema.batch))
_add_text = Prepared(insert(schema.text).prefix_with("OR IGNORE"))
_add_article = Prepared(insert(schema.article))
_add_annotation = Prepared(insert(schema.annotation))
_add_relation = Prepared(insert(schema.relation))
_add_decision = Prepared(insert(schema.decision))
_add_comment = Prepared(insert(schema.comment))
_state = Prepared(select(schema.batch.c.state).where(schema.batch.c.id == bindparam("batch")))
_some = Prepared(select(a.id, a.text_sha256).where(a.batch == bindparam("batch")).limit(CHUNK))
_drop_annotations = Prepared(delete(schema.annotation).where(n.article.in_(GIVEN_IDS)))
_drop_relations = Prepared(delete(schema.relation).where(schema.relation.c.article.in_(GIVEN_IDS)))
_drop_decisions = Prepared(delete(schema.decision).where(schema.decision.c.article.in_(GIVEN_IDS)))
_drop_comments = Prepared(delete(schema.comment).where(schema.comment.c.article.in_(GIVEN_IDS)))
_drop_articles = Prepared(delete(schema.article).where(a.id.in_(GIVEN_IDS)))
_drop_texts = Prepared(
    delete(schema.text).where(
        t.sha256.in_(GIVEN_IDS), ~select(a.id).where(a.text_sha256 == t.sha256).correlate(schema.text).exists()
    )
)
_drop_batch = Prepared(delete(schema.batch).where(schema.batch.c.id == bindparam("batch")))


def person(connection: sqlite3.Connection, name: str) -> Person:
    """The person of that name, added where there is none."""
    row = _find_person.first(connection, {"name": name})
    if row is not None:
        return Person(id=row[0], name=row[1])
    made = Person(id=new_id(), name=name)
    add_people(connection, [made])
    return made


def add_people(connection: sqlite3.Connection, people: Iterable[Person]) -> None:
    """Adds people; an id that is already there stays as it is."""
    _add_person.many(connection, [{"id": each.id, "name": each.name} for each in people])


def begin(connection: sqlite3.Connection, batch: Batch) -> None:
    """Writes the batch that articles will ride on."""
    if batch.state is not BatchState.LOADING:
        raise ValueError("an import begins as loading")
    _add_batch.run(connection, BATCH.to_row(batch))


def load(
    connection: sqlite3.Connection,
    articles: Sequence[tuple[Article, str, Sequence[Annotation]]],
    relations: Sequence[Relation],
    path: Path,
    *,
    reviews: Sequence[Decision | Comment] = (),
    batch: str | None = None,
) -> None:
    """Writes articles of batches that are loading, with their texts and annotations, and the relations stated there.

    `reviews` are decisions and comments on them, a comment before those that answer it; `batch` is the import of all of
    them, where the articles do not name theirs.

    AnchorError where an annotation does not match its text, DiscardedBatchError where the batch is gone, ValueError
    where an article is not about its text.
    """
    for article, text, annotations in articles:
        for annotation in annotations:
            if annotation.article != article.id or not anchored(annotation, text):
                reason = f"annotation {annotation.id} does not match the text of article {article.id}."
                raise AnchorError(path, reason)
    for each in {article.batch for article, _, _ in articles} if batch is None else {batch}:
        if _state.first(connection, {"batch": each}) != (BatchState.LOADING,):
            raise DiscardedBatchError(path, "this import was removed while it was running; it stops here.")
    _add_text.many(connection, [{"sha256": article.text_sha256, "text": text} for article, text, _ in articles])
    # A text is kept in UTF-8 from when it was first bound, so that this need not encode it once more.
    for article, text, _ in articles:
        if len(text) != article.length or sha256(text.encode()).hexdigest() != article.text_sha256:
            raise ValueError(f"article {article.id} is not about the text that came with it")
    article_rows = [article_row(article) for article, _, _ in articles]
    for row, (_, _, annotations) in zip(article_rows, articles, strict=True):
        row["annotations"] = sum(not each.review for each in annotations) if annotations else 0
        if batch is not None:
            row["batch"] = batch
    _add_article.many(connection, article_rows)
    annotation_rows = [annotation_row(annotation) for _, _, annotations in articles for annotation in annotations]
    _add_annotation.many(connection, annotation_rows)
    claim_rows.add(connection, [each.id for _, _, found in articles for each in found if isinstance(each, Claim)])
    _add_relation.many(connection, [relation_row(relation) for relation in relations])
    _add_decision.many(connection, [spanned_row(each) for each in reviews if isinstance(each, Decision)])
    _add_comment.many(connection, [spanned_row(each) for each in reviews if isinstance(each, Comment)])


def discard(connection: sqlite3.Connection, batch: str) -> bool:
    """Deletes some articles of a batch that is loading, with what hangs on them, or the emptied batch itself.

    Gives whether there is more to delete; ValueError for a batch that is, or was, part of the project.
    """
    row = _state.first(connection, {"batch": batch})
    if row is None:
        return False
    if (state := row[0]) != BatchState.LOADING:
        raise ValueError(f"batch {batch} is {state}; only one that never became part of the project can be discarded")
    rows = _some.run(connection, {"batch": batch}).fetchall()
    if not rows:
        _drop_batch.run(connection, {"batch": batch})
        return False
    ids = {"ids": as_json_text([row[0] for row in rows])}
    _drop_comments.run(connection, ids)
    _drop_decisions.run(connection, ids)
    _drop_relations.run(connection, ids)
    _drop_annotations.run(connection, ids)
    _drop_articles.run(connection, ids)
    _drop_texts.run(connection, {"ids": as_json_text([row[1] for row in rows])})
    return True
