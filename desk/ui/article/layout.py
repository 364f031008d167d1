# Qt's names
"""The layout of the article's text: Qt's plain text layout, with a gap above and below each visual line."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainterPath, QTextBlock, QTextDocument, QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout

from desk.ui.article.column import Column


class ArticleLayout(QPlainTextDocumentLayout):
    """Lays out a paragraph when somebody asks for its size, and estimates the lines of those nobody asked for.

    QPlainTextEdit scrolls by lines and trusts the document's line count: so each paragraph's count is an estimate
    until it is laid out, and `documentSizeChanged` tells when one turns out different. `forgotten` is called when laid
    out text is given up and must be painted anew (emitting Qt's own signal for that, `update`, crashes PySide 6.11).
    """

    def __init__(self, document: QTextDocument, column: Column) -> None:
        super().__init__(document)
        self.column = column
        self.forgotten: Callable[[], None] = lambda: None
        self.locate: Callable[[QPointF], int] = lambda _: -1
        self._telling = False

    def set_column(self, column: Column) -> None:
        """Lay everything out afresh in this column."""
        self.column = column
        self._estimate(self.document().firstBlock(), self.document().lastBlock())
        self._tell()

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The paragraph's height with all gaps; it is laid out if it was not."""
        if not block.isValid():
            return QRectF()
        layout = block.layout()
        count = layout.lineCount()
        if not count:
            count = self._lay_out(block)
        last = layout.lineAt(count - 1)
        column = self.column
        height = last.y() + ceil(last.height()) - column.slack_under + column.below + column.after
        if not block.next().isValid():
            height += self.document().documentMargin()
        return QRectF(0, 0, column.page_width, height)

    def documentSize(self) -> QSizeF:
        """Pixels wide and lines high, as QPlainTextEdit expects."""
        return QSizeF(self.column.page_width, self.document().lineCount())

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Forget the layout of what changed: text, or the font of all of it."""
        document = self.document()
        self._estimate(document.findBlock(start), document.findBlock(max(0, start + removed + added - 1)))
        self._tell()

    def hitTest(self, point: QPointF | QPoint | QPainterPath.Element, accuracy: Qt.HitTestAccuracy) -> int:
        """The UTF-16 position at a point of the viewport: what assistive tools ask for."""
        return -1 if isinstance(point, QPainterPath.Element) else self.locate(QPointF(point))

    def _estimate(self, first: QTextBlock, last: QTextBlock) -> None:
        self.forgotten()
        chars = self.column.line_chars
        block, end = first, (last if last.isValid() else self.document().lastBlock()).blockNumber()
        for _ in range(first.blockNumber(), end + 1):
            block.clearLayout()
            block.setLineCount(block.length() // chars + 1)
            block = block.next()

    def _lay_out(self, block: QTextBlock) -> int:
        column = self.column
        right_to_left = block.textDirection() == Qt.LayoutDirection.RightToLeft
        option = QTextOption(Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout = block.layout()
        layout.setTextOption(option)
        layout.beginLayout()
        y, count = 0, 0
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(False)
            line.setLineWidth(column.width)
            y += column.above - column.slack_over
            line.setPosition(QPointF(column.left, y))
            y += ceil(line.height()) - column.slack_under + column.below
            count += 1
        layout.endLayout()
        if block.lineCount() != count:
            block.setLineCount(count)
            self._tell()
        return count

    def _tell(self) -> None:
        """Announce the new line count. The answer asks for sizes, which may change the count once more."""
        if self._telling:
            return
        self._telling = True
        try:
            told = -1
            while told != self.document().lineCount():
                told = self.document().lineCount()
                self.documentSizeChanged.emit(self.documentSize())
        finally:
            self._telling = False
