"""What was altered in an import, so that it can be taken back: fields, ticks and lines of pages."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from desk.actions.altering import Value
from desk.actions.drafts import Draft, DraftState
from desk.ui.intake.filling import value_of
from desk.ui.intake.preparing import Preparing
from desk.ui.intake.typed import as_held
from desk.ui.translation import tr


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that was done, as undo names it, to these drafts (numbers)."""

    title: str
    numbers: tuple[int, ...]
    back: Callable[[], object]
    again: Callable[[], object]


class Edits:
    """Alters drafts, and takes that back. A draft that was read anew has a history no longer."""

    def __init__(self, preparing: Preparing) -> None:
        self._preparing = preparing
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    @property
    def count(self) -> int:
        """How many things were done that can still be taken back."""
        self._forget()
        return len(self._done)

    @property
    def next_undo(self) -> str:
        """What undo would take back; empty for nothing."""
        self._forget()
        return self._done[-1].title if self._done else ""

    @property
    def next_redo(self) -> str:
        """What redo would do again; empty for nothing."""
        self._forget()
        return self._undone[-1].title if self._undone else ""

    def set(self, numbers: Iterable[int], field: str, value: Value, name: str) -> bool:
        """Gives a field of drafts a value; `name` is what the field is called. Gives whether that changes anything.

        What the field cannot hold changes nothing, and `Preparing.refused` tells why.
        """
        drafts = self._preparing.drafts
        if isinstance(value, str):
            try:
                value = as_held(field, value)
            except ValueError as error:
                self._preparing.refused.emit(str(error))
                return False
        chosen = tuple(n for n in numbers if drafts[n].state is not DraftState.PROBLEM)
        before = {n: (field in drafts[n].edited, value_of(drafts[n], field)) for n in chosen}
        drafts.set(chosen, field, value)
        moved = tuple(n for n in chosen if value_of(drafts[n], field) != before[n][1])
        if still := set(chosen) - set(moved):
            self._restore(field, {n: before[n] for n in still})
        if not moved:
            return False
        title = tr("Set {field} of {count} articles").format(field=name, count=len(moved))
        if len(moved) == 1:
            title = tr("Set {field}").format(field=name)
        old = {n: before[n] for n in moved}
        self._keep(Edit(title, moved, lambda: self._restore(field, old), lambda: drafts.set(moved, field, value)))
        return True

    def set_each(self, values: Mapping[int, str], field: str, name: str) -> None:
        """Gives a field of each of these drafts a value of its own; `name` is what the field is called."""
        drafts = self._preparing.drafts
        before = {n: (field in drafts[n].edited, value_of(drafts[n], field)) for n in values}

        def apply() -> None:
            for number, value in values.items():
                drafts.set([number], field, value)

        apply()
        title = tr("Set {field} of {count} articles").format(field=name, count=len(values))
        self._keep(Edit(title, tuple(values), lambda: self._restore(field, before), apply))

    def include(self, numbers: Iterable[int], included: bool) -> bool:
        """Ticks drafts, or takes the ticks away; gives whether that changes anything."""
        drafts = self._preparing.drafts
        moved = tuple(n for n in numbers if can_tick(drafts[n]) and drafts[n].included is not included)
        if not moved:
            return False
        drafts.include(moved, included)
        one, many = (tr("Include 1 article"), tr("Include {} articles"))
        if not included:
            one, many = tr("Leave 1 article out"), tr("Leave {} articles out")
        title = one if len(moved) == 1 else many.format(len(moved))
        self._keep(
            Edit(title, moved, lambda: drafts.include(moved, not included), lambda: drafts.include(moved, included))
        )
        return True

    def choose(
        self, included: Mapping[int, bool], links: Mapping[int, int | str | None], title: str, choice: str
    ) -> None:
        """Decides on copies: which drafts are wanted, and which say that they repeat something (None: nothing).

        `choice` is what a person chose for all of them.
        """
        preparing = self._preparing
        drafts, known, chosen = preparing.drafts, preparing.links, preparing.chosen
        numbers = tuple({*included, *links})
        before = {n: (drafts[n].included, known.get(n), chosen.get(n)) for n in numbers}
        after = {n: (included.get(n, before[n][0]), links.get(n, before[n][1]), choice) for n in numbers}

        def apply(wanted: Mapping[int, tuple[bool, int | str | None, str | None]]) -> None:
            for number, (ticked, link, decided) in wanted.items():
                if can_tick(drafts[number]):
                    drafts.include([number], ticked)
                known.pop(number, None)
                if link is not None:
                    known[number] = link
                chosen.pop(number, None)
                if decided is not None:
                    chosen[number] = decided

        apply(after)
        if before != after:
            self._keep(Edit(title, numbers, lambda: apply(before), lambda: apply(after)))
        self._preparing.changed.emit(numbers)

    def choose_lines(self, number: int, kept: Collection[int] | None) -> None:
        """Makes a draft's text of these lines of its page, or of what was read (None).

        ValueError where no text would be left.
        """
        drafts = self._preparing.drafts
        before = drafts.chosen_blocks(number)

        def choose(lines: Collection[int] | None) -> None:
            drafts.choose_blocks(number, lines)
            self._preparing.compare_soon()

        choose(kept)
        if drafts.chosen_blocks(number) != before:
            title = tr("Change what is the article")
            self._keep(Edit(title, (number,), lambda: choose(before), lambda: choose(kept)))

    def undo(self) -> str:
        """Takes the last thing back; gives what it was, empty for nothing."""
        return self._move(self._done, self._undone, lambda edit: edit.back())

    def redo(self) -> str:
        """Does again what was taken back last."""
        return self._move(self._undone, self._done, lambda edit: edit.again())

    def _move(self, source: list[Edit], target: list[Edit], act: Callable[[Edit], object]) -> str:
        self._forget()
        if not source:
            return ""
        edit = source.pop()
        act(edit)
        target.append(edit)
        self._preparing.changed.emit(edit.numbers)
        return edit.title

    def _keep(self, edit: Edit) -> None:
        self._done.append(edit)
        self._undone.clear()
        self._preparing.changed.emit(edit.numbers)

    def _restore(self, field: str, before: Mapping[int, tuple[bool, Value]]) -> None:
        drafts = self._preparing.drafts
        for number, (edited, value) in before.items():
            if edited:
                drafts.set([number], field, value)
            else:
                drafts.reset([number], field)

    def _forget(self) -> None:
        """Drops what concerns drafts that are gone."""
        there = {draft.number for draft in self._preparing.drafts} if self._done or self._undone else set()
        for stack in (self._done, self._undone):
            stack[:] = [edit for edit in stack if there.issuperset(edit.numbers)]


def can_tick(draft: Draft) -> bool:
    """Whether a draft can be wanted: it has a text, and that is not in the project."""
    return draft.state not in (DraftState.PROBLEM, DraftState.KNOWN)
