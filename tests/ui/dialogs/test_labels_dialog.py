from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialogButtonBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desk.actions import scheme
from desk.actions.workbench import Workbench
from desk.formats.labelset import read_labels
from desk.model.annotation import Mention
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.entity import Entity
from desk.model.ids import new_id, now
from desk.model.label import Attribute, AttributeKind, Label, LabelKind
from desk.model.project import Batch, BatchState
from desk.model.relation import Relation
from desk.model.span import Span
from desk.store.store import Store
from desk.ui.dialogs.labels import LabelsDialog
from desk.ui.dialogs.labels_attribute import AttributeDialog
from desk.ui.dialogs.labels_questions import DeleteQuestion, LoadQuestion, MergeDialog
from desk.ui.dialogs.labels_tree import LABEL
from desk.ui.dialogs.labels_work import free_key

DEFAULT = Path(__file__).parents[3] / "resources" / "labels" / "default.json"
TEXT = "Iran and Iraq met in Iran."
Where = QAbstractItemView.DropIndicatorPosition


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Workbench]:
    store = Store.create(tmp_path / "test.desk", "Test", read_labels(DEFAULT))
    yield Workbench(store, store.person("Ana"))
    store.close()


@pytest.fixture
def dialog(workbench: Workbench, qtbot: QtBot) -> LabelsDialog:
    made = LabelsDialog(workbench)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def labels_of(workbench: Workbench) -> dict[str, Label]:
    with workbench.store.reading() as reading:
        return reading.labels()


def tagged(workbench: Workbench, label: str) -> list[Mention]:
    """An article in which both Irans have this label."""
    import hashlib

    at, by = now(), workbench.person.id
    batch = Batch(id=new_id(), origin="test", by=by, at=at)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    article = Article(id=new_id(), batch=batch.id, text_sha256=digest, length=len(TEXT))
    workbench.store.begin_batch(batch)
    workbench.store.load([(article, TEXT, ())])
    workbench.do(Transaction("Import", (Change(batch, replace(batch, state=BatchState.DONE, articles=1)),)))
    mentions = [
        Mention(
            id=new_id(),
            article=article.id,
            spans=(Span.of(TEXT, start, start + 4),),
            label=label,
            attributes=(("role", "place"),),
            author=by,
            created=at,
            modified=at,
        )
        for start in (0, 21)
    ]
    workbench.do(Transaction("Tag", tuple(Change(None, mention) for mention in mentions)))
    return mentions


def choose(dialog: LabelsDialog, qtbot: QtBot, id: str) -> None:
    qtbot.waitUntil(lambda: dialog.tree.item_of(id) is not None)
    item = dialog.tree.item_of(id)
    assert item is not None
    dialog.tree.setCurrentItem(item)
    dialog.tree.setFocus()


def the(kind: type[QWidget]) -> QWidget:
    """The one open window of this type."""
    (found,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]
    return found


def editor(dialog: LabelsDialog) -> QLineEdit:
    """The field in which a name is typed in the tree."""
    found = dialog.tree.viewport().findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def test_the_labels_are_shown_with_key_and_use(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    drawn = (LabelKind.ENTITY, LabelKind.CLAIM, LabelKind.RELATION)
    assert dialog.tree.shown() == [label.id for label in read_labels(DEFAULT) if label.kind in drawn]
    tagged(workbench, "GPE")
    item = lambda: dialog.tree.item_of("GPE")  # noqa: E731
    qtbot.waitUntil(
        lambda: item().data(0, Qt.ItemDataRole.AccessibleTextRole) == "Country or city, key G, used 2 times"
    )


def test_the_arrows_go_from_label_to_label(dialog: LabelsDialog, qtbot: QtBot) -> None:
    choose(dialog, qtbot, "EQUIPMENT")
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Down):
        qtbot.keyClick(dialog.tree, key)
        label = dialog.tree.current_label()
        assert label is not None
        seen.append(label.id)
    assert seen == ["event", "EQUIPMENT", "PERSON", "PERSON", "addressee", "addressee"]
    title = dialog.tree.visualItemRect(dialog.tree.topLevelItem(1))  # type: ignore[arg-type]
    qtbot.mouseClick(dialog.tree.viewport(), Qt.MouseButton.LeftButton, pos=title.center())
    assert dialog.tree.current_label() == dialog.work.labels["addressee"]


