"""Making, opening and refusing project files, and how their connections are set up."""

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desk.actions import labelling
from desk.actions.workbench import Workbench
from desk.model.article import Article
from desk.model.span import Span
from desk.store import schema
from desk.store.engine import PAGE_BYTES, connect, look_at_header, raw_of
from desk.store.errors import (
    CorruptProjectError,
    ExistingFileError,
    MissingProjectError,
    NewerProjectError,
    NotAProjectError,
    StoreError,
    UnwritableError,
)
from desk.store.store import Store
from tests.builders import BY_ID, LABELS, PERSON, a_store, annotations_of
from tests.store.conftest import TEXT


def said(error: pytest.ExceptionInfo[StoreError], path: Path) -> str:
    """The sentence of an error, which must be one line that names the file and ends like a sentence."""
    sentence = str(error.value)
    assert sentence.startswith(f"{path.name}: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "sqlite" not in sentence.lower()
    return sentence


def test_a_new_project_has_its_name_and_labels_after_reopening(tmp_path: Path) -> None:
    a_store(tmp_path, name="Tehran").close()
    with closing(Store.open(tmp_path / "tehran.desk")) as store:
        assert store.project().name == "Tehran"
        with store.reading() as reading:
            assert tuple(reading.labels().values()) == LABELS


def test_a_project_that_nobody_has_open_is_one_file(tmp_path: Path) -> None:
    a_store(tmp_path).close()
    assert [path.name for path in tmp_path.iterdir()] == ["test.desk"]


def test_making_a_project_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "mine.desk"
    path.write_bytes(b"precious")
    with pytest.raises(ExistingFileError) as error:
        Store.create(path, "Mine")
    said(error, path)
    assert path.read_bytes() == b"precious"


def test_making_a_project_in_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match="no such file or directory"):
        Store.create(tmp_path / "nowhere" / "mine.desk", "Mine")


def test_a_project_that_could_not_be_filled_leaves_no_file(tmp_path: Path) -> None:
    twice = (PERSON, PERSON)
    with pytest.raises(sqlite3.IntegrityError):
        Store.create(tmp_path / "mine.desk", "Mine", twice)
    assert not list(tmp_path.iterdir())


def test_a_name_with_characters_that_addresses_reserve_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "50% #1?"
    folder.mkdir()
    store = a_store(folder, name="a b&c=d%20é😀")
    store.backup(folder / "copy ?#%.desk")
    store.close()
    with closing(Store.open(folder / "copy ?#%.desk")) as again:
        assert again.project().name == "a b&c=d%20é😀"


def another_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE project (id)")
        other.commit()


NOT_PROJECTS: dict[str, Callable[[Path], object]] = {
    "a text": lambda path: path.write_text("Once upon a time, SQLite format 3 was here."),
    "a picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200)),
    "nothing": lambda path: path.write_bytes(b""),
    "half a header": lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(40)),
    "a folder": lambda path: path.mkdir(),
    "another database": another_database,
}


@pytest.mark.parametrize("kind", NOT_PROJECTS)
def test_what_is_no_project_is_refused_and_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "strange.desk"
    NOT_PROJECTS[kind](path)
    before = None if path.is_dir() else path.read_bytes()
    with pytest.raises(NotAProjectError) as error:
        Store.open(path)
    said(error, path)
    assert [each.name for each in tmp_path.iterdir()] == ["strange.desk"]
    assert before is None or path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_does_not_keep_us_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.desk")
    with pytest.raises(NotAProjectError):
        Store.open(tmp_path / "pipe.desk")


def test_a_missing_file_is_told_from_one_that_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(MissingProjectError):
        Store.open(tmp_path / "gone.desk")
    (tmp_path / "file").touch()
    with pytest.raises(MissingProjectError):
        Store.open(tmp_path / "file" / "gone.desk")


def test_a_project_of_a_newer_desk_is_refused_and_left_alone(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as raw:
        raw.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION + 1}")
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(NewerProjectError) as error:
        Store.open(store.path)
    assert "update Desk" in said(error, store.path)
    assert store.path.read_bytes() == before


def test_a_newer_number_that_stands_only_in_the_log_is_seen(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as raw:
        raw.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION + 1}")
        assert look_at_header(store.path) == schema.SCHEMA_VERSION
        with pytest.raises(NewerProjectError):
            Store.open(store.path)


def test_nothing_is_written_once_a_newer_desk_has_upgraded_the_file(bench: Workbench, article: Article) -> None:
    with closing(sqlite3.connect(bench.store.path)) as raw:
        raw.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION + 1}")
    with pytest.raises(NewerProjectError):
        bench.do(labelling.tag(article, [Span.of(TEXT, 0, 3)], PERSON, BY_ID, bench.stamp()))


@pytest.mark.parametrize("kept", [100, PAGE_BYTES, 12_000])
def test_a_project_cut_short_is_called_damaged(store: Store, kept: int) -> None:
    store.close()
    store.path.write_bytes(store.path.read_bytes()[:kept])
    with pytest.raises(CorruptProjectError) as error:
        Store.open(store.path)
    assert "backup" in said(error, store.path)


