"""Commands on the open article and going through the list."""

from functools import partial

from desk.model.article import State
from desk.ui.commands import Command
from desk.ui.panels.heading import state_rule, state_title
from desk.ui.table.given import Given
from desk.ui.translation import tr


def article(given: Given) -> list[Command]:
    """State, details, the next one."""
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
                when=partial(editing.may_set, state), run=partial(editing.set_state, state),
                checked=partial(is_in, state), hint=state_rule(state),
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
