"""Integrity: the database itself, its keys, every text's hash, every annotation's place and label, every count."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desk.model.annotation import sound_spans
from desk.store.engine import look_at_header, told
from desk.store.queries import verify
from desk.store.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is off: what kind of thing, its id where it has one, and what is wrong."""

    kind: str
    id: str
    reason: str


def check(path: Path, progress: Callable[[int, int], None] = lambda done, total: None) -> list[Finding]:
    """Everything that is off in the project at `path`; an empty list where all is well.

    `progress` hears of articles done and in all, and may raise to stop. Raises StoreError if it cannot be opened.
    """
    look_at_header(path)
    found = check_file(path)
    if found:
        return found
    store = Store.open(path)
    try:
        return check_contents(store, progress)
    finally:
        store.close()


def check_file(path: Path) -> list[Finding]:
    """What SQLite itself finds wrong with the file and its foreign keys."""
    with told(path), closing(sqlite3.connect(path)) as raw:
        rows = [row[0] for row in raw.execute("PRAGMA integrity_check")]
        found = [Finding("database", "", row) for row in rows if row != "ok"]
        for table, rowid, parent, _ in raw.execute("PRAGMA foreign_key_check"):
            found.append(Finding(table, str(rowid), f"refers to a {parent} that is not there"))
    return found


def check_contents(store: Store, progress: Callable[[int, int], None]) -> list[Finding]:
    """Texts against their hashes, annotations against their texts and the label set, counts against the rows."""
    found: list[Finding] = []
    with store.reading() as reading:
        labels = reading.labels()
        rows = reading.every_row()
        total = reading.count_rows()
        for done, (article, count) in enumerate(rows):
            progress(done, total)
            text = reading.text(article)
            if hashlib.sha256(text.encode()).hexdigest() != article.text_sha256:
                found.append(Finding("article", article.id, "its text is not what its hash says"))
            if len(text) != article.length:
                found.append(Finding("article", article.id, f"has {len(text)} code points, not {article.length}"))
            annotations = reading.annotations(article.id)
            _, bad = verify(article.id, text, annotations)
            found += [Finding("annotation", line.annotation, f"in article {article.id}: {line.reason}") for line in bad]
            if len(annotations) != count:
                found.append(Finding("article", article.id, f"counts {count} annotations, has {len(annotations)}"))
            for annotation in annotations:
                if not sound_spans(annotation.spans):
                    found.append(Finding("annotation", annotation.id, "its parts overlap or are out of order"))
                if annotation.label is not None and annotation.label not in labels and reading.is_present(article):
                    reason = f"in article {article.id}: its label {annotation.label!r} is not in the label set"
                    found.append(Finding("annotation", annotation.id, reason))
        progress(total, total)
    return found