def test_a_damaged_page_is_told_in_a_sentence(bench: Workbench, article: Article) -> None:
    path = bench.store.path
    bench.do(labelling.tag(article, [Span.of(TEXT, 0, 3)], PERSON, BY_ID, bench.stamp()))
    bench.store.close()
    with closing(sqlite3.connect(path)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'annotation_by_place'").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE_BYTES : page * PAGE_BYTES] = bytes([0xFF]) * PAGE_BYTES
    path.write_bytes(content)
    with closing(Store.open(path)) as store, pytest.raises(CorruptProjectError) as error, store.reading() as reading:
        reading.annotations(article.id)
    said(error, path)


def test_a_project_without_its_tables_is_called_damaged(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as raw:
        raw.execute("DROP TABLE project")
    store.close()
    with pytest.raises(CorruptProjectError):
        Store.open(store.path)


def test_a_project_that_lost_its_identity_is_called_damaged(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as raw, raw:
        raw.execute("DELETE FROM project")
    store.close()
    with pytest.raises(CorruptProjectError, match="0 projects"):
        Store.open(store.path)


def test_every_connection_is_durable_and_keeps_foreign_keys(store: Store) -> None:
    def asked(connection: sqlite3.Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    with store.writing() as first, store.reading() as second:
        assert asked(first) == ["wal", 2, 1, 0]
        assert asked(raw_of(second._connection)) == ["wal", 2, 1, 0]


def test_the_file_says_what_it_is_before_anybody_opens_it(store: Store) -> None:
    head = store.path.read_bytes()[:100]
    assert head[68:72] == b"Desk"
    assert int.from_bytes(head[60:64], "big") == schema.SCHEMA_VERSION


def test_a_foreign_key_is_not_broken(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError), store.writing() as connection:
        connection.execute("INSERT INTO touched VALUES ('a', 17)")


def test_a_write_takes_the_lock_at_once(store: Store) -> None:
    with closing(sqlite3.connect(store.path, timeout=0)) as other:
        with store.writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")


def test_a_write_that_raises_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.writing() as connection:
            connection.execute("INSERT INTO person VALUES ('x', 'X')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.reading() as reading:
        assert reading.people() == {}


def test_a_snapshot_does_not_see_what_comes_later(store: Store) -> None:
    with store.reading() as before:
        assert before.people() == {}
        store.person("Ana")
        assert before.people() == {}
    with store.reading() as after:
        assert len(after.people()) == 1


def test_an_error_of_whoever_reads_is_not_taken_for_ours(store: Store) -> None:
    with pytest.raises(FileNotFoundError), store.reading():
        Path("/nowhere/at/all").read_text()


def test_a_writer_waits_for_the_lock_that_another_holds(store: Store) -> None:
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with store.writing():
            held.set()
            done.wait(0.3)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    ana = store.person("Ana")
    holder.join()
    with store.reading() as reading:
        assert reading.people() == {ana.id: ana}


@pytest.mark.parametrize("fate", ["deleted", "replaced"])
def test_nothing_is_written_into_a_file_that_is_gone(bench: Workbench, article: Article, fate: str) -> None:
    path = bench.store.path
    content = path.read_bytes()
    path.unlink()
    if fate == "replaced":
        path.write_bytes(content)
    with pytest.raises(UnwritableError) as error:
        bench.do(labelling.tag(article, [Span.of(TEXT, 0, 3)], PERSON, BY_ID, bench.stamp()))
    assert "moved, deleted or replaced" in said(error, path)
    assert annotations_of(bench.store, article) == []


def test_the_person_of_a_name_is_found_again(store: Store) -> None:
    ana = store.person("Ana")
    assert store.person("Ana") == ana
    assert store.person("ana") != ana


def test_changed_since_tells_of_what_another_wrote(bench: Workbench, another: Callable[[str], Workbench]) -> None:
    with bench.store.reading() as reading:
        seq = reading.last_seq()
        article = next(reading.every_article())
    assert not bench.store.changed_since(seq)
    bo = another("Bo")
    bo.do(labelling.tag(article, [Span.of(TEXT, 0, 3)], PERSON, BY_ID, bo.stamp()))
    assert bench.store.changed_since(seq)


def test_a_copy_can_be_opened_by_many_at_once(store: Store, tmp_path: Path) -> None:
    errors: list[Exception] = []

    def write(path: Path, name: str, start: threading.Barrier) -> None:
        start.wait()
        try:
            with closing(connect(path)) as raw:
                raw.execute("INSERT INTO person VALUES (?, '')", (name,))
        except sqlite3.Error as error:
            errors.append(error)

    for number in range(10):
        path = tmp_path / f"copy{number}.desk"
        # A copy has no log beside it yet; the first to open it makes one.
        store.backup(path)
        start = threading.Barrier(6)
        threads = [threading.Thread(target=write, args=(path, str(each), start)) for each in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with closing(Store.open(path)) as copy, copy.reading() as reading:
            assert len(reading.people()) == 6
    assert errors == []
