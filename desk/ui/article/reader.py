# Qt's names
"""Read-only text in a comfortable column, with a caret, a selection and a zoom; it knows nothing of annotations."""

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desk.text.offsets import Utf16Map
from desk.ui.article.caret import WIDTH, Blink
from desk.ui.article.column import Column, column_for, reading_font
from desk.ui.article.layout import ArticleLayout
from desk.ui.article.nothing import paint_nothing
from desk.ui.article.positions import Page, display_copy
from desk.ui.theme import Theme

ZOOM_PERCENT = (50, 400)
MEASURE_CHARS = (30, 160)


class Reader(QPlainTextEdit):
    """Shows a text. Positions are code points of the text as it was given, which is never read back from Qt."""

    zoom_changed = Signal(int)
    looks_changed = Signal()
    """Column, font or theme changed: whoever keeps geometry or colours works them out anew."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.text = ""
        self.map = Utf16Map("")
        self._message: str | None = ""
        self._family = ""
        self._zoom_percent = 100
        self._measure_chars = 70
        self._wheel = 0
        self.setFont(reading_font("", 100))
        self._lay = self._new_document()
        self.page = Page(self, self._lay)
        self._blink = Blink(self, self._update_caret)
        self._caret_rect = QRect()
        self.cursorPositionChanged.connect(self._caret_moved)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(0)
        self.viewport().setMouseTracking(True)
        # What is dropped here is for the window.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.looks_changed.connect(self.viewport().update)
        self._dress()

    @property
    def column(self) -> Column:
        """Where the text stands."""
        return self._lay.column

    def show_text(self, text: str) -> None:
        """Show another text from its beginning, the caret at its start."""
        self._message = None
        self.text = text
        self.map = Utf16Map(text)
        self.setPlainText(display_copy(text))

    def show_nothing(self, message: str) -> None:
        """Show no text, and `message` in the middle of the empty page."""
        self.show_text("")
        self._message = message
        self.viewport().update()

    def selection(self) -> tuple[int, int] | None:
        """The selected stretch; None where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self.map.to_code_point(cursor.selectionStart())
        return start, self.map.to_code_point(cursor.selectionEnd(), round_up=True)

    def selection_ends(self) -> tuple[int, int]:
        """Where the selection began and where the caret is; the same where nothing is selected."""
        cursor = self.textCursor()
        return self.map.to_code_point(cursor.anchor()), self.map.to_code_point(cursor.position())

    def caret(self) -> int:
        """Where the caret is."""
        return self.map.to_code_point(self.textCursor().position())

    def select(self, start: int, end: int) -> None:
        """Select `[start, end)` and show it; ValueError where it leaves the text."""
        self.reveal(start, end)
        self.select_raw(start, end)

    def place_caret(self, position: int) -> None:
        """Put the caret there, nothing selected, and show it; ValueError outside the text."""
        self.select(position, position)

    def select_raw(self, anchor: int, position: int) -> None:
        """Select from `anchor` to the caret at `position`, which may be before it."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.map.to_utf16(anchor))
        cursor.setPosition(self.map.to_utf16(position), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def position_at(self, point: QPointF) -> int:
        """The caret position nearest to a point of the viewport."""
        return self.map.to_code_point(self.page.position_at(point))

    def character_at(self, point: QPointF) -> int | None:
        """The character under a point of the viewport; None beside the text."""
        utf16 = self.page.character_at(point)
        return None if utf16 is None or utf16 >= self.map.utf16_length else self.map.to_code_point(utf16)

    def reveal(self, start: int, end: int) -> None:
        """Scroll, if `[start, end)` is not well in view, so that its start is in the upper third."""
        height, column = self.viewport().height(), self.column
        first, last = self._line_box(start), self._line_box(end)
        seen = first is not None and first.top() >= column.above and first.bottom() + column.below <= height
        all_seen = last is not None and last.bottom() + column.below <= height
        if not seen or first is None or (not all_seen and first.top() > height // 2):
            self._scroll_to(self.map.to_utf16(start), height // 3)

    def scroll_lines(self, lines: int) -> None:
        """Scroll by that many visual lines."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + lines)

    def page_height(self) -> int:
        """The viewport's height in pixels."""
        return self.viewport().height()

    @property
    def zoom_percent(self) -> int:
        """The size of the text: 100 is the size as delivered."""
        return self._zoom_percent

    @zoom_percent.setter
    def zoom_percent(self, percent: int) -> None:
        percent = max(ZOOM_PERCENT[0], min(ZOOM_PERCENT[1], percent))
        if percent != self._zoom_percent:
            self._zoom_percent = percent
            self._refont()
            self.zoom_changed.emit(percent)

    @property
    def measure_chars(self) -> int:
        """How many characters of usual text fit in a line, where the window is wide enough."""
        return self._measure_chars

    @measure_chars.setter
    def measure_chars(self, chars: int) -> None:
        self._measure_chars = max(MEASURE_CHARS[0], min(MEASURE_CHARS[1], chars))
        self._fit_column()

    def set_reading_font(self, family: str) -> None:
        """Show the text in that family; empty for the best one installed."""
        if family != self._family:
            self._family = family
            self._refont()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of that theme."""
        self.theme = theme
        self._dress()
        self.looks_changed.emit()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, what lies behind and over it, and the caret."""
        if self._message is not None:
            with QPainter(self.viewport()) as painter:
                paint_nothing(painter, self.viewport().rect(), self._message, self.theme)
            return
        with QPainter(self.viewport()) as painter:
            self.paint_behind(painter, event.rect())
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            self.paint_over(painter, event.rect())
            if self._blink.on:
                painter.fillRect(self._caret_box(), QColor(self.theme.text))

    def paint_behind(self, painter: QPainter, area: QRect) -> None:
        """Paint behind the text, in viewport pixels, at least within `area`."""

    def paint_over(self, painter: QPainter, area: QRect) -> None:
        """Paint over the text, in viewport pixels, at least within `area`."""

    def showEvent(self, event: QShowEvent) -> None:
        """Dress again: a style sheet gives back the palette that was set when the sheet before it was in force."""
        super().showEvent(event)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column to the new width; the line at the top stays there."""
        same_width = QSize(event.size().width(), event.oldSize().height())
        super().resizeEvent(QResizeEvent(event.size(), same_width))
        self._fit_column()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        steps, self._wheel = int(self._wheel / 120), int(self._wheel - int(self._wheel / 120) * 120)
        self.zoom_percent = self._zoom_percent + 10 * steps
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret; its line comes into view with what hangs below it."""
        before = self.textCursor().position()
        super().keyPressEvent(event)
        moved = self.textCursor().position() != before
        if moved and self.cursorRect().bottom() + self.column.below >= self.page_height():
            self.scroll_lines(1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start the caret."""
        super().focusInEvent(event)
        self._blink.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop the caret."""
        super().focusOutEvent(event)
        self._blink.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the screen's or the app's font changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange):
            self.looks_changed.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What copying gives: the article's own characters, which Qt would alter."""
        data = QMimeData()
        selected = self.selection()
        text = self.text[slice(*selected)] if selected else ""
        data.setText(text)
        if text.startswith("\ufeff"):
            # The way of a str into Qt loses a mark at its beginning, that of bytes does not.
            data.setData("text/plain;charset=utf-8", text.encode())
        return data

    def copy_to_selection_clipboard(self) -> None:
        """Put the selection where the middle mouse button pastes from, on systems that have that."""
        selected, clipboard = self.selection(), QGuiApplication.clipboard()
        if selected and clipboard.supportsSelection():
            clipboard.setText(self.text[slice(*selected)], clipboard.Mode.Selection)

    def _new_document(self) -> ArticleLayout:
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(28)
        layout = ArticleLayout(document, column_for(self.font(), 700, self._measure_chars))
        layout.forgotten = self.looks_changed.emit
        layout.locate = self._locate
        document.setDocumentLayout(layout)
        self.setDocument(document)
        return layout

    def _locate(self, point: QPointF) -> int:
        return self.page.position_at(point)

    def _refont(self) -> None:
        with _KeptPlace(self):
            self.setFont(reading_font(self._family, self._zoom_percent))
            self._lay.set_column(self._wanted_column())
        self.viewport().update()

    def _fit_column(self) -> None:
        column = self._wanted_column()
        if column != self.column:
            with _KeptPlace(self):
                self._lay.set_column(column)
            self.viewport().update()

    def _wanted_column(self) -> Column:
        return column_for(self.font(), self.viewport().width(), self._measure_chars)

    def _dress(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(self.theme.base))
        palette.setColor(QPalette.ColorRole.Text, QColor(self.theme.text))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(self.theme.selection))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(self.theme.text))
        self.setPalette(palette)
        # Under a style sheet the viewport keeps the palette it had when it was polished.
        self.viewport().setPalette(palette)

    def _line_box(self, position: int) -> QRect | None:
        """The box of the caret at `position` in the viewport; None where its paragraph is not shown."""
        utf16 = self.map.to_utf16(position)
        block = self.document().findBlock(utf16)
        for shown in self.page.shown():
            if shown.block == block:
                line = block.layout().lineForTextPosition(utf16 - block.position())
                return line.naturalTextRect().translated(0, shown.top).toAlignedRect()
        return None

    def top_position(self) -> int:
        """Where the first visual line in view starts, in UTF-16 units of the document."""
        found = self.page.line_at(self.column.above + 1)
        return found[0].block.position() + found[1].textStart() if found else 0

    def _scroll_to(self, utf16: int, below_top_px: int) -> None:
        block = self.document().findBlock(utf16)
        self._lay.blockBoundingRect(block)
        number = block.layout().lineForTextPosition(utf16 - block.position()).lineNumber()
        while below_top_px > 0:
            above, row, step = block, number - 1, block.layout().lineAt(number).y()
            if number == 0:
                above = block.previous()
                if not above.isValid():
                    break
                step += self._lay.blockBoundingRect(above).height()
                row = above.layout().lineCount() - 1
            step -= above.layout().lineAt(row).y()
            if step > below_top_px:
                break
            below_top_px -= round(step)
            block, number = above, row
        self.verticalScrollBar().setValue(block.firstLineNumber() + number)

    def _caret_moved(self) -> None:
        if self.hasFocus():
            self._blink.start()

    def _update_caret(self) -> None:
        self.viewport().update(self._caret_rect.adjusted(-2, -2, 2, 2))
        self._caret_rect = self._caret_box()
        self.viewport().update(self._caret_rect.adjusted(-2, -2, 2, 2))

    def _caret_box(self) -> QRect:
        box = self.cursorRect()
        return QRect(box.left(), box.top() - 1, WIDTH, box.height() + 2)


class _KeptPlace:
    """While the layout changes, keeps the line that is at the top there."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._top = 0

    def __enter__(self) -> None:
        self._top = self._reader.top_position() if self._reader.verticalScrollBar().value() else 0

    def __exit__(self, *_: object) -> None:
        self._reader._scroll_to(self._top, 0)
