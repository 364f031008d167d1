"""The article on a page: which lines, which characters, and what is said of it."""

import json
import socket

import pytest

from desk.extract.page.fragment import fragment
from desk.extract.page.reading import read_page
from tests.extract.pages import BASE, PARAGRAPHS, PERSIAN, SAMPLES, a_page, an_article, paragraphs

TEXT = "\n".join(PARAGRAPHS)


def kept_and_not(page):
    return [text for text, kept in page.blocks if kept], [text for text, kept in page.blocks if not kept]


@pytest.mark.parametrize("name", ["article_utf8.html", "article_utf16_bom.html"])
def test_the_sample_gives_its_body_and_its_metadata(name):
    page = read_page((SAMPLES / "html" / name).read_bytes())
    assert page.text.replace("\xa0", " ") == BASE["body"].replace("\xa0", " ")
    assert page.text.count("\u200c") == 2
    assert (page.title, page.language, page.source.author) == (BASE["title"], BASE["language"], BASE["author"])
    assert (page.source.outlet, page.source.url) == (BASE["publisher"], BASE["url"])
    assert (page.source.published, page.source.news_id) == (BASE["published"], BASE["source_id"])
    assert page.library.startswith("trafilatura ")


@pytest.mark.parametrize("kind", ["declared", "undeclared", "misdeclared_utf8"])
def test_persian_keeps_its_joiners_whatever_the_page_says_of_its_encoding(kind):
    page = read_page((SAMPLES / "html" / f"fa_cp1256_{kind}.html").read_bytes())
    assert page.text == "\n".join(PERSIAN["paragraphs"])
    assert page.text.count("\u200c") == PERSIAN["zwnj"]
    assert page.language == "fa"
    assert any(finding.origin.startswith("windows-1256") for finding in page.findings)
    assert bool(page.notices) == (kind != "declared")


def test_the_kept_lines_are_the_text():
    page = read_page((SAMPLES / "html" / "article_utf8.html").read_bytes())
    kept, left = kept_and_not(page)
    assert "\n".join(kept) == page.text
    assert {"Most read", "First!", "By Ann Lee", "© 2026 Example Post. All rights reserved."} <= set(left)


def test_the_whole_page_is_all_of_its_lines():
    data = (SAMPLES / "html" / "article_utf8.html").read_bytes()
    part, whole = read_page(data), read_page(data, whole=True)
    assert whole.text.split("\n") == [text for text, _ in part.blocks]
    assert all(kept for _, kept in whole.blocks)
    assert whole.source == part.source


def test_joiners_marks_and_soft_hyphens_come_through():
    odd = "Ein Satz mit Trenn\u00adstrich und \u200fMarke\u200e und می\u200cروم und a\u200db, lang genug dafür."
    page = read_page(a_page(f"<article><h1>Titel</h1>{paragraphs(*PARAGRAPHS, odd)}</article>"))
    assert odd in page.text.split("\n")


def test_lists_subheads_and_rows_are_lines_of_their_own():
    extra = (
        "<h2>What will be done</h2><ul><li>The wall is taken down stone by stone and built up again on new ground.</li>"
        "<li>The two cranes are moved to the north end of the harbour for the time of the work.</li></ul>"
        "<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2026</td><td>3 million</td></tr></table>"
        + paragraphs(
            "The regional office confirmed the figures and said that no further money would be needed this year."
        )
    )
    lines = read_page(a_page(an_article(extra))).text.split("\n")
    assert "What will be done" in lines
    assert "The two cranes are moved to the north end of the harbour for the time of the work." in lines
    assert "2026\t3 million" in lines


def test_comments_and_what_is_to_be_read_next_are_left_out():
    after = (
        "<h3>3 Comments</h3><div><p>I have been saying for years that this quay is going to fall into the sea, and "
        "now everybody is surprised.</p></div>"
    )
    assert read_page(a_page(an_article() + after)).text == TEXT


def test_another_article_that_the_page_goes_on_with_is_left_out():
    other = "<article><h1>Mayor opens the new school</h1>" + paragraphs(
        *(f"The school has room for {number} hundred children, the mayor said, and a garden." for number in range(9))
    ) + "</article>"  # fmt: skip
    page = read_page(a_page(an_article() + other, "<title>Council to repair the old quay</title>"))
    assert page.text == TEXT


def test_prompts_between_paragraphs_are_left_out():
    body = paragraphs(
        *PARAGRAPHS[:2], "READ MORE: Ten quays to see", *PARAGRAPHS[2:], "Sign up for our daily newsletter"
    )
    assert read_page(a_page(f"<article><h1>Quay</h1>{body}</article>")).text == TEXT


