"""Stands the chips and tags of a paragraph: over its lines, and for claims in the margin beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from desk.ui.article.attribution import Flagged
from desk.ui.article.chips import Wanted, place
from desk.ui.article.column import Column
from desk.ui.article.look import Chip, Mark
from desk.ui.article.pieces import Line, Lines, Piece

_MARGIN_CHIPS = 3


@dataclass(slots=True)
class _Row:
    """What wants to stand over one line."""

    marks: list[Mark]
    flags: list[int]


class ChipRows:
    """Places chips in a column. `measure` gives the width of a chip with that text."""

    def __init__(self, column: Column, measure: Callable[[str], float]) -> None:
        self._column = column
        self._measure = measure

    def stand(
        self, marks: Sequence[Mark], flags: Sequence[Flagged], lines: Lines, margin_end: float
    ) -> tuple[list[Chip], list[Flagged]]:
        """The chips of these marks, and the flags with their tags. Chips in the margin end at `margin_end`."""
        over: dict[int, _Row] = {}
        beside: dict[int, list[Mark]] = {}
        for mark in marks:
            if mark.opens:
                name = _names(mark)[-2:][0]
                in_margin = mark.look.claim and margin_end - self._measure(name) >= 4
                if not in_margin:
                    over.setdefault(mark.first.line.number, _Row([], [])).marks.append(mark)
                elif not mark.index:
                    beside.setdefault(mark.first.line.number, []).append(mark)
        for number, flagged in enumerate(flags):
            if flagged.first is not None:
                over.setdefault(flagged.first.line.number, _Row([], [])).flags.append(number)
        chips: list[Chip] = []
        tagged = list(flags)
        for number, row in over.items():
            chips += self._over_line(lines.lines[number], row, tagged, lines.starts_right)
        for number, here in beside.items():
            found = self._beside_line(lines.lines[number], here, margin_end)
            chips += [replace(c, rect=mirrored(c.rect, self._column)) for c in found] if lines.starts_right else found
        return chips, tagged

    def _over_line(self, line: Line, row: _Row, flags: list[Flagged], right_to_left: bool) -> list[Chip]:
        wanted = [
            self._wanted(mark.pieces, line, right_to_left, _names(mark), number)
            for number, mark in enumerate(row.marks)
        ]
        for number in row.flags:
            flag = flags[number].flag
            one = self._wanted(flags[number].pieces, line, right_to_left, flag.names, len(row.marks) + number)
            wanted.append(replace(one, firm=True))
        end = -4.0 if right_to_left else self._column.page_width - 4.0
        chips: list[Chip] = []
        for item in place(wanted, end, self._column.chip * 5.2, self._measure):
            x = -item.x - item.width if right_to_left else item.x
            rect = QRectF(round(x), round(line.top) - self._column.chip, item.width, self._column.chip)
            if item.owner < len(row.marks):
                mark = row.marks[item.owner]
                chips.append(Chip(rect, item.name, mark.look, mark.annotation.id))
            elif not item.counts:
                number = item.owner - len(row.marks)
                flags[number] = replace(flags[number], tag=rect, name=item.name)
        return chips

    @staticmethod
    def _wanted(pieces: Sequence[Piece], line: Line, right_to_left: bool, names: tuple[str, ...], owner: int) -> Wanted:
        here = [piece for piece in pieces if piece.line is line]
        left, right = here[0].left, here[-1].right
        return Wanted(-right if right_to_left else left, right - left, names, owner)

    def _beside_line(self, line: Line, marks: list[Mark], end: float) -> list[Chip]:
        column = self._column
        shown = marks if len(marks) <= _MARGIN_CHIPS else marks[: _MARGIN_CHIPS - 1]
        chips: list[Chip] = []
        rows = min(len(marks), _MARGIN_CHIPS)
        y = round((line.top + line.bottom) / 2 - rows * (column.chip + 2) / 2 + 1)
        for mark in shown:
            name = next((n for n in _names(mark) if self._measure(n) <= end - 4), _names(mark)[-1])
            width = self._measure(name)
            chips.append(Chip(QRectF(round(end - width), y, width, column.chip), name, mark.look, mark.annotation.id))
            y += column.chip + 2
        if len(shown) < len(marks):
            name = f"+{len(marks) - len(shown)}"
            width = self._measure(name)
            left_out = marks[len(shown)]
            rect = QRectF(round(end - width), y, width, column.chip)
            chips.append(Chip(rect, name, left_out.look, left_out.annotation.id))
        return chips


def mirrored(rect: QRectF, column: Column) -> QRectF:
    """What stands in the left margin, in the right one."""
    x = 2 * column.left + column.width - rect.x() - rect.width()
    return QRectF(x, rect.y(), rect.width(), rect.height())


def _names(mark: Mark) -> tuple[str, ...]:
    return mark.look.names if mark.index == 0 else tuple("…" + name for name in mark.look.names[-2:])
