from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.model.annotation import Annotation
from desk.model.label import Attribute, AttributeKind, Label, LabelKind, Scalar, with_attribute
from desk.ui.panels.attributes import ChoiceField, TypedField
from desk.ui.panels.inspector import InspectorPanel
from desk.ui.panels.inspector_context import Context, DateHint
from desk.ui.panels.inspector_entity import EntityShown
from desk.ui.panels.inspector_quote import QUOTE_SHOWN
from desk.ui.panels.inspector_rows import Row
from desk.ui.theme import LIGHT, application, apply
from tests.builders import a_claim, a_mention, an_article

TEXT = "ISNA reported that Kiumars Heydari met Heydari. علی گفت"
ARTICLE = an_article(TEXT)
PERSON = Label(
    id="PERSON",
    kind=LabelKind.ENTITY,
    name="Person",
    color="#0072b2",
    attributes=(
        Attribute(name="mention", kind=AttributeKind.CHOICE, values=("name", "pronoun")),
        Attribute(name="alive", kind=AttributeKind.YES_NO),
        Attribute(name="born_on", kind=AttributeKind.DATE),
        Attribute(name="age", kind=AttributeKind.NUMBER),
        Attribute(name="rank"),
    ),
)
CHIEF = Label(id="CHIEF", kind=LabelKind.ENTITY, name="Chief", parent="PERSON", position=1)
OLD = Label(id="OLD", kind=LabelKind.ENTITY, name="Old", retired=True, position=2)
EVENT = Label(id="event", kind=LabelKind.CLAIM, name="Event", color="#009e73", position=3)
LABELS = {label.id: label for label in (PERSON, CHIEF, OLD, EVENT)}
PEOPLE = {"someone": "Ana <i>M</i>"}
HEYDARI = a_mention(ARTICLE, TEXT, "Kiumars Heydari", PERSON, note="first")
ALI = a_mention(ARTICLE, TEXT, "علی", PERSON)


class Inspected:
    """The panel, and what comes of it: signals are carried out on the annotations as a project would."""

    def __init__(self, qtbot: QtBot) -> None:
        self.panel = InspectorPanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(300, 600)
        self.panel.show()
        qtbot.waitExposed(self.panel)
        self.stored: dict[str, Annotation] = {each.id: each for each in (HEYDARI, ALI)}
        self.notes: list[tuple[str, str]] = []
        self.values: list[tuple[str, str, object]] = []
        self.disk_is_full = False
        self.picked: str | None = None
        self.panel.note_edited.connect(self.on_note)
        self.panel.attribute_edited.connect(self.on_attribute)

    def show(self, annotation: Annotation | None) -> None:
        self.picked = annotation.id if annotation else None
        if annotation is not None:
            self.stored[annotation.id] = annotation
        self.refresh()

    def refresh(self) -> None:
        self.panel.show_annotation(self.stored[self.picked] if self.picked else None, LABELS, PEOPLE)

    def on_note(self, id: str, note: str) -> None:
        self.notes.append((id, note))
        if not self.disk_is_full:
            self.stored[id] = replace(self.stored[id], note=note)
        self.refresh()

    def on_attribute(self, id: str, name: str, value: Scalar | None) -> None:
        self.values.append((id, name, value))
        if not self.disk_is_full:
            attributes = with_attribute(self.stored[id].attributes, name, value)
            self.stored[id] = replace(self.stored[id], attributes=attributes)
        self.refresh()

    def combo(self, name: str) -> ChoiceField:
        field = self.panel._fields[name]
        assert isinstance(field, ChoiceField)
        return field

    def line(self, name: str) -> TypedField:
        field = self.panel._fields[name]
        assert isinstance(field, TypedField)
        return field

    def choose(self, name: str, entry: str) -> None:
        combo = self.combo(name).combo
        combo.setCurrentText(entry)
        combo.activated.emit(combo.currentIndex())


@pytest.fixture
def seen(qtbot: QtBot) -> Inspected:
    made = Inspected(qtbot)
    made.show(HEYDARI)
    return made


def test_without_an_annotation_there_is_a_hint(seen: Inspected) -> None:
    assert not seen.panel.hint.isVisible()
    seen.show(None)
    assert seen.panel.hint.isVisible()


