"""Preparing an import: files read into drafts, drafts compared with what is there, and brought in when wanted."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path

from desk.actions.drafts import Draft, Drafts, DraftState, Twin
from desk.actions.intake import Intake, Told, origin_of
from desk.actions.loading import TRIES, Loading
from desk.actions.reading import as_found, read_files
from desk.actions.walking import Walk
from desk.formats.format import Format, Options
from desk.formats.known import named
from desk.formats.worker import USUAL, Limits
from desk.learn.near import NearIndex, body
from desk.model.project import Person
from desk.store.store import Store
from desk.work import Progress

LOOKING = "Looking for near copies"
_ASKED = 500


def gather(
    store: Store,
    paths: Sequence[Path],
    progress: Progress,
    *,
    options_for: Callable[[Path], Options] = as_found,
    format: str | None = None,
    near: bool = True,
    limits: Limits = USUAL,
) -> Drafts:
    """Reads files and folders into drafts and compares them with the project; nothing is written there.

    `format` names a reader, else each file tells its own; `near` looks for near copies, too, which takes some
    milliseconds for each article of the project. Raises Cancelled, StoreError or UnknownFormatError with nothing left
    behind; one bad file never stops the others.
    """
    reader = named(format) if format is not None else None
    drafts = Drafts(origin_of(paths))
    with ExitStack() as undone:
        undone.callback(drafts.close)
        walk = Walk(paths)
        files = walk.all_files(progress)
        drafts.problems += walk.problems
        drafts.notices += walk.notices
        _read_into(drafts, files, progress, format=reader, options_for=options_for, limits=limits)
        compare(drafts, store, progress, near=near)
        undone.pop_all()
    return drafts


def redo(
    drafts: Drafts,
    store: Store,
    files: Iterable[int],
    options: Options,
    progress: Progress,
    *,
    format: str | None = None,
    near: bool = True,
    limits: Limits = USUAL,
) -> None:
    """Reads files (numbers) anew with other options. Fields that were typed by hand stay, chosen lines do not.

    Their drafts get new numbers at the same places. Raises Cancelled; then each file is as before or as after.
    """
    reader = named(format) if format is not None else None
    chosen = list(dict.fromkeys(files))
    paths = [drafts.files[number].path for number in chosen]
    _read_into(drafts, paths, progress, format=reader, options_for=lambda _: options, limits=limits, instead_of=chosen)
    compare(drafts, store, progress, near=near)


def compare(drafts: Drafts, store: Store, progress: Progress, *, near: bool = True) -> None:
    """Finds anew how each draft stands to the project and to the others: see DraftState.

    Without `near`, what is known of near copies stays.
    """
    first: dict[str, int] = {}
    here = _here(store, [draft.text_sha256 for draft in drafts if draft.text_sha256], progress)
    alone: list[Draft] = []
    for draft in drafts:
        progress.check()
        if draft.state is DraftState.PROBLEM:
            continue
        before = first.setdefault(draft.text_sha256, draft.number)
        if (known := here.get(draft.text_sha256)) is not None:
            drafts.stand(draft.number, DraftState.KNOWN, Twin(article=known))
        elif before != draft.number:
            drafts.stand(draft.number, DraftState.REPEATS, Twin(draft=before))
        else:
            alone.append(draft)
            if not near and not (draft.state is DraftState.NEAR and drafts.has(draft.twin)):
                drafts.stand(draft.number, DraftState.NEW, None)
    if near:
        _compare_nearly(drafts, alone, store, progress)


def load(drafts: Drafts, store: Store, person: Person, progress: Progress, *, author: Person | None = None) -> Intake:
    """Brings the included drafts in as one import, which its transaction makes part of the project.

    `author` is whose annotations are that name nobody (else `person`). Raises Cancelled or StoreError with nothing left
    behind. The drafts stay, for trying again; those whose text came into the project since they were compared stand as
    KNOWN.
    """
    wanted = {draft.number: draft.text_sha256 for draft in drafts.wanted()}
    texts = set(wanted.values())
    told = Told(problems=list(drafts.problems))
    for notice in drafts.notices:
        told.say(notice)
    for file in drafts.files:
        told.problems += file.problems
        for notice in drafts.notices_of(file.number):
            told.say(notice)
    for again in range(TRIES):
        loading = Loading(store, person, author or person, drafts.origin, 2 * progress.stride)
        with ExitStack() as undone:
            undone.callback(loading.discard)
            _load_wanted(drafts, wanted, loading, progress)
            transaction = loading.finish()
            # Another window may have brought the same texts while these were loaded: then they are there already.
            if again == TRIES - 1 or not loading.overtaken(progress):
                undone.pop_all()
                break
    here = _here(store, texts, progress)
    for number, digest in wanted.items():
        if (known := here.get(digest)) is not None:
            drafts.stand(number, DraftState.KNOWN, Twin(article=known))
    return told.of(loading, transaction)


def _load_wanted(drafts: Drafts, wanted: Mapping[int, str], loading: Loading, progress: Progress) -> None:
    """Loads drafts (numbers, with the hashes of their texts), and what their files say beside."""
    # What was there when the drafts were compared may have been removed since.
    known = [draft.text_sha256 for draft in drafts if draft.state is DraftState.KNOWN]
    texts, done = {*wanted.values(), *_here(loading.store, known, progress)}, 0
    for file in drafts.files:
        # What is there already counts as such, and others may refer to it.
        taken = [n for n in file.drafts if n in wanted or _comes_anyway(drafts[n], texts)]
        if not taken and any(drafts[n].text_sha256 for n in file.drafts):
            continue
        for corpus in drafts.corpora(file.number):
            loading.head(corpus)
        for number in taken:
            progress.check()
            progress.report(done, len(wanted), file.name)
            loading.take(drafts.document(number))
            done += number in wanted
        loading.end_of_file()
    progress.report(len(wanted), len(wanted))


def _here(store: Store, hashes: Iterable[str], progress: Progress) -> dict[str, str]:
    """The ids of the project's articles that have one of these texts, by hash."""
    waiting, found = iter(hashes), dict[str, str]()
    with store.reading() as reading:
        while part := list(islice(waiting, _ASKED)):
            progress.check()
            found |= {digest: article.id for digest, article in reading.articles_of_hashes(part).items()}
    return found


