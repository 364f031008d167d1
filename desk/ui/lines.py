"""Relations as lines in the text, on demand: those of what is picked, or all that end in the open article."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QTimer

from desk.model.annotation import Annotation, Claim, Mention
from desk.model.change import Transaction
from desk.model.entity import Entity
from desk.model.label import Label
from desk.model.relation import Relation
from desk.store.errors import StoreError
from desk.ui.article.relations import RelationLine
from desk.ui.article.view import ArticleView
from desk.ui.bridge import Bridge
from desk.ui.editing import Editing
from desk.ui.foreign import one_line
from desk.ui.register import Register
from desk.ui.relating import Relating

WORDS_SHOWN = 40


class Lines(QObject):
    """Off at first. An entity is taken hold of at its mention that is nearest to the other end."""

    def __init__(self, editing: Editing, view: ArticleView, relating: Relating, register: Register) -> None:
        super().__init__(view)
        self._editing, self._view, self._register = editing, view, register
        self._bridge: Bridge | None = None
        self.on = False
        self._relations: list[Relation] = []
        self._elsewhere: dict[str, str] = {}
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show)
        relating.first_changed.connect(view.mark_first)
        view.relate_asked.connect(relating.relate)
        editing.article_changed.connect(lambda _: self._later(stale=True))
        editing.annotations_changed.connect(lambda _: self._later(stale=True))
        editing.labels_changed.connect(self._later)
        editing.picked_changed.connect(lambda _: self._later())

    def use(self, bridge: Bridge | None) -> None:
        """Reads relations from this project from now on."""
        self._bridge = bridge
        if bridge is not None:
            bridge.committed.connect(self._take)
        self._later(stale=True)

    def switch(self) -> None:
        """Shows the lines, or no more."""
        self.on = not self.on
        shown = self.tr("Relations of what is picked are shown, all where nothing is.")
        self._editing.said.emit(shown if self.on else self.tr("Relations are not shown."))
        self._later(stale=True)

    def _take(self, transaction: Transaction) -> None:
        if any(isinstance(change.value, Relation | Entity) for change in transaction.changes):
            self._later(stale=True)

    def _later(self, stale: bool = False) -> None:
        self._stale = self._stale or stale
        self._soon.start()

    def _show(self) -> None:
        if not self.on or self._editing.article is None:
            self._view.show_relations(())
            return
        if self._stale:
            self._read()
        picked = self._editing.picked
        own = {picked.id, picked.entity if isinstance(picked, Mention) else None} if picked else set()
        shown = [r for r in self._relations if picked is None or r.source in own or r.target in own]
        lines = lines_of(shown, self._editing.annotations, self._editing.labels, self._elsewhere, picked)
        self._view.show_relations(lines)

    def _read(self) -> None:
        """The relations that end at a claim of this article, or at an entity that is mentioned in it."""
        if self._bridge is None:
            return
        annotations = self._editing.annotations.values()
        here = {a.id for a in annotations if isinstance(a, Claim)}
        here |= {a.entity for a in annotations if isinstance(a, Mention) and a.entity}
        try:
            with self._bridge.workbench.store.reading() as reading:
                found = reading.seen_relations(reading.relations_of(here)) if here else []
                # What two entities are to each other shows only where both are; a claim's relations lead out of sight.
                self._relations = [r for r in found if {r.source, r.target} <= here or self._from_claim(r)]
                away = {end for r in self._relations for end in (r.source, r.target)} - here
                self._elsewhere = {id: self._words(id, reading.annotation_by_id(id)) for id in away}
        except StoreError:
            # The window tells of a file that cannot be read; the text can still be worked on.
            self._relations, self._elsewhere = [], {}
        self._stale = False

    def _from_claim(self, relation: Relation) -> bool:
        annotations = self._editing.annotations
        return relation.source in annotations or relation.target in annotations

    def _words(self, id: str, found: Annotation | None) -> str:
        entity = self._register.entities.get(id)
        words = entity.name if entity is not None else found.quote if found is not None else ""
        return one_line(words)[:WORDS_SHOWN]


def lines_of(
    relations: Iterable[Relation],
    annotations: Mapping[str, Annotation],
    labels: Mapping[str, Label],
    elsewhere: Mapping[str, str],
    picked: Annotation | None,
) -> list[RelationLine]:
    """The lines of relations between what is in an article; `elsewhere` are words for ends (ids) that are not."""
    mentions: dict[str, list[Annotation]] = {}
    for each in annotations.values():
        if isinstance(each, Mention) and each.entity:
            mentions.setdefault(each.entity, []).append(each)
    found: list[RelationLine] = []
    for relation in relations:
        sources = (
            [annotations[relation.source]] if relation.source in annotations else mentions.get(relation.source, [])
        )
        targets = (
            [annotations[relation.target]] if relation.target in annotations else mentions.get(relation.target, [])
        )
        source, target = _nearest(sources, targets, picked)
        if source is None and target is None:
            continue
        label = labels.get(relation.label)
        away = elsewhere.get(relation.source if source is None else relation.target, "")
        found.append(
            RelationLine(
                source=source.id if source else relation.source,
                target=target.id if target else relation.target,
                label=label.name if label else relation.label,
                color=label.color if label else "#777777",
                target_text=away if source is None or target is None else "",
            )
        )
    return found


def _nearest(
    sources: list[Annotation], targets: list[Annotation], picked: Annotation | None
) -> tuple[Annotation | None, Annotation | None]:
    """Of each the one that is picked, else those two that are nearest to each other."""
    sources = [each for each in sources if picked is not None and each.id == picked.id] or sources
    targets = [each for each in targets if picked is not None and each.id == picked.id] or targets
    if not sources or not targets:
        return next(iter(sources), None), next(iter(targets), None)
    if len(sources) > 1 and len(targets) > 1:
        sources = sources[:1]
    pairs = ((one, other) for one in sources for other in targets)
    return min(pairs, key=lambda pair: abs(pair[0].start - pair[1].start))
