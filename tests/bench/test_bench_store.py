"""The store against its floors: the bare write and sync, and SQLite's own driver doing the same."""

import os
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from desk.actions import labelling
from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation, Mention
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.ids import new_id
from desk.model.project import Batch, BatchState
from desk.model.span import Span
from desk.store.bulk import CHUNK
from desk.store.codec import annotation_row, article_row, encode_changes
from desk.store.listing import Order
from tests.builders import BY_ID, ORG, PERSON, a_store, a_workbench, an_article, annotations_of

from .floors import cpu_ms, in_turns, record

pytestmark = pytest.mark.bench

SENTENCE = "Ana met Bo in Paris. "
TEXT = SENTENCE * 150
ARTICLES = 100_000
EACH = 10

Row = tuple[Article, str, list[Annotation]]


def wall_ms(job: Callable[[], object]) -> float:
    start = time.perf_counter_ns()
    job()
    return (time.perf_counter_ns() - start) / 1e6


def some_articles(batch: str, person: str, count: int, text: str, marks: int) -> list[Row]:
    """Articles with that text, a number before it, and so many mentions each."""
    made: list[Row] = []
    for number in range(count):
        own = f"{number:06} {text}"
        article = an_article(own, batch=batch, title=f"Title {number * 7919 % count}")
        mentions: list[Annotation] = [
            Mention(
                id=f"{article.id}-{mark}",
                article=article.id,
                spans=(Span.of(own, 7 + mark, 10 + mark),),
                label=(PERSON, ORG)[mark % 2].id,
                author=person,
                created="2026-01-02T03:04:05.000Z",
                modified="2026-01-02T03:04:05.000Z",
            )
            for mark in range(marks)
        ]
        made.append((article, own, mentions))
    return made


def load_all(bench: Workbench, rows: list[Row]) -> None:
    """One import of these rows, begun to done."""
    batch = Batch(id=rows[0][0].batch, origin="", by=bench.person.id, at="")
    bench.store.begin_batch(batch)
    for start in range(0, len(rows), CHUNK):
        bench.store.load(rows[start : start + CHUNK])
    bench.do(Transaction("Import", (Change(batch, replace(batch, state=BatchState.DONE)),)))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """100,000 short articles with a million mentions."""
    bench, _ = a_workbench(tmp_path_factory.mktemp("library"))
    load_all(bench, some_articles("b", bench.person.id, ARTICLES, SENTENCE, EACH))
    yield bench
    bench.store.close()


def one_label(bench: Workbench, article: Article, text: str) -> Callable[[], object]:
    """A label key, again and again, each time in another place."""
    number = 0

    def act() -> None:
        nonlocal number
        number += 1
        span = Span.of(text, number % (len(text) - 3), number % (len(text) - 3) + 3)
        bench.do(labelling.tag(article, [span], PERSON, BY_ID, bench.stamp()))

    act()
    return act


def same_by_driver(bench: Workbench, article: Article) -> Callable[[], object]:
    """The rows of a label key written by the bare driver, nothing looked at."""
    mark = annotation_row(annotations_of(bench.store, article)[-1])
    with bench.store.reading() as reading:
        changes = encode_changes(reading.entry(reading.headings(article.id)[-1].id).transaction.changes)
    names = ", ".join(f'"{name}"' for name in mark)
    places = ", ".join(f":{name}" for name in mark)

    def act() -> None:
        id = new_id()
        with bench.store.writing() as raw:
            raw.execute(f"INSERT INTO annotation ({names}) VALUES ({places})", {**mark, "id": id})
            raw.execute("UPDATE article SET annotations = annotations + 1 WHERE id = ?", (article.id,))
            seq = raw.execute(
                "INSERT INTO history (id, at, \"by\", kind, title, undone, changes) VALUES (?, ?, ?, 'do', '', 0, ?)",
                (id, mark["created"], bench.person.id, changes),
            ).lastrowid
            raw.execute("INSERT INTO touched VALUES (?, ?)", (article.id, seq))

    return act


def commits(name: str, bench: Workbench, article: Article, text: str, folder: Path) -> None:
    """Records label keys against bare writes of 8 kB, and against the driver writing the same rows, in turns."""
    one_label(bench, article, text)
    with bench.store.reading() as reading:
        begun = reading.article(article.id)
    assert begun is not None
    act = one_label(bench, begun, text)
    same = same_by_driver(bench, begun)
    block = os.urandom(8192)
    with (folder / "floor").open("wb+", buffering=0) as file:
        file.write(block * 1000)
        os.fsync(file.fileno())
        turns = count()

        def write() -> None:
            file.seek(next(turns) % 1000 * len(block))
            file.write(block)
            getattr(os, "fdatasync", os.fsync)(file.fileno())

        found = [(wall_ms(act), wall_ms(write), wall_ms(same)) for _ in range(400)]
    ours, floor, driver = (statistics.median(side) for side in zip(*found, strict=True))
    record(name, ours, "write 8 kB and sync", floor, 1.1)
    record(name, ours, "the same rows by the driver", driver)


def test_one_durable_commit(tmp_path: Path) -> None:
    bench, (article,) = a_workbench(tmp_path, TEXT)
    with closing(bench.store):
        commits("one label committed", bench, article, TEXT, tmp_path)


