"""Ranges of text that may overlap in any way, and fast answers to which of them are where."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

_SMALLEST = 9
_STEP = 3


class Range(NamedTuple):
    """Half-open `[start, end)` in code points, and whose it is."""

    start: int
    end: int
    key: str


class Segment(NamedTuple):
    """A stretch that the same ranges cover from end to end, widest first."""

    start: int
    end: int
    ranges: tuple[Range, ...]


Buckets = dict[int, list[Range]]


class RangeSet:
    """An immutable set of ranges, each held once.

    A range lies in the bucket where it starts: of 512 code points if it is shorter than that, else of 4,096, of 32,768
    and so on. So it reaches at most into the next bucket of its size, a look-up reads two buckets of each size, and
    ranges as long as the document slow nothing down. Sets made by `with_` share the buckets that did not change.
    """

    __slots__ = ("_count", "_levels")

    def __init__(self, ranges: Iterable[Range] = ()) -> None:
        self._levels: dict[int, Buckets] = {}
        self._count = 0
        small: defaultdict[int, list[Range]] = defaultdict(list)
        larger: list[Range] = []
        for item in ranges:
            start, end, _ = item
            if not 0 < end - start < 1 << _SMALLEST or start < 0:
                _check(item)
                larger.append(item)
            else:
                small[start >> _SMALLEST].append(item)
            self._count += 1
        if small:
            self._levels[_SMALLEST] = dict(small)
        for item in larger:
            shift = _shift_of(item)
            self._levels.setdefault(shift, {}).setdefault(item.start >> shift, []).append(item)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Range]:
        """In text order, at one start the widest first."""
        every = [item for level in self._levels.values() for bucket in level.values() for item in bucket]
        return iter(sorted(every, key=_text_order))

    def __contains__(self, item: object) -> bool:
        return isinstance(item, Range) and item in self._bucket(item)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RangeSet) and self._count == other._count and not any(self.diff(other))

    __hash__ = None  # type: ignore[assignment]  # equality looks at every range: too dear for a dict key

    def at(self, position: int) -> list[Range]:
        """The ranges that cover the code point at `position`, smallest first."""
        return sorted(self._touching(position, position + 1), key=_smallest_first)

    def between(self, start: int, end: int) -> list[Range]:
        """The ranges that share a code point with `[start, end)`, in text order, at one start the widest first."""
        return sorted(self._touching(start, end), key=_text_order)

    def segments(self, start: int, end: int) -> list[Segment]:
        """`[start, end)` cut wherever a range starts or ends; stretches that no range covers are left out."""
        inside = self.between(start, end)
        cuts = sorted({start, end, *(max(start, r.start) for r in inside), *(min(end, r.end) for r in inside)})
        found: list[Segment] = []
        opening = iter(inside)
        upcoming = next(opening, None)
        covering: list[Range] = []
        for left, right in pairwise(cuts):
            while upcoming is not None and upcoming.start <= left:
                covering.append(upcoming)
                upcoming = next(opening, None)
            covering = [r for r in covering if r.end > left]
            if covering:
                found.append(Segment(left, right, tuple(sorted(covering, key=lambda r: (r.start - r.end, r)))))
        return found

    def lanes(self, start: int, end: int) -> dict[Range, int]:
        """A lane for each range that touches `[start, end)`: see `lanes_of`."""
        return lanes_of(self._touching(start, end))

    def diff(self, other: "RangeSet") -> tuple[list[Range], list[Range]]:
        """What turns this set into `other`: the ranges to remove and those to add, each in text order."""
        removed: set[Range] = set()
        added: set[Range] = set()
        for shift in self._levels.keys() | other._levels.keys():
            ours, theirs = self._levels.get(shift, {}), other._levels.get(shift, {})
            if ours is theirs:
                continue
            for number in ours.keys() | theirs.keys():
                before, after = ours.get(number, []), theirs.get(number, [])
                if before is not after:
                    removed.update(set(before).difference(after))
                    added.update(set(after).difference(before))
        return sorted(removed, key=_text_order), sorted(added, key=_text_order)

    def with_(self, added: Iterable[Range] = (), removed: Iterable[Range] = ()) -> "RangeSet":
        """This set without `removed` and with `added`; ValueError where one to remove is not in it."""
        made = RangeSet()
        made._levels = dict(self._levels)
        made._count = self._count
        for item in removed:
            bucket = made._own_bucket(self, item)
            try:
                bucket.remove(item)
            except ValueError:
                raise ValueError(f"{item} is not in the set") from None
            made._count -= 1
        for item in added:
            _check(item)
            bucket = made._own_bucket(self, item)
            if item not in bucket:
                bucket.append(item)
                made._count += 1
        return made

    def _bucket(self, item: Range) -> list[Range]:
        shift = _shift_of(item)
        return self._levels.get(shift, {}).get(item.start >> shift, [])

    def _own_bucket(self, origin: "RangeSet", item: Range) -> list[Range]:
        """The bucket of `item`, first copied if it is still `origin`'s."""
        shift = _shift_of(item)
        level, number = self._levels.get(shift), item.start >> shift
        original = origin._levels.get(shift)
        if level is None or level is original:
            level = self._levels[shift] = dict(original or {})
        bucket = level.get(number)
        if bucket is None or (original is not None and bucket is original.get(number)):
            bucket = level[number] = list(bucket or ())
        return bucket

    def _touching(self, start: int, end: int) -> list[Range]:
        found: list[Range] = []
        if start >= end:
            return found
        for shift, level in self._levels.items():
            for number in range((start >> shift) - 1, (end - 1 >> shift) + 1):
                bucket = level.get(number)
                if bucket:
                    found += [r for r in bucket if r[1] > start and r[0] < end]
        return found


def lanes_of(ranges: Iterable[Range]) -> dict[Range, int]:
    """A lane for each range, from 0, so that ranges in one lane do not overlap.

    Short ranges choose first: what is nested lies in a lower lane than what it is nested in.
    """
    starts: list[list[int]] = []
    ends: list[list[int]] = []
    lanes: dict[Range, int] = {}
    for item in sorted(ranges, key=_smallest_first):
        for lane, (lane_starts, lane_ends) in enumerate(zip(starts, ends, strict=True)):  # noqa: B007  # used below
            i = bisect_right(lane_starts, item.start)
            if (i == 0 or lane_ends[i - 1] <= item.start) and (i == len(lane_starts) or lane_starts[i] >= item.end):
                break
        else:
            lane, i = len(starts), 0
            starts.append([])
            ends.append([])
        starts[lane].insert(i, item.start)
        ends[lane].insert(i, item.end)
        lanes[item] = lane
    return lanes


def _shift_of(item: Range) -> int:
    shift, length = _SMALLEST, item.end - item.start
    while length >> shift:
        shift += _STEP
    return shift


def _check(item: Range) -> None:
    if not 0 <= item.start < item.end:
        raise ValueError(f"[{item.start}, {item.end}) is not a stretch of text")


def _text_order(item: Range) -> tuple[int, int, str]:
    return item.start, -item.end, item.key


def _smallest_first(item: Range) -> tuple[int, int, str]:
    return item.end - item.start, item.start, item.key
