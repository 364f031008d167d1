"""Relations as lines: from which annotation to which, and the way a line takes so that it hides no text."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from desk.model.annotation import Annotation
from desk.text.ranges import Range, lanes_of
from desk.ui.article.joints import elbow
from desk.ui.article.look import Mark
from desk.ui.article.pieces import Piece
from desk.ui.article.sight import Sight, seam

_TRUNK_FROM_TEXT = 12.0
_LANE = 8.0
_LANES = 5
_FROM_EDGE = 4.0
_PAD = 6.0
_LEAST_PILL = 46.0
_RAIL = 3.0
_APART = 6.0

Find = Callable[[str], Annotation | None]


@dataclass(frozen=True, slots=True)
class RelationLine:
    """A relation between two annotations, by id; `target_text` says where the end is that is not in this article."""

    source: str
    target: str
    label: str
    color: str
    dashed: bool = False
    target_text: str = ""

    @property
    def words(self) -> str:
        """What its pill says in full."""
        return f"{self.label}: {self.target_text}" if self.target_text else self.label


@dataclass(frozen=True, slots=True)
class Pill:
    """A relation's name in a box; `upright` reads from the bottom to the top, where the margin is narrow."""

    rect: QRectF
    words: str
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """The line of a relation in viewport pixels.

    `tip` is where its arrow points and from where it comes (one step in x and y), None where that is out of sight;
    `foot` is where it starts, None likewise.
    """

    line: RelationLine
    path: QPainterPath
    foot: QPointF | None
    tip: tuple[QPointF, QPointF] | None
    pill: Pill | None


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where a line takes hold of an annotation: `points` lead from it to its rail, whose height is `y`.

    `line` is a paragraph's number and its line's; `level` says that it is held at the end of that line, not from above.
    """

    points: tuple[QPointF, ...]
    line: tuple[int, int]
    at_right: bool
    level: bool = False

    @property
    def y(self) -> float:
        return self.points[-1].y()


@dataclass(frozen=True, slots=True)
class _Plan:
    """A line under way: its ends in view, or at which edge (-1 top, 1 bottom, 0 not in this article) they are lost."""

    line: RelationLine
    source: _Anchor | int
    target: _Anchor | int

    @property
    def anchors(self) -> list[_Anchor]:
        return [end for end in (self.source, self.target) if isinstance(end, _Anchor)]


def routes(lines: Iterable[RelationLine], sight: Sight, find: Find, measure: Callable[[str], float]) -> list[Route]:
    """The ways of those lines that have an end in view; `find` looks an annotation up, `measure` a text's width."""
    if not sight.laid:
        return []
    grips = _Grips(sight, find)
    plans: list[_Plan] = []
    for line in lines:
        if not (grips.hold(line.source) or grips.hold(line.target)):
            continue
        plan = _Plan(line, grips.of(line.source), grips.of(line.target))
        if plan.anchors and line.source != line.target:
            plans.append(plan)
    found: list[Route] = []
    pills = _Pills(sight, measure)
    trunks: dict[Range, _Plan] = {}
    for number, plan in enumerate(plans):
        one, other = plan.source, plan.target
        if isinstance(one, _Anchor) and isinstance(other, _Anchor) and one.line == other.line:
            found.append(_over_the_line(plan, grips, pills))
        else:
            ys = [_height_of(end, anchor.y, sight.height) for end in (one, other) for anchor in plan.anchors]
            trunks[Range(max(0, round(min(ys))), max(1, round(max(ys)) + 1), str(number))] = plan
    lanes = lanes_of(trunks)
    for reach, plan in trunks.items():
        found.append(_through_the_margin(plan, min(lanes[reach], _LANES), sight, pills))
    return found


