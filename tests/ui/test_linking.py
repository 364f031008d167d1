from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.model.annotation import Mention
from desk.model.change import Change, Transaction
from desk.model.entity import Entity
from desk.ui.dialogs.occurrences import OccurrencesDialog
from desk.ui.dialogs.palette import DETAIL_ROLE, VALUE_ROLE
from desk.ui.dialogs.register_palette import EntityPalette
from tests.trips.hand import ALT, CONTROL, SHIFT, Answer, Hand
from tests.ui.at_work import an_entity, at_work, do, register_of

TEXT = (
    "Kiumars Heydari spoke in Tehran. Then Heydari left for Erbil, and he said nothing. "
    "Heydari came back. The commander was late. حیدری گفت."
)
Key = Qt.Key


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Hand:
    return at_work(qtbot, tmp_path, TEXT, "In Baghdad, Heydari met him again.", titles=("One", "Two"))


def tag(hand: Hand, quote: str, key: str = "P", start: int | None = None) -> Mention:
    """Selects the words and presses a label's key."""
    start = hand.text.index(quote) if start is None else start
    hand.view.select_raw(start, start + len(quote))
    hand.key(key)
    picked = hand.picked
    assert isinstance(picked, Mention)
    assert picked.quote == quote
    return picked


def make(hand: Hand, *entities: Entity) -> None:
    do(hand, Transaction("Make", tuple(Change(None, entity) for entity in entities)))


def palette() -> EntityPalette:
    found = QApplication.activePopupWidget()
    assert isinstance(found, EntityPalette)
    return found


def titles() -> list[str]:
    model = palette()._model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def details() -> list[str]:
    model = palette()._model
    return [str(model.index(row, 0).data(DETAIL_ROLE)) for row in range(model.rowCount())]


def linked(hand: Hand) -> dict[str, str | None]:
    """The names that the stored mentions are linked to, by their place and words."""
    names = {entity.id: entity.name for entity in register_of(hand).values()}
    return {f"{m.start} {m.quote}": names.get(m.entity or "") for m in hand.stored() if isinstance(m, Mention)}


def test_shift_i_makes_an_entity_of_the_mention_at_once(hand: Hand) -> None:
    tag(hand, "Kiumars Heydari")
    hand.key("I", SHIFT)
    made = register_of(hand)["Kiumars Heydari"]
    assert made.label == "PERSON"
    assert linked(hand) == {"0 Kiumars Heydari": "Kiumars Heydari"}
    hand.undo()
    assert register_of(hand) == {}
    assert linked(hand) == {"0 Kiumars Heydari": None}


def test_the_best_suggestion_stands_first_with_its_reason_and_return_takes_it(hand: Hand) -> None:
    tag(hand, "Kiumars Heydari")
    hand.key("I", SHIFT)
    make(hand, an_entity("Heydar Aliyev"), an_entity("Heydarabad", "GPE"))
    tag(hand, "Heydari", start=38)
    hand.key("I")
    assert titles()[0] == "Kiumars Heydari"
    assert "shared words" in details()[0]
    assert "1 mention" in details()[0]
    assert titles()[-2:] == ["New entity “Heydari”", "Not linked"]
    hand.key(Key.Key_Return)
    assert linked(hand)["38 Heydari"] == "Kiumars Heydari"
    assert register_of(hand)["Kiumars Heydari"].aliases == ("Heydari",)


def test_the_same_name_is_offered_and_never_taken_by_itself(hand: Hand, qtbot: QtBot) -> None:
    make(hand, an_entity("Kiumars Heydari", aliases=("Heydari",)))
    mention = tag(hand, "Heydari", start=38)
    qtbot.waitUntil(lambda: hand.window.parts.linking.offered is not None)
    assert mention.entity is None
    assert linked(hand) == {"38 Heydari": None}
    field = hand.window.parts.inspector.form.ends[""]
    assert field.buttons[0].words() == "Kiumars Heydari?"
    assert "Kiumars Heydari (alias)" in hand.window.parts.status.currentMessage()


def test_tagging_every_occurrence_links_all_to_what_is_chosen_as_one_action(hand: Hand, qtbot: QtBot) -> None:
    make(hand, an_entity("Kiumars Heydari"))
    places = [start for start in range(len(TEXT)) if TEXT.startswith("Heydari", start)]
    hand.view.select_raw(places[1], places[1] + 7)
    with Answer(OccurrencesDialog, lambda dialog: dialog.accept()):
        hand.key("P", SHIFT)
    assert len(hand.annotations) == 3
    hand.key("I")
    assert "3 mentions" in palette()._typed.placeholderText()
    hand.key(Key.Key_Return)
    assert set(linked(hand).values()) == {"Kiumars Heydari"}
    hand.undo()
    assert set(linked(hand).values()) == {None}
    assert len(hand.annotations) == 3


def test_after_another_pick_only_that_mention_is_linked(hand: Hand) -> None:
    hand.view.select_raw(38, 45)
    with Answer(OccurrencesDialog, lambda dialog: dialog.accept()):
        hand.key("P", SHIFT)
    hand.key(Key.Key_F8)
    hand.key("I", SHIFT)
    assert list(linked(hand).values()).count("Heydari") == 1


