"""The annotations panel: what is labelled in the open article, as a list; also the view for those who cannot see it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk.model.annotation import Annotation
from desk.model.label import Label
from desk.ui.panels.annotations_list import AnnotationList
from desk.ui.panels.annotations_model import AnnotationsModel, Pair
from desk.ui.panels.filter_box import FilterBox


class AnnotationsPanel(QWidget):
    """Lists annotations. Widgets hold no truth: what is shown is what `show_annotations` and `change` said."""

    annotation_picked = Signal(str)
    """An annotation's id: a person chose it here. `pick` does not say so."""

    remove_asked = Signal(list)
    relabel_asked = Signal(list)
    order_changed = Signal(str)
    """The new `order`."""

    only_open_asked = Signal(bool)
    """Whether only what waits for a decision is to be shown, here and in the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picked: str | None = None
        self._decided = False
        self.model = AnnotationsModel(self)
        name = self.tr("Filter annotations by words, label or note")
        self.filter = FilterBox(self.tr("Filter annotations"), name)
        self.filter.wanted.connect(self._filter)
        self.count = QLabel()
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.count.setAccessibleName(self.tr("Number of annotations"))
        self.group_button = QToolButton()
        self.group_button.setText(self.tr("By label"))
        self.group_button.setToolTip(self.tr("Group the annotations by label; otherwise they stand in text order"))
        self.group_button.setAccessibleName(self.tr("Group by label"))
        self.group_button.setCheckable(True)
        self.group_button.setAutoRaise(True)
        self.group_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.group_button.toggled.connect(self._group)
        self.open_button = QToolButton()
        self.open_button.setText(self.tr("Waiting"))
        self.open_button.setToolTip(self.tr("Show only what waits for a decision, here and in the text"))
        self.open_button.setAccessibleName(self.tr("Only what waits for a decision"))
        self.open_button.setCheckable(True)
        self.open_button.setAutoRaise(True)
        self.open_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.open_button.clicked.connect(self.only_open_asked)
        self.open_button.hide()
        self.list = AnnotationList(self.model)
        self.list.setAccessibleName(self.tr("Annotations of this article"))
        self.empty = QLabel()
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.empty.setWordWrap(True)
        self.empty.setMargin(16)
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.filter.left.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.typed.connect(self.filter.look_for)
        self.list.remove_asked.connect(lambda: self._ask(self.remove_asked))
        self.list.relabel_asked.connect(lambda: self._ask(self.relabel_asked))
        self.list.menu_asked.connect(self._open_menu)
        self.setAccessibleName(self.tr("Annotations"))
        self._tell()

    def sizeHint(self) -> QSize:
        """Room for a dozen lines."""
        return QSize(290, 380)

    def show_annotations(self, annotations: Sequence[Annotation], labels: Mapping[str, Label]) -> None:
        """The annotations of an article and the label set by id, instead of what was shown."""
        with self._keeping_pick():
            self.model.show_annotations(annotations, labels)
        self._tell()

    def set_labels(self, labels: Mapping[str, Label]) -> None:
        """The label set has changed."""
        with self._keeping_pick():
            self.model.set_labels(labels)
        self._tell()

    def set_marks(self, marks: Mapping[str, str], told: Callable[[str], str]) -> None:
        """What was decided on annotations (ids): see article/verdicts.py; `told` says it in words."""
        self._decided = bool(marks)
        self.open_button.setVisible(self._decided or self.open_button.isChecked())
        self.model.set_marks(marks, told)

    def set_only_open(self, on: bool) -> None:
        """Whether only what waits for a decision is shown."""
        self.open_button.setChecked(on)
        self.open_button.setVisible(self._decided or on)
        self._tell()

    def change(self, pairs: Sequence[Pair]) -> None:
        """Takes in annotations before and after: see `Transaction.annotations`."""
        with self._keeping_pick():
            self.model.change(pairs)
        self._tell()

    def pick(self, id: str | None) -> None:
        """Marks an annotation as picked and brings it into sight; None for none."""
        self._picked = id
        row = self.model.place(id) if id is not None else None
        self._mark(row)
        if row is not None:
            self.list.scrollTo(self.model.index(row, 0))

    def order(self) -> str:
        """`text` or `label`."""
        return "label" if self.model.grouped else "text"

    def set_order(self, order: str) -> None:
        """In text order (`text`) or grouped by label (`label`)."""
        self.group_button.setChecked(order == "label")

    def selected(self) -> list[str]:
        """The selected annotations by id, in the list's order."""
        return [id for row in self.list.selected_rows() if (id := self.model.id_at(row)) is not None]

    def menu_for(self, ids: list[str]) -> QMenu:
        """The menu of these annotations."""
        menu = QMenu(self)
        if len(ids) == 1:
            menu.addAction(self.tr("Show in the text"), lambda: self.annotation_picked.emit(ids[0]))
        if ids:
            menu.addAction(self.tr("Change label…"), lambda: self.relabel_asked.emit(ids))
            menu.addSeparator()
            many = self.tr("Remove {} annotations").format(len(ids))
            menu.addAction(self.tr("Remove") if len(ids) == 1 else many, lambda: self.remove_asked.emit(ids))
        return menu

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.filter, 1)
        head.addWidget(self.count)
        head.addWidget(self.open_button)
        head.addWidget(self.group_button)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(self._stack, 1)
        self.setTabOrder(self.filter, self.open_button)
        self.setTabOrder(self.open_button, self.group_button)
        self.setTabOrder(self.group_button, self.list)

    def _filter(self, wanted: str) -> None:
        with self._keeping_pick():
            self.model.set_filter(wanted)
        self._tell()

    def _group(self, grouped: bool) -> None:
        with self._keeping_pick():
            self.model.set_grouped(grouped)
        self.pick(self._picked)
        self.order_changed.emit(self.order())

    @contextmanager
    def _keeping_pick(self) -> Iterator[None]:
        """Rows may come, go and move in here; nothing is picked by that, and what was selected or picked stays so."""
        with self.list.quietly():
            before = self.selected() or ([self._picked] if self._picked is not None else [])
            yield
            if self.selected() != before:
                self._mark(*(self.model.place(id) for id in before))

    def _mark(self, *rows: int | None) -> None:
        found = [row for row in rows if row is not None]
        with self.list.quietly():
            selection = QItemSelection()
            for row in found:
                index = self.model.index(row, 0)
                selection.merge(QItemSelection(index, index), QItemSelectionModel.SelectionFlag.Select)
            model = self.list.selectionModel()
            if found:
                model.setCurrentIndex(self.model.index(found[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _choose(self, row: int) -> None:
        id = self.model.id_at(row)
        if id is not None:
            self._picked = id
            self.annotation_picked.emit(id)

    def _ask(self, signal: Any) -> None:
        ids = self.selected()
        if ids:
            signal.emit(ids)

    def _open_menu(self, place: QPoint) -> None:
        ids = self.selected()
        if ids:
            menu = self.menu_for(ids)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _tell(self) -> None:
        total, matching = self.model.total, self.model.matching
        shown = self.locale().toString
        some = self.tr("{} of {}").format(shown(matching), shown(total))
        self.count.setText(shown(total) if matching == total else some)
        self.count.setVisible(total > 0)
        if not matching:
            wanted = self.filter.text().strip()
            self.empty.setText(
                self.tr("No annotation matches “{}”.").format(wanted)
                if total
                else self.tr("Nothing here waits for a decision.")
                if self.open_button.isChecked()
                else self.tr("Nothing labelled yet. Select words and press a label's key.")
            )
        self._stack.setCurrentWidget(self.list if matching else self.empty)
