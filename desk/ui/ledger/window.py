"""The ledger window: filters, table, and the picked claim in full, beside the text and open as long as one likes."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desk.model.annotation import Claim, Mention
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.entity import Entity
from desk.model.label import Label
from desk.model.project import Batch, Project
from desk.model.relation import Relation
from desk.store.errors import StoreError
from desk.store.ledger_values import ClaimRow, Wanted
from desk.ui.bridge import Bridge
from desk.ui.dialogs.destination import beside
from desk.ui.dialogs.labels_notice import Notice
from desk.ui.foreign import one_line
from desk.ui.jobs import Job, Jobs
from desk.ui.ledger import alike, spreadsheet
from desk.ui.ledger.bar import LedgerBar
from desk.ui.ledger.detail import Detail, Facts
from desk.ui.ledger.model import LedgerModel, Listing, Shown, voices
from desk.ui.ledger.relations import Relations
from desk.ui.ledger.table import LedgerTable
from desk.ui.messages import sentence
from desk.work import Progress

MOST_RESELECTED = 20
SETTLE_MS = 60
"""The table follows an action by this much, so that it never holds it up."""


class LedgerWindow(QDialog):
    """Not modal. It follows whatever is committed, as long as it is there."""

    opened = Signal(str, str)
    """The ids of an article and of a claim in it that is to be shown."""

    def __init__(self, bridge: Bridge, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Claim ledger"))
        self.setWindowFlags(self.windowFlags() | Qt.WindowType.WindowMinMaxButtonsHint)
        self.bridge, self.jobs = bridge, jobs
        self.labels: dict[str, Label] = {}
        self._dismissed: set[frozenset[str]] = set()
        self._running: list[Job] = []
        self._gone = False
        self.relations = Relations(bridge, self)
        self.model = LedgerModel(self)
        self.bar = LedgerBar(self._entities)
        self.table = LedgerTable(self.model)
        self.detail = Detail()
        self.notice = Notice()
        self.empty, self.count = QLabel(), QLabel()
        self.show_all = QPushButton(self.tr("Show all claims"))
        self.suggest_button = QPushButton(self.tr("Find Same Claims…"))
        self.export_button = QPushButton(self.tr("Export as CSV…"))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()
        self._read_labels()
        self.model.use(bridge.workbench.store)
        self._after_reload()
        self.resize(self.sizeHint())
        self.table.setFocus()

    def sizeHint(self) -> QSize:
        """Room for all columns, as far as the screen has it."""
        return QSize(1240, 800).boundedTo(self.screen().availableSize() * 0.92)

    def show_wanted(self, wanted: Wanted, entity_name: str | None = None) -> None:
        """Lists these claims; `entity_name` is what an entity in it is called."""
        self.bar.show_wanted(wanted, entity_name)
        self._list(wanted)

    def show_article(self, article: Article | None) -> None:
        """The article that is open beside the ledger."""
        self.bar.set_article(article)

    def refresh(self) -> None:
        """Reads the list anew; what is picked stays picked."""
        self._settle.stop()
        chosen, current = self._chosen()
        top = self.table.verticalScrollBar().value()
        self.model.reload()
        self._after_reload()
        self._choose(chosen, current)
        self.table.verticalScrollBar().setValue(top)

    def find_same(self, only: str | None = None) -> None:
        """Looks, as a job, for claims that may say the same as one (id), or among all, and shows them."""
        store = self.bridge.workbench.store

        def work(progress: Progress) -> list[alike.Pair]:
            with store.reading() as reading:
                return alike.pairs(reading.ledger(), progress, only)

        self.suggest_button.setEnabled(False)
        self._start(self.tr("Comparing claims"), work, self._show_same)

    def export(self, path: Path) -> None:
        """Writes what is listed, as a job."""
        store, labels = self.bridge.workbench.store, dict(self.labels)
        numbers, grouped = self.model.numbers(), self.model.listing.grouped

        def work(progress: Progress) -> int:
            return spreadsheet.write(store, numbers, path, labels=labels, grouped=grouped, progress=progress)

        def told(count: int) -> None:
            self.notice.say(self.tr("{} claims are in {}.").format(self.locale().toString(count), path.name))

        self.export_button.setEnabled(False)
        self._start(self.tr("Exporting claims"), work, told)

    def menu(self) -> QMenu:
        """The menu of the selected claims."""
        chosen = self.table.selected()
        rows = [shown.row for shown in chosen]
        menu = QMenu(self)
        if len(rows) == 1:
            (row,) = rows
            menu.addAction(self.tr("Open in article"), partial(self._open, chosen[0]))
            menu.addSeparator()
            who = row.chain[-1] if row.chain else None
            if who is not None and who.entity is not None:
                name = one_line(who.name).replace("&", "&&")
                menu.addAction(self.tr("Only what {} says").format(name), partial(self._only_of, who.entity, who.name))
            menu.addAction(self.tr("Find same claims…"), partial(self.find_same, row.claim.id))
        elif len(rows) == 2:
            self.relations.add_to(menu, rows[0], rows[1])
        elif rows:
            same = partial(self.relations.same, [row.claim for row in rows])
            menu.addAction(self.tr("All {} say the same").format(len(rows)), same)
        if rows:
            menu.addSeparator()
            menu.addAction(self.tr("Copy as text"), self.copy)
        return menu

    def copy(self) -> None:
        """Puts the selected claims on the clipboard, a paragraph each."""
        lines = []
        for row in (shown.row for shown in self.table.selected()):
            date = f", {row.said[:10]}" if row.said else ""
            lines.append(f"{voices(row)}: {one_line(row.content)} ({row.article.shown_title}{date})")
        QGuiApplication.clipboard().setText("\n".join(lines))

    def done(self, result: int) -> None:
        """The window goes, and what it was doing ends."""
        self._gone = True
        for job in self._running:
            job.cancel()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return is for what has the focus, and closes nothing."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._nothing = QWidget()
        column = QVBoxLayout(self._nothing)
        column.addStretch(2)
        column.addWidget(self.empty)
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        stacked = QWidget()
        self._stack = QStackedLayout(stacked)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(stacked)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([520, 200])
        splitter.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addWidget(self.notice, 1)
        self.show_all.setAutoDefault(False)
        for button in (self.suggest_button, self.export_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        layout.addWidget(self.bar)
        layout.addWidget(splitter, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.model.failed.connect(lambda error: self.notice.warn(sentence(error)))
        self.bar.asked.connect(self._list)
        self.bar.grouping_asked.connect(lambda on: self._show(replace(self.model.listing, grouped=on)))
        self.bar.left.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.show_all.clicked.connect(self.bar.clear)
        self.table.opened.connect(self._open)
        self.table.picked.connect(self._show_facts)
        self.table.menu_asked.connect(lambda place: self.menu().popup(place))
        self.table.sort_asked.connect(lambda by, down: self._show(replace(self.model.listing, by=by, descending=down)))
        self.table.copy_asked.connect(self.copy)
        self.table.typed.connect(self.bar.text.look_for)
        self.detail.opened.connect(self.opened)
        self.suggest_button.clicked.connect(lambda _: self.find_same())
        self.export_button.clicked.connect(self._ask_export)
        self.bridge.committed.connect(self._take)
        self.bridge.refused.connect(self.notice.warn)
        self.relations.said.connect(self.notice.say)
        self.relations.warned.connect(self.notice.warn)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.bar.text.setFocus)

    def _take(self, transaction: Transaction) -> None:
        if any(isinstance(change.value, Label | Project) for change in transaction.changes):
            self._read_labels()
        if any(_concerns(change) for change in transaction.changes):
            self._settle.start()

    def _read_labels(self) -> None:
        try:
            with self.bridge.workbench.store.reading() as reading:
                self.labels, verdicts = reading.labels(), reading.project().verdicts
        except StoreError as error:
            self.notice.warn(sentence(error))
            return
        self.model.labels = self.relations.labels = self.labels
        self.bar.set_labels(self.labels, verdicts)

    def _entities(self, typed: str) -> list[tuple[str, str]]:
        try:
            with self.bridge.workbench.store.reading() as reading:
                return [(id, name) for id, _, name in reading.ledger().entities_like(typed)]
        except StoreError:
            return []

    def _list(self, wanted: Wanted) -> None:
        self._show(replace(self.model.listing, wanted=wanted))

    def _show(self, listing: Listing) -> None:
        chosen, current = self._chosen()
        self.model.show_listing(listing)
        self._after_reload()
        self.table.scrollToTop()
        self._choose(chosen, current)

    def _chosen(self) -> tuple[list[str], str | None]:
        """The selected claims, and the current one; none where there are too many to find again."""
        current = self.table.current()
        rows = self.table.selected() if len(self.table.selectionModel().selectedRows()) <= MOST_RESELECTED else []
        return [shown.row.claim.id for shown in rows], current.row.claim.id if current else None

    def _choose(self, claims: Iterable[str], current: str | None) -> None:
        """Selects the lines of claims as far as they are listed."""
        lines = [line for id in claims if (line := self.model.line_near(id)) is not None]
        self.table.choose(lines, self.model.line_near(current) if current else None)

    def _after_reload(self) -> None:
        total = self.model.total
        shown = self.locale().toString(total)
        one, many = (self.tr("1 claim"), self.tr("{} claims"))
        if self.model.has_groups:
            one, many = self.tr("1 claim or group"), self.tr("{} claims and groups")
        self.count.setText(one if total == 1 else many.format(shown))
        self.count.setVisible(total > 0)
        self._stack.setCurrentWidget(self.table if total else self._nothing)
        self.empty.setText(
            self.tr("No claim fits all of these filters.")
            if self.model.has_claims
            else self.tr("There are no claims yet. Select what somebody says in an article and press C.")
        )
        self.show_all.setVisible(self.model.has_claims)
        self.detail.setVisible(total > 0)
        self.export_button.setEnabled(total > 0)
        self.suggest_button.setEnabled(self.model.has_claims)
        self._show_facts()

    def _show_facts(self) -> None:
        chosen = self.table.selected() if len(self.table.selectionModel().selectedRows()) == 1 else []
        if not chosen:
            self.detail.show_facts(None, self.labels)
            return
        row = chosen[0].row
        try:
            with self.bridge.workbench.store.reading() as reading:
                ledger = reading.ledger()
                members = ledger.members(row.same) if row.same else []
                rows = ledger.rows(members)
                facts = Facts(row, [rows[number] for number in members], ledger.related(row.claim.id))
        except StoreError as error:
            self.notice.warn(sentence(error))
            return
        self.detail.show_facts(facts, self.labels)

    def _open(self, shown: Shown) -> None:
        self.opened.emit(shown.row.claim.article, shown.row.claim.id)

    def _only_of(self, entity: str, name: str) -> None:
        self.show_wanted(replace(self.bar.wanted, entity=entity), name)

    def _ask_export(self) -> None:
        path = self.bridge.workbench.store.path
        start = str(beside(path) / f"{path.stem} claims.csv")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export claims"), start, "CSV (*.csv)")
        if name:
            self.export(Path(name))

    def _show_same(self, found: list[alike.Pair]) -> None:
        left = [pair for pair in found if frozenset((pair.one, pair.two)) not in self._dismissed]
        if not left:
            self.notice.say(self.tr("No other claims look alike."))
            return
        self.notice.clear()

        def accept(one: ClaimRow, two: ClaimRow) -> bool:
            return self.relations.same([one.claim, two.claim])

        dialog = alike.AlikeDialog(left, self._row, accept, self.labels, self)
        dialog.opened.connect(self.opened)
        dialog.finished.connect(lambda _: self._dismissed.update(dialog.dismissed))
        dialog.show()

    def _row(self, claim: str) -> ClaimRow | None:
        try:
            with self.bridge.workbench.store.reading() as reading:
                ledger = reading.ledger()
                number = ledger.number_of(claim)
                return ledger.rows([number]).get(number) if number is not None else None
        except StoreError as error:
            self.notice.warn(sentence(error))
            return None

    def _start(self, title: str, work: Callable[[Progress], Any], then: Callable[[Any], object]) -> None:
        """Runs a job of this window; it ends with it, and then has nobody to tell."""

        def told(tell: Callable[[Any], object]) -> Callable[[Any], None]:
            def end(result: Any = None) -> None:
                if not self._gone:
                    self.suggest_button.setEnabled(self.model.has_claims)
                    self.export_button.setEnabled(self.model.total > 0)
                    tell(result)

            return end

        failed = told(lambda error: self.notice.warn(sentence(error)))
        job = self.jobs.start(title, work, told(then), failed, told(lambda _: self.notice.clear()))  # type: ignore[arg-type]  # the last is given nothing
        self._running.append(job)
        job.finished.connect(lambda: self._running.remove(job))
        job.progressed.connect(lambda done, total, _: self._tell_progress(title, done, total))
        self.notice.say(f"{title}…")

    def _tell_progress(self, title: str, done: int, total: int) -> None:
        if total > 0 and not self._gone:
            self.notice.say(f"{title}: {self.locale().toString(done)} / {self.locale().toString(total)}")


def _concerns(change: Change) -> bool:
    """Whether the ledger may look otherwise after a change; a mention that comes or goes does not matter to it."""
    if isinstance(change.value, Mention):
        return change.before is not None and change.after is not None
    return isinstance(change.value, Claim | Relation | Entity | Article | Batch | Label | Project)