def test_a_pronoun_is_offered_what_was_named_before_it_the_nearest_first(hand: Hand) -> None:
    tag(hand, "Kiumars Heydari")
    hand.key("I", SHIFT)
    tag(hand, "Tehran", "G")
    hand.key("I", SHIFT)
    tag(hand, "Erbil", "G")
    hand.key("I", SHIFT)
    tag(hand, "he", start=TEXT.index("he said"))
    hand.key("I")
    assert titles()[:3] == ["Erbil", "Tehran", "Kiumars Heydari"]
    hand.key(Key.Key_Down, times=2)
    hand.key(Key.Key_Return)
    assert linked(hand)[f"{TEXT.index('he said')} he"] == "Kiumars Heydari"
    # A pronoun does not become a name of what it stands for.
    assert register_of(hand)["Kiumars Heydari"].aliases == ()


def test_a_name_that_nobody_has_is_new_before_it_is_somebody_named_near_it(hand: Hand, qtbot: QtBot) -> None:
    tag(hand, "Kiumars Heydari")
    hand.key("I", SHIFT)
    tag(hand, "Tehran", "P")
    hand.key("I")
    assert titles() == ["New entity “Tehran”", "Kiumars Heydari", "Not linked"]
    hand.key(Key.Key_Return)
    assert linked(hand)["25 Tehran"] == "Tehran"
    tag(hand, "Erbil", "P")
    qtbot.waitUntil(lambda: not hand.window.parts.linking._soon.isActive())
    assert hand.window.parts.linking.offered is None


def test_what_was_linked_in_the_article_is_offered_for_the_same_words(hand: Hand) -> None:
    make(hand, an_entity("Somebody Else"))
    tag(hand, "The commander")
    hand.key("I")
    hand.write("somebody")
    hand.key(Key.Key_Return)
    assert linked(hand)["102 The commander"] == "Somebody Else"
    hand.key(Key.Key_Escape)
    assert register_of(hand)["Somebody Else"].aliases == ()


def test_letters_are_looked_for_in_the_whole_register_in_any_script(hand: Hand) -> None:
    make(hand, an_entity("Kiumars Heydari", aliases=("کیومرث حیدری",)), *(an_entity(f"Nobody {n}") for n in range(60)))
    tag(hand, "Erbil")
    hand.key("I")
    palette()._typed.setText("حيدري")
    assert titles()[0] == "Kiumars Heydari"
    assert titles()[-1] == "New entity “حيدري”"
    hand.key(Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_a_name_in_another_script_is_known_once_it_was_linked(hand: Hand) -> None:
    make(hand, an_entity("Kiumars Heydari"))
    tag(hand, "حیدری")
    hand.key("I")
    hand.write("kiumars")
    hand.key(Key.Key_Return)
    assert register_of(hand)["Kiumars Heydari"].aliases == ("حیدری",)
    hand.undo()
    assert register_of(hand)["Kiumars Heydari"].aliases == ()


def test_what_is_typed_can_be_the_name_of_a_new_entity(hand: Hand) -> None:
    tag(hand, "The commander")
    hand.key("I")
    hand.write("Ali Rezaei")
    assert titles() == ["New entity “Ali Rezaei”"]
    hand.key(Key.Key_Return)
    assert linked(hand)["102 The commander"] == "Ali Rezaei"


def test_not_linked_takes_a_link_away(hand: Hand) -> None:
    tag(hand, "Kiumars Heydari")
    hand.key("I", SHIFT)
    hand.key("I")
    hand.key(Key.Key_Up)
    hand.key(Key.Key_Return)
    assert linked(hand) == {"0 Kiumars Heydari": None}
    assert "Kiumars Heydari" in register_of(hand)


def test_the_offer_goes_with_what_another_article_knows(hand: Hand, qtbot: QtBot) -> None:
    tag(hand, "Kiumars Heydari")
    hand.key("I", SHIFT)
    hand.key(Key.Key_PageDown, CONTROL)
    assert hand.text.startswith("In Baghdad")
    tag(hand, "Heydari")
    qtbot.waitUntil(lambda: hand.window.parts.linking.offered is not None)
    hand.key("I", ALT)
    hand.key(Key.Key_Return)
    assert linked(hand) == {"12 Heydari": "Kiumars Heydari"}


def test_without_a_mention_the_key_says_what_to_do(hand: Hand) -> None:
    hand.place(20)
    hand.window.parts.linking.choose()
    assert "Pick a mention first" in hand.window.parts.status.currentMessage()


def test_the_register_follows_others_undo_and_removed_articles(hand: Hand, qtbot: QtBot) -> None:
    register = hand.window.parts.linking.register
    tag(hand, "Kiumars Heydari")
    hand.key("I", SHIFT)
    made = register_of(hand)["Kiumars Heydari"]
    assert register.counts[made.id] == 1
    article = hand.window.parts.editing.article
    assert article is not None
    hand.window.browsing.remove_articles([article.id])
    qtbot.waitUntil(lambda: register.counts[made.id] == 0)
    hand.undo()
    qtbot.waitUntil(lambda: register.counts[made.id] == 1)
    hand.undo()
    assert register.entities == {}
    assert register.index is not None
    assert register.index.suggest("Kiumars Heydari") == []


def test_choices_carry_the_entity(hand: Hand) -> None:
    make(hand, an_entity("Kiumars Heydari"))
    tag(hand, "Heydari", start=38)
    hand.key("I")
    value = str(palette()._model.index(0, 0).data(VALUE_ROLE))
    assert value == f"entity:{register_of(hand)['Kiumars Heydari'].id}"
    hand.key(Key.Key_Escape)
