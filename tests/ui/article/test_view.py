from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desk.model.annotation import Annotation
from desk.model.article import Region
from desk.model.label import Label
from desk.ui.article.view import ArticleView
from desk.ui.theme import DARK, LIGHT, stroke

from .screen import boxes, changed_pixels, middle, picture

Make = Callable[..., Annotation]
Labels = Mapping[str, Label]
EMOJI = "A 🇮🇷 flag in Tehran 😀 said “hello” to 👩‍👩‍👧 there.\nسلام دنیا and 𝔘nicode."


def long_text(paragraphs: int = 300) -> str:
    sentence = "The commander said that joint exercises would be held before the end of the year. "
    return "\n".join(f"Paragraph {number}. {sentence * (number % 5 + 1)}" for number in range(paragraphs))


def test_positions_are_code_points_also_behind_emoji(view: ArticleView) -> None:
    view.show_article(EMOJI, [], {})
    for word in ("Tehran", "said", "👩‍👩‍👧", "سلام", "𝔘nicode"):
        start = EMOJI.index(word)
        view.select(start, start + len(word))
        assert view.selection() == (start, start + len(word))
        assert view.createMimeDataFromSelection().text() == word
    view.place_caret(len(EMOJI))
    assert view.selection() is None
    assert view.caret() == len(EMOJI)


def test_copying_gives_the_articles_own_characters(view: ArticleView) -> None:
    sentence = "A first one. And\u00a0more words. "
    text = sentence * 400
    view.show_article(text, [], {})
    view.selectAll()
    assert view.selection() == (0, len(text))
    assert view.createMimeDataFromSelection().text() == text
    assert view.document().blockCount() > 1, "a long paragraph is broken where it is shown"


def test_keys_move_by_character_word_line_and_page(qtbot: QtBot, view: ArticleView) -> None:
    text = long_text(40)
    view.show_article(text, [], {})
    key, ctrl, shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, key.Key_Right)
    assert view.caret() == 1
    qtbot.keyClick(view, key.Key_Right, ctrl)
    assert view.caret() == len("Paragraph ")
    qtbot.keyClick(view, key.Key_Right, ctrl | shift)
    assert view.selection() == (10, 11)
    qtbot.keyClick(view, key.Key_Down)
    assert view.caret() > 40
    qtbot.keyClick(view, key.Key_Home)
    qtbot.keyClick(view, key.Key_End, shift)
    assert view.selection() is not None
    before = view.caret()
    qtbot.keyClick(view, key.Key_PageDown)
    assert view.caret() > before + 200
    qtbot.keyClick(view, key.Key_PageUp)
    assert view.caret() <= before + 200


def test_ctrl_end_shows_the_last_line_and_the_scroll_bar_tells_the_truth(qtbot: QtBot, view: ArticleView) -> None:
    text = long_text()
    view.show_article(text, [], {})
    bar = view.verticalScrollBar()
    estimated = bar.maximum()
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.caret() == len(text)
    assert bar.maximum() - bar.value() <= 1
    last = boxes(view, len(text) - 3, len(text))[-1]
    assert 0 < last.top() < last.bottom() + view.column.below <= view.viewport().height()
    for value in range(0, bar.maximum(), 12):
        bar.setValue(value)
        view.viewport().repaint()
    true_lines = sum(_block_lines(view))
    assert abs(bar.maximum() + bar.pageStep() - true_lines) <= 1
    assert estimated == pytest.approx(bar.maximum(), rel=0.15)


def _block_lines(view: ArticleView) -> list[int]:
    lines, block = [], view.document().firstBlock()
    while block.isValid():
        lines.append(block.layout().lineCount())
        block = block.next()
    return lines


def test_the_line_at_the_top_stays_there_when_zoom_or_width_change(view: ArticleView) -> None:
    text = long_text()
    view.show_article(text, [], {})
    view.verticalScrollBar().setValue(400)
    top = view.map.to_code_point(view.top_position())
    view.zoom_percent = 160
    assert view.map.to_code_point(view.top_position()) <= top < view.map.to_code_point(view.top_position()) + 90
    view.resize(500, 700)
    assert view.map.to_code_point(view.top_position()) <= top < view.map.to_code_point(view.top_position()) + 90


def test_ctrl_and_wheel_zoom(qtbot: QtBot, view: ArticleView) -> None:
    view.show_article(long_text(5), [], {})
    with qtbot.waitSignal(view.zoom_changed, check_params_cb=lambda percent: percent == 120):
        _wheel(view, 240)
    height = boxes(view, 0, 5)[0].height()
    _wheel(view, -480)
    assert view.zoom_percent == 80
    assert boxes(view, 0, 5)[0].height() < height
    view.zoom_percent = 9999
    assert view.zoom_percent == 400


