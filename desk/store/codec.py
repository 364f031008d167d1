"""Values to rows and back, and transactions to the JSON that history keeps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Table

from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article, Region, Source, State
from desk.model.change import Change, Value
from desk.model.label import Attribute, Attributes, Label, LabelKind
from desk.model.project import Batch, BatchState, Person, Project
from desk.model.span import Span
from desk.store import schema

Row = Mapping[str, Any]

_encoder = msgspec.json.Encoder()
_spans = msgspec.json.Decoder(list[tuple[int, int, str]])
_attributes = msgspec.json.Decoder(Attributes)
_label_attributes = msgspec.json.Decoder(tuple[Attribute, ...])
_source = msgspec.json.Decoder(Source)
_regions = msgspec.json.Decoder(tuple[Region, ...])
_names = msgspec.json.Decoder(tuple[str, ...])


def _json(value: Any) -> str:
    return _encoder.encode(value).decode()


@dataclass(frozen=True, slots=True)
class Codec:
    """How one type of value is stored: its table, and both directions."""

    table: Table[Any]
    to_row: Callable[[Any], dict[str, Any]]
    from_row: Callable[[Row], Value]


def annotation_row(value: Annotation) -> dict[str, Any]:
    """The row of a mention or claim."""
    return {
        "id": value.id,
        "article": value.article,
        "kind": "claim" if isinstance(value, Claim) else "mention",
        "label": value.label,
        "start": value.start,
        "end": value.end,
        "spans": _json([(s.start, s.end, s.text) for s in value.spans]),
        "attributes": _json(value.attributes) if value.attributes else "[]",
        "note": value.note,
        "author": value.author,
        "created": value.created,
        "modified": value.modified,
    }


def annotation_value(row: Any) -> Mention | Claim:
    """The mention or claim of a row (by attribute, as SQLAlchemy gives it)."""
    kind = Claim if row.kind == "claim" else Mention
    return kind(
        id=row.id,
        article=row.article,
        spans=tuple(Span(*parts) for parts in _spans.decode(row.spans)),
        label=row.label,
        attributes=_attributes.decode(row.attributes) if row.attributes != "[]" else (),
        note=row.note,
        author=row.author,
        created=row.created,
        modified=row.modified,
    )


def article_row(value: Article) -> dict[str, Any]:
    """The row of an article, without its count of annotations."""
    source = value.source
    return {
        "id": value.id,
        "batch": value.batch,
        "title": value.title,
        "text_sha256": value.text_sha256,
        "length": value.length,
        "language": value.language,
        "state": value.state.value,
        "source": _json(source),
        "regions": _json(value.regions),
        "labels": _json(value.labels),
        "removed": value.removed,
        "title_key": value.shown_title.casefold(),
        "outlet_key": (source.outlet or source.file or "").casefold(),
        "published_key": source.published or "",
    }


def article_value(row: Any) -> Article:
    """The article of a row."""
    return Article(
        id=row.id,
        batch=row.batch,
        title=row.title,
        text_sha256=row.text_sha256,
        length=row.length,
        language=row.language,
        state=State(row.state),
        source=_source.decode(row.source),
        regions=_regions.decode(row.regions),
        labels=_names.decode(row.labels),
        removed=bool(row.removed),
    )


def label_row(value: Label) -> dict[str, Any]:
    """The row of a label."""
    return {
        "id": value.id,
        "kind": value.kind.value,
        "name": value.name,
        "color": value.color,
        "key": value.key,
        "parent": value.parent,
        "position": value.position,
        "retired": value.retired,
        "attributes": _json(value.attributes),
    }


def label_value(row: Any) -> Label:
    """The label of a row."""
    return Label(
        id=row.id,
        kind=LabelKind(row.kind),
        name=row.name,
        color=row.color,
        key=row.key,
        parent=row.parent,
        position=row.position,
        retired=bool(row.retired),
        attributes=_label_attributes.decode(row.attributes),
    )


def batch_row(value: Batch) -> dict[str, Any]:
    """The row of an import."""
    return msgspec.to_builtins(value)  # type: ignore[no-any-return]  # a dict, as its fields are scalars


def batch_value(row: Any) -> Batch:
    """The import of a row."""
    return Batch(
        id=row.id,
        origin=row.origin,
        by=row.by,
        at=row.at,
        owner=row.owner,
        state=BatchState(row.state),
        articles=row.articles,
    )


def _named_row(value: Project | Person) -> dict[str, Any]:
    return {"id": value.id, "name": value.name}


CODECS: dict[type[Value], Codec] = {
    Project: Codec(schema.project, _named_row, lambda row: Project(id=row.id, name=row.name)),  # type: ignore[attr-defined]
    Person: Codec(schema.person, _named_row, lambda row: Person(id=row.id, name=row.name)),  # type: ignore[attr-defined]
    Label: Codec(schema.label, label_row, label_value),
    Batch: Codec(schema.batch, batch_row, batch_value),
    Article: Codec(schema.article, article_row, article_value),
    Mention: Codec(schema.annotation, annotation_row, annotation_value),
    Claim: Codec(schema.annotation, annotation_row, annotation_value),
}

_NAMES: dict[type[Value], str] = {kind: kind.__name__.lower() for kind in CODECS}
_KINDS: dict[str, type[Value]] = {name: kind for kind, name in _NAMES.items()}


def encode_changes(changes: tuple[Change, ...]) -> str:
    """JSON `[[kind, before, after], ...]`, kinds as the classes are named in lower case."""
    return _json([(_NAMES[type(change.value)], change.before, change.after) for change in changes])


def decode_changes(text: str) -> tuple[Change, ...]:
    """What `encode_changes` wrote."""
    found: list[Change] = []
    for name, before, after in msgspec.json.decode(text, type=list[tuple[str, Any, Any]]):
        kind = _KINDS[name]
        found.append(
            Change(
                None if before is None else msgspec.convert(before, kind),
                None if after is None else msgspec.convert(after, kind),
            )
        )
    return tuple(found)
