"""Small marks that say what was decided on an annotation, told apart by their shapes."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desk.ui.article.look import Chip
from desk.ui.foreign import is_rtl
from desk.ui.theme import Theme, dark_shade

_STROKES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "accepted": (((-0.42, 0.05), (-0.12, 0.36), (0.42, -0.34)),),
    "rejected": (((-0.34, -0.34), (0.34, 0.34)), ((-0.34, 0.34), (0.34, -0.34))),
    "added": (((0, -0.4), (0, 0.4)), ((-0.4, 0), (0.4, 0))),
    "amended": (
        ((-0.42, 0.42), (-0.34, 0.1), (0.2, -0.44), (0.44, -0.2), (-0.1, 0.34), (-0.42, 0.42)),
        ((0.04, -0.28), (0.28, -0.04)),
    ),
}
"""Lines through points, from -0.5 to 0.5 of the mark's size."""


class Mark(StrEnum):
    """What was decided on an annotation. `CHANGED`: it was changed since then; `ADDED`: a reviewer found it missing."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    AMENDED = "amended"
    CHANGED = "changed"
    ADDED = "added"


def paint_mark(painter: QPainter, center: QPointF, size: float, mark: str, color: QColor) -> None:
    """A tick, a cross, a pencil, a dot or a plus, `size` pixels wide."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mark == Mark.CHANGED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(center, size * 0.3, size * 0.3)
    else:
        pen = QPen(color, max(1.2, size / 7 if mark != Mark.AMENDED else size / 10))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in _STROKES[mark]:
            painter.drawPolyline([center + QPointF(x * size, y * size) for x, y in line])
    painter.restore()


def paint_on_chip(painter: QPainter, chip: Chip, theme: Theme, *, strong: bool) -> None:
    """The mark of a chip that has one, in the room that its name leaves at the end."""
    if not chip.look.mark or chip.name.startswith("+"):
        return
    rect: QRectF = chip.rect
    size = rect.height() * 0.56
    x = rect.left() + 4 + size / 2 if is_rtl(chip.name) else rect.right() - 4 - size / 2
    center = QPointF(x, rect.center().y())
    color = QColor(theme.base) if strong else dark_shade(chip.look.color, theme)
    paint_mark(painter, center, size, chip.look.mark, color)
