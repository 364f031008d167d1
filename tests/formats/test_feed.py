"""Feeds of three families: what an entry gives, which text is its own, what is said of entries that have none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.extract import xml
from desk.formats.feed import FORMAT, ONLY_SUMMARY
from tests.intake import BASE, DATA, damaged, result_of, sniffed

RSS = DATA / "feed" / "rss2.xml"
ATOM = DATA / "feed" / "atom.xml"
RDF = DATA / "feed" / "rss1.rdf"
DC = "xmlns:dc='http://purl.org/dc/elements/1.1/'"


def given_feed(folder, content, name="feed.xml"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rss(items, channel="<title>Example Post</title>"):
    return f"<rss version='2.0' {DC}><channel>{channel}{items}</channel></rss>"


def atom(entry):
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Example Post</title><entry>{entry}</entry></feed>"


@pytest.mark.parametrize("path", [RSS, ATOM, RDF])
def test_the_samples_give_exactly_their_article(path):
    assert sniffed(FORMAT, path)
    result = result_of(FORMAT, path)
    assert result.failure is None
    article = result.documents[0].article
    source = article.source
    assert result.documents[0].text == BASE["body"]
    assert (article.title, article.language) == (BASE["title"], BASE["language"])
    assert (source.author, source.outlet, source.published) == (BASE["author"], BASE["publisher"], BASE["published"])
    assert (source.url, source.news_id, source.file) == (BASE["url"], BASE["source_id"], path.name)
    assert article.provenance.part == 1


def test_an_entry_with_a_summary_only_has_that_for_its_text_and_says_so():
    result = result_of(FORMAT, RSS)
    second = result.documents[1]
    assert (second.text, second.article.title) == ("Only a teaser …", "Second, summary only")
    assert second.article.provenance.part == 2
    assert [(notice.article, notice.text) for notice in result.notices if not notice.routine] == [("2", ONLY_SUMMARY)]
    assert result.finding("text", 1) == (None, "rss item description, a summary")


def test_each_field_says_where_it_stood():
    result = result_of(FORMAT, RSS)
    assert result.finding("published") == (BASE["published"], "rss item pubDate")
    assert result.finding("author") == ("Ann Lee", "rss item dc:creator")
    assert result.finding("outlet") == ("Example Post", "rss channel title")
    assert result_of(FORMAT, ATOM).finding("url") == (BASE["url"], "atom entry link")
    assert result_of(FORMAT, RDF).finding("published") == (BASE["published"], "rdf item dc:date")


def test_a_dateline_in_the_text_is_a_region_of_it():
    document = result_of(FORMAT, RSS).documents[0]
    first = document.article.regions[0]
    assert (first.kind, document.text[first.start : first.end].strip()) == ("dateline", "PORT ELLEN (Dispatches) --")
    assert (document.article.source.dateline, document.article.source.agency) == ("PORT ELLEN", "Dispatches")


def test_html_in_an_entry_becomes_lines_and_twice_escaped_titles_are_read(tmp_path):
    item = """<item><title>A &amp;amp; B</title><description>&lt;p&gt;One&lt;/p&gt;&lt;ul&gt;&lt;li&gt;two&lt;/li&gt;
      &lt;li&gt;three&lt;/li&gt;&lt;/ul&gt;&lt;script&gt;no()&lt;/script&gt;&lt;img src="https://example.org/i.gif"&gt;</description></item>"""
    document = result_of(FORMAT, given_feed(tmp_path, rss(item))).document
    assert (document.article.title, document.text) == ("A & B", "One\ntwo\nthree")


def test_a_guid_is_an_address_or_an_id(tmp_path):
    items = """<item><guid>https://example.org/1</guid><description>One.</description></item>
      <item><link>https://example.org/2</link><guid>https://example.org/?p=2</guid><description>Two.</description></item>
      <item><link>https://example.org/3</link><guid>https://example.org/3</guid><description>Three.</description></item>"""
    sources = [document.article.source for document in result_of(FORMAT, given_feed(tmp_path, rss(items))).documents]
    assert [(source.url, source.news_id) for source in sources] == [
        ("https://example.org/1", None),
        ("https://example.org/2", "https://example.org/?p=2"),
        ("https://example.org/3", None),
    ]


