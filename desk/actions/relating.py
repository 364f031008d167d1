"""Verbs on relations: between claims, between entities, from a claim to an entity."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desk.actions.labelling import shortened
from desk.model.annotation import Claim
from desk.model.change import Change, Stamp, Transaction
from desk.model.entity import Entity
from desk.model.ids import new_id
from desk.model.label import Label, LabelKind, Scalar, attributes_of, defaults_of, with_attribute
from desk.model.relation import Relation

End = Claim | Entity
Labels = Mapping[str, Label]

SYMMETRIC = frozenset(("same_claim", "contradicts", "same_as"))
"""Relation labels (ids) that say the same in both directions."""


class RelationError(Exception):
    """A relation cannot be made; `str()` is a sentence that says why."""


class NotAllowedError(RelationError):
    """The label is not for a relation between such things."""

    def __init__(self, label: Label, source: End, target: End) -> None:
        super().__init__(f"“{label.name}” does not go from {_a(source)} to {_a(target)}.")
        self.label = label


class SameEndsError(RelationError):
    """A relation would go from a thing to itself."""

    def __init__(self, end: End) -> None:
        super().__init__(f"{_shown(end)} cannot be related to itself.")
        self.end = end


class AlreadyRelatedError(RelationError):
    """There is such a relation."""

    def __init__(self, label: Label, relation: Relation) -> None:
        super().__init__(f"The two are related by “{label.name}” already.")
        self.relation = relation


@dataclass(frozen=True, slots=True)
class Choice:
    """A label that two marked things may be related by; `swapped` if only from the second to the first."""

    label: Label
    swapped: bool = False


def choices(labels: Iterable[Label], first: End, second: End) -> list[Choice]:
    """What may be chosen once two things are marked, in the order of the label set; empty for a thing and itself."""
    found = []
    for label in sorted(labels, key=lambda label: label.position):
        if label.kind is LabelKind.RELATION and not label.retired and first.id != second.id:
            if allows(label, first, second):
                found.append(Choice(label))
            elif allows(label, second, first):
                found.append(Choice(label, swapped=True))
    return found


def allows(label: Label, source: End, target: End) -> bool:
    """Whether the label's `ends` let it stand between such things, in this direction."""
    return (_kind(source), _kind(target)) in label.ends


def relate(
    source: End, target: End, label: Label, labels: Labels, stamp: Stamp, *, known: Iterable[Relation] = ()
) -> Transaction:
    """A relation from `source` to `target`; it belongs to the article of the claim it starts from.

    `known` are relations that have one of the two as an end. RelationError where the label does not allow it, the two
    are one, or it is among the known ones (for a symmetric label in either direction).
    """
    made = Relation(
        id=new_id(),
        article=_article(source),
        label=label.id,
        source=source.id,
        target=target.id,
        attributes=defaults_of(attributes_of(label, dict(labels))),
        author=stamp.by,
        created=stamp.at,
        modified=stamp.at,
    )
    _check(made, source, target, label, known)
    return Transaction(f"{label.name}: {_shown(source)} → {_shown(target)}", (Change(None, made),))


def change(
    relation: Relation, source: End, target: End, label: Label, stamp: Stamp, *, known: Iterable[Relation] = ()
) -> Transaction:
    """Another label or other ends, also the same ones the other way round; attributes stay. RelationError as above."""
    after = replace(relation, article=_article(source), label=label.id, source=source.id, target=target.id)
    if after == relation:
        return Transaction(f"Change a relation to {label.name}", ())
    _check(after, source, target, label, known)
    changed = Change(relation, replace(after, modified=stamp.at))
    return Transaction(f"Change a relation to {label.name}: {_shown(source)} → {_shown(target)}", (changed,))


def set_attribute(relation: Relation, name: str, value: Scalar | None, stamp: Stamp) -> Transaction:
    """Sets an attribute of a relation, or leaves it unset with None."""
    attributes = with_attribute(relation.attributes, name, value)
    changed = Change(relation, replace(relation, attributes=attributes, modified=stamp.at))
    return Transaction(f"Set {name} of a relation", () if attributes == relation.attributes else (changed,))


def unrelate(relations: Sequence[Relation]) -> Transaction:
    """Removes relations; what they stood between stays."""
    what = "a relation" if len(relations) == 1 else f"{len(relations)} relations"
    return Transaction(f"Remove {what}", tuple(Change(relation, None) for relation in relations))


def _check(made: Relation, source: End, target: End, label: Label, known: Iterable[Relation]) -> None:
    if label.kind is not LabelKind.RELATION or not allows(label, source, target):
        raise NotAllowedError(label, source, target)
    if source.id == target.id:
        raise SameEndsError(source)
    ends = {(made.source, made.target)}
    if label.id in SYMMETRIC:
        ends.add((made.target, made.source))
    for relation in known:
        if relation.id != made.id and relation.label == label.id and (relation.source, relation.target) in ends:
            raise AlreadyRelatedError(label, relation)


def _article(source: End) -> str | None:
    return source.article if isinstance(source, Claim) else None


def _kind(end: End) -> str:
    return "claim" if isinstance(end, Claim) else "entity"


def _a(end: End) -> str:
    return "a claim" if isinstance(end, Claim) else "an entity"


def _shown(end: End) -> str:
    return f"“{shortened(end.quote if isinstance(end, Claim) else end.name)}”"
