"""The list inside the articles panel: the table itself, what stands there when it is empty, where files are dropped."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelection, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desk.ui.panels.articles_model import ORDERS, ArticlesModel, Column, Index
from desk.ui.panels.articles_rows import ArticleDelegate

HELD_KEY_MS = 90
"""While a key is held down, articles pass by; one is opened when it rests for so long."""

WIDE_CHARS = 82
"""From this width on there is room for columns, in average characters."""

OWN_KEYS = (QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Delete, QKeySequence.StandardKey.SelectAll)


class ArticleList(QTableView):
    """A table whose rows all have one height, which is what keeps 100,000 of them as quick as ten."""

    chosen = Signal(int)
    """A row that a person went to or asked to open."""

    text_asked = Signal()
    paste_asked = Signal()
    typed = Signal(str)
    """Letters, to be looked for."""

    remove_asked = Signal()
    menu_asked = Signal(QPoint)
    sort_asked = Signal(object, bool)

    def __init__(self, model: ArticlesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._articles = model
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(HELD_KEY_MS)
        self._held.timeout.connect(self._choose_current)
        self._rows = ArticleDelegate(self)
        self.setItemDelegate(self._rows)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(40)
        header.setStyleSheet("QHeaderView::section { padding-left: 10px; padding-right: 10px; }")
        header.sectionClicked.connect(self._sort_by)
        self.doubleClicked.connect(self._enter)
        self._fit()

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Changes of the selection in here open nothing."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def selected_ranges(self) -> list[tuple[int, int]]:
        """The selected rows as pairs of first and last, both included, from the top."""
        selection = self.selectionModel().selection()
        return sorted({(part.top(), part.bottom()) for part in map(selection.at, range(selection.count()))})

    def is_wide(self) -> bool:
        """Whether there is room for columns."""
        return self.width() >= QFontMetricsF(self.font()).averageCharWidth() * WIDE_CHARS

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are the list's while it has the focus, whatever the window does with them."""
        pressed = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if pressed and self._is_own(event):  # type: ignore[arg-type]  # it is a QKeyEvent
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters go to the filter; Qt's own search would read every row."""
        if search.strip():
            self.typed.emit(search)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """One selected row is opened; many are only selected."""
        super().selectionChanged(selected, deselected)
        if not self._quiet and not self._held.isActive():
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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse is marked from edge to edge."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def viewportEvent(self, event: QEvent) -> bool:
        """The mouse went away."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu where the mouse is, or at the current row if a key asked."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(self.currentIndex()).bottomLeft() if by_key else event.pos()
        self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two lines to a row, or columns."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self._fit()

    @staticmethod
    def _is_own(event: QKeyEvent) -> bool:
        return any(event.matches(key) for key in OWN_KEYS)

    def _fit(self) -> None:
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
        height = self._rows.row_height(self.font())
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setMinimumSectionSize(height)
            self.verticalHeader().setDefaultSectionSize(height)

    def _hover(self, row: int) -> None:
        if row == self._rows.hovered:
            return
        self._rows.hovered = row
        self.viewport().update()

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
