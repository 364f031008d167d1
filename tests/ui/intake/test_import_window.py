import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidgetItem,
    QWidget,
)

from desk.actions.drafts import DraftState
from desk.formats.format import Block, Options
from desk.formats.labelset import read_labels
from desk.model.change import Change, Transaction
from desk.paths import resource
from desk.store.store import Store
from desk.ui.dialogs.paste import PasteDialog
from desk.ui.intake.columns import ColumnsDialog
from desk.ui.intake.copies import Choice, CopiesDialog
from desk.ui.intake.copies_found import among_drafts, draft_groups
from desk.ui.intake.model import Column
from desk.ui.intake.page_lines import PageLines
from desk.ui.intake.report import ask_where, grouped, sections
from desk.ui.intake.window import JUST_MS, ImportWindow
from desk.ui.intake.words import Shown
from desk.ui.theme import LIGHT
from tests.trips.hand import CONTROL, SHIFT, Hand, Key

from .conftest import Prepared

WORDS = ["council", "ferry", "harbour", "winter", "island", "price", "contract", "vote", "minister", "crew", "deck"]


def story(seed: int, words: int = 150) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) + str(rng.randrange(40)) for _ in range(words)) + "."


@pytest.fixture(autouse=True)
def _closed(hand: Hand) -> Iterator[None]:
    yield
    for window in hand.window.findChildren(ImportWindow):
        window.close()


def states(window: ImportWindow) -> dict[str, DraftState]:
    drafts = window.preparing.drafts
    return {drafts.file_of(each.number).name: each.state for each in drafts}


def test_every_state_is_told_by_a_sign_and_words(prepare: Prepared) -> None:
    text = story(1)
    near = text.rsplit(" ", 12)[0] + " and nobody knows why."
    window = prepare(
        a_txt=text, b_txt=text, c_txt=near, d_txt="The council of Oslo met on Monday.", e_txt="", f_txt=story(2)
    )
    assert states(window) == {
        "a.txt": DraftState.NEW,
        "b.txt": DraftState.REPEATS,
        "c.txt": DraftState.NEAR,
        "d.txt": DraftState.KNOWN,
        "e.txt": DraftState.PROBLEM,
        "f.txt": DraftState.NEW,
    }
    model = window.model
    told = [model.index(row, Column.STATE).data() for row in range(model.rowCount())]
    assert [each[0] for each in told] == ["+", "=", "≈", "✓", "⚠", "+"]
    ticks = [model.index(row, Column.TICK).data(Qt.ItemDataRole.CheckStateRole) for row in range(model.rowCount())]
    checked, unchecked = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    assert ticks == [checked, unchecked, checked, None, None, checked]
    assert "There already" in model.index(3, Column.STATE).data(Qt.ItemDataRole.ToolTipRole)
    assert "there is no text in it" in model.index(4, Column.TITLE).data().lower()


def test_rows_are_sorted_up_down_and_back_and_stay_selected(prepare: Prepared) -> None:
    window = prepare(a_txt=story(1, 50), b_txt=story(2, 90), c_txt=story(3, 20))
    model, table = window.model, window.table
    table.choose(model.number(0))
    chosen = table.chosen()
    header = table.horizontalHeader()

    def words() -> list[str]:
        return [model.index(row, Column.WORDS).data() for row in range(model.rowCount())]

    header.sectionClicked.emit(Column.WORDS)
    assert words() == ["20", "50", "90"]
    header.sectionClicked.emit(Column.WORDS)
    assert words() == ["90", "50", "20"]
    header.sectionClicked.emit(Column.WORDS)
    assert words() == ["50", "90", "20"]
    assert table.chosen() == chosen


def test_a_cell_is_edited_in_place_and_taken_back(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1), b_txt=story(2))
    index = window.model.index(0, Column.OUTLET)
    window.table.setCurrentIndex(index)
    window.table.edit(index)
    editor = window.table.findChild(QLineEdit)
    assert editor is not None
    hand.qtbot.keyClicks(editor, "The Weekly")
    hand.qtbot.keyClick(editor, Key.Key_Return)
    hand.qtbot.waitUntil(lambda: index.data().strip("\u2068\u2069") == "The Weekly")
    window.undo()
    assert index.data() == ""
    assert window.edits.next_redo == "Set Outlet"


def test_several_rows_take_one_value_and_go_back_each_to_its_own(prepare: Prepared) -> None:
    window = prepare(a_txt=story(1), b_txt=story(2), c_txt=story(3))
    drafts = window.preparing.drafts
    numbers = [each.number for each in drafts]
    window.edits.set(numbers[:1], "outlet", "First", "Outlet")
    window.edits.set(numbers, "outlet", "All", "Outlet")
    assert window.edits.next_undo == "Set Outlet of 3 articles"
    window.undo()
    assert [drafts[n].source.outlet for n in numbers] == ["First", None, None]
    window.undo()
    assert [drafts[n].edited for n in numbers] == [frozenset()] * 3


