"""CSV and TSV as articles: dialects, encodings, the columns, and what is refused."""

import contextlib
import json
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.formats.format import Columns, Corpus, Document, FormatError, Notice, Options
from desk.formats.known import detect
from desk.formats.tables import delimited
from desk.formats.tables.delimited import columns, read, sniff

DATA = Path(__file__).parents[1] / "data" / "intake"
BASE = json.loads((DATA / "base.expected.json").read_text("utf-8"))


def given_file(folder, content, name="table.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read_all(path, options=None):
    """The documents of a file and the texts of its notices."""
    items = list(read(path, options or Options()))
    assert items[0] == Corpus()
    documents = [item for item in items if isinstance(item, Document)]
    return documents, [item.text for item in items if isinstance(item, Notice)]


def refused(path, options=None):
    with pytest.raises(FormatError) as caught:
        list(read(path, options or Options()))
    return str(caught.value)


def test_an_export_with_quoted_line_ends_becomes_articles():
    (first, second), notices = read_all(DATA / "csv" / "export.csv")
    article = first.article
    assert first.text == BASE["body"]
    assert (article.title, article.language) == (BASE["title"], "en")
    assert (article.source.url, article.source.outlet) == (BASE["url"], BASE["publisher"])
    assert (article.source.author, article.source.news_id) == (BASE["author"], BASE["source_id"])
    assert article.source.published == "2026-03-04"
    assert article.source.file == "export.csv"
    assert (article.provenance.part, second.article.provenance.part) == (1, 2)
    assert {finding.field: finding.origin for finding in article.provenance.findings} == {
        "text": "row 2, column “text”",
        "news_id": "column “id”",
        "title": "column “title”",
        "author": "column “authors”",
        "outlet": "column “media_name”",
        "url": "column “url”",
        "published": "column “publish_date”",
        "language": "column “language”",
        "dateline": "the dateline: a place before an agency and a dash",
        "agency": "the dateline’s credit",
    }
    assert second.article.title == '=HYPERLINK("https://evil.example")'
    assert second.text == "A cell that begins with an equals sign must stay text."
    assert notices == ["Read as utf-8."]


def test_a_semicolon_export_of_excel_in_windows_1252_is_read():
    (document,), notices = read_all(DATA / "csv" / "export_excel_semicolon_cp1252.csv")
    assert (document.article.title, document.text) == ("Semi;colon", "Line one\nline two – café")
    assert notices == ["Read as windows-1252, which is a guess: the file does not tell."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_found_out(tmp_path, encoding, delimiter):
    text = "وزارت امور خارجه در تهران گفت که کشتي\u200cها مي\u200cتوانند هر روز حرکت کنند."
    rows = [["id", "title", "text"], ["1", "خبر، امروز", text], ["2", "خبر", text]]
    content = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    documents, _ = read_all(given_file(tmp_path, content.encode(encoding)))
    assert [(each.article.title, each.text) for each in documents] == [("خبر، امروز", text), ("خبر", text)]


def test_a_letter_that_is_not_utf8_far_into_the_file_is_not_missed(tmp_path):
    content = "title,text\n" + "a,some plain words\n" * 10_000 + "b,un café à Paris – très élégant\n"
    documents, _ = read_all(given_file(tmp_path, content.encode("cp1252")))
    assert documents[-1].text == "un café à Paris – très élégant"


def test_an_encoding_that_a_person_chose_is_used(tmp_path):
    path = given_file(tmp_path, "title;text\nx;Привет\n".encode("koi8-r"))
    documents, notices = read_all(path, Options(encoding="koi8-r"))
    assert documents[0].text == "Привет"
    assert notices == ["Read as koi8-r."]
    assert refused(path, Options(encoding="nonsense")) == ("table.csv cannot be read: there is no encoding “nonsense”.")


def test_the_separator_that_excel_states_is_used(tmp_path):
    (document,), _ = read_all(given_file(tmp_path, "sep=;\ntitle;text\na,b;c,d\n"))
    assert (document.article.title, document.text) == ("a,b", "c,d")


def test_columns_are_named_and_proposed(tmp_path):
    path = given_file(tmp_path, "Titel;Inhalt;x\nFähre;Der Rat stimmte ab;1\n")
    assert columns(path) == (("Titel", "Inhalt", "x"), Columns(fields=(("Titel", "title"), ("Inhalt", "text"))))


def test_a_table_without_a_header_has_numbered_columns(tmp_path):
    path = given_file(tmp_path, "1,Ferry,the council voted\n2,Quay,the operator waits\n")
    names, proposal = columns(path)
    assert (names, proposal) == (("column 1", "column 2", "column 3"), Columns(fields=()))
    chosen = Columns(fields=(("column 2", "title"), ("column 3", "text")))
    documents, _ = read_all(path, Options(columns=chosen))
    assert [(each.article.title, each.text) for each in documents] == [
        ("Ferry", "the council voted"),
        ("Quay", "the operator waits"),
    ]


def test_what_a_person_said_of_the_columns_is_heeded(tmp_path):
    path = given_file(tmp_path, "title,text,lead\nT,the body,the lead\n")
    chosen = Columns(fields=(("lead", "text"), ("text", "text"), ("title", "section")))
    (document,), _ = read_all(path, Options(columns=chosen))
    assert document.text == "the lead\n\nthe body"
    assert (document.article.title, document.article.source.section) == ("", "T")


def test_columns_that_are_not_there_are_refused(tmp_path):
    path = given_file(tmp_path, "title,text\nT,the body\n")
    start = "table.csv cannot be read: "
    for fields, said in (
        ((("gone", "text"),), "it has no column “gone”."),
        ((("title", "mood"), ("text", "text")), "a column cannot hold “mood”."),
        ((("title", "title"),), "no column is said to hold the text."),
    ):
        assert refused(path, Options(columns=Columns(fields=fields))) == start + said


def test_a_table_whose_text_is_in_doubt_asks_for_its_columns(tmp_path):
    path = given_file(tmp_path, "left,right\nsome,thing\n")
    assert refused(path) == (
        "table.csv cannot be read: it must be told which column holds the text; it has “column 1”, “column 2”."
    )


def test_rows_without_text_are_counted_and_named(tmp_path):
    content = "title,text\n,\na,words\nb,\n,,\nc, \nd,more\n"
    documents, notices = read_all(given_file(tmp_path, content))
    assert [each.article.title for each in documents] == ["a", "d"]
    assert notices[1:] == [
        "2 empty rows were left out.",
        "2 rows have no text and were left out: 4, 6.",
    ]


def test_a_table_without_any_text_is_refused(tmp_path):
    name = "table.csv cannot be read: "
    assert refused(given_file(tmp_path, "")) == name + "there is no text in it."
    assert refused(given_file(tmp_path, "\n,,\n")) == name + "there is no text in it."
    path = given_file(tmp_path, "title,text\na,\n")
    assert refused(path, Options(columns=Columns(fields=(("text", "text"),)))) == name + "none of its rows has a text."


def test_dates_are_brought_into_iso_form_and_doubtful_ones_are_not_chosen(tmp_path):
    content = "date,text\n4 March 2026,a\n03/04/2026,b\nsoon,c\n"
    documents, _ = read_all(given_file(tmp_path, content))
    assert [each.article.source.published for each in documents] == ["2026-03-04", None, None]
    findings = [each.article.provenance.findings[1] for each in documents]
    assert set(findings[1].readings) == {"2026-04-03", "2026-03-04"}
    assert findings[2].origin == "column “date”, which reads “soon”"


@pytest.mark.parametrize(("clear", "meant"), [("25/03/2026", "2026-04-03"), ("03/25/2026", "2026-03-04")])
def test_a_doubtful_date_is_read_as_the_clear_ones_of_its_column(tmp_path, clear, meant):
    documents, _ = read_all(given_file(tmp_path, f"date,text\n03/04/2026,a\n{clear},b\n"))
    assert documents[0].article.source.published == meant
    finding = documents[0].article.provenance.findings[1]
    assert finding.confidence == 0.95
    assert "whose other dates have" in finding.origin


def test_languages_and_keywords_are_understood(tmp_path):
    (document,), _ = read_all(given_file(tmp_path, "language,keywords,text\nEnglish,ferry; harbour,words\n"))
    assert document.article.language == "en"
    assert document.article.source.keywords == ("ferry", "harbour")


def test_cells_of_html_become_text(tmp_path):
    html = '"<p>One <a href=""https://example.org"">line</a></p><p>two &lt;3</p>"'
    content = f"title,text\nA &amp; <b>B</b>,{html}\nx,1 < 2 > 0\n"
    documents, _ = read_all(given_file(tmp_path, content))
    assert [(each.article.title, each.text) for each in documents] == [
        ("A & B", "One line\ntwo <3"),
        ("x", "1 < 2 > 0"),
    ]


def test_a_dateline_within_a_cell_is_a_region_of_the_text(tmp_path):
    (document, _), _ = read_all(DATA / "csv" / "export.csv")
    assert [(region.kind, document.text[region.start : region.end]) for region in document.article.regions] == [
        ("dateline", "PORT ELLEN (Dispatches) --")
    ]
    assert (document.article.source.dateline, document.article.source.agency) == ("PORT ELLEN", "Dispatches")


def test_a_cell_may_be_larger_than_the_libraries_limit(tmp_path):
    text = "some words\n" * 20_000
    (document,), _ = read_all(given_file(tmp_path, f'title,text\na,"{text}"\n'))
    assert document.text == text


def test_a_missing_quotation_mark_is_refused_in_plain_words(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "_MOST_ROW", 1 << 20)
    content = 'title,text\na,words\nb,"' + "words\n" * 200_000
    path = given_file(tmp_path, content)
    assert refused(path).endswith("row 3 has more than 8 million characters: a quotation mark may be missing.")


def test_nul_bytes_and_other_controls_are_replaced_and_reported(tmp_path):
    (document,), notices = read_all(given_file(tmp_path, "title,text\na,one\0two\n"))
    assert document.text == "one\ufffdtwo"
    assert notices[1:] == ["Row 2 has characters that text may not hold; they became U+FFFD."]


def test_hidden_marks_are_mentioned(tmp_path):
    _, notices = read_all(given_file(tmp_path, "title,text\na,one \u202etwo\n"))
    assert notices[1:] == ["Row 2 has marks that change the order of letters, or invisible ones inside words."]


def test_rows_of_uneven_width_are_read_as_far_as_they_go(tmp_path):
    documents, _ = read_all(given_file(tmp_path, "title,text\na,words,more,cells\nb\nc,words\n"))
    assert [(each.article.title, each.text) for each in documents] == [("a", "words"), ("c", "words")]


def test_what_is_no_text_is_refused(tmp_path):
    said = refused(given_file(tmp_path, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"))
    assert said == "table.csv cannot be read: it is a PNG picture, not text."
    assert refused(tmp_path / "gone.csv") == "gone.csv cannot be read: no such file or directory."


def test_a_large_table_is_read_in_little_memory(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("title,text\n")
        file.writelines(f"t{i},{'some words of an article ' * 400}\n" for i in range(1_000))
    size = path.stat().st_size
    tracemalloc.start()
    try:
        count = sum(isinstance(item, Document) for item in read(path))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 1_000
    assert peak < size / 3


def test_only_names_tell_a_table():
    assert sniff(b"anything", "a.CSV")
    assert sniff(b"", "a.tsv")
    assert not sniff(b"title,text\n", "a.txt")


SEED = (DATA / "csv" / "export.csv").read_bytes()
BYTES = st.sampled_from(list(b'",;\n\r\t\0a\xff=')) | st.integers(0, 255)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(SEED) - 1), BYTES), max_size=10), st.integers(0, len(SEED)))
def test_a_damaged_file_is_read_or_refused(tmp_path, changes, length):
    data = bytearray(SEED)
    for at, byte in changes:
        data[at] = byte
    path = given_file(tmp_path, bytes(data[:length]))
    with contextlib.suppress(FormatError):
        read_all(path)
    with contextlib.suppress(FormatError):
        columns(path)


def test_how_its_bytes_were_read_is_kept_with_every_row(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_bytes("title;text\nA;Кофе\nB;Чай\n".encode("cp1251"))
    documents, _ = read_all(path, Options(encoding="windows-1251"))
    for document in documents:
        origins = [each.origin for each in document.article.provenance.findings if each.field == "text"]
        assert origins[1:] == ["windows-1251, chosen by a person"]


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_mark_is_no_part_of_the_first_name_whoever_chose_the_encoding(tmp_path, mark):
    path = given_file(tmp_path, "text;title\nThe council voted.;Ferry\n".encode(mark))
    documents, _ = read_all(path, Options(encoding=mark.removesuffix("-sig")))
    assert [(each.article.title, each.text) for each in documents] == [("Ferry", "The council voted.")]


def test_a_text_that_its_commas_cut_is_told_of(tmp_path):
    path = given_file(tmp_path, "title,text\nA,The council voted.\nB,The mayor, who left, agreed.\n")
    documents, notices = read_all(path)
    assert [each.text for each in documents] == ["The council voted.", "The mayor"]
    assert notices[-1] == "Row 3 has more cells than there are names, and a text may have been cut at a comma."


@pytest.mark.parametrize("name", ["table.csv", "table.jsonl"])
def test_shifts_between_scripts_that_break_off_are_refused_in_a_sentence(tmp_path, name):
    path = given_file(tmp_path, b'{"title;text\nA;\x1b$B:9o0000-00-00T\x1b$0:99lonn9lonn').rename(tmp_path / name)
    reader = detect(path)
    with pytest.raises(FormatError, match="not in the encoding that it seemed to be in"):
        list(reader.read(path))


def test_a_name_many_times_and_columns_without_end_take_no_time(tmp_path):
    path = given_file(tmp_path, "text" + ";text" * 16_000 + "\nThe council voted.\n")
    started = time.process_time()
    assert columns(path)[0][-1] == "text (16001)"
    assert refused(given_file(tmp_path, ";" * 5_000_000 + "a\nb\n")) == (
        "table.csv cannot be read: it has 5,000,001 columns, and 16,384 is the most that is read."
    )
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("content", "broken"),
    [
        ('title,text\nA,"The council\nvoted."\n', False),
        ('title,text\nA,"The council\nvo', True),
        ('title,text\nA,"The council\nvoted.\n', True),
        ('title,text\nA,"A ""quoted"" word"\n', False),
        ('title,text\nA,A 5" pipe\n', False),
        ("title,text\nA,The council voted", False),
        ('title,text\nA,A pipe of 5" width', False),
        ('title,text\nA,A pipe of 5"', False),
        ('title,text\nA,"A pipe of 5"" wid', True),
    ],
)
def test_a_table_that_breaks_off_within_quotes_is_told_of(tmp_path, content, broken):
    notices = read_all(given_file(tmp_path, content))[1]
    assert ("It breaks off within row 2, or a quotation mark is missing there." in notices) == broken
