"""From the proposals of desk.learn to what a chain of sources in hand shows."""

from typing import TYPE_CHECKING

from desk.model.annotation import Claim, Mention
from desk.model.label import Scalar
from desk.model.scheme import fits
from desk.ui.chain import Chain, Part, Slot, Step
from desk.ui.editing import Editing
from desk.ui.sourcing import Candidate, Suggestion

if TYPE_CHECKING:
    from desk.learn.proposal import Candidate as Found


class Proposing:
    """Called with a claim of the open article, gives what its sentence says of who said it; None where nothing."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing

    def __call__(self, claim: Claim) -> Suggestion | None:
        """Reads the claim's paragraph and the mentions in it."""
        from desk.learn.attribution import propose
        from desk.learn.cue_edits import lexicon_for

        editing = self._editing
        article = editing.article
        if article is None:
            return None
        mentions = [each for each in editing.annotations.values() if isinstance(each, Mention)]
        found = propose(
            editing.looked_at,
            claim.spans,
            mentions,
            lexicon=lexicon_for(article.language, editing.project.cues if editing.project else ""),
            labels=editing.labels,
            published=article.source.published,
        )
        steps = tuple(Step(link.mention, link.span, link.cue) for link in found.attribution)
        others: dict[Slot, tuple[Candidate, ...]] = {}
        for level, link in enumerate(found.links):
            others[Slot(level, Part.SOURCE)] = tuple(map(_source, link.sources))
            others[Slot(level, Part.CUE)] = tuple(Candidate(None, cue.span, cue.reason) for cue in link.cues)
        values = {
            "quote": found.quote if found.quote != "none" or steps else None,
            "certainty": found.certainty,
            "polarity": found.polarity,
            "stance": found.stance if steps else None,
            "said_on": found.said_on,
        }
        attributes = self._allowed(claim, values)
        return Suggestion(chain=Chain(steps), attributes=attributes, others=others) if steps or attributes else None

    def _allowed(self, claim: Claim, values: dict[str, str | None]) -> dict[str, Scalar]:
        """Those values that nobody has set and that the label set has room for."""
        asked = {attribute.name: attribute for attribute in self._editing.attributes_of(claim)}
        kept = dict(claim.attributes)
        return {
            name: value
            for name, value in values.items()
            if value is not None and name not in kept and name in asked and fits(asked[name], value)
        }


def _source(found: "Found") -> Candidate:
    mention = found.mention
    return Candidate(mention.id if mention else None, None if mention else found.span, found.reason)
