"""The status bar: what just happened, what runs, how much there is, who works here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from desk.model.article import Article
from desk.ui.jobs import Job, Jobs

SAID_MS = 6000


class Status(QStatusBar):
    """Also shows the progress of jobs, with a button that cancels the one on show."""

    person_asked = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._job: Job | None = None
        self._what = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setFixedWidth(180)
        self._bar.setTextVisible(False)
        self._cancel = QToolButton(self)
        self._cancel.setText("Cancel")
        self._cancel.setAutoRaise(True)
        self._cancel.clicked.connect(self._on_cancel)
        self._counts = QLabel(self)
        self._person = QToolButton(self)
        self._person.setAutoRaise(True)
        self._person.setToolTip("Who is labelling; click to change the name")
        self._person.clicked.connect(self.person_asked)
        for widget in (self._what, self._bar, self._cancel, self._counts, self._person):
            self.addPermanentWidget(widget)
        for widget in (self._what, self._bar, self._cancel):
            widget.hide()
        jobs.started.connect(self._on_started)
        jobs.ended.connect(self._on_ended)
        self.messageChanged.connect(self._on_message)

    def say(self, text: str) -> None:
        """A short report that goes by itself."""
        self._tone("")
        self.showMessage(text, SAID_MS)

    def warn(self, text: str) -> None:
        """Why something that was asked for was not done."""
        self.showMessage(text, SAID_MS)
        self._tone("QStatusBar { font-weight: 600; }")

    def count(self, article: Article | None, mentions: int, claims: int) -> None:
        """How much is labelled in the open article."""
        if article is None:
            self._counts.clear()
            return
        self._counts.setText(f"{_many(mentions, 'mention')}, {_many(claims, 'claim')}")

    def show_person(self, name: str) -> None:
        """Under whose name is labelled; empty where no project is open."""
        self._person.setText(name)
        self._person.setAccessibleName(f"Labelling as {name}")
        self._person.setVisible(bool(name))

    def _tone(self, sheet: str) -> None:
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)

    def _on_message(self, text: str) -> None:
        if not text:
            self._tone("")

    def _on_started(self, job: Job) -> None:
        self._job = job
        self._what.setText(f"{job.title}…")
        self._bar.setRange(0, 0)
        job.progressed.connect(self._on_progress)
        self._what.show()
        self._bar.show()
        self._cancel.show()

    def _on_progress(self, done: int, total: int, message: str) -> None:
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        job = self.sender()
        if isinstance(job, Job):
            share = f" {done:,} of {total:,}" if total > 0 else f" {done:,}" if done else ""
            self._what.setText(f"{job.title}…{share}")
            self._what.setToolTip(message)

    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            for widget in (self._what, self._bar, self._cancel):
                widget.hide()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._what.setText(f"{self._job.title}: stopping…")


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
