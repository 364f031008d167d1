"""The details panel: everything about the picked annotation, to be read and changed."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desk.model.annotation import Annotation, Claim
from desk.model.label import Attribute, Label, LabelKind, Scalar, attributes_of
from desk.model.scheme import tree
from desk.model.span import Span
from desk.ui.dates import local_time
from desk.ui.foreign import is_rtl, isolated, one_line
from desk.ui.labelmarks import swatch_icon
from desk.ui.panels.annotations_model import untyped
from desk.ui.panels.articles_rows import small_font
from desk.ui.panels.attributes import AttributeField, CalmCombo, attribute_like, field_for
from desk.ui.panels.note import NoteEdit

QUOTE_SHOWN = 1200
"""So many code points of a part are shown; what is longer is cut in the middle."""


class InspectorPanel(QWidget):
    """Shows one annotation, or a hint. What a person changes leaves as a signal and comes back as `show_annotation`."""

    relabel_asked = Signal(str, str)
    """An annotation's id and a label's."""

    note_edited = Signal(str, str)
    """An annotation's id and its new note. It may come while another annotation is shown already."""

    attribute_edited = Signal(str, str, object)
    """An annotation's id, an attribute's name and its value, None for unset."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._annotation: Annotation | None = None
        self._labels: dict[str, Label] = {}
        self._fields: dict[str, AttributeField] = {}
        self._offered: list[str] = []
        self._asked: list[tuple[Attribute, bool]] = []
        self.label = CalmCombo()
        self.label.setAccessibleName(self.tr("Label"))
        self.label.activated.connect(self._relabel)
        self.quote = QuoteView()
        self.note = NoteEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Your own words about this annotation"))
        self.note.edited.connect(self.note_edited)
        self.made = QLabel()
        self.made.setTextFormat(Qt.TextFormat.PlainText)
        self.made.setWordWrap(True)
        self.made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.made.setAccessibleName(self.tr("Author and times"))
        self.hint = QLabel(self.tr("Click a highlight, or press F8 to go to the next one. Its details stand here."))
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hint.setWordWrap(True)
        self.hint.setMargin(16)
        self._lay_out()
        self.setAccessibleName(self.tr("Details of the annotation"))

    def sizeHint(self) -> QSize:
        """A dock of comfortable width."""
        return QSize(290, 280)

    def show_annotation(
        self, annotation: Annotation | None, labels: Mapping[str, Label], people: Mapping[str, str]
    ) -> None:
        """Shows an annotation, or with None the hint. `labels` by id; `people` are names by id.

        The same one again only changes what differs; what is being typed stays, and so does the caret. Before another
        one is shown, what was typed about the last leaves as a signal.
        """
        before = self._annotation
        another = before is None or annotation is None or annotation.id != before.id
        unsaved = self._unsaved() if another else []
        self._annotation, self._labels = annotation, dict(labels)
        if annotation is not None:
            self._show_label(annotation)
            self.quote.show_parts(annotation.spans, self._color(annotation))
            self._show_attributes(annotation, another)
            self._show_made(annotation, people)
        self._stack.setCurrentWidget(self._details if annotation is not None else self._nothing)
        # Last, for upon what is handed over here this may be called again.
        self.note.show_note(annotation.id if annotation else None, annotation.note if annotation else "")
        for name, value in unsaved:
            assert before is not None
            self.attribute_edited.emit(before.id, name, value)

    def flush(self) -> None:
        """Hands over what was typed and not handed over yet: before undo, before closing."""
        self.note.flush()
        for field in list(self._fields.values()):
            field.flush()

    def changeEvent(self, event: QEvent) -> None:
        """Swatches follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_annotation", None) is not None:
            assert self._annotation is not None
            self._offered = []
            self._show_label(self._annotation)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(6)
        self._form = form
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(10, 4, 10, 8)
        body.setSpacing(8)
        body.addWidget(self.label)
        body.addWidget(self.quote)
        body.addLayout(form)
        body.addWidget(self.note)
        body.addWidget(self.made)
        body.addStretch(1)
        self._details = QScrollArea()
        self._details.setWidget(self._body)
        self._details.setWidgetResizable(True)
        self._details.setFrameShape(QFrame.Shape.NoFrame)
        self._details.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._details.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = QWidget()
        nothing = QVBoxLayout(self._nothing)
        nothing.addWidget(self.hint)
        nothing.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._details)

    def _color(self, annotation: Annotation) -> str:
        label = self._labels.get(annotation.label or "")
        return label.color if label else "#777777"

    def _show_label(self, annotation: Annotation) -> None:
        kind = LabelKind.CLAIM if isinstance(annotation, Claim) else LabelKind.ENTITY
        offered = [label for label, _ in tree(self._labels, kind) if not label.retired or label.id == annotation.label]
        ids = [label.id for label in offered]
        signature = [f"{label.id} {label.name} {label.color} {label.parent}" for label in offered]
        if annotation.label is None or annotation.label not in ids:
            signature.append(annotation.label or "")
        if signature != self._offered:
            self._offered = signature
            self.label.clear()
            ratio = self.devicePixelRatioF()
            for label in offered:
                self.label.addItem(swatch_icon(label, self.palette(), ratio), one_line(label.name), label.id)
            if annotation.label not in ids:
                self.label.insertItem(0, annotation.label or untyped(), None)
        self.label.setCurrentIndex(max(0, self.label.findData(annotation.label)))

    def _unsaved(self) -> list[tuple[str, Scalar | None]]:
        found = [(name, field.unsaved()) for name, field in self._fields.items()]
        return [(name, value[0]) for name, value in found if value is not None]

    def _show_attributes(self, annotation: Annotation, anew: bool) -> None:
        label = self._labels.get(annotation.label or "")
        known = attributes_of(label, self._labels) if label else []
        names = {attribute.name for attribute in known}
        asked = [(attribute, True) for attribute in known]
        asked += [(attribute_like(name, value), False) for name, value in annotation.attributes if name not in names]
        if asked != self._asked:
            self._asked = asked
            self._make_fields()
        values = dict(annotation.attributes)
        for name, field in self._fields.items():
            field.show_value(values.get(name), anew=anew)

    def _make_fields(self) -> None:
        # Later, for it may be one of the fields itself that caused this.
        while self._form.rowCount():
            row = self._form.takeRow(0)
            for widget in (row.labelItem.widget(), row.fieldItem.widget()):
                assert widget is not None
                widget.hide()
                widget.deleteLater()
        self._fields.clear()
        before: QWidget = self.label
        for attribute, known in self._asked:
            field = field_for(attribute, self._body)
            field.edited.connect(lambda value, name=attribute.name: self._edited(name, value))
            name = QLabel(one_line(attribute.name.replace("_", " ")))
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setBuddy(field)
            if not known:
                name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                name.setToolTip(self.tr("The label set does not have this attribute for this label."))
            self._form.addRow(name, field)
            self._fields[attribute.name] = field
            proxy = field.focusProxy()
            if proxy is not None:
                self.setTabOrder(before, proxy)
                before = proxy
        self.setTabOrder(before, self.note)

    def _show_made(self, annotation: Annotation, people: Mapping[str, str]) -> None:
        author = isolated(one_line(people.get(annotation.author, annotation.author)))
        lines = [self.tr("By {}, {}").format(author, local_time(annotation.created))]
        if annotation.modified != annotation.created:
            lines.append(self.tr("Changed {}").format(local_time(annotation.modified)))
        self.made.setFont(small_font(self.font()))
        self.made.setText("\n".join(lines))

    def _relabel(self, row: int) -> None:
        label = self.label.itemData(row)
        if self._annotation is not None and label is not None and label != self._annotation.label:
            self.relabel_asked.emit(self._annotation.id, label)

    def _edited(self, name: str, value: object) -> None:
        if self._annotation is not None:
            self.attribute_edited.emit(self._annotation.id, name, value)