def test_an_author_keywords_and_language_are_read(tmp_path):
    item = """<item><author>ann@example.org (Ann Lee)</author><category>ferries</category><category>ports</category>
      <category>ferries</category><description>Words.</description></item>"""
    article = result_of(FORMAT, given_feed(tmp_path, rss(item, "<language>en-gb</language>"))).document.article
    assert (article.source.author, article.source.keywords, article.language) == (
        "Ann Lee",
        ("ferries", "ports"),
        "en-GB",
    )


def test_an_atom_entry_without_a_publish_date_has_that_of_its_last_change(tmp_path):
    both = "<published>2026-03-04T10:11:00Z</published><updated>2026-03-05T08:00:00Z</updated><content>One.</content>"
    one = "<updated>2026-03-05T08:00:00Z</updated><content>One.</content>"
    sources = [result_of(FORMAT, given_feed(tmp_path, atom(each))).document.article.source for each in (both, one)]
    assert [(source.published, source.modified) for source in sources] == [
        ("2026-03-04T10:11:00Z", "2026-03-05T08:00:00Z"),
        ("2026-03-05T08:00:00Z", None),
    ]


def test_xhtml_in_an_atom_entry_becomes_lines(tmp_path):
    entry = """<title type="html">One &amp;lt; two &lt;b&gt;bold&lt;/b&gt;</title><content type="xhtml">
      <div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>two</em></p><p>three</p></div></content>"""
    document = result_of(FORMAT, given_feed(tmp_path, atom(entry))).document
    assert (document.article.title, document.text) == ("One < two bold", "One two\nthree")


def test_content_elsewhere_is_not_fetched_and_an_entry_without_text_is_said(tmp_path):
    entry = "<title>One</title><content src='https://example.org/1' type='text/html'/>"
    result = result_of(FORMAT, given_feed(tmp_path, atom(entry)))
    assert result.documents == ()
    assert [(notice.text, notice.lost) for notice in result.notices if not notice.routine] == [
        ("One of its entries has no text, and nothing is fetched.", True)
    ]


def test_pictures_in_an_export_of_wordpress_are_no_articles(tmp_path):
    items = """<item><title>A</title><content:encoded>Words.</content:encoded><wp:post_type>post</wp:post_type></item>
      <item><title>a.jpg</title><description>Alt.</description><wp:post_type>attachment</wp:post_type></item>"""
    spaces = "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:wp='http://wordpress.org/export/1.2/'"
    result = result_of(FORMAT, given_feed(tmp_path, f"<rss {spaces}><channel>{items}</channel></rss>"))
    assert result.document.text == "Words."
    assert result.told == ["One of its entries is no article: a picture or part of a menu."]


def test_encodings_that_lie_and_characters_that_xml_forbids_are_read_and_told(tmp_path):
    item = "<item><description>Le caf\xe9 fut ferm\xe9 hier soir \x0b ici</description></item>"
    data = b"<?xml version='1.0' encoding='utf-8'?>" + rss(item).encode("cp1252")
    result = result_of(FORMAT, given_feed(tmp_path, data))
    assert result.document.text == "Le café fut fermé hier soir \ufffd ici"
    assert any("windows-1252" in text for text in result.told)
    assert "1 character that XML forbids became U+FFFD." in result.told


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (
            "billion_laughs.xml",
            "its XML declares entities (“a”), which could be made to fill the memory or to read files",
        ),
        ("xxe.xml", "its XML declares entities (“e”), which could be made to fill the memory or to read files"),
    ],
)
def test_bombs_and_leaks_are_refused(name, reason):
    path = DATA / "hostile" / name
    assert sniffed(FORMAT, path)
    assert result_of(FORMAT, path).failure == f"{name} cannot be read: {reason}."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (RSS.read_bytes()[:900], "its XML breaks off in line 1"),
        (b"", "its XML breaks off in line 1"),
        (b"<rss><channel/></rss>", "there are no entries in it"),
        (b"<nitf/>", "its first element is “nitf”, and no feed begins so"),
        (b"<rss>" * 400, "more than 250 elements of its XML stand inside one another"),
    ],
)
def test_what_is_no_feed_is_refused_in_a_sentence(tmp_path, content, reason):
    assert result_of(FORMAT, given_feed(tmp_path, content)).failure == f"feed.xml cannot be read: {reason}."