def test_a_row_of_stars_between_paragraphs_stays():
    body = paragraphs(*PARAGRAPHS[:2], "* * *", *PARAGRAPHS[2:])
    assert "\n* * *\n" in read_page(a_page(f"<article><h1>Quay</h1>{body}</article>")).text


def test_what_the_page_states_as_its_text_corrects_the_choice():
    stated = " ".join(PARAGRAPHS)
    data = json.dumps({"@type": "NewsArticle", "headline": "Quay", "articleBody": stated})
    head = f'<script type="application/ld+json">{data}</script>'
    credit = (
        "Additional reporting came from the desk in the capital and from two writers on the coast, who are not named."
    )
    page = read_page(a_page(f"<article><h1>Quay</h1>{paragraphs(*PARAGRAPHS, credit)}</article>", head))
    assert page.text == TEXT
    assert "articleBody" in page.findings[-1].origin


@pytest.mark.parametrize("written", [TEXT, paragraphs(), "\n\n".join(PARAGRAPHS).replace("“", "&ldquo;")])
def test_a_page_that_a_script_would_fill_gives_what_it_states(written):
    data = json.dumps({"@type": "NewsArticle", "headline": "Quay", "articleBody": written})
    page = read_page(
        a_page("<div>Please switch on scripts</div>", f'<script type="application/ld+json">{data}</script>')
    )
    assert page.text == TEXT
    assert page.blocks[0] == ("Please switch on scripts", False)
    assert any("not sure" in notice for notice in page.notices)


def test_where_two_ways_disagree_the_page_says_that_it_is_not_sure():
    chat = "".join(
        f"<div class='comment-body'><p>{text} And so say I, for what it is worth to you.</p></div>"
        for text in PARAGRAPHS * 4
    )
    page = read_page(a_page(f"<div><p>{PARAGRAPHS[0]}</p></div><div id='thread'>{chat}</div>"))
    assert page.findings[-1].field == "text"
    assert page.findings[-1].confidence is not None
    assert (page.findings[-1].confidence < 0.75) == any("not sure" in notice for notice in page.notices)


def test_marks_that_reverse_the_order_of_letters_are_mentioned():
    page = read_page(
        a_page(
            an_article(paragraphs("The note on the wall said \u202eevig reven\u202c, as far as anyone could read it."))
        )
    )
    assert any("reversing the order" in notice for notice in page.notices)


def test_a_fragment_is_all_content():
    assert fragment("<p>One &amp; two</p><ul><li>a</li><li>b</li></ul>tail<br>end") == "One & two\na\nb\ntail\nend"
    assert fragment("just text") == "just text"
    assert fragment("  ") == ""


def test_nothing_is_fetched(monkeypatch):
    def refuse(*_args, **_more):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    body = (
        '<script src="https://example.org/x.js">document.write("no")</script><iframe src="https://example.org/f"></iframe>'
        '<img src="https://example.org/pixel.gif"><link rel="stylesheet" href="https://example.org/s.css">'
        '<object data="https://example.org/o"></object><video src="https://example.org/v"></video>' + an_article()
    )
    head = '<base href="https://example.org/"><meta http-equiv="refresh" content="0; url=https://example.org/else">'
    assert read_page(a_page(body, head)).text == TEXT


def test_the_sign_for_an_object_is_replaced_in_the_lines_of_a_page():
    text = paragraphs(*PARAGRAPHS, "Here was a picture: \ufffc, and here a form.")
    page = read_page(a_page(f"<article><h1>Quay</h1>{text}</article>"))
    assert page.text.endswith("Here was a picture: \ufffd, and here a form.")


@pytest.mark.parametrize("how", ['style="color: red; display: none"', "hidden", 'style="visibility:hidden"'])
def test_what_a_page_does_not_show_is_left_out_but_not_an_article_that_a_script_shows(how):
    hidden = f"<div {how}><p>Words for machines alone, which nobody sees on the page.</p></div>"
    page = read_page(a_page(an_article(hidden + paragraphs("The chair thanked all who had come on the day."))))
    assert page.text.split("\n") == [*PARAGRAPHS, "The chair thanked all who had come on the day."]
    assert any("for machines alone" in text and not kept for text, kept in page.blocks)
    assert "for machines alone" in read_page(a_page(an_article(hidden)), whole=True).text
    later = read_page(a_page(f"<div {how}>{an_article()}</div>"))
    assert later.text.split("\n") == list(PARAGRAPHS)


def test_how_a_word_is_said_is_no_part_of_the_text():
    word = "<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>"
    text = "で会議を開いたと政府が発表した。会議は三日間続く予定で、政府の方針について述べている。"
    page = read_page(a_page(f"<article><h1>会議</h1><p>{word}{text}</p><p>{text}</p></article>", lang="ja"))
    assert page.text == f"東京{text}\n{text}"
    assert fragment(f"<p>{word}で</p>") == "東京で"
