"""Text files as articles: their encodings, what is refused, what is reported."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.extract.encoding import guessed_encoding
from desk.formats import plain_text
from desk.formats.format import Content, Corpus, Document, FormatError, Notice, Options
from desk.formats.plain_text import parse, read, sniff
from desk.model.article import Region, Source
from desk.text.canon import sha256

INTAKE = Path(__file__).parents[1] / "data" / "intake"
ENGLISH = (
    "PORT ELLEN (Dispatches) -- The island’s ferry contract was extended.\n“We are pleased,” said Ann Lee, café owner."
)
PERSIAN = "کشتي\u200cها مي\u200cتوانند هر روز حرکت کنند. وزارت امور خارجه در تهران گفت."


def given_file(folder, data, name="article.txt"):
    path = folder / name
    path.write_bytes(data)
    return path


def read_one(path):
    """The one document of a file and the texts of its notices."""
    items = list(read(path))
    (document,) = (item for item in items if isinstance(item, Document))
    return document, [item.text for item in items if isinstance(item, Notice)]


def test_a_file_is_an_article_with_its_name_and_without_a_guessed_title(tmp_path):
    path = given_file(tmp_path, ENGLISH.encode())
    document, notices = read_one(path)
    assert document.text == ENGLISH
    assert document.article.source == Source(file="article.txt", dateline="PORT ELLEN", agency="Dispatches")
    assert document.article.regions == (Region(0, 26, "dateline"),)
    assert (document.article.title, document.article.length) == ("", len(ENGLISH))
    assert document.article.text_sha256 == sha256(ENGLISH)
    assert notices == ["Read as utf-8."]
    assert next(iter(read(path))) == Corpus()


@pytest.mark.parametrize(
    ("text", "encoding", "reported"),
    [
        (ENGLISH, "utf-16-le", "Read as utf-16-le."),
        (ENGLISH, "utf-16-be", "Read as utf-16-be."),
        (PERSIAN, "utf-16-le", "Read as utf-16-le."),
        (ENGLISH, "cp1252", "Read as windows-1252, which is a guess: the file does not tell."),
        (PERSIAN, "cp1256", "Read as windows-1256, which is a guess: the file does not tell."),
    ],
)
def test_the_encoding_is_found_and_reported(tmp_path, text, encoding, reported):
    document, notices = read_one(given_file(tmp_path, text.encode(encoding)))
    assert document.text == text
    assert notices == [reported]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("café", "cp1252"),
        ("He said “we are pleased” – café.", "cp1252"),
        ("Müller sagte, daß die Größe €5 betrug", "cp1252"),
        ("L’été à Paris, où l’on s’élève", "cp1252"),
        ("España y el año del señor", "cp1252"),
        ("سلام دنيا", "cp1256"),
        ("قال الوزير إن الاجتماع كان جيدا", "cp1256"),
        ("Iran’s “Khamenei” (خامنه)", "cp1256"),
        ("TEHRAN (ISNA) تهران", "cp1256"),
        ("Привет, мир. Это новости дня", "cp1251"),
        ("日本語のニュースです", "cp932"),
    ],
)
def test_short_texts_in_old_encodings_are_guessed_right(text, encoding):
    assert text.encode(encoding).decode(guessed_encoding(text.encode(encoding))) == text


def test_line_ends_and_a_byte_order_mark_are_brought_into_form_and_reported(tmp_path):
    document, notices = read_one(given_file(tmp_path, b"\xef\xbb\xbfone\r\ntwo\rthree"))
    assert document.text == "one\ntwo\nthree"
    assert notices == ["Read as utf-8.", "A byte order mark was dropped, 2 line ends became LF."]


def test_what_stands_around_the_body_is_read_and_marked(tmp_path):
    text = f"Ferry deal\nBy Ann Lee\nNews ID: 67388\nDate: 05/06/2019\n\n{ENGLISH}\n\n* Comment:\n"
    document, notices = read_one(given_file(tmp_path, text.encode()))
    article = document.article
    assert (document.text, article.title) == (text, "Ferry deal")
    assert article.source == Source(
        file="article.txt", author="Ann Lee", news_id="67388", dateline="PORT ELLEN", agency="Dispatches"
    )
    assert [region.kind for region in article.regions] == ["header", "dateline", "boilerplate"]
    assert [finding.field for finding in article.provenance.findings] == [
        "title", "author", "news_id", "published", "dateline", "agency", "text",
    ]  # fmt: skip
    assert notices == [
        "Read as utf-8.", "The date “05/06/2019” can be 2019-06-05 or 2019-05-06; none was taken.",
    ]  # fmt: skip


def test_a_file_is_read_again_in_an_encoding_that_a_person_chose(tmp_path):
    path = given_file(tmp_path, "Привет, мир".encode("koi8-r"))
    items = list(read(path, Options(encoding="koi8-r")))
    assert [item.text for item in items if isinstance(item, Document)] == ["Привет, мир"]
    assert [item.text for item in items if isinstance(item, Notice)] == ["Read as koi8-r, as chosen."]
    with pytest.raises(FormatError, match=r"there is no encoding “klingon”\.$"):
        list(read(path, Options(encoding="klingon")))


def test_bytes_that_a_chosen_encoding_does_not_know_are_counted(tmp_path):
    items = list(read(given_file(tmp_path, b"caf\xe9"), Options(encoding="utf-8")))
    assert [item.text for item in items if isinstance(item, Document)] == ["caf\ufffd"]
    assert "1 bytes that are not utf-8 became U+FFFD." in [item.text for item in items if isinstance(item, Notice)]


def test_control_characters_are_replaced_and_odd_marks_mentioned(tmp_path):
    document, notices = read_one(given_file(tmp_path, "a\0b and some more text \u202eright\n".encode()))
    assert document.text == "a\ufffdb and some more text \u202eright\n"
    assert notices[1:] == [
        "1 character that text may not hold became U+FFFD.",
        "Mind that it holds 1 mark reversing the order of letters, 1 such mark still open at the end of a line; "
        "the first is in line 1.",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "there is no text in it"),
        (b" \r\n\t \n", "there is no text in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is a PNG picture, not text"),
        (bytes(range(256)) * 4, "it is a binary file, not text"),
    ],
)
def test_what_is_no_article_is_refused_in_a_sentence(tmp_path, data, reason):
    with pytest.raises(FormatError) as caught:
        list(read(given_file(tmp_path, data)))
    assert str(caught.value) == f"article.txt cannot be read: {reason}."


def test_a_file_that_is_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(plain_text, "MOST_BYTES", 2 << 20)
    path = given_file(tmp_path, b"x" * (3 << 20))
    with pytest.raises(FormatError, match="it has 3 MB, and an article may have 2"):
        list(read(path))


def test_a_file_that_is_not_there_is_named_with_the_reason(tmp_path):
    with pytest.raises(FormatError, match=r"^gone\.txt cannot be read: no such file or directory\.$"):
        list(read(tmp_path / "gone.txt"))


def test_files_with_a_structure_of_their_own_are_not_taken_for_plain_text():
    assert sniff(b"just words", "notes")
    assert sniff("ك".encode() * 1365 + b"\xd9", "cut.txt")
    assert not sniff(b'{"a": 1}', "data.json")
    assert not sniff(b"<html>", "page.HTML")
    for name in ("a.jsonld", "a.jsonl", "a.ndjson", "a.svg", "a.warc", "a.mht", "a.YAML"):
        assert not sniff(b"plain words", name)
    assert not sniff(b"%PDF-1.7", "paper")
    assert sniff(b"%PDF-1.7", "wrongly-named.txt")


def test_a_name_with_control_characters_is_kept_without_them(tmp_path):
    items = parse([Content(b"Some words.", "c\x1bd.txt")])[0]
    (made,) = (item for item in items if isinstance(item, Document))
    assert made.article.source.file == "c\ufffdd.txt"


def test_a_name_that_is_not_text_is_kept_as_far_as_it_is(tmp_path):
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        path.write_bytes(b"words")
    except OSError:
        pytest.skip("this file system takes only names in Unicode")
    document, _ = read_one(path)
    assert document.article.source.file == "caf\ufffd.txt"


@pytest.mark.parametrize(
    ("name", "paragraphs", "reported"),
    [
        ("crlf_bom", 6, ["Read as utf-8.", "A byte order mark was dropped, 5 line ends became LF."]),
        ("cr_only", 6, ["Read as utf-8.", "5 line ends became LF."]),
        ("utf16le_nobom", 6, ["Read as utf-16-le."]),
        ("cp1252", 3, ["Read as windows-1252, which is a guess: the file does not tell."]),
    ],
)
def test_the_same_article_comes_out_of_files_of_every_make(name, paragraphs, reported):
    document, notices = read_one(INTAKE / "txt" / f"{name}.txt")
    body = json.loads((INTAKE / "base.expected.json").read_text(encoding="utf-8"))["body"]
    assert document.text == "\n".join(body.split("\n")[:paragraphs])
    assert notices == reported


def test_marks_that_disguise_text_stay_and_are_warned_of():
    document, notices = read_one(INTAKE / "txt" / "trojan_source.txt")
    assert document.text == (INTAKE / "txt" / "trojan_source.txt").read_text(encoding="utf-8")
    assert notices[1:] == [
        "Mind that it holds 2 marks reversing the order of letters, 1 mark isolating a stretch from its direction, "
        "1 such mark still open at the end of a line; the first is in line 1."
    ]
    document, notices = read_one(INTAKE / "txt" / "controls.txt")
    assert len(document.text) == 45
    assert notices[1] == "7 line ends became LF, 7 characters that text may not hold became U+FFFD."
    assert all(word in notices[2] for word in ("reversing", "isolating", "still open", "invisible characters"))


def test_one_line_of_many_megabytes_is_read_without_looking_at_all_of_it_twice(tmp_path):
    path = given_file(tmp_path, b"By Ann Lee (" * (15 << 20 >> 12) * 300)
    document, _ = read_one(path)
    assert document.article.regions == ()


def test_a_file_of_a_gigabyte_is_refused_by_its_size(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(FormatError, match="it has 1,024 MB, and an article may have 16"):
        list(read(path))


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_any_bytes_give_a_text_or_a_sentence(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "a.txt"
    path.write_bytes(data)
    try:
        document, _ = read_one(path)
    except FormatError as error:
        said = str(error)
    else:
        said = ""
        assert all(0 <= region.start < region.end <= len(document.text) for region in document.article.regions)
    assert not said or said.startswith("a.txt cannot be read: ")


@pytest.mark.parametrize(
    ("data", "encoding", "decisions"),
    [
        (b"Plain words.", None, []),
        ("Der Kaffee – für alle.".encode("cp1252"), None, ["windows-1252, by the frequencies of its bytes"]),
        ("Кофе для всех.".encode("cp1251"), "windows-1251", ["windows-1251, chosen by a person"]),
        ("Some words.".encode("utf-16"), None, ["utf-16-le, as its bytes tell"]),
        (b"a\x02b\x01c words of some length, and more", None, ["2 characters that text may not hold became U+FFFD"]),
    ],
)
def test_what_was_decided_of_the_bytes_is_kept_with_the_article(tmp_path, data, encoding, decisions):
    items = list(read(given_file(tmp_path, data), Options(encoding=encoding)))
    provenance = items[-1].article.provenance
    assert [each.origin for each in provenance.findings if each.field == "text"] == decisions
