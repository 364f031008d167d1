"""The labels panel: what can be put on the text, with colour, key and count in this article."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desk.model.label import Label, LabelKind
from desk.model.scheme import tree
from desk.ui.labelmarks import SWATCH, key_width, paint_key, paint_row_background, paint_swatch

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
MARGIN = 10.0
GAP = 8.0
INDENT = 16.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a label with its depth and its count, or the title of a group where `label` is None."""

    title: str
    label: Label | None = None
    depth: int = 0
    count: int = 0


class LabelRows(QAbstractListModel):
    """The lines that are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.tagging = True

    def show_rows(self, rows: list[Row]) -> None:
        """Replaces all lines, or where they are about the same labels, only what they say."""
        if [r.label and r.label.id for r in rows] == [r.label and r.label.id for r in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many lines."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles of groups are not for choosing."""
        if not index.isValid() or self.rows[index.row()].label is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line itself under ROW, and its words for typing ahead, tooltips and screen readers."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.label is not None:
            return self._spoken(row) if self.tagging else self.tr("Select some text first, then choose a label.")
        return None

    def _spoken(self, row: Row) -> str:
        if row.label is None:
            return row.title
        parts = [row.title]
        if row.label.key and not row.label.retired:
            parts.append(self.tr("key {}").format(row.label.key))
        parts.append(self.tr("{} in this article").format(row.count))
        if row.label.retired:
            parts.append(self.tr("retired"))
        return ", ".join(parts)


