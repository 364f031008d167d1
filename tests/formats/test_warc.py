"""Web archives: the pages in them, what is left out, and archives made to harm."""

import gzip
import io
import json
import tracemalloc
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.formats.format import Notice, Options
from desk.formats.pages import warc
from desk.formats.pages.warc import FORMAT
from tests.intake import BASE, DATA, damaged, result_of, sniffed

SAMPLE = DATA / "warc" / "article.warc.gz"
PERSIAN = json.loads((DATA / "warc" / "fa.expected.json").read_bytes())["paragraphs"]
PLAIN = gzip.decompress(SAMPLE.read_bytes())
PAGE = b"<html><body><article><p>%s</p></article></body></html>" % (b"A long sentence about ships and ports. " * 20)


def given_archive(folder, content, name="a.warc"):
    path = folder / name
    path.write_bytes(content)
    return path


def a_record(block, kind="response", address="https://example.org/1", **headers):
    named = {"WARC-Type": kind, "WARC-Target-URI": address, "WARC-Date": "2026-03-05T08:00:00Z"} | headers
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"WARC/1.0\r\n{lines}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def a_page(content=PAGE, status="200 OK", **headers):
    named = {"Content-Type": "text/html; charset=utf-8"} | {
        name.replace("_", "-"): text for name, text in headers.items()
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return a_record(f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + content)


@pytest.mark.parametrize("name", ["article.warc.gz", "article.warc", "whole.warc.gz"])
def test_the_sample_gives_exactly_its_pages_however_it_is_compressed(tmp_path, name):
    contents = {"article.warc.gz": SAMPLE.read_bytes(), "article.warc": PLAIN, "whole.warc.gz": gzip.compress(PLAIN)}
    path = given_archive(tmp_path, contents[name], name)
    assert sniffed(FORMAT, path)
    result = result_of(FORMAT, path)
    assert (result.failure, result.told) == (None, [])
    first, second = result.documents
    source = first.article.source
    assert first.text == BASE["body"]
    assert (first.article.title, first.article.language) == (BASE["title"], BASE["language"])
    assert (source.author, source.outlet, source.published) == (BASE["author"], BASE["publisher"], BASE["published"])
    assert (source.url, source.news_id, source.retrieved) == (BASE["url"], BASE["source_id"], "2026-03-05T08:00:00Z")
    assert second.text.split("\n")[-3:] == PERSIAN
    assert (second.article.language, second.article.source.url) == ("fa", "https://news.example.org/fa")
    assert [document.article.provenance.part for document in result.documents] == [1, 2]
    around = "What stands around the article was left out."
    left_out = "One record that is no page is left out: 1 image/jpeg."
    assert [notice.text for notice in result.notices] == [around, around, left_out]


def test_each_field_says_where_it_stood():
    result = result_of(FORMAT, SAMPLE)
    assert result.finding("retrieved") == ("2026-03-05T08:00:00Z", "WARC-Date")
    assert result.finding("published") == (BASE["published"], "JSON-LD datePublished")


def test_only_pages_that_a_server_gave_in_full_are_read(tmp_path):
    content = (
        a_record(b"software: own\r\n", "warcinfo")
        + a_page(status="404 Not Found")
        + a_page(status="301 Moved Permanently")
        + a_record(b"GET / HTTP/1.1\r\n\r\n", "request")
        + a_record(PAGE, "resource", **{"Content-Type": "text/html"})
        + a_page()
    )
    result = result_of(FORMAT, given_archive(tmp_path, content))
    assert len(result.documents) == 2
    assert [notice.text for notice in result.notices if notice.routine] == [
        "4 records that are no pages are left out: 1 of type warcinfo, 1 with status 404, 1 with status 301, "
        "1 of type request."
    ]


def test_chunks_are_joined_and_what_the_server_compressed_is_unpacked(tmp_path):
    packed = gzip.compress(PAGE)
    chunks = b"".join(
        b"%x\r\n%s\r\n" % (len(packed[at : at + 20]), packed[at : at + 20]) for at in range(0, len(packed), 20)
    )
    page = a_page(chunks + b"0\r\n\r\n", Transfer_Encoding="chunked", Content_Encoding="gzip")
    assert result_of(FORMAT, given_archive(tmp_path, page)).document.text.startswith("A long sentence about ships")


def test_a_charset_that_lies_is_not_heeded_and_a_person_may_choose(tmp_path):
    page = a_page(
        "<html><body><article><p>{}</p></article></body></html>".format("Привет, это новости дня. " * 20).encode(
            "cp1251"
        )
    )
    path = given_archive(tmp_path, page)
    assert result_of(FORMAT, path).document.text.startswith("Привет, это новости дня.")
    assert result_of(FORMAT, path, Options(encoding="cp1251")).document.text.startswith("Привет")


def test_a_page_without_an_article_does_not_stop_the_others(tmp_path):
    result = result_of(
        FORMAT, given_archive(tmp_path, a_page(b"<html></html>") + a_page(b"\x89PNG\r\n\x1a\n") + a_page())
    )
    assert len(result.documents) == 1
    assert result.documents[0].article.provenance.part == 3
    assert [notice.lost for notice in result.notices] == [True, True]
    assert result.told[1] == "The page https://example.org/1 is left out: it is a PNG picture, not text."


def test_an_archive_that_unpacks_to_far_more_than_its_size_is_refused(tmp_path):
    start = a_record(b"", "resource")[:-4].replace(b"Content-Length: 0", b"Content-Length: 900000000")
    packing = zlib.compressobj(9, wbits=31)
    bomb = packing.compress(start) + b"".join(packing.compress(bytes(1 << 20)) for _ in range(120)) + packing.flush()
    tracemalloc.start()
    result = result_of(FORMAT, given_archive(tmp_path, gzip.compress(a_page()) + bomb, "a.warc.gz"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(result.documents) == 1
    assert result.told == ["It could be read no further than one page: it unpacks to more than 300 times its size."]
    assert peak < 60 << 20


def test_a_page_that_unpacks_to_too_much_is_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(warc, "MOST_BYTES_OF_PAGE", 1 << 20)
    bomb = gzip.compress(b"<html>" + b" " * (40 << 20))
    result = result_of(FORMAT, given_archive(tmp_path, a_page(bomb, Content_Encoding="gzip") + a_page()))
    assert len(result.documents) == 1
    assert result.told == ["The page https://example.org/1 is left out: unpacked it has more than 1 MB."]


def test_a_page_whose_compressed_content_is_damaged_is_left_out(tmp_path):
    packed = bytearray(gzip.compress(PAGE * 3000, 1))
    packed[len(packed) // 2 : len(packed) // 2 + 60] = b"\xff" * 60
    result = result_of(FORMAT, given_archive(tmp_path, a_page(bytes(packed), Content_Encoding="gzip") + a_page()))
    assert len(result.documents) == 1
    assert result.told == ["The page https://example.org/1 is left out: its compressed content is damaged."]


def test_a_large_archive_is_read_as_a_stream(tmp_path):
    path = tmp_path / "a.warc"
    size = 100 << 20
    with path.open("wb") as file:
        file.write(a_record(b"", "resource")[:-4].replace(b"Content-Length: 0", b"Content-Length: %d" % size))
        file.write(b"\r\n\r\n")
        file.seek(size - 4, io.SEEK_CUR)
        file.write(b"\r\n\r\n" + a_page())
    tracemalloc.start()
    documents = result_of(FORMAT, path).documents
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (len(documents), peak < 40 << 20) == (1, True)


def test_headers_that_do_not_end_are_refused(tmp_path):
    result = result_of(FORMAT, given_archive(tmp_path, b"WARC/1.0\r\nWARC-Type: " + b"x" * (3 << 20)))
    assert result.failure == "a.warc cannot be read: the headers of a record in it do not end."


@pytest.mark.parametrize("share", [0.5, 0.9])
@pytest.mark.parametrize("compressed", [True, False])
def test_an_archive_that_breaks_off_gives_what_it_has_and_says_so(tmp_path, share, compressed):
    content = PLAIN + a_page() * 20
    content = gzip.compress(content) if compressed else content
    result = result_of(FORMAT, given_archive(tmp_path, content[: int(len(content) * share)]))
    assert result.failure or [notice for notice in result.notices if notice.lost]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b"words", "it does not begin as a web archive"),
        (gzip.compress(b"words"), "it does not begin as a web archive"),
        (b"\x1f\x8b\x08\x00 broken", "its compressed content is damaged"),
        (SAMPLE.read_bytes()[:30], "it breaks off"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "a record in it is damaged"),
        (b"WARC/1.0\r\nWARC-Type: resource\r\n\r\n", "a record in it does not say how long it is"),
    ],
)
def test_what_is_no_archive_is_refused_in_a_sentence(tmp_path, content, reason):
    assert result_of(FORMAT, given_archive(tmp_path, content)).failure == f"a.warc cannot be read: {reason}."


def test_only_web_archives_are_claimed():
    assert FORMAT.sniff(b"WARC/1.1\r\n", "a")
    assert FORMAT.sniff(SAMPLE.read_bytes()[:300], "a.gz")
    assert FORMAT.sniff(b"", "a.warc.gz")
    assert not FORMAT.sniff(gzip.compress(b"<html>"), "a.html.gz")
    assert not FORMAT.sniff(b"\x1f\x8b broken", "a.gz")
    assert not FORMAT.sniff(b"words", "a.txt")


@settings(max_examples=60)
@given(st.sampled_from([SAMPLE.read_bytes(), PLAIN]), st.integers(0, 1 << 32))
def test_a_damaged_archive_is_read_or_refused(tmp_path_factory, seed, number):
    path = given_archive(tmp_path_factory.mktemp("warc"), damaged(seed, number))
    result = result_of(FORMAT, path)
    assert result.failure or result.documents or result.notices


@pytest.mark.slow
def test_a_gigabyte_is_read_within_bounds(tmp_path):
    path = tmp_path / "a.warc"
    size = 1 << 30
    with path.open("wb") as file:
        file.write(
            a_page() + a_record(b"", "resource")[:-4].replace(b"Content-Length: 0", b"Content-Length: %d" % size)
        )
        file.truncate(file.tell() + size)
    tracemalloc.start()
    documents = result_of(FORMAT, path).documents
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (len(documents), peak < 100 << 20) == (1, True)


def test_an_archive_that_is_mostly_something_else_gives_signs_of_life(tmp_path, monkeypatch):
    monkeypatch.setattr(warc, "_SIGN_S", 0)
    video = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: video/mp4\r\nContent-Length: 10000000\r\n\r\n"
    path = tmp_path / "a.warc"
    path.write_bytes((video + b"\0" * 10_000_000 + b"\r\n\r\n") * 2)
    notices = [item for item in warc.read(path) if isinstance(item, Notice)]
    assert [notice.text for notice in notices if notice.routine] == ["It has long stretches that are no pages."] * 4
    assert notices[-1].text == "2 records that are no pages are left out: 2 video/mp4."