def test_a_filter_that_fits_nothing_says_so(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1))
    window.filter.setText("no such thing")
    hand.qtbot.keyClick(window.filter, Key.Key_Return)
    hand.qtbot.waitUntil(window.empty.isVisible)
    assert window.empty.text() == "Nothing fits this filter."
    window.filter.clear()
    window.states.setCurrentIndex(window.states.findData(Shown.ALL))
    hand.qtbot.waitUntil(window.table.isVisible)


def test_columns_are_asked_for_once_and_remembered(prepare: Prepared, hand: Hand) -> None:
    rows = "\n".join(f"{n},Head {n},Some words of a text that is long enough {n}" for n in range(3))
    window = prepare(t_csv=f"no,caption,words\n{rows}\n")
    assert window._unasked()

    def answer(dialog: ColumnsDialog) -> None:
        for column, field in (("no", "news_id"), ("caption", "title"), ("words", "text")):
            box = dialog.box(column)
            box.setCurrentIndex(box.findData(field))
        dialog.ok.click()

    with hand.answering(ColumnsDialog, answer):
        window.columns_button.click()
    hand.qtbot.waitUntil(lambda: not hand.window.parts.jobs.running, timeout=20_000)
    assert [(each.title, each.source.news_id) for each in window.preparing.drafts] == [
        ("Head 0", "0"), ("Head 1", "1"), ("Head 2", "2")
    ]  # fmt: skip
    assert not window._unasked()
    settings = hand.window.parts.projects.settings
    assert settings.columns_for(("no", "caption", "words")) is not None


def test_copies_are_linked_when_they_are_imported(prepare: Prepared, hand: Hand) -> None:
    text = story(1)
    near = text.rsplit(" ", 12)[0] + " and nobody knows why."
    window = prepare(a_txt=text, b_txt=near, c_txt=story(5))
    (group,) = draft_groups(window.preparing)
    assert len(group.members) == 2
    dialog = among_drafts(window.preparing, window.edits, window)
    dialog.show()
    assert dialog.texts.left.extraSelections()
    dialog.buttons[Choice.LINK].click()
    dialog.close()
    dialog.deleteLater()
    state = window.model.index(1, Column.STATE)
    assert state.data().startswith("≈ Linked, ")
    assert "It will be linked to “\u2068a.txt\u2069”." in state.data(Qt.ItemDataRole.ToolTipRole)
    (decided,) = draft_groups(window.preparing)
    assert decided.decided is Choice.LINK
    window.undo()
    assert state.data().startswith("≈ Near copy ")
    assert [each.decided for each in draft_groups(window.preparing)] == [None]
    window.redo()
    window.edits.include([1], included=False)
    assert [each.decided for each in draft_groups(window.preparing)] == [None]
    window.undo()
    window.import_button.click()
    hand.qtbot.waitUntil(window.report.isVisible, timeout=20_000)
    bridge = hand.window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        by_file = {each.source.file: each for each in reading.every_article()}
    assert by_file["b.txt"].copy_of == by_file["a.txt"].id
    bridge.workbench.undo()
    with bridge.workbench.store.reading() as reading:
        assert reading.count_articles() == 1
    bridge.workbench.redo()
    with bridge.workbench.store.reading() as reading:
        again = {each.source.file: each for each in reading.every_article()}
    assert again == by_file


def test_near_copies_of_the_project_are_found_and_one_is_kept(prepare: Prepared, hand: Hand) -> None:
    text = story(1)
    window = prepare(a_txt=text, b_txt=text.rsplit(" ", 12)[0] + " and nobody knows why.", c_txt=story(5))
    window.import_button.click()
    hand.qtbot.waitUntil(window.report.isVisible, timeout=20_000)
    window.close()
    hand.command("near_copies")
    hand.qtbot.waitUntil(lambda: hand.window.findChild(CopiesDialog) is not None, timeout=20_000)
    dialog = hand.window.findChild(CopiesDialog)
    assert dialog is not None
    dialog.buttons[Choice.KEEP_ONE].click()
    dialog.close()
    bridge = hand.window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        assert reading.count_articles() == 3
    bridge.workbench.undo()
    with bridge.workbench.store.reading() as reading:
        assert reading.count_articles() == 4


