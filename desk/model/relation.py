"""What stands between two claims, two entities, or a claim and an entity."""

from dataclasses import dataclass

from desk.model.label import Attributes


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """From one thing to another, both by id: of claims or entities, as the relation label's `ends` allow.

    `article` is where it was stated or made: that of the claim it starts from; None for what no article says.
    """

    id: str
    article: str | None
    label: str
    source: str
    target: str
    attributes: Attributes = ()
    author: str
    created: str
    modified: str
