"""The history of the other file, as this project keeps it beside its own."""

from collections.abc import Container, Iterator
from dataclasses import replace

from desk.actions.joining.names import Names
from desk.actions.joining.registers import key_of
from desk.actions.joining.seen import is_merge
from desk.model.change import Change
from desk.model.project import Batch
from desk.model.review import PastEntry
from desk.store.histories import UnreadableError, changes_of, encode_changes
from desk.store.queries import Reading

_UNKEPT = ('["batch",', '["pastentry",')


def past_changes(theirs: Reading, names: Names, known: Container[str], name: str) -> Iterator[Change]:
    """Brings in the entries that this project does not have; imports there, and entries in entries, stay behind."""
    touched = theirs.touched()
    for record in theirs.records():
        entry = record.entry
        if entry.id in known:
            continue
        articles = entry.articles if record.seq is None else tuple(touched.get(record.seq, ()))
        try:
            changes = _kept(entry, names)
        except (UnreadableError, ValueError):
            continue
        yield Change(
            None,
            replace(
                entry,
                by=names.people.get(entry.by, entry.by),
                articles=tuple(names.articles.get(each, each) for each in articles),
                changes=changes,
                origin=entry.origin or name,
            ),
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
