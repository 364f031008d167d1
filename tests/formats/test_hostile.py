"""Every reader against files that are cut, altered, wrongly named or far too large: a sentence, and no crash."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from desk.actions.file_reading import Problem
from desk.actions.reading import read_files
from desk.formats.format import Document, FormatError
from desk.formats.known import detect, formats
from desk.work import Progress
from tests.intake import DATA, damaged, result_of

SAMPLES = sorted(
    str(file.relative_to(DATA).as_posix())
    for file in DATA.rglob("*")
    if file.is_file() and not file.name.endswith("expected.json")
)
READERS = sorted(name for name, format in formats().items() if format.read is not None)
SUFFIXES = sorted({suffix for name in READERS for suffix in formats()[name].suffixes})
MOST_MB = 500


def tried(path):
    """What comes of a file, whoever takes it; what is not said in a sentence fails here."""
    try:
        format = detect(path)
    except FormatError as error:
        return str(error)
    result = result_of(format, path)
    assert result.documents or result.failure or result.notices
    return result.failure or ""


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_file_cut_off_anywhere_is_read_as_far_as_it_goes_or_refused(tmp_path, sample):
    data = (DATA / sample).read_bytes()
    path = tmp_path / Path(sample).name
    for part in range(20):
        path.write_bytes(data[: len(data) * part // 20])
        assert not tried(path) or tried(path).startswith(f"{path.name} cannot be read: ")


@pytest.mark.parametrize("sample", SAMPLES)
def test_an_altered_file_is_read_or_refused(tmp_path, sample):
    data = (DATA / sample).read_bytes()
    path = tmp_path / Path(sample).name
    for number in range(15):
        path.write_bytes(damaged(data, number))
        tried(path)


@pytest.mark.parametrize("name", READERS)
def test_a_reader_refuses_what_is_not_its_own_or_makes_what_it_can_of_it(tmp_path, name):
    for sample in SAMPLES:
        result_of(formats()[name], DATA / sample)
    for number, data in enumerate((b"", b"\0", b"\xff\xfe", b"<", b"{", b"[", b"PK\x03\x04", b"\x1f\x8b", b"\n" * 99)):
        path = tmp_path / f"{number}{formats()[name].suffixes[0]}"
        path.write_bytes(data)
        assert not result_of(formats()[name], path).documents or (name == "text" and data in (b"<", b"{", b"["))


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [*SUFFIXES, ""])
def test_a_name_that_lies_harms_nobody(tmp_path, suffix):
    for sample in SAMPLES:
        path = tmp_path / f"renamed{suffix}"
        path.write_bytes((DATA / sample).read_bytes())
        tried(path)


def test_all_samples_come_through_a_process_that_may_open_no_connection():
    paths = [DATA / sample for sample in SAMPLES]
    found = {}
    for reading, coming in read_files(paths, Progress()):
        events = list(coming)
        texts = [event.text for event in events if isinstance(event, Document)]
        found[str(reading.path.relative_to(DATA).as_posix())] = (
            texts,
            [event.sentence for event in events if isinstance(event, Problem)],
        )
    golden = json.loads((DATA.parent / "intake-golden.json").read_bytes())
    assert {name: len(texts) for name, (texts, _) in found.items()} == {
        name: len(result["documents"]) for name, result in golden.items()
    }
    for name, (_, problems) in found.items():
        assert golden[name]["failure"] in [None, *problems], name
        assert not any("broke down" in problem or "no connection" in problem for problem in problems)


IMPORT = """
import json, resource, sys
from pathlib import Path
from desk.actions.file_reading import Problem
from desk.actions.reading import read_files
from desk.formats.format import Document
from desk.work import Progress
documents, problems = 0, []
for _, events in read_files([Path(sys.argv[1])], Progress()):
    for event in events:
        documents += isinstance(event, Document)
        problems += [event.sentence] if isinstance(event, Problem) else []
most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([documents, problems, most >> 10]))
"""


def imported(path):
    """How many documents a file gives, its problems, and the most megabytes that any process took for it."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, str(path)],
        cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True, check=True, timeout=600,
    )  # fmt: skip
    return json.loads(done.stdout)


