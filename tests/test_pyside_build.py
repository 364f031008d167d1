"""The PySide6 build this runs on survives what every window does all day."""

import subprocess
import sys

CALLS = 20_000


def test_many_calls_that_return_nothing_do_not_abort():
    """WORKAROUND https://bugreports.qt.io/browse/PYSIDE-3474: one build lost a reference to None at each such call."""
    calls = f"""
from PySide6.QtCore import QObject

thing = QObject()
for _ in range({CALLS}):
    thing.setObjectName("name")
"""
    run = subprocess.run([sys.executable, "-c", calls], check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
