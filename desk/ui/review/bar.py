"""The bar under the article in review: what is under review, all that is known of it, and what each key does."""

from collections.abc import Callable
from enum import StrEnum
from html import escape

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk.ui.flow import Flow
from desk.ui.labelmarks import key_font
from desk.ui.review.shown import Button, Shown

FEWEST = 4
TALLEST = 0.34
"""Of the window's height, what is known of an item may take so much before it scrolls."""


class Line(StrEnum):
    """What a line of words is typed for."""

    REASON = "reason"
    REJECT = "reject"
    COMMENT = "comment"
    RETURN = "return"


class ReviewBar(QFrame):
    """Shows what it is told; hidden outside of a review."""

    typed = Signal(str, str)
    """A Line and the words for it."""
    left = Signal()
    """A line was given up, or something here was clicked that is over now: the article may have the keyboard again."""
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewbar")
        self.setAccessibleName(self.tr("Review"))
        self._kind: Line | None = None
        self._made: list[_KeyButton] = []
        self._offered: list[tuple[str, str, str, bool]] = []
        self._place = QLabel(self)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(120, 6)
        self._progress.setAccessibleName(self.tr("Progress of the review"))
        self._pace = QLabel(self)
        self._pace.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._pace.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._end = QToolButton(self)
        self._end.setText(self.tr("End  Esc"))
        self._end.setToolTip(self.tr("End the review; what is left waits (Escape). F9 goes on with it."))
        self._end.setAccessibleName(self.tr("End the review"))
        self._end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._end.clicked.connect(self.ended)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room = QScrollArea(self)
        self._room.setWidget(self._words)
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setAccessibleName(self.tr("What is under review"))
        self._ask = QLabel(self)
        self._line = QLineEdit(self)
        self._line.returnPressed.connect(self._take_line)
        self._line.installEventFilter(self)
        self._buttons = QWidget(self)
        self._flow = Flow(self._buttons, 6, 4)
        self._hint = QLabel(self._buttons)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._hint.setContentsMargins(6, 0, 0, 0)
        self._lay_out()
        self._dress()
        self._close_line()
        self.hide()

    def show_item(self, shown: Shown) -> None:
        """What is under review now."""
        self._place.setText(shown.place)
        self._progress.setMaximum(max(shown.total, 1))
        self._progress.setValue(shown.done)
        self._pace.setText(shown.pace)
        self._pace.setToolTip(shown.pace)
        self._words.setText("".join(f"<p style='margin:0 0 3px 0'>{line}</p>" for line in shown.lines))
        self._words.setAccessibleName(shown.spoken)
        self._set_buttons(shown)
        self.show()
        self._fit()

    def ask(self, kind: Line, title: str, words: str = "") -> None:
        """Asks for a line of words; Return hands it over, Escape gives it up."""
        self._kind = kind
        self._ask.setText(title)
        self._line.setAccessibleName(title)
        self._line.setText(words)
        self._ask.show()
        self._line.show()
        self._line.selectAll()
        self._line.setFocus()

    @property
    def asking(self) -> bool:
        """Whether a line is being typed."""
        return self._kind is not None

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Escape gives the line up; the article's keys are not heard meanwhile."""
        if watched is self._line and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.give_up()
            event.accept()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes room for all that is known, as far as there is some."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        for part in (self._place, self._progress):
            head.addWidget(part)
        head.addWidget(self._pace, 1)
        head.addWidget(self._end)
        asked = QHBoxLayout()
        asked.setSpacing(8)
        asked.addWidget(self._ask)
        asked.addWidget(self._line, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 5, 10, 8)
        layout.setSpacing(5)
        layout.addLayout(head)
        layout.addWidget(self._room)
        layout.addLayout(asked)
        layout.addWidget(self._buttons)

    def _set_buttons(self, shown: Shown) -> None:
        wanted = [(each.title, each.key, each.hint, each.enabled) for each in shown.buttons]
        if wanted == self._offered and self._hint.text() == shown.hint:
            return
        self._offered = wanted
        # Buttons are made once: a new one costs more than all else that a step does.
        while len(self._made) < len(shown.buttons):
            button = _KeyButton(self._buttons)
            button.clicked.connect(self._leave)
            self._flow.addWidget(button)
            self._made.append(button)
            # What no button says stands after the last of them.
            self._flow.removeWidget(self._hint)
            self._flow.addWidget(self._hint)
        for number, button in enumerate(self._made):
            if number < len(shown.buttons):
                button.offer(shown.buttons[number])
            button.setVisible(number < len(shown.buttons))
        self._hint.setText(shown.hint)
        self._hint.setVisible(bool(shown.hint))

    def _fit(self) -> None:
        width = max(self.width() - 24, 100)
        # What is left is said in words, too: where there is room for one of both, for these.
        said = sum(each.sizeHint().width() + 10 for each in (self._place, self._pace, self._end))
        self._progress.setVisible(said + self._progress.width() <= width)
        # Never lower than a few lines, so that the article stays where it is from item to item.
        wanted = max(self._words.heightForWidth(width), FEWEST * self.fontMetrics().lineSpacing() + 12)
        limit = max(60, round(self.window().height() * TALLEST) - 70)
        self._room.setFixedHeight(min(wanted, limit))
        self._buttons.setFixedHeight(self._flow.heightForWidth(width))

    def _leave(self) -> None:
        """What was clicked is over, unless it asks for words."""
        if not self.asking:
            self.left.emit()

    def give_up(self) -> None:
        """Asks for no words any more."""
        if self.asking:
            self._close_line()
            self.left.emit()

    def _take_line(self) -> None:
        kind, words = self._kind, self._line.text()
        self._close_line()
        self.left.emit()
        if kind is not None:
            self.typed.emit(kind.value, words)

    def _close_line(self) -> None:
        self._kind = None
        self._ask.hide()
        self._line.hide()

    def _dress(self) -> None:
        role, palette = QPalette.ColorRole, self.palette()
        line, accent = palette.color(role.Mid).name(), palette.color(role.Highlight).name()
        wanted = f"""
            #reviewbar {{ border: 0; border-top: 2px solid {accent}; }}
            #reviewbar QScrollArea, #reviewbar QScrollArea > QWidget > QWidget {{ background: transparent; }}
            #reviewbar QProgressBar {{ border: 0; border-radius: 3px; background: {line}; }}
            #reviewbar QProgressBar::chunk {{ border-radius: 3px; background: {accent}; }}
            #reviewbar QPushButton {{ padding: 4px 9px; }}
        """
        if self.styleSheet() != wanted:
            self.setStyleSheet(wanted)


