"""Which articles are written, and into which file: what every dialog asks from which something goes out."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from desk import paths


def documents() -> Path:
    """The person's folder for documents; a home need not have it, and is given then."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return found if os.path.isdir(found) else Path.home()


def beside(project: Path) -> Path:
    """Where what is made of a project is first meant to go: beside it, but never among the app's own files."""
    return project.parent if project.parent != paths.data_folder() else documents()


class ArticleChoice(QVBoxLayout):
    """All articles, the selected ones, or the open one; only what there is can be chosen."""

    def __init__(self, all_of_them: str, current: str | None, selected: Sequence[str], parent: QWidget) -> None:
        super().__init__()
        self._current, self._selected = current, tuple(selected)
        self.all = QRadioButton(all_of_them, parent)
        self.some = QRadioButton(self.tr("The {} selected articles").format(len(self._selected)), parent)
        self.one = QRadioButton(self.tr("The open article"), parent)
        self.all.setChecked(True)
        self.some.setVisible(len(self._selected) > 1)
        self.one.setVisible(current is not None)
        for button in (self.all, self.some, self.one):
            self.addWidget(button)

    def chosen(self) -> tuple[str, ...] | None:
        """The ids of the chosen articles; None for all of them."""
        if self.some.isChecked():
            return self._selected
        if self.one.isChecked() and self._current is not None:
            return (self._current,)
        return None


class FileField(QHBoxLayout):
    """The name of a file, typed or chosen. `kind` is Qt's filter for what is shown while one is chosen."""

    def __init__(self, path: Path, title: str, kind: str, parent: QWidget) -> None:
        super().__init__()
        self._title, self.kind = title, kind
        self.path = QLineEdit(str(path), parent)
        self.path.setAccessibleName(self.tr("File"))
        browse = QPushButton(self.tr("Choose…"), parent)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        self.addWidget(self.path, 1)
        self.addWidget(browse)

    def chosen(self) -> Path:
        """The file, wherever it was typed from."""
        return Path(self.path.text().strip()).expanduser()

    def _browse(self) -> None:
        kinds = f"{self.kind};;{self.tr('All files')} (*)"
        found, _ = QFileDialog.getSaveFileName(self.parentWidget(), self._title, self.path.text(), kinds)
        if found:
            self.path.setText(found)
