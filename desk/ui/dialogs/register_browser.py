"""The left half of the entities window: the list with what narrows and orders it."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desk.model.entity import Entity
from desk.model.label import Label, LabelKind
from desk.model.scheme import in_order
from desk.ui.dialogs.register_list import EntitiesList, EntitiesModel, Order
from desk.ui.labelmarks import swatch_icon
from desk.ui.panels.filter_box import FilterBox
from desk.ui.register import Register


class Browser(QWidget):
    """Shows the register, or those entities that have some letters in a name, or one label."""

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._labels: dict[str, Label] = {}
        self.filter = FilterBox(self.tr("Find by any name, in any script"), self.tr("Find an entity"))
        self.only = QComboBox()
        self.only.setAccessibleName(self.tr("Show only this label"))
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Order"))
        self.order.addItem(self.tr("By name"), Order.NAME.value)
        self.order.addItem(self.tr("By mentions"), Order.MENTIONS.value)
        self.order.addItem(self.tr("Last used first"), Order.USED.value)
        self.model = EntitiesModel(register, self)
        self.list = EntitiesList(self.model)
        self.count = QLabel()
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        choices = QHBoxLayout()
        choices.setSpacing(6)
        choices.addWidget(self.only, 1)
        choices.addWidget(self.order, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.filter)
        layout.addLayout(choices)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.count)
        self.setMinimumWidth(280)
        self.setFocusProxy(self.filter)
        self.filter.wanted.connect(self._look_for)
        self.filter.left.connect(self.list.setFocus)
        self.only.activated.connect(lambda _: self._only(self.only.currentData()))
        self.order.activated.connect(lambda _: self.model.sort_by(Order(self.order.currentData())))

    def set_labels(self, labels: Mapping[str, Label]) -> None:
        """The label set as it is now."""
        self._labels = dict(labels)
        self.model.show_labels(self._labels)
        chosen = self.only.currentData()
        self.only.clear()
        self.only.addItem(self.tr("All labels"), "")
        for label in self.labels():
            self.only.addItem(swatch_icon(label, self.palette(), self.devicePixelRatioF()), label.name, label.id)
        self.only.setCurrentIndex(max(0, self.only.findData(chosen)))

    def labels(self) -> list[Label]:
        """The labels that entities may get."""
        labels = in_order(self._labels.values())
        return [label for label in labels if label.kind is LabelKind.ENTITY and not label.retired]

    def label(self) -> Label | None:
        """The label that a new entity gets: the one that is shown alone, else the first."""
        return self._labels.get(self.only.currentData() or "") or next(iter(self.labels()), None)

    def take(self, ids: Iterable[str] | None) -> None:
        """Those entities (by id, None for all) are other than before."""
        self.model.take(ids)
        self.show_count()

    def show_entity(self, id: str) -> None:
        """Makes it the current one; what keeps it out of the list is given up."""
        if self.model.row_of(id) is None:
            self.filter.reset()
            self.only.setCurrentIndex(0)
            self.model.look_for("")
            self.model.only("")
            self.show_count()
        self.list.show_entity(id)
        self.list.setFocus()

    def current(self) -> Entity | None:
        """The entity whose page is open."""
        return self._register.entities.get(self.list.current() or "")

    def selected(self) -> list[Entity]:
        """Those that are selected, in the order of the list."""
        entities = self._register.entities
        return [entities[id] for id in self.list.selected() if id in entities]

    def show_count(self) -> None:
        """Says how many there are."""
        shown, total = self.model.rowCount(), len(self._register.entities)
        if not self._register.ready:
            self.count.setText(self.tr("The entities are being read…"))
        elif shown == total:
            self.count.setText(self.tr("1 entity") if total == 1 else self.tr("{} entities").format(f"{total:,}"))
        else:
            self.count.setText(self.tr("{} of {} entities").format(f"{shown:,}", f"{total:,}"))

    def changeEvent(self, event: QEvent) -> None:
        """Swatches follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_labels", None):
            self.set_labels(self._labels)

    def _look_for(self, typed: str) -> None:
        self.model.look_for(typed)
        self.show_count()

    def _only(self, label: str) -> None:
        self.model.only(label)
        self.show_count()
