"""What a window shows while it waits for a job: what is done, how far it is, and a button that stops it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desk.ui.jobs import Job, Jobs
from desk.work import Progress


class Waiting(QWidget):
    """Runs one job at a time; one that is begun while another runs takes its place."""

    started = Signal()
    stopped = Signal()
    """The person does not want to wait any more."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self.words, self.bar, self.button = QLabel(), QProgressBar(), QPushButton(self.tr("Cancel"))
        self.button.setAutoDefault(False)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar.setFixedWidth(320)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.button.clicked.connect(self._stop)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for part in (self.words, self.bar, self.button):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        then: Callable[[Any], object],
        failed: Callable[[BaseException], object],
    ) -> None:
        """Starts a job; `then` gets what it gives, unless it was cancelled or another has taken its place."""
        self.cancel()
        self.words.setText(f"{title}…")
        self.bar.setRange(0, 0)
        self.bar.show()
        self.button.setText(self.tr("Cancel"))
        self.started.emit()

        def still(tell: Callable[[Any], object]) -> Callable[[Any], None]:
            def end(result: Any) -> None:
                if self._job is job:
                    self._job = None
                    tell(result)

            return end

        job = self._jobs.start(title, work, still(then), still(failed))
        self._job = job
        job.progressed.connect(lambda done, total, _: self._tell(job, done, total))

    @property
    def busy(self) -> bool:
        """Whether a job runs whose result is wanted."""
        return self._job is not None

    def cancel(self) -> None:
        """Nobody wants what runs any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def say(self, words: str) -> None:
        """There is nothing to wait for, as these words tell."""
        self.words.setText(words)
        self.bar.hide()
        self.button.setText(self.tr("Close"))

    def _tell(self, job: Job, done: int, total: int) -> None:
        if self._job is job and total > 0:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _stop(self) -> None:
        self.cancel()
        self.stopped.emit()
