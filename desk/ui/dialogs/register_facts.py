"""What a project says of one entity: its mentions with context, its claims, its relations, the time they span."""

from collections.abc import Sequence
from dataclasses import dataclass

from desk.model.annotation import Claim, Mention
from desk.model.article import Article
from desk.model.relation import Relation
from desk.store.queries import Reading

CONTEXT = 90
ARTICLES_READ = 60
"""So many articles are read for context and claims at first; more when they are asked for."""

CLAIMS_READ = 200
"""So many of the claims that are related to an entity are read."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A mention or claim as it stands in its article; `before` and `after` are what stands around it."""

    annotation: Mention | Claim
    title: str
    published: str | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Said:
    """A claim that names the entity: `role` is source, outer source, or a relation's name."""

    passage: Passage
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All of it; `left` articles were not read yet, so that `passages` and `claims` lack what they hold.

    `first` and `last` are the days (or years, as far as known) of publication.
    """

    mentions: int
    articles: int
    first: str | None
    last: str | None
    passages: tuple[Passage, ...]
    claims: tuple[Said, ...]
    relations: tuple[Relation, ...]
    left: int


def facts_of(reading: Reading, entity: str, articles_read: int = ARTICLES_READ) -> Facts:
    """Reads them, articles by their date."""
    mentions = reading.seen_of(reading.mentions_of([entity]))
    articles = {article.id: article for article in reading.every_article({mention.article for mention in mentions})}
    present = [mention for mention in mentions if mention.article in articles]
    dates = sorted(a.source.published[:10] for a in articles.values() if a.source.published)
    by_article: dict[str, list[Mention]] = {}
    for mention in present:
        by_article.setdefault(mention.article, []).append(mention)
    order = sorted(by_article, key=lambda id: (articles[id].source.published or "9", articles[id].shown_title, id))
    passages: list[Passage] = []
    claims: list[Said] = []
    for id in order[:articles_read]:
        text = reading.text(articles[id])
        passages += (passage(each, articles[id], text) for each in by_article[id])
        claims += _as_source(reading, articles[id], text, {each.id for each in by_article[id]})
    relations = reading.seen_relations(reading.relations_of([entity]))
    claims += _as_end(reading, entity, relations)
    return Facts(
        mentions=len(present),
        articles=len(articles),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        passages=tuple(passages),
        claims=tuple(claims),
        relations=tuple(relations),
        left=max(0, len(order) - articles_read),
    )


def passage(annotation: Mention | Claim, article: Article, text: str) -> Passage:
    """An annotation with what stands around its first part."""
    start, end = annotation.spans[0].start, annotation.spans[0].end
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Passage(annotation, article.shown_title, article.source.published, before, after)


def _as_source(reading: Reading, article: Article, text: str, mentions: set[str]) -> list[Said]:
    """The claims of an article that name one of these mentions (ids) as a source."""
    found: list[Said] = []
    for each in reading.seen_of(reading.annotations(article.id)):
        if not isinstance(each, Claim):
            continue
        levels = [n for n, link in enumerate(each.attribution) if link.mention in mentions]
        if levels:
            role = "source" if levels[-1] == len(each.attribution) - 1 else "outer source"
            found.append(Said(passage(each, article, text), role))
    return found


def _as_end(reading: Reading, entity: str, relations: Sequence[Relation]) -> list[Said]:
    """The claims that are related to the entity, by the labels (ids) of those relations."""
    found: list[Said] = []
    for relation in relations[:CLAIMS_READ]:
        other = relation.source if relation.target == entity else relation.target
        claim = reading.annotation_by_id(other)
        article = reading.article(claim.article) if isinstance(claim, Claim) else None
        if isinstance(claim, Claim) and article is not None and reading.is_present(article):
            found.append(Said(passage(claim, article, reading.text(article)), relation.label))
    return found
