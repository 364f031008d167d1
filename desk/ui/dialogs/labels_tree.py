"""The tree of the label editor: each kind with its nesting, renamed in place, rearranged by dragging."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QFont, QFontMetricsF, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from desk.model.label import Label, LabelKind
from desk.model.scheme import tree
from desk.ui.labelmarks import SWATCH, key_width, paint_key, paint_row_background, paint_swatch

Index = QModelIndex | QPersistentModelIndex

LABEL = Qt.ItemDataRole.UserRole
KIND = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2
NAME, KEY, IN_USE = range(3)
GAP = 8
NAME_LEFT = SWATCH + 2 * GAP
INDENT = 18
SHOWN_KINDS = (LabelKind.ENTITY, LabelKind.CLAIM, LabelKind.RELATION)


class LabelTree(QTreeWidget):
    """Shows a label set and says what a person wants changed in it; changes nothing itself."""

    label_changed = Signal()
    """Another label is the current one."""

    named = Signal(str, str)
    """A label's id and the name typed for it."""

    new_named = Signal(str, str)
    """A kind of label and the name typed for a new one."""

    moved = Signal(str, str, str)
    """A label's id, that of its new parent or nothing, that of the sibling to stand ahead of or nothing."""

    key_asked = Signal()
    """The key of the current label was double-clicked."""

    editing_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("Label"), self.tr("Key"), self.tr("In use")])
        self.headerItem().setTextAlignment(IN_USE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.headerItem().setTextAlignment(KEY, Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Labels of the project"))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        delegate = RowDelegate(self)
        delegate.closeEditor.connect(self._end_editing)
        self.setItemDelegate(delegate)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(KEY, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(IN_USE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(KEY, round(key_width(self.font())) + 30)
        self.currentItemChanged.connect(self.label_changed)
        self.itemDoubleClicked.connect(self._ask_key)

    def show_labels(self, labels: Mapping[str, Label], counts: Mapping[str, int], current: str | None) -> None:
        """Shows these labels with how often each is used, the one with the id `current` as the current one."""
        metrics = QFontMetricsF(self.font())
        words = (self.headerItem().text(IN_USE), QLocale().toString(max(counts.values(), default=0)))
        self.header().resizeSection(IN_USE, round(max(map(metrics.horizontalAdvance, words))) + 20)
        scroll = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        titles = (self.tr("Entities"), self.tr("Claims"), self.tr("Relations"))
        for kind, title in zip(SHOWN_KINDS, titles, strict=True):
            group = QTreeWidgetItem(self, [title])
            group.setData(NAME, KIND, kind)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled)
            group.setFirstColumnSpanned(True)
            rows = [group]
            for label, depth in tree(labels, kind):
                del rows[depth + 1 :]
                rows.append(self._row(rows[-1], label, counts.get(label.id, 0)))
        self.expandAll()
        self.verticalScrollBar().setValue(scroll)
        item = self.item_of(current) or self.item_of(next(iter(self.shown()), None))
        if item is not None:
            self.setCurrentItem(item)
        self.blockSignals(False)
        self.label_changed.emit()

    def shown(self) -> list[str]:
        """The ids of all labels from top to bottom."""
        found = []
        walk = QTreeWidgetItemIterator(self)
        while (item := walk.value()) is not None:
            label = item.data(NAME, LABEL)
            if isinstance(label, Label):
                found.append(label.id)
            walk += 1
        return found

    def current_label(self) -> Label | None:
        """The label of the current row; None on none."""
        item = self.currentItem()
        label = item.data(NAME, LABEL) if item is not None else None
        return label if isinstance(label, Label) else None

    def item_of(self, id: str | None) -> QTreeWidgetItem | None:
        """The row of a label by its id."""
        walk = QTreeWidgetItemIterator(self)
        while (item := walk.value()) is not None:
            label = item.data(NAME, LABEL)
            if isinstance(label, Label) and label.id == id:
                return item
            walk += 1
        return None

    def rename_current(self) -> None:
        """Opens the current label's name for typing."""
        item = self.currentItem()
        if item is not None and self.current_label() is not None:
            self.editItem(item, NAME)

    def type_new(self, kind: LabelKind) -> None:
        """Opens a new line at the end of a kind, for the name of a new label."""
        group = self.topLevelItem(SHOWN_KINDS.index(kind))
        assert group is not None
        item = QTreeWidgetItem(group, [""])
        item.setData(NAME, KIND, kind)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable)
        self.setCurrentItem(item)
        self.scrollToItem(item)
        self.editItem(item, NAME)

    def is_editing(self) -> bool:
        """Whether a name is being typed, so that the rows must stay."""
        return self.state() == QAbstractItemView.State.EditingState

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Keys go from label to label, past the titles of the groups."""
        index = super().moveCursor(action, modifiers)
        if not index.isValid() or index.parent().isValid():
            return index
        actions = QAbstractItemView.CursorAction
        upwards = action in (actions.MoveUp, actions.MovePrevious, actions.MovePageUp)
        tries = (self.indexAbove(index), self.indexBelow(index)) if upwards else (self.indexBelow(index),)
        return next((other for other in tries if other.parent().isValid()), self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the title of a group leaves the current label."""
        item = self.itemAt(event.position().toPoint())
        if item is None or item.parent() is not None:
            super().mousePressEvent(event)

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """One background for the whole row."""
        if isinstance(index.sibling(index.row(), NAME).data(LABEL), Label):
            pointed = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
            rect = QRect(0, options.rect.top(), self.viewport().width(), options.rect.height())
            current = index.row() == self.currentIndex().row() and index.parent() == self.currentIndex().parent()
            paint_row_background(
                painter,
                QRectF(rect),
                self.palette(),
                hover=self.viewport().underMouse() and pointed.siblingAtColumn(NAME) == index,
                selected=current,
                focus=current and self.hasFocus(),
            )
        super().drawRow(painter, options, index)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Labels stay within their kind."""
        super().dragMoveEvent(event)
        item, label = self.itemAt(event.position().toPoint()), self.current_label()
        if item is not None and label is not None and item.data(NAME, KIND) != label.kind:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Says where the label was dropped; the rows follow once that is done."""
        label = self.current_label()
        target = self.itemAt(event.position().toPoint())
        # Accepted as no move at all, or the view would remove the dragged row by itself.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if label is not None and (target is None or target.data(NAME, KIND) == label.kind):
            parent, ahead = self.place_at(label, target, self.dropIndicatorPosition())
            if label.id not in (parent, ahead):
                self.moved.emit(label.id, parent, ahead)

    def place_at(
        self, label: Label, target: QTreeWidgetItem | None, where: QAbstractItemView.DropIndicatorPosition
    ) -> tuple[str, str]:
        """The parent's id and that of the sibling behind, each empty for none, of a label dropped on a row."""
        where_ = QAbstractItemView.DropIndicatorPosition
        if target is None or where == where_.OnViewport:
            return "", ""
        siblings = target.parent()
        beneath = target.childCount() > 0 and where == where_.BelowItem
        if where == where_.OnItem or beneath or siblings is None:
            first = target.child(0) if beneath else None
            return _id(target), _id(first)
        row = siblings.indexOfChild(target) + (where == where_.BelowItem)
        ahead = siblings.child(row)
        if _id(ahead) == label.id:
            ahead = siblings.child(row + 1)
        return _id(siblings), _id(ahead)

    def _row(self, above: QTreeWidgetItem, label: Label, count: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem(above, [label.name])
        item.setData(NAME, LABEL, label)
        item.setData(NAME, KIND, label.kind)
        item.setData(IN_USE, COUNT, count)
        item.setData(NAME, Qt.ItemDataRole.AccessibleTextRole, self._spoken(label, count))
        item.setToolTip(NAME, label.name)
        flags = Qt.ItemFlag
        item.setFlags(
            flags.ItemIsEnabled
            | flags.ItemIsSelectable
            | flags.ItemIsEditable
            | flags.ItemIsDragEnabled
            | flags.ItemIsDropEnabled
        )
        return item

    def _spoken(self, label: Label, count: int) -> str:
        parts = [label.name]
        if label.key and not label.retired:
            parts.append(self.tr("key {}").format(label.key))
        parts.append(self.tr("used {} times").format(count))
        if label.retired:
            parts.append(self.tr("retired"))
        return ", ".join(parts)

    def _ask_key(self, item: QTreeWidgetItem, column: int) -> None:
        label = item.data(NAME, LABEL)
        if column == KEY and isinstance(label, Label) and label.kind is not LabelKind.RELATION:
            self.key_asked.emit()

    def _end_editing(self) -> None:
        self.editing_ended.emit()


class RowDelegate(QStyledItemDelegate):
    """Paints a row's three cells and lets its name be typed."""

    def __init__(self, tree: LabelTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height, titles of groups a little taller."""
        height = QFontMetricsF(option.font).height()
        title = index.sibling(index.row(), NAME).data(LABEL) is None and not index.parent().isValid()
        return QSize(60, round(height + (18 if title else 12)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one cell."""
        label = index.sibling(index.row(), NAME).data(LABEL)
        painter.save()
        if not isinstance(label, Label):
            self._paint_title(painter, option, index)
        elif index.column() == NAME:
            self._paint_name(painter, option, label, _depth(index))
        elif index.column() == KEY and label.key and not label.retired:
            paint_key(painter, QPointF(QRectF(option.rect).center()), label.key, option.font, option.palette)
        elif index.column() == IN_USE and (count := index.data(COUNT)):
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            painter.setFont(option.font)
            rect = QRectF(option.rect).adjusted(0, 0, -10, 0)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect, right, QLocale().toString(count))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line edit for the name; nothing else is typed here."""
        if index.column() != NAME:
            return None  # type: ignore[return-value]  # Qt allows none, its stubs do not
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Name of the label"))
        editor.setPlaceholderText(self.tr("Name of the new label"))
        editor.setStyleSheet("padding: 0 4px")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Right of the swatch."""
        editor.setGeometry(option.rect.adjusted(_depth(index) * INDENT + round(NAME_LEFT) - 6, 1, -2, -1))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The name as it is."""
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data() or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Says the name typed; the row shows it once it is stored."""
        assert isinstance(editor, QLineEdit)
        label, name = index.data(LABEL), editor.text().strip()
        if isinstance(label, Label):
            if name and name != label.name:
                self._tree.named.emit(label.id, name)
        elif name:
            self._tree.new_named.emit(LabelKind(index.data(KIND)).value, name)

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        rect = QRectF(option.rect).adjusted(GAP, 6, -GAP, -4)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, str(index.data() or ""))

    def _paint_name(self, painter: QPainter, option: QStyleOptionViewItem, label: Label, depth: int) -> None:
        rect = QRectF(option.rect).adjusted(depth * INDENT, 0, 0, 0)
        swatch = QRectF(rect.left() + GAP, rect.center().y() - SWATCH / 2, SWATCH, SWATCH)
        painter.setOpacity(0.55 if label.retired else 1.0)
        paint_swatch(painter, swatch, label.color, label.kind, option.palette)
        painter.setOpacity(1.0)
        font = QFont(option.font)
        font.setItalic(label.retired)
        painter.setFont(font)
        role = QPalette.ColorRole.PlaceholderText if label.retired else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        room = rect.adjusted(NAME_LEFT, 0, -GAP, 0)
        name = self.tr("{} (retired)").format(label.name) if label.retired else label.name
        elided = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


def _id(item: QTreeWidgetItem | None) -> str:
    label = item.data(NAME, LABEL) if item is not None else None
    return label.id if isinstance(label, Label) else ""


def _depth(index: Index) -> int:
    """How many labels the row stands under."""
    depth, above = -1, index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    return max(0, depth)
