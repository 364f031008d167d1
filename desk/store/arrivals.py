"""Questions that an import asks: what is there already, and what an interrupted one lacks."""

from collections.abc import Iterable

from sqlalchemy import and_, bindparam, func, literal_column, or_, select

from desk.model.entity import Entity
from desk.model.label import Label, LabelKind
from desk.model.project import Batch, BatchState, Person
from desk.store import register, schema
from desk.store.codec import BATCH, PERSON, as_json_text, quote_of
from desk.store.engine import raw_of, told
from desk.store.prepared import GIVEN_IDS, Prepared
from desk.store.snapshot import Snapshot

a, b, n, s = schema.article.c, schema.batch.c, schema.annotation.c, schema.label.c

_ARTICLES = Prepared(select(a.id).where(a.id.in_(GIVEN_IDS)))
_OTHERS = tuple(
    Prepared(select(column).where(column.in_(GIVEN_IDS)))
    for column in (n.id, schema.decision.c.id, schema.comment.c.id)
)

_MINE = schema.article.alias("mine")
_RIVALS = Prepared(
    BATCH.select().where(
        b.id.in_(
            select(a.batch)
            .join_from(_MINE, schema.article, a.text_sha256 == _MINE.c.text_sha256)
            .where(_MINE.c.batch == bindparam("batch"), a.batch != _MINE.c.batch, a.removed == literal_column("0"))
        ),
        or_(b.state == BatchState.DONE.value, and_(b.state == BatchState.LOADING.value, b.id < bindparam("batch"))),
    )
)


class ArrivalQuestions(Snapshot):
    """What is there already."""

    def ids_taken(self, articles: Iterable[str], annotations: Iterable[str]) -> set[str]:
        """Which of these ids something stored has already, be it removed or of an undone import.

        `annotations` are ids of decisions and comments, too.
        """
        with told(self._path):
            raw = raw_of(self._connection)
            held = {id for (id,) in _ARTICLES.run(raw, {"ids": as_json_text(list(articles))})}
            if others := list(annotations):
                bound = {"ids": as_json_text(others)}
                for question in _OTHERS:
                    held |= {id for (id,) in question.run(raw, bound)}
        return held

    def authors(self, articles: Iterable[str] | None, people: Iterable[str] | None) -> list[Person]:
        """Who of these people (ids, None for all) made something in one of these articles (None for all), by id.

        Whoever made a relation that no article states belongs to any articles.
        """
        chosen = None if people is None else frozenset(people)
        found = self._asked(register.authors(articles), PERSON.decode, Person)
        return [person for person in found if chosen is None or person.id in chosen]

    def count_batch(self, batch: str) -> int:
        """How many articles an import has stored so far."""
        return int(self._rows(select(func.count(a.id)).where(a.batch == bindparam("batch")), batch=batch)[0][0])

    def rivals(self, batch: str) -> list[Batch]:
        """Other imports that have a text of this one: those that are done, and older ones that are still loading."""
        with told(self._path):
            rows = _RIVALS.run(raw_of(self._connection), {"batch": batch}).fetchall()
        return self._decoded(rows, BATCH.decode, Batch)

    def labels_missing(self, batch: str) -> list[Label]:
        """Labels that an import uses and the set lacks, as plain labels named after their ids."""
        question = register.labels_missing(batch)
        found = {row[0]: row[1] for row in self._rows(question.statement, **question.bound)}
        known = int(self._rows(select(func.count(s.id)))[0][0])
        kinds = {"claim": LabelKind.CLAIM, "mention": LabelKind.ENTITY}
        return [
            Label(id=id, kind=kinds.get(on) or LabelKind(on), name=id, position=known + number)
            for number, (id, on) in enumerate(found.items())
        ]

    def entities_missing(self, batch: str) -> list[Entity]:
        """Entities that mentions of an import refer to and the register lacks, named after each one's first mention."""
        question = register.entities_missing(batch)
        with self._read("what it says of one mention"):
            return [
                Entity(id=row[0], label=row[1], name=" ".join(quote_of(row[2]).split()) or row[0])
                for row in self._rows(question.statement, **question.bound)
            ]

    def batches(self, state: BatchState | None = None) -> list[Batch]:
        """The imports, oldest first."""
        statement = BATCH.select().order_by(b.id)
        if state is not None:
            statement = statement.where(b.state == state.value)
        return self._values(statement, BATCH.decode, Batch)
