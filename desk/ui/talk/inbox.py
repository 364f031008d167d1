"""The inbox panel: what others said of one's work and nobody has settled yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.model.article import Article
from desk.model.review import Comment, Decision, Verdict
from desk.ui.foreign import plain_tooltip
from desk.ui.panels.empty import empty_hint
from desk.ui.review.facts import Difference

_ITEM = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: what it is, and how the list calls it."""

    value: Article | Decision | Comment
    title: str


class InboxPanel(QWidget):
    """Holds no truth: it is shown items and the versions of the chosen one, and says what is asked."""

    chosen = Signal(object)
    """The Item that is chosen, None for none."""

    open_asked = Signal(object)
    take_asked = Signal(object)
    settle_asked = Signal(object)
    answered = Signal(object, str)
    all_read_asked = Signal()
    """Every decision that accepts is to be marked as read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("What waits for you"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.more = QLabel(self)
        self.more.setWordWrap(True)
        self.more.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.all_read = QPushButton(self)
        self.all_read.setToolTip(self.tr("Nothing is asked of you where a reviewer accepted your label"))
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.versions = QTableWidget(0, 3, self)
        self.versions.setHorizontalHeaderLabels(["", self.tr("Yours"), self.tr("The reviewer’s")])
        for column in (1, 2):
            self.versions.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.versions.verticalHeader().hide()
        self.versions.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.versions.setShowGrid(False)
        self.versions.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.versions.setAccessibleName(self.tr("Your version beside the reviewer’s"))
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Answer"))
        self.line.setAccessibleName(self.tr("Your answer"))
        self.show_button = QPushButton(self.tr("Show"), self)
        self.show_button.setToolTip(self.tr("Opens the article there"))
        self.take = QPushButton(self.tr("Take Over"), self)
        self.take.setToolTip(self.tr("Makes your annotation what the reviewer says it should be"))
        self.settle = QPushButton(self.tr("Mark as Read"), self)
        self.empty = empty_hint(
            self.tr("Nothing waits for you. Decisions on your labels, comments and returned articles come here."), self
        )
        self._lay_out()
        self.setAccessibleName(self.tr("Inbox"))
        self.list.currentItemChanged.connect(lambda *_: self._choose())
        self.list.itemActivated.connect(lambda _: self._ask(self.open_asked))
        self.show_button.clicked.connect(lambda: self._ask(self.open_asked))
        self.take.clicked.connect(lambda: self._ask(self.take_asked))
        self.settle.clicked.connect(lambda: self._ask(self.settle_asked))
        self.line.returnPressed.connect(self._answer)
        self.all_read.clicked.connect(self.all_read_asked)
        self.show_items([])

    def sizeHint(self) -> QSize:
        """Room for a handful of items beside one in full."""
        return QSize(560, 230)

    def show_items(self, items: Sequence[Item], *, waiting: int = 0, accepted: int = 0) -> None:
        """These items instead of what was shown; the chosen one stays so, or its place.

        `waiting` is how many there are, listed or not; `accepted` how many of them only accept.
        """
        self.more.setText(self.tr("The latest {shown} of {all}").format(shown=len(items), all=f"{waiting:,}"))
        self.more.setVisible(waiting > len(items))
        self.all_read.setText(self.tr("Mark {} Accepted as Read").format(f"{accepted:,}"))
        self.all_read.setVisible(accepted > 1)
        before, row = self.item, self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for item in items:
            shown = QListWidgetItem(item.title)
            shown.setData(_ITEM, item)
            shown.setToolTip(plain_tooltip(item.title))
            self.list.addItem(shown)
        ids = [item.value.id for item in items]
        if before is not None and before.value.id in ids:
            row = ids.index(before.value.id)
        self.list.setCurrentRow(min(max(row, 0), len(items) - 1))
        self.list.blockSignals(False)
        self._parted.setVisible(bool(items))
        self.empty.setVisible(not items)
        self._choose()

    @property
    def item(self) -> Item | None:
        """The chosen item."""
        shown = self.list.currentItem()
        found = shown.data(_ITEM) if shown is not None else None
        return found if isinstance(found, Item) else None

    def show_more(self, told: str, versions: Sequence[Difference]) -> None:
        """What is said of the chosen item: words, and the two versions of an annotation that was amended.

        What differs comes first.
        """
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self.versions.setVisible(bool(versions))
        self.versions.setRowCount(len(versions))
        for row, each in enumerate(sorted(versions, key=lambda version: version.same)):
            for column, text in enumerate((each.title, each.before, each.after)):
                cell = QTableWidgetItem(text)
                font = cell.font()
                font.setBold(column == 2 and not each.same)
                cell.setFont(font)
                cell.setToolTip(plain_tooltip(text))
                self.versions.setItem(row, column, cell)
        self.versions.resizeColumnToContents(0)

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.told)
        column.addWidget(self.versions, 1)
        column.addStretch(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.line, 1)
        for button in (self.show_button, self.settle, self.take):
            buttons.addWidget(button)
        # Where there is nothing to answer to, the buttons stay as wide as they are.
        buttons.addStretch(0)
        column.addLayout(buttons)
        self._parted = QSplitter(Qt.Orientation.Horizontal, self)
        self._parted.setChildrenCollapsible(False)
        left = QWidget(self)
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(6)
        beside.addWidget(self.list, 1)
        beside.addWidget(self.more)
        beside.addWidget(self.all_read)
        self._parted.addWidget(left)
        self._parted.addWidget(right)
        self._parted.setStretchFactor(0, 2)
        self._parted.setStretchFactor(1, 3)
        self._parted.setSizes([2000, 3000])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.addWidget(self.empty)
        layout.addWidget(self._parted, 1)

    def _choose(self) -> None:
        item = self.item
        value = item.value if item is not None else None
        amended = isinstance(value, Decision) and value.verdict is Verdict.AMEND and value.annotation is not None
        self.take.setVisible(amended)
        self.settle.setVisible(isinstance(value, Decision | Comment))
        self.settle.setText(self.tr("Resolve") if isinstance(value, Comment) else self.tr("Mark as Read"))
        self.line.setVisible(isinstance(value, Decision | Comment))
        self.chosen.emit(item)

    def _ask(self, signal: SignalInstance) -> None:
        if (item := self.item) is not None:
            signal.emit(item)

    def _answer(self) -> None:
        text, item = self.line.text().strip(), self.item
        if text and item is not None:
            self.line.clear()
            self.answered.emit(item, text)
