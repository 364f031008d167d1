"""Verbs on articles: their state, their details, taking them out of the project."""

from collections.abc import Sequence
from dataclasses import replace

from desk.model.article import Article, State
from desk.model.change import Change, Transaction

STATE_NAMES = {
    State.NEW: "new",
    State.IN_PROGRESS: "in progress",
    State.DONE: "done",
    State.NEEDS_REVIEW: "needs review",
    State.RETURNED: "returned",
    State.REVIEWED: "reviewed",
}


def set_state(articles: Sequence[Article], state: State) -> Transaction:
    """Puts articles into a state; those that are in it already are left alone."""
    moved = [article for article in articles if article.state is not state]
    title = f"Mark {counted(moved or articles)} as {STATE_NAMES[state]}"
    return Transaction(title, tuple(Change(article, replace(article, state=state)) for article in moved))


def change_details(before: Article, after: Article) -> Transaction:
    """Another title or source for an article; its text and id stay."""
    return Transaction(f"Edit details of {counted([before])}", () if before == after else (Change(before, after),))


def remove_articles(articles: Sequence[Article]) -> Transaction:
    """Takes articles out of the project with all that is labelled in them; undo brings everything back."""
    present = [article for article in articles if not article.removed]
    title = f"Remove {counted(present)}"
    return Transaction(title, tuple(Change(article, replace(article, removed=True)) for article in present))


def counted(articles: Sequence[Article]) -> str:
    """The articles as a title of a transaction names them."""
    return f"“{articles[0].shown_title}”" if len(articles) == 1 else f"{len(articles)} articles"
