from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.actions.workbench import Workbench
from desk.model.article import Article, Source, State
from desk.model.change import Change, Transaction
from desk.store.rows import ArticleRow, Order
from desk.ui.panels.articles import ArticlesPanel
from desk.ui.panels.articles_model import ROW, Column
from desk.ui.panels.articles_rows import paint_state, state_color
from tests.builders import a_mention, a_store, a_workbench, filled

TITLES = ("Bravo", "alpha", "Charlie", "<b>Delta</b>", "Echo")


class Desk:
    """A project with five articles and the panel on it, kept up to date as the window would."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.workbench, _ = a_workbench(folder)
        self.articles = filled(self.workbench, [f"Ana wrote {title}" for title in TITLES], TITLES)
        self.panel = ArticlesPanel()
        qtbot.addWidget(self.panel)
        self.panel.use(self.workbench.store)
        self.workbench.listen(self.panel.take)
        self.opened: list[str] = []
        self.panel.article_opened.connect(self.opened.append)
        self.panel.resize(310, 600)
        self.panel.show()
        qtbot.waitExposed(self.panel)

    def titles(self) -> list[str]:
        """What is listed, from the top."""
        rows = (self.panel.model.row(number) for number in range(self.panel.model.rowCount()))
        return [row.article.title for row in rows if row is not None]

    def change(self, article: Article, **fields: object) -> Article:
        """Changes an article in the project."""
        with self.workbench.store.reading() as reading:
            before = reading.article(article.id)
        assert before is not None
        after = replace(before, **fields)  # type: ignore[arg-type]  # any field
        self.workbench.do(Transaction("Change", (Change(before, after),)))
        return after

    def tag(self, article: Article) -> None:
        """Labels something in an article."""
        text = f"Ana wrote {article.title}"
        mention = a_mention(article, text, "Ana", author=self.workbench.person.id)
        self.workbench.do(Transaction("Tag", (Change(None, mention),)))

    def row(self, article: Article) -> ArticleRow:
        """How the list shows an article."""
        number = self.panel.model.place(article.id)
        assert number is not None
        row = self.panel.model.row(number)
        assert row is not None
        return row

    def point(self, row: int) -> QPoint:
        """Where a row is on the screen."""
        return self.panel.list.visualRect(self.panel.model.index(row, 0)).center()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.workbench.store.close()


def test_articles_stand_in_the_order_they_came(desk: Desk) -> None:
    assert desk.titles() == list(TITLES)
    assert desk.panel.count.text() == "5 articles"


def test_a_click_opens_an_article_and_a_second_one_does_not_open_it_again(desk: Desk, qtbot: QtBot) -> None:
    viewport = desk.panel.list.viewport()
    for _ in range(2):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=desk.point(2))
    assert desk.opened == [desk.articles[2].id]
    assert desk.panel.current() == desk.articles[2].id


def test_arrow_keys_open_and_return_asks_for_the_text(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.select(desk.articles[0].id)
    desk.panel.list.setFocus()
    qtbot.keyClick(desk.panel.list, Qt.Key.Key_Down)
    assert desk.opened == [desk.articles[1].id]
    with qtbot.waitSignal(desk.panel.text_asked):
        qtbot.keyClick(desk.panel.list, Qt.Key.Key_Return)


def test_while_a_key_is_held_down_only_the_article_where_it_rests_is_opened(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.select(desk.articles[0].id)
    desk.panel.list.setFocus()
    for _ in range(3):
        pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(desk.panel.list, pressed)
    assert desk.opened == []
    qtbot.waitUntil(lambda: desk.opened == [desk.articles[3].id])


def test_several_selected_articles_are_not_opened_but_can_be_removed(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.select(desk.articles[1].id)
    desk.panel.list.setFocus()
    qtbot.keyClick(desk.panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert desk.opened == []
    wanted = [desk.articles[1].id, desk.articles[2].id]
    assert desk.panel.selected() == wanted
    with qtbot.waitSignal(desk.panel.remove_asked) as asked:
        qtbot.keyClick(desk.panel.list, Qt.Key.Key_Delete)
    assert asked.args == [wanted]


def test_selecting_from_outside_opens_nothing(desk: Desk) -> None:
    desk.panel.select(desk.articles[3].id)
    assert desk.panel.current() == desk.articles[3].id
    assert desk.panel.list.currentIndex().row() == 3
    assert desk.opened == []


def test_next_and_previous_walk_the_list_and_stop_at_its_ends(desk: Desk) -> None:
    ids = [article.id for article in desk.articles]
    assert [desk.panel.open_next() for _ in range(6)] == [*ids, None]
    assert desk.panel.open_previous() == ids[3]
    assert desk.opened == [*ids, ids[3]]


def test_every_column_sorts_and_the_order_is_remembered(desk: Desk) -> None:
    desk.panel.sort(Order.TITLE)
    assert desk.titles() == ["<b>Delta</b>", "alpha", "Bravo", "Charlie", "Echo"]
    desk.panel.list.sort_asked.emit(Order.TITLE, True)
    assert desk.titles()[0] == "Echo"
    state = desk.panel.order_state()
    desk.panel.sort(Order.ADDED)
    desk.panel.restore_order(state)
    assert desk.titles()[0] == "Echo"
    desk.panel.restore_order("nonsense")
    assert desk.panel.order_state() == state


def test_a_click_on_a_header_sorts_and_another_turns_it_around(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.resize(1400, 500)
    header = desk.panel.list.horizontalHeader()
    qtbot.waitUntil(header.isVisible)
    place = QPoint(header.sectionViewportPosition(Column.TITLE) + 20, header.height() // 2)
    for direction in ("ascending", "descending"):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert desk.panel.order_state() == f"title {direction}"


def test_sorting_keeps_the_open_article_selected(desk: Desk) -> None:
    desk.panel.select(desk.articles[4].id)
    desk.panel.sort(Order.TITLE, descending=True)
    assert desk.panel.list.currentIndex().row() == 0
    assert desk.panel.selected() == [desk.articles[4].id]
    assert desk.opened == []


def test_the_filter_waits_for_the_typing_to_pause(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.panel.bar.filter, "ALPH")
    assert len(desk.titles()) == 5
    qtbot.waitUntil(lambda: desk.titles() == ["alpha"])
    qtbot.keyClick(desk.panel.bar.filter, Qt.Key.Key_Escape)
    assert len(desk.titles()) == 5


def test_letters_typed_in_the_list_go_to_the_filter(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.list.setFocus()
    qtbot.keyClick(desk.panel.list, "e")
    assert desk.panel.bar.filter.text() == "e"


def test_a_filter_without_a_match_says_so_and_offers_a_way_back(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.bar.filter.setText("<i>tractor</i>")
    qtbot.waitUntil(desk.panel.empty.isVisible)
    assert desk.panel.empty.text.text() == "No article matches “<i>tractor</i>”."
    assert desk.panel.empty.text.textFormat() is Qt.TextFormat.PlainText
    assert not desk.panel.empty.import_button.isVisible()
    desk.panel.empty.clear_button.click()
    assert len(desk.titles()) == 5


def test_states_filter_and_several_can_be_chosen(desk: Desk) -> None:
    desk.change(desk.articles[0], state=State.DONE)
    desk.change(desk.articles[1], state=State.NEEDS_REVIEW)
    menu = {action.text(): action for action in desk.panel.bar.states_button.menu().actions()}
    menu["Done"].trigger()
    assert desk.titles() == ["Bravo"]
    menu["Needs review"].trigger()
    assert desk.titles() == ["Bravo", "alpha"]
    assert desk.panel.bar.states_button.text().startswith("2 states")
    menu["All states"].trigger()
    assert len(desk.titles()) == 5


def test_an_empty_project_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    store = a_store(tmp_path)
    panel = ArticlesPanel()
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.empty.import_button.isVisible()
    panel.use(store)
    assert panel.empty.text.text() == "Drop files here, paste with Ctrl+V, or choose File > Import."
    with qtbot.waitSignal(panel.import_asked):
        panel.empty.import_button.click()
    panel.use(None)
    assert panel.open_next() is None
    store.close()


def test_a_label_counts_in_the_list_a_moment_later(desk: Desk, qtbot: QtBot) -> None:
    desk.tag(desk.articles[2])
    qtbot.waitUntil(lambda: desk.row(desk.articles[2]).annotations == 1)
    desk.workbench.undo()
    qtbot.waitUntil(lambda: desk.row(desk.articles[2]).annotations == 0)


def test_a_new_state_and_title_show(desk: Desk, qtbot: QtBot) -> None:
    desk.change(desk.articles[2], state=State.DONE, title="Renamed")
    qtbot.waitUntil(lambda: desk.row(desk.articles[2]).article.title == "Renamed")
    assert desk.row(desk.articles[2]).article.state is State.DONE


def test_imported_and_removed_articles_come_and_go_at_once(desk: Desk) -> None:
    desk.panel.select(desk.articles[1].id)
    filled(desk.workbench, ["another text"], ["Foxtrot"])
    assert desk.titles() == [*TITLES, "Foxtrot"]
    desk.change(desk.articles[0], removed=True)
    assert desk.titles() == [*TITLES[1:], "Foxtrot"]
    assert desk.panel.list.currentIndex().row() == 0
    assert desk.panel.selected() == [desk.articles[1].id]
    desk.workbench.undo()
    desk.workbench.undo()
    assert desk.titles() == list(TITLES)


def test_after_the_open_article_is_removed_the_next_takes_its_place(desk: Desk) -> None:
    desk.panel.select(desk.articles[2].id)
    desk.change(desk.articles[2], removed=True)
    assert desk.panel.open_next() == desk.articles[3].id


def test_an_article_that_leaves_the_filter_while_it_is_worked_on_is_left_for_the_next(desk: Desk, qtbot: QtBot) -> None:
    menu = {action.text(): action for action in desk.panel.bar.states_button.menu().actions()}
    menu["New"].trigger()
    desk.panel.select(desk.articles[1].id)
    desk.change(desk.articles[1], state=State.DONE)
    qtbot.waitUntil(lambda: len(desk.titles()) == 4)
    assert desk.panel.current() == desk.articles[1].id
    assert desk.panel.open_next() == desk.articles[2].id


def test_an_article_that_moves_while_it_is_worked_on_is_left_for_the_one_that_followed_it(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.panel.sort(Order.STATE)
    desk.panel.select(desk.articles[1].id)
    desk.change(desk.articles[1], state=State.DONE)
    qtbot.waitUntil(lambda: desk.titles()[0] == "alpha")
    assert desk.panel.selected() == [desk.articles[1].id]
    assert desk.panel.open_next() == desk.articles[2].id


def test_refreshing_keeps_selection_and_place(qtbot: QtBot, tmp_path: Path) -> None:
    workbench, articles = a_workbench(tmp_path, *(f"text {number}" for number in range(700)))
    panel = ArticlesPanel()
    qtbot.addWidget(panel)
    panel.use(workbench.store)
    panel.resize(310, 500)
    panel.show()
    panel.select(articles[650].id)
    before = panel.list.verticalScrollBar().value()
    assert before > 0
    panel.refresh()
    assert panel.list.verticalScrollBar().value() == before
    assert panel.selected() == [articles[650].id]
    assert panel.list.verticalScrollBar().maximum() > 650 * panel.list.rowHeight(0) - 500
    workbench.store.close()


def test_the_paste_key_asks_for_a_paste(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.panel.paste_asked):
        qtbot.keyClick(desk.panel.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_dropped_files_are_handed_on_and_other_things_are_not_taken(desk: Desk, tmp_path: Path) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("https://example.org/b.txt")])
    dropped: list[list[str]] = []
    desk.panel.files_dropped.connect(dropped.append)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, files, buttons, keys)
    QApplication.sendEvent(desk.panel, entering)
    assert desk.panel._zone.isVisible()
    QApplication.sendEvent(desk.panel, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, files, buttons, keys))
    assert dropped == [[str(tmp_path / "a.txt")]]
    assert not desk.panel._zone.isVisible()
    words = QMimeData()
    words.setText("no file")
    refused = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, words, buttons, keys)
    refused.ignore()
    QApplication.sendEvent(desk.panel, refused)
    assert not refused.isAccepted()


def test_the_menu_offers_what_can_be_done(desk: Desk, qtbot: QtBot) -> None:
    one = desk.articles[0].id
    desk.panel.select(one)
    menu = desk.panel.menu()
    actions = {action.text(): action for action in menu.actions() if action.text()}
    assert list(actions) == [
        "Open", "Details…", "Set state", "Paste as an article…", "Import files…", "Remove",
    ]  # fmt: skip
    states = next(child for child in actions["Set state"].menu().actions() if child.text() == "Done")
    with qtbot.waitSignal(desk.panel.state_asked) as asked:
        states.trigger()
    assert asked.args == [[one], "done"]
    with qtbot.waitSignal(desk.panel.details_asked) as details:
        actions["Details…"].trigger()
    assert details.args == [one]


def test_a_row_is_spoken_whole_and_foreign_text_is_never_markup(desk: Desk) -> None:
    desk.change(desk.articles[3], source=Source(outlet="A & B\nNews", published="2019-06-24T21:57:00Z"))
    desk.panel.refresh()
    index = desk.panel.model.index(3, Column.TITLE)
    spoken = "<b>Delta</b>, A & B News, 2019-06-24 21:57, New, 0 annotations"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == spoken
    assert "&lt;b&gt;Delta&lt;/b&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert isinstance(index.data(ROW), ArticleRow)


def test_columns_appear_where_there_is_room(desk: Desk, qtbot: QtBot) -> None:
    assert desk.panel.list.isColumnHidden(Column.STATE)
    tall = desk.panel.list.rowHeight(0)
    desk.panel.resize(1400, 500)
    qtbot.waitUntil(lambda: not desk.panel.list.isColumnHidden(Column.STATE))
    assert desk.panel.list.rowHeight(0) < tall


def test_a_file_that_cannot_be_read_is_reported_and_leaves_blanks(desk: Desk, qtbot: QtBot) -> None:
    path = desk.workbench.store.path
    desk.workbench.store.close()
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    path.write_bytes(b"this is no database, and long enough to be looked at as one" * 100)
    with qtbot.waitSignal(desk.panel.failed):
        desk.panel.refresh()
    assert desk.panel.model.rowCount() == 0
    assert desk.panel.open_next() is None


def test_marks_of_states_differ_in_shape_too(desk: Desk) -> None:
    grey = QPalette(QColor("#ffffff"))
    shapes = set()
    for state in State:
        image = QImage(24, 24, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_state(painter, QPointF(12, 12), 16, state, grey)
        painter.end()
        shapes.add(tuple(image.pixelColor(x, 12).lightness() < 200 for x in range(24)))
        assert state_color(state, grey).isValid()
    assert len(shapes) == len(State)


def test_another_project_is_listed_unfiltered_in_the_same_order(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    other: Workbench = a_workbench(folder, "only this")[0]
    desk.panel.sort(Order.TITLE, descending=True)
    desk.panel.bar.filter.setText("alpha")
    desk.panel.use(other.store)
    assert len(desk.titles()) == 1
    assert desk.panel.current() is None
    assert desk.panel.order_state() == "title descending"
    other.store.close()
