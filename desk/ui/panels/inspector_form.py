"""The fields of the details panel: attributes by what the label asks, and entities."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from desk.actions.scheme import common_attributes
from desk.model.annotation import Annotation, Claim
from desk.model.label import Attribute, Label, LabelKind, Scalar, attributes_of
from desk.model.scheme import in_order
from desk.ui.foreign import one_line
from desk.ui.forms import level
from desk.ui.panels.attributes import AttributeField, attribute_like, field_for
from desk.ui.panels.inspector_context import VERDICT, Context
from desk.ui.panels.inspector_entity import EntityField

LINK_CERTAINTY, SAID_ON = "link_certainty", "said_on"
"""Attributes that have their own place: beside the entity, and with a date from the text offered."""

ENTITY = ""
"""Stands for the entity of a mention where else the label of a relation (id) stands."""


class InspectorForm(QWidget):
    """Made anew when something else is asked; what is being typed stays otherwise."""

    edited = Signal(str, object)
    """An attribute's name and its value, None for unset."""

    end_asked = Signal(str, str)
    """Choose an entity: for which relation label or ENTITY, and what it replaces (empty for one more)."""

    end_removed = Signal(str, str)
    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, AttributeField] = {}
        self.ends: dict[str, EntityField] = {}
        self._asked: tuple[list[tuple[Attribute, bool]], list[tuple[str, str]]] = ([], [])
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.setHorizontalSpacing(10)
        self._form.setVerticalSpacing(6)

    def show_annotation(
        self, annotation: Annotation, labels: Mapping[str, Label], context: Context, *, anew: bool
    ) -> None:
        """Shows its values; `anew` forgets what was being typed about another."""
        known = _attributes_of(annotation, dict(labels), context.verdicts)
        names = {attribute.name for attribute in known}
        is_claim = isinstance(annotation, Claim)
        if is_claim:
            # Not shown where the project has no verdicts; one that was given stays on the claim.
            names.add(VERDICT.name)
        asked = [(attribute, True) for attribute in known]
        asked += [(attribute_like(name, value), False) for name, value in annotation.attributes if name not in names]
        ends = [(label.id, label.name) for label in end_labels(labels)] if is_claim else [(ENTITY, self.tr("Entity"))]
        others = (asked, ends) != self._asked
        if others:
            self._asked = (asked, ends)
            self._make()
        values = dict(annotation.attributes)
        for name, field in self.fields.items():
            field.show_value(values.get(name), anew=anew)
        self._show_context(context, unset=SAID_ON not in values)
        if others:
            level(self._form)

    def unsaved(self) -> list[tuple[str, Scalar | None]]:
        """What was typed, fits and was not handed over yet: attributes' names and values."""
        found = [(name, field.unsaved()) for name, field in self.fields.items()]
        return [(name, value[0]) for name, value in found if value is not None]

    def flush(self) -> None:
        """Hands over what `unsaved` gives."""
        for field in list(self.fields.values()):
            field.flush()

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        found: list[QWidget] = []
        for row in range(self._form.rowCount()):
            item = self._form.itemAt(row, QFormLayout.ItemRole.FieldRole)
            widget = item.widget() if item is not None else None
            if isinstance(widget, EntityField | AttributeField):
                found += widget.stops()
        return found

    def _show_context(self, context: Context, *, unset: bool) -> None:
        of_end = dict(context.ends)
        for id, field in self.ends.items():
            if id == ENTITY:
                shown = (context.entity,) if context.entity is not None else ()
                field.show_entities(shown, context.offer, context.offer_key)
            else:
                field.show_entities(of_end.get(id, ()))
        hint, said_on = context.said_on, self.fields.get(SAID_ON)
        if said_on is not None:
            said_on.suggest(hint.value if hint and unset else None, hint.words if hint else "")

    def _make(self) -> None:
        # Later, for it may be one of the fields itself that caused this.
        while self._form.rowCount():
            row = self._form.takeRow(0)
            for widget in (row.labelItem.widget(), row.fieldItem.widget()):
                assert widget is not None
                widget.hide()
                widget.deleteLater()
        self.fields.clear()
        self.ends.clear()
        asked, ends = self._asked
        for id, title in ends:
            if id == ENTITY:
                self._add_end(id, title)
        for attribute, known in asked:
            self._add_attribute(attribute, known)
        for id, title in ends:
            if id != ENTITY:
                self._add_end(id, title)

    def _add_attribute(self, attribute: Attribute, known: bool) -> None:
        field = field_for(attribute, self)
        field.edited.connect(lambda value: self.edited.emit(attribute.name, value))
        name = QLabel(one_line(attribute.name.replace("_", " ")))
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setBuddy(field)
        if not known:
            name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            name.setToolTip(self.tr("The label set does not have this attribute for this label."))
        self._form.addRow(name, field)
        self.fields[attribute.name] = field

    def _add_end(self, id: str, title: str) -> None:
        field = EntityField(title, single=id == ENTITY, parent=self)
        field.choose_asked.connect(lambda chosen: self.end_asked.emit(id, chosen))
        field.remove_asked.connect(lambda chosen: self.end_removed.emit(id, chosen))
        field.page_asked.connect(self.page_asked)
        name = QLabel(one_line(title).lower())
        name.setTextFormat(Qt.TextFormat.PlainText)
        self._form.addRow(name, field)
        self.ends[id] = field


def end_labels(labels: Mapping[str, Label]) -> list[Label]:
    """The relations in use from a claim to an entity: each is a field of a claim."""
    return [label for label in in_order(labels.values()) if ("claim", "entity") in label.ends and not label.retired]


def _attributes_of(annotation: Annotation, labels: dict[str, Label], verdicts: bool) -> list[Attribute]:
    """What the label asks, or of a claim without a type all claim labels; how sure a link is comes first."""
    label = labels.get(annotation.label or "")
    known = attributes_of(label, labels) if label else []
    if not isinstance(annotation, Claim):
        return sorted(known, key=lambda attribute: attribute.name != LINK_CERTAINTY)
    if label is None:
        known = list(common_attributes(labels, LabelKind.CLAIM))
    if not verdicts:
        return [attribute for attribute in known if attribute.name != VERDICT.name]
    return known if any(attribute.name == VERDICT.name for attribute in known) else [*known, VERDICT]
