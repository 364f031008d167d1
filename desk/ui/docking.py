"""Bringing a panel into sight, as tall as it is of use."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget

from desk.ui.parts import Parts

MOST = 0.4
"""Of the window's height, a panel that comes into sight may take so much."""
TEXT_KEPT = 190
"""So many pixels of the article stay in sight above it, a few lines and their chips."""
LEAST = 150


def bring(parts: Parts, name: str) -> QDockWidget:
    """Shows a dock in front of those it shares its place with. One that was out of sight gets the height it asks for.

    That is as far as the article can spare it. Whoever made it lower while it was in sight keeps that.
    """
    dock, window = parts.docks[name], parts.window
    came = dock.visibleRegion().isEmpty()
    dock.show()
    dock.raise_()
    if came and not dock.isFloating():
        wanted = min(dock.sizeHint().height(), round(window.height() * MOST))
        if window.dockWidgetArea(dock) == Qt.DockWidgetArea.BottomDockWidgetArea:
            wanted = min(wanted, max(parts.view.height() - TEXT_KEPT, LEAST))
        if dock.height() < wanted:
            window.resizeDocks([dock], [wanted], Qt.Orientation.Vertical)
    return dock
