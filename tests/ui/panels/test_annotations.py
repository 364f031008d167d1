import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desk.model.annotation import Annotation, Mention
from desk.model.ids import new_id
from desk.model.span import Span
from desk.ui.panels.annotations import AnnotationsPanel
from desk.ui.panels.annotations_model import AnnotationsModel
from tests.builders import AT, BY_ID, EVENT, ORG, PERSON, a_claim, a_mention, an_article

TEXT = "ISNA reported that Kiumars Heydari met Heydari of the army. علی گفت"
ARTICLE = an_article(TEXT)
ISNA = a_mention(ARTICLE, TEXT, "ISNA", ORG)
HEYDARI = a_mention(ARTICLE, TEXT, "Kiumars Heydari", note="the <b>commander</b>")
ARMY = a_mention(ARTICLE, TEXT, "army", ORG)
ALI = a_mention(ARTICLE, TEXT, "علی")
MET = a_claim(ARTICLE, TEXT, "Kiumars Heydari met Heydari", label=EVENT)
OPEN = a_claim(ARTICLE, TEXT, "ISNA", "of the army")
EVERY: list[Annotation] = [ISNA, HEYDARI, ARMY, ALI, MET, OPEN]


@pytest.fixture
def panel(qtbot: QtBot) -> AnnotationsPanel:
    made = AnnotationsPanel()
    qtbot.addWidget(made)
    made.resize(320, 500)
    made.show_annotations(EVERY, BY_ID)
    made.show()
    qtbot.waitExposed(made)
    return made


def spoken(panel: AnnotationsPanel) -> list[str]:
    """Every line as a screen reader has it."""
    model = panel.model
    rows = range(model.rowCount())
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]


def point(panel: AnnotationsPanel, annotation: Annotation) -> QPoint:
    """Where an annotation is on the screen."""
    row = panel.model.place(annotation.id)
    assert row is not None
    return panel.list.visualRect(panel.model.index(row, 0)).center()


def test_lines_stand_in_text_order_the_wider_first(panel: AnnotationsPanel) -> None:
    assert spoken(panel) == [
        "Claim without a type: ISNA … of the army",
        "Organization: ISNA",
        "Event: Kiumars Heydari met Heydari",
        "Person: Kiumars Heydari. Note: the <b>commander</b>",
        "Organization: army",
        "Person: علی",
    ]
    assert panel.count.text() == "6"


def test_grouped_lines_stand_under_headings_that_count(panel: AnnotationsPanel) -> None:
    panel.set_order("label")
    assert panel.order() == "label"
    assert spoken(panel) == [
        "Person, 2",
        "Person: Kiumars Heydari. Note: the <b>commander</b>",
        "Person: علی",
        "Organization, 2",
        "Organization: ISNA",
        "Organization: army",
        "Event, 1",
        "Event: Kiumars Heydari met Heydari",
        "Claim without a type, 1",
        "Claim without a type: ISNA … of the army",
    ]


def test_the_toggle_tells_the_new_order(panel: AnnotationsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.order_changed) as told:
        panel.group_button.click()
    assert told.args == ["label"]


def test_headings_are_skipped_by_keys(panel: AnnotationsPanel, qtbot: QtBot) -> None:
    panel.set_order("label")
    panel.pick(ALI.id)
    panel.list.setFocus()
    with qtbot.waitSignal(panel.annotation_picked) as picked:
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert picked.args == [ISNA.id]


def test_a_click_picks_and_another_click_picks_again(panel: AnnotationsPanel, qtbot: QtBot) -> None:
    picked: list[str] = []
    panel.annotation_picked.connect(picked.append)
    for _ in range(2):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=point(panel, ARMY))
    assert picked == [ARMY.id, ARMY.id]


def test_picking_from_outside_tells_nobody(panel: AnnotationsPanel) -> None:
    picked: list[str] = []
    panel.annotation_picked.connect(picked.append)
    panel.pick(HEYDARI.id)
    assert panel.selected() == [HEYDARI.id]
    panel.pick(None)
    assert panel.selected() == []
    assert picked == []


def test_delete_and_f2_ask_about_all_that_is_selected(panel: AnnotationsPanel, qtbot: QtBot) -> None:
    panel.pick(ISNA.id)
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    wanted = [ISNA.id, MET.id]
    with qtbot.waitSignal(panel.remove_asked) as removal:
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    with qtbot.waitSignal(panel.relabel_asked) as relabel:
        qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    assert removal.args == relabel.args == [wanted]


