"""What the details panel shows of an annotation beside what it holds itself: entities, relations, evidence."""

from dataclasses import dataclass

from desk.model.label import Attribute, AttributeKind
from desk.ui.panels.inspector_entity import EntityShown
from desk.ui.panels.inspector_rows import Row

VERDICT = Attribute(
    name="verdict",
    kind=AttributeKind.CHOICE,
    values=("supported", "refuted", "not_enough_evidence", "conflicting"),
)
"""Asked about every claim of a project that has verdicts (FEVER, AVeriTeC)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateHint:
    """A date that the text gives for a claim, and the words that it stands for."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """For a mention `entity` and `offer` (what it may be, and by which key), for a claim the rest.

    `ends` are the entities that a claim is related to, by the id of the relation's label, their ids those of the
    relations. The ids of `relations` are those of the relations, of `evidence` the places in its list.
    """

    entity: EntityShown | None = None
    offer: str = ""
    offer_key: str = ""
    ends: tuple[tuple[str, tuple[EntityShown, ...]], ...] = ()
    relations: tuple[Row, ...] = ()
    verdicts: bool = False
    evidence: tuple[Row, ...] = ()
    said_on: DateHint | None = None


NOTHING = Context()
