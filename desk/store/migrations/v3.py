"""Schema 3: decisions and comments of reviewers, history that merges bring, how articles were read, blind coding."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """From schema 2."""
    _flag(op, "project", "blind")
    _flag(op, "article", "unblinded")
    _flag(op, "annotation", "review")
    for name in ("provenance", "copy_of"):
        op.add_column("article", sa.Column(name, sa.String))
    op.create_table(
        "decision",
        *_of_article(),
        *_texts("annotation", "span"),
        *_texts("verdict", needed=True),
        _person(),
        *_texts("at", "reason", needed=True),
        *_texts("replacement"),
        *_texts("seen", needed=True),
        *_texts("settled_by", "settled_at"),
    )
    op.create_table(
        "comment",
        *_of_article(),
        *_texts("annotation", "field", "span", "parent"),
        _person(),
        *_texts("at", "text", needed=True),
        *_texts("resolved_by", "resolved_at"),
    )
    op.create_table(
        "past",
        sa.Column("id", sa.String, primary_key=True),
        *_texts("at", "by", "kind", needed=True),
        *_texts("target"),
        *_texts("title", "changes", "articles", "origin", needed=True),
    )
    for table, columns in {
        "decision": ("article", "annotation", "replacement"),
        "comment": ("article", "annotation", "parent"),
        "past": ("at",),
    }.items():
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])


def _flag(op: Operations, table: str, name: str) -> None:
    op.add_column(table, sa.Column(name, sa.Boolean, nullable=False, server_default=sa.text("0")))


def _of_article() -> tuple[sa.Column[str], sa.Column[str]]:
    return (
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("article", sa.String, sa.ForeignKey("article.id"), nullable=False),
    )


def _person() -> sa.Column[str]:
    return sa.Column("by", sa.String, sa.ForeignKey("person.id"), nullable=False)


def _texts(*names: str, needed: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=not needed) for name in names]
