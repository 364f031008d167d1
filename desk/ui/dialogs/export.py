"""What to export, and where to: asked before a file is written, with what the format cannot carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desk.model.project import Person
from desk.model.review import RULE
from desk.ui.dialogs.destination import ArticleChoice, FileField
from desk.ui.forms import level


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A format that can be written, as the dialog offers it."""

    name: str
    title: str
    suffix: str
    losses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWish:
    """What the person asked for; `articles` None means all, `author` None everybody's annotations, `accepted` gold."""

    format: str
    path: Path
    articles: tuple[str, ...] | None
    author: str | None
    accepted: bool = False


_GOLD = True
"""Beside people's ids: what the choice of gold carries."""


class ExportDialog(QDialog):
    """Asks for format, scope and file. `wish` after it was accepted."""

    def __init__(
        self,
        *,
        writers: Sequence[Writer],
        folder: Path,
        stem: str,
        current: str | None,
        selected: Sequence[str],
        people: Sequence[Person],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(520)
        self._writers = list(writers)
        self._format = QComboBox(self)
        for writer in self._writers:
            self._format.addItem(writer.title)
        self._losses = QLabel(self)
        self._losses.setTextFormat(Qt.TextFormat.PlainText)
        self._losses.setWordWrap(True)
        self._losses.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._losses.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._articles = ArticleChoice(self.tr("All articles"), current, selected, self)
        self._author = QComboBox(self)
        self._author.addItem(self.tr("Everybody’s"), None)
        for person in people:
            self._author.addItem(self.tr("Only {}’s").format(person.name), person.id)
        self._author.addItem(self.tr("Gold only: what reviewers let stand or put right"), _GOLD)
        self._author.setItemData(self._author.count() - 1, RULE, Qt.ItemDataRole.ToolTipRole)
        path = folder / f"{stem}{self._writers[0].suffix}"
        self._file = FileField(path, self.tr("Export to"), "", self)
        self._path = self._file.path
        self._format.setAccessibleName(self.tr("Format"))
        self._author.setAccessibleName(self.tr("Annotations"))
        form = QFormLayout()
        form.setSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Format"), self._format)
        form.addRow("", self._losses)
        form.addRow(self.tr("Articles"), self._articles)
        form.addRow(self.tr("Annotations"), self._author)
        form.addRow(self.tr("File"), self._file)
        level(form)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._accept = self._buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out(form)
        self._format.currentIndexChanged.connect(self._on_format)
        self._path.textChanged.connect(lambda text: self._accept.setEnabled(bool(text.strip())))
        self._on_format(0)

    def _lay_out(self, form: QFormLayout) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self._buttons)

    def wish(self) -> ExportWish:
        """What was chosen."""
        chosen = self._author.currentData()
        return ExportWish(
            format=self._writers[self._format.currentIndex()].name,
            path=self._file.chosen(),
            articles=self._articles.chosen(),
            author=None if chosen is _GOLD else chosen,
            accepted=chosen is _GOLD,
        )

    def _on_format(self, index: int) -> None:
        writer = self._writers[index]
        self._file.kind = f"{writer.title} (*{writer.suffix})"
        path = Path(self._path.text())
        if path.suffix and path.suffix in {other.suffix for other in self._writers}:
            self._path.setText(str(path.with_suffix(writer.suffix)))
        lost = "; ".join(writer.losses)
        whole = self.tr("Carries everything Desk knows of an annotation.")
        self._losses.setText(self.tr("Cannot carry: {}.").format(lost) if lost else whole)
