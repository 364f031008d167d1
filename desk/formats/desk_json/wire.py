"""The objects of the JSON document, field by field in its order. A field at its default has no value and is left out.

`Span` is written as it is: its fields are those of the document.
"""

from typing import Any

import msgspec

from desk.model.claim import Bearing
from desk.model.label import AttributeKind, LabelKind, Scalar
from desk.model.review import Verdict
from desk.model.span import Span

FORMAT_NAME = "desk-annotations"
VERSION = 1
OFFSET_UNIT = "unicode code point"


class Struct(msgspec.Struct, omit_defaults=True, gc=False):
    """What all objects share; none can be part of a circle."""


class PersonObject(Struct, kw_only=True):
    """A person; of the project its identity."""

    id: str
    name: str


class ProjectObject(PersonObject, kw_only=True):
    """The project and what was chosen for it; `cues` is JSON of any shape."""

    verdicts: bool = False
    cues: Any = None
    blind: bool = False


class AttributeObject(Struct, kw_only=True):
    """An attribute that a label asks for."""

    name: str
    kind: AttributeKind
    values: tuple[str, ...] = ()
    default: Scalar | None = None


class LabelObject(Struct, kw_only=True):
    """A label; its place in the list is its position."""

    id: str
    kind: LabelKind
    name: str
    color: str = ""
    key: str = ""
    parent: str | None = None
    retired: bool = False
    attributes: tuple[AttributeObject, ...] = ()
    ends: tuple[tuple[str, str], ...] = ()


class EntityObject(Struct, kw_only=True):
    """An entry of the register; of several ids in one other register `external` has a list."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    external: dict[str, str | list[str]] = {}
    note: str = ""


class SourceObject(Struct, kw_only=True):
    """Where an article came from."""

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


class RegionObject(Struct, kw_only=True):
    """A stretch that is not body text."""

    kind: str
    start: int
    end: int


class FindingObject(Struct, kw_only=True):
    """How a reader came by one field, or why it left it empty."""

    field: str
    value: str | None = None
    origin: str
    start: int | None = None
    end: int | None = None
    confidence: float | None = None
    readings: tuple[str, ...] = ()


class ProvenanceObject(Struct, kw_only=True):
    """The file that an article was read from."""

    file: str
    sha256: str
    reader: str
    version: str
    part: int | None = None
    findings: tuple[FindingObject, ...] = ()


class ArticleObject(Struct, kw_only=True):
    """An article without its annotations."""

    id: str = ""
    title: str = ""
    text: str
    text_sha256: str = ""
    language: str | None = None
    state: str = ""
    source: SourceObject | None = None
    regions: tuple[RegionObject, ...] = ()
    labels: tuple[str, ...] = ()
    provenance: ProvenanceObject | None = None
    copy_of: str | None = None
    unblinded: bool = False
    gold: tuple[str, ...] = ()


class MentionObject(Struct, kw_only=True):
    """A mention."""

    id: str = ""
    label: str
    spans: tuple[Span, ...]
    entity: str | None = None
    attributes: dict[str, Scalar] = {}
    note: str = ""
    author: str = ""
    created: str = ""
    modified: str = ""
    review: bool = False


class MentionSource(Struct, kw_only=True):
    """A source that is a mention, by its id."""

    mention: str


class LinkObject(Struct, kw_only=True):
    """One step of an attribution."""

    source: MentionSource | Span | None = None
    cue: Span | None = None


class EvidenceObject(Struct, kw_only=True):
    """A piece of evidence: a span of an article, or a URL."""

    bearing: Bearing
    article: str | None = None
    span: Span | None = None
    url: str | None = None
    note: str = ""
    date: str | None = None


class ClaimObject(Struct, kw_only=True):
    """A claim."""

    id: str = ""
    label: str | None = None
    content: tuple[Span, ...]
    attribution: tuple[LinkObject, ...] = ()
    attributes: dict[str, Scalar] = {}
    evidence: tuple[EvidenceObject, ...] = ()
    note: str = ""
    author: str = ""
    created: str = ""
    modified: str = ""
    review: bool = False


class RelationObject(Struct, kw_only=True):
    """A relation."""

    id: str = ""
    label: str
    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    attributes: dict[str, Scalar] = {}
    author: str = ""
    created: str = ""
    modified: str = ""


class ById(Struct, kw_only=True):
    """Who did something, and when."""

    by: str
    at: str


class OnField(Struct, kw_only=True):
    """One field of an annotation."""

    annotation: str
    field: str


class OnComment(Struct, kw_only=True):
    """The comment that is answered."""

    comment: str


class OnArticle(Struct, kw_only=True):
    """The article as a whole."""

    article: str


class DecisionObject(Struct, kw_only=True):
    """A decision; `on` is an annotation's id or a Span, `seen` that annotation's `modified` when it was decided on."""

    id: str
    on: Any
    verdict: Verdict
    by: str
    at: str
    reason: str = ""
    replacement: str | None = None
    seen: str = ""
    settled: ById | None = None


class CommentObject(Struct, kw_only=True):
    """A comment; `on` is an annotation's id, a Span, or one of the objects named On."""

    id: str
    on: Any
    by: str
    at: str
    text: str
    resolved: ById | None = None
