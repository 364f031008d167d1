"""What the adjudication window reads of a project; free of Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from desk.actions.adjudicating import Bench, lay_out
from desk.actions.blinding import still_blind
from desk.model.annotation import Mention
from desk.model.label import Label
from desk.store.errors import StoreError
from desk.store.store import Store

BIG = 3000
"""From so many cases on, an article is laid out as a job."""


@dataclass(frozen=True, slots=True)
class Laid:
    """An article before the adjudicator, with the label set and the names of entities linked in it, by id."""

    bench: Bench
    labels: dict[str, Label]
    entities: dict[str, str]


def laid_out(store: Store, article: str, people: Sequence[str]) -> Laid | None:
    """An article (id) with the cases of these people (ids); None where it is not in the project any more."""
    with store.reading() as reading:
        found = reading.article(article)
        if found is None or found.removed:
            return None
        bench = lay_out(reading, found, people)
        mentions = [each for each in bench.annotations.values() if isinstance(each, Mention)]
        entities = reading.entities(sorted({each.entity for each in mentions if each.entity is not None}))
        labels = reading.labels()
    return Laid(bench, labels, {id: entity.name for id, entity in entities.items()})


def is_blind(store: Store, articles: Sequence[str]) -> bool:
    """Whether others' work on one of these articles (ids) is not to be shown, because its opening was taken back."""
    try:
        with store.reading() as reading:
            return bool(still_blind(reading.project(), reading.every_article(articles)))
    except StoreError:
        return False
