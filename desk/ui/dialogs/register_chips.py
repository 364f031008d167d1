"""Short things in a row that wraps: an entity's other names, its ids in outside registers."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desk.ui.foreign import one_line, plain_tooltip

_ROWS_SHOWN = 3


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = QFontMetricsF(option.font)
        return QSize(min(round(metrics.horizontalAdvance(str(index.data())) + 26), 320), round(metrics.height() + 12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette, rect = option.palette, QRectF(option.rect).adjusted(1.5, 2.5, -3.5, -2.5)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focus = selected and option.widget is not None and option.widget.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = palette.color(QPalette.ColorRole.Highlight if focus else QPalette.ColorRole.Mid)
        painter.setPen(QPen(edge, 1.6 if focus else 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Midlight if selected else QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(option.font)
        shown = QFontMetricsF(option.font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width() - 18)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()


class ChipList(QListWidget):
    """`taken_away` and `chosen` (Return, double click) bring what a chip stands for."""

    taken_away = Signal(str)
    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setStyleSheet("QListView { background: transparent; border: 0; } QListView::item { padding: 0; }")
        self._chips: list[tuple[str, str]] = []
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))

    def show_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Pairs of what a chip stands for and what is on it."""
        if list(chips) != self._chips:
            self._chips = list(chips)
            row = self.currentRow()
            self.clear()
            for value, words in chips:
                item = QListWidgetItem(one_line(words), self)
                item.setData(Qt.ItemDataRole.UserRole, value)
                item.setToolTip(plain_tooltip(words))
            if chips and self.hasFocus():
                self.setCurrentRow(min(max(row, 0), len(chips) - 1))
        self.setVisible(bool(chips))
        self._fit()

    def current(self) -> str | None:
        """What the current chip stands for."""
        item = self.currentItem()
        return None if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes away."""
        current = self.current()
        if current is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_away.emit(current)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its rows."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._chips:
            return
        width, rows, used = max(self.viewport().width(), 120), 1, 0
        for row in range(self.count()):
            hint = self.sizeHintForIndex(self.model().index(row, 0)).width()
            if used and used + hint > width:
                rows, used = rows + 1, 0
            used += hint
        height = self.sizeHintForRow(0) * min(rows, _ROWS_SHOWN) + 2
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)
