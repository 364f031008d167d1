"""Charts that paint themselves to the screen, into a picture and into SVG: what they share, and the matrix."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from desk.ui.foreign import plain_tooltip
from desk.ui.theme import LIGHT, Theme, contrast, mixed, theme_of

MARGIN = 12.0
SCALE = 2.0
"""Pictures are so many times as large as on the screen, for print."""

ROOM, FEW = 560.0, 6
"""Where straight names would make more than a few columns wider than this, they stand aslant over narrow columns."""
SLANT = 40.0
LONGEST_SLANTED = 170.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what stands in it, how deep it is coloured (0 to 1), and all of it in words. `wrong` is another hue."""

    text: str
    depth: float = 0.0
    said: str = ""
    wrong: bool = False
    active: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns with names, who they belong to, and the cells row by row."""

    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[Sequence[Cell]]
    row_title: str = ""
    column_title: str = ""
    title: str = ""


class Chart(QWidget):
    """What both have in common: a current cell for the keyboard, words for a screen reader, and saving."""

    picked = Signal(int, int)
    """Row and column of a cell that was clicked, or chosen with Return."""
    moved = Signal(int, int)
    """Row and column of the cell that a person went to."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.at = (0, 0)

    def grid(self) -> tuple[int, int]:
        """How many rows and columns there are to walk."""
        raise NotImplementedError

    def said(self, row: int, column: int) -> str:
        """A cell in words."""
        raise NotImplementedError

    def box(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        raise NotImplementedError

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """Paints all of it from (0, 0) on, without the mark of the keyboard."""
        raise NotImplementedError

    def wanted(self) -> QSize:
        """The room that all of it takes."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """All of it."""
        return self.wanted()

    def minimumSizeHint(self) -> QSize:
        """All of it: what holds a chart scrolls."""
        return self.wanted()

    @property
    def theme(self) -> Theme:
        """The theme that the palette belongs to."""
        return theme_of(self.palette())

    def save(self, path: Path, title: str) -> None:
        """Writes the chart as SVG or PNG, after the file's ending, always in the light theme; OSError where not."""
        size = self.wanted()
        if path.suffix.lower() == ".svg":
            # Heavy and only for this: imported when it is asked for.
            from PySide6.QtSvg import QSvgGenerator

            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            generator = QSvgGenerator()
            generator.setOutputDevice(buffer)
            generator.setSize(size)
            generator.setViewBox(QRect(0, 0, size.width(), size.height()))
            generator.setTitle(title)
            painter = QPainter(generator)
            self._draw_page(painter, size)
            painter.end()
            path.write_bytes(buffer.data().data())
            return
        image = QImage(size * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(SCALE)
        painter = QPainter(image)
        self._draw_page(painter, size)
        painter.end()
        if not image.save(str(path)):
            raise OSError(f"{path}: the picture could not be written")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chart, and a ring around the current cell while it has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        self.draw(painter, self.theme)
        rows, columns = self.grid()
        if self.hasFocus() and rows and columns:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.box(*self.at).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the cells, Return or Space chooses one."""
        steps = {
            Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self.go(self.at[0] + steps[key][0], self.at[1] + steps[key][1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if all(self.grid()):
                self.picked.emit(*self.at)
        else:
            super().keyPressEvent(event)

    def go(self, row: int, column: int) -> None:
        """Makes a cell the current one, and says it."""
        rows, columns = self.grid()
        if not rows or not columns:
            return
        self.at = max(0, min(row, rows - 1)), max(0, min(column, columns - 1))
        self.setAccessibleDescription(self.said(*self.at))
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.said(*self.at)))
            self.moved.emit(*self.at)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the cell under the mouse."""
        found = self._under(event.position())
        if found is not None:
            self.go(*found)
            self.picked.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Says the cell under the mouse."""
        found = self._under(event.position())
        if found is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), plain_tooltip(self.said(*found)), self)

    def changeEvent(self, event: QEvent) -> None:
        """Another font or theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()

    def _changed(self) -> None:
        """Something else is shown."""
        self.go(*self.at)
        self.setFixedSize(self.wanted())
        self.update()

    def _under(self, point: QPointF) -> tuple[int, int] | None:
        rows, columns = self.grid()
        return next(
            ((r, c) for r in range(rows) for c in range(columns) if self.box(r, c).contains(point)),
            None,
        )

    def _draw_page(self, painter: QPainter, size: QSize) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(LIGHT.base))
        painter.setFont(self.font())
        self.draw(painter, LIGHT)

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font())


