"""A list of entities to choose from: what is typed is looked for in the whole register."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from desk.ui.dialogs.palette import Choice, Palette, score

Find = Callable[[str], Sequence[Choice]]
"""What to choose from for the letters typed so far, best first."""


class EntityPalette(Palette):
    """Opens beside what it is about, so that the words stay in view."""

    def __init__(self, parent: QWidget, hint: str, find: Find) -> None:
        self._find = find
        self.typed = ""
        super().__init__(parent, hint, find(""))

    def open_beside(self, window: QWidget, place: QRect) -> None:
        """Opens under a place on the screen, or above it where there is more room."""
        self.open_over(window)
        room = window.screen().availableGeometry().intersected(window.frameGeometry())
        left = max(room.left() + 8, min(place.left() - 24, room.right() - self.width() - 8))
        below, above = place.bottom() + 6, place.top() - self.height() - 6
        fits_below = below + self.height() <= room.bottom()
        self.move(QPoint(left, below if fits_below or above < room.top() else above))

    def _filter(self, typed: str) -> None:
        # Which of them fit, and in what order, is known to the register better than to the letters.
        self.typed = " ".join(typed.split())
        self._choices = list(self._find(self.typed))
        super()._filter("")


def fitting(choices: Sequence[Choice]) -> Find:
    """Finds among these by their titles."""

    def find(typed: str) -> list[Choice]:
        scored = [(rank, choice) for choice in choices if (rank := score(choice.title, typed)) is not None]
        return [choice for _, choice in sorted(scored, key=lambda each: each[0])]

    return find
