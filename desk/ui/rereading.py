"""What a panel shows of a project, read again beside the window whenever it may have changed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desk.ui.jobs import Jobs
from desk.work import Progress

Work = Callable[[Progress], Any]


class Rereading(QObject):
    """Asks for something to read, reads it off this thread, and hands over what it found. One reading at a time.

    `wanted` gives what is to be run, None where nothing is. What was read before `forget` is never handed over.
    """

    def __init__(
        self,
        jobs: Jobs,
        title: str,
        wanted: Callable[[], Work | None],
        take: Callable[[Any], object],
        failed: Callable[[BaseException], object],
        *,
        pause_ms: int = 0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._title = jobs, title
        self._wanted, self._take_it, self._failed = wanted, take, failed
        self._generation = 0
        self._reading = self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self._read)

    def soon(self) -> None:
        """Reads once this has not been asked for during the pause."""
        self._timer.start()

    def forget(self) -> None:
        """What is being read is not wanted any more."""
        self._generation += 1

    def _read(self) -> None:
        if self._reading:
            self._again = True
            return
        work, generation = self._wanted(), self._generation
        if work is None:
            return
        self._reading = True
        self._jobs.start(
            self._title,
            work,
            lambda found: self._end(lambda: self._take_it(found), generation),
            lambda error: self._end(lambda: self._failed(error), generation),
            lambda: self._end(lambda: None, generation),
            quiet=True,
        )

    def _end(self, hand_over: Callable[[], object], generation: int) -> None:
        self._reading = False
        if generation == self._generation:
            hand_over()
        if self._again:
            self._again = False
            self.soon()
