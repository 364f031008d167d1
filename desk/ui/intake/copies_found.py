"""Where groups of copies come from: the drafts of an import, or the articles of a project."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desk.actions import copies
from desk.actions.drafts import DraftState
from desk.model.article import Article
from desk.store.store import Store
from desk.ui.bridge import Bridge
from desk.ui.intake.choices import AmongArticles, AmongDrafts, chosen_of
from desk.ui.intake.copies import Choice, CopiesDialog, CopyGroup, Key, Member
from desk.ui.intake.edits import Edits
from desk.ui.intake.preparing import Preparing
from desk.ui.translation import tr


def among_drafts(preparing: Preparing, edits: Edits, parent: QWidget) -> CopiesDialog:
    """A dialog on what is to be imported: choices set ticks, and links that are made with the import."""
    return CopiesDialog(draft_groups(preparing), AmongDrafts(preparing, edits), parent)


def draft_groups(preparing: Preparing) -> list[CopyGroup]:
    """The drafts that hang together as copies, with the articles of the project that they are like."""
    drafts = preparing.drafts
    heads: dict[Key, Key] = {}

    def head(key: Key) -> Key:
        while heads.setdefault(key, key) != key:
            heads[key] = key = heads[heads[key]]
        return key

    for draft in drafts:
        twin = draft.twin
        if draft.state not in (DraftState.NEAR, DraftState.REPEATS) or twin is None or not drafts.has(twin):
            continue
        other: Key | None = twin.article if twin.draft is None else twin.draft
        if other is not None:
            # The earlier one stands first.
            heads[head(draft.number)] = head(other)
    members: dict[Key, list[Key]] = {}
    for key in sorted(heads, key=lambda key: (isinstance(key, int), key)):
        members.setdefault(head(key), []).append(key)
    store = preparing.bridge.workbench.store
    ids = [key for key in heads if isinstance(key, str)]
    articles: dict[str, Article] = {}
    if ids:
        with store.reading() as reading:
            articles = {each.id: each for each in reading.every_article(ids)}
    groups = []
    for keys in members.values():
        made = [_of_draft(preparing, key) if isinstance(key, int) else _of_id(store, articles, key) for key in keys]
        there = tuple(each for each in made if each is not None)
        if len(there) > 1:
            groups.append(CopyGroup(there, chosen_of(preparing, [key for key in keys if isinstance(key, int)])))
    return groups


def among_articles(bridge: Bridge, found: Sequence[copies.CopyGroup], parent: QWidget) -> CopiesDialog:
    """A dialog on articles of the project: choices hold at once, and undo takes them back."""
    store = bridge.workbench.store
    groups = [
        CopyGroup(tuple(_of_article(store, each) for each in group.articles), Choice.LINK if group.linked else None)
        for group in found
    ]

    dialog = CopiesDialog(groups, AmongArticles(bridge), parent)
    bridge.committed.connect(dialog.follow)
    bridge.refused.connect(dialog.said.setText)
    return dialog


def _of_draft(preparing: Preparing, number: int) -> Member:
    drafts = preparing.drafts
    draft, name = drafts[number], drafts.file_of(number).name
    told = [name, draft.source.outlet or "", (draft.source.published or "")[:10]]
    return Member(number, draft.title or name, ", ".join(filter(None, told)), lambda: drafts.document(number).text)


def _of_id(store: Store, articles: dict[str, Article], id: str) -> Member | None:
    article = articles.get(id)
    if article is None:
        return None
    member = _of_article(store, article)
    return Member(id, member.title, tr("In the project: {}").format(member.place), member.text)


def _of_article(store: Store, article: Article) -> Member:
    source = article.source

    def text() -> str:
        with store.reading() as reading:
            return reading.text(article)

    told = [source.outlet or "", (source.published or "")[:10], source.file or ""]
    return Member(article.id, article.shown_title, ", ".join(filter(None, told)), text)