def copies_of_the_project(prepare: Prepared, hand: Hand) -> CopiesDialog:
    """The dialog on two groups of near copies that are in the project."""
    one, two = story(1), story(2)
    window = prepare(a_txt=one, b_txt=f"{one} Nobody knows why.", c_txt=two, d_txt=f"{two} It rained.")
    window.import_button.click()
    hand.qtbot.waitUntil(window.report.isVisible, timeout=20_000)
    window.close()
    hand.command("near_copies")
    hand.qtbot.waitUntil(lambda: hand.window.findChild(CopiesDialog) is not None, timeout=20_000)
    dialog = hand.window.findChild(CopiesDialog)
    assert dialog is not None
    dialog.activateWindow()
    hand.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def present(hand: Hand) -> int:
    bridge = hand.window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        return reading.count_articles()


def test_choices_on_copies_are_taken_back_in_their_dialog(prepare: Prepared, hand: Hand) -> None:
    dialog = copies_of_the_project(prepare, hand)
    before = present(hand)
    dialog.buttons[Choice.KEEP_ONE].click()
    dialog.buttons[Choice.KEEP_ALL].click()
    assert present(hand) == before - 1
    assert [dialog.list.item(row).text().splitlines()[1] for row in (0, 1)] == ["✓ one kept", "✓ all kept"]
    hand.qtbot.keyClick(dialog, Key.Key_Z, CONTROL)
    assert dialog.said.text() == "Undone: Keep all copies"
    assert (present(hand), dialog.list.currentRow()) == (before - 1, 1)
    hand.qtbot.keyClick(dialog, Key.Key_Z, CONTROL)
    assert dialog.said.text().startswith("Undone: Keep “")
    assert (present(hand), dialog.list.currentRow()) == (before, 0)
    assert [dialog.list.item(row).text().splitlines()[1] for row in (0, 1)] == ["2 copies", "2 copies"]
    hand.qtbot.keyClick(dialog, Key.Key_Z, CONTROL)
    assert dialog.said.text() == "There is nothing to undo."
    assert present(hand) == before
    hand.qtbot.keyClick(dialog, Key.Key_Z, CONTROL | SHIFT)
    assert present(hand) == before - 1
    assert dialog.list.item(0).text().splitlines()[1] == "✓ one kept"
    dialog.close()


def test_the_dialog_on_copies_and_the_window_share_one_history(prepare: Prepared, hand: Hand) -> None:
    dialog = copies_of_the_project(prepare, hand)
    bridge = hand.window.parts.bridge
    assert bridge is not None
    before = present(hand)
    dialog.buttons[Choice.KEEP_ONE].click()
    bridge.undo()
    assert dialog.list.item(0).text().splitlines()[1] == "2 copies"
    bridge.redo()
    assert dialog.list.item(0).text().splitlines()[1] == "✓ one kept"
    with bridge.workbench.store.reading() as reading:
        article = reading.articles()[0].article
    bridge.do(Transaction("Rename", (Change(article, replace(article, title="Another")),)))
    dialog.undo()
    assert dialog.said.text().startswith("Something else was done since")
    assert present(hand) == before - 1
    bridge.undo()
    dialog.undo()
    assert present(hand) == before
    dialog.close()


def test_choices_on_copies_among_files_are_taken_back_and_no_more(prepare: Prepared, hand: Hand) -> None:
    text = story(1)
    window = prepare(a_txt=text, b_txt=f"{text} Nobody knows why.")
    window.edits.set([0], "outlet", "The Weekly", "Outlet")
    dialog = among_drafts(window.preparing, window.edits, window)
    dialog.buttons[Choice.KEEP_ONE].click()
    drafts = window.preparing.drafts
    assert [each.included for each in drafts] == [True, False]
    dialog.undo()
    assert [each.included for each in drafts] == [True, True]
    dialog.undo()
    assert dialog.said.text() == "There is nothing to undo."
    assert drafts[0].source.outlet == "The Weekly"
    dialog.redo()
    assert [each.included for each in drafts] == [True, False]
    dialog.deleteLater()


def test_the_report_tells_the_worst_first(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1), b_txt="")
    window.import_button.click()
    hand.qtbot.waitUntil(window.report.isVisible, timeout=20_000)
    first = window.report.tree.topLevelItem(0)
    assert isinstance(first, QTreeWidgetItem)
    assert first.text(0) == "Problems (1)"
    assert "b.txt" in first.child(0).text(0)


def test_what_repeats_an_article_that_is_left_out_is_left_out_too(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1), b_txt=story(1), c_txt=story(2), d_txt=story(2))
    window.edits.include([0], included=False)
    window.import_button.click()
    hand.qtbot.waitUntil(window.report.isVisible, timeout=20_000)
    told = {section.title: list(section.lines) for section in sections(window.preparing)}
    assert told["Imported"] == ["c.txt"]
    assert told["Already there, or the same as another"] == ["d.txt"]
    assert told["Left out"] == ["a.txt", "b.txt"]
    assert window.report.summary.text() == "1 article imported, 1 the same as another."


