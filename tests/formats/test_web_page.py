"""Saved pages as documents: what is read, what is said, what is refused."""

import gzip
import sys
import zlib

import pytest

from desk.formats.format import Block, Corpus, Document, FormatError, Notice, Options
from desk.formats.known import detect
from desk.formats.pages.web_page import FORMAT, read, sniff
from desk.text.canon import sha256
from tests.extract.pages import BASE, PARAGRAPHS, SAMPLES, a_page, an_article
from tests.intake import result_of


def read_one(path, options=None):
    """The one document of a file and its notices."""
    items = list(read(path, *([options] if options else [])))
    assert items[0] == Corpus()
    (document,) = (item for item in items if isinstance(item, Document))
    return document, [item for item in items if isinstance(item, Notice)]


def saved(folder, data, name="page.html"):
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_page_is_an_article_with_its_metadata_and_its_lines():
    document, notices = read_one(SAMPLES / "html" / "article_utf8.html")
    article = document.article
    assert document.text.replace("\xa0", " ") == BASE["body"].replace("\xa0", " ")
    assert (article.title, article.language, article.length) == (BASE["title"], "en", len(document.text))
    assert article.text_sha256 == sha256(document.text)
    assert article.source.file == "article_utf8.html"
    assert article.source.published == BASE["published"]
    assert Block("First!", kept=False) in document.blocks
    assert "\n".join(block.text for block in document.blocks if block.kept) == document.text
    assert article.provenance is not None
    assert article.provenance.version.startswith("trafilatura ")
    assert {"title", "author", "published", "text"} <= {finding.field for finding in article.provenance.findings}
    assert all(notice.routine for notice in notices)


def test_a_person_can_take_the_whole_page_and_another_encoding():
    path = SAMPLES / "html" / "fa_cp1256_undeclared.html"
    whole, _ = read_one(path, Options(whole=True))
    assert all(block.kept for block in whole.blocks)
    other, _ = read_one(path, Options(encoding="windows-1252"))
    assert "تهران" not in other.text
    with pytest.raises(FormatError, match="there is no encoding “nonsense”"):
        read_one(path, Options(encoding="nonsense"))


def test_a_guessed_encoding_is_said():
    _, notices = read_one(SAMPLES / "html" / "fa_cp1256_undeclared.html")
    assert [n.text for n in notices if not n.routine] == [
        "Read as windows-1256, which is a guess: the page does not tell."
    ]


def test_a_packed_page_is_unpacked(tmp_path):
    data = a_page(an_article())
    document, _ = read_one(saved(tmp_path, gzip.compress(data), "page.html.gz"))
    assert document.text == "\n".join(PARAGRAPHS)
    halves = gzip.compress(data[:200]) + gzip.compress(data[200:])
    assert read_one(saved(tmp_path, halves, "two.html.gz"))[0].text == document.text


def test_a_bomb_is_refused_while_it_is_unpacked(tmp_path):
    packing = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packing.compress(bytes(1 << 20)) for _ in range(70)) + packing.flush()
    assert len(bomb) < 100_000
    with pytest.raises(FormatError, match="unpacked it has more than 64 MB"):
        read_one(saved(tmp_path, bomb, "bomb.html.gz"))


def test_packed_files_that_are_cut_off_or_damaged_are_refused(tmp_path):
    packed = gzip.compress(a_page(an_article()))
    with pytest.raises(FormatError, match="ends before its content does"):
        read_one(saved(tmp_path, packed[:-20], "cut.html.gz"))
    with pytest.raises(FormatError, match="damaged"):
        read_one(saved(tmp_path, packed[:30] + b"\xff" * 40 + packed[70:], "bad.html.gz"))


def test_a_huge_file_is_refused_by_its_size(tmp_path):
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(FormatError, match="it has 1,024 MB, and a page may have 64"):
        read_one(path)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path):
    with pytest.raises(FormatError, match=r"gone\.html cannot be read: no such file"):
        read_one(tmp_path / "gone.html")


@pytest.mark.parametrize(
    ("head", "name", "is_page"),
    [
        (b"", "a.html", True),
        (b"", "A.HTM", True),
        (b"\x1f\x8b", "a.html.gz", True),
        (b"<!DOCTYPE html><html>", "saved", True),
        (b"\n<?xml version='1.0'?>\n<!-- saved --><HTML>", "saved.txt", True),
        ("\ufeff<html lang='fa'>".encode("utf-16-le"), "saved", True),
        (b"<article>", "a.xml", False),
        (b"From: x\n\n<html>", "a.eml", False),
        (b"The word html", "a.txt", False),
    ],
)
def test_pages_are_known_by_name_and_by_their_first_tag(head, name, is_page):
    assert sniff(head, name) is is_page


def test_pages_are_found_and_read_in_a_process_of_their_own(tmp_path):
    assert detect(saved(tmp_path, a_page(an_article()))) is FORMAT
    assert FORMAT.isolated


def test_without_the_library_the_command_that_brings_it_is_named(tmp_path, monkeypatch):
    path = saved(tmp_path, a_page(an_article()))
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(FormatError, match=r'pip install "desk\[pages\]"'):
        read_one(path)
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(FormatError, match=r'pip install "desk\[pages\]"'):
        read_one(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_page_that_has_no_end_is_told_of(tmp_path, encoding):
    whole = a_page(an_article()).decode().replace("utf-8", encoding)
    path = tmp_path / "a.html"
    told = "It begins as a page and has no end: it may have broken off."
    for source, expected in ((whole, []), (whole.removesuffix("</body></html>"), [told])):
        path.write_bytes(source.encode(encoding))
        assert [text for text in result_of(FORMAT, path).told if "no end" in text] == expected
