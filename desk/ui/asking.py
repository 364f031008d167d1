"""Questions to the person: files to choose, dialogs to fill in, what to confirm."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QMessageBox

from desk import __version__, paths
from desk.actions import corpus
from desk.ui.browsing import Browsing
from desk.ui.commands import menu_path
from desk.ui.dialogs.destination import beside, documents
from desk.ui.dialogs.files import ask_for_files, ask_for_folder
from desk.ui.dialogs.keys import KeySheet, shown_keys
from desk.ui.dialogs.palette import Choice, Palette
from desk.ui.dropped import local_files
from desk.ui.parts import Parts
from desk.ui.projects import SUFFIX


class Asking(QObject):
    """Belongs to one window."""

    def __init__(self, parts: Parts, browsing: Browsing) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._browsing = browsing
        self._window = parts.window
        # Where files come from and where they go are two folders: nobody wants an export among what was imported.
        self._source = documents()

    def new_project(self) -> None:
        """Asks where, and makes a project there."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("New project"), str(documents() / f"Project{SUFFIX}"), self._of_projects()
        )
        if name:
            path = Path(name)
            self._parts.projects.create(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))

    def open_project(self) -> None:
        """Asks which project to open."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open project"), str(documents()), f"{self._of_projects()};;{self._of_all()}"
        )
        if name:
            self._parts.projects.open(Path(name))

    def fill_recent(self, menu: QMenu) -> None:
        """The recent projects that are still there."""
        menu.clear()
        projects = self._parts.projects
        for name in projects.settings.recent_projects:
            path = Path(name)
            if path.exists():
                menu.addAction(f"{path.stem}  —  {path.parent}", partial(projects.open, path))
        if menu.isEmpty():
            menu.addAction(self.tr("No recent projects")).setEnabled(False)

    def import_files(self) -> None:
        """Asks which files to import; a project among them alone is opened instead."""
        names = ask_for_files(self._window, str(self._source))
        if names:
            self._source = Path(names[0]).parent
            self._browsing.take_files(names)

    def import_folder(self) -> None:
        """Asks for a folder, whose files are all to be imported."""
        name = ask_for_folder(self._window, str(self._source))
        if name:
            self._source = Path(name)
            self._browsing.take_files([name])

    def paste(self) -> None:
        """A new article from the clipboard; files that were copied are imported."""
        from desk.ui.dialogs.paste import PasteDialog

        if self._parts.bridge is None:
            return
        # A clipboard that nobody has filled yet may have no data at all.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        files = local_files(data)
        if files:
            self._browsing.take_files(files)
            return
        dialog = PasteDialog(data.text(), self._window)
        if dialog.exec():
            self._parts.projects.import_text(*dialog.result_values())

    def details(self, id: str) -> None:
        """Lets an article's title and source be changed."""
        from desk.ui.dialogs.details import DetailsDialog

        bridge = self._parts.bridge
        if bridge is None:
            return
        with bridge.workbench.store.reading() as reading:
            article = reading.article(id)
        if article is not None:
            dialog = DetailsDialog(article, self._window)
            if dialog.exec():
                bridge.do(corpus.change_details(article, dialog.article()))

    def export(self) -> None:
        """Asks what to export, and where to."""
        from desk.actions import exchange
        from desk.ui.dialogs.export import ExportDialog, Writer

        parts, window = self._parts, self._window
        if parts.bridge is None:
            return
        parts.inspector.flush()
        writers = [Writer(name=w.name, title=w.title, suffix=w.suffix, losses=w.losses) for w in exchange.writers()]
        store = parts.bridge.workbench.store
        with store.reading() as reading:
            people = list(reading.people().values())
        current = parts.editing.article
        selected = parts.articles.selected()
        dialog = ExportDialog(
            writers=writers,
            folder=self.target_for(store.path),
            stem=store.path.stem,
            current=current.id if current else None,
            selected=selected,
            people=people,
            parent=window,
        )
        if not dialog.exec():
            return
        wish = dialog.wish()
        if wish.path.exists():
            question = self.tr("{} is there already. Replace it?").format(wish.path.name)
            if QMessageBox.question(window, self.tr("Export"), question) != QMessageBox.StandardButton.Yes:
                return
        self.aimed_at(wish.path)
        parts.projects.export(wish)

    def target_for(self, project: Path) -> Path:
        """The folder that was last exported to, as long as it is there; at first the project's own."""
        target = self._parts.projects.settings.export_folder
        # Unlike Path.is_dir it raises nothing where the way there is closed.
        return Path(target) if target is not None and os.path.isdir(target) else beside(project)

    def aimed_at(self, path: Path) -> None:
        """Something is exported to that file."""
        folder = str(path.absolute().parent)
        if folder != self._parts.projects.settings.export_folder:
            self._parts.projects.change_settings(export_folder=folder)

    def back_up(self) -> None:
        """Asks where to put a copy of the project."""
        parts, window = self._parts, self._window
        if parts.bridge is None:
            return
        path = parts.bridge.workbench.store.path
        start = beside(path) / (self.tr("{} backup").format(path.stem) + SUFFIX)
        name, _ = QFileDialog.getSaveFileName(window, self.tr("Back up to"), str(start), self._of_projects())
        if name and Path(name).absolute() != path:
            parts.projects.back_up(Path(name))

    def open_backups(self) -> None:
        """Shows the folder of the rotating backups."""
        _show_folder(paths.backup_folder())

    def person(self) -> None:
        """Asks under whose name to label."""
        projects = self._parts.projects
        name, good = QInputDialog.getText(
            self._window,
            self.tr("Your name"),
            self.tr("Name that stands beside what you label:"),
            text=projects.person_name,
        )
        if good and name.strip() and name.strip() != projects.settings.person_name:
            self._work_as(name)

    def preferences(self, take_settings: Callable[[], None]) -> None:
        """Settings, each of which holds at once."""
        from desk.ui.dialogs.preferences import PreferencesDialog

        projects = self._parts.projects

        def change(name: str, value: object) -> None:
            projects.change_settings(**{name: value})
            take_settings()

        dialog = PreferencesDialog(projects.settings, projects.person_name, self._window)
        dialog.changed.connect(change)
        dialog.renamed.connect(self._work_as)
        dialog.exec()

    def _work_as(self, name: str) -> None:
        article = self._parts.editing.article
        self._parts.projects.work_as(name)
        if article is not None and self._parts.bridge is not None:
            self._browsing.open_article(article.id)

    def edit_labels(self) -> None:
        """The label set editor."""
        from desk.ui.dialogs.labels import LabelsDialog

        if self._parts.bridge is not None:
            dialog = LabelsDialog(self._parts.bridge.workbench, self._window)
            dialog.exec()
            dialog.deleteLater()

    def edit_cues(self) -> None:
        """The reporting words of the project, in the language of the open article."""
        from desk.ui.dialogs.cues import CuesDialog

        bridge, article = self._parts.bridge, self._parts.editing.article
        if bridge is not None:
            dialog = CuesDialog(bridge.workbench, article.language if article else None, self._window)
            dialog.exec()
            dialog.deleteLater()

    def choose_command(self) -> None:
        """The command palette."""
        commands = {command.name: command for command in self._parts.commands}
        choices = [
            Choice(
                value=command.name,
                title=": ".join([*menu_path(command.menu), command.plain_title]),
                detail=shown_keys(command.keys[:1]),
                enabled=command.when(),
            )
            for command in commands.values()
        ]
        palette = Palette(self._window, self.tr("Command"), choices)
        palette.chosen.connect(lambda name: commands[name].run())
        palette.open_over(self._window)

    def keys(self) -> None:
        """The key sheet."""
        KeySheet(self._parts.commands, self._parts.editing.labels.values(), self._window).show()

    def about(self) -> None:
        """What this is."""
        QMessageBox.about(
            self._window,
            self.tr("About Desk"),
            "<h3>Desk {}</h3><p>{}</p><p>{}</p>".format(
                __version__,
                self.tr("Highlight entities and claims in news articles, review them, take them away as JSON."),
                self.tr("Apache License 2.0. Desk never goes to the network by itself."),
            ),
        )

    def open_log(self) -> None:
        """Shows the folder of the log."""
        _show_folder(paths.log_folder())

    def confirm(self, question: str, then: Callable[[], object]) -> None:
        """Asks before something that takes more along than it seems."""
        buttons = QMessageBox.StandardButton
        asked = QMessageBox.question(self._window, self.tr("Remove"), question, buttons.Ok | buttons.Cancel, buttons.Ok)
        # It is a number that comes back, which is equal to the button but not the same object.
        if asked == buttons.Ok:
            then()

    def _of_projects(self) -> str:
        return f"{self.tr('Desk projects')} (*{SUFFIX})"

    def _of_all(self) -> str:
        return f"{self.tr('All files')} (*)"


def _show_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
