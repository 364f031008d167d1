import subprocess
import sys
from pathlib import Path

import pytest

from desk import paths

FOLDERS = (
    paths.data_folder,
    paths.config_folder,
    paths.cache_folder,
    paths.log_folder,
    paths.backup_folder,
    lambda: paths.settings_file().parent,
)


@pytest.mark.parametrize("folder", FOLDERS)
def test_desk_home_moves_every_folder(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("DESK_HOME", str(tmp_path / "elsewhere"))
    assert (tmp_path / "elsewhere") in folder().parents


@pytest.mark.parametrize("folder", FOLDERS)
def test_without_desk_home_every_folder_is_the_apps_own(folder, monkeypatch):
    monkeypatch.delenv("DESK_HOME")
    assert folder().is_absolute()
    assert "desk" in folder().parts or "Desk" in folder().parts


def test_an_empty_desk_home_counts_as_none(monkeypatch):
    monkeypatch.delenv("DESK_HOME")
    usual = paths.data_folder()
    monkeypatch.setenv("DESK_HOME", "")
    assert paths.data_folder() == usual


def test_a_relative_desk_home_is_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DESK_HOME", "here")
    assert paths.data_folder() == tmp_path / "here" / "data"


def test_asking_for_a_folder_makes_none(tmp_path, monkeypatch):
    monkeypatch.setenv("DESK_HOME", str(tmp_path / "untouched"))
    for folder in FOLDERS:
        folder()
    assert not (tmp_path / "untouched").exists()


def test_a_resource_of_the_checkout_is_found():
    assert paths.resource("icons", "desk.svg") == Path(__file__).parent.parent / "resources" / "icons" / "desk.svg"


def test_a_missing_resource_is_named():
    with pytest.raises(FileNotFoundError, match=r"resources/labels/none\.json is missing"):
        paths.resource("labels", "none.json")


def test_appdirs_is_not_loaded_where_desk_home_says_it_all():
    code = "import sys; from desk import paths; paths.data_folder(); sys.exit('appdirs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
