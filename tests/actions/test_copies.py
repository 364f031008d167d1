import pytest

from desk.actions.copies import find_copies, keep_one, link_copies, unlink_copies
from desk.actions.workbench import Workbench
from desk.model.article import Article
from desk.work import Cancelled, Progress
from tests.builders import filled

STORY = " ".join(f"word{number} of a story about exercises" for number in range(40))
OTHER = " ".join(f"thing{number} in quite another report on trade" for number in range(40))


@pytest.fixture
def articles(bench: Workbench) -> list[Article]:
    return filled(bench, [STORY, OTHER, f"{STORY} And more.", f"First. {STORY}", f"{OTHER} End."])


def now(bench: Workbench, article: Article) -> Article:
    with bench.store.reading() as reading:
        found = reading.article(article.id)
    assert found is not None
    return found


def test_copies_of_a_project_come_in_groups(bench: Workbench, articles: list[Article]) -> None:
    first, second = find_copies(bench.store, Progress())
    assert [a.id for a in first.articles] == [articles[n].id for n in (0, 2, 3)]
    assert [a.id for a in second.articles] == [articles[n].id for n in (1, 4)]
    assert [(pair.first, pair.second) for pair in second.pairs] == [(articles[1].id, articles[4].id)]
    assert all(pair.held == 1 for pair in second.pairs)
    assert not first.linked


@pytest.mark.usefixtures("articles")
def test_looking_for_copies_can_be_cancelled(bench: Workbench) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        find_copies(bench.store, progress)


def test_copies_are_linked_and_unlinked_and_undone(bench: Workbench, articles: list[Article]) -> None:
    group = find_copies(bench.store, Progress())[0]
    bench.do(link_copies(group.articles[0], group.articles[1:]))
    assert [now(bench, a).copy_of for a in group.articles] == [None, articles[0].id, articles[0].id]
    assert find_copies(bench.store, Progress())[0].linked
    bench.do(unlink_copies([now(bench, articles[2])]))
    assert now(bench, articles[2]).copy_of is None
    bench.undo()
    bench.undo()
    assert now(bench, articles[3]).copy_of is None


def test_another_original_repeats_nothing_itself(bench: Workbench, articles: list[Article]) -> None:
    bench.do(link_copies(articles[0], [articles[2]]))
    bench.do(link_copies(now(bench, articles[2]), [now(bench, articles[0]), now(bench, articles[3])]))
    assert [now(bench, articles[n]).copy_of for n in (0, 2, 3)] == [articles[2].id, None, articles[2].id]
    with pytest.raises(ValueError, match="itself"):
        link_copies(articles[0], [articles[0]])


def test_keeping_one_removes_the_others(bench: Workbench, articles: list[Article]) -> None:
    bench.do(link_copies(articles[0], [articles[2]]))
    group = find_copies(bench.store, Progress())[0]
    transaction = keep_one(now(bench, articles[2]), group.articles)
    assert transaction.title == "Keep “Article 3”, remove 2 copies"
    bench.do(transaction)
    assert [now(bench, articles[n]).removed for n in (0, 2, 3)] == [True, False, True]
    assert now(bench, articles[2]).copy_of is None
    assert len(find_copies(bench.store, Progress())) == 1
    bench.undo()
    assert len(find_copies(bench.store, Progress())) == 2
