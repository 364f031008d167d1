"""What a claim holds beside its content: on whose word it stands, and what speaks for or against it."""

from dataclasses import dataclass
from enum import StrEnum

from desk.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step of an attribution: somebody, and the word that tells that they say it (PARC 3.0: source and cue).

    The source is a mention (by id), or a span of the article that is no mention yet, or nobody named; never both.
    """

    mention: str | None = None
    span: Span | None = None
    cue: Span | None = None

    def __post_init__(self) -> None:
        if self.mention is not None and self.span is not None:
            raise ValueError("a source is a mention or a span, not both")
        if self.mention is None and self.span is None and self.cue is None:
            raise ValueError("a link of an attribution has a source or a cue")


Attribution = tuple[Link, ...]
"""Outermost first; empty for the outlet's own voice."""


class Bearing(StrEnum):
    """What evidence does to a claim (FEVER)."""

    SUPPORTS = "supports"
    REFUTES = "refutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span of an article (`article` by id, this or another), or a URL; `date` is ISO 8601 as far as it is known."""

    bearing: Bearing
    article: str | None = None
    span: Span | None = None
    url: str | None = None
    note: str = ""
    date: str | None = None

    def __post_init__(self) -> None:
        if (self.span is None) == (self.url is None) or (self.span is None) != (self.article is None):
            raise ValueError("evidence is a span of an article or a URL")
