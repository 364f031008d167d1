"""A list to choose from by typing a few letters: the command palette and the label palette."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desk.model.label import LabelKind
from desk.ui.labelmarks import SWATCH, paint_swatch

WIDTH = 520
ROW_HEIGHT = 32
ROWS_SHOWN = 12
VALUE_ROLE, DETAIL_ROLE, COLOR_ROLE, KIND_ROLE = (int(Qt.ItemDataRole.UserRole) + n for n in range(1, 5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to choose: `value` is what is given back, `detail` (a key, say) stands at the right.

    Where it is a label, `color` and `kind` are its.
    """

    value: str
    title: str
    detail: str = ""
    color: str = ""
    kind: LabelKind | None = None
    enabled: bool = True


def score(title: str, typed: str) -> int | None:
    """How well what was typed fits a title, less is better; None if its letters are not in it in that order.

    Beginnings of words come before runs inside words, these before scattered letters.
    """
    name, wanted = title.casefold(), typed.casefold().strip()
    if not wanted:
        return 0
    if name.startswith(wanted):
        return 0
    place = name.find(" " + wanted)
    if place >= 0:
        return 10 + place
    place = name.find(wanted)
    if place >= 0:
        return 100 + place
    initials = "".join(word[0] for word in name.split())
    if initials.startswith(wanted.replace(" ", "")):
        return 200
    at, first = -1, -1
    for letter in wanted.replace(" ", ""):
        at = name.find(letter, at + 1)
        if at < 0:
            return None
        first = at if first < 0 else first
    return 300 + at - first


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]  # Qt's stub wants a union
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = option.palette
        rect: QRect = option.rect.adjusted(4, 1, -4, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.highlight())
            painter.drawRoundedRect(rect, 5, 5)
        ink = palette.highlightedText().color() if chosen else palette.text().color()
        faint = QColor(ink)
        faint.setAlpha(170)
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            ink = QColor(ink)
            ink.setAlpha(120)
        left = rect.left() + 10
        color = index.data(COLOR_ROLE)
        if color:
            box = QRectF(left, rect.center().y() - SWATCH / 2, SWATCH, SWATCH)
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(palette.base())
                painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 4, 4)
            paint_swatch(painter, box, color, index.data(KIND_ROLE) or LabelKind.ENTITY, palette)
            left += round(SWATCH) + 10
        detail = str(index.data(DETAIL_ROLE) or "")
        metrics = painter.fontMetrics()
        painter.setPen(faint)
        detail_width = metrics.horizontalAdvance(detail)
        room = rect.adjusted(0, 0, -10, 0)
        right = room.right()
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), detail)
        painter.setPen(ink)
        room = QRect(left, rect.top(), right - detail_width - 12 - left, rect.height())
        title = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), title)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        return QSize(WIDTH, max(ROW_HEIGHT, option.fontMetrics.height() + 14))


class Palette(QFrame):
    """Pops up over a window; `chosen` brings the value of what was taken. Escape or a click outside closes it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, hint: str, choices: Sequence[Choice]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(hint)
        self._choices = list(choices)
        self._typed = QLineEdit(self)
        self._typed.setPlaceholderText(hint)
        self._typed.setAccessibleName(hint)
        self._typed.setClearButtonEnabled(True)
        self._model = QStandardItemModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setStyleSheet("QListView { border: 0; }")
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._none = QLabel(self.tr("Nothing fits these letters."), self)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setContentsMargins(0, 18, 0, 18)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self._typed)
        layout.addWidget(self._list)
        layout.addWidget(self._none)
        self._typed.textChanged.connect(self._filter)
        self._typed.installEventFilter(self)
        self._list.clicked.connect(self._take)
        self._filter("")

    def open_over(self, window: QWidget) -> None:
        """Shows itself near the top of a window, ready to type."""
        self.setFixedWidth(min(WIDTH, window.width() - 40))
        self.adjustSize()
        left = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(QPoint(left, 72)))
        self.show()
        self._typed.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, page keys and Return work on the list while the letters go into the box."""
        if watched is self._typed and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentIndex())
                return True
            step = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: ROWS_SHOWN - 1,
                Qt.Key.Key_PageUp: 1 - ROWS_SHOWN,
            }.get(Qt.Key(key))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        """By one goes round and past what cannot be chosen now; by a page stops at the ends."""
        rows = [row for row in range(self._model.rowCount()) if self._model.item(row).isEnabled()]
        if not rows:
            return
        here = self._list.currentIndex().row()
        place = rows.index(here) + step if here in rows else 0
        place = place % len(rows) if abs(step) == 1 else max(0, min(place, len(rows) - 1))
        self._list.setCurrentIndex(self._model.index(rows[place], 0))

    def _filter(self, typed: str) -> None:
        scored = [(score(choice.title, typed), n, choice) for n, choice in enumerate(self._choices)]
        fitting = sorted(((s, n, c) for s, n, c in scored if s is not None), key=lambda each: (each[0], each[1]))
        self._model.clear()
        for _, _, choice in fitting:
            item = QStandardItem(choice.title)
            item.setData(choice.value, VALUE_ROLE)
            item.setData(choice.detail, DETAIL_ROLE)
            item.setData(choice.color, COLOR_ROLE)
            item.setData(choice.kind, KIND_ROLE)
            item.setEnabled(choice.enabled)
            self._model.appendRow(item)
        self._list.setVisible(bool(fitting))
        self._none.setVisible(not fitting)
        if fitting:
            first = next((row for row, (_, _, choice) in enumerate(fitting) if choice.enabled), 0)
            self._list.setCurrentIndex(self._model.index(first, 0))
            self._list.setFixedHeight(self._list.sizeHintForRow(0) * min(len(fitting), ROWS_SHOWN) + 2)
        self.adjustSize()

    def _take(self, index: QModelIndex) -> None:
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        value = str(index.data(VALUE_ROLE))
        self.close()
        self.chosen.emit(value)
