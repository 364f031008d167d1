"""Imports: invisible until done, whole or not at all, and taken away again without a trace."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.project import Batch, BatchState
from desk.model.review import Comment, Decision, Reviewed, Verdict
from desk.model.span import Span
from desk.store.check import check
from desk.store.errors import AnchorError, DiscardedBatchError
from tests.builders import a_claim, a_mention, an_article, annotations_of

TEXT = "Cy met Di in Oslo."


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return [line for line in raw.iterdump() if "sqlite_sequence" not in line]


@pytest.fixture
def batch(bench: Workbench) -> Batch:
    """An import that has begun."""
    made = Batch(id="b", origin="a folder", by=bench.person.id, at="2026-01-01", owner="host:1:1")
    bench.store.begin_batch(made)
    return made


def test_an_import_is_part_of_the_project_only_when_done(bench: Workbench, batch: Batch) -> None:
    article = an_article(TEXT, batch="b")
    annotations: list[Annotation] = [
        a_mention(article, TEXT, "Cy", author=bench.person.id),
        a_claim(article, TEXT, "Cy met", "Oslo", author=bench.person.id),
    ]
    bench.store.load([(article, TEXT, annotations)])
    with bench.store.reading() as reading:
        assert reading.count_articles() == 1
        assert reading.batches(BatchState.LOADING) == [batch]
        assert reading.label_counts() == {}
    done = replace(batch, state=BatchState.DONE, articles=1)
    bench.do(Transaction("Import", (Change(batch, done),)))
    with bench.store.reading() as reading:
        assert reading.count_articles() == 2
        assert [row.annotations for row in reading.articles()][-1] == 2
        assert reading.label_counts() == {"PERSON": 1}
        assert reading.batches(BatchState.LOADING) == []
    assert set(annotations_of(bench.store, article)) == set(annotations)
    assert check(bench.store.path) == []


def test_discarding_leaves_the_file_as_it_was(bench: Workbench, article: Article) -> None:
    before = dump(bench.store.path)
    bench.store.begin_batch(Batch(id="b", origin="", by=bench.person.id, at=""))
    texts = [f"{number} {TEXT}" for number in range(450)]
    ours = [an_article(text, batch="b") for text in texts]
    with bench.store.reading() as reading:
        shared = reading.text(article)
    for start in range(0, 450, 150):
        bench.store.load(
            [
                (each, text, [a_mention(each, text, "Di", author=bench.person.id)])
                for each, text in zip(ours[start : start + 150], texts[start : start + 150], strict=True)
            ]
        )
    bench.store.load([(an_article(shared, batch="b"), shared, ())])
    assert dump(bench.store.path) != before
    bench.store.discard_batch("b")
    assert dump(bench.store.path) == before
    bench.store.discard_batch("b")


def test_discarding_takes_what_was_decided_and_said_along(bench: Workbench, article: Article) -> None:
    before = dump(bench.store.path)
    bench.store.begin_batch(Batch(id="b", origin="", by=bench.person.id, at=""))
    ours, by = an_article(TEXT, batch="b"), bench.person.id
    made = a_mention(ours, TEXT, "Di", author=by)
    version = replace(made, id="version", review=True)
    amended = Decision(
        id="d", article=ours.id, annotation=made.id, verdict=Verdict.AMEND, by=by, at="1", replacement="version"
    )
    why = Comment(id="c", article=ours.id, annotation=made.id, by=by, at="1", text="Why?")
    so = Comment(id="a", article=ours.id, parent="c", by=by, at="2", text="So.")
    bench.store.load([(ours, TEXT, [made, version])], (), [amended, why, so])
    with bench.store.reading() as reading:
        assert reading.reviewed(ours.id) == Reviewed((amended,), (why, so))
    bench.store.discard_batch("b")
    assert dump(bench.store.path) == before


def test_what_is_part_of_the_project_is_not_discarded(bench: Workbench, article: Article) -> None:
    with pytest.raises(ValueError, match="done"):
        bench.store.discard_batch(article.batch)
    bench.undo()
    with pytest.raises(ValueError, match="undone"):
        bench.store.discard_batch(article.batch)


def test_an_undone_import_does_not_look_interrupted(bench: Workbench, article: Article) -> None:
    bench.undo()
    with bench.store.reading() as reading:
        assert reading.batches(BatchState.LOADING) == []
        assert [batch.id for batch in reading.batches(BatchState.UNDONE)] == [article.batch]
    bench.redo()
    with bench.store.reading() as reading:
        assert [batch.id for batch in reading.batches(BatchState.DONE)] == [article.batch]


@pytest.mark.usefixtures("batch")
def test_a_chunk_with_an_annotation_off_its_text_is_not_written_at_all(bench: Workbench) -> None:
    good, bad = an_article(TEXT, batch="b"), an_article(TEXT + TEXT, batch="b")
    off = replace(a_mention(bad, TEXT, "Cy", author=bench.person.id), spans=(Span(0, 2, "Di"),))
    elsewhere = replace(off, spans=(Span(0, 2, "Cy"),), article=good.id)
    for wrong in (off, elsewhere):
        with pytest.raises(AnchorError):
            bench.store.load([(good, TEXT, ()), (bad, TEXT + TEXT, [wrong])])
    with bench.store.reading() as reading:
        assert reading.count_batch("b") == 0


@pytest.mark.usefixtures("batch")
@pytest.mark.parametrize("wrong", [{"length": 3}, {"text_sha256": "0" * 64}])
def test_an_article_that_is_not_about_its_text_is_not_written(bench: Workbench, wrong: dict[str, object]) -> None:
    article = replace(an_article(TEXT, batch="b"), **wrong)  # type: ignore[arg-type]
    before = dump(bench.store.path)
    other = an_article(TEXT * 2, batch="b")
    with pytest.raises(ValueError, match="not about the text"):
        bench.store.load([(other, TEXT * 2, ()), (article, TEXT, ())])
    assert dump(bench.store.path) == before


def test_articles_ride_only_on_an_import_that_is_loading(bench: Workbench, article: Article) -> None:
    for batch in (article.batch, "unknown"):
        with pytest.raises(DiscardedBatchError):
            bench.store.load([(an_article(TEXT, batch=batch), TEXT, ())])
    with pytest.raises(ValueError, match="loading"):
        bench.store.begin_batch(Batch(id="c", origin="", by="", at="", state=BatchState.DONE))


def test_people_known_already_stay_as_they_are(bench: Workbench) -> None:
    ana = bench.person
    bench.store.add_people([replace(ana, name="Anna"), replace(ana, id="bo", name="Bo")])
    bench.store.add_people([])
    with bench.store.reading() as reading:
        assert reading.people() == {ana.id: ana, "bo": replace(ana, id="bo", name="Bo")}
