"""What `desk import` shows before, tells on the way and reports afterwards."""

import errno
import json
import os
import re
from pathlib import Path

import pytest

from desk.cli.main import main
from desk.store.store import Store

STORY = " ".join(f"word{number} of a story about exercises" for number in range(40))


@pytest.fixture
def desk(capsys):
    """Runs a command: its exit status, standard output, standard error."""

    def run(*arguments):
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two near copies, a third text twice, and a file that is no text."""
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.txt").write_text(STORY)
    (made / "b.txt").write_text(f"{STORY} And a line more.")
    (made / "c.txt").write_text("Something else.")
    (made / "d.txt").write_text("Something else.")
    (made / "e.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return made


def imported(project: Path) -> list[str]:
    store = Store.open(project)
    with store.reading() as reading:
        files = sorted(article.source.file or "" for article in reading.every_article())
    store.close()
    return files


def test_a_dry_run_shows_what_would_come_and_writes_nothing(desk, folder, tmp_path):
    desk("new", tmp_path / "p.desk")
    before = (tmp_path / "p.desk").read_bytes()
    status, out, err = desk("import", tmp_path / "p.desk", folder, "--dry-run")
    assert status == 1
    lines = [re.split(r"\s{2,}", line.strip()) for line in out.splitlines()]
    assert [line[1:4] for line in lines[1:-1]] == [
        ["a.txt", "text", "new"],
        ["b.txt", "text", "99 % like 0"],
        ["c.txt", "text", "new"],
        ["d.txt", "text", "the same as 2"],
    ]
    assert out.splitlines()[-1] == (
        "3 articles would be imported, 1 already in the project or among these, 1 near copy, 1 problem."
    )
    assert "e.txt cannot be read: it is a PNG picture, not text." in err
    assert (tmp_path / "p.desk").read_bytes() == before
    assert imported(tmp_path / "p.desk") == []


def test_a_dry_run_tells_what_is_in_the_project_and_may_leave_near_copies_alone(desk, folder, tmp_path):
    desk("new", tmp_path / "p.desk")
    desk("import", tmp_path / "p.desk", folder / "a.txt")
    _, out, _ = desk("import", tmp_path / "p.desk", folder / "a.txt", folder / "b.txt", "--dry-run")
    assert "in the project" in out
    assert "99 % like the project" in out
    _, out, _ = desk("import", tmp_path / "p.desk", folder / "b.txt", "--dry-run", "--no-near")
    assert "like" not in out


def test_a_dry_run_of_nothing_but_bad_files_ends_with_2(desk, folder, tmp_path):
    desk("new", tmp_path / "p.desk")
    assert desk("import", tmp_path / "p.desk", folder / "e.txt", "--dry-run")[0] == 2


def test_a_report_names_every_file_and_article_and_what_is_wrong(desk, folder, tmp_path):
    desk("new", tmp_path / "p.desk")
    status, out, err = desk("import", tmp_path / "p.desk", folder, "--report", tmp_path / "report.json")
    assert (status, out) == (1, "3 articles imported, 1 the same as another, 1 problem.\n")
    assert "b.txt: a near copy of a.txt (99 %)." in err
    assert imported(tmp_path / "p.desk") == ["a.txt", "b.txt", "c.txt"]
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["summary"] == "3 articles imported, 1 the same as another, 1 problem."
    assert report["states"] == {"new": 2, "known": 0, "repeats": 1, "near": 1, "problem": 1}
    first, second, _, _, last = report["files"]
    assert (first["reader"], first["encoding"], len(first["sha256"])) == ("text", "utf-8", 64)
    article = second["articles"][0]
    assert article["twin"]["file"] == str(folder / "a.txt")
    assert article["twin"]["held"] == 1.0
    assert article["words"] == len(STORY.split()) + 4
    assert last["problems"] == ["e.txt cannot be read: it is a PNG picture, not text."]
    assert "articles" not in last


def test_a_report_tells_where_each_field_stood_in_the_names_of_the_export(desk, tmp_path):
    (tmp_path / "a.txt").write_text("Publish Date: 2019-12-28T08:12:00Z\nTitle: A day\n\nIt was said so.\n")
    desk("new", tmp_path / "p.desk")
    desk("import", tmp_path / "p.desk", tmp_path / "a.txt", "--report", tmp_path / "report.json")
    desk("export", tmp_path / "p.desk", "--format", "json", "-o", tmp_path / "out.json")
    (told,) = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["files"][0]["articles"]
    (exported,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["articles"]
    assert told["findings"] == exported["provenance"]["findings"]
    published = next(each for each in told["findings"] if each["field"] == "published")
    assert exported["text"][published["start"] : published["end"]].startswith("2019")
    assert published["origin"] == "the line “Publish Date:”"


def test_a_report_tells_what_a_date_may_mean(desk, tmp_path):
    (tmp_path / "a.txt").write_text("Publish Date: 03/04/2019\nTitle: A day\n\nIt was said so.\n")
    desk("new", tmp_path / "p.desk")
    desk("import", tmp_path / "p.desk", tmp_path / "a.txt", "--dry-run", "--report", tmp_path / "report.json")
    (told,) = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["files"][0]["articles"]
    (published,) = [each for each in told["findings"] if each["field"] == "published"]
    assert sorted(published["readings"]) == ["2019-03-04", "2019-04-03"]
    assert "value" not in published


def test_near_copies_are_told_on_request_without_a_report(desk, folder, tmp_path):
    desk("new", tmp_path / "p.desk")
    _, out, err = desk("import", tmp_path / "p.desk", folder / "a.txt", folder / "b.txt", "--near")
    assert out == "2 articles imported.\n"
    assert "b.txt: a near copy of a.txt (99 %)." in err
    _, _, err = desk("import", tmp_path / "p.desk", folder / "c.txt")
    assert "near copy" not in err


def test_a_report_that_cannot_be_written_stops_the_import_first(desk, folder, tmp_path):
    desk("new", tmp_path / "p.desk")
    status, _, err = desk("import", tmp_path / "p.desk", folder, "--report", tmp_path / "no" / "report.json")
    assert (status, err) == (2, "report.json cannot be written: no such file or directory.\n")
    assert imported(tmp_path / "p.desk") == []


def test_an_encoding_can_be_given_and_must_exist(desk, tmp_path):
    desk("new", tmp_path / "p.desk")
    (tmp_path / "a.txt").write_bytes("تهران مدينة كبيرة".encode("cp1256"))
    assert desk("import", tmp_path / "p.desk", tmp_path / "a.txt", "--encoding", "nonsense")[0] == 2
    status, _, _ = desk("import", tmp_path / "p.desk", tmp_path / "a.txt", "--encoding", "cp1256")
    assert status == 0
    store = Store.open(tmp_path / "p.desk")
    with store.reading() as reading:
        [article] = reading.every_article()
        assert reading.text(article) == "تهران مدينة كبيرة"
    store.close()


def test_columns_of_a_table_can_be_named(desk, tmp_path):
    desk("new", tmp_path / "p.desk")
    (tmp_path / "rows.csv").write_text("k,w\nFirst,What is said here.\nSecond,What is said there.\n")
    assert desk("import", tmp_path / "p.desk", tmp_path / "rows.csv", "--column", "k")[0] == 2
    status, out, err = desk(
        "import", tmp_path / "p.desk", tmp_path / "rows.csv", "--column", "k=title", "--column", "w=text"
    )
    assert (status, out) == (0, "2 articles imported.\n"), err


def test_a_report_that_cannot_be_written_in_whole_leaves_the_old_one(desk, tmp_path, monkeypatch):
    desk("new", tmp_path / "p.desk")
    (tmp_path / "a.txt").write_text("Some words.")
    report = tmp_path / "report.json"
    report.write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    status, _, err = desk("import", tmp_path / "p.desk", tmp_path / "a.txt", "--dry-run", "--report", report)
    assert status == 2
    assert "report.json" in err
    assert report.read_text() == "old"
    new = tmp_path / "new.json"
    desk("import", tmp_path / "p.desk", tmp_path / "a.txt", "--dry-run", "--report", new)
    assert not new.exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".partial")] == []


def full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_report_goes_where_a_link_leads(desk, tmp_path):
    desk("new", tmp_path / "p.desk")
    (tmp_path / "a.txt").write_text("Some words.")
    (tmp_path / "kept").mkdir()
    (tmp_path / "report.json").symlink_to(tmp_path / "kept" / "report.json")
    desk("import", tmp_path / "p.desk", tmp_path / "a.txt", "--report", tmp_path / "report.json")
    assert (tmp_path / "report.json").is_symlink()
    assert json.loads((tmp_path / "kept" / "report.json").read_text())["files"][0]["reader"] == "text"
