"""Every kind of damage that `check` can find, done to a project by other hands."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from desk.actions import claiming, corpus, labelling, reviewing
from desk.actions.workbench import Workbench
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.project import Batch, BatchState
from desk.model.review import PastEntry
from desk.model.span import Span
from desk.store.check import Finding, check
from desk.store.engine import PAGE_BYTES
from desk.store.errors import CorruptProjectError, NotAProjectError
from desk.store.store import Store
from tests.builders import BY_ID, ORG, PERSON, a_mention, an_article, annotations_of
from tests.store.conftest import TEXT


@pytest.fixture
def tagged(bench: Workbench, article: Article) -> Workbench:
    """`bench` with one mention and one claim."""
    bench.do(labelling.tag(article, [Span.of(TEXT, 0, 3)], PERSON, BY_ID, bench.stamp()))
    with bench.store.reading() as reading:
        begun = reading.article(article.id)
    assert begun is not None
    parts = [Span.of(TEXT, 21, 23), Span.of(TEXT, 34, 42)]
    bench.do(claiming.claim(begun, parts, None, BY_ID, bench.stamp()))
    return bench


def tampered(bench: Workbench, *statements: str) -> list[Finding]:
    """What is found after somebody has been at the file with SQL."""
    with closing(sqlite3.connect(bench.store.path)) as raw, raw:
        for statement in statements:
            raw.execute(statement)
    return check(bench.store.path)


def kinds(found: list[Finding]) -> set[str]:
    return {finding.kind for finding in found}


def test_a_sound_project_has_no_findings(tagged: Workbench, article: Article) -> None:
    assert check(tagged.store.path) == []
    tagged.undo()
    with tagged.store.reading() as reading:
        now_there = reading.article(article.id)
    assert now_there is not None
    tagged.do(corpus.remove_articles([now_there]))
    assert check(tagged.store.path) == []


def test_progress_counts_articles(tagged: Workbench) -> None:
    told: list[tuple[int, int]] = []
    check(tagged.store.path, lambda done, total: told.append((done, total)))
    assert told == [(0, 1), (1, 1)]


DAMAGE: dict[str, tuple[str, str, str]] = {
    "a text was changed": ("UPDATE text SET text = replace(text, 'Paris', 'Parma')", "article", "hash"),
    "a text was cut": ("UPDATE text SET text = substr(text, 1, 42)", "article", "42 code points, not 43"),
    "a text is gone": ("DELETE FROM text", "article", "is missing"),
    "a text is not text": ("UPDATE text SET text = x'00ff'", "article", "is missing"),
    "a text is not UTF-8": ("UPDATE text SET text = CAST(x'41ff' AS TEXT)", "article", "damaged"),
    "a quote was changed": ("UPDATE annotation SET spans = replace(spans, 'Ana', 'Eva')", "annotation", "'Ana'"),
    "a place was moved": ("UPDATE annotation SET spans = replace(spans, '3', '4')", "annotation", "says"),
    "parts were mixed up": (
        'UPDATE annotation SET spans = \'[{"start":8,"end":10,"text":"Bo"},{"start":0,"end":3,"text":"Ana"}]\'',
        "annotation",
        "out of order",
    ),
    "an edge was moved": ("UPDATE annotation SET start = 1 WHERE kind = 'mention'", "annotation", "is kept as [1, 3)"),
    "spans are no JSON": ("UPDATE annotation SET spans = '['", "annotation", "damaged"),
    "spans are other JSON": ("UPDATE annotation SET spans = '[1]'", "annotation", "cannot be read"),
    "a label is gone": ("DELETE FROM label WHERE id = 'PERSON'", "annotation", "'PERSON' is not in the label set"),
    "a mention lost its label": ("UPDATE annotation SET label = NULL", "annotation", "without a label"),
    "a count is wrong": ("UPDATE article SET annotations = 7", "article", "counts 7 annotations, has 2"),
    "a length is wrong": ("UPDATE article SET length = 7", "article", "43 code points, not 7"),
    "a state is unknown": ("UPDATE article SET state = 'finished'", "article", "cannot be read"),
    "a sort key is stale": ("UPDATE article SET title = 'Zebra'", "article", "sorted by"),
    "a region is outside": (
        'UPDATE article SET regions = \'[{"start":40,"end":99,"kind":"header"}]\'',
        "article",
        "leaves its text",
    ),
    "an article label is gone": ("UPDATE article SET labels = '[\"topic\"]'", "article", "'topic' is not in"),
    "a label cannot be read": ("UPDATE label SET attributes = '{}'", "project", "cannot be read"),
    "an import cannot be read": ("UPDATE batch SET state = 'half'", "project", "cannot be read"),
    "history cannot be read": ("UPDATE history SET changes = '[[\"ghost\",null,null]]'", "history", "cannot be read"),
    "the project is gone": ("DELETE FROM project", "project", "0 projects"),
    "an article lost its import": ("DELETE FROM batch", "article", "batch that is not there"),
    "an annotation lost its article": ("UPDATE annotation SET article = 'x'", "annotation", "article that is not"),
    "an undone entry lost its person": ("UPDATE history SET \"by\" = 'x'", "history", "person that is not there"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_found(tagged: Workbench, what: str) -> None:
    statement, kind, reason = DAMAGE[what]
    found = tampered(tagged, statement)
    assert [finding for finding in found if finding.kind == kind and reason in finding.reason], found


@pytest.fixture
def reviewed(tagged: Workbench, article: Article) -> Workbench:
    """`tagged` with an amended mention, a passage on which nothing belongs, a thread and an entry of another file."""
    ben = Workbench(tagged.store, tagged.store.person("Ben"))
    mention, _ = annotations_of(tagged.store, article)
    amended = replace(mention, label=ORG.id)
    ben.do(reviewing.amend(mention, amended, ben.stamp(), "no person"))
    ben.do(reviewing.nothing_here(article.id, Span.of(TEXT, 8, 10), ben.stamp()))
    ben.do(reviewing.comment(article.id, "Why?", ben.stamp(), annotation=mention.id, field="label"))
    with tagged.store.reading() as reading:
        (said,) = reading.reviewed(article.id).comments
    ben.do(reviewing.answer(said, "So.", ben.stamp()))
    ben.do(reviewing.resolve(said, ben.stamp()))
    past = PastEntry(
        id="e", at=said.at, by=ben.person.id, kind="do", target=None, title="Tag", changes="[]", articles=(), origin="b"
    )
    ben.do(Transaction("Merge", (Change(None, past),)))
    assert check(tagged.store.path) == []
    return tagged


REVIEW_DAMAGE: dict[str, tuple[str, str, str]] = {
    "a decision is about nothing": ("UPDATE decision SET annotation = 'x' WHERE span IS NULL", "decision", "about x"),
    "a decision is about a comment": (
        "UPDATE decision SET annotation = (SELECT id FROM comment WHERE parent IS NULL) WHERE span IS NULL",
        "decision",
        "which is not there",
    ),
    "a version is gone": ("DELETE FROM annotation WHERE review", "decision", "which is not there"),
    "a version lost its mark": (
        "UPDATE annotation SET review = 0; UPDATE article SET annotations = 3",
        "decision",
        "is not marked",
    ),
    "a label became a version": ("UPDATE annotation SET review = 1", "annotation", "that no decision brought"),
    "a decision went alone": ("DELETE FROM decision", "annotation", "that no decision brought"),
    "a decision settles nobody": ("UPDATE decision SET settled_by = 'x'", "decision", "x, who settled it"),
    "a decision lost its person": ("UPDATE decision SET \"by\" = 'x'", "decision", "person that is not there"),
    "a decision lost its article": ("UPDATE decision SET article = 'x'", "decision", "article that is not there"),
    "a verdict is unknown": ("UPDATE decision SET verdict = 'maybe'", "article", "cannot be read"),
    "a passage was moved": ("UPDATE decision SET span = replace(span, '8', '7')", "decision", "its passage"),
    "a passage is no JSON": ("UPDATE decision SET span = '['", "article", "damaged"),
    "a comment is about nothing": ("UPDATE comment SET annotation = 'x' WHERE parent IS NULL", "comment", "about x"),
    "a thread lost its beginning": ("DELETE FROM comment WHERE parent IS NULL", "comment", "begins no thread"),
    "an answer answers itself": ("UPDATE comment SET parent = id WHERE parent NOT NULL", "comment", "begins no thread"),
    "a thread is resolved by nobody": ("UPDATE comment SET resolved_by = 'x'", "comment", "x, who settled it"),
    "a comment lost its person": ("UPDATE comment SET \"by\" = 'x'", "comment", "person that is not there"),
    "the past cannot be read": ("UPDATE past SET changes = '[1]'", "past", "cannot be read"),
    "the past is no JSON": ("UPDATE past SET articles = '['", "past", "damaged"),
    "the past has nobody": ("UPDATE past SET \"by\" = 'x'", "past", "x, who did it"),
    "how it was read is no JSON": ("UPDATE article SET provenance = '['", "article", "damaged"),
    "how it was read is other JSON": ("UPDATE article SET provenance = '[1]'", "article", "cannot be read"),
}


@pytest.mark.parametrize("what", REVIEW_DAMAGE)
def test_damage_to_a_review_is_found(reviewed: Workbench, what: str) -> None:
    statement, kind, reason = REVIEW_DAMAGE[what]
    found = tampered(reviewed, *statement.split("; "))
    assert [finding for finding in found if finding.kind == kind and reason in finding.reason], found


RENAMED = "UPDATE annotation SET spans = replace(spans, 'Ana', 'Eva') WHERE kind = 'mention'"


def test_findings_name_the_article_and_the_annotation(tagged: Workbench, article: Article) -> None:
    mention, _ = annotations_of(tagged.store, article)
    (found,) = tampered(tagged, RENAMED)
    assert (found.kind, found.id) == ("annotation", mention.id)
    assert article.id in found.reason
    assert "'Eva' at [0, 3)" in found.reason


def test_all_damage_is_listed_not_only_the_first(tagged: Workbench) -> None:
    found = tampered(
        tagged, "UPDATE text SET text = upper(text)", "UPDATE article SET annotations = 0", "DELETE FROM label"
    )
    reasons = " ".join(finding.reason for finding in found)
    for part in ("hash", "counts 0", "says 'Ana'", "says 'Bo'", "'PERSON' is not in"):
        assert part in reasons


def test_a_broken_key_does_not_hide_what_else_is_off(tagged: Workbench) -> None:
    found = tampered(tagged, "UPDATE history SET \"by\" = 'x'", "UPDATE article SET annotations = 0")
    assert kinds(found) == {"history", "article"}


def test_a_damaged_page_is_listed(tagged: Workbench) -> None:
    path = tagged.store.path
    tagged.store.close()
    with closing(sqlite3.connect(path)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'annotation'").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE_BYTES : page * PAGE_BYTES] = bytes([0xA5]) * PAGE_BYTES
    path.write_bytes(content)
    found = check(path)
    assert kinds(found) == {"database"}


def test_an_index_that_lost_a_row_is_listed(tagged: Workbench) -> None:
    path = tagged.store.path
    tagged.store.close()
    with closing(sqlite3.connect(path)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'annotation_by_label'").fetchone()
    content = bytearray(path.read_bytes())
    start = (page - 1) * PAGE_BYTES
    # An index page of type 10 keeps its number of cells in its fourth and fifth byte.
    assert content[start] == 10
    content[start + 3 : start + 5] = (1).to_bytes(2, "big")
    path.write_bytes(content)
    assert kinds(check(path)) == {"database"}


def test_an_undone_import_may_keep_labels_that_are_gone(bench: Workbench) -> None:
    batch = Batch(id="b", origin="", by=bench.person.id, at="")
    bench.store.begin_batch(batch)
    ship = replace(ORG, id="SHIP", name="Ship", key="")
    theirs = an_article("HMS Bo", batch="b")
    mention = a_mention(theirs, "HMS Bo", "Bo", label=ship, author=bench.person.id)
    bench.store.load([(theirs, "HMS Bo", [mention])])
    done = replace(batch, state=BatchState.DONE)
    bench.do(Transaction("Import", (Change(None, ship), Change(batch, done))))
    assert check(bench.store.path) == []
    bench.undo()
    with bench.store.reading() as reading:
        assert "SHIP" not in reading.labels()
    assert check(bench.store.path) == []
    bench.redo()
    assert check(bench.store.path) == []


def test_what_is_no_project_is_not_checked(tagged: Workbench) -> None:
    other = tagged.store.path.with_name("other.desk")
    other.write_text("hello")
    with pytest.raises(NotAProjectError):
        check(other)


def test_verified_parts_the_good_from_the_bad(tagged: Workbench, article: Article) -> None:
    mention, claim = annotations_of(tagged.store, article)
    tampered(tagged, RENAMED)
    with tagged.store.reading() as reading:
        text, good, (bad,) = reading.verified(article)
    assert text == TEXT
    assert good == [claim]
    assert (bad.article, bad.annotation) == (article.id, mention.id)
    assert "'Eva'" in bad.reason


READERS: dict[str, Callable[[Store, Article], object]] = {
    "annotations": annotations_of,
    "verified": lambda store, article: _read(store, lambda reading: reading.verified(article)),
}


def _read(store: Store, ask: Callable[..., object]) -> object:
    with store.reading() as reading:
        return ask(reading)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("spans", ["[", "[1]", '[{"start":"x"}]', ""])
def test_what_cannot_be_read_is_said_in_a_sentence(
    tagged: Workbench, article: Article, reader: str, spans: str
) -> None:
    tampered(tagged, f"UPDATE annotation SET spans = '{spans}'")
    with pytest.raises(CorruptProjectError) as error:
        READERS[reader](tagged.store, article)
    assert str(error.value).startswith("test.desk: ")
