"""The entities window: the project's register, beside the text and open as long as one likes."""

from collections.abc import Callable, Collection
from heapq import nlargest
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desk.model.change import Transaction
from desk.model.entity import Entity
from desk.model.label import Label
from desk.model.relation import Relation
from desk.ui.bridge import Bridge
from desk.ui.dialogs.files import ask_to_read, ask_to_write
from desk.ui.dialogs.fittings import foot, tool_button
from desk.ui.dialogs.labels_notice import Notice
from desk.ui.dialogs.register_browser import Browser
from desk.ui.dialogs.register_facts import ARTICLES_READ, Facts
from desk.ui.dialogs.register_page import EntityPage
from desk.ui.dialogs.register_questions import DeleteQuestion, MergeDialog, SplitDialog, TakeInQuestion
from desk.ui.dialogs.register_work import RegisterWork
from desk.ui.foreign import one_line
from desk.ui.panels.inspector_rows import Row
from desk.ui.register import Register

PAUSE_MS = 60
"""After so short a rest on an entity its articles are read, so that going through the list stays quick."""

MOST_OFFERED = 8
"""Entities to merge with, before anything is typed."""

Keys = QKeySequence.StandardKey


class RegisterWindow(QWidget):
    """Not modal. It follows whatever is committed, as long as it is there."""

    place_opened = Signal(str, str)
    """The ids of an article and of an annotation in it that is to be shown."""

    closed = Signal()

    def __init__(
        self, bridge: Bridge, register: Register, labels: dict[str, Label], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Entities"))
        self.register = register
        self.work = RegisterWork(bridge, register, self)
        self._labels: dict[str, Label] = {}
        self._articles = ARTICLES_READ
        self._facts: Facts | None = None
        self.browser = Browser(register)
        self.page = EntityPage()
        self.notice = Notice()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._show_facts)
        self._make_actions()
        self._lay_out()
        self._connect()
        self.set_labels(labels)
        self.browser.take(None)
        self.resize(self.sizeHint())
        self.browser.setFocus()

    def sizeHint(self) -> QSize:
        """Room for list and page side by side, as far as the screen has it."""
        return QSize(1060, 740).boundedTo(self.screen().availableSize() * 0.92)

    def set_labels(self, labels: dict[str, Label]) -> None:
        """The label set as it is now."""
        self._labels = dict(labels)
        self.browser.set_labels(labels)
        self._show_page()

    def show_entity(self, id: str) -> None:
        """Opens an entity's page."""
        self.browser.show_entity(id)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed is kept."""
        self.page.flush()
        self.closed.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def ask_new(self) -> None:
        """Asks for the name of a new entity; its label is the one that is shown, else the first."""
        label = self.browser.label()
        text = self.browser.filter.text()
        name, good = QInputDialog.getText(self, self.tr("New entity"), self.tr("Name:"), text=text)
        if good and name.strip() and label is not None and (made := self.work.create(name, label)) is not None:
            self.show_entity(made.id)
            self.page.label.setFocus()

    def ask_merge(self) -> None:
        """Asks which of the selected ones stays; with only one selected, what it is to be merged with."""
        chosen = self.browser.selected()
        if len(chosen) == 1:
            self._choose_other(chosen[0])
        elif chosen:
            self._ask_merge(chosen)

    def ask_split(self) -> None:
        """Asks which mentions of the current entity are somebody else."""
        entity = self.browser.current()
        if entity is None:
            return
        mentions, _ = self.work.reach([entity.id])
        if len(mentions) < 2:
            self.notice.warn(self.tr("An entity with fewer than two mentions cannot be split."))
            return
        label = self._labels.get(entity.label)
        dialog = SplitDialog(entity, self.work.passages(mentions), label.color if label else "#777777", self)
        dialog.split_asked.connect(lambda left, new, leaving: self._split(entity, left, new, leaving))
        dialog.open()

    def ask_delete(self) -> None:
        """Deletes the selected ones; asks first where they are in use."""
        chosen = self.browser.selected()
        if not chosen:
            return
        mentions, relations = self.work.reach([entity.id for entity in chosen])
        if not mentions and not relations:
            self.work.delete(chosen)
            return
        question = DeleteQuestion(chosen, len(mentions), len(relations), self)
        question.delete.clicked.connect(lambda: self.work.delete(chosen))
        question.open()

    def take_in(self, path: Path) -> None:
        """Says what a file would bring, and takes it in if that is agreed to."""
        arrival = self.work.arrival(path, self._labels)
        if arrival is None:
            return
        if not arrival.transaction.changes and not arrival.problems:
            self.notice.say(self.tr("All entities of {} are here already.").format(path.name))
            return
        question = TakeInQuestion(path.name, arrival, self)
        question.take.clicked.connect(lambda: self.work.take_in(arrival))
        question.open()

    def _make_actions(self) -> None:
        make = self._action
        self.new_action = make(self.tr("New"), Keys.New, self.ask_new)
        self.merge_action = make(self.tr("Merge…"), "Ctrl+M", self.ask_merge)
        self.split_action = make(self.tr("Split…"), "Ctrl+T", self.ask_split)
        self.delete_action = make(self.tr("Delete"), "", self.ask_delete)
        self.import_action = make(self.tr("Import…"), Keys.Open, self._choose_import)
        self.export_action = make(self.tr("Export…"), Keys.Save, self._choose_export)
        self.undo_action = make(self.tr("Undo"), Keys.Undo, self.work.undo)
        self.redo_action = make(self.tr("Redo"), "Ctrl+Shift+Z", self.work.redo)
        self.find_action = make(self.tr("Find"), Keys.Find, self.browser.filter.setFocus)

    def _action(self, text: str, key: Keys | str, run: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        # Else the buttons would leave out that more is asked.
        action.setIconText(text)
        action.setShortcut(QKeySequence(key))
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text.rstrip('…')} ({shown})" if shown else text)
        # Without the lambda, `run` would be given whether the action is checked.
        action.triggered.connect(lambda: run())  # noqa: PLW0108
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(4)
        for action in (self.new_action, self.merge_action, self.split_action, self.delete_action):
            bar.addWidget(tool_button(action))
        bar.addStretch(1)
        for action in (self.undo_action, self.redo_action):
            bar.addWidget(tool_button(action))
        bar.addSpacing(12)
        for action in (self.import_action, self.export_action):
            bar.addWidget(tool_button(action))
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.setContentsMargins(14, 0, 0, 0)
        inner.addWidget(self.page)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.browser)
        halves.addWidget(right)
        halves.setSizes([380, 640])
        halves.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(10)
        layout.addLayout(bar)
        layout.addWidget(halves, 1)
        layout.addLayout(foot(self.notice, self.close))

    def _connect(self) -> None:
        bridge, page, work = self.work.bridge, self.page, self.work
        self.register.changed.connect(self._on_changed)
        bridge.committed.connect(self._on_committed)
        self.browser.list.shown.connect(lambda _: self._on_current())
        self.browser.list.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.browser.list.delete_asked.connect(self.ask_delete)
        self.browser.list.customContextMenuRequested.connect(self._menu)
        work.said.connect(self.notice.say)
        work.warned.connect(self.notice.warn)
        bridge.refused.connect(self.notice.warn)
        page.renamed.connect(lambda id, name: self._on(id, lambda entity: work.rename(entity, name)))
        page.label_chosen.connect(
            lambda id, label: self._on(id, lambda entity: work.relabel(entity, self._labels[label]))
        )
        page.alias_added.connect(lambda id, alias: self._on(id, lambda entity: work.add_alias(entity, alias)))
        page.alias_removed.connect(lambda id, alias: self._on(id, lambda entity: work.remove_alias(entity, alias)))
        page.alias_promoted.connect(lambda id, alias: self._on(id, lambda entity: work.rename(entity, alias)))
        page.external_given.connect(
            lambda id, register, other: self._on(id, lambda entity: work.set_external(entity, register, other))
        )
        page.note_edited.connect(lambda id, note: self._on(id, lambda entity: work.set_note(entity, note)))
        page.place_opened.connect(self.place_opened)
        page.entity_opened.connect(self.show_entity)
        page.relation_remove_asked.connect(self._unrelate)
        page.more_asked.connect(self._show_more)

    def _on(self, id: str, verb: Callable[[Entity], object]) -> None:
        entity = self.register.entities.get(id)
        if entity is not None:
            verb(entity)

    def _on_changed(self, ids: set[str] | None) -> None:
        self.browser.take(ids)
        current = self.browser.list.current()
        if ids is None or current in ids:
            self._show_page()
            self._soon.start()

    def _on_committed(self, transaction: Transaction) -> None:
        if any(isinstance(change.value, Label) for change in transaction.changes):
            with self.work.bridge.workbench.store.reading() as reading:
                self.set_labels(reading.labels())
        self._soon.start()

    def _on_current(self) -> None:
        self.page.flush()
        self._articles = ARTICLES_READ
        self._show_page()
        self._enable()
        self._soon.start()

    def _show_page(self) -> None:
        self.page.show_entity(self.browser.current(), self._labels)

    def _show_facts(self) -> None:
        entity = self.browser.current()
        facts = self.work.facts(entity.id, self._articles) if entity is not None else None
        if entity is None or facts is None:
            return
        self._facts = facts
        rows: list[Row] = []
        ends: dict[str, str] = {}
        for relation in facts.relations:
            other = relation.target if relation.source == entity.id else relation.source
            if other in self.register.entities:
                rows.append(self._row(relation, entity, self.register.entities[other]))
                ends[relation.id] = other
        self.page.show_facts(facts, rows, ends)

    def _row(self, relation: Relation, entity: Entity, other: Entity) -> Row:
        label = self._labels.get(relation.label)
        name = label.name if label else relation.label
        first = f"{name} →" if relation.source == entity.id else f"← {name}"
        return Row(id=relation.id, first=first, second=other.name, color=label.color if label else "#777777")

    def _show_more(self) -> None:
        self._articles += 5 * ARTICLES_READ
        self._show_facts()

    def _unrelate(self, id: str) -> None:
        for relation in self._facts.relations if self._facts else ():
            if relation.id == id:
                self.work.unrelate(relation)

    def _choose_other(self, entity: Entity) -> None:
        """Asks with what a single entity is to be merged."""
        from desk.ui.dialogs.palette import Choice
        from desk.ui.dialogs.register_palette import EntityPalette
        from desk.ui.offers import for_letters

        def find(typed: str) -> list[Choice]:
            offers = for_letters(typed or entity.name, self.register, entity.label)
            found = [(offer.entity, offer.why) for offer in offers if offer.entity.id != entity.id]
            if not typed:
                known = {entity.id, *(other.id for other, _ in found)}
                found += [(other, "") for other in self._most_mentioned(entity.label, known)]
            return [
                Choice(
                    value=other.id,
                    title=one_line(other.name),
                    detail=why,
                    color=self._labels[other.label].color if other.label in self._labels else "#777777",
                )
                for other, why in found
            ]

        palette = EntityPalette(self, self.tr("Merge “{}” with…").format(one_line(entity.name)), find)
        palette.chosen.connect(lambda id: self._ask_merge([self.register.entities[id], entity]))
        palette.open_over(self)

    def _most_mentioned(self, label: str, known: Collection[str]) -> list[Entity]:
        """Entities of a label that are not among these ids, to begin with where nothing alike is found."""
        others = (each for each in self.register.entities.values() if each.label == label and each.id not in known)
        return nlargest(MOST_OFFERED, others, key=lambda each: self.register.counts[each.id])

    def _ask_merge(self, entities: list[Entity]) -> None:
        entities = sorted(entities, key=lambda entity: -self.register.counts[entity.id])
        mentions, relations = self.work.reach([entity.id for entity in entities])
        dialog = MergeDialog(entities, mentions, relations, self._labels, self)
        dialog.merge_asked.connect(self._merge)
        dialog.open()

    def _merge(self, into: Entity, others: list[Entity]) -> None:
        if self.work.merge(into, others):
            self.show_entity(into.id)

    def _split(self, entity: Entity, left: Entity, new: Entity, leaving: list[object]) -> None:
        if self.work.split(entity, left, new, leaving):  # type: ignore[arg-type]  # a signal's list of mentions
            self.show_entity(new.id)

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.merge_action, self.split_action, self.delete_action])
        menu.popup(self.browser.list.viewport().mapToGlobal(place))

    def _enable(self) -> None:
        chosen = len(self.browser.list.selectionModel().selectedRows())
        self.merge_action.setEnabled(chosen > 0)
        self.delete_action.setEnabled(chosen > 0)
        self.split_action.setEnabled(chosen == 1)

    def _choose_import(self) -> None:
        kinds = self.tr("Entities (*.csv *.json);;All files (*)")
        ask_to_read(self, self.tr("Import entities"), kinds, self.take_in)

    def _choose_export(self) -> None:
        kinds = ";;".join([self.tr("Tables (*.csv)"), self.tr("JSON (*.json)")])
        ask_to_write(self, self.tr("Export entities"), "entities.csv", kinds, self.work.save)
