"""What review mode does beyond a key each: reasons, comments, what is missing, what others do meanwhile."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desk.actions import claiming, labelling, reviewing
from desk.actions.queueing import Asked, queue
from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article, State
from desk.model.change import Change, Transaction
from desk.model.claim import Link
from desk.model.label import Label
from desk.model.review import Decision, Verdict, gold
from desk.model.span import Span
from desk.store.check import check
from desk.store.reviewing import Wanted
from desk.ui.panels.attributes import ChoiceField
from desk.ui.review.bar import ReviewBar
from desk.ui.review.mode import ReviewMode
from desk.ui.review.walk import At
from desk.ui.review.what import WhatDialog
from desk.work import Progress
from tests.trips.hand import ALT, CONTROL, SHIFT
from tests.ui.at_work import at_work, do, workbench

Key = Qt.Key
TEXT = "Ana Lee met Bo in Oslo. ISNA said that Ana Lee left for Rome with Bo."


class Review:
    """Ana at the window reviews what Ben labelled in two articles of the same words."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.hand = at_work(qtbot, folder, TEXT, TEXT, titles=("One", "Two"))
        self.window = self.hand.window
        self.editing = self.window.parts.editing
        bench = workbench(self.hand)
        self.ben = Workbench(bench.store, bench.store.person("Ben"))
        with bench.store.reading() as reading:
            self.articles = list(reading.every_article())
        self.mode = next(each for each in self.window.workings.features if isinstance(each, ReviewMode))
        self.bar = self.window.findChild(ReviewBar)

    def article(self, number: int = 0) -> Article:
        with self.ben.store.reading() as reading:
            found = reading.article(self.articles[number].id)
        assert found is not None
        return found

    def span(self, words: str) -> Span:
        start = TEXT.index(words)
        return Span.of(TEXT, start, start + len(words))

    def tag(self, words: str, label: str = "PERSON", number: int = 0) -> Annotation:
        wanted, labels = self.editing.labels[label], self.editing.labels
        entry = self.ben.do(labelling.tag(self.article(number), [self.span(words)], wanted, labels, self.ben.stamp()))
        assert entry is not None
        made = entry.transaction.changes[0].after
        assert isinstance(made, Annotation)
        workbench(self.hand).receive()
        return made

    def start(self, **wanted: object) -> None:
        asked = Asked(wanted=Wanted(**wanted))  # type: ignore[arg-type]
        self.mode.begin(asked, queue(self.ben.store, asked, Progress()))
        self.hand.settle()

    @property
    def item(self) -> Annotation:
        found = self.mode.walk.item
        assert found is not None
        return found

    @property
    def decisions(self) -> list[Decision]:
        with self.ben.store.reading() as reading:
            return [each for article in self.articles for each in reading.reviewed(article.id).decisions]

    def stored(self, number: int = 0) -> list[Annotation]:
        with self.ben.store.reading() as reading:
            return reading.annotations(self.articles[number].id)

    def told(self) -> str:
        return self.bar._words.text()

    def write(self, words: str) -> None:
        assert self.bar.asking
        self.hand.write(words)
        self.hand.key(Key.Key_Return)

    def select(self, words: str) -> None:
        span = self.span(words)
        self.hand.view.select_raw(span.start, span.end)


@pytest.fixture
def review(qtbot: QtBot, tmp_path: Path) -> Review:
    return Review(qtbot, tmp_path)


def test_a_reason_goes_with_the_decision_just_made(review: Review) -> None:
    review.tag("Bo")
    review.tag("Oslo", "GPE")
    review.start()
    review.hand.key("x")
    review.hand.key("r")
    assert review.bar._ask.text() == "Rejected “Bo” because:"
    review.write("a nickname")
    (decision,) = review.decisions
    assert (decision.verdict, decision.reason) == (Verdict.REJECT, "a nickname")
    assert review.hand.view.hasFocus()


