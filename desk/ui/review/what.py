"""What to review: a small dialog that counts while one chooses."""

import secrets

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desk.actions import queueing
from desk.actions.queueing import ALL, Asked, Queue
from desk.model.label import LabelKind
from desk.store.reviewing import Wanted
from desk.ui.foreign import one_line
from desk.ui.jobs import Job
from desk.ui.messages import sentence
from desk.ui.parts import Parts
from desk.ui.review.choosing import ManyChoice

PAUSE_MS = 120
"""After so short a pause in choosing it is counted."""
OTHERS, EVERYBODY = "", "*"
MOST_SEED = 999_999
TITLE_SHOWN = 46


class WhatDialog(QDialog):
    """`chosen` brings what was asked for and the Queue of it, which is built in a job as one chooses."""

    chosen = Signal(object, object)

    def __init__(self, parts: Parts, before: Asked | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What to review"))
        self._parts = parts
        before = before or Asked()
        self._job: Job | None = None
        self._asked: Asked | None = None
        self._queue: Queue | None = None
        self._chosen = False
        """Whether anything was chosen here, so that nothing is chosen for the person any more."""
        self._seed_of_today = before.seed or secrets.randbelow(MOST_SEED) + 1
        self._make_scope()
        self._make_filters(before)
        self._count = QLabel(self)
        self._count.setAccessibleName(self.tr("How much that is"))
        self._count.setWordWrap(True)
        font = self._count.font()
        font.setBold(True)
        self._count.setFont(font)
        self._hint = QLabel(self)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._hint.setWordWrap(True)
        self._busy = QProgressBar(self)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(6)
        # What comes and goes while it is counted moves nothing else.
        for part in (self._hint, self._busy):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        self._buttons = QDialogButtonBox(self)
        self._start = self._buttons.addButton(self.tr("Start"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._start.setDefault(True)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self._take)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._look)
        self.finished.connect(lambda _: self._stop())
        self.finished.connect(lambda _: self.deleteLater())
        self._look()

    @property
    def ready(self) -> bool:
        """Whether it is counted, and there is something to review."""
        return self._queue is not None and bool(self._queue.stops)

    def asked(self) -> Asked:
        """What is asked for now."""
        author = self._author.currentData()
        return Asked(
            wanted=Wanted(
                labels=self._labels.chosen(),
                authors=(author,) if author not in (OTHERS, EVERYBODY) else (),
                articles=self._articles(),
                without=self._me() if author == OTHERS else "",
                claims=self._claims.isChecked(),
                changed=self._changed.isChecked(),
                ambiguous=self._ambiguous.isChecked(),
                decided=self._decided.isChecked() and not self._changed.isChecked(),
            ),
            percent=self._percent.value(),
            seed=self._seed.value(),
            disagreements=self._disagreements.isChecked(),
        )

    def _make_scope(self) -> None:
        article = self._parts.editing.article
        title = one_line(article.shown_title)[:TITLE_SHOWN] if article is not None else ""
        self._here = QRadioButton(self.tr("This article: {}").format(title).replace("&", "&&"), self)
        self._here.setEnabled(article is not None)
        selected = self._parts.articles.selected()
        self._some = QRadioButton(self.tr("The {} articles selected in the list").format(len(selected)), self)
        self._some.setVisible(len(selected) > 1)
        self._all = QRadioButton(self.tr("The whole &project"), self)
        group = QButtonGroup(self)
        (self._here if article is not None else self._all).setChecked(True)
        for button in (self._here, self._some, self._all):
            group.addButton(button)
            button.toggled.connect(self._later)

    def _make_filters(self, before: Asked) -> None:
        editing, wanted = self._parts.editing, before.wanted
        self._labels = ManyChoice(self.tr("All labels"), self.tr("{} labels"), self)
        self._labels.setAccessibleName(self.tr("Labels"))
        names: list[tuple[str, str]] = []
        for label in editing.labels.values():
            if label.kind in (LabelKind.ENTITY, LabelKind.CLAIM):
                name = label.name if label.kind is LabelKind.ENTITY else self.tr("Claim: {}").format(label.name)
                names.append((label.id, name))
        self._labels.offer(names)
        self._labels.choose(wanted.labels)
        self._labels.changed.connect(self._later)
        self._author = QComboBox(self)
        self._author.addItem(self.tr("Everybody but me"), OTHERS)
        self._author.addItem(self.tr("Everybody"), EVERYBODY)
        me = self._me()
        for person in sorted(self._parts.reviews.people.values(), key=lambda each: each.name.casefold()):
            name = self.tr("{} (me)").format(person.name) if person.id == me else person.name
            self._author.addItem(name, person.id)
        self._claims = self._box(self.tr("&Claims only"), wanted.claims)
        self._changed = self._box(self.tr("C&hanged since it was reviewed"), wanted.changed)
        self._ambiguous = self._box(self.tr("&Ambiguous links"), wanted.ambiguous)
        self._decided = self._box(self.tr("Also what was decided &on"), wanted.decided)
        self._disagreements = self._box(self.tr("&Disagreements only"), before.disagreements)
        self._percent = QSpinBox(self)
        self._percent.setRange(1, ALL)
        self._percent.setSuffix(" %")
        self._percent.setValue(before.percent)
        self._percent.setAccessibleName(self.tr("How much of it, drawn by lot"))
        self._seed = QSpinBox(self)
        self._seed.setRange(1, MOST_SEED)
        self._seed.setValue(self._seed_of_today)
        self._seed.setToolTip(self.tr("The same number draws the same sample again"))
        self._seed.setAccessibleName(self.tr("Number of the draw"))
        self._draw = QLabel(self.tr("Dra&w number"), self)
        self._draw.setBuddy(self._seed)
        if wanted.authors and (row := self._author.findData(wanted.authors[0])) >= 0:
            self._author.setCurrentIndex(row)
        self._author.currentIndexChanged.connect(self._later)
        for spin in (self._percent, self._seed):
            spin.valueChanged.connect(self._later)

    def _box(self, title: str, on: bool) -> QCheckBox:
        box = QCheckBox(title, self)
        box.setChecked(on)
        box.toggled.connect(self._later)
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Labels"), self._labels)
        form.addRow(self.tr("A&uthor"), self._author)
        drawn = QHBoxLayout()
        drawn.addWidget(self._percent)
        drawn.addWidget(QLabel(self.tr("of it, by lot"), self))
        drawn.addStretch(1)
        drawn.addWidget(self._draw)
        drawn.addWidget(self._seed)
        form.addRow(self.tr("&Sample"), drawn)
        sample = form.labelForField(drawn)
        assert isinstance(sample, QLabel)
        sample.setBuddy(self._percent)
        boxes = QGridLayout()
        boxes.setHorizontalSpacing(18)
        for n, box in enumerate((self._claims, self._ambiguous, self._changed, self._disagreements, self._decided)):
            boxes.addWidget(box, n // 2, n % 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        for button in (self._here, self._some, self._all):
            layout.addWidget(button)
        layout.addLayout(form)
        layout.addLayout(boxes)
        layout.addSpacing(4)
        layout.addWidget(self._count)
        layout.addWidget(self._hint)
        layout.addWidget(self._busy)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(470)
        self._dress()

    def _dress(self) -> None:
        some = self._percent.value() < ALL
        self._seed.setVisible(some)
        self._draw.setVisible(some)
        self._decided.setEnabled(not self._changed.isChecked())

    def _me(self) -> str:
        bridge = self._parts.bridge
        return bridge.workbench.person.id if bridge is not None else ""

    def _articles(self) -> tuple[str, ...]:
        article = self._parts.editing.article
        if self._here.isChecked() and article is not None:
            return (article.id,)
        if self._some.isChecked():
            return tuple(self._parts.articles.selected())
        return ()

    def _later(self) -> None:
        self._chosen = True
        self._queue = None
        self._start.setEnabled(False)
        self._dress()
        self._soon.start()

    def _stop(self) -> None:
        self._soon.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _look(self) -> None:
        bridge = self._parts.bridge
        self._stop()
        if bridge is None:
            return
        self._start.setEnabled(False)
        asked, store = self.asked(), bridge.workbench.store
        self._busy.setRange(0, 0)
        self._busy.show()

        def found(queue: Queue) -> None:
            if self._job is job:
                self._job, self._asked, self._queue = None, asked, queue
                self._tell(queue)

        def failed(error: BaseException) -> None:
            if self._job is job:
                self._job = None
                self._busy.hide()
                self._count.setText(sentence(error))

        job = self._parts.jobs.start(
            self.tr("Looking for what to review"),
            lambda progress: queueing.queue(store, asked, progress),
            found,
            failed,
        )
        job.progressed.connect(self._report)
        self._job = job

    def _report(self, done: int, total: int, _message: str) -> None:
        self._busy.setRange(0, max(total, 0))
        self._busy.setValue(done)

    def _tell(self, queue: Queue) -> None:
        self._busy.hide()
        if not queue.stops and not self._chosen and self._here.isChecked():
            # Where nothing waits in the open article, the others are meant.
            self._all.setChecked(True)
            return
        shown, stops = self.locale().toString, queue.stops
        articles = len({stop.article for stop in stops})
        self._count.setText(_counted(self, shown(len(stops)), len(stops), shown(articles), articles))
        hints: list[str] = []
        if queue.found > len(stops):
            hints.append(self.tr("Drawn from {}.").format(shown(queue.found)))
        if queue.blind:
            hints.append(self.tr("{} articles that are still coded blind are left out.").format(shown(queue.blind)))
        if not stops and not queue.blind:
            hints.append(self._why_none())
        self._hint.setText(" ".join(hints))
        self._hint.setVisible(bool(hints))
        self._start.setEnabled(bool(stops))

    def _why_none(self) -> str:
        if self._author.currentData() == OTHERS:
            return self.tr("Nobody else's work waits. Your own is under Author: Everybody.")
        return self.tr("Nothing that waits fits this.")

    def _take(self) -> None:
        if self.ready and self._asked is not None:
            asked, queue = self._asked, self._queue
            self.accept()
            self.chosen.emit(asked, queue)


def _counted(dialog: QDialog, annotations: str, count: int, articles: str, places: int) -> str:
    if not count:
        return dialog.tr("Nothing to review")
    what = dialog.tr("1 annotation") if count == 1 else dialog.tr("{} annotations").format(annotations)
    where = dialog.tr("in 1 article") if places == 1 else dialog.tr("in {} articles").format(articles)
    return f"{what} {where}"
