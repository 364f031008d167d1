"""Older projects: a backup first, all steps or none, and never a newer one."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from desk.actions import labelling
from desk.actions.workbench import Workbench
from desk.model.article import Article
from desk.model.span import Span
from desk.store import schema
from desk.store import upgrade as upgrading
from desk.store.check import check
from desk.store.engine import PAGE_BYTES
from desk.store.errors import CorruptProjectError, NewerProjectError, UnwritableError
from desk.store.guest import guest
from desk.store.migrations import STEPS
from desk.store.store import Store
from desk.store.upgrade import upgrade
from tests.builders import BY_ID, PERSON, annotations_of
from tests.store.conftest import TEXT

ROOT = Path(__file__).parents[2]
PROJECTS = ROOT / "tests" / "data" / "projects"
NOW = schema.SCHEMA_VERSION

MODULES = {
    "step_column": """
        import sqlalchemy as sa

        def upgrade(op):
            op.add_column("article", sa.Column("kicker", sa.String, nullable=False, server_default="none"))
            op.execute("UPDATE article SET kicker = upper(title)")
        """,
    "step_rebuild": """
        import sqlalchemy as sa

        def upgrade(op):
            # Rebuilds a table that others point to.
            with op.batch_alter_table("person") as batch:
                batch.add_column(sa.Column("email", sa.String))
                batch.alter_column("name", new_column_name="full_name")
        """,
    "step_fail": """
        def upgrade(op):
            op.execute("DELETE FROM annotation")
            raise RuntimeError("half way")
        """,
    "step_orphan": """
        def upgrade(op):
            op.execute("DELETE FROM batch")
        """,
    "step_kill": """
        import os, signal

        def upgrade(op):
            op.execute("DELETE FROM annotation")
            op.execute("CREATE TABLE left_over (id)")
            os.kill(os.getpid(), signal.SIGKILL)
        """,
}


@pytest.fixture
def old(bench: Workbench, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed project with a mention in it, and the steps of MODULES to be imported."""
    bench.do(labelling.tag(article, [Span.of(TEXT, 0, 3)], PERSON, BY_ID, bench.stamp()))
    bench.store.close()
    folder = tmp_path / "steps"
    folder.mkdir()
    for name, code in MODULES.items():
        (folder / f"{name}.py").write_text(textwrap.dedent(code))
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(folder)
    return bench.store.path


def steps(*names: str) -> Mapping[int, str]:
    """These modules as the steps that follow today's schema."""
    return {NOW + number: name for number, name in enumerate(names, 1)}


def ask(path: Path, question: str) -> list[object]:
    with closing(sqlite3.connect(path)) as raw:
        return [row[0] for row in raw.execute(question)]


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return [f"{name} {raw.execute(f'PRAGMA {name}').fetchone()}" for name in ("user_version", "application_id")] + [
            *raw.iterdump()
        ]


def test_the_steps_are_one_for_every_number_above_one() -> None:
    assert sorted(STEPS) == list(range(2, NOW + 1))


def test_all_steps_are_taken_and_a_backup_stands_beside(old: Path) -> None:
    before = dump(old)
    kept = upgrade(old, steps("step_column", "step_rebuild"), NOW + 2)
    assert kept == old.with_name(f"test.v{NOW}-backup.desk")
    assert dump(kept) == before
    assert check(kept) == []
    assert ask(old, "PRAGMA user_version") == [NOW + 2]
    assert ask(old, "SELECT kicker FROM article") == ["ARTICLE 1"]
    assert ask(old, "SELECT full_name FROM person") == ["Ana"]
    assert ask(old, "SELECT author = (SELECT id FROM person) FROM annotation") == [1]


def test_foreign_keys_are_as_they_were_after_a_table_is_rebuilt(old: Path) -> None:
    def keys() -> set[tuple[object, ...]]:
        with closing(sqlite3.connect(old)) as raw:
            tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            return {(t, *row[2:5]) for t in tables for row in raw.execute(f"PRAGMA foreign_key_list({t})")}

    before = keys()
    assert ("annotation", "person", "author", "id") in before
    upgrade(old, steps("step_rebuild"), NOW + 1)
    assert keys() == before
    with closing(sqlite3.connect(old)) as raw:
        raw.execute("PRAGMA foreign_keys=ON")
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute("DELETE FROM person")


