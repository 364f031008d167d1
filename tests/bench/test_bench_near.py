"""Near copies among 20,000 articles: how many are found, and what it costs against cutting the texts into words."""

import re
import time

import pytest

from desk.learn.near import near_copies
from desk.work import Progress
from tests.wire_stories import archive

from .floors import cpu_ms, record

pytestmark = pytest.mark.bench

COUNT, COPIES, NEGATIVES = 20_000, 2_000, 2_000


def test_near_copies_of_a_large_archive() -> None:
    stories = list(archive(COUNT, COPIES, NEGATIVES))
    words = re.compile(r"\w+")
    floor = cpu_ms(lambda: [words.findall(story.text.casefold()) for story in stories])
    started, cpu = time.monotonic(), time.process_time()
    groups = near_copies(((story.number, story.text) for story in stories), Progress())
    wall, spent = time.monotonic() - started, (time.process_time() - cpu) * 1000
    found = {number for group in groups for number in group.members[1:]}
    copies = {story.number for story in stories if story.copy_of is not None}
    precision, recall = len(found & copies) / len(found), len(found & copies) / len(copies)
    record(f"near copies of {COUNT:,} articles", spent, "cutting them into words", floor)
    record("of it, seconds", wall, "what is allowed, s", 60.0, 1.0)
    record(f"precision {precision:.4f}, recall {recall:.4f}", min(precision, recall), "wanted of each", 0.99, None)
    assert precision > 0.99
    assert recall > 0.99
