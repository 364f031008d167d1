"""The ledger window on a real project, by keys and mouse."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.actions.workbench import Workbench
from desk.model.annotation import Claim
from desk.model.article import Source
from desk.model.change import Change, Transaction
from desk.model.claim import Link
from desk.model.entity import Entity
from desk.model.ids import new_id
from desk.model.label import Label, LabelKind
from desk.model.project import Batch, BatchState
from desk.model.relation import Relation
from desk.store.ledger_values import By, Role, Wanted
from desk.ui.bridge import Bridge
from desk.ui.jobs import Jobs
from desk.ui.ledger.alike import AlikeDialog
from desk.ui.ledger.model import Column
from desk.ui.ledger.spreadsheet import guarded
from desk.ui.ledger.window import LedgerWindow
from tests.builders import AT, LABELS, PERSON, a_claim, a_mention, a_store, an_article

RELATIONS = tuple(
    Label(id=id, kind=LabelKind.RELATION, name=name, position=10 + n, ends=(("claim", "claim"),))
    for n, (id, name) in enumerate(
        [("same_claim", "Same claim"), ("supports", "Supports"), ("contradicts", "Contradicts")]
    )
)
HEYDARI = Entity(id="heydari", label=PERSON.id, name="Kiumars Heydari")
TEXTS = {
    "Exercises": "Heydari suggested joint exercises of the two armies near the border. =Trade fell by half.",
    "Training": "A source said joint exercises of both armies near the border will be held. Oil rose.",
}


class Painted(QObject):
    """Tells when all of a place in a widget was painted in one go."""

    done = Signal()

    def __init__(self, widget: QWidget, place: QRect) -> None:
        super().__init__(widget)
        self._place = place
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at what is to be painted."""
        if isinstance(event, QPaintEvent) and event.region().contains(self._place.center()):
            self.done.emit()
        return False


