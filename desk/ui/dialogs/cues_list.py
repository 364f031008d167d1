"""The list of reporting words: each with its use, what it tells of, and whether the project changed it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desk.learn.cue_edits import Standing, Word
from desk.text.fold import fold
from desk.ui.dialogs.cues_words import plain, shape_title, standing_words

WORD = Qt.ItemDataRole.UserRole
STANDING = 4


class CuesList(QTreeWidget):
    """A line for each word; those that the filter keeps out are hidden."""

    word_changed = Signal()
    """Another word is the current one, or what is known of it changed."""

    change_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(STANDING + 1)
        self.setHeaderLabels(
            [self.tr("Word or phrase"), self.tr("Use"), self.tr("Tells of"), self.tr("Certainty"), self.tr("Project")]
        )
        self.setAccessibleName(self.tr("Reporting words"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.header()
        header.setStretchLastSection(False)
        for column in range(STANDING + 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.currentItemChanged.connect(self.word_changed)
        self.itemActivated.connect(self.change_asked)

    def show_words(self, words: Sequence[Word], current: tuple[str, str] | None) -> None:
        """Shows these words, the one with that text and shape as the current one."""
        scroll = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        for word in words:
            item = QTreeWidgetItem(self, self._texts(word))
            item.setData(0, WORD, word)
            item.setToolTip(0, self.tr("Found as: {}").format(", ".join(word.forms)))
            self._mark(item, word)
            if (word.text, word.shape) == current:
                self.setCurrentItem(item)
        if (first := self.topLevelItem(0)) is not None and self.current_word() is None:
            self.setCurrentItem(first)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scroll)
        self.word_changed.emit()

    def filter(self, typed: str, *, own: bool) -> int:
        """Shows only words that are found as something with these letters, and if `own` only changed ones; how many."""
        wanted, shown = fold(typed.strip()), []
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            assert item is not None
            word: Word = item.data(0, WORD)
            texts = (*word.forms, word.text, *self._texts(word)[1:STANDING])
            fits = not (own and word.standing is Standing.SHIPPED) and any(wanted in fold(text) for text in texts)
            item.setHidden(not fits)
            if fits:
                shown.append(item)
        if shown and self.current_word() is None:
            self.setCurrentItem(shown[0])
        self.word_changed.emit()
        return len(shown)

    def current_word(self) -> Word | None:
        """The word of the current line; None where none is shown."""
        item = self.currentItem()
        if item is None or item.isHidden():
            return None
        found: Word = item.data(0, WORD)
        return found

    def reveal(self) -> None:
        """Brings the current line into sight."""
        if (item := self.currentItem()) is not None:
            self.scrollToItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a word out."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def _texts(self, word: Word) -> list[str]:
        certainty = plain(word.certainty) if word.certainty else "–"
        kind = plain(word.kind) if word.kind else "–"
        return [word.text, shape_title(word.shape), kind, certainty, standing_words(word.standing)]

    def _mark(self, item: QTreeWidgetItem, word: Word) -> None:
        if word.standing is Standing.SHIPPED:
            return
        font = QFont(self.font())
        gone = word.standing is Standing.REMOVED
        font.setStrikeOut(gone)
        font.setWeight(QFont.Weight.Normal if gone else QFont.Weight.DemiBold)
        item.setFont(0, font)
        if gone:
            for column in range(STANDING):
                item.setForeground(column, self.palette().brush(QPalette.ColorRole.PlaceholderText))
