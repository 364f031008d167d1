from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desk.model.annotation import Annotation
from desk.model.label import Label
from desk.ui.article.attribution import AttributionMark, Manner, flags_of
from desk.ui.article.view import ArticleView
from desk.ui.theme import DARK, LIGHT, dark_shade

from .screen import boxes, changed_pixels, click, picture

Make = Callable[..., Annotation]
Labels = Mapping[str, Label]
Places = list[tuple[int, int]]

POSITION = "position"


def mark(part: str, level: int, where: tuple[int, int], **more: bool) -> AttributionMark:
    return AttributionMark(part, level, *where, **more)


@pytest.fixture
def sentence_b(view: ArticleView, make: Make, labels: Labels, sample: str) -> list[AttributionMark]:
    """He suggested that ..., ISNA reported: the outer source stands after its content."""
    he, isna = make(sample, (2143, 2145), label="PERSON"), make(sample, (2218, 2222), label="ORG")
    claim = make(sample, (2161, 2217), label=POSITION, claim=True)
    view.clearFocus()
    view.show_article(sample, [he, isna, claim], labels)
    view.pick(claim.id)
    return [
        mark("source", 0, (2218, 2222)),
        mark("cue", 0, (2223, 2231)),
        mark("source", 1, (2143, 2145)),
        mark("cue", 1, (2146, 2155)),
    ]


def tags(view: ArticleView) -> dict[str, QRectF]:
    """Every tag in view by what it says."""
    found = {}
    for shown in view.page.shown():
        for flagged in view._layers.picture(shown.block).flags:
            if flagged.tag is not None:
                found[flagged.name] = flagged.tag.translated(0, shown.top)
    return found


def chips(view: ArticleView) -> list[QRectF]:
    return [
        chip.rect.translated(0, shown.top)
        for shown in view.page.shown()
        for chip in view._layers.picture(shown.block).chips
    ]


def text_boxes(view: ArticleView) -> list[QRectF]:
    """The boxes of all lines in view."""
    first, last = next(iter(view.page.shown())).block, list(view.page.shown())[-1].block
    start = view.map.to_code_point(first.position())
    return boxes(view, start, view.map.to_code_point(last.position() + last.length() - 1))


def test_levels_are_numbered_only_where_there_are_several() -> None:
    outer, cue = mark("source", 0, (0, 4)), mark("cue", 0, (5, 9), proposed=True)
    assert [flag.names for flag in flags_of([outer, cue])] == [("Source", "S"), ("Cue?", "C?")]
    inner = mark("source", 1, (10, 12))
    assert [flag.names[0] for flag in flags_of([outer, cue, inner])] == ["Source 1", "Cue 1?", "Source 2"]
    assert [flag.manner for flag in flags_of([outer, cue])] == [Manner.SOURCE, Manner.CUE]


def test_sources_and_cues_are_framed_and_tagged(view: ArticleView, sentence_b: list[AttributionMark]) -> None:
    before = picture(view)
    view.show_attribution(sentence_b)
    changed = changed_pixels(before, picture(view))
    for one in sentence_b:
        box = boxes(view, one.start, one.end)[0]
        left = {y for x, y in changed if abs(x - box.left()) <= 3 and box.top() <= y <= box.bottom()}
        assert len(left) > box.height() * 0.3, "its frame is seen at its left edge"
    assert [name[-1] for name in sorted(tags(view))] == ["1", "2", "1", "2"]
    view.show_attribution([])
    assert not changed_pixels(before, picture(view))


def test_no_tag_covers_a_chip_or_another_tag(view: ArticleView, sentence_b: list[AttributionMark]) -> None:
    view.show_attribution(sentence_b)
    every = [*tags(view).values(), *chips(view)]
    assert len(tags(view)) == 4
    assert not any(a.intersects(b) for i, a in enumerate(every) for b in every[i + 1 :])


