"""What is to be painted on one paragraph: worked out once, kept as long as the paragraph is visible and unchanged."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from desk.model.annotation import Annotation, Claim
from desk.model.label import Label
from desk.text.ranges import Range, lanes_of
from desk.ui.article.chips import Placed, Wanted, place, short_names
from desk.ui.article.column import LANES, Column
from desk.ui.article.pieces import Line, Lines, Piece

_MARGIN_CHIPS = 3


@dataclass(frozen=True, slots=True)
class Look:
    """How the annotations of one label appear; `names` from the longest to the shortest."""

    color: str
    names: tuple[str, ...]
    claim: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of an annotation, as far as it lies in the paragraph; `opens` and `closes`: its ends do.

    `first` and `last` hold its first and last character; where directions mix, they can be anywhere among `pieces`.
    """

    annotation: Annotation
    index: int
    look: Look
    lane: int
    pieces: tuple[Piece, ...]
    first: Piece
    last: Piece
    opens: bool
    closes: bool

    def handles(self) -> list[tuple[bool, QRectF]]:
        """Where the ends in this paragraph can be taken hold of: whether it is the start, and its upright."""
        found = []
        if self.opens:
            found.append((True, _upright(self.first, self.first.right_to_left)))
        if self.closes:
            found.append((False, _upright(self.last, not self.last.right_to_left)))
        return found


@dataclass(frozen=True, slots=True)
class Link:
    """The text between two spans of one annotation."""

    look: Look
    lane: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A label's chip; `owner` is the annotation's id, on one that counts those without a chip the first one's."""

    rect: QRectF
    name: str
    look: Look
    owner: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A claim's bar in the margin."""

    rect: QRectF
    look: Look
    owner: str


@dataclass(slots=True)
class Picture:
    """All of a paragraph, in pixels from its top left; `marks` wide before narrow."""

    marks: list[Mark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)

    def owner_at(self, point: QPointF) -> str | None:
        """Whose chip or bar is at that point."""
        for chip in self.chips:
            if chip.rect.contains(point):
                return chip.owner
        return next((bar.owner for bar in self.bars if bar.rect.adjusted(-3, 0, 3, 0).contains(point)), None)


def looks_of(labels: Mapping[str, Label], neutral: str, untyped: str) -> Callable[[Annotation], Look]:
    """Finds how an annotation appears; `untyped` is what a claim without a type is called."""
    known: dict[tuple[str | None, bool], Look] = {}

    def look(annotation: Annotation) -> Look:
        key = annotation.label, isinstance(annotation, Claim)
        if key not in known:
            label = labels.get(annotation.label) if annotation.label is not None else None
            if label is not None:
                known[key] = Look(label.color, short_names(label.name, label.key), key[1])
            else:
                known[key] = Look(neutral, short_names(annotation.label or untyped, ""), key[1])
        return known[key]

    return look


class PictureMaker:
    """Works out pictures. `measure` gives the width of a chip with that text."""

    def __init__(self, column: Column, look: Callable[[Annotation], Look], measure: Callable[[str], float]) -> None:
        self._column = column
        self._look = look
        self._measure = measure

    def make(
        self, lines: Lines, annotations: Sequence[Annotation], stretch: tuple[int, int], utf16: Callable[[int], int]
    ) -> Picture:
        """The picture of a paragraph that holds the code points of `stretch`.

        `annotations` are those that touch it; `utf16` turns a code point position into one within the paragraph.
        """
        picture = Picture()
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
        self._chips(picture, lines)
        if lines.starts_right:
            picture.bars = [replace(bar, rect=self._mirrored(bar.rect)) for bar in picture.bars]
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

    def _mirrored(self, rect: QRectF) -> QRectF:
        """What stands in the left margin, in the right one."""
        x = 2 * self._column.left + self._column.width - rect.x() - rect.width()
        return QRectF(x, rect.y(), rect.width(), rect.height())

    def _chips(self, picture: Picture, lines: Lines) -> None:
        over: dict[int, list[Mark]] = {}
        beside: dict[int, list[Mark]] = {}
        margin_end = min((bar.rect.left() for bar in picture.bars), default=0) - 7
        for mark in picture.marks:
            if mark.opens:
                name = _names(mark)[-2:][0]
                in_margin = mark.look.claim and margin_end - self._measure(name) >= 4
                if not (in_margin and mark.index):
                    (beside if in_margin else over).setdefault(mark.first.line.number, []).append(mark)
        for number, marks in over.items():
            picture.chips += self._over_line(lines.lines[number], marks, lines.starts_right)
        for number, marks in beside.items():
            chips = self._beside_line(lines.lines[number], marks, margin_end)
            if lines.starts_right:
                chips = [replace(chip, rect=self._mirrored(chip.rect)) for chip in chips]
            picture.chips += chips

    def _over_line(self, line: Line, marks: list[Mark], right_to_left: bool) -> list[Chip]:
        wanted = []
        for number, mark in enumerate(marks):
            here = [piece for piece in mark.pieces if piece.line is line]
            left, right = here[0].left, here[-1].right
            wanted.append(Wanted(-right if right_to_left else left, right - left, _names(mark), number))
        end = -4.0 if right_to_left else self._column.page_width - 4.0
        placed = place(wanted, end, self._column.chip * 5.2, self._measure)
        return [self._chip(item, marks, line, right_to_left) for item in placed]

    def _chip(self, item: Placed, marks: list[Mark], line: Line, right_to_left: bool) -> Chip:
        x = -item.x - item.width if right_to_left else item.x
        rect = QRectF(round(x), round(line.top) - self._column.chip, item.width, self._column.chip)
        mark = marks[item.owner]
        return Chip(rect, item.name, mark.look, mark.annotation.id)

    def _beside_line(self, line: Line, marks: list[Mark], end: float) -> list[Chip]:
        column = self._column
        shown = marks if len(marks) <= _MARGIN_CHIPS else marks[: _MARGIN_CHIPS - 1]
        chips: list[Chip] = []
        rows = min(len(marks), _MARGIN_CHIPS)
        y = round((line.top + line.bottom) / 2 - rows * (column.chip + 2) / 2 + 1)
        for mark in shown:
            name = next((n for n in _names(mark) if self._measure(n) <= end - 4), _names(mark)[-1])
            width = self._measure(name)
            chips.append(Chip(QRectF(round(end - width), y, width, column.chip), name, mark.look, mark.annotation.id))
            y += column.chip + 2
        if len(shown) < len(marks):
            name = f"+{len(marks) - len(shown)}"
            width = self._measure(name)
            left_out = marks[len(shown)]
            rect = QRectF(round(end - width), y, width, column.chip)
            chips.append(Chip(rect, name, left_out.look, left_out.annotation.id))
        return chips


def _names(mark: Mark) -> tuple[str, ...]:
    return mark.look.names if mark.index == 0 else tuple("…" + name for name in mark.look.names[-2:])


def _upright(piece: Piece, at_right: bool) -> QRectF:
    x = piece.right if at_right else piece.left - 2
    return QRectF(x, piece.line.top, 2, piece.line.bottom - piece.line.top)
