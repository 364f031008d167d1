"""Files that are not what they should be are refused, or their bad parts are, one by one; nothing is half-written."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desk.actions.joining import Answer, Answers, carry_out, survey
from desk.actions.owner import this_process
from desk.actions.packing import export_package
from desk.model.ids import new_id, now
from desk.model.project import Batch
from desk.store.engine import PAGE_BYTES
from desk.store.errors import BusyError, CorruptProjectError, NewerProjectError, NotAProjectError, StoreError
from desk.work import Cancelled, Progress
from tests.actions.merging import Family, Side
from tests.builders import EVENT, a_claim, a_mention

OLDER = sorted((Path(__file__).parents[1] / "data" / "projects").glob("v*.desk"))
TEXT = "Ana Lee met Bo Ek in Oslo. She said it went well."


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    found = Family(tmp_path, TEXT, "Another text about Rome.")
    yield found
    found.close()


@pytest.fixture
def boss(family: Family) -> Side:
    return family.side("boss", "Boss")


@pytest.fixture
def package(family: Family) -> Path:
    """Two mentions and a claim of Cem's, one of the mentions in the second article."""
    side = family.side("side", "Cem")
    side.made(
        a_mention(family.articles[0], TEXT, "Oslo"),
        a_claim(family.articles[0], TEXT, "it went well", label=EVENT),
        a_mention(family.articles[1], "Another text about Rome.", "Rome"),
    )
    target = family.folder / "cem.deskpackage"
    export_package(side.store, target, Progress())
    return target


def tampered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON label BEGIN DELETE FROM article; END",
        "CREATE VIEW spare AS SELECT * FROM article",
        "CREATE TABLE spare (id TEXT)",
        "CREATE VIRTUAL TABLE spare USING fts5(text)",
        "ALTER TABLE label ADD COLUMN more TEXT GENERATED ALWAYS AS (name || 'x') VIRTUAL",
    ],
)
def test_a_file_that_does_more_than_hold_tables_is_refused(boss: Side, package: Path, statement: str) -> None:
    before = boss.state()
    tampered(package, statement)
    with pytest.raises(NotAProjectError, match=r"cem\.deskpackage"):
        boss.merge(package)
    assert boss.state() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE annotation SET spans = x'00'",
        "UPDATE article SET title = x'ff'",
        "UPDATE label SET position = 'first'",
        "ALTER TABLE comment DROP COLUMN text",
        "DELETE FROM project",
        "UPDATE label SET attributes = '{'",
    ],
)
def test_a_file_that_holds_something_else_is_refused(boss: Side, package: Path, statement: str) -> None:
    before = boss.state()
    tampered(package, statement)
    with pytest.raises(CorruptProjectError):
        boss.merge(package)
    assert boss.state() == before


