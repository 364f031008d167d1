"""What the store answers with besides the domain's own values. Without SQL, so that a window can know it unopened."""

from dataclasses import dataclass
from enum import StrEnum

from desk.model.article import Article


class Order(StrEnum):
    """By what the list of articles can be sorted; each has an index, ties go by id."""

    ADDED = "added"
    TITLE = "title"
    OUTLET = "outlet"
    PUBLISHED = "published"
    STATE = "state"
    ANNOTATIONS = "annotations"


PageKey = tuple[str | int, str]
"""Where a page ended: the sorted column's value and the id of its last row."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the list shows it; `key` is its place for asking for the next page."""

    article: Article
    annotations: int
    key: PageKey


@dataclass(frozen=True, slots=True)
class LabelUse:
    """How much carries a label, in removed articles too."""

    annotations: int = 0
    entities: int = 0
    relations: int = 0
    articles: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.annotations + self.entities + self.relations + self.articles


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An annotation that does not say what its article says at its place."""

    article: str
    annotation: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A mention that a claim names as its source: its id, entity and label (ids), and its words."""

    mention: str
    entity: str | None
    label: str
    quote: str
