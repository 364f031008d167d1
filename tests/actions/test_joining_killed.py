"""A merge that is killed leaves all of it or nothing, and a new one brings all of it."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest

from desk.store.check import check
from tests.actions.merging import Family, Side
from tests.builders import EVENT, a_claim, a_mention

ROOT = Path(__file__).parent.parent.parent
TEXT = "Ana Lee met Bo Ek in Oslo. She said it went well."

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    found = Family(tmp_path, TEXT)
    yield found
    found.close()


def other_project(family: Family) -> Path:
    """One with 450 articles of its own, and work on the one that both have."""
    from tests.builders import filled

    side = family.side("other", "Cem")
    texts = [f"Article {number}. {TEXT}" for number in range(450)]
    articles = filled(side.bench, texts)
    side.made(
        a_mention(family.articles[0], TEXT, "Oslo"), a_claim(family.articles[0], TEXT, "it went well", label=EVENT)
    )
    for article, text in zip(articles[::9], texts[::9], strict=True):
        side.made(a_mention(article, text, "Ana Lee"))
    return side.path


def state(path: Path) -> dict[str, object]:
    side = Side(path, "Boss")
    try:
        return side.state()
    finally:
        side.store.close()


def killed(path: Path, other: Path, lines: int, wait_s: float) -> None:
    """Starts a merge and kills it a while after it has said so many lines."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.actions.merger", str(path), str(other)], cwd=ROOT, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        for _ in range(lines):
            if not process.stdout.readline():
                break
        sleep(wait_s)
        process.kill()


def all_or_nothing(family: Family, points: list[tuple[int, float]]) -> set[bool]:
    other = other_project(family)
    boss = family.side("boss", "Boss")
    boss.store.close()
    before = state(boss.path)
    whole = family.folder / "whole.desk"
    shutil.copy(boss.path, whole)
    subprocess.run(
        [sys.executable, "-m", "tests.actions.merger", str(whole), str(other)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    after = state(whole)
    assert len(after["articles"]) == 451  # type: ignore[arg-type]
    found: set[bool] = set()
    for number, (lines, wait_s) in enumerate(points):
        path = family.folder / f"killed{number}.desk"
        shutil.copy(boss.path, path)
        killed(path, other, lines, wait_s)
        left = state(path)
        assert left in (before, after)
        found.add(left == after)
        assert check(path) == []
        side = Side(path, "Boss")
        side.merge(other)
        assert side.state() == after
        side.store.close()
    return found


def test_a_killed_merge_leaves_all_or_nothing(family: Family) -> None:
    # While it compares, while it loads articles, and while the last transaction is written.
    assert False in all_or_nothing(family, [(300, 0.0), (905, 0.02), (906, 0.2)])


@pytest.mark.slow
def test_a_merge_killed_at_many_points_leaves_all_or_nothing(family: Family) -> None:
    points = [(lines, wait / 100) for lines in (1, 450, 890, 903, 904, 905, 906, 907) for wait in (0, 2, 5, 10, 20)]
    assert all_or_nothing(family, points) == {False, True}
