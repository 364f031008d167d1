from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from desk.ui.article.look import looks_of
from desk.ui.article.verdicts import Mark, paint_mark
from tests.builders import BY_ID, a_mention, an_article

TEXT = "Heydari met Sabahifar."


def test_marks_differ_in_shape(qtbot: QtBot) -> None:
    shapes = set()
    for mark in Mark:
        image = QImage(24, 24, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_mark(painter, QPointF(12, 12), 16, mark, QColor("black"))
        painter.end()
        dark = frozenset((x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).lightness() < 128)
        assert dark
        shapes.add(dark)
    assert len(shapes) == len(Mark)


def test_a_marked_chip_leaves_room_for_its_mark() -> None:
    article = an_article(TEXT)
    one, other = a_mention(article, TEXT, "Heydari"), a_mention(article, TEXT, "Sabahifar")
    look = looks_of(BY_ID, "#777777", "Claim", {one.id: "accepted"})
    assert (look(one).mark, look(other).mark) == ("accepted", "")
    assert [name.rstrip() for name in look(one).names] == list(look(other).names)
    assert all(marked != plain for marked, plain in zip(look(one).names, look(other).names, strict=True))
