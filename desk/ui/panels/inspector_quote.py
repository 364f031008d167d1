"""The words that an annotation marks, as the details panel shows them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desk.model.span import Span
from desk.ui.foreign import is_rtl

QUOTE_SHOWN = 400
"""So many code points of a part are shown; what is longer is cut in the middle."""


class QuoteView(QWidget):
    """The words that an annotation marks, part by part, to be selected and copied; plain text whatever it holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Span, ...], str] = ((), "")
        self.parts: list[QLabel] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.setAccessibleName(self.tr("Quote"))

    def show_parts(self, spans: tuple[Span, ...], color: str) -> None:
        """Shows these parts beside a bar of this colour."""
        if (spans, color) == self._shown:
            return
        self._shown = (spans, color)
        for part in self.parts:
            self._layout.removeWidget(part)
            part.deleteLater()
        self.parts = [self._part(span, color, number) for number, span in enumerate(spans, 1)]
        for part in self.parts:
            self._layout.addWidget(part)

    def _part(self, span: Span, color: str, number: int) -> QLabel:
        part = QLabel()
        part.setTextFormat(Qt.TextFormat.PlainText)
        part.setText(_cut(span.text))
        part.setWordWrap(True)
        part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        part.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        part.setToolTip(self.tr("Characters {} to {}").format(span.start, span.end))
        part.setAccessibleName(self.tr("Quote, part {}").format(number))
        rtl = is_rtl(span.text)
        part.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        side = "right" if rtl else "left"
        part.setStyleSheet(f"QLabel {{ border: 0; border-{side}: 3px solid {color}; padding: 1px 8px; }}")
        return part


def _cut(text: str) -> str:
    if len(text) <= QUOTE_SHOWN:
        return text
    half = QUOTE_SHOWN // 2
    return f"{text[:half]} […] {text[-half:]}"
