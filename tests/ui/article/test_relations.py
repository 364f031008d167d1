from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desk.model.annotation import Annotation
from desk.model.label import Label
from desk.ui.article.relations import RelationLine, Route
from desk.ui.article.view import ArticleView

from .screen import boxes, changed_pixels, middle, picture, send

Make = Callable[..., Annotation]
Labels = Mapping[str, Label]

TEXT = (
    "The Iranian Students' News Agency (ISNA) reported on Monday that Kiumars Heydari suggested joint exercises.\n"
    "Then Tariq Ibrahim met with him in Baghdad and they spoke for hours about air defence and about trade.\n"
    "Later the officials of both countries said that nothing had been decided yet, and that talks would go on."
)
NONE = Qt.KeyboardModifier.NoModifier


def routes(view: ArticleView) -> list[Route]:
    layers = view._layers
    sight = layers._sight(list(view.page.shown()), view.page_height())
    return layers.overlay.crossing(sight, layers.marks, None, layers.worn.wires).routes


def line(source: str, target: str, **more: str) -> RelationLine:
    return RelationLine(source, target, "Supports", "#1068de", **more)


def chips(view: ArticleView) -> list[QRectF]:
    return [
        chip.rect.translated(0, shown.top)
        for shown in view.page.shown()
        for chip in view._layers.picture(shown.block).chips
    ]


def chip_of(view: ArticleView, owner: Annotation) -> QPoint:
    for shown in view.page.shown():
        for chip in view._layers.picture(shown.block).chips:
            if chip.owner == owner.id:
                return (chip.rect.center() + QPointF(0, shown.top)).toPoint()
    raise AssertionError(owner)


@pytest.fixture
def three(view: ArticleView, make: Make, labels: Labels) -> list[Annotation]:
    found = [
        make(TEXT, "ISNA", label="ORG"),
        make(TEXT, "Kiumars Heydari", label="PERSON"),
        make(TEXT, "Baghdad", label="GPE"),
        make(TEXT, "nothing had been decided yet", label="event", claim=True),
    ]
    view.clearFocus()
    view.show_article(TEXT, found, labels)
    return found


def test_lines_and_their_names_hide_no_text_and_no_chip(view: ArticleView, three: list[Annotation]) -> None:
    isna, heydari, baghdad, claim = (each.id for each in three)
    before = picture(view)
    view.show_relations([line(isna, heydari), line(heydari, baghdad), line(claim, isna), line(baghdad, claim)])
    changed = changed_pixels(before, picture(view))
    letters = [box.adjusted(0, 3, 0, -1) for box in boxes(view, 0, len(TEXT))]
    covered = [*letters, *(rect.adjusted(1, 4, -1, -1) for rect in chips(view))]
    hidden = {point for point in changed if any(box.contains(QPointF(*point)) for box in covered)}
    ends = {point for point in hidden if any((QPointF(*point) - end).manhattanLength() < 9 for end in _ends(view))}
    assert changed
    assert hidden == ends
    pills = [route.pill.rect for route in routes(view) if route.pill is not None]
    assert len(pills) == 4
    assert not any(a.intersects(b) for i, a in enumerate(pills) for b in pills[i + 1 :])
    view.show_relations([])
    assert not changed_pixels(before, picture(view))


def _ends(view: ArticleView) -> list[QPointF]:
    found = [route.foot for route in routes(view) if route.foot is not None]
    return found + [route.tip[0] for route in routes(view) if route.tip is not None]


def test_an_end_out_of_sight_is_led_to_the_edge(view: ArticleView, make: Make, labels: Labels) -> None:
    text = TEXT + "\nNothing here." * 60 + "\nFar below is Mosul."
    isna, mosul = make(text, "ISNA", label="ORG"), make(text, "Mosul", label="GPE")
    view.show_article(text, [isna, mosul], labels)
    view.show_relations([line(isna.id, mosul.id)])
    (down,) = routes(view)
    assert down.tip is None
    assert down.foot is not None
    assert down.path.currentPosition().y() == view.page_height()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    (up,) = routes(view)
    assert up.foot is None
    assert up.tip is not None
    assert up.path.elementAt(0).y == 0
    view.verticalScrollBar().setValue(30)
    assert routes(view) == [], "both ends are out of sight"


def test_an_end_in_another_article_is_named_in_the_margin(
    qtbot: QtBot, view: ArticleView, three: list[Annotation]
) -> None:
    view.show_relations([line(three[0].id, "elsewhere", target_text="“It <b>is</b> so”, in another article")])
    (route,) = routes(view)
    assert route.pill is not None
    assert route.pill.rect.left() > view.column.left + view.column.width
    assert route.pill.rect.right() < view.column.page_width
    point = route.pill.rect.center().toPoint()
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point)))
    assert "Supports: “It &lt;b&gt;is&lt;/b&gt; so”" in QToolTip.text()
    QToolTip.hideText()
    view.show_relations([line("elsewhere", three[0].id, target_text="there")])
    (back,) = routes(view)
    assert back.foot is None
    assert back.tip is not None