def test_every_control_of_the_window_has_a_name(prepare: Prepared) -> None:
    window = prepare(a_txt=story(1), b_html="<html><body><p>" + story(2) + "</p></body></html>")
    for control in (
        *window.findChildren(QLineEdit),
        *window.findChildren(QComboBox),
        *window.findChildren(QPushButton),
    ):
        if control.isVisible() and control.focusPolicy() != Qt.FocusPolicy.NoFocus:
            named = control.accessibleName() or getattr(control, "text", str)()
            assert named, control
    QApplication.processEvents()


def test_a_pasted_text_brings_what_its_header_says(hand: Hand) -> None:
    text = "Title: Ferry deal\nDate: 24 June 2019\nSource: Example Post\n\nThe council voted on Tuesday.\n"
    dialog = PasteDialog(text, hand.window)
    assert dialog.title.text() == "Ferry deal"
    title, source, raw = dialog.result_values()
    dialog.deleteLater()
    assert (source.outlet, source.published) == ("Example Post", "2019-06-24")
    with hand.qtbot.waitSignal(hand.window.parts.projects.imported, timeout=5_000) as imported:
        hand.window.parts.projects.import_text(title, source, raw)
    assert imported.args is not None
    bridge = hand.window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        article = reading.article(imported.args[0].articles[0])
    assert article is not None
    assert [(region.kind, region.start) for region in article.regions] == [("header", 0)]


def test_a_date_that_may_be_two_days_is_seen_in_the_table(prepare: Prepared) -> None:
    window = prepare(a_txt="Title: Ferry deal\nDate: 05/06/2019\n\n" + story(1))
    cell = window.model.index(0, Column.DATE)
    assert cell.data() == "? Choose"
    window.preview.fields.offers_of("published")[1].click()
    assert cell.data() == "2019-05-06"


def test_what_is_said_of_many_files_stands_once() -> None:
    lines = ["a.txt: Odd.", "b.txt: Odd.", "c.txt: Other.", "d.txt: Odd.", "nothing"]
    assert grouped(lines) == [("Odd.", ("a.txt", "b.txt", "d.txt")), ("c.txt: Other.", ()), ("nothing", ())]


def test_a_link_to_a_draft_that_was_read_anew_harms_nothing(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1), b_txt=story(2))
    window.preparing.links[0] = 1
    window.preparing.redo([([0], Options(encoding="utf-8"))])
    hand.qtbot.waitUntil(lambda: not window.preparing.busy)
    with hand.qtbot.waitSignal(window.preparing.loaded, timeout=5_000):
        window.preparing.load()


def test_a_pasted_date_that_may_be_two_days_is_chosen(hand: Hand) -> None:
    dialog = PasteDialog("Title: Ferry deal\nDate: 05/06/2019\n\nThe council voted on Tuesday.\n", hand.window)
    assert dialog.result_values()[1].published is None
    assert [button.text() for button in dialog.dates] == ["Use 2019-06-05", "Use 2019-05-06"]
    dialog.dates[1].click()
    assert dialog.result_values()[1].published == "2019-05-06"
    dialog.deleteLater()


def test_what_was_done_by_hand_is_not_lost_by_one_key(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1), b_txt=story(2))
    window.edits.set([0], "title", "Mine", "Title")
    hand.qtbot.keyClick(window, Key.Key_Escape)
    assert window.isVisible()
    assert window.notice.words.text() == "1 change made by hand would be lost, and nothing imported."
    with hand.qtbot.waitSignal(window.gone):
        hand.qtbot.keyClick(window, Key.Key_Escape)


def test_files_that_brought_nothing_do_not_bar_the_next(hand: Hand, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(story(ord(name)))
    projects = hand.window.parts.projects
    with hand.qtbot.waitSignal(projects.imported, timeout=5_000):
        hand.window.browsing.take_files([str(tmp_path / "a.txt")])
    hand.settle()
    hand.window.browsing.take_files([str(tmp_path / "a.txt")])
    hand.settle()
    with hand.qtbot.waitSignal(projects.imported, timeout=5_000):
        hand.window.browsing.take_files([str(tmp_path / "b.txt")])
    hand.settle()


def test_another_project_ends_an_import_and_says_so(prepare: Prepared, hand: Hand, tmp_path: Path) -> None:
    prepare(a_txt=story(1))
    Store.create(tmp_path / "other.desk", "Other", read_labels(resource("labels", "default.json"))).close()
    hand.window.parts.projects.open(tmp_path / "other.desk")
    hand.settle()
    assert hand.window.findChild(ImportWindow) is None
    assert "nothing of it came in" in hand.window.parts.notice.text()


def test_undo_in_a_field_takes_back_what_was_done_for_all_rows(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1), b_txt=story(2))
    window.table.selectAll()
    edit = window.preview.fields.edit_of("outlet")
    edit.setFocus()
    hand.qtbot.keyClicks(edit, "Daily")
    hand.qtbot.keyClick(edit, Key.Key_Return)
    assert [each.source.outlet for each in window.preparing.drafts] == ["Daily", "Daily"]
    hand.qtbot.keyClick(edit, Key.Key_Z, CONTROL)
    assert [each.source.outlet for each in window.preparing.drafts] == [None, None]
    assert edit.text() == ""
    hand.qtbot.keyClick(edit, Key.Key_Z, CONTROL | SHIFT)
    assert [each.source.outlet for each in window.preparing.drafts] == ["Daily", "Daily"]


