"""What pressing, dragging and clicking in the article mean. Qt's own handling knows no gaps between lines."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from desk.model.annotation import Annotation

_STILL_PX = 4
_SCROLL_MS = 40

EXACT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
"""With one of these held just what was dragged is taken: many window managers keep Alt for themselves."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of one span of an annotation, which can be dragged."""

    annotation: str
    span: int
    start: bool


class Surface(Protocol):
    """What the mouse works on. Positions are code points, points are in viewport pixels."""

    def position_at(self, point: QPointF) -> int: ...  # noqa: D102  # said by the class
    def character_at(self, point: QPointF) -> int | None: ...  # noqa: D102
    def annotations_at(self, position: int) -> list[Annotation]: ...  # noqa: D102
    def owner_at(self, point: QPointF) -> str | None: ...  # noqa: D102
    def end_at(self, point: QPointF) -> End | None: ...  # noqa: D102
    def word_around(self, start: int, end: int) -> tuple[int, int]: ...  # noqa: D102
    def paragraph_around(self, position: int) -> tuple[int, int]: ...  # noqa: D102
    def select_raw(self, anchor: int, position: int) -> None: ...  # noqa: D102
    def selection_ends(self) -> tuple[int, int]: ...  # noqa: D102
    def pick(self, annotation: str | None, reveal: bool = True) -> None: ...  # noqa: D102
    def picked(self) -> str | None: ...  # noqa: D102
    def press_tag(self, point: QPointF) -> bool: ...  # noqa: D102
    def tag_at(self, point: QPointF) -> object | None: ...  # noqa: D102
    def scroll_lines(self, lines: int) -> None: ...  # noqa: D102
    def page_height(self) -> int: ...  # noqa: D102


class Resizes(Protocol):
    """What dragging an end does."""

    def preview(self, end: End, position: int, snapped: bool) -> None: ...  # noqa: D102
    def finish(self, keep: bool) -> None: ...  # noqa: D102


class Relates(Protocol):
    """What dragging from a chip does."""

    def preview(self, source: str, point: QPointF) -> None: ...  # noqa: D102
    def finish(self, keep: bool) -> None: ...  # noqa: D102


class Mouse(QObject):
    """One press after another: select by characters, words or paragraphs, drag an end, relate, or pick."""

    def __init__(self, parent: QObject, surface: Surface, resizing: Resizes, relating: Relates) -> None:
        super().__init__(parent)
        self._surface = surface
        self._resizing, self._relating = resizing, relating
        self._owner: str | None = None
        self._anchor: tuple[int, int] | None = None
        self._grain: Callable[[int], tuple[int, int]] | None = None
        self._end: End | None = None
        self._pressed_at = QPointF()
        self._dragged = False
        self._last_double = (QPointF(), 0)
        self._last_click = QPointF(-99, -99)
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        self._last_point = QPointF()

    @property
    def dragging(self) -> bool:
        """Whether the left button holds something."""
        return self._anchor is not None or self._end is not None

    def press(self, event: QMouseEvent) -> None:
        """The left button went down."""
        point, surface = event.position(), self._surface
        self._pressed_at = self._last_point = point
        self._dragged = False
        self._grain = self._owner = None
        self._end = surface.end_at(point)
        if self._end is not None:
            return
        if self._is_third(event):
            self._select_by(surface.paragraph_around, point)
            return
        position = surface.position_at(point)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            position = surface.selection_ends()[0]
            self._dragged = True
        self._anchor = (position, position)
        if self._dragged:
            self.move(event)
            return
        self._owner = surface.owner_at(point)
        if self._owner is None and surface.tag_at(point) is None:
            surface.select_raw(position, position)

    def double_click(self, event: QMouseEvent) -> None:
        """The left button went down twice: select words, or go on picking where the click was on a chip."""
        if self._surface.owner_at(event.position()) is not None:
            self.press(event)
            return
        self._last_double = (event.position(), event.timestamp())
        self._pressed_at = self._last_point = event.position()
        self._select_by(lambda position: self._surface.word_around(position, position + 1), event.position())

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved with the left button down."""
        self._last_point = event.position()
        if not self._dragged and (self._last_point - self._pressed_at).manhattanLength() < _STILL_PX:
            return
        self._dragged = True
        self._extend(event.modifiers())
        outside = not 0 <= self._last_point.y() <= self._surface.page_height()
        if outside != self._scroll.isActive():
            if outside:
                self._scroll.start()
            else:
                self._scroll.stop()

    def release(self, event: QMouseEvent) -> None:
        """The left button went up."""
        self._scroll.stop()
        if self._end is not None:
            self._resizing.finish(self._dragged)
        elif self._owner is not None and self._dragged:
            self._relating.finish(True)
        elif self._anchor is not None and self._dragged and self._grain is None:
            anchor, position = self._surface.selection_ends()
            if anchor != position and not event.modifiers() & EXACT:
                start, end = self._surface.word_around(*sorted((anchor, position)))
                self._surface.select_raw(*((start, end) if anchor < position else (end, start)))
        elif self._anchor is not None and not self._dragged and self._grain is None:
            self._click(event.position())
        self._anchor = self._end = self._grain = self._owner = None
        self._dragged = False

    def cancel(self) -> None:
        """Give up a drag of an end, or from a chip."""
        self._scroll.stop()
        if self._end is not None:
            self._resizing.finish(False)
        if self._owner is not None:
            self._relating.finish(False)
        self._anchor = self._end = self._grain = self._owner = None

    def _extend(self, modifiers: Qt.KeyboardModifier) -> None:
        if self._owner is not None:
            self._relating.preview(self._owner, self._last_point)
            return
        position = self._surface.position_at(self._last_point)
        if self._end is not None:
            self._resizing.preview(self._end, position, not modifiers & EXACT)
        elif self._anchor is not None:
            start, end = self._anchor
            left, right = self._grain(position) if self._grain else (position, position)
            if position < start:
                self._surface.select_raw(end, min(left, start))
            else:
                self._surface.select_raw(start, max(right, end))

    def _select_by(self, grain: Callable[[int], tuple[int, int]], point: QPointF) -> None:
        position = self._surface.character_at(point)
        self._grain = grain
        self._anchor = grain(position if position is not None else self._surface.position_at(point))
        self._surface.select_raw(*self._anchor)

    def _is_third(self, event: QMouseEvent) -> bool:
        point, time = self._last_double
        near = (event.position() - point).manhattanLength() < 3 * _STILL_PX
        self._last_double = (QPointF(), 0)
        return (
            bool(time) and near and event.timestamp() - time < QGuiApplication.styleHints().mouseDoubleClickInterval()
        )

    def _click(self, point: QPointF) -> None:
        """Pick the smallest under the click; clicking on at that place, the next larger one, and so on around."""
        surface = self._surface
        again = (point - self._last_click).manhattanLength() < _STILL_PX
        self._last_click = point
        owner = surface.owner_at(point)
        if owner is not None:
            surface.pick(owner, reveal=False)
            return
        if surface.press_tag(point):
            return
        position = surface.character_at(point)
        here = [annotation.id for annotation in surface.annotations_at(position)] if position is not None else []
        if not here:
            surface.pick(None)
            return
        picked = surface.picked()
        following = (here.index(picked) + 1) % len(here) if again and picked in here else 0
        surface.pick(here[following], reveal=False)

    def _scroll_on(self) -> None:
        self._surface.scroll_lines(-1 if self._last_point.y() < 0 else 1)
        self._extend(QGuiApplication.keyboardModifiers())
