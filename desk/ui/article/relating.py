"""Dragging from one annotation's chip to another annotation: a line that follows the mouse until it is let go."""

from collections.abc import Callable

from PySide6.QtCore import QPointF

from desk.ui.article.layers import Layers
from desk.ui.article.overlay import Rubber


class Relating:
    """`find` says what annotation is at a point of the viewport; `ask` is told the two ends by id."""

    def __init__(
        self,
        layers: Layers,
        find: Callable[[QPointF], str | None],
        ask: Callable[[str, str], None],
        repaint: Callable[[], None],
    ) -> None:
        self._layers, self._find, self._ask, self._repaint = layers, find, ask, repaint

    @property
    def active(self) -> bool:
        """Whether a line is being drawn."""
        return self._layers.overlay.rubber is not None

    def preview(self, source: str, point: QPointF) -> None:
        """Draw the line to `point`, and frame what it would be let go on."""
        target = self._find(point)
        self._layers.overlay.rubber = Rubber(source, target if target != source else None, point)
        self._repaint()

    def finish(self, keep: bool) -> None:
        """Take the line away; with `keep`, ask for the relation if it was let go on something."""
        rubber, self._layers.overlay.rubber = self._layers.overlay.rubber, None
        self._repaint()
        if rubber is not None and rubber.target is not None and keep:
            self._ask(rubber.source, rubber.target)
