"""What a window shows while it waits for a job: what is done, how far it is, and a button that stops it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desk.ui.adjudicate.onejob import OneJob
from desk.ui.jobs import Jobs
from desk.work import Progress


class Waiting(QWidget):
    """Runs one job at a time; one that is begun while another runs takes its place."""

    started = Signal()
    stopped = Signal()
    """The person does not want to wait any more."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = OneJob(jobs, self)
        self._job.progressed.connect(self._tell)
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
        self.words.setText(f"{title}…")
        self.bar.setRange(0, 0)
        self.bar.show()
        self.button.setText(self.tr("Cancel"))
        self.started.emit()
        self._job.run(title, work, then, failed)

    def cancel(self) -> None:
        """Nobody wants what runs any more."""
        self._job.cancel()

    def say(self, words: str) -> None:
        """There is nothing to wait for, as these words tell."""
        self.words.setText(words)
        self.bar.hide()
        self.button.setText(self.tr("Close"))

    def _tell(self, done: int, total: int) -> None:
        if total > 0:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _stop(self) -> None:
        self.cancel()
        self.stopped.emit()
