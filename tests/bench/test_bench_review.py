"""A review of 100,000 annotations in 10,000 articles: the queue built, and the step to the next one."""

import random
import statistics
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desk.actions.queueing import Asked, Queue, queue
from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation, Mention
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.ids import new_id
from desk.model.project import Batch, BatchState
from desk.model.span import Span
from desk.settings import Settings
from desk.store.bulk import CHUNK
from desk.ui.review.mode import ReviewMode
from desk.ui.window import Window
from desk.work import Progress
from tests.builders import AT, LABELS, a_store, an_article

from .floors import cpu_ms, in_turns, p95, record

pytestmark = pytest.mark.bench

FRAME_MS = 16.7
ARTICLES, EACH = 10_000, 10


def filled(bench: Workbench, author: str) -> None:
    dice = random.Random(11)
    batch = Batch(id=new_id(), origin="", by=author, at=AT)
    bench.store.begin_batch(batch)
    rows: list[tuple[Article, str, list[Annotation]]] = []
    for number in range(ARTICLES):
        words = [f"word{dice.randint(1, 999)}" for _ in range(400)]
        text = " ".join(words)
        article = an_article(text, batch=batch.id, title=f"Title {number}")
        found: list[Annotation] = []
        for place in range(EACH):
            start = text.index(" ", place * len(text) // EACH) + 1
            span = Span.of(text, start, start + 5)
            found.append(
                Mention(
                    id=new_id(),
                    article=article.id,
                    spans=(span,),
                    label=dice.choice(("PERSON", "ORG")),
                    author=author,
                    created=AT,
                    modified=AT,
                )
            )
        rows.append((article, text, found))
    for first in range(0, len(rows), CHUNK):
        bench.store.load(rows[first : first + CHUNK])
    bench.do(Transaction("Import", (Change(batch, replace(batch, state=BatchState.DONE)),)))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = a_store(tmp_path_factory.mktemp("review"), LABELS)
    filled(Workbench(store, store.person("Ana")), store.person("Ana").id)
    path = store.path
    store.close()
    return path


@pytest.fixture
def window(qtbot: QtBot, project: Path) -> Window:
    made = Window(Settings(person_name="Ben", theme="light", backups_kept=0))
    qtbot.addWidget(made, before_close_func=lambda w: w.parts.jobs.stop_all())
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    assert made.parts.projects.open(project)
    qtbot.waitUntil(lambda: not made.parts.jobs.running, timeout=20_000)
    return made


def built(window: Window) -> Queue:
    assert window.parts.bridge is not None
    return queue(window.parts.bridge.workbench.store, Asked(), Progress())


def test_the_queue(window: Window) -> None:
    bridge = window.parts.bridge
    assert bridge is not None
    store = bridge.workbench.store

    def rows() -> None:
        with store.reading() as reading:
            reading._connection.exec_driver_sql("SELECT id, article FROM annotation").fetchall()

    ours, floor = in_turns(lambda: built(window), rows, 5)
    assert len(built(window).stops) == ARTICLES * EACH
    record("a queue of 100,000 built", ours, "reading the rows", floor)
    apart = cpu_ms(lambda: queue(store, Asked(disagreements=True), Progress()))
    record("the same, disagreements of 10,000 articles", apart, "reading the rows", floor)
    drawn = cpu_ms(lambda: queue(store, Asked(percent=10, seed=1), Progress()))
    record("the same, 10 % by lot", drawn, "reading the rows", floor)


def test_the_step(window: Window) -> None:
    mode = next(each for each in window.workings.features if isinstance(each, ReviewMode))
    mode.begin(Asked(), built(window))
    bare = QPlainTextEdit()
    bare.resize(window.parts.view.size())
    bare.show()

    def painted() -> None:
        QApplication.sendPostedEvents()

    def step() -> None:
        mode.walk.next()
        painted()

    texts: list[str] = []

    def plain() -> None:
        bare.setPlainText(texts.pop())
        bare.viewport().repaint()

    def decide() -> None:
        mode.deciding.accept()
        if mode.walk.item is None:
            mode.walk.past_article()
        painted()

    def opened() -> None:
        window.parts.editing.open(stops.pop())
        painted()

    within: list[float] = []
    across: list[float] = []
    after: list[float] = []
    for _ in range(300):
        before = window.parts.editing.article
        spent = cpu_ms(step)
        rest = cpu_ms(QApplication.processEvents)
        if window.parts.editing.article == before:
            within.append(spent)
        else:
            across.append(spent)
            after.append(rest)
        texts.append(window.parts.editing.text)
    texts = texts[-40:]
    floor = statistics.median([cpu_ms(plain) for _ in range(len(texts))])
    stops = [stop.article for stop in mode.walk.line.stops[50_000:50_400:EACH]]
    bare_open = statistics.median([cpu_ms(opened) for _ in range(len(stops))])
    mode.walk.go_on()
    record("the next annotation, in the same article", statistics.median(within), "one frame", FRAME_MS, 1.0)
    record(
        "the next annotation, in another article", statistics.median(across), "opening it outside a review", bare_open
    )
    record("the same, 95 of 100", p95(across), "one frame", FRAME_MS, 1.0)
    record("the same", statistics.median(across), "the bare text", floor)
    record("the same", statistics.median(across), "one frame", FRAME_MS, 1.0)
    record("the list of articles after that", statistics.median(after), "one frame", FRAME_MS, 1.0)
    decided = [cpu_ms(decide) for _ in range(100)]
    record("accepted and on to the next", statistics.median(decided), "one frame", FRAME_MS, 1.0)
    record("the same", statistics.median(decided), "opening an article outside a review", bare_open)
    bare.close()
    bare.deleteLater()
