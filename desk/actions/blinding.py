"""Coding blind: analysts do not see one another's work on an article until it is opened for adjudication.

The window keeps others' annotations, relations, decisions, comments on them and history from who looks. It is no
protection against who wants to see: entities, labels and states of whole articles, the uses of a label, how much each
person did, the order by annotations, exports and the file itself hold everybody's work, and switching it on says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desk.actions.corpus import counted
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.project import Project


def code_blind(project: Project, on: bool) -> Transaction:
    """Whether everybody sees only their own annotations of an article until it is opened."""
    title = "Code blind" if on else "Code in the open"
    return Transaction(title, () if project.blind is on else (Change(project, replace(project, blind=on)),))


def open_articles(articles: Sequence[Article]) -> Transaction:
    """Shows everybody's annotations of these articles to everybody, from now on."""
    changes = tuple(Change(article, replace(article, unblinded=True)) for article in articles if not article.unblinded)
    opened = [change.before for change in changes if isinstance(change.before, Article)]
    return Transaction(f"Open {counted(opened)} for adjudication" if opened else "Open no articles", changes)


def still_blind(project: Project, articles: Iterable[Article]) -> list[Article]:
    """Those of the articles in which one may see only one's own work."""
    return [article for article in articles if project.blind and not article.unblinded]
