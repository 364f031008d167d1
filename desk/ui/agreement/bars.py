"""A bar for each label, with the interval that its figure lies in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desk.ui.agreement.charts import MARGIN, Chart
from desk.ui.agreement.words import DASH, value
from desk.ui.theme import Theme, mixed


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name and colour, the value with its interval, or why there is none."""

    name: str
    color: str
    value: float | None
    low: float | None = None
    high: float | None = None
    why: str = ""
    said: str = ""


class BarChart(Chart):
    """A bar for each label, with its interval, from -1 or 0 to 1."""

    WIDTH = 420.0
    ROW = 30.0

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.bars: Sequence[Bar] = ()
        self.title = ""

    def show_bars(self, bars: Sequence[Bar], title: str) -> None:
        """Shows others."""
        self.bars, self.title = bars, title
        self._changed()

    def grid(self) -> tuple[int, int]:
        """One column of bars."""
        return len(self.bars), 1 if self.bars else 0

    def said(self, row: int, column: int) -> str:
        """The bar in words."""
        return self.bars[row].said or self.bars[row].name

    def box(self, row: int, column: int) -> QRectF:
        """Where a bar and its name are."""
        return QRectF(MARGIN / 2, self._top() + row * self.ROW, self.wanted().width() - MARGIN, self.ROW)

    def wanted(self) -> QSize:
        """Names, bars, and room for why there is none."""
        reasons = [self._metrics().horizontalAdvance(bar.why) for bar in self.bars if bar.value is None]
        room = max(self.WIDTH + 130, max(reasons, default=0.0) + 40)
        height = self._top() + max(len(self.bars), 1) * self.ROW + self._metrics().lineSpacing() + 2 * MARGIN
        return QSize(round(self._left() + room + MARGIN), round(height))

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """The axis, then bar by bar."""
        metrics = self._metrics()
        line = metrics.lineSpacing()
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(MARGIN, MARGIN + metrics.ascent()), self.title)
        low = self._low()
        bottom = self._top() + len(self.bars) * self.ROW
        for number in range(round((1 - low) * 4) + 1):
            mark = low + number / 4
            x = self._x(mark)
            painter.setPen(QPen(QColor(theme.border), 1.5 if mark == 0 else 1))
            painter.drawLine(QPointF(x, self._top() - 4), QPointF(x, bottom))
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRectF(x - 30, bottom + 2, 60, line), Qt.AlignmentFlag.AlignCenter, value(mark))
        for row, bar in enumerate(self.bars):
            self._draw_bar(painter, theme, row, bar)

    def _draw_bar(self, painter: QPainter, theme: Theme, row: int, bar: Bar) -> None:
        metrics = self._metrics()
        y = self._top() + row * self.ROW
        painter.setPen(QColor(theme.text))
        box = QRectF(MARGIN, y, self._left() - MARGIN - 10, self.ROW)
        shown = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        zero = self._x(0)
        if bar.value is None:
            painter.setPen(QColor(theme.muted))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(zero + 8, y, self.wanted().width() - zero, self.ROW), flags, bar.why or DASH)
            return
        end = self._x(max(bar.value, self._low()))
        rect = QRectF(min(zero, end), y + 6, max(abs(end - zero), 1.5), self.ROW - 12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(QColor(bar.color), QColor(theme.base), 0.75))
        painter.drawRoundedRect(rect, 3, 3)
        if bar.low is not None and bar.high is not None:
            painter.setPen(QPen(QColor(theme.text), 1.4))
            middle = y + self.ROW / 2
            left, right = self._x(max(bar.low, self._low())), self._x(bar.high)
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
            for x in (left, right):
                painter.drawLine(QPointF(x, middle - 4), QPointF(x, middle + 4))
        painter.setPen(QColor(theme.text))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(self._x(1) + 14, y, 110, self.ROW), flags, value(bar.value))

    def _low(self) -> float:
        """Where the axis begins: below 0 only where something is."""
        ends = [end for bar in self.bars for end in (bar.value, bar.low) if end is not None]
        least = min(ends, default=0.0)
        return 0.0 if least >= 0 else -0.5 if least >= -0.5 else -1.0

    def _x(self, at: float) -> float:
        low = self._low()
        return self._left() + (at - low) / (1 - low) * self.WIDTH

    def _left(self) -> float:
        metrics = self._metrics()
        widest = max((metrics.horizontalAdvance(bar.name) for bar in self.bars), default=0.0)
        return MARGIN + min(widest + 12, 240.0)

    def _top(self) -> float:
        return MARGIN + self._metrics().lineSpacing() + 10
