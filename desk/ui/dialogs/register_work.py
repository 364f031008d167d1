"""What the entities window has done: every wish as one Transaction through the bridge."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desk.actions import merging, registering, relating
from desk.model.annotation import Mention
from desk.model.change import Stamp, Transaction
from desk.model.entity import Entity
from desk.model.label import Label
from desk.model.relation import Relation
from desk.store.errors import StoreError
from desk.ui.bridge import Bridge
from desk.ui.dialogs.register_facts import ARTICLES_READ, Facts, Passage, facts_of, passage
from desk.ui.messages import sentence
from desk.ui.register import Register

if TYPE_CHECKING:
    from desk.actions.merging import Arrival


class RegisterWork(QObject):
    """`said` is what was done, `warned` why something was not."""

    said = Signal(str)
    warned = Signal(str)

    def __init__(self, bridge: Bridge, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge, self.register = bridge, register

    def facts(self, id: str, articles: int = ARTICLES_READ) -> Facts | None:
        """What the project says of an entity; None where it cannot be read."""
        try:
            with self.bridge.workbench.store.reading() as reading:
                return facts_of(reading, id, articles)
        except StoreError as error:
            self.warned.emit(sentence(error))
            return None

    def create(self, name: str, label: Label) -> Entity | None:
        """A new entity that nothing is linked to yet."""
        made = self._do(lambda stamp: registering.create_entity((), label, name, stamp))
        return next((c.after for c in made.changes if isinstance(c.after, Entity)), None) if made else None

    def rename(self, entity: Entity, name: str) -> None:
        """Another name; the old one is kept as another."""
        self._do(lambda _: registering.rename(entity, name, keep_old=True))

    def relabel(self, entity: Entity, label: Label) -> None:
        """Another label."""
        self._do(lambda _: registering.set_label(entity, label))

    def add_alias(self, entity: Entity, alias: str) -> None:
        """One more name."""
        self._do(lambda _: registering.add_alias(entity, alias))

    def remove_alias(self, entity: Entity, alias: str) -> None:
        """One name less."""
        self._do(lambda _: registering.set_aliases(entity, [each for each in entity.aliases if each != alias]))

    def set_external(self, entity: Entity, register: str, id: str) -> None:
        """Its id in an outside register, empty for none."""
        self._do(lambda _: registering.set_external(entity, register, id or None))

    def set_note(self, entity: Entity, note: str) -> None:
        """Its note."""
        self._do(lambda _: registering.set_note(entity, note))

    def unrelate(self, relation: Relation) -> None:
        """Takes a relation away."""
        self._do(lambda _: relating.unrelate([relation]))

    def reach(self, ids: Sequence[str]) -> tuple[list[Mention], list[Relation]]:
        """All mentions that link to these entities, in removed articles too, and all their relations."""
        with self.bridge.workbench.store.reading() as reading:
            return reading.mentions_of(ids), reading.relations_of(ids)

    def passages(self, mentions: Sequence[Mention]) -> list[Passage]:
        """The mentions with what stands around them, in their order."""
        found: list[Passage] = []
        with self.bridge.workbench.store.reading() as reading:
            wanted = {mention.article for mention in mentions}
            articles = {id: article for id in wanted if (article := reading.article(id)) is not None}
            texts = {id: reading.text(article) for id, article in articles.items()}
        for mention in mentions:
            if mention.article in articles:
                found.append(passage(mention, articles[mention.article], texts[mention.article]))
        return found

    def merge(self, into: Entity, others: Sequence[Entity]) -> bool:
        """Several into one; False where that was refused."""
        mentions, relations = self.reach([into.id, *(other.id for other in others)])
        return self._do(lambda stamp: merging.merge_entities(into, others, mentions, relations, stamp)) is not None

    def split(self, entity: Entity, left: Entity, new: Entity, leaving: Sequence[Mention]) -> bool:
        """Two out of one; False where that was refused."""
        return self._do(lambda stamp: merging.split_entity(entity, left, new, leaving, stamp)) is not None

    def delete(self, entities: Sequence[Entity]) -> bool:
        """Takes entities out; False where that was refused."""
        mentions, relations = self.reach([entity.id for entity in entities])
        return self._do(lambda stamp: registering.remove_entities(entities, mentions, relations, stamp)) is not None

    def arrival(self, path: Path, labels: dict[str, Label]) -> "Arrival | None":
        """What taking in a file would do; None where it cannot be read."""
        from desk.formats.format import FormatError, Notice
        from desk.formats.register import read_register

        problems: list[str] = []

        def report(notice: Notice) -> None:
            problems.append(notice.text)

        try:
            found = read_register(path, report)
        except FormatError as error:
            self.warned.emit(str(error))
            return None
        arrival = merging.bring_in(found, self.register.entities, labels, path.name)
        return replace(arrival, problems=(*problems, *arrival.problems))

    def take_in(self, arrival: "Arrival") -> None:
        """Does it."""
        if self._do(lambda _: arrival.transaction) is not None:
            self.said.emit(arrival.summary)

    def save(self, path: Path) -> None:
        """Writes the whole register, as CSV where the name ends so, else as JSON."""
        from desk.formats.format import FormatError
        from desk.formats.register import write_register

        entities = sorted(self.register.entities.values(), key=lambda entity: (self.register.key(entity.id), entity.id))
        try:
            write_register(entities, path, "csv" if path.suffix.lower() == ".csv" else "json")
        except FormatError as error:
            self.warned.emit(str(error))
        else:
            self.said.emit(self.tr("{} entities are in {}.").format(f"{len(entities):,}", path.name))

    def undo(self) -> None:
        """Takes back the latest action."""
        entry = self.bridge.undo()
        nothing = self.tr("There is nothing to undo.")
        self.said.emit(self.tr("Undone: {}").format(entry.transaction.title) if entry else nothing)

    def redo(self) -> None:
        """Brings it back."""
        entry = self.bridge.redo()
        nothing = self.tr("There is nothing to redo.")
        self.said.emit(self.tr("Redone: {}").format(entry.transaction.title) if entry else nothing)

    def _do(self, verb: Callable[[Stamp], Transaction]) -> Transaction | None:
        try:
            transaction = verb(self.bridge.workbench.stamp())
        except (registering.RegisterError, relating.RelationError) as error:
            self.warned.emit(str(error))
            return None
        if self.bridge.do(transaction) is None:
            return None
        self.said.emit(transaction.title)
        return transaction
