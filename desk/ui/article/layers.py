"""Everything painted on the article's text, and the pictures kept of the paragraphs in view."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication, QPainter, QTextBlock

from desk.model.annotation import Annotation, Claim
from desk.model.article import Region
from desk.text.offsets import Utf16Map
from desk.text.ranges import Range, RangeSet
from desk.ui.article.attribution import Flag, beside
from desk.ui.article.column import Column, chip_font
from desk.ui.article.flagging import FlagBrush
from desk.ui.article.look import Look
from desk.ui.article.marks import Marks
from desk.ui.article.overlay import Overlay, paint_ends, paint_lines
from desk.ui.article.painting import Brushwork
from desk.ui.article.picture import Picture, PictureMaker
from desk.ui.article.pieces import Lines, Piece
from desk.ui.article.positions import Shown, stretch_of
from desk.ui.article.relations import RelationLine
from desk.ui.article.sight import Laid, Sight
from desk.ui.article.verdicts import Mark as VerdictMark
from desk.ui.article.verdicts import paint_mark, paint_on_chip
from desk.ui.article.wiring import WireBrush
from desk.ui.theme import Theme

Stretch = tuple[int, int]
CROSS = 9
"""The cross on which nothing belongs is so many pixels wide."""


@dataclass(frozen=True, slots=True)
class Dress:
    """All that says how things are painted."""

    theme: Theme
    column: Column
    font: QFont
    look: Callable[[Annotation], Look]
    brushwork: Brushwork
    flags: FlagBrush
    wires: WireBrush
    maker: PictureMaker


class Layers:
    """Holds what is marked, found, previewed, crossed and shaded, and paints it paragraph by paragraph."""

    def __init__(self) -> None:
        self.map = Utf16Map("")
        self.length = 0
        self.marks = Marks()
        self.picked: str | None = None
        self.regions: RangeSet = RangeSet()
        self.found = RangeSet()
        self.found_current: Stretch | None = None
        self.preview = RangeSet()
        self.preview_color = "#000000"
        self.crossed = RangeSet()
        self.resized: tuple[Stretch, str] | None = None
        self.overlay = Overlay()
        self._flags: list[Flag] = []
        self._pictures: dict[int, Picture] = {}
        self._worn: Dress | None = None

    @property
    def worn(self) -> Dress:
        """How things are painted now."""
        assert self._worn is not None
        return self._worn

    def dress(self, theme: Theme, column: Column, look: Callable[[Annotation], Look]) -> None:
        """Paint in this theme and column from now on, each annotation with this look."""
        font = chip_font(QGuiApplication.font(), column)
        worn = self._worn
        if worn is None or (theme, column, font) != (worn.theme, worn.column, worn.font):
            brushwork = Brushwork(theme, column, font)
            flags, wires = FlagBrush(theme, column, font), WireBrush(theme, font)
        else:
            brushwork, flags, wires = worn.brushwork, worn.flags, worn.wires
        maker = PictureMaker(column, look, brushwork.chip_width)
        self._worn = Dress(theme, column, font, look, brushwork, flags, wires, maker)
        self._pictures.clear()

    def flag(self) -> list[Stretch]:
        """Take over what the overlay flags now, and say which stretches look different."""
        before, self._flags = self._flags, self.overlay.flags(self.marks)
        return [(flag.start, flag.end) for flag in (*before, *self._flags)] if before != self._flags else []

    def forget(self, blocks: Iterable[int]) -> None:
        """Drop the pictures of those paragraphs."""
        for number in blocks:
            self._pictures.pop(number, None)

    def keep_only(self, shown: Sequence[Shown]) -> None:
        """Drop the pictures of all other paragraphs, if there are many."""
        if len(self._pictures) > 4 * len(shown) + 20:
            numbers = {item.block.blockNumber() for item in shown}
            self._pictures = {n: p for n, p in self._pictures.items() if n in numbers}

    def picture(self, block: QTextBlock) -> Picture:
        """What is on a laid out paragraph."""
        number = block.blockNumber()
        picture = self._pictures.get(number)
        if picture is None:
            stretch = stretch_of(block, self.map)
            annotations = self.marks.between(*stretch)
            flags = beside(self._flags, *stretch)
            if annotations or flags:
                origin = block.position()
                utf16 = self.map.to_utf16
                picture = self.worn.maker.make(
                    Lines(block, self.worn.column), annotations, flags, stretch, lambda at: utf16(at) - origin
                )
            else:
                picture = Picture()
            self._pictures[number] = picture
        return picture

    def paint_behind(self, painter: QPainter, shown: Iterable[Shown]) -> None:
        """What lies behind the text of these paragraphs."""
        worn = self.worn
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in shown:
            painter.save()
            painter.translate(0, item.top)
            picture = self.picture(item.block)
            worn.brushwork.bands(painter, picture, self.picked)
            if picture.flags:
                worn.flags.washes(painter, picture, self._voice_color())
            for stretch in self._within(self.found, item.block):
                color = worn.theme.found_current if stretch == self.found_current else worn.theme.found
                worn.brushwork.washes(painter, self._pieces(item.block, stretch), color)
            painter.restore()

    def paint_over(self, painter: QPainter, shown: Sequence[Shown], inside: Sequence[Shown], height: int) -> None:
        """What lies over the text of the paragraphs `inside`, which are some of those `shown` in the viewport."""
        worn = self.worn
        for item in inside:
            painter.save()
            painter.translate(0, item.top)
            for stretch in self._within(self.regions, item.block):
                self._shade(painter, item.block, stretch)
            worn.brushwork.over(painter, self.picture(item.block), self.picked)
            painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sight = self._sight(() if self.overlay.is_empty else shown, height)
        crossing = self.overlay.crossing(sight, self.marks, self.marks.get(self.picked), worn.wires)
        color = self._voice_color()
        paint_lines(painter, crossing, worn.flags, worn.wires, color)
        for item in inside:
            painter.save()
            painter.translate(0, item.top)
            picture = self.picture(item.block)
            worn.flags.over(painter, picture, color)
            worn.brushwork.chips(painter, picture, self.picked)
            for chip in picture.chips:
                paint_on_chip(painter, chip, worn.theme, strong=chip.owner == self.picked)
            self._frames(painter, item.block)
            painter.restore()
        paint_ends(painter, crossing, worn.wires)
        self.overlay.paint_rubber(painter, sight, self.marks, worn.wires)

    def relation_at(self, point: QPointF, shown: Sequence[Shown], height: int) -> RelationLine | None:
        """The relation whose pill is at a point of the viewport."""
        if not self.overlay.relations:
            return None
        crossing = self.overlay.crossing(self._sight(shown, height), self.marks, None, self.worn.wires)
        return next((r.line for r in crossing.routes if r.pill is not None and r.pill.rect.contains(point)), None)

    def _sight(self, shown: Iterable[Shown], height: int) -> Sight:
        laid = (Laid(*stretch_of(item.block, self.map), item.top, self.picture(item.block)) for item in shown)
        return Sight(tuple(laid), self.worn.column, height)

    def _frames(self, painter: QPainter, block: QTextBlock) -> None:
        """Frames around what is crossed, previewed, found and dragged."""
        brushwork = self.worn.brushwork
        for stretch in self._within(self.crossed, block):
            self._cross(painter, block, stretch)
        for stretch in self._within(self.preview, block):
            brushwork.outlines(painter, self._pieces(block, stretch), self.preview_color, True)
        if self.found_current is not None and self.found_current in self._within(self.found, block):
            brushwork.outlines(painter, self._pieces(block, self.found_current), self.worn.theme.warning, False)
        if self.resized is not None:
            stretch, color = self.resized
            brushwork.outlines(painter, self._pieces(block, stretch), color, True)

    def _cross(self, painter: QPainter, block: QTextBlock, stretch: Stretch) -> None:
        """A faint frame, and a cross at its end, for words on which nothing belongs."""
        theme, pieces = self.worn.theme, self._pieces(block, stretch)
        self.worn.brushwork.outlines(painter, pieces, theme.neutral, True)
        if pieces and stretch[1] <= stretch_of(block, self.map)[1]:
            last = pieces[-1]
            center = QPointF(last.left if last.right_to_left else last.right, last.line.top)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.base))
            painter.drawEllipse(center, CROSS * 0.75, CROSS * 0.75)
            paint_mark(painter, center, CROSS, VerdictMark.REJECTED, QColor(theme.muted))

    def _voice_color(self) -> str:
        """The colour of what belongs to the picked claim."""
        claim = self.marks.get(self.picked)
        return self.worn.look(claim).color if isinstance(claim, Claim) else self.worn.theme.neutral

    def _within(self, ranges: RangeSet, block: QTextBlock) -> list[Stretch]:
        return [r[:2] for r in ranges.between(*stretch_of(block, self.map))] if len(ranges) else []

    def _pieces(self, block: QTextBlock, stretch: Stretch) -> list[Piece]:
        start, end = stretch_of(block, self.map)
        left, right = max(start, stretch[0]), min(end, stretch[1])
        if left >= right:
            return []
        origin = block.position()
        return Lines(block, self.worn.column).pieces(
            self.map.to_utf16(left) - origin, self.map.to_utf16(right) - origin
        )

    def _shade(self, painter: QPainter, block: QTextBlock, stretch: Stretch) -> None:
        """A hatched strip in the margin where lines end, beside those that are not body text."""
        theme, column = self.worn.theme, self.worn.column
        lines = [piece.line for piece in self._pieces(block, stretch)]
        if lines:
            top = lines[0].top if stretch[0] >= stretch_of(block, self.map)[0] else 0
            bottom = lines[-1].bottom
            right_to_left = block.textDirection() == Qt.LayoutDirection.RightToLeft
            x = column.left - 24 if right_to_left else column.left + column.width + 18
            strip = QRectF(x, top, 6, bottom - top)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.fillRect(strip, QColor(theme.hover))
            painter.fillRect(strip, QBrush(QColor(theme.neutral), Qt.BrushStyle.BDiagPattern))


def ranges_of(stretches: Iterable[Stretch]) -> RangeSet:
    """Stretches as a set, each under its number."""
    return RangeSet(Range(start, end, str(number)) for number, (start, end) in enumerate(stretches))


def region_ranges(regions: Iterable[Region]) -> RangeSet:
    """Regions as a set."""
    return ranges_of((region.start, region.end) for region in regions)