def test_the_quote_is_plain_text_with_its_place(seen: Inspected) -> None:
    seen.show(a_claim(ARTICLE, TEXT, "ISNA", "met Heydari"))
    parts = seen.panel.quote.parts
    assert [part.text() for part in parts] == ["ISNA", "met Heydari"]
    assert parts[1].toolTip() == "Characters 35 to 46"
    assert all(part.textFormat() is Qt.TextFormat.PlainText for part in parts)
    seen.show(ALI)
    assert seen.panel.quote.parts[0].layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_a_very_long_quote_is_cut_in_the_middle(seen: Inspected) -> None:
    text = "word " * 100_000
    seen.show(a_mention(an_article(text), text, text, PERSON))
    assert len(seen.panel.quote.parts[0].text()) < QUOTE_SHOWN + 10


def test_author_and_times_are_shown_and_nothing_is_markup(seen: Inspected) -> None:
    seen.show(replace(HEYDARI, modified="2026-01-05T10:00:00.000Z"))
    made = seen.panel.made
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert "Ana <i>M</i>" in made.text()
    assert "Changed 2026-01-05" in made.text()


def test_labels_of_the_same_kind_are_offered_but_not_retired_ones(seen: Inspected, qtbot: QtBot) -> None:
    combo = seen.panel.label
    assert [combo.itemText(row) for row in range(combo.count())] == ["Person", "Chief"]
    with qtbot.waitSignal(seen.panel.relabel_asked) as asked:
        combo.setCurrentIndex(1)
        combo.activated.emit(1)
    assert asked.args == [HEYDARI.id, "CHIEF"]
    seen.show(replace(HEYDARI, label="OLD"))
    assert combo.currentText() == "Old"
    seen.show(replace(HEYDARI, label="GONE"))
    assert combo.currentText() == "GONE"


def test_a_claim_may_have_no_type_yet(seen: Inspected) -> None:
    seen.show(a_claim(ARTICLE, TEXT, "met Heydari"))
    combo = seen.panel.label
    assert [combo.itemText(row) for row in range(combo.count())] == ["Claim without a type", "Event"]
    assert combo.currentIndex() == 0


def test_attributes_are_inherited_from_the_parent(seen: Inspected) -> None:
    seen.show(replace(HEYDARI, label="CHIEF"))
    assert list(seen.panel._fields) == ["mention", "alive", "born_on", "age", "rank"]


def test_titles_are_level_with_their_fields(seen: Inspected) -> None:
    apply(application(), LIGHT)
    seen.show(HEYDARI)
    form = seen.panel.form.layout()
    assert isinstance(form, QFormLayout)
    assert form.rowCount() >= 3

    def middle(row: int, role: QFormLayout.ItemRole) -> int:
        widget = form.itemAt(row, role).widget()
        shown = widget.focusProxy() or widget
        return shown.mapTo(seen.panel, shown.rect().center()).y()

    def furthest() -> int:
        roles = QFormLayout.ItemRole
        return max(abs(middle(row, roles.LabelRole) - middle(row, roles.FieldRole)) for row in range(form.rowCount()))

    # Nothing has its place before it is laid out.
    seen.panel.grab()
    assert furthest() == 0


def test_choices_are_set_and_unset(seen: Inspected) -> None:
    seen.choose("mention", "pronoun")
    seen.choose("alive", "no")
    seen.choose("mention", "not set")
    assert [value for _, _, value in seen.values] == ["pronoun", False, None]
    assert seen.stored[HEYDARI.id].attributes == (("alive", False),)