class QuoteView(QWidget):
    """The words that an annotation marks, part by part, to be selected and copied; plain text whatever it holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Span, ...], str] = ((), "")
        self.parts: list[QLabel] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.setAccessibleName(self.tr("Quote"))

    def show_parts(self, spans: tuple[Span, ...], color: str) -> None:
        """Shows these parts beside a bar of this colour."""
        if (spans, color) == self._shown:
            return
        self._shown = (spans, color)
        for part in self.parts:
            self._layout.removeWidget(part)
            part.deleteLater()
        self.parts = [self._part(span, color, number) for number, span in enumerate(spans, 1)]
        for part in self.parts:
            self._layout.addWidget(part)

    def _part(self, span: Span, color: str, number: int) -> QLabel:
        part = QLabel()
        part.setTextFormat(Qt.TextFormat.PlainText)
        part.setText(_cut(span.text))
        part.setWordWrap(True)
        part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        part.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        part.setToolTip(self.tr("Characters {} to {}").format(span.start, span.end))
        part.setAccessibleName(self.tr("Quote, part {}").format(number))
        rtl = is_rtl(span.text)
        part.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        side = "right" if rtl else "left"
        part.setStyleSheet(f"QLabel {{ border: 0; border-{side}: 3px solid {color}; padding: 1px 8px; }}")
        return part


def _cut(text: str) -> str:
    if len(text) <= QUOTE_SHOWN:
        return text
    half = QUOTE_SHOWN // 2
    return f"{text[:half]} […] {text[-half:]}"
