"""Which parts of which lines a stretch of a paragraph takes up, in any mixture of writing directions."""

from dataclasses import dataclass, replace
from math import ceil
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextLine

from desk.ui.article.column import Column
from desk.ui.article.positions import has_right_to_left


@dataclass(frozen=True, slots=True)
class Line:
    """A visual line: UTF-16 positions in its paragraph, and the box of its letters, in pixels from its top left."""

    number: int
    start: int
    end: int
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of one line, from `left` to `right` in pixels; what is read from the right starts there."""

    line: Line
    left: float
    right: float
    right_to_left: bool = False


class Lines:
    """The lines of one laid out paragraph. Made for one use: it is void when the paragraph is laid out again."""

    def __init__(self, block: QTextBlock, column: Column) -> None:
        layout = block.layout()
        self.starts_right = block.textDirection() == Qt.LayoutDirection.RightToLeft
        self._mixed = has_right_to_left(block.text())
        self.lines: list[Line] = []
        self._qt: list[QTextLine] = []
        for number in range(layout.lineCount()):
            qt = layout.lineAt(number)
            box, start = qt.naturalTextRect(), qt.textStart()
            end = start + qt.textLength()
            top, bottom = box.top() + column.slack_over, ceil(box.bottom()) - column.slack_under
            self.lines.append(Line(number, start, end, box.left(), box.right(), top, bottom))
            self._qt.append(qt)

    def pieces(self, start: int, end: int) -> list[Piece]:
        """What `[start, end)` (UTF-16, within the paragraph) takes up, in reading order of the lines."""
        found: list[Piece] = []
        for line, qt in zip(self.lines, self._qt, strict=True):
            if line.start >= end:
                break
            if line.end > start:
                left, right = max(start, line.start), min(end, line.end)
                if self._mixed:
                    found += _by_glyphs(line, qt, left, right)
                else:
                    found.append(_by_caret(line, qt, left, right))
        return found

    def bounded(self, start: int, end: int) -> tuple[tuple[Piece, ...], Piece, Piece]:
        """The same, then a piece that starts with the first character and one that ends with the last."""
        pieces = tuple(self.pieces(start, end))
        if self._mixed:
            return pieces, self.pieces(start, start + 1)[0], self.pieces(end - 1, end)[-1]
        return pieces, pieces[0], pieces[-1]


def _by_caret(line: Line, qt: QTextLine, start: int, end: int) -> Piece:
    left = line.left if start == line.start else _x(qt, start)
    right = line.right if end == line.end else min(_x(qt, end), line.right)
    return Piece(line, left, max(right, left + 1))


def _by_glyphs(line: Line, qt: QTextLine, start: int, end: int) -> list[Piece]:
    """Two caret positions do not bound a stretch where directions mix; the boxes of its glyphs do."""
    runs = [(run.boundingRect(), run.isRightToLeft()) for run in qt.glyphRuns(start, end - start)]
    merged: list[Piece] = []
    for left, right, backwards in sorted((box.left(), box.right(), backwards) for box, backwards in runs):
        if merged and left <= merged[-1].right + 1:
            merged[-1] = replace(merged[-1], right=max(right, merged[-1].right))
        else:
            merged.append(Piece(line, left, right, backwards))
    return merged or [_by_caret(line, qt, start, end)]


def _x(qt: QTextLine, position: int) -> float:
    return cast("tuple[float, int]", qt.cursorToX(position))[0]
