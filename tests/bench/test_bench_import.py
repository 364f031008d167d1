"""Imports against the least they could cost: reading and inserting, and the extraction library's bare loop."""

import gzip
import os
import random
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from tests.wire_stories import archive

from .floors import record

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parents[2]
COUNT = 1_000
ALLOWED_MS = 2_700 / 20
"""A twentieth of what QualCoder 4.0b took for as many texts."""

PLACES = ("LONDON", "PARIS", "TEHRAN", "BERLIN", "BAGHDAD", "CAIRO", "ANKARA", "KABUL")
AGENCIES = ("Reuters", "AP", "AFP", "Xinhua", "IRNA", "Dispatches", "TASS")

IMPORT = """
import resource, sys, time
from pathlib import Path
from desk.actions.intake import import_paths
from desk.store.store import Store
from desk.work import Progress

def cpu():
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent) * 1000

store = Store.create(Path(sys.argv[2]), "Bench", ())
person = store.person("Ana")
warm = Path(sys.argv[2] + ".txt")
warm.write_text("Some words.")
store.apply(import_paths(store, [warm], person, Progress()).transaction, person.id)
before = cpu()
result = import_paths(store, [Path(sys.argv[1])], person, Progress())
store.apply(result.transaction, person.id)
print(cpu() - before, len(result.articles))
"""
LOOP = """
import resource, sys
from pathlib import Path
from lxml import html
from trafilatura import bare_extraction

def cpu():
    spent = resource.getrusage(resource.RUSAGE_SELF)
    return (spent.ru_utime + spent.ru_stime) * 1000

files = sorted(Path(sys.argv[1]).iterdir())
def extract(file):
    tree = html.document_fromstring(file.read_bytes())
    return bare_extraction(tree, favor_precision=True, include_comments=False, deduplicate=False, with_metadata=False)

extract(files[0])
before = cpu()
print(sum(extract(file) is not None for file in files), file=sys.stderr)
print(cpu() - before, len(files))
"""


def measured(code: str, *arguments: str) -> tuple[float, int]:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True, timeout=900
    )
    spent, count = done.stdout.split()
    return float(spent), int(count)


