"""Keeps the ledger's own tables, which are made from all others, right in whatever way a claim comes to change."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, func, literal_column, or_, select, union, update
from sqlalchemy.dialects.sqlite import insert

from desk.model.annotation import Claim, Mention
from desk.model.article import Article
from desk.model.change import Change
from desk.model.label import Scalar
from desk.model.project import Batch
from desk.model.relation import Relation
from desk.store import schema
from desk.store.codec import ANNOTATION, as_json_text, quote_of
from desk.store.ledger_values import SAME_CLAIM
from desk.store.prepared import GIVEN_IDS, Prepared
from desk.store.rules import present
from desk.text.fold import fold

SORTED_CHARS = 48
AT_A_TIME = 500

a, b, n, r = schema.article.c, schema.batch.c, schema.annotation.c, schema.relation.c
d, c = schema.ledger.c, schema.ledger_source.c

_KEPT = tuple(column.name for column in schema.ledger.columns if column.name not in ("number", "same", "links"))
_of_article = (a.published_key, func.json_extract(a.source, literal_column("'$.outlet'")))
_CLAIMS = Prepared(
    ANNOTATION.select(*_of_article)
    .join_from(schema.annotation, schema.article, n.article == a.id)
    .where(n.id.in_(GIVEN_IDS), n.kind == literal_column("'claim'"))
)
_MENTIONS = Prepared(select(n.id, n.entity, n.spans, n.attributes).where(n.id.in_(GIVEN_IDS)))
_made = insert(schema.ledger)
_PUT = Prepared(
    _made.on_conflict_do_update(
        index_elements=["claim"], set_={name: _made.excluded[name] for name in _KEPT if name != "claim"}
    ),
    _KEPT,
)
_FORGET_SOURCES = Prepared(delete(schema.ledger_source).where(c.claim.in_(GIVEN_IDS)))
_PUT_SOURCE = Prepared(insert(schema.ledger_source))
_link = func.json_each(n.attribution).table_valued("value", name="link")
_CLAIMING = Prepared(
    select(n.id)
    .select_from(schema.annotation)
    .join(_link, n.attribution != literal_column("'[]'"))
    .where(
        n.article.in_(select(literal_column("value")).select_from(func.json_each(bindparam("articles")))),
        func.json_extract(_link.c.value, literal_column("'$.mention'")).in_(GIVEN_IDS),
    )
)
_RELATED = Prepared(
    union(
        select(r.id, r.label, r.source, r.target).where(r.source.in_(GIVEN_IDS)),
        select(r.id, r.label, r.source, r.target).where(r.target.in_(GIVEN_IDS)),
    )
)
_in_articles = select(d.claim).where(d.article.in_(GIVEN_IDS))
_IN_ARTICLES = Prepared(_in_articles)
_RELATED_IN_ARTICLES = Prepared(
    union(
        select(r.source, r.target).where(r.source.in_(_in_articles)),
        select(r.source, r.target).where(r.target.in_(_in_articles)),
    )
)
_in_batch = select(d.claim).join_from(schema.ledger, schema.article, a.id == d.article)
_in_batch = _in_batch.where(a.batch == bindparam("batch"))
_RELATED_IN_BATCH = Prepared(
    union(
        select(r.source, r.target).where(r.source.in_(_in_batch)),
        select(r.source, r.target).where(r.target.in_(_in_batch)),
    )
)
_CLAIMS_AMONG = Prepared(select(d.claim).where(d.claim.in_(GIVEN_IDS)))
_ANY_RELATION = Prepared(select(r.id).limit(1))
_PRESENT = Prepared(
    select(d.claim).join_from(schema.ledger, schema.article, a.id == d.article).where(d.claim.in_(GIVEN_IDS), present())
)
_TIE = Prepared(
    update(schema.ledger)
    .where(d.claim == bindparam("id"), or_(d.same.is_not(bindparam("group")), d.links != bindparam("count")))
    .values(same=bindparam("group"), links=bindparam("count"))
)
_STORED = Prepared(select(*(d[name] for name in _KEPT), d.same, d.links).where(d.claim.in_(GIVEN_IDS)))
_STORED_SOURCES = Prepared(select(c.claim, c.entity).where(c.claim.in_(GIVEN_IDS)))
_PAGE = Prepared(
    select(n.id).where(n.kind == literal_column("'claim'"), n.id > bindparam("last")).order_by(n.id).limit(AT_A_TIME)
)
_attributes = msgspec.json.Decoder(tuple[tuple[str, Scalar], ...])

Row = dict[str, Any]


@dataclass(slots=True)
class _Seen:
    """What of some changes concerns the ledger: ids, of mentions with their articles."""

    claims: set[str] = field(default_factory=set)
    tied: set[str] = field(default_factory=set)
    mentions: dict[str, str] = field(default_factory=dict)
    described: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    batches: set[str] = field(default_factory=set)

    def see(self, change: Change) -> None:
        match change.before, change.after:
            case (_, Claim() as claim):
                self.claims.add(claim.id)
            case (Mention() as before, Mention() as after) if _as_source(before) != _as_source(after):
                self.mentions[after.id] = after.article
            case (Article() as before, Article() as after):
                if before.removed != after.removed:
                    self.moved.add(after.id)
                if before.source != after.source:
                    self.described.add(after.id)
            case (Batch() as before, Batch() as after) if before.state is not after.state:
                self.batches.add(after.id)
            case (before, after):
                ends = [_ends(value) for value in (before, after) if isinstance(value, Relation)]
                self.tied.update(*ends)


@dataclass(frozen=True, slots=True)
class _Source:
    """A mention that stands in a chain."""

    entity: str | None
    quote: str
    is_name: bool


@dataclass(frozen=True, slots=True)
class _Tie:
    """What a claim has to do with others: with which ones it is the same, how many it is related to."""

    same: str | None
    links: int


def follow(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """Brings the ledger up to date after these changes were written."""
    seen = _Seen()
    for change in changes:
        seen.see(change)
    claims, tied = seen.claims, seen.tied
    if seen.mentions:
        articles = as_json_text(list(set(seen.mentions.values())))
        bound = {"ids": as_json_text(list(seen.mentions)), "articles": articles}
        claims |= {row[0] for row in _CLAIMING.run(connection, bound)}
    if seen.described:
        claims |= _ids(_IN_ARTICLES, connection, seen.described)
    _write(connection, claims)
    if (seen.moved or seen.batches) and _ANY_RELATION.first(connection) is not None:
        found = _RELATED_IN_ARTICLES.run(connection, {"ids": as_json_text(list(seen.moved))}).fetchall()
        for batch in seen.batches:
            found += _RELATED_IN_BATCH.run(connection, {"batch": batch}).fetchall()
        tied |= {end for ends in found for end in ends}
    if tied:
        _tie(connection, _ids(_CLAIMS_AMONG, connection, tied))


def add(connection: sqlite3.Connection, claims: Iterable[str]) -> None:
    """Takes in claims (ids) that were just written, and that nothing is related to yet."""
    _write(connection, set(claims))


def rebuild(connection: sqlite3.Connection) -> None:
    """Makes all of it anew."""
    for claims in _pages(connection):
        _write(connection, claims)
    for claims in _pages(connection):
        _tie(connection, set(claims))


def wrong(connection: sqlite3.Connection) -> Iterator[str]:
    """The claims (ids) of which the ledger does not say what it should."""
    for claims in _pages(connection):
        rows, sources = _made_of(connection, claims)
        ties = _ties(connection, claims)
        bound = {"ids": as_json_text(list(claims))}
        stored = {row[0]: row for row in _STORED.run(connection, bound)}
        known: dict[str, set[str]] = defaultdict(set)
        for claim, entity in _STORED_SOURCES.run(connection, bound):
            known[claim].add(entity)
        for row in rows:
            id = row["claim"]
            tie = ties.get(id, _Tie(None, 0))
            if stored.get(id) != (*(row[name] for name in _KEPT), tie.same, tie.links) or known[id] != sources[id]:
                yield id


def _pages(connection: sqlite3.Connection) -> Iterator[list[str]]:
    last = ""
    while claims := [row[0] for row in _PAGE.run(connection, {"last": last})]:
        yield claims
        last = claims[-1]


def _write(connection: sqlite3.Connection, claims: Collection[str]) -> None:
    if not claims:
        return
    rows, sources = _made_of(connection, claims)
    _PUT.many(connection, rows)
    _FORGET_SOURCES.run(connection, {"ids": as_json_text(list(claims))})
    pairs = [{"claim": claim, "entity": entity} for claim, entities in sources.items() for entity in sorted(entities)]
    _PUT_SOURCE.many(connection, pairs)


def _made_of(connection: sqlite3.Connection, claims: Collection[str]) -> tuple[list[Row], dict[str, set[str]]]:
    """The rows that these claims should have, and the entities in their chains."""
    found: list[tuple[Claim, str, str | None]] = []
    for row in _CLAIMS.run(connection, {"ids": as_json_text(list(claims))}):
        claim = ANNOTATION.decode(row)
        assert isinstance(claim, Claim)
        found.append((claim, row[2], row[3]))
    wanted = {link.mention for claim, _, _ in found for link in claim.attribution if link.mention is not None}
    mentions: dict[str, _Source] = {}
    if wanted:
        for id, entity, spans, attributes in _MENTIONS.run(connection, {"ids": as_json_text(list(wanted))}):
            nature = dict(_attributes.decode(attributes)).get("mention")
            mentions[id] = _Source(entity, quote_of(spans), nature not in ("nominal", "pronoun"))
    sources = {
        claim.id: {
            source.entity
            for link in claim.attribution
            if (source := mentions.get(link.mention or "")) is not None and source.entity is not None
        }
        for claim, _, _ in found
    }
    return [_row(claim, published, outlet, mentions) for claim, published, outlet in found], sources


def _row(claim: Claim, published: str, outlet: str | None, mentions: Mapping[str, _Source]) -> Row:
    attributes = dict(claim.attributes)
    said, restated = attributes.get("said_on"), attributes.get("restated")
    key = fold(str(restated)) if restated else ""
    content = fold(claim.quote)
    source, named = _sayer(claim, outlet, mentions)
    return {
        "claim": claim.id,
        "article": claim.article,
        "start": claim.start,
        "end": claim.end,
        "type": claim.label,
        "certainty": _text(attributes.get("certainty")),
        "verdict": _text(attributes.get("verdict")),
        "said": str(said) if said else published,
        "source": source,
        "named": named,
        "content_key": (key or content)[:SORTED_CHARS],
        "text": "\n".join(part for part in (key, content, fold(claim.note), *_voices(claim, mentions)) if part),
    }


def _voices(claim: Claim, mentions: Mapping[str, _Source]) -> Iterator[str]:
    """The words of a claim's sources, also of those that are no entity or not even a mention."""
    for link in claim.attribution:
        source = mentions.get(link.mention or "")
        yield fold(source.quote if source is not None else link.span.text if link.span is not None else "")


