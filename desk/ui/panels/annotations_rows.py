"""How an annotation looks in the list."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from desk.ui.article.verdicts import paint_mark
from desk.ui.foreign import one_line
from desk.ui.labelmarks import SWATCH, paint_swatch
from desk.ui.panels.annotations_model import LINE, Index, Line
from desk.ui.panels.articles_rows import paint_line, small_font, strong_font
from desk.ui.panels.row_look import MARGIN, RowDelegate, clear_row, paint_row

GAP = 8.0
NAME_SHARE = 0.36
"""How much of a row's width the label's name may take."""


class AnnotationDelegate(RowDelegate):
    """Paints a row: swatch, quote, marks of a note and of a decision, the label's name; or a group's heading."""

    def row_height(self, font: QFont) -> int:
        """The height of every row, in logical pixels."""
        return round(QFontMetricsF(font).height() + 11)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one row."""
        line: Line = index.data(LINE)
        painter.save()
        rect = QRectF(option.rect)
        clear_row(painter, option)
        if line.annotation is None:
            self._paint_heading(painter, rect, option, line)
        else:
            self._paint_annotation(painter, rect, option, line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, line: Line) -> None:
        rect = rect.adjusted(MARGIN, 2, -MARGIN, 0)
        paint_swatch(painter, _swatch(rect), line.color, line.kind, option.palette)
        rect.setLeft(rect.left() + SWATCH + GAP)
        painter.setFont(strong_font(option.font, QFont.Weight.DemiBold))
        # Headings cannot be chosen, but they are not greyed out for that.
        painter.setPen(option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
        count = str(line.count)
        count_width = QFontMetricsF(option.font).horizontalAdvance(count)
        paint_line(painter, rect.adjusted(0, 0, -count_width - GAP, 0), one_line(line.name))
        painter.setFont(small_font(option.font))
        painter.setPen(option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.PlaceholderText))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)

    def _paint_annotation(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, line: Line) -> None:
        annotation, palette = line.annotation, option.palette
        assert annotation is not None
        paint_row(painter, option)
        grouped = bool(getattr(self.parent(), "grouped", False))
        rect = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if not grouped:
            paint_swatch(painter, _swatch(rect), line.color, line.kind, palette)
        rect.setLeft(rect.left() + SWATCH + GAP)
        if not grouped:
            painter.setFont(small_font(option.font))
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            metrics, name = QFontMetricsF(painter.font()), one_line(line.name)
            width = min(metrics.horizontalAdvance(name) + 1, rect.width() * NAME_SHARE)
            paint_line(painter, QRectF(rect.right() - width, rect.top(), width, rect.height()), name)
            rect.setRight(rect.right() - width - GAP)
        if line.mark:
            side = QFontMetricsF(option.font).ascent() * 0.8
            center = QPointF(rect.right() - side / 2, rect.center().y())
            paint_mark(painter, center, side, line.mark, palette.color(QPalette.ColorRole.Text))
            rect.setRight(rect.right() - side - GAP)
        if annotation.note:
            side = QFontMetricsF(option.font).ascent()
            place = QRectF(rect.right() - side, rect.center().y() - side / 2, side, side)
            paint_note(painter, place, palette.color(QPalette.ColorRole.PlaceholderText))
            rect.setRight(place.left() - GAP)
        painter.setFont(option.font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        paint_line(painter, rect, one_line(annotation.quote))


def paint_note(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """A small sheet with lines on it: there is a note."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet = rect.adjusted(rect.width() * 0.1, 0.6, -rect.width() * 0.1, -0.6)
    painter.drawRoundedRect(sheet, 2, 2)
    for share in (0.32, 0.52, 0.72):
        y = sheet.top() + sheet.height() * share
        right = sheet.right() - sheet.width() * (0.25 if share < 0.7 else 0.45)
        painter.drawLine(QLineF(sheet.left() + sheet.width() * 0.25, y, right, y))
    painter.restore()


def _swatch(rect: QRectF) -> QRectF:
    return QRectF(rect.left(), rect.center().y() - SWATCH / 2, SWATCH, SWATCH)
