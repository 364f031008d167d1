"""How the cases of an article are listed: their words, in what they differ, and whether they are settled."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from desk.measure.align import Case
from desk.ui.adjudicate.docket import CASE, SETTLED, Docket, Index
from desk.ui.adjudicate.words import classes, label_of, quote_of
from desk.ui.foreign import isolated
from desk.ui.labelmarks import paint_row_background
from desk.ui.panels.articles_rows import small_font
from desk.ui.panels.row_look import clear_row
from desk.ui.theme import Theme, mixed, theme_of

MARGIN = 10.0
MARK = 18.0


class CaseDelegate(QStyledItemDelegate):
    """Two lines a case: what it is about and how it is classed, and below it what each analyst calls it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height."""
        big, small = QFontMetricsF(option.font), QFontMetricsF(small_font(option.font))
        return QSize(160, round(big.lineSpacing() + small.lineSpacing() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one row."""
        case: Case = index.data(CASE)
        settled: bool = index.data(SETTLED)
        view, palette = option.widget, option.palette
        model = index.model()
        if case is None or not isinstance(model, Docket):
            return
        theme = theme_of(palette)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focus = view is not None and view.hasFocus() and selected
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clear_row(painter, option)
        rect = QRectF(option.rect)
        paint_row_background(painter, rect, palette, hover=hover, selected=selected, focus=focus)
        inner = rect.adjusted(MARGIN, 6, -MARGIN, -6)
        _paint_mark(painter, QRectF(inner.left(), inner.top(), MARK, inner.height()), settled, theme)
        inner.setLeft(inner.left() + MARK + 4)
        big = QFontMetricsF(option.font)
        top = QRectF(inner.left(), inner.top(), inner.width(), big.lineSpacing())
        painter.setFont(option.font)
        color = QColor(theme.warning if case.differences else theme.good)
        left = _paint_pills(painter, top, classes(case), color, theme)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.muted if settled else theme.text))
        words = isolated(quote_of(case))
        room = QRectF(top.left(), top.top(), left - top.left() - 6, top.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip
        painter.drawText(room, flags, big.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))
        small = small_font(option.font)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        below = QRectF(inner.left(), top.bottom() + 1, inner.width(), QFontMetricsF(small).lineSpacing())
        named = [label_of(each, model.known) for each in case.by]
        said = " · ".join(dict.fromkeys(named) if len(set(named)) == 1 else named)
        painter.drawText(
            below, flags, QFontMetricsF(small).elidedText(said, Qt.TextElideMode.ElideRight, below.width())
        )
        painter.restore()


class DocketList(QTreeView):
    """The list of cases. The window's keys decide; the arrows up and down walk it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Cases"))
        self.setItemDelegate(CaseDelegate(self))
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setHeaderHidden(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(240)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the window, not the beginnings of rows."""


def _paint_mark(painter: QPainter, rect: QRectF, settled: bool, theme: Theme) -> None:
    """A tick in a disc for what is settled, a ring for what is open."""
    center, radius = QPointF(rect.left() + 7, rect.center().y()), 7.0
    if not settled:
        painter.setPen(QPen(QColor(theme.neutral), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, radius - 1, radius - 1)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.good))
    painter.drawEllipse(center, radius, radius)
    pen = QPen(QColor(theme.base), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    x, y = center.x(), center.y()
    painter.drawPolyline([QPointF(x - 3.2, y + 0.2), QPointF(x - 0.8, y + 2.6), QPointF(x + 3.4, y - 2.4)])


def _paint_pills(painter: QPainter, line: QRectF, words: list[str], color: QColor, theme: Theme) -> float:
    """Draws the classes at the right end of a line; gives where they begin."""
    small = small_font(painter.font())
    metrics = QFontMetricsF(small)
    painter.setFont(small)
    right = line.right()
    for word in reversed(words):
        width = metrics.horizontalAdvance(word) + 14
        if right - width < line.left() + line.width() * 0.3:
            break
        pill = QRectF(right - width, line.center().y() - metrics.height() / 2 - 1, width, metrics.height() + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(color, QColor(theme.base), 0.14))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(color)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, word)
        right -= width + 4
    return right
