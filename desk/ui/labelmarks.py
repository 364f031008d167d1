"""How a label is marked wherever labels are listed: its swatch, which tells its kind, and its key."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPalette, QPen, QPixmap

from desk.model.label import Label, LabelKind

SWATCH = 13.0
"""The side of a swatch in a list, in logical pixels."""


def paint_swatch(painter: QPainter, rect: QRectF, color: str, kind: LabelKind, palette: QPalette) -> None:
    """A square for what tints the text, for a claim the bracket along its lines, for a relation a line."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = QColor(color)
    if kind is LabelKind.CLAIM:
        width = max(2.5, rect.width() / 4)
        pen = QPen(fill, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        inner = rect.adjusted(width / 2, rect.height() * 0.18, -width / 2, -width)
        painter.drawPolyline([inner.topLeft(), inner.bottomLeft(), inner.bottomRight(), inner.topRight()])
    elif kind is LabelKind.RELATION:
        width, dot = max(2.0, rect.width() / 6), rect.width() / 5
        one, other = rect.adjusted(dot, 0, 0, -dot).bottomLeft(), rect.adjusted(0, dot, -dot, 0).topRight()
        painter.setPen(QPen(fill, width))
        painter.drawLine(one, other)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        for end in (one, other):
            painter.drawEllipse(end, dot, dot)
    else:
        outline = QColor(palette.color(QPalette.ColorRole.Text))
        outline.setAlpha(70)
        painter.setPen(QPen(outline, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.restore()


def swatch_icon(label: Label, palette: QPalette, ratio: float) -> QIcon:
    """The swatch for a menu or a combo box, on a screen with that device pixel ratio."""
    side = round(SWATCH) + 3
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_swatch(painter, QRectF(1.5, 1.5, SWATCH, SWATCH), label.color, label.kind, palette)
    painter.end()
    return QIcon(pixmap)


def key_font(font: QFont) -> QFont:
    """The font that keys are shown in, beside text in `font`."""
    made = QFont(font)
    made.setPointSizeF(max(7.0, font.pointSizeF() * 0.86) if font.pointSizeF() > 0 else 9.0)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def key_width(font: QFont) -> float:
    """The room a key of one character takes beside text in `font`, in logical pixels."""
    return max(QFontMetricsF(key_font(font)).horizontalAdvance("W") + 8, 20.0)


def paint_key(painter: QPainter, center: QPointF, key: str, font: QFont, palette: QPalette) -> None:
    """The key as it looks on a keyboard."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    small = key_font(font)
    width, height = key_width(font), QFontMetricsF(small).height() + 3
    rect = QRectF(center.x() - width / 2, center.y() - height / 2, width, height)
    edge = QColor(palette.color(QPalette.ColorRole.Text))
    edge.setAlpha(85)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(palette.color(QPalette.ColorRole.Button))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.drawLine(QPointF(rect.left() + 3, rect.bottom() - 2), QPointF(rect.right() - 3, rect.bottom() - 2))
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.setFont(small)
    painter.drawText(rect.adjusted(0, -0.5, 0, -1), Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


def paint_row_background(
    painter: QPainter, rect: QRectF, palette: QPalette, *, hover: bool, selected: bool, focus: bool
) -> None:
    """Behind a row: a wash of the highlight that leaves text as readable as before, and a ring for the focus."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wash = QColor(palette.color(QPalette.ColorRole.Highlight))
    wash.setAlpha(44 if selected else 20)
    inner = rect.adjusted(2.5, 0.5, -2.5, -0.5)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 1.5) if focus else Qt.PenStyle.NoPen)
    painter.setBrush(wash if selected or hover else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, 5, 5)
    painter.restore()
