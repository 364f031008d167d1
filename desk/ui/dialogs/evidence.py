"""The form for a piece of evidence: a web address, or words of an article, with note and date."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desk.model.claim import Bearing, Evidence
from desk.ui.dates import is_iso_date
from desk.ui.foreign import one_line
from desk.ui.forms import level
from desk.ui.panels.attributes import paint_wrong


class EvidenceDialog(QDialog):
    """Asks for evidence, or for changes to one that is there; words of an article stay what they are."""

    made = Signal(object)
    """The evidence as it is to be."""

    def __init__(self, evidence: Evidence | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Evidence") if evidence else self.tr("New evidence"))
        self._before = evidence
        self.url = QLineEdit()
        self.url.setPlaceholderText("https://…")
        self.supports = QRadioButton(self.tr("&Supports the claim"))
        self.refutes = QRadioButton(self.tr("&Refutes it"))
        self.date = QLineEdit()
        self.date.setPlaceholderText(self.tr("2019-06-24, 2019-06 or 2019"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("What it says, where it stands"))
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        words = self.tr("Keep") if evidence else self.tr("Add")
        self.ok = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        # A button is made the default only once it stands in its dialog; before, Return would press Cancel.
        self.ok.setDefault(True)
        self._fill()
        for line in (self.url, self.date):
            line.textChanged.connect(self._judge)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._judge()

    def accept(self) -> None:
        """Hands it over."""
        evidence = self._evidence()
        super().accept()
        self.made.emit(evidence)

    def _lay_out(self) -> None:
        bearing = QHBoxLayout()
        bearing.setSpacing(16)
        bearing.addWidget(self.supports)
        bearing.addWidget(self.refutes)
        bearing.addStretch(1)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        span = self._before.span if self._before else None
        if span is not None:
            quote = QLabel(f"“{one_line(span.text)}”")
            quote.setTextFormat(Qt.TextFormat.PlainText)
            quote.setWordWrap(True)
            form.addRow(self.tr("Words"), quote)
        else:
            form.addRow(self.tr("&Web address"), self.url)
        form.addRow("", bearing)
        form.addRow(self.tr("&Date"), self.date)
        form.addRow(self.tr("&Note"), self.note)
        level(form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.hint)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.resize(460, self.sizeHint().height())

    def _fill(self) -> None:
        before = self._before
        refutes = before is not None and before.bearing is Bearing.REFUTES
        (self.refutes if refutes else self.supports).setChecked(True)
        if before is not None:
            self.url.setText(before.url or "")
            self.date.setText(before.date or "")
            self.note.setText(before.note)

    def _judge(self) -> None:
        date, url = self.date.text().strip(), self.url.text().strip()
        wrong = ""
        # A date that stood there already may be whatever it is.
        known = self._before.date if self._before else None
        if date and date != known and not is_iso_date(date):
            wrong = self.tr("Write a date like 2019-06-24, 2019-06 or 2019.")
        needs_url = self._before is None or self._before.span is None
        self.hint.setText(wrong)
        self.hint.setVisible(bool(wrong))
        paint_wrong(self.hint)
        self.ok.setEnabled(not wrong and (bool(url) or not needs_url))

    def _evidence(self) -> Evidence:
        bearing = Bearing.REFUTES if self.refutes.isChecked() else Bearing.SUPPORTS
        date, note = self.date.text().strip() or None, self.note.text().strip()
        if self._before is not None and self._before.span is not None:
            return replace(self._before, bearing=bearing, date=date, note=note)
        return Evidence(bearing=bearing, url=self.url.text().strip(), date=date, note=note)
