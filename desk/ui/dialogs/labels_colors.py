"""Colours for labels: a palette that colour-blind people can tell apart, and how far apart any two colours are.

Difference is CIEDE2000 (Sharma, Wu, Dalal 2005) as the worst-off of four viewers sees it: normal vision, and complete
protanopia, deuteranopia and tritanopia as simulated by Machado, Oliveira and Fernandes (2009). About 1 is just
noticeable between patches side by side. Colours are `#rrggbb`.
"""

import math
from collections.abc import Iterable
from functools import cache

Triple = tuple[float, float, float]

PALETTE = (
    *("#1068de", "#7f4286", "#0e7157", "#1ca6ad", "#9ba90c", "#997d46"),
    *("#d84f83", "#c384ff", "#da8d7e", "#9b3a12", "#737373", "#d64401"),
    *("#81b6a2", "#6d506f", "#687d5b", "#1c55b4", "#d794dd", "#5188a1"),
)
"""What the editor offers: no two differ by less than ALIKE. The default labels have all but the grey."""

ALIKE = 7.0
"""Two labels that differ by less are likely to be mixed up by somebody."""

_VIEWERS: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
VIEWERS = tuple(_VIEWERS)


def difference(one: str, other: str) -> float:
    """How different the two look to the viewer who tells them apart least."""
    return min(difference_for(viewer, one, other) for viewer in VIEWERS)


def difference_for(viewer: str, one: str, other: str) -> float:
    """How different the two look to one of VIEWERS."""
    return ciede2000(_seen(viewer, one), _seen(viewer, other))


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio, from 1 to 21."""
    low, high = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (_linear(one), _linear(other)))
    return (high + 0.05) / (low + 0.05)


def free_color(used: Iterable[str]) -> str:
    """The colour of the palette that differs most from those in use."""
    taken = list(used)
    if not taken:
        return PALETTE[0]
    return max(PALETTE, key=lambda color: min(difference(color, other) for other in taken))


@cache
def _seen(viewer: str, color: str) -> Triple:
    """CIE L*a*b* (D65) of what the viewer makes of the colour."""
    rgb = _linear(color)
    r, g, b = (min(1.0, max(0.0, sum(w * c for w, c in zip(row, rgb, strict=True)))) for row in _VIEWERS[viewer])
    x = _cube((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
    y = _cube(0.2126729 * r + 0.7151522 * g + 0.0721750 * b)
    z = _cube((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(color: str) -> Triple:
    r, g, b = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _linear_of(r), _linear_of(g), _linear_of(b)


def _linear_of(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _cube(value: float) -> float:
    return float(value ** (1 / 3)) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def ciede2000(one: Triple, other: Triple) -> float:
    """The difference of two colours in CIE L*a*b*; the names are those of the paper."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    c7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - math.sqrt(c7 / (c7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    l_mean, c_mean = (l1 + l2) / 2, (c1 + c2) / 2
    h_mean = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * _cos(h_mean - 30)
        + 0.24 * _cos(2 * h_mean)
        + 0.32 * _cos(3 * h_mean + 6)
        - 0.20 * _cos(4 * h_mean - 63)
    )
    dl = (l2 - l1) / (1 + 0.015 * (l_mean - 50) ** 2 / math.sqrt(20 + (l_mean - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * c_mean)
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * c_mean * t)
    rotation = 2 * math.sqrt(c_mean**7 / (c_mean**7 + 25**7))
    rotation *= -math.sin(math.radians(60 * math.exp(-(((h_mean - 275) / 25) ** 2))))
    return math.sqrt(dl**2 + dc**2 + dh**2 + rotation * dc * dh)


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))
