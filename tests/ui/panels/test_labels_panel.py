from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desk.formats.labelset import read_labels
from desk.model.label import Label, LabelKind
from desk.ui.panels.labels import LabelsPanel
from desk.ui.theme import DARK, LIGHT, READABLE, Theme, contrast, palette

DEFAULT = Path(__file__).parents[3] / "resources" / "labels" / "default.json"
LABELS = {label.id: label for label in read_labels(DEFAULT)}


@pytest.fixture
def panel(qtbot: QtBot) -> LabelsPanel:
    made = LabelsPanel()
    qtbot.addWidget(made)
    made.set_labels(LABELS)
    made.resize(280, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(panel: LabelsPanel) -> list[str]:
    """What the list says to a screen reader, line by line."""
    model = panel.list.model()
    return [str(model.index(r, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for r in range(model.rowCount())]


def place_of(panel: LabelsPanel, name: str) -> QPoint:
    model = panel.list.model()
    row = next(r for r in range(model.rowCount()) if model.index(r, 0).data() == name)
    return panel.list.visualRect(model.index(row, 0)).center()


def test_entities_and_claims_are_listed_with_key_and_count(panel: LabelsPanel) -> None:
    panel.set_counts({"PERSON": 12, "event": 1})
    lines = shown(panel)
    assert lines[:2] == ["Entities", "Person, key P, 12 in this article"]
    assert lines[11:13] == ["Claims", "Event, key 1, 1 in this article"]
    assert len(lines) == 19


def test_one_click_chooses_a_label_and_leaves_the_focus_alone(panel: LabelsPanel, qtbot: QtBot) -> None:
    panel.filter.setFocus()
    with qtbot.waitSignal(panel.label_chosen) as signal:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, "Organization"))
    assert signal.args == ["ORG"]
    assert not panel.list.hasFocus()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_titles_of_groups_are_readable_although_they_cannot_be_chosen(panel: LabelsPanel, theme: Theme) -> None:
    panel.setPalette(palette(theme))
    title = panel.list.viewport().grab(panel.list.visualRect(panel.list.model().index(0, 0))).toImage()
    inks = (title.pixelColor(x, y) for x in range(title.width()) for y in range(title.height()))
    assert max(contrast(ink, QColor(theme.base)) for ink in inks) >= READABLE


def test_a_click_on_a_group_chooses_nothing(panel: LabelsPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.label_chosen):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, "Claims"))


def test_nothing_is_chosen_while_there_is_nothing_to_tag(panel: LabelsPanel, qtbot: QtBot) -> None:
    panel.set_enabled_for_tagging(False)
    with qtbot.assertNotEmitted(panel.label_chosen):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, "Person"))
    panel.set_enabled_for_tagging(True)
    with qtbot.waitSignal(panel.label_chosen):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, "Person"))


def test_arrows_and_return_choose_a_label(panel: LabelsPanel, qtbot: QtBot) -> None:
    panel.list.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.label_chosen) as signal:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert signal.args == ["ORG"]


def test_new_counts_keep_the_place_in_the_list(panel: LabelsPanel, qtbot: QtBot) -> None:
    panel.list.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    panel.set_counts({"PERSON": 3})
    panel.set_labels({**LABELS, "NEW": Label(id="NEW", kind=LabelKind.ENTITY, name="New", position=-1)})
    assert panel.list.label_at(panel.list.currentIndex()) == "ORG"


def test_the_box_finds_labels_by_name_and_return_takes_the_first(panel: LabelsPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.filter, "or")
    assert [line.split(",")[0] for line in shown(panel)] == [
        "Entities",
        "Organization",
        "Country or city",
        "Nationality or group",
        "Date or time",
        "Quantity or money",
        "Weapon or vehicle",
        "Claims",
        "Rule or agreement",
        "Plan or prediction",
    ]
    with qtbot.waitSignal(panel.label_chosen) as signal:
        qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert signal.args == ["ORG"]
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert len(shown(panel)) == 19


def test_a_name_that_no_label_has_is_answered(panel: LabelsPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.filter, "zzz")
    assert not panel.list.isVisible()
    assert "No label has this name" in panel.empty.text()
    panel.empty.linkActivated.emit("clear")
    assert panel.list.isVisible()
    assert panel.filter.text() == ""


def test_a_set_without_labels_offers_to_add_some(panel: LabelsPanel, qtbot: QtBot) -> None:
    panel.set_labels({})
    assert "no labels yet" in panel.empty.text()
    with qtbot.waitSignal(panel.edit_asked):
        panel.empty.linkActivated.emit("edit")


def test_a_retired_label_is_shown_only_while_the_article_has_it(panel: LabelsPanel) -> None:
    panel.set_labels({**LABELS, "FAC": replace(LABELS["FAC"], retired=True)})
    assert not any(line.startswith("Facility") for line in shown(panel))
    panel.set_counts({"FAC": 2})
    assert "Facility, 2 in this article, retired" in shown(panel)


def test_a_nested_label_is_indented_below_its_nearest_shown_parent(panel: LabelsPanel) -> None:
    ship = Label(id="SHIP", kind=LabelKind.ENTITY, name="Ship", parent="EQUIPMENT", position=50)
    ferry = Label(id="FERRY", kind=LabelKind.ENTITY, name="Ferry", parent="SHIP", position=51)
    panel.set_labels({**LABELS, "SHIP": ship, "FERRY": ferry})
    depths = {row.title: row.depth for row in panel.list.model().rows}  # type: ignore[attr-defined]  # the panel's own
    assert (depths["Weapon or vehicle"], depths["Ship"], depths["Ferry"]) == (0, 1, 2)
    panel.set_labels({**LABELS, "SHIP": replace(ship, retired=True), "FERRY": ferry})
    depths = {row.title: row.depth for row in panel.list.model().rows}  # type: ignore[attr-defined]
    assert depths["Ferry"] == 1


def test_the_menu_tags_all_occurrences_and_opens_the_editor(panel: LabelsPanel, qtbot: QtBot) -> None:
    actions = {action.text(): action for action in panel.menu_for("GPE").actions()}
    with qtbot.waitSignal(panel.tag_all_asked) as signal:
        actions["Tag every occurrence…"].trigger()
    assert signal.args == ["GPE"]
    with qtbot.waitSignal(panel.label_chosen):
        actions["Tag the selection as “Country or city”"].trigger()
    with qtbot.waitSignal(panel.edit_asked):
        actions["Edit labels…"].trigger()
    panel.set_enabled_for_tagging(False)
    assert not panel.menu_for("GPE").actions()[0].isEnabled()
    assert [action.text() for action in panel.menu_for("").actions()] == ["Edit labels…"]


def test_the_model_keeps_the_rules_of_models(panel: LabelsPanel, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(panel.list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.keyClicks(panel.filter, "ev")
    panel.set_counts({"EVENT": 1})
    panel.filter.clear()
    assert tester.model() is panel.list.model()


@pytest.mark.parametrize("dark", [False, True])
def test_every_line_can_be_painted_in_light_and_dark(panel: LabelsPanel, dark: bool) -> None:
    if dark:
        panel.setPalette(QPalette(Qt.GlobalColor.black))
    panel.set_labels({**LABELS, "FAC": replace(LABELS["FAC"], retired=True, key="")})
    panel.set_counts({"FAC": 2, "PERSON": 12000})
    assert not panel.grab().isNull()
