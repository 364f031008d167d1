"""How the rows of a list are marked: the one under the mouse, the selected ones and the one with the keyboard."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desk.ui.labelmarks import paint_row_background

MARGIN = 10.0

Index = QModelIndex | QPersistentModelIndex


def clear_row(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Takes away how a table has marked a selected cell, for the delegate marks whole rows in its own way."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Base))


def paint_row(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The background of a row that is one cell, as Qt says that it is."""
    state = option.state
    paint_row_background(
        painter,
        QRectF(option.rect),
        option.palette,
        hover=bool(state & QStyle.StateFlag.State_MouseOver),
        selected=bool(state & QStyle.StateFlag.State_Selected),
        focus=bool(state & QStyle.StateFlag.State_HasFocus),
    )


def paint_row_end(painter: QPainter, palette: QPalette, left: float, right: float, bottom: float) -> None:
    """The line that parts a row from the next."""
    painter.setPen(palette.color(QPalette.ColorRole.Midlight))
    painter.drawLine(QPointF(left, bottom - 0.5), QPointF(right, bottom - 0.5))


def badge_width(font: QFont, shown: str) -> float:
    """How wide a badge with these words is."""
    metrics = QFontMetricsF(font)
    return max(metrics.horizontalAdvance(shown) + 12, metrics.height() + 4)


def paint_badge(painter: QPainter, badge: QRectF, shown: str, palette: QPalette) -> None:
    """A number on a rounded ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Midlight))
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


class RowDelegate(QStyledItemDelegate):
    """Paints rows that are all of one height."""

    def row_height(self, font: QFont) -> int:
        """The height of every row, in logical pixels."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are of one height; columns are laid out by the view."""
        return QSize(120, self.row_height(option.font))


class ColumnsDelegate(RowDelegate):
    """Paints cells of rows that are marked from edge to edge. The view sets `hovered` to the row under the mouse."""

    hovered = -1

    def paint_background(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, *, columns: bool = True
    ) -> None:
        """What is behind a cell: its part of the row's background, or all of it where there are no `columns`."""
        view = option.widget
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        current = isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex().row() == index.row()
        rect = QRectF(option.rect)
        clear_row(painter, option)
        if isinstance(view, QAbstractItemView) and columns:
            painter.setClipRect(option.rect)
            rect.setLeft(0)
            rect.setRight(view.viewport().width())
        hover = index.row() == self.hovered
        paint_row_background(painter, rect, option.palette, hover=hover, selected=selected, focus=current)
        if not selected and not current:
            bottom = QRectF(option.rect).bottom()
            paint_row_end(painter, option.palette, rect.left() + MARGIN, rect.right() - MARGIN, bottom)
