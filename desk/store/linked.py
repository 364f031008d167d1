"""Questions about the register of entities, claims and relations."""

from collections.abc import Iterable

from sqlalchemy import select

from desk.model.annotation import Claim, Mention
from desk.model.entity import Entity
from desk.model.relation import Relation
from desk.store import register, schema
from desk.store.codec import ANNOTATION, ENTITY, RELATION, as_json_text, quote_of
from desk.store.engine import raw_of
from desk.store.ledger import Ledger
from desk.store.prepared import GIVEN_IDS
from desk.store.rows import SourceRow
from desk.store.snapshot import Snapshot

n = schema.annotation.c


class LinkedQuestions(Snapshot):
    """What refers to what."""

    def entities(self, ids: Iterable[str] | None = None) -> dict[str, Entity]:
        """The register by id, or those of these ids."""
        question = register.entities() if ids is None else register.some_entities(ids)
        return {entity.id: entity for entity in self._asked(question, ENTITY.decode, Entity)}

    def use_of_entities(self) -> dict[str, tuple[int, str]]:
        """For each entity with mentions in present articles how many, and when one was last linked or changed."""
        question = register.use_of_entities(self._kept_from)
        return {row[0]: (row[1], row[2]) for row in self._rows(question.statement, **question.bound)}

    def mentions_of(self, entities: Iterable[str]) -> list[Mention]:
        """The mentions linked to these entities, in removed articles too, by article and place."""
        return self._asked(register.mentions_of(entities), ANNOTATION.decode, Mention)

    def claims(self) -> list[Claim]:
        """All claims of present articles, by article and place."""
        return self._asked(register.claims(), ANNOTATION.decode, Claim)

    def sources_of_claims(self) -> dict[str, SourceRow]:
        """The mentions that claims of present articles name as their source, by id."""
        rows = self._rows(register.sources_of_claims().statement)
        with self._read("what it says of one source"):
            return {row[0]: SourceRow(row[0], row[1], row[2], quote_of(row[3])) for row in rows}

    def relations_of_article(self, article: str) -> list[Relation]:
        """The relations stated in an article, by id."""
        with self._read("what it says of one relation"):
            rows = register.RELATIONS_OF_ARTICLE.run(raw_of(self._connection), {"article": article})
            return [RELATION.decode(row) for row in rows]  # type: ignore[misc]  # the codec of relations gives these

    def relations_of(self, ids: Iterable[str]) -> list[Relation]:
        """The relations that have one of these claims or entities as an end, by id."""
        return self._asked(register.relations_of(ids), RELATION.decode, Relation)

    def relations(self) -> list[Relation]:
        """All relations of present articles, and those that no article states, by id."""
        return self._asked(register.relations(), RELATION.decode, Relation)

    def relations_leaving(self, articles: Iterable[str]) -> int:
        """How many relations there are between claims of these articles and claims of others."""
        question = register.relations_leaving(articles)
        return int(self._rows(question.statement, **question.bound)[0][0])

    def relations_without_article(self) -> list[Relation]:
        """The relations that no article states, by id."""
        return self._asked(register.relations_without_article(), RELATION.decode, Relation)

    def relations_stored(self, ids: Iterable[str]) -> dict[str, Relation]:
        """Those of these relations that are stored, in removed articles and undone imports too, by id."""
        found = self._asked(register.some_relations(ids), RELATION.decode, Relation)
        return {relation.id: relation for relation in found}

    def ends_present(self, ids: Iterable[str], batch: str | None = None) -> set[str]:
        """Which of these ids are entities, or claims of present articles or of that import."""
        question = register.ends_present(ids, batch)
        return {row[0] for row in self._rows(question.statement, **question.bound)}

    def ends_stored(self, ids: Iterable[str]) -> set[str]:
        """Which of these ids are entities or claims, in removed articles too."""
        statement = select(n.id).where(n.id.in_(GIVEN_IDS), n.kind == "claim")
        found = {row[0] for row in self._rows(statement, ids=as_json_text(list(ids)))}
        return found | self.entities(ids).keys()

    def ledger(self) -> Ledger:
        """Questions about all claims."""
        return Ledger(raw_of(self._connection), self._path, self._kept_from)
