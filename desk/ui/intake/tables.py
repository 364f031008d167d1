"""Tables among the files of an import: what their columns are called, and what a person once said they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from desk.formats.format import AS_FOUND, Columns, FormatError, Options
from desk.formats.known import detect, formats
from desk.settings import Settings
from desk.work import Progress

READ_TO_END_BYTES = 1 << 20
"""Of tables up to this size one process shows all columns."""


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table: the names of its columns and what they seem to hold."""

    path: Path
    names: tuple[str, ...]
    proposed: Columns


def look_at_tables(files: Iterable[Path], progress: Progress) -> dict[Path, TableFile]:
    """The tables among these files; those that cannot be read are told of when they are. Raises Cancelled."""
    from desk.actions.isolated import Proposed, Workers

    suffixes = formats().suffixes(tables=True)
    found: dict[Path, TableFile] = {}
    wanted: list[tuple[Path, str]] = []
    for path in dict.fromkeys(files):
        if path.suffix.lower() in suffixes:
            progress.check()
            try:
                format = detect(path)
            except FormatError:
                continue
            if format.columns is not None and format.read is not None:
                wanted.append((path, format.name))
    if not wanted:
        return found
    with Workers() as workers:
        for number, (path, format_name) in enumerate(wanted):
            workers.give(number, path, format_name, AS_FOUND, columns=True)
        for number, (path, _) in enumerate(wanted):
            for answer in workers.take(number, progress):
                if isinstance(answer, Proposed) and answer.names:
                    found[path] = TableFile(path, answer.names, answer.columns)
    return found


def options_of(table: TableFile, chosen: Settings) -> Options:
    """How to read a table: as was once said of the same columns, else as found."""
    remembered = chosen.columns_for(table.names)
    return AS_FOUND if remembered is None else Options(columns=Columns(fields=remembered))


def unasked(tables: Iterable[TableFile], chosen: Settings) -> list[TableFile]:
    """The tables of whose columns nobody has said yet what they hold, one for each header."""
    by_header: dict[tuple[str, ...], TableFile] = {}
    for table in tables:
        if chosen.columns_for(table.names) is None:
            by_header.setdefault(table.names, table)
    return list(by_header.values())


def samples_of(table: TableFile, progress: Progress, most: int = 3) -> dict[str, list[str]]:
    """The first values of each column. A table that cannot be read has none. Raises Cancelled."""
    from desk.actions.isolated import Workers
    from desk.formats.format import Document

    # Readers give articles, not cells: so each column is read as if it held the texts.
    found: dict[str, list[str]] = {}
    format = detect(table.path).name
    # A process reads on to the end of a table, and starting one takes longer than that for most.
    at_once = len(table.names) if table.path.stat().st_size <= READ_TO_END_BYTES else 1
    for start in range(0, len(table.names), at_once):
        names = table.names[start : start + at_once]
        with Workers(count=1) as workers:
            for number, name in enumerate(names):
                options = Options(columns=Columns(fields=((name, "text"),)))
                workers.give(number, table.path, format, options)
            for number, name in enumerate(names):
                progress.report(start + number, len(table.names), name)
                answers = (each for each in workers.take(number, progress) if isinstance(each, Document))
                found[name] = [answer.text for answer in islice(answers, most)]
    return found
