"""The list of articles: in any order, filtered, a page at a time and as fast at the end as at the beginning."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Select, func, or_, select, tuple_

from desk.model.article import Article
from desk.store import schema
from desk.store.codec import ARTICLE
from desk.store.rows import ArticleRow, Order, PageKey
from desk.store.rules import present

a = schema.article.c

_COLUMNS: dict[Order, Column[Any]] = {
    Order.ADDED: a.id,
    Order.TITLE: a.title_key,
    Order.OUTLET: a.outlet_key,
    Order.PUBLISHED: a.published_key,
    Order.STATE: a.state,
    Order.ANNOTATIONS: a.annotations,
}


def count(filter: str, states: Iterable[str]) -> Select[*tuple[Any, ...]]:
    """The query for how many articles the list has."""
    return _listed(select(func.count(a.id)), filter, states)


def page(
    *,
    order: Order,
    descending: bool,
    filter: str,
    states: Iterable[str],
    after: PageKey | None,
    offset: int,
    limit: int,
) -> Select[*tuple[Any, ...]]:
    """The query for one page; `row` reads what it gives."""
    column = _COLUMNS[order]
    by = [column] if column is a.id else [column, a.id]
    statement = _listed(ARTICLE.select(a.annotations, a.id, column.label("sorted_by")), filter, states)
    if after is not None:
        # A comparison of rows is what SQLite can look up in an index; the same thing spelled with OR it scans for.
        here, there = tuple_(*by), tuple_(*after[-len(by) :])
        statement = statement.where(here < there if descending else here > there)
    statement = statement.order_by(*(each.desc() if descending else each.asc() for each in by))
    return statement.offset(offset).limit(limit)


def row(found: Any) -> ArticleRow:
    """A row of `page` as a value."""
    article = ARTICLE.decode(found)
    assert isinstance(article, Article)
    return ArticleRow(article, found.annotations, (found.sorted_by, found.id))


def _listed(statement: Select[*tuple[Any, ...]], filter: str, states: Iterable[str]) -> Select[*tuple[Any, ...]]:
    statement = statement.where(present())
    if filter:
        wanted = filter.casefold()
        statement = statement.where(
            or_(a.title_key.contains(wanted, autoescape=True), a.outlet_key.contains(wanted, autoescape=True))
        )
    chosen = list(states)
    return statement.where(a.state.in_(chosen)) if chosen else statement
