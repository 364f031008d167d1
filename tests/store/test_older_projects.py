"""Projects that earlier schemas made, kept in tests/data/projects: they must open for ever."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desk.actions.workbench import Workbench
from desk.model.annotation import Claim
from desk.model.label import LabelKind
from desk.store.check import check
from desk.store.store import Store

OLDER = sorted((Path(__file__).parents[1] / "data" / "projects").glob("v*.desk"))


def sql_of(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as raw:
        columns = [
            (
                table,
                sorted(row[1:] for row in raw.execute(f"PRAGMA table_info({table})")),
                sorted(
                    row[1] for row in raw.execute(f"PRAGMA index_list({table})") if not row[1].startswith("sqlite_")
                ),
            )
            for (table,) in raw.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")
        ]
    return [(table, [row[:3] for row in info], indexes) for table, info, indexes in columns]  # type: ignore[misc]


@pytest.fixture(params=OLDER, ids=lambda path: path.stem)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path / "old.desk"))


def test_there_is_one_for_every_schema_before_this() -> None:
    from desk.store.schema import SCHEMA_VERSION

    assert [path.stem for path in OLDER] == [f"v{number}" for number in range(1, SCHEMA_VERSION)]


def test_an_older_project_opens_whole_with_a_backup_beside_it(older: Path) -> None:
    before = older.read_bytes()
    store = Store.open(older)
    with store.reading() as reading:
        (article,) = reading.every_article()
        text, annotations, bad = reading.verified(article)
        labels = reading.labels()
    store.close()
    assert not bad
    assert {text[a.start : a.end] for a in annotations} >= {"Kiumars Heydari", "Iraqi"}
    assert sum(isinstance(a, Claim) for a in annotations) == 2
    assert [a.note for a in annotations if a.note] == ["a note"]
    assert {"same_claim", "object"} <= {id for id, label in labels.items() if label.kind is LabelKind.RELATION}
    assert check(older) == []
    (backup,) = older.parent.glob("old.v*-backup.desk")
    with closing(sqlite3.connect(backup)) as raw, closing(sqlite3.connect(":memory:")) as original:
        original.deserialize(before)
        assert list(raw.iterdump()) == list(original.iterdump())


def test_an_upgraded_project_has_the_tables_of_a_new_one(older: Path, tmp_path: Path) -> None:
    Store.open(older).close()
    Store.create(tmp_path / "new.desk", "New").close()
    assert sql_of(older) == sql_of(tmp_path / "new.desk")


def test_what_was_undone_before_the_upgrade_can_still_be_redone(older: Path) -> None:
    store = Store.open(older)
    workbench = Workbench(store, store.person("Ana"))
    redone = workbench.redo()
    assert redone is not None
    assert redone.transaction.title == "Tag Person: Tariq Abbas Ibrahim"
    while workbench.undo():
        pass
    with store.reading() as reading:
        assert reading.count_articles() == 0
    store.close()
