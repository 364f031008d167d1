"""Puts pictures of paragraphs on the page: bands behind the text, lanes, chips and handles over it."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from desk.ui.article.column import Column
from desk.ui.article.look import Bar, Chip, Link, Mark
from desk.ui.article.picture import Picture
from desk.ui.article.pieces import Piece
from desk.ui.theme import Theme, chip, dark_shade, stroke, tint

_ROUND = 3.0
_PAD = 5.0


class Brushwork:
    """Paints in one theme and column. Every method expects the painter's origin at the paragraph's top left."""

    def __init__(self, theme: Theme, column: Column, font: QFont) -> None:
        self._theme = theme
        self._column = column
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self._stamps: dict[tuple[str, str, bool, bool, float], QPixmap] = {}

    def chip_width(self, name: str) -> float:
        """How wide a chip with that text is."""
        width = self._widths.get(name)
        if width is None:
            width = self._widths[name] = round(self._metrics.horizontalAdvance(name) + 2 * _PAD)
        return width

    def bands(self, painter: QPainter, picture: Picture, picked: str | None) -> None:
        """What lies behind the text."""
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in picture.marks:
            if not mark.look.claim:
                painter.setBrush(tint(mark.look.color, self._theme))
            elif mark.annotation.id == picked:
                color = QColor(tint(mark.look.color, self._theme))
                color.setAlpha(color.alpha() // 2)
                painter.setBrush(color)
            else:
                continue
            for piece in mark.pieces:
                painter.drawRoundedRect(_box(piece), _ROUND, _ROUND)

    def washes(self, painter: QPainter, pieces: Sequence[Piece], color: str) -> None:
        """Plain bands, for what a search found."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        for piece in pieces:
            painter.drawRoundedRect(_box(piece), _ROUND, _ROUND)

    def outlines(self, painter: QPainter, pieces: Sequence[Piece], color: str, dashed: bool) -> None:
        """Frames around pieces, for what is proposed or stands out among what a search found."""
        pen = QPen(dark_shade(color, self._theme), 1.5)
        if dashed:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for piece in pieces:
            painter.drawRoundedRect(_box(piece).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)

    def over(self, painter: QPainter, picture: Picture, picked: str | None) -> None:
        """What lies over the text: lanes, brackets and margin bars."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for link in picture.links:
            self._link(painter, link)
        for mark in picture.marks:
            if mark.look.claim:
                self._bracket(painter, mark, mark.annotation.id == picked)
            else:
                self._underline(painter, mark)
        for bar in picture.bars:
            self._bar(painter, bar, bar.owner == picked)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def chips(self, painter: QPainter, picture: Picture, picked: str | None) -> None:
        """What lies over all lines: chips, and the frame and handles of what is picked."""
        for item in picture.chips:
            self._chip(painter, item, item.owner == picked)
        if picked is not None:
            for mark in picture.marks:
                if mark.annotation.id == picked:
                    self._picked(painter, mark)

    def _lane_y(self, text_bottom: float, lane: int) -> float:
        return round(text_bottom) - 1 + lane * self._column.lane

    def _underline(self, painter: QPainter, mark: Mark) -> None:
        color = stroke(mark.look.color, self._theme)
        for piece in mark.pieces:
            y = self._lane_y(piece.line.bottom, mark.lane)
            painter.fillRect(QRectF(piece.left, y, piece.right - piece.left, 2), color)

    def _bracket(self, painter: QPainter, mark: Mark, strong: bool) -> None:
        color, thick = dark_shade(mark.look.color, self._theme), 2 if strong else 1
        tick = self._column.lane + 2
        for piece in mark.pieces:
            y = self._lane_y(piece.line.bottom, mark.lane) + 1
            painter.fillRect(QRectF(piece.left, y, piece.right - piece.left, thick), color)
        for _, upright in mark.handles():
            y = self._lane_y(upright.bottom(), mark.lane) + 1
            painter.fillRect(QRectF(upright.left(), y - tick, thick + 1, tick + thick), color)

    def _link(self, painter: QPainter, link: Link) -> None:
        pen = QPen(dark_shade(link.look.color, self._theme), 1)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        for piece in link.pieces:
            y = self._lane_y(piece.line.bottom, link.lane) + 1
            painter.drawLine(QLineF(piece.left, y, piece.right, y))

    def _bar(self, painter: QPainter, bar: Bar, strong: bool) -> None:
        rect = bar.rect.adjusted(-1, 0, 1, 0) if strong else bar.rect
        painter.fillRect(
            rect, dark_shade(bar.look.color, self._theme) if strong else stroke(bar.look.color, self._theme)
        )

    def _chip(self, painter: QPainter, item: Chip, strong: bool) -> None:
        ratio = painter.device().devicePixelRatioF()
        key = item.name, item.look.color, item.look.claim, strong, ratio
        stamp = self._stamps.get(key)
        if stamp is None:
            stamp = self._stamps[key] = self._stamp(item, strong, ratio)
        painter.drawPixmap(item.rect.topLeft(), stamp)

    def _stamp(self, item: Chip, strong: bool, ratio: float) -> QPixmap:
        """A chip as a picture: one is painted again and again, and rounded corners and text are dear."""
        size = item.rect.size()
        stamp = QPixmap((size * ratio).toSize())
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        shade, ground = dark_shade(item.look.color, self._theme), chip(item.look.color, self._theme)
        if strong:
            shade, ground = QColor(self._theme.base), shade
        box = QRectF(QPointF(0, 0), size)
        with QPainter(stamp) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if item.look.claim:
                painter.setPen(QPen(ground if strong else shade, 1))
                painter.setBrush(ground if strong else QColor(self._theme.base))
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), size.height() / 2, size.height() / 2)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ground)
                painter.drawRoundedRect(box, _ROUND, _ROUND)
            painter.setPen(shade)
            painter.setFont(self._font)
            baseline = (size.height() + self._metrics.capHeight()) / 2
            painter.drawText(QPointF(_PAD, round(baseline)), item.name)
        return stamp

    def _picked(self, painter: QPainter, mark: Mark) -> None:
        color = dark_shade(mark.look.color, self._theme)
        if not mark.look.claim:
            painter.setPen(QPen(color, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for piece in mark.pieces:
                painter.drawRoundedRect(_box(piece).adjusted(0.25, 0.25, -0.25, -0.25), _ROUND, _ROUND)
        for start, upright in mark.handles():
            painter.fillRect(upright, color)
            painter.setBrush(QColor(self._theme.base))
            painter.setPen(QPen(color, 2))
            painter.drawEllipse(QPointF(upright.center().x(), upright.top() if start else upright.bottom()), 3.5, 3.5)


def _box(piece: Piece) -> QRectF:
    return QRectF(piece.left - 1, piece.line.top, piece.right - piece.left + 2, piece.line.bottom - piece.line.top)