def _comes_anyway(draft: Draft, texts: Set[str]) -> bool:
    """Whether a draft that nobody wants has one of the texts that are in the project, or will be."""
    return draft.state in (DraftState.KNOWN, DraftState.REPEATS) and draft.text_sha256 in texts


def _read_into(
    drafts: Drafts,
    files: Sequence[Path],
    progress: Progress,
    *,
    format: Format | None,
    options_for: Callable[[Path], Options],
    limits: Limits,
    instead_of: Sequence[int] | None = None,
) -> None:
    """Reads files into drafts, as new ones or in place of those with these numbers."""
    with closing(read_files(files, progress, format=format, options_for=options_for, limits=limits)) as readings:
        for reading, events in readings:
            progress.report(reading.number, len(files), reading.name)
            with drafts.filling(reading, None if instead_of is None else instead_of[reading.number]) as file:
                for event in events:
                    file.take(event)
    progress.report(len(files), len(files))


def _compare_nearly(drafts: Drafts, alone: Sequence[Draft], store: Store, progress: Progress) -> None:
    """Says of each draft whether it is a near copy of an article of the project or of a draft before it."""
    index: NearIndex[int] = NearIndex()
    for done, draft in enumerate(alone):
        progress.check()
        progress.report(done, len(alone), LOOKING)
        document = drafts.document(draft.number)
        index.add(draft.number, body(document.text, document.article.regions))
    best: dict[int, Twin] = {}
    for pair in index.pairs(_Looking(progress)):
        _better(best, pair.second, Twin(draft=pair.first, similarity=pair.similarity, held=pair.held))
    if alone:
        with store.reading() as reading:
            total = reading.count_articles()
            for done, article in enumerate(reading.every_article()):
                progress.check()
                progress.report(done, total, LOOKING)
                for match in index.find(body(reading.text(article), article.regions)):
                    twin = Twin(article=article.id, similarity=match.similarity, held=match.held)
                    _better(best, match.id, twin)
    for draft in alone:
        progress.check()
        like = best.get(draft.number)
        drafts.stand(draft.number, DraftState.NEW if like is None else DraftState.NEAR, like)


class _Looking(Progress):
    """Another progress that is told at each step what is being done."""

    def __init__(self, inner: Progress) -> None:
        super().__init__()
        self._inner = inner

    def report(self, done: int, total: int | None = None, message: str = "") -> None:
        """Passes on how far the search is."""
        self._inner.report(done, total, LOOKING)

    @property
    def cancelled(self) -> bool:
        """Whether the search has been asked to stop."""
        return self._inner.cancelled

    def check(self) -> None:
        """Raises Cancelled where the search has been asked to stop."""
        self._inner.check()


def _better(best: dict[int, Twin], number: int, twin: Twin) -> None:
    """Keeps the twin that a draft is most like."""
    known = best.get(number)
    if known is None or max(known.similarity, known.held) < max(twin.similarity, twin.held):
        best[number] = twin
