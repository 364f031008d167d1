"""What tests look at: where text is on the page, and what colour the page is there."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from desk.ui.article.pieces import Lines
from desk.ui.article.view import ArticleView


def boxes(view: ArticleView, start: int, end: int) -> list[QRectF]:
    """The boxes of a stretch in view, in viewport pixels."""
    first, last = view.map.to_utf16(start), view.map.to_utf16(end)
    found = []
    for shown in view.page.shown():
        origin = shown.block.position()
        left, right = max(first - origin, 0), min(last - origin, shown.block.length() - 1)
        if left < right:
            for piece in Lines(shown.block, view.column).pieces(left, right):
                line = piece.line
                box = QRectF(piece.left, line.top + shown.top, piece.right - piece.left, line.bottom - line.top)
                found.append(box)
    return found


def middle(view: ArticleView, start: int, end: int) -> QPoint:
    return boxes(view, start, end)[0].center().toPoint()


def caret_point(view: ArticleView, position: int) -> QPoint:
    """Where to press for the caret to come to `position`."""
    if position < len(view.text) and (found := boxes(view, position, position + 1)):
        box, backwards = found[0], False
        return QPoint(round(box.right() - 1 if backwards else box.left() + 1), round(box.center().y()))
    box = boxes(view, position - 1, position)[-1]
    return QPoint(round(box.right()), round(box.center().y()))


def picture(view: ArticleView) -> QImage:
    view.viewport().repaint()
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def changed_pixels(before: QImage, after: QImage) -> set[tuple[int, int]]:
    return {
        (x, y) for y in range(before.height()) for x in range(before.width()) if before.pixel(x, y) != after.pixel(x, y)
    }


def drag(view: ArticleView, start: QPoint, end: QPoint, alt: bool = False) -> None:
    """Press at `start`, move to `end`, let go."""
    modifiers = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    halfway = (start + end) / 2
    send(view, QEvent.Type.MouseButtonPress, start, modifiers)
    for point in (halfway, end):
        send(view, QEvent.Type.MouseMove, point, modifiers)
    send(view, QEvent.Type.MouseButtonRelease, end, modifiers)


def click(view: ArticleView, point: QPoint) -> None:
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        send(view, kind, point, Qt.KeyboardModifier.NoModifier)


def send(view: ArticleView, kind: QEvent.Type, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    viewport = view.viewport()
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, QPointF(point), QPointF(viewport.mapToGlobal(point)), button, held, modifiers)
    QApplication.sendEvent(viewport, event)
