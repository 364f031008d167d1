"""The blinking caret. Qt draws none that blinks, and only a thin one, in text that cannot be edited."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

WIDTH = 2


class Blink(QObject):
    """Turns `on` on and off at the desktop's pace and calls `changed` when it did; `running` only with focus."""

    def __init__(self, parent: QObject, changed: Callable[[], None]) -> None:
        super().__init__(parent)
        self.on = False
        self._changed = changed
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._toggle)

    def start(self) -> None:
        """Show the caret at once, and blink from now on."""
        self.on = True
        period_ms = QGuiApplication.styleHints().cursorFlashTime()
        if period_ms > 1:
            self._timer.start(period_ms // 2)
        self._changed()

    def stop(self) -> None:
        """Hide the caret."""
        self._timer.stop()
        self.on = False
        self._changed()

    def _toggle(self) -> None:
        self.on = not self.on
        self._changed()
