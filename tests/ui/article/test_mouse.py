from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.model.annotation import Annotation
from desk.model.label import Label
from desk.ui.article.view import ArticleView

from .screen import boxes, caret_point, click, drag, middle, send

Make = Callable[..., Annotation]
Labels = Mapping[str, Label]
TEXT = "😀 The Iran Land Forces Commander Kiumars Heydari spoke.\nHe said it again, and he left."


def test_a_drag_selects_whole_words_and_with_alt_what_was_dragged(view: ArticleView) -> None:
    view.show_article(TEXT, [], {})
    start, end = TEXT.index("mars"), TEXT.index("dari")
    drag(view, caret_point(view, start), caret_point(view, end))
    selected = view.selection()
    assert selected is not None
    assert TEXT[slice(*selected)] == "Kiumars Heydari"
    assert view.caret() == selected[1]
    drag(view, caret_point(view, end), caret_point(view, start))
    assert view.selection() == selected
    assert view.caret() == selected[0]
    drag(view, caret_point(view, start), caret_point(view, end), alt=True)
    assert view.selection() == (start, end)
    view.set_snapping(False)
    drag(view, caret_point(view, start + 1), caret_point(view, end))
    assert view.selection() == (start + 1, end)


def test_a_drag_over_emoji_selects_what_is_on_screen(view: ArticleView) -> None:
    text = "A 🇮🇷 flag, 😀 and 👩‍👩‍👧 with 𝔘nicode."
    view.show_article(text, [], {})
    for word in ("🇮🇷 flag, 😀", "👩‍👩‍👧", "𝔘nicode"):
        start, end = text.index(word), text.index(word) + len(word)
        drag(view, caret_point(view, start), caret_point(view, end), alt=True)
        assert view.selection() == (start, end)
        assert view.createMimeDataFromSelection().text() == word


def test_the_gaps_around_a_line_belong_to_it(view: ArticleView) -> None:
    view.show_article(TEXT, [], {})
    box = boxes(view, TEXT.index("Heydari"), TEXT.index("Heydari") + 1)[0]
    for y in (box.top() - view.column.above + 2, box.center().y(), box.bottom() + view.column.below - 2):
        click(view, QPoint(round(box.left() + 1), round(y)))
        assert view.caret() == TEXT.index("Heydari")


def test_a_double_click_takes_the_word_and_a_third_the_paragraph(qtbot: QtBot, view: ArticleView) -> None:
    view.show_article(TEXT, [], {})
    point = middle(view, TEXT.index("Heydari"), TEXT.index("Heydari") + 7)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    selected = view.selection()
    assert selected is not None
    assert TEXT[slice(*selected)] == "Heydari"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert view.selection() == (0, TEXT.index("\n"))


def test_shift_and_click_extends(qtbot: QtBot, view: ArticleView) -> None:
    view.show_article(TEXT, [], {})
    view.place_caret(TEXT.index("Iran"))
    where = caret_point(view, TEXT.index(" Commander"))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, where)
    selected = view.selection()
    assert selected is not None
    assert TEXT[slice(*selected)] == "Iran Land Forces"


def test_clicking_on_in_one_place_goes_through_all_that_is_there(view: ArticleView, make: Make, labels: Labels) -> None:
    wide, inner, twin = (
        make(TEXT, "Iran Land Forces Commander", label="PERSON"),
        make(TEXT, "Iran", label="GPE"),
        make(TEXT, "Iran", label="ORG"),
    )
    view.show_article(TEXT, [wide, inner, twin], labels)
    point = middle(view, inner.start, inner.end)
    seen = []
    for _ in range(4):
        click(view, point)
        seen.append(view.picked())
    assert seen == [inner.id, twin.id, wide.id, inner.id]
    click(view, middle(view, TEXT.index("Forces"), TEXT.index("Forces") + 6))
    assert view.picked() == wide.id
    click(view, middle(view, TEXT.index("again"), TEXT.index("again") + 5))
    assert view.picked() is None


def test_a_click_on_a_chip_or_a_margin_bar_picks_its_annotation(view: ArticleView, make: Make, labels: Labels) -> None:
    wide, inner = make(TEXT, "Iran Land Forces", label="ORG"), make(TEXT, "Iran", label="GPE")
    claim = make(TEXT, "it again", label=None, claim=True)
    view.show_article(TEXT, [wide, inner, claim], labels)
    places = {
        owner: QPoint(x, y)
        for y in range(0, 200, 3)
        for x in range(0, view.viewport().width(), 3)
        if (owner := view.owner_at(QPointF(x, y)))
    }
    assert places.keys() == {wide.id, inner.id, claim.id}
    for owner, place in places.items():
        click(view, place)
        assert view.picked() == owner


