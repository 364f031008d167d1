"""The annotations panel: what is labelled in the open article, as a list; also the view for those who cannot see it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desk.model.annotation import Annotation
from desk.model.label import Label
from desk.ui.panels.annotations_list import AnnotationList
from desk.ui.panels.annotations_model import AnnotationsModel, Pair
from desk.ui.panels.filtered import FilteredPanel


class AnnotationsPanel(FilteredPanel):
    """Lists annotations. Widgets hold no truth: what is shown is what `show_annotations` and `change` said."""

    annotation_picked = Signal(str)
    """An annotation's id: a person chose it here. `pick` does not say so."""

    relabel_asked = Signal(list)
    order_changed = Signal(str)
    """The new `order`."""

    only_open_asked = Signal(bool)
    """Whether only what waits for a decision is to be shown, here and in the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.model = AnnotationsModel()
        self.list = AnnotationList(self.model)
        super().__init__(self.model, self.list, parent)
        self.model.setParent(self)
        self._decided = False
        self.filter.setPlaceholderText(self.tr("Filter annotations"))
        self.filter.setAccessibleName(self.tr("Filter annotations by words, label or note"))
        self.count.setAccessibleName(self.tr("Number of annotations"))
        self.list.setAccessibleName(self.tr("Annotations of this article"))
        self.open_button = self._button(self.tr("Waiting"), self.tr("Only what waits for a decision"))
        self.open_button.setToolTip(self.tr("Show only what waits for a decision, here and in the text"))
        self.open_button.clicked.connect(self.only_open_asked)
        self.open_button.hide()
        self.group_button = self._button(self.tr("By label"), self.tr("Group by label"))
        self.group_button.setToolTip(self.tr("Group the annotations by label; otherwise they stand in text order"))
        self.group_button.toggled.connect(self._group)
        self.setTabOrder(self.filter, self.open_button)
        self.setTabOrder(self.open_button, self.group_button)
        self.setTabOrder(self.group_button, self.list)
        self.row_picked.connect(self.annotation_picked)
        self.list.relabel_asked.connect(lambda: self.ask(self.relabel_asked))
        self.setAccessibleName(self.tr("Annotations"))
        self.tell()

    def sizeHint(self) -> QSize:
        """Room for a dozen lines."""
        return QSize(290, 380)

    def show_annotations(self, annotations: Sequence[Annotation], labels: Mapping[str, Label]) -> None:
        """The annotations of an article and the label set by id, instead of what was shown."""
        with self.keeping_pick():
            self.model.show_annotations(annotations, labels)
        self.tell()

    def set_labels(self, labels: Mapping[str, Label]) -> None:
        """The label set has changed."""
        with self.keeping_pick():
            self.model.set_labels(labels)
        self.tell()

    def set_marks(self, marks: Mapping[str, str], told: Callable[[str], str]) -> None:
        """What was decided on annotations (ids): see article/verdicts.py; `told` says it in words."""
        self._decided = bool(marks)
        self.open_button.setVisible(self._decided or self.open_button.isChecked())
        self.model.set_marks(marks, told)

    def set_only_open(self, on: bool) -> None:
        """Whether only what waits for a decision is shown."""
        self.open_button.setChecked(on)
        self.open_button.setVisible(self._decided or on)
        self.tell()

    def change(self, pairs: Sequence[Pair]) -> None:
        """Takes in annotations before and after: see `Transaction.annotations`."""
        with self.keeping_pick():
            self.model.change(pairs)
        self.tell()

    def order(self) -> str:
        """`text` or `label`."""
        return "label" if self.model.grouped else "text"

    def set_order(self, order: str) -> None:
        """In text order (`text`) or grouped by label (`label`)."""
        self.group_button.setChecked(order == "label")

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

    def why_empty(self, wanted: str) -> str:
        """Nothing that matches, nothing that waits, or nothing at all."""
        if self.model.total:
            return self.tr("No annotation matches “{}”.").format(wanted)
        if self.open_button.isChecked():
            return self.tr("Nothing here waits for a decision.")
        return self.tr("Nothing labelled yet. Select words and press a label's key.")

    def _button(self, words: str, name: str) -> QToolButton:
        """A switch behind the filter."""
        button = QToolButton()
        button.setText(words)
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.head.addWidget(button)
        return button

    def _group(self, grouped: bool) -> None:
        with self.keeping_pick():
            self.model.set_grouped(grouped)
        self.pick(self._picked)
        self.order_changed.emit(self.order())
