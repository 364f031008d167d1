"""What the document says before its articles: the project, the label set, the people."""

import re
from dataclasses import replace

import msgspec
from msgspec import Raw

from desk.formats.desk_json.ledger import Ledger, Shape, clean, plain, sound_id
from desk.formats.desk_json.opening import entries
from desk.formats.desk_json.wire import AttributeObject, LabelObject, ProjectObject
from desk.formats.format import Corpus
from desk.model.label import Attribute, Label, lineage
from desk.model.project import Person, Project

_named = Shape(ProjectObject)
_label = Shape(LabelObject)


def read_head(file: str, top: dict[str, Raw], ledger: Ledger) -> Corpus:
    """The project if it is named, the labels with positions from 0, the people; each id once."""
    project = _identity(top["project"], "project", ledger) if "project" in top else None
    labels: dict[str, Label] = {}
    for raw in entries(file, top, "labels"):
        found = _one_label(raw, len(labels), ledger)
        if found is not None and found.id in labels:
            ledger.tell(f"A second label with the id “{found.id}” was left out.")
        elif found is not None:
            labels[found.id] = found
    people: dict[str, Person] = {}
    for raw in entries(file, top, "people"):
        person = _identity(raw, "person", ledger)
        if person is not None and person.id in people:
            ledger.tell(f"A second person with the id “{person.id}” was left out.")
        elif person is not None:
            people[person.id] = Person(id=person.id, name=person.name)
    for id, label in labels.items():
        labels[id] = _with_sound_parent(label, labels, ledger)
    return Corpus(
        project=None if project is None else Project(id=project.id, name=project.name),
        labels=tuple(labels.values()),
        people=tuple(people.values()),
    )


def _identity(raw: Raw, what: str, ledger: Ledger) -> ProjectObject | None:
    try:
        found = _named.decode(raw, ledger)
    except (msgspec.ValidationError, UnicodeDecodeError) as error:
        ledger.tell(f"A {what} was left out: {plain(error)}.")
        return None
    if sound_id(found.id) and found.name.strip():
        return ProjectObject(id=found.id, name=clean(found.name))
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
