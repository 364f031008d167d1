"""The measures of the text column: how wide, where, and how much room each line has for chips and lanes."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

LANES = 4
"""How many underlines fit below a line; deeper ones share the last."""

READING_SIZE_PT = 13.0
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
    `line_height` and `line_chars` are estimates for text not laid out yet.
    """

    page_width: int
    left: int
    width: int
    above: int
    below: int
    after: int
    lane: int
    chip: int
    line_height: int
    line_chars: int


def reading_font(family: str, zoom_percent: int) -> QFont:
    """The font for article text: `family`, or the first good one installed where that is empty."""
    if not family:
        installed = set(QFontDatabase.families())
        family = next((name for name in READING_FAMILIES if name in installed), "serif")
    font = QFont(family)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(READING_SIZE_PT * zoom_percent / 100)
    return font


def chip_font(ui: QFont, column: Column) -> QFont:
    """The font on label chips: the interface's own, small, capital and a little spaced."""
    font = QFont(ui)
    font.setPixelSize(max(8, round(column.chip * 0.70)))
    font.setWeight(QFont.Weight.DemiBold)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return font


def column_for(font: QFont, page_width: int, measure_chars: int) -> Column:
    """A column of about `measure_chars` characters in the middle of a page that wide, narrower where it must be."""
    metrics = QFontMetricsF(font)
    character = metrics.horizontalAdvance("the quick brown fox jumps over a lazy dog ") / 42
    height = ceil(metrics.height())
    chip, lane = max(12, round(height * 0.62)), max(3, round(height * 0.14))
    margin = min(max(28, page_width // 8), 5 * chip)
    width = max(120, min(round(character * measure_chars), page_width - 2 * margin))
    return Column(
        page_width=page_width,
        left=max((page_width - width) // 2, 8),
        width=width,
        above=chip + 1,
        below=lane * LANES,
        after=round(height * 0.45),
        lane=lane,
        chip=chip,
        line_height=height,
        line_chars=max(8, int(width / character)),
    )
