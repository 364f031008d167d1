"""The reporting words of the project: those that ship for a language, and what the project adds to them or takes out.

Desk finds who said a claim by such words ("said", "according to"). They come from the lexicon of the article's
language in resources/lexicons, which states its source; the project keeps its own changes to it, see
`desk.learn.cue_edits`. Every change is one Transaction on the Project, so that undo takes it back and other windows
and the history know of it. The list marks what the project added, changed or took out; all of that goes into the JSON
export and counts the next time that Desk proposes who said something.
"""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desk.actions.project import change_cues
from desk.actions.workbench import Workbench
from desk.learn.cue_edits import Edits, Standing, Word, languages, put_back, read_edits, take_out, words_of, written
from desk.learn.cues import Lexicon, LexiconError, lexicon_of
from desk.model.change import ConflictError, Entry, Transaction
from desk.model.project import Project
from desk.store.errors import StoreError
from desk.ui.dialogs.cues_form import CueForm
from desk.ui.dialogs.cues_list import CuesList
from desk.ui.dialogs.fittings import foot, tool_button
from desk.ui.dialogs.labels_notice import Notice
from desk.ui.messages import sentence
from desk.ui.panels.filter_box import FilterBox


class CuesDialog(QDialog):
    """Shows the words as they are stored and follows whoever changes them, while it is visible.

    `language` is a code such as "en" or "fa-IR", None where it is not known.
    """

    def __init__(self, workbench: Workbench, language: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Reporting words"))
        self._workbench = workbench
        self._stop: Callable[[], None] | None = None
        self._project: Project | None = None
        self._edits: Edits = {}
        self._wanted: tuple[str, str] | None = None
        self.list = CuesList()
        self.notice = Notice()
        self.search = FilterBox(self.tr("Find a word"), self.tr("Find a reporting word"))
        self.own = QCheckBox(self.tr("Only what this &project changed"))
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language of the words"))
        self._fill_languages(lexicon_of(language).language)
        self._make_actions()
        self._lay_out()
        self._connect()
        self.search.setFocus()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for a page of words, as far as the screen has it."""
        return QSize(720, 640).boundedTo(self.screen().availableSize() * 0.92)

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon that ships for the chosen language."""
        return lexicon_of(self.language.currentData())

    def showEvent(self, event: QShowEvent) -> None:
        """Starts to follow the project."""
        if self._stop is None:
            self._stop = self._workbench.listen(self._follow)
            self._read()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops following, unless the window is only minimised."""
        if self._stop is not None and not event.spontaneous():
            self._stop()
            self._stop = None
        super().hideEvent(event)

    def ask_add(self) -> None:
        """Asks for a new word."""
        self._ask(None)

    def ask_change(self) -> None:
        """Asks what the current word implies."""
        word = self.list.current_word()
        if word is not None and self.change_action.isEnabled():
            self._ask(word)

    def remove(self) -> None:
        """Takes the current word out."""
        word = self.list.current_word()
        if word is None or not self.remove_action.isEnabled():
            return
        others = sum(each.text == word.text for each in self._words()) > 1
        if self._keep(take_out(self._edits, word), self.tr("Take out the reporting word “{}”").format(word.text)):
            all_of_it = word.standing is not Standing.ADDED and others
            words = self.tr("“{}” is taken out, in each of its uses.") if all_of_it else self.tr("“{}” is taken out.")
            self.notice.say(words.format(word.text))

    def restore(self) -> None:
        """Brings the current word back to how it ships."""
        word = self.list.current_word()
        if word is None or not self.restore_action.isEnabled():
            return
        if self._keep(put_back(self._edits, word), self.tr("Restore the reporting word “{}”").format(word.text)):
            self.notice.say(self.tr("“{}” is again as it ships with Desk.").format(word.text))

    def _ask(self, word: Word | None) -> None:
        title = self.tr("Change the reporting word “{}”") if word else self.tr("Add the reporting word “{}”")
        form = CueForm(self.lexicon, lambda: self._edits, word, self)

        def take(edits: Edits, text: str) -> None:
            entry = form.entry()
            self._wanted = (text, str(entry["shape"]))
            self.search.reset()
            self._keep(edits, title.format(text))
            self.list.reveal()

        form.edited.connect(take)
        form.open()

    def _fill_languages(self, chosen: str) -> None:
        for code in languages():
            self.language.addItem(QLocale.languageToString(QLocale(code).language()), code)
        self.language.setCurrentIndex(self.language.findData(chosen))

    def _make_actions(self) -> None:
        keys = QKeySequence.StandardKey
        self.add_action = self._action(self.tr("Add…"), keys.New, self.ask_add)
        self.change_action = self._action(self.tr("Change…"), "", self.ask_change)
        self.remove_action = self._action(self.tr("Take out"), "", self.remove)
        self.restore_action = self._action(self.tr("Restore"), "", self.restore)
        self.undo_action = self._action(self.tr("Undo"), keys.Undo, lambda: self._carry_out(self._workbench.undo))
        self.redo_action = self._action(self.tr("Redo"), "Ctrl+Shift+Z", lambda: self._carry_out(self._workbench.redo))

    def _action(self, text: str, key: QKeySequence.StandardKey | str, run: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        # Without the lambda, `run` would be given whether the action is checked.
        action.triggered.connect(lambda: run())  # noqa: PLW0108
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        self.hint = QLabel(
            self.tr(
                "Desk looks for these words when it proposes who said a claim. What you add, change or take out counts "
                "in this project only, and there in articles of every language; the last column marks it."
            )
        )
        self.hint.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.language)
        bar = QHBoxLayout()
        bar.setSpacing(4)
        for action in (self.add_action, self.change_action, self.remove_action, self.restore_action):
            bar.addWidget(tool_button(action))
        bar.addStretch(1)
        for action in (self.undo_action, self.redo_action):
            bar.addWidget(tool_button(action))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(10)
        layout.addWidget(self.hint)
        layout.addLayout(top)
        layout.addWidget(self.own)
        layout.addWidget(self.list, 1)
        layout.addLayout(bar)
        layout.addLayout(foot(self.notice, self.accept))

    def _connect(self) -> None:
        self.list.word_changed.connect(self._allow)
        self.list.change_asked.connect(self.ask_change)
        self.list.remove_asked.connect(self.remove)
        self.search.wanted.connect(self._filter)
        self.search.left.connect(self.list.setFocus)
        self.own.toggled.connect(self._filter)
        self.language.currentIndexChanged.connect(self._show)

    def _follow(self, transaction: Transaction) -> None:
        self._read()

    def _read(self) -> None:
        """Reads what is stored; changes that make no sense are said, and can only be discarded."""
        self._edits = {}
        try:
            with self._workbench.store.reading() as reading:
                self._project = reading.project()
            titles = self._workbench.undo_title(), self._workbench.redo_title()
            self._edits = read_edits(self._project.cues)
            self._words()
        except StoreError as error:
            self._project = None
            self.notice.warn(sentence(error))
            return
        except LexiconError as error:
            self._edits, self._project = {}, None
            self.notice.warn(str(error), self.tr("Discard these changes"), self._discard)
        for action, title in zip((self.undo_action, self.redo_action), titles, strict=True):
            action.setEnabled(title is not None)
            action.setToolTip(f"{action.text()}: {title}" if title else action.text())
        self._show()

    def _words(self) -> list[Word]:
        return words_of(self.lexicon, self._edits)

    def _show(self) -> None:
        word = self.list.current_word()
        wanted = self._wanted or ((word.text, word.shape) if word else None)
        self._wanted = None
        self.list.show_words(self._words(), wanted)
        self._filter()

    def _filter(self) -> None:
        self.list.filter(self.search.text(), own=self.own.isChecked())
        self._allow()

    def _allow(self) -> None:
        word, usable = self.list.current_word(), self._project is not None
        standing = word.standing if word is not None and usable else None
        self.add_action.setEnabled(usable)
        self.change_action.setEnabled(standing not in (None, Standing.REMOVED))
        self.remove_action.setEnabled(standing not in (None, Standing.REMOVED))
        self.restore_action.setEnabled(standing in (Standing.CHANGED, Standing.REMOVED))

    def _keep(self, edits: Edits, title: str) -> bool:
        project = self._project
        if project is None:
            return False
        transaction = change_cues(project, written(edits), title)
        return self._carry_out(lambda: self._workbench.do(transaction))

    def _discard(self) -> None:
        title = self.tr("Discard the changes to the reporting words")

        def discard() -> Entry | None:
            with self._workbench.store.reading() as reading:
                project = reading.project()
            return self._workbench.do(change_cues(project, "", title))

        self._carry_out(discard)

    def _carry_out(self, action: Callable[[], Entry | None]) -> bool:
        """Does it; what does not go is said."""
        self.notice.clear()
        try:
            return action() is not None
        except (ConflictError, StoreError) as error:
            self.notice.warn(sentence(error))
            return False
