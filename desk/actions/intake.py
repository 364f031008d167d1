"""Bringing files into a project: read, compared with what is there, loaded in chunks, one Transaction last."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from desk.actions.loading import Loading, many
from desk.actions.owner import is_running
from desk.formats.format import Corpus, Document, Format, FormatError, Notice, detect, named
from desk.model.article import Article, Source
from desk.model.change import Change, Transaction
from desk.model.ids import new_id
from desk.model.project import Batch, BatchState, Person
from desk.store.store import Store
from desk.text.canon import canonical, sha256
from desk.work import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What an import brought.

    `transaction` makes it part of the project and is still to be done; None if there is nothing new. `articles` are the
    new ids in order. `problems` are sentences about what could not be read or kept, `notes` about what should be known,
    `routine` about what was as usual, counted over the files.
    """

    transaction: Transaction | None
    articles: tuple[str, ...]
    known: int
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    routine: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """One sentence."""
        parts = [f"{many(len(self.articles), 'article')} imported"]
        if self.transaction is not None and not self.articles:
            parts.append("but labels or entities")
        if self.known:
            parts.append(f"{self.known:,} already in the project")
        if self.problems:
            parts.append(many(len(self.problems), "problem"))
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
    routine: Counter[str] = Counter()
    files = list(_walk(paths, problems))
    loading = Loading(store, person, author or person, _origin(paths))
    with ExitStack() as undone:
        undone.callback(loading.discard)
        for done, file in enumerate(files):
            progress.report(done, len(files), file.name)
            for notice in _read(loading, file, reader, progress, problems):
                if notice.routine:
                    routine[notice.text] += 1
                else:
                    loading.notes.append(str(notice))
            loading.end_of_file()
        progress.report(len(files), len(files))
        transaction = loading.finish()
        undone.pop_all()
    return Intake(
        transaction=transaction,
        articles=tuple(loading.articles),
        known=loading.known,
        problems=(*problems, *loading.problems),
        notes=tuple(loading.notes),
        routine=tuple(f"{many(count, 'file')}: {text}" for text, count in routine.most_common()),
    )


def import_text(store: Store, title: str, source: Source, raw: str, person: Person) -> Intake:
    """Brings one text into the project, canonicalised."""
    canon = canonical(raw)
    loading = Loading(store, person, person, f"“{title}”" if title else "a pasted text")
    article = Article(
        id=new_id(), batch="", title=title, text_sha256=sha256(canon.text), length=len(canon.text), source=source
    )
    if canon.text.strip():
        loading.take(Document(article=article, text=canon.text))
    else:
        loading.problems.append("There is no text to add.")
    loading.end_of_file()
    return Intake(
        transaction=loading.finish(),
        articles=tuple(loading.articles),
        known=loading.known,
        problems=tuple(loading.problems),
        notes=(canon.sentence(),) if canon.changed else (),
    )


def forget(store: Store, transaction: Transaction) -> None:
    """Takes away what an import loaded whose transaction was refused."""
    for change in transaction.changes:
        if isinstance(change.before, Batch):
            store.discard_batch(change.before.id)


def interrupted(store: Store) -> list[Batch]:
    """Imports whose process is gone before it was done."""
    with store.reading() as reading:
        return [batch for batch in reading.batches(BatchState.LOADING) if not is_running(batch.owner)]


def keep(store: Store, batch: Batch) -> Transaction:
    """Makes what an interrupted import had loaded part of the project.

    Labels and entities that it had not yet brought are made anew, named after their ids and first mentions; relations
    of which not both ends came are removed at once.
    """
    store.mend_batch(batch.id)
    with store.reading() as reading:
        count = reading.count_batch(batch.id)
        labels = reading.labels_missing(batch.id)
        entities = reading.entities_missing(batch.id)
    changes = [*(Change(None, label) for label in labels), *(Change(None, entity) for entity in entities)]
    done = replace(batch, state=BatchState.DONE, articles=count)
    return Transaction(f"Keep {many(count, 'article')} of {batch.origin}", (*changes, Change(batch, done)))


def _read(
    loading: Loading, file: Path, reader: Format | None, progress: Progress, problems: list[str]
) -> Iterator[Notice]:
    """Reads one file; what is wrong with it goes to the problems, what else is to be said comes back."""
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
                case Notice():
                    yield item
    except FormatError as error:
        problems.append(str(error))
    except OSError as error:
        problems.append(f"{file.name}: {error.strerror or error}.")


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
    # A name that is not UTF-8 holds lone surrogates, which no text of ours may.
    first = canonical(paths[0].name).text if paths else "nothing"
    return first if len(paths) == 1 else f"{first} and {len(paths) - 1:,} more"
