import json
import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget, QMainWindow
from pytestqt.qtbot import QtBot

from desk.paths import resource
from desk.ui.theme import (
    DARK,
    LIGHT,
    READABLE,
    VISIBLE,
    Theme,
    apply,
    chip,
    contrast,
    dark_shade,
    mixed,
    stroke,
    theme_for,
    tint,
)

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def colors() -> list[str]:
    labels = json.loads(resource("labels/default.json").read_text(encoding="utf-8"))["labels"]
    dice = random.Random(7)
    arbitrary = [f"#{dice.randrange(1 << 24):06x}" for _ in range(200)]
    return [label["color"] for label in labels] + ["#000000", "#ffffff", "#ffff00", "#808080"] + arbitrary


@THEMES
def test_chips_are_readable_in_every_colour(theme: Theme) -> None:
    for color in colors():
        assert contrast(dark_shade(color, theme), chip(color, theme)) >= READABLE
        assert contrast(dark_shade(color, theme), QColor(theme.base)) >= READABLE
        assert contrast(stroke(color, theme), QColor(theme.base)) >= VISIBLE


@THEMES
def test_text_is_readable_where_three_bands_of_a_colour_overlap(theme: Theme) -> None:
    for color in colors():
        ground = QColor(theme.base)
        for _ in range(3):
            band = tint(color, theme)
            ground = mixed(QColor(band.red(), band.green(), band.blue()), ground, band.alphaF())
        assert contrast(QColor(theme.text), ground) >= READABLE


@THEMES
def test_what_is_written_in_a_theme_is_readable_on_what_it_is_written_on(theme: Theme) -> None:
    for ground in (theme.window, theme.base, theme.alternate, theme.raised):
        for ink in (theme.text, theme.muted, theme.link, theme.good, theme.warning, theme.error):
            assert contrast(QColor(ink), QColor(ground)) >= READABLE, (ink, ground)
    assert contrast(QColor(theme.accent_text), QColor(theme.accent)) >= READABLE
    for ground in (theme.hover, theme.accent_soft, theme.found, theme.found_current):
        assert contrast(QColor(theme.text), QColor(ground)) >= READABLE, ground


def test_the_setting_decides_and_system_asks_the_desktop(qapp: QApplication) -> None:
    assert theme_for(qapp, "light") is LIGHT
    assert theme_for(qapp, "dark") is DARK
    assert theme_for(qapp, "system") in (LIGHT, DARK)


@THEMES
def test_what_is_disabled_is_fainter_than_what_is_not(qapp: QApplication, theme: Theme) -> None:
    apply(qapp, theme)
    roles, groups = QPalette.ColorRole, QPalette.ColorGroup
    window = QColor(theme.window)
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.PlaceholderText):
        faded, plain = (qapp.palette().color(group, role) for group in (groups.Disabled, groups.Active))
        assert contrast(faded, window) < contrast(plain, window)


@THEMES
def test_a_theme_reaches_the_palette(qapp: QApplication, theme: Theme) -> None:
    apply(qapp, theme)
    assert qapp.palette().base().color() == QColor(theme.base)
    assert qapp.style().name() == "fusion" or "stylesheet" in qapp.style().metaObject().className().lower()


@THEMES
def test_the_buttons_of_a_panel_can_be_seen(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    apply(qapp, theme)
    window = QMainWindow()
    qtbot.addWidget(window)
    panel = QDockWidget("Labels", window)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, panel)
    window.show()
    qtbot.waitExposed(window)
    for name in ("qt_dockwidget_closebutton", "qt_dockwidget_floatbutton"):
        button = panel.findChild(QAbstractButton, name)
        assert isinstance(button, QAbstractButton)
        image = button.icon().pixmap(64, 64).toImage()
        seen = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        solid = [color for color in seen if color.alpha() == 255]
        assert len(solid) > 20, name
        assert contrast(solid[0], QColor(theme.window)) >= VISIBLE
