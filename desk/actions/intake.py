"""Bringing files into a project: read, compared with what is there, loaded in chunks, one Transaction last."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from desk.actions.file_reading import Event, Problem
from desk.actions.loading import TRIES, Loading, many
from desk.actions.owner import is_running
from desk.actions.reading import as_found, read_files
from desk.actions.walking import Walk
from desk.formats.format import Corpus, Document, Notice, Options, document
from desk.formats.known import named
from desk.formats.worker import USUAL, Limits
from desk.model.article import Provenance, Source
from desk.model.change import Change, Transaction
from desk.model.project import Batch, BatchState, Person
from desk.store.store import Store
from desk.text.canon import canonical
from desk.work import Progress, uncollected

PASTED = "pasted"
"""What stands in the provenance of a pasted text where a format would."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What an import brought.

    `transaction` makes it part of the project and is still to be done; None if there is nothing new. `articles` are the
    new ids in order; `known` counts texts that were there already, `repeated` those of them that came with this import
    itself. `problems` are sentences about what could not be read or kept, `notes` about what should be known, `routine`
    about what was as usual, counted over the files.
    """

    transaction: Transaction | None
    articles: tuple[str, ...]
    known: int
    repeated: int = 0
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    routine: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """One sentence."""
        parts = [f"{many(len(self.articles), 'article')} imported"]
        if self.transaction is not None and not self.articles:
            parts.append("but labels or entities")
        if there := self.known - self.repeated:
            parts.append(f"{there:,} already in the project")
        if self.repeated:
            parts.append(f"{self.repeated:,} the same as another")
        if self.problems:
            parts.append(many(len(self.problems), "problem"))
        return ", ".join(parts) + "."


@dataclass(slots=True)
class Told:
    """What there is to say of an import, gathered on the way."""

    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    routine: Counter[str] = field(default_factory=Counter)

    def say(self, notice: Notice) -> None:
        """Takes a notice; routine ones are counted."""
        if notice.routine:
            self.routine[notice.text] += 1
        else:
            self.notes.append(str(notice))

    def of(self, loading: Loading, transaction: Transaction | None) -> Intake:
        """What that loading brought, with all that was said."""
        return Intake(
            transaction=transaction,
            articles=tuple(loading.articles),
            known=loading.known,
            repeated=loading.repeated,
            problems=(*self.problems, *loading.problems),
            notes=(*self.notes, *loading.notes),
            routine=tuple(f"{many(count, 'file')}: {text}" for text, count in self.routine.most_common()),
        )


def import_paths(
    store: Store,
    paths: Sequence[Path],
    person: Person,
    progress: Progress,
    *,
    format: str | None = None,
    author: Person | None = None,
    options_for: Callable[[Path], Options] = as_found,
    limits: Limits = USUAL,
) -> Intake:
    """Reads files and folders into a batch; `format` names a reader, else each file tells its own.

    `person` imports; `author` is whose annotations are that name nobody (else `person`). Raises Cancelled, StoreError
    or UnknownFormatError with nothing left behind; one bad file never stops the others.
    """
    reader = named(format) if format is not None else None
    walk = Walk(paths)
    files = walk.all_files(progress)
    for tries_left in reversed(range(TRIES)):
        told = Told(problems=list(walk.problems))
        for notice in walk.notices:
            told.say(notice)
        loading = Loading(store, person, author or person, origin_of(paths), 2 * progress.stride)
        with uncollected(), ExitStack() as undone:
            undone.callback(loading.discard)
            with closing(
                read_files(files, progress, format=reader, options_for=options_for, limits=limits)
            ) as readings:
                for reading, events in readings:
                    progress.report(reading.number, len(files), reading.name)
                    _take(events, loading, told)
            progress.report(len(files), len(files))
            transaction = loading.finish()
            # Another process may bring the same files: then they are known by now.
            if not tries_left or not loading.overtaken(progress):
                undone.pop_all()
                break
    return told.of(loading, transaction)


def _take(events: Iterable[Event], loading: Loading, told: Told) -> None:
    """What one file gives."""
    for event in events:
        match event:
            case Document():
                loading.take(event)
            case Notice():
                told.say(event)
            case Corpus():
                loading.head(event)
            case Problem():
                told.problems.append(event.sentence)
    loading.end_of_file()


def import_text(store: Store, title: str, source: Source, raw: str, person: Person) -> Intake:
    """Brings one text into the project, canonicalised, with the title and source that a person gave it.

    What is not body of it is marked, as in a file.
    """
    canon = canonical(raw)
    loading = Loading(store, person, person, f"“{title}”" if title else "a pasted text")
    if canon.text.strip():
        loading.take(_pasted(title, source, canon.text))
    else:
        loading.problems.append("There is no text to add.")
    loading.end_of_file()
    return Intake(
        transaction=loading.finish(),
        articles=tuple(loading.articles),
        known=loading.known,
        repeated=loading.repeated,
        problems=tuple(loading.problems),
        notes=(canon.sentence(),) if canon.changed else (),
    )


def _pasted(title: str, source: Source, text: str) -> Document:
    from desk import __version__
    from desk.text.furniture import find_furniture

    found = find_furniture(text, today=date.today())
    made = document(text, title=title, source=source, language=found.language, regions=found.regions)
    origin = Provenance(
        file="", sha256="", reader=PASTED, version=f"desk {__version__}", findings=tuple(found.findings)
    )
    return replace(made, article=replace(made.article, provenance=origin if found.findings else None))


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


def origin_of(paths: Sequence[Path]) -> str:
    """What an import of these is called."""
    # A name that is not UTF-8 holds lone surrogates, which no text of ours may.
    first = canonical(paths[0].name).text if paths else "nothing"
    return first if len(paths) == 1 else f"{first} and {len(paths) - 1:,} more"
