"""OpenDocument texts as articles: what is a line, what is left out, what is refused."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.formats.format import Document, FormatError, Notice
from desk.formats.office.odt import read, sniff
from desk.model.article import Region

_URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(f'xmlns:{name}="{_URN}:{name}:1.0"' for name in ("office", "text", "table", "draw", "meta"))
NAMES += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
MIMETYPE = "application/vnd.oasis.opendocument.text"


def packed(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", MIMETYPE)
        for name, content in parts.items():
            file.writestr(name, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def content(body):
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return f"<office:document-content {NAMES}>{text}</office:document-content>"


def given_document(folder, body, **parts):
    path = folder / "some.odt"
    path.write_bytes(packed({"content.xml": body if body.startswith("<?") else content(body), **parts}))
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


def test_paragraphs_headings_lists_cells_and_frames_are_lines(tmp_path):
    body = """
      <text:h>Ferry</text:h> <text:p>One <text:span>two</text:span></text:p>
      <text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>
      <table:table><table:table-row><table:table-cell><text:p>Fare</text:p></table:table-cell><table:covered-table-cell>
      <text:p>no</text:p></table:covered-table-cell><table:table-cell><text:p>£4</text:p></table:table-cell>
      </table:table-row></table:table>
      <text:section>
      <text:p>before<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame> after</text:p>
      </text:section>"""
    document, notices = read_one(given_document(tmp_path, body))
    assert document.text == "Ferry\nOne two\nitem\nFare\n£4\nbefore after\nbox"
    assert document.article.title == "Ferry"
    assert Region(0, 5, "header") in document.article.regions
    assert notices == []


def test_blanks_are_collapsed_and_stated_ones_kept(tmp_path):
    body = """<text:p>  a
      b<text:s/><text:s text:c="3"/>c<text:tab/> d <text:line-break/> e\u200cf\u00a0 </text:p>
      <text:p><text:s text:c="99999999"/>x</text:p>"""
    document, _ = read_one(given_document(tmp_path, body))
    assert document.text.split("\n") == ["a b    c\t d ", "e\u200cf\u00a0", " x"]


def test_deletions_notes_comments_and_hidden_text_are_left_out_and_told(tmp_path):
    body = """<text:tracked-changes>
      <text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region>
      <text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>
      <text:p>a<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>b<office:annotation><text:p>c</text:p>
      </office:annotation>c<text:hidden-text>x</text:hidden-text><text:ruby><text:ruby-base>東</text:ruby-base>
      <text:ruby-text>ひがし</text:ruby-text></text:ruby></text:p>"""
    document, notices = read_one(given_document(tmp_path, body))
    assert document.text == "abc東"
    assert notices == [
        "Left out: 1 foot- or endnote.",
        "Left out: 1 comment.",
        "Left out, as tracked changes have it: 1 deletion.",
        "Left out: 1 hidden run.",
        "Kept, as tracked changes have it: 1 insertion.",
    ]


def test_what_the_file_states_of_itself_is_proposed(tmp_path):
    meta = (
        f"<office:document-meta {NAMES}><office:meta><dc:title>Other</dc:title><meta:initial-creator>Ann Lee"
        "</meta:initial-creator><meta:creation-date>2026-03-04T10:11:12.5</meta:creation-date><dc:date>nonsense</dc:date>"
        "<dc:language>en-GB</dc:language></office:meta></office:document-meta>"
    )
    document, _ = read_one(given_document(tmp_path, "<text:p>words</text:p>", **{"meta.xml": meta}))
    found = {each.field: (each.value, each.confidence) for each in document.article.provenance.findings}
    assert found == {
        "title": ("Other", 0.6),
        "author": ("Ann Lee", 0.5),
        "published": ("2026-03-04T10:11:12", 0.3),
        "language": ("en-GB", 0.8),
    }
    assert (document.article.title, document.article.source.author, document.article.language) == ("", None, None)


def test_a_document_under_a_password_is_refused(tmp_path):
    path = given_document(tmp_path, "<text:p>x</text:p>", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"})
    assert refused(path) == "some.odt cannot be read: it is protected by a password."


@pytest.mark.parametrize(
    "body",
    [
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>',
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><d>&a;</d>',
    ],
)
def test_entities_are_refused(tmp_path, body):
    assert "its XML declares entities" in refused(given_document(tmp_path, body))


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, "it has no part content.xml, as an OpenDocument text has"),
        ({"content.xml": "<a/>"}, "its main part has no text"),
        ({"content.xml": "<a><body><spreadsheet/></body></a>"}, "its main part has no text"),
        ({"content.xml": content("<text:p/>")}, "there is no text in it"),
        ({"content.xml": content("<text:p>")[:200]}, "its XML breaks off in line 1"),
        ({"content.xml": content("0" * (20 << 20))}, "as a zip bomb does"),
        ({"/content.xml": "x"}, "its part /content.xml would lie outside of it"),
        ({"content.xml": content("<text:span>" * 5_000 + "</text:span>" * 5_000)}, "stand inside one another"),
    ],
)
def test_what_is_no_sound_document_is_refused_in_a_sentence(tmp_path, parts, said):
    path = tmp_path / "some.odt"
    path.write_bytes(packed(parts))
    assert refused(path).startswith("some.odt cannot be read: ")
    assert refused(path).endswith(f"{said}.")


def test_documents_are_known_by_name_and_by_content():
    assert sniff(b"", "a.ODT")
    assert sniff(packed({})[:4096], "noname")
    assert not sniff(b"PK\x03\x04", "a.zip")


SEED = content('<text:h>T</text:h><text:p>a<text:s text:c="2"/>b<text:note><text:p>n</text:p></text:note></text:p>')
MARKS = st.sampled_from(list('<>/&;"= pt:\0')) | st.characters()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(SEED) - 1), MARKS), max_size=4), st.integers(0, len(SEED)))
def test_a_damaged_document_is_read_or_refused(tmp_path, changes, length):
    text = list(SEED)
    for at, mark in changes:
        text[at] = mark
    data = "".join(text)[: max(length, 300)].encode("utf-8", "surrogatepass")
    path = tmp_path / "some.odt"
    path.write_bytes(packed({"content.xml": data, "meta.xml": data}))
    with contextlib.suppress(FormatError):
        read_one(path)


def test_text_in_a_style_that_is_not_shown_is_left_out_and_told(tmp_path):
    styles = """<office:automatic-styles>
      <style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/>
      </style:style><style:style style:name="T2" style:family="paragraph"/>
      <style:style style:name="P9"><style:text-properties text:display="none"/></style:style>
      <style:style style:name="T3"><style:text-properties text:display="true"/></style:style>
      </office:automatic-styles>"""
    body = """<text:p>a <text:span text:style-name="T2">not</text:span>
      <text:span text:style-name="T3">b</text:span></text:p><text:p text:style-name="P9">not</text:p>
      <text:p text:style-name="T2">c</text:p>"""
    names = f'{NAMES} xmlns:style="{_URN}:style:1.0"'
    data = f"<office:document-content {names}>{styles}<office:body><office:text>{body}</office:text></office:body>"
    document, notices = read_one(given_document(tmp_path, f"<?xml version='1.0'?>{data}</office:document-content>"))
    assert document.text == "a b\nc"
    assert notices == ["Left out: 2 hidden runs."]


def test_a_section_that_is_not_shown_is_left_out_and_told(tmp_path):
    hidden = '<text:section text:display="none"><text:p>not</text:p></text:section>'
    document, notices = read_one(given_document(tmp_path, f"<text:p>a</text:p>{hidden}<text:p>b</text:p>"))
    assert (document.text, notices) == ("a\nb", ["Left out: 1 hidden run."])
