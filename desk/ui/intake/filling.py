"""The long part of preparing an import: files read into drafts that somebody is already looking at. Qt-free."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from desk.actions.altering import Value
from desk.actions.drafting import compare
from desk.actions.drafts import Draft, Drafts
from desk.actions.reading import as_found, read_files
from desk.actions.walking import Walk
from desk.formats.format import Options
from desk.model.article import Finding
from desk.store.store import Store
from desk.work import Progress

SURE = 0.9
"""What is less certain than this is offered, and taken by a person or not at all."""


def fill(
    drafts: Drafts,
    store: Store,
    files: Sequence[Path],
    progress: Progress,
    *,
    near: bool,
    options_for: Callable[[Path], Options] = as_found,
) -> None:
    """Reads files and adds what they give to the drafts, file by file, then compares all with the project.

    Raises Cancelled or StoreError; what was read until then stays.
    """
    with closing(read_files(files, progress, options_for=options_for)) as readings:
        for reading, events in readings:
            progress.report(reading.number, len(files), reading.name)
            with drafts.filling(reading) as file:
                for event in events:
                    file.take(event)
    progress.report(len(files), len(files))
    compare(drafts, store, progress, near=False)
    if near:
        compare(drafts, store, progress, near=True)


def walked(drafts: Drafts, paths: Iterable[Path], progress: Progress) -> list[Path]:
    """The files that these paths stand for; what is wrong with folders and names is said in the drafts, once.

    Raises Cancelled.
    """
    walk = Walk(paths)
    files = walk.all_files(progress)
    drafts.problems += [each for each in walk.problems if each not in drafts.problems]
    drafts.notices += [each for each in walk.notices if each not in drafts.notices]
    return files


def value_of(draft: Draft, field: str) -> Value:
    """What a field of a draft holds."""
    if field in ("title", "language"):
        found: Value = getattr(draft, field)
    else:
        found = getattr(draft.source, field)
    return found


def shown_value(draft: Draft, field: str) -> str:
    """The same as one text; empty for none."""
    value = value_of(draft, field)
    return ", ".join(value) if isinstance(value, tuple) else value or ""


def offers(draft: Draft, findings: Iterable[Finding]) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    """What a person is asked: findings of empty fields that may be wrong, each with the values it may have."""
    for finding in findings:
        if finding.field == "text" or finding.field in draft.edited or value_of_finding(draft, finding):
            continue
        if finding.readings:
            yield finding, finding.readings
        elif finding.value and finding.confidence is not None and finding.confidence < SURE:
            yield finding, (finding.value,)


def two_orders(draft: Draft, findings: Iterable[Finding]) -> dict[str, tuple[str, str]]:
    """Of the fields that a person is asked those with a date that differs only in whether day or month comes first.

    The values are in that order: the day first, then the month.
    """
    found: dict[str, tuple[str, str]] = {}
    for finding, values in offers(draft, findings):
        if len(values) == 2:
            one, other = values
            if one[5:7] == other[8:10] and one[8:10] == other[5:7] and one[:4] == other[:4] and one[10:] == other[10:]:
                found[finding.field] = (one, other)
    return found


def value_of_finding(draft: Draft, finding: Finding) -> Value:
    """What the field holds that a finding is about; None for a field that drafts do not have."""
    try:
        return value_of(draft, finding.field)
    except AttributeError:
        return None
