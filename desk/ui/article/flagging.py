"""Paints flags: frames around sources, dotted ones around cues, their tags, and the joints to the content."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from desk.ui.article.attribution import Flagged, Manner
from desk.ui.article.column import Column
from desk.ui.article.joints import Joint
from desk.ui.article.picture import Picture
from desk.ui.article.pieces import Piece
from desk.ui.theme import Theme, dark_shade, mixed, tint

_ROUND = 4.0
_PAD = 5.0
_KNOB = 3.0


class FlagBrush:
    """Paints in one theme. `color` is the claim's everywhere."""

    def __init__(self, theme: Theme, column: Column, font: QFont) -> None:
        self._theme = theme
        self._stroke = max(1.0, (column.chip / 13) ** 0.6)
        self._font = font
        self._metrics = QFontMetricsF(font)

    def washes(self, painter: QPainter, picture: Picture, color: str) -> None:
        """What lies behind the text of a paragraph: a wash behind what is in hand."""
        painter.setPen(Qt.PenStyle.NoPen)
        for flagged in picture.flags:
            if flagged.flag.active:
                painter.setBrush(tint(self._own(flagged, color), self._theme))
                for piece in flagged.pieces:
                    painter.drawRoundedRect(_box(piece), _ROUND, _ROUND)

    def over(self, painter: QPainter, picture: Picture, color: str) -> None:
        """What lies over the text of a paragraph: frames and tags."""
        for flagged in picture.flags:
            shade = self._shade(self._own(flagged, color), flagged.flag.proposed)
            self._frame(painter, flagged, shade)
            if flagged.tag is not None:
                self._tag(painter, flagged, flagged.tag, shade)

    def joint(self, painter: QPainter, joint: Joint, color: str) -> None:
        """A line between a flag and the content, in viewport pixels."""
        shade = self._shade(color, joint.proposed)
        pen = QPen(shade, 1.5 * self._stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if joint.proposed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(joint.path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        if joint.knob is not None:
            painter.drawEllipse(joint.knob, _KNOB, _KNOB)
        if joint.out:
            edge = joint.path.pointAtPercent(0.0 if joint.knob is not None else 1.0)
            tip = QPointF(edge.x(), edge.y() - joint.out)
            foot = tip - QPointF(0, 7 * joint.out)
            painter.drawPolygon(QPolygonF([tip, foot - QPointF(4.5, 0), foot + QPointF(4.5, 0)]))

    def _own(self, flagged: Flagged, color: str) -> str:
        return self._theme.accent if flagged.flag.manner is Manner.FIRST else color

    def _shade(self, color: str, proposed: bool) -> QColor:
        shade = dark_shade(color, self._theme)
        return mixed(shade, QColor(self._theme.base), 0.72) if proposed else shade

    def _frame(self, painter: QPainter, flagged: Flagged, shade: QColor) -> None:
        flag = flagged.flag
        pen = QPen(shade, (2.75 if flag.active else 1.75) * self._stroke)
        if flag.manner is Manner.CUE:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.01, 2.2 if not flag.proposed else 3.0])
        elif flag.proposed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for piece in flagged.pieces:
            painter.drawRoundedRect(_box(piece).adjusted(-0.5, 0.5, 0.5, -0.5), _ROUND, _ROUND)

    def _tag(self, painter: QPainter, flagged: Flagged, rect: QRectF, shade: QColor) -> None:
        """Hangs from its rail and stands on its frame: square above, a slanted edge at its end."""
        flag = flagged.flag
        filled = flag.manner is not Manner.CUE and not flag.proposed
        edge = rect.adjusted(0.5, 0, -0.5, -0.5)
        slant = rect.height() * 0.3
        shape = QPainterPath(edge.topLeft())
        shape.lineTo(edge.right(), edge.top())
        shape.lineTo(edge.right() - slant, edge.bottom())
        shape.lineTo(edge.bottomLeft())
        shape.closeSubpath()
        pen = QPen(shade, self._stroke)
        if flag.proposed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(shade if filled else QColor(self._theme.base))
        painter.drawPath(shape)
        ink = dark_shade(self._theme.neutral, self._theme) if flag.proposed else shade
        painter.setPen(QColor(self._theme.base) if filled else ink)
        painter.setFont(self._font)
        baseline = (rect.height() + self._metrics.capHeight()) / 2
        painter.drawText(QPointF(rect.left() + _PAD - 1, rect.top() + round(baseline)), flagged.name)


def _box(piece: Piece) -> QRectF:
    return QRectF(piece.left - 1, piece.line.top, piece.right - piece.left + 2, piece.line.bottom - piece.line.top)
