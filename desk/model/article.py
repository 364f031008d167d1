"""Articles: what they are and where they came from. Their text is kept apart, under its hash."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath

from desk.model.frozen import quick


class State(StrEnum):
    """How far the work on an article has come."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NEEDS_REVIEW = "needs_review"
    RETURNED = "returned"
    REVIEWED = "reviewed"


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an article came from; what is not known is None. Dates are ISO 8601 as far as they are known.

    `agency` is whom the dateline credits; `canonical` the address that a page gives as its own.
    """

    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    retrieved: str | None = None
    news_id: str | None = None
    dateline: str | None = None
    file: str | None = None
    modified: str | None = None
    canonical: str | None = None
    section: str | None = None
    agency: str | None = None
    keywords: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How a reader came by the value of one field of an article, or why it left it empty.

    `field` is `title`, `language`, `text` or a field of Source; `origin` says in words where it stood ("the line
    “Publish Date:”", "JSON-LD datePublished"); `start` and `end` where in the text, code points, if it stands there.
    `readings` are values that it may have where it may have several; then `value` is None. `confidence` is from 0 to 1,
    None where the file states it outright.
    """

    field: str
    value: str | None
    origin: str
    start: int | None = None
    end: int | None = None
    confidence: float | None = None
    readings: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The file that an article was read from and what was decided on the way.

    `sha256` is of the file's bytes, lower-case hex; `reader` a format's name, `version` the app's that read it and of
    the library it used, as in `desk 0.1.0, trafilatura 2.3.0`; `part` which of several articles in the file, from 1.
    """

    file: str
    sha256: str
    reader: str
    version: str
    part: int | None = None
    findings: tuple[Finding, ...] = ()


@quick
@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A stretch of the text that is not body: `kind` is header, dateline or boilerplate; code points, half-open."""

    start: int
    end: int
    kind: str


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article without its text, which never changes and is found by `text_sha256`.

    `length` is the text's, in code points; `batch` the import it came with; `labels` are ids of article labels.
    A removed article keeps its annotations and comes back with undo. `copy_of` is the id of the article that this one
    is known to repeat. In a project that is coded blind `unblinded` shows everybody's annotations of it to everybody.
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
    provenance: Provenance | None = None
    copy_of: str | None = None
    unblinded: bool = False

    @property
    def shown_title(self) -> str:
        """The title, or what stands in for one: the file's name, else the beginning of the id."""
        return self.title or (_stem(self.source.file) if self.source.file else "") or f"Article {self.id[:8]}"


def _stem(file: str) -> str:
    """A file's name without its suffix."""
    if "/" in file or "\\" in file or file == ".":
        return PurePath(file).stem
    # The same, without the cost of a path: asked for each article of a list, and of an import.
    dot = file.rfind(".")
    return file[:dot] if 0 < dot < len(file) - 1 else file
