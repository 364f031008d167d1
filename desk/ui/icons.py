"""Our own line icons, drawn in whatever colour the theme asks for."""

from functools import lru_cache

from PySide6.QtGui import QColor, QIcon, QImage, QPixmap

from desk import paths
from desk.ui.theme import Theme, mixed

RATIOS = (1.0, 2.0, 3.0)
"""Device pixels to a point for which an icon is drawn; between them Qt makes a larger one smaller."""

_INK, _OWN_SIZE = b"currentColor", b'width="24" height="24"'


def picture(name: str, color: str, size: int, ratio: float) -> QPixmap:
    """The drawing `resources/icons/<name>.svg` in one colour (`#rrggbb`), `size` points wide, sharp at that ratio."""
    pixels = round(size * ratio)
    svg = _drawing(name).replace(_INK, color.encode()).replace(_OWN_SIZE, b'width="%d" height="%d"' % (pixels, pixels))
    drawn = QPixmap.fromImage(QImage.fromData(svg))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, theme: Theme, size: int) -> QIcon:
    """An icon for a button: in the colour of text, and paler where the button cannot be pressed."""
    made = QIcon()
    faded = mixed(QColor(theme.text), QColor(theme.window), 0.35).name()
    for ratio in RATIOS:
        made.addPixmap(picture(name, mixed(QColor(theme.text), QColor(theme.window), 0.82).name(), size, ratio))
        made.addPixmap(picture(name, faded, size, ratio), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=64)
def _drawing(name: str) -> bytes:
    return paths.resource("icons", f"{name}.svg").read_bytes()
