"""Dragging an end of the picked annotation: what it would mark, framed until it is dropped."""

from collections.abc import Callable

from desk.ui.article.layers import Layers
from desk.ui.article.mouse import End


class Resizing:
    """`grown` gives the whole words around a stretch; `ask` is told an annotation, its span's number, start and end."""

    def __init__(
        self,
        layers: Layers,
        grown: Callable[[int, int], tuple[int, int]],
        ask: Callable[[str, int, int, int], None],
        repaint: Callable[[], None],
    ) -> None:
        self._layers, self._grown, self._ask, self._repaint = layers, grown, ask, repaint
        self._drag: tuple[End, int, int] | None = None

    def preview(self, end: End, position: int, snapped: bool) -> None:
        """Frame what the annotation would mark if its end were dropped at `position`."""
        annotation = self._layers.marks.get(end.annotation)
        if annotation is None or end.span >= len(annotation.spans):
            return
        span = annotation.spans[end.span]
        floor = annotation.spans[end.span - 1].end if end.span else 0
        ceiling = annotation.spans[end.span + 1].start if end.span + 1 < len(annotation.spans) else self._layers.length
        if end.start:
            at = max(floor, min(position, span.end - 1))
            at = self._grown(at, span.end)[0] if snapped else at
            start, stop = max(floor, at), span.end
        else:
            at = min(ceiling, max(position, span.start + 1))
            at = self._grown(span.start, at)[1] if snapped else at
            start, stop = span.start, min(ceiling, at)
        if start < stop:
            self._drag = (end, start, stop)
            self._layers.resized = ((start, stop), self._layers.worn.look(annotation).color)
            self._repaint()

    def finish(self, keep: bool) -> None:
        """End the drag; with `keep`, ask for the change."""
        drag, self._drag, self._layers.resized = self._drag, None, None
        self._repaint()
        if drag is not None and keep:
            end, start, stop = drag
            annotation = self._layers.marks.get(end.annotation)
            if annotation and end.span < len(annotation.spans):
                span = annotation.spans[end.span]
                if (span.start, span.end) != (start, stop):
                    self._ask(end.annotation, end.span, start, stop)
