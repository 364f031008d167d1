"""The list of articles: orders, pages, filters, and what is left out of it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions import corpus, labelling
from desk.actions.workbench import Workbench
from desk.model.article import Source, State
from desk.model.project import Batch
from desk.model.span import Span
from desk.store.listing import ArticleRow, Order, PageKey
from tests.builders import BY_ID, PERSON, a_workbench, an_article, filled

STATES = list(State)
OUTLETS = ("ISNA", "Rudaw", None, "ŞPÎ")
DATES = ("2019-06-24", "2019-06-24T21:57", None)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """61 articles with many ties in every column, one of them removed."""
    bench, _ = a_workbench(tmp_path_factory.mktemp("library"))
    texts = [f"Text number {number}." for number in range(61)]
    articles = filled(bench, texts, [f"Title {number % 7}" if number % 5 else "" for number in range(61)])
    for number, article in enumerate(articles):
        source = Source(outlet=OUTLETS[number % 4], published=DATES[number % 3], file=f"file-{number % 9}.txt")
        after = replace(article, source=source, state=STATES[number % len(STATES)])
        bench.do(corpus.change_details(article, after))
        for start in range(number % 3):
            span = Span.of(texts[number], start, start + 2)
            bench.do(labelling.tag(after, [span], PERSON, BY_ID, bench.stamp()))
            with bench.store.reading() as reading:
                after = reading.article(article.id) or after
    with bench.store.reading() as reading:
        gone = reading.article(articles[30].id)
    assert gone is not None
    bench.do(corpus.remove_articles([gone]))
    yield bench
    bench.store.close()


def paged(bench: Workbench, order: Order, descending: bool, size: int, filter: str = "") -> list[ArticleRow]:
    """The whole list, asked for page by page."""
    found: list[ArticleRow] = []
    after: PageKey | None = None
    with bench.store.reading() as reading:
        while True:
            page = reading.articles(order=order, descending=descending, filter=filter, after=after, limit=size)
            if not page:
                return found
            assert len(page) <= size
            found += page
            after = page[-1].key


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("descending", [False, True])
def test_pages_by_key_are_pages_by_number(library: Workbench, order: Order, descending: bool) -> None:
    with library.store.reading() as reading:
        whole = reading.articles(order=order, descending=descending, limit=1000)
        by_number = [
            row
            for offset in range(0, 70, 7)
            for row in reading.articles(order=order, descending=descending, offset=offset, limit=7)
        ]
    assert len({row.article.id for row in whole}) == 60
    assert by_number == whole
    for size in (1, 7, 60):
        assert paged(library, order, descending, size) == whole
    keys = [row.key for row in whole]
    assert keys == sorted(keys, reverse=descending)


def test_pages_by_key_hold_with_a_filter(library: Workbench) -> None:
    found = paged(library, Order.TITLE, False, 3, "title 3")
    assert {row.article.title for row in found} == {"Title 3"}
    with library.store.reading() as reading:
        assert found == reading.articles(order=Order.TITLE, filter="title 3", limit=1000)


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("descending", [False, True])
def test_no_page_is_made_by_sorting(library: Workbench, order: Order, descending: bool) -> None:
    with library.store.reading() as reading:
        (row, *_) = reading.articles(order=order, descending=descending, limit=1)
        asked: list[str] = []
        raw = reading._connection.connection.driver_connection
        assert raw is not None
        raw.set_trace_callback(asked.append)
        reading.articles(order=order, descending=descending, after=row.key)
        raw.set_trace_callback(None)
        (plan,) = [" ".join(step[3] for step in raw.execute(f"EXPLAIN QUERY PLAN {each}")) for each in asked]
    assert "ORDER BY" not in plan
    assert "SEARCH article USING" in plan


def test_the_filter_looks_in_titles_and_outlets_in_any_case(library: Workbench) -> None:
    with library.store.reading() as reading:
        assert {row.article.source.outlet for row in reading.articles(filter="rudaw")} == {"Rudaw"}
        assert {row.article.source.outlet for row in reading.articles(filter="şpî")} == {"ŞPÎ"}
        assert {row.article.title for row in reading.articles(filter="TITLE 2")} == {"Title 2"}
        assert {row.article.source.file for row in reading.articles(filter="file-5.txt")} == {"file-5.txt"}
        assert reading.articles(filter="no such thing") == []


@pytest.mark.parametrize("sign", ["%", "_", "\\", "/", "'"])
def test_signs_that_mean_something_to_sql_are_looked_for_as_they_are(tmp_path: Path, sign: str) -> None:
    bench, _ = a_workbench(tmp_path)
    with closing(bench.store):
        filled(bench, ["one", "two"], [f"with {sign} in it", "without"])
        with bench.store.reading() as reading:
            assert [row.article.title for row in reading.articles(filter=sign)] == [f"with {sign} in it"]


def test_states_narrow_the_list_and_its_count(library: Workbench) -> None:
    with library.store.reading() as reading:
        for states in (["done"], ["done", "new"], [], list(State)):
            rows = reading.articles(states=states, limit=1000)
            assert len(rows) == reading.count_articles(states=states)
            assert not states or {row.article.state for row in rows} == set(states)
        both = reading.articles(filter="title", states=["done"], limit=1000)
        assert len(both) == reading.count_articles("title", ["done"]) > 0


def test_the_count_of_annotations_is_kept(library: Workbench) -> None:
    with library.store.reading() as reading:
        for row in reading.articles(limit=1000):
            assert row.annotations == len(reading.annotations(row.article.id))


def test_what_is_removed_loading_or_undone_is_not_listed(tmp_path: Path) -> None:
    bench, (first, second) = a_workbench(tmp_path, "one", "two")
    with closing(bench.store) as store:
        bench.do(corpus.remove_articles([first]))
        store.begin_batch(Batch(id="loading", origin="", by=bench.person.id, at=""))
        loading = an_article("three", batch="loading")
        store.load([(loading, "three", ())])
        with store.reading() as reading:
            assert [row.article.id for row in reading.articles()] == [second.id]
            assert reading.count_articles() == 1
            assert [article.id for article in reading.every_article()] == [second.id]
            wanted = [each.id for each in (first, second, loading)]
            assert [article.id for article in reading.every_article(wanted)] == [second.id]
            hashes = [each.text_sha256 for each in (first, second, loading)]
            assert set(reading.articles_of_hashes(hashes)) == {second.text_sha256}
            assert [reading.is_present(each) for each in (first, second, loading)] == [False, True, False]
        bench.undo()
        bench.undo()
        with store.reading() as reading:
            assert reading.count_articles() == 0


def test_every_article_gives_each_once_over_many_pages(tmp_path: Path) -> None:
    bench, articles = a_workbench(tmp_path, *(f"text {number}" for number in range(450)))
    with closing(bench.store) as store, store.reading() as reading:
        assert [article.id for article in reading.every_article()] == sorted(article.id for article in articles)
        some = [article.id for article in articles[::2]]
        assert [article.id for article in reading.every_article([*some, some[0], "unknown"])] == sorted(some)
