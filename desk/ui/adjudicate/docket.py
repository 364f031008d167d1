"""The cases of one article as a list: which are shown, which are settled, which comes next."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desk.actions.adjudicating import Bench, Tally
from desk.measure.align import Case, Difference
from desk.model.annotation import Annotation
from desk.model.review import Decision, latest
from desk.ui.adjudicate.words import Known, spoken
from desk.ui.foreign import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

CASE = Qt.ItemDataRole.UserRole
SETTLED = Qt.ItemDataRole.UserRole + 1


class Show(Enum):
    """Which cases are listed."""

    DISAGREEMENTS = auto()
    AGREEMENTS = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class Filter:
    """What is listed: of disagreements only those with one of `classes`, if there are any."""

    show: Show = Show.ALL
    classes: frozenset[Difference] = field(default_factory=frozenset)
    open_only: bool = False

    def takes(self, case: Case) -> bool:
        """Whether a case is of the kind that is listed."""
        if self.show is Show.AGREEMENTS:
            return not case.differences
        if self.show is Show.DISAGREEMENTS and not case.differences:
            return False
        return not self.classes or bool(case.differences & self.classes)


class Docket(QAbstractListModel):
    """Rows are cases in text order. What is settled while it is listed stays listed until the filter is set again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bench: Bench | None = None
        self.known = Known(people=())
        self.filter = Filter()
        self._settled: list[bool] = []
        self._rows: list[int] = []
        self._of: dict[str, int] = {}
        self._decisions: dict[str, list[Decision]] = {}
        self._open: set[int] = set()
        self._open_agreed: set[int] = set()

    def show_bench(self, bench: Bench | None) -> None:
        """Lists the cases of another article, or of the same with other annotations."""
        self.beginResetModel()
        self.bench = bench
        cases = bench.cases if bench is not None else ()
        self._settled = [not bench.is_open(case) for case in cases] if bench is not None else []
        self._of = {each.id: number for number, case in enumerate(cases) for each in case.by if each is not None}
        self._open = {number for number, settled in enumerate(self._settled) if not settled}
        self._open_agreed = {number for number in self._open if not cases[number].differences}
        self._decisions = defaultdict(list)
        for decision in bench.decisions if bench is not None else ():
            if decision.annotation is not None:
                self._decisions[decision.annotation].append(decision)
        self._choose()
        self.endResetModel()

    def show_filter(self, filter: Filter) -> None:
        """Lists other cases of the same article."""
        self.beginResetModel()
        self.filter = filter
        self._choose()
        self.endResetModel()

    def take(
        self,
        gone: Iterable[Decision],
        come: Iterable[Decision],
        dropped: Iterable[Annotation] = (),
        brought: Iterable[Annotation] = (),
    ) -> None:
        """Takes decisions into account that went or came, and the versions that went or came with them."""
        bench = self.bench
        if bench is None:
            return
        decided, touched = dict(bench.decided), set[str]()
        for decision, there in (*((each, False) for each in gone), *((each, True) for each in come)):
            about = decision.annotation
            if about is None:
                continue
            touched.add(about)
            known = [each for each in self._decisions[about] if each.id != decision.id]
            self._decisions[about] = [*known, decision] if there else known
        for about in touched:
            decided.pop(about, None)
            decided |= latest(self._decisions[about])
        versions, annotations = bench.versions, bench.annotations
        without, new = {each.id for each in dropped}, {each.id: each for each in brought}
        if without or new:
            versions = {id: each for id, each in versions.items() if id not in without} | new
            annotations = {id: each for id, each in annotations.items() if id not in without} | new
        self.bench = bench = replace(bench, decided=decided, versions=versions, annotations=annotations)
        self._judge(bench, sorted({self._of[about] for about in touched if about in self._of}))

    def case(self, number: int) -> Case:
        """A case by its number in the article."""
        assert self.bench is not None
        return self.bench.cases[number]

    def is_settled(self, number: int) -> bool:
        """Whether nothing in it waits for a decision."""
        return self._settled[number]

    def number_of(self, annotation: str) -> int | None:
        """The case that an annotation (id) belongs to."""
        return self._of.get(annotation)

    def number_at(self, row: int) -> int:
        """The number of the case in a row."""
        return self._rows[row]

    def row_of(self, number: int) -> int | None:
        """The row of a case; None where the filter leaves it out."""
        row = bisect_left(self._rows, number)
        return row if row < len(self._rows) and self._rows[row] == number else None

    def next_open(self, after: int, forward: bool = True) -> int | None:
        """The row of the next listed case that is open, round the list; None where there is none."""
        count = len(self._rows)
        steps = range(1, count + 1) if forward else range(-1, -count - 1, -1)
        rows = ((after + step) % count for step in steps)
        return next((row for row in rows if not self._settled[self._rows[row]]), None)

    def open_agreements(self) -> list[Case]:
        """The agreements of the article that nobody passed yet, whatever is listed."""
        return [self.case(number) for number in sorted(self._open_agreed)]

    @property
    def agreements_left(self) -> int:
        """How many of them there are."""
        return len(self._open_agreed)

    @property
    def left(self) -> int:
        """How many cases of the article are open."""
        return len(self._open)

    def tally(self, before: Tally) -> Tally:
        """How far the article is now; `before` is how far it was."""
        return replace(
            before,
            cases=len(self._settled),
            open_agreed=self.agreements_left,
            open_differing=self.left - self.agreements_left,
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many cases are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The case, whether it is settled, and in words for a screen reader."""
        if not index.isValid() or self.bench is None:
            return None
        number = self._rows[index.row()]
        case = self.bench.cases[number]
        if role == CASE:
            return case
        if role == SETTLED:
            return self._settled[number]
        words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role in words:
            said = spoken(case, self.known, self._settled[number])
            return plain_tooltip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def _judge(self, bench: Bench, numbers: Sequence[int]) -> None:
        """Whether these cases are settled now, told to those who show them."""
        for number in numbers:
            case = bench.cases[number]
            is_open = bench.is_open(case)
            self._settled[number] = not is_open
            for kept, counts in ((self._open, True), (self._open_agreed, not case.differences)):
                (kept.add if is_open and counts else kept.discard)(number)
        rows = [row for number in numbers if (row := self.row_of(number)) is not None]
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))

    def _choose(self) -> None:
        cases = self.bench.cases if self.bench is not None else ()
        self._rows = [
            number
            for number, case in enumerate(cases)
            if self.filter.takes(case) and not (self.filter.open_only and self._settled[number])
        ]