BEGINNINGS = {
    ".txt": b"Some words.\n", ".html": b"<html><p>Words", ".mhtml": b"From: <Saved by Blink>\n", ".docx": b"PK\x03\x04",
    ".odt": b"PK\x03\x04", ".xlsx": b"PK\x03\x04", ".rtf": b"{\\rtf1 ", ".pdf": b"%PDF-1.4\n",
    ".eml": b"From: a@b.org\nSubject: A\n\nWords\n", ".mbox": b"From a Mon Jan  1 00:00:00 2026\nFrom: a\n\nWords\n",
    ".warc": b"WARC/1.0\r\nContent-Length: 1073741000\r\n\r\n", ".warc.gz": b"\x1f\x8b", ".csv": b"title,text\na,b\n",
    ".json": b'{"text": "', ".jsonl": b'{"title": "a", "text": "b"}\n', ".rss": b"<rss><channel>", ".xml": b"<nitf>",
    ".url": b"[InternetShortcut]\n", ".html.gz": b"\x1f\x8b", "": b"Words",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")
@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_a_gigabyte_of_nothing_is_refused_or_streamed_in_bounded_memory(tmp_path, suffix):
    path = tmp_path / f"large{suffix}"
    with path.open("wb") as file:
        file.write(BEGINNINGS[suffix])
        file.truncate(1 << 30)
    _, problems, most = imported(path)
    assert problems
    assert most < MOST_MB


def zipped_in_zips():
    data = b"\0" * 10_000_000
    for _ in range(5):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(10):
                archive.writestr(f"word/{number}.zip", data)
            archive.writestr("word/document.xml", data)
        data = outer.getvalue()
    yield data


def many_messages():
    for number in range(100_000):
        yield b"From a@b.org Mon Jan  1 00:00:00 2026\nFrom: Ann <a@b.org>\nSubject: %d\n\nWords %d.\n\n" % (
            number,
            number,
        )


def many_attributes(count, start, end):
    yield start
    for number in range(count):
        yield b' a%d="1"' % number
    yield end


MB = 1 << 20
HUGE = {
    "zips.docx": (zipped_in_zips, 0),
    "many.mbox": (many_messages, 100_000),
    "cell.csv": (lambda: [b'title,text\nA,"', *[b"word" * (MB // 4)] * 200, b'"\n'], 0),
    "deep.json": (lambda: [b'[{"title": "a", "text": "b", "c": ', *[b"[" * MB] * 5, *[b"]" * MB] * 5, b"}]"], 0),
    "deeper.json": (lambda: [b"[" * MB] * 10, 0),
    "deep.jsonl": (lambda: [b'{"title": "a", "text": "b"}\n', *[b"[" * MB] * 5, b'\n{"title": "c", "text": "d"}'], 2),
    "deep.rss": (lambda: [b"<rss>", *[b"<b>" * MB] * 2], 0),
    "deep.rtf": (lambda: [b"{\\rtf1 ", *[b"{" * MB] * 5], 0),
    "attributes.html": (lambda: many_attributes(100_000, b"<p", b">words</p>"), 0),
    "attributes.rss": (lambda: many_attributes(1_000_000, b"<rss", b"/>"), 0),
    "attribute.html": (lambda: [b'<p title="', *[b"x" * MB] * 50, b'">words</p>'], 0),
    "kanji.txt": (lambda: ["これは日本語の文章です。\r\n".encode("cp932")] * (16 * MB // 27), 1),
    "emoji.txt": (lambda: ["😀".encode(), *[b"Some\x01words.\r\n"] * (16 * MB // 14 - 1)], 1),
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")
@pytest.mark.parametrize("name", HUGE)
def test_what_is_huge_in_one_way_is_read_or_refused_in_bounded_memory(tmp_path, name):
    make, count = HUGE[name]
    path = tmp_path / name
    # The peak of a process begins with what its parent holds: nothing here is held whole.
    with path.open("wb") as file:
        file.writelines(make())
    documents, problems, most = imported(path)
    assert documents == count
    assert bool(problems) == (count < 3 and not name.endswith(".txt"))
    assert most < MOST_MB
