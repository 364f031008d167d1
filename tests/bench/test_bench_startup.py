"""From the start of the process to the first paint, against a window with nothing in it."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from .floors import record

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parent.parent.parent
RUNS = 7

# Both sides are watched by the same filter, on the window alone: one on the application is asked about each event of
# each object, of which a bare window has 30 and a real one thousands. The time is taken when all of it is painted.
WATCH = """
import os, sys, time
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.end_soon()
        return False

    def end_soon(self):
        # It comes when all is painted, and before any timer that was started meanwhile.
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def customEvent(self, event):
        print(time.process_time() * 1000, flush=True)
        os._exit(0)
"""
BARE = f"""{WATCH}
app = QApplication([])
watch = Watch()
window = QWidget()
window.installEventFilter(watch)
window.resize(1280, 800)
window.show()
app.exec()
"""
REAL = f"""{WATCH}
app = QApplication([])
watch = Watch()
show = QWidget.show
def show_watched(window):
    window.installEventFilter(watch)
    show(window)
QWidget.show = show_watched
from desk.__main__ import main
sys.argv = ["desk"]
main()
"""
READY = f"""{WATCH}
app = QApplication([])
watch = Watch()
from desk.ui.article.view import ArticleView
paint = ArticleView.paintEvent
def paint_and_end(view, event):
    paint(view, event)
    if view.text:
        watch.end_soon()
ArticleView.paintEvent = paint_and_end
from desk.__main__ import main
sys.argv = ["desk"]
main()
"""
# The first start, which makes the first project; it ends as a person ends it, so that the window is known by its place.
FIRST = READY.replace("os._exit(0)", "QApplication.closeAllWindows()")


def cpu_of(code: str, home: Path) -> float:
    """The processor time that the process has used when it is painted."""
    # Compiled modules are part of an installed Desk.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings |= {"DESK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(home / "pyc")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, timeout=60
    )
    return float(done.stdout.split()[0])


def test_start_to_first_paint(tmp_path: Path) -> None:
    # It is also when modules are compiled.
    for code in (FIRST, BARE, REAL, READY):
        cpu_of(code, tmp_path)
    runs = [(cpu_of(BARE, tmp_path), cpu_of(REAL, tmp_path), cpu_of(READY, tmp_path)) for _ in range(RUNS)]
    bare, real, ready = (statistics.median(column) for column in zip(*runs, strict=True))
    record("start to first paint", real, "bare Qt window", bare, 1.3)
    record("start to a readable article", ready, "bare Qt window", bare)
