"""Who said the picked claim: its chain of sources in hand, proposed or kept, and what keys do to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from desk.actions import claiming
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.claim import Attribution
from desk.model.label import Scalar
from desk.model.span import Span
from desk.text import words
from desk.ui.article.view import ArticleView
from desk.ui.chain import Chain, Part, Slot, Step
from desk.ui.editing import Editing


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that could stand in a slot, and why."""

    mention: str | None
    span: Span | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What is proposed for a claim: its chain, attributes that follow from the words, and other candidates by slot."""

    chain: Chain
    attributes: Mapping[str, Scalar]
    others: Mapping[Slot, tuple[Candidate, ...]]


Proposer = Callable[[Claim], Suggestion | None]


class Sourcing(QObject):
    """Follows the picked claim. While `proposed`, nothing of the chain is kept until it is taken.

    `changed` tells that there is something else to show.
    """

    changed = Signal()

    def __init__(self, editing: Editing, view: ArticleView, propose: Proposer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editing, self._view, self._propose = editing, view, propose
        self.claim: Claim | None = None
        self.chain = Chain()
        self.suggestion: Suggestion | None = None
        editing.picked_changed.connect(self._on_picked)
        editing.claimed.connect(self._on_claimed)
        editing.annotations_changed.connect(lambda _: self.changed.emit())

    @property
    def proposed(self) -> bool:
        """Whether what is shown is a proposal that nobody has taken."""
        return self.suggestion is not None

    @property
    def attributes(self) -> dict[str, Scalar]:
        """The claim's attributes, those that are only proposed too."""
        kept = dict(self.claim.attributes) if self.claim else {}
        return dict(self.suggestion.attributes) | kept if self.suggestion else kept

    def words_of(self, slot: Slot) -> str:
        """What stands in a slot, as it is shown; empty for nothing."""
        step = self.chain.steps[slot.level]
        if slot.part is Part.CUE:
            return step.cue.text if step.cue else ""
        mention = self._editing.annotations.get(step.mention or "")
        if mention is not None:
            return mention.quote
        return step.span.text if step.span else ""

    def words_of_candidate(self, candidate: Candidate) -> str:
        """What a candidate would put into a slot."""
        mention = self._editing.annotations.get(candidate.mention or "")
        return mention.quote if mention is not None else candidate.span.text if candidate.span else ""

    def place_of(self, slot: Slot) -> tuple[int, int] | None:
        """Where in the text what stands in a slot is."""
        step = self.chain.steps[slot.level]
        if slot.part is Part.CUE:
            return (step.cue.start, step.cue.end) if step.cue else None
        mention = self._editing.annotations.get(step.mention or "")
        if mention is not None:
            return mention.start, mention.end
        return (step.span.start, step.span.end) if step.span else None

    def propose(self) -> None:
        """Proposes a chain for the picked claim, in place of what it has until it is taken."""
        if self.claim is None:
            self._editing.refused.emit(self.tr("Pick a claim first."))
            return
        self.suggestion = self._propose(self.claim)
        if self.suggestion is None or not self.suggestion.chain.steps:
            self.suggestion = None
            self._editing.said.emit(self.tr("No source was found near this claim. Select one and press S."))
        else:
            self.chain = replace(self.suggestion.chain, active=None)
        self.changed.emit()

    def take(self) -> bool:
        """Takes the proposal as it stands now; False where there is none."""
        claim, suggestion = self.claim, self.suggestion
        if claim is None or suggestion is None:
            return False
        self.suggestion = None
        attribution, attributes = self.chain.attribution, suggestion.attributes
        self._editing.act(lambda stamp: claiming.take(claim, attribution, attributes, stamp))
        self.changed.emit()
        return True

    def dismiss(self) -> bool:
        """Leaves the proposal, or the slot in hand; False where there was neither."""
        if self.suggestion is None and self.chain.active is None:
            return False
        self.suggestion = None
        self.chain = Chain.of(self.claim.attribution) if self.claim else Chain()
        self.changed.emit()
        return True

    def walk(self, by: int) -> bool:
        """Takes the next slot in hand with 1, the previous with -1; False where no claim is picked."""
        if self.claim is None:
            return False
        self.chain = self.chain.walked(by)
        self._look_at_slot()
        self.changed.emit()
        return True

    def hold(self, slot: Slot) -> None:
        """Takes a slot in hand."""
        self.chain = replace(self.chain, active=slot)
        self._look_at_slot()
        self.changed.emit()

    def fill(self, part: Part) -> bool:
        """Puts the selection into the chain, or what is at the caret; False where no claim is picked."""
        if self.claim is None:
            return False
        found = self._at_hand(part)
        if found is None:
            self._editing.refused.emit(self.tr("Select the words first, or put the caret in them."))
            return True
        self._show(self.chain.filled(part, mention=found.mention, span=found.span))
        return True

    def use(self, slot: Slot, candidate: Candidate) -> None:
        """Puts another candidate into a slot."""
        held = replace(self.chain, active=slot)
        self._show(held.filled(slot.part, mention=candidate.mention, span=candidate.span))

    def next_candidate(self, by: int) -> bool:
        """Puts the next of the other candidates into the slot in hand; False where there is none."""
        slot = self.chain.active
        others = self.candidates(slot) if slot else ()
        if slot is None or len(others) < 2:
            return False
        step = self.chain.steps[slot.level]
        now = (None, step.cue) if slot.part is Part.CUE else (step.mention, step.span)
        index = next((n for n, each in enumerate(others) if (each.mention, each.span) == now), -1)
        self.use(slot, others[(index + by) % len(others)])
        self.chain = replace(self.chain, active=slot)
        self.changed.emit()
        return True

    def candidates(self, slot: Slot) -> tuple[Candidate, ...]:
        """What could stand in a slot, the likeliest first, as far as something was proposed."""
        return self.suggestion.others.get(slot, ()) if self.suggestion else ()

    def empty(self, slot: Slot) -> None:
        """Takes out what stands in a slot."""
        self._show(self.chain.emptied(slot))

    def empty_held(self) -> None:
        """Takes out what stands in the slot in hand."""
        if self.chain.active is not None:
            self.empty(self.chain.active)

    def drop(self, level: int) -> None:
        """Takes out a link."""
        self._show(self.chain.without(level))

    def lift(self, level: int) -> None:
        """Moves a link one place further out."""
        self._show(self.chain.lifted(level))

    def _show(self, chain: Chain) -> None:
        """Shows a chain, and keeps it unless all is only proposed yet."""
        claim = self.claim
        before, self.chain = self.chain, chain
        attribution: Attribution = chain.attribution
        if claim is not None and not self.proposed and attribution != before.attribution:
            held = chain.active
            self._editing.act(lambda stamp: claiming.attribute_to(claim, attribution, stamp))
            self.chain = replace(chain, active=held)
        self.changed.emit()

    def _at_hand(self, part: Part) -> Step | None:
        """The mention or words that a key is about."""
        text, selected = self._editing.text, self._view.selection()
        if selected is None:
            caret = self._view.caret()
            if part is Part.SOURCE:
                mention = next((a for a in self._view.annotations_at(caret) if isinstance(a, Mention)), None)
                if mention is not None:
                    return Step(mention=mention.id)
            selected = words.snap(text, caret, caret)
        start, end = selected
        if start >= end:
            return None
        if part is Part.SOURCE:
            same = [
                a
                for a in self._editing.annotations.values()
                if isinstance(a, Mention) and len(a.spans) == 1 and (a.start, a.end) == (start, end)
            ]
            if same:
                return Step(mention=same[0].id)
        return Step(span=Span.of(text, start, end))

    def _look_at_slot(self) -> None:
        place = self.place_of(self.chain.active) if self.chain.active else None
        if place is not None:
            self._view.reveal(*place)

    def _on_picked(self, annotation: Annotation | None) -> None:
        claim = annotation if isinstance(annotation, Claim) else None
        if claim is None or self.claim is None or claim.id != self.claim.id:
            self.suggestion = None
            self.chain = Chain()
        self.claim = claim
        if claim is not None and not self.proposed:
            kept = Chain.of(claim.attribution)
            if kept.attribution != self.chain.attribution:
                self.chain = kept
        self.changed.emit()

    def _on_claimed(self, claim: Claim) -> None:
        """A claim was just made: proposes its source unasked, silently where there is nothing to propose."""
        self.claim = claim
        self.suggestion = self._propose(claim)
        if self.suggestion is not None and not self.suggestion.chain.steps and not self.suggestion.attributes:
            self.suggestion = None
        self.chain = self.suggestion.chain if self.suggestion else Chain.of(claim.attribution)
        self.changed.emit()
