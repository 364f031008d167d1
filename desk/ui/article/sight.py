"""What is in view: the paragraphs with what is on them, and the heights between their lines."""

from dataclasses import dataclass

from desk.ui.article.column import Column
from desk.ui.article.picture import Picture


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph in view: the code points it holds, where its top is in the viewport, and what is on it."""

    start: int
    end: int
    top: float
    picture: Picture


@dataclass(frozen=True, slots=True)
class Sight:
    """The paragraphs in view from the top, their column, and the viewport's height in pixels."""

    laid: tuple[Laid, ...]
    column: Column
    height: float


def seam(text_top: float, column: Column) -> float:
    """The height between what hangs below one line and the chips over the next, whose text starts at `text_top`."""
    return round(text_top) - column.chip - 0.5