def test_a_reason_said_first_goes_with_the_next_decision_only(review: Review) -> None:
    review.tag("Bo")
    review.tag("Oslo", "GPE")
    review.start()
    review.hand.key("r")
    review.write("no name")
    assert "no name" in review.told()
    review.hand.key("x")
    review.hand.key("a")
    assert [each.reason for each in review.decisions] == ["no name", ""]


def test_a_reason_said_first_goes_with_an_amendment(review: Review) -> None:
    review.tag("Bo")
    review.tag("Oslo", "GPE")
    review.start()
    review.hand.key("r")
    review.write("a firm")
    review.hand.key("o")
    review.hand.key(".")
    review.hand.key("a")
    assert [each.reason for each in review.decisions] == ["a firm", ""]


def test_rejecting_can_ask_why_first_and_be_given_up(review: Review) -> None:
    review.tag("Bo")
    review.start()
    review.hand.key("x", SHIFT)
    review.hand.key(Key.Key_Escape)
    assert (review.decisions, review.mode.walk.on) == ([], True)
    review.hand.key("x", SHIFT)
    review.write("too short")
    assert [each.reason for each in review.decisions] == ["too short"]


def test_a_label_key_on_a_fresh_selection_adds_what_is_missing(review: Review) -> None:
    bo = review.tag("Bo")
    review.start()
    review.select("Rome")
    review.hand.key("g")
    (added,) = [each for each in review.stored() if each.review]
    assert (added.quote, added.label) == ("Rome", "GPE")
    assert "Found missing" in review.told()
    (decision,) = review.decisions
    assert (decision.span, decision.replacement) == (review.span("Rome"), added.id)
    assert review.article().state is State.IN_PROGRESS
    review.hand.key("l")
    assert [each.label for each in review.stored() if each.review] == ["LOC"]
    assert len(review.decisions) == 1
    review.hand.key("x")
    assert (review.decisions, [each.id for each in review.stored()]) == ([], [bo.id])


def test_nothing_belongs_on_the_selected_words(review: Review) -> None:
    review.tag("Bo")
    review.start()
    review.select("Oslo")
    review.hand.key("0")
    (decision,) = review.decisions
    assert (decision.span, decision.verdict) == (review.span("Oslo"), Verdict.REJECT)
    oslo, view = review.span("Oslo"), review.hand.view
    assert [each[:2] for each in view._layers.crossed.between(0, len(TEXT))] == [(oslo.start, oslo.end)]
    assert view._crossed[oslo.start, oslo.end].startswith("Nothing belongs here by Ana")
    review.hand.undo()
    assert review.decisions == []
    assert not len(view._layers.crossed)


def test_a_label_key_away_from_what_is_under_review_tags_the_word(review: Review) -> None:
    bo = review.tag("Bo")
    review.start()
    review.hand.view.place_caret(review.span("Oslo").start + 1)
    review.hand.view.pick(None)
    review.hand.key("g")
    (decision,) = review.decisions
    assert (decision.span, decision.verdict) == (review.span("Oslo"), Verdict.AMEND)
    assert bo in review.stored()


def test_the_end_of_an_article_counts_what_was_said_of_passages(review: Review) -> None:
    review.tag("Bo")
    review.start()
    review.hand.key("a")
    assert review.mode.walk.at is At.ARTICLE_END
    review.select("Oslo")
    titles = [each.text() for each in review.bar.findChildren(QPushButton) if each.isVisible()]
    assert "Nothing Here" in titles
    review.hand.key("0")
    assert "nothing belongs on 1 passage" in review.told()
    review.hand.key("r")
    assert review.bar._ask.text() == "Nothing belongs here, “Oslo”, because:"


def test_reviews_keys_are_heard_where_a_value_was_just_chosen(review: Review) -> None:
    review.tag("Bo")
    review.tag("Oslo", "GPE")
    review.start()
    combo = review.window.parts.inspector.findChildren(ChoiceField)[0].combo
    combo.setFocus()
    review.hand.qtbot.keyClicks(combo, "x")
    assert [each.verdict for each in review.decisions] == [Verdict.REJECT]
    assert review.item.quote == "Oslo"
    assert review.hand.view.hasFocus()
    review.hand.key(Key.Key_Escape)
    combo.setFocus()
    review.hand.qtbot.keyClicks(combo, "x")
    assert len(review.decisions) == 1


