"""Commands about projects and files, and those about the app itself."""

from desk.ui.commands import Command
from desk.ui.table.given import Given
from desk.ui.translation import tr


def file(given: Given) -> list[Command]:
    """Projects, and files in and out."""
    parts, asking, projects = given.parts, given.asking, given.parts.projects

    def has_project() -> bool:
        return projects.bridge is not None

    return [
        Command(name="new_project", title=tr("&New Project…"), menu="File", keys=("Ctrl+N",), run=asking.new_project),
        Command(
            name="open_project", title=tr("&Open Project…"), menu="File", keys=("Ctrl+O",), run=asking.open_project,
        ),
        Command(
            name="import", title=tr("&Import Articles…"), menu="File", group=1, keys=("Ctrl+I",), when=has_project,
            run=asking.import_files,
            hint=tr("Web pages, texts, tables, mails, office and wire files, or Desk's own JSON"),
        ),
        Command(
            name="import_folder", title=tr("Import &Folder…"), menu="File", group=1, when=has_project,
            run=asking.import_folder,
        ),
        Command(
            name="paste_article", title=tr("&Paste as New Article…"), menu="File", group=1, keys=("Ctrl+Shift+V",),
            when=has_project, run=asking.paste,
        ),
        Command(
            name="export", title=tr("&Export…"), menu="File", group=2, keys=("Ctrl+E",), when=has_project,
            run=asking.export, hint=tr("Write annotations to a file"), icon="export",
        ),
        Command(name="back_up", title=tr("&Back Up…"), menu="File", group=3, when=has_project, run=asking.back_up),
        Command(name="open_backups", title=tr("Show Bac&kups"), menu="File", group=3, run=asking.open_backups),
        Command(
            name="check", title=tr("&Check Project"), menu="File", group=3, when=has_project, run=projects.check,
            hint=tr("Check the database, every text and every annotation"),
        ),
        Command(name="quit", title=tr("&Quit"), menu="File", group=4, keys=("Ctrl+Q",), run=parts.window.close),
    ]  # fmt: skip


def help(given: Given) -> list[Command]:
    """All commands by name, all keys, the log."""
    asking = given.asking
    return [
        Command(
            name="commands", title=tr("All &Commands…"), menu="Help", keys=("Ctrl+Shift+P",),
            run=asking.choose_command,
        ),
        Command(name="keys", title=tr("&Keys"), menu="Help", keys=("F1",), run=asking.keys),
        Command(name="log", title=tr("Show &Log"), menu="Help", group=1, run=asking.open_log),
        Command(name="about", title=tr("&About Desk"), menu="Help", group=1, run=asking.about),
    ]  # fmt: skip
