"""Values to rows and back, and transactions to the JSON that history keeps.

A row comes back as one JSON object, which SQLite writes and msgspec turns into the value: both do it in C, in less
than half the time that building the same values takes in Python.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import msgspec
from sqlalchemy import Boolean, ColumnElement, Select, String, Table, case, func, literal_column, select

from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article
from desk.model.change import Change, Value
from desk.model.entity import Entity
from desk.model.label import Label
from desk.model.project import Batch, Person, Project
from desk.model.relation import Relation
from desk.model.review import Comment, Decision, PastEntry
from desk.model.span import Span
from desk.store import schema

_encode = msgspec.json.Encoder().encode
_spans = msgspec.json.Decoder(tuple[Span, ...])


def as_json_text(value: Any) -> str:
    """A value as compact JSON."""
    return _encode(value).decode()


def annotation_row(value: Annotation) -> dict[str, Any]:
    """The row of a mention or claim; ValueError if an attribute is a number that JSON does not have."""
    if value.attributes and not all(isfinite(v) for _, v in value.attributes if isinstance(v, float)):
        raise ValueError(f"an attribute of annotation {value.id} is not a finite number")
    claim = value if isinstance(value, Claim) else None
    return {
        "id": value.id,
        "article": value.article,
        "kind": "claim" if claim else "mention",
        "label": value.label,
        "start": value.start,
        "end": value.end,
        "spans": as_json_text(value.spans),
        "attributes": as_json_text(value.attributes) if value.attributes else "[]",
        "note": value.note,
        "author": value.author,
        "created": value.created,
        "modified": value.modified,
        "entity": value.entity if isinstance(value, Mention) else None,
        "attribution": as_json_text(claim.attribution) if claim and claim.attribution else "[]",
        "evidence": as_json_text(claim.evidence) if claim and claim.evidence else "[]",
        "review": value.review,
    }


def article_row(value: Article) -> dict[str, Any]:
    """The row of an article, without its count of annotations."""
    source, provenance = value.source, value.provenance
    return {
        "id": value.id,
        "batch": value.batch,
        "title": value.title,
        "text_sha256": value.text_sha256,
        "length": value.length,
        "language": value.language,
        "state": value.state.value,
        "source": _encode(source).decode(),
        "regions": _encode(value.regions).decode() if value.regions else "[]",
        "labels": _encode(value.labels).decode() if value.labels else "[]",
        "removed": value.removed,
        "provenance": None if provenance is None else _encode(provenance).decode(),
        "copy_of": value.copy_of,
        "unblinded": value.unblinded,
        "title_key": value.shown_title.casefold(),
        "outlet_key": (source.outlet or source.file or "").casefold(),
        "published_key": source.published or "",
    }


def sort_keys(value: Article) -> dict[str, str]:
    """The columns of an article that the list is sorted by and searched in."""
    row = article_row(value)
    return {name: row[name] for name in ("title_key", "outlet_key", "published_key")}


def label_row(value: Label) -> dict[str, Any]:
    """The row of a label."""
    return {**_plain_row(value), "attributes": as_json_text(value.attributes), "ends": as_json_text(value.ends)}


def entity_row(value: Entity) -> dict[str, Any]:
    """The row of an entity."""
    nested = {"aliases": as_json_text(value.aliases), "external": as_json_text(value.external)}
    return {**_plain_row(value), **nested}


def relation_row(value: Relation) -> dict[str, Any]:
    """The row of a relation."""
    return {**_plain_row(value), "attributes": as_json_text(value.attributes)}


def spanned_row(value: Decision | Comment) -> dict[str, Any]:
    """The row of a decision or comment."""
    return {**_plain_row(value), "span": None if value.span is None else as_json_text(value.span)}


def past_row(value: PastEntry) -> dict[str, Any]:
    """The row of an entry of another file's history."""
    return {**_plain_row(value), "articles": as_json_text(value.articles)}


def _plain_row(value: Value) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(value)
    return row


def quote_of(spans: str) -> str:
    """The words of an annotation by its `spans` column, its parts joined by an ellipsis."""
    return " … ".join(span.text for span in _spans.decode(spans))


