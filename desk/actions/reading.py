"""Reading files: which format reads each, where its reader runs, and which files are read together.

Readers that are marked `isolated` run in processes of their own, some files ahead of the one whose turn it is; the
others run here. Small files are parsed many at a time, where their format can do that. Either way files come in the
order given.
"""

import logging
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from desk.actions.file_reading import BROKEN, Event, FileReading
from desk.actions.isolated import Failed, Proposed, Workers
from desk.actions.walking import shown_name
from desk.formats.format import AS_FOUND, UNKNOWN, Columns, Content, Format, FormatError, Item, Options, Parse
from desk.formats.known import detect
from desk.formats.worker import BROKE_DOWN, TOO_MUCH_MEMORY, USUAL, Limits
from desk.work import Progress

log = logging.getLogger(__name__)

AHEAD = 8
"""How many files for each process are looked at before their turn."""
TOGETHER = 200
"""So many files are looked at before the first of them is taken…"""
LOOKING_S = 0.1
"""… or as many as can be in this time, where files come slowly."""
PART_BYTES = 1 << 19
"""Small files are parsed together up to so many bytes."""


def as_found(_: Path) -> Options:
    """No file was decided on."""
    return AS_FOUND


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
            while len(waiting) < (AHEAD * workers.count if isolated else 1):
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
        for run in _runs(readings):
            alike: dict[tuple[str, Options], list[FileReading]] = {}
            for reading in run:
                if reading.data is not None:
                    alike.setdefault((reading.reader, reading.options), []).append(reading)
            for group in alike.values():
                for part in _parts(group, progress.stride):
                    progress.check()
                    _parse(part)
            yield from run


def _runs(readings: Sequence[FileReading]) -> Iterator[Sequence[FileReading]]:
    """Parts of them that each end with a file that is read here in its turn.

    So the ids of articles, which sort by when they were made, are in the order of the files.
    """
    begin = 0
    for at, each in enumerate(readings):
        if each.data is None and each.problem is None and not each.isolated:
            yield readings[begin : at + 1]
            begin = at + 1
    if begin < len(readings):
        yield readings[begin:]


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