class _Grips:
    """Finds where annotations in view can be taken hold of."""

    def __init__(self, sight: Sight, find: Find) -> None:
        self._laid, self._find, self._column, self._height = sight.laid, find, sight.column, sight.height
        self._rails: Counter[tuple[int, int]] = Counter()
        self._beside_line: Counter[tuple[int, int]] = Counter()
        self._marks: dict[str, list[tuple[int, Mark]]] = {}
        for number, item in enumerate(self._laid):
            for mark in item.picture.marks:
                self._marks.setdefault(mark.annotation.id, []).append((number, mark))
        self._chips: Mapping[tuple[int, str], QRectF] = {
            (number, chip.owner): chip.rect for number, item in enumerate(self._laid) for chip in item.picture.chips
        }

    def hold(self, id: str) -> bool:
        """Whether the annotation is on one of the paragraphs in view."""
        return id in self._marks

    def of(self, id: str) -> _Anchor | int:
        """The annotation's anchor; else the edge beyond which it is, 0 where it is not in this article."""
        annotation = self._find(id)
        if annotation is None:
            return 0
        spots = [(number, mark, piece) for number, mark in self._marks.get(id, ()) for piece in mark.pieces]
        spots = [spot for spot in spots if 0 <= self._laid[spot[0]].top + spot[2].line.top <= self._height]
        if not spots:
            return self._lost_at(annotation, id)
        for number, _, piece in spots:
            if self._ends_line(number, piece):
                return self._beside(number, piece)
        number, _, piece = spots[0]
        return self._over(id, number, piece, self.next_rail((number, piece.line.number)))

    def next_rail(self, line: tuple[int, int]) -> float:
        """How much over the seam the next line along it runs: the lowest is left to what is joined to a claim."""
        self._rails[line] += 1
        return _RAIL * (self._rails[line] % 3)

    def on_line(self, id: str, line: tuple[int, int], lift: float) -> _Anchor:
        """An anchor on top of the annotation, on a line where it is known to be."""
        for number, mark in self._marks[id]:
            for piece in mark.pieces:
                if (number, piece.line.number) == line:
                    return self._over(id, number, piece, lift)
        raise KeyError(id)

    def _over(self, id: str, number: int, piece: Piece, lift: float) -> _Anchor:
        """An anchor on top of the annotation: on its chip, else on its text."""
        item = self._laid[number]
        top = piece.line.top + item.top
        y = seam(top, self._column)
        chip = self._chips.get((number, id))
        if chip is not None and abs(chip.bottom() + item.top - top) < 2:
            x, foot = round(chip.center().x()) + 0.5, y
        else:
            x, foot = piece.right - 3 if piece.right_to_left else piece.left + 3, top
        at_right = not item.picture.starts_right
        return _Anchor((QPointF(x, foot), QPointF(x, y - lift)), (number, piece.line.number), at_right)

    def taken(self, line: tuple[int, int]) -> list[QRectF]:
        """The boxes of chips and tags over a line."""
        item = self._laid[line[0]]
        rects = [chip.rect for chip in item.picture.chips]
        rects += [flagged.tag for flagged in item.picture.flags if flagged.tag is not None]
        return [rect.translated(0, item.top) for rect in rects]

    def _ends_line(self, number: int, piece: Piece) -> bool:
        if self._laid[number].picture.starts_right:
            return piece.left <= piece.line.left + 1
        return piece.right >= piece.line.right - 1

    def _beside(self, number: int, piece: Piece) -> _Anchor:
        item = self._laid[number]
        at_right = not item.picture.starts_right
        x = piece.right + _FROM_EDGE if at_right else piece.left - _FROM_EDGE
        line = number, piece.line.number
        self._beside_line[line] += 1
        nth = self._beside_line[line]
        aside = nth // 2 % 3 * _APART * (1 if nth % 2 else -1)
        y = round((piece.line.top + piece.line.bottom) / 2 + item.top) + 0.5 + aside
        return _Anchor((QPointF(x, y),), line, at_right, level=True)

    def _lost_at(self, annotation: Annotation, id: str) -> int:
        tops = [self._laid[number].top + mark.first.line.top for number, mark in self._marks.get(id, ())]
        if tops:
            return -1 if tops[0] < 0 else 1
        return -1 if annotation.start < self._laid[0].start else 1


