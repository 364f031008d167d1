"""Schema 2: attribution and evidence of claims, the register of entities, relations; a quicker filter."""

import sqlalchemy as sa
from alembic.operations import Operations

RELATIONS = (
    ("same_claim", "Same claim", "#5188a1", '[["claim","claim"]]'),
    ("supports", "Supports", "#0e7157", '[["claim","claim"]]'),
    ("contradicts", "Contradicts", "#d64401", '[["claim","claim"]]'),
    ("updates", "Updates", "#1c55b4", '[["claim","claim"]]'),
    ("member_of", "Member of", "#7f4286", '[["entity","entity"]]'),
    ("located_in", "Located in", "#687d5b", '[["entity","entity"]]'),
    ("same_as", "Same as", "#6d506f", '[["entity","entity"]]'),
    ("object", "Object", "#997d46", '[["claim","entity"]]'),
    ("addressee", "Addressee", "#d84f83", '[["claim","entity"]]'),
)


def upgrade(op: Operations) -> None:
    """From schema 1. The relation labels that new projects have come at the end of the label set."""
    op.add_column("project", sa.Column("verdicts", sa.Boolean, nullable=False, server_default=sa.text("0")))
    op.add_column("project", sa.Column("cues", sa.String, nullable=False, server_default=""))
    op.add_column("label", sa.Column("ends", sa.String, nullable=False, server_default="[]"))
    op.add_column("annotation", sa.Column("entity", sa.String))
    op.add_column("annotation", sa.Column("attribution", sa.String, nullable=False, server_default="[]"))
    op.add_column("annotation", sa.Column("evidence", sa.String, nullable=False, server_default="[]"))
    op.create_index("annotation_by_entity", "annotation", ["entity"])
    for name, columns in {
        "article_by_title": ["title_key", "id", "outlet_key"],
        "article_by_outlet": ["outlet_key", "id", "title_key"],
    }.items():
        op.drop_index(name)
        op.create_index(name, "article", columns)
    op.create_table(
        "entity",
        sa.Column("id", sa.String, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("label", "name", "aliases", "external", "note")),
    )
    op.create_index("entity_by_label", "entity", ["label"])
    op.create_table(
        "relation",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("article", sa.String, sa.ForeignKey("article.id")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("label", "source", "target", "attributes")),
        sa.Column("author", sa.String, sa.ForeignKey("person.id"), nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("created", "modified")),
    )
    for column in ("article", "source", "target"):
        op.create_index(f"ix_relation_{column}", "relation", [column])
    op.create_index("relation_by_label", "relation", ["label"])
    _add_ledger(op)
    connection = op.get_bind()
    last = connection.execute(sa.text("SELECT coalesce(max(position), -1) FROM label")).scalar_one()
    add = sa.text(
        "INSERT OR IGNORE INTO label (id, kind, name, color, key, parent, position, retired, attributes, ends)"
        " VALUES (:id, 'relation', :name, :color, '', NULL, :position, 0, '[]', :ends)"
    )
    for number, (id, name, color, ends) in enumerate(RELATIONS, 1):
        connection.execute(add, {"id": id, "name": name, "color": color, "position": last + number, "ends": ends})


def _add_ledger(op: Operations) -> None:
    """The tables only; upgrade.py fills them when all steps are done."""
    op.create_table(
        "ledger",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("claim", sa.String, sa.ForeignKey("annotation.id", ondelete="CASCADE"), nullable=False, unique=True),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        *(sa.Column(name, sa.String) for name in ("type", "certainty", "verdict")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("said", "source")),
        sa.Column("named", sa.Boolean, nullable=False),
        sa.Column("same", sa.String),
        sa.Column("links", sa.Integer, nullable=False, server_default=sa.text("0")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("content_key", "text")),
    )
    for name, columns in {
        "ledger_by_place": ["article", "start", "end"],
        "ledger_by_said": ["said", "number", "type", "certainty", "verdict", "named", "source", "same", "links"],
        "ledger_by_source": ["source"],
        "ledger_by_same": ["same", "source"],
    }.items():
        op.create_index(name, "ledger", columns)
    op.create_table(
        "ledger_source",
        sa.Column("entity", sa.String, primary_key=True),
        sa.Column("claim", sa.String, sa.ForeignKey("ledger.claim", ondelete="CASCADE"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ledger_source_claim", "ledger_source", ["claim"])
