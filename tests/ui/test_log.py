"""What a whole start leaves in the log, seen from outside."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
BEGINNING = """
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication
import desk.app
from desk.ui.projects import Projects

def close():
    for each in QApplication.topLevelWidgets():
        each.close()
    QTimer.singleShot(50, close)

open_last = Projects.open_last

def open_and_fail(projects):
    open_last(projects)
    qWarning("Qt speaks")
    QTimer.singleShot(0, lambda: {}["lost"])
    QTimer.singleShot(300, close)

Projects.open_last = open_and_fail
"""


def run(home: Path) -> "subprocess.CompletedProcess[str]":
    code = BEGINNING + "import sys; sys.exit(desk.app.main())"
    surroundings = os.environ | {"DESK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_errors_and_what_qt_says_are_in_the_log_and_the_app_ends_well(tmp_path: Path) -> None:
    ran = run(tmp_path)
    assert ran.returncode == 0, ran.stderr
    log = (tmp_path / "log" / "desk.log").read_text(encoding="utf-8")
    assert "WARNING qt: Qt speaks" in log
    assert "ERROR desk: a bug" in log
    assert "KeyError: 'lost'" in log
    assert "Qt speaks" in ran.stderr
    assert "KeyError: 'lost'" in ran.stderr


def test_a_log_that_is_full_goes_on_in_a_new_file_and_few_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    folder.mkdir()
    for _ in range(3):
        (folder / "desk.log").write_text("x" * 1_000_000, encoding="utf-8")
        assert run(tmp_path).returncode == 0
        assert (folder / "desk.log").stat().st_size < 100_000
    assert sorted(file.name for file in folder.iterdir()) == ["desk.log", "desk.log.1", "desk.log.2"]
