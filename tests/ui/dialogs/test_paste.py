import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desk.model.article import Source
from desk.ui.dialogs.paste import PasteDialog, headline

ODD = "\ufeffTitle here\r\n\r\n10\u00a0km, سلام 👨‍👩‍👧 a\u2028b\tc"


def a_dialog(qtbot: QtBot, text: str) -> PasteDialog:
    dialog = PasteDialog(text)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_was_pasted_comes_back_exactly(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, ODD)
    assert dialog.result_values() == ("Title here", Source(), ODD)
    assert dialog.count.text() == "9 words"


def test_a_changed_text_keeps_its_no_break_spaces(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, ODD)
    dialog.text.moveCursor(dialog.text.textCursor().MoveOperation.End)
    qtbot.keyClicks(dialog.text, "!")
    assert dialog.result_values()[2] == "Title here\n\n10\u00a0km, سلام 👨‍👩‍👧 a\nb\tc!"


def test_fields_become_the_source_and_empty_ones_none(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, "text")
    qtbot.keyClicks(dialog.fields.lines["outlet"], " BBC ")
    qtbot.keyClicks(dialog.fields.lines["published"], "2019-06-24T21:57")
    dialog.title.selectAll()
    qtbot.keyClicks(dialog.title, "Ports reopen")
    title, source, _ = dialog.result_values()
    assert title == "Ports reopen"
    assert source == Source(outlet="BBC", published="2019-06-24T21:57")


def test_without_text_it_cannot_be_accepted(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, " \n\u00a0")
    assert not dialog.ok.isEnabled()
    qtbot.keyClicks(dialog.text, "word")
    assert dialog.ok.isEnabled()
    qtbot.waitUntil(lambda: dialog.count.text() == "1 word")


def test_a_wrong_date_is_explained_and_cannot_be_accepted(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, "text")
    line = dialog.fields.lines["published"]
    qtbot.keyClicks(line, "yesterday")
    assert not dialog.ok.isEnabled()
    assert "2019-06-24" in line.accessibleDescription()
    line.selectAll()
    qtbot.keyClicks(line, "2019")
    assert dialog.ok.isEnabled()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n  Ports   reopen \nmore", "Ports reopen"),
        ("Friday 22 November 2019\nNews ID: 67387\nPublish Date: 24 June 2019 - 21:57\nPorts reopen", "Ports reopen"),
        ("***\nMinister: we knew about the leak all along, and everyone else did as well, says he of all people", None),
        ("word " * 60, ""),
        ("", ""),
    ],
)
def test_a_headline_is_guessed_from_the_first_lines(text: str, title: str | None) -> None:
    assert headline(text) == (text.split("\n")[1] if title is None else title)
