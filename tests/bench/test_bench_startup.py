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

# Both sides are watched by the same filter, and end at the first paint of what is named.
WATCH = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and painted(watched):
            print(time.process_time() * 1000, flush=True)
            os._exit(0)
        return False

app = QApplication([])
watch = Watch()
app.installEventFilter(watch)
"""
BARE = f"""{WATCH}
painted = lambda widget: True
window = QWidget()
window.resize(1280, 800)
window.show()
app.exec()
"""
REAL = f"""{WATCH}
painted = lambda widget: True
from desk.app import main
main([])
"""
READY = f"""{WATCH}
def painted(widget):
    holder = widget.parentWidget()
    return type(holder).__name__ == "ArticleView" and bool(holder.text)
from desk.app import main
main([])
"""


def cpu_of(code: str, home: Path) -> float:
    """The processor time that the process has used when it is painted."""
    # Compiled modules are part of an installed Desk.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings |= {"DESK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(home / "pyc")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, timeout=60
    )
    return float(done.stdout)


def test_start_to_first_paint(tmp_path: Path) -> None:
    # The first start makes the first project and compiles.
    for code in (BARE, REAL, READY):
        cpu_of(code, tmp_path)
    runs = [(cpu_of(BARE, tmp_path), cpu_of(REAL, tmp_path), cpu_of(READY, tmp_path)) for _ in range(RUNS)]
    bare, real, ready = (statistics.median(column) for column in zip(*runs, strict=True))
    record("start to first paint", real, "bare Qt window", bare, 1.3)
    record("start to a readable article", ready, "bare Qt window", bare)
