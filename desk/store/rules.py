"""What every write must leave true, looked at inside it: annotations on their text, labels and articles that are there.

Each check raises; the caller then rolls back.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, ColumnElement, bindparam, func, literal_column, select, true

from desk.model.annotation import Annotation, Claim, Mention, sound_spans
from desk.model.article import Article
from desk.model.change import Change, ConflictError
from desk.model.entity import Entity
from desk.model.label import Label, LabelKind
from desk.model.project import Batch, BatchState
from desk.model.relation import Relation
from desk.model.review import Comment, Decision
from desk.store import schema
from desk.store.codec import ARTICLE, as_json_text
from desk.store.errors import AnchorError
from desk.store.prepared import GIVEN_IDS, Prepared
from desk.store.texts import Texts

a, b, n = schema.article.c, schema.batch.c, schema.annotation.c

_KNOWN_LABELS = Prepared(select(schema.label.c.id).where(schema.label.c.id.in_(GIVEN_IDS)))
_KEPT = b.state != literal_column(f"'{BatchState.UNDONE.value}'")
_USED = Prepared(
    select(n.label)
    .join_from(schema.annotation, schema.article, n.article == a.id)
    .join(schema.batch, a.batch == b.id)
    .where(n.label.in_(GIVEN_IDS), _KEPT)
    .limit(1)
)
_each = func.json_each(a.labels).table_valued("value", name="each")
_USED_ON_ARTICLES = Prepared(
    select(_each.c.value)
    .select_from(schema.article)
    .join(_each, true())
    .join(schema.batch, a.batch == b.id)
    .where(_each.c.value.in_(GIVEN_IDS), _KEPT)
    .limit(1)
)
_ORPHAN = n.label.is_not(None) & n.label.not_in(select(schema.label.c.id))
_ANY_ORPHAN = Prepared(select(n.label).where(_ORPHAN).limit(1))
_ORPHAN_OF_BATCH = Prepared(
    select(n.label, n.kind)
    .join_from(schema.annotation, schema.article, n.article == a.id)
    .where(_ORPHAN, a.batch == bindparam("batch"))
    .limit(1)
)


def present(articles: Any = a) -> ColumnElement[bool]:
    """The condition for an article to be part of the project: not removed, and its import done.

    `articles` are the columns of the table, or of an alias of it.
    """
    # NOT IN keeps SQLite from going by batch, and then sorting, where another index has the wanted order.
    absent = select(b.id).where(b.state != literal_column(f"'{BatchState.DONE.value}'"))
    standing: ColumnElement[bool] = (articles.removed == literal_column("0", Boolean)) & articles.batch.not_in(absent)
    return standing


_STANDING = Prepared(
    select(a.id, a.removed).where(
        a.id.in_(GIVEN_IDS), a.batch.in_(select(b.id).where(b.state == BatchState.DONE.value))
    )
)
_ARTICLE = Prepared(ARTICLE.select().where(a.id == bindparam("id")))


def anchored(annotation: Annotation, text: str) -> bool:
    """Whether an annotation's spans are sound and say what the text says, sources and cues of a claim too."""
    if len(annotation.spans) == 1:
        # Nearly always so, and looked at a million times in an import.
        if not annotation.spans[0].holds(text):
            return False
    elif not sound_spans(annotation.spans) or not all(span.holds(text) for span in annotation.spans):
        return False
    links = annotation.attribution if isinstance(annotation, Claim) else ()
    return not links or all(span is None or span.holds(text) for link in links for span in (link.span, link.cue))


def check_anchors(connection: sqlite3.Connection, changes: Sequence[Change], texts: Texts, path: Path) -> None:
    """AnchorError if a mention or claim about to be written is not where it says it is."""
    wanted: dict[str, list[Mention | Claim]] = defaultdict(list)
    for change in changes:
        if isinstance(change.after, Mention | Claim):
            wanted[change.after.article].append(change.after)
    _check_passages(connection, changes, texts, path)
    for article, annotations in wanted.items():
        try:
            body = texts.of_article(connection, article)
        except LookupError as error:
            raise ConflictError(annotations[0], None) from error
        for annotation in annotations:
            if not anchored(annotation, body):
                raise AnchorError(path, f"annotation {annotation.id} does not match the text of article {article}.")
            for evidence in annotation.evidence if isinstance(annotation, Claim) else ():
                if evidence.span is None or evidence.article is None:
                    continue
                elsewhere = body if evidence.article == article else texts.of_article(connection, evidence.article)
                if not evidence.span.holds(elsewhere):
                    raise AnchorError(path, f"evidence of {annotation.id} does not match its article.")


