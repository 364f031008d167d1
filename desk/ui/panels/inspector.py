"""The details panel: everything about the picked annotation, to be read and changed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desk.model.annotation import Annotation, Claim
from desk.model.label import Label, LabelKind
from desk.model.scheme import tree
from desk.ui.dates import local_time
from desk.ui.foreign import isolated, one_line
from desk.ui.labelmarks import swatch_icon
from desk.ui.panels.annotations_model import untyped
from desk.ui.panels.articles_rows import small_font
from desk.ui.panels.attributes import AttributeField, CalmCombo
from desk.ui.panels.empty import empty_hint
from desk.ui.panels.inspector_context import NOTHING, Context
from desk.ui.panels.inspector_form import InspectorForm
from desk.ui.panels.inspector_quote import QuoteView
from desk.ui.panels.inspector_section import Section
from desk.ui.panels.note import NoteEdit


class InspectorPanel(QWidget):
    """Shows one annotation, or a hint. What a person changes leaves as a signal and comes back as `show_annotation`."""

    relabel_asked = Signal(str, str)
    """An annotation's id and a label's."""

    note_edited = Signal(str, str)
    """An annotation's id and its new note. It may come while another annotation is shown already."""

    attribute_edited = Signal(str, str, object)
    """An annotation's id, an attribute's name and its value, None for unset."""

    entity_asked = Signal(str)
    """Choose the entity of a mention (by id)."""

    unlink_asked = Signal(str)
    end_asked = Signal(str, str, str)
    """A claim's id, a relation label's, and that of the relation to replace; empty for one more."""

    page_asked = Signal(str)
    """An entity's id."""

    relation_opened = Signal(str)
    relation_remove_asked = Signal(str)
    relate_asked = Signal(str)
    """Relate this annotation (by id) to another."""

    evidence_asked = Signal(str, str)
    """A claim's id, and where evidence comes from: `selection` or `url`."""

    evidence_opened = Signal(str, int)
    """A claim's id and the number of its piece of evidence, as for the next three."""

    evidence_edit_asked = Signal(str, int)
    evidence_flip_asked = Signal(str, int)
    evidence_remove_asked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._annotation: Annotation | None = None
        self._labels: dict[str, Label] = {}
        self._offered: list[str] = []
        self._context = NOTHING
        self.label = CalmCombo()
        self.label.setAccessibleName(self.tr("Label"))
        self.label.activated.connect(self._relabel)
        self.quote = QuoteView()
        self.form = InspectorForm()
        self.form.edited.connect(self._edited)
        self.form.end_asked.connect(self._choose_end)
        self.form.end_removed.connect(self._remove_end)
        self.form.page_asked.connect(self.page_asked)
        self.note = NoteEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Your own words about this annotation"))
        self.note.edited.connect(self.note_edited)
        self.evidence = Section(
            self.tr("Evidence"),
            (
                ("selection", self.tr("+ Selection"), self.tr("The selected words of this article as evidence")),
                ("url", self.tr("+ Web address"), self.tr("A web address as evidence")),
            ),
        )
        self.relations = Section(
            self.tr("Relations"), (("relate", self.tr("+ Relate"), self.tr("Relate this to another annotation")),)
        )
        self._connect_sections()
        self.made = QLabel()
        self.made.setTextFormat(Qt.TextFormat.PlainText)
        self.made.setWordWrap(True)
        self.made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.made.setAccessibleName(self.tr("Author and times"))
        self.hint = empty_hint(self.tr("Click a highlight, or press F8 to go to the next one. Its details stand here."))
        self._lay_out()
        self.setAccessibleName(self.tr("Details of the annotation"))

    @property
    def _fields(self) -> dict[str, AttributeField]:
        return self.form.fields

    def sizeHint(self) -> QSize:
        """A dock of comfortable width."""
        return QSize(290, 280)

    def show_annotation(
        self,
        annotation: Annotation | None,
        labels: Mapping[str, Label],
        people: Mapping[str, str],
        context: Context = NOTHING,
    ) -> None:
        """Shows an annotation, or with None the hint. `labels` by id; `people` are names by id.

        The same one again only changes what differs; what is being typed stays, and so does the caret. Before another
        one is shown, what was typed about the last leaves as a signal.
        """
        before = self._annotation
        another = before is None or annotation is None or annotation.id != before.id
        unsaved = self.form.unsaved() if another else []
        self._annotation, self._labels, self._context = annotation, dict(labels), context
        if annotation is not None:
            self._show_label(annotation)
            self.quote.show_parts(annotation.spans, self._color(annotation))
            self.form.show_annotation(annotation, self._labels, context, anew=another)
            self._show_made(annotation, people)
            self._fill_context(annotation)
        self._stack.setCurrentWidget(self._details if annotation is not None else self._nothing)
        # Last, for upon what is handed over here this may be called again.
        self.note.show_note(annotation.id if annotation else None, annotation.note if annotation else "")
        for name, value in unsaved:
            assert before is not None
            self.attribute_edited.emit(before.id, name, value)

    def show_context(self, context: Context) -> None:
        """What belongs to the annotation on show, which has not changed itself."""
        self._context = context
        if self._annotation is not None:
            self.form.show_annotation(self._annotation, self._labels, context, anew=False)
            self._fill_context(self._annotation)

    def flush(self) -> None:
        """Hands over what was typed and not handed over yet: before undo, before closing."""
        self.note.flush()
        self.form.flush()

    def changeEvent(self, event: QEvent) -> None:
        """Swatches follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_annotation", None) is not None:
            assert self._annotation is not None
            self._offered = []
            self._show_label(self._annotation)

    def _lay_out(self) -> None:
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(10, 4, 10, 8)
        body.setSpacing(8)
        body.addWidget(self.label)
        body.addWidget(self.quote)
        body.addWidget(self.form)
        body.addWidget(self.note)
        body.addWidget(self.evidence)
        body.addWidget(self.relations)
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

    def _fill_context(self, annotation: Annotation) -> None:
        context = self._context
        is_claim = isinstance(annotation, Claim)
        self.evidence.setVisible(is_claim and (context.verdicts or bool(context.evidence)))
        self.evidence.rows.show_rows(context.evidence)
        self.relations.set_title(self.tr("Linked claims") if is_claim else self.tr("Relations of the entity"))
        self.relations.setVisible(is_claim or context.entity is not None)
        self.relations.rows.show_rows(context.relations)
        before: QWidget = self.label
        for stop in (*self.form.stops(), self.note):
            self.setTabOrder(before, stop)
            before = stop

    def _connect_sections(self) -> None:
        evidence, relations = self.evidence, self.relations
        evidence.add_asked.connect(lambda name: self._about(lambda id: self.evidence_asked.emit(id, name)))
        for signal, wish in (
            (evidence.rows.opened, self.evidence_opened),
            (evidence.rows.edit_asked, self.evidence_edit_asked),
            (evidence.rows.space_pressed, self.evidence_flip_asked),
            (evidence.rows.remove_asked, self.evidence_remove_asked),
        ):
            signal.connect(lambda row, wish=wish: self._about(lambda id: wish.emit(id, int(row))))
        relations.add_asked.connect(lambda _: self._about(self.relate_asked.emit))
        relations.rows.opened.connect(self.relation_opened)
        relations.rows.remove_asked.connect(self.relation_remove_asked)

    def _about(self, say: Callable[[str], object]) -> None:
        if self._annotation is not None:
            say(self._annotation.id)

    def _choose_end(self, label: str, chosen: str) -> None:
        if label:
            self._about(lambda id: self.end_asked.emit(id, label, chosen))
        else:
            self._about(self.entity_asked.emit)

    def _remove_end(self, label: str, chosen: str) -> None:
        if label:
            self.relation_remove_asked.emit(chosen)
        else:
            self._about(self.unlink_asked.emit)

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
