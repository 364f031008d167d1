"""The figures and confusions as CSV files; free of Qt."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from desk.actions.agreeing import Agreement
from desk.measure.figures import TITLES
from desk.model.label import Label
from desk.ui.ledger.spreadsheet import guarded
from desk.whole import whole_text

HEADER = (
    "of", "measure", "title", "label", "label_name", "between", "value", "low", "high", "n", "unit", "why", "tp", "fp",
    "fn",
)  # fmt: skip
CONFUSION_HEADER = ("of", "one", "label", "label_name", "other", "other_label", "other_label_name", "count")


def write_figures(path: Path, found: Agreement, people: Sequence[str], labels: Mapping[str, Label]) -> int:
    """Writes every figure, a line each and in full precision; gives how many. OSError where it cannot be written."""
    rows = []
    for figure in found.report.figures:
        result, counts = figure.result, dict(figure.counts)
        rows.append(
            (
                figure.of,
                figure.measure,
                TITLES[figure.measure],
                figure.label,
                _name(figure.label, labels, "all"),
                "; ".join(people[place] for place in figure.between),
                result.value,
                result.low,
                result.high,
                result.n,
                figure.unit,
                result.why,
                counts.get("tp"),
                counts.get("fp"),
                counts.get("fn"),
            )
        )
    _write(path, HEADER, rows)
    return len(rows)


def write_confusions(path: Path, found: Agreement, people: Sequence[str], labels: Mapping[str, Label]) -> int:
    """Writes how often which labels met, a line each; gives how many."""
    rows = [
        (layer, people[x], one, _name(one, labels, ""), people[y], other, _name(other, labels, ""), count)
        for (layer, x, y), met in found.report.confusions.items()
        for (one, other), count in sorted(met.items(), key=lambda each: (-each[1], str(each[0])))
    ]
    _write(path, CONFUSION_HEADER, rows)
    return len(rows)


def _name(id: str | None, labels: Mapping[str, Label], otherwise: str) -> str:
    if id is None:
        return otherwise
    return labels[id].name if id in labels else id


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """All or nothing; UTF-8 with a mark that tells spreadsheets so."""
    with whole_text(path) as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for row in rows:
            writer.writerow(["" if cell is None else guarded(cell) if isinstance(cell, str) else cell for cell in row])