class _Pills:
    """Finds room for pills, none over another."""

    def __init__(self, sight: Sight, measure: Callable[[str], float]) -> None:
        self._column, self._height, self._measure = sight.column, sight.height, measure
        self._taken: list[QRectF] = []

    def over(self, words: str, left: float, right: float, y: float, taken: Sequence[QRectF]) -> Pill | None:
        """A pill over a line between two places, where there is no chip; None where there is no room."""
        width, middle = self._width(words), (left + right) / 2
        chip = self._column.chip
        steps = sorted(range(int(left) + 4, int(right - width) - 3, 4), key=lambda x: abs(x + width / 2 - middle))
        for x in steps:
            rect = QRectF(x, y + 1, width, chip)
            if not any(rect.adjusted(-3, 0, 3, 0).intersects(other) for other in (*taken, *self._taken)):
                self._taken.append(rect)
                return Pill(rect, words)
        return None

    def beside(self, words: str, trunk: float, reach: tuple[float, float], at_right: bool, stub: bool) -> Pill | None:
        """A pill on a trunk in the margin, as near to its middle as there is room; behind the end of a `stub`."""
        column, away = self._column, 14.0 if stub else 3.0
        edge = column.left + column.width + away if at_right else column.left - away
        room = column.page_width - 3 - edge if at_right else edge - 3
        width, high = self._width(words), column.chip + 2.0
        upright = room < min(width, _LEAST_PILL)
        if upright:
            width, high = high, max(min(width, reach[1] - reach[0] - 8), 4 * high)
            left = edge if stub and at_right else edge - width if stub else trunk - width / 2
        elif at_right:
            width = min(width, room)
            left = edge if stub else min(max(trunk - width / 2, edge), column.page_width - 3 - width)
        else:
            width = min(width, room)
            left = max(3.0, edge - width if stub else min(trunk - width / 2, edge - width))
        middle = (max(reach[0], 0.0) + min(reach[1], self._height)) / 2
        for step in range(9):
            shift = (step + 1) // 2 * (high + 3) * (1 if step % 2 else -1)
            rect = QRectF(round(left), round(middle - high / 2 + shift), round(width), high)
            if not any(rect.intersects(other) for other in self._taken):
                self._taken.append(rect)
                return Pill(rect, words, upright)
        return None

    def _width(self, words: str) -> float:
        return round(self._measure(words) + 2 * _PAD)


def _over_the_line(plan: _Plan, grips: _Grips, pills: _Pills) -> Route:
    """Along the seam over the one line on which both ends are."""
    assert isinstance(plan.source, _Anchor)
    line = plan.source.line
    lift = grips.next_rail(line)
    one, other = grips.on_line(plan.line.source, line, lift), grips.on_line(plan.line.target, line, lift)
    left, right = sorted((one.points[-1].x(), other.points[-1].x()))
    pill = pills.over(plan.line.label, left, right, one.y + lift, grips.taken(line))
    path = elbow([*one.points, *reversed(other.points)])
    return Route(plan.line, path, one.points[0], (other.points[0], QPointF(0, -1)), pill)


def _through_the_margin(plan: _Plan, lane: int, sight: Sight, pills: _Pills) -> Route:
    """Along the seam to the margin where lines end, through it, and back."""
    column, height = sight.column, sight.height
    source, target = plan.source, plan.target
    held = plan.anchors[0]
    stub = 0 in (source, target)
    away = _TRUNK_FROM_TEXT + _LANE * lane
    x = column.left + column.width + away if held.at_right else column.left - away
    start = _towards_trunk(source, x, plan.anchors[-1].y, height)
    end = _towards_trunk(target, x, held.y, height)
    ys = sorted((start[-1].y(), end[-1].y()))
    pill = pills.beside(plan.line.words if stub else plan.line.label, x, (ys[0], ys[1]), held.at_right, stub)
    if stub and pill is not None:
        outer = QPointF(pill.rect.left() if held.at_right else pill.rect.right(), held.y)
        start = [outer] if source == 0 else start[:-1]
        end = [outer] if target == 0 else end[:-1]
    tip: tuple[QPointF, QPointF] | None = None
    if isinstance(target, _Anchor):
        sideways = 1.0 if target.at_right else -1.0
        tip = end[0], QPointF(sideways, 0) if target.level else QPointF(0, -1)
    elif target == 0:
        tip = end[0], QPointF(-1.0 if held.at_right else 1.0, 0)
    path = elbow([*start, *reversed(end)])
    return Route(plan.line, path, start[0] if isinstance(source, _Anchor) else None, tip, pill)


def _towards_trunk(end: _Anchor | int, x: float, other_y: float, height: float) -> list[QPointF]:
    if isinstance(end, _Anchor):
        return [*end.points, QPointF(x, end.y)]
    return [QPointF(x, _height_of(end, other_y, height))]


def _height_of(end: _Anchor | int, other_y: float, height: float) -> float:
    """How high a line goes for an end: to its rail, to the edge beyond which it is, nowhere for one elsewhere."""
    if isinstance(end, _Anchor):
        return end.y
    return {-1: 0.0, 0: other_y, 1: height}[end]
