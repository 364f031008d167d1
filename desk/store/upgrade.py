"""Bringing a project that an older Desk made up to today's schema: a backup first, then all steps or none."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from importlib import import_module
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Connection

from desk.store import claim_rows, schema
from desk.store.backup import backup
from desk.store.engine import BEGIN_OPTION, connect, make_engine, raw_of, told
from desk.store.errors import CorruptProjectError
from desk.store.migrations import STEPS


def upgrade(path: Path, steps: Mapping[int, str] | None = None, target: int = schema.SCHEMA_VERSION) -> Path | None:
    """Brings the project at `path` to schema `target` by the `steps`, ours where None; gives the backup beside it.

    All steps are one transaction. If any fails the project is as it was, and the backup stays. None, and nothing
    done, where somebody else has brought it there meanwhile.
    """
    steps = STEPS if steps is None else steps
    engine = make_engine(path, newest=target)

    @event.listens_for(engine, "connect")
    def free(raw: sqlite3.Connection, _record: object) -> None:
        # Rebuilding a table, as SQLite needs for most alterations, would trip the keys that point at it.
        raw.execute("PRAGMA foreign_keys=OFF")

    try:
        with told(path, "it was not upgraded"), engine.connect() as plain:
            connection = plain.execution_options(**{BEGIN_OPTION: "IMMEDIATE"})
            with connection.begin():
                # Only here, with the write lock held, is the number certain: it may be newer in the log.
                version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
                if version == target:
                    return None
                kept = _backup(path, version)
                _climb(path, connection, [steps[number] for number in range(version + 1, target + 1)])
                if target == schema.SCHEMA_VERSION:
                    claim_rows.rebuild(raw_of(connection))
                connection.exec_driver_sql(f"PRAGMA user_version={target}")
    finally:
        engine.dispose()
    with told(path), closing(connect(path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return kept


def _climb(path: Path, connection: Connection, modules: list[str]) -> None:
    # Importing Alembic takes as long as opening a window; it is needed here only.
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    operations = Operations(MigrationContext.configure(connection))
    for module in modules:
        import_module(module).upgrade(operations)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise CorruptProjectError(path, "the project could not be upgraded; nothing was changed.")


def _backup(path: Path, version: int) -> Path:
    """A copy beside the project, named after its schema number; an earlier one is never overwritten."""
    number = 1
    while (
        target := path.with_name(f"{path.stem}.v{version}-backup{'' if number == 1 else f'-{number}'}{path.suffix}")
    ).exists():
        number += 1
    backup(path, target)
    return target
