"""The status bar: what just happened, what runs, that all is saved, how much there is, who works here."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from desk.model.article import Article
from desk.ui.foreign import plain_tooltip
from desk.ui.icons import picture
from desk.ui.jobs import Job, Jobs
from desk.ui.theme import DARK, LIGHT

SAID_MS = 6000
SIGN = 14
WHY_WIDTH = 420


class Saved(QWidget):
    """Says that everything is on the disk, or while the file does not take what is done, why not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why = ""
        self._sign = QLabel(self)
        self._sign.setStyleSheet("padding: 0;")
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._sign)
        layout.addWidget(self._text)
        self._show()

    def text(self) -> str:
        """What is on show, in full."""
        return self.tr("Not saved: {}").format(self._why) if self._why else self.tr("Saved")

    def show_saved(self, why: str = "") -> None:
        """Why the latest change was not saved; empty where it was."""
        if why != self._why:
            self._why = why
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_text"):
            self._show()

    def _show(self) -> None:
        theme = DARK if self.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
        color = theme.error if self._why else theme.good
        self._sign.setPixmap(picture("warning" if self._why else "check", color, SIGN, self.devicePixelRatioF()))
        said = self.text()
        self._text.setText(self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, WHY_WIDTH))
        self._text.setStyleSheet(f"color: {theme.error}; font-weight: 600;" if self._why else "")
        self.setAccessibleName(said)
        self.setToolTip(
            plain_tooltip(self._why) if self._why else self.tr("Every change is on the disk as soon as you see it.")
        )


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
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAutoRaise(True)
        self._cancel.clicked.connect(self._on_cancel)
        self.saved = Saved(self)
        self._counts = QLabel(self)
        self._person = QToolButton(self)
        self._person.setAutoRaise(True)
        self._person.setToolTip(self.tr("Who is labelling; click to change the name"))
        self._person.clicked.connect(self.person_asked)
        # Hidden before they are laid out, or the window would start out wider than it was left.
        for widget in (self._what, self._bar, self._cancel, self.saved):
            widget.hide()
        for widget in (self._what, self._bar, self._cancel, self.saved, self._counts, self._person):
            self.addPermanentWidget(widget)
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
        shown = self.locale().toString
        of_mentions = self.tr("1 mention") if mentions == 1 else self.tr("{} mentions").format(shown(mentions))
        of_claims = self.tr("1 claim") if claims == 1 else self.tr("{} claims").format(shown(claims))
        self._counts.setText(f"{of_mentions}, {of_claims}")

    def show_person(self, name: str) -> None:
        """Under whose name is labelled; empty where no project is open."""
        self._person.setText(name)
        self._person.setAccessibleName(self.tr("Labelling as {}").format(name))
        self._person.setVisible(bool(name))
        self.saved.show_saved()
        self.saved.setVisible(bool(name))

    def _tone(self, sheet: str) -> None:
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)

    def _on_message(self, text: str) -> None:
        if not text:
            self._tone("")

    def _on_started(self, job: Job) -> None:
        self._job = job
        self._what.setText(self.tr("{}…").format(job.title))
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
            shown = self.locale().toString
            so_far = shown(done) if done else ""
            if total > 0:
                so_far = self.tr("{} of {}").format(shown(done), shown(total))
            self._what.setText(f"{self.tr('{}…').format(job.title)} {so_far}".rstrip())
            self._what.setToolTip(message)

    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            for widget in (self._what, self._bar, self._cancel):
                widget.hide()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._what.setText(self.tr("{}: stopping…").format(self._job.title))