def test_escape_takes_back_what_is_typed_before_it_closes(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1))
    window.edits.set([0], "author", "Ann", "Author")
    edit = window.preview.fields.edit_of("author")
    edit.setFocus()
    hand.qtbot.keyClicks(edit, "ette")
    hand.qtbot.keyClick(edit, Key.Key_Escape)
    assert (edit.text(), window.notice.words.text()) == ("Ann", "")
    hand.qtbot.keyClick(edit, Key.Key_Escape)
    assert "would be lost" in window.notice.words.text()


def test_the_main_window_asks_before_an_import_corrected_by_hand_is_lost(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1))
    window.edits.set([0], "title", "Mine", "Title")
    assert not hand.window.close()
    assert hand.window.isVisible()
    assert window.isVisible()
    assert "would be lost" in window.notice.words.text()
    assert hand.window.close()
    assert not hand.window.isVisible()


def test_a_date_is_written_as_dates_are_and_nothing_else_is_one(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1), b_txt=story(2))
    drafts = window.preparing.drafts
    window.table.selectAll()
    edit = window.preview.fields.edit_of("published")
    for typed, held, told in (
        ("24 June 2019 21:57", "2019-06-24T21:57", ""),
        ("yesterday", "2019-06-24T21:57", "is no date"),
        ("05/06/2019", "2019-06-24T21:57", "may be 2019-06-05 or 2019-05-06"),
        ("2019-06", "2019-06", ""),
    ):
        window.notice.clear()
        edit.setFocus()
        edit.selectAll()
        hand.qtbot.keyClicks(edit, typed)
        hand.qtbot.keyClick(edit, Key.Key_Return)
        assert [each.source.published for each in drafts] == [held, held]
        assert edit.text() == held
        assert told in window.notice.words.text()
        assert bool(told) == bool(window.notice.words.text())


def test_files_that_cannot_be_imported_are_counted_and_shown(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1), b_txt="", c_docx=b"PK\x03\x04")
    assert window.notice.words.text() == "2 files cannot be imported."
    window.notice.button.click()
    hand.settle()
    assert [window.model.index(row, Column.FILE).data() for row in range(window.model.rowCount())] == [
        "b.txt",
        "c.docx",
    ]


def test_a_window_that_is_closed_while_it_imports_stops_nothing(prepare: Prepared, hand: Hand) -> None:
    window = prepare(**{f"n{number}_txt": story(number) for number in range(30)})
    projects = hand.window.parts.projects
    with hand.qtbot.waitSignal(projects.imported, timeout=5_000):
        window.import_button.click()
        assert (window.close_button.text(), window.preparing.loading) == ("Hide", True)
        with hand.qtbot.waitSignal(window.destroyed):
            hand.qtbot.keyClick(window, Key.Key_Escape)
    hand.settle()
    assert hand.window.parts.notice.text() == "30 articles imported."
    # Whoever labels meanwhile still learns of it.
    hand.view.setFocus()
    hand.place(6)
    hand.write("p")
    assert hand.stored()
    assert hand.window.parts.notice.text() == "30 articles imported."
    hand.press("Show details", hand.window.parts.notice)
    again = hand.window.findChild(ImportWindow)
    assert again is not None
    assert again.report.isVisible()
    again.close()


def test_an_import_that_is_stopped_after_its_window_was_closed_leaves_nothing(prepare: Prepared, hand: Hand) -> None:
    window = prepare(**{f"n{number}_txt": story(number) for number in range(30)})
    preparing = window.preparing
    with hand.qtbot.waitSignal(preparing.stopped, timeout=5_000):
        window.import_button.click()
        hand.qtbot.keyClick(window, Key.Key_Escape)
        preparing.cancel()
    hand.settle()
    assert hand.window.parts.status.currentMessage() == "Nothing was imported."


