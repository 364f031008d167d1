"""Readers in processes of their own: one bad file harms nobody, and the order is that of the files."""

import os
import sys
import time
from pathlib import Path

import pytest

from desk.actions.file_reading import Event, Problem
from desk.actions.isolated import Begun, Failed, Workers
from desk.actions.reading import columns_of, read_files
from desk.formats.format import AS_FOUND, Columns, Corpus, Document, FormatError, Notice
from desk.formats.worker import Limits
from desk.work import Cancelled, Progress

QUICK = Limits(seconds=1, memory_mb=300)


def written(folder: Path, **files: str) -> list[Path]:
    """Files by stem, with what their reader is to do."""
    paths = [folder / f"{name}.hostile" for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text)
    return paths


def all_of(paths: list[Path], limits: Limits = QUICK) -> list[tuple[str, list[Event]]]:
    return [(reading.name, list(events)) for reading, events in read_files(paths, Progress(), limits=limits)]


def told(events: list[Event]) -> list[str]:
    """Texts of documents, sentences of problems, texts of notices."""
    found: list[str] = []
    for event in events:
        match event:
            case Document():
                found.append(event.text)
            case Problem():
                found.append(event.sentence)
            case Notice():
                found.append(event.text)
    return found


@pytest.mark.parametrize(
    ("verb", "reason"),
    [
        ("hang", "reading it took more than 1 seconds"),
        ("deaf", "reading it took more than 1 seconds"),
        ("eat", "reading it needs too much memory"),
        ("die", "its reader broke down"),
        ("raise", "its reader broke down"),
        ("deep", "its reader broke down"),
        ("refuse it is bad", "it is bad"),
        ("forge", "its reader broke down"),
    ],
)
def test_a_reader_that_fails_costs_one_file_and_what_it_gave_stays(hostile: Path, verb: str, reason: str) -> None:
    if verb == "eat" and sys.platform != "linux":
        pytest.skip("memory is limited on Linux")
    paths = written(hostile, a="say one", b=f"say before\n{verb}\nsay after", c="say two", d="say three")
    found = all_of(paths)
    assert [(name, told(events)) for name, events in found] == [
        ("a.hostile", ["one"]),
        ("b.hostile", ["before", f"b.hostile cannot be read: {reason}."]),
        ("c.hostile", ["two"]),
        ("d.hostile", ["three"]),
    ]


def test_every_second_file_may_be_bad(hostile: Path) -> None:
    names = [f"f{number:02}" for number in range(10)]
    bad = ("die", "raise", "refuse x")
    paths = written(hostile, **{n: bad[i % 3] if i % 2 else f"say {n}" for i, n in enumerate(names)})
    found = all_of(paths)
    assert [told(events)[0] for _, events in found[::2]] == names[::2]
    assert all(isinstance(events[0], Problem) for _, events in found[1::2])


def test_documents_say_where_they_came_from(hostile: Path) -> None:
    paths = written(hostile, a="say one\nmany 2")
    (_, events), *_ = all_of(paths)
    provenances = [each.article.provenance for each in events if isinstance(each, Document)]
    assert all(p is not None for p in provenances)
    first, second, third = [p for p in provenances if p is not None]
    assert first.file == "a.hostile"
    assert first.reader == "hostile"
    assert first.version.startswith("desk ")
    assert first.version.endswith(", hostile 1")
    assert len(first.sha256) == 64
    assert (second.part, third.part) == (1, 2)
    assert "," not in second.version


def test_nothing_reaches_the_network_or_starts_a_program(hostile: Path) -> None:
    paths = written(hostile, a="call")
    assert told(all_of(paths)[0][1]) == ["refused"] * 3


def test_what_a_reader_prints_comes_between_nothing(hostile: Path, capfd: pytest.CaptureFixture[str]) -> None:
    paths = written(hostile, a="print", b="say two")
    assert [told(events) for _, events in all_of(paths)] == [["said"], ["two"]]
    assert capfd.readouterr() == ("", "")


def test_files_come_in_order_whichever_is_read_faster(hostile: Path) -> None:
    files = {f"f{number:02}": f"many {3000 if number % 3 == 0 else 1}" for number in range(9)}
    paths = written(hostile, **files)
    (hostile / "f04x.inline").write_text("say here")
    paths.insert(5, hostile / "f04x.inline")
    found = all_of(paths)
    assert [name for name, _ in found] == [path.name for path in paths]
    for name, events in found:
        texts = [text.split(" x")[0] for text in told(events)]
        assert texts == (["here"] if name.endswith("inline") else [f"{name} {n}" for n in range(len(texts))])
    assert [len(told(events)) for _, events in found] == [3000, 1, 1, 3000, 1, 1, 1, 3000, 1, 1]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_many_articles_of_one_file_wait_in_bounded_memory(hostile: Path) -> None:
    def now_mb() -> float:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / (1 << 20)

    paths = written(hostile, a="many 30000", b="many 30000", c="many 30000")
    before, most, count = now_mb(), 0.0, 0
    for _, events in read_files(paths, Progress(), limits=QUICK):
        for event in events:
            if isinstance(event, Document):
                count += 1
                if count % 500 == 0:
                    most = max(most, now_mb())
    assert count == 90_000
    assert most - before < 70


