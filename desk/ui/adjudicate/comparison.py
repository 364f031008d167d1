"""One case field by field, a column for each analyst; what differs is marked."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desk.actions.adjudicating import Bench
from desk.measure.align import Case
from desk.ui.adjudicate.words import Known, Line, lines_of
from desk.ui.foreign import plain_tooltip
from desk.ui.theme import LIGHT, Theme, mixed

Index = QModelIndex | QPersistentModelIndex


class Comparison(QAbstractTableModel):
    """Rows are fields, columns analysts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._known = Known(people=())
        self._theme = LIGHT

    def show_case(self, case: Case | None, bench: Bench | None, known: Known, theme: Theme) -> None:
        """Compares what is said in one case; None compares nothing."""
        self.beginResetModel()
        self._known, self._theme = known, theme
        self.lines = lines_of(case, bench, known) if case is not None and bench is not None else []
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many fields somebody fills."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many analysts there are."""
        return 0 if parent.isValid() else len(self._known.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What an analyst says in a field."""
        line = self.lines[index.row()]
        theme = self._theme
        value = line.values[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return value
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(value)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = self.tr("{}, differs") if line.differs else "{}"
                return said.format(value)
            case Qt.ItemDataRole.BackgroundRole if line.differs:
                return mixed(QColor(theme.warning), QColor(theme.base), 0.12)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The analysts with their keys, and the fields."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{section + 1}  {self._known.people[section]}"
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return None
        line = self.lines[section]
        theme = self._theme
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(theme.warning if line.differs else theme.muted)
            case Qt.ItemDataRole.FontRole if line.differs:
                bold = QFont()
                bold.setWeight(QFont.Weight.DemiBold)
                return bold
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None


class ComparisonTable(QTableView):
    """The table. While it has the keyboard, the arrows walk it and do not decide."""

    def __init__(self, model: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("What each analyst says"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        # Columns get their widths after the reset, and others once a scroll bar comes.
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.timeout.connect(self.resizeRowsToContents)
        model.modelReset.connect(self._fit.start)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._fit.start())
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setMinimumWidth(96)
        # Fields begin on the line on which what is said in them does, with as much room above as cells have.
        self.setStyleSheet(
            "QTableCornerButton::section { background: palette(window); border: 0; }"
            "ComparisonTable::item { padding: 5px 6px; }"
            "QHeaderView::section:vertical { padding-top: 5px; padding-bottom: 0; }"
        )

    def event(self, event: QEvent) -> bool:
        """Keeps the arrows from the window."""
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in arrows:
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the window."""
