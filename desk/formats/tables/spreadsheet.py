"""Sheets of Excel and LibreOffice (.xlsx): each row is an article. Read only, row by row.

Own code over expat: python-calamine, the fast library for it, makes room for the whole rectangle between the first and
the last cell that a sheet names, so that two cells can fill the memory, and unpacks whatever it is given. The names are
those of ECMA-376, part 1, section 18.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desk.extract.archive import Archive, ArchiveError, opened
from desk.extract.xml import XmlError
from desk.formats.format import AS_FOUND, Columns, Format, FormatError, Item, Notice, Options, suffix_of, why
from desk.formats.tables.rows import Table, headed
from desk.formats.tables.sheets import Workbook


def sniff(head: bytes, name: str) -> bool:
    """Whether a file is a workbook, or says so by its name."""
    return suffix_of(name) in FORMAT.suffixes or (
        head.startswith(b"PK") and re.search(rb"xl/(?:workbook|worksheets|_rels)", head) is not None
    )


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """An article for each row of the sheet that holds them; notices say which rows and sheets were left out."""
    with _opened(path, options.columns) as (table, notices):
        yield from table.documents(options, notices)


def columns(path: Path) -> tuple[tuple[str, ...], Columns]:
    """The names of the columns and what they seem to hold."""
    with _opened(path, None) as (table, _):
        return table.names, table.proposed()[0]


@contextmanager
def _opened(path: Path, chosen: Columns | None) -> Iterator[tuple[Table, list[Notice]]]:
    try:
        with opened(path) as archive:
            yield _table(path.name, archive, chosen)
    except (ArchiveError, XmlError) as error:
        raise FormatError(path.name, str(error)) from None
    except OSError as error:
        raise FormatError(path.name, why(error)) from error


def _table(file: str, archive: Archive, chosen: Columns | None) -> tuple[Table, list[Notice]]:
    """The first sheet that has the chosen columns, or else a text beyond doubt, or else anything; and what is left."""
    book = Workbook(archive)
    tables = [(name, table) for name, part in book.sheets if (table := headed(file, book.rows(part))) is not None]
    if not tables:
        raise FormatError(file, "there is no text in it")

    def fits(table: Table) -> bool:
        if chosen is None:
            return table.proposed()[1]
        return all(name in table.names for name, _ in chosen.fields)

    best = next((pair for pair in tables if fits(pair[1])), tables[0])
    others = ", ".join(f"“{name}”" for name, table in tables if table is not best[1])
    said = f"Only the sheet “{best[0]}” was read, not {others}."
    return best[1], [Notice(file=file, text=said, lost=True)] if others else []


FORMAT = Format(
    name="xlsx",
    title="Spreadsheet (XLSX)",
    suffixes=(".xlsx", ".xlsm"),
    sniff=sniff,
    begins=b"P",
    read=read,
    isolated=True,
    columns=columns,
)