@pytest.mark.parametrize("zoom", [100, 200])
def test_joints_run_over_no_text(view: ArticleView, sentence_b: list[AttributionMark], zoom: int) -> None:
    view.zoom_percent = zoom
    before = picture(view)
    view.show_attribution(sentence_b)
    changed = changed_pixels(before, picture(view))
    allowed = [box.adjusted(-4, -2, 4, 4) for one in sentence_b for box in boxes(view, one.start, one.end)]
    letters = [box.adjusted(0, 3, 0, -1) for box in text_boxes(view)]
    for x, y in changed:
        point = QPointF(x + 0.5, y + 0.5)
        if any(box.contains(point) for box in letters):
            assert any(box.contains(point) for box in allowed)


def test_a_source_on_the_line_of_its_content_is_joined_over_the_line(
    view: ArticleView, sentence_b: list[AttributionMark]
) -> None:
    view.show_attribution(sentence_b)
    shot = picture(view)
    shade = dark_shade(view._labels[POSITION].color, LIGHT)
    he, content = boxes(view, 2143, 2145)[0], boxes(view, 2161, 2165)[0]
    y = round(he.top()) - view.column.chip - 1
    assert content.top() == he.top()
    between = [shot.pixelColor(x, y) for x in range(round(he.right()) + 10, round(content.left()) - 6)]
    assert sum(_near(color, shade) for color in between) > 0.9 * len(between)


def _near(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) < 70 for a, b in pairs)


def test_a_source_on_another_line_is_joined_through_the_margin(
    view: ArticleView, make: Make, labels: Labels, sample: str
) -> None:
    isna = make(sample, (533, 562), label="ORG")
    claim = make(sample, (647, 662), label="plan_or_prediction", claim=True)
    view.clearFocus()
    view.show_article(sample, [isna, claim], labels)
    view.pick(claim.id)
    before = picture(view)
    view.show_attribution([mark("source", 0, (533, 562))])
    changed = changed_pixels(before, picture(view))
    top, bottom = boxes(view, 533, 562)[0].top(), boxes(view, 647, 652)[0].top()
    trunk = {y for x, y in changed if view.column.left - 9 <= x <= view.column.left - 5}
    assert set(range(round(top), round(bottom))) <= trunk


def test_in_text_read_from_the_right_the_joint_is_in_the_right_margin(
    view: ArticleView, make: Make, labels: Labels
) -> None:
    text = "خبرگزاری ایسنا روز دوشنبه گزارش داد که " + "فرمانده نیروی زمینی ارتش ایران " * 3 + "رزمایش برگزار کرد."
    start = text.index("رزمایش")
    claim = make(text, (start, len(text) - 1), label="event", claim=True)
    view.clearFocus()
    view.show_article(text, [claim], labels)
    view.pick(claim.id)
    before = picture(view)
    view.show_attribution([mark("source", 0, (0, 14))])
    assert boxes(view, 0, 14)[0].top() < boxes(view, start, start + 3)[0].top()
    changed = changed_pixels(before, picture(view))
    right = view.column.left + view.column.width
    assert any(right + 5 <= x <= right + 9 for x, _ in changed)
    assert not any(x < view.column.left - 4 for x, _ in changed)


def test_a_source_out_of_sight_is_pointed_at(view: ArticleView, make: Make, labels: Labels) -> None:
    text = "ISNA said so.\n" + "Nothing of note happened here today. \n" * 60 + "The exercises will be held."
    claim = make(text, (len(text) - 27, len(text) - 1), label="event", claim=True)
    view.clearFocus()
    view.show_article(text, [claim], labels)
    view.pick(claim.id)
    before = picture(view)
    view.show_attribution([mark("source", 0, (0, 4))])
    columns = {x for x, y in changed_pixels(before, picture(view)) if y == 3}
    assert columns
    assert all(view.column.left - 14 < x < view.column.left for x in columns)
    view.verticalScrollBar().setValue(0)
    below = {x for x, y in changed_pixels(picture(view), before) if y > view.viewport().height() - 4}
    assert below, "and from the source to content below"


