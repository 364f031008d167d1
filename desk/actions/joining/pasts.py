"""The history of the other file, as this project keeps it beside its own."""

from collections.abc import Iterator
from dataclasses import replace

from desk.actions.joining.names import Names
from desk.actions.joining.registers import key_of
from desk.model.change import Change
from desk.model.project import Batch
from desk.model.review import PastEntry
from desk.store.histories import UnreadableError, changes_of, encode_changes, is_merge
from desk.store.package import PART
from desk.store.queries import Reading

_UNKEPT = ('["batch",', '["pastentry",')


def past_changes(theirs: Reading, ours: Reading, names: Names, name: str) -> Iterator[Change]:
    """Brings in the entries that this project does not have; imports there, and entries in entries, stay behind.

    Of one that an earlier package brought in part the rest is added.
    """
    touched = theirs.touched()
    known, lengths = ours.entry_ids(), ours.past_lengths()
    for record in theirs.records():
        entry = record.entry
        length = lengths.get(entry.id, -1)
        if entry.id in known and (length in (-1, len(entry.changes)) or not entry.changes or is_merge(entry.title)):
            continue
        articles = entry.articles if record.seq is None else tuple(touched.get(record.seq, ()))
        try:
            changes = _kept(entry, names)
        except (UnreadableError, ValueError):
            continue
        arrived = replace(
            entry,
            by=names.people.get(entry.by, entry.by),
            articles=tuple(names.articles.get(each, each) for each in articles),
            changes=changes,
            origin=entry.origin or name,
        )
        stored = ours.past_entry(entry.id) if entry.id in known else None
        whole = arrived if stored is None else _with_the_rest(stored, arrived)
        if whole != stored:
            yield Change(stored, whole)


def _with_the_rest(stored: PastEntry, arrived: PastEntry) -> PastEntry:
    try:
        there = changes_of(stored)
    except UnreadableError:
        return stored
    told = {key_of(change.value) for change in there}
    rest = tuple(change for change in changes_of(arrived) if key_of(change.value) not in told)
    if not rest:
        return stored
    return replace(
        stored,
        title=arrived.title if stored.title == PART else stored.title,
        changes=encode_changes((*there, *rest)),
        articles=tuple(sorted({*stored.articles, *arrived.articles})),
    )


def tells_of_work(change: Change) -> bool:
    """Whether an entry that is brought in tells of more than another merge."""
    return isinstance(change.after, PastEntry) and not is_merge(change.after.title)


def _kept(entry: PastEntry, names: Names) -> str:
    if not names and not any(each in entry.changes for each in _UNKEPT):
        changes_of(entry)
        return entry.changes
    kept: list[Change] = []
    for change in changes_of(entry):
        if key_of(change.value) is None or isinstance(change.value, Batch):
            continue
        before = None if change.before is None else names.here(change.before)
        kept.append(Change(before, None if change.after is None else names.here(change.after)))
    return encode_changes(tuple(kept)) if kept else ""