def test_a_file_that_is_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(xml, "MOST_BYTES", 1 << 20)
    path = given_feed(tmp_path, b"<rss>")
    with path.open("ab") as file:
        file.truncate(1 << 30)
    assert result_of(FORMAT, path).failure == "feed.xml cannot be read: it has 1,024 MB, and XML may have 1."


def test_html_nested_too_deep_is_told_and_the_other_entries_are_read(tmp_path):
    deep = "&lt;div&gt;" * 20_000 + "words" + "&lt;/div&gt;" * 20_000
    items = f"<item><description>{deep}</description></item><item><description>Sound.</description></item>"
    result = result_of(FORMAT, given_feed(tmp_path, rss(items)))
    assert [document.text for document in result.documents][-1] == "Sound."


@pytest.mark.parametrize(
    ("head", "name", "claimed"),
    [
        (b"<rss version='2.0'>", "a.xml", True),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a", True),
        (b"<feed xmlns='http://example.org/'>", "a.xml", False),
        (b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "a.rdf", True),
        (b"<rdf:RDF xmlns='http://example.org/'>", "a.rdf", False),
        (b"", "a.rss", True),
        (b"<html>", "a.rss", False),
        (b"words", "a.txt", False),
    ],
)
def test_feeds_are_known_by_their_first_element(head, name, claimed):
    assert FORMAT.sniff(head, name) is claimed


@settings(max_examples=60)
@given(st.sampled_from([RSS, ATOM, RDF]), st.integers(0, 1 << 32))
def test_a_damaged_feed_is_read_or_refused(tmp_path_factory, seed, number):
    path = given_feed(tmp_path_factory.mktemp("feed"), damaged(seed.read_bytes(), number))
    result = result_of(FORMAT, path)
    assert result.failure or result.documents or result.notices


def test_a_declared_encoding_is_kept_with_every_entry(tmp_path):
    text = RSS.read_text("utf-8").replace("utf-8", "windows-1251").replace("UTF-8", "windows-1251")
    data = text.replace("Only a teaser", "Только начало").encode("cp1251", "xmlcharrefreplace")
    result = result_of(FORMAT, given_feed(tmp_path, data))
    assert "Только начало" in result.documents[1].text
    for document in result.documents:
        origins = [each.origin for each in document.article.provenance.findings if each.field == "text"]
        assert any(origin.startswith("windows-1251, by ") for origin in origins)


@pytest.mark.parametrize(
    ("feed", "url"),
    [
        ("<rss><channel><link>https://a.org/x/</link><item><link>/b?c=1</link>{}</item></channel></rss>", "/b?c=1"),
        ('<rss xml:base="x"><channel xml:base="https://a.org/y/"><item><link>../b?c=1</link>{}</item></channel></rss>',
         "/b?c=1"),
        ('<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.org/y/"><entry xml:base="z/"><link href="b"/>{}'
         "</entry></feed>", "/y/z/b"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://a.org/feed"/><entry>'
         '<link href="/b"/>{}</entry></feed>', "/b"),
        ("<rss><channel><link>https://[a</link><item><link>/b</link>{}</item></channel></rss>", None),
        ("<rss><channel><link>javascript:x</link><item><link>/b</link>{}</item></channel></rss>", None),
    ],
)  # fmt: skip
def test_links_without_a_host_count_from_where_the_feed_says(tmp_path, feed, url):
    path = tmp_path / "a.xml"
    path.write_text(feed.format("<title>A</title><description>Words.</description><content>Words.</content>"), "utf-8")
    source = result_of(FORMAT, path).document.article.source
    assert source.url == (None if url is None else f"https://a.org{url}")
