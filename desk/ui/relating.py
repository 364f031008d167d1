"""Relations between claims and entities: mark one end, go to the other, choose what they are to each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desk.actions import relating
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.change import Stamp, Transaction
from desk.model.entity import Entity
from desk.model.label import Label
from desk.model.relation import Relation
from desk.ui.article.view import ArticleView
from desk.ui.bridge import Bridge
from desk.ui.dialogs.palette import Choice
from desk.ui.dialogs.register_palette import EntityPalette, fitting
from desk.ui.editing import Editing
from desk.ui.foreign import isolated, one_line
from desk.ui.linking import Linking, place_of
from desk.ui.panels.inspector_rows import Row

WORDS_SHOWN, SHORT = 40, 22
ROWS_SHOWN = 60


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relation: a claim, or the entity of the mention (by id) that was picked."""

    annotation: str
    thing: Claim | Entity

    @property
    def words(self) -> str:
        """What it is called, shortened."""
        thing = self.thing
        return _cut(one_line(thing.quote if isinstance(thing, Claim) else thing.name), WORDS_SHOWN)


class Relating(QObject):
    """Belongs to one window. The first end is remembered while other articles are opened."""

    first_changed = Signal(object)
    """The annotation's id that is marked as first end, or None."""

    claim_opened = Signal(str, str)
    """The ids of an article and of a claim in it that is to be shown."""

    entity_opened = Signal(str)

    def __init__(self, editing: Editing, view: ArticleView, linking: Linking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editing, self._view, self._linking = editing, view, linking
        self._bridge: Bridge | None = None
        self.first: End | None = None

    def use(self, bridge: Bridge | None) -> None:
        """Relates in this project from now on."""
        self._bridge = bridge
        self.forget()

    def press(self) -> None:
        """Marks the picked annotation as the first end; with a first end, asks what that is to the picked one."""
        picked = self._editing.picked
        if picked is None:
            other, one = (
                self.tr("Pick the other end, then press R."),
                self.tr("Pick a claim or a mention to relate first."),
            )
            words = other if self.first else one
            self._editing.refused.emit(words)
            return
        end = self._end_of(picked)
        if end is None:
            return
        if self.first is None or self.first.annotation == end.annotation:
            self._remember(end)
            told = self.tr("Relate “{}”: go to the other end and press R again. Esc forgets it.").format(end.words)
            self._editing.said.emit(told)
        else:
            self._ask(self.first, end, picked)

    def start(self, id: str) -> None:
        """Marks an annotation as the first end whatever was marked before."""
        if id in self._editing.annotations:
            self.forget()
            self._view.pick(id, reveal=False)
            self.press()
            self._view.setFocus()

    def relate(self, source: str, target: str) -> None:
        """Asks what one annotation (by id) is to another: what dragging from one to the other means."""
        one, other = self._editing.annotations.get(source), self._editing.annotations.get(target)
        if one is None or other is None or one.id == other.id:
            return
        first = self._end_of(one)
        second = self._end_of(other) if first is not None else None
        if first is not None and second is not None:
            self._ask(first, second, other)

    def forget(self) -> bool:
        """Forgets the first end; False where there is none."""
        had = self.first is not None
        self._remember(None)
        return had

    def attach(self, claim: Claim, label: Label, entity: Entity, instead: Relation | None = None) -> None:
        """Says that an entity is a claim's object or addressee, in the place of another where one is given."""
        if instead is None:
            self._relate(claim, entity, label)
            return
        known = self.relations_of(claim.id)
        self._try(lambda stamp: relating.change(instead, claim, entity, label, stamp, known=known))

    def remove(self, relation: Relation) -> None:
        """Takes a relation away."""
        self._editing.act(lambda _: relating.unrelate([relation]))

    def relations_of(self, id: str) -> list[Relation]:
        """The relations that a claim or entity has."""
        if self._bridge is None:
            return []
        with self._bridge.workbench.store.reading() as reading:
            return reading.seen_relations(reading.relations_of([id]))

    def rows(self, relations: Sequence[Relation], here: str) -> tuple[Row, ...]:
        """These relations as a list beside one of their ends (an id); at most ROWS_SHOWN."""
        if self._bridge is None or not relations:
            return ()
        found: list[Row] = []
        article = self._editing.article
        with self._bridge.workbench.store.reading() as reading:
            for relation in relations[:ROWS_SHOWN]:
                label = self._editing.labels.get(relation.label)
                name = label.name if label else relation.label
                other = relation.target if relation.source == here else relation.source
                entity = self._linking.register.entities.get(other)
                claim = None if entity is not None else reading.annotation_by_id(other)
                where = ""
                if claim is not None and (article is None or claim.article != article.id):
                    there = reading.article(claim.article)
                    where = one_line(there.shown_title) if there else ""
                first = f"{name} →" if relation.source == here else f"← {name}"
                words = entity.name if entity is not None else claim.quote if claim is not None else other
                found.append(
                    Row(
                        id=relation.id,
                        first=f"{first}  ·  {isolated(where)}" if where else first,
                        second=one_line(words),
                        color=label.color if label else "#777777",
                    )
                )
        return tuple(found)

    def open_other(self, relation: Relation, here: str) -> None:
        """Goes to the other end of a relation than `here` (an id)."""
        other = relation.target if relation.source == here else relation.source
        if other in self._linking.register.entities:
            self.entity_opened.emit(other)
        elif self._bridge is not None:
            with self._bridge.workbench.store.reading() as reading:
                claim = reading.annotation_by_id(other)
            if claim is not None:
                self.claim_opened.emit(claim.article, claim.id)

    def _end_of(self, annotation: Annotation) -> End | None:
        if isinstance(annotation, Claim):
            return End(annotation.id, annotation)
        id = annotation.entity if isinstance(annotation, Mention) else None
        entity = self._linking.register.entities.get(id or "")
        if entity is None:
            words = _cut(one_line(annotation.quote), WORDS_SHOWN)
            told = self.tr("“{}” is not linked to an entity yet. Press I to say who or what it is.").format(words)
            self._editing.refused.emit(told)
            return None
        return End(annotation.id, entity)

    def _ask(self, first: End, second: End, beside: Annotation) -> None:
        """Asks what the first end is to the second; where a label allows only the other direction, that is offered."""
        if first.thing.id == second.thing.id:
            self._editing.refused.emit(self.tr("Both ends are the same: “{}”.").format(first.words))
            return
        there = {(r.label, r.source, r.target) for r in self.relations_of(first.thing.id)}
        offered: dict[str, tuple[Label, End, End]] = {}
        choices: list[Choice] = []
        for each in relating.choices(self._editing.labels.values(), first.thing, second.thing):
            source, target = (second, first) if each.swapped else (first, second)
            known = (each.label.id, source.thing.id, target.thing.id) in there
            if each.label.id in relating.SYMMETRIC:
                known = known or (each.label.id, target.thing.id, source.thing.id) in there
            detail = self.tr("related so already") if known else f"{_short(source)} → {_short(target)}"
            offered[each.label.id] = (each.label, source, target)
            choices.append(
                Choice(
                    value=each.label.id,
                    title=each.label.name,
                    detail=detail,
                    color=each.label.color,
                    kind=each.label.kind,
                    enabled=not known,
                )
            )
        if not choices:
            self._editing.refused.emit(self.tr("No relation may stand between these two. See Edit > Label Set."))
            return
        # Return takes the first row, which must be one that can be taken.
        choices.sort(key=lambda choice: not choice.enabled)
        hint = self.tr("What is “{}” to “{}”?").format(_short(first), _short(second))
        palette = EntityPalette(self._view.window(), hint, fitting(choices))
        palette.chosen.connect(lambda value: self._chosen(*offered[value]))
        palette.open_beside(self._view.window(), place_of(self._view, beside))

    def _chosen(self, label: Label, source: End, target: End) -> None:
        if self._relate(source.thing, target.thing, label):
            self.forget()

    def _relate(self, source: Claim | Entity, target: Claim | Entity, label: Label) -> bool:
        known = self.relations_of(source.id)
        labels = self._editing.labels
        return self._try(lambda stamp: relating.relate(source, target, label, labels, stamp, known=known))

    def _try(self, verb: Callable[[Stamp], Transaction]) -> bool:
        try:
            return self._editing.act(verb) is not None
        except relating.RelationError as error:
            self._editing.refused.emit(str(error))
            return False

    def _remember(self, end: End | None) -> None:
        if end != self.first:
            self.first = end
            self.first_changed.emit(end.annotation if end else None)


def _short(end: End) -> str:
    return _cut(end.words, SHORT)


def _cut(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"
