"""An import under way: what was read is compared with what is there, loaded in chunks, and named in one Transaction."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from desk.actions.owner import is_running, this_process
from desk.actions.takeover import Names, Takeover, allowed
from desk.formats.format import Corpus, Document
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.claim import Evidence
from desk.model.ids import new_id, now
from desk.model.project import Batch, BatchState, Person
from desk.model.relation import Relation
from desk.model.review import Comment, Decision
from desk.store.queries import Reading
from desk.store.store import Store
from desk.work import Progress

CHUNK_ARTICLES = 200
CHUNK_ANNOTATIONS = 20_000
WAIT_S = 0.02
LONGEST_WAIT_S = 30.0
"""For so long an import waits for an older one: whether that still runs cannot be told if it is another machine's."""
TRIES = 3
"""An import that another one overtakes is done so often in all."""


@dataclass(slots=True)
class Loading:
    """Takes what readers give. `articles` are the new ids, `known` counts texts that were there, or came, already.

    Nothing of it is part of the project until the transaction of `finish` is done; `discard` takes all of it back.
    """

    store: Store
    person: Person
    author: Person
    origin: str
    at_a_time: int = CHUNK_ARTICLES
    """So many articles are written at a time, CHUNK_ARTICLES at most: the fewer, the sooner others can write."""
    articles: list[str] = field(default_factory=list)
    known: int = 0
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _batch: Batch | None = None
    _waiting: list[Document] = field(default_factory=list)
    _waiting_annotations: int = 0
    _here: dict[str, str] = field(default_factory=dict)
    """The ids of the articles that have these texts, by hash; empty for those that wait."""
    _again: Counter[str] = field(default_factory=Counter)
    _takeover: Takeover = field(init=False)
    _relations_of_none: dict[str, Relation] = field(default_factory=dict)
    # Of the file that is being read:
    _names: Names = field(default_factory=Names)
    _twins: dict[str, str] = field(default_factory=dict)
    _relations: list[Relation] = field(default_factory=list)
    _evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    _bare: bool = True
    """Whether it has brought nothing but texts, so that these may wait for those of the next files."""

    def __post_init__(self) -> None:
        self._takeover = Takeover(self.store, notes=self.notes)

    @property
    def repeated(self) -> int:
        """How many of those known are so because they came with this import itself; true after `finish`."""
        new = set(self.articles) if self._again else set()
        return sum(count for digest, count in self._again.items() if self._here[digest] in new)

    def head(self, corpus: Corpus) -> None:
        """Takes over what a file says of itself: into an untouched project all of it, else what that lacks."""
        if corpus.labels or corpus.project is not None:
            self._bare = False
            self._takeover.take(corpus, self._names, first=self._batch is None and not self._waiting)
        self._relations += corpus.relations

    def take(self, document: Document) -> None:
        """Takes one article, unless its text is in the project already."""
        digest = document.article.text_sha256
        if digest in self._here:
            self.known += 1
            self._again[digest] += 1
            self._twins[document.article.id] = digest
            return
        self._here[digest] = ""
        self._bare = self._bare and not (document.annotations or document.relations or document.article.labels)
        self._waiting.append(document)
        self._waiting_annotations += len(document.annotations)
        if len(self._waiting) >= min(self.at_a_time, CHUNK_ARTICLES) or self._waiting_annotations >= CHUNK_ANNOTATIONS:
            self._flush()

    def end_of_file(self) -> None:
        """Writes what waits, then what had to wait for the whole file: evidence in other articles, and relations.

        Mere texts are not worth a commit for each file: they wait until there are many, or for `finish`.
        """
        if self._bare and not self._relations:
            self._twins.clear()
            return
        self._flush()
        self._names.articles |= {id: self._here[digest] for id, digest in self._twins.items()}
        if self._evidence:
            self._complete()
        if self._relations:
            self._relate()
        self._names, self._twins, self._relations, self._evidence, self._bare = Names(), {}, [], {}, True

    def finish(self) -> Transaction | None:
        """The transaction that makes it all part of the project; None where there is nothing new."""
        self._flush()
        if self._batch is None:
            # What else a file of known articles says came with them, and may have been changed or removed since.
            changes = () if self.known else tuple(self._takeover.changes)
            return Transaction(f"Import from {self.origin}", changes) if changes else None
        done = replace(self._batch, state=BatchState.DONE, articles=len(self.articles))
        title = f"Import {many(len(self.articles), 'article')} from {self.origin}"
        return Transaction(title, (*self._takeover.changes, Change(self._batch, done)))

    def overtaken(self, progress: Progress) -> bool:
        """Whether another import has meanwhile made a text that was loaded part of the project.

        One that began earlier and is still at it comes first, and is waited for. Raises Cancelled.
        """
        until = time.monotonic() + LONGEST_WAIT_S
        while self._batch is not None and time.monotonic() < until:
            with self.store.reading() as reading:
                rivals = reading.rivals(self._batch.id)
            if any(each.state is BatchState.DONE for each in rivals):
                return True
            if not any(is_running(each.owner) for each in rivals):
                break
            progress.check()
            time.sleep(WAIT_S)
        return False

    def discard(self) -> None:
        """Takes back what was loaded."""
        if self._batch is not None:
            self.store.discard_batch(self._batch.id)

    def _flush(self) -> None:
        waiting, self._waiting, self._waiting_annotations = self._waiting, [], 0
        if not waiting:
            return
        with self.store.reading() as reading:
            here = reading.articles_of_hashes([document.article.text_sha256 for document in waiting])
            new = [document for document in waiting if document.article.text_sha256 not in here]
            ids = [document.article.id for document in new]
            annotations: list[str] = []
            for document in new:
                if document.annotations or document.decisions or document.comments:
                    annotations += [each.id for each in document.annotations]
                    annotations += [each.id for each in document.decisions]
                    annotations += [each.id for each in document.comments]
            taken = reading.ids_taken(ids, annotations)
        for document in waiting:
            if (present := here.get(document.article.text_sha256)) is not None:
                self.known += 1
                self._here[present.text_sha256] = self._names.articles[document.article.id] = present.id
        if not new:
            return
        if self._batch is None:
            self._batch = Batch(id=new_id(), origin=self.origin, by=self.person.id, at=now(), owner=this_process())
            self.store.begin_batch(self._batch)
        # What was removed keeps its ids, so that undo can bring it back; what comes anew gets others.
        self._names.articles |= {id: new_id() for id in ids if id in taken}
        taken |= self._takeover.entities.keys()
        self._names.annotations |= {id: new_id() for id in annotations if id in taken}
        rows = [self._ready(document) for document in new]
        reviewed = [document for document in new if document.decisions or document.comments]
        reviews = [each for document in reviewed for each in self._reviews(document)]
        self.store.load(rows, (), reviews, batch=self._batch.id)
        self.articles += [article.id for article, _, _ in rows]
        self._here |= {article.text_sha256: article.id for article, _, _ in rows}
        self._relations += [relation for document in new for relation in document.relations]

    def _ready(self, document: Document) -> tuple[Article, str, Sequence[Annotation]]:
        names, article = self._names, document.article
        if article.id not in names.articles and not (article.labels or article.copy_of or document.annotations):
            return article, document.text, ()
        ready = replace(
            article,
            id=names.articles.get(article.id, article.id),
            labels=tuple(map(names.label, article.labels)),
            copy_of=names.articles.get(article.copy_of, article.copy_of) if article.copy_of else None,
        )
        return ready, document.text, [self._owned(each, document, ready.id) for each in document.annotations]

    def _owned(self, annotation: Annotation, document: Document, article: str) -> Annotation:
        names, label = self._names, annotation.label
        ready = replace(
            annotation,
            id=names.annotations.get(annotation.id, annotation.id),
            article=article,
            author=annotation.author or self.author.id,
            label=names.label(label) if label else None,
        )
        if isinstance(ready, Mention) and ready.entity is not None:
            entity = names.entities.get(ready.entity, ready.entity)
            return replace(ready, entity=entity if entity in self._takeover.entities else None)
        if isinstance(ready, Claim) and (ready.attribution or ready.evidence):
            attribution = tuple(
                replace(link, mention=names.annotations.get(link.mention, link.mention)) if link.mention else link
                for link in ready.attribution
            )
            own = document.article.id
            evidence = tuple(replace(e, article=article) if e.article == own else e for e in ready.evidence)
            if any(each.article not in (None, article) for each in evidence):
                self._evidence[ready.id] = evidence
                evidence = tuple(each for each in evidence if each.article in (None, article))
            return replace(ready, attribution=attribution, evidence=evidence)
        return ready

    def _reviews(self, document: Document) -> Iterator[Decision | Comment]:
        """The decisions and comments with the ids that things have here."""
        names = self._names

        def named(id: str | None) -> str | None:
            return None if id is None else names.annotations.get(id, id)

        article = names.articles.get(document.article.id, document.article.id)
        for decision in document.decisions:
            yield replace(
                decision,
                id=names.annotations.get(decision.id, decision.id),
                article=article,
                annotation=named(decision.annotation),
                replacement=named(decision.replacement),
            )
        for comment in sorted(document.comments, key=lambda each: each.parent is not None):
            yield replace(
                comment,
                id=names.annotations.get(comment.id, comment.id),
                article=article,
                annotation=named(comment.annotation),
                parent=named(comment.parent),
            )

    def _complete(self) -> None:
        """Gives claims the evidence that lies in other articles, where it says what those say."""
        assert self._batch is not None
        lost = 0
        found: dict[str, tuple[Evidence, ...]] = {}
        with self.store.reading() as reading:
            for claim, evidence in self._evidence.items():
                kept = [self._held(each, reading, self._batch.id) for each in evidence]
                lost += kept.count(None)
                found[claim] = tuple(each for each in kept if each is not None)
        waiting = iter(found.items())
        while part := dict(islice(waiting, CHUNK_ANNOTATIONS)):
            self.store.complete_claims(self._batch.id, part)
        if lost:
            pieces = "1 piece" if lost == 1 else f"{lost:,} pieces"
            self.problems.append(f"{pieces} of evidence left out: the project has no such words in such an article.")

    def _held(self, evidence: Evidence, reading: Reading, batch: str) -> Evidence | None:
        """A piece of evidence as it goes into the project; None where its article does not hold it."""
        if evidence.article is None or evidence.span is None:
            return evidence
        id = self._names.articles.get(evidence.article, evidence.article)
        article = reading.article(id)
        if article is None or not (article.batch == batch or reading.is_present(article)):
            return None
        return replace(evidence, article=id) if evidence.span.holds(reading.text(article)) else None

    def _relate(self) -> None:
        """Brings in the relations of the file, now that all their ends are there."""
        ready = [self._named(relation) for relation in self._relations]
        ends = {end for relation in ready for end in (relation.source, relation.target)}
        with self.store.reading() as reading:
            there = reading.ends_present(ends, None if self._batch is None else self._batch.id)
            stored = reading.relations_stored([relation.id for relation in ready])
        there |= self._takeover.entities.keys()
        lost = 0
        loaded: list[Relation] = []
        for relation in ready:
            known = stored.get(relation.id) or self._relations_of_none.get(relation.id)
            if known is not None and known.article is None and relation.article is None:
                if known != relation:
                    self.notes.append(f"The relation {relation.id} stays as this project has it.")
                continue
            between = relation.source, relation.target
            label = relation.label
            if not there.issuperset(between) or not allowed(
                self._takeover.labels, self._takeover.entities, label, between
            ):
                lost += 1
                continue
            new = relation if known is None else replace(relation, id=new_id())
            if new.article is None:
                self._relations_of_none[new.id] = new
                self._takeover.changes.append(Change(None, new))
            else:
                loaded.append(new)
        for start in range(0, len(loaded), CHUNK_ANNOTATIONS):
            self.store.load((), loaded[start : start + CHUNK_ANNOTATIONS])
        if lost:
            self.problems.append(f"{many(lost, 'relation')} left out: what they relate is not in the project.")

    def _named(self, relation: Relation) -> Relation:
        """The relation with the ids that things have here."""
        names = self._names
        return replace(
            relation,
            source=names.end(relation.source),
            target=names.end(relation.target),
            label=names.label(relation.label),
            article=names.articles.get(relation.article, relation.article) if relation.article else None,
            author=relation.author or self.author.id,
        )


def many(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
