"""The left half of the entities window: all of them, filtered and in order."""

from bisect import bisect
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desk.model.entity import Entity
from desk.model.label import Label, LabelKind
from desk.text.fold import fold
from desk.ui.foreign import isolated, one_line, plain_tooltip
from desk.ui.labelmarks import SWATCH, paint_swatch
from desk.ui.panels.articles_rows import paint_line, small_font, strong_font
from desk.ui.panels.row_look import clear_row, paint_row
from desk.ui.register import Register

Index = QModelIndex | QPersistentModelIndex
ENTITY = int(Qt.ItemDataRole.UserRole)
FEW = 20
"""So many changes are shown one by one; with more the list is made anew."""


class Order(StrEnum):
    """What the list goes by."""

    NAME = "name"
    MENTIONS = "mentions"
    USED = "used"


class EntitiesModel(QAbstractTableModel):
    """One row an entity; ENTITY gives it. All is in memory, and only what is seen is painted."""

    def __init__(self, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self.labels: dict[str, Label] = {}
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._wanted, self._label, self._order = "", "", Order.NAME

    def show_labels(self, labels: Mapping[str, Label]) -> None:
        """The label set as it is now."""
        self.labels = dict(labels)
        self._all_changed()

    def look_for(self, typed: str) -> None:
        """Only those that have these letters in a name."""
        self._wanted = fold(typed) if typed else ""
        self.fill()

    def only(self, label: str) -> None:
        """Only those with that label (an id); empty for all."""
        self._label = label
        self.fill()

    def sort_by(self, order: Order) -> None:
        """Another order."""
        self._order = order
        self.fill()

    def take(self, ids: Iterable[str] | None) -> None:
        """Those entities (by id, None for all) are other than before."""
        ids = None if ids is None else set(ids)
        if ids is None or self._order is not Order.NAME or len(ids) > FEW:
            self.fill()
            return
        for id in ids:
            self._take_one(id)

    def fill(self) -> None:
        """Filters and sorts anew."""
        register = self._register
        ids = [id for id, entity in register.entities.items() if self._fits(id, entity)]
        ids.sort(key=register.key)
        if self._order is Order.MENTIONS:
            ids.sort(key=lambda id: register.counts[id], reverse=True)
        elif self._order is Order.USED:
            ids.sort(key=lambda id: register.used.get(id, ""), reverse=True)
        if ids == self._ids:
            self._all_changed()
            return
        self.beginResetModel()
        self._ids = ids
        self._number()
        self.endResetModel()

    def row_of(self, id: str) -> int | None:
        """Where an entity stands; None where the filter keeps it out."""
        return self._rows.get(id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entity, its name, and all its names as tooltip."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        entity = self._register.entities.get(self._ids[index.row()])
        if entity is None:
            return None
        if role == ENTITY:
            return entity
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return entity.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entity.name}, {self.detail(entity)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(entity.names))
        return None

    def detail(self, entity: Entity) -> str:
        """What is said under the name."""
        label = self.labels.get(entity.label)
        count = self._register.counts[entity.id]
        mentions = self.tr("1 mention") if count == 1 else self.tr("{} mentions").format(f"{count:,}")
        parts = [label.name if label else entity.label, mentions]
        if entity.aliases:
            parts.append(isolated(one_line(", ".join(entity.aliases))))
        return " · ".join(parts)

    def _fits(self, id: str, entity: Entity) -> bool:
        if self._label and entity.label != self._label:
            return False
        return not self._wanted or self._wanted in self._register.key(id)

    def _take_one(self, id: str) -> None:
        """Puts one row in, out, or where it belongs now; the current one stays current."""
        row, entity, top = self._rows.get(id), self._register.entities.get(id), QModelIndex()
        if entity is None or not self._fits(id, entity):
            if row is not None:
                self.beginRemoveRows(top, row, row)
                del self._ids[row]
                self._number()
                self.endRemoveRows()
            return
        others = self._ids if row is None else self._ids[:row] + self._ids[row + 1 :]
        place = bisect(others, self._register.key(id), key=self._register.key)
        if row is None:
            self.beginInsertRows(top, place, place)
        elif place != row:
            # Qt counts the place with the row still where it was.
            self.beginMoveRows(top, row, row, top, place if place < row else place + 1)
        if place != row:
            self._ids = [*others[:place], id, *others[place:]]
            self._number()
            if row is None:
                self.endInsertRows()
            else:
                self.endMoveRows()
        self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

    def _number(self) -> None:
        self._rows = {id: row for row, id in enumerate(self._ids)}

    def _all_changed(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entity: Entity | None = index.data(ENTITY)
        model = index.model()
        if entity is None or not isinstance(model, EntitiesModel):
            return
        palette, rect = option.palette, QRectF(option.rect)
        painter.save()
        clear_row(painter, option)
        paint_row(painter, option)
        label = model.labels.get(entity.label)
        strong, small = strong_font(option.font), small_font(option.font)
        first, second = QFontMetricsF(strong).height(), QFontMetricsF(small).height()
        top = rect.top() + (rect.height() - first - second - 2) / 2
        swatch = QRectF(rect.left() + 11, top + (first - SWATCH) / 2, SWATCH, SWATCH)
        paint_swatch(painter, swatch, label.color if label else "#777777", LabelKind.ENTITY, palette)
        left, width = swatch.right() + 9, rect.right() - swatch.right() - 19
        painter.setFont(strong)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        paint_line(painter, QRectF(left, top, width, first), one_line(entity.name))
        painter.setFont(small)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        paint_line(painter, QRectF(left, top + first + 2, width, second), model.detail(entity))
        painter.restore()


class EntitiesList(QTableView):
    """A table of one column: of Qt's lists the one that asks only for the rows that are seen.

    Several can be selected, to be merged; `shown` brings the id of the current one, or None.
    """

    shown = Signal(object)
    delete_asked = Signal()

    def __init__(self, model: EntitiesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entities = model
        self._wanted: str | None = None
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Entities"))
        self._measure()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        model.modelReset.connect(self._restore)

    def current(self) -> str | None:
        """The id of the current entity."""
        entity: Entity | None = self.currentIndex().data(ENTITY)
        return entity.id if entity is not None else None

    def selected(self) -> list[str]:
        """The ids of the selected ones, in the order of the list."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(ENTITY).id for index in rows]

    def show_entity(self, id: str) -> bool:
        """Makes an entity the current one; False where the filter keeps it out."""
        row = self._entities.row_of(id)
        self._wanted = id
        if row is not None:
            self.setCurrentIndex(self._entities.index(row, 0))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        return row is not None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells which is current."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._wanted = self.current()
        self.shown.emit(self.current())

    def changeEvent(self, event: QEvent) -> None:
        """Rows follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        strong, small = QFontMetricsF(strong_font(self.font())), QFontMetricsF(small_font(self.font()))
        self.verticalHeader().setDefaultSectionSize(round(strong.height() + small.height() + 15))

    def _restore(self) -> None:
        """After a reset: the same one current, if it is there; else the first."""
        row = self._entities.row_of(self._wanted) if self._wanted else None
        if row is None and self._entities.rowCount():
            row = 0
        if row is not None:
            self.setCurrentIndex(self._entities.index(row, 0))
        else:
            self.shown.emit(None)