def test_a_value_that_the_list_does_not_have_is_shown(seen: Inspected) -> None:
    seen.show(replace(HEYDARI, attributes=(("mention", "nominal"),)))
    assert seen.combo("mention").combo.currentText() == "nominal"


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("born_on", "2019-06-24", "2019-06-24"),
        ("born_on", "2019-06", "2019-06"),
        ("born_on", "2019", "2019"),
        ("born_on", "2019-06-24T21:57+02:00", "2019-06-24T21:57+02:00"),
        ("age", "47", 47),
        ("age", "-4.5", -4.5),
        ("rank", "brigadier", "brigadier"),
    ],
)
def test_what_fits_is_handed_over_with_return(
    seen: Inspected, qtbot: QtBot, name: str, typed: str, value: object
) -> None:
    line = seen.line(name).line
    qtbot.keyClicks(line, typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert seen.values == [(HEYDARI.id, name, value)]
    assert not seen.line(name).hint.isVisible()


@pytest.mark.parametrize(
    ("name", "typed"),
    [("born_on", "24 June"), ("born_on", "2019-02-30"), ("born_on", "2019-13"), ("age", "old"), ("age", "inf")],
)
def test_what_does_not_fit_gets_a_hint_and_stays(seen: Inspected, qtbot: QtBot, name: str, typed: str) -> None:
    field = seen.line(name)
    qtbot.keyClicks(field.line, typed)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert seen.values == []
    assert field.hint.isVisible()
    assert field.line.text() == typed
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == ""
    assert not field.hint.isVisible()


def test_a_typed_attribute_is_handed_over_after_a_pause_and_before_the_next_annotation(
    seen: Inspected, qtbot: QtBot
) -> None:
    qtbot.keyClicks(seen.line("rank").line, "gen")
    qtbot.waitUntil(lambda: seen.values == [(HEYDARI.id, "rank", "gen")])
    qtbot.keyClicks(seen.line("rank").line, "eral")
    seen.show(ALI)
    assert seen.values[1:] == [(HEYDARI.id, "rank", "general")]
    assert seen.line("rank").line.text() == ""


def test_an_attribute_outside_the_label_set_is_shown_and_goes_when_it_is_unset(seen: Inspected, qtbot: QtBot) -> None:
    seen.show(replace(HEYDARI, attributes=(("foreign", True), ("strange", 2.5))))
    assert seen.combo("foreign").combo.currentText() == "yes"
    assert seen.line("strange").line.text() == "2.5"
    seen.choose("foreign", "not set")
    assert "foreign" not in seen.panel._fields
    seen.line("strange").line.clear()
    seen.panel.flush()
    assert seen.stored[HEYDARI.id].attributes == ()


def type_note(seen: Inspected, qtbot: QtBot, words: str) -> None:
    """Types at the end of the note."""
    seen.panel.note.setFocus()
    seen.panel.note.moveCursor(seen.panel.note.textCursor().MoveOperation.End)
    qtbot.keyClicks(seen.panel.note, words)


def test_a_note_is_handed_over_after_a_pause(seen: Inspected, qtbot: QtBot) -> None:
    type_note(seen, qtbot, " and")
    assert seen.notes == []
    qtbot.waitUntil(lambda: seen.notes == [(HEYDARI.id, "first and")])


def test_a_note_is_handed_over_with_ctrl_return(seen: Inspected, qtbot: QtBot) -> None:
    type_note(seen, qtbot, "!")
    qtbot.keyClick(seen.panel.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert seen.notes == [(HEYDARI.id, "first!")]
    assert seen.panel.note.text() == "first!"


def test_a_note_is_handed_over_on_leaving_the_box(seen: Inspected, qtbot: QtBot) -> None:
    type_note(seen, qtbot, "!")
    seen.panel.label.setFocus()
    assert seen.notes == [(HEYDARI.id, "first!")]


def test_a_note_is_not_lost_by_picking_another_annotation(seen: Inspected, qtbot: QtBot) -> None:
    type_note(seen, qtbot, "!")
    seen.show(ALI)
    assert seen.notes == [(HEYDARI.id, "first!")]
    assert seen.panel.note.text() == ""
    seen.show(None)
    assert len(seen.notes) == 1
    seen.picked = HEYDARI.id
    seen.refresh()
    assert seen.panel.note.text() == "first!"


def test_a_refresh_while_typing_keeps_words_and_caret(seen: Inspected, qtbot: QtBot) -> None:
    type_note(seen, qtbot, "X")
    note = seen.panel.note
    note.moveCursor(note.textCursor().MoveOperation.Left)
    place = note.textCursor().position()
    seen.stored[HEYDARI.id] = replace(HEYDARI, label="CHIEF")
    seen.refresh()
    assert note.text() == "firstX"
    assert note.textCursor().position() == place
    seen.panel.flush()
    seen.refresh()
    assert note.textCursor().position() == place
    rank = seen.line("rank").line
    qtbot.keyClicks(rank, "abc")
    rank.setCursorPosition(1)
    seen.refresh()
    assert rank.text() == "abc"
    assert rank.cursorPosition() == 1


def test_undo_elsewhere_shows_in_a_note_that_nobody_is_typing_in(seen: Inspected, qtbot: QtBot) -> None:
    type_note(seen, qtbot, " second")
    seen.panel.flush()
    seen.stored[HEYDARI.id] = HEYDARI
    seen.refresh()
    assert seen.panel.note.text() == "first"
    assert len(seen.notes) == 1


def test_a_note_that_could_not_be_stored_stays_and_is_tried_again(seen: Inspected, qtbot: QtBot) -> None:
    seen.disk_is_full = True
    type_note(seen, qtbot, "!")
    seen.panel.flush()
    assert seen.panel.note.text() == "first!"
    seen.disk_is_full = False
    seen.panel.label.setFocus()
    assert seen.stored[HEYDARI.id].note == "first!"


def test_a_note_keeps_its_no_break_spaces_and_lines(seen: Inspected, qtbot: QtBot) -> None:
    seen.show(replace(HEYDARI, note="10\u00a0km\nzwei"))
    type_note(seen, qtbot, "!")
    seen.panel.flush()
    assert seen.notes == [(HEYDARI.id, "10\u00a0km\nzwei!")]


def test_showing_and_leaving_changes_nothing(seen: Inspected) -> None:
    for note in ("", "a\r\nb", "x\u2028y", " \u00a0 ", "\ufdd0\x00"):
        seen.show(replace(HEYDARI, note=note, attributes=(("age", 4.0), ("rank", " blank "))))
        seen.panel.flush()
        seen.show(ALI)
    assert seen.notes == []
    assert seen.values == []


def test_tab_goes_from_label_through_the_attributes_to_the_note(seen: Inspected) -> None:
    chain: list[QWidget] = [seen.panel.label]
    while chain[-1] is not seen.panel.note and len(chain) < 60:
        following = chain[-1].nextInFocusChain()
        assert following is not None
        chain.append(following)
    proxies = [field.focusProxy() for field in seen.panel._fields.values()]
    assert [widget for widget in chain if widget in proxies] == proxies
    assert chain[-1] is seen.panel.note


SHOWN = EntityShown(id="m", entity="e1", name="Kiumars Heydari", detail="3×", color="#0072b2")


def test_an_unlinked_mention_shows_the_offer_and_its_key(seen: Inspected, qtbot: QtBot) -> None:
    seen.panel.show_context(Context(offer="Kiumars Heydari?", offer_key="I"))
    field = seen.panel.form.ends[""]
    assert [button.words() for button in field.buttons] == ["Kiumars Heydari?"]
    assert field.removers == []
    with qtbot.waitSignal(seen.panel.entity_asked) as asked:
        qtbot.keyClick(field.buttons[0], Qt.Key.Key_Return)
    assert asked.args == [HEYDARI.id]


def test_a_linked_mention_can_be_opened_changed_and_unlinked_by_keys(seen: Inspected, qtbot: QtBot) -> None:
    seen.panel.show_context(Context(entity=SHOWN))
    field = seen.panel.form.ends[""]
    assert [button.words() for button in field.buttons] == ["Kiumars Heydari"]
    with qtbot.waitSignal(seen.panel.page_asked) as page:
        qtbot.keyClick(field.pages[0], Qt.Key.Key_Space)
    assert page.args == ["e1"]
    with qtbot.waitSignal(seen.panel.unlink_asked) as unlinked:
        qtbot.keyClick(field.buttons[0], Qt.Key.Key_Delete)
    assert unlinked.args == [HEYDARI.id]


def test_how_sure_a_link_is_stands_beside_the_entity(seen: Inspected) -> None:
    sure = Attribute(name="link_certainty", kind=AttributeKind.CHOICE, values=("sure", "ambiguous"))
    labels = LABELS | {"PERSON": replace(PERSON, attributes=(*PERSON.attributes, sure))}
    seen.panel.show_annotation(HEYDARI, labels, PEOPLE)
    assert next(iter(seen.panel._fields)) == "link_certainty"


def test_a_claim_without_a_type_asks_what_all_claims_ask(seen: Inspected) -> None:
    topic = Attribute(name="topic")
    other = replace(EVENT, id="other", name="Other", position=4, attributes=(topic,))
    labels = LABELS | {"event": replace(EVENT, attributes=(topic, Attribute(name="place"))), "other": other}
    seen.panel.show_annotation(a_claim(ARTICLE, TEXT, "met Heydari"), labels, PEOPLE)
    assert list(seen.panel._fields) == ["topic"]


def test_object_and_addressee_are_fields_of_a_claim(seen: Inspected, qtbot: QtBot) -> None:
    label = Label(id="object", kind=LabelKind.RELATION, name="Object", ends=(("claim", "entity"),), position=9)
    claim = a_claim(ARTICLE, TEXT, "met Heydari")
    context = Context(ends=(("object", (replace(SHOWN, id="r1"),)),))
    seen.panel.show_annotation(claim, LABELS | {"object": label}, PEOPLE, context)
    field = seen.panel.form.ends["object"]
    assert [button.words() for button in field.buttons] == ["Kiumars Heydari", "not set"]
    with qtbot.waitSignal(seen.panel.end_asked) as more:
        field.buttons[1].click()
    assert more.args == [claim.id, "object", ""]
    with qtbot.waitSignal(seen.panel.end_asked) as instead:
        field.buttons[0].click()
    assert instead.args == [claim.id, "object", "r1"]
    with qtbot.waitSignal(seen.panel.relation_remove_asked) as removed:
        field.removers[0].click()
    assert removed.args == ["r1"]


def test_verdict_and_evidence_are_there_only_where_the_project_has_them(seen: Inspected, qtbot: QtBot) -> None:
    claim = a_claim(ARTICLE, TEXT, "met Heydari", label=EVENT)
    seen.show(claim)
    assert "verdict" not in seen.panel._fields
    assert not seen.panel.evidence.isVisible()
    row = Row(id="0", first="Supports", second="https://example.org", color="#009e73")
    seen.panel.show_context(Context(verdicts=True, evidence=(row,)))
    assert "verdict" in seen.panel._fields
    assert seen.panel.evidence.isVisible()
    rows = seen.panel.evidence.rows
    for key, signal in (
        (Qt.Key.Key_Return, seen.panel.evidence_opened),
        (Qt.Key.Key_F2, seen.panel.evidence_edit_asked),
        (Qt.Key.Key_Space, seen.panel.evidence_flip_asked),
        (Qt.Key.Key_Delete, seen.panel.evidence_remove_asked),
    ):
        rows.setCurrentRow(0)
        with qtbot.waitSignal(signal) as asked:
            qtbot.keyClick(rows, key)
        assert asked.args == [claim.id, 0]
    with qtbot.waitSignal(seen.panel.evidence_asked) as added:
        seen.panel.evidence.buttons["url"].click()
    assert added.args == [claim.id, "url"]


def test_the_date_that_the_text_gives_is_offered_until_one_is_set(seen: Inspected, qtbot: QtBot) -> None:
    dated = replace(EVENT, attributes=(Attribute(name="said_on", kind=AttributeKind.DATE),))
    claim = a_claim(ARTICLE, TEXT, "met Heydari", label=EVENT)
    context = Context(said_on=DateHint(value="2019-06-24", words="Monday = 2019-06-24"))
    seen.panel.show_annotation(claim, LABELS | {"event": dated}, PEOPLE, context)
    seen.stored[claim.id] = claim
    offer = seen.line("said_on").offer
    assert not offer.isHidden()
    with qtbot.waitSignal(seen.panel.attribute_edited) as edited:
        offer.click()
    assert edited.args == [claim.id, "said_on", "2019-06-24"]
    kept = replace(claim, attributes=(("said_on", "2019-06-24"),))
    seen.panel.show_annotation(kept, LABELS | {"event": dated}, PEOPLE, context)
    assert seen.line("said_on").offer.isHidden()


def test_relations_are_opened_and_removed_by_keys(seen: Inspected, qtbot: QtBot) -> None:
    claim = a_claim(ARTICLE, TEXT, "met Heydari", label=EVENT)
    rows = tuple(Row(id=f"r{n}", first="Contradicts →", second=f"Claim {n}", color="#b91c1c") for n in range(9))
    seen.show(claim)
    seen.panel.show_context(Context(relations=rows))
    listed = seen.panel.relations.rows
    assert listed.count() == 9
    listed.setCurrentRow(1)
    with qtbot.waitSignal(seen.panel.relation_opened) as opened:
        qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert opened.args == ["r1"]
    seen.panel.show_context(Context(relations=(rows[0], *rows[2:])))
    assert listed.current() == "r2"


def test_the_focus_stays_in_the_entity_field_when_it_changes(seen: Inspected) -> None:
    seen.panel.activateWindow()
    seen.panel.show_context(Context(entity=SHOWN))
    field = seen.panel.form.ends[""]
    field.buttons[0].setFocus()
    seen.panel.show_context(Context(offer="Kiumars Heydari?", offer_key="I"))
    assert field.buttons[0].hasFocus()
