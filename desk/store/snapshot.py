"""One consistent snapshot of a project and how rows are read from it, for all that asks it something."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from msgspec import MsgspecError
from sqlalchemy import Select, bindparam, select
from sqlalchemy.engine import Connection, Row

from desk.store import register, schema
from desk.store.engine import damaged, told
from desk.store.texts import Texts

T = TypeVar("T")
PAGE = 200

a = schema.article.c


class Snapshot:
    """What questions are put to. What cannot be read as what it should be is a CorruptProjectError."""

    def __init__(self, connection: Connection, texts: Texts, path: Path, viewer: str | None = None) -> None:
        self._connection = connection
        self._texts = texts
        self._path = path
        self._viewer = viewer

    @cached_property
    def _kept_from(self) -> str | None:
        """The person (id) whom others' work is to be kept from where it is not open yet; None where all is shown."""
        if self._viewer is None or not self._rows(select(schema.project.c.id).where(schema.project.c.blind)):
            return None
        return self._viewer

    def _asked(self, question: register.Question, decode: Callable[[Any], object], kind: type[T]) -> list[T]:
        return self._values(question.statement, decode, kind, **question.bound)

    def _rows(self, statement: Select[*tuple[Any, ...]], **bound: object) -> list[Row[*tuple[Any, ...]]]:
        with told(self._path):
            return list(self._connection.execute(statement, bound).all())

    def _values(
        self, statement: Select[*tuple[Any, ...]], decode: Callable[[Any], object], kind: type[T], **bound: object
    ) -> list[T]:
        return self._decoded(self._rows(statement, **bound), decode, kind)

    def _decoded(self, rows: Iterable[Any], decode: Callable[[Any], object], kind: type[T]) -> list[T]:
        with self._read(f"what it says of one {kind.__name__.lower()}"):
            return [decode(row) for row in rows]  # type: ignore[misc]  # the codec of a table gives values of its kind

    def _pages(self, statement: Select[*tuple[Any, ...]]) -> Iterator[list[Row[*tuple[Any, ...]]]]:
        """The rows of a query that has the article's id, by id, a page at a time."""
        page = statement.where(a.id > bindparam("last")).order_by(a.id).limit(PAGE)
        rows = self._rows(page, last="")
        while rows:
            yield rows
            rows = self._rows(page, last=rows[-1].id)

    @contextmanager
    def _read(self, what: str) -> Iterator[None]:
        try:
            with told(self._path):
                yield
        except (MsgspecError, KeyError) as error:
            raise damaged(self._path, f"{what} cannot be read ({error})") from error
