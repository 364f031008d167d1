"""Which theme a widget is in."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from desk.ui.theme import DARK, LIGHT, Theme


def theme_of(widget: QWidget) -> Theme:
    """The theme, told from the widget's palette."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
