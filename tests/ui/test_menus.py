from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desk.settings import Settings
from desk.ui.commands import MENUS
from desk.ui.textkeys import RULING
from desk.ui.window import Window

PROMISED = {
    "label_palette": "Ctrl+K", "claim": "C", "next_annotation": "F8", "previous_annotation": "Shift+F8",
    "start_left": "Alt+Left", "start_right": "Alt+Right", "end_left": "Alt+Shift+Left", "end_right": "Alt+Shift+Right",
    "remove": "Delete", "undo": "Ctrl+Z", "redo": "Ctrl+Shift+Z", "find": "Ctrl+F", "done_next": "Ctrl+Return",
    "commands": "Ctrl+Shift+P", "keys": "F1",
}  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window(Settings(person_name="Ana", backups_kept=0))
    qtbot.addWidget(made)
    return made


def test_the_promised_keys_are_in_the_table(window: Window) -> None:
    keys = {command.name: command.keys for command in window.parts.commands}
    for name, key in PROMISED.items():
        assert keys[name][0] == key


def test_no_two_commands_have_one_name_or_one_key(window: Window) -> None:
    names = Counter(command.name for command in window.parts.commands)
    keys = Counter(
        (QKeySequence(key).toString(), command.pressed and command.menu == RULING)
        for command in window.parts.commands
        for key in command.keys
    )
    assert [name for name, count in names.items() if count > 1] == []
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_is_one_that_qt_knows(window: Window) -> None:
    for command in window.parts.commands:
        for key in command.keys:
            assert not QKeySequence(key).isEmpty(), key
            assert QKeySequence(key).toString() not in ("", "Unknown"), key


def test_plain_keys_are_left_to_the_article(window: Window) -> None:
    for command in window.parts.commands:
        assert not command.pressed or QKeySequence(command.keys[0]).count() == 1
        shortcuts = window.menus.actions[command.name].shortcuts()
        assert len(shortcuts) == len(command.keys) - command.pressed, command.name


def test_every_menu_shows_what_the_table_says(window: Window) -> None:
    bar = [action.menu() for action in window.menuBar().actions()]
    assert [menu.title().replace("&", "") for menu in bar if isinstance(menu, QMenu)] == list(MENUS)
    for command in window.parts.commands:
        if command.menu:
            assert window.menus.actions[command.name] in window.menus.menu(command.menu).actions()


def test_what_features_bring_stands_with_its_group_and_quit_is_last(window: Window) -> None:
    shown = [action.text().replace("&", "") for action in window.menus.menu("File").actions()]
    assert shown[:3] == ["New Project…", "Open Project…", "Open Recent"]
    place = shown.index("Export…")
    assert shown[place : place + 3] == ["Export…", "Export Package…", "Merge…"]
    assert shown[-1] == "Quit"


def test_mnemonics_do_not_clash_within_a_menu(window: Window) -> None:
    for name in MENUS:
        titles = [action.text() for action in window.menus.menu(name).actions()]
        letters = Counter(t[t.index("&") + 1].casefold() for t in titles if "&" in t.replace("&&", ""))
        assert {letter for letter, count in letters.items() if count > 1} == set(), name


def test_commands_that_cannot_be_given_are_greyed(window: Window) -> None:
    window.menus.refresh()
    for command in window.parts.commands:
        assert window.menus.actions[command.name].isEnabled() is command.when()
