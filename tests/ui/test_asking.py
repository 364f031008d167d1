"""Where questions for files begin."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desk import paths, settings
from desk.ui.dialogs.destination import beside
from desk.ui.dialogs.export import ExportDialog
from desk.ui.window import Window
from tests.ui.at_work import at_work


def test_nothing_is_meant_to_go_among_the_files_of_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    assert beside(tmp_path / "work" / "a.desk") == tmp_path / "work"
    # This home has no folder for documents.
    elsewhere = beside(paths.data_folder() / "First project.desk")
    assert elsewhere.is_dir()
    assert elsewhere != paths.data_folder()


def test_an_export_goes_where_the_last_one_went_and_not_where_files_came_from(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("news", "out"):
        (tmp_path / name).mkdir()
    (tmp_path / "news" / "a.txt").write_text("The council met.")
    hand = at_work(qtbot, tmp_path, "The council of Oslo met on Monday.")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "news"))
    with qtbot.waitSignal(hand.window.parts.projects.imported, timeout=20_000):
        hand.window.asking.import_folder()
    hand.settle()
    proposed: list[str] = []

    def look(dialog: ExportDialog) -> None:
        proposed.append(dialog.wish().path.parent.name)
        dialog.reject()

    with hand.answering(ExportDialog, look):
        hand.command("export")
    hand.export(tmp_path / "out" / "first.json")
    with hand.answering(ExportDialog, look):
        hand.command("export")
    assert proposed == [tmp_path.name, "out"]


def test_the_folder_of_the_last_export_is_known_at_the_next_start_while_it_is_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    project = tmp_path / "work.desk"
    away = tmp_path / "out"
    away.mkdir()
    hand = at_work(qtbot, tmp_path, "The council of Oslo met on Monday.")
    hand.export(away / "first.json")
    again = Window(settings.load(paths.settings_file()))
    qtbot.addWidget(again)
    assert again.asking.target_for(project) == away
    (away / "first.json").unlink()
    away.rmdir()
    assert again.asking.target_for(project) == tmp_path
    again.parts.projects.change_settings(export_folder=str(tmp_path / ("x" * 300)))
    assert again.asking.target_for(project) == tmp_path