@pytest.mark.parametrize("bad", ["step_fail", "step_orphan"])
def test_a_step_that_fails_leaves_the_project_as_it_was(old: Path, bad: str) -> None:
    before = dump(old)
    with pytest.raises((RuntimeError, CorruptProjectError)) as error:
        upgrade(old, steps("step_column", "step_rebuild", bad), NOW + 3)
    assert isinstance(error.value, RuntimeError) or "nothing was changed" in str(error.value)
    assert dump(old) == before
    assert check(old) == []
    assert dump(old.with_name(f"test.v{NOW}-backup.desk")) == before


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_a_kill_in_the_middle_leaves_the_old_project(old: Path) -> None:
    before = dump(old)
    code = (
        "import sys; from pathlib import Path; from desk.store.upgrade import upgrade\n"
        f"sys.path.insert(0, {str(old.parent / 'steps')!r})\n"
        f"upgrade(Path({str(old)!r}), {dict(steps('step_column', 'step_kill'))!r}, {NOW + 2})"
    )
    killed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert dump(old) == before
    with closing(Store.open(old)) as project:
        assert project.writable
    assert check(old) == []


def test_an_earlier_backup_is_not_overwritten(old: Path) -> None:
    first = old.with_name(f"test.v{NOW}-backup.desk")
    first.write_bytes(b"precious")
    assert upgrade(old, steps("step_column"), NOW + 1) == old.with_name(f"test.v{NOW}-backup-2.desk")
    assert first.read_bytes() == b"precious"


def test_a_second_upgrade_finds_nothing_to_do(old: Path) -> None:
    upgrade(old, steps("step_column"), NOW + 1)
    names = set(old.parent.iterdir())
    # The window that opened the file at the same moment, and waited for the lock.
    assert upgrade(old, steps("step_column"), NOW + 1) is None
    assert set(old.parent.iterdir()) == names


@pytest.mark.parametrize("name", ["v1.desk", "v2.desk"])
def test_an_older_project_keeps_the_size_of_its_pages(name: str, tmp_path: Path) -> None:
    def bytes_of_a_page(path: Path) -> int:
        with closing(sqlite3.connect(path)) as raw:
            return int(raw.execute("PRAGMA page_size").fetchone()[0])

    path, new, backup = (tmp_path / each for each in ("a.desk", "new.desk", "backup.desk"))
    path.write_bytes((PROJECTS / name).read_bytes())
    assert bytes_of_a_page(path) == 4096
    with closing(Store.open(path)) as store:
        store.backup(backup)
        with guest(backup) as other:
            assert bytes_of_a_page(other.path) == 4096
    assert [bytes_of_a_page(each) for each in (path, backup)] == [4096, 4096]
    assert check(path) == check(backup) == []
    with closing(Store.create(new, "New")):
        assert bytes_of_a_page(new) == PAGE_BYTES


def test_a_newer_project_is_not_upgraded(old: Path) -> None:
    with closing(sqlite3.connect(old)) as raw:
        raw.execute(f"PRAGMA user_version={NOW + 5}")
    with pytest.raises(NewerProjectError):
        upgrade(old, steps("step_column"), NOW + 1)


def test_opening_an_older_project_upgrades_it(old: Path, article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(old)) as raw:
        raw.execute(f"PRAGMA user_version={NOW - 1}")
    monkeypatch.setattr(upgrading, "STEPS", {NOW: "step_column"})
    with closing(Store.open(old)) as project:
        assert [each.quote for each in annotations_of(project, article)] == ["Ana"]
    assert ask(old, "PRAGMA user_version") == [NOW]
    assert old.with_name(f"test.v{NOW - 1}-backup.desk").exists()
    names = set(old.parent.iterdir())
    Store.open(old).close()
    assert set(old.parent.iterdir()) == names


def test_an_older_project_that_cannot_be_written_to_is_refused(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(old)) as raw:
        raw.execute(f"PRAGMA user_version={NOW - 1}")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(UnwritableError, match="older Desk"):
        Store.open(old)


def test_alembic_is_loaded_for_an_upgrade_only(old: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from desk.store.store import Store\n"
        f"Store.open(Path({str(old)!r})).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