def _wheel(view: ArticleView, delta: int) -> None:
    center = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        center,
        view.viewport().mapToGlobal(center),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_measure_sets_how_long_lines_are(view: ArticleView) -> None:
    view.show_article(long_text(5), [], {})
    view.measure_chars = 40
    view.viewport().repaint()
    line = view.document().firstBlock().next().layout().lineAt(0)
    assert 30 <= line.textLength() <= 50
    assert view.column.left == pytest.approx((view.viewport().width() - view.column.width) / 2, abs=1)


def test_an_annotation_shows_where_it_is_and_nowhere_else(view: ArticleView, make: Make, labels: Labels) -> None:
    text = "Nothing here.\nMosul is one of the largest cities.\nNothing there."
    mosul = make(text, "Mosul", label="GPE")
    view.clearFocus()
    view.show_article(text, [], labels)
    before = picture(view)
    view.change_annotations([(None, mosul)])
    changed = changed_pixels(before, picture(view))
    box = boxes(view, mosul.start, mosul.end)[0]
    assert changed
    top, bottom = box.top() - view.column.above, box.bottom() + view.column.below
    assert all(top - 1 <= y <= bottom + 1 for _, y in changed)
    inside = {(x, y) for x, y in changed if box.contains(QPointF(x + 0.5, y + 0.5))}
    assert len(inside) > 0.95 * (int(box.width()) - 1) * (int(box.height()) - 1)
    view.change_annotations([(mosul, None)])
    assert not changed_pixels(before, picture(view))


@pytest.mark.parametrize("word", ["دنیا", "ISNA", "گزارش"])
def test_highlights_cover_right_to_left_words(view: ArticleView, make: Make, labels: Labels, word: str) -> None:
    text = "سلام دنیا و خبرگزاری ISNA گزارش داد."
    view.clearFocus()
    view.show_article(text, [], labels)
    blank = picture(view)
    view.show_article(word.rjust(len(text)).replace(" ", "\u00a0"), [], labels)
    view.show_article(text, [], labels)
    marked = make(text, word, label="GPE")
    view.change_annotations([(None, marked)])
    changed = changed_pixels(blank, picture(view))
    box = boxes(view, marked.start, marked.end)
    assert len(box) == 1
    y = round(box[0].center().y())
    columns = {x for x, row in changed if row == y}
    view.select_raw(marked.start, marked.end)
    before = picture(view)
    view.select_raw(0, 0)
    by_qt = {x for x, row in changed_pixels(before, picture(view)) if row == y}
    assert columns
    assert min(columns) == pytest.approx(min(by_qt), abs=2)
    assert max(columns) == pytest.approx(max(by_qt), abs=2)


def test_three_annotations_on_top_of_each_other_are_all_seen(view: ArticleView, make: Make, labels: Labels) -> None:
    text = "The Iran Land Forces Commander spoke."
    wide, middle_one, small = (
        make(text, "Iran Land Forces Commander", label="PERSON"),
        make(text, "Iran Land Forces", label="ORG"),
        make(text, "Iran", label="GPE"),
    )
    view.show_article(text, [wide, middle_one, small], labels)
    shot = picture(view)
    seen = {shot.pixelColor(x, y).name() for y in range(shot.height()) for x in range(shot.width())}
    for label in ("PERSON", "ORG", "GPE"):
        assert stroke(labels[label].color, LIGHT).name() in seen
    chips = [view.owner_at(QPointF(x, y)) for y in range(20, 60, 2) for x in range(0, shot.width(), 2)]
    assert {wide.id, middle_one.id, small.id} <= set(chips)


def test_identical_annotations_have_two_chips_and_two_underlines(view: ArticleView, make: Make, labels: Labels) -> None:
    text = "Then Iran spoke."
    one, other = make(text, "Iran", label="GPE"), make(text, "Iran", label="ORG")
    view.show_article(text, [one, other], labels)
    shot = picture(view)
    seen = {shot.pixelColor(x, y).name() for y in range(shot.height()) for x in range(shot.width())}
    assert {stroke(labels[label].color, LIGHT).name() for label in ("GPE", "ORG")} <= seen
    chips = {view.owner_at(QPointF(x, y)) for y in range(20, 60, 2) for x in range(0, shot.width(), 2)}
    assert {one.id, other.id} <= chips


