"""Core statements compiled once and run on the driver's own connection: how everything is written."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any

from sqlalchemy import bindparam, func, literal_column, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement, Select

_DIALECT = sqlite.dialect(paramstyle="named")
_NUMBERED = sqlite.dialect(paramstyle="qmark")

GIVEN_IDS: Select[Any] = select(literal_column("value")).select_from(func.json_each(bindparam("ids")))
"""The ids in the JSON list bound as `ids`: one statement for any number of them."""


class Prepared:
    """A statement with named parameters.

    SQLAlchemy's own way of running one costs several times what SQLite needs for the nine small statements of a label
    key, and the whole of an action is to cost little more than its one write to the disk.
    """

    def __init__(self, statement: ClauseElement, columns: Sequence[str] | None = None) -> None:
        """`columns` are those that an insert fills, in case not all."""
        self._statement = statement
        self._columns = columns

    @cached_property
    def _sql(self) -> str:
        return str(self._compiled)

    @cached_property
    def _fixed(self) -> dict[str, Any]:
        return {name: value for name, value in self._compiled.params.items() if value is not None}

    @cached_property
    def _compiled(self) -> Any:
        return self._statement.compile(dialect=_DIALECT, column_keys=self._columns)

    def run(self, connection: sqlite3.Connection, bound: Mapping[str, Any] = {}) -> sqlite3.Cursor:
        """Runs it once; the cursor gives rows as tuples."""
        return connection.execute(self._sql, {**self._fixed, **bound})

    def first(self, connection: sqlite3.Connection, bound: Mapping[str, Any] = {}) -> Any:
        """The first row, None without any."""
        return self.run(connection, bound).fetchone()

    def many(self, connection: sqlite3.Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Runs it for each of the rows, which bind all its parameters."""
        sql, names = self._numbered
        connection.executemany(sql, map(itemgetter(*names), rows) if len(names) > 1 else rows)

    @cached_property
    def _numbered(self) -> tuple[str, tuple[str, ...]]:
        """The same with places for the values, and whose they are: half of a named value's cost is finding its name."""
        compiled: Any = self._statement.compile(dialect=_NUMBERED, column_keys=self._columns)
        names = tuple(compiled.positiontup)
        return (str(compiled), names) if len(names) > 1 else (self._sql, names)