def _check_passages(connection: sqlite3.Connection, changes: Sequence[Change], texts: Texts, path: Path) -> None:
    """AnchorError if a decision or comment about to be written is on a passage that its article does not hold."""
    for change in changes:
        value = change.after
        if not isinstance(value, Decision | Comment) or value.span is None or value == change.before:
            continue
        try:
            body = texts.of_article(connection, value.article)
        except LookupError as error:
            raise ConflictError(value, None) from error
        if not value.span.holds(body):
            raise AnchorError(path, f"the passage of {value.id} does not match the text of article {value.article}.")


def check_text_is_kept(before: Article, after: Article) -> None:
    """ValueError if an article would change its text or its import; nothing of ours asks for that."""
    for name in ("batch", "text_sha256", "length"):
        if getattr(before, name) != getattr(after, name):
            raise ValueError(f"the {name} of an article never changes")


def check_labels(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """ConflictError if a label is used that is not in the set, or one is taken from the set that is in use."""
    wanted: dict[str, Label] = {}
    for change in changes:
        old, new = change.before, change.after
        if isinstance(new, Mention | Claim) and new.label is not None:
            if not isinstance(old, Mention | Claim) or old.label != new.label:
                kind = LabelKind.CLAIM if isinstance(new, Claim) else LabelKind.ENTITY
                wanted[new.label] = Label(id=new.label, kind=kind, name=new.label)
        elif isinstance(new, Article):
            known = old.labels if isinstance(old, Article) else ()
            wanted |= {id: Label(id=id, kind=LabelKind.ARTICLE, name=id) for id in new.labels if id not in known}
        elif isinstance(new, Entity | Relation):
            kind = LabelKind.ENTITY if isinstance(new, Entity) else LabelKind.RELATION
            wanted[new.label] = Label(id=new.label, kind=kind, name=new.label)
        elif isinstance(new, Batch) and new.state is BatchState.DONE:
            _check_labels_of_batch(connection, new)
    if wanted:
        there = {row[0] for row in _KNOWN_LABELS.run(connection, {"ids": as_json_text(list(wanted))})}
        for id, label in wanted.items():
            if id not in there:
                raise ConflictError(label, None)
    gone = {c.before.id: c.before for c in changes if isinstance(c.before, Label) and c.after is None}
    if gone:
        ids = {"ids": as_json_text(list(gone))}
        used = _USED.first(connection, ids)
        if used is None and any(label.kind is LabelKind.ARTICLE for label in gone.values()):
            used = _USED_ON_ARTICLES.first(connection, ids)
        if used is not None:
            raise ConflictError(None, gone[used[0]])


def _check_labels_of_batch(connection: sqlite3.Connection, batch: Batch) -> None:
    # The first question goes through one index; the second, through a whole import, is seldom needed.
    if _ANY_ORPHAN.first(connection) is None:
        return
    row = _ORPHAN_OF_BATCH.first(connection, {"batch": batch.id})
    if row is not None:
        kind = LabelKind.CLAIM if row[1] == "claim" else LabelKind.ENTITY
        raise ConflictError(Label(id=row[0], kind=kind, name=row[0]), None)


def check_articles(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """ConflictError if an annotation is made in an article that is gone, or changed in one whose import is undone.

    A removed article's annotations may change: merging labels must reach them.
    """
    wanted: dict[str, bool] = {}
    for change in changes:
        if isinstance(change.after, Mention | Claim):
            wanted[change.after.article] = wanted.get(change.after.article, False) or change.before is None
    if not wanted:
        return
    removed = dict(_STANDING.run(connection, {"ids": as_json_text(list(wanted))}))
    for id, is_made in wanted.items():
        if id not in removed or (is_made and removed[id]):
            row = _ARTICLE.first(connection, {"id": id})
            raise ConflictError(None if row is None else ARTICLE.decode(row), None)
