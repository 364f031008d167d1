"""Commands for undo, finding, and what belongs to the project as a whole."""

from functools import partial

from desk.ui.commands import Command
from desk.ui.ledger.opening import Ledgers
from desk.ui.table.given import Given
from desk.ui.translation import tr


def edit(given: Given) -> list[Command]:
    """Undo, finding, label set, reporting words, preferences."""
    parts, asking = given.parts, given.asking
    editing, view, find = parts.editing, parts.view, parts.find_bar

    def has_project() -> bool:
        return parts.bridge is not None

    def has_article() -> bool:
        return editing.article is not None

    def go_on(by: int) -> None:
        if find.isHidden():
            find_in_article()
        else:
            find.step(by)

    def find_in_article() -> None:
        selected = view.selection()
        quote = editing.text[slice(*selected)] if selected else ""
        find.open_bar(editing.text, selected[0] if selected else view.caret(), quote)

    return [
        Command(
            name="undo", title=tr("&Undo"), menu="Edit", keys=("Ctrl+Z",), when=has_project, icon="undo",
            run=editing.undo,
        ),
        Command(
            name="redo", title=tr("&Redo"), menu="Edit", keys=("Ctrl+Shift+Z", "Ctrl+Y"), when=has_project,
            run=editing.redo, icon="redo",
        ),
        Command(
            name="copy", title=tr("&Copy"), menu="Edit", group=1, keys=("Ctrl+C",), run=view.copy,
            when=lambda: view.selection() is not None,
        ),
        Command(
            name="select_all", title=tr("Select &All"), menu="Edit", group=1, keys=("Ctrl+A",), when=has_article,
            run=view.selectAll,
        ),
        Command(
            name="find", title=tr("&Find in Article…"), menu="Edit", group=2, keys=("Ctrl+F",), when=has_article,
            run=find_in_article, icon="find",
        ),
        Command(
            name="find_next", title=tr("Find &Next"), menu="Edit", group=2, keys=("F3",), when=has_article,
            run=partial(go_on, 1),
        ),
        Command(
            name="find_previous", title=tr("Find Pre&vious"), menu="Edit", group=2, keys=("Shift+F3",),
            when=has_article, run=partial(go_on, -1),
        ),
        Command(
            name="edit_labels", title=tr("&Label Set…"), menu="Edit", group=3, keys=("Ctrl+L",), when=has_project,
            run=asking.edit_labels,
        ),
        Command(
            name="edit_cues", title=tr("Reporting &Words…"), menu="Edit", group=3, when=has_project,
            run=asking.edit_cues, hint=tr("The words that tell who said a claim; add or take out some"),
        ),
        Command(
            name="entities", title=tr("&Entities…"), menu="Edit", group=3, keys=("Ctrl+Shift+E",), when=has_project,
            run=given.pages.open, hint=tr("The register: names, mentions and claims of everybody and everything"),
        ),
        Command(
            name="ledger", title=tr("Claim Led&ger…"), menu="Edit", group=3, keys=("Ctrl+Shift+L",), when=has_project,
            run=Ledgers(parts, given.browsing).open, hint=tr("Every claim of the project: who says it, and where else"),
        ),
        Command(
            name="verdicts", title=tr("Ver&dicts and Evidence"), menu="Edit", group=3, when=has_project,
            run=given.evidence.switch, checked=given.evidence.is_on,
            hint=tr("Whether claims of this project get a verdict and evidence"),
        ),
        Command(name="person", title=tr("Your Na&me…"), menu="Edit", group=4, run=asking.person),
        Command(
            name="preferences", title=tr("&Preferences…"), menu="Edit", group=4, keys=("Ctrl+,",),
            run=partial(asking.preferences, given.take_settings),
        ),
    ]  # fmt: skip
