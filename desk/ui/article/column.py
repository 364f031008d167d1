"""The measures of the text column: how wide, where, and how much room each line has for chips and lanes."""

from dataclasses import dataclass
from math import floor

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

LANES = 4
"""How many underlines are told apart below a line; deeper ones share the last."""

_TALLEST, _DEEPEST = 0.80, 0.27
"""How far letters reach over and under the base line, in ems."""

READING_SIZE_PT = 13.5
READING_FAMILIES = (
    "Charter",
    "Source Serif 4",
    "Source Serif Pro",
    "Iowan Old Style",
    "Noto Serif",
    "Georgia",
    "Cambria",
    "P052",
    "DejaVu Serif",
)


@dataclass(frozen=True, slots=True)
class Column:
    """Sizes in device-independent pixels; whole numbers, so that hairlines stay sharp.

    `above` is kept free over each line for chips, `below` under it for lanes, `after` behind each paragraph.
    Fonts keep room over and under their letters; as much as `slack_over` and `slack_under` of it is used for that too.
    `line_chars` is an estimate for text not laid out yet.
    """

    page_width: int
    left: int
    width: int
    above: int
    below: int
    after: int
    lane: int
    chip: int
    slack_over: int
    slack_under: int
    line_chars: int


def reading_font(family: str, zoom_percent: int) -> QFont:
    """The font for article text: `family`, or the first good one installed where that is empty."""
    if not family:
        installed = {name.partition(" [")[0] for name in QFontDatabase.families()}
        family = next((name for name in READING_FAMILIES if name in installed), "serif")
    font = QFont(family)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(READING_SIZE_PT * zoom_percent / 100)
    return font


def chip_font(ui: QFont, column: Column) -> QFont:
    """The font on label chips: the interface's own, small, capital and a little spaced."""
    font = QFont(ui)
    font.setPixelSize(max(9, round(column.chip * 0.72)))
    font.setWeight(QFont.Weight.DemiBold)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return font


def column_for(font: QFont, page_width: int, measure_chars: int) -> Column:
    """A column of about `measure_chars` characters in the middle of a page that wide, narrower where it must be."""
    metrics = QFontMetricsF(font)
    character = metrics.horizontalAdvance("the quick brown fox jumps over a lazy dog ") / 42
    size = QFontInfo(font).pixelSize()
    chip, lane = max(12, round(size * 0.72)), max(3, round(size * 0.17))
    margin = min(max(28, page_width // 8), 5 * chip)
    width = max(120, min(round(character * measure_chars), page_width - 2 * margin))
    return Column(
        page_width=page_width,
        left=max((page_width - width) // 2, 8),
        width=width,
        above=chip,
        below=lane * (LANES - 1) + 1,
        after=round(size * 0.5),
        lane=lane,
        chip=chip,
        slack_over=max(0, floor(metrics.ascent() - size * _TALLEST)),
        slack_under=max(0, floor(metrics.descent() - size * _DEEPEST)),
        line_chars=max(8, int(width / character)),
    )
