from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk.ui.intake.window import ImportWindow
from tests.trips.hand import Hand
from tests.ui.at_work import at_work

Prepared = Callable[..., ImportWindow]


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Hand:
    (tmp_path / "home").mkdir()
    return at_work(qtbot, tmp_path / "home", "The council of Oslo met on Monday.", titles=["There already"])


@pytest.fixture
def prepare(hand: Hand, tmp_path: Path) -> Prepared:
    """Puts files into a folder and opens the import window on it."""

    def opened(**files: str | bytes) -> ImportWindow:
        folder = tmp_path / "news"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            (folder / name.replace("_", ".")).write_bytes(data)
        hand.window.parts.projects.change_settings(always_show_import=True)
        hand.window.browsing.take_files([str(folder)])
        hand.settle()
        window = hand.window.findChild(ImportWindow)
        assert window is not None
        hand.qtbot.waitUntil(lambda: not window.preparing.busy)
        return window

    return opened
