"""Articles that repeat others: found on demand, linked to the one they repeat, or left with only one of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk.actions.corpus import counted, remove_articles
from desk.learn.near import NearIndex, Pair, body
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.store.store import Store
from desk.work import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Articles of which each is much like another one of them; `pairs` say which (ids) and how much."""

    articles: tuple[Article, ...]
    pairs: tuple[Pair[str], ...]

    @property
    def linked(self) -> bool:
        """Whether all of them are already linked to one."""
        return len({article.copy_of or article.id for article in self.articles}) == 1


def find_copies(store: Store, progress: Progress) -> list[CopyGroup]:
    """The groups of near copies among the articles of a project, in the order in which the first ones came.

    Regions, which copies seldom share, are left out of the comparison. Raises Cancelled.
    """
    index: NearIndex[str] = NearIndex()
    with store.reading() as reading:
        total = reading.count_articles()
        for done, article in enumerate(reading.every_article()):
            progress.check()
            progress.report(done, total)
            index.add(article.id, body(reading.text(article), article.regions))
        found = index.groups(progress)
        members = {
            article.id: article for article in reading.every_article(id for group in found for id in group.members)
        }
    return [CopyGroup(articles=tuple(members[id] for id in group.members), pairs=group.pairs) for group in found]


def link_copies(original: Article, copies: Sequence[Article]) -> Transaction:
    """Says of articles that they repeat another one.

    Those that say so already are left alone. ValueError where the original is itself one of the copies.
    """
    if original.id in {article.id for article in copies}:
        raise ValueError("an article is not a copy of itself")
    changes = [Change(article, replace(article, copy_of=original.id)) for article in copies]
    if original.copy_of is not None:
        # It is what others repeat now, and repeats nothing itself.
        changes.append(Change(original, replace(original, copy_of=None)))
    moved = tuple(change for change in changes if change.before != change.after)
    return Transaction(f"Link {counted(copies)} to “{original.shown_title}”", moved)


def unlink_copies(copies: Sequence[Article]) -> Transaction:
    """Says of articles that they repeat nothing."""
    linked = [article for article in copies if article.copy_of is not None]
    return Transaction(
        f"Unlink {counted(linked or copies)}", tuple(Change(a, replace(a, copy_of=None)) for a in linked)
    )


def keep_one(kept: Article, articles: Sequence[Article]) -> Transaction:
    """Takes all but one of these articles out of the project; undo brings them back."""
    others = [article for article in articles if article.id != kept.id]
    freed = (Change(kept, replace(kept, copy_of=None)),) if kept.copy_of in {a.id for a in others} else ()
    removed = remove_articles(others)
    title = f"Keep “{kept.shown_title}”, remove {many_copies(len(removed.changes))}"
    return Transaction(title, (*removed.changes, *freed))


def many_copies(count: int) -> str:
    """A count of copies in words."""
    return "1 copy" if count == 1 else f"{count:,} copies"
