"""Integrity: the database itself, its keys, every text's hash, every annotation's place and label, every count."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desk.model.annotation import Claim, Mention, sound_spans
from desk.model.label import Label
from desk.model.review import Comment, Decision
from desk.store.codec import sort_keys
from desk.store.engine import connect_for_reading, look_at_header, sentence, told
from desk.store.errors import CorruptProjectError
from desk.store.histories import UnreadableError, changes_of
from desk.store.queries import PAGE, Reading, verify
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
    found = list(check_file(path))
    if any(finding.kind == "database" for finding in found):
        return found
    try:
        store = Store.open(path)
    except CorruptProjectError as error:
        return [*found, Finding("project", "", error.reason)]
    try:
        with store.reading() as reading:
            found += check_contents(reading, progress)
    finally:
        store.close()
    return found


def check_file(path: Path) -> Iterator[Finding]:
    """What SQLite itself finds wrong with the file (kind `database`) and its foreign keys (the table's name)."""
    with told(path, "nothing was checked"), closing(connect_for_reading(path)) as raw:
        try:
            for (row,) in raw.execute("PRAGMA integrity_check"):
                if row != "ok":
                    yield Finding("database", "", row)
            for table, rowid, parent, _ in raw.execute("PRAGMA foreign_key_check"):
                name = "" if rowid is None else str(rowid)
                yield Finding(table, name, f"row {name or '?'} refers to a {parent} that is not there")
        except sqlite3.DatabaseError as error:
            if not isinstance(sentence(path, error), CorruptProjectError):
                raise
            yield Finding("database", "", str(error))


def check_contents(reading: Reading, progress: Callable[[int, int], None]) -> Iterator[Finding]:
    """What is off in the values: the label set, people, imports, each article with its annotations, the history."""
    try:
        labels = reading.labels()
        people = reading.people().keys()
        reading.batches()
    except CorruptProjectError as error:
        yield Finding("project", "", error.reason)
        return
    total = reading.count_rows()
    for done, (id, count) in enumerate(reading.stored_articles()):
        progress(done, total)
        try:
            yield from _check_article(reading, id, count, labels, people)
        except CorruptProjectError as error:
            yield Finding("article", id, error.reason)
    progress(total, total)
    yield from _check_references(reading, labels)
    try:
        for id in reading.ledger().wrong():
            yield Finding("claim", id, "the ledger does not say of it what it says itself")
    except CorruptProjectError as error:
        yield Finding("project", "", error.reason)
    seq = 0
    try:
        while entries := reading.entries_after(seq, PAGE):
            seq = entries[-1].seq
    except CorruptProjectError as error:
        yield Finding("history", f"after {seq}", error.reason)
    yield from _check_past(reading, people)


def _check_references(reading: Reading, labels: Mapping[str, Label]) -> Iterator[Finding]:
    """Entities and relations whose label, or ends, are not there."""
    try:
        entities = reading.entities()
        relations = reading.relations()
        ends = reading.ends_stored({end for relation in relations for end in (relation.source, relation.target)})
        linked = reading.use_of_entities()
    except CorruptProjectError as error:
        yield Finding("project", "", error.reason)
        return
    for entity in entities.values():
        if entity.label not in labels:
            yield Finding("entity", entity.id, f"its label {entity.label!r} is not in the label set")
    for id in linked.keys() - entities.keys():
        yield Finding("entity", id, "mentions refer to it, and it is not in the register")
    for relation in relations:
        if relation.label not in labels:
            yield Finding("relation", relation.id, f"its label {relation.label!r} is not in the label set")
        for end in {relation.source, relation.target} - ends:
            yield Finding("relation", relation.id, f"its end {end} is not there")


def _check_article(
    reading: Reading, id: str, count: int, labels: Mapping[str, Label], people: Set[str]
) -> Iterator[Finding]:
    article = reading.article(id)
    assert article is not None
    text = reading.text(article)
    if hashlib.sha256(text.encode()).hexdigest() != article.text_sha256:
        yield Finding("article", id, "its text is not what its hash says")
    if len(text) != article.length:
        yield Finding("article", id, f"has {len(text)} code points, not {article.length}")
    if any(not 0 <= region.start < region.end <= len(text) for region in article.regions):
        yield Finding("article", id, "a part of it that is not body leaves its text")
    if reading.sort_keys(id) != sort_keys(article):
        yield Finding("article", id, "what the list is sorted by is not what the article says")
    in_force = reading.is_in_force(article)
    for label in article.labels:
        if in_force and label not in labels:
            yield Finding("article", id, f"its label {label!r} is not in the label set")
    edges = reading.edges(id)
    if (coded := reading.count_coded(id)) != count:
        yield Finding("article", id, f"counts {count} annotations, has {coded}")
    yield from _check_review(reading, id, text, edges.keys(), people)
    mentions = reading.mentions_in(id)
    known = labels if in_force else None
    for name, (start, end) in edges.items():
        for reason in _flaws(reading, text, name, edges=(start, end), labels=known, mentions=mentions):
            yield Finding("annotation", name, f"in article {id}: {reason}")


def _check_review(reading: Reading, id: str, text: str, annotations: Set[str], people: Set[str]) -> Iterator[Finding]:
    """Decisions and comments that name what is not there, and reviewers' versions that no decision brought."""
    reviewed, versions = reading.reviewed(id), reading.versions_in(id)
    threads = {comment.id for comment in reviewed.comments if comment.parent is None}
    for decision in reviewed.decisions:
        for gone in {decision.annotation, decision.replacement} - {None, *annotations}:
            yield Finding("decision", decision.id, f"in article {id}: is about {gone}, which is not there")
        if decision.replacement in annotations and decision.replacement not in versions:
            reason = f"what it brought, {decision.replacement}, is not marked as a reviewer's version"
            yield Finding("decision", decision.id, f"in article {id}: {reason}")
    for comment in reviewed.comments:
        if comment.annotation is not None and comment.annotation not in annotations:
            yield Finding("comment", comment.id, f"in article {id}: is about {comment.annotation}, which is not there")
        if comment.parent is not None and comment.parent not in threads:
            yield Finding("comment", comment.id, f"in article {id}: answers {comment.parent}, which begins no thread")
    values: list[Decision | Comment] = [*reviewed.decisions, *reviewed.comments]
    for value in values:
        kind, by = ("decision", value.settled_by) if isinstance(value, Decision) else ("comment", value.resolved_by)
        if value.span is not None and not value.span.holds(text):
            yield Finding(kind, value.id, f"in article {id}: its passage does not say what the text says")
        if by is not None and by not in people:
            yield Finding(kind, value.id, f"in article {id}: {by}, who settled it, is not among the people")
    for loose in versions - {decision.replacement for decision in reviewed.decisions}:
        yield Finding("annotation", loose, f"in article {id}: a reviewer's version that no decision brought")


def _check_past(reading: Reading, people: Set[str]) -> Iterator[Finding]:
    """Entries that merges brought and that cannot be read, or whose person is not there."""
    try:
        for entry in reading.past():
            if entry.by not in people:
                yield Finding("past", entry.id, f"{entry.by}, who did it, is not among the people")
            try:
                changes_of(entry)
            except UnreadableError as error:
                yield Finding("past", entry.id, f"what it changed cannot be read ({error})")
    except CorruptProjectError as error:
        yield Finding("past", "", error.reason)


def _flaws(
    reading: Reading,
    text: str,
    id: str,
    *,
    edges: tuple[int, int],
    labels: Mapping[str, Label] | None,
    mentions: Set[str],
) -> Iterator[str]:
    try:
        annotation = reading.annotation_by_id(id)
    except CorruptProjectError as error:
        yield error.reason
        return
    assert annotation is not None
    _, bad = verify(annotation.article, text, [annotation])
    yield from (line.reason for line in bad)
    if not sound_spans(annotation.spans):
        yield "its parts overlap or are out of order"
    elif edges != (annotation.start, annotation.end):
        yield f"is kept as [{edges[0]}, {edges[1]}) but stands at [{annotation.start}, {annotation.end})"
    if labels is not None and annotation.label is not None and annotation.label not in labels:
        yield f"its label {annotation.label!r} is not in the label set"
    if isinstance(annotation, Claim):
        yield from _flaws_of_evidence(reading, annotation)
        yield from (
            f"its source {link.mention} is no mention of this article"
            for link in annotation.attribution
            if link.mention is not None and link.mention not in mentions
        )
    if annotation.label is None and isinstance(annotation, Mention):
        yield "a mention without a label"


def _flaws_of_evidence(reading: Reading, claim: Claim) -> Iterator[str]:
    for evidence in claim.evidence:
        if evidence.span is None or evidence.article is None:
            continue
        article = reading.article(evidence.article)
        if article is None or not evidence.span.holds(reading.text(article)):
            yield f"its evidence {evidence.span.text!r} is not in article {evidence.article}"
