"""Commands for how things look and where the keyboard goes."""

from functools import partial

from desk.settings import Theme
from desk.ui.commands import Command
from desk.ui.table.given import Given
from desk.ui.translation import tr

ZOOM_STEP = 10
MEASURE_STEP = 5


def view(given: Given) -> list[Command]:
    """Zoom, width, theme, panels, where the keyboard goes."""
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