class Desk:
    """Two articles with two claims each, and the ledger on them; `claims` by their first word."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        store = a_store(folder, (*LABELS, *RELATIONS))
        self.workbench = Workbench(store, store.person("Ana"))
        me: dict[str, Any] = {"author": self.workbench.person.id, "created": AT, "modified": AT}
        batch = Batch(id="batch", origin="", by=self.workbench.person.id, at=AT)
        store.begin_batch(batch)
        self.articles = {
            title: an_article(
                text, batch="batch", title=title, source=Source(outlet="Daily", published=f"2019-0{n}-24")
            )
            for n, (title, text) in enumerate(TEXTS.items(), 5)
        }
        store.load([(article, TEXTS[title], ()) for title, article in self.articles.items()])
        self.do(Change(batch, replace(batch, state=BatchState.DONE)), Change(None, HEYDARI))
        first, second = (self.articles[title] for title in TEXTS)
        one, two = TEXTS.values()
        heydari = a_mention(first, one, "Heydari", entity=HEYDARI.id, **me)
        somebody = a_mention(second, two, "A source", attributes=(("mention", "nominal"),), **me)
        self.suggested = a_claim(
            first, one, "joint exercises of the two armies near the border", attribution=(Link(mention=heydari.id),),
            attributes=(("certainty", "possible"),), **me,
        )  # fmt: skip
        self.fell = a_claim(first, one, "=Trade fell by half", label=LABELS[2], **me)
        self.held = a_claim(
            second, two, "joint exercises of both armies near the border will be held",
            attribution=(Link(mention=somebody.id),), **me,
        )  # fmt: skip
        self.rose = a_claim(second, two, "Oil rose", **me)
        everything = (heydari, somebody, self.suggested, self.fell, self.held, self.rose)
        self.do(*(Change(None, each) for each in everything))
        self.jobs = Jobs()
        self.bridge = Bridge(self.workbench)
        self.window = LedgerWindow(self.bridge, self.jobs)
        # It deletes itself when it is closed.
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.opened: list[tuple[str, str]] = []
        self.window.opened.connect(lambda article, claim: self.opened.append((article, claim)))

    def do(self, *changes: Change) -> None:
        """One transaction."""
        self.workbench.do(Transaction("Test", changes))

    def same(self, one: Claim, two: Claim) -> None:
        """Says that two claims say the same, and waits until the window has heard of it."""
        relation = Relation(
            id=new_id(), article=one.article, label="same_claim", source=one.id, target=two.id,
            author=self.workbench.person.id, created=AT, modified=AT,
        )  # fmt: skip
        self.do(Change(None, relation))
        self.settle()

    def settle(self) -> None:
        """Waits for what follows an action a little later."""
        self.qtbot.waitUntil(lambda: not self.window._settle.isActive())

    def listed(self) -> list[str]:
        """The first two words of what is listed, those below the head of a group indented."""
        lines = map(self.window.model.shown, range(self.window.model.rowCount()))
        return [
            ("  " if shown.member else "") + " ".join(shown.row.claim.quote.split()[:2])
            for shown in lines
            if shown is not None
        ]

    def select(self, *claims: Claim) -> None:
        """Selects the lines of these claims."""
        lines = [self.window.model.line_near(claim.id) for claim in claims]
        self.window.table.choose([line for line in lines if line is not None], lines[-1])

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        """A key, in the table unless said otherwise."""
        self.qtbot.keyClick(widget or self.window.table, key)

    def menu_titles(self) -> list[str]:
        """What the menu of the selected claims offers."""
        return [action.text() for action in self.window.menu().actions() if not action.isSeparator()]

    def choose(self, *path: str) -> None:
        """Takes an entry of the menu."""
        actions = self.window.menu().actions()
        for number, part in enumerate(path):
            action = next(a for a in actions if part in a.text())
            if number + 1 < len(path):
                actions = action.menu().actions()  # type: ignore[attr-defined]  # a menu, as the test says
            else:
                action.trigger()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.jobs.stop_all()
    made.bridge.close()


def test_all_claims_are_listed_the_latest_first(desk: Desk) -> None:
    assert sorted(desk.listed()[:2]) == ["Oil rose", "joint exercises"]
    assert len(desk.listed()) == 4
    assert desk.window.count.text() == "4 claims"


def test_words_filter_when_the_typing_pauses(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.window.table, "o")
    assert desk.window.bar.text.hasFocus()
    qtbot.keyClicks(desk.window.bar.text, "il")
    qtbot.waitUntil(lambda: desk.listed() == ["Oil rose"])
    desk.press(Qt.Key.Key_Escape, desk.window.bar.text)
    assert len(desk.listed()) == 4


def test_an_entity_is_chosen_by_a_part_of_its_name(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.window.bar.entity, "heyd")
    desk.press(Qt.Key.Key_Return, desk.window.bar.entity)
    assert desk.window.bar.entity.text() == "Kiumars Heydari"
    assert desk.listed() == ["joint exercises"]
    assert desk.window.bar.wanted == Wanted(entity=HEYDARI.id)
    desk.window.bar.as_source.click()
    assert desk.window.bar.wanted.role is Role.SOURCE
    desk.window.bar.entity.clear()
    assert len(desk.listed()) == 4


def test_filters_add_up_and_are_cleared_together(desk: Desk) -> None:
    bar = desk.window.bar
    bar.unnamed.click()
    assert len(desk.listed()) == 3
    bar.types._choose(frozenset({"event"}))
    assert desk.listed() == ["=Trade fell"]
    assert bar.types.text() == "Event ▾"
    bar.one_source.click()
    bar.repeated.click()
    assert desk.listed() == []
    assert desk.window.empty.text() == "No claim fits all of these filters."
    desk.window.show_all.click()
    assert len(desk.listed()) == 4
    assert not bar.unnamed.isChecked()
    assert not bar.clear_button.isEnabled()


def test_only_what_is_a_date_is_asked_for(desk: Desk, qtbot: QtBot) -> None:
    since = desk.window.bar.since
    qtbot.keyClicks(since, "2019-0")
    desk.press(Qt.Key.Key_Return, since)
    assert since.property("wrong")
    assert len(desk.listed()) == 4
    qtbot.keyClicks(since, "6")
    desk.press(Qt.Key.Key_Return, since)
    assert not since.property("wrong")
    assert len(desk.listed()) == 2
    since.clear()
    assert len(desk.listed()) == 4


def test_the_open_article_alone_can_be_listed(desk: Desk) -> None:
    assert not desk.window.bar.here.isEnabled()
    desk.window.show_article(desk.articles["Training"])
    desk.window.bar.here.click()
    assert sorted(desk.listed()) == ["Oil rose", "joint exercises"]


def test_a_click_on_a_heading_sorts_and_a_second_one_turns_round(desk: Desk) -> None:
    header = desk.window.table.horizontalHeader()
    header.sectionClicked.emit(Column.CONTENT)
    assert desk.window.model.listing.by is By.CONTENT
    assert desk.listed()[-1] == "=Trade fell"
    header.sectionClicked.emit(Column.CONTENT)
    assert desk.listed()[0] == "=Trade fell"
    assert desk.window.model.headerData(Column.CONTENT, Qt.Orientation.Horizontal) == "Claim ↓"


def test_claims_that_say_the_same_stand_under_who_said_it_first(desk: Desk) -> None:
    desk.same(desk.held, desk.suggested)
    assert len(desk.listed()) == 3
    desk.select(desk.held)
    assert desk.window.table.current().row.claim.id == desk.suggested.id  # type: ignore[union-attr]  # it is selected
    desk.press(Qt.Key.Key_Right)
    assert [line for line in desk.listed() if line.startswith("  ")] == ["  joint exercises"] * 2
    line = desk.window.table.currentIndex().row()
    assert [desk.window.model.shown(line + n).row.claim.id for n in (1, 2)] == [desk.suggested.id, desk.held.id]  # type: ignore[union-attr]  # they are listed
    assert "Said in 2 claims, first by Kiumars Heydari" in desk.window.detail.others.toPlainText()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Left)
    assert len(desk.listed()) == 3
    assert desk.window.table.currentIndex().row() == line
    assert desk.window.count.text() == "3 claims and groups"
    desk.window.bar.grouped.click()
    assert len(desk.listed()) == 4
    assert desk.window.count.text() == "4 claims"


def test_a_group_opens_by_a_click_on_its_mark(desk: Desk, qtbot: QtBot) -> None:
    desk.same(desk.held, desk.suggested)
    line = desk.window.model.line_near(desk.held.id)
    assert line is not None
    place = desk.window.table.visualRect(desk.window.model.index(line, 0)).topLeft() + QPoint(15, 12)
    qtbot.mouseClick(desk.window.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(desk.listed()) == 5
    qtbot.mouseClick(desk.window.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(desk.listed()) == 3


def test_an_open_group_stays_open_through_a_change(desk: Desk) -> None:
    desk.same(desk.held, desk.suggested)
    desk.select(desk.held)
    desk.press(Qt.Key.Key_Right)
    desk.same(desk.rose, desk.fell)
    assert sum(line.startswith("  ") for line in desk.listed()) == 2


def test_return_and_a_double_click_open_the_claim(desk: Desk, qtbot: QtBot) -> None:
    desk.select(desk.fell)
    desk.press(Qt.Key.Key_Return)
    assert desk.opened == [(desk.fell.article, desk.fell.id)]
    place = desk.window.table.visualRect(desk.window.model.index(0, Column.ARTICLE)).center()
    qtbot.mouseClick(desk.window.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(desk.window.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(desk.opened) == 2
    assert desk.window.isVisible()


def test_two_claims_are_related_as_the_labels_allow(desk: Desk) -> None:
    desk.select(desk.suggested, desk.rose)
    assert desk.menu_titles() == ["Same claim", "Supports", "Contradicts", "Copy as text"]
    desk.choose("Contradicts")
    desk.settle()
    with desk.workbench.store.reading() as reading:
        (relation,) = reading.relations()
    assert relation.label == "contradicts"
    desk.choose("Contradicts")
    assert "already" in desk.window.notice.words.text()
    desk.choose("Supports", "“Oil rose” →")
    with desk.workbench.store.reading() as reading:
        assert [(each.source, each.label) for each in reading.relations()][1:] == [(desk.rose.id, "supports")]


def test_many_claims_are_made_the_same_at_once(desk: Desk) -> None:
    desk.select(desk.suggested, desk.rose, desk.held)
    desk.choose("All 3 say the same")
    desk.settle()
    assert len(desk.listed()) == 2
    desk.workbench.undo()
    desk.settle()
    assert len(desk.listed()) == 4


def test_selected_claims_are_copied_as_text(desk: Desk) -> None:
    desk.select(desk.suggested)
    desk.window.copy()
    expected = "Kiumars Heydari: joint exercises of the two armies near the border (Exercises, 2019-05-24)"
    assert QGuiApplication.clipboard().text() == expected


def test_the_ring_of_the_keyboard_leaves_the_whole_line_it_was_on(desk: Desk, qtbot: QtBot) -> None:
    table = desk.window.table
    table.setFocus()
    # Current but not selected, as the first line is when the window opens.
    table.selectionModel().setCurrentIndex(desk.window.model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    before = table.visualRect(desk.window.model.index(0, Column.ARTICLE))
    qtbot.waitUntil(lambda: desk.window.isActiveWindow() and table.hasFocus())
    ringed = table.viewport().grab(before).toImage()
    with qtbot.waitSignal(Painted(table.viewport(), before).done):
        desk.press(Qt.Key.Key_Down)
    assert table.viewport().grab(before).toImage() != ringed


def test_a_claim_without_a_date_has_none_in_its_details(desk: Desk) -> None:
    article = desk.articles["Training"]
    desk.do(Change(article, replace(article, source=Source(outlet="Daily"))))
    desk.settle()
    desk.select(desk.rose)
    assert desk.window.detail.claim.toPlainText().splitlines()[-1].strip() == "Training"


def test_only_what_one_source_says_is_a_click_away(desk: Desk) -> None:
    desk.select(desk.suggested)
    desk.choose("Only what Kiumars Heydari says")
    assert desk.listed() == ["joint exercises"]
    assert desk.window.bar.entity.text() == "Kiumars Heydari"


def test_alike_claims_are_suggested_and_linked_by_a_key_only(desk: Desk, qtbot: QtBot) -> None:
    desk.window.find_same()
    qtbot.waitUntil(lambda: desk.window.findChild(AlikeDialog) is not None)
    dialog = desk.window.findChild(AlikeDialog)
    assert isinstance(dialog, AlikeDialog)
    qtbot.waitExposed(dialog)
    assert {row.claim.id for row in dialog.current() or ()} == {desk.suggested.id, desk.held.id}
    with desk.workbench.store.reading() as reading:
        assert reading.relations() == []
    desk.press(Qt.Key.Key_Y, dialog)
    desk.settle()
    with desk.workbench.store.reading() as reading:
        (relation,) = reading.relations()
    assert relation.label == "same_claim"
    assert dialog.heading.text() == "No more claims look alike."
    assert len(desk.listed()) == 3
    dialog.close()


def test_a_dismissed_pair_is_not_suggested_again(desk: Desk, qtbot: QtBot) -> None:
    desk.window.find_same(desk.held.id)
    qtbot.waitUntil(lambda: desk.window.findChild(AlikeDialog) is not None)
    dialog = desk.window.findChild(AlikeDialog)
    assert isinstance(dialog, AlikeDialog)
    desk.press(Qt.Key.Key_N, dialog)
    dialog.close()
    qtbot.waitUntil(lambda: desk.window.findChild(AlikeDialog) is None)
    desk.window.find_same()
    qtbot.waitUntil(lambda: "No other claims" in desk.window.notice.words.text())
    with desk.workbench.store.reading() as reading:
        assert reading.relations() == []


def test_a_window_that_is_closed_ends_what_it_was_doing(desk: Desk, qtbot: QtBot) -> None:
    desk.window.find_same()
    desk.window.close()
    qtbot.waitUntil(lambda: not desk.jobs.running)
    assert desk.window.findChild(AlikeDialog) is None


def test_what_is_listed_is_exported_with_formulas_guarded(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.same(desk.held, desk.suggested)
    path = tmp_path / "claims.csv"
    desk.window.export(path)
    qtbot.waitUntil(lambda: "4 claims are in claims.csv." in desk.window.notice.words.text())
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 4
    contents = [row["content"] for row in rows]
    assert "'=Trade fell by half" in contents
    (group,) = {row["group"] for row in rows} - {""}
    assert [row["said_by"] for row in rows if row["group"] == group] == ["Kiumars Heydari", "A source"]
    assert guarded("@x") == "'@x"
    assert guarded("x=1") == "x=1"


def test_the_window_follows_what_is_done(desk: Desk) -> None:
    desk.select(desk.fell)
    article = desk.articles["Training"]
    with desk.workbench.store.reading() as reading:
        stored = reading.article(article.id)
    assert stored is not None
    desk.do(Change(stored, replace(stored, removed=True)))
    desk.settle()
    assert len(desk.listed()) == 2
    assert desk.window.table.current().row.claim.id == desk.fell.id  # type: ignore[union-attr]  # it stays selected
    desk.do(Change(HEYDARI, replace(HEYDARI, name="K. Heydari")))
    desk.settle()
    shown = [desk.window.model.shown(n) for n in range(2)]
    assert "K. Heydari" in {row.row.chain[0].name for row in shown if row is not None and row.row.chain}


def test_a_new_mention_leaves_the_ledger_alone(desk: Desk) -> None:
    article = desk.articles["Training"]
    mention = a_mention(article, TEXTS["Training"], "Oil", author=desk.workbench.person.id)
    desk.do(Change(None, mention))
    assert not desk.window._settle.isActive()


def test_a_project_without_claims_says_how_to_make_one(qtbot: QtBot, tmp_path: Path) -> None:
    store = a_store(tmp_path, (*LABELS, *RELATIONS), "Empty")
    bridge = Bridge(Workbench(store, store.person("Ana")))
    window = LedgerWindow(bridge, Jobs())
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    assert "press C" in window.empty.text()
    assert not window.show_all.isVisible()
    assert not window.export_button.isEnabled()
    window.close()
    bridge.close()
