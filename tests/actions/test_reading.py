"""Reading many small files together is reading each of them."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import pytest

from desk.actions.file_reading import Problem
from desk.actions.reading import PART_BYTES, TOGETHER, read_files
from desk.formats.format import AS_FOUND, Content, Document, Format, FormatError, Item, Notice, Options
from desk.formats.known import formats
from desk.work import Cancelled, Progress


def given(folder, count):
    """So many files of text, every ninth of them without any."""
    paths = []
    for number in range(count):
        path = folder / f"{number:03}.txt"
        path.write_text("" if number % 9 == 4 else f"LONDON (Reuters) – It was day {number}.\n")
        paths.append(path)
    return paths


def taken(readings):
    """The files with all that they gave."""
    return [(reading, list(events)) for reading, events in readings]


def test_files_come_in_order_and_bad_ones_stop_no_others(tmp_path):
    paths = given(tmp_path, 2 * TOGETHER + 10)
    seen = []
    for reading, events in read_files(paths, Progress()):
        found = list(events)
        seen.append(reading.path)
        documents = [each for each in found if isinstance(each, Document)]
        problems = [each for each in found if isinstance(each, Problem)]
        if reading.number % 9 == 4:
            assert [each.sentence for each in problems] == [f"{reading.name} cannot be read: there is no text in it."]
            assert (documents, reading.sha256) == ([], "")
        else:
            assert problems == []
            assert [each.text for each in documents] == [f"LONDON (Reuters) – It was day {reading.number}.\n"]
            assert documents[0].article.provenance is not None
            assert documents[0].article.provenance.file == reading.name
            assert reading.sha256 == sha256(reading.path.read_bytes()).hexdigest()
    assert seen == paths


def test_what_is_read_together_is_what_is_read_alone(tmp_path):
    paths = given(tmp_path, 20)

    def told(files):
        return [
            (reading.name, [getattr(each, "text", each) for each in events])
            for reading, events in read_files(files, Progress())
        ]

    assert told(paths) == [each for path in paths for each in told([path])]


def test_a_reader_that_breaks_down_at_one_file_reads_the_others(tmp_path):
    text = formats()["text"]

    def parse(files: Sequence[Content], options: Options = AS_FOUND, /) -> list[list[Item]]:
        for file in files:
            if b"day 7." in file.data:
                raise ZeroDivisionError
            if b"day 8." in file.data:
                raise FormatError(file.name, "it is odd")
        assert text.parse is not None
        return text.parse(files, options)

    odd = Format(
        name="odd", title="Odd", suffixes=(".txt",), sniff=lambda head, name: True, read=text.read, parse=parse
    )
    readings = read_files(given(tmp_path, 12), Progress(), format=odd)
    found = {reading.number: list(events) for reading, events in readings}
    bad = {number: each for number, each in found.items() if isinstance(each[0], Problem)}
    assert {number: each[0].reason for number, each in bad.items()} == {
        4: "there is no text in it",
        7: "its reader broke down",
        8: "it is odd",
    }
    assert all(isinstance(each[-1], Document) for number, each in found.items() if number not in bad)


def test_it_can_be_cancelled_before_all_files_are_looked_at(tmp_path):
    paths = given(tmp_path, 3 * TOGETHER)
    progress = Progress()
    readings = read_files(paths, progress)
    assert next(readings)[0].path == paths[0]
    progress.cancel()
    with pytest.raises(Cancelled):
        next(readings)


def test_large_files_are_parsed_a_few_at_a_time(tmp_path):
    text, seen = formats()["text"], []

    def parse(files: Sequence[Content], options: Options = AS_FOUND, /) -> list[list[Item]]:
        seen.append([len(file.data) for file in files])
        assert text.parse is not None
        return text.parse(files, options)

    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(f"{number} " + "word " * (20_000 if number < 9 else 20))
    watched = Format(name="a", title="A", suffixes=(".txt",), sniff=text.sniff, read=text.read, parse=parse)
    readings = read_files(sorted(tmp_path.iterdir()), Progress(), format=watched)
    assert [isinstance([*events][-1], Document) for _, events in readings] == [True] * 12
    assert sum(map(len, seen)) == 12
    assert all(sum(sizes[:-1]) <= PART_BYTES for sizes in seen)
    assert len(seen) == 2


@pytest.mark.parametrize("options", [AS_FOUND, Options(), Options(encoding="latin-1")])
def test_an_article_keeps_the_hash_of_its_file_whatever_was_decided(tmp_path, options):
    path = tmp_path / "a.txt"
    path.write_bytes("LONDON (Reuters) - Café.\n".encode("latin-1"))
    [(reading, events)] = taken(read_files([path], Progress(), options_for=lambda _: options))
    [document] = [each for each in events if isinstance(each, Document)]
    assert document.article.provenance is not None
    assert document.article.provenance.sha256 == reading.sha256 == sha256(path.read_bytes()).hexdigest()


def test_files_with_options_of_their_own_are_read_by_them(tmp_path):
    paths = [tmp_path / f"{number}.txt" for number in range(9)]
    for number, path in enumerate(paths):
        path.write_bytes(f"Статья номер {number}.\n".encode("windows-1251" if number % 3 == 1 else "utf-8"))
    chosen = {path: Options(encoding="windows-1251") for path in paths[1::3]}
    readings = read_files(paths, Progress(), options_for=lambda path: chosen.get(path, AS_FOUND))
    found = [next(each for each in events if isinstance(each, Document)) for _, events in readings]
    assert [each.text for each in found] == [f"Статья номер {number}.\n" for number in range(9)]
    assert [bool(each.article.provenance and each.article.provenance.findings) for each in found] == [
        number % 3 == 1 for number in range(9)
    ]


def test_what_a_reader_says_after_its_article_does_not_cost_the_hash(tmp_path):
    text = formats()["text"]

    def parse(files: Sequence[Content], options: Options = AS_FOUND, /) -> list[list[Item]]:
        assert text.parse is not None
        said: list[Item] = [Notice(file="", text="That is all.")]
        return [items + said for items in text.parse(files)]

    watched = replace(text, parse=parse)
    [(reading, events)] = taken(read_files(given(tmp_path, 1), Progress(), format=watched))
    assert isinstance(events[-1], Notice)
    assert reading.sha256 == sha256(reading.path.read_bytes()).hexdigest()


def short(files):
    """Forgets the last of several files."""
    return [[Notice(file=file.name, text="Well.")] for file in files[: max(1, len(files) - 1)]]


def late(files):
    """Breaks down while what it gives is taken."""
    for file in files:
        if b"day 2." in file.data:
            raise ZeroDivisionError
        yield [Notice(file=file.name, text="Well.")]


def empty_handed(files):
    """Gives nothing at all for one of them."""
    return [None if b"day 2." in file.data else [Notice(file=file.name, text="Well.")] for file in files]


@pytest.mark.parametrize(("give", "bad"), [(short, 0), (late, 1), (empty_handed, 1)])
def test_a_reader_that_gives_what_it_should_not_stops_no_other_file(tmp_path, give, bad):
    odd = replace(formats()["text"], parse=lambda files, options: give(files))
    found = [list(events) for _, events in read_files(given(tmp_path, 4), Progress(), format=odd)]
    assert [len(each) for each in found] == [1] * 4
    problems = [each for [each] in found if isinstance(each, Problem)]
    assert [each.reason for each in problems] == ["its reader broke down"] * bad


def test_a_reader_that_is_to_be_kept_apart_is_never_run_here(tmp_path):
    def parse(files: Sequence[Content], options: Options = AS_FOUND, /) -> list[list[Item]]:
        raise AssertionError

    paths = [tmp_path / f"{number}.html" for number in range(3)]
    for path in paths:
        path.write_text(f"<html><title>A title</title><body><p>{'A paragraph of an article. ' * 20}</p></body></html>")
    apart = replace(formats()["html"], parse=parse)
    found = [list(events) for _, events in read_files(paths, Progress(), format=apart)]
    assert [isinstance(each[-1], Document) for each in found] == [True] * 3


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
@pytest.mark.parametrize("name", ["json", "text", "csv"])
def test_a_pipe_is_refused_also_where_the_format_is_named(tmp_path, name):
    os.mkfifo(tmp_path / "pipe")
    [(_, [problem])] = [
        (reading, list(events))
        for reading, events in read_files([tmp_path / "pipe"], Progress(), format=formats()[name])
    ]
    assert isinstance(problem, Problem)
    assert problem.sentence == "pipe cannot be read: it is not a regular file."


def test_articles_are_numbered_in_the_order_of_their_files(tmp_path):
    for number in range(8):
        words = 40_000 if number in (2, 5) else 20
        (tmp_path / f"{number}.txt").write_text(f"{number} " + "word " * words)
    found = [[*events][-1] for _, events in read_files(sorted(tmp_path.iterdir()), Progress())]
    ids = [each.article.id for each in found if isinstance(each, Document)]
    assert len(ids) == 8
    assert ids == sorted(ids)


def test_a_link_to_nothing_is_told_as_one(tmp_path):
    (tmp_path / "old.txt").symlink_to(tmp_path / "gone.txt")
    [(_, events)] = read_files([tmp_path / "old.txt"], Progress())
    assert [each.sentence for each in events] == ["old.txt cannot be read: it is a link to a file that is not there."]
    [(_, events)] = read_files([tmp_path / "gone.txt"], Progress())
    assert [each.reason for each in events] == ["no such file or directory"]