def test_a_claim_leaves_the_text_untinted_and_has_a_bar_in_the_margin(
    view: ArticleView, make: Make, labels: Labels
) -> None:
    text = "Words before. The claim itself is here. Words after."
    claim = make(text, "The claim itself is here.", label=None, claim=True)
    view.clearFocus()
    view.show_article(text, [], labels)
    before = picture(view)
    view.change_annotations([(None, claim)])
    changed = changed_pixels(before, picture(view))
    box = boxes(view, claim.start, claim.end)[0]
    x, y = round(box.center().x()), round(box.center().y())
    assert all((x + dx, y) not in changed for dx in range(-20, 20))
    assert any(px < view.column.left - 8 and py == y for px, py in changed)
    assert any(px == x and py > box.bottom() - 2 for px, py in changed)


def test_a_claim_read_from_the_right_has_its_bar_in_the_right_margin(
    view: ArticleView, make: Make, labels: Labels
) -> None:
    text = "سلام دنیا و خبرگزاری گزارش داد."
    claim = make(text, "گزارش داد", label=None, claim=True)
    view.clearFocus()
    view.show_article(text, [], labels)
    before = picture(view)
    view.change_annotations([(None, claim)])
    columns = {x for x, _ in changed_pixels(before, picture(view))}
    assert min(columns) > view.column.left
    assert max(columns) > view.column.left + view.column.width + 8


def test_the_wash_behind_a_picked_claim_does_not_fade(view: ArticleView, make: Make, labels: Labels) -> None:
    text = "Words before. The claim itself is here. Words after."
    claim = make(text, "The claim itself is here.", label="event", claim=True)
    view.clearFocus()
    view.show_article(text, [claim], labels)
    view.pick(claim.id)
    shots = [picture(view) for _ in range(8)]
    assert not changed_pixels(shots[0], shots[-1])


def test_parts_of_one_annotation_are_joined(view: ArticleView, make: Make, labels: Labels) -> None:
    text = "political, defense, economic and cultural fields"
    parts = make(text, "political", "fields", label="EVENT")
    view.clearFocus()
    view.show_article(text, [], labels)
    before = picture(view)
    view.change_annotations([(None, parts)])
    changed = changed_pixels(before, picture(view))
    gap = boxes(view, text.index("defense"), text.index("cultural"))[0]
    between = {(x, y) for x, y in changed if gap.left() < x < gap.right()}
    assert between
    assert all(y > gap.bottom() - 3 for _, y in between)


def test_picking_frames_the_annotation_and_tells(qtbot: QtBot, view: ArticleView, make: Make, labels: Labels) -> None:
    text = long_text()
    far = make(text, (len(text) - 400, len(text) - 390))
    view.show_article(text, [far], labels)
    with qtbot.waitSignal(view.annotation_picked) as told:
        view.pick(far.id)
    assert told.args == [far.id]
    assert view.picked() == far.id
    assert view.caret() == far.start
    box = boxes(view, far.start, far.end)[0]
    assert 0 < box.top() < view.viewport().height() * 0.6
    with_frame = picture(view)
    with qtbot.waitSignal(view.annotation_picked) as told:
        view.pick(None)
    assert told.args == [None]
    assert changed_pixels(with_frame, picture(view))


def test_an_annotation_that_does_not_fit_the_text_breaks_nothing(view: ArticleView, make: Make, labels: Labels) -> None:
    text = long_text(8)
    lost = make(text, (len(text) - 20, len(text) - 5)), make(text, (len(text) - 3, len(text)))
    view.show_article(text[:-10], lost, labels)
    for annotation in lost:
        view.pick(annotation.id)
        view.change_annotations([(annotation, None)])
    assert view.picked() is None


def test_a_key_that_moves_nothing_does_not_scroll(qtbot: QtBot, view: ArticleView) -> None:
    view.show_article(long_text(), [], {})
    view.place_caret(len(view.text))
    view.verticalScrollBar().setValue(50)
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert view.verticalScrollBar().value() == 50


def test_a_removed_annotation_is_no_longer_picked(qtbot: QtBot, view: ArticleView, make: Make, labels: Labels) -> None:
    text = "Mosul and Erbil"
    mosul = make(text, "Mosul")
    view.show_article(text, [mosul], labels)
    view.pick(mosul.id)
    with qtbot.waitSignal(view.annotation_picked, check_params_cb=lambda id_: id_ is None):
        view.change_annotations([(mosul, None)])
    assert view.annotations_at(0) == []