def test_a_new_label_is_typed_in_its_place(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    field = editor(dialog)
    qtbot.keyClicks(field, "Ship")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "SHIP" in dialog.tree.shown())
    new = labels_of(workbench)["SHIP"]
    assert (new.name, new.kind, new.key, new.position) == ("Ship", LabelKind.ENTITY, "S", len(read_labels(DEFAULT)))
    assert new.color not in {label.color for label in read_labels(DEFAULT) if label.kind is LabelKind.ENTITY}
    assert [attribute.name for attribute in new.attributes] == ["mention", "link_certainty"]
    assert dialog.tree.current_label() == new


def test_a_new_claim_label_gets_a_digit(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    dialog.add_claim_action.trigger()
    qtbot.keyClicks(editor(dialog), "Threat")
    qtbot.keyClick(editor(dialog), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "threat" in dialog.tree.shown())
    assert labels_of(workbench)["threat"].key == "8"


def test_a_new_label_given_up_leaves_nothing(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    before = dialog.tree.shown()
    dialog.add_entity_action.trigger()
    qtbot.keyClicks(editor(dialog), "Sh")
    qtbot.keyClick(editor(dialog), Qt.Key.Key_Escape)
    group = dialog.tree.topLevelItem(0)
    assert group is not None
    qtbot.waitUntil(lambda: dialog.tree.topLevelItem(0).childCount() == 10)  # type: ignore[union-attr]
    assert dialog.tree.shown() == before
    assert dialog.isVisible()
    assert workbench.undo_title() is None


def test_a_label_is_renamed_in_place_and_beside_the_tree(
    workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot
) -> None:
    choose(dialog, qtbot, "GPE")
    qtbot.keyClick(dialog.tree, Qt.Key.Key_F2)
    editor(dialog).selectAll()
    qtbot.keyClicks(editor(dialog), "Place")
    qtbot.keyClick(editor(dialog), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.details.name.text() == "Place")
    dialog.details.name.setFocus()
    dialog.details.name.selectAll()
    qtbot.keyClicks(dialog.details.name, "Land")
    qtbot.keyClick(dialog.details.name, Qt.Key.Key_Return)
    assert labels_of(workbench)["GPE"].name == "Land"
    qtbot.waitUntil(lambda: dialog.tree.item_of("GPE").text(0) == "Land")  # type: ignore[union-attr]


def test_undo_and_redo_work_from_the_name_field(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    choose(dialog, qtbot, "GPE")
    name = dialog.details.name
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Land")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not name.isUndoAvailable())
    qtbot.keyClick(name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: name.text() == "Country or city")
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(name, Qt.Key.Key_Z, control_shift)
    qtbot.waitUntil(lambda: name.text() == "Land")
    assert "Rename label" in dialog.undo_action.toolTip()


def test_a_name_that_is_taken_is_refused_with_a_reason(
    workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot
) -> None:
    choose(dialog, qtbot, "GPE")
    dialog.tree.named.emit("GPE", "Person")
    assert dialog.notice.words.text() == "There is already a label named “Person”."
    assert labels_of(workbench)["GPE"].name == "Country or city"


def test_a_key_is_pressed(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    choose(dialog, qtbot, "GPE")
    qtbot.keyClick(dialog.tree, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert dialog.details.key.waiting
    qtbot.keyClick(dialog.details.key, Qt.Key.Key_X)
    assert labels_of(workbench)["GPE"].key == "X"
    dialog.details.key.wait_for_key()
    qtbot.keyClick(dialog.details.key, Qt.Key.Key_Backspace)
    assert labels_of(workbench)["GPE"].key == ""
    dialog.details.key.wait_for_key()
    qtbot.keyClick(dialog.details.key, Qt.Key.Key_Escape)
    assert not dialog.details.key.waiting
    assert dialog.isVisible()


def test_a_taken_key_can_be_taken_over_or_left(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    choose(dialog, qtbot, "GPE")
    dialog.details.key.wait_for_key()
    qtbot.keyClick(dialog.details.key, Qt.Key.Key_P)
    assert dialog.notice.words.text() == "The key P belongs to “Person”."
    assert labels_of(workbench)["GPE"].key == "G"
    qtbot.mouseClick(dialog.notice.button, Qt.MouseButton.LeftButton)
    assert labels_of(workbench)["GPE"].key == "P"
    assert labels_of(workbench)["PERSON"].key == ""
    qtbot.waitUntil(lambda: dialog.work.labels["GPE"].key == "P")
    dialog.details.key.wait_for_key()
    qtbot.keyClick(dialog.details.key, Qt.Key.Key_C)
    assert "starts a claim" in dialog.notice.words.text()
    workbench.undo()
    assert (labels_of(workbench)["GPE"].key, labels_of(workbench)["PERSON"].key) == ("G", "P")


def test_a_colour_is_chosen_by_mouse_and_by_key(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    choose(dialog, qtbot, "PERSON")
    swatches = dialog.details.swatches
    qtbot.mouseClick(swatches.swatches[10], Qt.MouseButton.LeftButton)
    assert labels_of(workbench)["PERSON"].color == swatches.swatches[10].color
    qtbot.waitUntil(swatches.swatches[10].isChecked)
    dialog.recolour_action.trigger()
    assert swatches.swatches[10].hasFocus()
    qtbot.keyClick(swatches.swatches[10], Qt.Key.Key_Up)
    qtbot.keyClick(swatches.swatches[1], Qt.Key.Key_Left)
    qtbot.keyClick(swatches.swatches[0], Qt.Key.Key_Space)
    assert labels_of(workbench)["PERSON"].color == swatches.swatches[0].color


def test_colours_that_some_cannot_tell_apart_are_pointed_out(
    workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot
) -> None:
    choose(dialog, qtbot, "PERSON")
    assert not dialog.details.alike.isVisible()
    dialog.details.color_chosen.emit("PERSON", labels_of(workbench)["LOC"].color)
    qtbot.waitUntil(dialog.details.alike.isVisible)
    assert "“Location”" in dialog.details.alike.text()


def test_a_label_is_retired_and_restored(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    choose(dialog, qtbot, "FAC")
    dialog.retire_action.trigger()
    assert labels_of(workbench)["FAC"].retired
    qtbot.waitUntil(lambda: dialog.retire_action.text() == "Restore")
    dialog.retire_action.trigger()
    assert not labels_of(workbench)["FAC"].retired


def test_an_unused_label_is_deleted_at_once(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    choose(dialog, qtbot, "FAC")
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Delete)
    assert "FAC" not in labels_of(workbench)
    assert dialog.notice.words.text() == "“Facility” is deleted."
    qtbot.waitUntil(lambda: "FAC" not in dialog.tree.shown())
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "FAC" in dialog.tree.shown())


def test_a_label_in_use_is_merged_instead_of_deleted(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    mentions = tagged(workbench, "GPE")
    choose(dialog, qtbot, "GPE")
    dialog.delete_action.trigger()
    question = the(DeleteQuestion)
    assert isinstance(question, DeleteQuestion)
    assert question.text() == "“Country or city” is still on 2 annotations."
    qtbot.mouseClick(question.merge, Qt.MouseButton.LeftButton)
    merge = the(MergeDialog)
    assert isinstance(merge, MergeDialog)
    (location,) = merge.list.findItems("Location", Qt.MatchFlag.MatchExactly)
    merge.list.setCurrentItem(location)
    qtbot.mouseClick(merge.merge, Qt.MouseButton.LeftButton)
    assert "GPE" not in labels_of(workbench)
    with workbench.store.reading() as reading:
        now_ = {a.id: a for a in reading.annotations_with_label("LOC")}
    assert set(now_) == {mention.id for mention in mentions}
    assert all(a.attributes == (("role", "place"),) for a in now_.values())
    qtbot.waitUntil(lambda: (label := dialog.tree.current_label()) is not None and label.id == "LOC")
    dialog.undo_action.trigger()
    with workbench.store.reading() as reading:
        assert reading.annotations_with_label("GPE") == mentions


def test_a_label_in_use_is_retired_instead_of_deleted(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    tagged(workbench, "GPE")
    choose(dialog, qtbot, "GPE")
    dialog.delete_action.trigger()
    question = the(DeleteQuestion)
    assert isinstance(question, DeleteQuestion)
    qtbot.mouseClick(question.retire, Qt.MouseButton.LeftButton)
    assert labels_of(workbench)["GPE"].retired


def test_labels_are_moved_and_nested_by_key(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    choose(dialog, qtbot, "ORG")
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Up, alt)
    qtbot.waitUntil(lambda: dialog.tree.shown()[:2] == ["ORG", "PERSON"])
    choose(dialog, qtbot, "PERSON")
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Right, alt)
    qtbot.waitUntil(lambda: labels_of(workbench)["PERSON"].parent == "ORG")
    qtbot.waitUntil(lambda: dialog.work.labels["PERSON"].parent == "ORG")
    assert dialog.details.parents.currentData() == "ORG"
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Left, alt)
    qtbot.waitUntil(lambda: dialog.tree.shown()[:3] == ["ORG", "PERSON", "GPE"])
    assert labels_of(workbench)["PERSON"].parent is None


def test_a_label_is_put_under_another_by_name(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    choose(dialog, qtbot, "LOC")
    parents = dialog.details.parents
    offered = [parents.itemData(row) for row in range(parents.count())]
    assert "LOC" not in offered
    assert "event" not in offered
    parents.activated.emit(0)
    parents.setCurrentIndex(parents.findData("GPE"))
    parents.activated.emit(parents.currentIndex())
    assert labels_of(workbench)["LOC"].parent == "GPE"


def test_where_a_label_is_dropped_says_its_parent_and_its_place(dialog: LabelsDialog) -> None:
    tree, item = dialog.tree, dialog.tree.item_of
    fac = dialog.work.labels["FAC"]
    assert tree.place_at(fac, item("GPE"), Where.OnItem) == ("GPE", "")
    assert tree.place_at(fac, item("GPE"), Where.AboveItem) == ("", "GPE")
    assert tree.place_at(fac, item("GPE"), Where.BelowItem) == ("", "NORP")
    assert tree.place_at(fac, item("LOC"), Where.BelowItem) == ("", "EVENT")
    assert tree.place_at(fac, tree.topLevelItem(0), Where.BelowItem) == ("", "PERSON")
    assert tree.place_at(fac, tree.topLevelItem(0), Where.OnItem) == ("", "")
    assert tree.place_at(fac, None, Where.OnViewport) == ("", "")


def test_a_label_is_dragged_onto_another(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    choose(dialog, qtbot, "FAC")
    drop_on(dialog, "LOC")
    qtbot.waitUntil(lambda: labels_of(workbench)["FAC"].parent == "LOC")
    qtbot.waitUntil(lambda: dialog.work.labels["FAC"].parent == "LOC")
    assert dialog.tree.shown().count("FAC") == 1
    drop_on(dialog, "event")
    assert labels_of(workbench)["FAC"].parent == "LOC"


def drop_on(dialog: LabelsDialog, id: str) -> None:
    tree = dialog.tree
    item = tree.item_of(id)
    assert item is not None
    place = QPointF(tree.visualItemRect(item).center())
    mime = tree.model().mimeData([tree.currentIndex()])
    action, button, modifier = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tree.dropEvent(QDropEvent(place, action, mime, button, modifier))


def test_an_attribute_is_added_edited_moved_and_removed(
    workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot
) -> None:
    choose(dialog, qtbot, "PERSON")
    details = dialog.details
    qtbot.mouseClick(details.add, Qt.MouseButton.LeftButton)
    form = the(AttributeDialog)
    assert isinstance(form, AttributeDialog)
    ok = form.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    qtbot.keyClicks(form.name, "rank")
    form.kind.setCurrentIndex(form.kind.findData("choice"))
    assert not ok.isEnabled()
    form.values.setPlainText("general\n\ncolonel\ngeneral\n")
    form.default_choice.setCurrentIndex(form.default_choice.findData("colonel"))
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    rank = Attribute(name="rank", kind=AttributeKind.CHOICE, values=("general", "colonel"), default="colonel")
    assert labels_of(workbench)["PERSON"].attributes[-1] == rank
    qtbot.waitUntil(lambda: details.table.rowCount() == 3)
    details.table.setCurrentCell(2, 0)
    qtbot.mouseClick(details.up, Qt.MouseButton.LeftButton)
    assert [a.name for a in labels_of(workbench)["PERSON"].attributes] == ["mention", "rank", "link_certainty"]
    qtbot.waitUntil(lambda: dialog.work.labels["PERSON"].attributes[1] == rank)
    qtbot.mouseClick(details.edit, Qt.MouseButton.LeftButton)
    form = the(AttributeDialog)
    assert isinstance(form, AttributeDialog)
    assert form.attribute() == rank
    form.name.setText("grade")
    form.accept()
    qtbot.waitUntil(lambda: dialog.work.labels["PERSON"].attributes[1] == replace(rank, name="grade"))
    qtbot.mouseClick(details.remove, Qt.MouseButton.LeftButton)
    assert [a.name for a in labels_of(workbench)["PERSON"].attributes] == ["mention", "link_certainty"]


@pytest.mark.parametrize(
    "attribute",
    [
        Attribute(name="a", kind=AttributeKind.TEXT, default="some words"),
        Attribute(name="a", kind=AttributeKind.YES_NO, default=True),
        Attribute(name="a", kind=AttributeKind.YES_NO, default=False),
        Attribute(name="a", kind=AttributeKind.DATE, default="2019-06-24"),
        Attribute(name="a", kind=AttributeKind.NUMBER, default=2.5),
        Attribute(name="a", kind=AttributeKind.NUMBER, default=3),
        Attribute(name="a", kind=AttributeKind.CHOICE, values=("x", "y z"), default="y z"),
        Attribute(name="a", kind=AttributeKind.CHOICE, values=("x",)),
    ],
)
def test_the_form_gives_back_the_attribute_it_shows(qtbot: QtBot, attribute: Attribute) -> None:
    form = AttributeDialog(attribute, ["b"])
    with qtbot.waitSignal(form.attribute_chosen) as signal:
        form.accept()
    assert signal.args == [attribute]


@pytest.mark.parametrize(("kind", "default"), [("number", "many"), ("number", "nan"), ("date", "Monday")])
def test_the_form_refuses_a_default_that_does_not_fit(qtbot: QtBot, kind: str, default: str) -> None:
    form = AttributeDialog(None, ["b"])
    qtbot.addWidget(form)
    form.name.setText("a")
    form.kind.setCurrentIndex(form.kind.findData(kind))
    form.default_text.setText(default)
    assert not form.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    assert "does not fit" in form.why.text()
    form.default_text.clear()
    form.name.setText("b")
    assert "already has" in form.why.text()


def test_inherited_attributes_are_named(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    labels = labels_of(workbench)
    workbench.do(scheme.add_label(labels, LabelKind.ENTITY, "Ferry", color="#123456", parent=labels["ORG"]))
    choose(dialog, qtbot, "FERRY")
    assert dialog.details.inherited.text() == "From the labels above it: mention, org_subtype, link_certainty."


def test_a_set_is_saved_loaded_and_the_default_restored(
    workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    tagged(workbench, "GPE")
    file = tmp_path / "two.json"
    dialog.work.save(file)
    assert read_labels(file) == read_labels(DEFAULT)
    file.write_text(
        '{"format": "desk-labels", "version": 1, "labels": [{"id": "PERSON", "kind": "entity", "name": "Human"}]}'
    )
    dialog.ask_load(file)
    question = the(LoadQuestion)
    assert isinstance(question, LoadQuestion)
    assert "Changed: Person" in question.informativeText()
    assert "Retired, because in use: Country or city" in question.informativeText()
    qtbot.mouseClick(question.load, Qt.MouseButton.LeftButton)
    assert {label.id: label.retired for label in labels_of(workbench).values()} == {"PERSON": False, "GPE": True}
    qtbot.waitUntil(lambda: dialog.tree.shown() == ["PERSON", "GPE"])
    dialog.default_action.trigger()
    question = the(LoadQuestion)
    assert isinstance(question, LoadQuestion)
    qtbot.mouseClick(question.load, Qt.MouseButton.LeftButton)
    assert list(labels_of(workbench).values()) == read_labels(DEFAULT)
    qtbot.waitUntil(lambda: len(dialog.tree.shown()) == 26)
    dialog.default_action.trigger()
    assert dialog.notice.words.text() == "The project already has these labels."


def test_a_file_that_is_no_label_set_changes_nothing(
    workbench: Workbench, dialog: LabelsDialog, tmp_path: Path
) -> None:
    file = tmp_path / "bad.json"
    file.write_text("hello")
    dialog.ask_load(file)
    assert dialog.notice.words.text() == "bad.json cannot be read: it is not JSON in UTF-8."
    dialog.work.save(tmp_path / "missing" / "x.json")
    assert "cannot be written" in dialog.notice.words.text()
    assert workbench.undo_title() is None


def test_the_editor_follows_another_window(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    other = Workbench(workbench.store, workbench.store.person("Bea"))
    choose(dialog, qtbot, "LOC")
    labels = labels_of(workbench)
    other.do(scheme.change_label(labels, labels["LOC"], name="Region"))
    other.do(scheme.delete_label(labels, labels["FAC"], 0))
    workbench.receive()
    qtbot.waitUntil(lambda: dialog.details.name.text() == "Region")
    assert "FAC" not in dialog.tree.shown()
    label = dialog.tree.current_label()
    assert label is not None
    assert label.id == "LOC"


def test_a_name_being_typed_is_not_disturbed_by_others(
    workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot
) -> None:
    choose(dialog, qtbot, "LOC")
    qtbot.keyClick(dialog.tree, Qt.Key.Key_F2)
    editor(dialog).setText("Reg")
    labels = labels_of(workbench)
    workbench.do(scheme.change_label(labels, labels["FAC"], name="Building"))
    workbench.do(scheme.change_label(labels, labels["LOC"], color="#000000"))
    qtbot.waitUntil(lambda: dialog.work.labels["FAC"].name == "Building")
    qtbot.keyClicks(editor(dialog), "ion")
    qtbot.keyClick(editor(dialog), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.details.name.text() == "Region")
    assert labels_of(workbench)["LOC"].color == "#000000"
    assert dialog.tree.item_of("FAC").text(0) == "Building"  # type: ignore[union-attr]


def test_a_change_that_comes_too_late_is_refused_with_a_reason(
    workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot
) -> None:
    labels = labels_of(workbench)
    other = Workbench(workbench.store, workbench.store.person("Bea"))
    other.do(scheme.change_label(labels, labels["LOC"], name="Region"))
    dialog.tree.named.emit("LOC", "Area")
    assert "was meanwhile changed elsewhere" in dialog.notice.words.text()
    qtbot.waitUntil(lambda: dialog.work.labels["LOC"].name == "Region")


def test_a_closed_editor_listens_no_more(workbench: Workbench, dialog: LabelsDialog) -> None:
    dialog.close()
    labels = labels_of(workbench)
    workbench.do(scheme.change_label(labels, labels["LOC"], name="Region"))
    assert dialog.work.labels["LOC"].name == "Location"
    dialog.show()
    assert dialog.work.labels["LOC"].name == "Region"


def test_every_control_has_a_name_and_return_does_not_close(dialog: LabelsDialog, qtbot: QtBot) -> None:
    for control in dialog.findChildren(QWidget):
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisibleTo(dialog):
            assert control.accessibleName() or getattr(control, "text", str)(), control
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.details.name, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_a_free_key_is_a_letter_of_the_name_or_a_digit() -> None:
    labels = {label.id: label for label in read_labels(DEFAULT)}
    assert free_key(labels, LabelKind.ENTITY, "Ship") == "S"
    assert free_key(labels, LabelKind.ENTITY, "Clue") == "U"
    assert free_key(labels, LabelKind.ENTITY, "Cop") == ""
    assert free_key(labels, LabelKind.CLAIM, "Threat") == "8"


def in_the_register(workbench: Workbench, label: str, name: str = "Iran") -> Entity:
    entity = Entity(id=new_id(), label=label, name=name)
    workbench.do(Transaction("New entity", (Change(None, entity),)))
    return entity


def related(workbench: Workbench, label: str, *, known_as: str = "") -> list[Relation]:
    """Two entities that are related by a label, and by another one too if that is given."""
    one, other = in_the_register(workbench, "ORG", "ISNA"), in_the_register(workbench, "GPE", "Iran")
    at, by = now(), workbench.person.id
    made = [
        Relation(
            id=new_id(), article=None, label=each, source=one.id, target=other.id, author=by, created=at, modified=at
        )
        for each in (label, known_as)
        if each
    ]
    workbench.do(Transaction("Relate", tuple(Change(None, relation) for relation in made)))
    return made


def relations_of(workbench: Workbench) -> list[Relation]:
    with workbench.store.reading() as reading:
        return reading.relations()


def test_entities_of_the_register_count_and_are_merged_along(
    workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot
) -> None:
    mentions = tagged(workbench, "GPE")
    iran = in_the_register(workbench, "GPE")
    qtbot.waitUntil(lambda: dialog.work.counts["GPE"] == 3)
    choose(dialog, qtbot, "GPE")
    dialog.delete_action.trigger()
    question = the(DeleteQuestion)
    assert isinstance(question, DeleteQuestion)
    assert question.text() == "“Country or city” is still on 2 annotations and 1 entity of the register."
    qtbot.mouseClick(question.merge, Qt.MouseButton.LeftButton)
    merge = the(MergeDialog)
    assert isinstance(merge, MergeDialog)
    assert not merge.note.isVisible()
    (location,) = merge.list.findItems("Location", Qt.MatchFlag.MatchExactly)
    merge.list.setCurrentItem(location)
    qtbot.mouseClick(merge.merge, Qt.MouseButton.LeftButton)
    with workbench.store.reading() as reading:
        assert [entity.label for entity in reading.entities().values()] == ["LOC"]
        assert {a.label for a in reading.carriers_of_label("LOC")} == {"LOC"}
    qtbot.waitUntil(lambda: dialog.work.counts["LOC"] == 3)
    dialog.undo_action.trigger()
    with workbench.store.reading() as reading:
        assert reading.entities() == {iran.id: iran}
        assert reading.annotations_with_label("GPE") == mentions


def test_a_label_that_only_an_entity_has_is_not_deleted(
    workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot
) -> None:
    in_the_register(workbench, "FAC")
    choose(dialog, qtbot, "FAC")
    dialog.delete_action.trigger()
    question = the(DeleteQuestion)
    assert isinstance(question, DeleteQuestion)
    qtbot.mouseClick(question.retire, Qt.MouseButton.LeftButton)
    assert labels_of(workbench)["FAC"].retired


def test_a_relation_label_is_added_renamed_and_recoloured(
    workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot
) -> None:
    choose(dialog, qtbot, "PERSON")
    qtbot.keyClick(dialog.tree, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor(dialog), "Quotes")
    qtbot.keyClick(editor(dialog), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "quotes" in dialog.tree.shown())
    made = labels_of(workbench)["quotes"]
    assert (made.kind, made.key, made.ends) == (LabelKind.RELATION, "", (("claim", "claim"),))
    qtbot.waitUntil(lambda: (label := dialog.tree.current_label()) is not None and label.id == "quotes")
    dialog.details.renamed.emit("quotes", "Cites")
    qtbot.mouseClick(dialog.details.swatches.swatches[10], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "quotes" in dialog.tree.shown())
    made = labels_of(workbench)["quotes"]
    assert (made.name, made.color) == ("Cites", dialog.details.swatches.swatches[10].color)


def test_what_a_relation_goes_between_is_ticked(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    details = dialog.details
    assert not details.ends.isVisible()
    choose(dialog, qtbot, "supports")
    assert details.ends.isVisible()
    assert not details.key.isVisible()
    assert not dialog.rekey_action.isEnabled()
    boxes = details.ends.boxes
    assert [pair for pair, box in boxes.items() if box.isChecked()] == [("claim", "claim")]
    qtbot.mouseClick(
        boxes["entity", "entity"], Qt.MouseButton.LeftButton, pos=boxes["entity", "entity"].rect().center()
    )
    assert labels_of(workbench)["supports"].ends == (("claim", "claim"), ("entity", "entity"))
    boxes["claim", "claim"].click()
    assert labels_of(workbench)["supports"].ends == (("entity", "entity"),)
    boxes["entity", "entity"].click()
    assert "at least one pair of ends" in dialog.notice.words.text()
    qtbot.waitUntil(boxes["entity", "entity"].isChecked)
    assert labels_of(workbench)["supports"].ends == (("entity", "entity"),)
    dialog.undo_action.trigger()
    qtbot.waitUntil(boxes["claim", "claim"].isChecked)


def test_a_pair_of_ends_without_a_box_is_kept(workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot) -> None:
    label = labels_of(workbench)["supports"]
    workbench.do(scheme.change_label(labels_of(workbench), label, ends=(("entity", "claim"),)))
    qtbot.waitUntil(lambda: dialog.work.labels["supports"].ends == (("entity", "claim"),))
    qtbot.waitUntil(lambda: dialog.tree.item_of("supports").data(0, LABEL).ends == (("entity", "claim"),))  # type: ignore[union-attr]
    choose(dialog, qtbot, "supports")
    dialog.details.ends.boxes["claim", "entity"].click()
    assert labels_of(workbench)["supports"].ends == (("claim", "entity"), ("entity", "claim"))


def test_a_relation_label_in_use_is_merged_and_what_is_said_already_is_not_said_twice(
    workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot
) -> None:
    before = related(workbench, "member_of", known_as="located_in")
    choose(dialog, qtbot, "member_of")
    dialog.delete_action.trigger()
    question = the(DeleteQuestion)
    assert isinstance(question, DeleteQuestion)
    assert question.text() == "“Member of” is still on 1 relation."
    qtbot.mouseClick(question.merge, Qt.MouseButton.LeftButton)
    merge = the(MergeDialog)
    assert isinstance(merge, MergeDialog)
    (supports,) = merge.list.findItems("Supports", Qt.MatchFlag.MatchExactly)
    merge.list.setCurrentItem(supports)
    assert merge.note.text() == "“Supports” will then also go from entity to entity."
    (located,) = merge.list.findItems("Located in", Qt.MatchFlag.MatchExactly)
    merge.list.setCurrentItem(located)
    assert not merge.note.isVisible()
    qtbot.mouseClick(merge.merge, Qt.MouseButton.LeftButton)
    assert relations_of(workbench) == before[1:]
    assert "member_of" not in labels_of(workbench)
    dialog.undo_action.trigger()
    assert relations_of(workbench) == before


def test_a_relation_label_in_use_is_retired_instead_of_deleted(
    workbench: Workbench, dialog: LabelsDialog, qtbot: QtBot
) -> None:
    related(workbench, "member_of")
    choose(dialog, qtbot, "member_of")
    dialog.delete_action.trigger()
    question = the(DeleteQuestion)
    assert isinstance(question, DeleteQuestion)
    qtbot.mouseClick(question.retire, Qt.MouseButton.LeftButton)
    assert labels_of(workbench)["member_of"].retired


def test_the_editor_fits_a_small_screen(dialog: LabelsDialog, qtbot: QtBot) -> None:
    for id in ("PERSON", "member_of"):
        choose(dialog, qtbot, id)
        assert dialog.minimumSizeHint().width() <= 640
        assert dialog.minimumSizeHint().height() <= 360
