"""Which versions of each thing one side has known, and when each was made: the history that a merge compares."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field

from desk.actions.joining.names import Names
from desk.actions.joining.registers import Digest, Digests, Key, digests, key_named, key_of
from desk.model.article import Article
from desk.model.change import Change, EntryKind
from desk.model.review import PastEntry
from desk.store.histories import Record, UnreadableError, changes_of, is_merge

TITLE = "Merge {}: {}"
"""Of a file of that name, with the plan's summary, as `is_merge` knows it again."""


@dataclass(slots=True)
class Seen:
    """All versions that one side has known, by thing, part and content, each with when it was last made, if known.

    `gone` are things that were removed there; those that are there all the same have to be taken out by who knows them.
    `anew` are versions that were taken up there once more, by undo, redo or by hand, and that the other side has not
    heard of: it knows the version, but not that it holds again.
    """

    parts: dict[Key, dict[str, dict[Digest, str]]] = field(default_factory=dict)
    gone: set[Key] = field(default_factory=set)
    anew: set[tuple[Key, Digest]] = field(default_factory=set)

    def see(self, key: Key, found: Digests, at: str = "") -> None:
        """Takes note of a version."""
        parts = self.parts.setdefault(key, {})
        for name, content in found.items():
            known = parts.setdefault(name, {})
            known[content] = max(known.get(content, ""), at)

    def of(self, key: Key, part: str) -> dict[Digest, str]:
        """The versions of a part."""
        return self.parts.get(key, {}).get(part, {})

    def knows(self, key: Key, found: Digests) -> bool:
        """Whether all of these parts were known there."""
        return all(content in self.of(key, part) for part, content in found.items())

    def heard_of(self, key: Key, part: str, other: "Seen") -> dict[Digest, str]:
        """The versions of a part, without those that the other side took up anew."""
        found = self.of(key, part)
        return {each: at for each, at in found.items() if (key, each) not in other.anew} if other.anew else found

    def took_up(self, key: Key, found: Digests) -> bool:
        """Whether all of these parts were taken up anew there."""
        return all((key, content) in self.anew for content in found.values())

    def follow(
        self, changes: Iterable[Change], at: str, wanted: Container[Key] | None, *, anew: bool | None = False
    ) -> None:
        """Takes note of what changes did, in any order. `anew` says whether they took up what they made once more.

        None is for changes that did so where they brought back what had been removed.
        """
        for change in changes:
            key = key_of(change.value)
            if key is None or (wanted is not None and key not in wanted):
                continue
            if change.before is not None:
                self.see(key, digests(change.before))
            if change.after is None:
                self.gone.add(key)
                continue
            found = digests(change.after)
            self.see(key, found, at)
            if anew or (anew is None and change.before is None and key in self.gone):
                self.anew.update((key, content) for content in found.values())


def seen_in(
    records: Iterable[Record],
    names: Names,
    *,
    shared: Container[str] = (),
    heard: Container[str] = (),
    wanted: Container[Key] | None = None,
    unreadable: list[str] | None = None,
) -> Seen:
    """What history tells of the things in `wanted` (None: of all), under the names they have here.

    `heard` are the ids of all entries of the other side, `shared` of those in force there. What was taken back counts
    only where that entry is in force on the other side: that side has it, and has to learn that it was taken back.
    A merge makes nothing new, so the times are those of the people whose work it brought; to take one back is to have
    that work no longer, not to remove it. Clocks differ, and are put right, so that nothing follows from the order of
    the entries.
    """
    seen = Seen()
    turned: dict[str, Record] = {}
    turns: list[PastEntry] = []
    for record in records:
        entry = record.entry
        if entry.kind != EntryKind.DO:
            turns.append(entry)
            continue
        if record.in_force != (entry.id in shared) and entry.id in heard and not is_merge(entry.title):
            turned[entry.id] = record
        elif not record.in_force:
            continue
        try:
            changes = _changes(entry, names, wanted)
        except (UnreadableError, ValueError) as error:
            turned.pop(entry.id, None)
            if unreadable is not None:
                unreadable.append(f"The entry “{entry.title}” of its history cannot be read ({error}).")
            continue
        if not is_merge(entry.title):
            seen.follow(changes, entry.at, wanted, anew=False if entry.id in heard else None)
            continue
        seen.follow(changes, "", wanted)
        for change in changes:
            if _brings_back(change) and (key := key_of(change.value)) is not None:
                seen.see(key, {"removed": digests(change.value)["removed"]}, entry.at)
    for turn in turns:
        target = turned.get(turn.target or "")
        # Only those that made the difference to the other side: it is in force on one of them, and not on the other.
        if target is not None and target.in_force == (turn.kind == EntryKind.REDO):
            changes = _changes(target.entry, names, wanted)
            if turn.kind == EntryKind.UNDO:
                changes = [change.inverse() for change in reversed(changes)]
            seen.follow(changes, turn.at, wanted, anew=turn.id not in heard)
    return seen


def _changes(entry: PastEntry, names: Names, wanted: Container[Key] | None) -> list[Change]:
    return [_here(change, names) for change in changes_of(entry, _asked(names, wanted))]


def _asked(names: Names, wanted: Container[Key] | None) -> Callable[[str, str], bool]:
    """Which things history is asked about. Where things have other names here, that shows only in the whole of them."""
    if names or wanted is None:
        return lambda kind, id: key_named(kind, id) is not None
    return lambda kind, id: key_named(kind, id) in wanted


def _brings_back(change: Change) -> bool:
    """Whether a merge brought an article back: that it decides itself, because work was done on it."""
    before, after = change.before, change.after
    return isinstance(before, Article) and isinstance(after, Article) and before.removed and not after.removed


def _here(change: Change, names: Names) -> Change:
    if not names:
        return change
    before = None if change.before is None else names.here(change.before)
    return Change(before, None if change.after is None else names.here(change.after))
