import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.model.article import Article, Source, State
from desk.model.change import Change, Transaction
from desk.model.ids import new_id
from desk.model.project import Batch, BatchState
from desk.store.rows import Order
from desk.store.store import Store
from desk.ui.panels.pages import KEPT, PAGE, Listing, Pages
from tests.builders import AT, a_mention, a_store, an_article

ORDERS = pytest.mark.parametrize("order", list(Order))
WAYS = pytest.mark.parametrize("descending", [False, True], ids=["ascending", "descending"])


def a_store_of(folder: Path, count: int) -> Store:
    """So many articles that many have the same outlet, date or number of annotations."""
    store = a_store(folder)
    person = store.person("Ana")
    batch = Batch(id=new_id(), origin="a test", by=person.id, at=AT)
    store.begin_batch(batch)
    dice, states = random.Random(5), list(State)
    for start in range(0, count, 1000):
        loaded = []
        for number in range(start, min(start + 1000, count)):
            text = f"Ana wrote this {number}"
            article = an_article(
                text,
                batch=batch.id,
                title=dice.choice(["", f"Заголовок {number}", f"title {number % 90}", "😀", "ÉTÉ"]),
                state=dice.choice(states),
                source=Source(outlet=f"Outlet {number % 7}", published=f"2019-{number % 12 + 1:02}", file="a.txt"),
            )
            mentions = [a_mention(article, text, "Ana", author=person.id) for _ in range(number % 3)]
            loaded.append((article, text, mentions))
        store.load(loaded)
    done = replace(batch, state=BatchState.DONE, articles=count)
    store.apply(Transaction("Import", (Change(batch, done),)), person.id)
    return store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = a_store_of(tmp_path_factory.mktemp("pages"), 2130)
    yield made
    made.close()


def everything(store: Store, listing: Listing) -> list[str]:
    """The ids in order, asked for in one go."""
    with store.reading() as reading:
        rows = reading.articles(
            order=listing.order,
            descending=listing.descending,
            filter=listing.filter,
            states=sorted(listing.states),
            limit=1_000_000,
        )
    return [row.article.id for row in rows]


@ORDERS
@WAYS
def test_pages_read_in_any_sequence_make_up_the_whole_list(store: Store, order: Order, descending: bool) -> None:
    listing = Listing(order=order, descending=descending)
    wanted = everything(store, listing)
    for seed in range(2):
        pages = Pages(store, listing)
        numbers = list(range(0, pages.total, 97))
        random.Random(seed).shuffle(numbers)
        assert {n: row.article.id for n in numbers if (row := pages.row(n))} == {n: wanted[n] for n in numbers}


@ORDERS
def test_an_article_is_found_wherever_it_stands(store: Store, order: Order) -> None:
    listing = Listing(order=order, descending=True)
    wanted = everything(store, listing)
    for number in (0, 199, 200, 801, 2129):
        assert Pages(store, listing).place(wanted[number]) == number


def test_filters_and_states_count_and_page_alike(store: Store) -> None:
    listing = Listing(order=Order.TITLE, filter="TITLE", states=frozenset({State.NEW, State.DONE}))
    pages = Pages(store, listing)
    wanted = everything(store, listing)
    assert 0 < pages.total == len(wanted) < 2130
    assert [row.article.id for row in pages.numbered(0, pages.total)] == wanted


@WAYS
def test_a_survey_ends_and_changes_nothing_but_how_far_rows_are_skipped(store: Store, descending: bool) -> None:
    listing = Listing(order=Order.STATE, descending=descending)
    wanted = everything(store, listing)
    pages = Pages(store, listing)
    assert sum(1 for _ in iter(pages.survey, False)) < 10
    assert [row.article.id for row in pages.numbered(900, 2129)] == wanted[900:]


def test_what_the_listing_leaves_out_has_no_place(store: Store) -> None:
    article = everything(store, Listing(states=frozenset({State.DONE})))[0]
    assert Pages(store, Listing(states=frozenset({State.NEW}))).place(article) is None
    assert Pages(store, Listing()).place("nobody") is None
    assert Pages(store, Listing(filter="matches nothing")).place(article) is None


def test_there_is_nothing_before_the_first_row_and_after_the_last(store: Store) -> None:
    pages = Pages(store, Listing())
    assert pages.row(-1) is None
    assert pages.row(pages.total) is None


def test_a_row_is_read_again_by_itself(tmp_path: Path) -> None:
    store = a_store_of(tmp_path, 450)
    pages = Pages(store, Listing(order=Order.TITLE))
    person = store.person("Ana")
    for number in (0, 200, 333):
        row = pages.row(number)
        assert row is not None
        mention = a_mention(row.article, f"{'Ana wrote this'}", "Ana", author=person.id)
        store.apply(Transaction("Tag", (Change(None, mention),)), person.id)
        assert pages.reread(number)
        again = pages.row(number)
        assert again is not None
        assert again.annotations == row.annotations + 1
    store.close()


def test_a_row_that_is_another_article_now_is_noticed(tmp_path: Path) -> None:
    store = a_store_of(tmp_path, 300)
    pages = Pages(store, Listing())
    row = pages.row(7)
    assert row is not None
    gone: Article = replace(row.article, removed=True)
    store.apply(Transaction("Remove", (Change(row.article, gone),)), store.person("Ana").id)
    assert not pages.reread(7)
    store.close()


def test_memory_is_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.ui.panels.pages.KEPT", 3)
    pages = Pages(store, Listing(order=Order.PUBLISHED))
    wanted = everything(store, pages.listing)
    for number in [*range(0, pages.total, 50), *range(pages.total - 1, 0, -50)]:
        row = pages.row(number)
        assert row is not None
        assert row.article.id == wanted[number]
    assert len(pages._pages) <= 3


@pytest.mark.slow
def test_a_hundred_thousand_articles_page_right_from_top_middle_and_end(tmp_path: Path) -> None:
    store = a_store_of(tmp_path, 100_000)
    listing = Listing(order=Order.TITLE, descending=True)
    wanted = everything(store, listing)
    pages = Pages(store, listing)
    while pages.survey():
        pass
    dice = random.Random(1)
    # A page per jump, scrolled on a little in both directions: more pages than are kept.
    for jump in [0, pages.total - 1, *(dice.randrange(pages.total) for _ in range(KEPT + 20))]:
        for number in range(max(0, jump - PAGE), min(pages.total, jump + PAGE), 61):
            row = pages.row(number)
            assert row is not None
            assert row.article.id == wanted[number]
    assert pages.place(wanted[77_777]) == 77_777
    store.close()
