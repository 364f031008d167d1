"""The empty page: what is seen where no article is open."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPen

from desk.ui.theme import Theme

_SHEET = (76.0, 96.0)


def paint_nothing(painter: QPainter, area: QRect, message: str, theme: Theme) -> None:
    """A sheet with three lines, one of them marked, and the message below it, in the middle of `area`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    center = QPointF(area.center())
    width, height = _SHEET
    sheet = QRectF(center.x() - width / 2, center.y() - height - 4, width, height)
    painter.setPen(QPen(QColor(theme.border), 1.5))
    painter.setBrush(QColor(theme.alternate))
    painter.drawRoundedRect(sheet, 8, 8)
    painter.setPen(Qt.PenStyle.NoPen)
    for row, (share, marked) in enumerate(((0.62, False), (0.8, True), (0.45, False), (0.7, False))):
        y = sheet.top() + 20 + row * 17
        if marked:
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(QRectF(sheet.left() + 11, y - 5, (width - 24) * share + 4, 14), 3, 3)
        painter.setBrush(QColor(theme.accent if marked else theme.border))
        painter.drawRoundedRect(QRectF(sheet.left() + 13, y, (width - 26) * share, 4), 2, 2)
    painter.setFont(QFont(QGuiApplication.font().family(), 11))
    painter.setPen(QColor(theme.muted))
    room = QRectF(center.x() - 210, sheet.bottom() + 20, 420, area.height() / 2)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    painter.drawText(room, flags | Qt.TextFlag.TextWordWrap, message)
