"""What the keys of the adjudication window do: decisions sent through the bridge, and what comes next."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from desk.actions import adjudicating
from desk.measure.align import Case
from desk.model.annotation import Annotation
from desk.model.change import Change, Stamp, Transaction
from desk.model.review import Decision
from desk.ui.adjudicate.docket import Docket
from desk.ui.bridge import Bridge


class Settling(QObject):
    """Works on the docket's cases. `settled` comes after each decision of ours, `returned` after an undo or redo."""

    settled = Signal()
    returned = Signal(str, str)
    """The ids of an article and of an annotation in it that is open again, or not any more."""
    said = Signal(str)
    stale = Signal()
    """The cases themselves may be others now."""

    def __init__(self, bridge: Bridge, docket: Docket, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._docket = bridge, docket
        bridge.committed.connect(self._take)

    @property
    def names(self) -> Sequence[str]:
        """What the analysts are called."""
        return self._docket.known.people

    def choose(self, number: int, taken: Collection[int]) -> None:
        """Takes what the analysts at these places say of a case; none of them drops it."""
        case = self._docket.case(number)
        self._act(lambda stamp: adjudicating.settle(case, taken, self.names, stamp))

    def pass_cases(self, cases: Sequence[Case]) -> None:
        """Lets agreements pass, as one action."""
        if not cases:
            self.said.emit(self.tr("There is no agreement left to pass in this article."))
        elif any(case.differences for case in cases):
            self.said.emit(self.tr("They differ here: choose whose version stands."))
        else:
            # Thousands take a second or two.
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                self._act(lambda stamp: adjudicating.pass_agreements(cases, self.names, stamp))
            finally:
                QGuiApplication.restoreOverrideCursor()

    def put(self, number: int, version: Annotation) -> None:
        """Puts the adjudicator's own version in the place of what is said."""
        bench, case = self._docket.bench, self._docket.case(number)
        if bench is not None:
            self._act(lambda stamp: adjudicating.settle_with(bench, case, version, self.names, stamp))

    def undo(self) -> None:
        """Takes the latest action back, wherever in the project it was."""
        entry = self._bridge.undo()
        if entry is not None:
            self.said.emit(self.tr("Undone: {}").format(entry.transaction.title))
            self._go_back(entry.transaction)

    def redo(self) -> None:
        """Brings it back."""
        entry = self._bridge.redo()
        if entry is not None:
            self.said.emit(self.tr("Redone: {}").format(entry.transaction.title))
            self._go_back(entry.transaction)

    def _act(self, verb: Callable[[Stamp], Transaction]) -> None:
        transaction = verb(self._bridge.workbench.stamp())
        if self._bridge.do(transaction) is not None:
            self.said.emit(transaction.title)
            self.settled.emit()

    def _go_back(self, transaction: Transaction) -> None:
        for change in transaction.changes:
            value = change.value
            if isinstance(value, Decision) and value.annotation is not None:
                self.returned.emit(value.article, value.annotation)
                return

    def _take(self, transaction: Transaction) -> None:
        bench = self._docket.bench
        if bench is None:
            return
        mine = [change for change in transaction.changes if _article(change) == bench.article.id]
        if not mine:
            return
        before, after = [change.before for change in mine], [change.after for change in mine]
        if any(isinstance(value, Annotation) and not value.review for value in (*before, *after)):
            self.stale.emit()
            return
        self._docket.take(
            [value for value in before if isinstance(value, Decision)],
            [value for value in after if isinstance(value, Decision)],
            [value for value in before if isinstance(value, Annotation)],
            [value for value in after if isinstance(value, Annotation)],
        )


def _article(change: Change) -> str | None:
    value = change.value
    return value.article if isinstance(value, Annotation | Decision) else None