class _KeyButton(QPushButton):
    """A button with its key beside its title."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._run: Callable[[], object] = lambda: None
        self._key = ""
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _=False: self._run())

    def offer(self, offered: Button) -> None:
        """What it is for from now on."""
        self._run = offered.run
        title = offered.title.replace("&", "&&")
        if (title, offered.key) != (self.text(), self._key):
            self._key = offered.key
            self.setText(title)
            self.updateGeometry()
        self.setEnabled(offered.enabled)
        self.setToolTip(f"<p>{escape(offered.hint)}</p>" if offered.hint else "")
        self.setAccessibleName(offered.title)
        self.setAccessibleDescription(offered.hint)

    def sizeHint(self) -> QSize:
        """With room for the key."""
        size = super().sizeHint()
        return QSize(size.width() + round(self._cap_width()) + 8, size.height()) if self._key else size

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The title at the left, the key in its cap at the right."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
            role, palette = QPalette.ColorRole, self.palette()
            group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
            room = QRectF(self.rect()).adjusted(10, 0, -8, 0)
            cap = QRectF(room.right() - self._cap_width(), 0, self._cap_width(), self.fontMetrics().height())
            cap.moveTop((self.height() - cap.height()) / 2)
            painter.setPen(palette.color(group, role.ButtonText))
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self.text().replace("&&", "&"))
            if self._key:
                painter.setFont(key_font(self.font()))
                painter.setPen(QPen(palette.color(role.Mid), 1))
                painter.setBrush(palette.color(role.Base))
                painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
                painter.setPen(palette.color(group, role.ButtonText))
                painter.drawText(cap, middle | Qt.AlignmentFlag.AlignHCenter, self._key)

    def _cap_width(self) -> float:
        metrics = QFontMetricsF(key_font(self.font()))
        return max(metrics.horizontalAdvance(self._key) + 10, 20.0)
