"""What lies across paragraphs: joints of the picked claim, relations, and the line of one that is being made."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from desk.model.annotation import Annotation, Claim
from desk.ui.article.attribution import AttributionMark, Flag, first_end, flags_of
from desk.ui.article.flagging import FlagBrush
from desk.ui.article.joints import Joint, joints
from desk.ui.article.marks import Marks
from desk.ui.article.relations import RelationLine, Route, routes
from desk.ui.article.sight import Laid, Sight
from desk.ui.article.wiring import WireBrush


@dataclass(frozen=True, slots=True)
class Rubber:
    """A relation while it is drawn: from an annotation to a point of the viewport, and what is there, both by id."""

    source: str
    target: str | None
    point: QPointF


@dataclass(frozen=True, slots=True)
class Crossing:
    """The lines that cross what is in view."""

    joints: list[Joint]
    routes: list[Route]


class Overlay:
    """Holds what is shown across paragraphs, and paints it where the paragraphs in view are."""

    def __init__(self) -> None:
        self.attribution: tuple[AttributionMark, ...] = ()
        self.relations: tuple[RelationLine, ...] = ()
        self.first: str | None = None
        self.rubber: Rubber | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies across paragraphs."""
        return not self.attribution and not self.relations and self.rubber is None

    def clear(self) -> None:
        """Show nothing of all this."""
        self.attribution, self.relations, self.first, self.rubber = (), (), None, None

    def flags(self, marks: Marks) -> list[Flag]:
        """The stretches that are flagged."""
        first = marks.get(self.first)
        found = flags_of(self.attribution)
        return found if first is None else [*found, first_end(first.spans[0].start, first.spans[0].end)]

    def crossing(self, sight: Sight, marks: Marks, picked: Annotation | None, wires: WireBrush) -> Crossing:
        """The lines across what is in sight."""
        joined = self.attribution and isinstance(picked, Claim)
        found = joints(sight, self.attribution, picked) if joined and picked is not None else []
        return Crossing(found, routes(self.relations, sight, marks.get, wires.width))

    def paint_rubber(self, painter: QPainter, sight: Sight, marks: Marks, wires: WireBrush) -> None:
        """The line that follows the mouse, and a frame around what it would be let go on."""
        rubber = self.rubber
        if rubber is None:
            return
        end = rubber.point
        for item in sight.laid:
            pieces = [p for m in item.picture.marks if m.annotation.id == rubber.target for p in m.pieces]
            painter.save()
            painter.translate(0, item.top)
            wires.target(painter, pieces)
            painter.restore()
        wires.rubber(painter, _hold(rubber.source, sight.laid, marks) or end, end)


def paint_lines(painter: QPainter, crossing: Crossing, flags: FlagBrush, wires: WireBrush, color: str) -> None:
    """The lines themselves, before chips and tags are painted over them; `color` is the picked claim's."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for route in crossing.routes:
        wires.line(painter, route)
    for joint in crossing.joints:
        flags.joint(painter, joint, color)


def paint_ends(painter: QPainter, crossing: Crossing, wires: WireBrush) -> None:
    """Feet, arrows and pills of relations, over everything else."""
    for route in crossing.routes:
        wires.ends(painter, route)


def _hold(source: str, laid: Sequence[Laid], marks: Marks) -> QPointF | None:
    """Where a line from that annotation starts: its chip, its bar, else its words; beyond the edge if out of sight."""
    for item in laid:
        for chip in item.picture.chips:
            if chip.owner == source:
                return chip.rect.center() + QPointF(0, item.top)
    for item in laid:
        for mark in item.picture.marks:
            if mark.annotation.id == source:
                return QPointF(mark.first.left, mark.first.line.top + item.top)
    annotation = marks.get(source)
    if annotation is None or not laid:
        return None
    return QPointF(60, -20) if annotation.start < laid[0].start else QPointF(60, 1e5)
