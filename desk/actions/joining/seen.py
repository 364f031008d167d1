"""Which versions of each thing one side has known, and when each was made: the history that a merge compares."""

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field

from desk.actions.joining.names import Names
from desk.actions.joining.registers import Digest, Digests, Key, digests, key_named, key_of
from desk.model.article import Article
from desk.model.change import Change, EntryKind
from desk.store.histories import Record, UnreadableError, changes_of

TITLE = "Merge {}: {}"
_MERGE = re.compile(r"Merge .+: ")


@dataclass(slots=True)
class Seen:
    """All versions that one side has known, by thing, part and content, each with when it was last made, if known.

    `gone` are things whose removal is in force there.
    """

    parts: dict[Key, dict[str, dict[Digest, str]]] = field(default_factory=dict)
    gone: dict[Key, str] = field(default_factory=dict)

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

    def follow(self, changes: Iterable[Change], at: str, wanted: Container[Key] | None) -> None:
        """Takes note of what changes did."""
        for change in changes:
            key = key_of(change.value)
            if key is None or (wanted is not None and key not in wanted):
                continue
            if change.before is not None:
                self.see(key, digests(change.before))
            if change.after is None:
                self.gone[key] = at
            else:
                self.gone.pop(key, None)
                self.see(key, digests(change.after), at)


def seen_in(
    records: Iterable[Record],
    names: Names,
    *,
    shared: Container[str] = (),
    wanted: Container[Key] | None = None,
    unreadable: list[str] | None = None,
) -> Seen:
    """What history tells of the things in `wanted` (None: of all), under the names they have here.

    What was taken back counts only where that entry is in force on the other side (ids in `shared`): that side has it,
    and has to learn that it was taken back.
    A merge makes nothing new, so the times are those of the people whose work it brought.
    """
    seen = Seen()
    taken_back: dict[str, Record] = {}
    for record in records:
        entry = record.entry
        if entry.kind != EntryKind.DO:
            target = taken_back.get(entry.target or "")
            if target is not None and entry.kind == EntryKind.UNDO:
                _undo(seen, target, entry.at, names, wanted)
            continue
        if not record.in_force:
            if entry.id not in shared:
                continue
            taken_back[entry.id] = record
        try:
            changes = [_here(change, names) for change in changes_of(entry, _asked(names, wanted))]
        except (UnreadableError, ValueError) as error:
            if unreadable is not None:
                unreadable.append(f"The entry “{entry.title}” of its history cannot be read ({error}).")
            continue
        seen.follow(changes, "" if is_merge(entry.title) else entry.at, wanted)
        for change in changes if is_merge(entry.title) else ():
            if _brings_back(change) and (key := key_of(change.value)) is not None:
                seen.see(key, {"removed": digests(change.value)["removed"]}, entry.at)
    return seen


def _asked(names: Names, wanted: Container[Key] | None) -> Callable[[str, str], bool]:
    """Which things history is asked about. Where things have other names here, that shows only in the whole of them."""
    if names or wanted is None:
        return lambda kind, id: key_named(kind, id) is not None
    return lambda kind, id: key_named(kind, id) in wanted


def _brings_back(change: Change) -> bool:
    """Whether a merge brought an article back: that it decides itself, because work was done on it."""
    before, after = change.before, change.after
    return isinstance(before, Article) and isinstance(after, Article) and before.removed and not after.removed


def is_merge(title: str) -> bool:
    """Whether the transaction of that title was a merge of files."""
    return _MERGE.match(title) is not None


def _undo(seen: Seen, record: Record, at: str, names: Names, wanted: Container[Key] | None) -> None:
    changes = changes_of(record.entry, _asked(names, wanted))
    inverse = [_here(change, names).inverse() for change in reversed(changes)]
    seen.follow(inverse, at, wanted)


def _here(change: Change, names: Names) -> Change:
    if not names:
        return change
    before = None if change.before is None else names.here(change.before)
    return Change(before, None if change.after is None else names.here(change.after))
