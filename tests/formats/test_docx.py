"""Word documents as articles: what is a line, what is left out, what is refused."""

import contextlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.formats.format import Document, FormatError, Notice
from desk.formats.office.docx import read, sniff
from desk.model.article import Region

DATA = Path(__file__).parents[1] / "data" / "intake"
BASE = json.loads((DATA / "base.expected.json").read_text("utf-8"))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="x" xmlns:v="y"'


def p(inner, properties=""):
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text, properties=""):
    """A run of text."""
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def packed(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def given_document(folder, body, **parts):
    """A file whose document has this body; other parts by name, dots for slashes left to the caller."""
    path = folder / "some.docx"
    document = body if body.startswith("<?") else f"<w:document {W}><w:body>{body}</w:body></w:document>"
    path.write_bytes(packed({"word/document.xml": document, **parts}))
    return path


def read_one(path):
    """The document of a file and the texts of its notices."""
    items = list(read(path))
    (document,) = (item for item in items if isinstance(item, Document))
    return document, [item.text for item in items if isinstance(item, Notice)]


def refused(path):
    with pytest.raises(FormatError) as caught:
        list(read(path))
    return str(caught.value)


def test_an_article_of_word_has_its_title_its_lines_and_the_cells_of_its_table():
    document, notices = read_one(DATA / "docx" / "article.docx")
    assert document.text == f"{BASE['title']}\n{BASE['body']}\nFare\n£4"
    assert (document.article.title, document.article.source.dateline) == (BASE["title"], "PORT ELLEN")
    assert document.article.regions == (Region(0, 38, "header"), Region(39, 65, "dateline"))
    assert notices == []


def test_what_the_file_states_of_itself_is_proposed_and_not_believed():
    document, _ = read_one(DATA / "docx" / "article.docx")
    source = document.article.source
    assert (source.author, source.published, source.modified) == (None, None, None)
    proposed = {each.field: (each.value, each.confidence) for each in document.article.provenance.findings}
    assert proposed["author"] == ("Ann Lee", 0.5)
    assert proposed["published"] == ("2013-12-23T23:15:00Z", 0.3)


def test_insertions_are_kept_and_deletions_left_out():
    document, notices = read_one(DATA / "docx" / "tracked.docx")
    assert document.text == "kept inserted\tafter tab\nafter break\u2011x\u00ady"
    assert notices == [
        "Left out, as tracked changes have it: 1 deletion.",
        "Kept, as tracked changes have it: 1 insertion.",
    ]


def test_moved_and_deleted_paragraphs_rows_and_marks_go_as_tracked(tmp_path):
    body = (
        p(r("one"), "<w:rPr><w:del/></w:rPr>")
        + p(r("two"))
        + f"<w:moveFrom>{p(r('gone'))}</w:moveFrom><w:moveTo>{p(r('here'))}</w:moveTo>"
        + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(r('row'))}</w:tc></w:tr></w:tbl>"
    )
    assert read_one(given_document(tmp_path, body))[0].text == "onetwo\nhere"


def test_notes_comments_and_hidden_text_are_left_out_and_told(tmp_path):
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    shown = '<w:rPr><w:vanish w:val="0"/></w:rPr>'
    body = p(
        r("a")
        + "<w:r><w:footnoteReference/></w:r><w:r><w:endnoteReference/></w:r><w:r><w:commentReference/></w:r>"
        + r("secret", hidden)
        + r("b", shown)
    )
    document, notices = read_one(given_document(tmp_path, body))
    assert document.text == "ab"
    assert notices == ["Left out: 2 foot- or endnotes.", "Left out: 1 comment.", "Left out: 1 hidden run."]


def test_links_fields_lists_and_controls_keep_their_words(tmp_path):
    body = (
        p(f"<w:hyperlink>{r('link')}</w:hyperlink><w:fldSimple>{r('field')}</w:fldSimple>")
        + p("<w:r><w:instrText>PAGE</w:instrText></w:r>" + r("1"), "<w:numPr/>")
        + f"<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent>{p(r('inside'))}</w:sdtContent></w:sdt>"
        + p('<w:r><w:sym w:char="F0B7"/><w:sym w:char="zz"/><w:sym/></w:r>')
    )
    document, notices = read_one(given_document(tmp_path, body))
    assert document.text == "linkfield\n1\ninside\n\uf0b7\ufffd\ufffd"
    assert notices == []


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path):
    box = f"<w:txbxContent>{p(r('box'))}{p(r('lines'))}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    document, _ = read_one(given_document(tmp_path, p(r("before") + f"<w:r>{drawn}</w:r>" + r(" after")) + p(r("end"))))
    assert document.text == "before after\nbox\nlines\nend"


def test_blanks_zero_width_joiners_and_line_separators_are_kept_or_made_line_feeds(tmp_path):
    body = p('<w:r><w:t xml:space="preserve"> کشتی\u200cها \u00a0</w:t></w:r>') + p(r("a\u2028b"))
    assert read_one(given_document(tmp_path, body))[0].text == " کشتی\u200cها \u00a0\na\nb"


