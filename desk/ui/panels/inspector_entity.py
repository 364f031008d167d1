"""What entities stand behind something: the entity of a mention, the object or addressee of a claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk.ui.foreign import is_rtl, one_line, plain_tooltip
from desk.ui.panels.articles_rows import small_font


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityShown:
    """An entity as a field shows it. `id` is what signals bring: the entity's, or the relation's it hangs on."""

    id: str
    entity: str
    name: str
    detail: str = ""
    color: str = "#777777"


class EntityField(QWidget):
    """One row for each entity, and one more to choose from where there is room for another.

    `single` has room for one only. The empty row may carry an offer, which is not taken before it is chosen.
    """

    choose_asked = Signal(str)
    """Choose another in the place of that id; empty for one more."""

    page_asked = Signal(str)
    """An entity's id."""

    remove_asked = Signal(str)

    def __init__(self, name: str, *, single: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._single = name, single
        self._shown: tuple[tuple[EntityShown, ...], str, str] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        self.buttons: list[EntityButton] = []
        self.pages: list[QToolButton] = []
        self.removers: list[QToolButton] = []
        self._rows: list[QWidget] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_entities(self, entities: Sequence[EntityShown], offer: str = "", key: str = "") -> None:
        """Shows these; `offer` is what the empty row suggests, `key` the key that takes it."""
        wanted = (tuple(entities), offer, key)
        if wanted == self._shown:
            return
        self._shown = wanted
        held = next((n for n, row in enumerate(self._rows) if row.isAncestorOf(self.focusWidget() or self)), None)
        had_focus = held is not None and self._rows[held].isAncestorOf(self.window().focusWidget() or self)
        for row in self._rows:
            row.hide()
            self._layout.removeWidget(row)
            row.deleteLater()
        self._rows, self.buttons, self.pages, self.removers = [], [], [], []
        for each in entities:
            self._add_row(each)
        if not (self._single and entities):
            self._add_empty(offer, key)
        self.setFocusProxy(self.buttons[0])
        if had_focus and held is not None:
            self.buttons[min(held, len(self.buttons) - 1)].setFocus()

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        tools = [tool for pair in zip(self.pages, self.removers, strict=True) for tool in pair]
        found: list[QWidget] = []
        for number, button in enumerate(self.buttons):
            found += [button, *tools[2 * number : 2 * number + 2]]
        return found

    def _add_row(self, shown: EntityShown) -> None:
        button = EntityButton(self)
        button.say(shown.name, shown.detail, shown.color)
        button.setAccessibleName(f"{self._name}: {shown.name}")
        button.setToolTip(plain_tooltip(f"{shown.name}\n{shown.detail}\n{self.tr('Return: choose another')}".strip()))
        button.clicked.connect(lambda: self.choose_asked.emit(shown.id))
        button.removed.connect(lambda: self.remove_asked.emit(shown.id))
        page = self._tool("page", self.tr("Open the page of {}").format(one_line(shown.name)))
        page.clicked.connect(lambda: self.page_asked.emit(shown.entity))
        remove = self._tool("remove", self.tr("Take {} away (Delete)").format(one_line(shown.name)))
        remove.clicked.connect(lambda: self.remove_asked.emit(shown.id))
        self._put(button, page, remove)
        self.pages.append(page)
        self.removers.append(remove)

    def _add_empty(self, offer: str, key: str) -> None:
        button = EntityButton(self)
        button.offer(offer or self.tr("not set"), key)
        button.setAccessibleName(f"{self._name}: {self.tr('not set')}")
        button.setAccessibleDescription(self.tr("Suggested: {}").format(offer) if offer else "")
        button.clicked.connect(lambda: self.choose_asked.emit(""))
        self._put(button)

    def _put(self, button: "EntityButton", *tools: QToolButton) -> None:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(button, 1)
        for tool in tools:
            layout.addWidget(tool)
        self._layout.addWidget(row)
        self._rows.append(row)
        self.buttons.append(button)

    def _tool(self, shape: str, words: str) -> QToolButton:
        tool = GlyphButton(shape, self)
        tool.setToolTip(plain_tooltip(words))
        tool.setAccessibleName(words)
        return tool


class EntityButton(QPushButton):
    """A name with a swatch, or an offer in faint letters. Delete or Backspace asks to take it away."""

    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name, self._detail, self._color, self._key = "", "", "", ""

    def say(self, name: str, detail: str, color: str) -> None:
        """An entity."""
        self._name, self._detail, self._color, self._key = one_line(name), detail, color, ""
        self.update()

    def offer(self, words: str, key: str) -> None:
        """Nothing yet, and what could be."""
        self._name, self._detail, self._color, self._key = one_line(words), "", "", key
        self.update()

    def words(self) -> str:
        """The name, or what is offered."""
        return self._name

    def sizeHint(self) -> QSize:
        """As high as a line edit."""
        return QSize(100, round(QFontMetricsF(self.font()).height() + 12))

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Space choose, Delete takes away."""
        if _removes(event):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Delete is ours while the button has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _removes(event):
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button's frame with the name in its own direction."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        rect = QRectF(self.rect()).adjusted(9, 0, -9, 0)
        if self._color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._color))
            painter.drawRoundedRect(QRectF(rect.left(), rect.center().y() - 5, 10, 10), 3, 3)
            rect.setLeft(rect.left() + 17)
        if self._key:
            rect.setRight(rect.right() - self._paint_key(painter, rect))
        faint = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setFont(self.font())
        painter.setPen(palette.color(QPalette.ColorRole.ButtonText) if self._color else faint)
        metrics = QFontMetricsF(self.font())
        side = Qt.AlignmentFlag.AlignRight if is_rtl(self._name) and not self._color else Qt.AlignmentFlag.AlignLeft
        shown = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        left = rect.left() + metrics.horizontalAdvance(shown) + 10
        if self._detail and rect.right() - left > 40:
            rect.setLeft(left)
            painter.setFont(small_font(self.font()))
            painter.setPen(faint)
            detail = QFontMetricsF(painter.font()).elidedText(self._detail, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, detail)

    def _paint_key(self, painter: QPainter, rect: QRectF) -> float:
        """The key at the right edge; gives the room it took."""
        font = small_font(self.font())
        metrics = QFontMetricsF(font)
        width, height = max(metrics.horizontalAdvance(self._key) + 9, 19.0), metrics.height() + 2
        box = QRectF(rect.right() - width, rect.center().y() - height / 2, width, height)
        edge = QColor(self.palette().color(QPalette.ColorRole.Text))
        edge.setAlpha(85)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
        return width + 8


class GlyphButton(QToolButton):
    """A small button with a drawn sign, which no font can lack: `page`, `remove`, `add`."""

    def __init__(self, shape: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(14, 14))
        self.setStyleSheet("QToolButton { padding: 3px; }")
        self._draw()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(24, 26)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._draw()

    def _draw(self) -> None:
        if not hasattr(self, "_shape"):
            return
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(QSize(14, 14) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.PlaceholderText if self.isEnabled() else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(role), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for one, other in _STROKES[self._shape]:
            painter.drawLine(QPointF(*one), QPointF(*other))
        painter.end()
        self.setIcon(QIcon(pixmap))


def _removes(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


_STROKES = {
    "remove": (((3.5, 3.5), (10.5, 10.5)), ((10.5, 3.5), (3.5, 10.5))),
    "add": (((7, 2.5), (7, 11.5)), ((2.5, 7), (11.5, 7))),
    "page": (
        ((6.5, 3), (3, 3)),
        ((3, 3), (3, 11)),
        ((3, 11), (11, 11)),
        ((11, 11), (11, 7.5)),
        ((6.8, 7.2), (11.3, 2.7)),
        ((8.4, 2.6), (11.4, 2.6)),
        ((11.4, 2.6), (11.4, 5.6)),
    ),
}
