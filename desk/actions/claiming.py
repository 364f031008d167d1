"""Verbs on claims."""

from collections.abc import Mapping, Sequence

from desk.actions.labelling import began, shortened
from desk.model.annotation import Claim
from desk.model.article import Article
from desk.model.change import Change, Stamp, Transaction
from desk.model.ids import new_id
from desk.model.label import Label, attributes_of, defaults_of
from desk.model.span import Span


def claim(
    article: Article, content: Sequence[Span], type: Label | None, labels: Mapping[str, Label], stamp: Stamp
) -> Transaction:
    """A claim whose content is these spans; its type may be left open."""
    made = Claim(
        id=new_id(),
        article=article.id,
        spans=tuple(sorted(content)),
        label=type.id if type else None,
        attributes=defaults_of(attributes_of(type, dict(labels))) if type else (),
        author=stamp.by,
        created=stamp.at,
        modified=stamp.at,
    )
    title = f"Claim{f' ({type.name})' if type else ''}: {shortened(made.quote)}"
    return Transaction(title, (Change(None, made), *began(article)))
