"""How a claim looks in the ledger: two lines a cell, groups with their size, the members of one on a line of time."""

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from desk.model.label import LabelKind
from desk.ui.foreign import is_rtl, one_line
from desk.ui.labelmarks import paint_swatch
from desk.ui.ledger.model import SHOWN, Column, Index, LedgerModel, Shown, voices
from desk.ui.panels.articles_rows import small_font, strong_font
from desk.ui.panels.row_look import MARGIN, ColumnsDelegate, badge_width, paint_badge
from desk.ui.theme import stroke, theme_of

GUTTER = 30.0
"""What the mark of a group takes at the left of its claim."""
INDENT = 22.0
LINES = 2


class LedgerDelegate(ColumnsDelegate):
    """Paints one cell."""

    def row_height(self, font: QFont) -> int:
        """The height of every line, in logical pixels."""
        return round(QFontMetricsF(font).lineSpacing() * LINES + 13)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one cell."""
        shown: Shown | None = index.data(SHOWN)
        painter.save()
        self.paint_background(painter, option, index)
        if shown is not None:
            rect = QRectF(option.rect).adjusted(MARGIN, 5, -MARGIN / 2, -5)
            self._paint_cell(painter, rect, option, index, shown)
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index, shown: Shown
    ) -> None:
        palette, row = option.palette, shown.row
        model = index.model()
        assert isinstance(model, LedgerModel)
        text, muted = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.PlaceholderText)
        column = Column(index.column())
        painter.setPen(text)
        painter.setFont(option.font)
        match column:
            case Column.CONTENT:
                if model.listing.grouped:
                    self._paint_gutter(painter, QRectF(option.rect), option, shown)
                    rect.setLeft(rect.left() + GUTTER + (INDENT if shown.member else 0))
                if shown.member:
                    painter.setPen(muted)
                paint_two_lines(painter, rect, one_line(row.content))
            case Column.SAYER:
                if row.chain and row.chain[-1].name:
                    painter.setFont(strong_font(option.font))
                else:
                    painter.setPen(muted)
                paint_two_lines(painter, rect, voices(row))
            case Column.TYPE:
                label = model.labels.get(row.claim.label or "")
                if label is not None:
                    side = QFontMetricsF(option.font).height() * 0.8
                    middle = rect.top() + QFontMetricsF(option.font).height() / 2
                    swatch = QRectF(rect.left(), middle - side / 2, side, side)
                    color = stroke(label.color, theme_of(palette)).name()
                    paint_swatch(painter, swatch, color, LabelKind.CLAIM, palette)
                    rect.setLeft(rect.left() + side + 6)
                paint_two_lines(painter, rect, model.words(shown, column))
            case Column.LINKS:
                painter.setFont(small_font(option.font))
                if row.links:
                    _paint_badge(painter, rect, QLocale().toString(row.links), palette)
            case _:
                painter.setPen(muted)
                paint_two_lines(painter, rect, model.words(shown, column))

    def _paint_gutter(self, painter: QPainter, cell: QRectF, option: QStyleOptionViewItem, shown: Shown) -> None:
        """At a group how many say it and whether they are listed; at those a dot each, on one line."""
        theme = theme_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QFontMetricsF(option.font).height()
        middle = cell.top() + 5 + line / 2
        if shown.member:
            x = cell.left() + MARGIN + GUTTER + 4
            painter.setPen(QPen(QColor(theme.accent), 1.6))
            painter.drawLine(
                QPointF(x, middle if shown.first else cell.top()), QPointF(x, middle if shown.last else cell.bottom())
            )
            painter.setBrush(QColor(theme.accent if shown.first else theme.base))
            painter.drawEllipse(QPointF(x, middle), 4.2, 4.2)
        elif shown.is_group:
            x = cell.left() + MARGIN
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.muted))
            points = [(1, -2.5), (9, -2.5), (5, 3)] if shown.expanded else [(2.5, -4), (2.5, 4), (8, 0)]
            painter.drawPolygon(QPolygonF([QPointF(x + dx, middle + dy) for dx, dy in points]))
            painter.setFont(strong_font(small_font(option.font), QFont.Weight.DemiBold))
            painter.setPen(QColor(theme.accent))
            box = QRectF(x + 10, middle - line / 2, GUTTER - 10, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"{shown.row.size}×")
        painter.restore()


def paint_two_lines(painter: QPainter, rect: QRectF, text: str) -> None:
    """Foreign text on at most two lines, cut with an ellipsis where it does not fit, in its own direction."""
    metrics = QFontMetricsF(painter.font())
    right_to_left = is_rtl(text)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    if not first.isValid():
        layout.endLayout()
        return
    first.setLineWidth(rect.width())
    cut = first.textLength()
    layout.endLayout()
    rest = text[cut:].strip()
    flags = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    flags |= Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
    painter.setLayoutDirection(option.textDirection())
    for number, part in enumerate(part for part in (text[:cut].strip(), rest) if part):
        box = QRectF(rect.left(), rect.top() + number * metrics.lineSpacing(), rect.width(), metrics.height())
        painter.drawText(box, flags, metrics.elidedText(part, Qt.TextElideMode.ElideRight, rect.width()))
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _paint_badge(painter: QPainter, rect: QRectF, shown: str, palette: QPalette) -> None:
    width, height = badge_width(painter.font(), shown), QFontMetricsF(painter.font()).height()
    paint_badge(painter, QRectF(rect.left(), rect.top() - 1, width, height + 3), shown, palette)
