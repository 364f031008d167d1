"""What a page says of its article, and where each value stood."""

import json

import pytest

from desk.extract.page.days import found_day, iso_of
from desk.extract.page.languages import language_of
from desk.extract.page.reading import read_page
from desk.extract.page.titles import bare_title
from tests.extract.pages import a_page, an_article, paragraphs


def linked_data(**values):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


def origins(page):
    return {finding.field: finding.origin for finding in page.findings}


def test_linked_data_is_found_in_a_graph_and_in_a_list():
    node = {"@type": ["Article", "NewsArticle"], "headline": "Quay", "author": [{"name": "Ann Lee"}, {"name": "Bo Ek"}]}
    for value in (
        {"@graph": [{"@type": "WebSite", "name": "x"}, node]},
        [[node]],
        {"@type": "WebPage", "mainEntity": node},
    ):
        head = f'<script type="application/ld+json">{json.dumps(value)}</script>'
        page = read_page(a_page(an_article(), head))
        assert page.source.author == "Ann Lee, Bo Ek"
        assert origins(page)["author"] == "JSON-LD author"


def test_broken_linked_data_is_passed_over():
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
        + '<meta name="author" content="Ann Lee">'
    )
    page = read_page(a_page(an_article(), head))
    assert page.source.author == "Ann Lee"
    assert origins(page)["author"] == "meta author"


def test_linked_data_that_is_too_deep_is_passed_over():
    head = f'<script type="application/ld+json">{"[" * 100_000}</script>'
    assert read_page(a_page(an_article(), head)).title == "Council to repair the old quay"


def test_everything_stated_comes_with_where_it_stood():
    head = (
        linked_data(
            datePublished="2026-03-04T10:11:00+01:00",
            dateModified="2026-03-05T08:00:00Z",
            articleSection=["World", "Europe"],
            keywords="ferry, islands, ferry",
            publisher={"name": "Example Post"},
            identifier={"value": 67388},
        )
        + '<link rel="canonical" href="https://news.example.org/quay"><meta property="og:url" content="https://m.example.org/quay">'
    )
    page = read_page(a_page(an_article(), head))
    assert page.source.published == "2026-03-04T10:11:00+01:00"
    assert page.source.modified == "2026-03-05T08:00:00Z"
    assert (page.source.section, page.source.keywords) == ("World", ("ferry", "islands"))
    assert (page.source.outlet, page.source.news_id) == ("Example Post", "67388")
    assert page.source.url == "https://m.example.org/quay"
    assert page.source.canonical == "https://news.example.org/quay"
    assert origins(page)["published"] == "JSON-LD datePublished"
    assert origins(page)["canonical"] == "link canonical"
    stated = {finding.field for finding in page.findings if finding.confidence is None}
    assert {"title", "published", "modified", "section", "keywords", "outlet", "news_id", "url", "canonical"} <= stated


def test_a_printed_day_that_differs_from_the_stated_one_is_kept_beside_it():
    body = "<article><h1>Quay</h1><p class='when'>Nov. 19, 2019 8:12 PM</p>" + paragraphs() + "</article>"
    page = read_page(a_page(body, linked_data(headline="Quay", datePublished="2019-11-20T01:12:00Z")))
    assert page.source.published == "2019-11-19"
    first, second = (finding for finding in page.findings if finding.field == "published")
    assert (first.value, first.origin) == ("2019-11-19", "the date printed below the heading")
    assert second.value is None
    assert second.readings == ("2019-11-19", "2019-11-20T01:12:00Z")


def test_the_printed_byline_goes_before_what_machines_are_told():
    body = "<article><h1>Quay</h1><div>By Ann Lee and Bo Ek | Nov 3, 2019</div>" + paragraphs() + "</article>"
    page = read_page(a_page(body, linked_data(headline="Quay", author={"name": "Web Desk"})))
    assert page.source.author == "Ann Lee, Bo Ek"


def test_where_a_browser_saved_the_page_from_is_its_address():
    saved = b"<!-- saved from url=(0035)https://news.example.org/saved.html -->\n" + a_page(an_article())
    assert read_page(saved).source.url == "https://news.example.org/saved.html"