def test_stopping_an_import_gives_the_keyboard_back_to_the_table(prepare: Prepared, hand: Hand) -> None:
    window = prepare(**{f"n{number}_txt": story(number) for number in range(30)})
    with hand.qtbot.waitSignal(window.preparing.stopped, timeout=5_000):
        window.import_button.setFocus()
        window.import_button.click()
        window.running.stop.setFocus()
        window.running.stop.click()
    hand.settle()
    assert window.focusWidget() is window.table


def test_a_file_read_in_another_encoding_stays_selected(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1), b_txt=story(2), c_txt="Привет мир, учения завтра".encode("windows-1251"))
    drafts, encoding = window.preparing.drafts, window.preview.encoding
    window.table.choose([each.number for each in drafts][2])
    for name, offered in (("koi8-r", "As Desk decides"), (None, "Read in another encoding")):
        at = encoding.findData(name)
        with hand.qtbot.waitSignal(window.preparing.ended, timeout=5_000):
            encoding.setFocus()
            encoding.setCurrentIndex(at)
            encoding.activated.emit(at)
        hand.settle()
        assert window.focusWidget() is encoding
        assert [drafts.file_of(number).name for number in window.table.chosen()] == ["c.txt"]
        assert drafts.files[2].options.encoding == name
        assert encoding.itemText(0) == offered


def test_lines_that_are_taken_back_are_compared_again(prepare: Prepared, hand: Hand) -> None:
    lines = "".join(f"<p>{story(seed, 60)}</p>" for seed in range(4))
    page = f"<html><body><nav><a href='/'>Home page</a></nav><article><h1>A ferry</h1>{lines}</article></body></html>"
    window = prepare(a_html=page, b_html=page)
    drafts = window.preparing.drafts
    second = [each.number for each in drafts][1]
    assert (drafts[second].state, drafts[second].included) == (DraftState.REPEATS, False)
    window.table.choose(second)
    window.preview.whole.setChecked(True)
    left_out = next(at for at in range(window.preview.lines.rowCount()) if at not in window.preview.lines.kept())
    with hand.qtbot.waitSignal(window.preparing.ended, timeout=5_000):
        window.preview.lines.choose([left_out], kept=True)
    assert drafts[second].state is DraftState.NEAR
    with hand.qtbot.waitSignal(window.preparing.ended, timeout=5_000):
        window.undo()
    assert (drafts[second].state, drafts[second].included) == (DraftState.REPEATS, False)
    with hand.qtbot.waitSignal(window.preparing.ended, timeout=5_000):
        window.redo()
    with hand.qtbot.waitSignal(window.preparing.ended, timeout=5_000):
        window.preview.as_read.click()
    assert drafts[second].state is DraftState.REPEATS
    assert window.edits.next_undo == "Change what is the article"


