"""A new article from pasted text: the text, its title and where it came from."""

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desk.model.article import Source
from desk.text.canon import canonical
from desk.text.furniture import find_furniture
from desk.ui.dialogs.source import SourceForm
from desk.ui.foreign import one_line

FRAME = """
QPlainTextEdit { border: 1px solid palette(mid); border-radius: 6px; padding: 4px 3px; background: palette(base); }
QPlainTextEdit:focus { border-color: palette(highlight); }
"""
COUNT_MS = 150
TITLE_LONGEST = 160
"""A first line longer than this, in code points, is no headline."""

_NO_HEADLINE = re.compile(r"(?:\S+,? ){0,4}(?:19|20)\d\d(?:\W.{0,20})?|(?:\w+ ?){1,3}: .{0,60}|\W+")


class PasteDialog(QDialog):
    """Asks for the rest of what makes an article of a text; the text can be changed until it is accepted.

    What its header lines say of title, outlet and date is proposed.
    """

    changed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Paste an Article"))
        self._raw = text
        found = find_furniture(canonical(text).text, today=date.today())
        self.title = QLineEdit(found.title or headline(text))
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setPlaceholderText(self.tr("Headline"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Title"), self.title)
        self.fields = SourceForm(form, ("outlet", "url", "published"), found.source, self.changed)
        self.dates: list[QPushButton] = []
        readings = next((each.readings for each in found.findings if each.field == "published" and each.readings), ())
        if readings and not found.source.published:
            form.addRow("", self._readings(readings))
        self.text = QPlainTextEdit()
        self.text.setPlainText(canonical(text).text)
        self._shown = self._written()
        self.text.setTabChangesFocus(True)
        self.text.setStyleSheet(FRAME)
        self.text.setAccessibleName(self.tr("Text of the article"))
        self.text.setPlaceholderText(self.tr("Paste or type the text here."))
        self.count = QLabel()
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.count.setAccessibleName(self.tr("Number of words"))
        fixed = QLabel(self.tr("Once it is added, the text stays as it is, so that labels keep their places."))
        fixed.setWordWrap(True)
        fixed.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = self._buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.count)
        layout.addWidget(fixed)
        layout.addWidget(buttons)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNT_MS)
        self._timer.timeout.connect(self._count)
        self.text.textChanged.connect(self._timer.start)
        self.text.textChanged.connect(self._judge)
        self.changed.connect(self._judge)
        self._judge()
        self._count()
        (self.title if text.strip() else self.text).setFocus()
        self.title.selectAll()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("Add article"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _readings(self, readings: Sequence[str]) -> QWidget:
        """The dates that a header line may mean, each to be taken with a click; none is taken unasked."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        for reading in readings:
            button = QPushButton(self.tr("Use {}").format(reading))
            button.setAutoDefault(False)
            button.setToolTip(self.tr("The text gives a date that can be read in more than one way"))
            button.clicked.connect(lambda _=False, date=reading: self._use_date(date))
            line.addWidget(button)
            self.dates.append(button)
        line.addStretch()
        return row

    def _use_date(self, date: str) -> None:
        line = self.fields.lines["published"]
        line.setText(date)
        line.setModified(True)
        self.changed.emit()

    def sizeHint(self) -> QSize:
        """Room to read what was pasted."""
        return QSize(620, 560)

    def result_values(self) -> tuple[str, Source, str]:
        """Title, source and text; the text exactly as it was pasted if nobody changed it."""
        return self.title.text().strip(), self.fields.source(), self._text()

    def _text(self) -> str:
        written = self._written()
        return self._raw if written == self._shown else written

    def _written(self) -> str:
        # Not toPlainText, which makes blanks of no-break spaces.
        return self.text.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _judge(self) -> None:
        self.ok.setEnabled(bool(self._text().strip()) and self.fields.fits())

    def _count(self) -> None:
        words = len(self._text().split())
        shown = self.locale().toString(words)
        self.count.setText(self.tr("1 word") if words == 1 else self.tr("{} words").format(shown))


def headline(text: str) -> str:
    """The first line that is neither a date nor a field like “News ID: 1”, if it is short enough; else nothing."""
    lines = (one_line(line) for line in canonical(text[:4000]).text.split("\n"))
    first = next((line for line in lines if line and not _NO_HEADLINE.fullmatch(line)), "")
    return first if len(first) <= TITLE_LONGEST else ""
