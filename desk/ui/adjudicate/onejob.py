"""One job at a time, of which only the newest one's result is wanted."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desk.ui.jobs import Job, Jobs
from desk.work import Progress


class OneJob(QObject):
    """A job that is started while another runs takes its place; the other is cancelled."""

    began = Signal()
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        then: Callable[[Any], object],
        failed: Callable[[BaseException], object],
    ) -> None:
        """Starts a job; `then` gets what it gives."""
        if self._job is not None:
            self._job.cancel()

        def still(tell: Callable[[Any], object]) -> Callable[[Any], None]:
            def end(result: Any) -> None:
                if self._job is job:
                    self._job = None
                    self.ended.emit()
                    tell(result)

            return end

        job = self._jobs.start(title, work, still(then), still(failed))
        self._job = job
        job.progressed.connect(lambda done, total, _: self._tell(job, done, total))
        self.began.emit()

    @property
    def busy(self) -> bool:
        """Whether a job runs whose result is wanted."""
        return self._job is not None

    def cancel(self) -> None:
        """Nobody wants it any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.ended.emit()

    def _tell(self, job: Job, done: int, total: int) -> None:
        if self._job is job:
            self.progressed.emit(done, total)