def test_what_was_read_before_the_window_opened_is_told_in_it(hand: Hand, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(story(1))
    (tmp_path / "b.txt").write_text("")
    hand.window.browsing.take_files([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    hand.settle()
    window = hand.window.findChild(ImportWindow)
    assert window is not None
    assert window.notice.words.text() == "1 file cannot be imported."


def test_copies_are_shown_where_they_first_differ_and_scroll_together(prepare: Prepared, hand: Hand) -> None:
    lines = [story(seed, 12) for seed in range(120)]
    one, two = "\n".join(lines), "\n".join([*lines[:-1], "Another end."])
    window = prepare(a_txt=one, b_txt=one, c_txt=two)
    dialog = among_drafts(window.preparing, window.edits, window)
    dialog.show()
    assert dialog.said.text() == "Group 1 of 1, 1 to decide · the same text, of which a project keeps one"
    dialog.right.setCurrentIndex(2)
    assert dialog.said.text() == "Group 1 of 1, 1 to decide · 1 place differs"
    left, right = dialog.texts.left.verticalScrollBar(), dialog.texts.right.verticalScrollBar()
    assert min(left.value(), right.value()) > 0
    left.setValue(0)
    assert right.value() == 0
    dialog.close()
    dialog.deleteLater()


def test_reading_that_was_stopped_goes_on_where_it_was(prepare: Prepared, hand: Hand, tmp_path: Path) -> None:
    window = prepare(a_txt=story(1))
    more = tmp_path / "more"
    more.mkdir()
    for number in range(40):
        (more / f"{number:02}.txt").write_text(story(100 + number))
    preparing = window.preparing
    with hand.qtbot.waitSignal(preparing.stopped, timeout=5_000):
        window.add([more])
        preparing.cancel()
    assert not preparing.compared
    with hand.qtbot.waitSignal(preparing.ended, timeout=10_000):
        window.notice.button.click()
    names = [file.name for file in preparing.drafts.files]
    assert names == ["a.txt", *(f"{number:02}.txt" for number in range(40))]
    assert preparing.compared
    assert window.notice.words.text() == ""


def test_what_is_listed_is_not_read_twice_unless_it_was_bad(prepare: Prepared, hand: Hand, tmp_path: Path) -> None:
    window = prepare(a_txt=story(1), b_txt="")
    folder = tmp_path / "news"
    (folder / "b.txt").write_text(story(2))
    with hand.qtbot.waitSignal(window.preparing.ended, timeout=5_000):
        window.add([folder])
    assert states(window) == {"a.txt": DraftState.NEW, "b.txt": DraftState.NEW}
    assert len(window.preparing.drafts) == 2
    assert window.notice.words.text() == "1 file was listed already."


def test_files_that_are_dropped_while_others_are_read_follow(prepare: Prepared, hand: Hand, tmp_path: Path) -> None:
    window = prepare(a_txt=story(1))
    for name in ("b", "c"):
        (tmp_path / f"{name}.txt").write_text(story(ord(name)))
    window.add([tmp_path / "b.txt"])
    window.add([tmp_path / "c.txt"])
    assert window.notice.words.text() == "These files follow when those before them are read."
    hand.qtbot.waitUntil(lambda: len(states(window)) == 3 and not window.preparing.busy, timeout=5_000)


def test_a_long_name_ends_in_its_suffix_and_keeps_what_is_hidden(prepare: Prepared) -> None:
    window = prepare(**{f"{'name' * 40}_txt": story(1)})
    shown = QLabel.text(window.preview.heading)
    assert "…" in shown
    assert shown.endswith(".txt")
    assert window.preview.heading.text() == f"{'name' * 40}.txt"


def test_a_report_in_plain_text_can_be_searched_for_names(prepare: Prepared, hand: Hand, tmp_path: Path) -> None:
    window = prepare(a_html="<title>Ferry</title><p>" + story(1) + "</p>")
    window.import_button.click()
    hand.qtbot.waitUntil(window.report.isVisible, timeout=20_000)
    window.save_report(tmp_path / "report.txt")
    assert "  Ferry — a.html\n" in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_the_kind_of_report_that_is_chosen_names_the_file(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1))

    def choose() -> None:
        dialog = window.findChild(QFileDialog)
        assert dialog is not None
        dialog.selectNameFilter(dialog.nameFilters()[1])
        dialog.filterSelected.emit(dialog.nameFilters()[1])
        dialog.accept()

    QTimer.singleShot(0, choose)
    assert Path(ask_where(window.preparing, window)).name == "Import report.txt"


def test_a_key_imports_from_wherever_one_is(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=story(1))
    date = window.preview.fields.edit_of("published")
    date.setFocus()
    hand.qtbot.keyClicks(date, "yesterday")
    hand.qtbot.keyClick(date, Key.Key_Return, CONTROL)
    assert (window.preparing.busy, "is no date" in window.notice.words.text()) == (False, True)
    hand.qtbot.wait(JUST_MS + 100)
    edit = window.preview.fields.edit_of("outlet")
    edit.setFocus()
    hand.qtbot.keyClicks(edit, "Daily")
    hand.qtbot.keyClick(edit, Key.Key_Return, CONTROL)
    hand.qtbot.waitUntil(window.report.isVisible, timeout=20_000)
    bridge = hand.window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        assert "Daily" in {article.source.outlet for article in reading.every_article()}


def test_tab_goes_from_a_field_to_what_it_offers(prepare: Prepared, hand: Hand) -> None:
    window = prepare(a_txt=f"Title: Ferry deal\nDate: 05/06/2019\n\n{story(1)}\n", b_txt=story(2))
    fields = window.preview.fields
    for number in (1, 0):
        window.table.choose([each.number for each in window.preparing.drafts][number])
    hand.qtbot.waitUntil(fields.offers_of("published")[1].isVisible)
    reached: list[QWidget] = []
    at: QWidget = fields.edit_of("published")
    while len(reached) < 3:
        at = at.nextInFocusChain()
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible():
            reached.append(at)
    assert reached == [*fields.offers_of("published"), fields.edit_of("language")]


def test_escape_stops_reading_before_it_closes(prepare: Prepared, hand: Hand, tmp_path: Path) -> None:
    window = prepare(a_txt=story(1))
    (tmp_path / "b.txt").write_text(story(2))
    with hand.qtbot.waitSignal(window.preparing.stopped, timeout=5_000):
        window.add([tmp_path / "b.txt"])
        hand.qtbot.keyClick(window, Key.Key_Escape)
    assert window.isVisible()
    assert window.notice.words.text().startswith("Stopped.")
    with hand.qtbot.waitSignal(window.gone):
        hand.qtbot.keyClick(window, Key.Key_Escape)


def test_dates_of_a_whole_table_are_read_with_the_day_first_at_once(prepare: Prepared, hand: Hand) -> None:
    rows = "\n".join(f'{n},Head {n},0{n + 3}/04/2024,"{story(n, 40)}"' for n in range(4))
    window = prepare(t_csv=f"id,headline,published,text\n{rows}\n")
    drafts, fields = window.preparing.drafts, window.preview.fields
    assert [each.source.published for each in drafts] == [None, "2024-04-04", None, None]
    window.table.selectAll()
    assert [button.text() for button in fields.offers_of("published")] == [
        "Use \u2068day first\u2069",
        "Use \u2068month first\u2069",
    ]
    fields.offers_of("published")[0].click()
    assert [each.source.published for each in drafts] == ["2024-04-03", "2024-04-04", "2024-04-05", "2024-04-06"]
    assert fields.offers_of("published") == []
    window.undo()
    fields.offers_of("published")[1].click()
    assert [each.source.published for each in drafts] == ["2024-03-04", "2024-04-04", "2024-05-04", "2024-06-04"]
    assert window.edits.next_undo == "Set Published of 3 articles"


def test_the_same_text_twice_is_kept_once_whatever_is_chosen(prepare: Prepared, hand: Hand) -> None:
    window = prepare(**{"a_txt": story(1), f"{'long-name' * 20}_txt": story(1)})
    dialog = among_drafts(window.preparing, window.edits, window)
    dialog.show()
    hand.settle()
    assert abs(dialog.left.width() - dialog.right.width()) <= 1
    for choice in (Choice.LINK, Choice.KEEP_ALL):
        dialog.buttons[choice].click()
        assert dialog.list.item(0).text().endswith("\n✓ one kept")
    assert [draft.included for draft in window.preparing.drafts] == [True, False]
    dialog.close()
    dialog.deleteLater()


def test_copies_with_one_title_are_told_apart_by_their_files(prepare: Prepared) -> None:
    text = story(1)
    near = text.rsplit(" ", 12)[0] + " and nobody knows why."
    page = (
        "<html><head><title>One title</title></head><body><article><h1>One title</h1><p>{}</p></article></body></html>"
    )
    window = prepare(a_html=page.format(text), b_html=page.format(near), c_txt=near + " Nor did they ask.")
    dialog = among_drafts(window.preparing, window.edits, window)
    names = [dialog.left.itemText(at) for at in range(dialog.left.count())]
    assert names == [
        "\u2068One title\u2069 · \u2068a.html\u2069",
        "\u2068One title\u2069 · \u2068b.html\u2069",
        "\u2068c.txt\u2069",
    ]
    dialog.deleteLater()


def test_a_text_from_right_to_left_stands_at_the_right(prepare: Prepared) -> None:
    persian = "کد خبر: ۶۷۳۸۷\nسرویس: سیاسی\nتهران - ایرنا - شورای منطقه قرارداد کشتی‌ها را تمدید کرد.\n"
    window = prepare(a_txt=persian, b_txt=story(2))
    sides = []
    for row in (0, 1):
        window.table.selectRow(row)
        sides.append(window.preview.text.document().defaultTextOption().alignment())
    assert sides == [Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft]
    window.table.selectRow(0)
    origin = window.preview.fields._rows["section"]._origin.text()
    assert "“\u2068سرویس:\u2069” (98" in origin


def test_what_cannot_be_imported_stays_told_while_columns_wait(prepare: Prepared, hand: Hand) -> None:
    window = prepare(t_csv=f'no,caption,words\n1,Head,"{story(1)}"\n', b_txt="", c_txt=story(3))
    first = window.notice.words.text()
    assert first.startswith("1 file cannot be imported. ")
    window._on_ended(None)
    assert window.notice.words.text() == first


def test_lines_of_a_page_stand_in_their_own_direction(prepare: Prepared) -> None:
    words = "شورای منطقه قرارداد کشتی‌ها را برای پنج سال دیگر تمدید کرد."
    page = f"<html><body><article><h1>News</h1><p>{words}</p><p>{story(1)}</p></article></body></html>"
    lines = prepare(a_html=page).preview.lines
    shown = {lines.index(row).data(): lines.index(row).data(Qt.ItemDataRole.TextAlignmentRole) for row in range(3)}
    assert shown[f"\u2068{words}\u2069"] == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert shown["News"] is None


def test_a_line_of_a_page_without_words_says_so(qapp: QApplication) -> None:
    lines = PageLines(LIGHT)
    lines.show_blocks([Block("Words.", kept=True), Block("\u00a0", kept=True)])
    assert [lines.index(row).data() for row in range(2)] == ["Words.", "(empty line)"]
    muted = lines.index(1).data(Qt.ItemDataRole.ForegroundRole)
    assert muted.name() == LIGHT.muted
