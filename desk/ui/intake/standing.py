"""How the import window stood when it was left, kept in the settings: its place, its columns, its splitter."""

import base64
import binascii

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QHeaderView, QSplitter, QWidget

from desk.ui.projects import Projects


def restore(window: QWidget, header: QHeaderView, split: QSplitter, projects: Projects) -> None:
    """Gives the parts the places that they had; what was never kept, or is damaged, stays as it is."""
    chosen = projects.settings
    for stored, give in (
        (chosen.import_geometry, window.restoreGeometry),
        (chosen.import_columns, header.restoreState),
        (chosen.import_split, split.restoreState),
    ):
        try:
            if stored:
                give(QByteArray(base64.b64decode(stored, validate=True)))
        except binascii.Error:
            continue
    header.setSortIndicatorShown(False)


def keep(window: QWidget, header: QHeaderView, split: QSplitter, projects: Projects) -> None:
    """Keeps how they stand."""

    def kept(state: QByteArray) -> str:
        return base64.b64encode(state.data()).decode()

    projects.change_settings(
        import_geometry=kept(window.saveGeometry()),
        import_columns=kept(header.saveState()),
        import_split=kept(split.saveState()),
    )
