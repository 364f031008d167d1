"""The head of the adjudication window: which article, and how much of the work is done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from desk.actions.adjudicating import Tally
from desk.ui.foreign import one_line

_THIN = """QProgressBar { border: 0; border-radius: 4px; background: palette(mid); }
QProgressBar::chunk { border-radius: 4px; background: palette(highlight); }"""


class Head(QWidget):
    """Title, buttons to the articles before and after, and progress."""

    stepped = Signal(int)
    """By how many articles a person wants to go on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.count, self.progress = QLabel(), QLabel(), QProgressBar()
        font = QFont(self.title.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self.title.setFont(font)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setMinimumWidth(120)
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(140, 8)
        self.progress.setStyleSheet(_THIN)
        self.progress.setAccessibleName(self.tr("How much is settled"))
        self.back = self._step("‹", self.tr("Previous article"), "Ctrl+PgUp", -1)
        self.on = self._step("›", self.tr("Next article"), "Ctrl+PgDown", 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.back)
        layout.addWidget(self.on)
        layout.addWidget(self.title, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.progress)

    def show_state(self, tallies: Sequence[Tally], at: int) -> None:
        """Shows the article with that number among these."""
        here, several = tallies[at], len(tallies) > 1
        title = one_line(here.article.shown_title)
        place = self.tr("{title}  ({number} of {count})").format(title=title, number=at + 1, count=len(tallies))
        self.title.setText(place if several else title)
        self.back.setVisible(several)
        self.on.setVisible(several)
        self.back.setEnabled(at > 0)
        self.on.setEnabled(at + 1 < len(tallies))
        said = self.tr("{done} of {total} settled").format(done=here.cases - here.open, total=here.cases)
        total = sum(tally.cases for tally in tallies)
        done = total - sum(tally.open for tally in tallies)
        if several:
            number = self.locale().toString
            said += " · " + self.tr("{done} of {total} in all").format(done=number(done), total=number(total))
        self.count.setText(said)
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    def _step(self, sign: str, name: str, key: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(f"{name}  {QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}")
        button.clicked.connect(lambda: self.stepped.emit(by))
        return button
