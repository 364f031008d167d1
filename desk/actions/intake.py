"""Bringing files into a project: read, compared with what is there, loaded in chunks, one Transaction last."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from desk.actions.owner import is_running, this_process
from desk.formats.format import Corpus, Document, Format, FormatError, Notice, detect, named
from desk.model.annotation import Annotation
from desk.model.article import Article, Source
from desk.model.change import Change, Transaction
from desk.model.ids import new_id, now
from desk.model.label import Label
from desk.model.project import Batch, BatchState, Person, Project
from desk.store.store import Store
from desk.text.canon import canonical, sha256
from desk.work import Progress

CHUNK_ARTICLES = 200
CHUNK_ANNOTATIONS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What an import brought.

    `transaction` makes it part of the project and is still to be done; None if there is nothing new. `articles` are the
    new ids in order. `problems` are sentences about what could not be read or kept, `notes` about what should be known.
    """

    transaction: Transaction | None
    articles: tuple[str, ...]
    known: int
    problems: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def summary(self) -> str:
        """One sentence."""
        parts = [f"{_many(len(self.articles), 'article')} imported"]
        if self.known:
            parts.append(f"{self.known:,} already in the project")
        if self.problems:
            parts.append(_many(len(self.problems), "problem"))
        return ", ".join(parts) + "."


def import_paths(
    store: Store,
    paths: Sequence[Path],
    person: Person,
    progress: Progress,
    *,
    format: str | None = None,
    author: Person | None = None,
) -> Intake:
    """Reads files and folders into a batch; `format` names a reader, else each file tells its own.

    `person` imports; `author` is whose annotations are that name nobody (else `person`). Raises Cancelled, StoreError
    or UnknownFormatError with nothing left behind; one bad file never stops the others.
    """
    reader = named(format) if format is not None else None
    problems: list[str] = []
    files = list(_walk(paths, problems))
    loading = _Loading(store, person, author or person, _origin(paths))
    with ExitStack() as undone:
        undone.callback(loading.discard)
        for done, file in enumerate(files):
            progress.report(done, len(files), file.name)
            _read(loading, file, reader, progress, problems)
        loading.flush()
        progress.report(len(files), len(files))
        transaction = loading.finish()
        undone.pop_all()
    return Intake(
        transaction=transaction,
        articles=tuple(loading.articles),
        known=loading.known,
        problems=(*problems, *loading.problems),
        notes=tuple(loading.notes),
    )


def import_text(store: Store, title: str, source: Source, raw: str, person: Person) -> Intake:
    """Brings one text into the project, canonicalised."""
    canon = canonical(raw)
    loading = _Loading(store, person, person, f"“{title}”" if title else "a pasted text")
    article = Article(
        id=new_id(), batch="", title=title, text_sha256=sha256(canon.text), length=len(canon.text), source=source
    )
    if canon.text.strip():
        loading.take(Document(article=article, text=canon.text))
    else:
        loading.problems.append("There is no text to add.")
    loading.flush()
    return Intake(
        transaction=loading.finish(),
        articles=tuple(loading.articles),
        known=loading.known,
        problems=tuple(loading.problems),
        notes=(canon.sentence(),) if canon.changed else (),
    )


def interrupted(store: Store) -> list[Batch]:
    """Imports whose process is gone before it was done."""
    with store.reading() as reading:
        return [batch for batch in reading.batches(BatchState.LOADING) if not is_running(batch.owner)]


def keep(store: Store, batch: Batch) -> Transaction:
    """Makes what an interrupted import had loaded part of the project."""
    with store.reading() as reading:
        count = reading.count_batch(batch.id)
        missing = reading.labels_missing(batch.id)
    changes = [Change(None, label) for label in missing]
    done = replace(batch, state=BatchState.DONE, articles=count)
    return Transaction(f"Keep {_many(count, 'article')} of {batch.origin}", (*changes, Change(batch, done)))