class LabelDelegate(QStyledItemDelegate):
    """Paints a line: swatch, name, count, key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Lines of one height, titles a little taller."""
        row: Row = index.data(ROW)
        height = QFontMetricsF(option.font).height()
        return QSize(120, round(height + (14 if row.label is None else 8)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one line."""
        row: Row = index.data(ROW)
        painter.save()
        if row.label is None:
            self._paint_title(painter, option, row)
        else:
            self._paint_label(painter, option, row, row.label)
        painter.restore()

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.PlaceholderText))
        rect = QRectF(option.rect).adjusted(MARGIN, 4, -MARGIN, -3)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.title)

    def _paint_label(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, label: Label) -> None:
        rect, palette, state = QRectF(option.rect), option.palette, option.state
        model = self.parent()
        tagging = not isinstance(model, LabelRows) or model.tagging
        paint_row_background(
            painter,
            rect,
            palette,
            hover=tagging and bool(state & QStyle.StateFlag.State_MouseOver),
            selected=bool(state & QStyle.StateFlag.State_HasFocus),
            focus=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        text = palette.color(QPalette.ColorRole.Text)
        left = rect.left() + MARGIN + INDENT * row.depth
        swatch = QRectF(left, rect.center().y() - SWATCH / 2, SWATCH, SWATCH)
        paint_swatch(painter, swatch, label.color, label.kind, palette)
        right = rect.right() - MARGIN - key_width(option.font)
        if label.key and not label.retired:
            center = QPointF(right + key_width(option.font) / 2, rect.center().y())
            paint_key(painter, center, label.key, option.font, palette)
        metrics = QFontMetricsF(option.font)
        count = QLocale().toString(row.count) if row.count else ""
        count_width = metrics.horizontalAdvance(count)
        painter.setFont(option.font)
        painter.setPen(muted)
        count_rect = QRectF(right - GAP - count_width, rect.top(), count_width, rect.height())
        painter.drawText(count_rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        font = QFont(option.font)
        font.setItalic(label.retired)
        painter.setFont(font)
        painter.setPen(muted if label.retired or not tagging else text)
        start = swatch.right() + GAP
        name_rect = QRectF(start, rect.top(), count_rect.left() - GAP - start, rect.height())
        name = QFontMetricsF(font).elidedText(row.title, Qt.TextElideMode.ElideRight, name_rect.width())
        painter.drawText(name_rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


class LabelList(QListView):
    """The list itself. A click leaves the focus where it is, so that the article keeps its selection."""

    chosen = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._choose)

    def label_at(self, index: Index) -> str | None:
        """The label's id on that line; None on a title and off the list."""
        row = index.data(ROW) if index.isValid() else None
        return row.label.id if isinstance(row, Row) and row.label is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses; letters seek a name."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the label under the mouse, or of the current one if a key asked."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        place = self.visualRect(index).bottomLeft() if by_key else event.pos()
        self.menu_asked.emit(self.label_at(index) or "", self.viewport().mapToGlobal(place))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by key lands on a label."""
        super().focusInEvent(event)
        if self.label_at(self.currentIndex()) is None:
            model = self.model()
            rows = (model.index(row, 0) for row in range(model.rowCount()))
            first = next((index for index in rows if self.label_at(index)), None)
            if first is not None:
                self.setCurrentIndex(first)

    def _choose(self, index: Index) -> None:
        label = self.label_at(index)
        if label is not None:
            self.chosen.emit(label)


class LabelsPanel(QWidget):
    """Entity and claim labels, each with its colour, key and count, and a box to find one by name.

    Widgets hold no truth: what is shown is what `set_labels` and `set_counts` said last.
    """

    label_chosen = Signal(str)
    """A label's id: to be put on the selection."""

    tag_all_asked = Signal(str)
    """A label's id: to be put on every occurrence."""

    edit_asked = Signal()
    """The label set is to be edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: dict[str, Label] = {}
        self._counts: dict[str, int] = {}
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find a label"))
        self.filter.setAccessibleName(self.tr("Find a label"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show)
        self.filter.installEventFilter(self)
        self._rows = LabelRows(self)
        self.list = LabelList()
        self.list.setAccessibleName(self.tr("Labels"))
        self.list.setModel(self._rows)
        self.list.setItemDelegate(LabelDelegate(self._rows))
        self.list.chosen.connect(self._choose)
        self.list.menu_asked.connect(self._open_menu)
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.empty.setWordWrap(True)
        self.empty.setMargin(16)
        self.empty.setTextFormat(Qt.TextFormat.RichText)
        self.empty.linkActivated.connect(self._follow)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.filter)
        layout.addLayout(self._stack, 1)
        self.setAccessibleName(self.tr("Labels"))
        self.setTabOrder(self.filter, self.list)
        self.set_enabled_for_tagging(True)
        self._show()

    def sizeHint(self) -> QSize:
        """Room for the default labels."""
        return QSize(270, 480)

    def set_labels(self, labels: Mapping[str, Label]) -> None:
        """The label set by id."""
        self._labels = dict(labels)
        self._show()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many annotations of the open article have each label, by id; a label without any may be missing."""
        self._counts = dict(counts)
        self._show()

    def set_enabled_for_tagging(self, enabled: bool) -> None:
        """Whether a label can be put on anything just now; if not, a click does nothing and says why."""
        self._rows.tagging = enabled
        self.list.viewport().setCursor(Qt.CursorShape.PointingHandCursor if enabled else Qt.CursorShape.ArrowCursor)
        self.list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the filter box: Down goes to the list, Return chooses the first match, Escape empties the box."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.filter.text():
                first = next((row.label for row in self._rows.rows if row.label is not None), None)
                if first is not None:
                    self._choose(first.id)
                return True
            if event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
        return super().eventFilter(watched, event)

    def _choose(self, label: str) -> None:
        if self._rows.tagging and label in self._labels:
            self.label_chosen.emit(label)

    def _show(self) -> None:
        wanted = self.filter.text().strip().casefold()
        current = self.list.label_at(self.list.currentIndex())
        rows = [
            *self._group(LabelKind.ENTITY, self.tr("Entities"), wanted),
            *self._group(LabelKind.CLAIM, self.tr("Claims"), wanted),
        ]
        self._rows.show_rows(rows)
        for number, row in enumerate(rows):
            if current is not None and row.label is not None and row.label.id == current:
                self.list.setCurrentIndex(self._rows.index(number))
        if not rows:
            self.empty.setText(self._why_empty(wanted))
        self._stack.setCurrentWidget(self.list if rows else self.empty)

    def _group(self, kind: LabelKind, title: str, wanted: str) -> list[Row]:
        found: list[Row] = []
        depths: dict[str, int] = {}
        for label, _ in tree(self._labels, kind):
            count = self._counts.get(label.id, 0)
            if label.retired and not count:
                continue
            if wanted and wanted not in label.name.casefold() and wanted != label.key.casefold():
                continue
            depths[label.id] = self._depth(label, depths)
            found.append(Row(label.name, label, depths[label.id], count))
        return [Row(title), *found] if found else []

    def _depth(self, label: Label, shown: Mapping[str, int]) -> int:
        """One deeper than its nearest ancestor that is shown."""
        above = label.parent
        while above is not None and above not in shown:
            parent = self._labels.get(above)
            above = parent.parent if parent else None
        return shown[above] + 1 if above is not None else 0

    def _why_empty(self, wanted: str) -> str:
        if wanted:
            return self.tr("No label has this name.") + f'<br><a href="clear">{self.tr("Show all labels")}</a>'
        return self.tr("There are no labels yet.") + f'<br><a href="edit">{self.tr("Add labels…")}</a>'

    def _follow(self, link: str) -> None:
        if link == "clear":
            self.filter.clear()
            self.filter.setFocus()
        else:
            self.edit_asked.emit()

    def _open_menu(self, label: str, place: QPoint) -> None:
        menu = self.menu_for(label)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def menu_for(self, label: str) -> QMenu:
        """The menu of a label (id), or of none where that is empty."""
        menu = QMenu(self)
        if label:
            name = self._labels[label].name
            tag = menu.addAction(self.tr("Tag the selection as “{}”").format(name), lambda: self._choose(label))
            tag_all = menu.addAction(self.tr("Tag every occurrence…"), lambda: self.tag_all_asked.emit(label))
            tag_all.setVisible(self._labels[label].kind is LabelKind.ENTITY)
            for action in (tag, tag_all):
                action.setEnabled(self._rows.tagging)
            menu.addSeparator()
        menu.addAction(self.tr("Edit labels…"), self.edit_asked.emit)
        return menu
