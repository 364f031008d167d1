"""Paints relations: lines with a foot, an arrow and a pill, and the rubber line while one is being made."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from desk.ui.article.pieces import Piece
from desk.ui.article.relations import Pill, Route
from desk.ui.theme import Theme, dark_shade, mixed

_ARROW = 7.0
_FOOT = 3.0


class WireBrush:
    """Paints in one theme, in viewport pixels."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._font = QFont(font)
        self._font.setCapitalization(QFont.Capitalization.MixedCase)
        self._font.setWeight(QFont.Weight.Medium)
        self._metrics = QFontMetricsF(self._font)

    def width(self, words: str) -> float:
        """How wide a pill's words are."""
        return self._metrics.horizontalAdvance(words)

    def line(self, painter: QPainter, route: Route) -> None:
        """The line of a relation, which chips and pills stand before."""
        shade = dark_shade(route.line.color, self._theme)
        pen = QPen(mixed(shade, QColor(self._theme.base), 0.85), 1.25)
        if route.line.dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(route.path)

    def ends(self, painter: QPainter, route: Route) -> None:
        """Its foot, arrow and pill."""
        shade = dark_shade(route.line.color, self._theme)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        if route.foot is not None:
            painter.drawEllipse(route.foot, _FOOT, _FOOT)
        if route.tip is not None:
            point, back = route.tip
            aside = QPointF(-back.y(), back.x()) * (_ARROW * 0.55)
            foot = point + back * _ARROW
            painter.drawPolygon(QPolygonF([point, foot + aside, foot - aside]))
        if route.pill is not None:
            self._pill(painter, route.pill, shade, route.line.dashed)

    def rubber(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        """The line that follows the mouse while a relation is being made."""
        accent = QColor(self._theme.accent)
        pen = QPen(accent, 2, Qt.PenStyle.DashLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(start, end))
        painter.setPen(QPen(QColor(self._theme.base), 1.5))
        painter.setBrush(accent)
        painter.drawEllipse(start, 4.5, 4.5)
        painter.drawEllipse(end, 4.5, 4.5)

    def target(self, painter: QPainter, pieces: list[Piece]) -> None:
        """What the line would be let go on; the origin at the paragraph's top left."""
        wash = QColor(self._theme.accent)
        wash.setAlpha(40)
        painter.setPen(QPen(QColor(self._theme.accent), 2.5))
        painter.setBrush(wash)
        for piece in pieces:
            box = QRectF(piece.left, piece.line.top, piece.right - piece.left, piece.line.bottom - piece.line.top)
            painter.drawRoundedRect(box.adjusted(-2, -1, 2, 1), 4, 4)

    def _pill(self, painter: QPainter, pill: Pill, shade: QColor, dashed: bool) -> None:
        pen = QPen(shade, 1)
        if dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(QColor(self._theme.base))
        round_ = min(pill.rect.width(), pill.rect.height()) / 2
        painter.drawRoundedRect(pill.rect.adjusted(0.5, 0.5, -0.5, -0.5), round_, round_)
        painter.setPen(shade)
        painter.setFont(self._font)
        rect = pill.rect
        painter.save()
        if pill.upright:
            painter.translate(rect.center())
            painter.rotate(-90)
            rect = QRectF(-rect.height() / 2, -rect.width() / 2, rect.height(), rect.width())
        room = rect.width() - 6
        words = self._metrics.elidedText(pill.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
        painter.restore()
