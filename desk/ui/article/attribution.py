"""What is marked in the text for now, on top of the annotations: a claim's sources and cues, the first of two ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QRectF

from desk.ui.article.pieces import Piece


@dataclass(frozen=True, slots=True)
class AttributionMark:
    """Where a source or a cue of the picked claim stands, in code points.

    `part` is `source` or `cue`, `level` counts from 0 for the outermost. `proposed` ones nobody has taken yet; the
    `active` one is in hand.
    """

    part: str
    level: int
    start: int
    end: int
    proposed: bool = False
    active: bool = False


class Manner(Enum):
    """In which way a stretch is flagged."""

    SOURCE = auto()
    CUE = auto()
    FIRST = auto()


@dataclass(frozen=True, slots=True)
class Flag:
    """A stretch with a tag over it; `names` are what the tag says, from the longest to the shortest."""

    manner: Manner
    start: int
    end: int
    names: tuple[str, ...]
    mark: AttributionMark | None = None

    @property
    def proposed(self) -> bool:
        """Whether nobody has taken it yet."""
        return self.mark is not None and self.mark.proposed

    @property
    def active(self) -> bool:
        """Whether it is in hand."""
        return self.mark is None or self.mark.active


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag in a paragraph, in pixels from its top left; `first` holds its first character, None where that is not.

    `tag` is None where there was no room for one.
    """

    flag: Flag
    pieces: tuple[Piece, ...]
    first: Piece | None
    tag: QRectF | None = None
    name: str = ""


def flags_of(marks: Iterable[AttributionMark]) -> list[Flag]:
    """Flags for a claim's sources and cues; they are numbered where there is more than one level."""
    marks = list(marks)
    several = len({mark.level for mark in marks}) > 1
    return [
        Flag(
            Manner.SOURCE if mark.part == "source" else Manner.CUE,
            mark.start,
            mark.end,
            _names(mark, several),
            mark,
        )
        for mark in marks
        if mark.start < mark.end
    ]


def first_end(start: int, end: int) -> Flag:
    """The flag of what is to be related to something."""
    words = QCoreApplication.translate("Flag", "Relate to…"), QCoreApplication.translate("Flag", "To…")
    return Flag(Manner.FIRST, start, end, words)


def beside(flags: Sequence[Flag], start: int, end: int) -> list[Flag]:
    """Those that share a code point with `[start, end)`."""
    return [flag for flag in flags if flag.start < end and flag.end > start]


def _names(mark: AttributionMark, numbered: bool) -> tuple[str, ...]:
    source, cue = QCoreApplication.translate("Flag", "Source"), QCoreApplication.translate("Flag", "Cue")
    word = source if mark.part == "source" else cue
    number = str(mark.level + 1) if numbered else ""
    asked = "?" if mark.proposed else ""
    return f"{word} {number}".strip() + asked, f"{word[:1]}{number}{asked}"
