"""The window first: while somebody presses keys or buttons, long work in another thread stands still for a moment.

Python lets one thread run at a time, and a key takes some hundred turns until it is painted: work that takes its own
turn each time would be felt.
"""

import gc
import sys
import threading
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from desk.work import Progress

PAUSE_S = 0.04
"""For how long after a key is pressed the work waits: until it is painted, by far."""
BREATH_S = 0.003
"""The same after anything else: a repaint, a timer, a report of how far the work is."""
STEP_S = 0.002
USUAL_S = sys.getswitchinterval()
SHARED_S = 0.0005
"""How long the work may run while the window wants to."""

_PRESSED = frozenset((QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease))


class GivingWay(QObject):
    """Watches for what a person does, from `begin` to `end`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._until = 0.0
        self._door = _Door(self)

    def begin(self) -> None:
        """Work begins."""
        sys.setswitchinterval(SHARED_S)
        if self._door not in sys.meta_path:
            # A list of its own: a thread that looks for a module in the old one would miss a finder if that changed.
            sys.meta_path = [self._door, *sys.meta_path]
        # Looking for garbage among all that is read takes a quarter of a second, in which nothing is painted.
        gc.disable()
        if (app := QCoreApplication.instance()) is not None:
            app.installEventFilter(self)

    def end(self) -> None:
        """It is over."""
        sys.setswitchinterval(USUAL_S)
        if self._door in sys.meta_path:
            sys.meta_path = [finder for finder in sys.meta_path if finder is not self._door]
        gc.enable()
        if (app := QCoreApplication.instance()) is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes that the window has something to do, above all when something is pressed; holds nothing up."""
        pause = PAUSE_S if event.type() in _PRESSED else BREATH_S
        self._until = max(self._until, time.monotonic() + pause)
        return False

    def wait(self) -> None:
        """Waits, in the thread of the work, as long as the window comes first."""
        while time.monotonic() < self._until:
            time.sleep(STEP_S)


class _Door:
    """Lets the work import a module only when the window does not come first: the readers of files are a hundred."""

    def __init__(self, way: GivingWay) -> None:
        self._way = way

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Nothing: the finders after this one find the module."""
        if threading.current_thread() is not threading.main_thread():
            self._way.wait()


class Patient(Progress):
    """Another progress, with the patience to wait for the window at each step."""

    stride = 32

    def __init__(self, inner: Progress, way: GivingWay) -> None:
        super().__init__()
        self._inner, self._way = inner, way

    def report(self, done: int, total: int | None = None, message: str = "") -> None:
        """Passes on how far the work is."""
        self._inner.report(done, total, message)
        self._way.wait()

    @property
    def cancelled(self) -> bool:
        """Whether the work has been asked to stop."""
        return self._inner.cancelled

    def check(self) -> None:
        """Raises Cancelled where the work has been asked to stop."""
        self._inner.check()
        self._way.wait()
