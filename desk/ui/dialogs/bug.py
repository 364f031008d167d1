"""An error of ours: said plainly, with its details to copy for whoever is to mend it."""

import platform
import traceback
from collections.abc import Iterator

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from desk import __version__, paths

SAID_CHARS = 80


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
    """What it ran on, then the error with its trace and those it came from, the first of them first; several lines.

    Errors say what they were about; so that no article comes along, of each only the beginning is told.
    """
    system = f"Desk {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{system}\n\n" + "\n".join(reversed([_told(each) for each in _chain(error)]))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error, then what it came from; each once."""
    met: set[int] = set()
    while error is not None and id(error) not in met:
        met.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _told(error: BaseException) -> str:
    said = " ".join(str(error).split())
    if len(said) > SAID_CHARS:
        said = f"{said[:SAID_CHARS]}…"
    trace = "".join(traceback.format_tb(error.__traceback__))
    return f"{trace}{type(error).__qualname__}: {said}\n"


def _open_log() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.log_folder())))
