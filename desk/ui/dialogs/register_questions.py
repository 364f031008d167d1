"""What the entities window asks before it merges, splits, deletes or takes in a file."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desk.actions import merging
from desk.actions.registering import Reach
from desk.model.annotation import Mention
from desk.model.entity import Entity
from desk.model.label import Label
from desk.model.relation import Relation
from desk.ui.dialogs.register_facts import Passage
from desk.ui.dialogs.register_rows import PlaceList, row_of
from desk.ui.foreign import one_line
from desk.ui.labelmarks import swatch_icon
from desk.ui.translation import tr

LISTED = 8


class MergeDialog(QDialog):
    """Which of several entities stays, and what comes of it."""

    merge_asked = Signal(object, object)
    """The entity that stays, and the list of the others."""

    def __init__(
        self,
        entities: Sequence[Entity],
        mentions: Sequence[Mention],
        relations: Sequence[Relation],
        labels: Mapping[str, Label],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Merge {} entities").format(len(entities)))
        self._entities, self._mentions, self._relations = list(entities), mentions, relations
        self._labels = labels
        self.into = QComboBox()
        self.into.setAccessibleName(self.tr("The entity that stays"))
        for entity in entities:
            label = labels.get(entity.label)
            name = f"{one_line(entity.name)}   ({self._count(entity)})"
            if label is not None:
                self.into.addItem(swatch_icon(label, self.palette(), self.devicePixelRatioF()), name, entity.id)
            else:
                self.into.addItem(name, entity.id)
        self.effects: dict[str, QLabel] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(14)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge: QPushButton = self.buttons.addButton(self.tr("Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.merge.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.into.currentIndexChanged.connect(self._preview)
        self._lay_out()
        self._preview()

    def chosen(self) -> tuple[Entity, list[Entity]]:
        """The one that stays, and the others."""
        row = self.into.currentIndex()
        return self._entities[row], [entity for n, entity in enumerate(self._entities) if n != row]

    def accept(self) -> None:
        """Hands them over."""
        chosen = self.chosen()
        super().accept()
        self.merge_asked.emit(*chosen)

    def _lay_out(self) -> None:
        stays = QFormLayout()
        stays.setHorizontalSpacing(14)
        stays.addRow(self.tr("&Into"), self.into)
        box = QFrame()
        box.setFrameShape(QFrame.Shape.StyledPanel)
        box.setAutoFillBackground(True)
        box.setBackgroundRole(QPalette.ColorRole.Base)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(14, 12, 14, 12)
        inner.addLayout(self._form)
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 16)
        layout.setSpacing(12)
        layout.addLayout(stays)
        layout.addWidget(box, 1)
        layout.addWidget(_small(self.tr("Undo takes all of it back at once."), self))
        layout.addWidget(self.buttons)
        self.resize(520, 330)

    def _preview(self) -> None:
        into, others = self.chosen()
        found = merging.merger(into, others, self._mentions, self._relations)
        lines = {
            self.tr("Goes over"): _goes_over(found.reach),
            self.tr("Goes away"): ", ".join(f"“{one_line(other.name)}”" for other in others[:LISTED])
            + (self.tr(" and {} more").format(len(others) - LISTED) if len(others) > LISTED else ""),
            self.tr("New names"): ", ".join(map(one_line, found.added_names)),
            self.tr("Another label"): self._labels_line(found, into),
            self.tr("Different ids"): "\n".join(
                self.tr("{}: {} stays, {} (“{}”) is lost").format(
                    clash.register, clash.kept, clash.lost, one_line(clash.entity.name)
                )
                for clash in found.clashes
            ),
            self.tr("Dropped"): self.tr("{} that would be there twice or lead to itself").format(
                _relations(len(found.dropped))
            )
            if found.dropped
            else "",
        }
        while self._form.rowCount():
            self._form.removeRow(0)
        self.effects = {}
        for title, words in lines.items():
            if words:
                shown = QLabel(words)
                shown.setTextFormat(Qt.TextFormat.PlainText)
                shown.setWordWrap(True)
                name = QLabel(title)
                name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                self._form.addRow(name, shown)
                self.effects[title] = shown

    def _labels_line(self, found: merging.Merger, into: Entity) -> str:
        if not found.labels:
            return ""
        others = ", ".join(self._label(label) for label in found.labels)
        return self.tr("{} stays; {} is not kept").format(self._label(into.label), others)

    def _label(self, id: str) -> str:
        return self._labels[id].name if id in self._labels else id

    def _count(self, entity: Entity) -> str:
        return _mentions(sum(mention.entity == entity.id for mention in self._mentions))


class SplitDialog(QDialog):
    """Which mentions leave an entity, and what the new one is called."""

    split_asked = Signal(object, object, object)
    """The entity as it is then, the new one, and the mentions that go over."""

    def __init__(self, entity: Entity, passages: Sequence[Passage], color: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Split “{}”").format(one_line(entity.name)))
        self._entity = entity
        self._mentions = [each.annotation for each in passages if isinstance(each.annotation, Mention)]
        self._named = False
        words = QLabel(self.tr("Tick the mentions that are somebody or something else."))
        self.list = PlaceList(self.tr("Mentions that leave"), ticks=True)
        self.list.show_rows([row_of(each, color) for each in passages])
        self.list.itemChanged.connect(self._judge)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the new entity"))
        self.name.textEdited.connect(self._typed)
        self.effect = _small("", self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.split: QPushButton = self.buttons.addButton(self.tr("Split"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.split.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.addRow(self.tr("&New entity"), self.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 16)
        layout.setSpacing(10)
        layout.addWidget(words)
        layout.addWidget(self.list, 1)
        layout.addLayout(form)
        layout.addWidget(self.effect)
        layout.addWidget(self.buttons)
        self.resize(640, 520)
        self._judge()

    def leaving(self) -> list[Mention]:
        """The mentions that are ticked."""
        return [self._mentions[row] for row in self.list.ticked()]

    def accept(self) -> None:
        """Hands over what comes of it."""
        leaving = self.leaving()
        left, new = self._proposal(leaving)
        super().accept()
        self.split_asked.emit(left, new, leaving)

    def _proposal(self, leaving: Sequence[Mention]) -> tuple[Entity, Entity]:
        gone = {mention.id for mention in leaving}
        staying = [mention for mention in self._mentions if mention.id not in gone]
        return merging.split_off(self._entity, self.name.text(), leaving, staying)

    def _typed(self) -> None:
        self._named = bool(self.name.text().strip())
        self._judge()

    def _judge(self) -> None:
        leaving = self.leaving()
        if not self._named:
            # The longest is the fullest name.
            quotes = sorted({" ".join(mention.quote.split()) for mention in leaving}, key=lambda q: (-len(q), q))
            self.name.setText(quotes[0] if quotes else "")
        is_ready = bool(leaving) and bool(self.name.text().strip())
        self.split.setEnabled(is_ready)
        words = self.tr("{} of {} leave.").format(f"{len(leaving):,}", _mentions(len(self._mentions)))
        if is_ready:
            _, new = self._proposal(leaving)
            if new.aliases:
                words += " " + self.tr("They take along the names: {}.").format(", ".join(map(one_line, new.aliases)))
        self.effect.setText(words)


class DeleteQuestion(QMessageBox):
    """Entities in use are deleted only after asking."""

    def __init__(
        self, entities: Sequence[Entity], mentions: int, relations: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        name = (
            f"“{one_line(entities[0].name)}”"
            if len(entities) == 1
            else self.tr("{} entities").format(f"{len(entities):,}")
        )
        self.setWindowTitle(self.tr("Delete {}").format(name))
        self.setText(self.tr("Delete {}?").format(name))
        gone = [self.tr("{} will not be linked any more.").format(_mentions(mentions))] if mentions else []
        gone += [self.tr("{} will go.").format(_relations(relations))] if relations else []
        self.setInformativeText(" ".join([*gone, self.tr("Undo brings all of it back.")]))
        self.delete: QPushButton = self.addButton(self.tr("Delete"), QMessageBox.ButtonRole.AcceptRole)
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self.delete)
        self.setEscapeButton(cancel)


class TakeInQuestion(QMessageBox):
    """Says what a file would bring."""

    def __init__(self, name: str, arrival: merging.Arrival, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning if arrival.problems else QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("Import entities"))
        self.setText(self.tr("Take in the entities of {}?").format(name))
        lines = [arrival.summary, *arrival.problems[:LISTED]]
        if len(arrival.problems) > LISTED:
            lines.append(self.tr("… and {} more").format(len(arrival.problems) - LISTED))
            self.setDetailedText("\n".join(arrival.problems))
        self.setInformativeText("\n".join(lines))
        self.take: QPushButton = self.addButton(self.tr("Import"), QMessageBox.ButtonRole.AcceptRole)
        self.take.setEnabled(bool(arrival.transaction.changes))
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self.take)
        self.setEscapeButton(cancel)


def _goes_over(reach: Reach) -> str:
    parts: list[str] = []
    if reach.mentions:
        articles = tr("1 article") if reach.articles == 1 else tr("{} articles").format(f"{reach.articles:,}")
        parts.append(tr("{} in {}").format(_mentions(reach.mentions), articles))
    if reach.relations:
        parts.append(_relations(reach.relations))
    return ", ".join(parts) or tr("nothing but the name")


def _mentions(count: int) -> str:
    return tr("1 mention") if count == 1 else tr("{} mentions").format(f"{count:,}")


def _relations(count: int) -> str:
    return tr("1 relation") if count == 1 else tr("{} relations").format(f"{count:,}")


def _small(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
