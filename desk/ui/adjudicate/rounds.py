"""The articles of an adjudication, one after the other: how much there is to do in each, and which one is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desk.actions.adjudicating import Tally, tallies
from desk.store.errors import StoreError
from desk.store.store import Store
from desk.ui.adjudicate.benches import BIG, Laid, laid_out
from desk.ui.adjudicate.waiting import Waiting
from desk.work import Progress


class Round(QObject):
    """Reads them for `people` (ids), as jobs of `waiting` where that takes time. `articles` are ids, too."""

    laid = Signal(object, object)
    """The Laid of the article that is to be shown, and the id of an annotation in it to go to, or None."""

    nothing = Signal()
    """There is not one case in these articles."""

    gone = Signal()
    """The article that was to be shown is not in the project any more."""

    failed = Signal(object)
    """An exception: an article could not be read."""

    def __init__(
        self, store: Store, waiting: Waiting, people: Sequence[str], articles: Sequence[str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._waiting = store, waiting
        self._people, self.articles = list(people), list(articles)
        self.tallies: list[Tally] = []
        self.at = -1
        """The number of the article that is shown; -1 before the first."""
        self.wanted: tuple[str, str | None] | None = None
        """The ids of the article to begin with, and of an annotation in it."""

    @property
    def here(self) -> str | None:
        """The id of the article that is shown."""
        return self.tallies[self.at].article.id if self.at >= 0 else None

    def place_of(self, article: str) -> int | None:
        """The number of an article (id) among those with cases."""
        return next((number for number, tally in enumerate(self.tallies) if tally.article.id == article), None)

    def next_open(self) -> int | None:
        """The number of the next other article where something is open, from the beginning again after the last."""
        count = len(self.tallies)
        following = [(self.at + step) % count for step in range(1, count)]
        return next((each for each in following if self.tallies[each].open), None)

    def gather(self) -> None:
        """Finds out, as a job, how much there is to do in which article, and shows the first where something is."""
        store, people, articles = self._store, self._people, self.articles
        if len(articles) == 1:
            self._begin_with(articles[0])
            return

        def work(progress: Progress) -> list[Tally]:
            return tallies(store, people, progress, articles)

        def begin(found: list[Tally]) -> None:
            self.tallies = found
            if not found:
                self.nothing.emit()
                return
            article, annotation = self.wanted or ("", None)
            at = self.place_of(article)
            if at is not None:
                self.show(at, annotation)
            else:
                self.show(next((number for number, tally in enumerate(found) if tally.open), 0))

        self._waiting.run(self.tr("Comparing annotations"), work, begin, self.failed.emit)

    def show(self, at: int, annotation: str | None = None) -> None:
        """Reads the article with that number anew, and shows it; a large one as a job."""
        tally, store, people = self.tallies[at], self._store, self._people

        def read(_: Progress) -> Laid | None:
            return laid_out(store, tally.article.id, people)

        def show(laid: Laid | None) -> None:
            if laid is None:
                self.gone.emit()
                return
            self.at = at
            self.laid.emit(laid, annotation)

        if tally.cases > BIG:
            self._waiting.run(self.tr("Comparing annotations"), read, show, self.failed.emit)
            return
        try:
            found = read(Progress())
        except StoreError as error:
            self.failed.emit(error)
        else:
            show(found)

    def _begin_with(self, article: str) -> None:
        """A single article is laid out at once: counting first would be the same work twice."""
        store, people = self._store, self._people

        def read(_: Progress) -> tuple[Laid, Tally] | None:
            laid = laid_out(store, article, people)
            return (laid, laid.bench.tally()) if laid is not None and laid.bench.cases else None

        def begin(found: tuple[Laid, Tally] | None) -> None:
            if found is None:
                self.nothing.emit()
                return
            self.tallies, self.at = [found[1]], 0
            wanted, annotation = self.wanted or ("", None)
            self.laid.emit(found[0], annotation if wanted == article else None)

        self._waiting.run(self.tr("Comparing annotations"), read, begin, self.failed.emit)
