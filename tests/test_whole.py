"""A file is written whole or not at all."""

import os
from pathlib import Path

import pytest

from desk.whole import whole


def test_a_new_file_is_for_whom_new_files_are(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    with whole(tmp_path / "a.csv") as stream:
        stream.write(b"1")
    assert (tmp_path / "a.csv").read_bytes() == b"1"
    assert (tmp_path / "a.csv").stat().st_mode == plain.stat().st_mode
    assert sorted(os.listdir(tmp_path)) == ["a.csv", "plain"]


def test_what_was_there_stays_until_the_end_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with pytest.raises(ZeroDivisionError):
        _stop_in_the_middle(path)
    assert path.read_bytes() == b"old"
    with whole(path) as stream:
        stream.write(b"new")
        assert path.read_bytes() == b"old"
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    assert os.listdir(tmp_path) == ["a.csv"]


def test_where_nothing_can_be_written_it_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError), whole(tmp_path / "gone" / "a.csv"):
        pass


def _stop_in_the_middle(path: Path) -> None:
    with whole(path) as stream:
        stream.write(b"new")
        raise ZeroDivisionError
