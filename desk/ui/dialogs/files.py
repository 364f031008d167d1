"""Asking for files: which ones, or which folder, to import; which one to read, or to write."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desk.ui.translation import tr


def ask_for_files(parent: QWidget, folder: str) -> list[str]:
    """The names of files, from that folder on; empty for none."""
    from desk.formats.known import formats

    suffixes = sorted(f"*{suffix}" for suffix in formats().suffixes())
    kinds = f"{tr('Everything that can be read')} ({' '.join(suffixes)});;{tr('All files')} (*)"
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Import articles"), folder, kinds)
    return list(names)


def ask_for_folder(parent: QWidget, folder: str) -> str:
    """The name of a folder; empty for none."""
    return QFileDialog.getExistingDirectory(parent, tr("Import a folder of articles"), folder)


def ask_to_read(parent: QWidget, title: str, kinds: str, read: Callable[[Path], object]) -> None:
    """Asks for a file, and does not wait; `read` is told which, if one is chosen. `kinds` are Qt's name filters."""
    dialog = _dialog(parent, title, kinds, read)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def ask_to_write(
    parent: QWidget, title: str, name: str, kinds: str, write: Callable[[Path], object], *, suffix: str = ""
) -> None:
    """The same for a file to write, called `name` at first; one that is typed without a suffix gets `suffix`."""
    dialog = _dialog(parent, title, kinds, write)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    dialog.open()


def _dialog(parent: QWidget, title: str, kinds: str, take: Callable[[Path], object]) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilter(kinds)
    dialog.fileSelected.connect(lambda path: take(Path(path)))
    return dialog
