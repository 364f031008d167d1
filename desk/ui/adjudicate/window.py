"""The adjudication window: the text with a lane for each analyst, the cases beside it, and a key for each way out."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from desk.actions.adjudicating import Tally, tallies
from desk.model.article import Article
from desk.model.change import Transaction
from desk.model.label import Label
from desk.model.project import Person, Project
from desk.store.errors import StoreError
from desk.store.store import Store
from desk.ui.adjudicate.bar import CaseBar
from desk.ui.adjudicate.benches import BIG, Laid, is_blind, laid_out
from desk.ui.adjudicate.comparison import Comparison, ComparisonTable, is_dark
from desk.ui.adjudicate.docket import Docket, Filter
from desk.ui.adjudicate.docket_list import DocketList
from desk.ui.adjudicate.head import Head
from desk.ui.adjudicate.keys import KeyBar
from desk.ui.adjudicate.lanes import Lanes
from desk.ui.adjudicate.own import OwnDialog, start_of
from desk.ui.adjudicate.settling import Settling
from desk.ui.adjudicate.waiting import Waiting
from desk.ui.adjudicate.words import Known
from desk.ui.bridge import Bridge
from desk.ui.dialogs.labels_notice import Notice
from desk.ui.jobs import Jobs
from desk.ui.messages import sentence
from desk.work import Progress


class AdjudicateWindow(QDialog):
    """Not modal. It follows whatever is committed, as long as it is there."""

    opened = Signal(str, str)
    """The ids of an article and of an annotation in it that is to be shown in the main window."""

    def __init__(
        self,
        bridge: Bridge,
        jobs: Jobs,
        people: Sequence[Person],
        articles: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Adjudication: {}").format(", ".join(each.name for each in people)))
        self._bridge = bridge
        self._people, self._articles = list(people), list(articles)
        self._tallies: list[Tally] = []
        self._at = -1
        self._gone = False
        self._wanted: tuple[str, str | None] | None = None
        self.docket = Docket(self)
        self.settling = Settling(bridge, self.docket, self)
        self.head = Head()
        self.bar = CaseBar()
        self.lanes = Lanes(self.docket)
        self.list = DocketList()
        self.list.setModel(self.docket)
        self.comparison = Comparison(self)
        self.table = ComparisonTable(self.comparison)
        self.notice = Notice()
        self.keys = KeyBar(self, [each.name for each in people], self)
        self.waiting = Waiting(jobs)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._reread)
        self._lay_out()
        self._connect()
        self.resize(self.sizeHint())
        self._gather()

    def sizeHint(self) -> QSize:
        """Room for text, cases and comparison, as far as the screen has it."""
        return QSize(1240, 780).boundedTo(self.screen().availableSize() * 0.94)

    @property
    def number(self) -> int | None:
        """The number of the case that is shown."""
        index = self.list.currentIndex()
        return self.docket.number_at(index.row()) if index.isValid() else None

    def take(self, places: tuple[int, ...]) -> None:
        """What the analysts at these places say stands."""
        if self.number is not None:
            self.settling.choose(self.number, places)

    def pass_one(self) -> None:
        """Lets the agreement pass."""
        if self.number is not None:
            self.settling.pass_cases([self.docket.case(self.number)])

    def pass_all(self) -> None:
        """Lets all agreements of the article pass, as one action."""
        self.settling.pass_cases(self.docket.open_agreements())

    def own(self) -> None:
        """Asks for a version of one's own."""
        number, bench = self.number, self.docket.bench
        if number is None or bench is None:
            return
        case = bench.cases[number]
        start = start_of(case, bench, None, self._bridge.workbench.person.id)
        dialog = OwnDialog(case, bench, self.docket.known, start, self)
        if dialog.exec():
            self.settling.put(number, dialog.version())
        dialog.deleteLater()

    def step(self, forward: bool) -> None:
        """To another open case, in this article or the next that has one."""
        row = self.docket.next_open(self.list.currentIndex().row(), forward)
        if row is not None:
            self._go(row)
        else:
            self._next_article()

    def undo(self) -> None:
        """Takes the latest action back and goes to what it was about."""
        self.settling.undo()

    def redo(self) -> None:
        """Brings it back."""
        self.settling.redo()

    def page(self, forward: bool) -> None:
        """Scrolls the text."""
        self.lanes.page(forward)

    def article(self, by: int) -> None:
        """To another article of those that were chosen."""
        if self._tallies and 0 <= self._at + by < len(self._tallies):
            self._show_article(self._at + by)

    def begin_at(self, article: str, annotation: str | None) -> None:
        """Goes there (ids) when it is known what there is to do."""
        if self._tallies:
            self.show_place(article, annotation)
        else:
            self._wanted = article, annotation

    def show_place(self, article: str, annotation: str | None = None) -> bool:
        """Goes to an article, and to the case of an annotation in it; false where it is not among those chosen."""
        at = next((n for n, tally in enumerate(self._tallies) if tally.article.id == article), None)
        if at is None:
            return False
        if at != self._at:
            self._show_article(at, annotation)
        elif annotation is not None:
            self._go_to(annotation)
        return True

    def done(self, result: int) -> None:
        """The window goes, and what it was doing ends."""
        self._gone = True
        self.waiting.cancel()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "comparison"):
            self._compare()

    def _lay_out(self) -> None:
        columns = QSplitter(Qt.Orientation.Horizontal)
        rows = QSplitter(Qt.Orientation.Vertical)
        for splitter, parts, sizes in (
            (columns, (self.lanes, self.list), (830, 380)),
            (rows, (columns, self.table), (430, 190)),
        ):
            for part in parts:
                splitter.addWidget(part)
            splitter.setStretchFactor(0, 3)
            splitter.setStretchFactor(1, 1)
            splitter.setSizes(sizes)
            splitter.setChildrenCollapsible(False)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.bar)
        column.addWidget(rows, 1)
        column.addWidget(self.keys)
        # It has its room also while it says nothing, so that nothing moves under the eyes.
        self.notice.setFixedHeight(26)
        column.addWidget(self.notice)
        outer = QWidget()
        self._stack = QStackedLayout(outer)
        self._stack.addWidget(work)
        self._stack.addWidget(self.waiting)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.addWidget(outer)

    def _connect(self) -> None:
        self.head.stepped.connect(self.article)
        self.bar.asked.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_case())
        self.list.doubleClicked.connect(lambda _: self._open_in_article())
        self.lanes.case_clicked.connect(self._pick)
        self.settling.settled.connect(self._go_on)
        self.settling.returned.connect(self._return_to)
        self.settling.said.connect(self.notice.say)
        self.settling.stale.connect(self._soon.start)
        self.docket.dataChanged.connect(lambda *_: self._count())
        self.waiting.stopped.connect(self._stop)
        self.waiting.started.connect(lambda: self._stack.setCurrentWidget(self.waiting))
        self._bridge.refused.connect(self.notice.warn)
        self._bridge.committed.connect(self._take)

    def _gather(self) -> None:
        """Finds out, as a job, how much there is to do in which article."""
        store, people, articles = self._store, [each.id for each in self._people], list(self._articles)
        if len(articles) == 1:
            self._begin_with(articles[0])
            return

        def work(progress: Progress) -> list[Tally]:
            return tallies(store, people, progress, articles)

        def begin(found: list[Tally]) -> None:
            self._tallies = found
            if not found:
                self._say_nothing()
                return
            if self._wanted is None or not self.show_place(*self._wanted):
                self._show_article(next((n for n, tally in enumerate(found) if tally.open), 0))

        self.waiting.run(self.tr("Comparing annotations"), work, begin, self._failed)

    def _begin_with(self, article: str) -> None:
        """A single article is laid out at once: counting first would be the same work twice."""
        store, people = self._store, [each.id for each in self._people]

        def read(_: Progress) -> tuple[Laid, Tally] | None:
            laid = laid_out(store, article, people)
            return (laid, laid.bench.tally()) if laid is not None and laid.bench.cases else None

        def begin(found: tuple[Laid, Tally] | None) -> None:
            if found is None:
                self._say_nothing()
                return
            self._tallies, self._at = [found[1]], 0
            wanted = self._wanted
            self._show(found[0], wanted[1] if wanted is not None and wanted[0] == article else None)

        self.waiting.run(self.tr("Comparing annotations"), read, begin, self._failed)

    def _say_nothing(self) -> None:
        self.waiting.say(self.tr("There is nothing to adjudicate in these articles."))

    @property
    def _store(self) -> Store:
        return self._bridge.workbench.store

    def _show_article(self, at: int, annotation: str | None = None) -> None:
        tally = self._tallies[at]
        people = [each.id for each in self._people]
        store = self._store

        def read(_: Progress) -> Laid | None:
            return laid_out(store, tally.article.id, people)

        def show(laid: Laid | None) -> None:
            if laid is None:
                self.notice.warn(self.tr("This article is not in the project any more."))
                return
            self._at = at
            self._show(laid, annotation)

        if tally.cases > BIG:
            self.waiting.run(self.tr("Comparing annotations"), read, show, self._failed)
            return
        try:
            show(read(Progress()))
        except StoreError as error:
            self.notice.warn(sentence(error))

    def _show(self, laid: Laid, annotation: str | None) -> None:
        self._stack.setCurrentIndex(0)
        self.docket.known = Known(
            people=[each.name for each in self._people], labels=laid.labels, entities=laid.entities
        )
        self.docket.show_bench(laid.bench)
        self.bar.count(laid.bench)
        self._count()
        if annotation is not None and self._go_to(annotation):
            return
        first = self.docket.next_open(-1)
        self._go(first if first is not None else 0)
        self.list.setFocus()

    def _go(self, row: int) -> None:
        index = self.docket.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        if not index.isValid():
            self._show_case()

    def _go_to(self, annotation: str) -> bool:
        """Goes to the case of an annotation, for which all cases are listed where they have to be."""
        number = self.docket.number_of(annotation)
        if number is None:
            return False
        if self.docket.row_of(number) is None:
            self.docket.show_filter(Filter())
            self.bar.reset()
        row = self.docket.row_of(number)
        assert row is not None
        self._go(row)
        self.list.setFocus()
        return True

    def _pick(self, number: int) -> None:
        bench = self.docket.bench
        there = [each for each in bench.cases[number].by if each is not None] if bench is not None else []
        if there:
            self._go_to(there[0].id)

    def _filter(self, filter: Filter) -> None:
        number = self.number
        self.docket.show_filter(filter)
        row = self.docket.row_of(number) if number is not None else None
        if row is None:
            row = self.docket.next_open(-1)
        self._go(row if row is not None else 0)

    def _show_case(self) -> None:
        number = self.number
        self.lanes.show_case(number)
        self._compare()
        agreed = number is not None and not self.docket.case(number).differences
        agreements = self.docket.agreements_left
        self.keys.show_state(case=number is not None, agreed=agreed, agreements=agreements)

    def _compare(self) -> None:
        number, bench = self.number, self.docket.bench
        case = bench.cases[number] if bench is not None and number is not None else None
        self.comparison.show_case(case, bench, self.docket.known, is_dark(self.palette()))

    def _count(self) -> None:
        bench = self.docket.bench
        if bench is None:
            return
        self._tallies[self._at] = self.docket.tally(self._tallies[self._at])
        self.head.show_state(self._tallies, self._at)

    def _go_on(self) -> None:
        self._show_case()
        self.step(True)

    def _next_article(self) -> None:
        """What is listed here is settled: on to the next article where something is open."""
        if self.docket.left:
            told = self.tr("All that is listed is settled; {} cases are open that the filter leaves out.")
            self.notice.say(told.format(self.docket.left))
            return
        count = len(self._tallies)
        following = [(self._at + step) % count for step in range(1, count)]
        at = next((each for each in following if self._tallies[each].open), None)
        if at is None:
            self.notice.say(self.tr("Every case is settled."))
        else:
            self._show_article(at)

    def _return_to(self, article: str, annotation: str) -> None:
        if self._soon.isActive() and self._at >= 0 and self._tallies[self._at].article.id == article:
            self._soon.stop()
            self._show_article(self._at, annotation)
        elif self.show_place(article, annotation):
            self._show_case()

    def _reread(self) -> None:
        """The cases may be others: shows them anew, at the one that was shown."""
        if self._gone or self._at < 0:
            return
        number = self.number
        there = [each for each in self.docket.case(number).by if each] if number is not None else []
        self._show_article(self._at, there[0].id if there else None)

    def _take(self, transaction: Transaction) -> None:
        if any(isinstance(change.value, Label) for change in transaction.changes):
            self._soon.start()

        if any(isinstance(change.value, Article | Project) for change in transaction.changes) and (
            is_blind(self._store, self._articles)
        ):
            # Opening was taken back: nothing of it may be shown any more.
            self.reject()

    def _stop(self) -> None:
        """Back to the article that was shown, if any was."""
        if self.docket.bench is None:
            self.reject()
        else:
            self._stack.setCurrentIndex(0)

    def _open_in_article(self) -> None:
        number = self.number
        if number is not None and self.docket.bench is not None:
            there = next(each for each in self.docket.case(number).by if each is not None)
            self.opened.emit(self.docket.bench.article.id, there.id)

    def _failed(self, error: BaseException) -> None:
        self._stack.setCurrentIndex(0)
        self.notice.warn(sentence(error))
