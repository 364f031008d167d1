"""Whose work in which articles goes into a package, and where that goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.model.project import Person
from desk.ui.browsing import PACKAGE_SUFFIX as SUFFIX
from desk.ui.dialogs.destination import ArticleChoice, FileField
from desk.ui.foreign import one_line
from desk.ui.forms import level


@dataclass(frozen=True, slots=True)
class PackageWish:
    """What was asked for; `people` and `articles` are ids, None for all of them."""

    path: Path
    people: tuple[str, ...] | None
    articles: tuple[str, ...] | None


class PackageDialog(QDialog):
    """Asks for people, articles and file. `wish` after it was accepted."""

    def __init__(
        self,
        *,
        people: Sequence[Person],
        me: Person,
        current: str | None,
        selected: Sequence[str],
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export package"))
        self.setMinimumWidth(520)
        self.people = QListWidget(self)
        self.people.setAccessibleName(self.tr("Whose work"))
        self.people.setMaximumHeight(160)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for person in sorted(people, key=lambda each: (each.id != me.id, each.name.casefold(), each.id)):
            item = QListWidgetItem(one_line(person.name))
            item.setToolTip(one_line(person.name))
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if person.id == me.id else Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.people.setCurrentRow(0)
        self._articles = ArticleChoice(self.tr("All articles with such work"), current, selected, self)
        path, kind = folder / f"{_file_name(me.name)}{SUFFIX}", f"{self.tr('Desk packages')} (*{SUFFIX})"
        self._file = FileField(path, self.tr("Export package to"), kind, self)
        self.path = self._file.path
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self.people.itemChanged.connect(self._judge)
        self.path.textChanged.connect(self._judge)
        self._judge()

    def wish(self) -> PackageWish:
        """What was chosen."""
        ticked = self._ticked()
        people = None if len(ticked) == self.people.count() else tuple(ticked)
        path = self._file.chosen()
        return PackageWish(path if path.suffix else path.with_name(path.name + SUFFIX), people, self._articles.chosen())

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        what = QLabel(
            self.tr(
                "A package is one file with these people’s labels, decisions and comments, the articles they are on "
                "and how it came about. Someone else takes it in with File > Merge."
            )
        )
        what.setWordWrap(True)
        what.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        form = QFormLayout()
        form.setSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(what)
        form.addRow(self.tr("Whose work"), self.people)
        form.addRow(self.tr("Articles"), self._articles)
        form.addRow(self.tr("File"), self._file)
        level(form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def _ticked(self) -> list[str]:
        items = [self.people.item(row) for row in range(self.people.count())]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _judge(self) -> None:
        self.ok.setEnabled(bool(self._ticked()) and bool(self.path.text().strip()))


def _file_name(name: str) -> str:
    """A person's name as part of a file's, without what file systems do not take."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in " ".join(name.split()))
    return kept.strip("-") or "package"
