"""A bar above the article that says something which must not be missed, with buttons for what can be done about it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

Action = tuple[str, Callable[[], object]]


class NoticeBar(QFrame):
    """Shows one notice at a time; a later one waits until the earlier is closed. Invisible without one.

    A `passing` notice only reports what was done: it gives way to a later one, and goes when something else is done.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._waiting: list[tuple[str, Sequence[Action], bool]] = []
        self._passing = False
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close this notice"))
        self._close.setAccessibleName(self.tr("Close this notice"))
        self._close.clicked.connect(self._next)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(14, 8, 8, 8)
        self._layout.addWidget(self._text, 1)
        self._layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons: list[QPushButton] = []
        self.hide()
        self._dress()

    def tell(self, text: str, actions: Sequence[Action] = (), *, passing: bool = False) -> None:
        """Shows a sentence, with buttons that close it. One that is on show or waiting already is not said twice."""
        known = [waiting for waiting, _, _ in self._waiting]
        if text in known or (not self._passing and not self.isHidden() and self._text.text() == text):
            return
        self._waiting.append((text, actions, passing))
        if self.isHidden() or self._passing:
            self._next()

    def pass_by(self) -> None:
        """Something else was done: what only reported is over, and with it its offer to undo."""
        self._waiting = [each for each in self._waiting if not each[2]]
        if self._passing:
            self._next()

    def text(self) -> str:
        """What is on show, empty for nothing."""
        return self._text.text() if not self.isHidden() else ""

    def clear(self) -> None:
        """Takes all notices away."""
        self._waiting.clear()
        self._next()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _next(self) -> None:
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self._buttons.clear()
        if not self._waiting:
            self._passing = False
            self._text.clear()
            self.hide()
            return
        text, actions, self._passing = self._waiting.pop(0)
        self._text.setText(text)
        for title, action in actions:
            button = QPushButton(title, self)
            button.clicked.connect(partial(self._act, action))
            self._layout.insertWidget(self._layout.count() - 1, button)
            self._buttons.append(button)
        self.show()

    def _act(self, action: Callable[[], object], _checked: bool = False) -> None:
        self._next()
        action()

    def _dress(self) -> None:
        dark = self.palette().window().color().lightness() < 128
        fill, ink, line = ("#3a3118", "#ffe9b8", "#6b5a25") if dark else ("#fff6dc", "#4a3a00", "#e6cf8a")
        wanted = (
            f"#notice {{ background: {fill}; border: 0; border-bottom: 1px solid {line}; }}"
            f"#notice QLabel, #notice QToolButton {{ color: {ink}; background: transparent; }}"
        )
        if self.styleSheet() != wanted:
            self.setStyleSheet(wanted)
