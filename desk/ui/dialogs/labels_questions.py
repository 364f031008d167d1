"""What the label editor asks before it does something large: merge into which, delete how, load really."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desk.actions.scheme import missing_ends
from desk.model.change import Transaction
from desk.model.label import Label
from desk.model.scheme import tree
from desk.store.rows import LabelUse
from desk.ui.labelmarks import swatch_icon
from desk.ui.translation import tr


class MergeDialog(QDialog):
    """Asks into which label of its kind `source` is to be merged."""

    chosen = Signal(str)
    """The id of that label."""

    def __init__(
        self, source: Label, labels: Mapping[str, Label], use: LabelUse, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Merge “{}” into another label").format(source.name))
        words = QLabel(self._effect(source, use))
        words.setWordWrap(True)
        self.list = QListWidget()
        # Choosing a row lays the rows out, which must know the style by then.
        self.list.ensurePolished()
        self.list.setAccessibleName(self.tr("Label to merge into"))
        for label, depth in tree(labels, source.kind):
            if label.id != source.id and not label.retired:
                icon = swatch_icon(label, self.palette(), self.devicePixelRatioF())
                item = QListWidgetItem(icon, "    " * depth + label.name)
                item.setData(Qt.ItemDataRole.UserRole, label.id)
                self.list.addItem(item)
        self._source, self._labels, self._use = source, labels, use
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.list.currentItemChanged.connect(self._note_ends)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge = self.buttons.addButton(self.tr("Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.merge.setEnabled(self.list.count() > 0)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.note)
        layout.addWidget(self.buttons)
        self.resize(380, 420)

    def _note_ends(self) -> None:
        """A relation label that takes relations over allows what they go between."""
        item = self.list.currentItem()
        into = self._labels[item.data(Qt.ItemDataRole.UserRole)] if item is not None else None
        more = missing_ends(self._source, into) if into is not None and self._use.relations else ()
        pairs = ", ".join(self.tr("{} to {}").format(_end(one), _end(other)) for one, other in more)
        self.note.setText(self.tr("“{}” will then also go from {}.").format(into.name, pairs) if into and more else "")
        self.note.setVisible(bool(more))

    def _effect(self, source: Label, use: LabelUse) -> str:
        if not use.total:
            return self.tr("“{}” is on nothing and will just be removed.").format(source.name)
        words = self.tr(
            "The label you choose will be on {} more, which keep all else. “{}” is removed; undo takes it back."
        )
        return words.format(use_words(use), source.name)

    def accept(self) -> None:
        """Says which."""
        item = self.list.currentItem()
        super().accept()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class DeleteQuestion(QMessageBox):
    """A label in use cannot go: merge it, or retire it?"""

    merge_asked = Signal()
    retire_asked = Signal()

    def __init__(self, label: Label, use: LabelUse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Delete “{}”").format(label.name))
        self.setText(self.tr("“{}” is still on {}.").format(label.name, use_words(use)))
        self.setInformativeText(
            self.tr(
                "Merge it to give those another label. Or retire it: they keep it, and it is not offered any more.\n"
                "Nothing is lost either way."
            )
        )
        self.merge: QPushButton = self.addButton(self.tr("Merge into…"), QMessageBox.ButtonRole.AcceptRole)
        self.retire: QPushButton = self.addButton(self.tr("Retire"), QMessageBox.ButtonRole.AcceptRole)
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self.merge)
        self.setEscapeButton(cancel)
        self.retire.setEnabled(not label.retired)
        self.merge.clicked.connect(self.merge_asked)
        self.retire.clicked.connect(self.retire_asked)


class LoadQuestion(QMessageBox):
    """Says what loading a set would change, and asks whether to."""

    def __init__(self, name: str, transaction: Transaction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Load a label set"))
        self.setText(self.tr("Replace the labels of this project by those of {}?").format(name))
        self.setInformativeText(self._summary(transaction))
        self.load: QPushButton = self.addButton(self.tr("Load"), QMessageBox.ButtonRole.AcceptRole)
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self.load)
        self.setEscapeButton(cancel)

    def _summary(self, transaction: Transaction) -> str:
        added: list[str] = []
        removed: list[str] = []
        retired: list[str] = []
        changed: list[str] = []
        for change in transaction.changes:
            before, after = change.before, change.after
            if isinstance(after, Label) and before is None:
                added.append(after.name)
            elif isinstance(before, Label) and after is None:
                removed.append(before.name)
            elif isinstance(before, Label) and isinstance(after, Label):
                if after.retired and not before.retired:
                    retired.append(before.name)
                elif replace(before, position=after.position) != after:
                    changed.append(before.name)
        lines = [
            self._line(self.tr("Added: {}"), added),
            self._line(self.tr("Changed: {}"), changed),
            self._line(self.tr("Retired, because in use: {}"), retired),
            self._line(self.tr("Removed, because not in use: {}"), removed),
            self.tr("No annotation is lost, and undo brings the old set back."),
        ]
        return "\n".join(line for line in lines if line)

    def _line(self, words: str, names: list[str]) -> str:
        if len(names) > 6:
            names = [*names[:5], self.tr("and {} more").format(len(names) - 5)]
        return words.format(", ".join(names)) if names else ""


def use_words(use: LabelUse) -> str:
    """What carries a label, in words: “2 annotations and 1 entity”."""
    counted = (
        (use.annotations, tr("1 annotation"), tr("{} annotations")),
        (use.entities, tr("1 entity of the register"), tr("{} entities of the register")),
        (use.relations, tr("1 relation"), tr("{} relations")),
        (use.articles, tr("1 article"), tr("{} articles")),
    )
    parts = [one if count == 1 else many.format(QLocale().toString(count)) for count, one, many in counted if count]
    return tr(" and ").join(parts)


def _end(kind: str) -> str:
    return tr("claim") if kind == "claim" else tr("entity")
