"""An import under way, whether anybody looks at it or not: its drafts, the jobs that fill and load them."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desk.actions.drafts import Draft, Drafts, DraftState, FileRead
from desk.actions.intake import origin_of
from desk.formats.format import Options
from desk.ui.bridge import Bridge
from desk.ui.intake.filling import fill, offers, walked
from desk.ui.intake.giving_way import GivingWay, Patient
from desk.ui.jobs import Job
from desk.ui.parts import Parts
from desk.work import Progress

if TYPE_CHECKING:
    from desk.actions.intake import Intake
    from desk.ui.intake.tables import TableFile

NEAR_FILES = 20
TELL_EVERY_S = 0.2
COMPARE_MS = 400
NEAR_AT_ONCE = 500
"""So many texts are compared for near copies whenever one is altered."""
NEAR_UNASKED = 2_000
"""In a project of more articles a few plain files are not held up by the search for near copies."""


class Preparing(QObject):
    """What is to be imported into the open project. One job runs at a time; whatever is read stays until `dispose`."""

    grown = Signal()
    """More files were read."""

    changed = Signal(object)
    """Drafts (numbers) were altered; None if all may be others."""

    busy_changed = Signal()
    progressed = Signal(int, int, str)
    """As a job's."""

    ended = Signal(object)
    """A job came to its end: the error, or None. Before the import itself is done, `loaded` comes instead."""

    stopped = Signal()
    """A job was cancelled."""

    loaded = Signal(object)
    """The import is part of the project."""

    refused = Signal(str)
    """What was typed cannot be: why, in a sentence."""

    def __init__(self, parts: Parts, bridge: Bridge, paths: Sequence[Path]) -> None:
        super().__init__(parts.window)
        self.parts, self.bridge = parts, bridge
        self.drafts = Drafts(origin_of(paths))
        self.paths = tuple(paths)
        self.tables: dict[int, TableFile] = {}
        """The tables among the files, by the number of the file."""
        self.links: dict[int, int | str] = {}
        """Which drafts are to say that they repeat another one (number), or an article (id)."""
        self.chosen: dict[int, str] = {}
        """What a person chose for drafts that are copies: see `copies.Choice`."""
        self.compared = False
        """Whether it is known how the drafts stand to the project."""
        self.skipped = 0
        """How many of the files that were to be read last were there already."""
        self.loading = False
        self.result: Intake | None = None
        self.job: Job | None = None
        self._disposed = False
        self._way = GivingWay(self)
        self._told = 0.0
        self._compare_soon = QTimer(self)
        self._compare_soon.setSingleShot(True)
        self._compare_soon.setInterval(COMPARE_MS)
        self._compare_soon.timeout.connect(self.compare)

    @property
    def busy(self) -> bool:
        """Whether a job runs."""
        return self.job is not None

    @property
    def known(self) -> bool:
        """Whether it is over: imported, and nothing is left to do."""
        return self.result is not None

    def read(self, paths: Sequence[Path], *, near: bool = True, going_on: bool = False) -> None:
        """Reads files and folders, as a job; more may come to those that are there.

        What is there already is not read twice, unless no article was found in it and this is not `going_on` with what
        was stopped.
        """
        from desk.actions.drafting import redo
        from desk.ui.intake.tables import look_at_tables, options_of

        drafts, store, tables = self.drafts, self.bridge.workbench.store, self.tables
        chosen = self.parts.projects.settings
        self.paths = tuple(dict.fromkeys((*self.paths, *paths)))
        self.skipped = 0

        def work(progress: Progress) -> None:
            known = {file.path: file for file in drafts.files}
            every = walked(drafts, paths, progress)
            files = [path for path in every if path not in known]
            if not going_on:
                again = [known[path] for path in dict.fromkeys(every) if path in known and _is_bad(drafts, known[path])]
                self.skipped = len(every) - len(files) - len(again)
                for options in dict.fromkeys(file.options for file in again):
                    same = [file.number for file in again if file.options == options]
                    redo(drafts, store, same, options, progress, near=False)
            found = look_at_tables(files, progress)
            before = len(drafts.files)
            tables.update(
                {before + at: table for at, path in enumerate(files) if (table := found.get(path)) is not None}
            )
            decided = {path: options_of(table, chosen) for path, table in found.items()}
            few = near and (len(files) > NEAR_FILES or _articles(store) <= NEAR_UNASKED)
            fill(drafts, store, files, progress, near=few, options_for=lambda path: decided.get(path, Options()))

        self.compared = False
        self._start(self.tr("Reading files"), work, self._end_reading)

    def go_on(self) -> None:
        """Reads what was left when reading was stopped, and compares everything."""
        self.read(self.paths, going_on=True)

    def redo(self, wishes: Sequence[tuple[Sequence[int], Options]]) -> None:
        """Reads files (numbers) anew, each group with its options, as a job."""
        from desk.actions.drafting import redo

        drafts, store = self.drafts, self.bridge.workbench.store

        def work(progress: Progress) -> None:
            for files, options in wishes:
                redo(drafts, store, files, options, progress, near=len(drafts) <= NEAR_UNASKED)

        self._start(self.tr("Reading files"), work, self._end_reading)

    def compare_soon(self) -> None:
        """Compares when no more texts are altered for a moment."""
        self._compare_soon.start()

    def compare(self) -> None:
        """Finds anew how the drafts stand, as a job: after texts were altered."""
        from desk.actions.drafting import compare

        if self.loading or self.result is not None or self._disposed:
            return
        if self.busy:
            self._compare_soon.start()
            return
        drafts, store = self.drafts, self.bridge.workbench.store
        near = len(drafts) + _articles(store) <= NEAR_AT_ONCE
        self._start(
            self.tr("Comparing"), lambda progress: compare(drafts, store, progress, near=near), self._end_reading
        )

    def load(self) -> None:
        """Imports what is wanted, as a job; `loaded` brings what came."""
        from desk.actions.drafting import load

        drafts, workbench = self.drafts, self.bridge.workbench
        self.loading = True
        self._start(
            self.tr("Importing"),
            lambda progress: load(drafts, workbench.store, workbench.person, progress),
            self._finish,
        )

    def cancel(self) -> None:
        """Stops the job."""
        if self.job is not None:
            self.job.cancel()

    def wanted(self) -> list[Draft]:
        """The drafts that would be imported."""
        return list(self.drafts.wanted())

    @property
    def has_more(self) -> bool:
        """Whether files bring labels or entities beside articles."""
        return any(next(self.drafts.corpora(file.number), None) is not None for file in self.drafts.files[:50])

    @property
    def said(self) -> list[str]:
        """What there is to say of folders and names."""
        return [*self.drafts.problems, *map(str, self.drafts.notices)]

    def asked(self, number: int) -> frozenset[str]:
        """The fields of a draft in which a person has to choose."""
        draft = self.drafts[number]
        if draft.state is DraftState.PROBLEM:
            return frozenset()
        return frozenset(finding.field for finding, _ in offers(draft, self.drafts.findings(number)))

    def dispose(self) -> None:
        """Lets go of everything, once no job uses it any more."""
        if self._disposed:
            return
        self._disposed = True
        self._way.end()
        if self.job is None:
            self.drafts.close()
            self.deleteLater()
        else:
            self.job.cancel()
            self.job.finished.connect(self.drafts.close)
            self.job.finished.connect(self.deleteLater)

    def _start(self, title: str, work: Callable[[Progress], object], then: Callable[[Any], object]) -> None:
        assert self.job is None
        way = self._way
        way.begin()
        self.job = self.parts.jobs.start(
            title, lambda progress: work(Patient(progress, way)), then, self._fail, self._stop
        )
        self.job.progressed.connect(self._progress)
        self.busy_changed.emit()

    def _progress(self, done: int, total: int, message: str) -> None:
        moment = time.monotonic()
        if done != total and moment - self._told < TELL_EVERY_S:
            return
        self._told = moment
        self.progressed.emit(done, total, message)
        if not self.loading:
            self.grown.emit()

    def _over(self) -> None:
        self.job, self.loading = None, False
        self._way.end()

    def _end_reading(self, _: object) -> None:
        self._over()
        self.compared = True
        if not self._disposed:
            self.changed.emit(None)
            self.busy_changed.emit()
            self.ended.emit(None)

    def _fail(self, error: BaseException) -> None:
        self._over()
        if not self._disposed:
            self.changed.emit(None)
            self.busy_changed.emit()
            self.ended.emit(error)

    def _stop(self) -> None:
        self._over()
        if not self._disposed:
            self.changed.emit(None)
            self.busy_changed.emit()
            self.stopped.emit()

    def _finish(self, result: "Intake") -> None:
        from desk.ui.intake.linking import with_links

        self._over()
        if self._disposed or self.parts.bridge is not self.bridge:
            return
        result = with_links(result, self.drafts, self.links, self.bridge.workbench.store)
        if self.parts.projects.finish_import(self.bridge, result):
            self.result = result
        self.busy_changed.emit()
        if self.result is not None:
            self.loaded.emit(result)
        else:
            self.stopped.emit()


def _is_bad(drafts: Drafts, file: FileRead) -> bool:
    return all(drafts[number].state is DraftState.PROBLEM for number in file.drafts)


def _articles(store: object) -> int:
    from desk.store.store import Store

    assert isinstance(store, Store)
    with store.reading() as reading:
        return reading.count_articles()
