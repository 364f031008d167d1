"""How a claim's sources and cues are joined to its content: by rails over the lines and a trunk in the margin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from desk.model.annotation import Annotation
from desk.ui.article.attribution import AttributionMark, Flagged
from desk.ui.article.column import Column
from desk.ui.article.sight import Laid, Sight, seam

BEND = 5.0
_TRUNK_FROM_TEXT = 7.0
_INTO_BAR = 8.0


@dataclass(frozen=True, slots=True)
class Joint:
    """A line to draw, in viewport pixels.

    It has a knob where it meets the content, None where that is the frame of the text; `out` is -1 where it leaves the
    viewport at the top, 1 at the bottom.
    """

    path: QPainterPath
    proposed: bool
    knob: QPointF | None = None
    out: int = 0


@dataclass(frozen=True, slots=True)
class _Hook:
    """Where a flag hangs on its rail: from `left` to `right` at height `y`; its text starts at `at`."""

    left: float
    right: float
    at: float
    y: float
    proposed: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the content on one line, whose rail is at height `y`."""

    left: float
    right: float
    y: float
    text_top: float


def joints(sight: Sight, marks: Sequence[AttributionMark], claim: Annotation) -> list[Joint]:
    """The lines from the sources and cues in view to the content of their claim.

    Where one end is out of sight the trunk runs to that edge; where both are, there is none.
    """
    laid, column, height = sight.laid, sight.column, sight.height
    if not laid:
        return []
    hooks = [_hook(flagged, item.top, column) for item in laid for flagged in item.picture.flags if flagged.first]
    hooks = [hook for hook in hooks if 0 <= hook.y <= height]
    parts = [part for item in laid for part in _parts(item, claim.id, column) if 0 <= part.text_top <= height]
    bars = [b.rect.translated(0, item.top) for item in laid for b in item.picture.bars if b.owner == claim.id]
    bars = [bar for bar in bars if bar.bottom() > 0 and bar.top() < height]
    found: list[Joint] = []
    trunk = _Trunk(column, _reads_left(laid, claim, marks), bars)
    for y in dict.fromkeys(hook.y for hook in hooks):
        on_rail = [hook for hook in hooks if hook.y == y]
        here = [part for part in parts if part.y == y]
        if here:
            found += _along_the_line(on_rail, here)
        else:
            away = height if _place(claim.start, laid, height) > 0 else 0.0
            found.append(trunk.from_rail(on_rail, away))
    for edge, side in ((0.0, -1), (height, 1)):
        beyond = [mark.proposed for mark in marks if _place(mark.start, laid, height) == side]
        if beyond and bars:
            found.append(trunk.from_edge(edge, side, all(beyond)))
    return found


class _Trunk:
    """The upright line in the margin, between the text and the bar of the claim."""

    def __init__(self, column: Column, at_left: bool, bars: Sequence[QRectF]) -> None:
        self._left = at_left
        self._x = column.left - _TRUNK_FROM_TEXT if at_left else column.left + column.width + _TRUNK_FROM_TEXT
        self._bars = bars

    def from_rail(self, hooks: Sequence[_Hook], away: float) -> Joint:
        """From a rail to the nearest bar; to the height `away` where there is none in view."""
        y = hooks[0].y
        far = max(hook.right for hook in hooks) if self._left else min(hook.left for hook in hooks)
        proposed = all(hook.proposed for hook in hooks)
        if not self._bars:
            path = elbow([QPointF(far, y), QPointF(self._x, y), QPointF(self._x, away)])
            return Joint(path, proposed, out=1 if away else -1)
        end = self._end(y)
        return Joint(elbow([QPointF(far, y), QPointF(self._x, y), QPointF(self._x, end.y()), end]), proposed, end)

    def from_edge(self, edge: float, side: int, proposed: bool) -> Joint:
        """From the viewport's edge to the nearest bar."""
        end = self._end(edge)
        return Joint(elbow([QPointF(self._x, edge), QPointF(self._x, end.y()), end]), proposed, end, out=side)

    def _end(self, y: float) -> QPointF:
        """Where a line that comes from height `y` meets the nearest bar."""
        bar = min(self._bars, key=lambda bar: max(bar.top() - y, y - bar.bottom(), 0))
        into = min(_INTO_BAR, bar.height() / 2)
        return QPointF(bar.center().x(), min(max(y, bar.top() + into), bar.bottom() - into))


