"""The tables of a project file, typed. Values go in and out through codec.py only.

An article belongs to a batch (an import) and is part of the project while that batch is `done` and `removed` is 0;
its text lies in a table of its own under its hash. Annotations belong to an article. `history` holds every
transaction; with `touched`, which articles each was about. Everything else can be made anew from these.

Times are ISO 8601 in UTC, ids 36-character UUIDs (labels: their names in capitals), JSON is compact and in UTF-8,
offsets are code points. Annotations of an undone import may outlive the label or entity they name, so these are not
foreign keys: rules.py refuses to remove what is in use or to use what is gone, and check.py lists any that is missing.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Named,
    String,
    Table,
    TypedColumns,
)
from sqlalchemy import text as text_of

APPLICATION_ID = 0x4465736B
"""`Desk` in ASCII, in the file's header (https://sqlite.org/fileformat.html#application_id)."""

SCHEMA_VERSION = 3
"""In the header as user_version; migrations/ has one step for every number above 1."""

metadata = MetaData()


class ProjectColumns(TypedColumns):
    """One row: the project; `verdicts` whether claims get one, `cues` JSON with its own changes to the cue lexicon.

    `blind` is whether people are shown only their own annotations.
    """

    id = Column(String, primary_key=True)
    name: Named[str]
    verdicts: Named[bool] = Column(Boolean, server_default=text_of("0"))
    cues: Named[str] = Column(String, server_default="")
    blind: Named[bool] = Column(Boolean, server_default=text_of("0"))


class PersonColumns(TypedColumns):
    """Who works here."""

    id = Column(String, primary_key=True)
    name: Named[str]


class LabelColumns(TypedColumns):
    """The label set; `attributes` is JSON `[{name, kind, values, default}, ...]`, `position` orders the set.

    `ends` is JSON `[[from, to], ...]`: between what things a relation label may stand.
    """

    id = Column(String, primary_key=True)
    kind: Named[str]
    name: Named[str]
    color: Named[str]
    key: Named[str]
    parent: Named[str | None]
    position: Named[int]
    retired: Named[bool]
    attributes: Named[str]
    ends: Named[str] = Column(String, server_default="[]")


class BatchColumns(TypedColumns):
    """Imports: `state` is loading, done or undone, `owner` the process that writes it, `articles` how many it has."""

    id = Column(String, primary_key=True)
    origin: Named[str]
    by: Named[str] = Column("by", String, ForeignKey("person.id"))
    at: Named[str]
    owner: Named[str]
    state: Named[str]
    articles: Named[int]


class TextColumns(TypedColumns):
    """Texts by their hash; a text is written once and never changed."""

    sha256 = Column(String, primary_key=True)
    text: Named[str]


class ArticleColumns(TypedColumns):
    """Articles; `source` is a JSON object, `regions` JSON `[{start, end, kind}, ...]`, `labels` JSON `[id, ...]`.

    `provenance` is a JSON object or null: how it was read; `copy_of` the article that it repeats. The columns after
    `unblinded` are made from the others and from the annotations, for sorting and counting in the list.
    """

    id = Column(String, primary_key=True)
    batch: Named[str] = Column(String, ForeignKey("batch.id"))
    title: Named[str]
    text_sha256: Named[str] = Column(String, ForeignKey("text.sha256"), index=True)
    length: Named[int]
    language: Named[str | None]
    state: Named[str]
    source: Named[str]
    regions: Named[str]
    labels: Named[str]
    removed: Named[bool]
    provenance: Named[str | None]
    copy_of: Named[str | None]
    unblinded: Named[bool] = Column(Boolean, server_default=text_of("0"))
    title_key: Named[str]
    outlet_key: Named[str]
    published_key: Named[str]
    annotations: Named[int]


