"""The annotations of the article shown, and fast answers to which are where."""

from collections.abc import Iterable, Sequence

from desk.model.annotation import Annotation
from desk.text.ranges import Range, RangeSet

Pair = tuple[Annotation | None, Annotation | None]


class Marks:
    """Annotations by id and by place."""

    def __init__(self, annotations: Sequence[Annotation] = ()) -> None:
        self._by_id = {annotation.id: annotation for annotation in annotations}
        make = tuple.__new__
        self._ranges = RangeSet([make(Range, (s.start, s.end, a.id)) for a in self._by_id.values() for s in a.spans])

    def get(self, annotation: str | None) -> Annotation | None:
        """The annotation with that id, None where there is none."""
        return self._by_id.get(annotation) if annotation is not None else None

    def at(self, position: int) -> list[Annotation]:
        """Those that cover the code point at `position`, the smallest first."""
        return self._once(self._ranges.at(position))

    def between(self, start: int, end: int) -> list[Annotation]:
        """Those with a span that touches `[start, end)`, in text order, the wider first."""
        return self._once(self._ranges.between(start, end))

    def change(self, pairs: Iterable[Pair]) -> list[tuple[int, int]]:
        """Take over what changed (before and after of each), and say which stretches of text look different now."""
        added: list[Range] = []
        removed: list[Range] = []
        stretches: list[tuple[int, int]] = []
        for before, after in pairs:
            known = self._by_id.pop(before.id if before else after.id if after else "", None)
            if after is not None:
                self._by_id[after.id] = after
            for annotation, ranges in ((known, removed), (after, added)):
                if annotation is not None:
                    ranges += [Range(span.start, span.end, annotation.id) for span in annotation.spans]
                    stretches.append((annotation.start, annotation.end))
        self._ranges = self._ranges.with_(added, removed)
        return stretches

    def _once(self, ranges: list[Range]) -> list[Annotation]:
        return [self._by_id[key] for key in dict.fromkeys(r.key for r in ranges)]