def test_between_two_ends_out_of_sight_nothing_is_drawn(view: ArticleView, make: Make, labels: Labels) -> None:
    text = "ISNA said so.\n" + "Nothing of note happened here today. \n" * 90 + "The exercises will be held."
    claim = make(text, (len(text) - 27, len(text) - 1), label="event", claim=True)
    view.clearFocus()
    view.show_article(text, [claim], labels)
    view.pick(claim.id, reveal=False)
    view.verticalScrollBar().setValue(40)
    before = picture(view)
    view.show_attribution([mark("source", 0, (0, 4))])
    assert not changed_pixels(before, picture(view))


def test_what_is_proposed_is_paler_and_asks_and_what_is_in_hand_is_stronger(
    view: ArticleView, sentence_b: list[AttributionMark]
) -> None:
    plain = picture(view)
    kept = sentence_b[0]
    seen = {}
    for name, one in {
        "kept": kept,
        "proposed": replace(kept, proposed=True),
        "active": replace(kept, active=True),
    }.items():
        view.show_attribution([one])
        box = boxes(view, kept.start, kept.end)[0].adjusted(-5, 0, 5, 3)
        changed = changed_pixels(plain, picture(view))
        seen[name] = sum(box.contains(QPointF(*point)) for point in changed)
        assert any(tag.endswith("?") for tag in tags(view)) == (name == "proposed")
    assert seen["proposed"] < seen["kept"] < seen["active"]


def test_cues_look_other_than_sources(view: ArticleView, sentence_b: list[AttributionMark]) -> None:
    before = picture(view)
    inked = []
    for part in ("source", "cue"):
        view.show_attribution([mark(part, 0, (2223, 2231))])
        box = boxes(view, 2223, 2231)[0].adjusted(-4, 0, 4, 3)
        inked.append(sum(box.contains(QPointF(*point)) for point in changed_pixels(before, picture(view))))
    assert inked[1] < 0.9 * inked[0], "a dotted frame has less ink than a drawn one"


def test_a_click_on_a_tag_tells_its_slot_and_keeps_the_pick(
    qtbot: QtBot, view: ArticleView, sentence_b: list[AttributionMark]
) -> None:
    view.show_attribution(sentence_b)
    picked, caret = view.picked(), view.caret()
    with qtbot.waitSignal(view.attribution_clicked) as told:
        click(view, tags(view)["Cue 2"].center().toPoint())
    assert told.args == ["cue", 1]
    assert view.picked() == picked
    assert view.caret() == caret


def test_dark_and_another_article_take_everything_along(
    view: ArticleView, sentence_b: list[AttributionMark], sample: str, labels: Labels
) -> None:
    view.show_attribution(sentence_b)
    view.set_theme(DARK)
    tag = tags(view)["S2"] if "S2" in tags(view) else tags(view)["Source 2"]
    shade = dark_shade(view._labels[POSITION].color, DARK)
    shot = picture(view)
    row = round(tag.top()) + 2
    seen = [shot.pixelColor(x, row) for x in range(round(tag.left()) + 2, round(tag.right()) - 6)]
    assert sum(_near(color, shade) for color in seen) > 0.8 * len(seen)
    view.show_article(sample, [], labels)
    assert tags(view) == {}


def test_the_first_of_two_ends_is_marked_until_it_is_gone(view: ArticleView, make: Make, labels: Labels) -> None:
    text = "In Mosul today"
    mosul = make(text, "Mosul", label="GPE")
    view.clearFocus()
    view.show_article(text, [mosul], labels)
    before = picture(view)
    view.mark_first(mosul.id)
    assert changed_pixels(before, picture(view))
    assert len(tags(view)) == 1
    view.change_annotations([(mosul, None)])
    assert tags(view) == {}
    view.change_annotations([(None, mosul)])
    view.mark_first(None)
    assert not changed_pixels(before, picture(view))


def test_marks_that_do_not_fit_the_text_break_nothing(view: ArticleView, labels: Labels) -> None:
    view.show_article("Short.", [], labels)
    view.show_attribution([mark("source", 0, (400, 410)), mark("cue", 0, (3, 3))])
    view.viewport().repaint()
    assert tags(view) == {}
    assert view.tag_at(QPointF(QPoint(5, 5))) is None
    assert view.viewport().cursor().shape() != Qt.CursorShape.CrossCursor
