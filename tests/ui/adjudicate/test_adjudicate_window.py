"""The adjudication window: agreements pass, disagreements are settled, each by one key."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desk.actions import blinding
from desk.measure.align import Difference
from desk.ui.adjudicate.docket import Show
from desk.ui.adjudicate.own import OwnDialog
from desk.ui.adjudicate.setup import SetupDialog
from desk.ui.adjudicate.words import apart, class_name, classes, with_both_ends
from tests.trips.hand import CONTROL, SHIFT, Key
from tests.ui.adjudicate.coded import TEXT, Coded
from tests.ui.test_accessibility import left_out, nameless


@pytest.fixture
def coded(qtbot: QtBot, tmp_path: Path) -> Coded:
    """One agreement and three disagreements: label, boundary, missing."""
    made = Coded(qtbot, tmp_path)
    made.tag(0, "ISNA", "ORG")
    made.tag(1, "ISNA", "PERSON")
    made.both("Heydari")
    made.tag(0, "Sabahifar in Tehran")
    made.tag(1, "Sabahifar")
    made.tag(1, "Monday", "DATE")
    return made


def words(window: object) -> list[str]:
    docket = window.docket  # type: ignore[attr-defined]
    return [", ".join(classes(docket.case(number))) for number in range(len(docket.bench.cases))]


def test_keys_settle_case_after_case(coded: Coded) -> None:
    window = coded.open()
    assert words(window) == ["Label", "Agreement", "Boundary", "Missing"]
    assert [window.keys.buttons[name].text() for name in ("take0", "take1", "both")] == ["←  Bea", "→  Cem", "B  Both"]
    coded.press(window, Key.Key_Left)
    assert window.number == 1
    coded.press(window, Key.Key_A)
    assert window.number == 2
    coded.press(window, Key.Key_Right)
    coded.press(window, Key.Key_N)
    assert [(each.quote, each.label) for each in coded.gold()] == [
        ("ISNA", "ORG"), ("Heydari", "PERSON"), ("Sabahifar", "PERSON"),
    ]  # fmt: skip
    assert window.docket.left == 0
    assert window.notice.words.text() == "Every case is settled."
    assert window.head.count.text() == "4 of 4 settled"
    window.close()


def test_undo_goes_back_to_the_case(coded: Coded) -> None:
    window = coded.open()
    coded.press(window, Key.Key_B)
    assert len(coded.gold()) == 2
    coded.press(window, Key.Key_S, Key.Key_S)
    coded.qtbot.keyClick(window, Key.Key_Z, CONTROL)
    assert (coded.gold(), window.number) == ([], 0)
    assert not window.docket.is_settled(0)
    coded.qtbot.keyClick(window, Key.Key_Z, CONTROL | SHIFT)
    assert len(coded.gold()) == 2
    window.close()


def test_undo_and_redo_follow_decisions_without_reading_the_article_again(coded: Coded) -> None:
    window = coded.open()
    cases = window.docket.bench.cases
    coded.press(window, Key.Key_Left, Key.Key_A)
    for key, modifiers, left in ((Key.Key_Z, CONTROL, 3), (Key.Key_Z, CONTROL, 4), (Key.Key_Z, CONTROL | SHIFT, 3)):
        coded.qtbot.keyClick(window.focusWidget(), key, modifiers)
        assert window.docket.left == left
        assert window.docket.bench.cases is cases
    with coded.store.reading() as reading:
        stored = {each.annotation for each in reading.reviewed(coded.articles[0].id).decisions}
    assert window.docket.bench.decided.keys() == stored
    window.close()


def test_all_agreements_pass_with_one_key(coded: Coded) -> None:
    coded.both("Tehran")
    window = coded.open()
    assert window.keys.buttons["pass_all"].text() == "⇧A  All 2 agreements"
    coded.qtbot.keyClick(window, Key.Key_A, SHIFT)
    assert [each.quote for each in coded.gold()] == ["Heydari", "Tehran"]
    assert len(coded.decisions()) == 4
    assert not window.keys.buttons["pass_all"].isEnabled()
    window.close()


def test_what_differs_does_not_pass(coded: Coded) -> None:
    window = coded.open()
    assert not window.keys.buttons["pass"].isEnabled()
    window.pass_one()
    assert window.notice.words.text() == "They differ here: choose whose version stands."
    assert coded.decisions() == ()
    window.close()


def test_a_version_of_ones_own(coded: Coded) -> None:
    window = coded.open()

    def fill_in(dialog: OwnDialog) -> None:
        assert nameless(dialog) == []
        assert left_out(coded.qtbot, dialog) == []
        dialog.label.setCurrentIndex(dialog.label.findData("GPE"))
        dialog.label.activated.emit(dialog.label.currentIndex())
        at = dialog.text.toPlainText().index("reported")
        cursor = dialog.text.textCursor()
        cursor.setPosition(at)
        cursor.setPosition(at + len("reported "), cursor.MoveMode.KeepAnchor)
        dialog.text.setTextCursor(cursor)
        dialog.accept()

    with coded.hand.answering(OwnDialog, fill_in):
        coded.press(window, Key.Key_O)
    (mine,) = coded.gold()
    assert (mine.quote, mine.label, mine.author) == ("reported", "GPE", coded.bench.person.id)
    assert window.number == 1
    window.close()


def test_the_list_is_narrowed_by_class(coded: Coded) -> None:
    window = coded.open()
    chips = window.bar._classes
    chips[Difference.BOUNDARY].click()
    assert window.docket.rowCount() == 1
    assert window.bar.filter.show is Show.DISAGREEMENTS
    coded.press(window, Key.Key_1)
    assert "3 cases are open that the filter leaves out" in window.notice.words.text()
    window.bar._shows[Show.AGREEMENTS].click()
    assert window.docket.rowCount() == 1
    window.bar._shows[Show.ALL].click()
    window.bar.open_only.setChecked(True)
    assert window.docket.rowCount() == 3
    window.close()


def test_a_long_quote_shows_both_its_ends_and_turns_nothing_around() -> None:
    words = "News Agency reported on Monday that the commander of the land forces suggested exercises"
    assert with_both_ends(words) == "News Agency reported on Monday that … the land forces suggested exercises"
    assert with_both_ends("short  words\nhere") == "short words here"
    assert (apart("Ana"), apart("دانا")) == ("Ana", "\u2068دانا\u2069")


def test_lines_that_run_from_right_to_left_begin_at_the_right(qtbot: QtBot, tmp_path: Path) -> None:
    coded = Coded(qtbot, tmp_path, "حیدری با صباحی دیدار کرد.\nISNA said so.")
    coded.both("حیدری")
    coded.both("ISNA")
    window = coded.open(0)
    laid = window.lanes._laid
    assert laid is not None
    first, second = (next(bar for bar in row.bars) for row in laid.rows)
    assert first.left > second.right
    window.close()


def test_every_class_has_words() -> None:
    assert {class_name(each) for each in Difference} == {
        "Missing", "Boundary", "Label", "Link", "Chain", "Attribute",
    }  # fmt: skip


def test_a_click_on_a_lane_goes_to_its_case(coded: Coded) -> None:
    window = coded.open()
    laid = window.lanes._laid
    assert laid is not None
    (row,) = laid.rows_of(3)
    window.lanes._reveal(3)
    bar = next(bar for bar in row.bars if bar.case == 3)
    assert bar.missing
    from desk.ui.adjudicate.lanes import GUTTER, MARGIN

    y = row.lane_top(bar.lane) + MARGIN + 4 - window.lanes.verticalScrollBar().value()
    place = QPointF(GUTTER + (bar.left + bar.right) / 2, y).toPoint()
    coded.qtbot.mouseClick(window.lanes.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.number == 3
    assert window.comparison.lines[0].values == ("–", "Date or time")
    window.close()


def test_the_next_article_follows(qtbot: QtBot, tmp_path: Path) -> None:
    coded = Coded(qtbot, tmp_path, TEXT, TEXT + " Two.", TEXT + " Three.")
    coded.both("Heydari")
    coded.both("Tehran", article=1)
    window = coded.open()
    assert window.head.title.text() == "Article 1  (1 of 2)"
    coded.press(window, Key.Key_A)
    assert window.head.title.text() == "Article 2  (2 of 2)"
    coded.press(window, Key.Key_A)
    assert window.head.count.text() == "1 of 1 settled · 2 of 2 in all"
    coded.qtbot.keyClick(window, Key.Key_Z, CONTROL)
    coded.qtbot.keyClick(window, Key.Key_Z, CONTROL)
    assert window.head.title.text() == "Article 1  (1 of 2)"
    assert coded.gold() == coded.gold(1) == []
    window.close()


def test_six_analysts_are_settled_by_their_numbers(qtbot: QtBot, tmp_path: Path) -> None:
    coded = Coded(qtbot, tmp_path, people=("Bea", "Cem", "Dee", "Eli", "Fay", "Gus"))
    for who in range(6):
        coded.tag(who, "ISNA", "ORG" if who % 2 else "PERSON")
    window = coded.open()
    assert window.comparison.columnCount() == 6
    coded.press(window, Key.Key_6)
    decisions = {decision.reason for decision in coded.decisions()}
    assert decisions == {"adjudicated: as Gus has it (label)"}
    assert [each.label for each in coded.gold()] == ["ORG"]
    window.close()


def test_what_others_change_meanwhile_is_followed(coded: Coded) -> None:
    window = coded.open()
    coded.press(window, Key.Key_Down)
    coded.both("reported")
    coded.receive()
    coded.qtbot.waitUntil(lambda: len(words(window)) == 5)
    assert window.docket.case(window.number).by[0].quote == "Heydari"
    window.close()


def test_it_is_named_and_walked(coded: Coded) -> None:
    window = coded.open()
    assert nameless(window) == []
    assert left_out(coded.qtbot, window) == []
    row = window.docket.index(0)
    assert window.docket.data(row, Qt.ItemDataRole.AccessibleTextRole) == (
        "“ISNA”: Label; Bea: Organization, Cem: Person; open"
    )
    window.close()


def test_a_blind_project_asks_before_it_opens_articles(coded: Coded) -> None:
    coded.bench.do(blinding.code_blind(coded.store.project(), True))
    said: list[str] = []

    def refuse(box: QMessageBox) -> None:
        said.append(box.text())
        box.reject()

    with coded.hand.answering(QMessageBox, refuse):
        assert not coded.feature().ensure_open([coded.articles[0].id])
    assert "Bea: 3" in said[0]
    assert "Cem: 4" in said[0]
    assert not coded.articles[0].unblinded

    def agree(box: QMessageBox) -> None:
        next(button for button in box.findChildren(QPushButton) if button.text() == "Open").click()

    with coded.hand.answering(QMessageBox, agree):
        assert coded.feature().ensure_open([coded.articles[0].id])
    assert coded.articles[0].unblinded


def test_taking_back_the_opening_closes_the_window(coded: Coded) -> None:
    coded.bench.do(blinding.code_blind(coded.store.project(), True))
    coded.bench.do(blinding.open_articles(coded.articles))
    window = coded.open()
    assert window.isVisible()
    coded.qtbot.keyClick(window, Key.Key_Z, CONTROL)
    assert not coded.articles[0].unblinded
    assert coded.feature()._window is None


def test_who_and_where_is_asked_first(coded: Coded) -> None:
    coded.receive()

    def fill_in(dialog: SetupDialog) -> None:
        assert nameless(dialog) == []
        assert dialog.ok.isEnabled()
        dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
        assert not dialog.ok.isEnabled()
        assert dialog.why.text() == "Tick two to six analysts."
        dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
        dialog.accept()

    with coded.hand.answering(SetupDialog, fill_in):
        coded.hand.command("adjudicate")
    window = coded.feature()._window
    assert window is not None
    coded.hand.settle()
    assert len(words(window)) == 4
    coded.hand.command("adjudicate")
    assert coded.feature()._window is window
    window.close()


def test_nothing_to_adjudicate_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    coded = Coded(qtbot, tmp_path)
    coded.hand.command("adjudicate")
    assert "fewer than two people" in coded.hand.notice()
    assert not [each for each in coded.hand.window.findChildren(QDialog) if each.isVisible()]


def first_inked(image: QImage, left: int, right: int, top: int, bottom: int) -> int:
    """The first line of pixels in that part of a picture that is not of the colour it begins with."""
    ground = image.pixel(left, top)
    return next(y for y in range(top, bottom) if any(image.pixel(x, y) != ground for x in range(left, right)))


def test_a_field_stands_on_the_line_of_what_is_said_in_it(coded: Coded) -> None:
    window = coded.open()
    table = window.table
    (row,) = [n for n, line in enumerate(window.comparison.lines) if not line.differs and line.title == "Words"]
    coded.qtbot.waitUntil(lambda: not table._fit.isActive())
    head, cells = table.verticalHeader(), table.viewport()
    y, height = table.rowViewportPosition(row), table.rowHeight(row)
    # Capital letters both, of one font: they begin at the same pixel if they are on one line.
    named = first_inked(head.grab().toImage(), 2, head.width() - 2, y + 2, y + height - 2)
    said = first_inked(cells.grab().toImage(), 2, table.columnWidth(0) - 2, y + 2, y + height - 2)
    assert named == said
    window.close()
