"""A button that shows a label's key and takes another one by having it pressed."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from desk.ui.labelmarks import key_width, paint_key


class KeyButton(QPushButton):
    """Press it, then a letter or digit; Backspace takes the key away, Escape leaves it."""

    key_chosen = Signal(str)
    """The key in upper case, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.waiting = False
        self.setAutoDefault(False)
        self.clicked.connect(self.wait_for_key)

    def show_key(self, key: str) -> None:
        """Shows this key."""
        self._key = key
        self._show(False)

    def wait_for_key(self) -> None:
        """The next key pressed is the label's."""
        self.setFocus()
        self._show(True)

    def sizeHint(self) -> QSize:
        """Room for either text."""
        words = max(self.fontMetrics().horizontalAdvance(text) for text in (self.tr("Press a key…"), self._words()))
        return QSize(words + round(key_width(self.font())) + 44, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """While waiting, no shortcut takes the key away."""
        if event.type() == QEvent.Type.ShortcutOverride and self.waiting:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the key, if waiting."""
        if not self.waiting:
            super().keyPressEvent(event)
            return
        if event.key() == Qt.Key.Key_Escape:
            self._show(False)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._show(False)
            self.key_chosen.emit("")
        elif len(event.text()) == 1 and event.text().isalnum():
            self._show(False)
            self.key_chosen.emit(event.text().upper())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Elsewhere, a key press means something else."""
        self._show(False)
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, with the key drawn as a key."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        rect = QRectF(self.rect()).adjusted(12, 0, -10, 0)
        painter.setFont(self.font())
        painter.setPen(self.palette().buttonText().color())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if self.waiting or not self._key:
            painter.drawText(rect, align, self.tr("Press a key…") if self.waiting else self._words())
        else:
            width = key_width(self.font())
            center = QPointF(rect.left() + width / 2, rect.center().y())
            paint_key(painter, center, self._key, self.font(), self.palette())
            painter.drawText(rect.adjusted(width + 8, 0, 0, 0), align, self._words())
        painter.end()

    def _words(self) -> str:
        return self.tr("Change") if self._key else self.tr("Choose a key")

    def _show(self, waiting: bool) -> None:
        self.waiting = waiting
        said = self.tr("Key {}, change").format(self._key) if self._key else self.tr("No key, choose one")
        self.setAccessibleName(self.tr("Press a key, or Backspace for none") if waiting else said)
        self.setToolTip(self.tr("Press a letter or digit; Backspace takes the key away.") if waiting else "")
        self.update()
