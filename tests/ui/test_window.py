import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desk import paths, settings
from desk.settings import Settings
from desk.ui.theme import DARK, LIGHT
from desk.ui.window import Window

ROOT = Path(__file__).parent.parent.parent
HEAVY = ("sqlalchemy", "alembic", "msgspec", "chardet", "sqlite3", "appdirs")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window(Settings(person_name="Ana", theme="light", backups_kept=0))
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    qtbot.waitExposed(made)
    return made


def in_sight(window: Window) -> dict[str, QRect]:
    """Where docks are seen; those behind another are moved out of the window."""
    return {name: dock.geometry() for name, dock in window.docks.items() if dock.isVisible() and dock.x() >= 0}


def test_nothing_heavy_is_loaded_before_the_window_is_painted(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from desk.settings import Settings\n"
        "import desk.app\n"
        "from desk.ui.window import Window\n"
        "app = QApplication([])\n"
        "window = Window(Settings(), empty=True); window.show(); app.processEvents(); window.grab()\n"
        f"print([name for name in {HEAVY} if name in sys.modules])\n"
    )
    surroundings = os.environ | {"DESK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_what_is_painted_first_is_the_window_as_it_was_left_and_stays_in_its_place(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.resize(790, 700)
    window.parts.docks["differences"].show()
    window.parts.docks["details"].hide()
    window.resizeDocks([window.parts.docks["articles"]], [250], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    window.close()
    again = Window(settings.load(paths.settings_file()), empty=True)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitExposed(again)
    assert [action.text() for action in again.menuBar().actions()] == [
        action.text() for action in window.menuBar().actions()
    ]
    seen = in_sight(again)
    assert again.docks["differences"].isVisible()
    assert "details" not in seen
    assert seen["articles"].width() == 250
    bars = again.toolbar.height(), again.statusBar().height()
    again.furnish()
    assert again.parts.projects.create(tmp_path / "one.desk")
    QApplication.processEvents()
    assert in_sight(again) == seen
    assert (again.toolbar.height(), again.statusBar().height()) == bars


def test_a_window_that_is_still_empty_can_be_closed(qtbot: QtBot) -> None:
    made = Window(Settings(), empty=True)
    qtbot.addWidget(made)
    made.show()
    assert made.close()
    assert not paths.settings_file().exists()


def test_a_panel_that_the_frame_does_not_know_gets_its_dock_and_finds_it_where_it_was_left(
    qtbot: QtBot, window: Window
) -> None:
    window.add_dock("More", "more", beside="annotations", shown=False)
    window.fill_dock("more", QLabel("much"))
    assert not window.docks["more"].isVisible()
    window.docks["more"].show()
    window.close()
    again = Window(settings.load(paths.settings_file()), empty=True)
    qtbot.addWidget(again)
    again.show()
    again.add_dock("More", "more", beside="annotations", shown=False)
    QApplication.processEvents()
    assert again.docks["more"].isVisible()
    assert again.docks["more"] in again.tabifiedDockWidgets(again.docks["annotations"])


def test_the_docks_of_features_are_named_as_their_panels_are(window: Window) -> None:
    panels = [panel for feature in window.workings.features for panel in feature.panels()]
    assert {panel.name: panel.title for panel in panels} == {
        panel.name: window.docks[panel.name].windowTitle() for panel in panels
    }


def test_the_first_start_makes_a_project_with_two_articles_and_opens_the_one_at_work(
    qtbot: QtBot, window: Window
) -> None:
    with qtbot.waitSignal(window.parts.projects.imported, timeout=10_000):
        window.parts.projects.open_last()
    qtbot.waitUntil(lambda: not window.parts.jobs.running)
    assert paths.first_project().exists()
    assert window.windowTitle() == "First project — Desk"
    editing = window.parts.editing
    assert editing.article is not None
    assert editing.article.title == "Kestria and Maravia plan a rescue fleet"
    assert len(editing.annotations) == 16
    assert {window.people[each.author] for each in editing.annotations.values()} == {"Sample"}
    editing.undo()
    assert editing.article is None


def test_without_a_project_the_window_says_what_to_do(window: Window) -> None:
    assert window.parts.bridge is None
    assert not window.parts.heading.isVisible()
    assert window.menus.actions["new_project"].isEnabled()
    for name in ("import", "export", "undo", "claim", "done_next", "edit_labels"):
        assert not window.menus.actions[name].isEnabled(), name


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_article_and_the_rest_follow_the_theme(qtbot: QtBot, window: Window, theme: object, tmp_path: Path) -> None:
    assert theme in (LIGHT, DARK)
    article = tmp_path / "one.txt"
    article.write_text("Ana Lee was in Oslo.", encoding="utf-8")
    assert window.parts.projects.create(tmp_path / "p.desk")
    with qtbot.waitSignal(window.parts.projects.imported, timeout=10_000):
        window.parts.projects.import_files([article])
    for name in ("light", "dark", theme.name):
        window.menus.actions[f"theme_{name}"].trigger()
    QApplication.processEvents()
    paper = window.parts.view.viewport().grab().toImage().pixelColor(QPoint(4, 4))
    assert paper == QColor(theme.base)
    assert window.palette().window().color() == QColor(theme.window)
    assert window.parts.projects.settings.theme == theme.name
    window.menus.actions["theme_light"].trigger()


def test_a_second_window_comes_up_in_the_theme_chosen(qtbot: QtBot, window: Window) -> None:
    other = Window(Settings(person_name="Ana", theme="dark", backups_kept=0))
    qtbot.addWidget(other)
    other.show()
    qtbot.waitExposed(other)
    assert other.parts.view.viewport().palette().base().color() == QColor(DARK.base)
    other.close()
    window.take_settings()


def test_the_window_comes_back_as_it_was_left(qtbot: QtBot, window: Window) -> None:
    window.parts.docks["details"].hide()
    window.parts.docks["articles"].setFloating(False)
    window.resize(window.minimumSizeHint().width() + 40, 640)
    width = window.width()
    window.menus.actions["zoom_in"].trigger()
    window.menus.actions["wider"].trigger()
    window.close()
    chosen = settings.load(paths.settings_file())
    assert chosen.zoom_percent == 110
    again = Window(chosen)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitExposed(again)
    assert not again.parts.docks["details"].isVisible()
    assert again.parts.docks["labels"].isVisible()
    assert again.parts.view.zoom_percent == 110
    assert again.parts.view.measure_chars == window.parts.view.measure_chars
    assert again.width() == width


def test_damaged_window_settings_do_no_harm(qtbot: QtBot) -> None:
    window = Window(Settings(window_geometry="%%%", window_state="bm9uc2Vuc2U="))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    assert window.width() > 400
