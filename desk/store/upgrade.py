"""Bringing a project that an older Desk made up to today's schema: a backup first, then all steps or none."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from importlib import import_module
from pathlib import Path

from sqlalchemy import event

from desk.store import schema
from desk.store.engine import BEGIN_OPTION, make_engine, told
from desk.store.errors import CorruptProjectError
from desk.store.migrations import STEPS


def upgrade(path: Path, steps: Mapping[int, str] = STEPS, target: int = schema.SCHEMA_VERSION) -> Path:
    """Brings the project at `path` to schema `target`; gives the backup that stands beside it.

    All steps are one transaction. If any fails the project is as it was, and the backup stays.
    """
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    engine = make_engine(path)

    @event.listens_for(engine, "connect")
    def free(raw: sqlite3.Connection, _record: object) -> None:
        # Rebuilding a table, as SQLite needs for most alterations, would trip the keys that point at it.
        raw.execute("PRAGMA foreign_keys=OFF")

    try:
        with told(path), engine.connect() as plain:
            connection = plain.execution_options(**{BEGIN_OPTION: "IMMEDIATE"})
            with connection.begin():
                version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
                backup = _backup(path, version)
                operations = Operations(MigrationContext.configure(connection))
                for number in range(version + 1, target + 1):
                    import_module(steps[number]).upgrade(operations)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise CorruptProjectError(path, "the project could not be upgraded; nothing was changed.")
                connection.exec_driver_sql(f"PRAGMA user_version={target}")
    finally:
        engine.dispose()
    with told(path), closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return backup


def _backup(path: Path, version: int) -> Path:
    """A copy beside the project, named after its schema number; an earlier one is never overwritten."""
    number = 1
    while (
        target := path.with_name(f"{path.stem}.v{version}-backup{'' if number == 1 else f'-{number}'}.desk")
    ).exists():
        number += 1
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    return target
