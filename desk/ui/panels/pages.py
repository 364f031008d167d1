"""The list of articles a page at a time, so that its length does not matter; Qt-free."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.model.article import Article, State
from desk.store.rows import ArticleRow, Order, PageKey

if TYPE_CHECKING:
    from desk.store.queries import Reading
    from desk.store.store import Store

PAGE = 200
STRIDE = 10
KEPT = 60
"""Pages in memory: 12,000 rows."""

_KEY_COLUMNS = {
    Order.TITLE: "title_key",
    Order.OUTLET: "outlet_key",
    Order.PUBLISHED: "published_key",
    Order.STATE: "state",
}


@dataclass(frozen=True, slots=True)
class Listing:
    """What the list is asked to show; no states means all of them."""

    order: Order = Order.ADDED
    descending: bool = False
    filter: str = ""
    states: frozenset[State] = frozenset()


class Pages:
    """The rows of one listing, counted once and read when asked for, the latest pages kept.

    A page is read after the last key of the page before it, or backwards before the first key of the one after it;
    else from the nearest known key or from the end. Keys stay known when their page is dropped. Raises StoreError
    where the file cannot be read. What others change shows when a new one is made.
    """

    def __init__(self, store: "Store", listing: Listing) -> None:
        self._store = store
        self.listing = listing
        self._pages: OrderedDict[int, list[ArticleRow]] = OrderedDict()
        self._last_before: dict[int, PageKey | None] = {0: None}
        self._first_of: dict[int, PageKey] = {}
        self._surveyed = 0
        with store.reading() as reading:
            self.total = reading.count_articles(listing.filter, sorted(listing.states))

    def row(self, number: int) -> ArticleRow | None:
        """The row with that number from 0; None where there is none, or none any more."""
        if not 0 <= number < self.total:
            return None
        page = self._page(number // PAGE)
        place = number % PAGE
        return page[place] if place < len(page) else None

    def loaded(self, id: str) -> int | None:
        """The number of the row with that article if its page is in memory."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.article.id == id:
                    return page * PAGE + place
        return None

    def place(self, id: str) -> int | None:
        """The number of the row with that article; None if the listing does not have it."""
        found = self.loaded(id)
        if found is not None or not self.total:
            return found
        with self._store.reading() as reading:
            article = reading.article(id)
            if article is None or not reading.is_present(article):
                return None
            wanted = self._key(reading, article)
            low, high = 0, (self.total - 1) // PAGE
            while low <= high:
                middle = (low + high) // 2
                page = self._page(middle, reading)
                if not page or self._comes_before(wanted, page[0].key):
                    high = middle - 1
                elif self._comes_before(page[-1].key, wanted):
                    low = middle + 1
                else:
                    return self.loaded(id)
        return None

    def reread(self, number: int) -> bool:
        """Reads one row again; False where there is another article now, and all has to be read anew."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None or place >= len(rows):
            return True
        after = rows[place - 1].key if place else self._last_before.get(page)
        if after is None and number:
            del self._pages[page]
            return True
        with self._store.reading() as reading:
            found = self._ask(reading, after=after, limit=1)
        if not found or found[0].article.id != rows[place].article.id:
            return False
        rows[place] = found[0]
        return True

    def numbered(self, first: int, last: int) -> Iterator[ArticleRow]:
        """The rows from `first` to `last`, both included."""
        for number in range(first, last + 1):
            row = self.row(number)
            if row is not None:
                yield row

    def survey(self) -> bool:
        """Learns one more key on the way from top to end, a few milliseconds' work; False when no more are needed.

        With a key every STRIDE pages known, a jump to anywhere skips few rows.
        """
        target = self._surveyed + STRIDE
        if target * PAGE >= self.total:
            return False
        self._surveyed = target
        if target in self._last_before:
            return True
        before = max(page for page in self._last_before if page < target)
        with self._store.reading() as reading:
            skipped = (target - before) * PAGE - 1
            found = self._ask(reading, after=self._last_before[before], offset=skipped, limit=1)
        if found:
            self._last_before[target] = found[0].key
        return bool(found)

    def _page(self, number: int, reading: "Reading | None" = None) -> list[ArticleRow]:
        rows = self._pages.get(number)
        if rows is not None:
            self._pages.move_to_end(number)
            return rows
        if reading is None:
            with self._store.reading() as opened:
                rows = self._read(opened, number)
        else:
            rows = self._read(reading, number)
        self._pages[number] = rows
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        if rows:
            self._first_of[number] = rows[0].key
            self._last_before[number + 1] = rows[-1].key
        return rows

    def _read(self, reading: "Reading", number: int) -> list[ArticleRow]:
        """By the way that skips the fewest rows: on from a key before it, or back from a key after it or the end."""
        start, stop = number * PAGE, min((number + 1) * PAGE, self.total)
        before = max(known for known in self._last_before if known <= number)
        after = min((known for known in self._first_of if known > number), default=None)
        behind = (after * PAGE if after is not None else self.total) - stop
        if start - before * PAGE <= behind:
            return self._ask(reading, after=self._last_before[before], offset=start - before * PAGE, limit=stop - start)
        bound = self._first_of[after] if after is not None else None
        return self._ask(reading, after=bound, offset=behind, limit=stop - start, back=True)[::-1]

    def _ask(
        self, reading: "Reading", *, after: PageKey | None, limit: int, offset: int = 0, back: bool = False
    ) -> list[ArticleRow]:
        listing = self.listing
        return reading.articles(
            order=listing.order,
            descending=listing.descending != back,
            filter=listing.filter,
            states=sorted(listing.states),
            after=after,
            offset=offset,
            limit=limit,
        )

    def _key(self, reading: "Reading", article: Article) -> PageKey:
        from desk.store.codec import article_row

        order = self.listing.order
        if order is Order.ADDED:
            return article.id, article.id
        if order is Order.ANNOTATIONS:
            return len(reading.annotations(article.id)), article.id
        return article_row(article)[_KEY_COLUMNS[order]], article.id

    def _comes_before(self, one: PageKey, other: PageKey) -> bool:
        # SQLite compares text by its UTF-8 bytes, which sorts as Python does, by code point.
        return one > other if self.listing.descending else one < other
