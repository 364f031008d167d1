"""How an article looks in the list: on two lines where the panel is narrow, in columns where it is wide."""

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from desk.model.article import State
from desk.store.rows import ArticleRow
from desk.ui.foreign import is_rtl, isolated, one_line
from desk.ui.panels.articles_model import ROW, Column, Index, outlet_of, published_of, state_word
from desk.ui.panels.row_look import MARGIN, ColumnsDelegate, badge_width, paint_badge
from desk.ui.theme import theme_of

GAP = 7.0
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def small_font(font: QFont) -> QFont:
    """The font of what is said about a thing, beside its name in `font`."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * 0.9)
    return made


def strong_font(font: QFont, weight: QFont.Weight = QFont.Weight.Medium) -> QFont:
    """The font of a thing's name."""
    made = QFont(font)
    made.setWeight(weight)
    return made


def state_color(state: State, palette: QPalette) -> QColor:
    """The colour of a state's mark, readable on the palette's base."""
    theme = theme_of(palette)
    return QColor(
        {
            State.NEW: theme.neutral,
            State.IN_PROGRESS: theme.warning,
            State.DONE: theme.good,
            State.NEEDS_REVIEW: theme.accent,
            State.RETURNED: theme.warning,
            State.REVIEWED: theme.good,
        }[state]
    )


def paint_state(painter: QPainter, center: QPointF, size: float, state: State, palette: QPalette) -> None:
    """A mark, told apart by its shape as well as by its colour: a ring that is empty, half full, full, around a dot or
    behind a tick; what was returned points back."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = state_color(state, palette)
    pen = QPen(color, max(1.4, size / 6))
    rect = QRectF(center.x() - size / 2, center.y() - size / 2, size, size)
    inset = pen.widthF() / 2
    ring = rect.adjusted(inset, inset, -inset, -inset)
    if state is State.RETURNED:
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        tip, foot = QPointF(ring.left(), center.y()), ring.right() - inset
        painter.drawPolygon([tip, QPointF(foot, ring.top()), QPointF(foot, ring.bottom())])
        painter.restore()
        return
    painter.setPen(pen)
    painter.setBrush(color if state in (State.DONE, State.REVIEWED) else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if state is State.IN_PROGRESS:
        painter.drawPie(ring, -90 * 16, 180 * 16)
    elif state is State.NEEDS_REVIEW:
        painter.drawEllipse(center, size / 5, size / 5)
    elif state is State.REVIEWED:
        tick = QPen(palette.color(QPalette.ColorRole.Base), max(1.2, size / 7))
        tick.setCapStyle(Qt.PenCapStyle.RoundCap)
        tick.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(tick)
        ends = ((-0.24, 0.02), (-0.06, 0.2), (0.25, -0.18))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([center + QPointF(x * size, y * size) for x, y in ends])
    painter.restore()


def paint_line(painter: QPainter, rect: QRectF, text: str) -> None:
    """One line of foreign text from the left edge, cut with an ellipsis where it does not fit, in its own direction."""
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    direction = Qt.LayoutDirection.RightToLeft if is_rtl(text) else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(direction)
    painter.drawText(rect, LEFT | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine, shown)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class ArticleDelegate(ColumnsDelegate):
    """Paints one row; `two_lines` says which way."""

    two_lines = True

    def row_height(self, font: QFont) -> int:
        """The height of every row, in logical pixels."""
        height = QFontMetricsF(strong_font(font)).height()
        if self.two_lines:
            return round(height + QFontMetricsF(small_font(font)).height() + 17)
        return round(height + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one cell."""
        row: ArticleRow | None = index.data(ROW)
        painter.save()
        self.paint_background(painter, option, index, columns=not self.two_lines)
        if row is not None:
            rect = QRectF(option.rect).adjusted(MARGIN, 0, -MARGIN, 0)
            if self.two_lines:
                self._paint_two_lines(painter, rect, option, row)
            else:
                self._paint_cell(painter, rect, option, row, Column(index.column()))
        painter.restore()

    def _paint_two_lines(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, row: ArticleRow) -> None:
        article, palette = row.article, option.palette
        strong, small = strong_font(option.font), small_font(option.font)
        first_height, second_height = QFontMetricsF(strong).height(), QFontMetricsF(small).height()
        top = rect.top() + (rect.height() - first_height - second_height - 3) / 2
        painter.setFont(strong)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        paint_line(painter, QRectF(rect.left(), top, rect.width(), first_height), one_line(article.shown_title))
        second = QRectF(rect.left(), top + first_height + 3, rect.width(), second_height)
        painter.setFont(small)
        second.setRight(second.right() - self._paint_count(painter, second, palette, row.annotations))
        size = second_height * 0.58
        paint_state(painter, QPointF(rect.left() + size / 2, second.center().y()), size, article.state, palette)
        second.setLeft(second.left() + size + GAP)
        parts = [state_word(article.state), isolated(outlet_of(article)), isolated(published_of(article))]
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        paint_line(painter, second, " · ".join(part for part in parts if part))

    def _paint_cell(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, row: ArticleRow, column: Column
    ) -> None:
        palette = option.palette
        painter.setFont(strong_font(option.font) if column is Column.TITLE else option.font)
        muted = column in (Column.OUTLET, Column.PUBLISHED)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText if muted else QPalette.ColorRole.Text))
        if column is Column.ANNOTATIONS:
            painter.setFont(small_font(option.font))
            self._paint_count(painter, rect, palette, row.annotations)
            return
        if column is Column.STATE:
            size = QFontMetricsF(option.font).height() * 0.55
            paint_state(painter, QPointF(rect.left() + size / 2, rect.center().y()), size, row.article.state, palette)
            rect.setLeft(rect.left() + size + GAP)
            paint_line(painter, rect, state_word(row.article.state))
        else:
            words = {
                Column.TITLE: one_line(row.article.shown_title),
                Column.OUTLET: outlet_of(row.article),
                Column.PUBLISHED: published_of(row.article, time=True),
            }
            paint_line(painter, rect, words[column])

    def _paint_count(self, painter: QPainter, rect: QRectF, palette: QPalette, count: int) -> float:
        """The badge at the right edge; gives the room it took, which is none for none."""
        if not count:
            return 0.0
        shown = QLocale().toString(count)
        width, height = badge_width(painter.font(), shown), QFontMetricsF(painter.font()).height() + 2
        badge = QRectF(rect.right() - width, rect.center().y() - height / 2, width, height)
        paint_badge(painter, badge, shown, palette)
        return width + GAP
