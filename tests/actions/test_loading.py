import json
from pathlib import Path

import pytest

from desk.actions import intake
from desk.store.store import Store
from desk.work import Progress
from tests.builders import a_workbench

ROOT = Path(__file__).parents[2]


def bring(store: Store, *paths: Path) -> intake.Intake:
    person = store.person("Ana")
    result = intake.import_paths(store, paths, person, Progress())
    if result.transaction is not None:
        store.apply(result.transaction, person.id)
    return result


def test_the_texts_of_many_files_are_written_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbench, _ = a_workbench(tmp_path, "first")
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(450):
        (folder / f"{number:03}.txt").write_text(f"text {number % 449}")
    written: list[int] = []
    load = Store.load
    monkeypatch.setattr(
        Store,
        "load",
        lambda store, rows, *more, **named: (written.append(len(rows)), load(store, rows, *more, **named)),
    )
    result = bring(workbench.store, folder)
    assert written == [200, 200, 49]
    assert (len(result.articles), result.known) == (449, 1)
    with workbench.store.reading() as reading:
        stored = [reading.article(id) for id in result.articles]
    assert [article.source.file for article in stored if article] == [f"{number:03}.txt" for number in range(449)]
    workbench.store.close()


def test_texts_that_wait_come_before_what_the_next_file_says(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "p.desk", "Mine", ())
    (tmp_path / "a.txt").write_text("Only words.")
    golden = tmp_path / "b.json"
    golden.write_bytes((ROOT / "tests" / "data" / "export-1.json").read_bytes())
    known = json.loads(golden.read_text(encoding="utf-8"))["articles"][0]["text"]
    (tmp_path / "c.txt").write_bytes(known.encode())
    result = bring(store, tmp_path / "a.txt", golden, tmp_path / "c.txt")
    assert not result.problems
    assert result.known == 1
    assert store.project().name == "Mine"
    with store.reading() as reading:
        assert sum(1 for _ in reading.every_article(None)) == len(result.articles)
    store.close()


def test_where_somebody_waits_fewer_are_written_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Hurried(Progress):
        stride = 3

    workbench, _ = a_workbench(tmp_path, "first")
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02}.txt").write_text(f"Text number {number}.")
    written: list[int] = []
    load = Store.load
    monkeypatch.setattr(
        Store, "load", lambda self, rows, *rest, **more: (written.append(len(rows)), load(self, rows, *rest, **more))
    )
    result = intake.import_paths(workbench.store, [folder], workbench.person, Hurried())
    assert (written, len(result.articles)) == ([6, 6, 6, 2], 20)
