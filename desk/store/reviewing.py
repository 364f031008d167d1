"""Questions about decisions and comments, and about what waits for one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, func, literal_column, or_, select

from desk.model.annotation import Annotation
from desk.model.article import Article, State
from desk.model.review import Comment, Decision, PastEntry, Reviewed, Verdict
from desk.store import schema
from desk.store.codec import ANNOTATION, ARTICLE, COMMENT, DECISION, PAST, as_json_text
from desk.store.engine import raw_of
from desk.store.prepared import GIVEN_IDS, Prepared
from desk.store.rules import present
from desk.store.snapshot import Snapshot

a, n, d, c = schema.article.c, schema.annotation.c, schema.decision.c, schema.comment.c
_again = schema.decision.alias("again")
_newer = (
    select(_again.c.id)
    .where(_again.c.annotation == d.annotation, (_again.c.at > d.at) | ((_again.c.at == d.at) & (_again.c.id > d.id)))
    .correlate(schema.decision)
)
_AMBIGUOUS = '["link_certainty","ambiguous"]'
_of_article = Prepared(DECISION.select().where(d.article == bindparam("article")).order_by(d.at, d.id))
_comments_of_article = Prepared(COMMENT.select().where(c.article == bindparam("article")).order_by(c.at, c.id))


_ACCEPT: ColumnElement[str] = literal_column(f"'{Verdict.ACCEPT.value}'")
_work = schema.annotation.alias("work")
_mine = (_work.c.author == bindparam("who")) & ~_work.c.review
# Whose an annotation is, is asked of those that were decided on: there are far more that nobody looked at yet.
_my_article = select(_work.c.id).where(_work.c.article == a.id, _mine).correlate(schema.article).exists()
_RETURNED = (present(), a.state == State.RETURNED.value, _my_article)
_DECIDED = (
    present(),
    d.settled_by.is_(None),
    d.by != bindparam("who"),
    or_(
        select(_work.c.id).where(_work.c.id == d.annotation, _mine).correlate(schema.decision).exists(),
        d.annotation.is_(None) & _my_article,
    ),
    ~_newer.exists(),
)
_reply = schema.comment.alias("reply")
_SAID = (
    present(),
    c.parent.is_(None),
    c.resolved_by.is_(None),
    # Nothing waits in a thread in which nobody else has said anything.
    or_(
        c.by != bindparam("who"),
        select(_reply.c.id)
        .where(_reply.c.parent == c.id, _reply.c.by != bindparam("who"))
        .correlate(schema.comment)
        .exists(),
    ),
    or_(
        select(_work.c.id).where(_work.c.id == c.annotation, _mine).correlate(schema.comment).exists(),
        c.id.in_(select(func.coalesce(c.parent, c.id)).where(c.by == bindparam("who"))),
        c.annotation.is_(None) & _my_article,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a review is to walk through; empty fields do not narrow.

    `labels`, `authors` and `articles` are ids; `without` leaves out what this person made. `changed` asks for what was
    changed since it was decided on, else what was never decided on comes, too; `decided` for everything.
    """

    labels: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    without: str = ""
    claims: bool = False
    changed: bool = False
    ambiguous: bool = False
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """One annotation that a review comes to, and its article, by their ids."""

    annotation: str
    article: str


