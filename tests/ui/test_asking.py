"""Where questions for files begin."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk import paths
from desk.settings import Settings
from desk.ui.window import Window


def test_nothing_is_meant_to_go_among_the_files_of_the_app(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    window = Window(Settings(person_name="Ana", theme="light", backups_kept=0))
    qtbot.addWidget(window)
    beside = window.asking.folder_beside
    assert beside(tmp_path / "work" / "a.desk") == tmp_path / "work"
    # This home has no folder for documents.
    elsewhere = beside(paths.data_folder() / "First project.desk")
    assert elsewhere.is_dir()
    assert elsewhere != paths.data_folder()
