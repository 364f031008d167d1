"""The right half of the label editor: everything about one label."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.model.label import Attribute, AttributeKind, Label, LabelKind, attributes_of, lineage
from desk.model.scheme import tree
from desk.ui.dialogs.labels_attribute import AttributeDialog, kind_words
from desk.ui.dialogs.labels_colors import ALIKE, difference
from desk.ui.dialogs.labels_ends import EndsBoxes
from desk.ui.dialogs.labels_key import KeyButton
from desk.ui.dialogs.labels_swatches import Swatches
from desk.ui.forms import level
from desk.ui.labelmarks import swatch_icon


class NameEdit(QLineEdit):
    """A line edit that leaves undo and redo to the window while nothing typed can be undone."""

    shown = ""

    def event(self, event: QEvent) -> bool:
        """Lets the window's shortcut have the key where it is of no use here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed, and only then closes the dialog."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self.shown)
            return
        super().keyPressEvent(event)

    def show_name(self, name: str) -> None:
        """Shows a name; what was typed is gone."""
        self.shown = name
        self.setText(name)


class AttributeTable(QTableWidget):
    """A label's own attributes, a line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setHorizontalHeaderLabels([self.tr("Name"), self.tr("Kind"), self.tr("Values"), self.tr("Default")])
        self.setAccessibleName(self.tr("Attributes of the label"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        row = self.fontMetrics().height() + 12
        self.verticalHeader().setDefaultSectionSize(row)
        self.setMinimumHeight(5 * row)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column in range(4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)

    def show_attributes(self, attributes: Sequence[Attribute]) -> None:
        """Shows these, the current line staying current."""
        row = self.currentRow()
        self.setRowCount(len(attributes))
        for number, attribute in enumerate(attributes):
            values = ", ".join(attribute.values)
            texts = (attribute.name, kind_words(attribute.kind), values, self._default(attribute))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(number, column, item)
        self.setCurrentCell(min(max(row, 0), len(attributes) - 1), 0)

    def _default(self, attribute: Attribute) -> str:
        if attribute.default is None:
            return ""
        if attribute.kind is AttributeKind.YES_NO:
            return self.tr("Yes") if attribute.default else self.tr("No")
        return str(attribute.default)


class LabelDetails(QWidget):
    """Shows one label and says what a person wants changed in it; changes nothing itself."""

    renamed = Signal(str, str)
    """The label's id, as of every signal here, and a name."""

    key_chosen = Signal(str, str)
    color_chosen = Signal(str, str)
    parent_chosen = Signal(str, str)
    """The id of the label to stand under, or nothing for the top."""

    ends_chosen = Signal(str, object)
    """All that a relation may go between, pairs from and to."""

    attributes_chosen = Signal(str, object)
    """All own attributes of the label, a tuple."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label: Label | None = None
        self.name = NameEdit()
        self.name.setAccessibleName(self.tr("Name"))
        self.name.editingFinished.connect(self._rename)
        self.key = KeyButton()
        self.key.key_chosen.connect(lambda key: self.key_chosen.emit(self._id(), key))
        self.parents = QComboBox()
        self.parents.setAccessibleName(self.tr("Stands under"))
        self.parents.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.parents.activated.connect(lambda: self.parent_chosen.emit(self._id(), self.parents.currentData()))
        self.swatches = Swatches()
        self.swatches.color_chosen.connect(lambda color: self.color_chosen.emit(self._id(), color))
        self.alike = QLabel()
        self.alike.setWordWrap(True)
        self.ends = EndsBoxes()
        self.ends.ends_chosen.connect(lambda ends: self.ends_chosen.emit(self._id(), ends))
        self.table = AttributeTable()
        self.table.itemActivated.connect(self._edit)
        self.table.currentCellChanged.connect(self._allow)
        self.inherited = QLabel()
        self.inherited.setWordWrap(True)
        self._lay_out()
        self.show_label(None, {})

    def show_label(self, label: Label | None, labels: Mapping[str, Label]) -> None:
        """Shows this label of these, all by id; with None there is nothing to change."""
        same = label is not None and self._label is not None and label.id == self._label.id
        if not (same and self.name.hasFocus() and self.name.isModified()):
            self.name.show_name(label.name if label else "")
        self._label = label
        self.setEnabled(label is not None)
        self.key.show_key(label.key if label else "")
        self.swatches.show_color(label.color if label else "")
        self.alike.setText(self._alike(label, labels))
        self.alike.setVisible(bool(self.alike.text()))
        relates = label is not None and label.kind is LabelKind.RELATION
        self._form.setRowVisible(self.key, not relates)
        self._form.setRowVisible(self.ends, relates)
        self.ends.show_ends(label.ends if label else ())
        self._title.setText(
            self.tr("Attributes: what to fill in for each relation")
            if relates
            else self.tr("Attributes: what to fill in for each annotation")
        )
        self._fill_parents(label, labels)
        self.table.show_attributes(label.attributes if label else ())
        self.inherited.setText(self._inherited(label, labels))
        self.inherited.setVisible(bool(self.inherited.text()))
        self._allow()

    def _lay_out(self) -> None:
        self._form = form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&Key"), self.key)
        form.addRow(self.tr("Goes from"), self.ends)
        form.addRow(self.tr("Stands u&nder"), self.parents)
        colors = QVBoxLayout()
        colors.setSpacing(4)
        colors.addWidget(self.swatches)
        colors.addWidget(self.alike)
        form.addRow(self.tr("Colour"), colors)
        level(form)
        self._title = title = QLabel()
        title.setWordWrap(True)
        font = title.font()
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        self.add = self._button(self.tr("Add…"), self.tr("Add an attribute"), self._add)
        self.edit = self._button(self.tr("Edit…"), self.tr("Edit the attribute"), self._edit)
        self.remove = self._button(self.tr("Remove"), self.tr("Remove the attribute"), self._remove)
        self.up = self._button(self.tr("Up"), self.tr("Move the attribute up"), lambda: self._move(-1))
        self.down = self._button(self.tr("Down"), self.tr("Move the attribute down"), lambda: self._move(1))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.add, self.edit, self.remove, self.up, self.down):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(form)
        layout.addSpacing(10)
        layout.addWidget(title)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.inherited)
        layout.addLayout(buttons)

    def _button(self, text: str, name: str, run: object) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoDefault(False)
        # Five in a row: some styles would give each more room than its text needs.
        button.setMinimumWidth(button.fontMetrics().horizontalAdvance(text) + 22)
        button.clicked.connect(run)
        return button

    def _rename(self) -> None:
        if self._label is not None and self.name.isModified():
            self.name.setModified(False)
            self.renamed.emit(self._id(), self.name.text().strip())

    def _fill_parents(self, label: Label | None, labels: Mapping[str, Label]) -> None:
        known = dict(labels)
        with QSignalBlocker(self.parents):
            self.parents.clear()
            self.parents.addItem(self.tr("None: at the top"), "")
            for other, depth in tree(labels, label.kind) if label else ():
                if label is not None and label not in lineage(other, known):
                    icon = swatch_icon(other, self.palette(), self.devicePixelRatioF())
                    self.parents.addItem(icon, "    " * depth + other.name, other.id)
            index = self.parents.findData(label.parent) if label and label.parent else 0
            self.parents.setCurrentIndex(max(0, index))

    def _alike(self, label: Label | None, labels: Mapping[str, Label]) -> str:
        if label is None:
            return ""
        others = (o for o in labels.values() if o.kind is label.kind and o.id != label.id and not o.retired)
        alike = [other.name for other in others if difference(label.color, other.color) < ALIKE]
        names = ", ".join(f"“{name}”" for name in alike[:3])
        return self.tr("Not everybody can tell this colour from that of {}.").format(names) if alike else ""

    def _inherited(self, label: Label | None, labels: Mapping[str, Label]) -> str:
        if label is None:
            return ""
        own = {attribute.name for attribute in label.attributes}
        names = [a.name for a in attributes_of(label, dict(labels)) if a.name not in own]
        if names:
            return self.tr("From the labels above it: {}.").format(", ".join(names))
        if own:
            return ""
        if label.kind is LabelKind.RELATION:
            return self.tr("Nothing to fill in so far. Add what you want to know of each relation.")
        return self.tr("Nothing to fill in so far. Add what you want to know of each annotation.")

    def _id(self) -> str:
        return self._label.id if self._label else ""

    def _say(self, attributes: tuple[Attribute, ...]) -> None:
        self.attributes_chosen.emit(self._id(), attributes)

    def _attributes(self) -> list[Attribute]:
        return list(self._label.attributes) if self._label else []

    def _allow(self) -> None:
        row, count = self.table.currentRow(), len(self._attributes())
        for button in (self.edit, self.remove):
            button.setEnabled(0 <= row < count)
        self.up.setEnabled(0 < row < count)
        self.down.setEnabled(0 <= row < count - 1)

    def _add(self) -> None:
        self._ask(None, self._attributes())

    def _edit(self) -> None:
        row, attributes = self.table.currentRow(), self._attributes()
        if not 0 <= row < len(attributes):
            return
        self._ask(attributes[row], attributes)

    def _ask(self, old: Attribute | None, attributes: Sequence[Attribute]) -> None:
        id = self._id()
        dialog = AttributeDialog(old, [a.name for a in attributes if a is not old], self)

        def take(new: Attribute) -> None:
            # Somebody else may have changed the set while the dialog was open.
            if self._id() == id:
                now = self._attributes()
                self._say(tuple(new if a == old else a for a in now) if old in now else (*now, new))

        dialog.attribute_chosen.connect(take)
        dialog.open()

    def _remove(self) -> None:
        row = self.table.currentRow()
        self._say(tuple(a for i, a in enumerate(self._attributes()) if i != row))

    def _move(self, by: int) -> None:
        row, attributes = self.table.currentRow(), self._attributes()
        attributes.insert(row + by, attributes.pop(row))
        self.table.setCurrentCell(row + by, 0)
        self._say(tuple(attributes))
