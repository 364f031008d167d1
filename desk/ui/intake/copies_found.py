"""Where groups of copies come from, and what a choice does: among drafts, and among the articles of a project."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desk.actions import copies
from desk.actions.drafts import DraftState
from desk.model.article import Article
from desk.store.store import Store
from desk.ui.bridge import Bridge
from desk.ui.intake.copies import Choice, CopiesDialog, CopyGroup, Key, Member
from desk.ui.intake.edits import Edits, can_tick
from desk.ui.intake.preparing import Preparing
from desk.ui.translation import tr


def among_drafts(preparing: Preparing, edits: Edits, parent: QWidget) -> CopiesDialog:
    """A dialog on what is to be imported: choices set ticks, and links that are made with the import."""

    def choose(group: CopyGroup, choice: Choice, left: Key) -> Choice:
        drafts = preparing.drafts
        numbers = [each.key for each in group.members if isinstance(each.key, int)]
        able = [n for n in numbers if can_tick(drafts[n])]
        # Of the same text the project holds one.
        texts: dict[str, int] = {}
        for number in sorted(able, key=lambda n: n != left):
            texts.setdefault(drafts[number].text_sha256, number)
        if len(texts) == 1 and len(able) == len(group.members):
            choice = Choice.KEEP_ONE
        if isinstance(left, int) and choice is Choice.KEEP_ONE:
            included = {n: n == left for n in able}
        elif choice is Choice.KEEP_ONE:
            included = dict.fromkeys(able, False)
        else:
            included = {n: texts[drafts[n].text_sha256] == n for n in able}
        linked = [n for n in able if included[n] and n != left] if choice is Choice.LINK else []
        links = {n: left if n in linked else None for n in numbers}
        title = {
            Choice.KEEP_ALL: tr("Keep all copies"),
            Choice.KEEP_ONE: tr("Keep one copy"),
            Choice.LINK: tr("Link copies"),
        }[choice]
        edits.choose(included, links, title, choice)
        return choice

    return CopiesDialog(draft_groups(preparing), choose, parent)


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
            groups.append(CopyGroup(there, _chosen(preparing, [key for key in keys if isinstance(key, int)])))
    return groups


def _chosen(preparing: Preparing, numbers: Sequence[int]) -> Choice | None:
    """What was chosen for these copies, if that is still so: ticks may have been set since."""
    drafts, links = preparing.drafts, preparing.links
    choices = {preparing.chosen.get(number) for number in numbers}
    chosen = choices.pop()
    if choices or chosen is None:
        return None
    able = [drafts[number] for number in numbers if can_tick(drafts[number])]
    wanted = [draft for draft in able if draft.included]
    holds = {
        Choice.KEEP_ONE: len(wanted) <= 1,
        Choice.LINK: any(draft.number in links for draft in wanted),
        Choice.KEEP_ALL: len(wanted) == len({draft.text_sha256 for draft in able}),
    }
    return Choice(chosen) if holds[Choice(chosen)] else None


def among_articles(bridge: Bridge, found: Sequence[copies.CopyGroup], parent: QWidget) -> CopiesDialog:
    """A dialog on articles of the project: choices hold at once, and undo takes them back."""
    store = bridge.workbench.store
    groups = [
        CopyGroup(tuple(_of_article(store, each) for each in group.articles), Choice.LINK if group.linked else None)
        for group in found
    ]

    def choose(group: CopyGroup, choice: Choice, left: Key) -> Choice | None:
        with store.reading() as reading:
            articles = list(reading.every_article(str(each.key) for each in group.members))
        there = [each for each in articles if not each.removed]
        kept = next((each for each in there if each.id == left), None)
        if kept is None:
            return None
        others = [each for each in there if each.id != left]
        transaction = {
            Choice.KEEP_ALL: lambda: copies.unlink_copies(there),
            Choice.KEEP_ONE: lambda: copies.keep_one(kept, there),
            Choice.LINK: lambda: copies.link_copies(kept, others),
        }[choice]()
        return choice if not transaction.changes or bridge.do(transaction) is not None else None

    return CopiesDialog(groups, choose, parent)


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
