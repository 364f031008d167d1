"""Which project is open, and what is done with whole projects: new, open, import, export, backup, check."""

import getpass
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desk import paths, settings
from desk.model.article import Source
from desk.model.ids import new_id
from desk.model.project import Batch, BatchState, Person
from desk.settings import Settings
from desk.store.errors import StoreError
from desk.ui.bridge import Bridge
from desk.ui.jobs import Jobs
from desk.ui.messages import sentence
from desk.work import Progress

if TYPE_CHECKING:
    from desk.actions.exchange import Exported
    from desk.actions.intake import Intake
    from desk.store.check import Finding
    from desk.store.store import Store
    from desk.ui.dialogs.export import ExportWish

SUFFIX = ".desk"
TOLD = 4
"""How many sentences a notice has room for."""

SAMPLES = ("rescue-fleet.json", "Flooded clinic reopens.txt")
"""What the first project begins with; it opens at the first of them, which is partly labelled."""


class Projects(QObject):
    """Holds the bridge to the open project and the settings; everything long runs as a job.

    `told` brings a sentence and the actions to offer with it.
    """

    opened = Signal(object)
    told = Signal(str, object)
    imported = Signal(object)
    exported = Signal(object)
    checked = Signal(object)

    def __init__(self, chosen: Settings, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = chosen
        self.jobs = jobs
        self.bridge: Bridge | None = None

    @property
    def person_name(self) -> str:
        """Under whose name is labelled: as set, else the login's."""
        if self.settings.person_name:
            return self.settings.person_name
        try:
            return getpass.getuser()
        except (KeyError, OSError):
            return "Analyst"

    def change_settings(self, **fields: object) -> None:
        """Changes settings and writes them; a failure is told, and the choice holds until the app ends."""
        self.settings = replace(self.settings, **fields)  # type: ignore[arg-type]  # names and types are the caller's
        self._save()

    def open_last(self) -> None:
        """The last project if it is still there, else the first project with its sample articles."""
        last = self.settings.last_project
        if last and Path(last).exists() and self.open(Path(last)):
            return
        self.open_first()

    def open_first(self) -> None:
        """The project in the app's own folder; the first time it is made, with the sample articles in it."""
        path = paths.first_project()
        if path.exists():
            self.open(path)
        elif self.create(path, "First project"):
            self.import_files([paths.resource("sample", name) for name in SAMPLES])

    def create(self, path: Path, name: str = "") -> bool:
        """Makes and opens a new project with the default label set; tells why where that fails."""
        from desk.formats.labelset import read_labels
        from desk.store.store import Store

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            Store.create(path, name or path.stem, read_labels(paths.resource("labels", "default.json"))).close()
        except (StoreError, OSError) as error:
            self.told.emit(sentence(error), [])
            return False
        return self.open(path)

    def open(self, path: Path) -> bool:
        """Opens a project in place of the one that is open; if that fails, the old one stays and the reason is told."""
        from desk.actions.workbench import Workbench
        from desk.store.store import Store

        try:
            store = Store.open(path)
            workbench = Workbench(store, self._person(store))
        except (StoreError, OSError) as error:
            self.told.emit(sentence(error), [])
            return False
        self.close()
        self.bridge = Bridge(workbench, self)
        self.settings = self.settings.with_project(str(store.path))
        self._save()
        self.opened.emit(self.bridge)
        if store.writable:
            self._offer_interrupted()
        else:
            self.told.emit(self.tr("{} cannot be written to: it is open for reading only.").format(store.path.name), [])
        self._back_up()
        return True

    def close(self) -> None:
        """Lets go of the open project, if any; jobs on it are cancelled first."""
        if self.bridge is not None:
            self.jobs.stop_all()
            bridge, self.bridge = self.bridge, None
            self.opened.emit(None)
            bridge.close()

    def work_as(self, name: str) -> None:
        """Labels under another name from now on."""
        self.change_settings(person_name=name.strip())
        if self.bridge is not None:
            self.open(self.bridge.workbench.store.path)

    def import_files(self, files: Sequence[Path]) -> None:
        """Brings files and folders into the project unseen, as a job; `imported` brings the result."""
        from desk.actions import intake

        bridge = self.bridge
        if bridge is None:
            return
        workbench = bridge.workbench

        def work(progress: Progress) -> "Intake":
            return intake.import_paths(workbench.store, files, workbench.person, progress)

        self._start(self.tr("Importing"), work, lambda result: self._take_import(bridge, result))

    def import_text(self, title: str, source: Source, text: str) -> None:
        """Brings one pasted text into the project."""
        from desk.actions.intake import import_text

        bridge = self.bridge
        if bridge is None:
            return
        try:
            result = import_text(bridge.workbench.store, title, source, text, bridge.workbench.person)
        except StoreError as error:
            self.told.emit(sentence(error), [])
            return
        self._take_import(bridge, result)

    def export(self, wish: "ExportWish") -> None:
        """Writes a file, as a job; `exported` brings the result."""
        from desk.actions import exchange

        bridge = self.bridge
        if bridge is None:
            return
        store = bridge.workbench.store

        def work(progress: Progress) -> "Exported":
            authors = None if wish.author is None else [wish.author]
            return exchange.export_file(
                store,
                wish.format,
                wish.path,
                progress,
                articles=wish.articles,
                authors=authors,
                accepted=wish.accepted,
            )

        self._start(self.tr("Exporting"), work, self.exported.emit)

    def back_up(self, target: Path) -> None:
        """Copies the project while it is open."""
        if self.bridge is not None:
            store = self.bridge.workbench.store
            done = self.tr("The backup is in {}.").format(target)
            self._start(self.tr("Backing up"), lambda _: store.backup(target), lambda _: self.told.emit(done, []))

    def check(self) -> None:
        """Checks the whole project; `checked` brings the findings."""
        from desk.store.check import check

        if self.bridge is not None:
            path = self.bridge.workbench.store.path

            def work(progress: Progress) -> "list[Finding]":
                def step(done: int, total: int) -> None:
                    progress.check()
                    progress.report(done, total)

                return check(path, step)

            self._start(self.tr("Checking"), work, self.checked.emit)

    def _person(self, store: "Store") -> Person:
        """Who works here; a project that takes no writing does not get to know somebody new."""
        if store.writable:
            return store.person(self.person_name)
        with store.reading() as reading:
            known = reading.person_named(self.person_name)
        return known or Person(id=new_id(), name=self.person_name)

    def _start(self, title: str, work: Callable[[Progress], object], then: Callable[[Any], object]) -> None:
        self.jobs.start(title, work, then, lambda error: self.told.emit(sentence(error), []))

    def finish_import(self, bridge: Bridge, result: "Intake") -> bool:
        """Makes what was loaded part of the project, or takes it away where that is refused; gives which."""
        from desk.actions import intake

        if result.transaction is not None and bridge.do(result.transaction) is None:
            intake.forget(bridge.workbench.store, result.transaction)
            return False
        self.imported.emit(result)
        return True

    def _take_import(self, bridge: Bridge, result: "Intake") -> None:
        """The same, and tells what there is to tell of it."""
        if self.finish_import(bridge, result) and (told := [*result.problems, *result.notes]):
            self.told.emit("\n".join([result.summary, *told[:TOLD]]), [])

    def _offer_interrupted(self) -> None:
        """Imports that ended with their process: their articles can be kept or removed."""
        from desk.actions import intake

        bridge = self.bridge
        assert bridge is not None
        for batch in intake.interrupted(bridge.workbench.store):
            self.told.emit(
                self.tr("An import was interrupted: {}. What was read so far can be kept or removed.").format(
                    batch.origin
                ),
                [
                    (self.tr("Keep"), partial(self._keep, bridge, batch)),
                    (self.tr("Remove"), partial(self._discard, bridge, batch)),
                ],
            )

    def _keep(self, bridge: Bridge, batch: Batch) -> None:
        from desk.actions import intake

        bridge.do(intake.keep(bridge.workbench.store, batch))

    def _discard(self, bridge: Bridge, batch: Batch) -> None:
        if batch.state is BatchState.LOADING:
            self._start(self.tr("Removing"), lambda _: bridge.workbench.store.discard_batch(batch.id), lambda _: None)

    def _back_up(self) -> None:
        from desk.actions.backups import rotate

        bridge = self.bridge
        assert bridge is not None
        store, kept = bridge.workbench.store, self.settings.backups_kept
        self._start(self.tr("Backing up"), lambda _: rotate(store, paths.backup_folder(), kept), lambda _: None)

    def _save(self) -> None:
        try:
            settings.save(self.settings, paths.settings_file())
        except OSError as error:
            self.told.emit(self.tr("The settings could not be saved: {}").format(sentence(error)), [])