@dataclass(slots=True)
class _Loading:
    """An import under way."""

    store: Store
    person: Person
    author: Person
    origin: str
    articles: list[str] = field(default_factory=list)
    known: int = 0
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _batch: Batch | None = None
    _waiting: list[tuple[Article, str, Sequence[Annotation]]] = field(default_factory=list)
    _waiting_annotations: int = 0
    _hashes: set[str] = field(default_factory=set)
    _changes: list[Change] = field(default_factory=list)
    _labels: dict[str, Label] | None = None
    _renamed: dict[str, str] = field(default_factory=dict)

    def head(self, corpus: Corpus) -> None:
        """Takes over what a file says of itself: into an untouched project all of it, else the labels it lacks."""
        self._renamed = {}
        if not corpus.labels and corpus.project is None:
            return
        self.store.add_people(corpus.people)
        with self.store.reading() as reading:
            project, labels = reading.project(), self._labels or reading.labels()
            untouched = reading.count_rows() == 0 and self._batch is None
        if untouched and corpus.project is not None:
            self._adopt(project, labels, corpus)
        else:
            self._add_labels(labels, corpus.labels)

    def take(self, document: Document) -> None:
        """Takes one article, unless its text is in the project already."""
        digest = document.article.text_sha256
        if digest in self._hashes:
            self.known += 1
            return
        self._hashes.add(digest)
        annotations = [self._owned(annotation) for annotation in document.annotations]
        self._waiting.append((document.article, document.text, annotations))
        self._waiting_annotations += len(annotations)
        if len(self._waiting) >= CHUNK_ARTICLES or self._waiting_annotations >= CHUNK_ANNOTATIONS:
            self.flush()

    def flush(self) -> None:
        """Writes what waits."""
        waiting, self._waiting, self._waiting_annotations = self._waiting, [], 0
        if not waiting:
            return
        with self.store.reading() as reading:
            here = reading.articles_of_hashes([article.text_sha256 for article, _, _ in waiting])
            taken = reading.ids_taken(
                [article.id for article, _, _ in waiting], [a.id for _, _, found in waiting for a in found]
            )
        new = [entry for entry in waiting if entry[0].text_sha256 not in here]
        self.known += len(waiting) - len(new)
        if not new:
            return
        if self._batch is None:
            self._batch = Batch(id=new_id(), origin=self.origin, by=self.person.id, at=now(), owner=this_process())
            self.store.begin_batch(self._batch)
        batch = self._batch.id
        rows = [_with_free_ids(replace(a, batch=batch), text, found, taken) for a, text, found in new]
        self.store.load(rows)
        self.articles += [article.id for article, _, _ in rows]

    def finish(self) -> Transaction | None:
        """The transaction that makes it all part of the project."""
        if self._batch is None:
            return None
        done = replace(self._batch, state=BatchState.DONE, articles=len(self.articles))
        title = f"Import {_many(len(self.articles), 'article')} from {self.origin}"
        return Transaction(title, (*self._changes, Change(self._batch, done)))

    def discard(self) -> None:
        """Takes back what was loaded."""
        if self._batch is not None:
            self.store.discard_batch(self._batch.id)

    def _owned(self, annotation: Annotation) -> Annotation:
        label = annotation.label
        return replace(
            annotation,
            author=annotation.author or self.author.id,
            label=self._renamed.get(label, label) if label else None,
        )

    def _adopt(self, project: Project, labels: dict[str, Label], corpus: Corpus) -> None:
        assert corpus.project is not None
        wanted = {label.id: label for label in corpus.labels}
        if project != corpus.project:
            if project.id != corpus.project.id:
                self._changes += [Change(project, None), Change(None, corpus.project)]
            else:
                self._changes.append(Change(project, corpus.project))
        for label in labels.values():
            after = wanted.pop(label.id, None)
            if after != label:
                self._changes.append(Change(label, after))
        self._changes += [Change(None, label) for label in wanted.values()]
        self._labels = {label.id: label for label in corpus.labels}

    def _add_labels(self, labels: dict[str, Label], wanted: Iterable[Label]) -> None:
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


def _read(loading: _Loading, file: Path, reader: Format | None, progress: Progress, problems: list[str]) -> None:
    """Reads one file; what is wrong with it goes to the problems."""
    try:
        format = reader or detect(file)
        if format.read is None:
            raise FormatError(file.name, f"{format.title} can only be written")
        for item in format.read(file):
            progress.check()
            match item:
                case Corpus():
                    loading.head(item)
                case Document():
                    loading.take(item)
                case Notice() if item.lost:
                    problems.append(str(item))
                case Notice() if not item.routine:
                    loading.notes.append(str(item))
    except FormatError as error:
        problems.append(str(error))
    except OSError as error:
        problems.append(f"{file.name}: {error.strerror or error}.")


def _with_free_ids(
    article: Article, text: str, annotations: Sequence[Annotation], taken: set[str]
) -> tuple[Article, str, Sequence[Annotation]]:
    """The same with new ids where an article that was removed, or its annotations, hold them still."""
    if not taken:
        return article, text, [replace(a, article=article.id) if a.article != article.id else a for a in annotations]
    if article.id in taken:
        article = replace(article, id=new_id())
    owned = [replace(a, article=article.id, id=new_id() if a.id in taken else a.id) for a in annotations]
    return article, text, owned


def _walk(paths: Iterable[Path], problems: list[str]) -> Iterator[Path]:
    """The files, and those in the folders, sorted; hidden ones and circles of links are left out."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for root, folders, names in os.walk(
            path, followlinks=True, onerror=lambda error: problems.append(f"{error.filename}: {error.strerror}.")
        ):
            status = os.stat(root)
            if (status.st_dev, status.st_ino) in seen:
                folders.clear()
                continue
            seen.add((status.st_dev, status.st_ino))
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(root, name) for name in sorted(names) if not name.startswith("."))


def _origin(paths: Sequence[Path]) -> str:
    first = paths[0].name if paths else "nothing"
    return first if len(paths) == 1 else f"{first} and {len(paths) - 1:,} more"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
