"""Removing annotations with all that hangs on them: sources of claims, relations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desk.actions.claiming import released
from desk.actions.labelling import shortened
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.change import Change, Stamp, Transaction
from desk.model.relation import Relation
from desk.model.review import NOTHING, Reviewed


@dataclass(frozen=True, slots=True)
class Removal:
    """What removing annotations takes along, for asking first.

    `sources` counts claims that lose a source mention (they keep its words), `relations` and `reviews` (decisions and
    comments) those that go.
    """

    transaction: Transaction
    sources: int
    relations: int
    reviews: int = 0

    @property
    def question(self) -> str:
        """What to ask before it is done; empty where nothing hangs on them."""
        parts: list[str] = []
        if self.sources:
            claims = "1 claim names" if self.sources == 1 else f"{self.sources} claims name"
            parts.append(f"{claims} it as a source and will keep only its words")
        if self.relations:
            parts.append("1 relation goes with it" if self.relations == 1 else f"{self.relations} relations go with it")
        if self.reviews:
            some = "1 decision or comment goes" if self.reviews == 1 else f"{self.reviews} decisions and comments go"
            parts.append(f"{some} with it")
        return f"{'; '.join(parts)}." if parts else ""


def removal(
    gone: Sequence[Annotation],
    claims: Iterable[Claim],
    relations: Iterable[Relation],
    stamp: Stamp,
    reviewed: Reviewed = NOTHING,
) -> Removal:
    """Takes annotations out; `claims` are those of their articles, `relations` those that end at one of them.

    `reviewed` holds the decisions and comments of their articles: those about what goes, go too.
    """
    ids = {annotation.id for annotation in gone}
    mentions = {annotation.id: annotation for annotation in gone if isinstance(annotation, Mention)}
    freed = released((claim for claim in claims if claim.id not in ids), mentions, stamp)
    loose = [each for each in relations if each.source in ids or each.target in ids]
    title = f"Remove {shortened(gone[0].quote)}" if len(gone) == 1 else f"Remove {len(gone)} annotations"
    removed = [Change(each, None) for each in gone if isinstance(each, Mention | Claim)]
    reviews = reviewed.about(ids)
    changes = (*freed, *(Change(each, None) for each in (*loose, *reviews)), *removed)
    return Removal(Transaction(title, changes), len(freed), len(loose), len(reviews))
