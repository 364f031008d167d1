"""What happens to work when the process is killed, the disk is full, nothing can be written, or two write at once."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path

import pytest

from desk.actions import labelling
from desk.actions.workbench import Workbench
from desk.model.article import Article
from desk.model.project import Batch, BatchState
from desk.model.span import Span
from desk.store.check import check
from desk.store.errors import StoreError, UnwritableError
from desk.store.store import Store
from tests.builders import BY_ID, PERSON, a_mention, a_workbench, an_article, annotations_of
from tests.store.conftest import TEXT

ROOT = Path(__file__).parents[2]
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
posix = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")


def start(path: Path, *job: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.labeller", str(path), *job]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def acknowledged(worker: subprocess.Popen[str], at_least: int, extra_s: float) -> list[str]:
    """Kills the worker some time after it has acknowledged so much; gives all that it has acknowledged."""
    assert worker.stdout is not None
    found = [worker.stdout.readline().strip() for _ in range(at_least)]
    time.sleep(extra_s)
    worker.kill()
    rest = worker.stdout.read().split("\n")
    worker.stdout.close()
    assert worker.wait() == -signal.SIGKILL
    # The last line may have been cut off by the kill.
    return [*found, *rest[:-1]]


def killed_while_labelling(path: Path, article: Article, times: int) -> None:
    """Kills a labelling process so many times, at other moments each time, and looks for what it said was stored."""
    stored: set[str] = set()
    for number in range(times):
        said = acknowledged(start(path, "label", "Ana", "0"), 3, (number * 7919 % 40) / 1000)
        stored.update(said)
        assert all(said)
        with closing(Store.open(path)) as store:
            present = {annotation.id for annotation in annotations_of(store, article)}
            with store.reading() as reading:
                entries = [h for h in reading.headings() if h.title.startswith("Tag")]
        assert stored <= present
        # What was stored but no longer acknowledged: at most the one that the kill fell into.
        assert len(present - stored) <= number + 1
        assert len(entries) == len(present)
        assert check(path) == []


@posix
def test_nothing_acknowledged_is_lost_by_a_kill(bench: Workbench, article: Article) -> None:
    bench.store.close()
    killed_while_labelling(bench.store.path, article, 5)


@posix
@pytest.mark.slow
def test_nothing_acknowledged_is_lost_by_thirty_kills(bench: Workbench, article: Article) -> None:
    bench.store.close()
    killed_while_labelling(bench.store.path, article, 30)


@posix
def test_a_kill_in_the_middle_of_an_import_leaves_it_aside(bench: Workbench, article: Article) -> None:
    path = bench.store.path
    chunks = acknowledged(start(path, "load"), 2, 0.02)
    with bench.store.reading() as reading:
        (batch,) = reading.batches(BatchState.LOADING)
        assert reading.count_articles() == 1
        assert 100 * len(chunks) <= reading.count_batch(batch.id) <= 100 * (len(chunks) + 1)
    assert check(path) == []
    bench.store.discard_batch(batch.id)
    with bench.store.reading() as reading:
        assert reading.batches(BatchState.LOADING) == []
        assert reading.count_rows() == 1
        assert reading.article(article.id) == article
    assert check(path) == []


def test_two_processes_that_write_at_once_lose_nothing(bench: Workbench, article: Article) -> None:
    workers = [start(bench.store.path, "label", name, "200") for name in ("Ana", "Bo")]
    said = [worker.communicate()[0].split() for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0]
    assert [len(ids) for ids in said] == [200, 200]
    assert {annotation.id for annotation in annotations_of(bench.store, article)} == {*said[0], *said[1]}
    assert bench.receive() == 400
    assert check(bench.store.path) == []


def test_labelling_goes_on_while_another_process_imports(bench: Workbench, article: Article) -> None:
    importer = start(bench.store.path, "load")
    assert importer.stdout is not None
    importer.stdout.readline()
    for start_ in range(30):
        bench.do(labelling.tag(now(bench, article), [Span.of(TEXT, start_, start_ + 3)], PERSON, BY_ID, bench.stamp()))
    importer.kill()
    importer.communicate()
    assert len(annotations_of(bench.store, article)) == 30
    assert check(bench.store.path) == []


def now(bench: Workbench, article: Article) -> Article:
    with bench.store.reading() as reading:
        return reading.article(article.id) or article


def tag_until_it_fails(bench: Workbench, article: Article, limit: int = 5000) -> tuple[int, StoreError]:
    """Tags with long notes until the disk takes no more; gives how many went in, and what was said."""
    for number in range(limit):
        mention = labelling.tag(now(bench, article), [Span.of(TEXT, 0, 3)], PERSON, BY_ID, bench.stamp())
        try:
            bench.do(mention)
            (*_, last) = annotations_of(bench.store, article)
            bench.do(labelling.set_note(last, f"{number} " * 2000, bench.stamp()))
        except StoreError as error:
            return number, error
    raise AssertionError("the disk never got full")


def full_disk(bench: Workbench, article: Article, make_room: Callable[[], object]) -> None:
    """Fills the disk up, looks that nothing is half-written, makes room and works on."""
    with pytest.raises(AssertionError, match="never"):
        tag_until_it_fails(bench, article, 3)
    seen: list[str] = []
    stop = bench.listen(lambda transaction: seen.append(transaction.title))
    _, error = tag_until_it_fails(bench, article)
    assert isinstance(error, UnwritableError)
    assert str(error).startswith("test.desk: the disk ")
    stop()
    before = annotations_of(bench.store, article)
    with bench.store.reading() as reading:
        assert [h.title for h in reading.headings()][-len(seen) :] == seen
    with pytest.raises(UnwritableError):
        tag_for_ever(bench, article)
    present = annotations_of(bench.store, article)
    assert {a.id for a in before} <= {a.id for a in present}
    make_room()
    tag_once(bench, article)
    assert len(annotations_of(bench.store, article)) == len(present) + 1
    assert check(bench.store.path) == []


def tag_for_ever(bench: Workbench, article: Article) -> None:
    while True:
        tag_once(bench, article)


def tag_once(bench: Workbench, article: Article) -> None:
    bench.do(labelling.tag(now(bench, article), [Span.of(TEXT, 0, 3)], PERSON, BY_ID, bench.stamp()))


def test_a_full_file_takes_nothing_half(bench: Workbench, article: Article) -> None:
    raw = bench.store._engine.raw_connection()
    with closing(raw):
        connection = raw.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        # The one pooled connection that everything below uses.
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 40}")
    full_disk(bench, article, lambda: connection.execute("PRAGMA max_page_count=100000"))


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """A small file system of its own in memory, for as long as the block runs."""
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", *options, "desk-test", str(folder)], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip(f"cannot mount here: {made.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


needs_root = pytest.mark.skipif(not IS_ROOT or sys.platform != "linux", reason="only root on Linux can mount")


@needs_root
def test_a_full_disk_takes_nothing_half(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "-o", "size=3000k") as folder:
        ballast = folder / "ballast"
        ballast.write_bytes(bytes(600_000))
        bench, (article,) = a_workbench(folder, TEXT)
        with closing(bench.store):
            full_disk(bench, article, ballast.unlink)


@needs_root
def test_an_import_that_fills_the_disk_can_be_taken_away(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "-o", "size=8m") as folder:
        ballast = folder / "ballast"
        # What is loaded stands in the log first and then in the file, so the second half must fit as well.
        ballast.write_bytes(bytes(5_000_000))
        bench, articles = a_workbench(folder, TEXT)
        with closing(bench.store) as store:
            fill_with_an_import(bench)
            with store.reading() as reading:
                (batch,) = reading.batches(BatchState.LOADING)
                assert reading.count_articles() == 1
            assert check(store.path) == []
            ballast.unlink()
            store.discard_batch(batch.id)
            with store.reading() as reading:
                assert list(reading.every_article()) == articles
            assert check(store.path) == []


def fill_with_an_import(bench: Workbench) -> None:
    """Loads articles until the disk takes no more."""
    bench.store.begin_batch(Batch(id="b", origin="", by=bench.person.id, at=""))

    def load_for_ever() -> None:
        for number in count():
            text = f"{number} {TEXT} " * 200
            article = an_article(text, batch="b")
            bench.store.load([(article, text, [a_mention(article, text, "Bo", author=bench.person.id)])])

    with pytest.raises(UnwritableError, match="the disk"):
        load_for_ever()


@needs_root
def test_a_copy_that_does_not_fit_says_so_and_leaves_nothing(bench: Workbench, tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "-o", "size=64k") as folder:
        (folder / "copy.desk").write_bytes(b"earlier")
        with pytest.raises(UnwritableError, match=r"^copy\.desk: the disk is full; the copy was not made\.$"):
            bench.store.backup(folder / "copy.desk")
        assert [path.name for path in folder.iterdir()] == ["copy.desk"]
        assert (folder / "copy.desk").read_bytes() == b"earlier"
    assert check(bench.store.path) == []


def test_a_project_cannot_be_made_on_a_full_disk(tmp_path: Path) -> None:
    if not (IS_ROOT and sys.platform == "linux"):
        pytest.skip("only root on Linux can mount")
    with mounted(tmp_path / "small", "-o", "size=40k") as folder:
        with pytest.raises(UnwritableError):
            Store.create(folder / "mine.desk", "Mine")
        assert not list(folder.iterdir())


def reads_but_does_not_write(path: Path, article: Article) -> None:
    """What a project that cannot be written to must still do, and must refuse."""
    with closing(Store.open(path)) as store:
        assert not store.writable
        (mention,) = annotations_of(store, article)
        bench = Workbench(store, store.person("Ana"))
        assert bench.undo_title() == "Tag Person: Ana"
        assert bench.receive() == 0
        refused: list[Callable[[], object]] = [
            lambda: bench.do(labelling.remove([mention])),
            bench.undo,
            lambda: store.person("Somebody new"),
            lambda: store.discard_batch("b"),
        ]
        for write in refused:
            with pytest.raises(UnwritableError) as error:
                write()
            assert "open for reading only" in str(error.value)
        assert annotations_of(store, article) == [mention]
    assert check(path) == []


@pytest.fixture
def tagged(bench: Workbench, article: Article) -> Workbench:
    tag_once(bench, article)
    return bench


@needs_root
def test_a_project_on_a_read_only_disk_can_be_read(tagged: Workbench, article: Article, tmp_path: Path) -> None:
    with mounted(tmp_path / "disk") as folder:
        tagged.store.backup(folder / "test.desk")
        # A project as a crash leaves it: with a log, and one as it is when nobody has it open.
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        reads_but_does_not_write(folder / "test.desk", article)
        copy = tmp_path / "copy.desk"
        with closing(Store.open(folder / "test.desk")) as store:
            store.backup(copy)
        assert check(copy) == []


@needs_root
def test_a_closed_project_on_a_read_only_disk_can_be_read(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk") as folder:
        bench, (article,) = a_workbench(folder, TEXT)
        tag_once(bench, article)
        bench.store.close()
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        reads_but_does_not_write(folder / "test.desk", article)


@contextmanager
def unchangeable(path: Path) -> Iterator[None]:
    """Keeps even root from writing to a file, or from making files in a folder."""
    if subprocess.run(["chattr", "+i", str(path)], check=False, capture_output=True).returncode:
        pytest.skip("this file system has no immutable files")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", str(path)], check=True)


@needs_root
def test_a_read_only_file_can_be_read(tagged: Workbench, article: Article) -> None:
    tagged.store.close()
    with unchangeable(tagged.store.path):
        reads_but_does_not_write(tagged.store.path, article)


@needs_root
def test_a_file_in_a_read_only_folder_can_be_read(tagged: Workbench, article: Article) -> None:
    tagged.store.close()
    with unchangeable(tagged.store.path.parent):
        with closing(Store.open(tagged.store.path)) as store:
            assert not store.writable
            assert len(annotations_of(store, article)) == 1
        with pytest.raises(UnwritableError, match=r"cannot be|not permitted"):
            tagged.store.backup(tagged.store.path.with_name("copy.desk"))
        with pytest.raises(UnwritableError):
            Store.create(tagged.store.path.with_name("new.desk"), "New")


@needs_root
def test_what_stands_only_in_the_log_is_read_from_a_read_only_folder(tagged: Workbench, article: Article) -> None:
    path = tagged.store.path
    assert path.with_name("test.desk-wal").stat().st_size
    with unchangeable(path), closing(Store.open(path)) as store:
        assert not store.writable
        assert len(annotations_of(store, article)) == 1


@pytest.mark.skipif(IS_ROOT or sys.platform == "win32", reason="permissions do not bind root")
def test_a_file_without_permission_to_write_can_be_read(tagged: Workbench, article: Article) -> None:
    tagged.store.close()
    tagged.store.path.chmod(0o444)
    reads_but_does_not_write(tagged.store.path, article)


@needs_root
def test_somebody_without_permissions_reads(tagged: Workbench, article: Article) -> None:
    path = tagged.store.path
    tagged.store.close()
    for folder in path.parents:
        with suppress(OSError):
            folder.chmod(folder.stat().st_mode | 0o055)
    code = (
        "import os, sys; from pathlib import Path; from desk.store.store import Store\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "store = Store.open(Path(sys.argv[1]))\n"
        "with store.reading() as reading: print(store.writable, reading.count_articles())\n"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=False)
    if "PermissionError" in ran.stderr or "ModuleNotFoundError" in ran.stderr:
        pytest.skip("the code cannot be read by nobody")
    assert ran.stdout.split() == ["False", "1"], ran.stderr
