"""Packages in the window: File > Export Package…, File > Merge…, and packages that are dropped."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

from desk.model.project import BatchState
from desk.ui.asking import Asking
from desk.ui.bridge import Bridge
from desk.ui.browsing import Browsing
from desk.ui.commands import Command
from desk.ui.dialogs.destination import beside
from desk.ui.feature import Feature
from desk.ui.messages import sentence
from desk.ui.parts import Parts
from desk.work import Progress

if TYPE_CHECKING:
    from desk.actions.joining import Merge
    from desk.actions.packing import Package
    from desk.ui.exchange.merging import MergeDialog


class Exchange(Feature):
    """One dialog at a time."""

    def __init__(self, parts: Parts, browsing: Browsing, asking: Asking) -> None:
        super().__init__(parts, browsing, asking)
        browsing.package_dropped.connect(self.merge)
        self.dialog: MergeDialog | None = None

    def commands(self) -> list[Command]:
        """Out and in."""
        return [
            Command(
                name="export_package", title=self.tr("Export Packa&ge…"), menu="File", group=2, when=self._has_project,
                run=self.export, hint=self.tr("People’s work in one file, for someone else’s project"),
            ),
            Command(
                name="merge", title=self.tr("&Merge…"), menu="File", group=2, when=self._may_write, run=self.ask_merge,
                hint=self.tr("Take in another analyst’s project or package"),
            ),
        ]  # fmt: skip

    def use(self, bridge: Bridge | None) -> None:
        """Takes away what a merge left behind that ended with its process: nothing of it is part of the project."""
        if bridge is None or not bridge.workbench.store.writable:
            return
        store = bridge.workbench.store
        with store.reading() as reading:
            loading = reading.batches(BatchState.LOADING)
        if loading:
            from desk.actions.joining import clear

            clear(store)

    def export(self) -> None:
        """Asks whose work goes where, and writes it."""
        from desk.ui.exchange.packing import PackageDialog

        parts, bridge = self.parts, self.parts.bridge
        if bridge is None:
            return
        parts.inspector.flush()
        store, me = bridge.workbench.store, bridge.workbench.person
        with store.reading() as reading:
            people = {person.id: person for person in (me, *reading.authors(None, None))}
        current = parts.editing.article
        dialog = PackageDialog(
            people=list(people.values()),
            me=me,
            current=current.id if current else None,
            selected=parts.articles.selected(),
            folder=self.asking.target_for(store.path),
            parent=parts.window,
        )
        if not dialog.exec():
            return
        wish = dialog.wish()
        if wish.path.exists():
            question = self.tr("{} is there already. Replace it?").format(wish.path.name)
            answer = QMessageBox.question(parts.window, self.tr("Export package"), question)
            if answer != QMessageBox.StandardButton.Yes:
                return
        self.asking.aimed_at(wish.path)

        def work(progress: Progress) -> "Package":
            from desk.actions.packing import export_package

            return export_package(store, wish.path, progress, articles=wish.articles, authors=wish.people)

        parts.jobs.start(
            self.tr("Exporting"), work, lambda done: parts.projects.told.emit(done.summary, []), self._tell
        )

    def ask_merge(self) -> None:
        """Asks which file to take in."""
        bridge = self.parts.bridge
        if bridge is None:
            return
        kinds = self.tr("Packages and projects")
        found, _ = QFileDialog.getOpenFileName(
            self.parts.window,
            self.tr("Merge"),
            str(beside(bridge.workbench.store.path)),
            f"{kinds} (*.deskpackage *.desk);;{self.tr('All files')} (*)",
        )
        if found:
            self.merge(Path(found))

    def merge(self, other: Path) -> None:
        """Shows what a file would bring, and takes it in if that is wanted."""
        from desk.ui.exchange.merging import MergeDialog

        parts, bridge = self.parts, self.parts.bridge
        if bridge is None or not self._may_write():
            return
        store = bridge.workbench.store
        if other.exists() and other.samefile(store.path):
            parts.projects.told.emit(self.tr("{} is this project itself.").format(other.name), [])
            return
        parts.inspector.flush()
        dialog = MergeDialog(store, bridge.workbench.person, other, parts.jobs, parts.window)
        dialog.merged.connect(self._merged)
        dialog.jump_asked.connect(self.browsing.go_to)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.begin()

    def _merged(self, merge: "Merge") -> None:
        bridge = self.parts.bridge
        if bridge is None or merge.transaction is None:
            return
        bridge.workbench.receive()
        workbench = bridge.workbench
        with workbench.store.reading() as reading:
            known = reading.person_named(workbench.person.name)
        if known is not None and known.id != workbench.person.id:
            # The merge found out that somebody of this name is known under an older id: that is who works here.
            self.parts.projects.open(workbench.store.path)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _has_project(self) -> bool:
        return self.parts.bridge is not None

    def _may_write(self) -> bool:
        bridge = self.parts.bridge
        return bridge is not None and bridge.workbench.store.writable

    def _tell(self, error: BaseException) -> None:
        self.parts.projects.told.emit(sentence(error), [])
