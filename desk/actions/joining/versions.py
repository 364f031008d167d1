"""Annotations and relations that both sides hold in different versions: one holds, or all are kept side by side.

Of several that hold, the one that was made first keeps the id; each other becomes a copy whose id follows from its
content, so that it is the same wherever and in whatever order files are merged.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from desk.actions.joining.joint import Joint
from desk.actions.joining.registers import WHOLE, Digest, Key, digest
from desk.actions.joining.rules import live
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.conflict import CONFLICT, conflict_id
from desk.model.relation import Relation
from desk.model.review import Comment

Versioned = Mention | Claim | Relation

_COPIES = UUID("6f1d2c1e-6c0b-5d0e-9a53-0d5b6b8f4a11")
KEPT_BOTH = "changed on both sides; both versions are kept, for a reviewer to settle."
BACK = "removed on one side and changed on the other; it is kept."


def copy_id(id: str, version: Digest) -> str:
    """The id of a second version of something."""
    return str(uuid5(_COPIES, f"{id}:{version.hex()}"))


@dataclass(slots=True)
class _Held:
    """The versions that one side holds, as if all had the id in question, and those of them that sit on a copy."""

    versions: dict[Digest, Versioned]
    copies: set[Digest]


def join_versions(joint: Joint) -> None:
    """Decides on everything that is compared as a whole."""
    keys = (key for key in joint.ours.keys() | joint.theirs.keys() if key[0] in ("annotation", "relation"))
    groups = {key: _Group(joint, key) for key in sorted(keys)}
    seats = {seat for group in groups.values() for seat in group.seats}
    for key, group in groups.items():
        if key not in seats:
            group.join()
    for key in sorted(groups.keys() & seats):
        if key not in joint.settled:
            groups[key].join()


class _Group:
    """One thing and the copies of it."""

    def __init__(self, joint: Joint, key: Key) -> None:
        self._joint, self._key = joint, key
        self._known = joint.seen.of(key, WHOLE)
        self._known_there = joint.seen_there.of(key, WHOLE)
        self._seats = {
            version: (key[0], copy_id(key[1], version))
            for version in {*self._known, *self._known_there}
            if len(self._known) + len(self._known_there) > 1
        }

    @property
    def seats(self) -> Iterable[Key]:
        """Where copies of it would be."""
        return self._seats.values()

    def join(self) -> None:
        """Decides which versions hold, and where."""
        if not self._seats and self._key not in self._joint.ours and self._key not in self._joint.seen.gone:
            # Nearly always so: something that is new here.
            self._joint.finals[self._key] = self._joint.theirs[self._key]
            return
        ours, theirs = self._held(there=False), self._held(there=True)
        joint, key = self._joint, self._key
        joint.settled.add(key)
        joint.settled.update(self._seats[version] for version in ours.copies | theirs.copies)
        if not theirs.versions and key not in joint.seen_there.gone:
            return
        # What is not here and was not removed here was never known, or came with a merge that was taken back.
        known = joint.seen.heard_of(key, WHOLE, joint.seen_there) if ours.versions or key in joint.seen.gone else {}
        known_there = joint.seen_there.heard_of(key, WHOLE, joint.seen)
        held = live(set(ours.versions), set(theirs.versions), known, known_there)
        if held == set(ours.versions):
            self._say_kept(ours, theirs)
            return
        versions = theirs.versions | ours.versions
        placed = self._placed({each: versions[each] for each in held}, ours.copies | theirs.copies)
        for seat in {key, *(self._seats[each] for each in ours.copies)} - placed.keys():
            joint.finals[seat] = None
        for seat, value in placed.items():
            joint.finals[seat] = value
        joint.shown[key] = [versions[each] for each in sorted(held) if each not in self._known]
        if len(held) > 1:
            self._tell(placed)
        else:
            self._close(placed)
            if key in joint.seen.gone and placed and not held <= self._known.keys():
                joint.clash(next(iter(placed.values())), BACK)

    def _held(self, *, there: bool) -> _Held:
        found: dict[Digest, Versioned] = {}
        copies: set[Digest] = set()
        own = self._at(self._key, there=there)
        if own is not None:
            found[digest(own)] = own
        for version, seat in self._seats.items():
            copy = self._at(seat, there=there)
            if copy is None:
                continue
            as_own = replace(copy, id=self._key[1])
            if digest(as_own) == version:
                found[version] = as_own
                copies.add(version)
        return _Held(found, copies)

    def _at(self, key: Key, *, there: bool) -> Versioned | None:
        joint = self._joint
        side, other = (joint.theirs, joint.ours) if there else (joint.ours, joint.theirs)
        value = side.get(key)
        if value is None and key not in other and key != self._key:
            # What both sides have alike is in neither.
            value = joint.held(key)
        return value if isinstance(value, Mention | Claim | Relation) else None

    def _placed(self, held: dict[Digest, Versioned], copies: set[Digest]) -> dict[Key, Versioned]:
        """Which version goes where: who has a copy stays there, and of the others the first one made has the id."""
        order = sorted(held, key=lambda each: (each in copies, held[each].modified, held[each].author, each))
        placed: dict[Key, Versioned] = {}
        for place, version in enumerate(order):
            seat = self._key if place == 0 else (self._key[0], copy_id(self._key[1], version))
            placed[seat] = replace(held[version], id=seat[1])
        return placed

    def _tell(self, placed: dict[Key, Versioned]) -> None:
        """Reports a conflict and puts a thread on each version."""
        first = placed[self._key]
        for seat, value in placed.items():
            if seat != self._key:
                self._joint.clash(first, KEPT_BOTH, seat[1])
            for comment in _threads(value):
                key = ("comment", comment.id)
                self._joint.settled.add(key)
                self._joint.finals[key] = comment

    def _close(self, placed: dict[Key, Versioned]) -> None:
        """Where no conflict is left, the thread that told of one is resolved, and that on a copy that goes, goes."""
        joint = self._joint
        for seat in {self._key, *self._seats.values()}:
            key = ("comment", conflict_id(seat[1]))
            thread = joint.ours.get(key)
            if not isinstance(thread, Comment) or key in joint.settled or key in joint.theirs:
                continue
            if joint.finals.get(seat, self) is None:
                joint.finals[key] = None
                joint.settled.add(key)
            elif seat in placed and thread.resolved_by is None:
                value = placed[seat]
                joint.finals[key] = replace(thread, resolved_by=value.author, resolved_at=value.modified)
                joint.settled.add(key)

    def _say_kept(self, ours: _Held, theirs: _Held) -> None:
        """Says so where something that they removed stays, because it was changed here."""
        unknown = ours.versions.keys() - self._known_there.keys()
        if unknown and not theirs.versions and self._key in self._joint.seen_there.gone:
            self._joint.clash(next(iter(ours.versions.values())), BACK)


def _threads(value: Versioned) -> Iterator[Comment]:
    if value.article is None:
        return
    yield Comment(
        id=conflict_id(value.id),
        article=value.article,
        annotation=value.id if isinstance(value, Annotation) else None,
        by=value.author,
        at=value.modified,
        text=CONFLICT,
    )
