"""What annotations look like on a paragraph: marks on its lines, links between them, chips and margin bars."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from desk.model.annotation import Annotation, Claim
from desk.model.label import Label
from desk.ui.article.names import names_of, short_names
from desk.ui.article.pieces import Piece

MARK_ROOM = "\u2003"
"""Behind a chip's name, where a mark stands."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the annotations of one label appear; `names` from the longest to the shortest.

    `mark` is what was decided on them (see verdicts.py), empty for nothing; their names leave room for it at the end.
    """

    color: str
    names: tuple[str, ...]
    claim: bool
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of an annotation, as far as it lies in the paragraph; `opens` and `closes`: its ends do.

    `first` and `last` hold its first and last character; where directions mix, they can be anywhere among `pieces`.
    """

    annotation: Annotation
    index: int
    look: Look
    lane: int
    pieces: tuple[Piece, ...]
    first: Piece
    last: Piece
    opens: bool
    closes: bool

    def handles(self) -> list[tuple[bool, QRectF]]:
        """Where the ends in this paragraph can be taken hold of: whether it is the start, and its upright."""
        found = []
        if self.opens:
            found.append((True, _upright(self.first, self.first.right_to_left)))
        if self.closes:
            found.append((False, _upright(self.last, not self.last.right_to_left)))
        return found


@dataclass(frozen=True, slots=True)
class Link:
    """The text between two spans of one annotation."""

    look: Look
    lane: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A label's chip; `owner` is the annotation's id, on one that counts those without a chip the first one's."""

    rect: QRectF
    name: str
    look: Look
    owner: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A claim's bar in the margin."""

    rect: QRectF
    look: Look
    owner: str


def looks_of(
    labels: Mapping[str, Label], neutral: str, untyped: str, marks: Mapping[str, str]
) -> Callable[[Annotation], Look]:
    """Finds how an annotation appears; `untyped` is what a claim without a type is called.

    `marks` says what was decided on annotations, by id.
    """
    known: dict[tuple[str | None, bool, str], Look] = {}
    named = names_of(labels)

    def look(annotation: Annotation) -> Look:
        mark = marks.get(annotation.id, "")
        key = annotation.label, isinstance(annotation, Claim), mark
        if key not in known:
            label = labels.get(annotation.label) if annotation.label is not None else None
            if label is not None:
                color, names = label.color, named.get(label.id) or short_names(label.name, label.key)
            else:
                color, names = neutral, short_names(annotation.label or untyped, "")
            known[key] = Look(color, tuple(name + MARK_ROOM for name in names) if mark else names, key[1], mark)
        return known[key]

    return look


def _upright(piece: Piece, at_right: bool) -> QRectF:
    x = piece.right if at_right else piece.left - 2
    return QRectF(x, piece.line.top, 2, piece.line.bottom - piece.line.top)
