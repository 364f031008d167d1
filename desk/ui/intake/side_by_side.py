"""Two texts beside each other, the words in which they differ on a shade."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QWidget

from desk.text.offsets import Utf16Map
from desk.ui.foreign import is_rtl
from desk.ui.intake.look import theme_of
from desk.ui.intake.word_diff import Place, Places, changes
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
        self.changes: list[tuple[Place | None, Place | None]] = []
        """Where the texts on show differ: see `word_diff.changes`."""
        self._following = False
        for one, other in ((self.left, self.right), (self.right, self.left)):
            one.verticalScrollBar().valueChanged.connect(partial(self._follow, one, other))
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
        self.changes = changes(*self._shown)
        for box, places in self._shade():
            if places:
                box.go_to(places[0][0])

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._shade()

    def _shade(self) -> list[tuple["TextBox", Places]]:
        theme = theme_of(self)
        left = [one for one, _ in self.changes if one is not None]
        right = [other for _, other in self.changes if other is not None]
        for box, places, color in ((self.left, left, theme.error), (self.right, right, theme.good)):
            look = QTextCharFormat()
            look.setBackground(tint(color, theme))
            box.mark(places, look)
        return [(self.left, left), (self.right, right)]

    def _follow(self, one: "TextBox", other: "TextBox", value: int) -> None:
        """Scrolls the other text as far, in proportion."""
        most = one.verticalScrollBar().maximum()
        if self._following or most == 0:
            return
        self._following = True
        try:
            other.verticalScrollBar().setValue(round(value / most * other.verticalScrollBar().maximum()))
        finally:
            self._following = False


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
        rtl = is_rtl(text)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        # A plain text's layout takes the side as it is said, whatever the direction.
        option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        self.document().setDefaultTextOption(option)

    def go_to(self, place: int) -> None:
        """Puts the caret there (code points) and scrolls no more than is needed."""
        cursor = self.textCursor()
        cursor.setPosition(self._places.to_utf16(place))
        self.setTextCursor(cursor)

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
