"""An error of ours: said plainly, with its details to copy for whoever is to mend it."""

import platform
import traceback

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from desk import __version__, paths


class BugDialog(QMessageBox):
    """The window goes on behind it, for all that was labelled is on the disk."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Critical)
        self.setWindowTitle(self.tr("Desk"))
        self.setText(self.tr("Something went wrong in Desk itself."))
        self.setInformativeText(
            self.tr("What you labelled is saved, and you can go on. Whoever is to mend this needs the details.")
        )
        self.details = details_of(error)
        self.setDetailedText(self.details)
        self.copy = self.addButton(self.tr("Copy Details"), QMessageBox.ButtonRole.ActionRole)
        self.show_log = self.addButton(self.tr("Show Log"), QMessageBox.ButtonRole.ActionRole)
        for button, act in ((self.copy, self._copy), (self.show_log, _open_log)):
            # A message box closes at every button that it knows of; these two leave it open.
            button.clicked.disconnect()
            button.clicked.connect(act)
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Close))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)


def details_of(error: BaseException) -> str:
    """The error with its trace, and what it ran on; several lines."""
    trace = "".join(traceback.format_exception(error))
    system = f"Desk {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{system}\n\n{trace}"


def _open_log() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.log_folder())))
