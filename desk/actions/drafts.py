"""What an import found, before it is one: a draft for each article, which a person can look at, alter and leave out.

Texts lie in a temporary file, so that many articles stay cheap in memory; `desk.actions.drafting` fills and loads.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from threading import RLock

from desk.actions.altering import FIELDS, Kept, Value, altered, sound
from desk.actions.file_reading import Event, FileReading, Problem
from desk.actions.spool import Spool
from desk.formats.format import AS_FOUND, Corpus, Document, Notice, Options
from desk.model.article import Finding, Source
from desk.text.fold import UNSPACED


class DraftState(StrEnum):
    """How a draft stands to what is there.

    NEW is like nothing; KNOWN has the text of an article in the project, REPEATS that of a draft before it, NEAR is a
    near copy of either; PROBLEM is a file that gave no article.
    """

    NEW = "new"
    KNOWN = "known"
    REPEATS = "repeats"
    NEAR = "near"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Twin:
    """What a draft is like: an article of the project (id), or another draft (number).

    `similarity` is the share of three-word sequences in common (Jaccard), `held` how much of the shorter one the longer
    one holds, both from 0 to 1; of the same text both are 1.
    """

    article: str | None = None
    draft: int | None = None
    similarity: float = 1.0
    held: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article that a file gave, or a file that gave none (`state` is PROBLEM, `problem` a sentence).

    `number` names it as long as its Drafts are there, `file` is the number of its FileRead. `title`, `source` and
    `language` are as they would be imported, `edited` names the fields that were typed by hand. `words` counts words
    roughly, `length` code points. `blocks` counts the lines of the page it is from, `cut` those that are not part of
    its text; both are 0 where there is no page.
    """

    number: int
    file: int
    part: int | None = None
    title: str = ""
    source: Source = field(default_factory=Source)
    language: str | None = None
    words: int = 0
    length: int = 0
    text_sha256: str = ""
    annotations: int = 0
    blocks: int = 0
    cut: int = 0
    state: DraftState = DraftState.NEW
    twin: Twin | None = None
    included: bool = True
    edited: frozenset[str] = frozenset()
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """One file as it was read: `reader` is a format's name (empty if none takes it), `options` what was decided.

    `name` is its name as text may hold it, `sha256` of its bytes (empty if it gave no article), `drafts` are numbers.
    `problems` are sentences.
    """

    number: int
    path: Path
    name: str
    reader: str
    options: Options = AS_FOUND
    sha256: str = ""
    notices: tuple[Notice, ...] = ()
    problems: tuple[str, ...] = ()
    drafts: tuple[int, ...] = ()

    @property
    def encoding(self) -> str | None:
        """The encoding as the reader told it, "windows-1256, which is a guess"; None where it did not."""
        for notice in self.notices:
            if notice.text.startswith("Read as "):
                return notice.text.removeprefix("Read as ").partition(":")[0].rstrip(".")
        return None


