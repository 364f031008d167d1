from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk import paths, settings
from desk.settings import Settings
from desk.store.store import Store
from desk.ui.dialogs.export import ExportWish
from desk.ui.jobs import Jobs
from desk.ui.projects import Projects


class Office:
    """Projects and what they told."""

    def __init__(self, projects: Projects) -> None:
        self.projects = projects
        self.told: list[str] = []
        self.actions: list[list[str]] = []
        projects.told.connect(self._note)

    def _note(self, text: str, actions: list[tuple[str, Callable[[], object]]]) -> None:
        self.told.append(text)
        self.actions.append([title for title, _ in actions])


@pytest.fixture
def office(qtbot: QtBot) -> Iterator[Office]:
    made = Office(Projects(Settings(person_name="Ana", backups_kept=2), Jobs()))
    yield made
    made.projects.close()
    qtbot.waitUntil(lambda: not made.projects.jobs.running)


def settle(qtbot: QtBot, office: Office) -> None:
    qtbot.waitUntil(lambda: not office.projects.jobs.running, timeout=10_000)


def test_a_new_project_has_the_default_labels_and_is_remembered(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "news.desk"
    assert office.projects.create(path)
    bridge = office.projects.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        assert {"PERSON", "ORG", "event"} <= reading.labels().keys()
        assert reading.project().name == "news"
    kept = settings.load(paths.settings_file())
    assert kept.last_project == str(path)
    assert kept.recent_projects == (str(path),)
    settle(qtbot, office)
    assert office.told == []


def test_an_existing_file_is_never_replaced_by_a_new_project(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "taken.desk"
    path.write_text("precious")
    assert not office.projects.create(path)
    assert path.read_text() == "precious"
    assert "taken.desk" in office.told[0]
    assert office.projects.bridge is None


def test_opening_makes_a_backup_only_where_something_happened(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "news.desk"
    article = tmp_path / "one.txt"
    article.write_text("One.", encoding="utf-8")
    assert office.projects.create(path)
    settle(qtbot, office)
    for _ in range(2):
        assert office.projects.open(path)
        settle(qtbot, office)
    copies = list(paths.backup_folder().rglob("*.desk"))
    assert len(copies) == 1
    for number in range(3):
        article.write_text(f"Article {number}.", encoding="utf-8")
        with qtbot.waitSignal(office.projects.imported, timeout=10_000):
            office.projects.import_files([article])
        assert office.projects.open(path)
        settle(qtbot, office)
    copies = sorted(paths.backup_folder().rglob("*.desk"))
    assert len(copies) == 2
    newest = Store.open(copies[-1])
    with newest.reading() as reading:
        assert reading.count_articles() == 3
    newest.close()


def test_another_name_is_another_author(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    assert office.projects.create(tmp_path / "news.desk")
    settle(qtbot, office)
    office.projects.work_as("  Bo ")
    settle(qtbot, office)
    bridge = office.projects.bridge
    assert bridge is not None
    assert bridge.workbench.person.name == "Bo"
    assert settings.load(paths.settings_file()).person_name == "Bo"
    with bridge.workbench.store.reading() as reading:
        assert {person.name for person in reading.people().values()} == {"Ana", "Bo"}


def test_an_export_that_cannot_be_written_is_told(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    assert office.projects.create(tmp_path / "news.desk")
    settle(qtbot, office)
    wish = ExportWish(format="json", path=tmp_path / "no" / "such" / "folder.json", articles=None, author=None)
    office.projects.export(wish)
    settle(qtbot, office)
    qtbot.waitUntil(lambda: bool(office.told))
    assert office.told[0].startswith("folder.json cannot be written: ")


def test_a_backup_is_a_project_of_its_own(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    assert office.projects.create(tmp_path / "news.desk")
    settle(qtbot, office)
    office.projects.back_up(tmp_path / "copy.desk")
    settle(qtbot, office)
    qtbot.waitUntil(lambda: bool(office.told))
    assert office.told == [f"The backup is in {tmp_path / 'copy.desk'}."]
    Store.open(tmp_path / "copy.desk").close()


def test_a_sound_project_checks_out(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    assert office.projects.create(tmp_path / "news.desk")
    settle(qtbot, office)
    with qtbot.waitSignal(office.projects.checked, timeout=10_000) as checked:
        office.projects.check()
    assert checked.args == [[]]


def test_settings_that_cannot_be_saved_are_told_and_hold(office: Office) -> None:
    paths.config_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.config_folder().write_text("a file where the folder should be")
    office.projects.change_settings(zoom_percent=120)
    assert office.projects.settings.zoom_percent == 120
    assert office.told[0].startswith("The settings could not be saved: ")


def test_the_last_project_opens_and_if_it_is_gone_the_first_one(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    assert office.projects.create(tmp_path / "news.desk")
    settle(qtbot, office)
    office.projects.close()
    office.projects.open_last()
    assert office.projects.bridge is not None
    assert office.projects.bridge.workbench.store.path.name == "news.desk"
    settle(qtbot, office)
    office.projects.close()
    (tmp_path / "news.desk").unlink()
    office.projects.open_last()
    settle(qtbot, office)
    assert office.projects.bridge is not None
    assert office.projects.bridge.workbench.store.path.parent == paths.data_folder()
