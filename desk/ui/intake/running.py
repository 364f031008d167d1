"""The line at the foot that says how far a job is: what it does, how fast, how long it will take, and a way to stop."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from desk.actions.drafting import LOOKING
from desk.ui.foreign import isolated, one_line
from desk.work import Pace, told_time


class Running(QWidget):
    """Hidden while nothing runs."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._pace = Pace()
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(220)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.bar)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.stop)
        self.hide()

    def begin(self, title: str) -> None:
        """A job begins."""
        self._title, self._pace = title, Pace()
        self.bar.setRange(0, 0)
        self.words.setText(self.tr("{}…").format(title))
        self.stop.setEnabled(True)
        self.show()

    def show_progress(self, done: int, total: int, message: str) -> None:
        """How far it is, as a job reports it."""
        if not self.stop.isEnabled():
            return
        self._pace.note(done, total if total > 0 else None)
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        shown = self.locale().toString
        title = self.tr("Looking for near copies") if message == LOOKING else self._title
        parts = [self.tr("{title}: {done} of {total}").format(title=title, done=shown(done), total=shown(total))]
        rate, left = self._pace.per_second, self._pace.remaining_s
        if total <= 0:
            parts = [self.tr("{}…").format(title)]
        elif rate and left is not None and done < total:
            parts.append(self.tr("{} a second").format(shown(round(rate)) if rate >= 2 else shown(rate, "f", 1)))
            parts.append(self.tr("{} left").format(told_time(left)))
        if message and message != LOOKING:
            parts.append(isolated(one_line(message)))
        self.words.setText(" · ".join(parts))

    def end(self) -> None:
        """It is over."""
        self.hide()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.words.setText(self.tr("{}: stopping…").format(self._title))
        self.stop_asked.emit()
