"""A short list in the details panel: what else belongs to an annotation, each on two lines, all by keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desk.ui.foreign import one_line, plain_tooltip
from desk.ui.labelmarks import paint_row_background
from desk.ui.panels.articles_rows import paint_line, small_font

SHOWN = 5
"""So many rows are seen at once; more are scrolled to."""

ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the list: `first` above `second`, with a bar of that colour. `id` is what signals bring."""

    id: str
    first: str
    second: str
    color: str


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = QFontMetricsF(option.font).height() + QFontMetricsF(small_font(option.font)).height()
        return QSize(120, round(height + 15))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW)
        palette, rect = option.palette, QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        paint_row_background(painter, rect, palette, hover=hover, selected=selected, focus=focus)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(row.color))
        painter.drawRoundedRect(QRectF(rect.left() + 7, rect.top() + 6, 3, rect.height() - 12), 1.5, 1.5)
        inner = rect.adjusted(17, 5, -8, -5)
        small = small_font(option.font)
        top = QFontMetricsF(small).height()
        painter.setFont(small)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        paint_line(painter, QRectF(inner.left(), inner.top(), inner.width(), top), one_line(row.first))
        painter.setFont(option.font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        below = QRectF(inner.left(), inner.top() + top + 2, inner.width(), inner.height() - top - 2)
        paint_line(painter, below, one_line(row.second))
        painter.restore()


class RowList(QListWidget):
    """Return or a click opens a row, Delete removes it. If it `fits`, as high as its rows, up to SHOWN."""

    opened = Signal(str)
    remove_asked = Signal(str)
    space_pressed = Signal(str)
    edit_asked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, fits: bool = True) -> None:
        super().__init__(parent)
        self._fits = fits
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._rows: list[Row] = []
        self.itemClicked.connect(lambda item: self.opened.emit(item.data(ROW).id))
        self.setVisible(not fits)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows these; the current row stays current, or the one in its place."""
        if list(rows) == self._rows:
            return
        current, held = self.currentRow(), self.current()
        self._rows = list(rows)
        self.clear()
        for row in rows:
            item = QListWidgetItem(self)
            item.setData(ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.first}: {row.second}")
            item.setToolTip(plain_tooltip(f"{row.first}\n{row.second}"))
        at = next((n for n, row in enumerate(rows) if row.id == held), min(current, len(rows) - 1))
        self.setCurrentRow(at)
        self.setVisible(bool(rows) or not self._fits)
        self._fit()

    def current(self) -> str | None:
        """The id of the current row."""
        row = self.currentRow()
        return self._rows[row].id if 0 <= row < len(self._rows) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return, Delete, Space and F2 on the current row."""
        current = self.current()
        if current is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current)
        elif current is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit(current)
        elif current is not None and event.key() == Qt.Key.Key_Space:
            self.space_pressed.emit(current)
        elif current is not None and event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit(current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Delete is ours while the list has the focus, whatever it is in the rest of the window."""
        overrides = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if overrides and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):  # type: ignore[attr-defined]  # a key
            event.accept()
            return True
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        if getattr(self, "_rows", None) and self._fits:
            height = max(self.sizeHintForRow(0), 20)
            self.setFixedHeight(height * min(len(self._rows), SHOWN) + 2 * self.frameWidth() + 2)
