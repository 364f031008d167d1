"""Lists of what stands in articles: each row where it is, and the words with what stands around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desk.ui.dialogs.register_facts import CONTEXT, Passage
from desk.ui.foreign import is_rtl, isolated, one_line, plain_tooltip
from desk.ui.panels.articles_rows import paint_line, small_font
from desk.ui.panels.row_look import paint_row

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """`head` says where and what, below it `words` between `before` and `after`. `target` is what a click opens."""

    target: tuple[str, str]
    head: str
    before: str
    words: str
    after: str
    color: str


def row_of(passage: Passage, color: str, role: str = "") -> PlaceRow:
    """A mention or claim as a row; `role` says what it has to do with the entity."""
    annotation = passage.annotation
    day = (passage.published or "")[:10]
    head = "  ·  ".join(part for part in (role, isolated(one_line(passage.title)), day) if part)
    cut = "…" if len(passage.after) == CONTEXT else ""
    return PlaceRow(
        target=(annotation.article, annotation.id),
        head=head,
        before=_flat(passage.before),
        words=one_line(annotation.quote),
        after=_flat(passage.after) + cut,
        color=color,
    )


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = QFontMetricsF(option.font).height() + QFontMetricsF(small_font(option.font)).height()
        return QSize(160, round(height + 15))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PlaceRow = index.data(ROW)
        palette, rect = option.palette, QRectF(option.rect)
        painter.save()
        paint_row(painter, option)
        left = rect.left() + 12 + self._paint_tick(painter, option, index)
        inner = QRectF(left, rect.top() + 6, rect.right() - left - 12, rect.height() - 12)
        small = small_font(option.font)
        top = QFontMetricsF(small).height()
        painter.setFont(small)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        paint_line(painter, QRectF(inner.left(), inner.top(), inner.width(), top), row.head)
        self._paint_words(painter, QRectF(inner.left(), inner.top() + top + 2, inner.width(), 0), option, row)
        painter.restore()

    def _paint_tick(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> float:
        """The tick of a row that has one; gives the room it took."""
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is None:
            return 0.0
        box = QStyleOptionViewItem(option)
        side = option.widget.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
        middle = QRectF(option.rect).center().y()
        box.rect = QRectF(option.rect.left() + 12, middle - side / 2, side, side).toRect()
        box.state &= ~QStyle.StateFlag.State_HasFocus
        is_on = Qt.CheckState(ticked) is Qt.CheckState.Checked
        box.state |= QStyle.StateFlag.State_On if is_on else QStyle.StateFlag.State_Off
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, option.widget)
        return side + 10.0

    def _paint_words(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, row: PlaceRow) -> None:
        """One line, the words in bold; what stands before them is cut so that they are seen."""
        metrics = QFontMetricsF(option.font)
        before = metrics.elidedText(row.before, Qt.TextElideMode.ElideLeft, rect.width() * 0.35)
        used = metrics.horizontalAdvance(before) + metrics.horizontalAdvance(row.words) * 1.12
        after = metrics.elidedText(row.after, Qt.TextElideMode.ElideRight, max(0.0, rect.width() - used))
        text = f"{before}{row.words}{after}"
        layout = QTextLayout(text, option.font)
        wanted = QTextOption()
        wanted.setWrapMode(QTextOption.WrapMode.NoWrap)
        rtl = is_rtl(row.before + row.words)
        wanted.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(wanted)
        faint, strong = QTextCharFormat(), QTextCharFormat()
        faint.setForeground(option.palette.color(QPalette.ColorRole.PlaceholderText))
        strong.setForeground(option.palette.color(QPalette.ColorRole.Text))
        strong.setFontWeight(QFont.Weight.DemiBold)
        strong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        strong.setUnderlineColor(QColor(row.color))
        first = _utf16(before)
        length = _utf16(row.words)
        layout.setFormats([_range(0, _utf16(text), faint), _range(first, length, strong)])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        painter.save()
        painter.setClipRect(QRectF(rect.left(), rect.top() - 2, rect.width(), line.height() + 6))
        x = rect.right() - line.naturalTextWidth() if rtl else rect.left()
        shift = line.naturalTextRect().left() if rtl else 0.0
        layout.draw(painter, QPointF(x - shift, rect.top()))
        painter.restore()


class PlaceList(QListWidget):
    """Return or a click opens a place; with ticks, Space ticks and a click does."""

    opened = Signal(str, str)
    """An article's id and an annotation's."""

    def __init__(self, name: str, parent: QWidget | None = None, *, ticks: bool = False) -> None:
        super().__init__(parent)
        self._ticks = ticks
        self._rows: list[PlaceRow] = []
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._clicked)

    def show_rows(self, rows: Sequence[PlaceRow]) -> None:
        """Shows these; the current row stays in its place."""
        if list(rows) == self._rows:
            return
        current = self.currentRow()
        self._rows = list(rows)
        self.clear()
        for row in rows:
            item = QListWidgetItem(self)
            item.setData(ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.head}: {row.before}{row.words}{row.after}")
            item.setToolTip(plain_tooltip(f"{row.head}\n…{row.before}{row.words}{row.after}…"))
            if self._ticks:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
        if rows and current >= 0:
            self.setCurrentRow(min(current, len(rows) - 1))

    def ticked(self) -> list[int]:
        """The numbers of the rows that are ticked."""
        return [row for row in range(self.count()) if self.item(row).checkState() is Qt.CheckState.Checked]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, Space ticks."""
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._ticks:
            self._open(item)
        elif item is not None and event.key() == Qt.Key.Key_Space and self._ticks:
            self._flip(item)
        else:
            super().keyPressEvent(event)

    def _clicked(self, item: QListWidgetItem) -> None:
        if self._ticks:
            self._flip(item)
        else:
            self._open(item)

    def _open(self, item: QListWidgetItem) -> None:
        row: PlaceRow = item.data(ROW)
        self.opened.emit(*row.target)

    def _flip(self, item: QListWidgetItem) -> None:
        is_on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)


def _range(start: int, length: int, made: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, made
    return found


def _flat(text: str) -> str:
    """On one line, blanks at the ends kept."""
    return "".join(" " if char in "\n\t" else char for char in text)


def _utf16(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)
