"""The annotations of the article shown, and fast answers to which are where."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from desk.model.annotation import Annotation
from desk.text.ranges import Range, RangeSet

Pair = tuple[Annotation | None, Annotation | None]

_LONG = 4096


class Marks:
    """Annotations by place and by id.

    An article of 50,000 annotations is to open at once, so nothing is made for each: those up to 4,096 code points long
    are kept sorted by their start, where a look-up reads one stretch; only longer ones go into a RangeSet.
    """

    def __init__(self, annotations: Sequence[Annotation] = ()) -> None:
        self._long: dict[str, Annotation] = {}
        starts: list[int] = []
        for annotation in annotations:
            spans = annotation.spans
            start = spans[0].start
            if spans[-1].end - start > _LONG:
                self._long[annotation.id] = annotation
            else:
                starts.append(start)
        if self._long:
            annotations = [a for a in annotations if a.id not in self._long]
        in_order = sorted(starts)
        if in_order != starts:
            annotations = sorted(annotations, key=attrgetter("start"))
        self._starts = in_order
        self._short = list(annotations)
        self._long_ranges = RangeSet(map(_extent, self._long.values()))
        self._by_id: dict[str, Annotation] | None = None

    def get(self, annotation: str | None) -> Annotation | None:
        """The annotation with that id, None where there is none."""
        if annotation is None:
            return None
        if self._by_id is None:
            self._by_id = {a.id: a for a in self._short} | self._long
        return self._by_id.get(annotation)

    def at(self, position: int) -> list[Annotation]:
        """Those that cover the code point at `position`, the one with the smallest span there first."""
        sized = [
            (span.end - span.start, a.start, a.id, a)
            for a in self._touching(position, position + 1)
            for span in a.spans
            if span.start <= position < span.end
        ]
        return [found[3] for found in sorted(sized, key=lambda found: found[:3])]

    def between(self, start: int, end: int) -> list[Annotation]:
        """Those with a span that touches `[start, end)`, in text order, the wider first."""
        found = [
            a for a in self._touching(start, end) if any(span.start < end and span.end > start for span in a.spans)
        ]
        return sorted(found, key=lambda a: (a.start, -a.end, a.id))

    def change(self, pairs: Iterable[Pair]) -> list[tuple[int, int]]:
        """Take over what changed (before and after of each), and say which stretches of text look different now."""
        stretches: list[tuple[int, int]] = []
        for before, after in pairs:
            known = self.get(before.id if before else after.id if after else None)
            if known is not None:
                self._remove(known)
            if after is not None:
                self._add(after)
            stretches += [(a.start, a.end) for a in (known, after) if a is not None]
        return stretches

    def _add(self, annotation: Annotation) -> None:
        if _is_long(annotation):
            self._long[annotation.id] = annotation
            self._long_ranges = self._long_ranges.with_(added=[_extent(annotation)])
        else:
            i = bisect_left(self._starts, annotation.start)
            self._starts.insert(i, annotation.start)
            self._short.insert(i, annotation)
        if self._by_id is not None:
            self._by_id[annotation.id] = annotation

    def _remove(self, annotation: Annotation) -> None:
        if self._long.pop(annotation.id, None) is not None:
            self._long_ranges = self._long_ranges.with_(removed=[_extent(annotation)])
        else:
            i = bisect_left(self._starts, annotation.start)
            while self._short[i] is not annotation:
                i += 1
            del self._starts[i], self._short[i]
        if self._by_id is not None:
            del self._by_id[annotation.id]

    def _touching(self, start: int, end: int) -> Iterator[Annotation]:
        """Those whose extent, gaps between spans included, touches `[start, end)`."""
        first, last = bisect_left(self._starts, start - _LONG + 1), bisect_left(self._starts, end)
        for annotation in self._short[first:last]:
            if annotation.spans[-1].end > start:
                yield annotation
        for item in self._long_ranges.between(start, end):
            yield self._long[item.key]


def _is_long(annotation: Annotation) -> bool:
    return annotation.end - annotation.start > _LONG


def _extent(annotation: Annotation) -> Range:
    return Range(annotation.start, annotation.end, annotation.id)
