from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from desk import paths, settings
from desk.settings import Settings
from desk.ui.dialogs.preferences import PreferencesDialog
from tests.trips.hand import CONTROL, Hand, Key
from tests.ui.at_work import at_work, workbench


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    found = at_work(qtbot, tmp_path, "Ana Lee was in Oslo.", "Bo was not.")
    yield found
    found.command("theme_light")


def test_every_choice_holds_at_once_and_is_kept(hand: Hand) -> None:
    def choose(dialog: PreferencesDialog) -> None:
        view = hand.view
        dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
        assert view.theme.dark
        dialog.zoom.setValue(150)
        assert view.zoom_percent == 150
        dialog.measure.setValue(60)
        assert view.measure_chars == 60
        dialog.snapping.setChecked(False)
        assert view.word_around(1, 3) == (1, 3)
        dialog.backups.setValue(7)
        family = dialog.family.itemData(1)
        dialog.family.setCurrentIndex(1)
        assert view.font().family() == family
        dialog.family.setCurrentIndex(0)
        assert view.font().family() != ""
        hand.key(Key.Key_Escape)

    with hand.answering(PreferencesDialog, choose):
        hand.key(Key.Key_Comma, CONTROL)
    kept = settings.load(paths.settings_file())
    assert (kept.theme, kept.zoom_percent, kept.measure_chars) == ("dark", 150, 60)
    assert (kept.snapping, kept.backups_kept, kept.font_family) == (False, 7, "")


def test_another_name_leaves_the_article_open(hand: Hand) -> None:
    article = hand.window.parts.editing.article
    assert article is not None

    def rename(dialog: PreferencesDialog) -> None:
        dialog.name.setFocus()
        dialog.name.selectAll()
        hand.write("Maryam")
        hand.key(Key.Key_Tab)
        dialog.accept()

    with hand.answering(PreferencesDialog, rename):
        hand.key(Key.Key_Comma, CONTROL)
    hand.settle()
    assert workbench(hand).person.name == "Maryam"
    assert hand.window.parts.editing.article == article
    assert settings.load(paths.settings_file()).person_name == "Maryam"


def test_a_name_is_taken_by_closing_too_and_an_empty_one_is_none(qtbot: QtBot) -> None:
    dialog = PreferencesDialog(Settings(person_name="Ana"), "Ana")
    qtbot.addWidget(dialog)
    names: list[str] = []
    dialog.renamed.connect(names.append)
    dialog.name.setText("  ")
    dialog.reject()
    assert names == []
    dialog.name.setText(" Bo ")
    close = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close)
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert names == ["Bo"]


def test_a_font_that_is_not_installed_stays_chosen(qtbot: QtBot) -> None:
    dialog = PreferencesDialog(Settings(font_family="No Such Font"), "Ana")
    qtbot.addWidget(dialog)
    assert dialog.family.currentData() == "No Such Font"
