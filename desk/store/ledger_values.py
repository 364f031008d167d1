"""What is asked of the ledger of claims, and what it answers. Without SQL, so that a window can know it unopened."""

from dataclasses import dataclass
from enum import StrEnum

from desk.model.annotation import Claim
from desk.model.article import Article
from desk.model.relation import Relation

SAME_CLAIM = "same_claim"
"""The relation label (id) between claims that say the same."""


class By(StrEnum):
    """By what the ledger can be sorted; what is equal stands by date."""

    SAID = "said"
    CONTENT = "content"
    SAYER = "sayer"
    TYPE = "type"
    CERTAINTY = "certainty"
    ARTICLE = "article"
    LINKS = "links"


class Role(StrEnum):
    """In what part an entity is looked for.

    ANY is: as a source, as what a claim is related to, or by a mention inside its content.
    """

    ANY = "any"
    SOURCE = "source"


class Sayer(StrEnum):
    """Who says it at the inner end of the chain of sources.

    NAMED is an entity, or a mention that is not marked as nominal or pronoun. UNNAMED is everything else; OUTLET, the
    part of that without any chain, is the outlet's own voice.
    """

    ANY = "any"
    NAMED = "named"
    UNNAMED = "unnamed"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims; what is left empty does not matter, and all that is given must fit.

    `text` are words that stand in content, restated, note or sources, parts of words too. `since` and `until` are days
    or less of a date, both included. `types`, `certainties` and `verdicts` are values of which one must fit, empty for
    none.
    `one_source` wants all that say the same to have one sayer, `repeated` that another claim says the same.
    """

    text: str = ""
    entity: str | None = None
    role: Role = Role.ANY
    sayer: Sayer = Sayer.ANY
    one_source: bool = False
    repeated: bool = False
    types: frozenset[str] = frozenset()
    certainties: frozenset[str] = frozenset()
    verdicts: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain as it is shown: whose words these are, and the entity (id) behind them if that is known."""

    name: str
    entity: str | None
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim as the ledger shows it.

    `number` is its place in the ledger's table, `said` a date as far as it is known, `chain` outermost first, `same`
    the group of those that say the same and `size` how many these are, 1 for a claim that stands alone.
    """

    number: int
    claim: Claim
    article: Article
    said: str
    chain: tuple[Link, ...]
    same: str | None
    size: int
    links: int

    @property
    def content(self) -> str:
        """What it says: restated if somebody did that, else its quote."""
        return str(dict(self.claim.attributes).get("restated") or self.claim.quote)


@dataclass(frozen=True, slots=True)
class Related:
    """A relation of a claim to another one, as seen from the first: `outward` where it starts there."""

    relation: Relation
    outward: bool
    other: ClaimRow
