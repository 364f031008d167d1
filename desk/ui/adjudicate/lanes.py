"""The article's text with a lane for each analyst, so that the same words stand below each other."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from desk.model.annotation import Claim
from desk.model.review import Verdict
from desk.ui.adjudicate.docket import Docket
from desk.ui.adjudicate.laying import BAR, BAR_GAP, Bar, Laid, Row, passage
from desk.ui.adjudicate.words import label_of
from desk.ui.article.names import names_of
from desk.ui.foreign import one_line, plain_tooltip
from desk.ui.panels.articles_rows import small_font
from desk.ui.panels.claims_rows import NEUTRAL
from desk.ui.theme import Theme, chip, dark_shade, stroke, theme_of

MARGIN = 14.0
GUTTER = 86.0
MEASURE = 92
"""Lines hold at most so many average letters."""


class Lanes(QAbstractScrollArea):
    """Paints the passage around the current case. What it shows, the list and the table beside it say in words."""

    case_clicked = Signal(int)
    """The number of a case in the article."""

    def __init__(self, docket: Docket, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Text with a lane for each analyst"))
        # The keys of the window decide; to see more of the text there are Page Up and Page Down.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.setMinimumWidth(320)
        self.setStyleSheet("Lanes { border: 1px solid palette(mid); border-radius: 6px; }")
        self._docket = docket
        self._current: int | None = None
        self._laid: Laid | None = None
        docket.modelReset.connect(self.relay)
        docket.dataChanged.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        """Room for a comfortable line and some of them."""
        return QSize(680, 420)

    def show_case(self, number: int | None) -> None:
        """Shows a case by its number, in the middle where it was out of sight."""
        self._current = number
        bench = self._docket.bench
        laid = self._laid
        if bench is not None and number is not None:
            place = bench.cases[number].place
            if laid is None or place[0] < laid.start or place[1] > laid.end:
                self._lay(place)
            self._reveal(number)
        self.viewport().update()

    def relay(self) -> None:
        """Lays the text out anew: other cases, another width or another font."""
        bench = self._docket.bench
        number = self._current
        if bench is None or (number is not None and number >= len(bench.cases)):
            self._current = number = None
        self._lay(bench.cases[number].place if bench is not None and number is not None else (0, 0))

    def page(self, forward: bool) -> None:
        """Scrolls by a page."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (1 if forward else -1) * bar.pageStep())

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs another layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.relay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the lines anew; what was at the top stays in view."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.relay()
            if self._current is not None:
                self._reveal(self._current)
        else:
            self._range()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes to the case under the mouse."""
        found = self._at(event.position())
        if found is not None:
            self.case_clicked.emit(found.case)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Says what is under the mouse."""
        found = self._at(event.position())
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if found is not None else Qt.CursorShape.ArrowCursor
        )
        if found is None:
            QToolTip.hideText()
            return
        annotation = self._docket.case(found.case).by[found.lane]
        known = self._docket.known
        words = one_line(annotation.quote) if annotation is not None else self.tr("nothing here")
        said = f"{known.people[found.lane]}: {label_of(annotation, known)}\n{words}"
        QToolTip.showText(event.globalPosition().toPoint(), plain_tooltip(said), self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the rows in view."""
        laid = self._laid
        if laid is None:
            return
        theme = theme_of(self.palette())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.verticalScrollBar().value() - MARGIN
        painter.translate(0, -top)
        for number in range(laid.at(top + event.rect().top()), len(laid.rows)):
            row = laid.rows[number]
            if row.top > top + event.rect().bottom():
                break
            self._paint_row(painter, row, theme)
        painter.end()

    def _paint_row(self, painter: QPainter, row: Row, theme: Theme) -> None:
        small = small_font(self.font())
        for number, left, right in row.under:
            if number == self._current:
                soft = QRectF(GUTTER + left - 3, row.top - 1, right - left + 6, row.bottom - row.top + 1)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.accent_soft))
                painter.drawRoundedRect(soft, 4, 4)
        painter.setPen(QColor(theme.text))
        row.line.draw(painter, QPointF(GUTTER, 0))
        if not row.bars:
            return
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        names = self._docket.known.people
        for lane, name in enumerate(names):
            y = row.lane_top(lane)
            painter.setPen(QColor(theme.border))
            painter.drawLine(QPointF(GUTTER, y + BAR / 2), QPointF(self._right(), y + BAR / 2))
            painter.setPen(QColor(theme.muted))
            shown = metrics.elidedText(f"{lane + 1} {name}", Qt.TextElideMode.ElideRight, GUTTER - MARGIN - 6)
            box = QRectF(MARGIN, y, GUTTER - MARGIN - 6, BAR)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        for bar in row.bars:
            self._paint_bar(painter, row, bar, theme, metrics)

    def _paint_bar(self, painter: QPainter, row: Row, bar: Bar, theme: Theme, metrics: QFontMetricsF) -> None:
        case = self._docket.case(bar.case)
        annotation = case.by[bar.lane]
        rect = _box(row, bar).translated(GUTTER, 0).adjusted(0.5, 0.5, -0.5, -0.5)
        current = bar.case == self._current
        if annotation is None:
            pen = QPen(QColor(theme.accent if current else theme.neutral), 1.2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(QColor(theme.base))
            painter.drawRoundedRect(rect, 4, 4)
            return
        label = self._docket.known.labels.get(annotation.label or "")
        color = label.color if label else NEUTRAL
        decision = self._docket.bench.decided.get(annotation.id) if self._docket.bench else None
        dropped = decision is not None and decision.verdict is not Verdict.ACCEPT
        edge = QColor(theme.accent) if current else stroke(color, theme)
        painter.setPen(QPen(edge, 1.8 if current else 1.0))
        painter.setBrush(QColor(theme.base) if isinstance(annotation, Claim) or dropped else chip(color, theme))
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(dark_shade(color, theme) if not dropped else QColor(theme.muted))
        room = rect.adjusted(4, 0, -3, 0)
        mark = "✓ " if decision is not None and decision.verdict is Verdict.ACCEPT else ""
        known = self._docket.known
        names = names_of(known.labels).get(label.id, (label.name,)) if label else (label_of(annotation, known),)
        words = [f"{mark}{name}" for name in names] + ([mark.strip()] if mark else [])
        shown = next((each for each in words if metrics.horizontalAdvance(each) <= room.width() + 1), "")
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if dropped:
            painter.setPen(QPen(QColor(theme.muted), 1.2))
            y = rect.center().y()
            painter.drawLine(QPointF(rect.left() + 3, y), QPointF(rect.right() - 3, y))

    def _at(self, point: QPointF) -> Bar | None:
        laid = self._laid
        if laid is None:
            return None
        y = point.y() + self.verticalScrollBar().value() - MARGIN
        number = laid.at(y)
        if number >= len(laid.rows):
            return None
        row = laid.rows[number]
        place = QPointF(point.x() - GUTTER, y)
        for bar in row.bars:
            if _box(row, bar).contains(place):
                return bar
        within = [each for each in row.under if each[1] <= place.x() <= each[2] and row.top <= y <= row.text_bottom]
        if not within:
            return None
        narrowest = min(within, key=lambda each: each[2] - each[1])[0]
        return next(bar for bar in row.bars if bar.case == narrowest)

    def _lay(self, place: tuple[int, int]) -> None:
        bench = self._docket.bench
        self._laid = None
        if bench is not None:
            stretch = passage(bench.text, place)
            lanes = len(self._docket.known.people)
            self._laid = Laid(bench.text, stretch, bench.cases, lanes, (self._text_font(), self._right() - GUTTER))
        self._range()
        self.viewport().update()

    def _text_font(self) -> QFont:
        made = QFont(self.font())
        made.setPointSizeF(self.font().pointSizeF() * 1.12 if self.font().pointSizeF() > 0 else 11.0)
        return made

    def _right(self) -> float:
        """Where lines end."""
        widest = GUTTER + QFontMetricsF(self._text_font()).averageCharWidth() * MEASURE
        return max(min(self.viewport().width() - MARGIN, widest), GUTTER + 120)

    def _range(self) -> None:
        height = self._laid.height + 2 * MARGIN if self._laid is not None else 0
        view = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(height - view)))
        bar.setPageStep(max(1, view - 40))
        bar.setSingleStep(24)

    def _reveal(self, number: int) -> None:
        rows = self._laid.rows_of(number) if self._laid is not None else []
        if not rows:
            return
        bar, view = self.verticalScrollBar(), self.viewport().height()
        top, bottom = rows[0].top + MARGIN, rows[-1].bottom + MARGIN
        if top < bar.value() + 8 or bottom > bar.value() + view - 8:
            bar.setValue(round(top - max(8.0, (view - (bottom - top)) / 3)))


def _box(row: Row, bar: Bar) -> QRectF:
    """Where a bar is, from the left edge of the text."""
    y = row.lane_top(bar.lane) + bar.row * (BAR + BAR_GAP)
    return QRectF(bar.left, y, bar.right - bar.left, BAR)
