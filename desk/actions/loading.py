"""An import under way: what was read is compared with what is there, loaded in chunks, and named in one Transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desk.actions.owner import this_process
from desk.formats.format import Corpus, Document
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.entity import Entity
from desk.model.ids import new_id, now
from desk.model.label import Label
from desk.model.project import Batch, BatchState, Person, Project
from desk.model.relation import Relation
from desk.store.store import Store

CHUNK_ARTICLES = 200
CHUNK_ANNOTATIONS = 20_000


@dataclass(slots=True)
class Loading:
    """Takes what readers give. `articles` are the new ids, `known` counts texts that were there already.

    Nothing of it is part of the project until the transaction of `finish` is done; `discard` takes all of it back.
    """

    store: Store
    person: Person
    author: Person
    origin: str
    articles: list[str] = field(default_factory=list)
    known: int = 0
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _batch: Batch | None = None
    _waiting: list[Document] = field(default_factory=list)
    _waiting_annotations: int = 0
    _hashes: set[str] = field(default_factory=set)
    _changes: list[Change] = field(default_factory=list)
    _labels: dict[str, Label] | None = None
    _entities: dict[str, Entity] | None = None
    _renamed: dict[str, str] = field(default_factory=dict)
    _new_ids: dict[str, str] = field(default_factory=dict)
    _relations: list[Relation] = field(default_factory=list)
    _claims: set[str] = field(default_factory=set)

    def head(self, corpus: Corpus) -> None:
        """Takes over what a file says of itself: into an untouched project all of it, else what that lacks."""
        self._renamed = {}
        if not corpus.labels and corpus.project is None:
            return
        self.store.add_people(corpus.people)
        with self.store.reading() as reading:
            project, labels = reading.project(), self._labels or reading.labels()
            if self._entities is None:
                self._entities = reading.entities()
            untouched = reading.count_rows() == 0 and not self._entities and self._batch is None
        if untouched and corpus.project is not None:
            self._adopt(project, labels, corpus)
        else:
            self._add_labels(labels, corpus.labels)
        self._add_entities(self._entities, corpus.entities)
        self._relations += corpus.relations

    def take(self, document: Document) -> None:
        """Takes one article, unless its text is in the project already."""
        digest = document.article.text_sha256
        if digest in self._hashes:
            self._skip(document, ())
            return
        self._hashes.add(digest)
        self._waiting.append(document)
        self._waiting_annotations += len(document.annotations)
        if len(self._waiting) >= CHUNK_ARTICLES or self._waiting_annotations >= CHUNK_ANNOTATIONS:
            self._flush()

    def end_of_file(self) -> None:
        """Writes what waits, and the relations of the file now that all their ends are there."""
        self._flush()
        relations, self._relations = self._relations, []
        sound: list[Relation] = []
        lost = 0
        for relation in map(self._placed, relations):
            if relation is None:
                lost += 1
            elif relation.article is None:
                self._changes.append(Change(None, relation))
            else:
                sound.append(relation)
        for start in range(0, len(sound), CHUNK_ANNOTATIONS):
            self.store.load((), sound[start : start + CHUNK_ANNOTATIONS])
        if lost:
            self.problems.append(f"{many(lost, 'relation')} left out: what they relate is not in the project.")
        self._new_ids = {}

    def finish(self) -> Transaction | None:
        """The transaction that makes it all part of the project."""
        if self._batch is None:
            return None
        done = replace(self._batch, state=BatchState.DONE, articles=len(self.articles))
        title = f"Import {many(len(self.articles), 'article')} from {self.origin}"
        return Transaction(title, (*self._changes, Change(self._batch, done)))

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
            taken = reading.ids_taken(
                [document.article.id for document in waiting], [a.id for d in waiting for a in d.annotations]
            )
        new: list[Document] = []
        for document in waiting:
            if document.article.text_sha256 in here:
                self._skip(document, taken)
            else:
                new.append(document)
        if not new:
            return
        if self._batch is None:
            self._batch = Batch(id=new_id(), origin=self.origin, by=self.person.id, at=now(), owner=this_process())
            self.store.begin_batch(self._batch)
        # What was removed keeps its ids, so that undo can bring it back; what comes anew gets others.
        self._new_ids |= {id: new_id() for id in taken}
        rows = [self._ready(document, self._batch.id) for document in new]
        self.store.load(rows)
        self.articles += [article.id for article, _, _ in rows]
        self._claims |= {a.id for _, _, annotations in rows for a in annotations if isinstance(a, Claim)}
        self._relations += [relation for document in new for relation in document.relations]

    def _skip(self, document: Document, here: Collection[str]) -> None:
        """Counts an article whose text is there already; annotations that are not there too are named as lost."""
        self.known += 1
        lost = sum(annotation.id not in here for annotation in document.annotations)
        if lost:
            title = document.article.shown_title
            self.problems.append(f"“{title}” is in the project already; {many(lost, 'annotation')} of it left out.")

    def _ready(self, document: Document, batch: str) -> tuple[Article, str, Sequence[Annotation]]:
        article = replace(document.article, batch=batch, id=self._id(document.article.id))
        return article, document.text, [self._owned(annotation, article.id) for annotation in document.annotations]

    def _owned(self, annotation: Annotation, article: str) -> Annotation:
        label = annotation.label
        ready = replace(
            annotation,
            id=self._id(annotation.id),
            article=article,
            author=annotation.author or self.author.id,
            label=self._renamed.get(label, label) if label else None,
        )
        if isinstance(ready, Mention) and ready.entity is not None and ready.entity not in (self._entities or {}):
            return replace(ready, entity=None)
        if self._new_ids and isinstance(ready, Claim):
            attribution = tuple(replace(link, mention=self._maybe(link.mention)) for link in ready.attribution)
            evidence = tuple(replace(each, article=self._maybe(each.article)) for each in ready.evidence)
            return replace(ready, attribution=attribution, evidence=evidence)
        return ready

    def _placed(self, relation: Relation) -> Relation | None:
        """A relation as it goes into the project; None where one of its ends does not."""
        ends = self._id(relation.source), self._id(relation.target)
        if not all(end in self._claims or end in (self._entities or {}) for end in ends):
            return None
        return replace(
            relation,
            source=ends[0],
            target=ends[1],
            label=self._renamed.get(relation.label, relation.label),
            article=self._maybe(relation.article),
            author=relation.author or self.author.id,
        )

    def _id(self, id: str) -> str:
        return self._new_ids.get(id, id)

    def _maybe(self, id: str | None) -> str | None:
        return None if id is None else self._id(id)

    def _adopt(self, project: Project, labels: Mapping[str, Label], corpus: Corpus) -> None:
        """Makes an untouched project the one that the file is of: its identity and its label set."""
        assert corpus.project is not None
        wanted = {label.id: label for label in corpus.labels}
        if project.id != corpus.project.id:
            self._changes += [Change(project, None), Change(None, corpus.project)]
        elif project != corpus.project:
            self._changes.append(Change(project, corpus.project))
        for label in labels.values():
            after = wanted.pop(label.id, None)
            if after != label:
                self._changes.append(Change(label, after))
        self._changes += [Change(None, label) for label in wanted.values()]
        self._labels = {label.id: label for label in corpus.labels}

    def _add_labels(self, labels: Mapping[str, Label], wanted: Iterable[Label]) -> None:
        """Labels that the project lacks are added at the end; one whose id means another kind here gets a new id."""
        merged = dict(labels)
        keys = {label.key.casefold() for label in labels.values() if label.key}
        for label in wanted:
            present = merged.get(label.id)
            if present is not None and present.kind is label.kind:
                if replace(present, position=label.position) != label:
                    self.notes.append(f"The label {label.name} stays as this project has it.")
                continue
            id = label.id
            while id in merged:
                id += "-2"
            self._renamed[label.id] = id
            key = "" if label.key.casefold() in keys else label.key
            keys.add(key.casefold())
            position = max((each.position for each in merged.values()), default=-1) + 1
            parent = self._renamed.get(label.parent, label.parent) if label.parent else None
            merged[id] = replace(label, id=id, key=key, position=position, parent=parent)
            self._changes.append(Change(None, merged[id]))
        self._labels = merged

    def _add_entities(self, known: dict[str, Entity], wanted: Iterable[Entity]) -> None:
        for entity in wanted:
            ready = replace(entity, label=self._renamed.get(entity.label, entity.label))
            present = known.get(entity.id)
            if present is None:
                known[entity.id] = ready
                self._changes.append(Change(None, ready))
            elif present != ready:
                self.notes.append(f"The entity {present.name} stays as this project has it.")


def many(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
