"""Label sets as a whole: what makes one sound, and its labels in order and as trees."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from desk.model.label import Attribute, AttributeKind, Label, LabelKind, Scalar, lineage

Labels = Mapping[str, Label]
"""A label set by id."""

RESERVED_KEYS = frozenset("C")
"""Keys that the window keeps for itself: C starts a claim."""


def in_order(labels: Iterable[Label]) -> list[Label]:
    """The labels in the order of the set, without regard to nesting."""
    return sorted(labels, key=lambda label: (label.position, label.id))


def children(labels: Labels, kind: LabelKind, parent: str | None) -> list[Label]:
    """The labels right under one (by id), or the top ones of that kind where `parent` is None, in order.

    A label whose parent is missing counts as a top one.
    """
    return in_order(
        label
        for label in labels.values()
        if label.kind is kind and (label.parent if label.parent in labels else None) == parent
    )


def tree(labels: Labels, kind: LabelKind, parent: str | None = None, depth: int = 0) -> Iterator[tuple[Label, int]]:
    """Every label of that kind under `parent`, each before its children, with its depth from `depth`."""
    below: defaultdict[str | None, list[Label]] = defaultdict(list)
    for label in in_order(label for label in labels.values() if label.kind is kind):
        below[label.parent if label.parent in labels else None].append(label)
    waiting = [(label, depth) for label in reversed(below.pop(parent, []))]
    while waiting:
        label, here = waiting.pop()
        yield label, here
        waiting += ((child, here + 1) for child in reversed(below.pop(label.id, [])))


def flaw(labels: Sequence[Label]) -> str | None:
    """What is wrong with these labels as one set, as the end of a sentence; None where they are sound."""
    by_id: dict[str, Label] = {}
    keys: dict[str, Label] = {}
    for label in labels:
        if not label.id.strip() or not label.name.strip():
            return f"label {label.position + 1} has no id or no name"
        if label.id in by_id:
            return f"two labels have the id “{label.id}”"
        by_id[label.id] = label
        if not re.fullmatch(r"#[0-9a-f]{6}", label.color):
            return f"the colour of “{label.name}” is “{label.color}” and not of the form #rrggbb"
        if (reason := _flaw_of_key(label, keys) or _flaw_of_attributes(label)) is not None:
            return reason
    return next((reason for label in labels if (reason := _flaw_of_parent(label, by_id))), None)


def fits(attribute: Attribute, value: Scalar) -> bool:
    """Whether the attribute may have this value."""
    match attribute.kind:
        case AttributeKind.CHOICE:
            return value in attribute.values
        case AttributeKind.YES_NO:
            return isinstance(value, bool)
        case AttributeKind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case AttributeKind.DATE:
            return isinstance(value, str) and _is_date(value)
        case AttributeKind.TEXT:
            return isinstance(value, str)


def _flaw_of_key(label: Label, keys: dict[str, Label]) -> str | None:
    if not label.key or label.retired:
        return None
    if len(label.key) != 1 or not label.key.isalnum():
        return f"the key of “{label.name}” is “{label.key}” and not one letter or digit"
    if label.key in RESERVED_KEYS:
        return f"the key {label.key} of “{label.name}” is reserved"
    if (other := keys.setdefault(label.key, label)) is not label:
        return f"“{other.name}” and “{label.name}” have the same key {label.key}"
    return None


def _flaw_of_attributes(label: Label) -> str | None:
    names = [attribute.name for attribute in label.attributes]
    for attribute in label.attributes:
        called = f"the attribute “{attribute.name}” of “{label.name}”"
        if not attribute.name.strip():
            return f"an attribute of “{label.name}” has no name"
        if names.count(attribute.name) > 1:
            return f"“{label.name}” has two attributes named “{attribute.name}”"
        if attribute.kind is AttributeKind.CHOICE and not attribute.values:
            return f"{called} is a choice without values"
        if len(set(attribute.values)) < len(attribute.values):
            return f"{called} lists a value twice"
        if attribute.default is not None and not fits(attribute, attribute.default):
            return f"{called} cannot have the default “{attribute.default}”"
    return None


def _flaw_of_parent(label: Label, by_id: dict[str, Label]) -> str | None:
    if label.parent is None:
        return None
    parent = by_id.get(label.parent)
    if parent is None:
        return f"the parent “{label.parent}” of “{label.name}” is not in the set"
    if parent.kind is not label.kind:
        return f"“{label.name}” and its parent “{parent.name}” are of different kinds"
    if by_id.get(lineage(label, by_id)[-1].parent or "") is not None:
        return f"the parents of “{label.name}” go in a circle"
    return None


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
