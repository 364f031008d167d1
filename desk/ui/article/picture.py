"""What is to be painted on one paragraph: worked out once, kept as long as the paragraph is visible and unchanged."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from desk.model.annotation import Annotation
from desk.text.ranges import Range, lanes_of
from desk.ui.article.attribution import Flag, Flagged
from desk.ui.article.chip_rows import ChipRows, mirrored
from desk.ui.article.column import LANES, Column
from desk.ui.article.look import Bar, Chip, Link, Look, Mark
from desk.ui.article.pieces import Line, Lines

_REACH = 6


@dataclass(slots=True)
class Picture:
    """All of a paragraph, in pixels from its top left; `marks` wide before narrow."""

    marks: list[Mark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    flags: list[Flagged] = field(default_factory=list)
    starts_right: bool = False

    def owner_at(self, point: QPointF) -> str | None:
        """Whose chip or bar is at that point."""
        for chip in self.chips:
            if chip.rect.contains(point):
                return chip.owner
        return next((bar.owner for bar in self.bars if bar.rect.adjusted(-3, 0, 3, 0).contains(point)), None)

    def handle_at(self, point: QPointF, owner: str) -> tuple[int, bool] | None:
        """Which end of an annotation can be taken hold of at that point: its span's number, and whether the start."""
        for mark in self.marks:
            if mark.annotation.id == owner:
                for start, handle in mark.handles():
                    if handle.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(point):
                        return mark.index, start
        return None

    def tag_at(self, point: QPointF) -> Flag | None:
        """Whose tag is at that point."""
        return next((item.flag for item in self.flags if item.tag is not None and item.tag.contains(point)), None)


class PictureMaker:
    """Works out pictures. `measure` gives the width of a chip with that text."""

    def __init__(self, column: Column, look: Callable[[Annotation], Look], measure: Callable[[str], float]) -> None:
        self._column = column
        self._look = look
        self._rows = ChipRows(column, measure)

    def make(
        self,
        lines: Lines,
        annotations: Sequence[Annotation],
        flags: Sequence[Flag],
        stretch: tuple[int, int],
        utf16: Callable[[int], int],
    ) -> Picture:
        """The picture of a paragraph that holds the code points of `stretch`.

        `annotations` and `flags` are those that touch it; `utf16` turns a code point position into one within the
        paragraph.
        """
        picture = Picture(starts_right=lines.starts_right)
        start, end = stretch
        envelopes = {a.id: Range(max(a.start, start), min(a.end, end), a.id) for a in annotations}
        lanes = lanes_of(envelopes.values())
        for annotation in annotations:
            look = self._look(annotation)
            lane = min(lanes[envelopes[annotation.id]], LANES - 1)
            for index, span in enumerate(annotation.spans):
                left, right = max(span.start, start), min(span.end, end)
                if left < right:
                    opens, closes = span.start >= start, span.end <= end
                    pieces, first, last = lines.bounded(utf16(left), utf16(right))
                    picture.marks.append(Mark(annotation, index, look, lane, pieces, first, last, opens, closes))
            for before, after in pairwise(annotation.spans):
                left, right = max(before.end, start), min(after.start, end)
                if left < right:
                    picture.links.append(Link(look, lane, tuple(lines.pieces(utf16(left), utf16(right)))))
        picture.marks.sort(key=lambda mark: mark.annotation.start - mark.annotation.end)
        picture.bars = self._bars(picture.marks, lines.lines)
        for flag in flags:
            pieces, first, _ = lines.bounded(utf16(max(flag.start, start)), utf16(min(flag.end, end)))
            picture.flags.append(Flagged(flag, pieces, first if flag.start >= start else None))
        margin_end = min((bar.rect.left() for bar in picture.bars), default=0) - 7
        picture.chips, picture.flags = self._rows.stand(picture.marks, picture.flags, lines, margin_end)
        if lines.starts_right:
            picture.bars = [replace(bar, rect=mirrored(bar.rect, self._column)) for bar in picture.bars]
        return picture

    def _bars(self, marks: Iterable[Mark], lines: Sequence[Line]) -> list[Bar]:
        """A bar for each claim, from its first line in the paragraph to its last; side by side where they overlap."""
        looks: dict[str, Look] = {}
        numbers: dict[str, list[int]] = {}
        for mark in marks:
            if mark.look.claim:
                looks[mark.annotation.id] = mark.look
                numbers.setdefault(mark.annotation.id, []).extend(piece.line.number for piece in mark.pieces)
        reach = [Range(min(on), max(on) + 1, claim) for claim, on in numbers.items()]
        bars: list[Bar] = []
        for item, lane in lanes_of(reach).items():
            first, last = lines[item.start], lines[item.end - 1]
            rect = QRectF(self._bar_x(lane), first.top, 3, last.bottom - first.top)
            bars.append(Bar(rect, looks[item.key], item.key))
        return bars

    def _bar_x(self, lane: int) -> float:
        return self._column.left - 14 - 6 * min(lane, 3)