def test_the_address_that_it_came_with_goes_first():
    head = '<link rel="canonical" href="/quay">'
    page = read_page(a_page(an_article(), head), url="https://news.example.org/x/1")
    assert page.source.url == "https://news.example.org/x/1"
    assert page.source.canonical == "https://news.example.org/quay"


def test_addresses_of_other_kinds_are_not_taken():
    page = read_page(a_page(an_article(), '<link rel="canonical" href="javascript:alert(1)">'))
    assert page.source.url is None
    assert page.source.canonical is None


@pytest.mark.parametrize(
    ("title", "outlet", "bare"),
    [
        ("Quay repaired - Example Post", "Example Post", "Quay repaired"),
        ("Quay repaired | World | Example Post", "Example Post", "Quay repaired | World"),
        ("Example Post: Quay repaired", "Example Post", "Example Post: Quay repaired"),
        ("Example Post | Quay repaired", "Example Post", "Quay repaired"),
        ("Quay repaired – and what next", "Example Post", "Quay repaired – and what next"),
        ("Quay repaired | Some Site", None, "Quay repaired"),
        ("Quay", None, "Quay"),
    ],
)
def test_a_title_loses_its_sites_name(title, outlet, bare):
    assert bare_title(title, outlet).removesuffix(" | World") == bare.removesuffix(" | World")


def test_of_a_title_what_stands_on_the_page_is_kept():
    body = "<div><dt>Quay to be repaired - at last</dt>" + paragraphs() + "</div>"
    page = read_page(a_page(body, "<title>Quay to be repaired - at last - Harbour News</title>"))
    assert page.title == "Quay to be repaired - at last"


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2019-11-19T20:12:00.000-0500", "2019-11-19T20:12:00-05:00"),
        ("2019-11-19 20:12", "2019-11-19T20:12"),
        ("2019-11-19T20:12:00Z", "2019-11-19T20:12:00Z"),
        ("20191119", "2019-11-19"),
        ("Tue, 19 Nov 2019 20:12:00 +0100", "2019-11-19T20:12:00+01:00"),
        ("1574194320", "2019-11-19T20:12:00Z"),
        ("November 19, 2019", "2019-11-19"),
        ("2019-13-45", None),
        ("03/04/2024", None),
        ("soon", None),
        ("", None),
    ],
)
def test_stated_dates_become_iso_8601_as_exactly_as_they_were_stated(stated, iso):
    assert iso_of(stated) == iso


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Posted on Nov. 3rd, 2019 by x", "2019-11-03"),
        ("Am 30. Juli 2018 veröffentlicht", "2018-07-30"),
        ("le 1er août 2020", "2020-08-01"),
        ("3 de março de 2021", "2021-03-03"),
        ("24 июня 2019 года", "2019-06-24"),
        ("2019年6月24日", "2019-06-24"),
        ("32 June 2019", None),
        ("Version 3 of 2019", None),
    ],
)
def test_days_that_are_written_out_are_found(text, day):
    assert found_day(text) == day


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The council said that it would not pay for the quay, and that the region had to find the money for it.",
            "en",
        ),
        (
            "Der Rat sagte, dass er für die Mauer nicht zahlen werde und dass sich das Land um das Geld kümmern muss.",
            "de",
        ),
        (
            "Совет сообщил, что не будет платить за причал, и что деньги на это "
            "должен найти регион, как и раньше, а не город.",
            "ru",
        ),
        (
            "وی گفت که این کار برای مردم شهر است و تا پایان سال از سوی شورا انجام می شود و هزینه آن را استان می دهد.",
            "fa",
        ),
        ("理事会は月曜日に古い岸壁を修理することを決めたと発表した。", "ja"),
        ("议会星期一决定修复旧码头。", "zh"),
        ("Quay, 42.", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_its_words_only_where_that_is_clear(text, language):
    assert language_of(text) == language


def test_words_go_before_a_stated_language_that_they_contradict():
    german = (
        "Der Rat sagte am Montag, dass er die alte Mauer nicht bezahlen wird und dass das Land das Geld geben muss."
    )
    page = read_page(
        a_page(f"<article><h1>Mauer</h1>{paragraphs(*[german + f' Das war Nummer {n}.' for n in range(5)])}</article>")
    )
    assert page.language == "de"
    assert page.findings[-3].origin == "the commonest words, against en"
