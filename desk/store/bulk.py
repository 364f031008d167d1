"""Writing many rows inside an open write: people, and the articles of an import."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Connection

from desk.model.annotation import Annotation, sound_spans
from desk.model.article import Article
from desk.model.ids import new_id
from desk.model.project import Batch, Person
from desk.store import schema
from desk.store.codec import annotation_row, article_row, batch_row
from desk.store.errors import AnchorError


def person(connection: Connection, name: str) -> Person:
    """The person of that name, added where there is none."""
    p = schema.person.c
    row = connection.execute(select(schema.person).where(p.name == name).order_by(p.id).limit(1)).one_or_none()
    if row is not None:
        return Person(id=row.id, name=row.name)
    made = Person(id=new_id(), name=name)
    add_people(connection, [made])
    return made


def add_people(connection: Connection, people: Iterable[Person]) -> None:
    """Adds people; an id that is already there stays as it is."""
    rows = [{"id": each.id, "name": each.name} for each in people]
    if rows:
        connection.execute(insert(schema.person).prefix_with("OR IGNORE"), rows)


def begin(connection: Connection, batch: Batch) -> None:
    """Writes the batch that articles will ride on."""
    connection.execute(insert(schema.batch), [batch_row(batch)])


def load(connection: Connection, articles: Sequence[tuple[Article, str, Sequence[Annotation]]], path: Path) -> None:
    """Writes articles of a batch with their texts and annotations; AnchorError where one does not match its text."""
    texts: list[dict[str, Any]] = []
    article_rows: list[dict[str, Any]] = []
    annotation_rows: list[dict[str, Any]] = []
    for article, text, annotations in articles:
        for annotation in annotations:
            if not sound_spans(annotation.spans) or not all(span.holds(text) for span in annotation.spans):
                reason = f"annotation {annotation.id} does not match the text of article {article.id}."
                raise AnchorError(path, reason)
        texts.append({"sha256": article.text_sha256, "text": text})
        article_rows.append({**article_row(article), "annotations": len(annotations)})
        annotation_rows.extend(annotation_row(annotation) for annotation in annotations)
    if texts:
        connection.execute(insert(schema.text).prefix_with("OR IGNORE"), texts)
        connection.execute(insert(schema.article), article_rows)
    if annotation_rows:
        connection.execute(insert(schema.annotation), annotation_rows)


def discard(connection: Connection, batch: str) -> None:
    """Deletes a batch with its articles, their annotations and the texts that nothing else needs."""
    a, n, t = schema.article.c, schema.annotation.c, schema.text.c
    mine = select(a.id).where(a.batch == batch)
    hashes = connection.execute(select(a.text_sha256).where(a.batch == batch)).scalars().all()
    connection.execute(delete(schema.annotation).where(n.article.in_(mine)))
    connection.execute(delete(schema.article).where(a.batch == batch))
    still = select(func.count()).where(a.text_sha256 == t.sha256).scalar_subquery()
    for start in range(0, len(hashes), 500):
        part = hashes[start : start + 500]
        connection.execute(delete(schema.text).where(t.sha256.in_(part), still == 0))
    connection.execute(delete(schema.batch).where(schema.batch.c.id == batch))