LISTED = 500
"""So many things of a kind an inbox lists; it counts the others."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """What others said of somebody's work: articles returned, decisions nobody settled, threads nobody resolved.

    Newest first, but decisions that accept come after all that ask for something. A decision on a passage concerns
    everybody who annotated in its article. `threads` are the first comments of threads on the person's annotations,
    on the articles these are in, or that the person took part in. `waiting` counts what is not listed, too;
    `accepted` how many of the decisions accept.
    """

    returned: tuple[Article, ...]
    decisions: tuple[Decision, ...]
    threads: tuple[Comment, ...]
    waiting: int
    accepted: int


class ReviewQuestions(Snapshot):
    """What was decided and said, and what is left."""

    def reviewed(self, article: str) -> Reviewed:
        """The decisions and comments of one article, by time."""
        raw = raw_of(self._connection)
        with self._read("what it says of one decision"):
            decisions = [DECISION.decode(row) for row in _of_article.run(raw, {"article": article})]
            comments = [COMMENT.decode(row) for row in _comments_of_article.run(raw, {"article": article})]
        return Reviewed(tuple(decisions), tuple(comments))  # type: ignore[arg-type]  # the codecs give values of their kind

    def reviewed_in(self, articles: Iterable[str]) -> dict[str, Reviewed]:
        """The decisions and comments of these articles, by article; one without any is left out."""
        ids = as_json_text(list(articles))
        decisions: dict[str, list[Decision]] = defaultdict(list)
        comments: dict[str, list[Comment]] = defaultdict(list)
        statement = DECISION.select().where(d.article.in_(GIVEN_IDS)).order_by(d.at, d.id)
        for decision in self._values(statement, DECISION.decode, Decision, ids=ids):
            decisions[decision.article].append(decision)
        said = COMMENT.select().where(c.article.in_(GIVEN_IDS)).order_by(c.at, c.id)
        for comment in self._values(said, COMMENT.decode, Comment, ids=ids):
            comments[comment.article].append(comment)
        return {id: Reviewed(tuple(decisions[id]), tuple(comments[id])) for id in {*decisions, *comments}}

    def stops(self, wanted: Wanted) -> list[Stop]:
        """What a review has to walk through: articles in the order they came, each in text order."""
        statement = (
            select(n.id, n.article)
            .join_from(schema.annotation, schema.article, n.article == a.id)
            .where(*_conditions(wanted))
            .order_by(n.article, n.start, n.end.desc(), n.id)
        )
        return [Stop(row[0], row[1]) for row in self._rows(statement, **_bound(wanted))]

    def inbox(self, person: str, limit: int = LISTED) -> Inbox:
        """What waits for somebody whose annotations were reviewed, at most `limit` of a kind."""
        returned = ARTICLE.select().where(*_RETURNED).order_by(a.id.desc()).limit(limit)
        decided = DECISION.select().join(schema.article, d.article == a.id).where(*_DECIDED)
        decided = decided.order_by(d.verdict == _ACCEPT, d.at.desc(), d.id.desc()).limit(limit)
        threads = COMMENT.select().join(schema.article, c.article == a.id).where(*_SAID)
        threads = threads.order_by(c.at.desc(), c.id.desc()).limit(limit)
        counts = (
            select(func.count(), func.count(case((d.verdict == _ACCEPT, d.id))))
            .select_from(schema.decision)
            .join(schema.article, d.article == a.id)
            .where(*_DECIDED)
        )
        decisions, accepted = self._rows(counts, who=person)[0]
        articles = self._rows(select(func.count(a.id)).where(*_RETURNED), who=person)[0][0]
        said = select(func.count(c.id)).join_from(schema.comment, schema.article, c.article == a.id).where(*_SAID)
        return Inbox(
            tuple(self._values(returned, ARTICLE.decode, Article, who=person)),
            tuple(self._values(decided, DECISION.decode, Decision, who=person)),
            tuple(self._values(threads, COMMENT.decode, Comment, who=person)),
            waiting=decisions + articles + self._rows(said, who=person)[0][0],
            accepted=accepted,
        )

    def accepting(self, person: str) -> list[Decision]:
        """All decisions in somebody's inbox that accept, oldest first."""
        statement = DECISION.select().join(schema.article, d.article == a.id)
        statement = statement.where(*_DECIDED, d.verdict == _ACCEPT).order_by(d.at, d.id)
        return self._values(statement, DECISION.decode, Decision, who=person)

    def annotations_of(self, ids: Iterable[str]) -> dict[str, Annotation]:
        """These annotations by id; what is not there, or is no annotation, is left out."""
        statement = ANNOTATION.select().where(n.id.in_(GIVEN_IDS))
        found = self._values(statement, ANNOTATION.decode, Annotation, ids=as_json_text(list(ids)))
        return {each.id: each for each in found}

    def has_reviews(self) -> bool:
        """Whether anybody ever decided or said anything that is still there."""
        return bool(self._rows(select(d.id).limit(1)) or self._rows(select(c.id).limit(1)))

    def past(self, article: str | None = None) -> list[PastEntry]:
        """The history that merges brought, oldest first; of one article, or of all."""
        p = schema.past.c
        statement = PAST.select().order_by(p.at, p.id)
        if article is not None:
            statement = statement.where(func.instr(p.articles, bindparam("quoted")) > 0)
            found = self._values(statement, PAST.decode, PastEntry, quoted=f'"{article}"')
        else:
            found = self._values(statement, PAST.decode, PastEntry)
        if self._kept_from is None or not found:
            return found
        # What others did to articles that are coded blind is kept from who looks.
        closed = {row[0] for row in self._rows(select(a.id).where(~a.unblinded))}
        return [each for each in found if each.by == self._kept_from or closed.isdisjoint(each.articles)]

    def versions_in(self, article: str) -> set[str]:
        """The ids of what decisions brought into an article."""
        return {row[0] for row in self._rows(select(n.id).where(n.article == article, n.review))}

    def authors_in(self, article: str) -> set[str]:
        """Whose annotations there are in an article, a reviewer's versions left out."""
        return {row[0] for row in self._rows(select(n.author).where(n.article == article, ~n.review).distinct())}


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [present(), ~n.review]
    for column, ids, name in (
        (n.label, wanted.labels, "labels"),
        (n.author, wanted.authors, "authors"),
        (n.article, wanted.articles, "articles"),
    ):
        if ids:
            found.append(column.in_(_given(name)))
    if wanted.without:
        found.append(n.author != bindparam("without"))
    if wanted.claims:
        found.append(n.kind == literal_column("'claim'"))
    if wanted.ambiguous:
        found.append(func.instr(n.attributes, literal_column(f"'{_AMBIGUOUS}'")) > 0)
    mine = select(d.id).where(d.annotation == n.id, ~_newer.exists()).correlate(schema.annotation)
    stale = (d.seen != n.modified) & d.settled_by.is_(None)
    if wanted.changed:
        found.append(mine.where(stale).exists())
    elif not wanted.decided:
        found.append(~mine.where(~stale).exists())
    return found


def _given(name: str) -> Select[Any]:
    return select(literal_column("value")).select_from(func.json_each(bindparam(name)))


def _bound(wanted: Wanted) -> dict[str, object]:
    bound: dict[str, object] = {
        name: as_json_text(ids) for name in ("labels", "authors", "articles") if (ids := getattr(wanted, name))
    }
    return bound | ({"without": wanted.without} if wanted.without else {})
