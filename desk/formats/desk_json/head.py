"""What the document says before its articles: the project, the label set, the people, the register of entities."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import msgspec
from msgspec import Raw

from desk.formats.desk_json.ledger import Ledger, LeftOut, Shape, clean, plain, shortened, sound_id
from desk.formats.desk_json.opening import entries
from desk.formats.desk_json.wire import AttributeObject, EntityObject, LabelObject, PersonObject, ProjectObject
from desk.formats.format import Corpus
from desk.model.entity import Entity
from desk.model.label import Attribute, Label, LabelKind, lineage
from desk.model.project import Person, Project

P = TypeVar("P", bound=PersonObject)

_project = Shape(ProjectObject)
_person = Shape(PersonObject)
_label = Shape(LabelObject)
_entity = Shape(EntityObject)
_ENDS = frozenset(("claim", "entity"))


def read_head(file: str, top: dict[str, Raw], ledger: Ledger) -> Corpus:
    """The project if it is named, the labels with positions from 0, the people, the entities; each id once.

    The relations that no article states are not among it yet: see `relations.RelationReader`.
    """
    project = _one_project(top["project"], ledger) if "project" in top else None
    labels: dict[str, Label] = {}
    for raw in entries(file, top, "labels"):
        found = _one_label(raw, len(labels), ledger)
        if found is not None and found.id in labels:
            ledger.tell(f"A second label with the id “{found.id}” was left out.")
        elif found is not None:
            labels[found.id] = found
    people: dict[str, Person] = {}
    for raw in entries(file, top, "people"):
        person = _identity(raw, _person, "person", ledger)
        if person is not None and person.id in people:
            ledger.tell(f"A second person with the id “{person.id}” was left out.")
        elif person is not None:
            people[person.id] = Person(id=person.id, name=clean(person.name))
    for id, label in labels.items():
        labels[id] = _with_sound_parent(label, labels, ledger)
    entities: dict[str, Entity] = {}
    for raw in entries(file, top, "entities"):
        entity = _one_entity(raw, labels, ledger)
        if entity is not None and entity.id in entities:
            ledger.tell(f"A second entity with the id “{entity.id}” was left out.")
        elif entity is not None:
            entities[entity.id] = entity
    return Corpus(
        project=project,
        labels=tuple(labels.values()),
        people=tuple(people.values()),
        entities=tuple(entities.values()),
    )


def _one_project(raw: Raw, ledger: Ledger) -> Project | None:
    found = _identity(raw, _project, "project", ledger)
    if found is None:
        return None
    cues = "" if found.cues is None else msgspec.json.encode(found.cues).decode()
    return Project(id=found.id, name=clean(found.name), verdicts=found.verdicts, cues=cues, blind=found.blind)


def _identity(raw: Raw, shape: Shape[P], what: str, ledger: Ledger) -> P | None:
    try:
        found = shape.decode(raw, ledger)
    except (msgspec.ValidationError, UnicodeDecodeError) as error:
        ledger.tell(f"A {what} was left out: {plain(error)}.")
        return None
    if sound_id(found.id) and found.name.strip():
        return found
    ledger.tell(f"A {what} was left out: it has no usable id or no name.")
    return None


def _one_label(raw: Raw, position: int, ledger: Ledger) -> Label | None:
    try:
        found = _label.decode(raw, ledger)
    except (msgspec.ValidationError, UnicodeDecodeError) as error:
        ledger.tell(f"A label was left out: {plain(error)}.")
        return None
    if not sound_id(found.id) or not found.name.strip():
        ledger.tell("A label was left out: it has no usable id or no name.")
        return None
    label = Label(
        id=found.id,
        kind=found.kind,
        name=clean(found.name),
        parent=found.parent,
        position=position,
        retired=found.retired,
        attributes=tuple(map(_attribute, found.attributes)),
    )
    ends = tuple(pair for pair in found.ends if _ENDS.issuperset(pair))
    label = replace(label, ends=tuple(dict.fromkeys(ends)))
    if len(ends) < len(found.ends):
        ledger.tell(f"Ends of label “{label.id}” were left out: they are not “claim” or “entity”.")
    if len(found.key) == 1 and found.key.isprintable():
        label = replace(label, key=found.key)
    elif found.key:
        ledger.tell(f"The key of label “{label.id}” was left out: it is not one character.")
    if re.fullmatch("#[0-9a-fA-F]{6}", found.color):
        label = replace(label, color=found.color)
    elif found.color:
        ledger.tell(f"The colour of label “{label.id}” was left out: it is not of the form #rrggbb.")
    return label


def _attribute(found: AttributeObject) -> Attribute:
    default = clean(found.default) if isinstance(found.default, str) else found.default
    return Attribute(name=clean(found.name), kind=found.kind, values=tuple(map(clean, found.values)), default=default)


def _one_entity(raw: Raw, labels: dict[str, Label], ledger: Ledger) -> Entity | None:
    try:
        found = _entity.decode(raw, ledger)
        if not sound_id(found.id) or not found.name.strip():
            raise LeftOut("it has no usable id or no name")
        if found.label not in labels or labels[found.label].kind is not LabelKind.ENTITY:
            raise LeftOut(f"its label “{found.label}” is not among the labels for entities")
    except (msgspec.ValidationError, UnicodeDecodeError) as error:
        ledger.tell(f"An entity was left out: {plain(error)}.")
        return None
    except LeftOut as reason:
        ledger.tell(f"The entity “{shortened(found.name)}” was left out: {reason}.")
        return None
    name = clean(found.name)
    aliases = (clean(alias) for alias in found.aliases if alias.strip())
    return Entity(
        id=found.id,
        label=found.label,
        name=name,
        aliases=tuple(alias for alias in dict.fromkeys(aliases) if alias != name),
        external=tuple(sorted(set(_external(found)))),
        note=clean(found.note),
    )


def _external(found: EntityObject) -> Iterator[tuple[str, str]]:
    for register, ids in found.external.items():
        yield from ((clean(register), clean(id)) for id in ([ids] if isinstance(ids, str) else ids) if id)


def _with_sound_parent(label: Label, labels: dict[str, Label], ledger: Ledger) -> Label:
    if label.parent is None:
        return label
    parent = labels.get(label.parent)
    if parent is None:
        ledger.tell(f"The parent of label “{label.id}” was left out: “{label.parent}” is not among the labels.")
    elif parent.kind is not label.kind:
        ledger.tell(f"The parent of label “{label.id}” was left out: it is of another kind.")
    elif lineage(label, labels)[-1].parent in labels:
        ledger.tell(f"The parent of label “{label.id}” was left out: the parents go in a circle.")
    else:
        return label
    return replace(label, parent=None)