def test_the_title_is_told_by_the_name_of_its_style_not_its_id(tmp_path):
    styles = f'<w:styles {W}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>'
    body = p(r("Kicker")) + p(r("The title"), '<w:pStyle w:val="Titel"/>') + p(r("words"))
    document, _ = read_one(given_document(tmp_path, body, **{"word/styles.xml": styles}))
    assert document.article.title == "The title"
    assert Region(7, 16, "header") in document.article.regions


@pytest.mark.parametrize(
    ("title", "text", "believed", "proposed"),
    [
        ("Ferry news", "Ferry News", "Ferry news", True),
        ("Ferry news", "Other words", "", True),
        ("Microsoft Word - Document1", "words", "", False),
        ("draft.docx", "words", "", False),
    ],
)
def test_a_stated_title_is_believed_only_where_the_text_has_it(tmp_path, title, text, believed, proposed):
    core = f"<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>{title}</dc:title></cp:coreProperties>"
    document, _ = read_one(given_document(tmp_path, p(r(text)) + p(r("more")), **{"docProps/core.xml": core}))
    assert document.article.title == believed
    assert any(each.field == "title" for each in document.article.provenance.findings) is proposed


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    said = refused(DATA / "docx" / "zipbomb_100MB.docx")
    assert said == (
        "zipbomb_100MB.docx cannot be read: its part word/document.xml would unpack to 100,000,004 bytes from 97,210,"
        " as a zip bomb does."
    )


BOMB = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
FETCH = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><d>&a;</d>'


@pytest.mark.parametrize("body", [BOMB, FETCH])
def test_entities_are_refused(tmp_path, body):
    assert "its XML declares entities" in refused(given_document(tmp_path, body))


def test_deep_nesting_is_refused(tmp_path):
    body = "<w:ins>" * 5_000 + p(r("x")) + "</w:ins>" * 5_000
    assert "elements of its XML stand inside one another" in refused(given_document(tmp_path, body))


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"other.xml": "x"}, "it has no part word/document.xml, as a Word document has"),
        ({"word/document.xml": "<w:document"}, "its XML breaks off in line 1"),
        ({"word/document.xml": "<a/>"}, "its main part has no body"),
        ({"word/document.xml": f"<w:document {W}><w:body/></w:document>"}, "there is no text in it"),
        ({"../evil": "x"}, "its part ../evil would lie outside of it"),
    ],
)
def test_what_is_no_document_is_refused_in_a_sentence(tmp_path, parts, said):
    path = tmp_path / "some.docx"
    path.write_bytes(packed(parts))
    assert refused(path) == f"some.docx cannot be read: {said}."


def test_a_file_under_a_password_is_told_from_a_broken_one(tmp_path):
    path = tmp_path / "some.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert refused(path).endswith("it is protected by a password, or of an old Office program.")
    path.write_bytes((DATA / "docx" / "tracked.docx").read_bytes()[:20_000])
    assert refused(path) == "some.docx cannot be read: it is damaged or cut off."
    assert refused(tmp_path / "gone.docx") == "gone.docx cannot be read: no such file or directory."


def test_documents_are_known_by_name_and_by_content():
    assert sniff(b"", "a.DOCX")
    assert sniff(packed({"word/document.xml": "x"}), "noname")
    assert not sniff(b"words", "a.txt")


BODY = p(r("some") + f"<w:del>{r('x')}</w:del>", '<w:pStyle w:val="T"/>') + p(r("w"))
SEED = f"<w:document {W}><w:body>{BODY}</w:body></w:document>"
MARKS = st.sampled_from(list('<>/&;"= wpt\0\ud800')) | st.characters()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(SEED) - 1), MARKS), max_size=4), st.integers(0, len(SEED)))
def test_a_damaged_document_is_read_or_refused(tmp_path, changes, length):
    text = list(SEED)
    for at, mark in changes:
        text[at] = mark
    data = "".join(text)[: max(length, 100)].encode("utf-8", "surrogatepass")
    path = tmp_path / "some.docx"
    path.write_bytes(packed({"word/document.xml": data, "docProps/core.xml": data, "word/styles.xml": data}))
    with contextlib.suppress(FormatError):
        read_one(path)


SMALL = packed({"word/document.xml": SEED})


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), max_size=6), st.integers(0, len(SMALL)))
def test_a_damaged_archive_is_read_or_refused(tmp_path, changes, length):
    data = bytearray(SMALL)
    for at, byte in changes:
        data[at] = byte
    path = tmp_path / "some.docx"
    path.write_bytes(data[: max(length, len(data) // 2)])
    with contextlib.suppress(FormatError):
        read_one(path)


@pytest.mark.parametrize(
    ("count", "told"),
    [(1, "1 document in another format inside it"), (2, "2 documents in another format inside it")],
)
def test_documents_of_other_kinds_inside_are_told_of(tmp_path, count, told):
    document, notices = read_one(given_document(tmp_path, p(r("words")) + '<w:altChunk w:id="x"/>' * count))
    assert (document.text, notices) == ("words", [f"Left out: {told}."])