def test_the_filter_looks_at_words_label_and_note(panel: AnnotationsPanel, qtbot: QtBot) -> None:
    for typed, found in (("HEYD", 2), ("organi", 2), ("commander", 1), ("علی", 1), ("without", 1)):
        panel.filter.setText(typed)
        qtbot.waitUntil(lambda found=found: panel.model.matching == found)
        assert panel.count.text() == f"{found} of 6"


def test_empty_states_say_why(panel: AnnotationsPanel, qtbot: QtBot) -> None:
    panel.filter.setText("<b>nothing</b>")
    qtbot.waitUntil(panel.empty.isVisible)
    assert panel.empty.text() == "No annotation matches “<b>nothing</b>”."
    panel.show_annotations([], BY_ID)
    assert panel.empty.text() == "Nothing labelled yet. Select words and press a label's key."
    assert not panel.count.isVisible()


def test_a_relabelled_annotation_moves_and_stays_picked(panel: AnnotationsPanel) -> None:
    panel.set_order("label")
    panel.pick(HEYDARI.id)
    panel.change([(HEYDARI, replace(HEYDARI, label="ORG"))])
    assert spoken(panel)[:3] == ["Person, 1", "Person: علی", "Organization, 3"]
    assert panel.selected() == [HEYDARI.id]
    panel.change([(ALI, None)])
    assert spoken(panel)[0] == "Organization, 3"
    assert panel.selected() == [HEYDARI.id]


def test_the_pick_comes_back_when_the_filter_lets_it_through_again(panel: AnnotationsPanel, qtbot: QtBot) -> None:
    panel.pick(HEYDARI.id)
    panel.filter.setText("علی")
    qtbot.waitUntil(lambda: panel.model.matching == 1)
    assert panel.selected() == []
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert panel.selected() == [HEYDARI.id]


def test_renamed_labels_show(panel: AnnotationsPanel) -> None:
    panel.set_labels({**BY_ID, "ORG": replace(ORG, name="Body")})
    assert "Body: army" in spoken(panel)


def test_a_label_that_is_missing_is_shown_by_its_id(panel: AnnotationsPanel) -> None:
    panel.set_labels({"PERSON": PERSON})
    assert "ORG: army" in spoken(panel)


def test_tooltips_take_nothing_for_markup(panel: AnnotationsPanel) -> None:
    row = panel.model.place(HEYDARI.id)
    assert row is not None
    assert "&lt;b&gt;commander" in panel.model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)


def mentions(count: int) -> list[Annotation]:
    text = "Ana of Rome. " * (count // 3 + 2)
    article = an_article(text)
    return [
        Mention(
            id=new_id(),
            article=article.id,
            spans=(Span.of(text, i * 4, i * 4 + 3),),
            label=("PERSON", "ORG")[i % 2],
            author="x",
            created=AT,
            modified=AT,
        )
        for i in range(count)
    ]


@pytest.mark.parametrize("grouped", [False, True], ids=["text", "label"])
def test_changes_one_by_one_come_to_the_same_as_showing_all(grouped: bool, qtbot: QtBot) -> None:
    dice = random.Random(3)
    model, fresh = AnnotationsModel(), AnnotationsModel()
    model.show_annotations([], BY_ID)
    for each in (model, fresh):
        each.set_grouped(grouped)
        each.set_filter("an")
    now: dict[str, Annotation] = {}
    pool = mentions(120)
    for _ in range(400):
        annotation = dice.choice(pool)
        before = now.get(annotation.id)
        after: Annotation | None = None
        if before is None:
            after = annotation
        elif dice.random() < 0.6:
            after = replace(before, label=dice.choice(["PERSON", "ORG", "event"]), note=dice.choice(["", "can"]))
        model.change([(before, after)])
        if after is None:
            del now[annotation.id]
        else:
            now[annotation.id] = after
    fresh.show_annotations(now.values(), BY_ID)
    assert lines(model) == lines(fresh)
    assert model.matching == fresh.matching


def lines(model: AnnotationsModel) -> Sequence[object]:
    """All that the model shows."""
    return [model.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]


def test_fifty_thousand_annotations_are_shown_changed_and_found(panel: AnnotationsPanel) -> None:
    many = mentions(50_000)
    panel.show_annotations(many, BY_ID)
    assert panel.model.rowCount() == 50_000
    panel.pick(many[40_000].id)
    panel.change([(many[10], None), (many[40_000], replace(many[40_000], label="event"))])
    assert panel.selected() == [many[40_000].id]
    assert panel.count.text().replace(",", "") == "49999"
    panel.change([(annotation, None) for annotation in many[20_000:]])
    assert panel.model.rowCount() == 19_999
