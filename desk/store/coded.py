"""Questions about who annotated how much where: whose work there is to compare, and what is only one's own."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import bindparam, func, select

from desk.store import schema
from desk.store.codec import as_json_text
from desk.store.prepared import GIVEN_IDS
from desk.store.rules import present
from desk.store.snapshot import Snapshot

a, n = schema.article.c, schema.annotation.c


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
