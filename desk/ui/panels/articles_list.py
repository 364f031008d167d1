"""The list inside the articles panel: the table itself, what stands there when it is empty, where files are dropped."""

from typing import ClassVar

from PySide6.QtCore import QItemSelection, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desk.ui.panels.articles_model import ORDERS, ArticlesModel, Column, Index
from desk.ui.panels.articles_rows import ArticleDelegate
from desk.ui.panels.list_keys import OwnKeys
from desk.ui.panels.row_table import ColumnsTable

HELD_KEY_MS = 90
"""While a key is held down, articles pass by; one is opened when it rests for so long."""

WIDE_CHARS = 82
"""From this width on there is room for columns, in average characters."""


class ArticleList(ColumnsTable):
    """Two lines to an article, or columns where there is room for them."""

    chosen = Signal(int)
    """A row that a person went to or asked to open."""

    text_asked = Signal()
    paste_asked = Signal()
    remove_asked = Signal()
    sort_asked = Signal(object, bool)

    _rows: ArticleDelegate
    own_keys: ClassVar[OwnKeys] = (
        QKeySequence.StandardKey.Paste,
        QKeySequence.StandardKey.Delete,
        QKeySequence.StandardKey.SelectAll,
    )

    def __init__(self, model: ArticlesModel, parent: QWidget | None = None) -> None:
        super().__init__(ArticleDelegate(), parent)
        self._articles = model
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(HELD_KEY_MS)
        self._held.timeout.connect(self._choose_current)
        self.setModel(model)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(40)
        header.setStyleSheet("QHeaderView::section { padding-left: 10px; padding-right: 10px; }")
        header.sectionClicked.connect(self._sort_by)
        self.doubleClicked.connect(self._enter)
        self.fit()

    def is_wide(self) -> bool:
        """Whether there is room for columns."""
        return self.width() >= QFontMetricsF(self.font()).averageCharWidth() * WIDE_CHARS

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """One selected row is opened; many are only selected."""
        super().selectionChanged(selected, deselected)
        if not self.is_quiet and not self._held.isActive():
            self._choose_single()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, Delete removes, the paste key adds an article."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.remove_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._held.stop()
            if self.currentIndex().isValid():
                self._enter(self.currentIndex())
        elif event.isAutoRepeat():
            self._held.start()
            super().keyPressEvent(event)
        else:
            self._held.stop()
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two lines to a row, or columns."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Two lines to a row where it is narrow; where it is wide columns, and a head above them."""
        wide = self.is_wide()
        self._rows.two_lines = not wide
        header = self.horizontalHeader()
        header.setVisible(wide)
        char = QFontMetricsF(self.font()).averageCharWidth()
        widths = {Column.OUTLET: 20, Column.PUBLISHED: 19, Column.STATE: 16, Column.ANNOTATIONS: 15}
        for column, chars in widths.items():
            self.setColumnHidden(column, not wide)
            self.setColumnWidth(column, round(chars * char))
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        super().fit()

    def _choose_current(self) -> None:
        if self.currentIndex().isValid():
            self._choose_single()

    def _choose_single(self) -> None:
        ranges = self.selected_ranges()
        if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
            self.chosen.emit(ranges[0][0])

    def _enter(self, index: Index) -> None:
        self.chosen.emit(index.row())
        self.text_asked.emit()

    def _sort_by(self, section: int) -> None:
        listing, wanted = self._articles.listing, ORDERS[Column(section)]
        self.sort_asked.emit(wanted, listing.order is wanted and not listing.descending)


class EmptyList(QWidget):
    """What stands where there is nothing to list: why, and what to do about it."""

    import_asked = Signal()
    paste_asked = Signal()
    clear_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.import_button = QPushButton(self.tr("Import files…"))
        self.import_button.clicked.connect(self.import_asked)
        self.clear_button = QPushButton(self.tr("Show all articles"))
        self.clear_button.clicked.connect(self.clear_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(self.text)
        layout.addWidget(self.import_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def explain(self, has_project: bool, project_is_empty: bool, wanted: str) -> None:
        """Says why nothing is listed: no project, no articles at all, none that matches, none of the chosen states."""
        if not has_project:
            text = self.tr("The articles of a project stand here once it is open.")
        elif project_is_empty:
            text = self.tr("Drop files here, paste with Ctrl+V, or choose File > Import.")
        elif wanted:
            text = self.tr("No article matches “{}”.").format(wanted)
        else:
            text = self.tr("No article is in this state.")
        self.text.setText(text)
        self.import_button.setVisible(project_is_empty)
        self.clear_button.setVisible(has_project and not project_is_empty)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The paste key adds an article here too."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        else:
            super().keyPressEvent(event)


class DropZone(QWidget):
    """Lies over the panel while files are dragged across it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed frame, and a sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        veil = QColor(self.palette().color(QPalette.ColorRole.Base))
        veil.setAlpha(225)
        rect = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        painter.setBrush(veil)
        painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect, 8, 8)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect.adjusted(16, 16, -16, -16), flags, self.tr("Drop to add to the project"))
