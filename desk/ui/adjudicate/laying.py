"""A passage with a lane for each analyst under every line that is marked: where everything goes, in pixels."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine, QTextOption

from desk.measure.align import Case
from desk.text.offsets import Utf16Map
from desk.ui.article.positions import display_copy, has_right_to_left
from desk.ui.foreign import is_rtl

BAR, BAR_GAP = 17.0, 3.0
LANE_GAP = 3.0
LINE_GAP = 7.0
UNDER = 4.0
WHOLE = 20_000
"""Texts up to this length (code points) are laid out as a whole; of longer ones, `AROUND` on each side of the case."""
AROUND = 6_000


Placed = tuple[int, Case, int, int]
"""A case with its number and from where to where it goes; such lists are in the order of their starts."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What one analyst has of a case on one line: from `left` to `right` in pixels, `missing` where they have nothing.

    `row` counts bars that stand below one another in a lane; `opens` and `closes` say whether the ends are here.
    """

    case: int
    lane: int
    row: int
    left: float
    right: float
    missing: bool = False
    opens: bool = True
    closes: bool = True


@dataclass(slots=True)
class Row:
    """One line of text with its lanes: where the text begins and all of it ends, in pixels from the passage's top."""

    line: QTextLine
    top: float
    text_bottom: float
    bottom: float
    lane_height: float = 0.0
    bars: list[Bar] = field(default_factory=list)
    under: list[tuple[int, float, float]] = field(default_factory=list)
    """Case and extent of each stretch of the text that somebody marked."""

    def lane_top(self, lane: int) -> float:
        """Where an analyst's lane begins."""
        return self.text_bottom + UNDER + lane * (self.lane_height + LANE_GAP)


def passage(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """What is laid out of a text around a place: whole paragraphs, in code points."""
    if len(text) <= WHOLE:
        return 0, len(text)
    start = text.rfind("\n", 0, max(place[0] - AROUND, 0)) + 1
    end = text.find("\n", min(place[1] + AROUND, len(text)))
    # One paragraph may be longer than all that is wanted.
    start = max(start, place[0] - 2 * AROUND)
    end = min(len(text) if end < 0 else end, place[1] + 2 * AROUND)
    return max(start, 0), end


class Laid:
    """A passage laid out at one width. `rows` are in order, `height` is that of all; a column is a font and a width."""

    def __init__(
        self, text: str, stretch: tuple[int, int], cases: Sequence[Case], lanes: int, column: tuple[QFont, float]
    ) -> None:
        self.start, self.end = start, end = stretch
        self.rows: list[Row] = []
        self.height = 0.0
        self._kept: list[QTextLayout] = []
        self._lanes = lanes
        shown = display_copy(text)[start:end]
        paragraphs = list(_paragraphs(shown, start))
        starts = [begin for begin, _ in paragraphs]
        on: dict[int, list[Placed]] = {}
        for number, case in enumerate(cases):
            first, last = case.place
            if last <= start or first >= end:
                continue
            for at in range(max(bisect_right(starts, first) - 1, 0), bisect_right(starts, last - 1)):
                on.setdefault(at, []).append((number, case, first, last))
        for at, (begin, words) in enumerate(paragraphs):
            self._add(begin, words, on.get(at, []), *column)

    def rows_of(self, case: int) -> list[Row]:
        """The lines that a case is on."""
        return [row for row in self.rows if any(bar.case == case for bar in row.bars)]

    def at(self, y: float) -> int:
        """The number of the first row that reaches below `y`."""
        return bisect_right(self.rows, y, key=lambda row: row.bottom)

    def _add(self, begin: int, words: str, cases: list[Placed], font: QFont, width: float) -> None:
        layout = QTextLayout(words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # In a paragraph that runs from right to left lines begin at the right edge, as in the article.
        if is_rtl(words):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        utf16 = Utf16Map(words)
        mixed = has_right_to_left(words)
        layout.beginLayout()
        lines: list[QTextLine] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(line)
        layout.endLayout()
        self._kept.append(layout)
        if not words:
            self.height += QFontMetricsF(font).lineSpacing() * 0.6
            return
        for line in lines:
            line.setPosition(QPointF(0, self.height))
            bottom = self.height + line.height()
            row = Row(line, self.height, bottom, bottom)
            if cases:
                self._mark(row, begin, utf16, cases, mixed)
            self.height = row.bottom + LINE_GAP
            self.rows.append(row)
        self.height += QFontMetricsF(font).lineSpacing() * 0.35

    def _mark(self, row: Row, begin: int, utf16: Utf16Map, cases: list[Placed], mixed: bool) -> None:
        """Puts what the analysts have on a line into its lanes; bars of one case are at one height in all lanes."""
        first = row.line.textStart()
        last = first + row.line.textLength()
        free: list[float] = []
        low_end, high_end = begin + utf16.to_code_point(first), begin + utf16.to_code_point(last)
        for number, case, start, end in cases:
            if start >= high_end:
                break
            if end <= low_end:
                continue
            extents: list[list[tuple[float, float, bool, bool]]] = []
            for annotation in case.by:
                own: list[tuple[float, float, bool, bool]] = []
                for span in annotation.spans if annotation is not None else ():
                    low, high = span.start - begin, span.end - begin
                    if high <= 0 or low >= utf16.length:
                        continue
                    low16, high16 = utf16.to_utf16(max(low, 0)), utf16.to_utf16(min(high, utf16.length))
                    if low16 < last and high16 > first:
                        left, right = _extent(row.line, max(low16, first), min(high16, last), mixed)
                        opens, closes = low >= 0 and low16 >= first, high <= utf16.length and high16 <= last
                        own.append((left, right, opens, closes))
                extents.append(own)
            there = [extent for own in extents for extent in own]
            if not there:
                continue
            left, right = min(extent[0] for extent in there), max(extent[1] for extent in there)
            level = next((at for at, edge in enumerate(free) if edge <= left), len(free))
            free[level : level + 1] = [right + 2]
            row.under.append((number, left, right))
            for lane, own in enumerate(extents):
                if own:
                    row.bars += [Bar(number, lane, level, *extent[:2], False, *extent[2:]) for extent in own]
                elif case.by[lane] is None:
                    row.bars.append(Bar(number, lane, level, left, right, missing=True))
        if row.bars:
            levels = len(free)
            row.lane_height = levels * BAR + (levels - 1) * BAR_GAP
            row.bottom = row.lane_top(self._lanes) + LANE_GAP


def _paragraphs(shown: str, start: int) -> Iterator[tuple[int, str]]:
    at = start
    for words in shown.split("\n"):
        yield at, words
        at += len(words) + 1


def _extent(line: QTextLine, start: int, end: int, mixed: bool) -> tuple[float, float]:
    """From where to where a stretch (UTF-16) of a line goes; where directions mix, the boxes of its glyphs tell."""
    if mixed:
        boxes = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
        if boxes:
            return min(box.left() for box in boxes), max(box.right() for box in boxes)
    left = cast("tuple[float, int]", line.cursorToX(start))[0]
    right = cast("tuple[float, int]", line.cursorToX(end))[0]
    if end == line.textStart() + line.textLength():
        right = min(right, line.naturalTextRect().right())
    return min(left, right), max(left, right, min(left, right) + 4)
