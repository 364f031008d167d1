"""The adjudicator's own version of a case, put together from what the analysts say and what they did not think of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desk.actions.adjudicating import Bench
from desk.actions.scheme import common_attributes
from desk.measure.align import Case
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.claim import Attribution
from desk.model.label import Attribute, Label, LabelKind, Scalar, attributes_of, with_attribute
from desk.model.scheme import in_order
from desk.model.span import Span
from desk.text.offsets import Utf16Map
from desk.ui.adjudicate.words import Known, chain_words
from desk.ui.article.positions import display_copy
from desk.ui.foreign import one_line
from desk.ui.panels.attributes import AttributeField, CalmCombo, attribute_like, field_for

AROUND = 400
"""So many code points on each side of a case can be seen, and taken into it."""


class OwnDialog(QDialog):
    """`version` gives what was put together, `start` is what it starts as: see `start_of`."""

    def __init__(
        self, case: Case, bench: Bench, known: Known, start: Annotation, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Own version"))
        self._bench, self._known = bench, known
        self._there = [each for each in case.by if each is not None]
        self._version = start
        self._fields: dict[str, AttributeField] = {}
        first, last = case.place
        self._from = bench.text.rfind("\n", 0, max(first - AROUND, 0)) + 1
        self._from = max(self._from, first - 2 * AROUND, 0)
        self._passage = bench.text[self._from : last + AROUND]
        self._utf16 = Utf16Map(self._passage)
        self.text = QPlainTextEdit(display_copy(self._passage))
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The passage; what is selected in it becomes the version's words"))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.take_button = QPushButton(self.tr("Take the selection"))
        self.take_button.setAutoDefault(False)
        self.take_button.clicked.connect(self.take_selection)
        self.label = CalmCombo()
        self.label.setAccessibleName(self.tr("Label"))
        self.rest = CalmCombo()
        self._form = QFormLayout()
        self._lay_out()
        self._offer_labels()
        self._offer_rest()
        self._ask()
        self._show_words()
        self.label.activated.connect(self._relabel)
        self.rest.activated.connect(self._take_rest)
        self._center()
        self.label.setFocus()

    def sizeHint(self) -> QSize:
        """Room for the passage and the fields of a claim."""
        return QSize(620, 600)

    def version(self) -> Annotation:
        """What was put together."""
        for field in self._fields.values():
            field.flush()
        return self._version

    def take_selection(self) -> None:
        """The selected words become the version's; several parts become one."""
        cursor = self.text.textCursor()
        if not cursor.hasSelection():
            return
        start = self._from + self._utf16.to_code_point(cursor.selectionStart())
        end = self._from + self._utf16.to_code_point(cursor.selectionEnd(), round_up=True)
        while start < end and self._bench.text[start].isspace():
            start += 1
        while end > start and self._bench.text[end - 1].isspace():
            end -= 1
        if start < end:
            self._version = replace(self._version, spans=(Span.of(self._bench.text, start, end),))
            self._show_words()

    def accept(self) -> None:
        """What was selected last counts, also where nobody pressed the button."""
        if self.text.textCursor().hasSelection():
            self.take_selection()
        super().accept()

    def _lay_out(self) -> None:
        hint = QLabel(self.tr("Select other words in the passage to move its ends."))
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._form.addRow(self.tr("Words"), self.words)
        self._form.addRow("", self.take_button)
        claim = isinstance(self._version, Claim)
        self._form.addRow(self.tr("Claim type") if claim else self.tr("Label"), self.label)
        rest = self.tr("Sources") if claim else self.tr("Entity")
        self.rest.setAccessibleName(rest)
        self._form.addRow(rest, self.rest)
        inner = QWidget()
        inner.setLayout(self._form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.text, 2)
        layout.addWidget(hint)
        layout.addWidget(area, 3)
        layout.addWidget(buttons)

    def _offer_labels(self) -> None:
        kind = LabelKind.CLAIM if isinstance(self._version, Claim) else LabelKind.ENTITY
        given = {each.label for each in self._there}
        labels = [each for each in in_order(self._known.labels.values()) if each.kind is kind]
        labels = [each for each in labels if not each.retired or each.id in given]
        if kind is LabelKind.CLAIM:
            self.label.addItem(self.tr("No type"), None)
        # What an analyst says comes first.
        for label in sorted(labels, key=lambda each: each.id not in given):
            self.label.addItem(label.name, label.id)
        self.label.setCurrentIndex(max(self.label.findData(self._version.label), 0))

    def _offer_rest(self) -> None:
        """Entities that the analysts linked, or the chains that they gave."""
        if isinstance(self._version, Mention):
            self.rest.addItem(self.tr("not linked"), None)
            linked = dict.fromkeys(each.entity for each in self._there if isinstance(each, Mention) and each.entity)
            for entity in linked:
                self.rest.addItem(self._known.entities.get(entity, entity[:8]), entity)
            self.rest.setCurrentIndex(max(self.rest.findData(self._version.entity), 0))
            return
        chains: list[Attribution] = []
        for each in (self._version, *self._there):
            if isinstance(each, Claim) and each.attribution not in chains:
                chains.append(each.attribution)
                self.rest.addItem(chain_words(each, self._bench, self._known))
        if () not in chains:
            chains.append(())
            self.rest.addItem(self.tr("the outlet itself"))
        self._chains = chains

    def _take_rest(self, row: int) -> None:
        if isinstance(self._version, Mention):
            self._version = replace(self._version, entity=self.rest.itemData(row))
        elif isinstance(self._version, Claim):
            self._version = replace(self._version, attribution=self._chains[row])

    def _relabel(self, _: int) -> None:
        self._version = replace(self._version, label=self.label.currentData())
        self._ask()

    def _ask(self) -> None:
        """Shows a field for each attribute that the label asks for, and for those that somebody set all the same."""
        for field in self._fields.values():
            field.flush()
            self._form.removeRow(field)
        self._fields = {}
        for attribute in _asked(self._version, self._there, self._known.labels):
            field = field_for(attribute)
            field.show_value(dict(self._version.attributes).get(attribute.name), anew=True)
            field.edited.connect(lambda value, name=attribute.name: self._set(name, value))
            self._form.addRow(attribute.name.replace("_", " "), field)
            self._fields[attribute.name] = field

    def _set(self, name: str, value: Scalar | None) -> None:
        self._version = replace(self._version, attributes=with_attribute(self._version.attributes, name, value))
        self._fields[name].show_value(value)

    def _show_words(self) -> None:
        self.words.setText(one_line(self._version.quote))
        marks = []
        tone = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        tone.setAlpha(70)
        for span in self._version.spans:
            mark = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            form.setBackground(tone)
            cursor = self._cursor(span)
            if cursor is not None:
                mark.cursor, mark.format = cursor, form
                marks.append(mark)
        self.text.setExtraSelections(marks)

    def _cursor(self, span: Span) -> QTextCursor | None:
        start, end = span.start - self._from, span.end - self._from
        if not 0 <= start < end <= len(self._passage):
            return None
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self._utf16.to_utf16(start))
        cursor.setPosition(self._utf16.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _center(self) -> None:
        cursor = self._cursor(self._version.spans[0])
        if cursor is not None:
            cursor.setPosition(cursor.selectionStart())
            self.text.setTextCursor(cursor)
            self.text.centerCursor()


def start_of(case: Case, bench: Bench, place: int | None, person: str) -> Annotation:
    """What an own version starts as: one's earlier own one, else what the analyst at `place` has, else the first."""
    there = [each for each in case.by if each is not None]
    decision = bench.decided.get(there[0].id)
    earlier = bench.versions.get(decision.replacement or "") if decision is not None else None
    if decision is not None and decision.by == person and earlier is not None:
        return earlier
    chosen = case.by[place] if place is not None else None
    return chosen or there[0]


def _asked(version: Annotation, there: Sequence[Annotation], labels: Mapping[str, Label]) -> list[Attribute]:
    known = dict(labels)
    label = known.get(version.label or "")
    if label is not None:
        asked = attributes_of(label, known)
    else:
        asked = list(common_attributes(known, LabelKind.CLAIM)) if isinstance(version, Claim) else []
    names = {attribute.name for attribute in asked}
    more = {name: value for each in (*there, version) for name, value in each.attributes if name not in names}
    return [*asked, *(attribute_like(name, value) for name, value in more.items())]