def test_one_durable_commit_among_a_million(library: Workbench, tmp_path: Path) -> None:
    with library.store.reading() as reading:
        row = reading.articles(limit=1, offset=ARTICLES // 2)[0]
        text = reading.text(row.article)
    commits("one label committed among a million", library, row.article, text, tmp_path)


def test_bulk_insert(tmp_path: Path) -> None:
    (tmp_path / "floor").mkdir()
    bare = a_store(tmp_path / "floor")
    bench = Workbench(store := a_store(tmp_path), store.person("Ana"))
    bare.add_people([bench.person])
    turn = iter(range(100))

    def prepared() -> list[Row]:
        return some_articles(f"b{next(turn)}", bench.person.id, 4000, f"{next(turn)} {SENTENCE * 5}", 25)

    def by_driver(rows: list[Row]) -> Callable[[], None]:
        chunks = []
        for start in range(0, len(rows), CHUNK):
            part = rows[start : start + CHUNK]
            chunks.append(
                (
                    [(a.text_sha256, text) for a, text, _ in part],
                    [(*article_row(a).values(), len(marks)) for a, _, marks in part],
                    [tuple(annotation_row(mark).values()) for _, _, marks in part for mark in marks],
                )
            )
        article_names = [*article_row(rows[0][0]), "annotations"]
        mark_names = [f'"{name}"' for name in annotation_row(rows[0][2][0])]

        def insert(raw: sqlite3.Connection, table: str, names: list[str], values: list[tuple[object, ...]]) -> None:
            places = ", ".join("?" * len(names))
            raw.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", values)

        def run() -> None:
            with bare.writing() as raw:
                raw.execute(
                    "INSERT INTO batch VALUES (?, '', ?, '', '', 'done', 0)", (rows[0][0].batch, bench.person.id)
                )
            for texts, articles, marks in chunks:
                with bare.writing() as raw:
                    insert(raw, "text", ["sha256", "text"], texts)
                    insert(raw, "article", article_names, articles)
                    insert(raw, "annotation", mark_names, marks)

        return run

    pairs = []
    for _ in range(5):
        rows, by_hand = prepared(), by_driver(prepared())
        pairs.append((cpu_ms(partial(load_all, bench, rows)), cpu_ms(by_hand)))
    ours_ms, floor_ms = (statistics.median(side) for side in zip(*pairs, strict=True))
    record("bulk insert of 100,000 annotations", ours_ms, "the same rows by the driver", floor_ms, 1.5)
    store.close()
    bare.close()


def test_load_a_thousand(tmp_path: Path) -> None:
    bench, (article,) = a_workbench(tmp_path, TEXT)
    with closing(bench.store) as store:
        places = [Span.of(TEXT, start, start + 3) for start in range(0, 2000, 2)]
        bench.do(labelling.tag_all(article, places, PERSON, BY_ID, bench.stamp()))
        names = ", ".join(f'"{name}"' for name in annotation_row(annotations_of(store, article)[0]))
        question = f'SELECT {names} FROM annotation WHERE article = ? ORDER BY start, "end" DESC, id'
        with closing(sqlite3.connect(store.path)) as raw, store.reading() as reading:

            def fetch() -> list[object]:
                return raw.execute(question, (article.id,)).fetchall()

            def fetch_and_build() -> list[Mention]:
                return [plain(row) for row in raw.execute(question, (article.id,))]

            ours, floor = in_turns(lambda: reading.annotations(article.id), fetch, 51)
            record("load 1,000 annotations", ours, "the driver's rows", floor, 1.4)
            ours, floor = in_turns(lambda: reading.annotations(article.id), fetch_and_build, 51)
            record("load 1,000 annotations", ours, "the driver's rows made values in Python", floor)


def plain(row: tuple[object, ...]) -> Mention:
    """What reading values in the plainest way takes."""
    import json

    return Mention(
        id=str(row[0]),
        article=str(row[1]),
        label=str(row[3]),
        spans=tuple(Span(**span) for span in json.loads(str(row[6]))),
        attributes=tuple(json.loads(str(row[7]))),
        note=str(row[8]),
        author=str(row[9]),
        created=str(row[10]),
        modified=str(row[11]),
    )


@pytest.mark.parametrize("order", [Order.ADDED, Order.TITLE, Order.ANNOTATIONS])
def test_a_page_of_the_list_at_depth(library: Workbench, order: Order) -> None:
    with library.store.reading() as reading:
        (deep,) = reading.articles(order=order, limit=1, offset=ARTICLES - 1000)
        reading.text(deep.article)
        ours, first = in_turns(
            lambda: reading.articles(order=order, after=deep.key), lambda: reading.articles(order=order), 51
        )
        record(f"a page of 200 of 100,000 by {order}, at the end", ours, "the first page", first, 1.1)


def test_questions_about_a_whole_project(library: Workbench) -> None:
    with library.store.reading() as reading, closing(sqlite3.connect(library.store.path)) as raw:

        def counted(table: str) -> Callable[[], object]:
            return lambda: raw.execute(f"SELECT count(*) FROM {table}").fetchall()

        ours, floor = in_turns(reading.label_counts, counted("annotation"))
        record("labels counted among a million", ours, "SELECT count(*)", floor)
        ours, floor = in_turns(reading.count_articles, counted("article"))
        record("articles counted among 100,000", ours, "SELECT count(*)", floor)
        ours, floor = in_turns(lambda: reading.count_articles("title 77"), counted("article"))
        record("articles with a filter counted", ours, "SELECT count(*)", floor)
        ours, floor = in_turns(lambda: reading.articles(filter="title 77"), reading.articles)
        record("first page with a filter", ours, "the first page without", floor)
        ours, floor = in_turns(
            lambda: reading.articles(filter="title 77", order=Order.TITLE), lambda: reading.articles(order=Order.TITLE)
        )
        record("first page with a filter, by title", ours, "the first page without", floor)
        ours, floor = in_turns(lambda: reading.undo_title(library.person.id), lambda: raw.execute("SELECT 1"), 51)
        record("what undo would do", ours, "SELECT 1", floor)
