import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.actions.project import change_cues
from desk.actions.workbench import Workbench
from desk.learn.cue_edits import Standing
from desk.ui.dialogs.cues import CuesDialog
from desk.ui.dialogs.cues_form import CueForm
from tests.builders import a_store

Key = Qt.Key


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Workbench]:
    store = a_store(tmp_path)
    yield Workbench(store, store.person("Ana"))
    store.close()


@pytest.fixture
def dialog(workbench: Workbench, qtbot: QtBot) -> CuesDialog:
    return shown(CuesDialog(workbench, "en-GB"), qtbot)


def shown(dialog: CuesDialog, qtbot: QtBot) -> CuesDialog:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def form(qtbot: QtBot) -> CueForm:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), CueForm))
    found = QApplication.activeModalWidget()
    assert isinstance(found, CueForm)
    return found


def choose(dialog: CuesDialog, text: str, shape: str = "verb") -> None:
    for row in range(dialog.list.topLevelItemCount()):
        item = dialog.list.topLevelItem(row)
        assert item is not None
        dialog.list.setCurrentItem(item)
        word = dialog.list.current_word()
        if word is not None and (word.text, word.shape) == (text, shape):
            return
    raise AssertionError(f"{text} is not shown")


def visible(dialog: CuesDialog) -> list[str]:
    items = (dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount()))
    return [item.text(0) for item in items if item is not None and not item.isHidden()]


def kept(workbench: Workbench) -> object:
    with workbench.store.reading() as reading:
        cues = reading.project().cues
    return json.loads(cues) if cues else None


def add(dialog: CuesDialog, qtbot: QtBot, text: str) -> None:
    dialog.add_action.trigger()
    asked = form(qtbot)
    qtbot.keyClicks(asked.text, text)
    qtbot.keyClick(asked.text, Key.Key_Return)


def test_a_word_is_added_by_keyboard_and_undone(workbench: Workbench, dialog: CuesDialog, qtbot: QtBot) -> None:
    dialog.add_action.trigger()
    asked = form(qtbot)
    assert not asked.ok.isEnabled()
    qtbot.keyClicks(asked.text, "opine")
    assert asked.hint.text() == "Found as: opine, opines, opined, opining"
    asked.kind.setCurrentIndex(asked.kind.findData("belief"))
    qtbot.keyClick(asked.text, Key.Key_Return)
    assert kept(workbench) == {"add": [{"cue": "opine", "kind": "belief"}]}
    word = dialog.list.current_word()
    assert word is not None
    assert (word.text, word.standing, word.certainty) == ("opine", Standing.ADDED, "probable")
    assert workbench.undo_title() == "Add the reporting word “opine”"
    dialog.undo_action.trigger()
    assert kept(workbench) is None
    assert "opine" not in visible(dialog)
    dialog.redo_action.trigger()
    assert "opine" in visible(dialog)


def test_a_wrong_word_is_refused_while_it_is_typed(workbench: Workbench, dialog: CuesDialog, qtbot: QtBot) -> None:
    dialog.add_action.trigger()
    asked = form(qtbot)
    qtbot.keyClicks(asked.text, "say")
    assert asked.hint.text() == "“say” is there already with this use. Change that one instead."
    assert not asked.ok.isEnabled()
    asked.shape.setCurrentIndex(asked.shape.findData("noun"))
    assert asked.ok.isEnabled()
    asked.text.setText("say!")
    assert "could not be found" in asked.hint.text()
    asked.reject()
    assert kept(workbench) is None


def test_a_word_that_ships_is_changed_taken_out_and_restored(
    workbench: Workbench, dialog: CuesDialog, qtbot: QtBot
) -> None:
    choose(dialog, "tell")
    assert not dialog.restore_action.isEnabled()
    dialog.change_action.trigger()
    asked = form(qtbot)
    assert asked.text.isReadOnly()
    assert not asked.shape.isEnabled()
    combo = asked.values["certainty"]
    combo.setCurrentIndex(combo.findData("possible"))
    asked.accept()
    changed = {"cue": "tell", "forms": {"past": ["told"]}, "kind": "assertion", "addressee": True}
    assert kept(workbench) == {"add": [{**changed, "certainty": "possible"}]}
    qtbot.keyClick(dialog.list, Key.Key_Delete)
    assert kept(workbench) == {"remove": ["tell"]}
    assert not dialog.remove_action.isEnabled()
    assert not dialog.change_action.isEnabled()
    dialog.restore_action.trigger()
    assert kept(workbench) is None
    assert dialog.notice.words.text() == "“tell” is again as it ships with Desk."


def test_a_word_of_two_uses_is_taken_out_in_both_and_that_is_said(
    workbench: Workbench, dialog: CuesDialog, qtbot: QtBot
) -> None:
    choose(dialog, "report", "noun")
    dialog.remove_action.trigger()
    assert dialog.notice.words.text() == "“report” is taken out, in each of its uses."
    dialog.own.click()
    assert visible(dialog) == ["report", "report"]


def test_a_word_is_found_by_any_of_its_forms(dialog: CuesDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "told")
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert visible(dialog) == ["tell"]
    assert dialog.isVisible()
    qtbot.keyClick(dialog.search, Key.Key_Down)
    assert dialog.list.hasFocus()
    dialog.own.click()
    assert visible(dialog) == []
    assert not dialog.change_action.isEnabled()


def test_each_language_shows_its_words_and_the_project_s(
    workbench: Workbench, dialog: CuesDialog, qtbot: QtBot
) -> None:
    add(dialog, qtbot, "opine")
    dialog.language.setCurrentIndex(dialog.language.findData("fa"))
    assert {"opine", "گفت"} <= set(visible(dialog))
    assert "say" not in visible(dialog)


def test_a_change_made_elsewhere_is_shown_at_once(workbench: Workbench, dialog: CuesDialog, qtbot: QtBot) -> None:
    with workbench.store.reading() as reading:
        project = reading.project()
    workbench.do(change_cues(project, '{"add":[{"cue":"aver"}]}', "Elsewhere"))
    assert "aver" in visible(dialog)


def test_changes_that_cannot_be_read_are_said_and_may_be_discarded(workbench: Workbench, qtbot: QtBot) -> None:
    with workbench.store.reading() as reading:
        project = reading.project()
    workbench.do(change_cues(project, '{"add":{"said":1}}', "Another program"))
    dialog = shown(CuesDialog(workbench), qtbot)
    assert "not all cues" in dialog.notice.words.text()
    assert not dialog.add_action.isEnabled()
    assert "say" in visible(dialog)
    qtbot.mouseClick(dialog.notice.button, Qt.MouseButton.LeftButton)
    assert kept(workbench) is None
    assert dialog.add_action.isEnabled()


def test_the_dialog_and_its_form_fit_a_small_screen(dialog: CuesDialog, qtbot: QtBot) -> None:
    dialog.add_action.trigger()
    asked = form(qtbot)
    for each in (dialog, asked):
        assert each.minimumSizeHint().width() <= 640
        assert each.minimumSizeHint().height() <= 360
    asked.reject()
