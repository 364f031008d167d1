"""The page on keys and commands, from the window's table and those of the windows that it opens."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from markdown import code, page, table

if TYPE_CHECKING:
    from desk.ui.commands import Command


def keys() -> str:
    """The keys in the text, the labels' keys, every command of the window, and the keys of adjudication."""
    from desk import paths
    from desk.formats.labelset import read_labels
    from desk.ui.commands import MENUS
    from desk.ui.dialogs.keys import in_the_text

    in_text = [(key, does) for does, key in in_the_text()]
    parts = ["## In the text", *table(("key", "does"), in_text)]
    labels = read_labels(paths.resource("labels", "default.json"))
    rows = [(code(label.key), label.name, label.kind.value) for label in labels if label.key]
    parts += ["## Labels of the default set", *table(("key", "label", "for"), rows)]
    with without_display():
        commands = window_commands()
        settling = [(name, settling_keys(people)) for name, people in (("two", 2), ("three or more", 3))]
    for menu in (*MENUS, ""):
        # Within a menu they stand by their groups, as in the window; submenus follow.
        standing = [each for each in commands if each.menu.split("/")[0] == menu]
        paths_used = list(dict.fromkeys(sorted((each.menu for each in standing), key=lambda path: path != menu)))
        standing.sort(key=lambda each: (paths_used.index(each.menu), each.group))
        rows = [(shown(command), ", ".join(map(code, command.keys)), command.hint) for command in standing]
        parts += [f"## {menu or 'In no menu'}", *table(("command", "key", ""), rows)] if rows else []
        if menu == "Review":
            parts.append(
                "Plain keys of this menu hold while a review is under way, and win over labels that have the same key. "
                "Another label's key, and what moves the ends of an annotation, amend it there."
            )
    for name, rows in settling:
        parts += [f"## Adjudicating between {name}", *table(("key", "button", "does"), rows)]
    return page("Keys and commands", *parts)


@contextmanager
def without_display() -> Iterator[None]:
    """Qt's application, and a home of its own for the app."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    before = os.environ.get("DESK_HOME")
    with tempfile.TemporaryDirectory(prefix="desk-pages-") as home:
        os.environ["DESK_HOME"] = home
        yield
    assert app is not None
    if before is None:
        del os.environ["DESK_HOME"]
    else:
        os.environ["DESK_HOME"] = before


def window_commands() -> "Sequence[Command]":
    """The table of commands of a window, its features' too."""
    from desk.settings import Settings
    from desk.ui.window import Window

    window = Window(Settings())
    found = list(window.parts.commands)
    window.close()
    return found


def settling_keys(people: int) -> list[tuple[str, str, str]]:
    """Key, button and what it does, of the adjudication window for so many analysts."""
    from PySide6.QtWidgets import QWidget

    from desk.ui.adjudicate.keys import KeyBar

    class Nothing:
        """Does nothing, whatever it is asked for."""

        def __getattr__(self, name: str) -> object:
            return lambda *_: None

    owner = QWidget()
    bar = KeyBar(owner, [f"analyst {number + 1}" for number in range(people)], Nothing())
    rows = []
    for name, button in bar.buttons.items():
        key, _, title = button.text().rpartition("  ")
        # Undo has no letter of its own: its hint is its key.
        rows.append((code(key), title, button.toolTip()) if key else (code(button.toolTip()), title, ""))
        assert rows[-1][0] != "``", name
    owner.deleteLater()
    return rows


def shown(command: "Command") -> str:
    """A command's title with the submenu it stands in."""
    below = command.menu.partition("/")[2]
    return f"{below}: {command.plain_title}" if below else command.plain_title
