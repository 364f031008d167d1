"""The agreement window: choose whom, what and where; the figures follow, as a table and as charts."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk.actions.agreeing import Meeting
from desk.model.annotation import Annotation
from desk.model.article import Article
from desk.model.change import Transaction
from desk.model.label import Label
from desk.model.project import Person, Project
from desk.store.errors import StoreError
from desk.ui.adjudicate.onejob import OneJob
from desk.ui.agreement import saving
from desk.ui.agreement.charts import Chart
from desk.ui.agreement.choosing import CHIP, ChoiceBar, Scope, Wish
from desk.ui.agreement.comparing import Met, Outcome, places, work_out
from desk.ui.agreement.confusion import ConfusionPage
from desk.ui.agreement.figures_page import FiguresPage
from desk.ui.agreement.pages import LabelsPage, PairsPage
from desk.ui.agreement.summary import summed_up
from desk.ui.bridge import Bridge
from desk.ui.dialogs.destination import beside
from desk.ui.dialogs.labels_notice import Notice
from desk.ui.jobs import Jobs
from desk.ui.messages import sentence
from desk.ui.theme import theme_of
from desk.work import Progress

SETTLE_MS = 400
"""The figures follow what is committed after so long a pause."""


class AgreementWindow(QDialog):
    """Not modal. It follows whatever is committed, as long as it is there.

    `scope` gives the ids of the articles that are open, or selected, in the main window.
    """

    opened = Signal(str, str)
    adjudicate_asked = Signal(object, object, str, str)
    """People (ids), articles (ids), and the article and annotation to begin at."""

    def __init__(
        self, bridge: Bridge, jobs: Jobs, scope: Callable[[Scope], list[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Agreement"))
        self._bridge, self._scope = bridge, scope
        self.outcome: Outcome | None = None
        self._gone = False
        self.job, self._places = OneJob(jobs, self), OneJob(jobs, self)
        self.bar = ChoiceBar()
        self.summary, self.progress = QLabel(), QProgressBar()
        self.stop_button = QPushButton(self.tr("Cancel"))
        self.figures = FiguresPage()
        self.whom, self.model = self.figures.whom, self.figures.model
        self.table, self.line = self.figures.table, self.figures.line
        self.confusion, self.pairs, self.by_label = ConfusionPage(), PairsPage(), LabelsPage()
        self.tabs, self._nothing = QTabWidget(), QWidget()
        self.notice = Notice()
        self.save_button = QToolButton()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._lay_out()
        self._show_tables(False)
        self._connect()
        self._theme()
        self.resize(self.sizeHint())
        self._offer()
        self.show_main("", 0)
        self.refresh()

    def sizeHint(self) -> QSize:
        """Room for the figures of some labels, as far as the screen has it."""
        return QSize(1180, 760).boundedTo(self.screen().availableSize() * 0.94)

    def show_main(self, open_title: str, selected: int) -> None:
        """What is open and selected in the main window has changed."""
        self.bar.show_scopes(open_title, selected)
        if self.bar.wish.scope is not Scope.ALL:
            self._settle.start()

    def refresh(self) -> None:
        """Works the figures out anew, as a job; what runs is cancelled."""
        self._settle.stop()
        wish, store, before = self.bar.wish, self._bridge.workbench.store, self.outcome
        if len(wish.people) < 2:
            self.job.cancel()
            self._show(None)
            self.summary.setText(self.tr("Choose two analysts or more."))
            return
        given = tuple(self._scope(wish.scope)) if wish.scope is not Scope.ALL else ()

        def work(progress: Progress) -> Outcome:
            return work_out(store, wish, given, before, progress)

        self.job.run(self.tr("Comparing annotations"), work, self._show, self._failed)

    def done(self, result: int) -> None:
        """The window goes, and what it was doing ends."""
        self._gone = True
        self.job.cancel()
        self._places.cancel()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "model"):
            self._theme()

    def save_figures(self, path: Path) -> None:
        """Writes every figure as CSV."""
        self._save(path, lambda outcome: saving.write_figures(path, outcome.found, outcome.people, outcome.labels))

    def save_confusions(self, path: Path) -> None:
        """Writes the confusions as CSV."""
        self._save(path, lambda outcome: saving.write_confusions(path, outcome.found, outcome.people, outcome.labels))

    def save_chart(self, path: Path) -> None:
        """Writes the chart that is shown as PNG or SVG."""
        chart = self.chart
        if chart is not None:
            self._save(path, lambda _: chart.save(path, self.tabs.tabText(self.tabs.currentIndex())))

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown; None while the table is."""
        page = self.tabs.currentWidget()
        return page.chart if isinstance(page, ConfusionPage | PairsPage | LabelsPage) else None

    def _lay_out(self) -> None:
        self.summary.setWordWrap(True)
        self.summary.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.progress.setFixedSize(160, 8)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.stop_button.setAutoDefault(False)
        for part in (self.progress, self.stop_button):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
            part.hide()
        for page, title in (
            (self.figures, self.tr("Figures")),
            (self.confusion, self.tr("Confusions")),
            (self.pairs, self.tr("Pairs")),
            (self.by_label, self.tr("By label")),
        ):
            self.tabs.addTab(page, title)
        self.tabs.tabBar().setAccessibleName(self.tr("Views"))
        self.tabs.setDocumentMode(True)
        foot = QHBoxLayout()
        self.notice.setFixedHeight(28)
        foot.addWidget(self.notice, 1)
        # Below, for above they would take from the summary's width even while nothing runs.
        foot.addWidget(self.progress)
        foot.addWidget(self.stop_button)
        self.save_button.setText(self.tr("Save") + " ▾")
        self.save_button.setStyleSheet(CHIP)
        self.save_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.save_button)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self.save_button.setMenu(menu)
        foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addWidget(self.summary)
        # Without figures their tables are not there, and the sentence above stands alone at the same place.
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._nothing, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.bar.asked.connect(lambda _: self.refresh())
        self.bar.text.left.connect(self.table.setFocus)
        self.job.began.connect(self._on_began)
        self.job.ended.connect(self._on_ended)
        self.job.progressed.connect(self._on_progress)
        self.stop_button.clicked.connect(self._stop)
        self.confusion.places_asked.connect(self._find_places)
        self.confusion.opened.connect(self.opened)
        self.confusion.adjudicate_asked.connect(self._adjudicate)
        self._bridge.committed.connect(self._take)

    def _offer(self) -> None:
        """Fills the bar; at first those two who made most are chosen."""
        try:
            with self._bridge.workbench.store.reading() as reading:
                people, work, labels = reading.people(), reading.work_of_people(), reading.labels()
        except StoreError as error:
            self.notice.warn(sentence(error))
            return
        most = [id for id, _ in work.most_common() if id in people]
        self.bar.offer([(id, people[id].name) for id in most], labels)
        self.bar.show_wish(Wish(people=tuple(most[:2]), labels=self.bar.wish.labels))

    def _show(self, outcome: Outcome | None) -> None:
        if self._gone:
            return
        # Places among the people mean others where these are others.
        anew = outcome is None or self.outcome is None or outcome.wish.people != self.outcome.wish.people
        self.outcome = outcome
        report = outcome.found.report if outcome is not None else None
        figures = report.figures if report is not None else ()
        people = outcome.people if outcome is not None else ()
        labels = outcome.labels if outcome is not None else {}
        self.figures.show_figures(figures, people, labels, anew=anew)
        self.confusion.show_agreement(outcome.found if outcome is not None else None, people, labels)
        self.pairs.show_figures(figures, people, labels)
        self.by_label.show_figures(figures, people, labels)
        self.tabs.setTabVisible(2, len(people) > 2)
        self._show_tables(bool(figures))
        if outcome is not None:
            self.summary.setText(summed_up(outcome))
            if outcome.found.problems:
                self.notice.warn(outcome.found.problems[0])

    def _show_tables(self, any_figures: bool) -> None:
        self.tabs.setVisible(any_figures)
        self._nothing.setVisible(not any_figures)
        self.save_button.setEnabled(any_figures)

    def _find_places(self, layer: str, pair: tuple[int, int], met: Met) -> None:
        outcome = self.outcome
        if outcome is None:
            return

        def work(_: Progress) -> list[Meeting]:
            return places(outcome, layer, pair, met)

        def show(found: list[Meeting]) -> None:
            if not self._gone:
                self.confusion.show_places(met, found, outcome.titles)

        self._places.run(self.tr("Finding the places"), work, show, self._failed)

    def _adjudicate(self, article: str, annotation: str) -> None:
        if self.outcome is not None:
            self.adjudicate_asked.emit(self.outcome.wish.people, self.outcome.found.articles, article, annotation)

    def _failed(self, error: BaseException) -> None:
        if not self._gone:
            self.notice.warn(sentence(error))

    def _on_began(self) -> None:
        self.progress.setRange(0, 0)
        self.progress.show()
        self.stop_button.show()

    def _on_ended(self) -> None:
        if not self._gone:
            self.progress.hide()
            self.stop_button.hide()

    def _on_progress(self, done: int, total: int) -> None:
        if total > 0 and not self._gone:
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _stop(self) -> None:
        self.job.cancel()
        self.notice.say(self.tr("Stopped. The figures are those of before."))

    def _take(self, transaction: Transaction) -> None:
        concerning = Annotation | Article | Label | Person | Project
        if not self._gone and any(isinstance(change.value, concerning) for change in transaction.changes):
            self._settle.start()

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction(self.tr("All figures as CSV…"), lambda: self._ask_path("figures", "csv", self.save_figures))
        menu.addAction(
            self.tr("All confusions as CSV…"), lambda: self._ask_path("confusions", "csv", self.save_confusions)
        )
        menu.addSeparator()
        for kind in ("png", "svg"):
            words = self.tr("This chart as {}…").format(kind.upper())
            action = menu.addAction(words, partial(self._ask_path, "chart", kind, self.save_chart))
            action.setEnabled(self.chart is not None)

    def _ask_path(self, what: str, suffix: str, save: Callable[[Path], object]) -> None:
        path = self._bridge.workbench.store.path
        start = str(beside(path) / f"{path.stem} agreement {what}.{suffix}")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save"), start, f"{suffix.upper()} (*.{suffix})")
        if name:
            chosen = Path(name)
            save(chosen if chosen.suffix else chosen.with_suffix(f".{suffix}"))

    def _save(self, path: Path, write: Callable[[Outcome], object]) -> None:
        if self.outcome is None:
            return
        try:
            write(self.outcome)
        except OSError as error:
            self.notice.warn(sentence(error))
        else:
            self.notice.say(self.tr("Saved as {}.").format(path.name))

    def _theme(self) -> None:
        self.model.theme = theme_of(self.palette())