def test_where_nothing_waits_in_the_open_article_the_project_is_offered(review: Review, qtbot: QtBot) -> None:
    review.tag("Bo", number=1)
    dialog = WhatDialog(review.window.parts, None, review.window)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.ready, timeout=5000)
    assert dialog.asked().wanted.articles == ()
    dialog.reject()


def test_all_of_one_label_are_accepted_and_taken_back_as_one(review: Review) -> None:
    people = [review.tag("Ana Lee"), review.tag("Bo")]
    review.tag("Oslo", "GPE")
    review.start()
    review.hand.key("a", SHIFT)
    assert {each.annotation for each in review.decisions} == {each.id for each in people}
    assert review.item.quote == "Oslo"
    review.hand.undo()
    assert (review.decisions, review.item.quote) == ([], "Ana Lee")
    assert review.mode.walk.line.left == 3


def test_skipped_ones_come_again(review: Review) -> None:
    review.tag("Ana Lee")
    review.tag("Bo")
    review.start()
    review.hand.key(".")
    assert review.item.quote == "Bo"
    review.hand.key("a")
    assert review.item.quote == "Ana Lee"
    review.hand.key(",")
    review.hand.key("x")
    assert "End of" in review.told()
    review.hand.key(",")
    assert review.item.quote == "Ana Lee"
    review.hand.key(Key.Key_F9, SHIFT)


def test_the_details_panel_and_the_ends_change_one_amendment(review: Review) -> None:
    bo = review.tag("Bo")
    review.start()
    review.hand.key(Key.Key_Right, ALT | SHIFT)
    review.window.parts.inspector.attribute_edited.emit(bo.id, "mention", "name")
    review.window.parts.inspector.note_edited.emit(bo.id, "both")
    (decision,) = review.decisions
    (mine,) = [each for each in review.stored() if each.review]
    assert decision.replacement == mine.id
    assert (mine.quote, mine.attributes, mine.note) == ("Bo in", (("mention", "name"),), "both")
    assert bo in review.stored()
    assert (review.item.id, review.item.quote) == (bo.id, "Bo in")


def test_what_is_put_back_as_it_was_is_no_amendment(review: Review) -> None:
    review.tag("Bo")
    review.start()
    review.hand.key("o")
    review.hand.key("p")
    assert (review.decisions, len(review.stored())) == ([], 1)


def test_a_chain_is_amended_through_the_claim_bar(review: Review) -> None:
    isna = review.tag("ISNA", "ORG")
    label, labels = review.editing.labels["event"], review.editing.labels
    review.ben.do(claiming.claim(review.article(), [review.span("Ana Lee left")], label, labels, review.ben.stamp()))
    workbench(review.hand).receive()
    review.start(claims=True)
    assert isinstance(review.item, Claim)
    review.hand.view.place_caret(review.span("ISNA").start + 1)
    review.hand.key("s")
    review.select("said")
    review.hand.key("u")
    (mine,) = [each for each in review.stored() if isinstance(each, Claim) and each.review]
    assert mine.attribution == (Link(mention=isna.id, cue=review.span("said")),)
    assert "ISNA (said)" in review.told()
    assert len(review.decisions) == 1


def test_delete_rejects_what_is_somebody_elses(review: Review) -> None:
    bo = review.tag("Bo")
    review.start()
    review.hand.key(Key.Key_Delete)
    assert [each.verdict for each in review.decisions] == [Verdict.REJECT]
    assert review.stored() == [bo]


def test_ones_own_work_is_changed_as_ever(review: Review) -> None:
    review.select("Oslo")
    review.hand.key("g")
    review.start()
    review.hand.key("l")
    (mine,) = review.stored()
    assert (mine.label, mine.review, review.decisions) == ("LOC", False, [])


