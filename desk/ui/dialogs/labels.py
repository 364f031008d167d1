"""The label set editor: every change goes through the workbench at once, so there is nothing to confirm but Close."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk.actions.workbench import Workbench
from desk.model.label import Label, LabelKind
from desk.paths import resource
from desk.store.rows import LabelUse
from desk.ui.dialogs.files import ask_to_read, ask_to_write
from desk.ui.dialogs.fittings import foot, tool_button
from desk.ui.dialogs.labels_details import LabelDetails
from desk.ui.dialogs.labels_notice import Notice
from desk.ui.dialogs.labels_questions import DeleteQuestion, LoadQuestion, MergeDialog
from desk.ui.dialogs.labels_tree import LabelTree
from desk.ui.dialogs.labels_work import LabelWork

Keys = QKeySequence.StandardKey


class LabelsDialog(QDialog):
    """Shows the label set as it is stored, follows whoever changes it, and has done what a person asks.

    It listens to the workbench only while it is visible.
    """

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Labels"))
        self.work = LabelWork(workbench, self)
        self.tree = LabelTree()
        self.details = LabelDetails()
        self.notice = Notice()
        self._make_actions()
        self._lay_out()
        self._connect_work()
        self._connect_widgets()
        self.tree.setFocus()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for the default labels without scrolling, as far as the screen has it."""
        return QSize(980, 720).boundedTo(self.screen().availableSize() * 0.92)

    def showEvent(self, event: QShowEvent) -> None:
        """Starts to follow the project."""
        self.work.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops following, unless the window is only minimised."""
        if not event.spontaneous():
            self.work.stop()
        super().hideEvent(event)

    def ask_merge(self) -> None:
        """Asks into which label the current one goes."""
        label = self.tree.current_label()
        use = self.work.use_of(label) if label is not None else None
        if label is None or use is None:
            return
        dialog = MergeDialog(label, self.work.labels, use, self)
        dialog.chosen.connect(lambda into: self._on(into, lambda target: self.work.merge(label, target)))
        dialog.open()

    def ask_load(self, path: Path, name: str = "") -> None:
        """Says what loading that file, called `name` or as it is, would change, and loads it if that is agreed to."""
        transaction = self.work.reading_of(path)
        if transaction is None:
            return
        if not transaction.changes:
            self.notice.say(self.tr("The project already has these labels."))
            return
        question = LoadQuestion(name or path.name, transaction, self)
        question.load.clicked.connect(lambda: self.work.load(transaction))
        question.open()

    def label_menu(self) -> QMenu:
        """All that can be done to the current label."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for actions in (
            (self.rename_action, self.recolour_action, self.rekey_action),
            (self.up_action, self.down_action, self.indent_action, self.outdent_action),
            (self.merge_action, self.retire_action, self.delete_action),
            self._add_actions,
        ):
            menu.addActions(list(actions))
            menu.addSeparator()
        return menu

    def _make_actions(self) -> None:
        make, tree, work = self._action, self.tree, self.work
        self.add_entity_action = make(self.tr("Add entity label"), Keys.New, lambda: self._add(LabelKind.ENTITY))
        self.add_claim_action = make(self.tr("Add claim label"), "Ctrl+Shift+N", lambda: self._add(LabelKind.CLAIM))
        self.add_relation_action = make(self.tr("Add relation label"), "Ctrl+R", lambda: self._add(LabelKind.RELATION))
        self._add_actions = (self.add_entity_action, self.add_claim_action, self.add_relation_action)
        self.undo_action = make(self.tr("Undo"), Keys.Undo, work.undo)
        self.redo_action = make(self.tr("Redo"), "Ctrl+Shift+Z", work.redo)
        self.load_action = make(self.tr("Load from file…"), Keys.Open, self._choose_load)
        self.save_action = make(self.tr("Save to file…"), Keys.Save, self._choose_save)
        self.default_action = make(self.tr("Restore the default labels…"), "", self._load_default)
        self.merge_action = make(self.tr("Merge into…"), "Ctrl+M", self.ask_merge)
        self.retire_action = make(self.tr("Retire"), "Ctrl+T", self._with_label(work.retire_or_restore))
        self.recolour_action = make(self.tr("Choose colour"), "Ctrl+L", self.details.swatches.focus_current)
        self.rekey_action = make(self.tr("Choose key"), "Ctrl+K", self.details.key.wait_for_key)
        # These keys mean something else in a text field or a table.
        self.rename_action = make(self.tr("Rename"), "F2", tree.rename_current, tree)
        self.delete_action = make(self.tr("Delete"), "Del", self._with_label(work.delete), tree)
        self.up_action = make(self.tr("Move up"), "Alt+Up", self._with_label(lambda x: work.move(x, -1)), tree)
        self.down_action = make(self.tr("Move down"), "Alt+Down", self._with_label(lambda x: work.move(x, 1)), tree)
        self.indent_action = make(self.tr("Put under the one above"), "Alt+Right", self._with_label(work.indent), tree)
        self.outdent_action = make(self.tr("Lift one level"), "Alt+Left", self._with_label(work.outdent), tree)

    def _action(self, text: str, key: Keys | str, run: Callable[[], object], only_in: QWidget | None = None) -> QAction:
        """An action of the dialog, its key good everywhere in it or only in one widget."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text} ({shown})" if shown else text)
        # Without the lambda, `run` would be given whether the action is checked.
        action.triggered.connect(lambda: run())  # noqa: PLW0108
        if only_in is None:
            self.addAction(action)
        else:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            only_in.addAction(action)
        return action

    def _with_label(self, verb: Callable[[Label], object]) -> Callable[[], None]:
        """The verb on the current label."""

        def run() -> None:
            label = self.tree.current_label()
            if label is not None:
                verb(label)

        return run

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(4)
        bar.addWidget(self._menu_button(self.tr("Add"), self.tr("Add a label"), (self._add_actions,)))
        bar.addSpacing(12)
        self.merge_action.setIconText(self.tr("Merge…"))
        bar.addWidget(tool_button(self.merge_action))
        for action in (self.retire_action, self.delete_action):
            bar.addWidget(tool_button(action))
        bar.addStretch(1)
        for action in (self.undo_action, self.redo_action):
            bar.addWidget(tool_button(action))
        bar.addSpacing(12)
        files = ((self.load_action, self.save_action), (self.default_action,))
        bar.addWidget(self._menu_button(self.tr("File"), self.tr("Load and save label sets"), files))
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.tree)
        halves.addWidget(self._scrolled(self.details))
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        halves.setSizes([370, 560])
        self.tree.setMinimumWidth(200)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(10)
        layout.addLayout(bar)
        layout.addWidget(halves, 1)
        layout.addLayout(foot(self.notice, self.accept))

    @staticmethod
    def _scrolled(content: QWidget) -> QScrollArea:
        """The content, which a low screen shows a part of; never narrower than it can be."""
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        area.setMinimumWidth(content.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        return area

    @staticmethod
    def _menu_button(text: str, name: str, groups: Sequence[Sequence[QAction]]) -> QToolButton:
        """A button that opens a menu, its groups parted by lines."""
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for group in groups:
            menu.addActions(list(group))
            menu.addSeparator()
        button.setMenu(menu)
        return button

    def _connect_work(self) -> None:
        work = self.work
        work.refreshed.connect(self._show)
        work.said.connect(self.notice.say)
        work.warned.connect(self.notice.warn)
        work.cleared.connect(self.notice.clear)
        work.key_taken.connect(self._offer_key)
        work.delete_refused.connect(self._ask_delete)

    def _connect_widgets(self) -> None:
        work, tree, details = self.work, self.tree, self.details
        tree.label_changed.connect(self._show_current)
        tree.named.connect(lambda id, name: self._on(id, lambda label: work.rename(label, name)))
        tree.new_named.connect(lambda kind, name: work.add(LabelKind(kind), name))
        tree.moved.connect(
            lambda id, parent, ahead: self._on(
                id, lambda label: work.place(label, work.labels.get(parent), work.labels.get(ahead))
            )
        )
        tree.editing_ended.connect(work.refresh_soon)
        tree.key_asked.connect(details.key.wait_for_key)
        tree.customContextMenuRequested.connect(
            lambda place: self.label_menu().popup(tree.viewport().mapToGlobal(place))
        )
        details.renamed.connect(lambda id, name: self._on(id, lambda label: work.rename(label, name)))
        details.color_chosen.connect(lambda id, color: self._on(id, lambda label: work.recolour(label, color)))
        details.key_chosen.connect(lambda id, key: self._on(id, lambda label: work.give_key(label, key)))
        details.ends_chosen.connect(lambda id, ends: self._on(id, lambda label: work.give_ends(label, ends)))
        details.attributes_chosen.connect(lambda id, new: self._on(id, lambda label: work.give_attributes(label, new)))
        details.parent_chosen.connect(
            lambda id, parent: self._on(id, lambda label: work.place(label, work.labels.get(parent)))
        )

    def _on(self, id: str, verb: Callable[[Label], object]) -> None:
        """The verb on the label with that id as it is now."""
        label = self.work.labels.get(id)
        if label is None:
            self.notice.warn(self.tr("This label was meanwhile removed elsewhere."))
            self.work.refresh_soon()
        else:
            verb(label)

    def _show(self) -> None:
        # The rows must stay while a name is being typed; its end asks for another refresh.
        if self.tree.is_editing():
            return
        work, current = self.work, self.tree.current_label()
        self.tree.show_labels(work.labels, work.counts, work.newest or (current.id if current else None))
        work.newest = None
        for action, title, nothing in (
            (self.undo_action, work.undo_title, self.tr("Nothing to undo")),
            (self.redo_action, work.redo_title, self.tr("Nothing to redo")),
        ):
            action.setEnabled(title is not None)
            action.setToolTip(f"{action.text()}: {title}" if title else nothing)

    def _show_current(self) -> None:
        label = self.tree.current_label()
        self.details.show_label(label, self.work.labels)
        self.retire_action.setText(self.tr("Restore") if label is not None and label.retired else self.tr("Retire"))
        for action in (
            *(self.rename_action, self.recolour_action, self.rekey_action),
            *(self.up_action, self.down_action, self.indent_action, self.outdent_action),
            *(self.merge_action, self.retire_action, self.delete_action),
        ):
            action.setEnabled(label is not None)
        self.rekey_action.setEnabled(label is not None and label.kind is not LabelKind.RELATION)

    def _add(self, kind: LabelKind) -> None:
        self.notice.clear()
        self.tree.type_new(kind)

    def _offer_key(self, label: Label, key: str, holder: Label) -> None:
        words = self.tr("The key {} belongs to “{}”.").format(key, holder.name)
        offer = self.tr("Give it to “{}”").format(label.name)
        self.notice.warn(words, offer, lambda: self.work.give_key(label, key, take=True))

    def _ask_delete(self, label: Label, use: LabelUse) -> None:
        question = DeleteQuestion(label, use, self)
        question.merge_asked.connect(self.ask_merge)
        question.retire_asked.connect(lambda: self.work.retire_or_restore(label))
        question.open()

    def _choose_load(self) -> None:
        ask_to_read(self, self.tr("Load a label set"), self.tr("Label sets (*.json)"), self.ask_load)

    def _choose_save(self) -> None:
        title, kinds = self.tr("Save the label set"), self.tr("Label sets (*.json)")
        ask_to_write(self, title, "labels.json", kinds, self.work.save, suffix="json")

    def _load_default(self) -> None:
        self.ask_load(resource("labels", "default.json"), self.tr("the default set"))
