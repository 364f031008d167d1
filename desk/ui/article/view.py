# Qt's names
"""The article view: the text of an article and the annotations on it, for reading, selecting and picking."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desk.model.annotation import Annotation
from desk.model.label import Label
from desk.ui.article.marked import MarkedText
from desk.ui.article.marks import Marks, Pair
from desk.ui.article.mouse import Mouse
from desk.ui.article.relating import Relating
from desk.ui.article.resizing import Resizing
from desk.ui.theme import LIGHT, Theme

Snap = Callable[[str, int, int], tuple[int, int]]


class ArticleView(MarkedText):
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
        self._snap = snap
        self._snapping = True
        self._describe = describe
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

    def set_snapping(self, on: bool) -> None:
        """Whether what the mouse selects grows to whole words."""
        self._snapping = on

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

    def word_around(self, start: int, end: int) -> tuple[int, int]:
        """The whole words that `[start, end)` touches; the same stretch where snapping is off."""
        if not self._snapping and end - start != 1:
            return start, end
        return self._snap(self.text, start, min(end, len(self.text)))

    def paragraph_around(self, position: int) -> tuple[int, int]:
        """The paragraph of the article around a position."""
        end = self.text.find("\n", position)
        return self.text.rfind("\n", 0, position) + 1, len(self.text) if end < 0 else end

    def press_tag(self, point: QPointF) -> bool:
        """Tell of a click on a tag; False where there is none."""
        flag = self.tag_at(point)
        if flag is not None and flag.mark is not None:
            self.attribution_clicked.emit(flag.mark.part, flag.mark.level)
        return flag is not None

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
        self._mouse.cancel()
        self._loading = True
        self._begin(text, marks, show)
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

    def _related_at(self, point: QPointF) -> str | None:
        """The annotation at a point of the viewport: whose chip is there, else the smallest on the text."""
        return self.owner_at(point) or next((annotation.id for annotation in self._under(point)), None)

    def _changed(self) -> None:
        if not self._loading:
            self.selection_changed.emit()

    def _announce(self, annotation: Annotation | None) -> None:
        if annotation is not None and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._said_of(annotation)))
