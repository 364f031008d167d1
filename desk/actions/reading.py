"""Running readers over files: which one reads each, where it runs, and what of it goes wrong.

A bad file gives a Problem and never stops the others. Readers that are marked `isolated` run in processes of their
own, some files ahead of the one whose turn it is; the others run here. Either way files come in the order given.
"""

import logging
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from desk import __version__
from desk.actions.isolated import Begun, Failed, Proposed, Workers
from desk.actions.walking import shown_name
from desk.formats.format import (
    AS_FOUND,
    UNKNOWN,
    Columns,
    Content,
    Corpus,
    Document,
    Format,
    FormatError,
    Item,
    Notice,
    Options,
    Parse,
    why,
)
from desk.formats.known import SMALL, beginning, detect
from desk.formats.worker import BROKE_DOWN, TOO_MUCH_MEMORY, USUAL, Limits, hash_of
from desk.model.article import Finding, Provenance
from desk.text.canon import canonical
from desk.work import Progress

log = logging.getLogger(__name__)

BROKEN = "The reader %s broke down"
VERSION = f"desk {__version__}"
AHEAD = 8
"""How many files for each process are looked at before their turn."""
TOGETHER = 200
"""So many files are looked at before the first of them is taken, or as many as that takes this long for."""
LOOKING_S = 0.1
PART_BYTES = 1 << 19
"""Small files are parsed together up to so many bytes."""
_PAGES = frozenset(("html", "mhtml", "warc", "mail"))
"""The readers that take all of a page where a person wants it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or was lost: a sentence with the file's name, and the reason alone."""

    sentence: str
    reason: str


Event = Corpus | Document | Notice | Problem


def as_found(_: Path) -> Options:
    """No file was decided on."""
    return AS_FOUND


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
        """Reads the file as far as its format is told by that, or needs no more."""
        if self.format is None or self.format.parse is not None:
            try:
                self.data = beginning(self.path)
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


def read_files(
    files: Iterable[Path],
    progress: Progress,
    *,
    format: Format | None = None,
    options_for: Callable[[Path], Options] = as_found,
    limits: Limits = USUAL,
) -> Generator[tuple[FileReading, Iterable[Event]], None, None]:
    """Each file with what it gives, which is to be taken before the next file is asked for.

    `format` reads all, else each file tells its own. Close this generator, or take all of it: it has processes running.
    """
    waiting: deque[FileReading] = deque()
    coming = _looked_at(files, progress, format, options_for)
    isolated = 0
    with Workers(limits) as workers:
        while True:
            # Looking ahead is only for what is read beside us.
            wanted = AHEAD * workers.count if isolated or not waiting else 0
            while len(waiting) < wanted:
                reading = next(coming, None)
                if reading is None:
                    break
                waiting.append(reading)
                if reading.isolated:
                    isolated += 1
                    workers.give(reading.number, reading.path, reading.reader, reading.options)
            if not waiting:
                return
            reading = waiting.popleft()
            isolated -= reading.isolated
            progress.check()
            events = reading.events(progress, workers if reading.isolated else None)
            yield reading, events
            for _ in events:
                pass


def _looked_at(
    files: Iterable[Path], progress: Progress, format: Format | None, options_for: Callable[[Path], Options]
) -> Iterator[FileReading]:
    """The files with their formats, and with what these make of those that they take as bytes.

    Each step is done for many files before the next: so its code stays in the processor's first cache, which does not
    hold that of all steps.
    """
    numbered = enumerate(files)
    while readings := _some(numbered, progress, format, options_for):
        for reading in readings:
            # A format is imported when the first file comes that may be for it.
            progress.check()
            reading.find_format()
        alike: dict[tuple[str, Options], list[FileReading]] = {}
        for reading in readings:
            if reading.data is not None:
                alike.setdefault((reading.reader, reading.options), []).append(reading)
        for group in alike.values():
            for part in _parts(group, progress.stride):
                progress.check()
                _parse(part)
        yield from readings


def _some(
    numbered: Iterator[tuple[int, Path]],
    progress: Progress,
    format: Format | None,
    options_for: Callable[[Path], Options],
) -> list[FileReading]:
    """The next files, looked at: as many as are wanted, fewer where that takes long, as on a network."""
    readings: list[FileReading] = []
    until = time.monotonic() + LOOKING_S
    for number, path in numbered:
        progress.check()
        reading = FileReading(number, path, shown_name(path), options_for(path), format)
        reading.look()
        readings.append(reading)
        if len(readings) == TOGETHER or time.monotonic() > until:
            break
    return readings


def _parts(readings: Sequence[FileReading], most: int) -> Iterator[Sequence[FileReading]]:
    """At most so many at a time, and fewer of large ones."""
    begin = size = 0
    for at, each in enumerate(readings):
        size += len(each.data or b"")
        if at + 1 - begin == most or size > PART_BYTES:
            yield readings[begin : at + 1]
            begin, size = at + 1, 0
    if begin < len(readings):
        yield readings[begin:]


def _parse(readings: Sequence[FileReading]) -> None:
    """Has their format parse files that are all read in the same way."""
    format, options = readings[0].format, readings[0].options
    assert format is not None
    assert format.parse is not None
    given = [each.data for each in readings if each.data is not None]
    digests = [sha256(data).hexdigest() for data in given]
    files = [
        Content(data, each.name, each.origin(digest) if options == AS_FOUND else UNKNOWN)
        for each, data, digest in zip(readings, given, digests, strict=True)
    ]
    for each, digest, answers in zip(readings, digests, _parsed(format, format.parse, files, options), strict=True):
        each.data = None
        each.take(answers, digest)


def _parsed(
    format: Format, parse: Parse, files: Sequence[Content], options: Options
) -> Sequence[Sequence[Item | Failed]]:
    try:
        # It may break down as late as when what it gives is taken, and give less than was asked for.
        return [list(items) for _, items in zip(files, parse(files, options), strict=True)]
    except FormatError as error:
        failed = Failed(error.reason)
    except MemoryError:
        failed = Failed(TOO_MUCH_MEMORY)
    except Exception:
        # A reader may be anybody's: whatever it does, the other files go on.
        log.info(BROKEN, format.name, exc_info=True)
        failed = Failed(BROKE_DOWN)
    if len(files) == 1:
        return [[failed]]
    # One of them is bad.
    return [answers for file in files for answers in _parsed(format, parse, [file], options)]


def columns_of(path: Path, progress: Progress, *, limits: Limits = USUAL) -> tuple[tuple[str, ...], Columns] | None:
    """The names of a table's columns and a proposal of what they hold; None where the file is no table.

    Raises FormatError where it cannot be read, and Cancelled.
    """
    format = detect(path)
    if format.columns is None:
        return None
    if not format.isolated:
        return format.columns(path)
    with Workers(limits, count=1) as workers:
        workers.give(0, path, format.name, AS_FOUND, columns=True)
        for answer in workers.take(0, progress):
            match answer:
                case Proposed():
                    return answer.names, answer.columns
                case Failed():
                    raise FormatError(shown_name(path), answer.reason)
    return None
