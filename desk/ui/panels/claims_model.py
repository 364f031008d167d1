"""The claims of one article as a list of cards."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desk.ui.foreign import plain_tooltip
from desk.ui.panels.claims_rows import ClaimCard

Index = QModelIndex | QPersistentModelIndex

CARD = Qt.ItemDataRole.UserRole


class ClaimsModel(QAbstractListModel):
    """Cards in the order they were given. CARD gives the ClaimCard of a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[ClaimCard] = []
        self._shown: list[ClaimCard] = []
        self._rows: dict[str, int] = {}
        self._filter = ""

    @property
    def total(self) -> int:
        """How many claims there are."""
        return len(self._cards)

    @property
    def matching(self) -> int:
        """How many of them are shown."""
        return len(self._shown)

    def show_claims(self, cards: Sequence[ClaimCard]) -> bool:
        """Shows these instead; True where rows came, went or moved, so that views had to begin anew."""
        self._cards = list(cards)
        return self._fill()

    def set_filter(self, wanted: str) -> None:
        """Only cards with these words, in any case."""
        self._filter = wanted.strip()
        self._fill()

    def id_at(self, row: int) -> str | None:
        """The claim in that row; None beyond the list."""
        return self._shown[row].id if 0 <= row < len(self._shown) else None

    def place(self, id: str) -> int | None:
        """The row of that claim; None where it is not shown."""
        return self._rows.get(id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many cards are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The ClaimCard under CARD, and its words for tooltips and screen readers."""
        if not index.isValid():
            return None
        card = self._shown[index.row()]
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.ToolTipRole:
            said = [
                f"{card.voices}: “{card.content}”",
                card.restated,
                ", ".join(card.words),
            ]
            return plain_tooltip("\n\n".join(filter(None, said)))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return card.spoken
        return None

    def _fill(self) -> bool:
        shown = [card for card in self._cards if not self._filter or card.matches(self._filter)]
        if [card.id for card in shown] == [card.id for card in self._shown]:
            changed = [row for row, pair in enumerate(zip(shown, self._shown, strict=True)) if pair[0] != pair[1]]
            self._shown = shown
            if changed:
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))
            return False
        self.beginResetModel()
        self._shown = shown
        self._rows = {card.id: row for row, card in enumerate(shown)}
        self.endResetModel()
        return True
