"""Everything painted on the article's text, and the pictures kept of the paragraphs in view."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication, QPainter, QTextBlock

from desk.model.annotation import Annotation, Claim
from desk.model.article import Region
from desk.text.offsets import Utf16Map
from desk.text.ranges import Range, RangeSet
from desk.ui.article.attribution import AttributionMark, Flag, beside, flags_of
from desk.ui.article.column import Column, chip_font
from desk.ui.article.flagging import FlagBrush
from desk.ui.article.joints import Laid, joints
from desk.ui.article.look import Look
from desk.ui.article.marks import Marks
from desk.ui.article.painting import Brushwork
from desk.ui.article.picture import Picture, PictureMaker
from desk.ui.article.pieces import Lines, Piece
from desk.ui.article.positions import Shown, stretch_of
from desk.ui.theme import Theme

Stretch = tuple[int, int]


class Layers:
    """Holds what is marked, found, previewed and shaded, and paints it paragraph by paragraph."""

    def __init__(self) -> None:
        self.map = Utf16Map("")
        self.marks = Marks()
        self.picked: str | None = None
        self.regions: RangeSet = RangeSet()
        self.found = RangeSet()
        self.found_current: Stretch | None = None
        self.preview = RangeSet()
        self.preview_color = "#000000"
        self.resized: tuple[Stretch, str] | None = None
        self.attribution: tuple[AttributionMark, ...] = ()
        self._flags: list[Flag] = []
        self._pictures: dict[int, Picture] = {}
        self._brushwork: Brushwork | None = None
        self._flag_brush: FlagBrush | None = None
        self._look: Callable[[Annotation], Look] | None = None
        self._maker: PictureMaker | None = None
        self._theme: Theme | None = None
        self._column: Column | None = None
        self._font: QFont | None = None

    def dress(self, theme: Theme, column: Column, look: Callable[[Annotation], Look]) -> None:
        """Paint in this theme and column from now on, each annotation with this look."""
        font = chip_font(QGuiApplication.font(), column)
        if self._brushwork is None or (theme, column, font) != (self._theme, self._column, self._font):
            self._brushwork = Brushwork(theme, column, font)
            self._flag_brush = FlagBrush(theme, font)
        self._theme, self._column, self._font = theme, column, font
        self._look = look
        self._maker = PictureMaker(column, look, self._brushwork.chip_width)
        self._pictures.clear()

    def set_attribution(self, marks: Sequence[AttributionMark]) -> None:
        """Mark these sources and cues of the picked claim from now on."""
        self.attribution = tuple(marks)
        self._flags = flags_of(marks)

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
            assert self._maker is not None
            assert self._column is not None
            stretch = stretch_of(block, self.map)
            annotations = self.marks.between(*stretch)
            flags = beside(self._flags, *stretch)
            if annotations or flags:
                origin = block.position()
                utf16 = self.map.to_utf16
                picture = self._maker.make(
                    Lines(block, self._column), annotations, flags, stretch, lambda at: utf16(at) - origin
                )
            else:
                picture = Picture()
            self._pictures[number] = picture
        return picture

    def paint_behind(self, painter: QPainter, shown: Iterable[Shown]) -> None:
        """What lies behind the text of these paragraphs."""
        assert self._brushwork is not None
        assert self._flag_brush is not None
        assert self._theme is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in shown:
            painter.save()
            painter.translate(0, item.top)
            picture = self.picture(item.block)
            self._brushwork.bands(painter, picture, self.picked)
            if picture.flags:
                self._flag_brush.washes(painter, picture, self._voice_color())
            for stretch in self._within(self.found, item.block):
                color = self._theme.found_current if stretch == self.found_current else self._theme.found
                self._brushwork.washes(painter, self._pieces(item.block, stretch), color)
            painter.restore()

    def paint_over(self, painter: QPainter, shown: Sequence[Shown], inside: Sequence[Shown], height: int) -> None:
        """What lies over the text of the paragraphs `inside`, which are some of those `shown` in the viewport."""
        assert self._brushwork is not None
        assert self._flag_brush is not None
        assert self._theme is not None
        for item in inside:
            painter.save()
            painter.translate(0, item.top)
            for stretch in self._within(self.regions, item.block):
                self._shade(painter, item.block, stretch)
            self._brushwork.over(painter, self.picture(item.block), self.picked)
            painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_joints(painter, shown, height)
        color = self._voice_color()
        for item in inside:
            painter.save()
            painter.translate(0, item.top)
            picture = self.picture(item.block)
            self._flag_brush.over(painter, picture, color)
            self._brushwork.chips(painter, picture, self.picked)
            for stretch in self._within(self.preview, item.block):
                self._brushwork.outlines(painter, self._pieces(item.block, stretch), self.preview_color, True)
            if self.found_current is not None and self.found_current in self._within(self.found, item.block):
                pieces = self._pieces(item.block, self.found_current)
                self._brushwork.outlines(painter, pieces, self._theme.warning, False)
            if self.resized is not None:
                stretch, color = self.resized
                self._brushwork.outlines(painter, self._pieces(item.block, stretch), color, True)
            painter.restore()

    def _paint_joints(self, painter: QPainter, shown: Sequence[Shown], height: int) -> None:
        claim = self.marks.get(self.picked)
        if not self.attribution or not isinstance(claim, Claim):
            return
        assert self._column is not None
        assert self._flag_brush is not None
        laid = [Laid(*stretch_of(item.block, self.map), item.top, self.picture(item.block)) for item in shown]
        color = self._voice_color()
        for joint in joints(laid, self.attribution, claim, self._column, height):
            self._flag_brush.joint(painter, joint, color, height)

    def _voice_color(self) -> str:
        """The colour of what belongs to the picked claim."""
        claim = self.marks.get(self.picked)
        if isinstance(claim, Claim) and self._look is not None:
            return self._look(claim).color
        assert self._theme is not None
        return self._theme.neutral

    def _within(self, ranges: RangeSet, block: QTextBlock) -> list[Stretch]:
        return [r[:2] for r in ranges.between(*stretch_of(block, self.map))] if len(ranges) else []

    def _pieces(self, block: QTextBlock, stretch: Stretch) -> list[Piece]:
        start, end = stretch_of(block, self.map)
        left, right = max(start, stretch[0]), min(end, stretch[1])
        if left >= right:
            return []
        assert self._column is not None
        origin = block.position()
        return Lines(block, self._column).pieces(self.map.to_utf16(left) - origin, self.map.to_utf16(right) - origin)

    def _shade(self, painter: QPainter, block: QTextBlock, stretch: Stretch) -> None:
        """A hatched strip in the margin where lines end, beside those that are not body text."""
        assert self._theme is not None
        assert self._column is not None
        lines = [piece.line for piece in self._pieces(block, stretch)]
        if lines:
            top = lines[0].top if stretch[0] >= stretch_of(block, self.map)[0] else 0
            bottom = lines[-1].bottom
            right_to_left = block.textDirection() == Qt.LayoutDirection.RightToLeft
            x = self._column.left - 24 if right_to_left else self._column.left + self._column.width + 18
            strip = QRectF(x, top, 6, bottom - top)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.fillRect(strip, QColor(self._theme.hover))
            painter.fillRect(strip, QBrush(QColor(self._theme.neutral), Qt.BrushStyle.BDiagPattern))


def ranges_of(stretches: Iterable[Stretch]) -> RangeSet:
    """Stretches as a set, each under its number."""
    return RangeSet(Range(start, end, str(number)) for number, (start, end) in enumerate(stretches))


def region_ranges(regions: Iterable[Region]) -> RangeSet:
    """Regions as a set."""
    return ranges_of((region.start, region.end) for region in regions)
