"""Work off the GUI thread. Progress, result and errors come back as signals on the GUI thread."""

import logging
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from desk.work import Cancelled, Progress

log = logging.getLogger(__name__)

REPORT_EVERY_S = 0.05


class _Report(Progress):
    """Hands reports to the job's signal, at most some twenty a second."""

    def __init__(self, job: "Job") -> None:
        super().__init__()
        self._job = job
        self._last = 0.0

    def report(self, done: int, total: int | None = None, message: str = "") -> None:
        moment = time.monotonic()
        if done != total and moment - self._last < REPORT_EVERY_S:
            return
        self._last = moment
        self._job.progressed.emit(done, -1 if total is None else total, message)


class Job(QThread):
    """Runs `work(progress)` once. Exactly one of `succeeded`, `failed` and `cancelled` comes at the end.

    `progressed` has how many are done, of how many (-1 where not known), and what is being done.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, title: str, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._report = _Report(self)

    def run(self) -> None:
        """What the thread does; called by Qt."""
        try:
            result = self._work(self._report)
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:  # the edge of the job: whatever it is must reach the person
            log.exception("%s failed", self.title)
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)

    @Slot()
    def cancel(self) -> None:
        """Asks the work to stop; `cancelled` comes when it has."""
        self._report.cancel()


class Jobs(QObject):
    """The jobs under way. They end before their owner goes: see `stop_all`."""

    started = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []

    def start(
        self,
        title: str,
        work: Callable[[Progress], Any],
        then: Callable[[Any], object],
        failed: Callable[[BaseException], object],
        cancelled: Callable[[], object] = lambda: None,
        *,
        quiet: bool = False,
    ) -> Job:
        """Starts a job; one of the three functions is called on this thread when it ends.

        A `quiet` one is not announced: it is over in a moment, and nobody asked for it.
        """
        job = Job(title, work, self)
        job.succeeded.connect(then)
        job.failed.connect(failed)
        job.cancelled.connect(cancelled)
        job.finished.connect(lambda: self._end(job, quiet))
        self._running.append(job)
        if not quiet:
            self.started.emit(job)
        job.start()
        return job

    @property
    def running(self) -> list[Job]:
        """The jobs under way."""
        return list(self._running)

    def stop_all(self) -> None:
        """Cancels every job and waits until each has stopped."""
        for job in self._running:
            job.cancel()
        for job in list(self._running):
            job.wait()

    def _end(self, job: Job, quiet: bool) -> None:
        self._running.remove(job)
        if not quiet:
            self.ended.emit(job)
        job.deleteLater()
