"""Articles: what they are and where they came from. Their text is kept apart, under its hash."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath


class State(StrEnum):
    """How far the work on an article has come."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NEEDS_REVIEW = "needs_review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an article came from; what is not known is None. Dates are ISO 8601 as far as they are known."""

    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    retrieved: str | None = None
    news_id: str | None = None
    dateline: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A stretch of the text that is not body: `kind` is header, dateline or boilerplate; code points, half-open."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article without its text, which never changes and is found by `text_sha256`.

    `length` is the text's, in code points; `batch` the import it came with; `labels` are ids of article labels.
    A removed article keeps its annotations and comes back with undo.
    """

    id: str
    batch: str
    title: str = ""
    text_sha256: str
    length: int
    language: str | None = None
    state: State = State.NEW
    source: Source = field(default_factory=Source)
    regions: tuple[Region, ...] = ()
    labels: tuple[str, ...] = ()
    removed: bool = False

    @property
    def shown_title(self) -> str:
        """The title, or what stands in for one: the file's name, else the beginning of the id."""
        return self.title or (PurePath(self.source.file).stem if self.source.file else "") or f"Article {self.id[:8]}"
