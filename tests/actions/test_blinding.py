"""A project can be set to be coded blind, and its articles opened."""

from contextlib import closing
from pathlib import Path

from desk.actions.blinding import code_blind, open_articles, still_blind
from tests.builders import a_workbench


def test_a_project_is_coded_blind_until_its_articles_are_opened(tmp_path: Path) -> None:
    bench, articles = a_workbench(tmp_path, "One.", "Two.")
    with closing(bench.store):
        assert bench.do(code_blind(bench.store.project(), False)) is None
        assert still_blind(bench.store.project(), articles) == []
        bench.do(code_blind(bench.store.project(), True))
        assert still_blind(bench.store.project(), articles) == articles
        bench.do(open_articles(articles[:1]))
        with bench.store.reading() as reading:
            now = [reading.article(article.id) for article in articles]
            (last,) = reading.headings()[-1:]
        assert [article.unblinded for article in now if article] == [True, False]
        assert last.title == "Open “Article 1” for adjudication"
        assert still_blind(bench.store.project(), [each for each in now if each]) == [now[1]]
        assert bench.do(open_articles([each for each in now if each and each.unblinded])) is None
