"""Two texts beside each other, the words in which they differ on a shade."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QWidget

from desk.text.offsets import Utf16Map
from desk.ui.foreign import is_rtl
from desk.ui.intake.look import theme_of
from desk.ui.intake.word_diff import Places, differences
from desk.ui.theme import tint

MOST_SHOWN = 60_000
"""How much of a text is shown and compared, in code points."""
FRAME = """
QPlainTextEdit { border: 1px solid palette(mid); border-radius: 6px; padding: 4px 3px; background: palette(base); }
QPlainTextEdit:focus { border-color: palette(highlight); }
"""


class SideBySide(QWidget):
    """The left text loses its own words against the right one, which brings others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left, self.right = TextBox(self.tr("Left text")), TextBox(self.tr("Right text"))
        self._shown: tuple[str, str] = ("", "")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.left)
        layout.addWidget(self.right)

    def show_texts(self, one: str, two: str) -> None:
        """Shows two texts and what differs."""
        self._shown = one[:MOST_SHOWN], two[:MOST_SHOWN]
        self.left.show_text(self._shown[0])
        self.right.show_text(self._shown[1])
        self._shade()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._shade()

    def _shade(self) -> None:
        theme = theme_of(self)
        left, right = differences(*self._shown)
        for box, places, color in ((self.left, left, theme.error), (self.right, right, theme.good)):
            look = QTextCharFormat()
            look.setBackground(tint(color, theme))
            box.mark(places, look)


class TextBox(QPlainTextEdit):
    """A text to be read, in its own direction."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setStyleSheet(FRAME)
        self._places = Utf16Map("")

    def show_text(self, text: str) -> None:
        """Shows a canonical text from its beginning."""
        self._places = Utf16Map(text)
        self.setPlainText(text)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl(text) else Qt.LayoutDirection.LeftToRight)
        self.document().setDefaultTextOption(option)

    def mark(self, places: Places, look: QTextCharFormat) -> None:
        """Gives stretches (code points) a look."""
        marked = []
        for start, end in places:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._places.to_utf16(start))
            cursor.setPosition(self._places.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, look
            marked.append(selection)
        self.setExtraSelections(marked)
