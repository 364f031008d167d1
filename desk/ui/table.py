"""The table of commands of a window: what can be asked for, by which key, when, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from desk.model.article import State
from desk.settings import Theme
from desk.ui.asking import Asking
from desk.ui.browsing import Browsing
from desk.ui.chain import Part
from desk.ui.commands import Command
from desk.ui.evidence import Evidences
from desk.ui.ledger.opening import Ledgers
from desk.ui.lines import Lines
from desk.ui.pages import Pages
from desk.ui.panels.heading import state_title
from desk.ui.parts import Parts
from desk.ui.translation import tr

ZOOM_STEP = 10
MEASURE_STEP = 5


@dataclass(frozen=True, slots=True)
class _Given:
    parts: Parts
    browsing: Browsing
    asking: Asking
    pages: Pages
    evidence: Evidences
    lines: Lines
    take_settings: Callable[[], None]


def command_table(
    parts: Parts,
    browsing: Browsing,
    asking: Asking,
    *,
    pages: Pages,
    evidence: Evidences,
    lines: Lines,
    take_settings: Callable[[], None],
) -> list[Command]:
    """Every command of a window, in the order of its menus; `take_settings` shows changed settings."""
    given = _Given(parts, browsing, asking, pages, evidence, lines, take_settings)
    return [command for make in (_file, _edit, _annotate, _article, _view, _help) for command in make(given)]


def _file(given: _Given) -> list[Command]:
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
            run=asking.import_files, hint=tr("Bring in text files or Desk's own JSON"),
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


def _edit(given: _Given) -> list[Command]:
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


def _annotate(given: _Given) -> list[Command]:
    editing, view, asking = given.parts.editing, given.parts.view, given.asking

    def has_article() -> bool:
        return editing.article is not None

    def has_annotations() -> bool:
        return bool(editing.annotations)

    def leave() -> None:
        if given.parts.sourcing.dismiss() or given.parts.relating.forget():
            return
        if given.parts.find_bar.isVisible():
            given.parts.find_bar.close_bar()
        else:
            view.pick(None)

    edges = [
        ("start_left", tr("Move Start &Left by a Word"), "Alt+Left", "start", False),
        ("start_right", tr("Move Start &Right by a Word"), "Alt+Right", "start", True),
        ("end_left", tr("Move End L&eft by a Word"), "Alt+Shift+Left", "end", False),
        ("end_right", tr("Move End Ri&ght by a Word"), "Alt+Shift+Right", "end", True),
    ]
    return [
        Command(
            name="label_palette", title=tr("Label by &Name…"), menu="Annotate", keys=("Ctrl+K",), when=has_article,
            run=asking.choose_label, hint=tr("Type a few letters of a label's name"), icon="label",
        ),
        Command(
            name="claim", title=tr("New &Claim"), menu="Annotate", keys=("C",), pressed=True, when=has_article,
            run=editing.start_claim, hint=tr("A claim from the selection, or from the sentence at the caret"),
            icon="claim",
        ),
        Command(
            name="add_part", title=tr("&Add Selection to Annotation"), menu="Annotate", keys=("+",), pressed=True,
            when=lambda: editing.picked is not None and view.selection() is not None, run=editing.add_part,
            hint=tr("Makes the picked annotation discontinuous"),
        ),
        Command(
            name="next_annotation", title=tr("Ne&xt Annotation"), menu="Annotate", group=1, keys=("F8",),
            when=has_annotations, run=lambda: editing.step(True),
        ),
        Command(
            name="previous_annotation", title=tr("Pre&vious Annotation"), menu="Annotate", group=1, keys=("Shift+F8",),
            when=has_annotations, run=lambda: editing.step(False),
        ),
        *(
            Command(
                name=name, title=title, menu="Annotate", group=2, keys=(key,), when=has_annotations,
                run=partial(editing.move_edge, edge, forward),
            )
            for name, title, key, edge, forward in edges
        ),
        Command(
            name="remove", title=tr("&Delete Annotation"), menu="Annotate", group=3, keys=("Delete",), pressed=True,
            when=has_annotations, run=editing.remove,
        ),
        *_sources(given),
        *_entities(given),
        Command(
            name="leave", title=tr("Leave What Is in Hand"), keys=("Esc",), pressed=True, when=has_article, run=leave,
        ),
    ]  # fmt: skip


def _entities(given: _Given) -> list[Command]:
    parts = given.parts
    linking, relating, editing = parts.linking, parts.relating, parts.editing

    def has_mention() -> bool:
        return linking.mention is not None

    return [
        Command(
            name="link", title=tr("&Choose the Entity…"), menu="Annotate/Entity", keys=("I", "Alt+I"), pressed=True,
            when=has_mention, run=linking.choose, hint=tr("Who or what the picked mention is, in every article"),
        ),
        Command(
            name="new_entity", title=tr("&New Entity of This Name"), menu="Annotate/Entity",
            keys=("Shift+I", "Alt+Shift+I"), pressed=True, when=has_mention, run=linking.create,
        ),
        Command(
            name="unlink", title=tr("&Unlink"), menu="Annotate/Entity",
            when=lambda: linking.mention is not None and linking.mention.entity is not None, run=linking.unlink,
        ),
        Command(
            name="relate", title=tr("Rela&te…"), menu="Annotate", group=4, keys=("R", "Alt+R"), pressed=True,
            when=lambda: editing.picked is not None or relating.first is not None, run=relating.press,
            hint=tr("Marks the picked claim or entity; on another one, asks what the first is to it"),
        ),
        Command(
            name="evidence", title=tr("Selection Is Ev&idence"), menu="Annotate", group=4, keys=("Alt+J",),
            when=lambda: given.evidence.is_on() and parts.view.selection() is not None,
            run=given.evidence.add_selection,
            hint=tr("For the picked claim, or for one marked with R in another article"),
        ),
    ]  # fmt: skip


def _sources(given: _Given) -> list[Command]:
    sourcing = given.parts.sourcing

    def has_claim() -> bool:
        return sourcing.claim is not None

    return [
        Command(
            name="propose", title=tr("&Propose Who Said It"), menu="Annotate/Source", keys=("Alt+P",), when=has_claim,
            run=sourcing.propose, hint=tr("Looks for the source near the claim; nothing is kept until it is taken"),
        ),
        Command(
            name="take", title=tr("&Take the Proposal"), menu="Annotate/Source", keys=("Return",), pressed=True,
            when=lambda: sourcing.proposed, run=sourcing.take,
        ),
        Command(
            name="source", title=tr("Set &Source"), menu="Annotate/Source", group=1, keys=("S", "Alt+S"), pressed=True,
            when=has_claim, run=partial(sourcing.fill, Part.SOURCE),
            hint=tr("The selection, or the mention at the caret, says the picked claim"),
        ),
        Command(
            name="cue", title=tr("Set &Cue"), menu="Annotate/Source", group=1, keys=("U", "Alt+U"), pressed=True,
            when=has_claim, run=partial(sourcing.fill, Part.CUE),
            hint=tr("The selection, or the word at the caret, tells that it is said"),
        ),
        Command(
            name="next_slot", title=tr("&Next Slot"), menu="Annotate/Source", group=2, keys=("Tab",), pressed=True,
            when=has_claim, run=partial(sourcing.walk, 1),
        ),
        Command(
            name="previous_slot", title=tr("&Previous Slot"), menu="Annotate/Source", group=2, keys=("Shift+Tab",),
            pressed=True, when=has_claim, run=partial(sourcing.walk, -1),
        ),
        Command(
            name="next_candidate", title=tr("Next &Candidate"), menu="Annotate/Source", group=2, keys=("Alt+Down",),
            when=lambda: sourcing.chain.active is not None, run=partial(sourcing.next_candidate, 1),
        ),
        Command(
            name="empty_slot", title=tr("&Empty the Slot"), menu="Annotate/Source", group=2, keys=("Alt+Delete",),
            when=lambda: sourcing.chain.active is not None, run=sourcing.empty_held,
        ),
    ]  # fmt: skip


def _article(given: _Given) -> list[Command]:
    parts, asking = given.parts, given.asking
    editing, articles = parts.editing, parts.articles

    def has_article() -> bool:
        return editing.article is not None

    def has_project() -> bool:
        return parts.bridge is not None

    def is_in(state: State) -> bool:
        return editing.article is not None and editing.article.state is state

    def current() -> str:
        return editing.article.id if editing.article else ""

    return [
        Command(
            name="done_next", title=tr("&Done, Next Article"), menu="Article", keys=("Ctrl+Return", "Ctrl+Enter"),
            when=has_article, run=given.browsing.done_and_next, icon="done-next",
        ),
        Command(
            name="next_article", title=tr("&Next Article"), menu="Article", keys=("Ctrl+PgDown",), when=has_project,
            run=articles.open_next,
        ),
        Command(
            name="previous_article", title=tr("&Previous Article"), menu="Article", keys=("Ctrl+PgUp",),
            when=has_project, run=articles.open_previous,
        ),
        *(
            Command(
                name=f"state_{state.value}", title=tr("Mark as {}").format(state_title(state)), menu="Article/State",
                when=has_article, run=partial(editing.set_state, state),
                checked=partial(is_in, state),
            )
            for state in State
        ),
        Command(
            name="details", title=tr("D&etails…"), menu="Article", group=1, keys=("Alt+Return",), when=has_article,
            run=lambda: asking.details(current()),
        ),
        Command(
            name="remove_article", title=tr("&Remove from Project"), menu="Article", group=2, when=has_article,
            run=lambda: given.browsing.remove_articles([current()]),
        ),
    ]  # fmt: skip


def _view(given: _Given) -> list[Command]:
    window, docks = given.parts.window, given.parts.docks
    projects, view = given.parts.projects, given.parts.view

    def zoom(percent: int) -> None:
        view.zoom_percent = percent
        projects.change_settings(zoom_percent=view.zoom_percent)

    def measure(chars: int) -> None:
        view.measure_chars = chars
        projects.change_settings(measure_chars=view.measure_chars)

    def look(theme: Theme) -> None:
        projects.change_settings(theme=theme)
        given.take_settings()

    def looks(theme: Theme) -> bool:
        return projects.settings.theme == theme

    def whole_screen() -> None:
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    themes: tuple[tuple[Theme, str], ...] = (
        ("system", tr("As the &System")), ("light", tr("&Light")), ("dark", tr("&Dark")),
    )  # fmt: skip
    panels = [
        ("articles", tr("&Articles")),
        ("labels", tr("&Labels")),
        ("annotations", tr("A&nnotations")),
        ("claims", tr("&Claims")),
        ("details", tr("&Details")),
    ]

    def go_to(name: str) -> None:
        docks[name].show()
        docks[name].raise_()
        docks[name].widget().setFocus()

    return [
        Command(
            name="zoom_in", title=tr("Zoom &In"), menu="View", keys=("Ctrl++", "Ctrl+="),
            run=lambda: zoom(view.zoom_percent + ZOOM_STEP),
        ),
        Command(
            name="zoom_out", title=tr("Zoom &Out"), menu="View", keys=("Ctrl+-",),
            run=lambda: zoom(view.zoom_percent - ZOOM_STEP),
        ),
        Command(name="zoom_reset", title=tr("&Actual Size"), menu="View", keys=("Ctrl+0",), run=lambda: zoom(100)),
        Command(
            name="wider", title=tr("&Wider Text"), menu="View", group=1, keys=("Ctrl+Alt+Right",),
            run=lambda: measure(view.measure_chars + MEASURE_STEP),
        ),
        Command(
            name="narrower", title=tr("Na&rrower Text"), menu="View", group=1, keys=("Ctrl+Alt+Left",),
            run=lambda: measure(view.measure_chars - MEASURE_STEP),
        ),
        Command(
            name="show_relations", title=tr("S&how Relations"), menu="View", group=1, keys=("Ctrl+R",),
            run=given.lines.switch, checked=lambda: given.lines.on,
            hint=tr("As lines: those of what is picked, or all where nothing is"),
        ),
        *(
            Command(
                name=f"theme_{theme}", title=title, menu="View/Theme", group=2, run=partial(look, theme),
                checked=partial(looks, theme),
            )
            for theme, title in themes
        ),
        *(
            Command(
                name=f"go_{name}", title=tr("Go to {}").format(title), menu="View/Go To", group=2, keys=(f"Ctrl+{n}",),
                run=partial(go_to, name),
            )
            for n, (name, title) in enumerate(panels, 1)
        ),
        Command(
            name="go_text", title=tr("Go to &Text"), menu="View/Go To", group=2, keys=("Ctrl+6",), run=view.setFocus,
        ),
        Command(
            name="toolbar", title=tr("&Toolbar"), menu="View", group=3, run=given.parts.toolbar.switch,
            checked=lambda: not given.parts.toolbar.isHidden(),
        ),
        Command(name="whole_screen", title=tr("&Full Screen"), menu="View", group=3, keys=("F11",), run=whole_screen),
    ]  # fmt: skip


def _help(given: _Given) -> list[Command]:
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
