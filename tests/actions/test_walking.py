"""Walking folders that are not like others."""

import os
import sys

import pytest

from desk.actions.walking import Walk
from desk.work import Progress

DEEP = 1_100


@pytest.fixture
def deep(tmp_path):
    """A folder in a folder, deeper than Python lets functions call themselves; the last one holds a file."""
    folders = [os.path.join(tmp_path, "top")]
    for _ in range(DEEP):
        folders.append(f"{folders[-1]}/d")
    for folder in folders:
        os.mkdir(folder)
    bottom = os.path.join(folders[-1], "bottom.txt")
    with open(bottom, "w") as file:
        file.write("bottom\n")
    yield tmp_path / "top"
    # What pytest itself takes folders away with calls itself, too.
    os.remove(bottom)
    for folder in reversed(folders):
        os.rmdir(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="paths cannot be that long")
def test_folders_may_be_as_deep_as_the_system_lets_them(deep):
    assert sys.getrecursionlimit() <= DEEP
    walk = Walk([deep])
    assert [each.name for each in walk.all_files(Progress())] == ["bottom.txt"]
    assert (walk.problems, walk.notices) == ([], [])


def test_files_come_before_folders_and_each_in_the_order_of_names(tmp_path):
    for name in ("b/z.txt", "b/c/d.txt", "b/a/e.txt", "a/f.txt", "y.txt", ".hidden/h.txt", "g.html", "g_files/i.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")
    walk = Walk([tmp_path])
    files = [each.relative_to(tmp_path).as_posix() for each in walk.all_files(Progress())]
    assert files == ["g.html", "nowhere", "y.txt", "a/f.txt", "b/z.txt", "b/a/e.txt", "b/c/d.txt"]
    assert [each.file for each in walk.notices] == ["g_files", "up"]
    assert walk.problems == []