def test_a_queue_goes_on_into_the_next_article_and_can_be_left_and_taken_up(review: Review) -> None:
    review.tag("Bo")
    review.tag("Oslo", "GPE", 1)
    review.start()
    review.hand.key("a")
    review.hand.key(".")
    assert (review.editing.article or review.articles[0]).id == review.articles[1].id
    review.hand.key(Key.Key_Escape)
    assert not review.mode.walk.on
    assert review.bar.isHidden()
    review.window.browsing.open_article(review.articles[0].id)
    review.hand.key(Key.Key_F9)
    assert review.item.quote == "Oslo"
    review.hand.qtbot.waitUntil(lambda: review.window.parts.articles.current() == review.articles[1].id)


def test_what_others_decide_meanwhile_is_passed_over(review: Review) -> None:
    review.tag("Ana Lee")
    bo = review.tag("Bo")
    review.tag("Oslo", "GPE")
    review.start()
    review.ben.do(reviewing.accept(bo, review.ben.stamp()))
    workbench(review.hand).receive()
    assert review.item.quote == "Ana Lee"
    review.hand.key("a")
    assert review.item.quote == "Oslo"


def test_what_was_removed_meanwhile_is_passed_over(review: Review) -> None:
    gone = review.tag("Bo", number=1)
    review.tag("Oslo", "GPE", 1)
    review.start()
    review.mode.walk.end()
    review.ben.do(labelling.remove([gone]))
    review.hand.key(Key.Key_F9)
    workbench(review.hand).receive()
    review.hand.key(Key.Key_F9)
    assert review.item.quote == "Oslo"


def test_what_is_picked_is_under_review(review: Review) -> None:
    review.tag("Ana Lee")
    review.tag("Bo")
    oslo = review.tag("Oslo", "GPE")
    review.start(labels=("PERSON",))
    review.hand.view.pick(oslo.id)
    assert "Beside the queue" in review.bar._place.text()
    review.hand.key("a")
    assert [each.annotation for each in review.decisions] == [oslo.id]
    assert review.item.quote == "Bo"


def test_a_label_with_a_key_of_reviews_is_named(review: Review) -> None:
    review.tag("Bo")
    label = replace(review.editing.labels["LOC"], key="A")
    do(review.hand, Transaction("Key", (Change(review.editing.labels["LOC"], label),)))
    review.start()
    assert "Location" in review.told()
    review.hand.key("a")
    assert [each.verdict for each in review.decisions] == [Verdict.ACCEPT]
    review.hand.key(Key.Key_Escape)
    assert isinstance(label, Label)
    review.select("Rome")
    review.hand.key("a")
    assert ("LOC", "Rome") in [(each.label, each.quote) for each in review.stored()]


def test_a_comment_is_on_what_is_under_review_or_on_the_selected_words(review: Review) -> None:
    bo = review.tag("Bo")
    review.start()
    review.hand.key("m")
    review.write("Who is that?")
    review.select("Rome")
    review.hand.key("m")
    review.write("Rome in Italy?")
    threads = [thread[0] for thread in review.window.parts.reviews.reviewed.threads()]
    assert [(each.annotation, each.span) for each in threads] == [(bo.id, None), (None, review.span("Rome"))]
    assert "Who is that?" in review.told()


def test_a_button_that_asks_for_words_leaves_the_keyboard_there(review: Review) -> None:
    review.tag("Bo")
    oslo = review.tag("Oslo", "GPE")
    review.start()
    button = next(each for each in review.bar._made if each.text() == "Comment…")
    review.hand.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    review.write("Who?")
    assert [each.text for each in review.window.parts.reviews.reviewed.comments] == ["Who?"]
    button = next(each for each in review.bar._made if each.text() == "Accept")
    review.hand.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert review.item.id == oslo.id
    assert review.hand.view.hasFocus()


def test_words_are_asked_for_no_more_when_something_else_is_picked(review: Review) -> None:
    review.tag("Bo")
    oslo = review.tag("Oslo", "GPE")
    review.start()
    review.hand.key("m")
    review.hand.view.pick(oslo.id)
    assert not review.bar.asking


