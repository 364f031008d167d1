"""What every test stands on: no display, no folder of the person's own, and a clean desk afterwards."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before Qt is loaded: neither the screen nor the looks, scale and language of whoever runs the tests matter.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for variable in ("QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "QT_FONT_DPI"):
    os.environ.pop(variable, None)
if sys.platform == "linux":
    os.environ["LC_ALL"] = "C.UTF-8"

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Move the app's own folders into the test's."""
    monkeypatch.setenv("DESK_HOME", str(tmp_path / "desk-home"))


@pytest.fixture(autouse=True)
def _no_stray_window() -> Iterator[None]:
    """Fail a test that leaves a window open; those given to qtbot are closed by then."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    stray = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowType() != Qt.WindowType.ToolTip]
    names = [f"{type(window).__name__} {window.windowTitle()!r}" for window in stray]
    for window in stray:
        window.close()
        window.deleteLater()
    assert not names, f"windows left open: {', '.join(names)}"


@pytest.fixture(scope="session")
def sample_text() -> str:
    """The sample article: 3,212 code points, no-break spaces at 1997 and 2936."""
    path = Path(__file__).parent / "data" / "joint-exercises.txt"
    return path.read_bytes().decode("utf-8")