def test_a_slow_taker_is_no_reason_to_end_a_reader(hostile: Path) -> None:
    paths = written(hostile, a="many 20000", b="many 20000")
    found = 0
    for _, events in read_files(paths, Progress(), limits=Limits(seconds=0.5)):
        for event in events:
            assert not isinstance(event, Problem)
            found += isinstance(event, Document)
            if found == 10:
                time.sleep(1.5)
    assert found == 40_000


def test_cancelling_ends_all_processes_at_once(hostile: Path) -> None:
    paths = written(hostile, a="say one", b="hang", c="hang")
    progress = Progress()
    readings = read_files(paths, progress)
    started = time.monotonic()
    _, events = next(readings)
    assert told(list(events)) == ["one"]
    progress.cancel()
    with pytest.raises(Cancelled):
        next(readings)
    readings.close()
    assert time.monotonic() - started < 5


def test_closing_leaves_no_process_behind(hostile: Path) -> None:
    paths = written(hostile, a="say one\nhang", b="hang")
    with Workers(count=2) as workers:
        for number, path in enumerate(paths):
            workers.give(number, path, "hostile", AS_FOUND)
        assert isinstance(next(workers.take(0, Progress())), Begun)
        children = [child._process for child in workers._children]
    assert children
    assert all(child.poll() is not None for child in children)


def test_without_processes_each_file_says_so(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(hostile / "gone"))
    paths = written(hostile, a="say one", b="say two", c="say three")
    assert [told(events) for _, events in all_of(paths)] == [
        [f"{name}.hostile cannot be read: no process to read it could be started: no such file or directory."]
        for name in "abc"
    ]


def test_a_process_is_used_for_many_files(hostile: Path) -> None:
    paths = written(hostile, **{f"f{number}": "say x" for number in range(10)})
    with Workers(count=1) as workers:
        for number, path in enumerate(paths):
            workers.give(number, path, "hostile", AS_FOUND)
        for number in range(10):
            assert len([item for item in workers.take(number, Progress()) if isinstance(item, Document)]) == 1
        assert len(workers._children) == 1


@pytest.mark.parametrize("count", [1, 2, 3])
def test_as_many_processes_as_are_wanted_read_at_a_time(hostile: Path, count: int) -> None:
    paths = written(hostile, a="hang", b="hang", c="hang", d="hang")
    most, until = 0, time.monotonic() + 20
    with Workers(Limits(seconds=20), count=count) as workers:
        for number, path in enumerate(paths):
            workers.give(number, path, "hostile", AS_FOUND)
        while most < count and time.monotonic() < until:
            most = max(most, len(workers._children))
            time.sleep(0.01)
        time.sleep(0.1)
        assert max(most, len(workers._children)) == count


def test_a_file_that_is_gone_or_no_file_is_said(hostile: Path) -> None:
    paths = written(hostile, a="say one")
    with Workers(count=1) as workers:
        workers.give(0, hostile / "gone.hostile", "hostile", AS_FOUND)
        workers.give(1, hostile, "hostile", AS_FOUND)
        workers.give(2, paths[0], "no such format", AS_FOUND)
        answers = [list(workers.take(number, Progress())) for number in range(3)]
    assert answers[0] == [Failed("no such file or directory")]
    assert answers[1] == [Failed("is a directory")]
    [last] = answers[2]
    assert isinstance(last, Failed)
    assert last.reason.startswith("There is no format")


def test_names_that_are_not_utf8_go_to_the_process_and_back(hostile: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(hostile) + b"/caf\xe9.hostile"))
    try:
        path.write_text("say one\nlose something")
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    [(name, events)] = all_of([path])
    assert name == "caf\ufffd.hostile"
    assert told(events) == ["one", "caf\ufffd.hostile: something"]


def test_the_columns_of_a_table_are_asked_for_in_a_process_too(hostile: Path) -> None:
    (hostile / "rows.table").write_text("headline,body")
    assert columns_of(hostile / "rows.table", Progress(), limits=QUICK) == (
        ("headline", "body"),
        Columns(fields=(("headline", "title"),)),
    )
    (hostile / "bad.table").write_text("hang")
    with pytest.raises(FormatError, match="took more than 1 seconds"):
        columns_of(hostile / "bad.table", Progress(), limits=QUICK)
    [path] = written(hostile, a="say one")
    assert columns_of(path, Progress()) is None


def test_readers_that_run_here_may_fail_as_well(hostile: Path) -> None:
    for name, text in {"a": "raise", "b": "refuse so", "c": "deep", "d": "say fine"}.items():
        (hostile / f"{name}.inline").write_text(text)
    found = all_of(sorted(hostile.iterdir()))
    assert [told(events) for _, events in found] == [
        ["a.inline cannot be read: its reader broke down."],
        ["b.inline cannot be read: so."],
        ["c.inline cannot be read: its reader broke down."],
        ["fine"],
    ]
    assert [type(event) for event in found[3][1]] == [Document]
    assert not any(isinstance(event, Corpus) for event in found[0][1])
