"""The import window: what was found in files, to be looked at, corrected and chosen from, then imported."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QSplitter, QWidget

from desk.ui.dialogs.labels_notice import Notice
from desk.ui.dropped import local_files
from desk.ui.intake import standing
from desk.ui.intake.arrangement import as_empty_place, beside, in_column, in_line, one_of
from desk.ui.intake.edits import Edits
from desk.ui.intake.foot import Foot
from desk.ui.intake.look import theme_of
from desk.ui.intake.model import DraftsModel, Titles
from desk.ui.intake.news import News
from desk.ui.intake.preparing import Preparing
from desk.ui.intake.preview import Preview
from desk.ui.intake.report import ReportPage, ask_where, save
from desk.ui.intake.running import Running
from desk.ui.intake.states_box import StatesBox
from desk.ui.intake.table import DraftsTable
from desk.ui.intake.words import Shown, counted, nothing_listed, what_is_lost
from desk.ui.messages import sentence
from desk.ui.panels.filter_box import FilterBox

SETTLE_MS = 120
BUSY_SETTLE_MS = 500
JUST_MS = 500
"""What was refused so short a time ago was refused on the way to the button."""


class ImportWindow(QDialog):
    """Not modal. Shows one Preparing; closing it gives that up, unless it is being imported already."""

    more_wanted = Signal(list)
    """Files (paths) that cannot be read just now."""

    gone = Signal()

    def __init__(self, preparing: Preparing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import"))
        self.setWindowFlags(self.windowFlags() | Qt.WindowType.WindowMinMaxButtonsHint)
        self.setAcceptDrops(True)
        self.preparing = preparing
        self.edits = Edits(preparing)
        self.model = DraftsModel(preparing, self.edits, Titles(preparing, self), theme_of(self), self)
        self.table = DraftsTable(self.model, preparing, self.edits)
        self.filter = FilterBox(self.tr("Filter by title, outlet or file"), self.tr("Filter what was found"))
        self.states = StatesBox()
        self.preview = Preview(preparing, self.edits)
        self.report = ReportPage()
        self.running = Running()
        self.notice = Notice()
        # It tells of files by their names.
        self.notice.words.setTextFormat(Qt.TextFormat.PlainText)
        self.empty, self.count = QLabel(), QLabel()
        self.copies_button = QPushButton()
        self.columns_button = QPushButton(self.tr("Columns of Tables…"))
        self._foot = foot = Foot(preparing, self.locale())
        self.add_button, self.always, self.import_button = foot.add, foot.always, foot.bring
        self.save_button, self.close_button = foot.save, foot.close
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._asked_at: int | None = None
        """Of how many changes by hand it was asked whether they may be lost."""
        self._reread = False
        """Whether tables are being read anew because their columns were chosen."""
        self._news = News(preparing, self.locale())
        self._chosen_files: tuple[int, ...] = ()
        self._asked_from: QWidget | None = None
        """Of files that are being read anew those whose rows were selected."""
        self._refused = QElapsedTimer()
        """Since something that was typed could not be."""
        self._was_loading = False
        """Whether the last job was the import itself."""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._count)
        self._lay_out()
        self._connect()
        self.resize(self.sizeHint())
        standing.restore(self, self.table.horizontalHeader(), self._split, preparing.parts.projects)
        self._show_busy()
        self._count()
        self.table.setFocus()
        if preparing.compared and not preparing.busy and preparing.result is None:
            # It was read before there was a window.
            self._on_ended(None)

    def sizeHint(self) -> QSize:
        """Room for table and preview, as far as the screen has it."""
        return QSize(1240, 780).boundedTo(self.screen().availableSize() * 0.94)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers how it stood."""
        if not self.may_go():
            event.ignore()
            return
        self._leave()
        super().closeEvent(event)

    def reject(self) -> None:
        """Escape, or the button; asks once where that loses what was done by hand."""
        if self.may_go():
            super().reject()

    def give_up(self) -> None:
        """Closes it without asking."""
        self._asked_at = self.edits.count
        self.close()

    def may_go(self) -> bool:
        """Whether closing it loses nothing done by hand that it has not asked about; else asks."""
        done = self.edits.count
        if self.preparing.loading or self.preparing.result is not None or done in (0, self._asked_at):
            return True
        self._asked_at = done
        self.notice.warn(what_is_lost(done), self.tr("Give Up This Import"), self.give_up)
        return False

    def done(self, result: int) -> None:
        """Escape, or the button."""
        self._leave()
        super().done(result)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return is for what has the focus, and closes nothing; Escape first stops what is being read."""
        if event.key() == Qt.Key.Key_Escape and self.preparing.busy and not self.preparing.loading:
            self.running.stop.click()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """More files can be dropped here."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are read, too."""
        self.add(list(map(Path, local_files(event.mimeData()))))

    def add(self, paths: Sequence[Path]) -> None:
        """Reads more files into what is there; while that cannot be, whoever opened the window takes them."""
        if not paths:
            return
        if self._closed_to_more():
            self.more_wanted.emit(list(paths))
            if self.preparing.busy:
                self.notice.say(self.tr("These files follow when those before them are read."))
        else:
            self.preparing.read(paths)

    def _closed_to_more(self) -> bool:
        return self.preparing.busy or self.preparing.result is not None

    def _is_fixed(self) -> bool:
        """Whether nothing can be altered any more."""
        return self.preparing.loading or self.preparing.result is not None

    def _lay_out(self) -> None:
        self.copies_button.setAutoDefault(False)
        self.columns_button.setAutoDefault(False)
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        as_empty_place(self.empty)
        self.filter.setMaximumWidth(360)
        first, last = (self.filter, self.states, self.count), (self.columns_button, self.copies_button)
        listed, self._stack = one_of(self.table, self.empty)
        beside(self._split, listed, self.preview)
        choosing = QWidget()
        in_column(in_line(first, last, widest=self.filter), self._split, high=self._split, on=choosing)
        pages, self._pages = one_of(choosing, self.report)
        in_column(pages, self.running, self.notice, self._foot.line(), high=pages, on=self, margin=12)

    def _connect(self) -> None:
        # What outlives the window is connected to methods alone, which Qt lets go of together with it.
        preparing = self.preparing
        self.filter.wanted.connect(lambda _: self._list())
        self.filter.left.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.states.currentIndexChanged.connect(lambda _: self._list())
        self.model.relisted.connect(self._count_soon)
        self.model.dataChanged.connect(self._count_soon)
        self.table.picked.connect(self._show_chosen)
        self.table.entered.connect(self.preview.enter)
        self.preview.said.connect(self.notice.warn)
        self.preview.rereading.connect(self._remember_chosen)
        self.running.stop_asked.connect(preparing.cancel)
        preparing.busy_changed.connect(self._show_busy)
        preparing.progressed.connect(self.running.show_progress)
        preparing.changed.connect(self._show_chosen)
        preparing.ended.connect(self._on_ended)
        preparing.stopped.connect(self._on_stopped)
        preparing.loaded.connect(self._on_loaded)
        preparing.refused.connect(self._refuse)
        self.always.setChecked(preparing.parts.projects.settings.always_show_import)
        self.always.toggled.connect(lambda on: preparing.parts.projects.change_settings(always_show_import=on))
        self.import_button.clicked.connect(self._import)
        self.close_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._ask_save)
        self.add_button.clicked.connect(self._ask_for_more)
        self.copies_button.clicked.connect(self._look_at_copies)
        self.columns_button.clicked.connect(lambda _: self._ask_columns(every=True))
        for keys, act in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+F", self.filter.setFocus),
            ("Ctrl+O", self._ask_for_more),
            ("Ctrl+Return", self.import_button.click),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def undo(self) -> None:
        """Takes the last edit back."""
        if not self._is_fixed():
            title = self.edits.undo()
            self.notice.say(self.tr("Undone: {}").format(title) if title else self.tr("There is nothing to undo."))

    def redo(self) -> None:
        """Does again what was taken back."""
        if not self._is_fixed():
            title = self.edits.redo()
            self.notice.say(self.tr("Done again: {}").format(title) if title else self.tr("There is nothing to redo."))

    def _list(self) -> None:
        self.model.list_only(self.states.chosen, self.filter.text().strip())

    def _show_chosen(self, _: object = None) -> None:
        self.preview.show_drafts(self.table.chosen() if self.preparing.result is None else [])

    def _count_soon(self) -> None:
        """Not at every file that is read: whoever labels meanwhile is not to feel it."""
        if not self._settle.isActive():
            self._settle.start(BUSY_SETTLE_MS if self.preparing.busy else SETTLE_MS)

    def _count(self) -> None:
        """What is known of all, and what can be done."""
        preparing, shown = self.preparing, self.locale().toString
        found = counted(preparing.drafts)
        total, wanted = found[Shown.ALL], found[Shown.WANTED]
        near = found[Shown.NEAR] + found[Shown.REPEATS]
        listed, filters = self.model.rowCount(), bool(self.model.text) or self.model.shown is not Shown.ALL
        of_all = self.tr("{shown} of {all}").format(shown=shown(listed), all=shown(total))
        self.count.setText(of_all if filters else "")
        self.states.tell(found)
        free = not preparing.busy and preparing.result is None
        self._foot.show_wanted(wanted)
        self.copies_button.setText(self.tr("Decide on Copies ({})…").format(shown(near)))
        self.copies_button.setVisible(near > 0)
        self.copies_button.setEnabled(free)
        tables = len({table.names for table in preparing.tables.values()})
        self.columns_button.setVisible(tables > 0)
        self.columns_button.setEnabled(free)
        self._stack.setCurrentWidget(self.table if listed else self.empty)
        self.preview.setVisible(total > 0)
        self.empty.setText(nothing_listed(total, preparing.said, busy=preparing.busy))
        if listed and not self.table.selectionModel().hasSelection() and free:
            self.table.choose(self.model.number(0))
            # Stop was pressed, and left its focus to what comes next.
            if (self._is_idle() or self.filter.hasFocus()) and not self.filter.text():
                self.table.setFocus()

    def _show_busy(self) -> None:
        job = self.preparing.job
        if job is None:
            self.running.end()
        else:
            self.notice.clear()
            self.running.begin(job.title)
            self._was_loading = self.preparing.loading
        self.preview.setEnabled(not self.preparing.loading)
        self._foot.name_close()
        self._settle.start(0)

    def _remember_chosen(self, files: Sequence[int]) -> None:
        """The rows of these files are to be selected again, when they are there again; the keyboard goes back, too."""
        self._asked_from = self.focusWidget()
        self._chosen_files = tuple(files)

    def _choose_again(self) -> None:
        files, self._chosen_files = self._chosen_files, ()
        drafts = self.preparing.drafts
        self.table.choose_all([number for file in files for number in drafts.files[file].drafts])
        came_from, self._asked_from = self._asked_from, None
        if came_from is not None and came_from.isVisible() and self._is_idle():
            came_from.setFocus()

    def _on_ended(self, error: BaseException | None) -> None:
        if self._chosen_files:
            self._choose_again()
        if error is not None:
            self.notice.warn(sentence(error))
            return
        told, reread, self._reread = self._news.since_last(), self._reread, False
        if reread:
            self.table.setFocus()
        if reread and not self._unasked():
            self.notice.say(self.tr("The tables were read again with these columns. Look at them, then import."))
        elif self._unasked():
            # This takes the place of what was told before, which is no less true.
            told = told or [each for each in [self._news.on_bad()] if each]
            told.append(self.tr("Look at what the columns of a table hold before you import it."))
            self.notice.warn(" ".join(told), self.tr("Columns…"), partial(self._ask_columns, every=False))
        elif told and 0 < self._news.bad < len(self.preparing.drafts):
            self.notice.warn(" ".join(told), self.tr("Show Why"), partial(self._list_only, Shown.PROBLEM))
        elif told and (self._news.bad or self.preparing.drafts.problems):
            self.notice.warn(" ".join(told))
        elif told:
            self.notice.say(" ".join(told))

    def _list_only(self, shown: Shown) -> None:
        self.filter.reset()
        self.states.choose(shown)
        self._list()
        self.table.setFocus()

    def _ask_for_more(self) -> None:
        from desk.ui.dialogs.files import ask_for_files

        if not self._is_fixed():
            folder = self.preparing.paths[0].parent if self.preparing.paths else Path()
            self.add([Path(name) for name in ask_for_files(self, str(folder))])

    def _is_idle(self) -> bool:
        """Whether the keyboard is where Qt left it when what had it went away."""
        return self.focusWidget() in (None, self.add_button)

    def _on_stopped(self) -> None:
        if self._is_idle():
            self.table.setFocus()
        if self._was_loading:
            self.notice.say(self.tr("Stopped. Nothing was imported."))
        else:
            told = self.tr("Stopped. What was read until then is listed; nothing was imported.")
            self.notice.warn(told, self.tr("Go On"), self.preparing.go_on)

    def _on_loaded(self, _: object = None) -> None:
        self.report.show_report(self.preparing, theme_of(self))
        self._pages.setCurrentWidget(self.report)
        self._foot.end()

    def show_report(self) -> None:
        """Goes to the end of an import that is over."""
        if self.preparing.result is not None:
            self._on_loaded()

    def _unasked(self) -> bool:
        from desk.ui.intake.tables import unasked

        return bool(unasked(self.preparing.tables.values(), self.preparing.parts.projects.settings))

    def _refuse(self, why: str) -> None:
        self._refused.start()
        self.notice.warn(why)

    def _import(self) -> None:
        # What is being typed counts as soon as its line is left.
        self.import_button.setFocus()
        just_refused = self._refused.isValid() and self._refused.elapsed() < JUST_MS
        if self._closed_to_more() or just_refused:
            return
        if self._unasked() and not self._ask_columns():
            return
        if not self.preparing.busy:
            self.preparing.load()

    def _ask_columns(self, *, every: bool = False) -> bool:
        """Asks what the columns of tables hold; gives whether all was answered and nothing has to be read anew."""
        from desk.ui.intake.columns import ask_columns

        answered = ask_columns(self.preparing, self, every=every)
        self._reread = self.preparing.busy
        return answered

    def _look_at_copies(self) -> None:
        from desk.ui.intake.copies_found import among_drafts

        dialog = among_drafts(self.preparing, self.edits, self)
        dialog.exec()
        dialog.deleteLater()

    def _ask_save(self) -> None:
        name = ask_where(self.preparing, self)
        if name:
            self.save_report(Path(name))

    def save_report(self, path: Path) -> None:
        """Writes the report to a file."""
        save(self.preparing, path, self.notice)

    def _leave(self) -> None:
        """Once: remembers how it stood, and says that it goes."""
        if not self.isVisible():
            return
        standing.keep(self, self.table.horizontalHeader(), self._split, self.preparing.parts.projects)
        self.gone.emit()
