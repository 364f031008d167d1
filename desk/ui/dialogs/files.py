"""Asking which files, or which folder, to import."""

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
