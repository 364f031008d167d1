"""A claim's chain of sources while it is worked on: which slot is next, what goes into it. Qt-free values."""

from dataclasses import dataclass, replace
from enum import StrEnum

from desk.model.claim import Attribution, Link
from desk.model.span import Span


class Part(StrEnum):
    """The two parts of a link."""

    SOURCE = "source"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the chain: which link, outermost first, and which part of it."""

    level: int
    part: Part


@dataclass(frozen=True, slots=True)
class Step:
    """One link under way: it may still lack everything."""

    mention: str | None = None
    span: Span | None = None
    cue: Span | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return self.mention is None and self.span is None and self.cue is None

    def has(self, part: Part) -> bool:
        """Whether that part is filled."""
        return self.cue is not None if part is Part.CUE else self.mention is not None or self.span is not None


@dataclass(frozen=True, slots=True)
class Chain:
    """The links so far, outermost first, and the slot that is filled next; None for no slot in hand."""

    steps: tuple[Step, ...] = ()
    active: Slot | None = None

    @classmethod
    def of(cls, attribution: Attribution) -> "Chain":
        """The chain that a claim has."""
        return cls(tuple(Step(link.mention, link.span, link.cue) for link in attribution))

    @property
    def attribution(self) -> Attribution:
        """What a claim keeps of it: the links that have something in them."""
        return tuple(Link(mention=s.mention, span=s.span, cue=s.cue) for s in self.steps if not s.is_empty)

    @property
    def slots(self) -> list[Slot]:
        """All slots in order."""
        return [Slot(level, part) for level in range(len(self.steps)) for part in Part]

    def walked(self, by: int) -> "Chain":
        """The next slot in hand with 1, the previous with -1, round the ends; of an empty chain a first link."""
        if not self.steps:
            return Chain((Step(),), Slot(0, Part.SOURCE))
        slots = self.slots
        if self.active is None:
            return replace(self, active=slots[0 if by > 0 else -1])
        return replace(self, active=slots[(slots.index(self.active) + by) % len(slots)])

    def filled(self, part: Part, *, mention: str | None = None, span: Span | None = None) -> "Chain":
        """With a source (a mention, or a span) or a cue (a span) put in.

        It goes into the slot in hand if that is of this part, else into the first empty one, else into a new link
        inside the others. The slot in hand is then the other part of that link where it is empty, else none.
        """
        level = self._level_for(part)
        steps = [*self.steps]
        if level == len(steps):
            steps.append(Step())
        step = steps[level]
        steps[level] = (
            replace(step, cue=span)
            if part is Part.CUE
            else replace(step, mention=mention, span=None if mention else span)
        )
        other = Part.SOURCE if part is Part.CUE else Part.CUE
        following = Slot(level, other) if not steps[level].has(other) else None
        return Chain(tuple(steps), following)

    def emptied(self, slot: Slot) -> "Chain":
        """With nothing in a slot; a link without anything goes."""
        step = self.steps[slot.level]
        left = replace(step, cue=None) if slot.part is Part.CUE else replace(step, mention=None, span=None)
        steps = [*self.steps]
        steps[slot.level : slot.level + 1] = [] if left.is_empty else [left]
        return Chain(tuple(steps), None if left.is_empty else slot)

    def without(self, level: int) -> "Chain":
        """Without one link."""
        return Chain(self.steps[:level] + self.steps[level + 1 :])

    def lifted(self, level: int) -> "Chain":
        """With a link one place further out."""
        if level == 0:
            return self
        steps = [*self.steps]
        steps[level - 1], steps[level] = steps[level], steps[level - 1]
        return Chain(tuple(steps), self.active)

    def _level_for(self, part: Part) -> int:
        if self.active is not None and self.active.part is part:
            return self.active.level
        return next((level for level, step in enumerate(self.steps) if not step.has(part)), len(self.steps))
