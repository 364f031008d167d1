"""Long work in another thread stands still while the window has something to do."""

import gc
import sys
import threading
import time
from collections.abc import Callable, Iterator
from importlib.machinery import BuiltinImporter, ModuleSpec
from importlib.util import find_spec

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desk.ui.intake.giving_way import PAUSE_S, GivingWay, Patient
from desk.work import Cancelled, Progress


class Counted(GivingWay):
    """Tells how often somebody waited."""

    waits = 0

    def wait(self) -> None:
        self.waits += 1
        super().wait()


@pytest.fixture
def way(qtbot: QtBot) -> Iterator[Counted]:
    made = Counted()
    made.begin()
    yield made
    made.end()


def pressed(qtbot: QtBot) -> float:
    """When a key was pressed."""
    field = QLineEdit()
    qtbot.addWidget(field)
    at = time.monotonic()
    QTest.keyClick(field, Qt.Key.Key_A)
    return at


def in_a_thread(job: Callable[[], object]) -> float:
    """When it was over."""
    over: list[float] = []
    thread = threading.Thread(target=lambda: (job(), over.append(time.monotonic())))
    thread.start()
    thread.join()
    return over[0]


def test_a_step_waits_until_a_key_is_painted(qtbot: QtBot, way: Counted) -> None:
    progress = Patient(Progress(), way)
    at = pressed(qtbot)
    assert in_a_thread(progress.check) - at >= PAUSE_S
    at = pressed(qtbot)
    assert in_a_thread(lambda: progress.report(1, 2)) - at >= PAUSE_S
    progress.cancel()
    assert progress.stride < Progress.stride


def test_so_does_an_import_of_a_module(qtbot: QtBot, way: Counted) -> None:
    def load() -> None:
        with pytest.raises(ModuleNotFoundError):
            __import__("no_module_of_this_name")

    at = pressed(qtbot)
    assert in_a_thread(load) - at >= PAUSE_S
    waits = way.waits
    way.end()
    in_a_thread(load)
    assert way.waits == waits > 0


def test_the_window_itself_never_waits(qtbot: QtBot, way: Counted) -> None:
    pressed(qtbot)
    with pytest.raises(ModuleNotFoundError):
        __import__("no_module_of_this_name")
    assert way.waits == 0


def test_all_is_as_it_was_when_it_is_over(qtbot: QtBot) -> None:
    before, interval = list(sys.meta_path), sys.getswitchinterval()
    way = GivingWay()
    way.begin()
    way.begin()
    assert not gc.isenabled()
    way.end()
    way.end()
    assert (sys.meta_path, sys.getswitchinterval(), gc.isenabled()) == (before, interval, True)


def test_it_passes_on_that_the_work_is_not_wanted(way: Counted) -> None:
    inner = Progress()
    progress = Patient(inner, way)
    inner.cancel()
    with pytest.raises(Cancelled):
        progress.check()


def test_a_module_that_waits_at_the_door_is_found_when_the_door_goes() -> None:
    class Held(GivingWay):
        """Lets nobody on before it is told to."""

        def __init__(self) -> None:
            super().__init__()
            self.came, self.go = threading.Event(), threading.Event()

        def wait(self) -> None:
            self.came.set()
            assert self.go.wait(10)

    class Only:
        """The one finder of a module, right behind the door."""

        @staticmethod
        def find_spec(name: str, path: object = None, target: object = None) -> ModuleSpec | None:
            return ModuleSpec(name, BuiltinImporter) if name == "only_behind_the_door" else None

    before = list(sys.meta_path)
    sys.meta_path.insert(0, Only)
    way, found = Held(), []
    way.begin()
    thread = threading.Thread(target=lambda: found.append(find_spec("only_behind_the_door")))
    try:
        thread.start()
        assert way.came.wait(10)
        way.end()
    finally:
        way.go.set()
        thread.join()
        way.end()
        sys.meta_path[:] = before
    assert [each and each.name for each in found] == ["only_behind_the_door"]
