"""The composition root: the only file that knows every floor. Paints the window first, then fills it."""

import gc
import logging
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desk import __version__, paths, settings

if TYPE_CHECKING:
    from desk.ui.window import Window

LOG_BYTES = 1_000_000
QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
UNPAINTED_MS = 1000
"""A window that starts out of sight is not painted; after this long its project is opened all the same."""


def main(arguments: Sequence[str] = ()) -> int:
    """Opens the window on the project named in `arguments`, else on the last one; gives the exit status."""
    project = _project(arguments)
    # What a start makes stays; looking for garbage in it is time lost.
    gc.disable()
    messages = _QtMessages()
    qInstallMessageHandler(messages)
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("desk")
    app.setApplicationDisplayName("Desk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("desk")
    sys.excepthook = _on_bug
    threading.excepthook = lambda met: _on_bug(met.exc_type, met.exc_value or met.exc_type(), met.exc_traceback)
    from desk.ui.translation import install
    from desk.ui.window import Window

    install(app)
    window = Window(settings.load(paths.settings_file()), empty=True)
    painted = _FirstPaint(window, lambda: _begin(window, project, messages))
    window.show()
    QTimer.singleShot(UNPAINTED_MS, painted.give_up)
    try:
        return int(app.exec())
    finally:
        # Qt still talks while Python goes, and then finds nobody.
        qInstallMessageHandler(None)


class _FirstPaint(QObject):
    """Calls a function once, when a window has been painted for the first time or nobody waits for it any more."""

    def __init__(self, window: "Window", then: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._then: Callable[[], object] | None = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Sees the window's events."""
        if event.type() == QEvent.Type.Paint:
            # What is painted now reaches the screen only when this event is over.
            QTimer.singleShot(0, self.give_up)
        return False

    def give_up(self) -> None:
        """Calls the function unless that was done."""
        then, self._then = self._then, None
        if then is not None:
            self._window.removeEventFilter(self)
            then()


class _QtMessages:
    """Takes what Qt says to the log, and to where it goes without us; until there is a log, it waits."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, str]] | None = []

    def __call__(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Qt calls this, from any thread."""
        if sys.stderr is not None:
            sys.stderr.write(f"{text}\n")
        if self._waiting is None:
            self._log(QT_LEVELS[kind], text)
        else:
            self._waiting.append((QT_LEVELS[kind], text))

    def flow(self) -> None:
        """There is a log now."""
        waiting, self._waiting = self._waiting, None
        for level, text in waiting or ():
            self._log(level, text)

    @staticmethod
    def _log(level: int, text: str) -> None:
        logging.getLogger("qt").log(level, "%s", text)


def _begin(window: "Window", project: str | None, messages: _QtMessages) -> None:
    _hear_interrupts()
    from PySide6.QtGui import QIcon

    QApplication.setWindowIcon(QIcon(str(paths.resource("icons", "desk.svg"))))
    window.furnish()
    gc.freeze()
    gc.enable()
    _log_to_file()
    messages.flow()
    if project is None:
        window.parts.projects.open_last()
    elif not window.parts.projects.open(Path(project)):
        window.parts.projects.open_first()


def _hear_interrupts() -> None:
    """Ctrl+C in the terminal closes the windows."""
    import signal

    app = QApplication.instance()
    assert app is not None
    signal.signal(signal.SIGINT, lambda *_: QApplication.closeAllWindows())
    # Python sees it only between its own instructions, so it gets a turn now and then.
    turn = QTimer(app)
    turn.start(250)
    turn.timeout.connect(lambda: None)


def _project(arguments: Sequence[str]) -> str | None:
    if not arguments:
        return None
    import argparse

    parser = argparse.ArgumentParser(prog="desk", description="Highlight entities and claims in news articles.")
    parser.add_argument("project", nargs="?", metavar="PROJECT", help="a project file (*.desk)")
    found: str | None = parser.parse_args(list(arguments)).project
    return found


def _log_to_file() -> None:
    import logging.handlers

    folder = paths.log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder / "desk.log", maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()
    logging.basicConfig(
        level=logging.INFO, handlers=[handler], format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )


def _on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error of ours: logged in full, said in short; the window goes on, for all that was labelled is on the disk."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.closeAllWindows()
        return
    logging.getLogger("desk").error("a bug", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
    if threading.current_thread() is not threading.main_thread():
        # No window may be opened from there.
        return
    from desk.ui.dialogs.bug import BugDialog

    if not isinstance(QApplication.activeModalWidget(), BugDialog):
        BugDialog(error.with_traceback(trace), QApplication.activeWindow()).exec()
