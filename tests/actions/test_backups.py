"""The rotating backups that are made when a project is opened."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desk.actions import labelling
from desk.actions.backups import rotate
from desk.model.span import Span
from desk.store.check import check
from desk.store.engine import PAGE_BYTES
from desk.store.errors import CorruptProjectError
from desk.store.store import Store
from tests.builders import BY_ID, PERSON, a_workbench

TEXT = "one two three four five six"


def test_a_backup_is_a_project_that_opens_and_holds_the_same(tmp_path: Path) -> None:
    workbench, (article,) = a_workbench(tmp_path, "Heydari said so.")
    workbench.do(labelling.tag(article, [Span(0, 7, "Heydari")], PERSON, BY_ID, workbench.stamp()))
    copy = rotate(workbench.store, tmp_path / "backups", 5)
    assert copy is not None
    assert check(copy) == []
    opened = Store.open(copy)
    with opened.reading() as reading:
        assert [a.quote for a in reading.annotations(article.id)] == ["Heydari"]
    opened.close()
    workbench.store.close()


def test_nothing_new_makes_no_new_backup(tmp_path: Path) -> None:
    workbench, _ = a_workbench(tmp_path, "Text")
    assert rotate(workbench.store, tmp_path / "backups", 5) is not None
    assert rotate(workbench.store, tmp_path / "backups", 5) is None
    workbench.undo()
    assert rotate(workbench.store, tmp_path / "backups", 5) is not None
    workbench.store.close()


def test_only_the_newest_are_kept_and_none_where_none_are_wanted(tmp_path: Path) -> None:
    workbench, (article,) = a_workbench(tmp_path, TEXT)
    assert rotate(workbench.store, tmp_path / "backups", 0) is None
    assert not (tmp_path / "backups").exists()
    copies = []
    for n in range(4):
        workbench.do(labelling.tag(article, [Span(n, n + 1, TEXT[n])], PERSON, BY_ID, workbench.stamp()))
        with workbench.store.reading() as reading:
            found = reading.article(article.id)
        assert found is not None
        article = found
        copies.append(rotate(workbench.store, tmp_path / "backups", 2))
    (home,) = (tmp_path / "backups").iterdir()
    assert sorted(home.iterdir()) == sorted(copy for copy in copies[-2:] if copy)
    for copy in home.iterdir():
        with closing(sqlite3.connect(copy)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    workbench.store.close()


def test_a_damaged_project_does_not_push_out_a_good_backup(tmp_path: Path) -> None:
    workbench, (article,) = a_workbench(tmp_path, TEXT * 4000)
    store = workbench.store
    good = rotate(store, tmp_path / "backups", 1)
    workbench.do(labelling.tag(article, [Span(0, 1, TEXT[0])], PERSON, BY_ID, workbench.stamp()))
    store.close()
    data = bytearray(store.path.read_bytes())
    at = data.index(TEXT.encode() * 20, len(data) // 2)
    at -= at % PAGE_BYTES
    data[at : at + 4] = b"\xff" * 4
    store.path.write_bytes(data)
    opened = Store.open(store.path)
    with pytest.raises(CorruptProjectError):
        rotate(opened, tmp_path / "backups", 1)
    opened.close()
    (home,) = (tmp_path / "backups").iterdir()
    assert list(home.iterdir()) == [good]