@dataclass(frozen=True, slots=True)
class Codec:
    """How values are stored: their table, both directions, and which value a row holds.

    `json` is the column, made from a row's others, that `decode` expects; it comes first in `select`.
    """

    table: Table[Any]
    to_row: Callable[[Any], dict[str, Any]]
    json: ColumnElement[str]
    decode: Callable[[Sequence[Any]], Value]

    def select(self, *more: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
        """A query for values: give each of its rows to `decode`. The columns `more` come last."""
        kind = (schema.annotation.c.kind,) if self.table is schema.annotation else ()
        return select(self.json, *kind, *more)


def _json_of(table: Table[Any], nested: Collection[str] = (), leave_out: Collection[str] = ()) -> ColumnElement[str]:
    parts: list[ColumnElement[Any]] = []
    for column in table.columns:
        if column.name in leave_out:
            continue
        parts.append(literal_column(f"'{column.name}'"))
        if column.name in nested:
            parts.append(func.json(column))
        elif isinstance(column.type, Boolean):
            parts.append(func.json(case((column, literal_column("'true'")), else_=literal_column("'false'"))))
        else:
            parts.append(column)
    return func.json_object(*parts, type_=String).label("json")


def _codec(
    kind: type[Value],
    table: Table[Any],
    to_row: Callable[[Any], dict[str, Any]] = _plain_row,
    nested: Collection[str] = (),
    leave_out: Collection[str] = (),
) -> Codec:
    decoder = msgspec.json.Decoder(kind)
    return Codec(table, to_row, _json_of(table, nested, leave_out), lambda row: decoder.decode(row[0]))


_mention, _claim = msgspec.json.Decoder(Mention), msgspec.json.Decoder(Claim)


def _annotation(row: Sequence[Any]) -> Mention | Claim:
    return _mention.decode(row[0]) if row[1] == "mention" else _claim.decode(row[0])


_DERIVED = ("title_key", "outlet_key", "published_key", "annotations")
PROJECT = _codec(Project, schema.project)
PERSON = _codec(Person, schema.person)
LABEL = _codec(Label, schema.label, label_row, nested=("attributes", "ends"))
ENTITY = _codec(Entity, schema.entity, entity_row, nested=("aliases", "external"))
RELATION = _codec(Relation, schema.relation, relation_row, nested=("attributes",))
BATCH = _codec(Batch, schema.batch)
ARTICLE = _codec(Article, schema.article, article_row, ("source", "regions", "labels", "provenance"), _DERIVED)
DECISION = _codec(Decision, schema.decision, spanned_row, nested=("span",))
COMMENT = _codec(Comment, schema.comment, spanned_row, nested=("span",))
PAST = _codec(PastEntry, schema.past, past_row, nested=("articles",))
ANNOTATION = Codec(
    schema.annotation,
    annotation_row,
    _json_of(schema.annotation, ("spans", "attributes", "attribution", "evidence"), ("kind", "start", "end")),
    _annotation,
)

CODECS: Mapping[type[Value], Codec] = {
    Project: PROJECT,
    Person: PERSON,
    Label: LABEL,
    Batch: BATCH,
    Article: ARTICLE,
    Mention: ANNOTATION,
    Claim: ANNOTATION,
    Entity: ENTITY,
    Relation: RELATION,
    Decision: DECISION,
    Comment: COMMENT,
    PastEntry: PAST,
}

_NAMES: dict[type[Value], str] = {kind: kind.__name__.lower() for kind in CODECS}
_DECODERS: dict[str, Any] = {name: msgspec.json.Decoder(kind | None) for kind, name in _NAMES.items()}
_changes = msgspec.json.Decoder(list[tuple[str, msgspec.Raw, msgspec.Raw]])


def encode_changes(changes: tuple[Change, ...]) -> str:
    """JSON `[[kind, before, after], ...]`, kinds as the classes are named in lower case."""
    return as_json_text([(_NAMES[type(change.value)], change.before, change.after) for change in changes])


def decode_changes(text: str) -> tuple[Change, ...]:
    """What `encode_changes` wrote; msgspec.MsgspecError or KeyError where it is something else."""
    found: list[Change] = []
    for name, before, after in _changes.decode(text):
        decoder = _DECODERS[name]
        found.append(Change(decoder.decode(before), decoder.decode(after)))
    return tuple(found)
