"""Labelling by keys and mouse: what each gesture does to the file, and to what is shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QPushButton, QTableWidget, QTreeWidget

from desk.model.annotation import Claim
from desk.model.article import State
from desk.ui.dialogs.keys import KeySheet
from desk.ui.dialogs.occurrences import OccurrencesDialog
from desk.ui.dialogs.palette import Palette
from tests.ui.article.screen import boxes, caret_point, drag

from .conftest import Sit
from .hand import ALT, CONTROL, SHIFT, Hand, Key

TEXT = (
    "🇮🇷 Tehran 😀 said “hello” to Ana Lee.\n"
    "Iran and Iraq met in Tehran; Iran's army, the U.S.-led group and Ana Lee were there.\n"
    "رئیس‌جمهور ایران در تهران گفت: «سلام» به خبرنگاران.\n"
    "The last paragraph names Iran again, cafe\u0301 and na\u00efve\u00a0folk."
)


@pytest.fixture
def hand(sit: Sit, tmp_path: Path) -> Hand:
    article = tmp_path / "meeting.txt"
    article.write_text(TEXT, encoding="utf-8", newline="")
    found = sit(tmp_path / "trip.desk")
    found.take_in(article)
    assert found.text == TEXT
    return found


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def kept(hand: Hand) -> list[tuple[str | None, tuple[str, ...]]]:
    """Labels and words as the file has them, once it agrees with the window."""
    assert hand.stored() == hand.annotations
    for annotation in hand.stored():
        assert all(TEXT[s.start : s.end] == s.text for s in annotation.spans)
    return [(a.label, tuple(s.text for s in a.spans)) for a in hand.stored()]


def test_a_label_key_takes_the_word_at_the_caret(hand: Hand) -> None:
    hand.place(at("Tehran")[0] + 2)
    hand.key(Key.Key_G)
    assert kept(hand) == [("GPE", ("Tehran",))]
    hand.place(at("U.S.-led")[0] + 1)
    hand.key(Key.Key_N)
    assert kept(hand)[1] == ("NORP", ("U.S.-led",))


def test_a_drag_takes_whole_words_and_with_alt_just_what_was_dragged(hand: Hand) -> None:
    start, end = at("Ana Lee")
    hand.drag(start + 1, end - 1)
    hand.key(Key.Key_P)
    assert kept(hand) == [("PERSON", ("Ana Lee",))]
    start, _ = at("Iraq")
    hand.key(Key.Key_Escape)
    hand.drag(start + 1, start + 3, exact=True)
    hand.key(Key.Key_G)
    assert kept(hand)[1] == ("GPE", ("ra",))


def test_emoji_before_a_selection_shift_nothing(hand: Hand) -> None:
    for words, key in (("Tehran", Key.Key_G), ("😀", Key.Key_E), ("hello", Key.Key_O)):
        hand.select(*at(words))
        hand.key(key)
    assert kept(hand) == [("GPE", ("Tehran",)), ("EVENT", ("😀",)), ("ORG", ("hello",))]


def test_persian_is_labelled_with_keys_and_mouse(hand: Hand) -> None:
    hand.select(*at("رئیس‌جمهور"), by_words=False)
    hand.key(Key.Key_P)
    hand.key(Key.Key_Escape)
    start, end = at("تهران")
    hand.look_at(start, end)
    [box] = boxes(hand.view, start, end)
    right = QPoint(round(box.right() - 2), round(box.center().y()))
    drag(hand.view, right, QPoint(round(box.left() + 2), right.y()))
    hand.key(Key.Key_G)
    assert kept(hand) == [("PERSON", ("رئیس‌جمهور",)), ("GPE", ("تهران",))]


def test_a_letter_with_its_accent_stays_whole(hand: Hand) -> None:
    hand.place(at("cafe")[0] + 1)
    hand.key(Key.Key_L)
    assert kept(hand) == [("LOC", ("cafe\u0301",))]


def test_a_key_on_an_annotation_changes_its_label(hand: Hand) -> None:
    hand.select(*at("Iraq"))
    hand.key(Key.Key_G)
    hand.key(Key.Key_L)
    assert kept(hand) == [("LOC", ("Iraq",))]
    hand.undo()
    assert kept(hand) == [("GPE", ("Iraq",))]
    hand.redo()
    assert kept(hand) == [("LOC", ("Iraq",))]


def test_the_four_keys_move_the_ends_by_words(hand: Hand) -> None:
    hand.select(*at("met"))
    hand.key(Key.Key_E)
    for key, modifiers, words in (
        (Key.Key_Right, ALT | SHIFT, "met in"),
        (Key.Key_Left, ALT, "Iraq met in"),
        (Key.Key_Left, ALT | SHIFT, "Iraq met"),
        (Key.Key_Right, ALT, "met"),
    ):
        hand.key(key, modifiers)
        assert kept(hand) == [("EVENT", (words,))]
    hand.undo()
    assert kept(hand) == [("EVENT", ("Iraq met",))]


def test_an_end_is_dragged_to_another_word(hand: Hand) -> None:
    hand.select(*at("Iraq"))
    hand.key(Key.Key_G)
    start, end = at("Iraq")
    [box] = boxes(hand.view, start, end)
    grip = QPoint(round(box.right() + 1), round(box.center().y()))
    drag(hand.view, grip, caret_point(hand.view, at("met")[1] - 1))
    assert kept(hand) == [("GPE", ("Iraq met",))]


def test_delete_removes_and_undo_brings_back_the_very_same(hand: Hand) -> None:
    hand.select(*at("Iraq"))
    hand.key(Key.Key_G)
    before = hand.stored()
    hand.key(Key.Key_Delete)
    assert kept(hand) == []
    hand.undo()
    assert hand.stored() == before


def test_every_occurrence_is_tagged_but_the_one_unticked(hand: Hand) -> None:
    hand.place(at("Iran")[0] + 1)

    def untick_the_second(dialog: OccurrencesDialog) -> None:
        table = dialog.findChild(QTableWidget)
        assert table is not None
        assert table.rowCount() == 3
        item = table.item(1, 1)
        assert item is not None
        assert item.text() == "Iran"
        item.setCheckState(Qt.CheckState.Unchecked)
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        accept = next(b for b in box.buttons() if b.text().replace("&", "") == "Tag 2")
        hand.qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)

    with hand.answering(OccurrencesDialog, untick_the_second):
        hand.key(Key.Key_G, SHIFT)
    assert hand.spans("GPE") == [at("Iran"), at("Iran", 2)]
    assert kept(hand) == [("GPE", ("Iran",))] * 2
    hand.undo()
    assert kept(hand) == []


def test_return_tags_all_that_is_ticked_and_space_unticks(hand: Hand) -> None:
    hand.place(at("Iran")[0] + 1)

    def table_of(dialog: OccurrencesDialog) -> QTableWidget:
        table = dialog.findChild(QTableWidget)
        assert table is not None
        assert dialog.focusWidget() is table
        return table

    with hand.answering(OccurrencesDialog, lambda dialog: hand.qtbot.keyClick(table_of(dialog), Key.Key_Return)):
        hand.key(Key.Key_G, SHIFT)
    assert hand.spans("GPE") == [at("Iran"), at("Iran", 1), at("Iran", 2)]
    hand.undo()

    def untick_the_first_and_third(dialog: OccurrencesDialog) -> None:
        table = table_of(dialog)
        hand.qtbot.keyClick(table, Key.Key_Space)
        place = table.visualItemRect(table.item(2, 0)).center()
        hand.qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        hand.qtbot.keyClick(table, Key.Key_Return)

    with hand.answering(OccurrencesDialog, untick_the_first_and_third):
        hand.key(Key.Key_G, SHIFT)
    assert hand.spans("GPE") == [at("Iran", 1)]


def test_a_cancelled_preview_tags_nothing(hand: Hand) -> None:
    hand.place(at("Iran")[0] + 1)
    with hand.answering(OccurrencesDialog, lambda dialog: hand.qtbot.keyClick(dialog, Key.Key_Escape)):
        hand.key(Key.Key_G, SHIFT)
    assert kept(hand) == []


def test_a_claim_is_started_from_a_selection_and_from_what_a_sentence_says(hand: Hand) -> None:
    hand.select(*at("Iran and Iraq met"))
    hand.key(Key.Key_C)
    hand.key(Key.Key_1)
    hand.key(Key.Key_Escape)
    hand.place(at("names")[0])
    hand.key(Key.Key_C)
    claims = hand.stored()
    assert all(isinstance(claim, Claim) for claim in claims)
    assert [claim.label for claim in claims] == ["event", None]
    assert [claim.quote for claim in claims] == ["Iran and Iraq met", TEXT[TEXT.index("The last") :].rstrip(".")]


def test_plus_makes_an_annotation_discontinuous(hand: Hand) -> None:
    hand.select(*at("Iran and"))
    hand.key(Key.Key_E)
    hand.drag(*at("met"))
    hand.write("+")
    assert kept(hand) == [("EVENT", ("Iran and", "met"))]
    hand.undo()
    assert kept(hand) == [("EVENT", ("Iran and",))]


def test_the_label_palette_tags_by_name(hand: Hand) -> None:
    hand.select(*at("army"))
    hand.key(Key.Key_K, CONTROL)
    hand.write("organ")
    hand.key(Key.Key_Return)
    assert kept(hand) == [("ORG", ("army",))]
    hand.key(Key.Key_K, CONTROL)
    hand.key(Key.Key_Escape)
    assert not hand.window.findChildren(Palette) or not any(p.isVisible() for p in hand.window.findChildren(Palette))


def test_f8_goes_through_the_annotations_and_round(hand: Hand) -> None:
    for words in ("Ana Lee", "Iraq", "army"):
        hand.select(*at(words))
        hand.key(Key.Key_O)
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_Home, CONTROL)
    seen = []
    for _ in range(4):
        hand.key(Key.Key_F8)
        seen.append(hand.picked.quote)
    assert seen == ["Ana Lee", "Iraq", "army", "Ana Lee"]
    hand.key(Key.Key_F8, SHIFT)
    assert hand.picked.quote == "army"


def test_find_goes_from_match_to_match_and_escape_comes_back(hand: Hand) -> None:
    hand.key(Key.Key_Home, CONTROL)
    hand.key(Key.Key_F, CONTROL)
    hand.write("iran")
    bar = hand.window.parts.find_bar
    field = bar.findChild(QLineEdit)
    assert field is not None
    assert field.hasFocus()
    counts = []
    for _ in range(3):
        counts.append(next(c.text() for c in bar.children() if getattr(c, "text", lambda: "")().endswith("of 3")))
        hand.key(Key.Key_Return)
    assert counts == ["1 of 3", "2 of 3", "3 of 3"]
    hand.key(Key.Key_Escape)
    assert not bar.isVisible()
    assert hand.view.hasFocus()


def test_done_and_next_goes_through_the_list(hand: Hand, tmp_path: Path) -> None:
    for number in (2, 3):
        (tmp_path / f"more{number}.txt").write_text(f"Article number {number}.", encoding="utf-8")
    hand.take_in(tmp_path / "more2.txt", tmp_path / "more3.txt")
    read = [hand.text]
    for _ in range(3):
        hand.key(Key.Key_Return, CONTROL)
        read.append(hand.text)
    assert read == [TEXT, "Article number 2.", "Article number 3.", "Article number 3."]
    bridge = hand.window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        assert [article.state for article in reading.every_article(None)] == [State.DONE] * 3
    hand.undo()
    hand.settle()
    with bridge.workbench.store.reading() as reading:
        assert [article.state for article in reading.every_article(None)].count(State.DONE) == 2


def test_the_command_palette_runs_a_command(hand: Hand) -> None:
    hand.key(Key.Key_P, CONTROL | SHIFT)
    hand.write("needs review")
    hand.key(Key.Key_Return)
    article = hand.window.parts.editing.article
    assert article is not None
    assert article.state is State.NEEDS_REVIEW


def test_the_key_sheet_lists_every_command_that_has_a_key(hand: Hand) -> None:
    hand.key(Key.Key_F1)
    sheet = hand.window.findChild(KeySheet)
    assert sheet is not None
    assert sheet.isVisible()
    tree = sheet.findChild(QTreeWidget)
    assert tree is not None
    shown = set()
    for g in range(tree.topLevelItemCount()):
        group = tree.topLevelItem(g)
        assert group is not None
        shown |= {group.child(n).text(0) for n in range(group.childCount())}
    for command in hand.window.parts.commands:
        assert not command.keys or command.plain_title in shown
    assert {label.name for label in hand.window.parts.editing.labels.values() if label.key} <= shown
    titles = [tree.topLevelItem(g).text(0) for g in range(tree.topLevelItemCount())]
    assert titles[1:3] == ["Labels of entities", "Labels of claims"]
    sheet.close()


def test_escape_lets_go_of_what_was_picked(hand: Hand) -> None:
    hand.select(*at("Iraq"))
    hand.key(Key.Key_G)
    assert hand.picked.quote == "Iraq"
    hand.key(Key.Key_Escape)
    assert hand.window.parts.editing.picked is None
    assert hand.stored()


def test_clicking_a_label_tags_the_selection(hand: Hand) -> None:
    hand.select(*at("Iraq"))
    panel = hand.window.parts.labels
    model = panel.list.model()
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == "Country or city")
    where = panel.list.visualRect(model.index(row, 0)).center()
    hand.qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert kept(hand) == [("GPE", ("Iraq",))]
    assert hand.view.hasFocus()


def test_the_details_keep_a_note(hand: Hand) -> None:
    hand.select(*at("Iraq"))
    hand.key(Key.Key_G)
    hand.window.parts.inspector.note.setFocus()
    hand.write("the government, not the place")
    hand.view.setFocus()
    hand.qtbot.waitUntil(lambda: hand.stored()[0].note == "the government, not the place")


def test_buttons_and_fields_have_names_for_screen_readers(hand: Hand) -> None:
    window = hand.window
    unnamed = [
        type(widget).__name__
        for kind in (QLineEdit, QPushButton, QTreeWidget, QTableWidget)
        for widget in window.findChildren(kind)
        if widget.isVisible() and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert not unnamed