def _sayer(claim: Claim, outlet: str | None, mentions: Mapping[str, _Source]) -> tuple[str, bool]:
    """Who said it at the inner end of the chain, as the ledger keeps it, and whether that is somebody with a name."""
    if not claim.attribution:
        return f">{(outlet or claim.article).casefold()}", False
    link = claim.attribution[-1]
    if link.span is not None:
        return f"~{fold(link.span.text)} {claim.article}", False
    source = mentions.get(link.mention or "")
    if source is None:
        return "", False
    if source.entity is not None:
        return source.entity, True
    # The same name is the same person, as far as anybody knows; "he" and "officials" of two articles are not.
    return f"~{fold(source.quote)}{'' if source.is_name else ' ' + claim.article}", source.is_name


def _tie(connection: sqlite3.Connection, claims: Collection[str]) -> None:
    if claims:
        ties = _ties(connection, claims)
        _TIE.many(connection, [{"id": id, "group": tie.same, "count": tie.links} for id, tie in ties.items()])


def _ties(connection: sqlite3.Connection, claims: Collection[str]) -> dict[str, _Tie]:
    """What these claims, and all that say the same as one of them, have to do with others."""
    related: dict[str, tuple[str, str, str]] = {}
    known: set[str] = set()
    new = set(claims)
    while new:
        known |= new
        for id, *relation in _RELATED.run(connection, {"ids": as_json_text(list(new))}):
            related[id] = (relation[0], relation[1], relation[2])
        new = {end for label, *ends in related.values() if label == SAME_CLAIM for end in ends} - known
    ends = {end for _, source, target in related.values() for end in (source, target)}
    there = _ids(_PRESENT, connection, ends) if ends else set[str]()
    parents: dict[str, str] = {}
    links: dict[str, int] = defaultdict(int)
    for label, source, target in related.values():
        if source not in there or target not in there:
            continue
        links[source] += 1
        links[target] += 1
        if label == SAME_CLAIM:
            one, two = sorted((_root(parents, source), _root(parents, target)))
            parents[two] = parents[one] = one
    return {id: _Tie(_root(parents, id) if id in parents else None, links[id]) for id in known}


def _root(parents: dict[str, str], id: str) -> str:
    while (parent := parents.get(id, id)) != id:
        parents[id] = parents.get(parent, parent)
        id = parent
    return id


def _as_source(mention: Mention) -> tuple[object, ...]:
    return mention.entity, mention.quote, dict(mention.attributes).get("mention")


def _ends(relation: Relation) -> tuple[str, str]:
    return relation.source, relation.target


def _ids(statement: Prepared, connection: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    return {row[0] for row in statement.run(connection, {"ids": as_json_text(list(ids))})}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
