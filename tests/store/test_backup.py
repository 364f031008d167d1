"""Copies: whole, consistent while others write, and never at the cost of what is there."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from desk.actions.workbench import Workbench
from desk.model.article import Article
from desk.store.backup import backup
from desk.store.check import check
from desk.store.errors import CorruptProjectError, UnwritableError
from desk.store.store import Store
from desk.work import Cancelled
from tests.builders import a_store, a_workbench, filled
from tests.store.conftest import TEXT


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return list(raw.iterdump())


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def test_a_copy_holds_everything_and_stands_alone(bench: Workbench, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    bench.store.backup(folder / "copy.desk")
    assert names(folder) == {"copy.desk"}
    assert dump(folder / "copy.desk") == dump(bench.store.path)
    assert check(folder / "copy.desk") == []
    with closing(Store.open(folder / "copy.desk")) as copy:
        assert copy.project() == bench.store.project()


def test_a_copy_can_be_written_to_like_any_project(bench: Workbench, article: Article, tmp_path: Path) -> None:
    bench.store.backup(tmp_path / "copy.desk")
    with closing(Store.open(tmp_path / "copy.desk")) as copy:
        assert copy.writable
        theirs = Workbench(copy, copy.person("Bo"))
        filled(theirs, ["One more."])
    with bench.store.reading() as reading:
        assert reading.count_articles() == 1
        assert reading.article(article.id) == article


def test_a_copy_made_while_others_write_is_consistent(tmp_path: Path) -> None:
    bench, _ = a_workbench(tmp_path, *(f"{number} {TEXT * 40}" for number in range(300)))
    stop = threading.Event()

    def write() -> None:
        with closing(Store.open(bench.store.path)) as store:
            theirs = Workbench(store, store.person("Bo"))
            number = 0
            while not stop.is_set():
                number += 1
                filled(theirs, [f"more {number}"])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            bench.store.backup(tmp_path / f"copy{number}.desk")
    finally:
        stop.set()
        writer.join()
    counts = []
    for number in range(5):
        path = tmp_path / f"copy{number}.desk"
        assert check(path) == []
        with closing(Store.open(path)) as copy, copy.reading() as reading:
            counts.append(reading.count_articles())
            assert len(reading.headings()) == reading.count_articles() - 299
    assert counts == sorted(counts)
    bench.store.close()


def test_an_earlier_copy_is_replaced(bench: Workbench, tmp_path: Path) -> None:
    target = tmp_path / "copy.desk"
    bench.store.backup(target)
    filled(bench, ["One more."])
    bench.store.backup(target)
    with closing(Store.open(target)) as copy, copy.reading() as reading:
        assert reading.count_articles() == 2


def test_a_project_is_not_copied_onto_itself(bench: Workbench, tmp_path: Path) -> None:
    (tmp_path / "alias.desk").symlink_to(bench.store.path)
    for target in (bench.store.path, tmp_path / "alias.desk"):
        with pytest.raises(UnwritableError, match="onto itself"):
            bench.store.backup(target)
    assert check(bench.store.path) == []


def test_a_project_that_is_open_is_not_replaced(bench: Workbench, tmp_path: Path) -> None:
    with closing(a_store(tmp_path, name="other")) as other:
        other.person("Bo")
        with pytest.raises(UnwritableError, match=r"other\.desk: the file is in use; the copy was not made\."):
            bench.store.backup(other.path)
        with other.reading() as reading:
            assert len(reading.people()) == 1


def test_where_nothing_can_be_written_is_said_of_the_copy(bench: Workbench, tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match=r"^copy\.desk: no such file or directory\.$"):
        bench.store.backup(tmp_path / "nowhere" / "copy.desk")
    (tmp_path / "folder.desk").mkdir()
    with pytest.raises(UnwritableError, match=r"^folder\.desk: this is a folder"):
        bench.store.backup(tmp_path / "folder.desk")


def test_stopping_a_copy_leaves_what_was_there(bench: Workbench, tmp_path: Path) -> None:
    target = tmp_path / "copy.desk"
    target.write_bytes(b"earlier")
    before = names(tmp_path)

    def stop(done: int, total: int) -> None:
        assert 0 <= done <= total
        raise Cancelled

    with pytest.raises(Cancelled):
        bench.store.backup(target, stop)
    assert target.read_bytes() == b"earlier"
    assert names(tmp_path) == before


def test_progress_ends_with_all_pages(bench: Workbench, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    bench.store.backup(tmp_path / "copy.desk", lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0


def test_a_damaged_project_is_named_as_the_reason(bench: Workbench, tmp_path: Path) -> None:
    bench.store.close()
    bench.store.path.write_bytes(bench.store.path.read_bytes()[:5000])
    with pytest.raises(CorruptProjectError, match=r"^test\.desk: "):
        backup(bench.store.path, tmp_path / "copy.desk")
    assert names(tmp_path) >= {"test.desk"}
    assert "copy.desk" not in names(tmp_path)
