"""Bylines, days and names of outlets as pages print them, in the languages that news are in."""

import json

import pytest

from desk.extract.page.reading import read_page
from desk.model.article import Source
from tests.extract.pages import a_page, paragraphs

TITLE = "Council to repair the old quay"
TEXT = paragraphs()
HEADED = f"<h1>{TITLE}</h1>"


def read(below: str, head: str = "") -> Source:
    return read_page(a_page(f"<article>{HEADED}{below}{TEXT}</article>", head)).source


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Posted on March 5, 2024 by Mara Holt", "Mara Holt"),
        ("Submitted by Mara Holt on Tue, 03/05/2024 - 10:00", "Mara Holt"),
        ("By Mara Holt, Special to the Harbour Post", "Mara Holt"),
        ("BY MARA HOLT, STAFF WRITER", "MARA HOLT"),
        ("Von Mara Holt", "Mara Holt"),
        ("Por Mara Holt García", "Mara Holt García"),
        ("Автор: Мара Хольт", "Мара Хольт"),
        ("بقلم: مارا هولت", "مارا هولت"),
        ("2024年03月05日 08:15 来源：港口日报 作者：王小明", "王小明"),
        ("Von heute an wird gebaut", None),
    ],
)
def test_bylines_are_read_in_the_languages_that_news_are_in(byline, author):
    assert read(f"<p>{byline}</p>").author == author


def test_what_somebody_is_and_when_does_not_belong_to_the_name():
    head = '<meta name="author" content="MARA HOLT, AP National Political Writer, Published 11:34 PM EST Nov 19, 2019">'
    assert read("", head).author == "MARA HOLT"


def test_linked_data_may_refer_to_its_author_and_publisher():
    data = {
        "@graph": [
            {"@type": "NewsArticle", "headline": TITLE, "author": [{"@id": "#p"}], "publisher": {"@id": "#o"}},
            {"@type": "Organization", "@id": "#o", "name": "Harbour Times"},
            {"@type": "Person", "@id": "#p", "name": "Mara Holt"},
        ]
    }
    source = read("", f'<script type="application/ld+json">{json.dumps(data)}</script>')
    assert (source.author, source.outlet) == ("Mara Holt", "Harbour Times")


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE} | Harbour Times",
        f"Harbour Times: {TITLE}",
        f"{TITLE} - Local - Harbour Times",
        f"{TITLE}_Harbour Times",
        f"{TITLE}: three ferries fewer | Harbour Times",
    ],
)
def test_the_outlet_is_what_stands_beside_the_heading_in_the_title(title):
    assert read("", f"<title>{title}</title>").outlet == "Harbour Times"


@pytest.mark.parametrize("behind", ["", ": three ferries fewer"])
def test_a_title_that_is_only_the_heading_names_no_outlet(behind):
    assert read("", f"<title>{TITLE}{behind}</title>").outlet is None


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("Updated March 7, 2024</p><p>Published March 5, 2024", "2024-03-05"),
        ("Last updated: March 7, 2024 · First published: March 5, 2024", "2024-03-05"),
        ("PUBLISHED: March 5, 2024 at 9:15 p.m. | UPDATED: March 6, 2024 at 3:20 a.m.", "2024-03-05"),
        ("Updated March 7, 2024", "2024-03-07"),
        ("Stand: 05.03.2024, 08:15 Uhr", "2024-03-05"),
        ("25/03/2024", "2024-03-25"),
        ("۱۵ اسفند ۱۴۰۲ - ۱۰:۳۰", "2024-03-05"),
        ("۱۴۰۲/۱۲/۱۵ ۱۰:۳۰", "2024-03-05"),
        ("٥ آذار ٢٠٢٤", "2024-03-05"),
        ("03/04/2024", None),
    ],
)
def test_the_printed_day_is_that_of_publication(printed, published):
    assert read(f"<p>{printed}</p>").published == published


def test_a_day_that_may_be_two_is_told_as_two():
    page = read_page(a_page(f"<article>{HEADED}<p>03/04/2024</p>{TEXT}</article>"))
    assert page.source.published is None
    assert ("2024-04-03", "2024-03-04") in [each.readings for each in page.findings if each.field == "published"]


def test_the_printed_day_of_a_change_does_not_move_the_stated_one():
    head = '<meta property="article:published_time" content="2024-03-05T08:15:00Z">'
    assert read("<p>Updated 9:15 AM GMT, March 6, 2024</p>", head).published == "2024-03-05T08:15:00Z"


def test_a_time_that_is_marked_as_of_a_change_is_one():
    times = '<time class="published" datetime="2024-03-05"></time><time class="updated" datetime="2024-03-06"></time>'
    source = read(f"<div>{times}</div>")
    assert (source.published, source.modified) == ("2024-03-05", "2024-03-06")
    assert read('<time class="published updated" datetime="2024-03-05">5 March</time>').modified is None
