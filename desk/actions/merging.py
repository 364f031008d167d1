"""Entities brought together and taken apart: merging, splitting, taking another register in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desk.actions.labelling import shortened
from desk.actions.registering import Reach, RegisterError, cleaned, ends, if_other, many_entities, reach
from desk.model.annotation import Mention
from desk.model.change import Change, Stamp, Transaction
from desk.model.entity import Entity
from desk.model.ids import new_id
from desk.model.label import Label, LabelKind
from desk.model.relation import Relation
from desk.text.fold import fold


class SameEntityError(RegisterError):
    """An entity would be merged with itself."""

    def __init__(self, entity: Entity) -> None:
        super().__init__(f"“{entity.name}” cannot be merged with itself.")
        self.entity = entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two entities that are merged have different ids in one outside register; `lost` is not kept."""

    register: str
    kept: str
    lost: str
    entity: Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """What merging would do, for a preview.

    `entity` is what comes of it; `dropped` are relations that would go from the entity to itself or be there twice.
    `labels` are labels (ids) of those that go and differ from the one that stays.
    """

    entity: Entity
    added_names: tuple[str, ...]
    clashes: tuple[Clash, ...]
    labels: tuple[str, ...]
    reach: Reach
    dropped: tuple[Relation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What taking another register in would do; `problems` are sentences about what could not be taken as it is."""

    transaction: Transaction
    added: int
    changed: int
    known: int
    problems: tuple[str, ...]

    @property
    def summary(self) -> str:
        """One sentence."""
        parts = [f"{self.added:,} added", f"{self.changed:,} changed", f"{self.known:,} known already"]
        if self.problems:
            parts.append(f"{len(self.problems):,} problem{'' if len(self.problems) == 1 else 's'}")
        return f"Entities: {', '.join(parts)}."


def merger(
    into: Entity, others: Sequence[Entity], mentions: Iterable[Mention], relations: Iterable[Relation]
) -> Merger:
    """What `merge_entities` would do with the same arguments; SameEntityError as there."""
    entity, clashes = merged(into, others)
    gone = {other.id for other in others}
    relations = list(relations)
    moved = [relation for relation in relations if gone & {relation.source, relation.target}]
    dropped = _superfluous(into.id, gone, relations)
    return Merger(
        entity=entity,
        added_names=tuple(name for name in entity.aliases if name not in into.names),
        clashes=tuple(clashes),
        labels=tuple(dict.fromkeys(other.label for other in others if other.label != into.label)),
        reach=reach([mention for mention in mentions if mention.entity in gone], moved),
        dropped=tuple(relation for relation in moved if relation.id in dropped),
    )


def merge_entities(
    into: Entity, others: Sequence[Entity], mentions: Iterable[Mention], relations: Iterable[Relation], stamp: Stamp
) -> Transaction:
    """One entity out of several, see `merged`: mentions and relations of the others go over to it.

    `mentions` are all that link to the others, in removed articles too; `relations` all that start or end at the others
    or at `into`. A relation that would go from the entity to itself, or be there twice, is removed.
    """
    entity, _ = merged(into, others)
    gone = {other.id for other in others}
    relations = list(relations)
    dropped = _superfluous(into.id, gone, relations)
    changes = [
        *if_other(into, entity),
        *(Change(m, replace(m, entity=into.id, modified=stamp.at)) for m in mentions if m.entity in gone),
        *(_moved(relation, into.id, gone, dropped, stamp) for relation in relations if ends(relation) & gone),
        *(Change(other, None) for other in others),
    ]
    return Transaction(f"Merge {many_entities(others)} into “{shortened(into.name)}”", tuple(changes))


def merged(into: Entity, others: Sequence[Entity]) -> tuple[Entity, list[Clash]]:
    """What comes of merging: name and label of `into`, all names, all notes, all outside ids; and what clashes.

    Where two have different ids in one register, the first one's stays. SameEntityError if `into` is among the others.
    """
    if into.id in {other.id for other in others}:
        raise SameEntityError(into)
    external = dict(into.external)
    clashes: list[Clash] = []
    for other in others:
        for register, id in other.external:
            if (kept := external.setdefault(register, id)) != id:
                clashes.append(Clash(register=register, kept=kept, lost=id, entity=other))
    notes = dict.fromkeys(note for note in (into.note, *(other.note for other in others)) if note)
    aliases = (*into.aliases, *(name for other in others for name in other.names))
    entity = replace(into, aliases=aliases, external=tuple(external.items()), note="\n\n".join(notes))
    return cleaned(entity), clashes


def split_off(
    entity: Entity, name: str, leaving: Iterable[Mention], staying: Iterable[Mention]
) -> tuple[Entity, Entity]:
    """A proposal for `split_entity`: the entity without what leaves, and a new one of this name.

    The aliases that only leaving mentions show go with them. RegisterError where `name` is blank.
    """
    quotes = {fold(mention.quote) for mention in leaving}
    kept = {fold(mention.quote) for mention in staying}
    going = [alias for alias in entity.aliases if fold(alias) in quotes - kept or alias == name.strip()]
    left = replace(entity, aliases=tuple(alias for alias in entity.aliases if alias not in going))
    return left, cleaned(Entity(id=new_id(), label=entity.label, name=name, aliases=tuple(going)))


def split_entity(
    entity: Entity,
    left: Entity,
    new: Entity,
    mentions: Sequence[Mention],
    stamp: Stamp,
    *,
    relations: Sequence[Relation] = (),
) -> Transaction:
    """Two entities out of one: `left` is what it is from now on, `new` the other one, see `split_off`.

    `mentions` and `relations` are those of `entity` that go over to `new`.
    """
    new = cleaned(new)
    gone = {entity.id}
    changes = [
        *if_other(entity, cleaned(left)),
        Change(None, new),
        *(Change(m, replace(m, entity=new.id, modified=stamp.at)) for m in mentions if m.entity == entity.id),
        *(_moved(relation, new.id, gone, frozenset(), stamp) for relation in relations if ends(relation) & gone),
    ]
    return Transaction(f"Split “{shortened(new.name)}” off “{shortened(entity.name)}”", tuple(changes))


def bring_in(
    arriving: Iterable[Entity], register: Mapping[str, Entity], labels: Mapping[str, Label], origin: str = "a register"
) -> Arrival:
    """Takes the entities of another register in, as one action named by its `origin`; nothing of ours is lost.

    One with the id of ours is that one: what it says of name, label, note and outside ids holds, a name of ours that it
    does not have stays as an alias. Else one with name and label of ours is merged into that, see `merged`. The others
    are new. A label may be given by its id or its name; an entity whose label we do not have is left out.
    """
    now = dict(register)
    by_name = {(entity.name, entity.label): entity.id for entity in reversed(list(register.values()))}
    problems: list[str] = []
    taken = 0
    for entity in arriving:
        label = _label(entity.label, labels)
        if label is None:
            problems.append(f"“{entity.name}” was left out: there is no entity label “{entity.label}”.")
            continue
        try:
            come = cleaned(replace(entity, label=label))
        except RegisterError as error:
            problems.append(f"The entity with the id {entity.id} was left out: {error}")
            continue
        same = come.id if come.id in now else by_name.get((come.name, come.label))
        if same is None:
            result = come
        elif same == come.id:
            result = _updated(now[same], come)
        else:
            result, clashes = merged(now[same], [come])
            problems += (_said(clash) for clash in clashes)
        taken += 1
        now[result.id] = result
        by_name.setdefault((result.name, result.label), result.id)
    # A row that says again what an earlier one said counts as known.
    births = [Change(None, entity) for id, entity in now.items() if id not in register]
    changes = [Change(register[id], entity) for id, entity in now.items() if id in register and entity != register[id]]
    return Arrival(
        transaction=Transaction(f"Take in {origin}", (*changes, *births)),
        added=len(births),
        changed=len(changes),
        known=taken - len(births) - len(changes),
        problems=tuple(problems),
    )


def _updated(ours: Entity, come: Entity) -> Entity:
    """Our entity as its newer form has it."""
    external = dict(ours.external) | dict(come.external)
    return cleaned(
        replace(
            come,
            aliases=(*come.aliases, *ours.names),
            external=tuple(external.items()),
            note=come.note or ours.note,
        )
    )


def _label(given: str, labels: Mapping[str, Label]) -> str | None:
    """The id of the entity label that is meant; None if there is none."""
    entity_labels = [label for label in labels.values() if label.kind is LabelKind.ENTITY]
    found = [label.id for label in entity_labels if label.id == given]
    found += [label.id for label in entity_labels if label.name.casefold() == given.strip().casefold()]
    return next(iter(found), None)


def _said(clash: Clash) -> str:
    return f"“{clash.entity.name}” has the id {clash.lost} in {clash.register}; ours, {clash.kept}, was kept."


def _superfluous(into: str, gone: Collection[str], relations: Iterable[Relation]) -> frozenset[str]:
    """The ids of relations that a merger makes a circle of one, or the same as an earlier one."""
    seen: set[tuple[str, str, str, object]] = set()
    found = set()
    # What does not move comes first, so that it is what stays.
    for relation in sorted(relations, key=lambda relation: (bool(ends(relation) & set(gone)), relation.id)):
        source, target = (into if end in gone else end for end in (relation.source, relation.target))
        key = relation.label, source, target, relation.attributes
        if ends(relation) & set(gone) and (source == target or key in seen):
            found.add(relation.id)
        seen.add(key)
    return frozenset(found)


def _moved(relation: Relation, to: str, gone: Collection[str], dropped: Collection[str], stamp: Stamp) -> Change:
    if relation.id in dropped:
        return Change(relation, None)
    source, target = (to if end in gone else end for end in (relation.source, relation.target))
    return Change(relation, replace(relation, source=source, target=target, modified=stamp.at))