@pytest.mark.parametrize("backwards", [False, True])
def test_dragging_an_end_asks_for_the_new_extent(
    qtbot: QtBot, view: ArticleView, make: Make, labels: Labels, backwards: bool
) -> None:
    forces = make(TEXT, "Land Forces", label="ORG")
    view.show_article(TEXT, [forces], labels)
    view.pick(forces.id)
    box = boxes(view, forces.start, forces.end)[0]
    grip = QPointF(box.left() - 2 if backwards else box.right() + 2, box.center().y()).toPoint()
    inside = TEXT.index("an Land") if backwards else TEXT.index("ander")
    with qtbot.waitSignal(view.resize_asked) as asked:
        drag(view, grip, caret_point(view, inside))
    expected = (TEXT.index("Iran"), forces.end) if backwards else (forces.start, TEXT.index(" Kiumars"))
    assert asked.args == [forces.id, 0, *expected]
    with qtbot.waitSignal(view.resize_asked) as asked:
        drag(view, grip, caret_point(view, inside), alt=True)
    assert asked.args == [forces.id, 0, *((inside, forces.end) if backwards else (forces.start, inside))]
    assert view.selection() is None


def test_an_end_cannot_cross_the_annotations_other_parts(
    qtbot: QtBot, view: ArticleView, make: Make, labels: Labels
) -> None:
    parts = make(TEXT, "Iran", "Commander", label="ORG")
    view.show_article(TEXT, [parts], labels)
    view.pick(parts.id)
    box = boxes(view, parts.spans[0].start, parts.spans[0].end)[0]
    grip = QPointF(box.right() + 2, box.center().y()).toPoint()
    with qtbot.waitSignal(view.resize_asked) as asked:
        drag(view, grip, caret_point(view, TEXT.index("Heydari") + 3))
    assert asked.args == [parts.id, 0, parts.spans[0].start, TEXT.index(" Commander")]


def test_dropping_an_end_where_it_was_asks_for_nothing(
    qtbot: QtBot, view: ArticleView, make: Make, labels: Labels
) -> None:
    forces = make(TEXT, "Land Forces", label="ORG")
    view.show_article(TEXT, [forces], labels)
    view.pick(forces.id)
    box = boxes(view, forces.start, forces.end)[0]
    grip = QPointF(box.right() + 2, box.center().y()).toPoint()
    with qtbot.assertNotEmitted(view.resize_asked):
        drag(view, grip, grip + QPoint(8, 0))


def test_the_pointer_tells_what_can_be_done(view: ArticleView, make: Make, labels: Labels) -> None:
    forces = make(TEXT, "Land Forces", label="ORG")
    view.show_article(TEXT, [forces], labels)
    view.pick(forces.id)
    box = boxes(view, forces.start, forces.end)[0]
    for point, shape in (
        (QPointF(box.right() + 2, box.center().y()), Qt.CursorShape.SizeHorCursor),
        (QPointF(box.left() + 12, box.top() - 5), Qt.CursorShape.PointingHandCursor),
        (box.center(), Qt.CursorShape.IBeamCursor),
    ):
        _hover(view, point.toPoint())
        assert view.viewport().cursor().shape() is shape


def _hover(view: ArticleView, point: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    where = QPointF(view.viewport().mapToGlobal(point))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), where, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def test_dragging_below_the_page_scrolls(qtbot: QtBot, view: ArticleView) -> None:
    text = "\n".join(f"Line {number} of the article" for number in range(200))
    view.show_article(text, [], {})
    none = Qt.KeyboardModifier.NoModifier
    send(view, QEvent.Type.MouseButtonPress, middle(view, 0, 4), none)
    send(view, QEvent.Type.MouseMove, QPoint(300, view.viewport().height() + 40), none)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 5)
    send(view, QEvent.Type.MouseButtonRelease, QPoint(300, view.viewport().height() + 40), none)
    selected = view.selection()
    assert selected is not None
    assert selected[1] > 400


def test_a_right_click_asks_for_a_menu_at_that_place(
    qtbot: QtBot, view: ArticleView, make: Make, labels: Labels
) -> None:
    forces = make(TEXT, "Land Forces", label="ORG")
    view.show_article(TEXT, [forces], labels)
    point = middle(view, forces.start, forces.start + 1)
    where = view.viewport().mapToGlobal(point)
    with qtbot.waitSignal(view.context_requested) as asked:
        QApplication.sendEvent(
            view.viewport(),
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, where, Qt.KeyboardModifier.NoModifier),
        )
    assert asked.args == [where, forces.start]
    assert view.picked() == forces.id
