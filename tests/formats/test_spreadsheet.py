"""Workbooks as articles: values of all kinds, dates, sheets, and what is refused."""

import contextlib
import io
import tracemalloc
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.formats.format import Columns, Corpus, Document, FormatError, Notice, Options
from desk.formats.tables import sheets
from desk.formats.tables.spreadsheet import columns, read, sniff

S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STYLES = (
    f'<styleSheet {S}><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/>'
    '<numFmt numFmtId="165" formatCode="&quot;days&quot; 0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
)


def cell(value, attributes=""):
    return f"<c {attributes}><v>{value}</v></c>"


def words(value):
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def row(*cells):
    return f"<row>{''.join(cells)}</row>"


def sheet(*rows):
    return f"<worksheet {S}><sheetData>{''.join(rows)}</sheetData></worksheet>"


def packed(*named, workbook="", **parts):
    """A workbook of (name, sheet) pairs; other parts by the last part of their name, with _ for the dot."""
    listed = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, (name, _) in enumerate(named))
    targets = "".join(f'<Relationship Id="r{i}" Target="worksheets/s{i}.xml"/>' for i in range(len(named)))
    files = {
        "xl/workbook.xml": f"<workbook {S} {R}>{workbook}<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{targets}</Relationships>",
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/s{i}.xml": content for i, (_, content) in enumerate(named)},
        **{f"xl/{name.replace('_', '.')}": content for name, content in parts.items()},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return stream.getvalue()


def given_file(folder, data):
    path = folder / "some.xlsx"
    path.write_bytes(data)
    return path


def read_all(path, options=None):
    """The documents of a file and the texts of its notices."""
    items = list(read(path, options or Options()))
    assert items[0] == Corpus()
    documents = [item for item in items if isinstance(item, Document)]
    return documents, [item.text for item in items if isinstance(item, Notice)]


def refused(path):
    with pytest.raises(FormatError) as caught:
        list(read(path))
    return str(caught.value)


HEAD = row(words("title"), words("text"), words("date"))


def test_rows_become_articles_with_strings_from_all_places(tmp_path):
    shared = (
        f"<sst {S}><si><t>Ferry</t></si><si><r><t>Two </t></r><r><t xml:space='preserve'>runs _x0041_\n</t></r>"
        "<rPh><t>guide</t></rPh></si></sst>"
    )
    data = packed(
        (
            "News",
            sheet(
                HEAD,
                row(cell(0, 't="s"'), cell(1, 't="s"'), cell(46085, 's="1"')),
                row(words("b"), '<c t="str"><f>A1</f><v>of a formula</v></c>', cell(46085.5, 's="2"')),
                row(cell("#N/A", 't="e"'), words("e"), cell("2026-03-04", 't="d"')),
                row(cell(99, 't="s"'), words("f"), cell(7, 's="99"')),
            ),
        ),
        sharedStrings_xml=shared,
    )
    documents, notices = read_all(given_file(tmp_path, data))
    found = [(each.article.title, each.text, each.article.source.published) for each in documents]
    assert found == [
        ("Ferry", "Two runs A\n", "2026-03-04"),
        ("b", "of a formula", "2026-03-04T12:00:00"),
        ("", "e", "2026-03-04"),
        ("", "f", None),
    ]
    assert documents[1].article.provenance.findings[0].origin == "row 3, column “text”"
    assert notices == []


@pytest.mark.parametrize(
    ("value", "attributes", "shown"),
    [
        ("67388", "", "67388"),
        ("67388.0", "", "67388"),
        ("1.5", "", "1.5"),
        ("6.7E4", "", "67000"),
        ("1e300", "", "1e300"),
        ("nonsense", "", "nonsense"),
        ("inf", "", "inf"),
        ("nan", "", "nan"),
        ("1", 't="b"', "true"),
        ("17", 's="3"', "17"),
        ("0.5", 's="1"', "12:00:00"),
        ("1", 's="1"', "1900-01-01"),
        ("61", 's="1"', "1900-03-01"),
        ("-1", 's="1"', "-1.0"),
        ("1e9", 's="1"', "1000000000.0"),
        ("nan", 's="1"', "nan"),
    ],
)
def test_numbers_and_dates_are_shown_as_a_person_would_write_them(tmp_path, value, attributes, shown):
    path = given_file(
        tmp_path, packed(("a", sheet(row(words("text"), words("id")), row(words("x"), cell(value, attributes)))))
    )
    (document,), _ = read_all(path, Options(columns=Columns(fields=(("text", "text"), ("id", "news_id")))))
    assert document.article.source.news_id == shown


def test_dates_may_be_counted_from_1904(tmp_path):
    data = packed(
        ("a", sheet(HEAD, row(words("t"), words("x"), cell(44623, 's="1"')))), workbook='<workbookPr date1904="1"/>'
    )
    assert read_all(given_file(tmp_path, data))[0][0].article.source.published == "2026-03-04"


def test_cells_stand_where_they_say(tmp_path):
    rows = (
        '<row r="3"><c r="C3" t="inlineStr"><is><t>text</t></is></c>'
        '<c r="A3" t="inlineStr"><is><t>title</t></is></c></row>'
        '<row r="7"><c r="C7" t="inlineStr"><is><t>words</t></is></c><c r="XFD7"><v>1</v></c></row>'
        '<row r="9"/><row r="1048576"><c r="C1048576" t="inlineStr"><is><t>last</t></is></c></row>'
    )
    documents, notices = read_all(given_file(tmp_path, packed(("a", sheet(rows)))))
    assert [(each.text, each.article.provenance.findings[0].origin) for each in documents] == [
        ("words", "row 7, column “text”"),
        ("last", "row 1,048,576, column “text”"),
    ]
    assert notices == ["An empty row was left out."]


def test_a_remark_beside_the_columns_is_no_text_that_was_cut(tmp_path):
    article = words("title"), words("the words, of which there are some"), words("2026-03-05")
    path = given_file(tmp_path, packed(("a", sheet(HEAD, row(*article), row(*article, words("seen by Ann"))))))
    documents, notices = read_all(path)
    assert [each.text for each in documents] == ["the words, of which there are some"] * 2
    assert notices == []


def test_the_sheet_with_articles_is_chosen_and_the_others_are_named(tmp_path):
    articles = sheet(HEAD, row(words("t"), words("the words")))
    data = packed(("About", sheet(row(words("made by"), words("me")))), ("Empty", sheet()), ("News", articles))
    path = given_file(tmp_path, data)
    documents, notices = read_all(path)
    assert [each.text for each in documents] == ["the words"]
    assert notices == ["Only the sheet “News” was read, not “About”."]
    assert columns(path)[0] == ("title", "text", "date")


def test_hidden_sheets_are_not_read(tmp_path):
    listed = (
        f'<workbook {S} {R}><sheets><sheet name="a" sheetId="0" r:id="r0" state="hidden"/>'
        '<sheet name="b" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    both = [(name, sheet(HEAD, row(words("t"), words(f"of {name}")))) for name in "ab"]
    documents, notices = read_all(given_file(tmp_path, packed(*both, workbook_xml=listed)))
    assert ([each.text for each in documents], notices) == (["of b"], [])


def test_columns_are_named_and_proposed(tmp_path):
    path = given_file(tmp_path, packed(("a", sheet(HEAD, row(words("t"), words("x"), cell(46085, 's="1"'))))))
    proposal = Columns(fields=(("title", "title"), ("text", "text"), ("date", "published")))
    assert columns(path) == (("title", "text", "date"), proposal)


def test_a_large_sheet_is_read_in_little_memory(tmp_path):
    line = row(words("t"), words("some words of an article " * 200))
    path = given_file(tmp_path, packed(("a", sheet(HEAD, *[line] * 4_000))))
    # Repeated words shrink as only those of a bomb do, so the file is stored as it is.
    with zipfile.ZipFile(path) as packed_file:
        parts = {name: packed_file.read(name) for name in packed_file.namelist()}
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    tracemalloc.start()
    try:
        count = sum(isinstance(item, Document) for item in read(path))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 4_000
    assert peak < path.stat().st_size / 2


BOMB = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
FETCH = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet>&a;</worksheet>'


@pytest.mark.parametrize("hostile", [BOMB, FETCH])
def test_entities_are_refused_in_every_part(tmp_path, hostile):
    assert "declares a document type" in refused(given_file(tmp_path, packed(("a", hostile))))
    sound = sheet(HEAD, row(words("t"), words("x")))
    for part in ("workbook_xml", "styles_xml", "sharedStrings_xml"):
        said = refused(given_file(tmp_path, packed(("a", sound), **{part: hostile})))
        assert "its XML declares" in said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed(("a", sheet())), "there is no text in it"),
        (packed(), "there is no text in it"),
        (packed(("a", sheet(HEAD)[:-20])), "its part xl/worksheets/s0.xml is broken or cut off in line 1"),
        (packed(("a", sheet(HEAD, row(words("t"), words("0" * (20 << 20)))))), "as a zip bomb does"),
        (packed(("a", sheet(row(words("a"), words("b"))))), "it must be told which column holds the text"),
        (packed(("a", sheet(HEAD)))[:-30], "it is damaged or cut off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is protected by a password, or of an old Office program"),
    ],
)
def test_what_is_no_sound_workbook_is_refused_in_a_sentence(tmp_path, data, said):
    assert refused(given_file(tmp_path, data)).startswith("some.xlsx cannot be read: ")
    assert said in refused(given_file(tmp_path, data))


