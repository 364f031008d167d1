"""What the ledger window has done about two claims or more: each wish is one Transaction through the bridge."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from desk.actions import relating
from desk.actions.relating import RelationError
from desk.model.annotation import Claim
from desk.model.change import Change, Transaction
from desk.model.label import Label
from desk.store.errors import StoreError
from desk.store.ledger_values import SAME_CLAIM, ClaimRow
from desk.ui.bridge import Bridge
from desk.ui.foreign import one_line
from desk.ui.messages import sentence

SHOWN_CHARS = 40


class Relations(QObject):
    """`said` is what was done, `warned` why something was not. `labels` is the label set as it is now."""

    said = Signal(str)
    warned = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.labels: dict[str, Label] = {}

    def relate(self, source: Claim, target: Claim, label: Label) -> bool:
        """Relates two claims; tells why where that cannot be."""
        try:
            with self._bridge.workbench.store.reading() as reading:
                known = reading.relations_of([source.id, target.id])
            made = relating.relate(source, target, label, self.labels, self._bridge.workbench.stamp(), known=known)
        except RelationError as error:
            self.warned.emit(str(error))
            return False
        except StoreError as error:
            self.warned.emit(sentence(error))
            return False
        return self._do(made)

    def same(self, claims: Sequence[Claim]) -> bool:
        """Says of claims that they say the same: each of the others is related to the first."""
        label, stamp = self.labels.get(SAME_CLAIM), self._bridge.workbench.stamp()
        if label is None:
            self.warned.emit(self.tr("The label set has no relation for claims that say the same."))
            return False
        if len(claims) == 2:
            return self.relate(claims[0], claims[1], label)
        changes: list[Change] = []
        for other in claims[1:]:
            changes += relating.relate(claims[0], other, label, self.labels, stamp).changes
        return self._do(Transaction(self.tr("{} claims say the same").format(len(claims)), tuple(changes)))

    def add_to(self, menu: QMenu, one: ClaimRow, two: ClaimRow) -> None:
        """Adds every relation that may stand between the two, in both ways where that makes a difference."""
        names = {row.claim.id: _shortened(row.content) for row in (one, two)}
        for choice in relating.choices(self.labels.values(), one.claim, two.claim):
            label = choice.label
            name = label.name.replace("&", "&&")
            if label.id in relating.SYMMETRIC:
                menu.addAction(name, partial(self.relate, one.claim, two.claim, label))
                continue
            sub = menu.addMenu(name)
            for source, target in ((one.claim, two.claim), (two.claim, one.claim)):
                words = f"“{names[source.id]}” → “{names[target.id]}”".replace("&", "&&")
                sub.addAction(words, partial(self.relate, source, target, label))

    def _do(self, transaction: Transaction) -> bool:
        done = self._bridge.do(transaction) is not None
        if done:
            self.said.emit(transaction.title)
        return done


def _shortened(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= SHOWN_CHARS else f"{line[: SHOWN_CHARS - 1]}…"
