"""What the label editor knows and does, apart from how it looks: the stored label set and the verbs on it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desk.actions import scheme
from desk.actions.workbench import Workbench
from desk.formats.format import FormatError
from desk.formats.labelset import read_labels, write_labels
from desk.model.annotation import Annotation
from desk.model.change import Change, ConflictError, Entry, Transaction
from desk.model.entity import Entity
from desk.model.label import Attribute, Label, LabelKind
from desk.model.relation import Relation
from desk.model.scheme import RESERVED_KEYS, children
from desk.store.errors import StoreError
from desk.store.rows import LabelUse
from desk.ui.dialogs.labels_colors import free_color
from desk.ui.messages import sentence


class LabelWork(QObject):
    """Follows the project's label set and changes it through the workbench, an action a transaction.

    Labels are passed as they were last shown; if somebody changed them since, nothing is done and `warned` says so.
    """

    refreshed = Signal()
    """`labels`, `counts`, `undo_title` and `redo_title` are as stored now; `newest` is the id of a label to look at."""

    said = Signal(str)
    warned = Signal(str)
    key_taken = Signal(object, str, object)
    """A label could not have a key, for it is that of the third."""

    delete_refused = Signal(object, object)
    """A label is not deleted, for this carries it (a LabelUse)."""

    cleared = Signal()
    """Something new was begun; what was said before is about the past."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.labels: dict[str, Label] = {}
        self.counts: dict[str, int] = {}
        self.undo_title: str | None = None
        self.redo_title: str | None = None
        self.newest: str | None = None
        self._acting = False
        self._counted = False
        self._stop: Callable[[], None] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)

    def start(self) -> None:
        """Reads the set and follows it from now on."""
        if self._stop is None:
            self._stop = self._workbench.listen(self._follow)
            self._counted = False
            self.refresh()

    def stop(self) -> None:
        """Follows no more."""
        if self._stop is not None:
            self._stop()
            self._stop = None
            self._soon.stop()

    def refresh(self) -> None:
        """Reads what is stored."""
        try:
            with self._workbench.store.reading() as reading:
                self.labels = reading.labels()
                if not self._counted:
                    self.counts = reading.label_counts()
                    self._counted = True
            self.undo_title, self.redo_title = self._workbench.undo_title(), self._workbench.redo_title()
        except StoreError as error:
            self.warned.emit(sentence(error))
        self.refreshed.emit()

    def refresh_soon(self) -> None:
        """Reads when the current event is over; several wishes make one."""
        self._soon.start(0)

    def siblings(self, label: Label) -> list[Label]:
        """The labels at its level, itself among them, in order."""
        parent = label.parent if label.parent in self.labels else None
        return children(self.labels, label.kind, parent)

    def add(self, kind: LabelKind, name: str) -> None:
        """A new label with a colour that stands out and a key that is free."""
        used = [label.color for label in self.labels.values() if label.kind is kind and not label.retired]
        color, key = free_color(used), free_key(self.labels, kind, name)
        self._try(lambda: scheme.add_label(self.labels, kind, name, color=color, key=key))

    def rename(self, label: Label, name: str) -> None:
        """Another name."""
        self._try(lambda: scheme.change_label(self.labels, label, name=name))

    def recolour(self, label: Label, color: str) -> None:
        """Another colour."""
        self._try(lambda: scheme.change_label(self.labels, label, color=color))

    def give_attributes(self, label: Label, attributes: tuple[Attribute, ...]) -> None:
        """Other attributes; values on annotations stay."""
        self._try(lambda: scheme.change_label(self.labels, label, attributes=attributes))

    def give_ends(self, label: Label, ends: scheme.Ends) -> None:
        """Other ends for a relation; those that are there stay."""
        self._try(lambda: scheme.change_label(self.labels, label, ends=ends))

    def give_key(self, label: Label, key: str, take: bool = False) -> None:
        """Another key; if that belongs to another label, `take` decides whether it is taken or `key_taken` says so."""
        try:
            transaction = scheme.change_label(self.labels, label, key=key, take_key=take)
        except scheme.KeyTakenError as error:
            self.cleared.emit()
            if error.holder is None:
                self.warned.emit(self.tr("The key {} starts a claim and cannot be given away.").format(key))
            else:
                self.key_taken.emit(label, key, error.holder)
        except scheme.SchemeError as error:
            self.warned.emit(sentence(error))
        else:
            self._do(transaction)

    def retire_or_restore(self, label: Label) -> None:
        """Takes a label out of what is offered, or brings it back."""
        self._try(lambda: scheme.restore(self.labels, label) if label.retired else scheme.retire(label))

    def use_of(self, label: Label) -> LabelUse | None:
        """What carries the label; None where that cannot be read, which `warned` explains."""
        try:
            with self._workbench.store.reading() as reading:
                return reading.label_uses().get(label.id, LabelUse())
        except StoreError as error:
            self.warned.emit(sentence(error))
            return None

    def delete(self, label: Label) -> None:
        """Removes a label that is not in use; of another, `delete_refused` tells."""
        use = self.use_of(label)
        if use is None:
            return
        try:
            transaction = scheme.delete_label(self.labels, label, use.total)
        except scheme.LabelInUseError:
            self.delete_refused.emit(label, use)
        else:
            if self._do(transaction):
                self.said.emit(self.tr("“{}” is deleted.").format(label.name))

    def merge(self, source: Label, into: Label) -> None:
        """Gives everything that has `source` the label `into`, and removes `source`."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            with self._workbench.store.reading() as reading:
                found = [each for each in reading.carriers_of_label(source.id) if isinstance(each, scheme.Carrier)]
                there = reading.relations_with_label(into.id)
            stamp = self._workbench.stamp()
            self.newest = into.id
            done = self._try(lambda: scheme.merge_labels(self.labels, source, into, [*found, *there], stamp))
        except StoreError as error:
            self.warned.emit(sentence(error))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        if done is None:
            self.newest = None
        else:
            self.said.emit(self.tr("“{}” is now part of “{}”.").format(source.name, into.name))

    def place(self, label: Label, parent: Label | None, ahead_of: Label | None = None) -> None:
        """Another place in the tree."""
        self._try(lambda: scheme.place(self.labels, label, parent, ahead_of))

    def move(self, label: Label, by: int) -> None:
        """Past so many siblings, up where negative."""
        siblings = self.siblings(label)
        there = siblings.index(label) + by
        if 0 <= there < len(siblings):
            siblings.remove(label)
            siblings.insert(there, label)
            self._try(lambda: scheme.reorder(self.labels, [sibling.id for sibling in siblings]))

    def indent(self, label: Label) -> None:
        """Under the sibling above it."""
        siblings = self.siblings(label)
        here = siblings.index(label)
        if here > 0:
            self.place(label, siblings[here - 1])

    def outdent(self, label: Label) -> None:
        """Behind the label it stands under."""
        above = self.labels.get(label.parent or "")
        if above is not None:
            uncles = self.siblings(above)
            behind = uncles[uncles.index(above) + 1 :]
            self.place(label, self.labels.get(above.parent or ""), behind[0] if behind else None)

    def reading_of(self, path: Path) -> Transaction | None:
        """What loading the set of that file would change; None where it cannot be, which `warned` explains."""
        self.cleared.emit()
        try:
            labels = read_labels(path)
            with self._workbench.store.reading() as reading:
                counts = reading.label_counts()
            return scheme.replace_scheme(self.labels, labels, counts)
        except (FormatError, scheme.SchemeError, StoreError) as error:
            self.warned.emit(sentence(error))
            return None

    def load(self, transaction: Transaction) -> None:
        """Carries out what `reading_of` gave."""
        self._do(transaction)

    def save(self, path: Path) -> None:
        """Writes the set to a file."""
        try:
            write_labels(self.labels.values(), path)
        except FormatError as error:
            self.warned.emit(sentence(error))
        else:
            self.said.emit(self.tr("{} labels are saved in {}.").format(len(self.labels), path.name))

    def undo(self) -> None:
        """Takes back the latest action."""
        self._carry_out(self._workbench.undo)

    def redo(self) -> None:
        """Brings back the latest undone action."""
        self._carry_out(self._workbench.redo)

    def _follow(self, transaction: Transaction) -> None:
        for change in transaction.changes:
            if isinstance(change.value, Label):
                self._follow_label(change)
            elif isinstance(change.value, Annotation | Entity | Relation):
                for value, by in ((change.before, -1), (change.after, 1)):
                    if isinstance(value, Annotation | Entity | Relation) and value.label is not None:
                        self.counts[value.label] = self.counts.get(value.label, 0) + by
            else:
                # An import or an article that comes or goes brings annotations with it.
                self._counted = False
        self.refresh_soon()

    def _follow_label(self, change: Change) -> None:
        if not isinstance(change.after, Label):
            self.labels.pop(change.value.id, None)
            return
        self.labels[change.after.id] = change.after
        if change.before is None and self._acting:
            self.newest = change.after.id

    def _try(self, verb: Callable[[], Transaction]) -> Entry | None:
        """Does what the verb gives; where it refuses, says why."""
        try:
            transaction = verb()
        except scheme.SchemeError as error:
            self.warned.emit(sentence(error))
            self.refresh_soon()
            return None
        return self._do(transaction)

    def _do(self, transaction: Transaction) -> Entry | None:
        return self._carry_out(lambda: self._workbench.do(transaction))

    def _carry_out(self, action: Callable[[], Entry | None]) -> Entry | None:
        self.cleared.emit()
        self._acting = True
        try:
            entry = action()
        except (ConflictError, StoreError) as error:
            self.warned.emit(sentence(error))
            self.refresh_soon()
            return None
        finally:
            self._acting = False
        # What is shown must be true before the next key press, which may be waiting already.
        if self._soon.isActive():
            self._soon.stop()
            self.refresh()
        return entry


def free_key(labels: Mapping[str, Label], kind: LabelKind, name: str) -> str:
    """A key that nobody has: a letter of the name, for a claim a digit; nothing where all are taken, or for a relation.

    What a relation is called is asked once its ends are chosen, see `desk.ui.relating`.
    """
    if kind is LabelKind.RELATION:
        return ""
    wanted = "123456789" if kind is LabelKind.CLAIM else name.upper()
    for key in wanted:
        if key.isalnum() and key.isascii() and key not in RESERVED_KEYS and scheme.holder_of(labels, key) is None:
            return key
    return ""
