"""The right half of the entities window: an entity's page."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desk.model.entity import Entity
from desk.model.label import Label, LabelKind
from desk.model.scheme import tree
from desk.ui.dialogs.labels_details import NameEdit
from desk.ui.dialogs.register_chips import ChipList
from desk.ui.dialogs.register_facts import Facts
from desk.ui.dialogs.register_rows import PlaceList, row_of
from desk.ui.foreign import one_line
from desk.ui.labelmarks import swatch_icon
from desk.ui.panels.articles_rows import small_font
from desk.ui.panels.attributes import CalmCombo
from desk.ui.panels.inspector_rows import Row, RowList
from desk.ui.panels.note import NoteEdit

WIKIDATA = "wikidata"


class EntityPage(QWidget):
    """Shows one entity and says what a person wants changed in it; every signal brings the entity's id first."""

    renamed = Signal(str, str)
    label_chosen = Signal(str, str)
    alias_added = Signal(str, str)
    alias_removed = Signal(str, str)
    alias_promoted = Signal(str, str)
    """One of its other names is to be the name; the old one stays as another."""

    external_given = Signal(str, str, str)
    """A register's name and the id there, empty to take it away."""

    note_edited = Signal(str, str)
    place_opened = Signal(str, str)
    """An article's id and an annotation's."""

    entity_opened = Signal(str)
    more_asked = Signal()
    relation_remove_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entity: Entity | None = None
        self._labels: dict[str, Label] = {}
        self._ends: dict[str, str] = {}
        self.name = NameEdit()
        self.name.setAccessibleName(self.tr("Name"))
        self.name.editingFinished.connect(self._rename)
        self.label = CalmCombo()
        self.label.setAccessibleName(self.tr("Label"))
        self.label.activated.connect(self._choose_label)
        self.facts = QLabel()
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.facts.setWordWrap(True)
        self.aliases = ChipList(self.tr("Other names"))
        self.aliases.setToolTip(self.tr("Return makes one the main name, Delete takes it away"))
        self.aliases.taken_away.connect(lambda alias: self._about(self.alias_removed, alias))
        self.aliases.chosen.connect(lambda alias: self._about(self.alias_promoted, alias))
        self.aliases.customContextMenuRequested.connect(self._alias_menu)
        self.alias = Adding(self.tr("Add another name"))
        self.alias.entered.connect(lambda alias: self._about(self.alias_added, alias))
        self.externals = ChipList(self.tr("Ids elsewhere"))
        self.externals.taken_away.connect(lambda register: self._about(self.external_given, register, ""))
        self.externals.chosen.connect(self._edit_external)
        self.register = QComboBox()
        self.register.setEditable(True)
        self.register.addItems([WIKIDATA, "viaf", "isni", "geonames"])
        self.register.setAccessibleName(self.tr("Register"))
        self.external = Adding(self.tr("Add an id, such as Q794"))
        self.external.entered.connect(self._give_external)
        self.note = NoteEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Who or what this is"))
        self.note.edited.connect(self.note_edited)
        self.mentions = PlaceList(self.tr("Mentions"))
        self.claims = PlaceList(self.tr("Claims"))
        self.relations = RowList(self.tr("Relations"), fits=False)
        self.more = QPushButton()
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect_lists()

    def show_entity(self, entity: Entity | None, labels: Mapping[str, Label]) -> None:
        """The entity's own fields. What is being typed about the same one stays."""
        before, self._entity, self._labels = self._entity, entity, dict(labels)
        self._stack.setCurrentWidget(self._page if entity is not None else self._nothing)
        another = before is None or entity is None or before.id != entity.id
        if entity is not None:
            if another or not self.name.isModified():
                self.name.show_name(entity.name)
                self.name.setCursorPosition(0)
            self._show_label(entity)
            self.aliases.show_chips([(alias, alias) for alias in entity.aliases])
            self.externals.show_chips([(register, f"{register}  {id}") for register, id in entity.external])
            for line in (self.alias, self.external):
                if another:
                    line.clear()
        self.note.show_note(entity.id if entity else None, entity.note if entity else "")

    def show_facts(self, facts: Facts, relations: Sequence[Row], ends: Mapping[str, str]) -> None:
        """What the project says of it; `relations` are the rows of those that are no claims, `ends` where they lead."""
        self.facts.setText(facts_line(facts))
        entity = self._entity
        label = self._labels.get(entity.label) if entity else None
        color = label.color if label else "#777777"
        self.mentions.show_rows([row_of(each, color) for each in facts.passages])
        self.claims.show_rows(
            [
                row_of(each.passage, self._color(each.passage.annotation.label), self._role(each.role))
                for each in facts.claims
            ]
        )
        self._ends = dict(ends)
        self.relations.show_rows(relations)
        self.relations.setVisible(True)
        self.tabs.setTabText(0, self.tr("Mentions ({})").format(f"{facts.mentions:,}"))
        plus = "+" if facts.left else ""
        self.tabs.setTabText(1, self.tr("Claims ({})").format(f"{len(facts.claims):,}{plus}"))
        self.tabs.setTabText(2, self.tr("Relations ({})").format(f"{len(relations):,}"))
        self.more.setVisible(facts.left > 0)
        self.more.setText(self.tr("Show what {} more articles say").format(f"{facts.left:,}"))

    def flush(self) -> None:
        """Hands over what was typed and not handed over yet."""
        self.note.flush()
        self._rename()

    def _lay_out(self) -> None:
        font = self.name.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setWeight(font.Weight.DemiBold)
        self.name.setFont(font)
        self.label.setMinimumWidth(170)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.name, 1)
        head.addWidget(self.label)
        self.register.setFixedWidth(120)
        ids = QHBoxLayout()
        ids.setSpacing(6)
        ids.addWidget(self.register)
        ids.addWidget(self.external, 1)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, content in (
            (self.tr("Also called"), _column(self.aliases, self.alias)),
            (self.tr("Ids elsewhere"), _column(self.externals, ids)),
            (self.tr("Note"), _column(self.note)),
        ):
            label = QLabel(title)
            label.setContentsMargins(0, 6, 0, 0)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(label, content)
        mentions = QWidget()
        column = QVBoxLayout(mentions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.mentions, 1)
        column.addWidget(self.more)
        self.more.setAutoDefault(False)
        self.more.hide()
        for widget, title in ((mentions, "Mentions"), (self.claims, "Claims"), (self.relations, "Relations")):
            self.tabs.addTab(widget, title)
        self.tabs.setDocumentMode(True)
        self._page = QWidget()
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.facts)
        layout.addLayout(form)
        layout.addWidget(self.tabs, 1)
        self._nothing = QLabel(self.tr("No entity is selected."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._page)
        self.facts.setFont(small_font(self.font()))

    def _connect_lists(self) -> None:
        self.mentions.opened.connect(self.place_opened)
        self.claims.opened.connect(self.place_opened)
        self.relations.opened.connect(lambda id: self.entity_opened.emit(self._ends.get(id, "")))
        self.relations.remove_asked.connect(self.relation_remove_asked)
        self.more.clicked.connect(self.more_asked)

    def _show_label(self, entity: Entity) -> None:
        self.label.clear()
        offered = [
            label for label, _ in tree(self._labels, LabelKind.ENTITY) if not label.retired or label.id == entity.label
        ]
        for label in offered:
            self.label.addItem(
                swatch_icon(label, self.palette(), self.devicePixelRatioF()), one_line(label.name), label.id
            )
        self.label.setCurrentIndex(self.label.findData(entity.label))

    def _color(self, label: str | None) -> str:
        found = self._labels.get(label or "")
        return found.color if found else "#777777"

    def _role(self, role: str) -> str:
        words = {"source": self.tr("says"), "outer source": self.tr("reports that somebody says")}
        label = self._labels.get(role)
        return words.get(role, label.name if label else role)

    def _rename(self) -> None:
        name = " ".join(self.name.text().split())
        if self._entity is not None and self.name.isModified():
            self.name.setModified(False)
            if name and name != self._entity.name:
                self.renamed.emit(self._entity.id, name)
            else:
                self.name.show_name(self._entity.name)

    def _choose_label(self, row: int) -> None:
        label = self.label.itemData(row)
        if self._entity is not None and label != self._entity.label:
            self.label_chosen.emit(self._entity.id, label)

    def _give_external(self, id: str) -> None:
        register = self.register.currentText().strip() or WIKIDATA
        self._about(self.external_given, register, id)

    def _edit_external(self, register: str) -> None:
        if self._entity is not None:
            self.register.setCurrentText(register)
            self.external.setText(dict(self._entity.external).get(register, ""))
            self.external.setFocus()
            self.external.selectAll()

    def _alias_menu(self, place: QPoint) -> None:
        item = self.aliases.itemAt(place)
        if item is None:
            return
        alias = str(item.data(Qt.ItemDataRole.UserRole))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Make this the main name"), lambda: self._about(self.alias_promoted, alias))
        menu.addAction(self.tr("Take away"), lambda: self._about(self.alias_removed, alias))
        menu.popup(self.aliases.viewport().mapToGlobal(place))

    def _about(self, signal: SignalInstance, *values: str) -> None:
        if self._entity is not None:
            signal.emit(self._entity.id, *values)


class Adding(QLineEdit):
    """A line to add something with Return; it is empty afterwards. Escape empties it."""

    entered = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return adds, and does not reach the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            words = self.text().strip()
            if words:
                self.clear()
                self.entered.emit(words)
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


def facts_line(facts: Facts) -> str:
    """How often, where and when, on one line."""
    if not facts.mentions:
        return "Not mentioned in any article yet"
    mentions = "1 mention" if facts.mentions == 1 else f"{facts.mentions:,} mentions"
    articles = "1 article" if facts.articles == 1 else f"{facts.articles:,} articles"
    span = ""
    if facts.first:
        span = f"  ·  {facts.first}" if facts.first == facts.last else f"  ·  {facts.first} to {facts.last}"
    return f"{mentions} in {articles}{span}"


def _column(*parts: QWidget | QHBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return column
