"""The adjudication window: the text with a lane for each analyst, the cases beside it, and a key for each way out."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from desk.model.article import Article
from desk.model.change import Transaction
from desk.model.label import Label
from desk.model.project import Person, Project
from desk.store.store import Store
from desk.ui.adjudicate.bar import CaseBar
from desk.ui.adjudicate.benches import Laid, is_blind
from desk.ui.adjudicate.comparison import Comparison, ComparisonTable
from desk.ui.adjudicate.docket import Docket, Filter
from desk.ui.adjudicate.docket_list import DocketList
from desk.ui.adjudicate.head import Head
from desk.ui.adjudicate.keys import KeyBar
from desk.ui.adjudicate.lanes import Lanes
from desk.ui.adjudicate.own import OwnDialog, start_of
from desk.ui.adjudicate.rounds import Round
from desk.ui.adjudicate.settling import Settling
from desk.ui.adjudicate.waiting import Waiting
from desk.ui.adjudicate.words import Known
from desk.ui.bridge import Bridge
from desk.ui.dialogs.labels_notice import Notice
from desk.ui.jobs import Jobs
from desk.ui.messages import sentence
from desk.ui.theme import theme_of


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
        self._people = list(people)
        self._gone = False
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
        self.round = Round(self._store, self.waiting, [each.id for each in people], articles, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._reread)
        self._lay_out()
        self._connect()
        self.resize(self.sizeHint())
        self.round.gather()

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
        if self.round.tallies and 0 <= self.round.at + by < len(self.round.tallies):
            self.round.show(self.round.at + by)

    def begin_at(self, article: str, annotation: str | None) -> None:
        """Goes there (ids) when it is known what there is to do."""
        if self.round.tallies:
            self.show_place(article, annotation)
        else:
            self.round.wanted = article, annotation

    def show_place(self, article: str, annotation: str | None = None) -> bool:
        """Goes to an article, and to the case of an annotation in it; false where it is not among those chosen."""
        at = self.round.place_of(article)
        if at is None:
            return False
        if at != self.round.at:
            self.round.show(at, annotation)
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
        self.round.laid.connect(self._show)
        self.round.nothing.connect(self._say_nothing)
        self.round.gone.connect(self._say_gone)
        self.round.failed.connect(self._failed)
        self.waiting.stopped.connect(self._stop)
        self.waiting.started.connect(lambda: self._stack.setCurrentWidget(self.waiting))
        self._bridge.refused.connect(self.notice.warn)
        self._bridge.committed.connect(self._take)

    def _say_nothing(self) -> None:
        self.waiting.say(self.tr("There is nothing to adjudicate in these articles."))

    def _say_gone(self) -> None:
        self.notice.warn(self.tr("This article is not in the project any more."))

    @property
    def _store(self) -> Store:
        return self._bridge.workbench.store

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
        self.comparison.show_case(case, bench, self.docket.known, theme_of(self.palette()))

    def _count(self) -> None:
        bench = self.docket.bench
        if bench is None:
            return
        tallies, at = self.round.tallies, self.round.at
        tallies[at] = self.docket.tally(tallies[at])
        self.head.show_state(tallies, at)

    def _go_on(self) -> None:
        self._show_case()
        self.step(True)

    def _next_article(self) -> None:
        """What is listed here is settled: on to the next article where something is open."""
        if self.docket.left:
            told = self.tr("All that is listed is settled; {} cases are open that the filter leaves out.")
            self.notice.say(told.format(self.docket.left))
            return
        at = self.round.next_open()
        if at is None:
            self.notice.say(self.tr("Every case is settled."))
        else:
            self.round.show(at)

    def _return_to(self, article: str, annotation: str) -> None:
        if self._soon.isActive() and self.round.here == article:
            self._soon.stop()
            self.round.show(self.round.at, annotation)
        elif self.show_place(article, annotation):
            self._show_case()

    def _reread(self) -> None:
        """The cases may be others: shows them anew, at the one that was shown."""
        if self._gone or self.round.at < 0:
            return
        number = self.number
        there = [each for each in self.docket.case(number).by if each] if number is not None else []
        self.round.show(self.round.at, there[0].id if there else None)

    def _take(self, transaction: Transaction) -> None:
        if any(isinstance(change.value, Label) for change in transaction.changes):
            self._soon.start()

        if any(isinstance(change.value, Article | Project) for change in transaction.changes) and (
            is_blind(self._store, self.round.articles)
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