def test_a_value_that_is_too_long_is_refused(boss: Side, package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.store.guest.LONGEST_BYTES", 2_000_000)
    tampered(package, "UPDATE text SET text = printf('%.*c', 3000000, 'a')")
    with pytest.raises(CorruptProjectError, match="too long"):
        boss.merge(package)


@pytest.mark.parametrize("cut", [60, 5_000, 40_000])
def test_a_file_that_was_cut_short_is_refused(boss: Side, package: Path, cut: int) -> None:
    package.write_bytes(package.read_bytes()[:cut])
    with pytest.raises(StoreError):
        boss.merge(package)


def test_a_newer_file_is_refused(boss: Side, package: Path) -> None:
    tampered(package, "PRAGMA user_version=99")
    with pytest.raises(NewerProjectError):
        boss.merge(package)


@pytest.mark.parametrize(
    ("statement", "told", "left"),
    [
        ("UPDATE text SET text = replace(text, 'Oslo', 'Rome')", "not what its hash says", 1),
        ("UPDATE annotation SET spans = replace(spans, 'Oslo', 'Osla')", "Annotation", 2),
        ("UPDATE annotation SET author = (SELECT id FROM person ORDER BY id LIMIT 1)", "", 3),
        ("UPDATE annotation SET label = 'NONE' WHERE spans LIKE '%Oslo%'", "which is none", 2),
        ("UPDATE annotation SET label = 'event' WHERE spans LIKE '%Oslo%'", "which is none", 2),
        ("UPDATE annotation SET entity = 'nobody' WHERE spans LIKE '%Oslo%'", "an entity that is not there", 2),
        (
            'UPDATE annotation SET attribution = \'[{"mention":"x","span":null,"cue":null}]\' WHERE kind = \'claim\'',
            "its source x is not there",
            2,
        ),
        ("UPDATE annotation SET attributes = '{' WHERE spans LIKE '%Oslo%'", "cannot be read", 1),
    ],
)
def test_bad_parts_are_left_out_one_by_one(
    family: Family, boss: Side, package: Path, statement: str, told: str, left: int
) -> None:
    tampered(package, statement)
    merge = boss.merge(package)
    kept = [*boss.all(family.articles[0].id), *boss.all(family.articles[1].id)]
    assert len(kept) == left
    assert any(told in problem for problem in merge.plan.problems) or not told
    assert boss.merge(package).transaction is None


def test_history_that_cannot_be_read_is_told_of(boss: Side, package: Path) -> None:
    tampered(package, "UPDATE past SET changes = 'nonsense'")
    merge = boss.merge(package)
    assert any("its history" in problem for problem in merge.plan.problems)


def test_a_review_of_nothing_is_left_out(family: Family, boss: Side, package: Path) -> None:
    article = family.articles[0].id
    tampered(
        package,
        f"""INSERT INTO comment SELECT 'c1', '{article}', 'nothing', NULL, NULL, NULL, id, '2026', 'Hm', NULL, NULL
            FROM person LIMIT 1""",
        f"""INSERT INTO comment SELECT 'c2', '{article}', NULL, NULL, NULL, 'c1', id, '2026', 'Hm', NULL, NULL
            FROM person LIMIT 1""",
    )
    merge = boss.merge(package)
    assert sum("what it is about is not there" in problem for problem in merge.plan.problems) == 2


def test_a_cancelled_merge_leaves_nothing(family: Family, tmp_path: Path, package: Path) -> None:
    (tmp_path / "empty").mkdir()
    empty = Family(tmp_path / "empty")
    side = empty.side("empty", "Boss")

    class Impatient(Progress):
        def report(self, done: int, total: int | None = None, message: str = "") -> None:
            with side.store.reading() as reading:
                if reading.batches():
                    self.cancel()

    before = side.state()
    with pytest.raises(Cancelled):
        carry_out(side.store, package, side.person, Impatient())
    with side.store.reading() as reading:
        assert reading.batches() == []
    assert side.state() == before
    empty.close()


def test_looking_at_a_file_changes_nothing(boss: Side, package: Path) -> None:
    before = boss.path.read_bytes(), package.read_bytes()
    plan = survey(boss.store, package, Progress())
    assert plan.counts.new == {"claim": 1, "mention": 2}
    boss.store.checkpoint()
    assert package.read_bytes() == before[1]


@pytest.mark.parametrize("older", OLDER, ids=lambda path: path.stem)
def test_an_older_project_is_merged_from_an_upgraded_copy(tmp_path: Path, older: Path) -> None:
    folder = tmp_path / "away"
    folder.mkdir()
    other = folder / older.name
    shutil.copy(older, other)
    before = other.read_bytes()
    (tmp_path / "empty").mkdir()
    empty = Family(tmp_path / "empty")
    side = empty.side("empty", "Boss")
    merge = side.merge(other, Answers(labels=Answer.THEIRS))
    assert merge.plan.articles
    assert merge.plan.problems == ()
    assert side.merge(other, Answers(labels=Answer.THEIRS)).transaction is None
    assert other.read_bytes() == before
    assert list(folder.iterdir()) == [other]
    empty.close()


def test_a_second_merge_waits_for_the_first(tmp_path: Path, package: Path) -> None:
    (tmp_path / "empty").mkdir()
    empty = Family(tmp_path / "empty")
    side = empty.side("empty", "Boss")
    first = Batch(id=new_id(), origin="a merge of b.desk", by=side.person.id, at=now(), owner=this_process())
    side.store.begin_batch(first)
    with pytest.raises(BusyError, match="another merge"):
        side.merge(package)
    with side.store.reading() as reading:
        assert reading.batches() == [first]
    side.store.discard_batch(first.id)
    assert side.merge(package).plan.articles
    empty.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_a_project_with_its_log_is_read_where_nothing_can_be_written(boss: Side, family: Family) -> None:
    side = family.side("side", "Dee")
    side.made(a_mention(family.articles[0], TEXT, "Oslo"))
    folder = family.folder / "stick"
    folder.mkdir()
    for name in (side.path.name, side.path.name + "-wal"):
        shutil.copy(family.folder / name, folder / name)
    folder.chmod(0o555)
    try:
        assert boss.merge(folder / side.path.name).plan.counts.new == {"mention": 1}
    finally:
        folder.chmod(0o755)


def test_what_sqlite_finds_is_told_in_one_line(boss: Side, package: Path) -> None:
    pages = 60
    with package.open("r+b") as file:
        file.seek(28)
        file.write((package.stat().st_size // PAGE_BYTES + pages).to_bytes(4, "big"))
        file.truncate(package.stat().st_size + pages * PAGE_BYTES)
    with pytest.raises(CorruptProjectError) as refused:
        boss.merge(package)
    assert "\n" not in str(refused.value)
    assert "***" not in str(refused.value)
