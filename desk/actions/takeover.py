"""What a project takes over of what files say of themselves: identity, label set, register of entities."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from desk.formats.format import Corpus
from desk.model.change import Change
from desk.model.entity import Entity
from desk.model.ids import new_id
from desk.model.label import Label
from desk.model.project import Project
from desk.store.store import Store


@dataclass(slots=True)
class Names:
    """What things of one file are called here, by their ids there; what is not listed keeps its id."""

    labels: dict[str, str] = field(default_factory=dict)
    entities: dict[str, str] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)
    annotations: dict[str, str] = field(default_factory=dict)

    def label(self, id: str) -> str:
        """A label's id here."""
        return self.labels.get(id, id)

    def end(self, id: str) -> str:
        """The id here of a claim or an entity: what a relation has at its ends."""
        return self.entities.get(id) or self.annotations.get(id, id)


@dataclass(slots=True)
class Takeover:
    """Collects the `changes` that bring it in; `labels` and `entities` are those that there will be then, by id."""

    store: Store
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    labels: dict[str, Label] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    _begun: bool = False

    def take(self, corpus: Corpus, names: Names, *, first: bool) -> None:
        """Takes over what one file says: into an untouched project all of it, else what that lacks.

        `first` tells that no article came before. What gets another id here is put into `names`.
        """
        self.store.add_people(corpus.people)
        with self.store.reading() as reading:
            project = reading.project()
            if not self._begun:
                self.labels, self.entities = dict(reading.labels()), dict(reading.entities())
                self._begun = True
            untouched = first and not self.entities and not self.changes and reading.count_rows() == 0
            taken = reading.ids_taken((), [entity.id for entity in corpus.entities])
        if untouched and corpus.project is not None:
            self._adopt(project, corpus.project, corpus.labels)
        else:
            self._add_labels(corpus.labels, names)
            if corpus.project is not None and corpus.project.verdicts and not project.verdicts:
                self.notes.append("The claims of the file may have verdicts, which are switched off in this project.")
        self._add_entities(corpus.entities, names, taken)

    def _adopt(self, project: Project, wanted: Project, labels: Iterable[Label]) -> None:
        """Makes an untouched project the one that the file is of: its identity and its label set."""
        if project.id != wanted.id:
            self.changes += [Change(project, None), Change(None, wanted)]
        elif project != wanted:
            self.changes.append(Change(project, wanted))
        before, self.labels = self.labels, {label.id: label for label in labels}
        for id in {**before, **self.labels}:
            old, new = before.get(id), self.labels.get(id)
            if old != new:
                self.changes.append(Change(old, new))

    def _add_labels(self, wanted: Iterable[Label], names: Names) -> None:
        """Labels that the project lacks are added at the end; one whose id means another kind here gets a new id."""
        new: list[Label] = []
        for label in wanted:
            present = self.labels.get(label.id)
            if present is not None and present.kind is label.kind:
                if replace(present, position=label.position) != label:
                    self.notes.append(f"The label {label.name} stays as this project has it.")
                continue
            id = label.id
            while id in self.labels:
                id += "-2"
            names.labels[label.id] = id
            self.labels[id] = label
            new.append(label)
        keys = {label.key.casefold() for label in self.labels.values() if label.key and label not in new}
        position = max((label.position for label in self.labels.values() if label not in new), default=-1)
        for label in new:
            position += 1
            key = "" if label.key.casefold() in keys else label.key
            keys.add(key.casefold())
            id = names.label(label.id)
            parent = names.label(label.parent) if label.parent else None
            self.labels[id] = replace(label, id=id, key=key, position=position, parent=parent)
            self.changes.append(Change(None, self.labels[id]))

    def _add_entities(self, wanted: Iterable[Entity], names: Names, taken: set[str]) -> None:
        """Entities that the register lacks; one whose id an annotation has here gets a new id."""
        for entity in wanted:
            if entity.id in taken and entity.id not in self.entities:
                names.entities[entity.id] = new_id()
            id = names.entities.get(entity.id, entity.id)
            ready = replace(entity, id=id, label=names.label(entity.label))
            present = self.entities.setdefault(id, ready)
            if present is ready:
                self.changes.append(Change(None, ready))
            elif present != ready:
                self.notes.append(f"The entity {present.name} stays as this project has it.")


def allowed(labels: Mapping[str, Label], entities: Mapping[str, Entity], label: str, ends: tuple[str, str]) -> bool:
    """Whether a relation with this label (id) may stand between these things (ids of claims and entities)."""
    found = labels.get(label)
    kinds = tuple("entity" if end in entities else "claim" for end in ends)
    return found is not None and (not found.ends or kinds in found.ends)
