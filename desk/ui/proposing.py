"""From the proposals of desk.learn to what a chain of sources in hand shows."""

import json
import logging
from typing import TYPE_CHECKING

from desk.model.annotation import Claim, Mention
from desk.model.label import Scalar
from desk.model.project import Project
from desk.model.scheme import fits
from desk.ui.chain import Chain, Part, Slot, Step
from desk.ui.editing import Editing
from desk.ui.sourcing import Candidate, Suggestion

if TYPE_CHECKING:
    from desk.learn.cues import Lexicon
    from desk.learn.proposal import Candidate as Found

log = logging.getLogger(__name__)


class Proposing:
    """Called with a claim of the open article, gives what its sentence says of who said it; None where nothing."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing

    def __call__(self, claim: Claim) -> Suggestion | None:
        """Reads the claim's paragraph and the mentions in it."""
        from desk.learn.attribution import propose

        editing = self._editing
        article = editing.article
        if article is None:
            return None
        mentions = [each for each in editing.annotations.values() if isinstance(each, Mention)]
        found = propose(
            editing.text,
            claim.spans,
            mentions,
            lexicon=self._lexicon(article.language, editing.project),
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

    @staticmethod
    def _lexicon(language: str | None, project: Project | None) -> "Lexicon":
        from desk.learn.cues import LexiconError, lexicon_of, merged

        lexicon = lexicon_of(language)
        if project is None or not project.cues:
            return lexicon
        try:
            return merged(lexicon, json.loads(project.cues))
        except (LexiconError, ValueError) as error:
            log.warning("The project's changes to the cue lexicon cannot be used: %s", error)
            return lexicon


def _source(found: "Found") -> Candidate:
    mention = found.mention
    return Candidate(mention.id if mention else None, None if mention else found.span, found.reason)
