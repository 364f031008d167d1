"""The history panel: the list of what happened, and below it what the chosen entry changed."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QItemSelection, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTableView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.actions.chronicle import Told
from desk.model.label import Label
from desk.store.headings import about_label
from desk.ui.foreign import plain_tooltip
from desk.ui.history.lines import WHAT, WHEN, WHO, Line, Lines
from desk.ui.history.words import field_title, kind_title, what_changed
from desk.ui.panels.empty import empty_hint
from desk.ui.panels.filter_box import FilterBox

_TOLD = Qt.ItemDataRole.UserRole
SHOWN = 200
"""So many of the changes of one entry are shown."""


class HistoryPanel(QWidget):
    """Holds no truth: it is shown lines and details, and says what is asked of it."""

    scope_changed = Signal()
    """Other entries are wanted: see `whole_project` and `about`."""

    chosen = Signal(object)
    """The Line that is chosen, None for none."""

    jump_asked = Signal(object)
    """A Told to be shown in its article."""

    restore_asked = Signal(object)
    """A Told whose annotation is to be as it was before the chosen entry, or after it where that was undone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = Lines(self)
        self._of_something = False
        self.scope = QComboBox(self)
        self.scope.addItems([self.tr("This article"), self.tr("Whole project")])
        self.scope.setAccessibleName(self.tr("What the history is about"))
        self.person = QComboBox(self)
        self.person.setAccessibleName(self.tr("Whose actions"))
        self.person.addItem(self.tr("Everybody"), "")
        self.things = QComboBox(self)
        self.things.setAccessibleName(self.tr("What was changed"))
        for title, kinds in what_changed():
            self.things.addItem(title, kinds)
        self.filter = FilterBox(self.tr("Filter history"), self.tr("Filter history by what was done or by whom"))
        self.table = _table(self.model, self)
        self.table.setAccessibleName(self.tr("What happened, newest first"))
        self.details = QTreeWidget(self)
        self.details.setHeaderLabels([self.tr("Changed"), self.tr("Before"), self.tr("After")])
        self.details.setRootIsDecorated(False)
        self.details.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.details.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.details.setAccessibleName(self.tr("What the chosen action changed"))
        self.jump = QPushButton(self.tr("Show"), self)
        self.jump.setToolTip(self.tr("Opens the article where this was done"))
        self.restore = QPushButton(self.tr("Restore"), self)
        self.restore.setToolTip(self.tr("Makes the annotation what it was before this, as a new action"))
        self.empty = empty_hint("", self)
        self._lay_out()
        self.setAccessibleName(self.tr("History"))
        self.scope.currentIndexChanged.connect(lambda _: self.scope_changed.emit())
        self.things.currentIndexChanged.connect(lambda _: self.scope_changed.emit())
        self.person.currentIndexChanged.connect(lambda _: self._narrow())
        self.filter.wanted.connect(lambda _: self._narrow())
        self.filter.left.connect(self.table.setFocus)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.activated.connect(lambda _: self._ask_jump())
        self.details.itemSelectionChanged.connect(self._refresh)
        self.details.itemActivated.connect(lambda *_: self._ask_jump())
        self.jump.clicked.connect(self._ask_jump)
        self.restore.clicked.connect(self._ask_restore)
        self._refresh()

    def sizeHint(self) -> QSize:
        """Room for a dozen lines and what one of them changed."""
        return QSize(560, 230)

    @property
    def whole_project(self) -> bool:
        """Whether all of the project's history is asked for."""
        return self.scope.currentIndex() == 1

    @property
    def about(self) -> tuple[str, ...]:
        """What entries are to be about, as `HeadingQuestions` takes it; nothing for all entries."""
        found: tuple[str, ...] = self.things.currentData()
        return found

    def show_lines(self, lines: Sequence[Line], *, of_something: bool = True) -> None:
        """These lines, newest first, instead of what was shown; the chosen one stays so, else the newest is.

        `of_something` is False where no article is open whose history this could be.
        """
        kept, self._of_something = self.line, of_something
        self.model.show(lines)
        self._choose(kept if kept is not None else self.model.line(0) if self.model.rowCount() else None)
        self._refresh()

    def add_lines(self, lines: Sequence[Line]) -> None:
        """These lines, newest first, above what is shown."""
        self.model.add(lines)
        self._refresh()

    def show_labels(self, labels: Iterable[Label]) -> None:
        """The labels that the lines can be narrowed to."""
        wanted, fixed = self.things.currentData(), len(what_changed())
        self.things.blockSignals(True)
        while self.things.count() > fixed:
            self.things.removeItem(fixed)
        for label in labels:
            self.things.addItem(self.tr("Label: {}").format(label.name), about_label(label.id))
        offered = [self.things.itemData(row) for row in range(self.things.count())]
        self.things.setCurrentIndex(offered.index(wanted) if wanted in offered else 0)
        self.things.blockSignals(False)

    def show_people(self, people: Mapping[str, str]) -> None:
        """Whom the lines can be narrowed to: names by id."""
        wanted = self.person.currentData()
        self.person.blockSignals(True)
        while self.person.count() > 1:
            self.person.removeItem(1)
        for id, name in people.items():
            self.person.addItem(name, id)
        self.person.setCurrentIndex(max(0, self.person.findData(wanted)))
        self.person.blockSignals(False)

    @property
    def line(self) -> Line | None:
        """The chosen line."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.line(rows[0].row()) if rows else None

    def show_details(self, told: Sequence[Told]) -> None:
        """What the chosen entry changed."""
        self.details.clear()
        for each in told[:SHOWN]:
            what = field_title(each.field) if each.field else kind_title(each.kind)
            item = QTreeWidgetItem([f"{each.name}: {what}" if each.field else what, each.old, each.new])
            item.setData(0, _TOLD, each)
            for column, text in enumerate((item.text(0), each.old, each.new)):
                item.setToolTip(column, plain_tooltip(text))
            self.details.addTopLevelItem(item)
        if len(told) > SHOWN:
            more = self.tr("… and {} more").format(f"{len(told) - SHOWN:,}")
            self.details.addTopLevelItem(QTreeWidgetItem([more]))
        first = self.details.topLevelItem(0)
        if first is not None:
            self.details.setCurrentItem(first)
        self._refresh()

    @property
    def told(self) -> Told | None:
        """The chosen change."""
        items = self.details.selectedItems()
        found = items[0].data(0, _TOLD) if items else None
        return found if isinstance(found, Told) else None

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.scope)
        head.addWidget(self.person)
        head.addWidget(self.things)
        head.addWidget(self.filter, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.jump)
        buttons.addWidget(self.restore)
        below = QWidget(self)
        under = QVBoxLayout(below)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(6)
        under.addWidget(self.details, 1)
        under.addLayout(buttons)
        self.parted = QSplitter(Qt.Orientation.Horizontal, self)
        self.parted.setChildrenCollapsible(False)
        self.parted.addWidget(self.table)
        self.parted.addWidget(below)
        self.parted.setStretchFactor(0, 4)
        self.parted.setStretchFactor(1, 3)
        self.parted.setSizes([400, 300])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.empty)
        layout.addWidget(self.parted, 1)

    def _narrow(self) -> None:
        kept = self.line
        self.model.narrow(self.filter.text().strip(), self.person.currentData() or "")
        self._choose(kept)
        self._refresh()

    def _choose(self, line: Line | None) -> None:
        row = self.model.row_of(line.id) if line is not None else None
        if row is not None:
            self.table.selectRow(row)
        else:
            self.chosen.emit(None)

    def _on_selected(self, _selected: QItemSelection, _before: QItemSelection) -> None:
        self.chosen.emit(self.line)

    def _refresh(self) -> None:
        some, told = self.model.rowCount() > 0, self.told
        self.parted.setVisible(some)
        self.empty.setVisible(not some)
        if not self._of_something:
            self.empty.setText(self.tr("Open an article to see what happened to it, or choose the whole project."))
        elif self.model.everything or self.about:
            self.empty.setText(self.tr("Nothing that happened fits the filter."))
        elif self.whole_project:
            self.empty.setText(self.tr("Nothing has happened here yet."))
        else:
            self.empty.setText(
                self.tr("Nothing has happened to this article yet. What people do to it is listed here.")
            )
        self.jump.setEnabled(told is not None and told.article is not None)
        self.restore.setEnabled(told is not None and told.kind in ("mention", "claim"))

    def _ask_jump(self) -> None:
        if (told := self.told) is not None and told.article is not None:
            self.jump_asked.emit(told)

    def _ask_restore(self) -> None:
        if (told := self.told) is not None:
            self.restore_asked.emit(told)


def _table(model: Lines, parent: QWidget) -> QTableView:
    table = QTableView(parent)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
    head.resizeSection(WHEN, table.fontMetrics().horizontalAdvance("0000-00-00 00:00") + 24)
    head.resizeSection(WHO, table.fontMetrics().averageCharWidth() * 11)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
