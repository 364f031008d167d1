"""Where things are: from points on the page to code points of the article's text, and back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QTextBlock, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

from desk.text.offsets import Utf16Map
from desk.ui.article.layout import ArticleLayout

_LONGEST = 4000
_SENTENCE_BLANK = re.compile(r"(?<=[.!?…。؟۔”’\"'])[ \u00a0]")
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029\ufdd0\ufdd1"
_RTL = re.compile(
    "[\u0590-\u08ff\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

_MARK, _STAND_IN = "\ufeff", "\u2060"


def display_copy(text: str) -> str:
    """The text as it is given to Qt: as many characters, each at its place.

    Qt repaints a paragraph as a whole, so long ones are broken at the blank behind a sentence about every 4,000
    characters. What Qt takes for a line end by itself becomes one that counts as one character.
    """
    for character in _BREAKS:
        if character in text:
            text = text.replace(character, "\n")
    if text.startswith(_MARK):
        # A QString made of a text loses the mark that it begins with; this one is as wide and as invisible.
        text = _STAND_IN + text[1:]
    if len(text) <= _LONGEST:
        return text
    pieces: list[str] = []
    taken = start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        while end - start > _LONGEST:
            at = _break_after(text, start + _LONGEST, end)
            if at is not None:
                pieces += (text[taken:at], "\n")
                taken = at + 1
            start = start + _LONGEST if at is None else at + 1
        start = end + 1
    pieces.append(text[taken:])
    return "".join(pieces)


def _break_after(text: str, start: int, end: int) -> int | None:
    """The next blank behind a sentence, else the next blank; None where there is none for long."""
    end = min(end, start + _LONGEST)
    sentence = _SENTENCE_BLANK.search(text, start, end)
    at = sentence.start() if sentence else text.find(" ", start, end)
    return at if at >= 0 else None


def has_right_to_left(text: str) -> bool:
    """Whether any part of the text may run from right to left."""
    return not text.isascii() and _RTL.search(text) is not None


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph on the page: `top` and `height` in viewport pixels, gaps included."""

    block: QTextBlock
    top: float
    height: float


def inside(shown: Sequence[Shown], area: QRect) -> list[Shown]:
    """Those paragraphs that reach into an area of the viewport."""
    return [item for item in shown if item.top <= area.bottom() and item.top + item.height >= area.top()]


class Page:
    """Looks up places on what an editor with an `ArticleLayout` shows now. Points are in viewport pixels."""

    def __init__(self, editor: QPlainTextEdit, layout: ArticleLayout) -> None:
        self._editor = editor
        self._layout = layout

    def shown(self) -> Iterator[Shown]:
        """The paragraphs in the viewport, from the top."""
        block = self._editor.firstVisibleBlock()
        top = self._editor.contentOffset().y()
        bottom = self._editor.viewport().height()
        while block.isValid() and top < bottom:
            height = self._layout.blockBoundingRect(block).height()
            if top + height > 0:
                yield Shown(block, top, height)
            top += height
            block = block.next()

    def paragraph_at(self, y: float) -> Shown | None:
        """The paragraph at that height; the nearest one where there is none, None only on an empty page."""
        found = None
        for found in self.shown():
            if y < found.top + found.height:
                break
        return found

    def line_at(self, y: float) -> tuple[Shown, QTextLine] | None:
        """The visual line at that height, its gaps counted in; the nearest where there is none.

        The line is Qt's own and dies with the paragraph's layout: do not keep it.
        """
        shown = self.paragraph_at(y)
        if shown is None:
            return None
        layout, below = shown.block.layout(), self._layout.column.below - self._layout.column.slack_under
        line = layout.lineAt(0)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if y - shown.top < line.y() + line.height() + below:
                break
        return shown, line

    def position_at(self, point: QPointF) -> int:
        """The caret position nearest to a point, in UTF-16 units of the document."""
        found = self.line_at(point.y())
        if found is None:
            return 0
        shown, line = found
        return shown.block.position() + line.xToCursor(point.x())

    def character_at(self, point: QPointF) -> int | None:
        """Where the character under a point starts, in UTF-16 units; None beside the text and in the gap above it."""
        found = self.line_at(point.y())
        if found is None:
            return None
        shown, line = found
        text = line.naturalTextRect()
        y = point.y() - shown.top
        if (
            not text.left() <= point.x() <= text.right()
            or not text.top() <= y <= text.bottom() + self._layout.column.below
        ):
            return None
        return shown.block.position() + line.xToCursor(point.x(), QTextLine.CursorPosition.CursorOnCharacter)


def stretch_of(block: QTextBlock, map_: Utf16Map) -> tuple[int, int]:
    """The code points that a paragraph holds, its line end not counted."""
    start = block.position()
    return map_.to_code_point(start), map_.to_code_point(start + block.length() - 1)