class Drafts:
    """All drafts of an import that is being prepared, in the order of their files. Safe to use from several threads.

    Nothing of it is in the project. `close` when it was loaded or is not wanted: texts lie in a temporary file.
    """

    def __init__(self, origin: str) -> None:
        self.origin = origin
        """What the import will be called."""
        self.problems: list[str] = []
        """Sentences about folders."""
        self.notices: list[Notice] = []
        """What is to be said of folders and of files' names."""
        self._spool = Spool()
        self._lock = RLock()
        self._files: list[FileRead] = []
        self._drafts: dict[int, Draft] = {}
        self._kept: dict[int, Kept] = {}
        self._corpora: list[list[tuple[int, int]]] = []
        self._last = -1

    def close(self) -> None:
        """Removes the temporary file; documents cannot be asked for any more."""
        self._spool.close()

    def __enter__(self) -> "Drafts":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._drafts)

    def __iter__(self) -> Iterator[Draft]:
        """Every draft as it is now, in order."""
        with self._lock:
            return iter([self._drafts[number] for file in self._files for number in file.drafts])

    def __getitem__(self, number: int) -> Draft:
        """The draft of that number as it is now; KeyError where it is gone, as after its file was read anew."""
        return self._drafts[number]

    def has(self, twin: Twin | None) -> bool:
        """Whether what a draft is like is still here."""
        return twin is not None and (twin.draft is None or twin.draft in self._drafts)

    @property
    def files(self) -> tuple[FileRead, ...]:
        """The files, each under its number."""
        return tuple(self._files)

    def file_of(self, number: int) -> FileRead:
        """The file of a draft."""
        return self._files[self._drafts[number].file]

    def document(self, number: int) -> Document:
        """A draft's article as it would be imported, with text, blocks and findings; KeyError if it has none."""
        with self._lock:
            kept = self._kept[number]
            document = self._spool.get(kept.place)
            assert isinstance(document, Document)
            return altered(document, kept)

    def findings(self, number: int) -> tuple[Finding, ...]:
        """How each field came about, as read and then as altered: of one field the last one holds."""
        provenance = self.document(number).article.provenance
        return () if provenance is None else provenance.findings

    def notices_of(self, file: int, drafts: Iterable[int] | None = None) -> tuple[Notice, ...]:
        """What is to be said of a file (number): not that a value could be this or that where a person has chosen.

        What was chosen is asked of these `drafts` (numbers), or of all of the file.
        """
        notices = self._files[file].notices
        if all(notice.routine for notice in notices):
            return notices
        chosen: set[tuple[str, ...]] = set()
        waiting: set[tuple[str, ...]] = set()
        with self._lock:
            for number in self._files[file].drafts if drafts is None else drafts:
                draft = self._drafts[number]
                for finding in self.findings(number) if number in self._kept else ():
                    if finding.readings:
                        held = getattr(draft.source, finding.field, None) or getattr(draft, finding.field, None)
                        by_hand = finding.field in draft.edited
                        (chosen if held and by_hand else waiting).add(finding.readings)
        settled = chosen - waiting
        return tuple(
            notice
            for notice in notices
            if notice.routine or not any(all(value in notice.text for value in values) for values in settled)
        )

    def corpora(self, file: int) -> Iterator[Corpus]:
        """What a file said of its articles as a whole."""
        for place in self._corpora[file]:
            corpus = self._spool.get(place)
            assert isinstance(corpus, Corpus)
            yield corpus

    def set(self, numbers: Iterable[int], field: str, value: Value) -> None:
        """Gives a field (see FIELDS) of drafts a value, None or "" for none; ValueError where there is no such field.

        Drafts without an article stay as they are.
        """
        if field not in FIELDS:
            raise ValueError(f"“{field}” is no field of a draft")
        stored = sound(field, value)
        with self._lock:
            for number in numbers:
                if number in self._kept:
                    self._kept[number].fields[field] = stored
                    # Without its document: this may be done to twenty thousand at once.
                    self._drafts[number] = _with_field(self._drafts[number], field, stored)

    def reset(self, numbers: Iterable[int], field: str) -> None:
        """Gives a field of drafts back what was read."""
        with self._lock:
            for number in numbers:
                if number in self._kept and self._kept[number].fields.pop(field, self) is not self:
                    self._show(number)

    def include(self, numbers: Iterable[int], included: bool = True) -> None:
        """Marks drafts as wanted or not; those without an article are never wanted."""
        with self._lock:
            for number in numbers:
                if number in self._kept:
                    self._drafts[number] = replace(self._drafts[number], included=included)

    def put_back(self, number: int, blocks: Iterable[int] | None) -> None:
        """Adds lines of the page (indices of the document's blocks) to a draft's text; None adds all of them.

        States are then to be found anew: see `drafting.compare`.
        """
        with self._lock:
            found = self.document(number).blocks
            kept = {index for index, block in enumerate(found) if block.kept}
            self.choose_blocks(number, range(len(found)) if blocks is None else kept | set(blocks))

    def choose_blocks(self, number: int, blocks: Collection[int] | None) -> None:
        """Makes a draft's text of just these lines of the page; None takes what the reader took.

        ValueError where no text would be left, or the draft is not of a page.
        """
        with self._lock:
            if not self._drafts[number].blocks:
                raise ValueError("this article is not from a page")
            before, self._kept[number].blocks = self._kept[number].blocks, None if blocks is None else frozenset(blocks)
            try:
                self._show(number)
            except ValueError:
                self._kept[number].blocks = before
                raise

    def chosen_blocks(self, number: int) -> frozenset[int] | None:
        """The lines of the page that were chosen by hand; None where the text is what the reader took."""
        with self._lock:
            return self._kept[number].blocks

    def wanted(self) -> Iterator[Draft]:
        """The drafts that are included."""
        return (draft for draft in self if draft.included)

    # What follows is for `drafting`, which fills this.

    @contextmanager
    def filling(self, reading: FileReading, instead_of: int | None = None) -> "Iterator[_Filling]":
        """Takes what a file gives; it appears here at the end, in place of the file of that number if one is given.

        Then fields that were typed by hand stay with the article of the same part.
        """
        filling = _Filling(self._spool)
        yield filling
        with self._lock:
            number = len(self._files) if instead_of is None else instead_of
            typed: dict[int | None, dict[str, Value]] = {}
            if instead_of is None:
                self._corpora.append([])
            else:
                typed = {
                    self._drafts.pop(gone).part: kept.fields if (kept := self._kept.pop(gone, None)) else {}
                    for gone in self._files[number].drafts
                }
            numbers: list[int] = []
            for draft, place in filling.drafts or filling.nothing(reading.name):
                self._last += 1
                numbers.append(self._last)
                self._drafts[self._last] = replace(draft, number=self._last, file=number)
                if place is not None:
                    # What a person typed is right, however the file is read.
                    self._kept[self._last] = Kept(place, typed.pop(draft.part, {}))
                    if self._kept[self._last].fields:
                        self._show(self._last)
            file = FileRead(
                number=number,
                path=reading.path,
                name=reading.name,
                reader=reading.reader,
                options=reading.options,
                sha256=reading.sha256,
                notices=tuple(filling.notices),
                problems=tuple(filling.problems),
                drafts=tuple(numbers),
            )
            self._files[number:] = [file] if instead_of is None else [file, *self._files[number + 1 :]]
            self._corpora[number] = filling.corpora

    def stand(self, number: int, state: DraftState, twin: Twin | None) -> None:
        """Says how a draft stands; one that comes to stand otherwise is included or not as befits that."""
        with self._lock:
            draft = self._drafts[number]
            included = draft.included
            if (draft.state, draft.twin) != (state, twin):
                included = state in (DraftState.NEW, DraftState.NEAR)
            self._drafts[number] = replace(draft, state=state, twin=twin, included=included)

    def _show(self, number: int) -> None:
        draft = _shown(self._drafts[number], self.document(number))
        self._drafts[number] = replace(draft, edited=frozenset(self._kept[number].fields))


