"""Files with many articles of a news database: found by their beginning, one document for each article."""

import json
from pathlib import Path

import pytest

from desk.formats import lexisnexis
from desk.formats.format import Corpus, Document, FormatError, Notice, Options
from desk.formats.known import detect
from desk.formats.lexisnexis import FORMAT, read, sniff

INTAKE = Path(__file__).parents[1] / "data" / "intake"
EXPORT = INTAKE / "lexisnexis" / "two_documents.txt"
BASE = json.loads((INTAKE / "base.expected.json").read_text(encoding="utf-8"))["body"]


def documents(path, options=None):
    items = list(read(path, options or Options()))
    assert items[0] == Corpus()
    return [item for item in items if isinstance(item, Document)]


def test_an_export_gives_a_document_for_each_article_with_its_number():
    first, second = documents(EXPORT)
    assert (first.text, first.article.title) == (BASE, "Ferry contract extended for five years")
    assert [d.article.provenance.part for d in (first, second)] == [1, 2]
    assert second.text == "Sir, the ferry was late again on Friday and nobody told us why."
    assert {d.article.source.file for d in (first, second)} == {"two_documents.txt"}
    assert FORMAT.isolated


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-le"])
def test_its_encoding_is_found_or_chosen(tmp_path, encoding):
    text = (
        EXPORT.read_text(encoding="utf-8-sig").split("2 of 2 DOCUMENTS")[0].encode("cp1252", "ignore").decode("cp1252")
    )
    path = tmp_path / "export.txt"
    path.write_bytes(text.encode(encoding))
    assert sniff(path.read_bytes()[:4096], path.name)
    (document,) = documents(path)
    assert "café by the pier" in document.text
    assert documents(path, Options(encoding=encoding))[0].text == document.text


def test_an_export_is_told_from_an_article(tmp_path):
    assert detect(EXPORT).name == "lexisnexis"
    assert sniff(b"HD\r\nFerries\r\nWC\r\n98 words\r\n", "x.txt")
    assert sniff(b"Ferries\nPost\nMarch 4, 2026\n\nLength: 98 words\nBody\n\nIt goes.", "x.txt")
    assert sniff(b"Ferries\n98 words\n4 March 2026\nPost\nEnglish\n(c) 2026 Post\n\nIt goes.", "x.txt")
    assert sniff("1 von 2 DOKUMENTEN\n\nDie Welt\n\nLÄNGE: 120 Wörter\n".encode(), "x.txt")
    for head in (
        b"",
        b"plain words",
        b"In other words, HD is good.",
        b"In other words, the court released 3 of 10 documents.",
        b"They asked for 3 of 10 DOCUMENTS, in other words.",
        b"<p>1 of 2 DOCUMENTS</p>",
        b"\0" * 100,
        b"%PDF 1 of 2 DOCUMENTS",
    ):
        assert not sniff(head, "x.txt")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"plain words", "no articles as LexisNexis or Factiva write them were found in it"),
        (b"", "no articles as LexisNexis or Factiva write them were found in it"),
        (b"%PDF-1.7", "it is a PDF file, not text"),
        (bytes(range(256)) * 9, "it is a binary file, not text"),
    ],
)
def test_what_is_no_export_is_refused_in_a_sentence(tmp_path, data, reason):
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    with pytest.raises(FormatError) as caught:
        list(read(path))
    assert str(caught.value) == f"x.txt cannot be read: {reason}."


def test_a_truncated_export_gives_what_it_holds(tmp_path):
    data = EXPORT.read_bytes()
    path = tmp_path / "x.txt"
    for end in range(400, len(data), 97):
        path.write_bytes(data[:end])
        try:
            found = documents(path)
        except FormatError:
            continue
        assert 1 <= len(found) <= 2


def test_a_file_that_is_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(lexisnexis, "MOST_BYTES", 1 << 20)
    path = tmp_path / "x.txt"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(FormatError, match="it has 1,024 MB, and an export may have 1"):
        list(read(path))


def test_what_was_decided_about_its_bytes_is_said():
    notices = [item.text for item in read(EXPORT) if isinstance(item, Notice)]
    assert notices[0] == "Read as utf-8."