def test_relations_of_text_read_from_the_right_are_in_the_left_margin(
    view: ArticleView, make: Make, labels: Labels
) -> None:
    text = "سلام دنیا و خبرگزاری گزارش داد.\nفرمانده نیروی زمینی آمد."
    one, other = make(text, "خبرگزاری", label="ORG"), make(text, "زمینی", label="GPE")
    view.show_article(text, [one, other], labels)
    view.show_relations([line(one.id, other.id)])
    (route,) = routes(view)
    assert route.pill is not None
    assert route.pill.rect.right() < view.column.left


def test_where_the_margin_is_narrow_the_name_stands_upright(view: ArticleView, three: list[Annotation]) -> None:
    view.resize(330, 900)
    QApplication.processEvents()
    view.show_relations([line(three[1].id, three[3].id)])
    (route,) = routes(view)
    assert route.pill is not None
    assert route.pill.upright
    assert route.pill.rect.right() <= view.column.page_width
    view.viewport().repaint()


def test_unknown_ends_and_circles_are_left_out(view: ArticleView, three: list[Annotation]) -> None:
    view.show_relations([line("no", "nowhere"), line(three[0].id, three[0].id)])
    assert routes(view) == []


def test_a_drag_from_a_chip_to_words_asks_for_a_relation(
    qtbot: QtBot, view: ArticleView, three: list[Annotation]
) -> None:
    isna, _, baghdad, _ = three
    view.place_caret(0)
    start, end = chip_of(view, isna), middle(view, baghdad.start, baghdad.end)
    before = picture(view)
    send(view, QEvent.Type.MouseButtonPress, start, NONE)
    send(view, QEvent.Type.MouseMove, end, NONE)
    changed = changed_pixels(before, picture(view))
    halfway = (start + end) / 2
    assert any((QPointF(*point) - QPointF(halfway)).manhattanLength() < 6 for point in changed), "a line is seen"
    box = boxes(view, baghdad.start, baghdad.end)[0]
    inside = sum(box.contains(QPointF(*point)) for point in changed)
    assert inside > 0.8 * box.width() * box.height(), "and where it would be let go"
    assert view.viewport().cursor().shape() == Qt.CursorShape.CrossCursor
    with qtbot.waitSignal(view.relate_asked) as asked:
        send(view, QEvent.Type.MouseButtonRelease, end, NONE)
    assert asked.args == [isna.id, baghdad.id]
    assert view.selection() is None
    assert not changed_pixels(before, picture(view))


def test_a_drag_to_a_chip_takes_what_the_chip_belongs_to(
    qtbot: QtBot, view: ArticleView, three: list[Annotation]
) -> None:
    _, heydari, _, claim = three
    start, end = chip_of(view, heydari), chip_of(view, claim)
    send(view, QEvent.Type.MouseButtonPress, start, NONE)
    send(view, QEvent.Type.MouseMove, end, NONE)
    with qtbot.waitSignal(view.relate_asked) as asked:
        send(view, QEvent.Type.MouseButtonRelease, end, NONE)
    assert asked.args == [heydari.id, claim.id]


@pytest.mark.parametrize("how", ["escape", "nowhere", "itself"])
def test_a_relation_is_not_asked_for(qtbot: QtBot, view: ArticleView, three: list[Annotation], how: str) -> None:
    isna, _, baghdad, _ = three
    places = {
        "escape": middle(view, baghdad.start, baghdad.end),
        "nowhere": QPoint(view.column.left + 40, view.page_height() - 20),
        "itself": middle(view, isna.start, isna.end),
    }
    before = picture(view)
    with qtbot.assertNotEmitted(view.relate_asked):
        send(view, QEvent.Type.MouseButtonPress, chip_of(view, isna), NONE)
        send(view, QEvent.Type.MouseMove, places[how], NONE)
        if how == "escape":
            qtbot.keyClick(view, Qt.Key.Key_Escape)
            assert not changed_pixels(before, picture(view))
        send(view, QEvent.Type.MouseButtonRelease, places[how], NONE)
    assert not changed_pixels(before, picture(view))


def test_a_press_on_a_chip_that_hardly_moves_picks(view: ArticleView, three: list[Annotation]) -> None:
    start = chip_of(view, three[0])
    send(view, QEvent.Type.MouseButtonPress, start, NONE)
    send(view, QEvent.Type.MouseMove, start + QPoint(1, 1), NONE)
    send(view, QEvent.Type.MouseButtonRelease, start + QPoint(1, 1), NONE)
    assert view.picked() == three[0].id
