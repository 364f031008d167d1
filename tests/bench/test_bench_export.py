"""Export against reading the rows with the driver alone, and the memory it takes."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions.workbench import Workbench
from desk.formats.labelset import read_labels
from desk.model.annotation import Annotation, Mention
from desk.model.article import Article
from desk.model.change import Change, Transaction
from desk.model.ids import new_id
from desk.model.project import Batch, BatchState
from desk.model.span import Span
from desk.paths import resource
from desk.store.store import Store
from tests.builders import AT, an_article

from .floors import record

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parent.parent.parent
ARTICLES, EACH = 2_000, 50
TEXT = "Ana Lee met the ministers of Iran and Iraq in Oslo on Monday, ISNA reported. " * 40
LABELS = ("PERSON", "ORG", "GPE", "NORP", "DATE")
ALLOWED_MB = 15.0

READ = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1])
started = time.process_time()
rows = 0
for table in ("article", "text", "annotation"):
    for row in connection.execute(f"SELECT * FROM {table}"):
        rows += 1
print((time.process_time() - started) * 1000, 0)
"""
EXPORT = """
import sys, time
from pathlib import Path
from desk.actions import exchange
from desk.store.store import Store
from desk.work import Progress

def peak_mb():
    # Not ru_maxrss: a process inherits that from whoever started it.
    [line] = [line for line in open("/proc/self/status") if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024

store = Store.open(Path(sys.argv[1]))
with store.reading() as reading:
    first = next(iter(reading.every_article())).id
small = Path(sys.argv[2] + ".small")
exchange.export_file(store, "json", small, Progress(), articles=[first])
before = peak_mb()
started = time.process_time()
exchange.export_file(store, "json", Path(sys.argv[2]), Progress())
spent = (time.process_time() - started) * 1000
print(spent, peak_mb() - before)
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "large.desk"
    store = Store.create(path, "Large", read_labels(resource("labels", "default.json")))
    bench = Workbench(store, store.person("Ana"))
    batch = Batch(id=new_id(), origin="a benchmark", by=bench.person.id, at=AT)
    store.begin_batch(batch)
    for start in range(0, ARTICLES, 200):
        store.load([labelled(number, batch.id, bench.person.id) for number in range(start, start + 200)])
    bench.do(Transaction("Import", (Change(batch, replace(batch, state=BatchState.DONE, articles=ARTICLES)),)))
    store.close()
    return path


def labelled(number: int, batch: str, person: str) -> tuple[Article, str, list[Annotation]]:
    text = f"{number:06} {TEXT}"
    article = an_article(text, batch=batch, title=f"Article {number}")
    mentions: list[Annotation] = [
        Mention(
            id=new_id(), article=article.id, spans=(Span.of(text, 7 + mark * 12, 14 + mark * 12),),
            label=LABELS[mark % 5], attributes=(("mention", "name"),), author=person, created=AT, modified=AT,
        )
        for mark in range(EACH)
    ]  # fmt: skip
    return article, text, mentions


def measured(code: str, *arguments: str) -> tuple[float, float]:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True, timeout=600)
    spent, grown = done.stdout.split()
    return float(spent), float(grown)


def best(job: Callable[[], tuple[float, float]], times: int = 3) -> tuple[float, float]:
    """The median time and the largest growth."""
    runs = sorted(job() for _ in range(times))
    return runs[times // 2][0], max(grown for _, grown in runs)


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from /proc")
def test_export_against_reading_the_rows(project: Path, tmp_path: Path) -> None:
    target = tmp_path / "large.json"
    floor, _ = best(lambda: measured(READ, str(project)))
    spent, grown = best(lambda: measured(EXPORT, str(project), str(target)))
    assert target.stat().st_size > ARTICLES * len(TEXT)
    record(f"export {ARTICLES * EACH:,} annotations", spent, "reading the rows", floor, 1.5)
    record("memory that takes, MB", grown, "what is allowed, MB", ALLOWED_MB, 1.0)
