"""The comments panel: the threads of the open article, one of them in full, and a line to write in."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desk.model.annotation import Annotation
from desk.model.review import Comment
from desk.ui.foreign import plain_tooltip
from desk.ui.panels.empty import empty_hint
from desk.ui.talk import words

_ID = Qt.ItemDataRole.UserRole


class CommentsPanel(QWidget):
    """Holds no truth: it is shown threads, and says what somebody wrote."""

    said = Signal(str, object)
    """Words, and what they are about as `show_subjects` was given it; None for an answer to the chosen thread."""

    answered = Signal(str, str)
    """The first comment's id, and the answer."""

    reworded = Signal(str, str)
    """A comment's id, and what it is to say instead."""

    remove_asked = Signal(str)
    """The id of a comment that nobody answered."""

    resolve_asked = Signal(str)
    reopen_asked = Signal(str)
    jump_asked = Signal(object)
    """A Comment whose place is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._threads: dict[str, Sequence[Comment]] = {}
        self._name_of: words.NameOf = str
        self._annotations: Mapping[str, Annotation] = {}
        self._me = ""
        self._rewording: Comment | None = None
        self.only_open = QCheckBox(self.tr("Open threads only"), self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Threads"))
        self.list.setWordWrap(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = QLabel(self)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.about.setWordWrap(True)
        self.full = QPlainTextEdit(self)
        self.full.setReadOnly(True)
        self.full.setAccessibleName(self.tr("The chosen thread"))
        self.subject = QComboBox(self)
        self.subject.setAccessibleName(self.tr("What the comment is about"))
        self.line = QLineEdit(self)
        self.line.setAccessibleName(self.tr("Your words"))
        self.send = QPushButton(self)
        self.resolve = QPushButton(self)
        self.edit = QPushButton(self.tr("Edit"), self)
        self.edit.setToolTip(self.tr("Puts your last words in this thread into the line below, to be changed"))
        self.remove = QPushButton(self.tr("Remove"), self)
        self.remove.setToolTip(self.tr("Takes out the last comment of this thread if it is yours"))
        self.empty = empty_hint("", self)
        self._lay_out()
        self.setAccessibleName(self.tr("Comments"))
        self.only_open.toggled.connect(lambda _: self._fill())
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemActivated.connect(lambda _: self._jump())
        self.subject.currentIndexChanged.connect(lambda _: self._name_send())
        self.line.returnPressed.connect(self._send)
        self.line.textChanged.connect(lambda _: self._name_send())
        self.send.clicked.connect(self._send)
        stop = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.line, context=Qt.ShortcutContext.WidgetShortcut)
        stop.activated.connect(self._stop_writing)
        self.resolve.clicked.connect(self._resolve)
        self.edit.clicked.connect(self._begin_rewording)
        self.remove.clicked.connect(self._remove)
        self.show_threads([], {}, str, "")
        self.show_subjects([])

    def sizeHint(self) -> QSize:
        """Room for a handful of threads beside one in full."""
        return QSize(560, 230)

    def show_threads(
        self,
        threads: Sequence[Sequence[Comment]],
        annotations: Mapping[str, Annotation],
        name_of: words.NameOf,
        me: str,
    ) -> None:
        """These threads instead of what was shown; the chosen one stays so. `me` is who looks, by id."""
        self._me = me
        self._threads = {thread[0].id: thread for thread in threads}
        self._annotations, self._name_of = dict(annotations), name_of
        self._fill()

    def show_subjects(self, subjects: Sequence[tuple[str, object]]) -> None:
        """What a new comment may be about: a title and what `said` is to give back; the first one is proposed.

        What somebody is writing about already stays chosen.
        """
        kept = (self.subject.currentText(), self.subject.currentData())
        offered = [(self.tr("Answer"), None), *subjects]
        writing = bool(self.line.text()) and self.subject.count() > 0
        if writing and kept[1] not in [subject for _, subject in offered]:
            offered.append(kept)
        self.subject.blockSignals(True)
        self.subject.clear()
        for title, subject in offered:
            self.subject.addItem(title, subject)
        if writing:
            self.subject.setCurrentIndex([subject for _, subject in offered].index(kept[1]))
        self.subject.blockSignals(False)
        self._name_empty()
        self._propose()

    @property
    def chosen(self) -> Comment | None:
        """The first comment of the chosen thread."""
        item = self.list.currentItem()
        return self._threads[item.data(_ID)][0] if item is not None else None

    def write(self, subject: int = 1) -> None:
        """Puts the keyboard into the line, for a comment on the subject of that number."""
        if self._rewording is not None:
            self._end_rewording()
        self.subject.setCurrentIndex(min(subject, self.subject.count() - 1))
        self.line.setFocus()

    def choose(self, id: str) -> None:
        """Chooses the thread that begins with this comment (id)."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == id:
                self.list.setCurrentRow(row)

    def _lay_out(self) -> None:
        left = QWidget(self)
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.only_open)
        beside.addWidget(self.list, 1)
        beside.addWidget(self.empty, 1)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self.about, 1)
        for button in (self.edit, self.remove, self.resolve):
            top.addWidget(button)
        column.addLayout(top)
        column.addWidget(self.full, 1)
        writing = QHBoxLayout()
        writing.setSpacing(6)
        writing.addWidget(self.subject)
        writing.addWidget(self.line, 1)
        writing.addWidget(self.send)
        column.addLayout(writing)
        parted = QSplitter(Qt.Orientation.Horizontal, self)
        parted.setChildrenCollapsible(False)
        parted.addWidget(left)
        parted.addWidget(right)
        parted.setStretchFactor(0, 2)
        parted.setStretchFactor(1, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.addWidget(parted, 1)

    def _fill(self) -> None:
        item = self.list.currentItem()
        kept = item.data(_ID) if item is not None else None
        self.list.blockSignals(True)
        self.list.clear()
        for id, thread in self._threads.items():
            if self.only_open.isChecked() and thread[0].resolved_by is not None:
                continue
            shown = QListWidgetItem(words.head(thread, self._name_of))
            shown.setData(_ID, id)
            shown.setToolTip(plain_tooltip(words.about(thread[0], self._annotations)))
            self.list.addItem(shown)
            if id == kept:
                self.list.setCurrentItem(shown)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._name_empty()
        self.list.setVisible(self.list.count() > 0)
        self.empty.setVisible(self.list.count() == 0)
        self._show()

    def _name_empty(self) -> None:
        if self._threads:
            self.empty.setText(self.tr("Every thread of this article is resolved."))
        elif self.subject.count() > 1:
            self.empty.setText(self.tr("Nobody has commented on this article. Write the first comment below."))
        else:
            self.empty.setText(self.tr("Open an article to read and write comments on it."))

    def _show(self) -> None:
        first = self.chosen
        self.about.setText("" if first is None else self.tr("On {}").format(words.about(first, self._annotations)))
        self.full.setPlainText("" if first is None else words.conversation(self._threads[first.id], self._name_of))
        self.resolve.setEnabled(first is not None)
        self.edit.setEnabled(self._own() is not None)
        self.remove.setEnabled(self._last() is not None)
        if self._rewording is not None and self._own() != self._rewording:
            self._end_rewording()
        is_open = first is None or first.resolved_by is None
        self.resolve.setText(self.tr("Resolve") if is_open else self.tr("Reopen"))
        self._propose()

    def _own(self) -> Comment | None:
        """What this person last said in the chosen thread."""
        first = self.chosen
        said = self._threads[first.id] if first is not None else ()
        return next((each for each in reversed(said) if each.by == self._me), None)

    def _last(self) -> Comment | None:
        """The same where nobody has said anything after it."""
        own, first = self._own(), self.chosen
        return own if first is not None and own == self._threads[first.id][-1] else None

    def _begin_rewording(self) -> None:
        own = self._own()
        if own is not None:
            self._rewording = own
            self.line.setText(own.text)
            self.line.setFocus()
            self._name_send()

    def _end_rewording(self) -> None:
        self._rewording = None
        self.line.clear()
        self._propose()

    def _stop_writing(self) -> None:
        if self._rewording is not None:
            self._end_rewording()
        else:
            self.line.clear()

    def _remove(self) -> None:
        last = self._last()
        if last is not None:
            self.remove_asked.emit(last.id)

    def _propose(self) -> None:
        """An answer where there is something to answer, else a comment on what comes first."""
        if not self.line.text():
            self.subject.setCurrentIndex(0 if self.chosen is not None else min(1, self.subject.count() - 1))
        self._name_send()

    def _name_send(self) -> None:
        self.subject.setEnabled(self._rewording is None)
        if self._rewording is not None:
            self.send.setText(self.tr("Change"))
            self.line.setEnabled(True)
            self.send.setEnabled(bool(self.line.text().strip()))
            return
        answer = self.subject.currentData() is None
        self.send.setText(self.tr("Answer") if answer else self.tr("Comment"))
        self.line.setPlaceholderText(self.tr("Answer this thread") if answer else self.tr("Write a comment"))
        possible = self.chosen is not None if answer else True
        self.line.setEnabled(possible)
        self.send.setEnabled(possible and bool(self.line.text().strip()))

    def _send(self) -> None:
        text, subject, first = self.line.text().strip(), self.subject.currentData(), self.chosen
        if self._rewording is not None:
            said = self._rewording
            self._end_rewording()
            if text:
                self.reworded.emit(said.id, text)
        elif not text:
            return
        elif subject is not None:
            self.line.clear()
            self.said.emit(text, subject)
        elif first is not None:
            self.line.clear()
            self.answered.emit(first.id, text)

    def _resolve(self) -> None:
        first = self.chosen
        if first is not None:
            (self.resolve_asked if first.resolved_by is None else self.reopen_asked).emit(first.id)

    def _jump(self) -> None:
        if self.chosen is not None:
            self.jump_asked.emit(self.chosen)
