"""What of a thing is compared: all of an annotation or relation at once, everything else part by part."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import Any

import msgspec

from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article
from desk.model.change import Value
from desk.model.entity import Entity
from desk.model.label import Label
from desk.model.project import Batch, Person, Project
from desk.model.relation import Relation
from desk.model.review import Comment, Decision, PastEntry

Key = tuple[str, str]
"""What sort of thing and its id; mentions and claims are of one sort, and there is one project."""

Digest = bytes
"""Stands for the content of a thing or of a part of it."""

Digests = dict[str, Digest]
"""The parts of a thing by name; a thing that is compared as a whole has one part, named WHOLE."""

WHOLE = ""

_PARTS: Mapping[type[Value], Mapping[str, tuple[str, ...]]] = {
    Article: {
        name: (name,)
        for name in (
            "title",
            "language",
            "state",
            "source",
            "regions",
            "labels",
            "removed",
            "provenance",
            "copy_of",
            "unblinded",
        )
    },
    Entity: {name: (name,) for name in ("label", "name", "aliases", "external", "note")},
    Label: {name: (name,) for name in ("name", "color", "key", "parent", "position", "retired", "attributes", "ends")},
    Project: {name: (name,) for name in ("name", "verdicts", "cues", "blind")},
    Person: {"name": ("name",)},
    Decision: {
        "decision": ("annotation", "span", "verdict", "by", "at", "reason", "replacement", "seen"),
        "settled": ("settled_by", "settled_at"),
    },
    Comment: {
        "comment": ("annotation", "field", "span", "parent", "by", "at", "text"),
        "resolved": ("resolved_by", "resolved_at"),
    },
}
_NAMES: Mapping[type[Value], str] = {
    Project: "project",
    Person: "person",
    Label: "label",
    Article: "article",
    Mention: "annotation",
    Claim: "annotation",
    Entity: "entity",
    Relation: "relation",
    Decision: "decision",
    Comment: "comment",
}
_encode = msgspec.json.Encoder().encode


def key_of(value: Value) -> Key | None:
    """The key of what merges compare; None for imports and for history itself."""
    if isinstance(value, Batch | PastEntry):
        return None
    return (_NAMES[type(value)], "" if isinstance(value, Project) else value.id)


def key_named(kind: str, id: str) -> Key | None:
    """The key of a thing by its kind as history has it, the class's name in lower case, and its id."""
    if kind in ("batch", "pastentry"):
        return None
    sort = "annotation" if kind in ("mention", "claim") else kind
    return (sort, "" if sort == "project" else id)


def digest(value: Value) -> Digest:
    """Stands for all of a value but the import that it came with."""
    kind = b"c" if isinstance(value, Claim) else b""
    return blake2b(kind + _encode(value), digest_size=12).digest()


def digests(value: Value) -> Digests:
    """The parts of a value."""
    if is_whole(value):
        return {WHOLE: digest(value)}
    return {
        part: blake2b(_encode([getattr(value, name) for name in names]), digest_size=12).digest()
        for part, names in _PARTS[type(value)].items()
    }


def is_whole(value: Value) -> bool:
    """Whether it is compared as a whole, so that two versions of it can stand side by side."""
    return isinstance(value, Annotation | Relation)


def with_parts(value: Value, other: Value, parts: set[str]) -> Value:
    """The value with those parts as another of its kind has them."""
    fields: dict[str, Any] = {name: getattr(other, name) for part in parts for name in _PARTS[type(value)][part]}
    return replace(value, **fields) if fields else value
