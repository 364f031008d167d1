"""NITF: what it states of its article, which text is taken, what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.formats.format import Options
from desk.formats.nitf import FORMAT
from tests.intake import BASE, DATA, damaged, result_of, sniffed

SAMPLE = DATA / "nitf" / "article.xml"


def given_nitf(folder, body, head="", name="a.xml"):
    path = folder / name
    path.write_text(f"<nitf><head>{head}</head><body>{body}</body></nitf>", encoding="utf-8")
    return path


def test_the_sample_gives_exactly_its_article():
    result = result_of(FORMAT, SAMPLE)
    assert sniffed(FORMAT, SAMPLE)
    assert (result.failure, result.told) == (None, [])
    document = result.document
    source = document.article.source
    assert document.text == BASE["body"]
    assert document.article.title == BASE["title"]
    assert (source.author, source.outlet, source.published) == (BASE["author"], BASE["publisher"], BASE["published"])
    assert (source.news_id, source.dateline, source.keywords) == (BASE["source_id"], "PORT ELLEN", ("ferries",))
    assert (source.file, source.url, source.modified) == ("article.xml", None, None)


def test_each_field_says_where_it_stood():
    result = result_of(FORMAT, SAMPLE)
    assert result.finding("published") == (BASE["published"], "NITF date.issue norm")
    assert result.finding("author") == ("Ann Lee", "NITF byline person")
    assert result.finding("title")[1] == "NITF hl1"
    assert result.finding("news_id") == ("67388", "NITF doc-id id-string")
    assert result.finding("outlet")[1] == "NITF pubdata name"
    assert result.finding("text") == (None, "NITF body.content")


def test_what_is_beside_the_text_can_be_seen():
    blocks = result_of(FORMAT, SAMPLE).document.blocks
    assert [block.text for block in blocks if not block.kept] == [
        BASE["title"], "Fares stay the same", "By Ann Lee", "PORT ELLEN", "© Example",
    ]  # fmt: skip


def test_lists_tables_and_line_breaks_are_lines_and_captions_are_not(tmp_path):
    body = """<body.content><p>One
      two<br/>three</p><ul><li>first</li><li><p>second</p></li></ul><table><tr><td>Fare</td><td>£4</td></tr></table>
      <media media-type="image"><media-caption>A ship.</media-caption></media><pre>a  b
c</pre></body.content>"""
    document = result_of(FORMAT, given_nitf(tmp_path, body)).document
    assert document.text.split("\n") == ["One two", "three", "first", "second", "Fare\t£4", "a b", "c"]
    assert [block.text for block in document.blocks if not block.kept] == ["A ship."]


def test_the_dates_of_revisions_and_a_byline_without_a_person_are_read(tmp_path):
    revised = [f'<revision-history norm="{norm}"/>' for norm in ("20260304", "20260305T120000Z")]
    head = "".join(revised) + '<pubdata date.publication="20260303"/>'
    body = "<body.head><byline>By Ann Lee, Port Ellen</byline></body.head><body.content><p>Words.</p></body.content>"
    source = result_of(FORMAT, given_nitf(tmp_path, body, head)).document.article.source
    assert (source.published, source.modified) == ("2026-03-03", "2026-03-05T12:00:00Z")
    assert source.author == "Ann Lee, Port Ellen"


def test_a_date_that_is_none_is_found_without_a_value(tmp_path):
    body = "<body.content><p>Words.</p></body.content>"
    result = result_of(FORMAT, given_nitf(tmp_path, body, '<docdata><date.issue norm="soon"/></docdata>'))
    assert result.document.article.source.published is None
    assert result.finding("published") == (None, "NITF date.issue norm, which reads “soon”")


def test_an_encoding_that_a_person_chose_is_used(tmp_path):
    path = tmp_path / "a.xml"
    path.write_bytes("<nitf><body><body.content><p>Привет, мир</p></body.content></body></nitf>".encode("koi8-r"))
    assert result_of(FORMAT, path, Options(encoding="koi8-r")).document.text == "Привет, мир"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<nitf><body><body.content/></body></nitf>", "its body.content holds no text"),
        (b"<nitf><body>", "its XML breaks off in line 1"),
        (b"<html/>", "its first element is “html” and not “nitf”"),
        (b"", "its XML breaks off in line 1"),
    ],
)
def test_what_is_no_article_is_refused_in_a_sentence(tmp_path, data, reason):
    path = tmp_path / "a.xml"
    path.write_bytes(data)
    assert result_of(FORMAT, path).failure == f"a.xml cannot be read: {reason}."


def test_a_body_inside_a_body_does_not_say_everything_again(tmp_path):
    body = "<body.content><p>one</p>" * 100 + "</body.content>" * 100
    assert result_of(FORMAT, given_nitf(tmp_path, body)).document.text == "\n".join(["one"] * 100)


def test_only_nitf_is_claimed():
    assert FORMAT.sniff(b"<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'x'><nitf>", "a.xml")
    assert not FORMAT.sniff(b"<rss>", "a.nitf")
    assert not FORMAT.sniff(b"<nitfx>", "a.xml")


@settings(max_examples=60)
@given(st.integers(0, 1 << 32))
def test_a_damaged_file_is_read_or_refused(tmp_path_factory, number):
    path = tmp_path_factory.mktemp("nitf") / "a.xml"
    path.write_bytes(damaged(SAMPLE.read_bytes(), number))
    result = result_of(FORMAT, path)
    assert result.failure or result.documents
