"""What is not body text is written in a muted colour."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from desk.model.article import Region
from desk.text.offsets import Utf16Map
from desk.ui.theme import Theme


def muted(
    document: QTextDocument, map: Utf16Map, regions: Iterable[Region], length: int, theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """Selections that mute these regions of a text of that many code points, shown in the document."""
    manner = QTextCharFormat()
    manner.setForeground(QColor(theme.muted))
    selections = []
    for region in regions:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(document)
        cursor.setPosition(map.to_utf16(min(region.start, length)))
        cursor.setPosition(map.to_utf16(min(region.end, length)), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, manner
        selections.append(selection)
    return selections