class _Filling:
    """What one file gives, as it comes."""

    def __init__(self, spool: Spool) -> None:
        self.drafts: list[tuple[Draft, tuple[int, int] | None]] = []
        self.corpora: list[tuple[int, int]] = []
        self.notices: list[Notice] = []
        self.problems: list[str] = []
        self._spool = spool

    def take(self, event: Event) -> None:
        """Keeps a document, a corpus, a notice or a problem."""
        match event:
            case Document():
                provenance = event.article.provenance
                draft = Draft(number=-1, file=-1, part=None if provenance is None else provenance.part)
                self.drafts.append((_shown(draft, event), self._spool.put(event)))
            case Corpus():
                if event != Corpus():
                    self.corpora.append(self._spool.put(event))
            case Notice():
                self.notices.append(event)
            case Problem():
                self.problems.append(event.sentence)

    def nothing(self, name: str) -> list[tuple[Draft, None]]:
        """What stands for a file without an article."""
        if self.corpora:
            return []
        problem = " ".join(self.problems) or f"{name}: there is no article in it."
        return [(Draft(number=-1, file=-1, state=DraftState.PROBLEM, included=False, problem=problem), None)]


def _shown(draft: Draft, document: Document) -> Draft:
    article = document.article
    return replace(
        draft,
        title=article.title,
        source=article.source,
        language=article.language,
        words=draft.words if draft.text_sha256 == article.text_sha256 else _rough_words(document.text),
        length=article.length,
        text_sha256=article.text_sha256,
        annotations=len(document.annotations),
        blocks=len(document.blocks),
        cut=sum(not block.kept for block in document.blocks),
    )


def _rough_words(text: str) -> int:
    """About how many words a text has; where a script puts no blanks between them, two letters count as one."""
    if text.isascii() or not UNSPACED.search(text):
        return len(text.split())
    rest, letters = UNSPACED.subn(" ", text)
    return len(rest.split()) + (letters + 1) // 2


def _with_field(draft: Draft, field: str, value: Value) -> Draft:
    edited = draft.edited | {field}
    if field == "title":
        return replace(draft, title=str(value or ""), edited=edited)
    if field == "language":
        return replace(draft, language=None if value is None else str(value), edited=edited)
    return replace(draft, source=replace(draft.source, **{field: value}), edited=edited)  # type: ignore[arg-type]  # FIELDS are its own