class AnnotationColumns(TypedColumns):
    """Mentions and claims, by `kind`; `spans` is JSON `[{start, end, text}, ...]`, `start` and `end` its outer edges.

    `attributes` is JSON `[[name, value], ...]`, sorted by name. A claim may be without a label. `entity` is what a
    mention refers to; of claims `attribution` is JSON `[{mention, span, cue}, ...]`, outermost first, and `evidence`
    JSON `[{bearing, article, span, url, note, date}, ...]`. `review` marks what a decision brought.
    """

    id = Column(String, primary_key=True)
    article: Named[str] = Column(String, ForeignKey("article.id"))
    kind: Named[str]
    label: Named[str | None]
    start: Named[int] = Column("start", Integer)
    end: Named[int] = Column("end", Integer)
    spans: Named[str]
    attributes: Named[str]
    note: Named[str]
    author: Named[str] = Column(String, ForeignKey("person.id"))
    created: Named[str]
    modified: Named[str]
    entity: Named[str | None]
    attribution: Named[str] = Column(String, server_default="[]")
    evidence: Named[str] = Column(String, server_default="[]")
    review: Named[bool] = Column(Boolean, server_default=text_of("0"))


class EntityColumns(TypedColumns):
    """The register; `aliases` is JSON `[name, ...]`, `external` JSON `[[register, id], ...]`."""

    id = Column(String, primary_key=True)
    label: Named[str]
    name: Named[str]
    aliases: Named[str]
    external: Named[str]
    note: Named[str]


class RelationColumns(TypedColumns):
    """Relations from `source` to `target`, ids of claims or entities; `article` is where it was stated, if anywhere."""

    id = Column(String, primary_key=True)
    article: Named[str | None] = Column(String, ForeignKey("article.id"), index=True)
    label: Named[str]
    source: Named[str] = Column(String, index=True)
    target: Named[str] = Column(String, index=True)
    attributes: Named[str]
    author: Named[str] = Column(String, ForeignKey("person.id"))
    created: Named[str]
    modified: Named[str]


class DecisionColumns(TypedColumns):
    """Decisions on an annotation, or on a passage, `span`, JSON `{start, end, text}` or null."""

    id = Column(String, primary_key=True)
    article: Named[str] = Column(String, ForeignKey("article.id"), index=True)
    annotation: Named[str | None] = Column(String, index=True)
    span: Named[str | None]
    verdict: Named[str]
    by: Named[str] = Column("by", String, ForeignKey("person.id"))
    at: Named[str]
    reason: Named[str]
    replacement: Named[str | None] = Column(String, index=True)
    seen: Named[str]
    settled_by: Named[str | None]
    settled_at: Named[str | None]


class CommentColumns(TypedColumns):
    """Comments on an annotation, a field of it, a passage or another comment, `parent`; `span` as of decisions."""

    id = Column(String, primary_key=True)
    article: Named[str] = Column(String, ForeignKey("article.id"), index=True)
    annotation: Named[str | None] = Column(String, index=True)
    field: Named[str | None]
    span: Named[str | None]
    parent: Named[str | None] = Column(String, index=True)
    by: Named[str] = Column("by", String, ForeignKey("person.id"))
    at: Named[str]
    text: Named[str]
    resolved_by: Named[str | None]
    resolved_at: Named[str | None]


class PastColumns(TypedColumns):
    """Entries of other files' histories that came with a merge; `articles` is JSON `[id, ...]`."""

    id = Column(String, primary_key=True)
    at: Named[str] = Column(String, index=True)
    by: Named[str] = Column("by", String)
    kind: Named[str]
    target: Named[str | None]
    title: Named[str]
    changes: Named[str]
    articles: Named[str]
    origin: Named[str]


