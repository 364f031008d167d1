"""Labels: what an annotation may be called, and which attributes it may then carry."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class LabelKind(StrEnum):
    """What a label is put on."""

    ENTITY = "entity"
    CLAIM = "claim"
    RELATION = "relation"
    ARTICLE = "article"


class AttributeKind(StrEnum):
    """What values an attribute takes: one of a list, free text, true or false, an ISO 8601 date, a number."""

    CHOICE = "choice"
    TEXT = "text"
    YES_NO = "yes_no"
    DATE = "date"
    NUMBER = "number"


Scalar = str | bool | int | float
Attributes = tuple[tuple[str, Scalar], ...]
"""Attribute values by name, sorted by name; an attribute that nobody set is absent."""


ENDS = (("claim", "claim"), ("entity", "entity"), ("claim", "entity"))
"""What relations stand between, from and to."""


def with_attribute(attributes: Attributes, name: str, value: Scalar | None) -> Attributes:
    """The same attributes with one set to `value`, or removed where `value` is None."""
    rest = [pair for pair in attributes if pair[0] != name]
    if value is not None:
        rest.append((name, value))
    return tuple(sorted(rest, key=lambda pair: pair[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A question that a label asks about each annotation; `values` only for a choice."""

    name: str
    kind: AttributeKind = AttributeKind.TEXT
    values: tuple[str, ...] = ()
    default: Scalar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One label of the project's set.

    `color` is `#rrggbb`; `key` one character or empty; `parent` another label's id of the same kind;
    `position` orders the set. A retired label stays on what carries it and is not offered any more. `ends` says between
    what a relation label may stand: pairs of `claim` and `entity`, from and to.
    """

    id: str
    kind: LabelKind
    name: str
    color: str = "#777777"
    key: str = ""
    parent: str | None = None
    position: int = 0
    retired: bool = False
    attributes: tuple[Attribute, ...] = ()
    ends: tuple[tuple[str, str], ...] = ()


def lineage(label: Label, labels: dict[str, Label]) -> list[Label]:
    """The label and its ancestors, nearest first; a circle of parents is cut where it closes."""
    found: list[Label] = []
    current: Label | None = label
    while current is not None and current not in found:
        found.append(current)
        current = labels.get(current.parent) if current.parent else None
    return found


def attributes_of(label: Label, labels: dict[str, Label]) -> list[Attribute]:
    """The attributes a label asks for: its own, then those it inherits; the nearest of one name wins."""
    seen: dict[str, Attribute] = {}
    for ancestor in lineage(label, labels):
        for attribute in ancestor.attributes:
            seen.setdefault(attribute.name, attribute)
    return list(seen.values())


def defaults_of(attributes: Iterable[Attribute]) -> Attributes:
    """What a new annotation starts with: the attributes for which the label set gives a default."""
    return tuple(sorted((a.name, a.default) for a in attributes if a.default is not None))
