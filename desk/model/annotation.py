"""Annotations: mentions of entities and claims, each on one or more spans of one article."""

from dataclasses import dataclass
from itertools import pairwise

from desk.model.claim import Attribution, Evidence
from desk.model.label import Attributes
from desk.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What mentions and claims have in common.

    `spans` is not empty, in text order and free of overlap; several make it discontinuous. `author` is a person's id;
    `created` and `modified` are times as `ids.now` gives them. `review` marks what a decision brought: a reviewer's
    version of another annotation, or what a reviewer found missing.
    """

    id: str
    article: str
    spans: tuple[Span, ...]
    label: str | None = None
    attributes: Attributes = ()
    note: str = ""
    author: str
    created: str
    modified: str
    review: bool = False

    @property
    def start(self) -> int:
        """Where its first span starts."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where its last span ends."""
        return self.spans[-1].end

    @property
    def quote(self) -> str:
        """What it marks, the parts of a discontinuous one joined by an ellipsis."""
        return " … ".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Annotation):
    """A stretch of text that names an entity; its label is always set.

    `entity` is the id of what it refers to in the register, None where it is not linked.
    """

    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Annotation):
    """Something the article says is so. `spans` is its content, `label` its type; a type nobody chose is None."""

    attribution: Attribution = ()
    evidence: tuple[Evidence, ...] = ()


def sound_spans(spans: tuple[Span, ...]) -> bool:
    """Whether the spans may belong to one annotation: at least one, in order, none empty, none overlapping."""
    return bool(spans) and all(s.start < s.end for s in spans) and all(a.end <= b.start for a, b in pairwise(spans))
