"""Keeps the claims panel and the marks of the picked claim's sources in step with what is open."""

from collections import Counter

from PySide6.QtCore import QObject, QTimer

from desk.model.annotation import Mention
from desk.model.change import Transaction
from desk.model.entity import Entity
from desk.model.relation import Relation
from desk.store.errors import StoreError
from desk.ui.article.attribution import AttributionMark
from desk.ui.article.view import ArticleView
from desk.ui.bridge import Bridge
from desk.ui.editing import Editing
from desk.ui.panels.claims import ClaimsPanel
from desk.ui.panels.claims_rows import card_of
from desk.ui.sourcing import Sourcing


class Showing(QObject):
    """Shows cards and marks a moment after something changed, once for many changes."""

    def __init__(self, editing: Editing, sourcing: Sourcing, view: ArticleView, panel: ClaimsPanel) -> None:
        super().__init__(panel)
        self._editing, self._sourcing, self._view, self._panel = editing, sourcing, view, panel
        self._bridge: Bridge | None = None
        self._names: dict[str, str] = {}
        self._linked: Counter[str] = Counter()
        self._read = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_cards)
        editing.article_changed.connect(lambda _: self._later(stale=True))
        editing.annotations_changed.connect(lambda _: self._later())
        editing.labels_changed.connect(self._later)
        sourcing.changed.connect(self._show_marks)
        sourcing.changed.connect(self._later)

    def use(self, bridge: Bridge | None) -> None:
        """Reads names and links from this project from now on; None for none."""
        self._bridge = bridge
        if bridge is not None:
            bridge.committed.connect(self._take)
        self._later(stale=True)

    def _take(self, transaction: Transaction) -> None:
        if any(isinstance(change.value, Entity | Relation) for change in transaction.changes):
            self._later(stale=True)

    def _later(self, stale: bool = False) -> None:
        if stale:
            self._names, self._linked = {}, Counter()
            self._read = False
        self._soon.start()

    def _show_cards(self) -> None:
        editing, sourcing = self._editing, self._sourcing
        claims = editing.claims
        self._read_links([claim.id for claim in claims])
        picked = sourcing.claim.id if sourcing.claim else None
        self._panel.show_claims(
            [
                card_of(
                    claim,
                    editing.annotations,
                    editing.labels,
                    self._names,
                    self._linked[claim.id],
                    proposed=sourcing.proposed and claim.id == picked,
                )
                for claim in claims
            ]
        )
        self._panel.pick(picked)

    def _read_links(self, claims: list[str]) -> None:
        """The names of the entities in this article, and to how many others its claims are linked."""
        wanted = {a.entity for a in self._editing.annotations.values() if isinstance(a, Mention) and a.entity}
        if self._bridge is None or (self._read and wanted <= self._names.keys()):
            return
        try:
            with self._bridge.workbench.store.reading() as reading:
                self._names = {id: entity.name for id, entity in reading.entities(wanted).items()} if wanted else {}
                relations = reading.seen_relations(reading.relations_of(claims)) if claims else []
        except StoreError:
            # The window tells of a file that cannot be read; cards without names are still right.
            return
        self._linked = Counter(end for each in relations for end in {each.source, each.target})
        self._read = True

    def _show_marks(self) -> None:
        sourcing = self._sourcing
        marks: list[AttributionMark] = []
        for slot in sourcing.chain.slots if sourcing.claim else ():
            place = sourcing.place_of(slot)
            if place is not None:
                active = slot == sourcing.chain.active
                marks.append(AttributionMark(slot.part.value, slot.level, *place, sourcing.proposed, active))
        self._view.show_attribution(marks)
