"""Writes resources/pages/ from the code itself, so that it cannot tell anything else.

    .venv/bin/python packaging/pages.py            # rewrite the pages
    .venv/bin/python packaging/pages.py --check    # exit 1 where one is not what the code says

keys.md: every key and command, from the window's table; formats.md: every reader and writer; settings.md: what the
settings file may say.
"""

import dataclasses
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from desk.ui.commands import Command

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "pages"
MADE = "Made by `packaging/pages.py`; do not edit."


def main() -> int:
    """Rewrites or checks the pages."""
    sys.path.insert(0, str(ROOT))
    check, stale = "--check" in sys.argv[1:], []
    for name, text in pages().items():
        path = FOLDER / name
        if check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(str(path.relative_to(ROOT)))
            continue
        FOLDER.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    if stale:
        print(f"Not what the code says: {', '.join(stale)}. Run packaging/pages.py.", file=sys.stderr)
    return 1 if stale else 0


def pages() -> dict[str, str]:
    """Every page by its file's name."""
    return {"keys.md": keys(), "formats.md": formats(), "settings.md": settings()}


def keys() -> str:
    """The keys in the text, the labels' keys and every command of the window."""
    from desk import paths
    from desk.formats.labelset import read_labels
    from desk.ui.dialogs.keys import in_the_text

    in_text = [(key, does) for does, key in in_the_text()]
    parts = ["# Keys and commands", MADE, "## In the text", *table(("key", "does"), in_text)]
    labels = read_labels(paths.resource("labels", "default.json"))
    rows = [(code(label.key), label.name, label.kind.value) for label in labels if label.key]
    parts += ["## Labels of the default set", *table(("key", "label", "for"), rows)]
    commands = window_commands()
    for menu in dict.fromkeys(command.menu.split("/")[0] for command in commands):
        rows = [
            (shown(command), ", ".join(map(code, command.keys)), command.hint)
            for command in commands
            if command.menu.split("/")[0] == menu
        ]
        parts += [f"## {menu or 'In no menu'}", *table(("command", "key", ""), rows)]
    return "\n\n".join(parts) + "\n"


def window_commands() -> "Sequence[Command]":
    """The table of commands of a window, which needs no display for that."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from desk.settings import Settings
    from desk.ui.window import Window

    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory(prefix="desk-pages-") as home:
        before = os.environ.get("DESK_HOME")
        os.environ["DESK_HOME"] = home
        window = Window(Settings())
        found = list(window.parts.commands)
        window.close()
        if before is None:
            del os.environ["DESK_HOME"]
        else:
            os.environ["DESK_HOME"] = before
    assert app is not None
    return found


def shown(command: "Command") -> str:
    """A command's title with the submenu it stands in."""
    below = command.menu.partition("/")[2]
    return f"{below}: {command.plain_title}" if below else command.plain_title


def formats() -> str:
    """Every file that can be read or written, and what a writer cannot carry."""
    from desk.formats import format as every

    rows, losses = [], []
    for each in every.formats().values():
        suffixes = " ".join(code(suffix) for suffix in each.suffixes)
        rows.append((each.title, code(each.name), suffixes, yes(each.read), yes(each.write)))
        if each.write is not None:
            lost = [f"- {loss}" for loss in each.losses] or ["Nothing is lost."]
            losses += [f"## What {each.title} cannot carry", "\n".join(lost)]
    note = "A package can add formats: an entry point in the group `desk.formats`. `desk formats` lists what is there."
    head = table(("format", "`--format`", "files", "read", "written"), rows)
    return "\n\n".join(["# Formats", MADE, *head, note, *losses]) + "\n"


def settings() -> str:
    """What the settings file may say, with its defaults."""
    from desk.settings import Settings

    hints = get_type_hints(Settings)
    rows = [(code(f.name), values(hints[f.name]), code(json.dumps(f.default))) for f in dataclasses.fields(Settings)]
    text = (
        "One JSON object in `settings.json` in the app's configuration folder. Desk writes it; a value that does not "
        "fit becomes its default, and keys it does not know stay."
    )
    told = " ".join((Settings.__doc__ or "").split("\n\n", 1)[-1].split())
    return "\n\n".join(["# Settings", MADE, text, *table(("key", "value", "default"), rows), told]) + "\n"


def values(hint: object) -> str:
    """The values of a type, in words."""
    if get_origin(hint) is tuple:
        return "a list of texts"
    choices = [choice for choice in get_args(hint) if isinstance(choice, str)]
    if choices:
        return " or ".join(code(choice) for choice in choices)
    names = {str: "text", int: "a whole number", bool: "true or false"}
    return names.get(hint, "text or null")  # type: ignore[call-overload,no-any-return]


def yes(thing: object) -> str:
    return "yes" if thing is not None else ""


def code(text: str) -> str:
    return f"`{text}`"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table; nothing at all without rows."""
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    if not lines:
        return []
    return ["\n".join([f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines])]


if __name__ == "__main__":
    sys.exit(main())
