"""What the ledger shows as a CSV file; free of Qt."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desk.model.label import Label
from desk.store.ledger_values import ClaimRow
from desk.ui.ledger.model import voices
from desk.whole import whole_text
from desk.work import Progress

if TYPE_CHECKING:
    from desk.store.ledger import Ledger
    from desk.store.store import Store

AT_A_TIME = 500
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would carry out (OWASP, CSV Injection)."""
HEADER = (
    "claim",
    "content",
    "restated",
    "said_by",
    "chain",
    "type",
    "certainty",
    "verdict",
    "said",
    "article",
    "outlet",
    "linked",
    "same_claims",
    "group",
    "claim_id",
    "article_id",
)


def write(
    store: "Store",
    numbers: Sequence[int],
    path: Path,
    *,
    labels: Mapping[str, Label],
    grouped: bool,
    progress: Progress,
) -> int:
    """Writes these claims, where they are `grouped` each with all that say the same below the first; gives how many.

    UTF-8 with a mark that tells spreadsheets so. All or nothing: OSError where it cannot be written.
    """
    count = 0
    with whole_text(path) as file, store.reading() as reading:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for row in _rows(reading.ledger(), numbers, grouped, progress):
            count += 1
            writer.writerow(map(guarded, _cells(count, row, labels)))
    return count


def _rows(ledger: "Ledger", numbers: Sequence[int], grouped: bool, progress: Progress) -> Iterator[ClaimRow]:
    for start in range(0, len(numbers), AT_A_TIME):
        progress.check()
        progress.report(start, len(numbers))
        part = numbers[start : start + AT_A_TIME]
        rows = ledger.rows(part, grouped)
        for number in part:
            row = rows.get(number)
            if row is None:
                continue
            members = ledger.members(row.same) if grouped and row.same else []
            below = ledger.rows(members)
            yield from [below[member] for member in members] or [row]


def guarded(cell: str) -> str:
    """The cell with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


def _cells(number: int, row: ClaimRow, labels: Mapping[str, Label]) -> list[str]:
    values = {name: str(value) for name, value in row.claim.attributes}
    label = labels.get(row.claim.label or "")
    return [
        str(number),
        row.claim.quote,
        values.get("restated", ""),
        row.chain[-1].name if row.chain else row.article.source.outlet or "",
        voices(row) if row.chain else "",
        label.name if label else row.claim.label or "",
        values.get("certainty", ""),
        values.get("verdict", ""),
        row.said,
        row.article.shown_title,
        row.article.source.outlet or "",
        str(row.links),
        str(row.size),
        row.same or "",
        row.claim.id,
        row.claim.article,
    ]
