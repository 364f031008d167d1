import json
import os

import pytest

from desk import settings
from desk.settings import RECENT_KEPT, Settings

CHANGED = Settings(
    person_name="مریم 😀",
    theme="dark",
    last_project="/projects/a.desk",
    recent_projects=("/projects/a.desk", "/projects/\udcff.desk"),
    font_family="Vazirmatn",
    zoom_percent=150,
    measure_chars=60,
    window_geometry="AdnQ",
    window_state="AAAA",
    list_order="label",
    backups_kept=0,
    snapping=False,
    body_only=True,
    hints_dismissed=("claim",),
    always_show_import=True,
    import_geometry="AdnQ",
    import_columns="AAAA",
    import_split="AAAB",
    table_columns=((("Titel", "Inhalt"), (("Titel", "title"), ("Inhalt", "text"))),),
    export_folder="/exports/\udcff",
)


def test_settings_come_back_as_they_were_saved(tmp_path):
    path = tmp_path / "not" / "yet" / "settings.json"
    settings.save(CHANGED, path)
    assert settings.load(path) == CHANGED
    assert all(getattr(CHANGED, name) != getattr(Settings(), name) for name in Settings.__slots__)


def test_what_columns_hold_is_remembered_by_their_names():
    chosen = Settings().with_columns(["a", "b"], [("a", "title")]).with_columns(["c"], [("c", "text")])
    assert chosen.columns_for(["a", "b"]) == (("a", "title"),)
    assert chosen.columns_for(("b", "a")) is None
    anew = chosen.with_columns(["a", "b"], [("b", "text")])
    assert anew.columns_for(["a", "b"]) == (("b", "text"),)
    assert len(anew.table_columns) == 2


def test_without_a_file_everything_is_default_and_nothing_is_said(tmp_path, caplog):
    assert settings.load(tmp_path / "settings.json") == Settings()
    assert caplog.records == []


@pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff\xfe{}", b"", b"[" * 100_000])
def test_a_broken_file_is_set_aside_and_reported(content, tmp_path, caplog):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert settings.load(path) == Settings()
    assert not path.exists()
    assert (tmp_path / "settings.json.broken").read_bytes() == content
    assert "settings.json.broken" in caplog.text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("person_name", 5),
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("last_project", False),
        ("recent_projects", "a"),
        ("recent_projects", ["a", 1]),
        ("zoom_percent", True),
        ("zoom_percent", 0),
        ("zoom_percent", 99.5),
        ("measure_chars", "70"),
        ("window_geometry", None),
        ("list_order", ""),
        ("backups_kept", -1),
        ("hints_dismissed", "claim"),
        ("export_folder", 7),
    ],
)
def test_a_value_that_does_not_fit_becomes_its_default_alone(name, value, tmp_path, caplog):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"font_family": "Serif", "person_name": "Ada", name: value}), encoding="utf-8")
    loaded = settings.load(path)
    assert getattr(loaded, name) == getattr(Settings(), name)
    assert loaded.font_family == "Serif"
    assert name in caplog.text


def test_keys_of_a_newer_desk_survive_saving(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"person_name": "Ada", "colour_of_the_sea": "wine"}', encoding="utf-8")
    settings.save(settings.load(path), path)
    assert json.loads(path.read_text(encoding="utf-8"))["colour_of_the_sea"] == "wine"


def test_a_failed_save_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    settings.save(CHANGED, path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        settings.save(Settings(), path)
    assert settings.load(path) == CHANGED
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.json"]


def test_saving_follows_a_link(tmp_path):
    real = tmp_path / "dotfiles.json"
    settings.save(Settings(), real)
    link = tmp_path / "settings.json"
    link.symlink_to(real)
    settings.save(CHANGED, link)
    assert link.is_symlink()
    assert settings.load(real) == CHANGED


def test_a_file_that_cannot_be_read_stays_where_it_is(tmp_path, caplog):
    path = tmp_path / "settings.json"
    path.mkdir()
    assert settings.load(path) == Settings()
    assert path.is_dir()
    assert "cannot be read" in caplog.text


def test_the_project_opened_last_comes_first():
    opened = Settings(recent_projects=("b", "a")).with_project("a")
    assert (opened.last_project, opened.recent_projects) == ("a", ("a", "b"))


def test_only_so_many_recent_projects_are_kept():
    chosen = Settings()
    for number in range(RECENT_KEPT + 5):
        chosen = chosen.with_project(str(number))
    assert len(chosen.recent_projects) == RECENT_KEPT
    assert chosen.recent_projects[0] == str(RECENT_KEPT + 4)
