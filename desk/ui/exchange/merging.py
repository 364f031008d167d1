"""A merge as the person sees it: what will come and what is asked, how far it is, what came of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desk.actions.joining import Conflict, Merge, Plan
from desk.ui.exchange.questions import Questions
from desk.ui.foreign import one_line
from desk.ui.jobs import Job, Jobs
from desk.ui.messages import sentence
from desk.work import Progress

if TYPE_CHECKING:
    from desk.model.project import Person
    from desk.store.store import Store

LISTED = 500


class MergeDialog(QDialog):
    """Takes one file in. `merged` comes when that is on the disk, `jump_asked` with article and annotation (ids)."""

    merged = Signal(object)
    jump_asked = Signal(str, str)

    def __init__(
        self, store: "Store", person: "Person", other: Path, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Merge {}").format(one_line(other.name)))
        self._store, self._person, self._other, self._jobs = store, person, other, jobs
        self._job: Job | None = None
        self.head = QLabel()
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.asked = QLabel(self.tr("These differ. Whose is to hold?"))
        self.questions = Questions()
        self.found = QLabel()
        self.found.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Conflicts and notes"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._jump)
        buttons = QDialogButtonBox()
        self.ok = QPushButton(self.tr("Merge"))
        self.ok.setDefault(True)
        self.leave = QPushButton(self.tr("Cancel"))
        self.leave.setAutoDefault(False)
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        self.ok.clicked.connect(self._merge)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(12)
        for widget in (self.head, self.bar, self.asked, self.questions, self.found, self.list):
            layout.addWidget(widget, int(widget in (self.questions, self.list)))
        layout.addStretch(0)
        layout.addWidget(buttons)
        self._show_only(self.head)

    def sizeHint(self) -> QSize:
        """Room for some questions and conflicts."""
        return QSize(680, 480)

    def begin(self) -> None:
        """Opens the dialog and looks at the file."""
        from desk.actions.joining import survey

        self.open()
        store, other = self._store, self._other
        self._run(self.tr("Comparing"), lambda progress: survey(store, other, progress), self._show_plan)

    def reject(self) -> None:
        """Stops what is under way, and closes."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _run(self, title: str, work: Callable[[Progress], object], then: Callable[[Any], None]) -> None:
        self._show_only(self.head, self.bar)
        self.head.setText(self.tr("{}…").format(title))
        self.bar.setRange(0, 0)
        self.ok.setEnabled(False)
        self._job = self._jobs.start(title, work, partial(self._end, then), self._fail, self._stop)
        self._job.progressed.connect(self._step)

    def _step(self, done: int, total: int, message: str) -> None:
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        if message:
            self.bar.setToolTip(one_line(message))

    def _end(self, then: Callable[[Any], None], result: object) -> None:
        self._job = None
        if self.isVisible() or isinstance(result, Merge):
            then(result)

    def _stop(self) -> None:
        self._job = None

    def _fail(self, error: BaseException) -> None:
        self._job = None
        self._show_only(self.head)
        self.head.setText(sentence(error))
        self.ok.setEnabled(False)
        self.leave.setText(self.tr("Close"))

    def _show_plan(self, plan: Plan) -> None:
        self._show_only(self.head)
        self.head.setText("\n".join(self._told(plan)))
        self.questions.ask(plan.open_questions)
        self.asked.setVisible(bool(plan.open_questions))
        self._list(plan)
        nothing = plan.is_empty and not plan.open_questions
        self.ok.setEnabled(not nothing)
        # What is asked is looked at before Return takes it as it stands.
        first = self.questions.choices[0] if plan.open_questions else self.ok
        (self.leave if nothing else first).setFocus()
        if nothing:
            self.leave.setText(self.tr("Close"))

    def _told(self, plan: Plan) -> list[str]:
        if plan.is_empty and not plan.open_questions:
            return [self.tr("{} brings nothing new.").format(one_line(plan.name))]
        return plan.counts.sentences() or [self.tr("Only history comes.")]

    def _merge(self) -> None:
        from desk.actions.joining import carry_out, do

        store, other, person, answers = self._store, self._other, self._person, self.questions.answers()

        def work(progress: Progress) -> Merge:
            merge = carry_out(store, other, person, progress, answers)
            do(store, merge, person.id)
            return merge

        self._run(self.tr("Merging"), work, self._show_done)

    def _show_done(self, merge: Merge) -> None:
        if merge.plan.open_questions:
            # The project was changed since it was asked.
            self._show_plan(merge.plan)
            return
        self.merged.emit(merge)
        if not self.isVisible():
            return
        self._show_only(self.head)
        self.head.setText("\n".join([self.tr("Merged {}.").format(one_line(merge.plan.name)), *self._told(merge.plan)]))
        self.ok.hide()
        self.leave.setText(self.tr("Close"))
        self.leave.setDefault(True)
        self._list(merge.plan)

    def _list(self, plan: Plan) -> None:
        self.list.clear()
        for conflict in plan.conflicts[:LISTED]:
            item = QListWidgetItem(one_line(str(conflict)))
            item.setData(Qt.ItemDataRole.UserRole, conflict)
            self.list.addItem(item)
        for text in (*plan.problems, *plan.notes)[:LISTED]:
            self.list.addItem(QListWidgetItem(one_line(text)))
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setToolTip(item.text())
        count = len(plan.conflicts)
        words = self.tr("1 conflict") if count == 1 else self.tr("{} conflicts").format(self.locale().toString(count))
        done = self.leave.isDefault()
        self.found.setText(self.tr("{}. Double-click one to go to it.").format(words) if done else words)
        self.found.setVisible(bool(count))
        self.list.setVisible(self.list.count() > 0)

    def _jump(self, item: QListWidgetItem) -> None:
        conflict = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(conflict, Conflict) and conflict.article is not None and not self.ok.isVisible():
            self.accept()
            self.jump_asked.emit(conflict.article, conflict.id)

    def _show_only(self, *shown: QWidget) -> None:
        for widget in (self.head, self.bar, self.asked, self.questions, self.found, self.list):
            widget.setVisible(widget in shown)