def best(job: Callable[[int], tuple[float, int]], times: int = 5) -> tuple[float, int]:
    """The median time."""
    return sorted(job(time) for time in range(times))[times // 2]


def read_and_insert(folder: Path, path: Path) -> tuple[float, int]:
    """What anybody must do: read, decode, hash, insert text and title, commit by two hundred."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE text (sha256 TEXT PRIMARY KEY, text TEXT)")
        connection.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, sha256 TEXT)")
        started = time.process_time()
        rows: list[tuple[str, str]] = []
        for file in sorted(folder.iterdir()):
            data = file.read_bytes()
            rows.append((sha256(data).hexdigest(), data.decode()))
            if len(rows) == 200:
                connection.executemany("INSERT INTO text VALUES (?, ?)", rows)
                connection.executemany("INSERT INTO article (title, sha256) VALUES (?, ?)", [("", h) for h, _ in rows])
                connection.commit()
                rows = []
        spent = (time.process_time() - started) * 1000
    connection.close()
    return spent, COUNT


def numbered(folder: Path) -> Path:
    """The sample article with a number at its end, as the peer was given it."""
    folder.mkdir()
    sample = (ROOT / "tests" / "data" / "joint-exercises.txt").read_text(encoding="utf-8")
    for number in range(COUNT):
        (folder / f"{number:04}.txt").write_text(f"{sample}{number}", encoding="utf-8")
    return folder


def texts(folder: Path) -> Path:
    """Articles laid out as the sample is, each with days, an id, a place and words of its own."""
    folder.mkdir()
    rng = random.Random(7)
    stories = [story.text for story in archive(2 * COUNT, 0, 0, seed=9)]
    for number in range(COUNT):
        published = date(2019, 1, 1) + timedelta(days=rng.randrange(1_500))
        saved = published + timedelta(days=rng.randrange(1, 30))
        body = "\n".join(stories[2 * number : 2 * number + 2])[:2_980]
        (folder / f"{number:04}.txt").write_text(
            f"{saved:%A %B} {saved.day}, {saved.year}\nNews ID: {rng.randrange(10_000, 99_999)}\n"
            f"Publish Date: {published:%A %B} {published.day}, {published.year} {rng.randrange(24):02}:"
            f"{rng.randrange(60):02}\n{rng.choice(PLACES)} ({rng.choice(AGENCIES)}) – {body}\n\n* Comment:\n",
            encoding="utf-8",
        )
    return folder


@pytest.mark.parametrize(
    ("kind", "make", "goal"), [("copies of the sample", numbered, 1.0), ("texts that differ in all", texts, None)]
)
def test_text_files_against_reading_and_inserting(
    tmp_path: Path, kind: str, make: Callable[[Path], Path], goal: float | None
) -> None:
    folder = make(tmp_path / "in")
    floor, _ = best(lambda time: read_and_insert(folder, tmp_path / f"floor{time}.db"))
    spent, count = best(lambda time: measured(IMPORT, str(folder), str(tmp_path / f"ours{time}.desk")))
    assert count == COUNT
    what = f"import {COUNT:,} files of 3 kB, {kind}"
    record(what, spent, "reading and inserting", floor)
    record(what, spent, "a twentieth of QualCoder's", ALLOWED_MS, goal)


def test_pages_against_the_bare_loop_of_the_library(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    folder = tmp_path / "in"
    if "DESK_BENCH_PAGES" in os.environ:
        varied(Path(os.environ["DESK_BENCH_PAGES"]), folder)
    else:
        pages(folder)
    floor, there = best(lambda _: measured(LOOP, str(folder)), 3)
    spent, count = best(lambda time: measured(IMPORT, str(folder), str(tmp_path / f"p{time}.desk")), 3)
    assert count == there == COUNT
    record(f"import {there:,} pages, processor time of all processes", spent, "the library's loop", floor, 1.3)


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from /proc")
def test_drafts_of_many_articles_stay_cheap_in_memory(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for story in archive(20_000, 0, 0):
        (folder / f"{story.number:05}.txt").write_text(story.text)
    code = """
import sys, time
from pathlib import Path
from desk.actions.drafting import gather
from desk.store.store import Store
from desk.work import Progress
def now_mb():
    [line] = [line for line in open("/proc/self/status") if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024
store = Store.create(Path(sys.argv[2]), "Bench", ())
before = now_mb()
drafts = gather(store, [Path(sys.argv[1])], Progress(), near=False)
print(now_mb() - before, len(drafts))
"""
    grown, count = measured(code, str(folder), str(tmp_path / "p.desk"))
    assert count == 20_000
    record("memory of 20,000 drafts, MB", grown, "what is allowed, MB", 100.0, 1.0)


def varied(source: Path, folder: Path) -> None:
    """As many pages as are wanted out of a few real ones, plain or compressed: no two copies have the same text.

    A word more stands at the end of every long stretch of text, so that each of them is another article.
    """
    folder.mkdir()
    files = sorted(file for file in source.iterdir() if file.name.endswith((".html", ".htm", ".html.gz")))
    whole = [gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for data in map(Path.read_bytes, files)]
    for number in range(COUNT):
        page = re.sub(rb">([^<>{}]{100,})<", rb">\1 %04d<" % number, whole[number % len(whole)])
        (folder / f"{number:04}.html").write_bytes(page)


def pages(folder: Path) -> None:
    """Made-up pages of a news site: navigation, an article, teasers, scripts."""
    folder.mkdir()
    rng = random.Random(3)
    stories = list(archive(COUNT, 0, 0, seed=5))
    teasers = [story.text[:80] for story in stories]
    links = "".join(f'<li><a href="/s{n}">Section {n}</a></li>' for n in range(40))
    script = f"<script>{'var x = {{a: 1}};' * 400}</script>"
    for story in stories:
        paragraphs = "".join(f'<p class="par">{line}</p>' for line in story.text.split("\n"))
        others = "".join(
            f'<div class="teaser"><a href="/n{n}"><img src="i{n}.jpg"><h3>{rng.choice(teasers)}</h3></a></div>'
            for n in range(60)
        )
        (folder / f"{story.number:04}.html").write_text(
            f'<html lang="en"><head><title>{teasers[story.number]} | Site</title>{script}'
            f'<meta property="og:title" content="{teasers[story.number]}"></head><body><nav><ul>{links}</ul></nav>'
            f'<main><article><h1>{teasers[story.number]}</h1><div class="text">{paragraphs}</div></article></main>'
            f"<aside>{others}</aside><footer><ul>{links}</ul><p>All rights reserved.</p></footer></body></html>",
            encoding="utf-8",
        )
