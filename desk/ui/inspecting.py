"""The details panel and what it asks for: entities, relations and evidence of what is picked, read and changed."""

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QApplication

from desk.model.annotation import Annotation, Claim, Mention
from desk.model.change import Transaction
from desk.model.entity import Entity
from desk.model.project import Project
from desk.model.relation import Relation
from desk.text import sentences
from desk.ui.bridge import Bridge
from desk.ui.evidence import Evidences
from desk.ui.panels.inspector_context import Context, DateHint
from desk.ui.panels.inspector_entity import EntityShown
from desk.ui.panels.inspector_form import end_labels
from desk.ui.parts import Parts


class Inspecting(QObject):
    """Belongs to one window."""

    def __init__(self, parts: Parts, evidences: Evidences) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._evidences = evidences
        self._relations: list[Relation] = []
        parts.linking.changed.connect(self.refresh)
        panel = parts.inspector
        panel.entity_asked.connect(parts.linking.choose_for)
        panel.unlink_asked.connect(parts.linking.unlink)
        panel.end_asked.connect(self._choose_end)
        panel.relate_asked.connect(parts.relating.start)
        panel.relation_opened.connect(self._open_relation)
        panel.relation_remove_asked.connect(self._remove_relation)

    def use(self, bridge: Bridge | None) -> None:
        """Follows this project from now on."""
        if bridge is not None:
            bridge.committed.connect(self._take)

    def context_of(self, annotation: Annotation | None) -> Context:
        """What the panel shows of an annotation beside what it holds itself."""
        if isinstance(annotation, Mention):
            return self._of_mention(annotation)
        if isinstance(annotation, Claim):
            return self._of_claim(annotation)
        return Context()

    def refresh(self) -> None:
        """Shows what belongs to the picked annotation as it is now."""
        self._parts.inspector.show_context(self.context_of(self._parts.editing.picked))

    def _take(self, transaction: Transaction) -> None:
        if any(isinstance(change.value, Relation | Project) for change in transaction.changes):
            self.refresh()

    def _of_mention(self, mention: Mention) -> Context:
        linking = self._parts.linking
        entity = linking.register.entities.get(mention.entity or "")
        if entity is None:
            offer = linking.offered
            return Context(
                offer=f"{offer.entity.name}?" if offer else self.tr("Choose or make one"),
                offer_key=self._key("I", "Alt+I"),
            )
        self._relations = self._parts.relating.relations_of(entity.id)
        return Context(
            entity=self._shown(mention.id, entity),
            relations=self._parts.relating.rows(self._relations, entity.id),
        )

    def _of_claim(self, claim: Claim) -> Context:
        parts = self._parts
        self._relations = parts.relating.relations_of(claim.id)
        ends: dict[str, list[EntityShown]] = {}
        others: list[Relation] = []
        fields = {label.id for label in end_labels(parts.editing.labels)}
        for relation in self._relations:
            entity = parts.linking.register.entities.get(relation.target)
            if relation.source == claim.id and relation.label in fields and entity is not None:
                ends.setdefault(relation.label, []).append(self._shown(relation.id, entity))
            else:
                others.append(relation)
        project = parts.editing.project
        return Context(
            ends=tuple((id, tuple(shown)) for id, shown in ends.items()),
            relations=parts.relating.rows(others, claim.id),
            verdicts=project is not None and project.verdicts,
            evidence=self._evidences.rows(claim),
            said_on=self._said_on(claim),
        )

    def _shown(self, id: str, entity: Entity) -> EntityShown:
        label = self._parts.editing.labels.get(entity.label)
        count = self._parts.linking.register.counts[entity.id]
        return EntityShown(
            id=id,
            entity=entity.id,
            name=entity.name,
            detail=f"{count:,}×" if count > 1 else "",
            color=label.color if label else "#777777",
        )

    def _said_on(self, claim: Claim) -> DateHint | None:
        """The date that stands nearest to the claim in its sentence, else the day of publication."""
        from desk.learn.cues import lexicon_of
        from desk.learn.dates import day_of, expressions

        editing = self._parts.editing
        article = editing.article
        if article is None or claim.article != article.id or "said_on" in dict(claim.attributes):
            return None
        published = article.source.published
        first, last = sentences.around(editing.text, claim.start), sentences.around(editing.text, claim.end - 1)
        if first is not None and last is not None:
            words = lexicon_of(article.language).dates
            found = expressions(editing.text, first[0], last[1], words, published)
            dated = [each for each in found if each.value is not None]
            if dated:
                near = min(dated, key=lambda each: max(claim.start - each.end, each.start - claim.end, 0))
                said = " ".join(editing.text[near.start : near.end].split())
                return DateHint(value=near.value or "", words=f"{said} = {near.value}")
        day = day_of(published)
        return DateHint(value=day.isoformat(), words=f"Published {day.isoformat()}") if day else None

    def _choose_end(self, claim: str, label: str, instead: str) -> None:
        """Asks for the object or addressee of a claim, in the place of what another relation gives."""
        parts = self._parts
        annotation, end = parts.editing.annotations.get(claim), parts.editing.labels.get(label)
        if not isinstance(annotation, Claim) or end is None:
            return
        before = next((relation for relation in self._relations if relation.id == instead), None)
        taken = [r.target for r in self._relations if r.label == label]
        place = self._place_of_focus()
        parts.linking.choose_any(
            f"{end.name} of the claim",
            place,
            lambda entity: parts.relating.attach(annotation, end, entity, before),
            taken,
        )

    def _place_of_focus(self) -> QRect:
        widget = QApplication.focusWidget() or self._parts.inspector
        return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())

    def _relation(self, id: str) -> Relation | None:
        return next((relation for relation in self._relations if relation.id == id), None)

    def _open_relation(self, id: str) -> None:
        picked, relation = self._parts.editing.picked, self._relation(id)
        if picked is not None and relation is not None:
            here = picked.entity if isinstance(picked, Mention) else picked.id
            self._parts.relating.open_other(relation, here or "")

    def _remove_relation(self, id: str) -> None:
        if (relation := self._relation(id)) is not None:
            self._parts.relating.remove(relation)

    def _key(self, plain: str, always: str) -> str:
        return plain if self._parts.editing.label_for_key(plain) is None else always