def elbow(points: Sequence[QPointF]) -> QPainterPath:
    """A line through these points, each next to the last one level or upright, with round corners."""
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        bend = min(BEND, _length(before, corner) / 2, _length(corner, after) / 2)
        path.lineTo(_towards(corner, before, bend))
        path.quadTo(corner, _towards(corner, after, bend))
    path.lineTo(points[-1])
    return path


def _length(one: QPointF, other: QPointF) -> float:
    return abs(one.x() - other.x()) + abs(one.y() - other.y())


def _towards(start: QPointF, end: QPointF, by: float) -> QPointF:
    length = _length(start, end)
    return start + (end - start) * (by / length) if length else QPointF(start)


def _hook(flagged: Flagged, top: float, column: Column) -> _Hook:
    first, tag = flagged.first, flagged.tag
    assert first is not None
    at = first.right if first.right_to_left else first.left
    left, right = (tag.left(), tag.right()) if tag is not None else (at, at)
    return _Hook(left, right, at, seam(first.line.top + top, column), flagged.flag.proposed)


def _parts(item: Laid, claim: str, column: Column) -> list[_Part]:
    found = []
    for mark in item.picture.marks:
        if mark.annotation.id == claim:
            for piece in mark.pieces:
                top = piece.line.top + item.top
                found.append(_Part(piece.left, piece.right, seam(top, column), top))
    return found


def _along_the_line(hooks: Sequence[_Hook], parts: Sequence[_Part]) -> list[Joint]:
    """From flags to the nearest edge of content on the same line; those on one side of it share a rail."""
    rails: dict[tuple[float, bool], list[_Hook]] = {}
    for hook in hooks:
        edges = [(part.left + 1, True) for part in parts] + [(part.right - 1, False) for part in parts]
        fitting = [edge for edge in edges if (hook.at <= edge[0]) == edge[1]] or edges
        rails.setdefault(min(fitting, key=lambda edge: abs(edge[0] - hook.at)), []).append(hook)
    found = []
    for (x, at_left), on_rail in rails.items():
        far = min(hook.left for hook in on_rail) if at_left else max(hook.right for hook in on_rail)
        y, text_top = parts[0].y, parts[0].text_top
        path = elbow([QPointF(far, y), QPointF(x, y), QPointF(x, text_top)])
        found.append(Joint(path, all(hook.proposed for hook in on_rail)))
    return found


def _place(position: int, laid: Sequence[Laid], height: float) -> int:
    """Where a position is: -1 above the viewport, 1 below, 0 in it."""
    if position < laid[0].start:
        return -1
    if position > laid[-1].end:
        return 1
    item = next((item for item in laid if item.start <= position <= item.end), None)
    return _part_of(item, position, height) if item is not None else 0


def _part_of(item: Laid, position: int, height: float) -> int:
    """The same within a paragraph of which only a part may be in view."""
    tops = [
        flagged.first.line.top + item.top
        for flagged in item.picture.flags
        if flagged.first is not None and flagged.flag.start == position
    ]
    tops += [m.first.line.top + item.top for m in item.picture.marks if m.opens and m.annotation.start == position]
    top = tops[0] if tops else inf
    return 0 if not tops else -1 if top < 0 else 1 if top > height else 0


def _reads_left(laid: Sequence[Laid], claim: Annotation, marks: Sequence[AttributionMark]) -> bool:
    """Whether the claim's bar is in the left margin; where its content is out of sight, whether its sources' would."""
    starts = {mark.start for mark in marks}
    tests: tuple[Callable[[Laid], bool], ...] = (
        lambda item: any(bar.owner == claim.id for bar in item.picture.bars),
        lambda item: any(flagged.flag.start in starts for flagged in item.picture.flags),
    )
    for test in tests:
        for item in laid:
            if test(item):
                return not item.picture.starts_right
    return True