def test_only_what_waits_can_be_shown(review: Review) -> None:
    bo = review.tag("Bo")
    oslo = review.tag("Oslo", "GPE")
    review.start()
    review.hand.key("x")
    review.hand.command("only_open")
    assert list(review.editing.annotations) == [oslo.id]
    review.hand.key("a")
    review.hand.key(Key.Key_Escape)
    assert review.editing.annotations == {}
    assert review.window.parts.annotations.model.total == 0
    review.hand.command("only_open")
    assert set(review.editing.annotations) == {bo.id, oslo.id}


def test_marks_say_what_was_decided_by_shape_and_in_words(review: Review) -> None:
    bo, oslo = review.tag("Bo"), review.tag("Oslo", "GPE")
    review.start()
    review.hand.key("a")
    review.hand.key("x")
    marks, told = review.window.parts.reviews.marks, review.window.parts.reviews.told
    assert marks == {bo.id: "accepted", oslo.id: "rejected"}
    assert told(oslo.id).startswith("Rejected by Ana, ")
    review.ben.do(labelling.relabel(bo, review.editing.labels["ORG"], review.editing.labels, review.ben.stamp()))
    workbench(review.hand).receive()
    assert review.window.parts.reviews.marks[bo.id] == "changed"


def test_undo_works_after_the_review_has_ended(review: Review) -> None:
    review.tag("Bo")
    review.start()
    review.hand.key("o")
    review.hand.key(Key.Key_Escape)
    assert [(each.label, each.quote) for each in gold(review.stored(), review.decisions)] == [("ORG", "Bo")]
    assert [each.label for each in review.editing.annotations.values()] == ["PERSON"]
    review.hand.undo()
    assert (review.decisions, len(review.stored())) == ([], 1)


def test_articles_coded_blind_are_left_out_and_named(review: Review, qtbot: QtBot) -> None:
    review.tag("Bo")
    project = review.ben.store.project()
    do(review.hand, Transaction("Code blind", (Change(project, replace(project, blind=True)),)))
    review.hand.key(Key.Key_F9)
    dialog = review.window.findChild(WhatDialog)
    qtbot.waitUntil(lambda: dialog._queue is not None)
    assert not dialog.ready
    assert "blind" in dialog._hint.text()
    dialog.reject()


def test_what_to_review_is_counted_as_it_is_chosen(review: Review, qtbot: QtBot) -> None:
    review.tag("Bo")
    review.tag("Oslo", "GPE")
    review.tag("Rome", "GPE", 1)
    review.hand.key(Key.Key_F9, CONTROL)
    dialog = review.window.findChild(WhatDialog)
    qtbot.waitUntil(lambda: dialog._count.text() == "2 annotations in 1 article")
    dialog._all.setChecked(True)
    qtbot.waitUntil(lambda: dialog._count.text() == "3 annotations in 2 articles")
    dialog._labels.choose({"GPE", "LOC"})
    assert dialog._labels.currentText() == "2 labels"
    qtbot.waitUntil(lambda: dialog._count.text() == "2 annotations in 2 articles")
    dialog._percent.setValue(10)
    qtbot.waitUntil(lambda: dialog._count.text() == "1 annotation in 1 article")
    assert dialog._seed.isVisible()
    assert dialog._hint.text() == "Drawn from 2."
    qtbot.keyClick(dialog, Key.Key_Return)
    assert len(review.mode.walk.line) == 1


def test_the_differences_stand_side_by_side_and_lead_there(review: Review) -> None:
    review.tag("Ana Lee")
    bo = review.tag("Bo")
    review.tag("Oslo", "GPE")
    review.start()
    review.hand.key("a")
    review.hand.key("o")
    review.hand.key(".")
    review.hand.key("x")
    review.hand.command("differences")
    tree = review.window.parts.docks["differences"].widget().tree
    review.hand.qtbot.waitUntil(lambda: tree.topLevelItemCount() == 2)
    first = tree.topLevelItem(0)
    rows = [[first.child(n).text(column) for column in range(3)] for n in range(1, first.childCount())]
    assert rows == [["≠ Label", "Person", "Organization"], ["Words", "Bo", "Bo"]]
    tree.setFocus()
    tree.setCurrentItem(first)
    review.hand.key(Key.Key_Return)
    assert review.hand.picked.id == bo.id


