from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk import paths, settings
from desk.settings import Settings
from desk.ui.window import Window

from .hand import Hand

Sit = Callable[..., Hand]


@pytest.fixture
def sit(qtbot: QtBot) -> Sit:
    """Opens a window with the settings as they were left, on a project that is made where there is none yet."""

    def sit_down(project: Path | None = None, person: str = "Ana", labels: bool = True) -> Hand:
        chosen = settings.load(paths.settings_file())
        if not chosen.person_name:
            chosen = Settings(person_name=person, theme="light", backups_kept=0)
        elif chosen.person_name != person:
            chosen = settings.replace(chosen, person_name=person)
        window = Window(chosen)
        qtbot.addWidget(window, before_close_func=lambda w: w.parts.jobs.stop_all())
        window.resize(1280, 800)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        hand = Hand(qtbot, window)
        if project is None:
            window.parts.projects.open_last()
        elif project.exists():
            assert window.parts.projects.open(project)
        else:
            assert window.parts.projects.create(project)
        hand.settle()
        return hand

    return sit_down


@pytest.fixture
def leave(qtbot: QtBot) -> Callable[[Hand], None]:
    """Closes a window as a person does; what it let go of is gone when this returns."""

    def go(hand: Hand) -> None:
        hand.window.close()
        qtbot.waitUntil(lambda: hand.window.parts.bridge is None)

    return go


@pytest.fixture
def sample() -> Path:
    return Path(__file__).parents[1] / "data" / "joint-exercises.txt"
