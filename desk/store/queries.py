"""What can be asked of a project: a Reading answers from one consistent snapshot."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Select, and_, func, or_, select
from sqlalchemy.engine import Connection

from desk.model.annotation import Annotation
from desk.model.article import Article
from desk.model.change import Entry
from desk.model.label import Label
from desk.model.project import Batch, BatchState, Person, Project
from desk.store import log, schema
from desk.store.apply import chunks
from desk.store.codec import annotation_value, article_value, batch_value, label_value
from desk.store.texts import Texts

a, n, b = schema.article.c, schema.annotation.c, schema.batch.c


class Order(StrEnum):
    """By what the list of articles can be sorted; each has an index, ties go by id."""

    ADDED = "added"
    TITLE = "title"
    OUTLET = "outlet"
    PUBLISHED = "published"
    STATE = "state"
    ANNOTATIONS = "annotations"


_ORDER_COLUMNS: dict[Order, Column[Any]] = {
    Order.TITLE: a.title_key,
    Order.OUTLET: a.outlet_key,
    Order.PUBLISHED: a.published_key,
    Order.STATE: a.state,
    Order.ANNOTATIONS: a.annotations,
}

PageKey = tuple[str | int, str]
"""Where a page ended: the sorted column's value and the id of its last row."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the list shows it; `key` is its place for asking for the next page."""

    article: Article
    annotations: int
    key: PageKey


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An annotation that does not say what its article says at its place, or whose label is not in the set."""

    article: str
    annotation: str
    reason: str


class Reading:
    """Questions to one snapshot of a project. Made by `Store.reading`; not to be kept."""

    def __init__(self, connection: Connection, texts: Texts) -> None:
        self._connection = connection
        self._texts = texts

    def project(self) -> Project:
        """The project's identity."""
        row = self._connection.execute(select(schema.project)).one()
        return Project(id=row.id, name=row.name)

    def people(self) -> dict[str, Person]:
        """Everybody who ever worked here, by id."""
        rows = self._connection.execute(select(schema.person).order_by(schema.person.c.id))
        return {row.id: Person(id=row.id, name=row.name) for row in rows}

    def labels(self) -> dict[str, Label]:
        """The label set by id, in its order; retired labels too."""
        rows = self._connection.execute(select(schema.label).order_by(schema.label.c.position, schema.label.c.id))
        return {row.id: label_value(row) for row in rows}

    def article(self, id: str) -> Article | None:
        """One article, also a removed one; None where there is none."""
        row = self._connection.execute(select(schema.article).where(a.id == id)).one_or_none()
        return None if row is None else article_value(row)

    def text(self, article: Article) -> str:
        """The article's text."""
        return self._texts.of_hash(self._connection, article.text_sha256)

    def annotations(self, article: str) -> list[Annotation]:
        """An article's annotations in text order (start, longer first, id), unverified: see `verified`."""
        statement = select(schema.annotation).where(n.article == article).order_by(n.start, n.end.desc(), n.id)
        return [annotation_value(row) for row in self._connection.execute(statement)]

    def verified(self, article: Article) -> tuple[str, list[Annotation], list[Mismatch]]:
        """The text, the annotations that say what it says, and a line for each that does not."""
        text = self.text(article)
        good, bad = verify(article.id, text, self.annotations(article.id))
        return text, good, bad

    def annotation_by_id(self, id: str) -> Annotation | None:
        """One annotation; None where there is none."""
        row = self._connection.execute(select(schema.annotation).where(n.id == id)).one_or_none()
        return None if row is None else annotation_value(row)

    def annotations_with_label(self, label: str) -> list[Annotation]:
        """All annotations of present articles with that label."""
        statement = self._present(select(schema.annotation).join_from(schema.annotation, schema.article))
        rows = self._connection.execute(statement.where(n.label == label).order_by(n.article, n.start, n.id))
        return [annotation_value(row) for row in rows]

    def label_counts(self) -> dict[str, int]:
        """How many annotations of present articles carry each label; labels without any are left out."""
        statement = self._present(select(n.label, func.count()).join_from(schema.annotation, schema.article))
        rows = self._connection.execute(statement.group_by(n.label))
        return {label: count for label, count in rows if label is not None}

    def count_articles(self, filter: str = "", states: Iterable[str] = ()) -> int:
        """How many articles the list has with this filter: see `articles`."""
        return self._connection.execute(self._listed(select(func.count(a.id)), filter, states)).scalar() or 0

    def articles(
        self,
        *,
        order: Order = Order.ADDED,
        descending: bool = False,
        filter: str = "",
        states: Iterable[str] = (),
        after: PageKey | None = None,
        offset: int = 0,
        limit: int = 200,
    ) -> list[ArticleRow]:
        """One page of the list: after the row with that key (fast at any depth), or from a row number.

        `filter` is looked for in title and outlet or file name, in any case; `states` are values of State.
        """
        column: Column[Any] = _ORDER_COLUMNS.get(order, a.id)
        statement = self._listed(select(schema.article), filter, states)
        if after is not None:
            value, id = after
            further = column < value if descending else column > value
            tie = a.id < id if descending else a.id > id
            statement = statement.where(tie if column is a.id else or_(further, and_(column == value, tie)))
        first, second = (column.desc(), a.id.desc()) if descending else (column.asc(), a.id.asc())
        statement = statement.order_by(first) if column is a.id else statement.order_by(first, second)
        rows = self._connection.execute(statement.offset(offset).limit(limit)).all()
        return [ArticleRow(article_value(r), r.annotations, (getattr(r, column.name), r.id)) for r in rows]

    def every_article(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """All present articles, or those of these ids, by id and without loading more than a page at a time."""
        if ids is not None:
            for part in chunks(sorted(ids)):
                statement = self._present(select(schema.article)).where(a.id.in_(part)).order_by(a.id)
                yield from [article_value(row) for row in self._connection.execute(statement)]
            return
        last = ""
        while True:
            statement = self._present(select(schema.article)).where(a.id > last).order_by(a.id).limit(200)
            page = [article_value(row) for row in self._connection.execute(statement)]
            if not page:
                return
            yield from page
            last = page[-1].id

    def every_row(self) -> Iterator[tuple[Article, int]]:
        """Every stored article with its kept count of annotations, also removed and undone ones; for checking."""
        last = ""
        while True:
            statement = select(schema.article).where(a.id > last).order_by(a.id).limit(200)
            page = self._connection.execute(statement).all()
            if not page:
                return
            yield from [(article_value(row), row.annotations) for row in page]
            last = page[-1].id

    def count_rows(self) -> int:
        """How many articles `every_row` gives."""
        return self._connection.execute(select(func.count(a.id))).scalar() or 0

    def is_present(self, article: Article) -> bool:
        """Whether an article is part of the project: not removed, and its import done."""
        state = self._connection.execute(select(b.state).where(b.id == article.batch)).scalar()
        return not article.removed and state == BatchState.DONE.value

    def articles_of_hashes(self, hashes: Iterable[str]) -> dict[str, Article]:
        """The present articles that have one of these texts, by text hash."""
        found: dict[str, Article] = {}
        for part in chunks(hashes):
            statement = self._present(select(schema.article)).where(a.text_sha256.in_(part))
            for row in self._connection.execute(statement):
                found.setdefault(row.text_sha256, article_value(row))
        return found

    def batches(self, state: BatchState | None = None) -> list[Batch]:
        """The imports, oldest first."""
        statement = select(schema.batch).order_by(b.id)
        if state is not None:
            statement = statement.where(b.state == state.value)
        return [batch_value(row) for row in self._connection.execute(statement)]

    def headings(self, article: str | None = None) -> Iterable[log.Heading]:
        """What happened in the project or to one article, oldest first."""
        return log.headings(self._connection, article)

    def entry(self, id: str) -> Entry:
        """One entry of the history with its changes; LookupError if there is none."""
        return log.entry_of(self._connection, id)

    def entries_after(self, seq: int) -> list[Entry]:
        """The entries after that sequence number, oldest first."""
        return log.entries_after(self._connection, seq)

    def last_seq(self) -> int:
        """The newest entry's sequence number, 0 without any."""
        return log.last_seq(self._connection)

    def next_undo(self, person: str) -> Entry | None:
        """The entry that this person's undo would take back."""
        id = log.next_undo(self._connection, person)
        return None if id is None else self.entry(id)

    def next_redo(self, person: str) -> Entry | None:
        """The entry that this person's redo would bring back."""
        id = log.next_redo(self._connection, person)
        return None if id is None else self.entry(id)

    def others_since(self, batch: str, seq: int, person: str) -> int:
        """In how many articles of an import somebody else worked after that sequence number."""
        return log.others_since(self._connection, batch, seq, person)

    @staticmethod
    def _present(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        done = select(b.id).where(b.state == BatchState.DONE.value)
        return statement.where(a.removed.is_(False), a.batch.in_(done))

    def _listed(
        self, statement: Select[*tuple[Any, ...]], filter: str, states: Iterable[str]
    ) -> Select[*tuple[Any, ...]]:
        statement = self._present(statement)
        if filter:
            wanted = filter.casefold()
            statement = statement.where(
                or_(a.title_key.contains(wanted, autoescape=True), a.outlet_key.contains(wanted, autoescape=True))
            )
        chosen = list(states)
        return statement.where(a.state.in_(chosen)) if chosen else statement


def verify(article: str, text: str, annotations: Iterable[Annotation]) -> tuple[list[Annotation], list[Mismatch]]:
    """Parts annotations into those that say what the text says at their place, and a line for each that does not."""
    good: list[Annotation] = []
    bad: list[Mismatch] = []
    for annotation in annotations:
        wrong = next((span for span in annotation.spans if not span.holds(text)), None)
        if wrong is None:
            good.append(annotation)
            continue
        reason = f"says {wrong.text!r} at [{wrong.start}, {wrong.end}), the text has {text[wrong.start : wrong.end]!r}"
        bad.append(Mismatch(article, annotation.id, reason))
    return good, bad
