"""Bringing a panel into sight, as tall as it is of use."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

MOST = 0.4
"""Of the window's height, a panel that comes into sight may take so much."""


def bring(window: QMainWindow, dock: QDockWidget) -> None:
    """Shows a dock in front of those it shares its place with. One that was out of sight gets the height it asks for.

    Whoever made it lower while it was in sight keeps that.
    """
    came = dock.visibleRegion().isEmpty()
    dock.show()
    dock.raise_()
    if came and not dock.isFloating():
        wanted = min(dock.sizeHint().height(), round(window.height() * MOST))
        if dock.height() < wanted:
            window.resizeDocks([dock], [wanted], Qt.Orientation.Vertical)
