"""Whose work in which articles goes into a package, and where that goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desk.model.project import Person
from desk.ui.browsing import PACKAGE_SUFFIX as SUFFIX
from desk.ui.foreign import one_line


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
        self._current, self._selected = current, tuple(selected)
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
        self.all = QRadioButton(self.tr("All articles with such work"), self)
        self.some = QRadioButton(self.tr("The {} selected articles").format(len(self._selected)), self)
        self.one = QRadioButton(self.tr("The open article"), self)
        self.all.setChecked(True)
        self.some.setVisible(len(self._selected) > 1)
        self.one.setVisible(current is not None)
        self.path = QLineEdit(str(folder / f"{_file_name(me.name)}{SUFFIX}"), self)
        self.path.setAccessibleName(self.tr("File"))
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
        articles: tuple[str, ...] | None = None
        if self.some.isChecked():
            articles = self._selected
        elif self.one.isChecked() and self._current is not None:
            articles = (self._current,)
        ticked = self._ticked()
        people = None if len(ticked) == self.people.count() else tuple(ticked)
        path = Path(self.path.text().strip()).expanduser()
        return PackageWish(path if path.suffix else path.with_name(path.name + SUFFIX), people, articles)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        what = QLabel(
            self.tr(
                "A package is one file with these people’s labels, decisions and comments, the articles they are on "
                "and how it came about. Someone else takes it in with File > Merge."
            )
        )
        what.setWordWrap(True)
        what.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        browse = QPushButton(self.tr("Choose…"), self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        scope = QVBoxLayout()
        for button in (self.all, self.some, self.one):
            scope.addWidget(button)
        where = QHBoxLayout()
        where.addWidget(self.path, 1)
        where.addWidget(browse)
        form = QFormLayout()
        form.setSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(what)
        form.addRow(self.tr("Whose work"), self.people)
        form.addRow(self.tr("Articles"), scope)
        form.addRow(self.tr("File"), where)
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

    def _browse(self) -> None:
        kinds = f"{self.tr('Desk packages')} (*{SUFFIX});;{self.tr('All files')} (*)"
        found, _ = QFileDialog.getSaveFileName(self, self.tr("Export package to"), self.path.text(), kinds)
        if found:
            self.path.setText(found)


def _file_name(name: str) -> str:
    """A person's name as part of a file's, without what file systems do not take."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in " ".join(name.split()))
    return kept.strip("-") or "package"
