"""Verbs over the label set: add, change, arrange, merge, retire, delete labels, and replace the whole set.

`labels` is always the project's whole set by id, retired ones included. What carries a label are annotations, entities
of the register and relations. Nothing here loses one of them or a value on it: what is in use is retired or merged, an
attribute taken from a label stays on the annotations that have it, and so do relations between ends it allows no more.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desk.actions.relating import SYMMETRIC
from desk.model.annotation import Claim, Mention
from desk.model.change import Change, Stamp, Transaction
from desk.model.entity import Entity
from desk.model.label import ENDS, Attribute, Label, LabelKind, lineage
from desk.model.relation import Relation
from desk.model.scheme import RESERVED_KEYS, Labels, children, flaw, in_order, tree

Carrier = Mention | Claim | Entity | Relation
Ends = tuple[tuple[str, str], ...]


class SchemeError(Exception):
    """A change that would spoil the label set; `str()` is a sentence. Nothing was changed."""


class NameTakenError(SchemeError):
    """Another label beside this one, `holder`, has the name already."""

    def __init__(self, holder: Label) -> None:
        super().__init__(f"There is already a label named “{holder.name}”.")
        self.holder = holder


class KeyTakenError(SchemeError):
    """The key belongs to the label `holder`, or to the window itself where that is None."""

    def __init__(self, key: str, holder: Label | None) -> None:
        whose = f"belongs to “{holder.name}”" if holder else "is reserved for starting a claim"
        super().__init__(f"The key {key} {whose}.")
        self.key = key
        self.holder = holder


class MisplacedError(SchemeError):
    """`label` cannot stand under `parent`, which is of another kind or stands under the label itself."""

    def __init__(self, label: Label, parent: Label) -> None:
        why = "is of another kind" if label.kind is not parent.kind else "is the same or stands below it"
        super().__init__(f"“{label.name}” cannot be put under “{parent.name}”, which {why}.")
        self.label = label
        self.parent = parent


class NoEndsError(SchemeError):
    """The relation label `label` would stand between nothing."""

    def __init__(self, label: Label) -> None:
        super().__init__(f"“{label.name}” has to go between something: allow it at least one pair of ends.")
        self.label = label


class LabelInUseError(SchemeError):
    """`in_use` things carry `label`, so it cannot be deleted; it can be merged into another or retired."""

    def __init__(self, label: Label, in_use: int) -> None:
        super().__init__(f"“{label.name}” is used {in_use} times. Merge it into another label, or retire it.")
        self.label = label
        self.in_use = in_use


class KindClashError(SchemeError):
    """A label in use, `old`, would become one of another kind, `new`."""

    def __init__(self, old: Label, new: Label) -> None:
        super().__init__(
            f"“{old.name}” is in use as {old.kind} label, and “{new.name}” would make it a {new.kind} label."
        )
        self.old = old
        self.new = new


def common_attributes(labels: Labels, kind: LabelKind) -> tuple[Attribute, ...]:
    """The attributes that every top label in use of that kind has: what a new one beside them should ask too."""
    peers = [label for label in children(labels, kind, None) if not label.retired]
    if not peers:
        return ()
    return tuple(a for a in peers[0].attributes if all(a in peer.attributes for peer in peers))


def holder_of(labels: Labels, key: str) -> Label | None:
    """The label that the key puts on, if any; retired labels do not count."""
    return next((label for label in labels.values() if key and label.key == key and not label.retired), None)


def add_label(
    labels: Labels, kind: LabelKind, name: str, *, color: str, key: str = "", parent: Label | None = None
) -> Transaction:
    """A new label at the end of its siblings; its id is made from the name and tells it in files and exports.

    At the top it starts with the attributes common to its kind, under a parent with none but the inherited. A relation
    starts with the ends of its parent, at the top from claim to claim. NameTakenError, KeyTakenError, MisplacedError.
    """
    label = Label(
        id=_new_id(labels, kind, name),
        kind=kind,
        name=name.strip(),
        color=color.lower(),
        key=key.upper(),
        parent=parent.id if parent else None,
        position=max((other.position for other in labels.values()), default=-1) + 1,
        attributes=common_attributes(labels, kind) if parent is None else (),
        ends=() if kind is not LabelKind.RELATION else parent.ends if parent is not None else ENDS[:1],
    )
    if parent is not None and parent.kind is not kind:
        raise MisplacedError(label, parent)
    _check_name(labels, label)
    _check_key(labels, label)
    _check(label)
    return Transaction(f"Add label “{label.name}”", (Change(None, label),))


def change_label(
    labels: Labels,
    before: Label,
    *,
    name: str | None = None,
    color: str | None = None,
    key: str | None = None,
    attributes: Sequence[Attribute] | None = None,
    ends: Ends | None = None,
    take_key: bool = False,
) -> Transaction:
    """The label with those fields that are not None changed; an empty `key` takes the key away.

    NameTakenError, or KeyTakenError unless `take_key` is set, which takes the key from its holder; NoEndsError where a
    relation would have none.
    """
    after = replace(
        before,
        name=before.name if name is None else name.strip(),
        color=before.color if color is None else color.lower(),
        key=before.key if key is None else key.upper(),
        attributes=before.attributes if attributes is None else tuple(attributes),
        ends=before.ends if ends is None else ends,
    )
    _check(after)
    if before.ends and not after.ends:
        raise NoEndsError(before)
    changes: tuple[Change, ...] = ()
    if after.name != before.name:
        _check_name(labels, after)
    if after.key != before.key and not after.retired:
        holder = holder_of(labels, after.key)
        if holder is not None and take_key:
            changes = (Change(holder, replace(holder, key="")),)
        else:
            _check_key(labels, after)
    if after != before:
        changes += (Change(before, after),)
    return Transaction(_title_of(before, after), changes)


def place(labels: Labels, label: Label, parent: Label | None, ahead_of: Label | None = None) -> Transaction:
    """The label moved under `parent` (None: to the top), ahead of one of the siblings there or else to the end.

    MisplacedError where the two are of different kinds or the parents would go in a circle.
    """
    if parent is not None and (parent.kind is not label.kind or label in lineage(parent, dict(labels))):
        raise MisplacedError(label, parent)
    moved = {**labels, label.id: replace(label, parent=parent.id if parent else None)}
    ids = [other.id for other in in_order(labels.values()) if other.id != label.id]
    siblings = [
        other.id for other in children(moved, label.kind, parent.id if parent else None) if other.id != label.id
    ]
    if ahead_of is not None and ahead_of.id in siblings:
        ids.insert(ids.index(ahead_of.id), label.id)
    else:
        last = siblings[-1] if siblings else parent.id if parent else ids[-1] if ids else None
        ids.insert(ids.index(last) + 1 if last else 0, label.id)
    return Transaction(f"Move label “{label.name}”", _renumbered(labels, [moved[id_] for id_ in ids]))


def nest(labels: Labels, label: Label, parent: Label | None) -> Transaction:
    """The label put under `parent`, after what stands there; None lifts it to the top. MisplacedError as `place`."""
    return place(labels, label, parent)


def reorder(labels: Labels, ids: Sequence[str]) -> Transaction:
    """The labels with these ids brought into this order, in the places that they hold together; the others stay."""
    wanted = iter(ids)
    chosen = set(ids)
    order = [labels[next(wanted)] if label.id in chosen else label for label in in_order(labels.values())]
    return Transaction("Reorder labels", _renumbered(labels, order))


def merge_labels(labels: Labels, source: Label, into: Label, carriers: Iterable[Carrier], stamp: Stamp) -> Transaction:
    """Everything that carries `source` gets `into`, and `source` is removed.

    `carriers` are all with `source`, of relations also those with `into`: what is there already is not said twice. All
    keep their attributes, and `into` then allows the ends that these relations may have. The children of `source` go
    under `into`, or one level up where `into` is one of them. MisplacedError where the two are of different kinds or
    the same.
    """
    if source.kind is not into.kind or source.id == into.id:
        raise MisplacedError(source, into)
    carriers = list(carriers)
    relations = [each for each in carriers if isinstance(each, Relation)]
    changes = [_relabelled(a, into, stamp) for a in carriers if a.label == source.id and not isinstance(a, Relation)]
    changes += _merged_relations(relations, source, into, stamp)
    if any(relation.label == source.id for relation in relations) and (more := missing_ends(source, into)):
        widened = replace(into, ends=into.ends + more)
        changes.append(Change(into, widened))
        labels = {**labels, into.id: widened}
    below = source in lineage(into, dict(labels))
    changes += _reparented(labels, source, source.parent if below else into.id)
    return Transaction(f"Merge label “{source.name}” into “{into.name}”", (*changes, Change(source, None)))


def missing_ends(source: Label, into: Label) -> Ends:
    """The ends that one relation label allows and another does not."""
    return tuple(pair for pair in source.ends if pair not in into.ends)


def retire(label: Label) -> Transaction:
    """The label not offered any more; what carries it keeps it, and its key is free."""
    changes = () if label.retired else (Change(label, replace(label, retired=True)),)
    return Transaction(f"Retire label “{label.name}”", changes)


def restore(labels: Labels, label: Label) -> Transaction:
    """A retired label offered again, without its key where another label has that by now."""
    key = "" if holder_of(labels, label.key) else label.key
    changes = (Change(label, replace(label, retired=False, key=key)),) if label.retired else ()
    return Transaction(f"Restore label “{label.name}”", changes)


def delete_label(labels: Labels, label: Label, in_use: int) -> Transaction:
    """The label removed, its children one level up; LabelInUseError where `in_use` things carry it."""
    if in_use:
        raise LabelInUseError(label, in_use)
    return Transaction(f"Delete label “{label.name}”", (*_reparented(labels, label, label.parent), Change(label, None)))


def replace_scheme(labels: Labels, new: Sequence[Label], in_use: Mapping[str, int]) -> Transaction:
    """The set turned into `new` (sound as `read_labels` gives it): same ids are changed, others added.

    A label that `new` lacks is removed, or retired where `in_use` counts what carries it. KindClashError where a
    label in use would change its kind.
    """
    wanted = {label.id: replace(label, position=position) for position, label in enumerate(new)}
    kept = [label for label in in_order(labels.values()) if label.id not in wanted and in_use.get(label.id)]
    for position, label in enumerate(kept, len(wanted)):
        wanted[label.id] = replace(label, retired=True, position=position)
    for label in kept:
        ancestors = lineage(label, dict(labels))[1:]
        near = next((a.id for a in ancestors if a.id in wanted and wanted[a.id].kind is label.kind), None)
        wanted[label.id] = replace(wanted[label.id], parent=near)
    for old in labels.values():
        if old.id in wanted and wanted[old.id].kind is not old.kind and in_use.get(old.id):
            raise KindClashError(old, wanted[old.id])
    births = [label for kind in LabelKind for label, _ in tree(wanted, kind) if label.id not in labels]
    deaths = [label for kind in LabelKind for label, _ in tree(labels, kind) if label.id not in wanted]
    return Transaction(
        "Load a label set",
        (
            *(Change(None, label) for label in births),
            *(Change(labels[i], label) for i, label in wanted.items() if i in labels and labels[i] != label),
            *(Change(label, None) for label in reversed(deaths)),
        ),
    )


def _new_id(labels: Labels, kind: LabelKind, name: str) -> str:
    """`COUNTRY_OR_CITY` for an entity, `country_or_city` for anything else, with a number where that is taken."""
    words = re.sub(r"[\W_]+", "_", name).strip("_") or "label"
    stem = words.upper() if kind is LabelKind.ENTITY else words.lower()
    found, number = stem, 2
    while found in labels:
        found, number = f"{stem}_{number}", number + 1
    return found


def _check(label: Label) -> None:
    if (reason := flaw([replace(label, parent=None, key="" if label.key in RESERVED_KEYS else label.key)])) is not None:
        raise SchemeError(f"{reason[:1].upper()}{reason[1:]}.")


def _check_name(labels: Labels, label: Label) -> None:
    parent = label.parent if label.parent in labels else None
    for other in children(labels, label.kind, parent):
        if other.id != label.id and not other.retired and other.name.casefold() == label.name.casefold():
            raise NameTakenError(other)


def _check_key(labels: Labels, label: Label) -> None:
    if label.key in RESERVED_KEYS:
        raise KeyTakenError(label.key, None)
    if (holder := holder_of(labels, label.key)) is not None and holder.id != label.id:
        raise KeyTakenError(label.key, holder)


def _title_of(before: Label, after: Label) -> str:
    if after.name != before.name:
        return f"Rename label “{before.name}” to “{after.name}”"
    if after.key != before.key:
        return f"Change the key of label “{before.name}”"
    if after.color != before.color:
        return f"Recolour label “{before.name}”"
    if after.ends != before.ends:
        return f"Change what label “{before.name}” goes between"
    return f"Change the attributes of label “{before.name}”"


def _renumbered(labels: Labels, order: Sequence[Label]) -> tuple[Change, ...]:
    placed = [replace(label, position=position) for position, label in enumerate(order)]
    return tuple(Change(labels[label.id], label) for label in placed if labels[label.id] != label)


def _relabelled(carrier: Mention | Claim | Entity, into: Label, stamp: Stamp) -> Change:
    if isinstance(carrier, Entity):
        return Change(carrier, replace(carrier, label=into.id))
    return Change(carrier, replace(carrier, label=into.id, modified=stamp.at))


def _merged_relations(relations: Sequence[Relation], source: Label, into: Label, stamp: Stamp) -> list[Change]:
    """The relations with `source` given `into`, without those that say again what another one says."""

    def said(relation: Relation) -> tuple[object, ...]:
        ends = relation.source, relation.target
        return tuple(sorted(ends)) if into.id in SYMMETRIC else ends, relation.attributes

    there = {said(relation) for relation in relations if relation.label == into.id}
    changes = []
    for relation in sorted(relations, key=lambda relation: relation.id):
        if relation.label == source.id:
            again = said(relation) in there
            there.add(said(relation))
            after = None if again else replace(relation, label=into.id, modified=stamp.at)
            changes.append(Change(relation, after))
    return changes


def _reparented(labels: Labels, gone: Label, parent: str | None) -> list[Change]:
    return [Change(child, replace(child, parent=parent)) for child in children(labels, gone.kind, gone.id)]
