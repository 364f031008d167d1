"""Projects that are closed again when the test is over."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desk.actions.workbench import Workbench
from desk.model.article import Article
from desk.store.store import Store
from tests.builders import a_store, a_workbench

TEXT = "Ana met Bo in Paris. Bo said that Ana left."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new project with three labels."""
    made = a_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    """Ana at work on a project with one article, TEXT."""
    made, _ = a_workbench(tmp_path, TEXT)
    yield made
    made.store.close()


@pytest.fixture
def article(bench: Workbench) -> Article:
    """The article of `bench`, as it is stored."""
    with bench.store.reading() as reading:
        return next(reading.every_article())


@pytest.fixture
def another(bench: Workbench) -> Iterator[Callable[[str], Workbench]]:
    """Opens the same file once more, for a person of that name."""
    opened: list[Store] = []

    def open_for(name: str) -> Workbench:
        opened.append(Store.open(bench.store.path))
        return Workbench(opened[-1], opened[-1].person(name))

    yield open_for
    for each in opened:
        each.close()
