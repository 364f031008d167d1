"""How a claim's card is painted: who says it, what is said, and pills for the rest."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desk.ui.foreign import isolated, one_line
from desk.ui.panels.articles_rows import small_font, strong_font
from desk.ui.panels.claims_model import CARD, Index
from desk.ui.panels.claims_rows import OUTLET, ClaimCard
from desk.ui.panels.row_look import RowDelegate, paint_row, paint_row_end
from desk.ui.theme import Theme, dark_shade, stroke, theme_of

_MARGIN = 12.0
_BAR = 3.0
_GAP = 5.0
_LINE_GAP = 2.0
_PAD = 7.0
_CHAIN_SHARE = 0.62
_SEPARATOR = " › "


class ClaimDelegate(RowDelegate):
    """Paints a card: bar in the claim's colour, two lines of words, a line of pills. All are of one height."""

    def row_height(self, font: QFont) -> int:
        """The height of every card, in logical pixels."""
        line, small = QFontMetricsF(strong_font(font)).height(), QFontMetricsF(small_font(font)).height()
        return round(2 * line + _LINE_GAP + small + 4 + _GAP + 17)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Cards are as wide as the list."""
        return QSize(160, self.row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one card."""
        card: ClaimCard = index.data(CARD)
        palette, state = option.palette, option.state
        theme = theme_of(palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(option.rect)
        selected, focus = bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_HasFocus)
        paint_row(painter, option)
        if not selected and not focus:
            paint_row_end(painter, palette, whole.left() + _MARGIN, whole.right() - _MARGIN, whole.bottom())
        self._bar(painter, whole, card, theme)
        self._words(painter, _inner(whole, card), option, card, theme)
        painter.restore()

    def _bar(self, painter: QPainter, whole: QRectF, card: ClaimCard, theme: Theme) -> None:
        pen = QPen(stroke(card.color, theme), _BAR, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if card.proposed:
            pen.setDashPattern([2, 1.4])
        x = whole.right() - _MARGIN if card.rtl else whole.left() + _MARGIN
        painter.setPen(pen)
        painter.drawLine(QPointF(x, whole.top() + 9), QPointF(x, whole.bottom() - 9))

    def _words(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, card: ClaimCard, theme: Theme
    ) -> None:
        strong = strong_font(option.font, QFont.Weight.DemiBold)
        height = QFontMetricsF(strong).height()
        first = QRectF(rect.left(), rect.top(), rect.width(), height)
        second = first.translated(0, height + _LINE_GAP)
        text, muted = QColor(theme.text), QColor(theme.muted)
        painter.setFont(strong if card.chain else option.font)
        painter.setPen(text if card.chain else muted)
        metrics = QFontMetricsF(option.font)
        quoted = _quoted(one_line(card.content))
        room = max(first.width() * _CHAIN_SHARE, first.width() - metrics.horizontalAdvance(quoted + ": ") - 2)
        chain = _chain(card, QFontMetricsF(painter.font()), room) + ": "
        used = QFontMetricsF(painter.font()).horizontalAdvance(chain)
        _draw(painter, first, chain, card.rtl)
        rest = first.adjusted(0, 0, -used, 0) if card.rtl else first.adjusted(used, 0, 0, 0)
        painter.setFont(option.font)
        painter.setPen(text)
        if card.restated:
            _draw(painter, rest, metrics.elidedText(quoted, Qt.TextElideMode.ElideRight, rest.width()), card.rtl)
            painter.setPen(muted)
            said = one_line(card.restated)
        else:
            taken = _first_line(quoted, option.font, rest.width())
            _draw(painter, rest, quoted[:taken].rstrip(), card.rtl)
            said = quoted[taken:].lstrip()
        _draw(painter, second, metrics.elidedText(said, Qt.TextElideMode.ElideRight, second.width()), card.rtl)
        top = second.bottom() + _GAP
        self._pills(painter, QRectF(rect.left(), top, rect.width(), rect.bottom() - top), option.font, card, theme)

    def _pills(self, painter: QPainter, rect: QRectF, font: QFont, card: ClaimCard, theme: Theme) -> None:
        small = small_font(font)
        metrics = QFontMetricsF(small)
        painter.setFont(small)
        words = card.words
        height = metrics.height() + 4
        x = 0.0
        for number, word in enumerate(words):
            left_out = f"+{len(words) - number}"
            kept = metrics.horizontalAdvance(left_out) + 2 * _PAD + _GAP if number + 1 < len(words) else 0.0
            width = metrics.horizontalAdvance(word) + 2 * _PAD
            fits = x + width + kept <= rect.width() or (x + width <= rect.width() and number + 1 == len(words))
            shown, width = (word, width) if fits else (left_out, metrics.horizontalAdvance(left_out) + 2 * _PAD)
            left = rect.right() - x - width if card.rtl else rect.left() + x
            pill = QRectF(left, rect.top(), width, height)
            own = bool(card.type) and number == 0 and fits
            dashed = card.proposed and fits and number == (1 if card.type else 0)
            _pill(painter, pill, shown, theme, color=card.color if own else None, dashed=dashed)
            if not fits:
                break
            x += width + _GAP


def _pill(painter: QPainter, rect: QRectF, word: str, theme: Theme, *, color: str | None, dashed: bool) -> None:
    """A type in its own colour with an outline, what is proposed in a dashed one, the rest on a grey ground."""
    ink = dark_shade(color, theme) if color else QColor(theme.muted if dashed else theme.text)
    pen = QPen(ink if color or dashed else QColor(theme.hover), 1)
    if dashed:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if color or dashed else QColor(theme.hover))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2, rect.height() / 2)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, word)


def _quoted(content: str) -> str:
    """In quotation marks, unless it has some of its own."""
    return content if any(mark in content for mark in '“”„«»"') else f"“{content}”"


def _inner(whole: QRectF, card: ClaimCard) -> QRectF:
    away, near = _MARGIN, _MARGIN + _BAR + 8
    return whole.adjusted(away if card.rtl else near, 8, -near if card.rtl else -away, -9)


def _draw(painter: QPainter, rect: QRectF, text: str, rtl: bool) -> None:
    """A line of foreign text from the side where the card is read from."""
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    place = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(rect, place | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, text)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _chain(card: ClaimCard, metrics: QFontMetricsF, width: float) -> str:
    """The names in the chain; where they are too long together, the longest are cut first."""
    if not card.chain:
        return OUTLET
    names = [one_line(name) for name in card.chain]
    room = width - metrics.horizontalAdvance(_SEPARATOR) * (len(names) - 1)
    limit = _fair_share([metrics.horizontalAdvance(name) for name in names], room)
    cut = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, limit) for name in names]
    return _SEPARATOR.join(isolated(name) for name in cut)


def _fair_share(widths: Sequence[float], room: float) -> float:
    """How wide each may be at most for all to fit, when the narrow ones leave what they do not need."""
    left = sorted(widths)
    while left and left[0] <= room / len(left):
        room -= left.pop(0)
    return room / len(left) + 0.5 if left else max(widths, default=0) + 0.5


def _first_line(text: str, font: QFont, width: float) -> int:
    """How much of a text stands on a first line that is so wide."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    taken = line.textLength()
    layout.endLayout()
    return taken