def test_rows_and_strings_that_are_too_large_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "_MOST_ROW", 1 << 20)
    monkeypatch.setattr(sheets, "_MOST_STRINGS", 1 << 20)
    monkeypatch.setattr(sheets, "_MOST_TOKEN", 1 << 20)
    long = "".join(chr(97 + i * i % 26) for i in range(2 << 20))
    sound = sheet(HEAD, row(words("t"), words("x")))
    said = refused(given_file(tmp_path, packed(("a", sheet(HEAD, row(words(long)))))))
    assert said.endswith("row 2 has more than 1 million characters.")
    said = refused(given_file(tmp_path, packed(("a", sound), sharedStrings_xml=f"<sst><si><t>{long}</t></si></sst>")))
    assert said.endswith("its cells have more than 1 million characters.")
    said = refused(given_file(tmp_path, packed(("a", f'<worksheet a="{long}"/>'))))
    assert said.endswith("its part xl/worksheets/s0.xml has a tag of more than 1 MB.")


def test_workbooks_are_known_by_name_and_by_content():
    assert sniff(b"", "a.XLSX")
    assert sniff(packed(("a", sheet()))[:4096], "noname")
    assert not sniff(b"PK\x03\x04", "a.zip")


SEED = sheet(HEAD, row(words("t"), cell(0, 't="s"'), cell(46085, 's="1"')), row('<c r="B3" t="str"><v>x</v></c>'))
SHARED = f"<sst {S}><si><r><t>Two </t></r></si></sst>"
MARKS = st.sampled_from(list('<>/&;"= csvt:01A\0')) | st.characters()


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["sheet", "sharedStrings_xml", "styles_xml", "workbook_xml"]),
    st.lists(st.tuples(st.integers(0, 500), MARKS), max_size=4),
    st.integers(50, 600),
)
def test_a_damaged_part_is_read_or_refused(tmp_path, part, changes, length):
    whole = {"sheet": SEED, "sharedStrings_xml": SHARED, "styles_xml": STYLES}
    text = list(
        whole.get(part, f'<workbook {S} {R}><sheets><sheet name="a" sheetId="0" r:id="r0"/></sheets></workbook>')
    )
    for at, mark in changes:
        text[at % len(text)] = mark
    damaged = "".join(text)[:length].encode("utf-8", "surrogatepass")
    parts = {} if part == "sheet" else {part: damaged}
    data = packed(("a", damaged if part == "sheet" else SEED), **{"sharedStrings_xml": SHARED, **parts})
    with contextlib.suppress(FormatError):
        read_all(given_file(tmp_path, data))
    with contextlib.suppress(FormatError):
        columns(given_file(tmp_path, data))
