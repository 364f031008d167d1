"""The annotations of one article as lines of a list: in text order, or under a heading for each label."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from desk.model.annotation import Annotation, Claim
from desk.model.label import Label, LabelKind
from desk.ui.foreign import one_line, plain_tooltip

Index = QModelIndex | QPersistentModelIndex
Pair = tuple[Annotation | None, Annotation | None]
Key = tuple[bool, int, str, int, int, int, str]
"""Where a line stands: claims last, label's position and id (all equal in text order), 0 for a heading; place, id."""

LINE = Qt.ItemDataRole.UserRole
FEW = 100
"""So many changes are shown one by one; with more the list is made anew."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: an annotation under its label's name and colour, or with None the heading of a group.

    `mark` says what was decided on the annotation: see article/verdicts.py.
    """

    annotation: Annotation | None
    name: str
    color: str
    kind: LabelKind
    count: int = 0
    mark: str = ""


class AnnotationsModel(QAbstractTableModel):
    """One column. LINE gives the Line of a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._annotations: dict[str, Annotation] = {}
        self._labels: dict[str, Label] = {}
        self._marks: dict[str, str] = {}
        self._told_of: Callable[[str], str] = lambda _: ""
        self._filter = ""
        self._grouped = False
        self._keys: list[Key] = []
        self._shown: list[Annotation | None] = []
        self._groups: Counter[str] = Counter()

    @property
    def grouped(self) -> bool:
        """Whether there are headings."""
        return self._grouped

    @property
    def total(self) -> int:
        """How many annotations the article has."""
        return len(self._annotations)

    @property
    def matching(self) -> int:
        """How many of them the filter lets through."""
        return self._groups.total()

    def show_annotations(self, annotations: Iterable[Annotation], labels: Mapping[str, Label]) -> None:
        """Shows these instead."""
        self._annotations = {annotation.id: annotation for annotation in annotations}
        self._labels = dict(labels)
        self._fill()

    def set_labels(self, labels: Mapping[str, Label]) -> None:
        """The label set has changed."""
        self._labels = dict(labels)
        self._fill()

    def set_marks(self, marks: Mapping[str, str], told: Callable[[str], str]) -> None:
        """What was decided on annotations (ids); `told` says it in words."""
        self._told_of = told
        if marks != self._marks:
            self._marks = dict(marks)
            if self._shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0))

    def set_grouped(self, grouped: bool) -> None:
        """With headings or without."""
        if grouped != self._grouped:
            self._grouped = grouped
            self._fill()

    def set_filter(self, wanted: str) -> None:
        """Only annotations with this in their quote, note or label's name, in any case."""
        wanted = wanted.strip().casefold()
        if wanted != self._filter:
            self._filter = wanted
            self._fill()

    def change(self, pairs: Sequence[Pair]) -> None:
        """Takes in annotations before and after."""
        if len(pairs) > FEW:
            for before, after in pairs:
                if before is not None:
                    self._annotations.pop(before.id, None)
                if after is not None:
                    self._annotations[after.id] = after
            self._fill()
            return
        for before, after in pairs:
            self._change(self._annotations.get(before.id) if before is not None else None, after)

    def id_at(self, row: int) -> str | None:
        """The annotation in that row; None for a heading and beyond the list."""
        annotation = self._shown[row] if 0 <= row < len(self._shown) else None
        return annotation.id if annotation is not None else None

    def place(self, id: str) -> int | None:
        """The row of that annotation; None where it is not shown."""
        annotation = self._annotations.get(id)
        return self._find(self._key(annotation)) if annotation is not None else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many lines."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are not for choosing."""
        if not index.isValid() or self._shown[index.row()] is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The Line under LINE, and its words for tooltips and screen readers."""
        if not index.isValid():
            return None
        if role == LINE:
            return self._line(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._told(self._line(index.row()))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(self._line(index.row()))
        return None

    def _line(self, row: int) -> Line:
        annotation = self._shown[row]
        _, _, label_id, *_ = self._keys[row]
        if annotation is not None:
            label_id = annotation.label or ""
            kind = LabelKind.CLAIM if isinstance(annotation, Claim) else LabelKind.ENTITY
        else:
            kind = LabelKind.CLAIM if self._keys[row][0] else LabelKind.ENTITY
        label = self._labels.get(label_id)
        name, color = (label.name, label.color) if label is not None else (label_id or untyped(), "#777777")
        mark = self._marks.get(annotation.id, "") if annotation is not None else ""
        line = Line(annotation, name, color, kind, mark=mark)
        return line if annotation is not None else replace(line, count=self._groups[label_id])

    def _spoken(self, line: Line) -> str:
        if line.annotation is None:
            return f"{line.name}, {line.count}"
        spoken = f"{line.name}: {one_line(line.annotation.quote)}"
        if line.mark:
            spoken = f"{spoken}. {one_line(self._told_of(line.annotation.id))}"
        return (
            self.tr("{}. Note: {}").format(spoken, one_line(line.annotation.note)) if line.annotation.note else spoken
        )

    def _told(self, line: Line) -> str | None:
        if line.annotation is None:
            return None
        decided = self._told_of(line.annotation.id) if line.mark else ""
        parts = [line.annotation.quote, line.name, line.annotation.note, decided]
        return plain_tooltip("\n\n".join(part for part in parts if part))

    def _key(self, annotation: Annotation) -> Key:
        place = (1, annotation.start, -annotation.end, annotation.id)
        return (*self._group_of(annotation), *place)

    def _group_of(self, annotation: Annotation) -> tuple[bool, int, str]:
        if not self._grouped:
            return False, 0, ""
        label_id = annotation.label or ""
        label = self._labels.get(label_id)
        return isinstance(annotation, Claim), label.position if label else 1 << 30, label_id

    def _find(self, key: Key) -> int | None:
        row = bisect_left(self._keys, key)
        return row if row < len(self._keys) and self._keys[row] == key else None

    def _lets_through(self, annotation: Annotation) -> bool:
        wanted = self._filter
        if not wanted or wanted in annotation.quote.casefold() or wanted in annotation.note.casefold():
            return True
        label = self._labels.get(annotation.label or "")
        return wanted in (label.name if label else annotation.label or untyped()).casefold()

    def _fill(self) -> None:
        self.beginResetModel()
        shown = [annotation for annotation in self._annotations.values() if self._lets_through(annotation)]
        self._groups = Counter(annotation.label or "" for annotation in shown)
        lines: list[tuple[Key, Annotation | None]] = [(self._key(annotation), annotation) for annotation in shown]
        if self._grouped:
            lines += [((*group, 0, 0, 0, ""), None) for group in {self._group_of(annotation) for annotation in shown}]
        lines.sort(key=lambda line: line[0])
        self._keys = [key for key, _ in lines]
        self._shown = [annotation for _, annotation in lines]
        self.endResetModel()

    def _change(self, before: Annotation | None, after: Annotation | None) -> None:
        row = self._find(self._key(before)) if before is not None else None
        if before is not None:
            del self._annotations[before.id]
        if after is not None:
            self._annotations[after.id] = after
        shows = after is not None and self._lets_through(after)
        if row is not None and shows and after is not None and self._keys[row] == self._key(after):
            self._count(before, -1)
            self._count(after, 1)
            self._shown[row] = after
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
            return
        if before is not None and row is not None:
            self._count(before, -1)
            self._take_out(row, before)
        if after is not None and shows:
            self._count(after, 1)
            self._put_in(after)

    def _count(self, annotation: Annotation | None, by: int) -> None:
        if annotation is not None:
            self._groups[annotation.label or ""] += by

    def _take_out(self, row: int, annotation: Annotation) -> None:
        self._remove_row(row)
        if self._grouped:
            heading = self._find((*self._group_of(annotation), 0, 0, 0, ""))
            if heading is None:
                return
            if self._groups[annotation.label or ""]:
                self.dataChanged.emit(self.index(heading, 0), self.index(heading, 0))
            else:
                self._remove_row(heading)

    def _put_in(self, annotation: Annotation) -> None:
        if self._grouped:
            key: Key = (*self._group_of(annotation), 0, 0, 0, "")
            heading = self._find(key)
            if heading is None:
                self._insert_row(key, None)
            else:
                self.dataChanged.emit(self.index(heading, 0), self.index(heading, 0))
        self._insert_row(self._key(annotation), annotation)

    def _remove_row(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._keys[row], self._shown[row]
        self.endRemoveRows()

    def _insert_row(self, key: Key, annotation: Annotation | None) -> None:
        row = bisect_left(self._keys, key)
        self.beginInsertRows(QModelIndex(), row, row)
        self._keys.insert(row, key)
        self._shown.insert(row, annotation)
        self.endInsertRows()


def untyped() -> str:
    """What a claim without a type is called."""
    return QCoreApplication.translate("AnnotationsModel", "Claim without a type")
