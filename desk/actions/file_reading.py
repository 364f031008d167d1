"""One file, and what its format makes of it: a bad file gives a Problem and never stops the others."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desk import __version__
from desk.actions.isolated import Begun, Failed, Workers
from desk.formats.format import AS_FOUND, Corpus, Document, Format, FormatError, Item, Notice, Options, why
from desk.formats.known import SMALL, beginning, detect, size_of
from desk.formats.worker import BROKE_DOWN, TOO_MUCH_MEMORY, hash_of
from desk.model.article import Finding, Provenance
from desk.text.canon import canonical
from desk.work import Progress

log = logging.getLogger(__name__)

BROKEN = "The reader %s broke down"
VERSION = f"desk {__version__}"
_PAGES = frozenset(("html", "mhtml", "warc", "mail"))
"""The readers that take all of a page where a person wants it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or was lost: a sentence with the file's name, and the reason alone."""

    sentence: str
    reason: str


Event = Corpus | Document | Notice | Problem


@dataclass(slots=True)
class FileReading:
    """One file and how it is read. `events` runs once, before the next file's.

    `reader` is the format's name, empty where no format takes the file; `sha256` is of the file's bytes, known when the
    first document is there. Documents come with their provenance.
    """

    number: int
    path: Path
    name: str
    options: Options
    format: Format | None = None
    problem: Problem | None = None
    sha256: str = ""
    isolated: bool = False
    data: bytes | None = None
    """What was read of the file; all of it, where its format takes that, until it has."""
    ready: Sequence[Event] | None = None
    """What its format made of that."""
    _is_corpus: bool = False

    @property
    def reader(self) -> str:
        """The name of the format that reads it."""
        return "" if self.format is None else self.format.name

    def look(self) -> None:
        """Reads what tells the file's format, which of a small file is all of it; nothing where nobody needs that."""
        try:
            if self.format is None or self.format.parse is not None:
                self.data = beginning(self.path)
            else:
                # Its reader would wait for a pipe, and read a device for ever.
                size_of(self.path)
        except FormatError as error:
            self.problem = self.failed(error.reason)

    def find_format(self) -> None:
        """Finds the format if it is not known, by what was read."""
        if self.problem is not None:
            return
        data, self.data = self.data, None
        try:
            format = self.format = self.format or detect(self.path, data)
            if format.read is None:
                raise FormatError(self.name, f"{format.title} can only be written")
        except FormatError as error:
            self.problem = self.failed(error.reason)
            return
        self.isolated = format.isolated
        if format.parse is not None and not format.isolated and data is not None and len(data) <= SMALL:
            self.data = data

    def origin(self, digest: str) -> Provenance:
        """Where its articles come from, by the hash of its bytes and without findings."""
        return Provenance(file=self.name, sha256=digest, reader=self.reader, version=VERSION)

    def take(self, answers: Sequence[Item | Failed], digest: str) -> None:
        """Takes what the format made of its bytes, which have this hash."""
        # What gives no article has no hash.
        if any(isinstance(answer, Document) for answer in answers):
            self.sha256 = digest
        self.ready = [self._event(answer) for answer in answers]

    def events(self, progress: Progress, workers: Workers | None) -> Iterable[Event]:
        """What the file gives. Raises Cancelled."""
        if self.problem is not None:
            return (self.problem,)
        if self.ready is not None:
            return self.ready
        return self._one_by_one(progress, workers)

    def _one_by_one(self, progress: Progress, workers: Workers | None) -> Iterator[Event]:
        answers = self._inline() if workers is None else workers.take(self.number, progress)
        for answer in answers:
            progress.check()
            match answer:
                case Begun():
                    self.sha256 = answer.sha256
                case Document() | Notice() | Corpus() | Failed():
                    yield self._event(answer)

    def _event(self, answer: Item | Failed) -> Event:
        match answer:
            case Document():
                return self._with_provenance(answer)
            case Notice() if answer.lost:
                return Problem(str(answer), answer.text)
            case Failed():
                return self.failed(answer.reason)
            case Corpus():
                self._is_corpus = answer.project is not None
        return answer

    def _inline(self) -> Iterator[Begun | Item | Failed]:
        assert self.format is not None
        assert self.format.read is not None
        try:
            begun = False
            for item in self.format.read(self.path, self.options):
                if not begun and isinstance(item, Document):
                    begun = True
                    yield Begun(hash_of(self.path))
                yield item
        except FormatError as error:
            yield Failed(error.reason)
        except OSError as error:
            yield Failed(why(error))
        except MemoryError:
            yield Failed(TOO_MUCH_MEMORY)
        except Exception:
            # A reader may be anybody's: whatever it does, the other files go on.
            log.info(BROKEN, self.reader, exc_info=True)
            yield Failed(BROKE_DOWN)

    def failed(self, reason: str) -> Problem:
        """The problem that it cannot be read for this reason."""
        return Problem(str(FormatError(self.name, reason)), reason)

    def _with_provenance(self, document: Document) -> Document:
        """The document with what only the import knows of where it came from; what came out of another Desk stays."""
        known = document.article.provenance
        if known is None:
            if self._is_corpus:
                return document
        elif known.file:
            return document
        library = f", {known.version}" if known is not None and known.version else ""
        findings = known.findings if known is not None else ()
        if self.options != AS_FOUND:
            findings = (*findings, *self._decisions())
        provenance = Provenance(
            file=self.name,
            sha256=self.sha256,
            reader=self.reader,
            version=f"{VERSION}{library}",
            part=known.part if known is not None else None,
            findings=findings,
        )
        return replace(document, article=replace(document.article, provenance=provenance))

    def _decisions(self) -> Iterator[Finding]:
        """What a person decided that the reader heeds; readers tell of encodings themselves."""
        if self.options.columns is not None and self.format is not None and self.format.columns is not None:
            held = ", ".join(f"“{column}” as {field}" for column, field in self.options.columns.fields)
            yield Finding(field="text", value=None, origin=canonical(f"columns chosen by a person: {held}").text)
        if self.options.whole and self.reader in _PAGES:
            yield Finding(field="text", value=None, origin="all that stands on the page, as a person chose")
