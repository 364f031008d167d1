"""Agreement of two people over 1,000 articles with 100,000 mentions, against loading those mentions."""

import itertools
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions.adjudicating import tallies
from desk.actions.agreeing import agreement
from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation, Mention
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.project import Batch, BatchState
from desk.model.span import Span
from desk.store.bulk import CHUNK
from desk.work import Progress
from tests.builders import AT, ORG, PERSON, a_store, an_article

from .floors import record

pytestmark = pytest.mark.bench

ARTICLES = 1000
EACH = 50
TEXT = "Ana met Bo in Paris. " * 150


def coded(
    batch: str, number: int, people: tuple[str, str], chance: random.Random
) -> tuple[Article, str, list[Annotation]]:
    """An article with 50 mentions by each; the second moves some boundaries and changes some labels."""
    text = f"{number:06} {TEXT}"
    article = an_article(text, batch=batch)
    made: list[Annotation] = []
    for mark in range(EACH):
        for place, person in enumerate(people):
            start = 20 + mark * 60 + place * (chance.random() < 0.1)
            label = PERSON if (mark % 2 == 0) == (chance.random() < 0.9) else ORG
            made.append(
                Mention(
                    id=f"{article.id}-{mark}-{place}",
                    article=article.id,
                    spans=(Span.of(text, start, start + 5 + mark % 20),),
                    label=label.id,
                    author=person,
                    created=AT,
                    modified=AT,
                )
            )
    return article, text, made


@pytest.fixture
def coded_twice(tmp_path: Path) -> Iterator[tuple[Workbench, tuple[str, str]]]:
    store = a_store(tmp_path)
    bench = Workbench(store, store.person("Ana"))
    people = (bench.person.id, store.person("Ben").id)
    chance = random.Random(1)
    rows = [coded("b", number, people, chance) for number in range(ARTICLES)]
    batch = Batch(id="b", origin="", by=bench.person.id, at="")
    store.begin_batch(batch)
    for start in range(0, ARTICLES, CHUNK):
        store.load(rows[start : start + CHUNK])
    bench.do(Transaction("Import", (Change(batch, replace(batch, state=BatchState.DONE)),)))
    yield bench, people
    store.close()


def test_agreement_over_a_hundred_thousand(coded_twice: tuple[Workbench, tuple[str, str]]) -> None:
    bench, people = coded_twice

    def load() -> None:
        with bench.store.reading() as reading:
            for article in reading.every_article():
                reading.annotations(article.id)

    runs = []
    for _ in range(3):
        moments = [time.perf_counter()]
        load()
        moments.append(time.perf_counter())
        found = agreement(bench.store, people, Progress(), resamples=0)
        moments.append(time.perf_counter())
        agreement(bench.store, people, Progress())
        moments.append(time.perf_counter())
        runs.append([(b - a) * 1000 for a, b in itertools.pairwise(moments)])
    assert found.report.made == {"mentions": (ARTICLES * EACH, ARTICLES * EACH)}
    loading, bare, whole = (statistics.median(column) for column in zip(*runs, strict=True))
    record("agreement of 2 over 100,000 mentions", bare, "loading them", loading)
    record("the same with 1,000 draws", whole, "loading them", loading)


def test_the_cases_of_a_hundred_thousand(coded_twice: tuple[Workbench, tuple[str, str]]) -> None:
    bench, people = coded_twice
    runs = []
    for _ in range(3):
        moments = [time.perf_counter()]
        with bench.store.reading() as reading:
            for article in reading.every_article():
                reading.annotations(article.id)
        moments.append(time.perf_counter())
        found = tallies(bench.store, people, Progress())
        moments.append(time.perf_counter())
        runs.append([(b - a) * 1000 for a, b in itertools.pairwise(moments)])
    assert sum(tally.cases for tally in found) >= ARTICLES * EACH
    loading, whole = (statistics.median(column) for column in zip(*runs, strict=True))
    record("cases of 2 in 100,000 mentions", whole, "loading them", loading)