class LedgerColumns(TypedColumns):
    """One row for each claim, all of it made from the other tables by claim_rows.py, for asking about 100,000 claims.

    `said` is the day in `said_on`, else when the article was published, else empty. `source` tells who said it at the
    inner end of the chain: an entity's id, words after a `~`, an outlet after a `>`, empty for nobody; `named` whether
    that is somebody with a name. `same` is the least id of the claims that say the same, none for a claim that stands
    alone; `links` counts relations to claims. Both leave out what is in articles that are not part of the project.
    """

    number = Column(Integer, primary_key=True)
    claim: Named[str] = Column(String, ForeignKey("annotation.id", ondelete="CASCADE"), unique=True)
    article: Named[str]
    start: Named[int] = Column("start", Integer)
    end: Named[int] = Column("end", Integer)
    type: Named[str | None]
    certainty: Named[str | None]
    verdict: Named[str | None]
    said: Named[str]
    source: Named[str]
    named: Named[bool]
    same: Named[str | None]
    links: Named[int] = Column(Integer, server_default=text_of("0"))
    content_key: Named[str]
    text: Named[str]


class LedgerSourceColumns(TypedColumns):
    """Which entities stand in a claim's chain of sources; made from the other tables too."""

    entity = Column(String, primary_key=True)
    claim = Column(String, ForeignKey("ledger.claim", ondelete="CASCADE"), primary_key=True, index=True)


class HistoryColumns(TypedColumns):
    """Every transaction. `kind` is do, undo or redo; of the latter two `target` is the `id` of the entry concerned.

    `changes` is JSON `[[kind, before, after], ...]`, empty for undo and redo: theirs are their target's.
    `undone` is the undo stack, kept on entries of kind do: 0 in force, 1 can be redone, 2 was overtaken by new work.
    """

    seq = Column(Integer, primary_key=True)
    id: Named[str] = Column(String, unique=True)
    at: Named[str]
    by: Named[str] = Column("by", String, ForeignKey("person.id"))
    kind: Named[str]
    target: Named[str | None]
    title: Named[str]
    undone: Named[int]
    changes: Named[str]


class TouchedColumns(TypedColumns):
    """Which articles a transaction touched."""

    article = Column(String, primary_key=True)
    seq = Column(Integer, ForeignKey("history.seq"), primary_key=True)


project = Table("project", metadata, ProjectColumns)
person = Table("person", metadata, PersonColumns)
label = Table("label", metadata, LabelColumns)
batch = Table("batch", metadata, BatchColumns)
text = Table("text", metadata, TextColumns)
article = Table(
    "article",
    metadata,
    ArticleColumns,
    Index("article_by_batch", "batch", "removed"),
    # These two hold both columns that the filter looks in, so that it need not read a row to pass it by.
    Index("article_by_title", "title_key", "id", "outlet_key"),
    Index("article_by_outlet", "outlet_key", "id", "title_key"),
    Index("article_by_published", "published_key", "id"),
    Index("article_by_state", "state", "id"),
    Index("article_by_annotations", "annotations", "id"),
)
annotation = Table(
    "annotation",
    metadata,
    AnnotationColumns,
    Index("annotation_by_place", "article", "start"),
    Index("annotation_by_label", "label"),
    Index("annotation_by_entity", "entity"),
    CheckConstraint('"start" >= 0 AND "end" > "start"', name="annotation_is_not_empty"),
)
entity = Table("entity", metadata, EntityColumns, Index("entity_by_label", "label"))
relation = Table("relation", metadata, RelationColumns, Index("relation_by_label", "label"))
decision = Table("decision", metadata, DecisionColumns)
comment = Table("comment", metadata, CommentColumns)
past = Table("past", metadata, PastColumns)
ledger = Table(
    "ledger",
    metadata,
    LedgerColumns,
    Index("ledger_by_place", "article", "start", "end"),
    # Holds most of what a filter looks at, so that it need not read a row to pass it by.
    Index("ledger_by_said", "said", "number", "type", "certainty", "verdict", "named", "source", "same", "links"),
    Index("ledger_by_source", "source"),
    Index("ledger_by_same", "same", "source"),
)
ledger_source = Table("ledger_source", metadata, LedgerSourceColumns, sqlite_with_rowid=False)
history = Table(
    "history",
    metadata,
    HistoryColumns,
    Index("history_by_person", "by", "kind", "undone", "seq"),
    sqlite_autoincrement=True,
)
touched = Table("touched", metadata, TouchedColumns, sqlite_with_rowid=False)