def test_moving_the_caret_onto_an_annotation_picks_it(
    qtbot: QtBot, view: ArticleView, make: Make, labels: Labels
) -> None:
    text = "In Mosul today"
    mosul = make(text, "Mosul")
    view.show_article(text, [mosul], labels)
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.picked() == mosul.id
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.picked() is None


def test_tooltips_show_foreign_text_as_text(view: ArticleView, make: Make, labels: Labels) -> None:
    text = "Read <b>this</b> & that"
    foreign = make(text, "<b>this</b>")
    view.show_article(text, [foreign], labels)
    point = middle(view, foreign.start, foreign.end)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point)))
    assert "&lt;b&gt;this&lt;/b&gt;" in QToolTip.text()
    QToolTip.hideText()


def test_what_a_search_found_and_what_is_proposed_is_shown_and_taken_away(view: ArticleView, labels: Labels) -> None:
    text = "Iraq and Iran and Iraq"
    view.clearFocus()
    view.show_article(text, [], labels)
    plain = picture(view)
    view.show_matches([(0, 4), (18, 22)], 1)
    found = picture(view)
    at = middle(view, 18, 22)
    assert QColor(LIGHT.found_current).name() in {found.pixelColor(x, at.y() + 6).name() for x in range(found.width())}
    view.show_matches([], None)
    assert not changed_pixels(plain, picture(view))
    view.show_preview([(9, 13)], "#0e7157")
    assert changed_pixels(plain, picture(view))
    view.clear_preview()
    assert not changed_pixels(plain, picture(view))


def test_regions_are_muted_and_the_theme_reaches_everything(view: ArticleView, labels: Labels) -> None:
    text = "Header line\nBody text"
    view.clearFocus()
    view.show_article(text, [], labels)
    plain = picture(view)
    view.set_regions([Region(0, 11, "header")])
    shaded = changed_pixels(plain, picture(view))
    first, second = boxes(view, 0, 11)[0], boxes(view, 12, 21)[0]
    assert any(first.contains(QPointF(*point)) for point in shaded)
    assert not any(second.contains(QPointF(*point)) for point in shaded)
    view.set_theme(DARK)
    assert picture(view).pixelColor(2, 2) == QColor(DARK.base)


def test_the_empty_view_says_what_to_do_and_comes_back(view: ArticleView, labels: Labels) -> None:
    view.show_nothing("Choose an article.")
    assert view.selection() is None
    assert view.text == ""
    nothing = picture(view)
    assert len({nothing.pixel(x, y) for x in range(nothing.width()) for y in range(nothing.height())}) > 3
    view.show_article("Here again", [], labels)
    assert boxes(view, 0, 4)


def test_the_selection_can_be_pasted_with_the_middle_button(view: ArticleView) -> None:
    view.show_article("In Mosul today", [], {})
    view.select(3, 8)
    view.copy_to_selection_clipboard()
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection():
        assert clipboard.text(clipboard.Mode.Selection) == "Mosul"


@pytest.fixture
def assisted() -> Iterator[None]:
    """As if a screen reader were running."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("assisted")
def test_assistive_tools_find_name_text_and_places(view: ArticleView, make: Make, labels: Labels) -> None:
    text = EMOJI + "\n" + long_text(20)
    mention = make(text, "Tehran", label="GPE")
    view.show_article(text, [mention], labels)
    assert view.accessibleName()
    assert view.accessibleDescription()
    assert view.focusPolicy() & Qt.FocusPolicy.TabFocus
    interface = QAccessible.queryAccessibleInterface(view).textInterface()
    view.verticalScrollBar().setValue(3)
    where = middle(view, text.index("commander"), text.index("commander") + 1) - QPoint(2, 0)
    found = interface.offsetAtPoint(view.viewport().mapToGlobal(where))
    assert found == view.map.to_utf16(text.index("commander"))
    view.pick(mention.id)
    assert view.picked() == mention.id


def test_the_caret_is_seen_and_blinks(qtbot: QtBot, view: ArticleView) -> None:
    view.show_article("In Mosul today", [], {})
    view.place_caret(3)
    x, y = view.cursorRect().left(), view.cursorRect().center().y()
    ink = QColor(LIGHT.text)
    assert picture(view).pixelColor(x, y) == ink
    qtbot.waitUntil(lambda: picture(view).pixelColor(x, y) != ink)
    qtbot.waitUntil(lambda: picture(view).pixelColor(x, y) == ink)
    view.clearFocus()
    assert picture(view).pixelColor(x, y) != ink
