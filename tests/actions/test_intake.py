"""Imports of whole folders: provenance, bad files among good ones, and what is left after a crash."""

import os
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from desk import __version__
from desk.actions.intake import Intake, import_paths, import_text, interrupted, keep
from desk.actions.workbench import Workbench
from desk.formats.format import Options
from desk.formats.worker import Limits
from desk.model.article import Article, Provenance, Source
from desk.model.project import Batch
from desk.store.check import check
from desk.store.store import Store
from desk.work import Cancelled, Progress

ROOT = Path(__file__).parents[2]


def bring(bench: Workbench, *paths: Path, **how: object) -> Intake:
    result = import_paths(bench.store, paths, bench.person, Progress(), **how)  # type: ignore[arg-type]
    if result.transaction is not None:
        bench.do(result.transaction)
    return result


def brought(bench: Workbench, result: Intake) -> list[Article]:
    with bench.store.reading() as reading:
        return [article for id in result.articles if (article := reading.article(id)) is not None]


def test_every_article_says_where_it_came_from(bench: Workbench, hostile: Path) -> None:
    (hostile / "a.txt").write_text("One text.")
    (hostile / "b.hostile").write_text("say first\nmany 1")
    result = bring(bench, hostile)
    text, first, second = (article.provenance for article in brought(bench, result))
    assert text is not None
    assert (text.file, text.reader, text.part) == ("a.txt", "text", None)
    assert text.sha256 == sha256(b"One text.").hexdigest()
    assert text.version == f"desk {__version__}"
    digest = sha256((hostile / "b.hostile").read_bytes()).hexdigest()
    assert first == Provenance(
        file="b.hostile", sha256=digest, reader="hostile", version=f"desk {__version__}, hostile 1"
    )
    assert second is not None
    assert (second.sha256, second.part) == (digest, 1)


def test_a_pasted_text_has_its_header_marked(bench: Workbench) -> None:
    raw = "Title: Ferry deal\r\nDate: 24 June 2019\r\n\r\nThe council voted on Tuesday.\r\n"
    result = import_text(bench.store, "Ferries", Source(outlet="Post"), raw, bench.person)
    assert result.transaction is not None
    bench.do(result.transaction)
    (article,) = brought(bench, result)
    assert (article.title, article.source.outlet) == ("Ferries", "Post")
    assert [(region.kind, region.start) for region in article.regions] == [("header", 0)]
    assert article.provenance is not None
    assert article.provenance.reader == "pasted"


def test_bad_files_among_many_are_named_and_the_rest_comes(bench: Workbench, hostile: Path) -> None:
    bad = {20: "die", 50: "raise", 80: "hang", 110: "refuse it is old", 140: "eat"}
    for number in range(160):
        (hostile / f"{number:03}.hostile").write_text(bad.get(number, f"say Text {number}."))
    (hostile / "161.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = bring(bench, hostile, limits=Limits(seconds=2, memory_mb=300))
    assert len(result.articles) == 155
    assert [problem.split(" ")[0] for problem in result.problems] == [f"{n:03}.hostile" for n in bad] + ["161.txt"]
    # Each on its own, all in the order of the files, whichever process was faster.
    with bench.store.reading() as reading:
        texts = [reading.text(article) for article in brought(bench, result)]
    assert texts == [f"Text {n}." for n in range(160) if n not in bad]
    assert check(bench.store.path) == []


def test_options_are_passed_to_the_reader_of_each_file(bench: Workbench, hostile: Path) -> None:
    for name in "ab":
        (hostile / f"{name}.hostile").write_text(f"say {name}")
    result = bring(bench, hostile, options_for=lambda path: Options(encoding=f"of {path.stem}"))
    assert [article.title for article in brought(bench, result)] == ["of a", "of b"]


class _StopWhen(Progress):
    def __init__(self, done: int) -> None:
        super().__init__()
        self._done = done

    def report(self, done: int, total: int | None = None, message: str = "") -> None:
        if done == self._done:
            self.cancel()


def test_cancelling_in_the_middle_leaves_nothing_behind(bench: Workbench, hostile: Path) -> None:
    with bench.store.reading() as reading:
        before = reading.count_rows()
    for number in range(30):
        (hostile / f"{number:02}.hostile").write_text("many 20" if number < 20 else "hang")
    started = time.monotonic()
    with pytest.raises(Cancelled):
        import_paths(bench.store, [hostile], bench.person, _StopWhen(20))
    assert time.monotonic() - started < 8
    with bench.store.reading() as reading:
        assert reading.count_rows() == before
        assert len(reading.batches()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="processes are listed in /proc")
def test_a_killed_import_is_offered_and_leaves_no_process(bench: Workbench, hostile: Path) -> None:
    for number in range(3):
        (hostile / f"{number}.hostile").write_text("many 300")
    (hostile / "9.hostile").write_text("hang")
    code = """
import sys
from pathlib import Path
from desk.actions.intake import import_paths
from desk.store.store import Store
from desk.work import Progress
store = Store.open(Path(sys.argv[1]))
import_paths(store, [Path(sys.argv[2])], store.person("Ana"), Progress())
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(hostile.parent / "site"), str(ROOT)))}
    killed = subprocess.Popen([sys.executable, "-c", code, bench.store.path, hostile], env=environment)
    until = time.monotonic() + 30
    while not (interrupted_count := _loaded(bench.store)) and time.monotonic() < until:
        time.sleep(0.02)
    children = _children(killed.pid)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert interrupted_count
    assert children
    [batch] = interrupted(bench.store)
    until = time.monotonic() + 10
    while any(_runs(pid) for pid in children) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(_runs(pid) for pid in children)
    bench.do(keep(bench.store, batch))
    assert check(bench.store.path) == []


@pytest.mark.slow
def test_ten_thousand_files_with_bad_ones_among_them(bench: Workbench, hostile: Path) -> None:
    for number in range(10_000):
        if number % 500 == 7:
            (hostile / f"{number:05}.txt").symlink_to(hostile / "gone")
        else:
            (hostile / f"{number:05}.txt").write_text(f"Text number {number}.")
    result = bring(bench, hostile)
    assert (len(result.articles), len(result.problems)) == (9_980, 20)


def _loaded(store: Store) -> int:
    with store.reading() as reading:
        return sum(reading.count_batch(batch.id) for batch in reading.batches() if batch.owner)


def _children(pid: int) -> list[int]:
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for found in lists for child in found.read_text().split()]


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_files_that_another_process_brings_meanwhile_come_once(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Text number {number}.")
    with bench.store.reading() as reading:
        before = reading.count_articles()
    other = Store.open(bench.store.path)
    begin, begun = Store.begin_batch, list[Store]()

    def begin_late(store: Store, batch: Batch) -> None:
        begun.append(store)
        if len(begun) == 1:
            first = import_paths(other, [folder], bench.person, Progress())
            assert first.transaction is not None
            other.apply(first.transaction, bench.person.id)
        begin(store, batch)

    monkeypatch.setattr(Store, "begin_batch", begin_late)
    result = import_paths(bench.store, [folder], bench.person, Progress())
    other.close()
    assert begun == [bench.store, other]
    assert (result.transaction, result.articles, result.known) == (None, (), 3)
    with bench.store.reading() as reading:
        assert reading.count_articles() == before + 3
    assert interrupted(bench.store) == []
