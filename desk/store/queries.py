"""What can be asked of a project: a Reading answers from one consistent snapshot."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from sqlalchemy import Select, bindparam, func, select

from desk.model.annotation import Annotation, Claim
from desk.model.article import Article
from desk.model.change import Entry
from desk.model.entity import Entity
from desk.model.label import Label
from desk.model.project import BatchState, Person, Project
from desk.model.relation import Relation
from desk.model.span import Span
from desk.store import listing, log, schema, uses
from desk.store.arrivals import ArrivalQuestions
from desk.store.codec import (
    ANNOTATION,
    ARTICLE,
    ENTITY,
    LABEL,
    PERSON,
    PROJECT,
    RELATION,
    as_json_text,
)
from desk.store.coded import CodedQuestions
from desk.store.engine import damaged, raw_of, told
from desk.store.headings import HeadingQuestions
from desk.store.histories import HistoryQuestions
from desk.store.linked import LinkedQuestions
from desk.store.prepared import GIVEN_IDS, Prepared
from desk.store.reviewing import ReviewQuestions
from desk.store.rows import ArticleRow, LabelUse, Mismatch, Order, PageKey
from desk.store.rules import present
from desk.store.snapshot import PAGE

__all__ = ["PAGE", "ArticleRow", "Mismatch", "Order", "PageKey", "Reading", "verify"]

a, b, n, s = schema.article.c, schema.batch.c, schema.annotation.c, schema.label.c

_of_article = Prepared(
    ANNOTATION.select().where(n.article == bindparam("article")).order_by(n.start, n.end.desc(), n.id)
)
_of_hashes = Prepared(ARTICLE.select().where(present(), a.text_sha256.in_(GIVEN_IDS)).order_by(a.id))
_annotation = ANNOTATION.select(n.id).where(n.id == bindparam("id"))
_article = ARTICLE.select(a.id).where(a.id == bindparam("id"))


class Reading(LinkedQuestions, ArrivalQuestions, ReviewQuestions, CodedQuestions, HistoryQuestions, HeadingQuestions):
    """Questions to one snapshot of a project. Made by `Store.reading`; not to be kept.

    Each may raise CorruptProjectError where what is stored cannot be read as what it should be.
    """

    def project(self) -> Project:
        """The project's identity."""
        found = self._values(PROJECT.select(), PROJECT.decode, Project)
        if len(found) != 1:
            raise damaged(self._path, f"the file holds {len(found)} projects")
        return found[0]

    def people(self) -> dict[str, Person]:
        """Everybody who ever worked here, by id."""
        found = self._values(PERSON.select().order_by(schema.person.c.id), PERSON.decode, Person)
        return {person.id: person for person in found}

    def person_named(self, name: str) -> Person | None:
        """The person of that name who came first; None where the project knows nobody of that name."""
        p = schema.person.c
        statement = PERSON.select().where(p.name == name).order_by(p.id).limit(1)
        return next(iter(self._values(statement, PERSON.decode, Person)), None)

    def labels(self) -> dict[str, Label]:
        """The label set by id, in its order; retired labels too."""
        found = self._values(LABEL.select().order_by(s.position, s.id), LABEL.decode, Label)
        return {label.id: label for label in found}

    def article(self, id: str) -> Article | None:
        """One article, also a removed one; None where there is none."""
        return next(iter(self._values(_article, ARTICLE.decode, Article, id=id)), None)

    def text(self, article: Article) -> str:
        """The article's text."""
        with told(self._path):
            return self._texts.of_hash(raw_of(self._connection), article.text_sha256)

    def annotations(self, article: str) -> list[Annotation]:
        """An article's annotations in text order (start, longer first, id), unverified: see `verified`."""
        with self._read("what it says of one annotation"):
            rows = _of_article.run(raw_of(self._connection), {"article": article})
            return [ANNOTATION.decode(row) for row in rows]  # type: ignore[misc]  # the codec of annotations gives these

    def verified(self, article: Article) -> tuple[str, list[Annotation], list[Mismatch]]:
        """The text, the annotations that say what it says, and a line for each that does not."""
        text = self.text(article)
        good, bad = verify(article.id, text, self.annotations(article.id))
        return text, good, bad

    def annotation_by_id(self, id: str) -> Annotation | None:
        """One annotation; None where there is none."""
        return next(iter(self._values(_annotation, ANNOTATION.decode, Annotation, id=id)), None)

    def annotations_with_label(self, label: str) -> list[Annotation]:
        """All annotations with that label, those in removed articles too: what merging the label has to change."""
        return self._values(uses.ANNOTATIONS_WITH, ANNOTATION.decode, Annotation, label=label)

    def relations_with_label(self, label: str) -> list[Relation]:
        """All relations with that label, those stated in removed articles too, by id."""
        return self._values(uses.RELATIONS_WITH, RELATION.decode, Relation, label=label)

    def carriers_of_label(self, label: str) -> list[Annotation | Entity | Relation]:
        """All that has that label: annotations, entities and relations, those in removed articles too."""
        entities = self._values(uses.ENTITIES_WITH, ENTITY.decode, Entity, label=label)
        return [*self.annotations_with_label(label), *entities, *self.relations_with_label(label)]

    def label_uses(self) -> dict[str, LabelUse]:
        """What carries each label, in removed articles too; unused labels are left out."""
        annotations = self._counted(uses.ANNOTATIONS, uses.OTHER_ANNOTATIONS)
        relations = self._counted(uses.RELATIONS, uses.OTHER_RELATIONS)
        entities, articles = self._counted(uses.ENTITIES), self._counted(uses.ARTICLES)
        return {
            label: LabelUse(annotations[label], entities[label], relations[label], articles[label])
            for label in {**annotations, **entities, **relations, **articles}
        }

    def label_counts(self) -> dict[str, int]:
        """How many annotations, entities, relations and articles carry each label: see `label_uses`."""
        return {label: use.total for label, use in self.label_uses().items()}

    def count_articles(self, filter: str = "", states: Iterable[str] = ()) -> int:
        """How many articles the list has with this filter: see `articles`."""
        return int(self._rows(listing.count(filter, states))[0][0])

    def articles(
        self,
        *,
        order: Order = Order.ADDED,
        descending: bool = False,
        filter: str = "",
        states: Iterable[str] = (),
        after: PageKey | None = None,
        offset: int = 0,
        limit: int = PAGE,
    ) -> list[ArticleRow]:
        """One page of the list: after the row with that key (fast at any depth), or from a row number.

        `filter` is looked for in title and outlet or file name, in any case; `states` are values of State. Where the
        project is coded blind, the rows count what the viewer may see; the order still goes by all there is.
        """
        statement = listing.page(
            order=order,
            descending=descending,
            filter=filter,
            states=states,
            after=after,
            offset=offset,
            limit=limit,
        )
        found = self._values(statement, listing.row, ArticleRow)
        viewer = self._kept_from
        closed = [row.article.id for row in found if not row.article.unblinded] if viewer is not None else []
        if viewer is None or not closed:
            return found
        own = self.count_of(viewer, closed)
        return [
            replace(row, annotations=own.get(row.article.id, 0)) if not row.article.unblinded else row for row in found
        ]

    def every_article(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """All present articles, or those of these ids, by id and without loading more than a page at a time."""
        if ids is None:
            for page in self._pages(ARTICLE.select(a.id).where(present())):
                yield from self._decoded(page, ARTICLE.decode, Article)
            return
        wanted = iter(sorted(set(ids)))
        some = ARTICLE.select(a.id).where(present(), a.id.in_(GIVEN_IDS)).order_by(a.id)
        while part := list(islice(wanted, PAGE)):
            yield from self._values(some, ARTICLE.decode, Article, ids=as_json_text(part))

    def stored_articles(self) -> Iterator[tuple[str, int]]:
        """Id and kept count of annotations of all articles, those removed and those of undone imports too."""
        for page in self._pages(select(a.id, a.annotations)):
            yield from ((row[0], row[1]) for row in page)

    def sort_keys(self, article: str) -> dict[str, str]:
        """What the list goes by for one article, as `codec.sort_keys` makes it."""
        row = self._rows(select(a.title_key, a.outlet_key, a.published_key).where(a.id == article))[0]
        return dict(row._mapping)

    def edges(self, article: str) -> dict[str, tuple[int, int]]:
        """Where an article's annotations start and end, by id; can be asked even where they cannot be read."""
        rows = self._rows(select(n.id, n.start, n.end).where(n.article == article).order_by(n.start, n.id))
        return {row[0]: (row[1], row[2]) for row in rows}

    def count_coded(self, article: str) -> int:
        """How many annotations an article has, without those that decisions brought."""
        return int(self._rows(select(func.count(n.id)).where(n.article == article, ~n.review))[0][0])

    def mentions_in(self, article: str) -> set[str]:
        """The ids of an article's mentions."""
        return {row[0] for row in self._rows(select(n.id).where(n.article == article, n.kind == "mention"))}

    def is_in_force(self, article: Article) -> bool:
        """Whether an article's import is done, so that its labels must be there even while it is removed."""
        return bool(self._rows(select(b.id).where(b.id == article.batch, b.state == BatchState.DONE.value)))

    def count_rows(self) -> int:
        """How many articles are stored, removed and undone ones too."""
        return int(self._rows(select(func.count(a.id)))[0][0])

    def is_present(self, article: Article) -> bool:
        """Whether an article is part of the project: not removed, and its import done."""
        return bool(self._rows(select(a.id).where(a.id == bindparam("id"), present()), id=article.id))

    def articles_of_hashes(self, hashes: Iterable[str]) -> dict[str, Article]:
        """The present articles that have one of these texts, by text hash."""
        with told(self._path):
            rows = _of_hashes.run(raw_of(self._connection), {"ids": as_json_text(list(hashes))}).fetchall()
        found: dict[str, Article] = {}
        for article in self._decoded(rows, ARTICLE.decode, Article):
            found.setdefault(article.text_sha256, article)
        return found

    def entry(self, id: str) -> Entry:
        """One entry of the history with its changes; LookupError if there is none."""
        with self._read("the history"):
            return log.entry_of(raw_of(self._connection), id)

    def entries_after(self, seq: int, limit: int = -1) -> list[Entry]:
        """The entries after that sequence number, oldest first, at most `limit` where that is not negative."""
        with self._read("the history"):
            return log.entries_after(raw_of(self._connection), seq, limit)

    def last_seq(self) -> int:
        """The newest entry's sequence number, 0 without any."""
        with told(self._path):
            return log.last_seq(raw_of(self._connection))

    def undo_title(self, person: str) -> str | None:
        """What this person's undo would take back, in words; None if nothing."""
        with told(self._path):
            step = log.next_undo(raw_of(self._connection), person)
        return None if step is None else step.title

    def redo_title(self, person: str) -> str | None:
        """What this person's redo would bring back, in words; None if nothing."""
        with told(self._path):
            step = log.next_redo(raw_of(self._connection), person)
        return None if step is None else step.title

    def _counted(self, all: Select[str | None, int], less: Select[str | None, int] | None = None) -> Counter[str]:
        """How often each label is there, without those that `less` counts; what is there no more is left out."""
        counts = Counter({row[0]: row[1] for row in self._rows(all)})
        counts.subtract({row[0]: row[1] for row in self._rows(less)} if less is not None else {})
        return +counts

    def counts_of_kinds(self) -> dict[str, tuple[int, int]]:
        """For each article with annotations, how many mentions and how many claims, reviewers' versions left out."""
        found: dict[str, tuple[int, int]] = {}
        counts = select(n.article, n.kind, func.count()).where(~n.review).group_by(n.article, n.kind)
        for article, kind, count in self._rows(counts):
            mentions, claims = found.get(article, (0, 0))
            found[article] = (mentions, count) if kind == "claim" else (count, claims)
        return found


def verify(article: str, text: str, annotations: Iterable[Annotation]) -> tuple[list[Annotation], list[Mismatch]]:
    """Parts annotations into those that say what the text says at their place, and a line for each that does not."""
    good: list[Annotation] = []
    bad: list[Mismatch] = []
    length = len(text)
    for annotation in annotations:
        spans = annotation.spans
        if isinstance(annotation, Claim) and annotation.attribution:
            spans = tuple(spans_of(annotation))
        for span in spans:
            # Span.holds, spelled out: this runs once for everything that was ever marked.
            if not (0 <= span.start < span.end <= length and text[span.start : span.end] == span.text):
                found = text[span.start : span.end]
                reason = f"says {span.text!r} at [{span.start}, {span.end}), the text has {found!r}"
                bad.append(Mismatch(article, annotation.id, reason))
                break
        else:
            good.append(annotation)
    return good, bad


def spans_of(annotation: Annotation) -> Iterator[Span]:
    """All that an annotation marks in its own article: its spans, and the sources and cues of a claim."""
    yield from annotation.spans
    for link in annotation.attribution if isinstance(annotation, Claim) else ():
        yield from (span for span in (link.span, link.cue) if span is not None)
