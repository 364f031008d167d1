"""An article's title and where it came from, to be corrected; its text is shown as what it is: unchangeable."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desk.model.article import Article
from desk.ui.dialogs.source import SourceForm
from desk.ui.foreign import one_line
from desk.ui.forms import level

FIELDS = ("outlet", "author", "url", "published", "retrieved", "dateline", "news_id")


class DetailsDialog(QDialog):
    """Shows one article's fields; `article` gives it as it is to be."""

    changed = Signal()

    def __init__(self, article: Article, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Article Details"))
        self._before = article
        self.title = QLineEdit(article.title)
        self.title.setCursorPosition(0)
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setPlaceholderText(one_line(replace(article, title="").shown_title))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Title"), self.title)
        self.fields = SourceForm(form, FIELDS, article.source, self.changed)
        if article.source.file:
            form.addRow(self.tr("File"), _fixed(article.source.file, self.tr("File")))
        length = self.tr("{} characters").format(self.locale().toString(article.length))
        form.addRow(self.tr("Text"), _fixed(length, self.tr("Length of the text")))
        self.sha256 = QLineEdit(article.text_sha256)
        self.sha256.setReadOnly(True)
        self.sha256.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.sha256.setCursorPosition(0)
        self.sha256.setAccessibleName(self.tr("SHA-256 of the text"))
        form.addRow(self.tr("SHA-256"), self.sha256)
        level(form)
        fixed = QLabel(self.tr("The text cannot be changed: labels keep their places in it, and its hash proves it."))
        fixed.setWordWrap(True)
        fixed.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.changed.connect(self._judge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(fixed)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.title.setFocus()

    def sizeHint(self) -> QSize:
        """Wide enough for most titles, and for the hash."""
        return QSize(640, super().sizeHint().height())

    def article(self) -> Article:
        """The article with what was changed; fields that nobody touched are as they were."""
        title = self.title.text().strip() if self.title.isModified() else self._before.title
        return replace(self._before, title=title, source=self.fields.source())

    def _judge(self) -> None:
        self.ok.setEnabled(self.fields.fits())


def _fixed(text: str, name: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setAccessibleName(name)
    return label
