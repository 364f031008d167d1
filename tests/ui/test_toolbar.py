from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desk import settings
from desk.settings import Settings
from desk.ui.icons import icon, picture
from desk.ui.theme import DARK, LIGHT, Theme
from desk.ui.toolbar import SIZE, TOOLS
from desk.ui.window import Window
from tests.ui.at_work import at_work


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window(Settings(person_name="Ana", theme="light", backups_kept=0))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def buttons(window: Window) -> dict[str, QToolButton]:
    found = {}
    for name, action in window.menus.actions.items():
        button = window.parts.toolbar.widgetForAction(action)
        if isinstance(button, QToolButton):
            found[name] = button
    return found


def test_the_toolbar_has_what_a_mouse_asks_for_most(window: Window) -> None:
    assert set(buttons(window)) == {name for group in TOOLS for name in group}
    for name, button in buttons(window).items():
        command = next(command for command in window.parts.commands if command.name == name)
        assert button.accessibleName() == command.plain_title
        assert command.plain_title in button.toolTip()
        assert button.toolTip() != command.plain_title, "the tooltip names the key"
        assert not button.icon().isNull()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_button_does_what_its_command_does(qtbot: QtBot, tmp_path: Path) -> None:
    hand = at_work(qtbot, tmp_path, "Ana Lee was in Oslo.")
    hand.select(0, 7)
    qtbot.mouseClick(buttons(hand.window)["claim"], Qt.MouseButton.LeftButton)
    assert [a.quote for a in hand.annotations] == ["Ana Lee"]
    assert hand.view.hasFocus()
    qtbot.mouseClick(buttons(hand.window)["undo"], Qt.MouseButton.LeftButton)
    assert hand.annotations == []


def test_what_cannot_be_done_is_pale(window: Window) -> None:
    assert not buttons(window)["export"].isEnabled()


def test_a_hidden_toolbar_stays_hidden(qtbot: QtBot, window: Window) -> None:
    action = window.menus.actions["toolbar"]
    window.menus.refresh()
    assert action.isChecked()
    action.trigger()
    assert not window.parts.toolbar.isVisible()
    window.close()
    from desk import paths

    again = Window(settings.load(paths.settings_file()))
    qtbot.addWidget(again)
    again.show()
    qtbot.waitExposed(again)
    again.menus.refresh()
    assert not again.parts.toolbar.isVisible()
    assert not again.menus.actions["toolbar"].isChecked()
    again.menus.actions["toolbar"].trigger()
    assert again.parts.toolbar.isVisible()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_icons_are_seen_on_the_theme(theme: Theme, qtbot: QtBot) -> None:
    image = icon("undo", theme, SIZE).pixmap(QSize(SIZE, SIZE), 1.0).toImage()
    inks = [image.pixelColor(x, y) for x in range(SIZE) for y in range(SIZE)]
    solid = [ink.lightness() for ink in inks if ink.alpha() > 200]
    assert solid
    assert (min(solid) > 150) if theme.dark else (max(solid) < 110)


def test_icons_are_drawn_for_dense_screens(qtbot: QtBot) -> None:
    made: QIcon = icon("find", LIGHT, SIZE)
    assert made.pixmap(QSize(SIZE, SIZE), 2.0).size() == QSize(2 * SIZE, 2 * SIZE)
    assert picture("check", "#112233", 14, 2.0).size() == QSize(28, 28)


def test_icons_follow_a_change_of_theme(window: Window) -> None:
    before = buttons(window)["find"].icon().cacheKey()
    window.menus.actions["theme_dark"].trigger()
    assert buttons(window)["find"].icon().cacheKey() != before
    window.menus.actions["theme_light"].trigger()
