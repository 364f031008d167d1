"""Questions about all claims of a project: which ones, in which order, and what each row shows.

The claims that are wanted come as numbers of rows, all at once: 100,000 of them are read sooner than a page is laid
out, and from there on every row is one look-up away, however far down.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import MsgspecError
from msgspec.json import Decoder
from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, literal, literal_column, or_, select, union

from desk.model.annotation import Claim
from desk.model.article import Article
from desk.model.relation import Relation
from desk.store import claim_rows, schema
from desk.store.codec import ANNOTATION, ARTICLE, RELATION, as_json_text, quote_of
from desk.store.engine import damaged, told
from desk.store.ledger_values import By, ClaimRow, Link, Related, Role, Sayer, Wanted
from desk.store.prepared import GIVEN_IDS, Prepared
from desk.store.rules import present
from desk.text.fold import fold

_LAST = "\U0010ffff"
_OTHERS = (">", "")
CERTAINTIES = ("certain", "probable", "possible", "unspecified")

a, b, n, r, e = schema.article.c, schema.batch.c, schema.annotation.c, schema.relation.c, schema.entity.c
d, c = schema.ledger.c, schema.ledger_source.c

_absent = select(a.id).join_from(schema.batch, schema.article, a.batch == b.id)
_ABSENT = _absent.where(b.state != "done").union(_absent.where(a.removed.is_(True)))
_ANY_ABSENT = Prepared(select(literal_column("1")).where(_ABSENT.exists()))
_ROWS = Prepared(
    ANNOTATION.select(d.number, d.said, d.same, d.links)
    .join_from(schema.ledger, schema.annotation, n.id == d.claim)
    .where(d.number.in_(GIVEN_IDS))
)
_ARTICLES = Prepared(ARTICLE.select().where(a.id.in_(GIVEN_IDS)))
_NAMES = Prepared(
    select(n.id, n.spans, n.entity, e.name)
    .join_from(schema.annotation, schema.entity, e.id == n.entity, isouter=True)
    .where(n.id.in_(GIVEN_IDS))
)
_GROUPS = Prepared(
    select(d.same, d.number).where(d.same.in_(GIVEN_IDS)).order_by(d.said == literal_column("''"), d.said, d.number)
)
_NUMBERS = Prepared(select(d.claim, d.number).where(d.claim.in_(GIVEN_IDS)))
_ENTITY_NAMES = Prepared(select(e.id, e.name).where(e.id.in_(GIVEN_IDS)))
_RELATIONS = Prepared(
    union(
        RELATION.select(r.id).where(r.source == bindparam("claim")),
        RELATION.select(r.id).where(r.target == bindparam("claim")),
    )
)
_TEXTS = Prepared(
    select(d.claim, d.text)
    .join_from(schema.ledger, schema.article, a.id == d.article)
    .where(present())
    .order_by(d.number)
)
_PAIRS = Prepared(select(r.source, r.target))
_GROUPED = Prepared(select(d.claim, d.same).where(d.same.is_not(None)))


_numbers = Decoder(list[int])
_keys = Decoder(list[Any])
_groups = Decoder(list[str | None])


# With a plus before it a column is not looked up in an index of its own.
_SAID: ColumnElement[str] = literal_column("+ledger.said")
_SAME: ColumnElement[str | None] = literal_column("+ledger.same")
_SAID_BY_SOMEBODY: ColumnElement[bool] = literal_column("+ledger.source <> ''")


class Ledger:
    """Questions to one snapshot, as `Reading.ledger` gives it; not to be kept.

    Each may raise CorruptProjectError where what is stored cannot be read as what it should be.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, kept_from: str | None = None) -> None:
        """Others' claims in articles that are not open to all are left out for the person (id) they are kept from."""
        self._connection = connection
        self._path = path
        self._kept_from = kept_from

    def numbers(self, wanted: Wanted, by: By = By.SAID, descending: bool = False, grouped: bool = False) -> list[int]:
        """The numbers of the claims that are wanted, in order; of a group only the first where they are `grouped`."""
        with self._told("the ledger"):
            numbers, keys, groups = self._found(wanted, by, descending, grouped)
            if keys is not None:
                ranks = self._ranks(keys, descending) if by is By.SAYER else keys
                places = sorted(range(len(numbers)), key=ranks.__getitem__, reverse=descending)
                numbers = [numbers[place] for place in places]
                groups = [groups[place] for place in places] if groups is not None else None
        if groups is None:
            return numbers
        seen: set[str | None] = set()
        found = []
        for number, group in zip(numbers, groups, strict=True):
            if group is None:
                found.append(number)
            elif group not in seen:
                seen.add(group)
                found.append(number)
        return found

    def rows(self, numbers: Iterable[int], first_sayers: bool = False) -> dict[int, ClaimRow]:
        """What the rows of these numbers show; a number whose claim is gone is left out.

        With `first_sayers` the row of a claim in a group is that of the first one who said it.
        """
        with self._told("what it says of one claim"):
            asked = list(numbers)
            found = self._read(asked)
            groups = self._members({row[4] for row in found if row[4] is not None})
            if first_sayers:
                heads = {row[2]: groups[row[4]][0] if row[4] else row[2] for row in found}
                others = set(heads.values()) - heads.keys()
                made = self._made([*found, *self._read(others)], groups)
                return {number: made[head] for number, head in heads.items()}
            return self._made(found, groups)

    def members(self, same: str) -> list[int]:
        """The numbers of a group of claims that say the same, the first sayer first."""
        with self._told("the ledger"):
            return self._members({same}).get(same, [])

    def number_of(self, claim: str) -> int | None:
        """The number of a claim (id); None where the ledger does not have it."""
        return self.numbers_of([claim]).get(claim)

    def numbers_of(self, claims: Iterable[str]) -> dict[str, int]:
        """The numbers of claims, by id."""
        with self._told("the ledger"):
            found = dict(_NUMBERS.run(self._connection, {"ids": as_json_text(list(claims))}).fetchall())
            seen = set(self._seen(found.values()))
            return {claim: number for claim, number in found.items() if number in seen}

    def related(self, claim: str) -> list[Related]:
        """The relations of a claim (id) to other claims of the project, by id."""
        with self._told("what it says of one relation"):
            found: list[tuple[Relation, str]] = []
            for row in sorted(_RELATIONS.run(self._connection, {"claim": claim}).fetchall(), key=lambda row: row[-1]):
                relation = RELATION.decode(row)
                assert isinstance(relation, Relation)
                found.append((relation, relation.target if relation.source == claim else relation.source))
            numbers = self.numbers_of({other for _, other in found})
            rows = self.rows(numbers.values())
            there = {id: rows[number] for id, number in numbers.items() if number in rows}
            standing = [(relation, there[other]) for relation, other in found if other in there]
            return [Related(relation, relation.source == claim, other) for relation, other in standing]

    def is_empty(self) -> bool:
        """Whether the project has no claim at all."""
        with self._told("the ledger"):
            statement = Prepared(select(d.number).where(*self._there()).limit(1))
            return statement.first(self._connection) is None

    def has_groups(self) -> bool:
        """Whether any claims are said to be the same."""
        with self._told("the ledger"):
            statement = Prepared(select(d.number).where(*self._there(), d.same.is_not(None)).limit(1))
            return statement.first(self._connection) is not None

    def entities_like(self, typed: str, limit: int = 12) -> list[tuple[str, str, str]]:
        """Entities by a part of one of their names: id, label (id) and name, shorter names first."""
        wanted = {typed, typed.casefold(), typed.upper(), typed.title(), typed.capitalize()}
        fits = or_(
            *(
                e.name.contains(each, autoescape=True) | e.aliases.contains(as_json_text(each)[1:-1], autoescape=True)
                for each in sorted(wanted)
            )
        )
        statement = Prepared(
            select(e.id, e.label, e.name).where(fits).order_by(func.length(e.name), e.name).limit(limit)
        )
        with self._told("the register"):
            return statement.run(self._connection).fetchall()

    def texts(self) -> Iterator[tuple[str, str]]:
        """Claim (id) and what it says, restated if somebody did that, folded: of all claims in the order they came."""
        with self._told("the ledger"):
            hidden = self._hidden_claims()
            for claim, text in _TEXTS.run(self._connection):
                if claim not in hidden:
                    yield claim, text.partition("\n")[0]

    def groups(self) -> dict[str, str]:
        """The group of each claim (id) that others say too."""
        with self._told("the ledger"):
            return dict(_GROUPED.run(self._connection).fetchall())

    def pairs(self) -> set[tuple[str, str]]:
        """What relations stand between, source and target by id."""
        with self._told("what it says of one relation"):
            return set(_PAIRS.run(self._connection).fetchall())

    def wrong(self) -> Iterator[str]:
        """The claims (ids) of which the ledger does not say what it should."""
        with self._told("what it says of one claim"):
            yield from claim_rows.wrong(self._connection)

    def _found(
        self, wanted: Wanted, by: By, descending: bool, grouped: bool
    ) -> tuple[list[int], list[Any] | None, list[str | None] | None]:
        """The numbers by date, or in the whole order where an index or the text of a column gives it.

        Else what they are still to be sorted by, and the groups where they are `grouped`, come with them.
        """
        statement = select(d.number.label("number"))
        # The text stands in the table only, and to go through that is quicker than to look up each row from an index.
        order: list[ColumnElement[Any]] = [_SAID if wanted.text else d.said, d.number]
        key: ColumnElement[Any] | None = None
        match by:
            case By.CONTENT:
                order = [d.content_key, *order]
            case By.ARTICLE:
                statement = statement.join_from(schema.ledger, schema.article, a.id == d.article)
                order = [a.title_key, a.id, d.start, d.number]
            case By.TYPE:
                key = func.coalesce(d.type, _LAST)
            case By.CERTAINTY:
                key = case({value: place for place, value in enumerate(CERTAINTIES)}, value=d.certainty, else_=9)
            case By.LINKS:
                key = d.links
            case By.SAYER:
                key = d.source
        more = ([key.label("key")] if key is not None else []) + ([d.same.label("same")] if grouped else [])
        statement = statement.add_columns(*more).where(*self._there(), *_conditions(wanted))
        inner = statement.order_by(*(each.desc() if descending else each.asc() for each in order)).subquery()
        # One JSON list takes a third of the time that 100,000 rows take.
        row = Prepared(select(*(func.json_group_array(column) for column in inner.c))).first(self._connection)
        lists = iter(row)
        return (
            _numbers.decode(next(lists)),
            _keys.decode(next(lists)) if key is not None else None,
            _groups.decode(next(lists)) if grouped else None,
        )

    def _ranks(self, sources: list[str], descending: bool) -> list[int]:
        """The places of sources among all, by name; the outlets, and nobody, come after all names in both ways."""
        asked = {"ids": as_json_text(list(set(sources)))}
        names = {id: fold(name) for id, name in _ENTITY_NAMES.run(self._connection, asked)}

        def place(source: str) -> tuple[bool, str, str]:
            return (source[:1] in _OTHERS) is not descending, names.get(source, source.lstrip("~")), source

        ranked = {source: rank for rank, source in enumerate(sorted(set(sources), key=place))}
        return [ranked[source] for source in sources]

    def _there(self) -> list[ColumnElement[bool]]:
        """The condition that keeps out claims of articles that are not part of the project."""
        found: list[ColumnElement[bool]] = []
        if _ANY_ABSENT.first(self._connection) is not None:
            # Most often not so, and a question less for each of 100,000 rows.
            gone = schema.ledger.alias("gone")
            found.append(d.number.not_in(select(gone.c.number).where(gone.c.article.in_(_ABSENT))))
        if self._kept_from is not None:
            found.append(d.number.not_in(_hidden(self._kept_from)))
        return found

    def _hidden_claims(self) -> set[str]:
        if self._kept_from is None:
            return set()
        statement = Prepared(select(d.claim).where(d.number.in_(_hidden(self._kept_from))))
        return {row[0] for row in statement.run(self._connection)}

    def _seen(self, numbers: Iterable[int]) -> list[int]:
        """Those of these numbers that are not kept from who looks, in their order."""
        given = list(numbers)
        if self._kept_from is None:
            return given
        statement = Prepared(select(d.number).where(d.number.in_(GIVEN_IDS), d.number.in_(_hidden(self._kept_from))))
        hidden = {row[0] for row in statement.run(self._connection, {"ids": as_json_text(given)})}
        return [number for number in given if number not in hidden]

    def _read(self, numbers: Iterable[int]) -> list[tuple[Any, ...]]:
        asked = list(numbers)
        return _ROWS.run(self._connection, {"ids": as_json_text(asked)}).fetchall() if asked else []

    def _members(self, groups: Iterable[str]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for same, number in _GROUPS.run(self._connection, {"ids": as_json_text(list(groups))}):
            found.setdefault(same, []).append(number)
        return {same: self._seen(numbers) for same, numbers in found.items()} if self._kept_from is not None else found

    def _made(self, rows: Iterable[tuple[Any, ...]], groups: dict[str, list[int]]) -> dict[int, ClaimRow]:
        claims: list[tuple[Claim, tuple[Any, ...]]] = []
        for row in rows:
            claim = ANNOTATION.decode(row)
            assert isinstance(claim, Claim)
            claims.append((claim, row[2:]))
        articles: dict[str, Article] = {}
        for row in _ARTICLES.run(self._connection, {"ids": as_json_text(list({each.article for each, _ in claims}))}):
            article = ARTICLE.decode(row)
            assert isinstance(article, Article)
            articles[article.id] = article
        wanted = {link.mention for each, _ in claims for link in each.attribution if link.mention is not None}
        sources: dict[str, tuple[str, str | None]] = {}
        for id, spans, entity, name in _NAMES.run(self._connection, {"ids": as_json_text(list(wanted))}):
            sources[id] = (name or quote_of(spans), entity)
        return {
            number: ClaimRow(
                number=number,
                claim=claim,
                article=articles[claim.article],
                said=said,
                chain=_chain(claim, sources),
                same=same,
                size=len(groups[same]) if same else 1,
                links=links,
            )
            for claim, (number, said, same, links) in claims
        }

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        try:
            with told(self._path):
                yield
        except (MsgspecError, KeyError) as error:
            raise damaged(self._path, f"{what} cannot be read ({error})") from error


def _hidden(viewer: str) -> Select[int]:
    """The numbers of the claims that others made in articles that are not open to all."""
    claim, own, within = schema.ledger.alias("hidden"), schema.annotation.alias("made"), schema.article.alias("within")
    return (
        select(claim.c.number)
        .join_from(claim, own, own.c.id == claim.c.claim)
        .join(within, within.c.id == claim.c.article)
        .where(~within.c.unblinded, own.c.author != literal(viewer))
    )


def _chain(claim: Claim, sources: dict[str, tuple[str, str | None]]) -> tuple[Link, ...]:
    found = []
    for link in claim.attribution:
        name, entity = link.span.text if link.span else "", None
        if link.mention is not None:
            name, entity = sources.get(link.mention, ("", None))
        found.append(Link(name, entity, link.cue.text if link.cue else ""))
    return tuple(found)


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.entity is not None:
        yield _concerns(wanted.entity, wanted.role)
    match wanted.sayer:
        case Sayer.NAMED:
            yield d.named.is_(True)
        case Sayer.UNNAMED:
            yield d.named.is_(False)
        case Sayer.OUTLET:
            yield and_(d.source >= ">", d.source < "?")
    for column, values in ((d.type, wanted.types), (d.certainty, wanted.certainties), (d.verdict, wanted.verdicts)):
        if values:
            yield or_(*(column == value if value else column.is_(None) for value in sorted(values)))
    if wanted.since:
        yield d.said >= wanted.since
    if wanted.until:
        # Whatever part of a date it is, all that begins with it is within: "~" comes after all that dates have.
        yield and_(d.said <= f"{wanted.until}~", d.said != "")
    if wanted.article is not None:
        yield d.article == wanted.article
    if wanted.repeated:
        yield d.same.is_not(None)
    if wanted.one_source:
        group = schema.ledger.alias("group").c
        many = select(group.same).where(group.same.is_not(None)).group_by(group.same)
        many = many.having(func.count(func.nullif(group.source, "").distinct()) != 1)
        yield or_(and_(_SAME.is_(None), _SAID_BY_SOMEBODY), and_(_SAME.is_not(None), _SAME.not_in(many)))
    # Last, for it costs most: conditions are looked at in this order.
    yield from (func.instr(d.text, word) > 0 for word in fold(wanted.text).split())


def _concerns(entity: str, role: Role) -> ColumnElement[bool]:
    """The condition that an entity is a source of a claim, or in ANY role stands in it or is related to it."""
    said_by: Select[Any] = select(c.claim).where(c.entity == entity)
    if role is Role.SOURCE:
        return d.claim.in_(said_by)
    table = schema.ledger.alias("about")
    about = table.c
    within = and_(about.article == n.article, about.start <= n.start, about.end >= n.end)
    inside = select(about.claim).join_from(schema.annotation, table, within)
    related = select(r.source).where(r.target == entity)
    return d.claim.in_(union(said_by, related, inside.where(n.entity == entity)))
