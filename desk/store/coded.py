"""Questions about who annotated how much where: whose work there is to compare, and what is only one's own."""

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import bindparam, func, select

from desk.model.annotation import Annotation
from desk.model.relation import Relation
from desk.store import schema
from desk.store.codec import as_json_text
from desk.store.prepared import GIVEN_IDS
from desk.store.rules import present
from desk.store.snapshot import Snapshot

a, n = schema.article.c, schema.annotation.c
A = TypeVar("A", bound=Annotation)


class CodedQuestions(Snapshot):
    """Whose work is where. What decisions brought is nobody's coding and does not count."""

    def work_in(self, articles: Iterable[str] | None = None) -> dict[str, Counter[str]]:
        """For each present article, or those of these ids, how many annotations each person (id) made in it.

        Articles without annotations are left out.
        """
        statement = (
            select(n.article, n.author, func.count())
            .join_from(schema.annotation, schema.article, n.article == a.id)
            .where(present(), ~n.review)
            .group_by(n.article, n.author)
        )
        bound: dict[str, object] = {}
        if articles is not None:
            statement = statement.where(n.article.in_(GIVEN_IDS))
            bound["ids"] = as_json_text(list(articles))
        found: dict[str, Counter[str]] = {}
        for article, author, count in self._rows(statement, **bound):
            found.setdefault(article, Counter())[author] = count
        return found

    def unseen(self, ids: Iterable[str]) -> set[str]:
        """Which of these annotations (ids) are to be kept from who looks, because their articles are coded blind."""
        viewer = self._kept_from
        if viewer is None:
            return set()
        statement = (
            select(n.id)
            .join_from(schema.annotation, schema.article, n.article == a.id)
            .where(n.id.in_(GIVEN_IDS), ~a.unblinded, n.author != bindparam("who"))
        )
        return {row[0] for row in self._rows(statement, ids=as_json_text(list(ids)), who=viewer)}

    def seen_of(self, annotations: Iterable[A]) -> list[A]:
        """Those of the annotations that who looks may see."""
        given = list(annotations)
        unseen = self.unseen([each.id for each in given])
        return [each for each in given if each.id not in unseen]

    def seen_relations(self, relations: Iterable[Relation]) -> list[Relation]:
        """Those of the relations that who looks may see, with both their ends; one's own always, but for that."""
        given, viewer = list(relations), self._kept_from
        if viewer is None:
            return given
        unseen = self.unseen({end for each in given for end in (each.source, each.target)})
        closed = {
            row[0]
            for row in self._rows(
                select(a.id).where(a.id.in_(GIVEN_IDS), ~a.unblinded),
                ids=as_json_text([each.article for each in given if each.article is not None]),
            )
        }
        return [
            each
            for each in given
            if not {each.source, each.target} & unseen and (each.author == viewer or each.article not in closed)
        ]

    def closed_entries(self) -> set[int]:
        """The entries of history (by sequence number) that touched articles which are not open to all."""
        touched = schema.touched.c
        statement = (
            select(touched.seq)
            .join_from(schema.touched, schema.article, touched.article == a.id)
            .where(~a.unblinded)
            .distinct()
        )
        return {row[0] for row in self._rows(statement)}

    def work_of_people(self) -> Counter[str]:
        """How many annotations each person (id) made in present articles."""
        found: Counter[str] = Counter()
        for counts in self.work_in().values():
            found.update(counts)
        return found

    def count_of(self, person: str, articles: Iterable[str]) -> dict[str, int]:
        """How many annotations a person made in each of these articles (ids); none is left out."""
        statement = (
            select(n.article, func.count())
            .where(n.article.in_(GIVEN_IDS), n.author == bindparam("who"), ~n.review)
            .group_by(n.article)
        )
        return {row[0]: row[1] for row in self._rows(statement, who=person, ids=as_json_text(list(articles)))}
