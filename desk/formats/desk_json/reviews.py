"""Decisions and comments in the document: as they are written, and read with suspicion."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import Raw

from desk.formats.desk_json.ledger import Ledger, LeftOut, Shape, clean, id_of, plain, sound_id, sound_time
from desk.formats.desk_json.placed import Placed
from desk.formats.desk_json.wire import ById, CommentObject, DecisionObject, OnArticle, OnComment, OnField
from desk.formats.format import Corpus
from desk.model.annotation import Annotation
from desk.model.ids import new_id, now
from desk.model.review import Comment, Decision, Verdict
from desk.model.span import Span


def decision_object(value: Decision) -> DecisionObject:
    """A decision."""
    return DecisionObject(
        id=value.id,
        on=value.annotation if value.span is None else value.span,
        verdict=value.verdict,
        by=value.by,
        at=value.at,
        reason=value.reason,
        replacement=value.replacement,
        seen=value.seen,
        settled=_by(value.settled_by, value.settled_at),
    )


def comment_object(value: Comment) -> CommentObject:
    """A comment."""
    return CommentObject(
        id=value.id, on=_on(value), by=value.by, at=value.at, text=value.text,
        resolved=_by(value.resolved_by, value.resolved_at),
    )  # fmt: skip


def _on(value: Comment) -> Any:
    if value.parent is not None:
        return OnComment(comment=value.parent)
    if value.annotation is None:
        return value.span or OnArticle(article=value.article)
    return value.annotation if value.field is None else OnField(annotation=value.annotation, field=value.field)


def _by(person: str | None, at: str | None) -> ById | None:
    return None if person is None else ById(by=person, at=at or "")


class _On(msgspec.Struct, kw_only=True):
    annotation: str | None = None
    field: str | None = None
    comment: str | None = None
    article: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None


class _Decision(DecisionObject, kw_only=True):
    on: str | _On
    id: str = ""
    by: str = ""
    at: str = ""


class _Comment(CommentObject, kw_only=True):
    on: str | _On
    id: str = ""
    by: str = ""
    at: str = ""


_decision, _comment = Shape(_Decision), Shape(_Comment)


@dataclass(slots=True)
class ReviewReader:
    """Reads what was decided and said in one article after another."""

    corpus: Corpus
    ledger: Ledger
    _ids: set[str]
    _people: Collection[str]

    @classmethod
    def of(cls, corpus: Corpus, ledger: Ledger) -> "ReviewReader":
        """A reader for a file that says this of itself."""
        return cls(corpus, ledger, set(), {person.id for person in corpus.people})

    def decisions(
        self, article: str, raws: Iterable[Raw], annotations: Collection[Annotation], placed: Placed
    ) -> Iterator[Decision]:
        """The decisions of an article that are about what is there; the others are told of and left out."""
        known = {annotation.id: annotation for annotation in annotations}
        for raw in raws:
            try:
                yield self._decision(article, _decision.decode(raw, self.ledger), known, placed)
            except (msgspec.ValidationError, UnicodeDecodeError) as error:
                self.ledger.tell(f"A decision was left out: {plain(error)}.", article, id_of(raw))
            except LeftOut as reason:
                self.ledger.tell(f"A decision was left out: {reason}.", article, id_of(raw))

    def comments(
        self, article: str, raws: Iterable[Raw], annotations: Collection[Annotation], placed: Placed
    ) -> Iterator[Comment]:
        """So the comments, first those that begin a thread."""
        known = {annotation.id for annotation in annotations}
        found: list[Comment] = []
        for raw in raws:
            try:
                found.append(self._comment(article, _comment.decode(raw, self.ledger), known, placed))
            except (msgspec.ValidationError, UnicodeDecodeError) as error:
                self.ledger.tell(f"A comment was left out: {plain(error)}.", article, id_of(raw))
            except LeftOut as reason:
                self.ledger.tell(f"A comment was left out: {reason}.", article, id_of(raw))
        threads = {comment.id for comment in found if comment.parent is None}
        yield from (comment for comment in found if comment.parent is None)
        for comment in found:
            if comment.parent in threads:
                yield comment
            elif comment.parent is not None:
                self.ledger.tell("A comment was left out: what it answers is not there.", article, comment.id)

    def _decision(self, article: str, found: _Decision, known: dict[str, Annotation], placed: Placed) -> Decision:
        annotation, span = self._about(found.on, known, placed)
        brought = known.get(found.replacement) if found.replacement else None
        if found.replacement and (brought is None or not brought.review):
            raise LeftOut("what it puts in the place of another is not there")
        if annotation is not None and annotation not in known:
            if brought is None:
                raise LeftOut("what it is about is not there")
            annotation, span = None, brought.spans[0]
        if found.verdict is Verdict.AMEND and brought is None:
            raise LeftOut("it amends and does not say how")
        if found.verdict is not Verdict.AMEND and brought is not None:
            raise LeftOut("only amending puts something in the place of another")
        if span is not None and found.verdict is Verdict.ACCEPT:
            raise LeftOut("there is nothing to accept on a passage")
        settled_by, settled_at = self._settled(found.settled)
        return Decision(
            id=self._id(found.id),
            article=article,
            annotation=annotation,
            span=span,
            verdict=found.verdict,
            by=self._person(found.by),
            at=self._time(found.at),
            reason=clean(found.reason),
            replacement=found.replacement,
            seen=clean(found.seen),
            settled_by=settled_by,
            settled_at=settled_at,
        )

    def _comment(self, article: str, found: _Comment, known: Collection[str], placed: Placed) -> Comment:
        on = found.on if isinstance(found.on, _On) else _On(annotation=found.on)
        annotation, span = self._about(found.on, known, placed)
        if annotation is not None and annotation not in known:
            raise LeftOut("what it is about is not there")
        if not found.text.strip():
            raise LeftOut("it has no words")
        resolved_by, resolved_at = self._settled(found.resolved)
        return Comment(
            id=self._id(found.id),
            article=article,
            annotation=annotation,
            field=clean(on.field) if on.field and annotation is not None else None,
            span=span if annotation is None and on.comment is None else None,
            parent=on.comment if annotation is None else None,
            by=self._person(found.by),
            at=self._time(found.at),
            text=clean(found.text),
            resolved_by=resolved_by,
            resolved_at=resolved_at,
        )

    def _about(self, on: str | _On, known: Collection[str], placed: Placed) -> tuple[str | None, Span | None]:
        if isinstance(on, str):
            return on, None
        if on.annotation is not None:
            return on.annotation, None
        if on.start is None or on.end is None:
            return None, None
        (span,) = placed.spans((Span(on.start, on.end, on.text or ""),))
        return None, span

    def _id(self, id: str) -> str:
        if not id:
            return new_id()
        if not sound_id(id) or id in self._ids:
            raise LeftOut(f"its id “{clean(id[:60])}” is not usable or comes twice")
        self._ids.add(id)
        return id

    def _person(self, id: str) -> str:
        if id in self._people:
            return id
        raise LeftOut("who made it is not among the people of the file")

    def _settled(self, found: ById | None) -> tuple[str | None, str | None]:
        if found is None or found.by not in self._people:
            return None, None
        return found.by, self._time(found.at)

    def _time(self, at: str) -> str:
        return at if sound_time(at) else now()
