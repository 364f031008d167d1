"""NewsML-G2: one item and several, what each states, what holds no text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.formats.newsml import FORMAT
from tests.intake import BASE, DATA, damaged, result_of, sniffed

SAMPLE = DATA / "newsml" / "article_g2.xml"
MESSAGE = DATA / "newsml" / "message_g2.xml"
NAR = "xmlns='http://iptc.org/std/nar/2006-10-01/'"


def given_item(folder, content="", meta="", item="", name="a.xml"):
    path = folder / name
    path.write_text(
        f"<newsItem {NAR} guid='urn:1'><itemMeta>{item}</itemMeta><contentMeta>{meta}</contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>",
        encoding="utf-8",
    )
    return path


def test_the_sample_gives_exactly_its_article():
    assert sniffed(FORMAT, SAMPLE)
    result = result_of(FORMAT, SAMPLE)
    assert (result.failure, result.told) == (None, [])
    article = result.document.article
    source = article.source
    assert result.document.text == BASE["body"]
    assert (article.title, article.language) == (BASE["title"], "en")
    assert (source.author, source.outlet, source.published) == (BASE["author"], BASE["publisher"], BASE["published"])
    assert (source.news_id, source.dateline, source.modified) == (
        "urn:newsml:example.org:20260304:67388", "PORT ELLEN", None,
    )  # fmt: skip
    assert article.provenance.part is None


def test_each_field_says_where_it_stood():
    result = result_of(FORMAT, SAMPLE)
    assert result.finding("news_id")[1] == "NewsML guid"
    assert result.finding("published") == (BASE["published"], "NewsML contentCreated")
    assert result.finding("text") == (None, "NewsML inlineXML")


def test_a_message_gives_each_of_its_text_items_and_counts_the_others():
    assert sniffed(FORMAT, MESSAGE)
    result = result_of(FORMAT, MESSAGE)
    first, second, third = result.documents
    assert [document.article.provenance.part for document in result.documents] == [1, 3, 4]
    assert first.text == BASE["body"]
    assert (second.article.title, second.text) == ("Letters", "A short letter about ships.\nAnother one.")
    assert (third.article.title, third.article.source.keywords) == ("In NITF", ("ferries", "transport"))
    assert third.text == "One paragraph.\nTwo paragraphs."
    assert result.told == [
        "Its agency has marked it as withdrawn (canceled).",
        "A note to editors says: Corrects the second letter.",
        "One item of the kind “picture” holds no text, and nothing is fetched.",
    ]
    assert {notice.article for notice in result.notices if not notice.routine} == {"3", None}


def test_a_version_after_the_first_is_when_it_was_modified(tmp_path):
    dates = (
        "<firstCreated>2026-03-04T10:11:00Z</firstCreated><versionCreated>2026-03-05T08:00:00+01:00</versionCreated>"
    )
    content = "<inlineData contenttype='text/plain'>Words.\n\nMore.</inlineData>"
    document = result_of(FORMAT, given_item(tmp_path, content, "<by>By Ann Lee</by>", dates)).document
    source = document.article.source
    assert (source.published, source.modified) == ("2026-03-04T10:11:00Z", "2026-03-05T08:00:00+01:00")
    assert (source.author, document.text) == ("Ann Lee", "Words.\n\nMore.")


def test_a_body_inside_a_body_does_not_say_everything_again(tmp_path):
    content = f"<inlineXML>{'<body><p>one</p>' * 100}{'</body>' * 100}</inlineXML>"
    assert result_of(FORMAT, given_item(tmp_path, content)).document.text == "\n".join(["one"] * 100)


def test_what_is_elsewhere_is_not_fetched(tmp_path):
    content = "<remoteContent href='https://news.example.org/1.html' contenttype='text/html'/>"
    result = result_of(FORMAT, given_item(tmp_path, content, item="<itemClass qcode='ninat:text'/>"))
    assert result.documents == ()
    assert [notice.lost for notice in result.notices if not notice.routine] == [True]
    assert result.told == ["One item of the kind “text” holds no text, and nothing is fetched."]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (SAMPLE.read_bytes()[:1500], "its XML breaks off in line 1"),
        (
            f"<packageItem {NAR}><groupSet><group><itemRef href='https://example.org/1'/></group></groupSet></packageItem>",
            "it only names or describes items and holds none, and nothing is fetched",
        ),
        (b"<rss/>", "its first element is “rss”, and no NewsML-G2 begins so"),
    ],
)
def test_what_holds_no_item_is_refused_in_a_sentence(tmp_path, data, reason):
    path = tmp_path / "a.xml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    assert result_of(FORMAT, path).failure == f"a.xml cannot be read: {reason}."


def test_only_newsml_of_the_second_generation_is_claimed():
    assert FORMAT.sniff(f"<nar:newsMessage xmlns:nar{NAR[5:]}>".encode(), "a")
    assert not FORMAT.sniff(b"<NewsML>", "a.xml")
    assert not FORMAT.sniff(b"<newsItem>", "a.xml")


@settings(max_examples=60)
@given(st.sampled_from([SAMPLE, MESSAGE]), st.integers(0, 1 << 32))
def test_a_damaged_file_is_read_or_refused(tmp_path_factory, seed, number):
    path = tmp_path_factory.mktemp("newsml") / "a.xml"
    path.write_bytes(damaged(seed.read_bytes(), number))
    result = result_of(FORMAT, path)
    assert result.failure or result.documents or result.notices
