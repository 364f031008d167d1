"""What is proposed for a claim: never more than a proposal, each part with its reason in plain words."""

from dataclasses import dataclass

from desk.model.annotation import Mention
from desk.model.claim import Attribution, Link
from desk.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One filling of a slot.

    `mention` is set where a mention stands exactly on `span`. `score` is from 0 to 1 and only ranks. For a pronoun or
    a description `antecedents` are whom it may mean, best first; it stays the source itself, as the text has it.
    """

    span: Span
    mention: Mention | None = None
    score: float
    reason: str
    antecedents: tuple["Candidate", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkProposal:
    """One step of the chain: candidates for each slot, best first; no sources where nobody is named.

    `said_on` is the date beside this cue, ISO 8601 as far as it is known, and `said_on_span` where it stands.
    """

    sources: tuple[Candidate, ...]
    cues: tuple[Candidate, ...]
    said_on: str | None = None
    said_on_span: Span | None = None
    reason: str = ""

    def link(self) -> Link:
        """The link that the best candidates make."""
        source = self.sources[0] if self.sources else None
        return Link(
            mention=source.mention.id if source and source.mention else None,
            span=source.span if source and not source.mention else None,
            cue=self.cues[0].span if self.cues else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the sentence around a content says of it; None where it says nothing. Values are those of domain terms.

    `links` is outermost first and empty where nobody is found who says it; `type` is a claim label's id.
    """

    links: tuple[LinkProposal, ...] = ()
    quote: str = "none"
    certainty: str | None = None
    certainty_cue: Span | None = None
    polarity: str | None = None
    stance: str | None = None
    type: str | None = None

    @property
    def attribution(self) -> Attribution:
        """The chain that the best candidates make."""
        return tuple(link.link() for link in self.links)

    @property
    def said_on(self) -> str | None:
        """The day of the innermost link's words, the claimer's own; None where none stands there."""
        return self.links[-1].said_on if self.links else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentProposal:
    """A claim's content cut out of a sentence: its spans in order; `score` is from 0 to 1 and only ranks."""

    spans: tuple[Span, ...]
    score: float
    reason: str
