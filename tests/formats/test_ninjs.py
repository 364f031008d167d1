"""ninjs of three generations: what an item states, which of its bodies is taken, what is claimed."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.extract import json_file
from desk.formats.ninjs import FORMAT
from tests.intake import BASE, DATA, damaged, result_of, sniffed

FIRST = DATA / "ninjs" / "article_1.json"
SECOND = DATA / "ninjs" / "article_2.json"
THIRD = DATA / "ninjs" / "package_3.json"


def given_json(folder, value, name="a.json"):
    path = folder / name
    path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
    return path


def an_item(**more):
    return {"uri": "urn:1", "type": "text", "versioncreated": "2026-03-04T10:11:00Z"} | more


@pytest.mark.parametrize("path", [FIRST, SECOND, THIRD])
def test_the_samples_give_exactly_their_article(path):
    assert sniffed(FORMAT, path)
    result = result_of(FORMAT, path)
    article = result.documents[0].article
    source = article.source
    assert result.documents[0].text == BASE["body"]
    assert (article.title, article.language) == (BASE["title"], BASE["language"])
    assert (source.author, source.outlet, source.published) == (BASE["author"], BASE["publisher"], BASE["published"])
    assert (source.news_id, source.dateline, source.url) == ("http://example.org/n/67388", "PORT ELLEN", None)


def test_each_field_says_where_it_stood():
    result = result_of(FORMAT, FIRST)
    assert result.finding("published") == (BASE["published"], "ninjs versioncreated")
    assert result.finding("text") == (None, "ninjs body_text")
    assert result_of(FORMAT, SECOND).finding("title")[1] == "ninjs headlines (main)"


def test_items_that_go_with_another_are_articles_too_where_they_have_a_body():
    result = result_of(FORMAT, THIRD)
    assert [document.article.provenance.part for document in result.documents] == [1, 3]
    assert result.documents[1].text == "A short letter about ships.\nAnother one."
    assert result.documents[0].article.source.keywords == ("ferries", "ports")
    assert result.documents[0].article.source.modified == "2026-03-05T08:00:00+01:00"
    assert result.told == [
        "Its agency has marked it as not released (withheld).",
        "It was not to be published before 2026-03-06T00:00:00Z.",
        "A note to editors says: Corrects the second letter.",
        "One item of the kind “picture” holds no text.",
    ]


def test_markup_is_taken_before_plain_text_that_has_lost_its_paragraphs(tmp_path):
    item = an_item(headline_main="One", body_main="First. Second.", body_richtext="<p>First.</p> <p>Second.</p>")
    document = result_of(FORMAT, given_json(tmp_path, item)).document
    assert (document.article.title, document.text) == ("One", "First.\nSecond.")


def test_a_body_in_nitf_is_read(tmp_path):
    body = {
        "role": "main",
        "contenttype": "application/nitf+xml",
        "value": "<body.content><p>One.</p><p>Two.</p></body.content>",
    }
    assert result_of(FORMAT, given_json(tmp_path, an_item(bodies=[body]))).document.text == "One.\nTwo."
    bomb = body | {"value": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}
    result = result_of(FORMAT, given_json(tmp_path, [an_item(bodies=[bomb]), an_item(body_text="Sound.")]))
    assert result.document.text == "Sound."
    assert "its XML declares entities" in result.told[0]


def test_lists_and_wrapped_lists_of_items_are_read(tmp_path):
    items = [an_item(body_text="One."), an_item(body_text="Two."), an_item(type="picture", headline="Three")]
    for value in (items, {"_items": items}):
        result = result_of(FORMAT, given_json(tmp_path, value))
        assert [(document.text, document.article.provenance.part) for document in result.documents] == [
            ("One.", 1),
            ("Two.", 2),
        ]


def test_lone_surrogates_become_replacements(tmp_path):
    document = result_of(FORMAT, given_json(tmp_path, an_item(headline="a\ud800", body_text="b\ud800c"))).document
    assert (document.article.title, document.text) == ("a\ufffd", "b\ufffdc")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (FIRST.read_bytes()[:300], "its JSON is broken in line 11 (unterminated string)"),
        (b"", "its JSON is broken in line 1 (expecting value)"),
        (b"{}", "it holds no item of ninjs, which has “uri” and “type”"),
        (b"[" * 100_000, "its JSON is nested too deep"),
        (b'{"uri": "a", "type": ["text"], "associations": 3}', "it holds no item of ninjs, which has “uri” and “type”"),
    ],
)
def test_what_holds_no_item_is_refused_in_a_sentence(tmp_path, data, reason):
    assert result_of(FORMAT, given_json(tmp_path, data)).failure == f"a.json cannot be read: {reason}."


def test_a_number_that_is_too_long_is_refused(tmp_path):
    assert "a number that is too long" in result_of(FORMAT, given_json(tmp_path, b"[" + b"9" * 5000 + b"]")).failure


def test_a_file_that_is_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(json_file, "MOST_BYTES", 1 << 20)
    path = given_json(tmp_path, b"[")
    with path.open("ab") as file:
        file.truncate(1 << 30)
    assert "it has 1,024 MB" in result_of(FORMAT, path).failure


@pytest.mark.parametrize(
    ("value", "claimed"),
    [
        (an_item(body_text="a"), True),
        ([an_item(body_text="a")], True),
        ({"uri": "a", "type": "text", "pubStatus": "usable"}, True),
        ({"uri": "a", "type": "text"}, False),
        ({"uri": "a", "type": "page", "versioncreated": "b"}, False),
        ({"type": "text", "versioncreated": "a"}, False),
        ({"format": "desk-annotations", "uri": "a", "type": "text", "pubstatus": "usable"}, False),
        ({"@context": "https://schema.org", "@type": "Claim"}, False),
        ([{"title": "a", "text": "b", "url": "c"}], False),
    ],
)
def test_only_items_of_ninjs_are_claimed(value, claimed):
    assert FORMAT.sniff(json.dumps(value).encode(), "a.json") is claimed


@settings(max_examples=60)
@given(st.sampled_from([FIRST, SECOND, THIRD]), st.integers(0, 1 << 32))
def test_a_damaged_file_is_read_or_refused(tmp_path_factory, seed, number):
    path = given_json(tmp_path_factory.mktemp("ninjs"), damaged(seed.read_bytes(), number))
    result = result_of(FORMAT, path)
    assert result.failure or result.documents or result.notices


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["text", "picture", "<p>a</p>"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["uri", "type", "bodies", "value", "role", "by", "associations", "headlines", "subject", "body_text"]
            ),
            inner,
            max_size=6,
        )
    ),
)


@settings(max_examples=60)
@given(JSON)
def test_values_of_any_kind_in_any_place_are_read_or_refused(tmp_path_factory, value):
    result = result_of(FORMAT, given_json(tmp_path_factory.mktemp("ninjs"), [value, an_item(), an_item(bodies=value)]))
    assert result.failure is None


def test_how_the_file_was_decoded_is_kept(tmp_path):
    words = "قال وزير الخارجية إن الاجتماع سيعقد يوم الاثنين في العاصمة بغداد"
    item = {"uri": "urn:1", "type": "text", "versioncreated": "2026-03-04", "body_text": words}
    path = tmp_path / "a.json"
    path.write_bytes(json.dumps(item, ensure_ascii=False).encode("cp1256"))
    document = result_of(FORMAT, path).document
    assert document.text == words
    origins = [finding.origin for finding in document.article.provenance.findings]
    assert "windows-1256, by the frequencies of its bytes" in origins
