# Qt's names
"""The text of an article with all that is marked on it, where that is, and what of it is at a point."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desk.model.annotation import Annotation
from desk.model.article import Region
from desk.model.label import Label
from desk.ui.article.attribution import AttributionMark, Flag
from desk.ui.article.layers import Layers, ranges_of, region_ranges
from desk.ui.article.look import looks_of
from desk.ui.article.marks import Marks
from desk.ui.article.mouse import End
from desk.ui.article.muting import muted
from desk.ui.article.picture import Picture
from desk.ui.article.positions import inside
from desk.ui.article.reader import Reader
from desk.ui.article.relations import RelationLine
from desk.ui.theme import Theme


class MarkedText(Reader):
    """Paints annotations and the rest over the text. What a person does with it is the view's: see view.py."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._layers = Layers()
        self._labels: dict[str, Label] = {}
        self._decided: Mapping[str, str] = {}
        self._tell_decided: Callable[[str], str] = lambda _: ""
        self._crossed: dict[tuple[int, int], str] = {}
        self._regions: tuple[Region, ...] = ()
        self.looks_changed.connect(self._forget_pictures)
        self._forget_pictures()

    def set_labels(self, labels: Mapping[str, Label]) -> None:
        """Show the annotations with these labels' names and colours."""
        self._labels = dict(labels)
        self._forget_pictures()
        self.viewport().update()

    def show_decisions(
        self, marks: Mapping[str, str], tell: Callable[[str], str], crossed: Mapping[tuple[int, int], str] | None = None
    ) -> None:
        """Mark what was decided on annotations (ids), and say so in tooltips: see verdicts.py.

        `crossed` are stretches on which nothing belongs, and what is said of each.
        """
        self._tell_decided = tell
        if (crossed or {}) != self._crossed:
            self._crossed = dict(crossed or {})
            self._layers.crossed = ranges_of(self._crossed)
            self.viewport().update()
        if marks != self._decided:
            self._decided = dict(marks)
            self._forget_pictures()
            self.viewport().update()

    def set_regions(self, regions: Iterable[Region]) -> None:
        """Mute what is not body text."""
        self._regions = tuple(regions)
        self._layers.regions = region_ranges(self._regions)
        self._mute()
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of that theme."""
        super().set_theme(theme)
        self._mute()

    def show_matches(self, ranges: Sequence[tuple[int, int]], current: int | None) -> None:
        """Mark what a search found, the one with the number `current` most; an empty list unmarks all."""
        self._layers.found = ranges_of(ranges)
        self._layers.found_current = ranges[current] if current is not None else None
        if current is not None:
            self.reveal(*ranges[current])
        self.viewport().update()

    def show_preview(self, ranges: Sequence[tuple[int, int]], color: str) -> None:
        """Frame stretches that are about to be labelled, in a label's colour."""
        self._layers.preview, self._layers.preview_color = ranges_of(ranges), color
        self.viewport().update()

    def clear_preview(self) -> None:
        """Take the frames of `show_preview` away."""
        self.show_preview((), "#000000")

    def show_attribution(self, marks: Sequence[AttributionMark]) -> None:
        """Mark the sources and cues of the picked claim and join them to its content; an empty list unmarks all."""
        self._layers.overlay.attribution = tuple(marks)
        self._flag()

    def mark_first(self, annotation: str | None) -> None:
        """Mark an annotation as the first of two that are to be related; None for none."""
        self._layers.overlay.first = annotation
        self._flag()

    def show_relations(self, lines: Sequence[RelationLine]) -> None:
        """Draw these relations as lines; an empty list takes them away."""
        self._layers.overlay.relations = tuple(lines)
        self.viewport().update()

    def annotations_at(self, position: int) -> list[Annotation]:
        """The annotations on the code point at `position`, the smallest first."""
        return self._layers.marks.at(position)

    def picked(self) -> str | None:
        """The id of the picked annotation."""
        return self._layers.picked

    def owner_at(self, point: QPointF) -> str | None:
        """Whose chip or margin bar is at a point of the viewport."""
        picture, here = self._picture_at(point)
        return picture.owner_at(here)

    def tag_at(self, point: QPointF) -> Flag | None:
        """What is flagged by the tag at a point of the viewport."""
        picture, here = self._picture_at(point)
        return picture.tag_at(here)

    def end_at(self, point: QPointF) -> End | None:
        """The end of the picked annotation that can be dragged from there."""
        picked, (picture, here) = self.picked(), self._picture_at(point)
        found = picture.handle_at(here, picked) if picked is not None else None
        return End(picked, *found) if picked is not None and found is not None else None

    def paint_behind(self, painter: QPainter, area: QRect) -> None:
        """Bands and what a search found."""
        shown = list(self.page.shown())
        self._layers.keep_only(shown)
        self._layers.paint_behind(painter, inside(shown, area))

    def paint_over(self, painter: QPainter, area: QRect) -> None:
        """Lanes, chips, margin bars, frames and handles."""
        shown = list(self.page.shown())
        self._layers.paint_over(painter, shown, inside(shown, area), self.page_height())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; lines that run to the viewport's edges do not scroll with the text."""
        super().scrollContentsBy(dx, dy)
        if not self._layers.overlay.is_empty:
            self.viewport().update()

    def _begin(self, text: str, marks: Marks, show: Callable[[], None]) -> None:
        """Lays out another text by `show`, with these annotations on it and nothing else."""
        layers = self._layers
        layers.marks, layers.picked, layers.found_current = marks, None, None
        layers.regions = layers.found = layers.preview = layers.crossed = ranges_of(())
        self._regions, self._crossed = (), {}
        layers.overlay.clear()
        layers.flag()
        show()
        layers.map, layers.length = self.map, len(text)
        self._mute()
        self._forget_pictures()

    def _under(self, point: QPointF) -> list[Annotation]:
        """The annotations on the text at a point of the viewport, the smallest first."""
        position = self.character_at(point)
        return self.annotations_at(position) if position is not None else []

    def _picture_at(self, point: QPointF) -> tuple[Picture, QPointF]:
        """The picture of the paragraph at a point of the viewport, and where in it the point is."""
        shown = self.page.paragraph_at(point.y())
        if shown is None:
            return Picture(), point
        return self._layers.picture(shown.block), QPointF(point.x(), point.y() - shown.top)

    def _flag(self) -> None:
        """Show the flags that have changed; the lines they hang on may be anywhere."""
        for start, end in self._layers.flag():
            self._touch(start, end)
        self.viewport().update()

    def _touch(self, start: int, end: int) -> None:
        """Paint the paragraphs of a stretch anew."""
        limit = len(self.text)
        first = self.document().findBlock(self.map.to_utf16(min(start, limit))).blockNumber()
        last = self.document().findBlock(self.map.to_utf16(min(end, limit))).blockNumber()
        self._layers.forget(range(first, last + 1))
        for shown in self.page.shown():
            if first <= shown.block.blockNumber() <= last:
                self.viewport().update(0, int(shown.top) - 6, self.viewport().width(), int(shown.height) + 12)

    def _forget_pictures(self) -> None:
        looks = looks_of(self._labels, self.theme.neutral, self.tr("Claim"), self._decided)
        self._layers.dress(self.theme, self.column, looks)

    def _mute(self) -> None:
        self.setExtraSelections(muted(self.document(), self.map, self._regions, len(self.text), self.theme))
