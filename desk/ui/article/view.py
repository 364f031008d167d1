# Qt's names
"""The article view: the text of an article and the annotations on it, for reading, selecting and picking."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desk.model.annotation import Annotation
from desk.model.article import Region
from desk.model.label import Label
from desk.ui.article.attribution import AttributionMark, Flag
from desk.ui.article.layers import Layers, ranges_of, region_ranges
from desk.ui.article.look import looks_of
from desk.ui.article.marks import Marks, Pair
from desk.ui.article.mouse import End, Mouse
from desk.ui.article.muting import muted
from desk.ui.article.picture import Picture
from desk.ui.article.positions import inside
from desk.ui.article.reader import Reader
from desk.ui.article.relating import Relating
from desk.ui.article.relations import RelationLine
from desk.ui.article.resizing import Resizing
from desk.ui.theme import LIGHT, Theme

Snap = Callable[[str, int, int], tuple[int, int]]


class ArticleView(Reader):
    """Shows one article. Positions are code points of its text, annotations are known by their ids.

    `snap(text, start, end)` gives the whole words around a stretch, `describe` what is said of an annotation when the
    mouse rests on it or it is picked: plain text. The view changes nothing itself; what the person asks for are its
    signals.
    """

    annotation_picked = Signal(object)
    """The id of the annotation that is picked now, or None."""
    selection_changed = Signal()
    """The caret moved or the selection changed."""
    context_requested = Signal(QPoint, int)
    """Where on the screen a menu is asked for, and the position in the text."""
    resize_asked = Signal(str, int, int, int)
    """An annotation's id, the number of its span, and where that is to start and end."""
    relate_asked = Signal(str, str)
    """The ids of two annotations of this article: a line was drawn from the first to the second."""
    attribution_clicked = Signal(str, int)
    """The part and the level of a mark whose tag was clicked."""

    def __init__(
        self,
        snap: Snap,
        describe: Callable[[Annotation], str],
        theme: Theme = LIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._layers = Layers()
        self._snap = snap
        self._snapping = True
        self._describe = describe
        self._labels: dict[str, Label] = {}
        self._decided: Mapping[str, str] = {}
        self._tell_decided: Callable[[str], str] = lambda _: ""
        self._crossed: dict[tuple[int, int], str] = {}
        self._regions: tuple[Region, ...] = ()
        self._loading = False
        repaint = self.viewport().update
        self._resizing = Resizing(self._layers, self.word_around, self.resize_asked.emit, repaint)
        self._relating = Relating(self._layers, self._related_at, self.relate_asked.emit, repaint)
        self._mouse = Mouse(self, self, self._resizing, self._relating)
        self.selectionChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._changed)
        self.setAccessibleName(self.tr("Article"))
        self.setAccessibleDescription(
            self.tr("The text to read and label. Arrow keys move the caret, with Shift they select.")
        )
        self.looks_changed.connect(self._forget_pictures)
        self._forget_pictures()

    def show_article(self, text: str, annotations: Sequence[Annotation], labels: Mapping[str, Label]) -> None:
        """Show another article from its beginning, nothing picked or selected."""
        self._labels = dict(labels)
        self._show(text, Marks(annotations), lambda: self.show_text(text))

    def show_nothing(self, message: str) -> None:
        """Show that no article is open, and say what to do."""
        self._show("", Marks(), lambda: super(ArticleView, self).show_nothing(message))

    def change_annotations(self, pairs: Iterable[Pair]) -> None:
        """Take over annotations before and after a change (None: not there), and repaint where they are."""
        for start, end in self._layers.marks.change(pairs):
            self._touch(start, end)
        if self._layers.marks.get(self.picked()) is None:
            self.pick(None)
        if self._layers.overlay.first is not None:
            self._flag()
        if not self._layers.overlay.is_empty:
            self.viewport().update()

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

    def set_snapping(self, on: bool) -> None:
        """Whether what the mouse selects grows to whole words."""
        self._snapping = on

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of that theme."""
        super().set_theme(theme)
        self._mute()

    def annotations_at(self, position: int) -> list[Annotation]:
        """The annotations on the code point at `position`, the smallest first."""
        return self._layers.marks.at(position)

    def picked(self) -> str | None:
        """The id of the picked annotation."""
        return self._layers.picked

    def pick(self, annotation: str | None, reveal: bool = True) -> None:
        """Make an annotation the picked one; with `reveal`, bring it into view with the caret at its start."""
        found = self._layers.marks.get(annotation)
        before = self._layers.marks.get(self._layers.picked)
        changed = self._layers.picked != (found.id if found else None)
        self._layers.picked = found.id if found else None
        for touched in (before, found) if changed else ():
            if touched is not None:
                self._touch(touched.start, touched.end)
        if found is not None and reveal:
            start, end = (min(position, len(self.text)) for position in (found.start, found.end))
            self.reveal(start, end)
            if found not in self.annotations_at(self.caret()) or self.selection():
                self.select_raw(start, start)
        if changed:
            self._announce(found)
            self.annotation_picked.emit(self._layers.picked)

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

    def word_around(self, start: int, end: int) -> tuple[int, int]:
        """The whole words that `[start, end)` touches; the same stretch where snapping is off."""
        if not self._snapping and end - start != 1:
            return start, end
        return self._snap(self.text, start, min(end, len(self.text)))

    def paragraph_around(self, position: int) -> tuple[int, int]:
        """The paragraph of the article around a position."""
        end = self.text.find("\n", position)
        return self.text.rfind("\n", 0, position) + 1, len(self.text) if end < 0 else end

    def owner_at(self, point: QPointF) -> str | None:
        """Whose chip or margin bar is at a point of the viewport."""
        picture, here = self._picture_at(point)
        return picture.owner_at(here)

    def tag_at(self, point: QPointF) -> Flag | None:
        """What is flagged by the tag at a point of the viewport."""
        picture, here = self._picture_at(point)
        return picture.tag_at(here)

    def press_tag(self, point: QPointF) -> bool:
        """Tell of a click on a tag; False where there is none."""
        flag = self.tag_at(point)
        if flag is not None and flag.mark is not None:
            self.attribution_clicked.emit(flag.mark.part, flag.mark.level)
        return flag is not None

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret; the annotation it comes to is picked. Escape gives up a drag."""
        if event.key() == Qt.Key.Key_Escape and self._mouse.dragging:
            self._mouse.cancel()
            return
        before = self.textCursor().position()
        super().keyPressEvent(event)
        if self.textCursor().position() != before and not self.selection():
            here = self.annotations_at(self.caret())
            if all(annotation.id != self.picked() for annotation in here):
                self.pick(here[0].id if here else None, reveal=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select, to drag an end, or to click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.press(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.double_click(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what the press began; without one, show what could be done here."""
        if self._mouse.dragging:
            self._mouse.move(event)
            if self._relating.active:
                self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        elif self.end_at(event.position()) is not None:
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
        elif self.owner_at(event.position()) is not None or self.tag_at(event.position()) is not None:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish what the press began."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.release(event)
            self.copy_to_selection_clipboard()
        event.accept()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; lines that run to the viewport's edges do not scroll with the text."""
        super().scrollContentsBy(dx, dy)
        if not self._layers.overlay.is_empty:
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu; away from the selection, for the place that was clicked."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            self.context_requested.emit(where, self.caret())
            return
        point = QPointF(event.pos())
        position = self.character_at(point)
        position = self.position_at(point) if position is None else position
        selected, owner = self.selection(), self.owner_at(point)
        if not (selected and selected[0] <= position <= selected[1]):
            self.select_raw(position, position)
            here = self.annotations_at(position)
            if owner is not None or all(annotation.id != self.picked() for annotation in here):
                self.pick(owner or (here[0].id if here else None), reveal=False)
        self.context_requested.emit(event.globalPos(), position)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is under the resting mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = QPointF(event.pos())
            # Qt takes text that looks like markup for markup, and article text is foreign: so it is markup, escaped.
            said = ["<p style='white-space:pre-wrap'>" + escape(words) + "</p>" for words in self._told_at(point)]
            QToolTip.showText(event.globalPos(), "".join(said), self.viewport())
            return True
        return super().viewportEvent(event)

    def _show(self, text: str, marks: Marks, show: Callable[[], None]) -> None:
        picked = self.picked()
        layers = self._layers
        self._mouse.cancel()
        self._loading = True
        layers.marks, layers.picked, layers.found_current = marks, None, None
        layers.regions = layers.found = layers.preview = layers.crossed = ranges_of(())
        self._regions, self._crossed = (), {}
        layers.overlay.clear()
        layers.flag()
        show()
        layers.map, layers.length = self.map, len(text)
        self._mute()
        self._forget_pictures()
        self.verticalScrollBar().setValue(0)
        self._loading = False
        if picked is not None:
            self.annotation_picked.emit(None)
        self.selection_changed.emit()

    def _told_at(self, point: QPointF) -> list[str]:
        """What is said of what is at a point of the viewport."""
        relation = self._layers.relation_at(point, list(self.page.shown()), self.page_height())
        tag = self.tag_at(point)
        owner = self._layers.marks.get(self.owner_at(point))
        if relation is not None:
            return [relation.words]
        if tag is not None:
            return [tag.names[0]]
        if owner is not None:
            return [self._said_of(owner), self.tr("Drag this to another annotation to relate the two.")]
        position = self.character_at(point)
        crossed = [words for (start, end), words in self._crossed.items() if position in range(start, end)]
        return [*(self._said_of(annotation) for annotation in self._under(point)[:4]), *crossed]

    def _said_of(self, annotation: Annotation) -> str:
        return "\n".join(filter(None, (self._describe(annotation), self._tell_decided(annotation.id))))

    def _picture_at(self, point: QPointF) -> tuple[Picture, QPointF]:
        """The picture of the paragraph at a point of the viewport, and where in it the point is."""
        shown = self.page.paragraph_at(point.y())
        if shown is None:
            return Picture(), point
        return self._layers.picture(shown.block), QPointF(point.x(), point.y() - shown.top)

    def _related_at(self, point: QPointF) -> str | None:
        """The annotation at a point of the viewport: whose chip is there, else the smallest on the text."""
        return self.owner_at(point) or next((annotation.id for annotation in self._under(point)), None)

    def _under(self, point: QPointF) -> list[Annotation]:
        """The annotations on the text at a point of the viewport, the smallest first."""
        position = self.character_at(point)
        return self.annotations_at(position) if position is not None else []

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

    def _changed(self) -> None:
        if not self._loading:
            self.selection_changed.emit()

    def _announce(self, annotation: Annotation | None) -> None:
        if annotation is not None and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._said_of(annotation)))