def test_f9_goes_back_to_the_queue_from_another_article(review: Review) -> None:
    review.tag("Bo")
    review.tag("Oslo", "GPE")
    review.start()
    review.window.browsing.open_article(review.articles[1].id)
    assert "in another article" in review.told()
    review.hand.view.setFocus()
    review.hand.key("a")
    assert review.decisions == []
    review.hand.key(Key.Key_F9)
    assert review.item.quote == "Bo"


def test_a_new_entity_for_what_is_under_review_amends_its_link(review: Review) -> None:
    bo = review.tag("Bo")
    review.hand.qtbot.waitUntil(lambda: review.window.parts.linking.register.ready)
    review.start()
    review.hand.key("i", SHIFT)
    (mine,) = [each for each in review.stored() if each.review]
    assert isinstance(mine, Mention)
    assert mine.entity is not None
    assert bo in review.stored()
    assert "Entity" in review.told()


def test_many_decisions_of_somebody_else_are_followed_at_once(review: Review) -> None:
    made = [review.tag(words) for words in ("Ana Lee", "Bo", "ISNA")]
    elsewhere = review.tag("Rome", number=1)
    review.start()
    review.ben.do(reviewing.accept_all([*made[1:], elsewhere], review.ben.stamp()))
    workbench(review.hand).receive()
    assert review.mode.walk.line.left == 1
    review.hand.key("a")
    assert "End of" in review.told()


def test_states_that_one_may_not_set_are_greyed(review: Review) -> None:
    review.select("Oslo")
    review.hand.key("g")
    menu = review.window.parts.heading._states
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if not action.isEnabled()] == ["Returned", "Reviewed"]
    assert not review.window.menus.actions["state_reviewed"].isEnabled()
    review.editing.set_state(State.REVIEWED)
    assert review.article().state is State.IN_PROGRESS
    review.tag("Bo")
    menu.aboutToShow.emit()
    assert all(action.isEnabled() for action in menu.actions())


def test_a_reviewer_without_others_work_only_goes_on(review: Review) -> None:
    review.select("Oslo")
    review.hand.key("g")
    review.start()
    review.hand.key("a")
    assert "your own work" in review.told()
    review.hand.key(Key.Key_Return)
    assert review.article().state is State.IN_PROGRESS
    review.hand.key(".")
    assert "Nothing waits" in review.told()


@pytest.mark.parametrize("seed", range(4))
def test_everything_is_undone_step_by_step(review: Review, seed: int) -> None:
    dice = random.Random(seed)
    for words, label in (("Ana Lee", "PERSON"), ("Bo", "PERSON"), ("Oslo", "GPE"), ("ISNA", "ORG")):
        review.tag(words, label)
    before = (review.stored(), review.decisions, review.article())
    review.start()
    keys: list[tuple[Qt.Key | str, Qt.KeyboardModifier]] = [
        *((key, Qt.KeyboardModifier.NoModifier) for key in ("a", "x", "o", "g", ".", ",", "0", Key.Key_Return)),
        *((key, ALT | SHIFT) for key in (Key.Key_Left, Key.Key_Right)),
        ("a", SHIFT),
        (Key.Key_Right, ALT),
        (Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    ]
    for _ in range(30):
        if dice.random() < 0.2:
            review.select(dice.choice(("Rome", "met", "left")))
        review.hand.key(*dice.choice(keys))
    assert review.decisions
    assert check(review.ben.store.path) == []
    for _ in range(60):
        if (review.stored(), review.decisions, review.article()) == before:
            break
        review.hand.undo()
    assert (review.stored(), review.decisions, review.article()) == before
    assert review.mode.walk.line.left == 4
