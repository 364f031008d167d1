"""A label key while 10,000 files are read, compared and imported, against the same key while nothing else is done."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk.actions.drafting import LOOKING
from desk.ui.intake.window import ImportWindow
from tests.trips.hand import Hand
from tests.ui.at_work import at_work
from tests.wire_stories import archive

from .floors import record

pytestmark = pytest.mark.bench

FILES = 10_000
WORST_MS = 50.0
BETWEEN_MS = 150
TEXT = "one two three four five six seven eight nine ten " * 200


def keys_while(hand: Hand, still: Callable[[], bool]) -> list[float]:
    """How long each key takes until it is painted, in ms, labelling a word and taking that back by turns."""
    taken: list[float] = []
    view, place = hand.view, 0
    while still():
        view.select(place, place + 3)
        begun = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_P)
        view.viewport().repaint()
        taken.append((time.perf_counter() - begun) * 1000)
        hand.window.parts.editing.undo()
        place = (place + 4) % (len(TEXT) - 4)
        hand.qtbot.wait(BETWEEN_MS)
    return taken


def tell(phase: str, taken: list[float], idle: list[float]) -> None:
    """Median and worst, against the same while nothing else is done."""
    if not taken:
        return
    middle = len(taken) // 2
    record(f"a key, {phase}: median of {len(taken)}", sorted(taken)[middle], "idle", sorted(idle)[len(idle) // 2])
    record(f"a key, {phase}: worst", max(taken), "worst while idle", max(idle))
    record(f"a key, {phase}: worst", max(taken), "what is allowed", WORST_MS, 1.0)


def test_a_label_key_during_an_import_of_ten_thousand_files(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for story in archive(FILES, 0, 0, seed=9):
        (folder / f"{story.number:05}.txt").write_text(story.text, encoding="utf-8")
    hand = at_work(qtbot, tmp_path, TEXT)
    until = time.monotonic() + 5
    idle = keys_while(hand, lambda: time.monotonic() < until)
    hand.window.browsing.take_files([str(folder)])
    window = hand.window.findChild(ImportWindow)
    assert window is not None
    preparing = window.preparing
    phase = [""]
    preparing.progressed.connect(lambda _done, _total, message: phase.__setitem__(0, message))
    reading = keys_while(hand, lambda: preparing.busy and phase[0] != LOOKING)
    comparing = keys_while(hand, lambda: preparing.busy)
    window.import_button.click()
    loading = keys_while(hand, lambda: preparing.busy)
    assert preparing.result is not None
    assert len(preparing.result.articles) == FILES
    window.close()
    tell("while 10,000 files are read", reading, idle)
    tell("while they are compared", comparing, idle)
    tell("while they are imported", loading, idle)
