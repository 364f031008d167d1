from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from desk.actions import claiming, relating
from desk.model.annotation import Mention
from desk.model.change import Change, Transaction
from desk.model.claim import Link
from desk.model.entity import Entity
from desk.ui.dialogs.register import RegisterWindow
from desk.ui.dialogs.register_facts import facts_of
from desk.ui.dialogs.register_palette import EntityPalette
from desk.ui.dialogs.register_questions import DeleteQuestion, MergeDialog, SplitDialog, TakeInQuestion
from tests.builders import a_claim, a_mention, annotations_of
from tests.trips.hand import CONTROL, SHIFT, Answer, Hand
from tests.ui.at_work import an_entity, at_work, do, register_of, workbench

ONE = "Kiumars Heydari spoke in Tehran. Heydari said the drills will start in May."
TWO = "In June حیدری met Alireza Sabahifar, who said that Heydari left."
Key = Qt.Key


class Shelf:
    """The entities window beside the main one, with a few entities in two articles."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.qtbot = hand.qtbot
        with workbench(hand).store.reading() as reading:
            articles = sorted(reading.every_article(), key=lambda article: article.title)
            self.labels = reading.labels()
        self.one, self.two = articles
        dated = [
            Change(a, replace(a, source=replace(a.source, published=day)))
            for a, day in ((self.one, "2019-06-24T21:57"), (self.two, "2019-07-02"))
        ]
        do(hand, Transaction("Date", tuple(dated)))
        person, by = self.labels["PERSON"], {"author": workbench(hand).person.id}
        self.heydari = an_entity("Kiumars Heydari", aliases=("Heydari",), external=(("wikidata", "Q1"),))
        self.sabahifar = an_entity("Alireza Sabahifar", external=(("wikidata", "Q2"),), note="air defence")
        self.iran = an_entity("Iran", "GPE", aliases=("ایران",))
        self.full = a_mention(self.one, ONE, "Kiumars Heydari", person, entity=self.heydari.id, **by)
        self.short = replace(a_mention(self.one, ONE, "Heydari said", person, **by), entity=self.heydari.id)
        self.short = replace(self.short, spans=(replace(self.short.spans[0], end=self.short.end - 5, text="Heydari"),))
        self.persian = a_mention(self.two, TWO, "حیدری", person, entity=self.heydari.id, **by)
        self.other = a_mention(self.two, TWO, "Alireza Sabahifar", person, entity=self.sabahifar.id, **by)
        self.claim = a_claim(self.one, ONE, "the drills will start in May", **by)
        entities = (self.heydari, self.sabahifar, self.iran)
        do(hand, Transaction("Make", tuple(Change(None, each) for each in entities)))
        births = (self.full, self.short, self.persian, self.other, self.claim)
        do(hand, Transaction("Fill", tuple(Change(None, each) for each in births)))
        stamp = workbench(hand).stamp()
        do(hand, claiming.attribute_to(self.claim, (Link(mention=self.short.id),), stamp))
        do(hand, relating.relate(self.claim, self.iran, self.labels["object"], self.labels, stamp))
        do(hand, relating.relate(self.heydari, self.iran, self.labels["member_of"], self.labels, stamp))
        hand.key(Key.Key_E, CONTROL | SHIFT)
        window = hand.window.workings.pages._window
        assert window is not None
        self.window: RegisterWindow = window
        self.qtbot.waitUntil(window.isActiveWindow)

    def names(self) -> list[str]:
        model = self.window.browser.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def show(self, entity: Entity) -> None:
        """Opens a page and waits for what the articles say."""
        self.window.show_entity(entity.id)
        self.qtbot.waitUntil(lambda: not self.window._soon.isActive())

    def settle(self) -> None:
        self.window._soon.start()
        self.qtbot.waitUntil(lambda: not self.window._soon.isActive())

    def select(self, *entities: Entity) -> None:
        chosen = self.window.browser.list.selectionModel()
        chosen.clearSelection()
        for entity in entities:
            row = self.window.browser.model.row_of(entity.id)
            assert row is not None
            index = self.window.browser.model.index(row, 0)
            chosen.select(index, QItemSelectionModel.SelectionFlag.Select)

    def register(self) -> dict[str, Entity]:
        return register_of(self.hand)

    def links(self) -> dict[str, str | None]:
        """Names that the stored mentions are linked to, by their words."""
        store = workbench(self.hand).store
        names = {entity.id: entity.name for entity in self.register().values()}
        mentions = [*annotations_of(store, self.one), *annotations_of(store, self.two)]
        return {m.quote: names.get(m.entity or "") for m in mentions if isinstance(m, Mention)}


@pytest.fixture
def shelf(qtbot: QtBot, tmp_path: Path) -> Shelf:
    return Shelf(at_work(qtbot, tmp_path, ONE, TWO, titles=("One", "Two")))


def test_entities_are_found_by_any_name_in_any_script(shelf: Shelf) -> None:
    assert shelf.names() == ["Alireza Sabahifar", "Iran", "Kiumars Heydari"]
    box = shelf.window.browser.filter
    for typed, found in (("HEYD", ["Kiumars Heydari"]), ("ايران", ["Iran"]), ("zzz", [])):
        box.setText(typed)
        box.tell()
        assert shelf.names() == found
    assert shelf.window.browser.count.text() == "0 of 3 entities"


def test_entities_are_sorted_by_name_mentions_and_use_and_shown_by_label(shelf: Shelf, qtbot: QtBot) -> None:
    browser = shelf.window.browser
    browser.order.setCurrentIndex(1)
    browser.order.activated.emit(1)
    assert shelf.names() == ["Kiumars Heydari", "Alireza Sabahifar", "Iran"]
    browser.only.setCurrentIndex(browser.only.findData("GPE"))
    browser.only.activated.emit(browser.only.currentIndex())
    assert shelf.names() == ["Iran"]
    shelf.show(shelf.heydari)
    assert len(shelf.names()) == 3


def test_a_page_shows_mentions_claims_relations_and_dates(shelf: Shelf) -> None:
    shelf.show(shelf.heydari)
    page = shelf.window.page
    assert page.name.text() == "Kiumars Heydari"
    assert page.facts.text() == "3 mentions in 2 articles  ·  2019-06-24 to 2019-07-02"
    assert page.mentions.count() == 3
    assert [page.tabs.tabText(tab) for tab in range(3)] == ["Mentions (3)", "Claims (1)", "Relations (1)"]
    shelf.show(shelf.iran)
    assert page.facts.text() == "Not mentioned in any article yet"
    assert page.claims.count() == 1


def test_facts_tell_what_an_entity_says_from_what_is_said_of_it(shelf: Shelf) -> None:
    with workbench(shelf.hand).store.reading() as reading:
        heydari, iran = facts_of(reading, shelf.heydari.id), facts_of(reading, shelf.iran.id)
        few = facts_of(reading, shelf.heydari.id, articles_read=1)
    assert [said.role for said in heydari.claims] == ["source"]
    assert [said.role for said in iran.claims] == ["object"]
    assert (few.left, len(few.passages), few.mentions) == (1, 2, 3)
    first = heydari.passages[1]
    assert (first.before[-8:], first.annotation.quote, first.after[:5]) == ("Tehran. ", "Heydari", " said")


def test_a_row_opens_its_article_at_the_mention(shelf: Shelf) -> None:
    shelf.show(shelf.heydari)
    listed = shelf.window.page.mentions
    listed.setFocus()
    listed.setCurrentRow(2)
    shelf.qtbot.keyClick(listed, Key.Key_Return)
    assert shelf.hand.text == TWO
    assert shelf.hand.picked.quote == "حیدری"


def test_names_and_ids_are_added_taken_away_and_made_the_main_one(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show(shelf.heydari)
    page = shelf.window.page
    qtbot.keyClicks(page.alias, "General Heydari")
    qtbot.keyClick(page.alias, Key.Key_Return)
    assert shelf.register()["Kiumars Heydari"].aliases == ("Heydari", "General Heydari")
    assert page.alias.text() == ""
    page.aliases.setCurrentRow(0)
    qtbot.keyClick(page.aliases, Key.Key_Delete)
    assert shelf.register()["Kiumars Heydari"].aliases == ("General Heydari",)
    page.alias_promoted.emit(shelf.heydari.id, "General Heydari")
    assert shelf.register()["General Heydari"].aliases == ("Kiumars Heydari",)
    qtbot.keyClicks(page.external, "Q99")
    qtbot.keyClick(page.external, Key.Key_Return)
    assert dict(shelf.register()["General Heydari"].external) == {"wikidata": "Q99"}
    page.externals.setCurrentRow(0)
    qtbot.keyClick(page.externals, Key.Key_Delete)
    assert shelf.register()["General Heydari"].external == ()


def test_name_label_and_note_are_changed_in_place(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show(shelf.sabahifar)
    page = shelf.window.page
    page.name.selectAll()
    qtbot.keyClicks(page.name, "A. Sabahifar")
    qtbot.keyClick(page.name, Key.Key_Return)
    assert shelf.register()["A. Sabahifar"].aliases == ("Alireza Sabahifar",)
    row = page.label.findData("ORG")
    page.label.setCurrentIndex(row)
    page.label.activated.emit(row)
    assert shelf.register()["A. Sabahifar"].label == "ORG"
    page.note.setFocus()
    page.note.moveCursor(page.note.textCursor().MoveOperation.End)
    qtbot.keyClicks(page.note, ", Tehran")
    shelf.show(shelf.iran)
    assert shelf.register()["A. Sabahifar"].note == "air defence, Tehran"
    qtbot.keyClick(shelf.window, Key.Key_Z, CONTROL)
    assert shelf.register()["A. Sabahifar"].note == "air defence"


def test_a_new_entity_gets_the_label_that_is_shown(shelf: Shelf) -> None:
    browser = shelf.window.browser
    browser.only.setCurrentIndex(browser.only.findData("GPE"))
    browser.only.activated.emit(browser.only.currentIndex())

    def answer(dialog: QInputDialog) -> None:
        dialog.setTextValue("Iraq")
        dialog.accept()

    with Answer(QInputDialog, answer):
        shelf.window.new_action.trigger()
    assert shelf.register()["Iraq"].label == "GPE"
    assert shelf.window.page.name.text() == "Iraq"


def test_merging_previews_what_changes_and_is_undone_at_once(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.select(shelf.sabahifar, shelf.heydari)
    shelf.window.ask_merge()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MergeDialog)
    assert dialog.into.currentText().startswith("Kiumars Heydari")
    said = {title: label.text() for title, label in dialog.effects.items()}
    assert said["Goes over"] == "1 mention in 1 article"
    assert said["New names"] == "Alireza Sabahifar"
    assert said["Different ids"] == "wikidata: Q1 stays, Q2 (“Alireza Sabahifar”) is lost"
    dialog.accept()
    merged = shelf.register()["Kiumars Heydari"]
    assert merged.aliases == ("Heydari", "Alireza Sabahifar")
    assert merged.note == "air defence"
    assert set(shelf.links().values()) == {"Kiumars Heydari"}
    assert shelf.names() == ["Iran", "Kiumars Heydari"]
    qtbot.keyClick(shelf.window, Key.Key_Z, CONTROL)
    assert shelf.names() == ["Alireza Sabahifar", "Iran", "Kiumars Heydari"]
    assert shelf.links()["Alireza Sabahifar"] == "Alireza Sabahifar"


def test_which_one_stays_can_be_chosen(shelf: Shelf) -> None:
    shelf.select(shelf.sabahifar, shelf.heydari)
    shelf.window.ask_merge()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MergeDialog)
    dialog.into.setCurrentIndex(1)
    assert dialog.effects["Goes over"].text() == "3 mentions in 2 articles, 1 relation"
    dialog.accept()
    assert "Kiumars Heydari" not in shelf.register()
    assert "Heydari" in shelf.register()["Alireza Sabahifar"].aliases


def test_a_single_entity_is_merged_with_one_that_is_looked_for(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show(shelf.sabahifar)
    shelf.window.ask_merge()
    qtbot.keyClicks(QApplication.activePopupWidget().focusWidget(), "heydari")
    qtbot.keyClick(QApplication.activePopupWidget().focusWidget(), Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MergeDialog)
    assert dialog.into.count() == 2
    dialog.reject()
    assert len(shelf.register()) == 3


def test_others_of_the_label_are_offered_before_anything_is_typed(shelf: Shelf) -> None:
    shelf.show(shelf.sabahifar)
    shelf.window.ask_merge()
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, EntityPalette)
    offered = [choice.value for choice in palette._choices]
    assert shelf.heydari.id in offered
    assert shelf.sabahifar.id not in offered
    palette.close()


def test_splitting_takes_the_ticked_mentions_and_their_names(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show(shelf.heydari)
    shelf.window.ask_split()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SplitDialog)
    assert not dialog.split.isEnabled()
    for row in (1, 2):
        dialog.list.setCurrentRow(row)
        qtbot.keyClick(dialog.list, Key.Key_Space)
    assert "2 of 3 mentions leave" in dialog.effect.text()
    assert dialog.name.text() == "Heydari"
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "Another Heydari")
    dialog.accept()
    assert shelf.links()["Kiumars Heydari"] == "Kiumars Heydari"
    assert shelf.links()["حیدری"] == "Another Heydari"
    assert shelf.window.page.name.text() == "Another Heydari"
    qtbot.keyClick(shelf.window, Key.Key_Z, CONTROL)
    assert "Another Heydari" not in shelf.register()
    assert shelf.links()["حیدری"] == "Kiumars Heydari"


def test_an_entity_in_use_is_deleted_only_after_asking(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show(shelf.heydari)
    qtbot.keyClick(shelf.window.browser.list, Key.Key_Delete)
    question = QApplication.activeModalWidget()
    assert isinstance(question, DeleteQuestion)
    assert "3 mentions will not be linked" in question.informativeText()
    question.reject()
    assert "Kiumars Heydari" in shelf.register()
    qtbot.keyClick(shelf.window.browser.list, Key.Key_Delete)
    question = QApplication.activeModalWidget()
    assert isinstance(question, DeleteQuestion)
    question.delete.click()
    assert sorted(shelf.register()) == ["Alireza Sabahifar", "Iran"]
    assert shelf.links()["Kiumars Heydari"] is None
    qtbot.keyClick(shelf.window, Key.Key_Z, CONTROL)
    assert shelf.links()["Kiumars Heydari"] == "Kiumars Heydari"


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_the_register_goes_into_a_file_and_comes_from_one(shelf: Shelf, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"entities.{suffix}"
    shelf.window.work.save(path)
    before = shelf.register()
    shelf.window.take_in(path)
    assert "here already" in shelf.window.notice.words.text()
    shelf.window.work.delete(list(before.values()))
    assert shelf.register() == {}
    shelf.window.take_in(path)
    question = QApplication.activeModalWidget()
    assert isinstance(question, TakeInQuestion)
    assert "3 added" in question.informativeText()
    question.take.click()
    assert shelf.register() == before


def test_a_file_that_is_none_is_refused_with_a_sentence(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\xff\xd8\xff\xe0")
    shelf.window.take_in(path)
    assert shelf.window.notice.words.text().startswith("picture.csv cannot be read")


def test_the_window_follows_what_is_done_elsewhere(shelf: Shelf) -> None:
    shelf.show(shelf.sabahifar)
    do(shelf.hand, Transaction("Elsewhere", (Change(shelf.sabahifar, replace(shelf.sabahifar, name="Zahra")),)))
    assert shelf.names() == ["Iran", "Kiumars Heydari", "Zahra"]
    assert shelf.window.page.name.text() == "Zahra"
    do(shelf.hand, Transaction("Link", (Change(shelf.full, replace(shelf.full, entity=shelf.sabahifar.id)),)))
    shelf.settle()
    assert shelf.window.page.facts.text().startswith("2 mentions in 2 articles")


def test_escape_closes_and_the_key_opens_the_picked_mentions_page(shelf: Shelf, qtbot: QtBot) -> None:
    qtbot.keyClick(shelf.window, Key.Key_Escape)
    assert shelf.hand.window.workings.pages._window is None
    shelf.hand.window.browsing.open_article(shelf.two.id)
    shelf.hand.view.pick(shelf.other.id)
    shelf.hand.view.setFocus()
    shelf.hand.key(Key.Key_E, CONTROL | SHIFT)
    window = shelf.hand.window.workings.pages._window
    assert window is not None
    assert window.page.name.text() == "Alireza Sabahifar"


def test_another_project_closes_the_window_of_the_last(shelf: Shelf, tmp_path: Path) -> None:
    assert shelf.hand.window.parts.projects.create(tmp_path / "another.desk")
    assert shelf.hand.window.workings.pages._window is None
    shelf.hand.settle()


def test_thousands_of_entities_are_followed_and_filtered(shelf: Shelf) -> None:
    births = tuple(Change(None, an_entity(f"Person {n:05}")) for n in range(2_000))
    do(shelf.hand, Transaction("Many", births))
    assert len(shelf.names()) == 2_003
    shelf.window.browser.filter.setText("person 0199")
    shelf.window.browser.filter.tell()
    assert len(shelf.names()) == 10
