"""The table of commands of a window: what can be asked for, by which key, when, and what it does."""

from desk.ui.commands import Command
from desk.ui.table.annotate import annotate
from desk.ui.table.article import article
from desk.ui.table.edit import edit
from desk.ui.table.file import file, help
from desk.ui.table.given import Given
from desk.ui.table.view import view

__all__ = ["Given", "command_table"]


def command_table(given: Given) -> list[Command]:
    """Every command of a window, in the order of its menus."""
    return [command for make in (file, edit, annotate, article, view, help) for command in make(given)]