def framed(chart: Chart) -> QScrollArea:
    """A chart in a frame like that of lists, in which it scrolls."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setBackgroundRole(QPalette.ColorRole.Base)
    area.setStyleSheet("QScrollArea { border: 1px solid palette(mid); border-radius: 6px; }")
    area.setWidget(chart)
    return area


class MatrixChart(Chart):
    """A matrix: confusions of labels, or how far each pair of people agrees."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.matrix = Matrix((), (), ())

    def show_matrix(self, matrix: Matrix) -> None:
        """Shows another one."""
        self.matrix = matrix
        self._changed()

    def grid(self) -> tuple[int, int]:
        """All cells."""
        return len(self.matrix.rows), len(self.matrix.columns)

    def said(self, row: int, column: int) -> str:
        """The cell in words."""
        cell = self.matrix.cells[row][column]
        return cell.said or cell.text

    def box(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        left, top = self._left(), self._top()
        width, height = self._cell()
        return QRectF(left + column * width, top + row * height, width, height)

    def wanted(self) -> QSize:
        """Names and cells."""
        width, height = self._cell()
        rows, columns = self.grid()
        beside = self._slanted() * math.cos(math.radians(SLANT)) - width / 2 if self._is_slanted() else 0.0
        return QSize(
            round(self._left() + max(columns, 1) * width + max(beside, 0.0) + MARGIN),
            round(self._top() + max(rows, 1) * height + MARGIN),
        )

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """Names at the left and over the columns, cells, the larger their depth the deeper."""
        metrics, matrix = self._metrics(), self.matrix
        line = metrics.lineSpacing()
        painter.setPen(QColor(theme.muted))
        left, top = self._left(), self._top()
        width, height = self._cell()
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRectF(left, MARGIN, width * max(len(matrix.columns), 1), line),
            flags | Qt.AlignmentFlag.AlignLeft,
            matrix.column_title,
        )
        painter.drawText(QRectF(MARGIN, top - line - 4, left - MARGIN * 2, line), flags, matrix.row_title)
        painter.setPen(QColor(theme.text))
        self._draw_columns(painter)
        for row, name in enumerate(matrix.rows):
            painter.setPen(QColor(theme.text))
            box = QRectF(MARGIN, top + row * height, left - MARGIN - 8, height)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, flags | Qt.AlignmentFlag.AlignRight, shown)
            for column in range(len(matrix.columns)):
                self._draw_cell(painter, theme, row, column)

    def _draw_columns(self, painter: QPainter) -> None:
        """The names over the columns."""
        metrics, line = self._metrics(), self._metrics().lineSpacing()
        left, top, width = self._left(), self._top(), self._cell()[0]
        over = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
        for column, name in enumerate(self.matrix.columns):
            if self._is_slanted():
                painter.save()
                painter.translate(left + (column + 0.5) * width, top - 4)
                painter.rotate(-SLANT)
                shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, LONGEST_SLANTED)
                painter.drawText(QPointF(0, -metrics.descent() / 2), shown)
                painter.restore()
                continue
            box = QRectF(left + column * width + 3, top - 2 * line - 6, width - 6, 2 * line + 2)
            words = "\n".join(
                metrics.elidedText(part, Qt.TextElideMode.ElideRight, box.width()) for part in _halves(name)
            )
            painter.drawText(box, over, words)

    def _draw_cell(self, painter: QPainter, theme: Theme, row: int, column: int) -> None:
        cell = self.matrix.cells[row][column]
        box = self.box(row, column).adjusted(1, 1, -1, -1)
        hue = QColor(theme.warning if cell.wrong else theme.accent)
        ground = mixed(hue, QColor(theme.base), 0.08 + 0.72 * cell.depth) if cell.depth else QColor(theme.alternate)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        inks = (QColor(theme.text), QColor(theme.base))
        painter.setPen(max(inks, key=lambda ink: contrast(ink, ground)) if cell.depth else QColor(theme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell.text)

    def _cell(self) -> tuple[float, float]:
        height = self._metrics().lineSpacing() + 16
        return (self._widest_cell() if self._is_slanted() else self._straight()), height

    def _straight(self) -> float:
        """The width of a column with its name above it."""
        metrics = self._metrics()
        parts = [metrics.horizontalAdvance(part) for name in self.matrix.columns for part in _halves(name)]
        return min(max([part + 14 for part in parts] + [self._widest_cell(), 56.0]), 120.0)

    def _widest_cell(self) -> float:
        metrics = self._metrics()
        texts = [metrics.horizontalAdvance(cell.text) for row in self.matrix.cells for cell in row]
        return min(max([text + 14 for text in texts] + [40.0]), 120.0)

    def _is_slanted(self) -> bool:
        columns = len(self.matrix.columns)
        return columns > FEW and columns * self._straight() > ROOM

    def _slanted(self) -> float:
        """How long the longest slanted name is."""
        metrics = self._metrics()
        return min(max((metrics.horizontalAdvance(name) for name in self.matrix.columns), default=0.0), LONGEST_SLANTED)

    def _left(self) -> float:
        metrics = self._metrics()
        names = [*self.matrix.rows, self.matrix.row_title]
        return MARGIN + min(max((metrics.horizontalAdvance(name) for name in names), default=0.0) + 10, 240.0)

    def _top(self) -> float:
        line = self._metrics().lineSpacing()
        if self._is_slanted():
            return MARGIN + 2 * line + self._slanted() * math.sin(math.radians(SLANT)) + 6
        return MARGIN + 3 * line + 10


def _halves(name: str) -> list[str]:
    """A name on two lines where it has several words, as evenly as can be."""
    words = name.split()
    if len(words) < 2:
        return [name]
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return list(min(cuts, key=lambda pair: max(map(len, pair))))
