"""What cannot be the article for where it stands on the page, however much text there is of it."""

import time

import pytest

from desk.extract.page.reading import read_page
from tests.extract.pages import PARAGRAPHS, a_page, paragraphs

TITLE = "Council to repair the old quay"
HEAD = f"<title>{TITLE}</title>"
TEXT = "\n".join(PARAGRAPHS)
STORY = f"<div><h1>{TITLE}</h1><div>{paragraphs()}</div></div>"
REMARK = "And so say I, for what it is worth to anybody here: the quay was always going to fall into the sea one day."
OTHER = (
    "The museum in the old mill opens again on Saturday with an exhibition of maps from three centuries.",
    "Visitors can see how the coast has moved and which villages the sea has taken in the meantime.",
    "The oldest of the maps was drawn in 1604 and shows two islands that are not there any more today.",
    "Admission is free in the first week, and guided tours are to be had in four languages every morning.",
)


def text_of(body: str) -> str:
    return read_page(a_page(body, HEAD)).text


def remarks(count: int, after: str = "") -> str:
    return "".join(f"<div><b>user{n}</b><p>{n}. {REMARK}</p>{after}</div>" for n in range(count))


def test_what_readers_wrote_below_a_heading_is_no_article_however_long_it_is():
    assert text_of(f"{STORY}<div><h3>Comments (500)</h3>{remarks(500)}</div>") == TEXT


def test_an_element_named_after_comments_is_no_article_however_long_it_is():
    assert text_of(f"{STORY}<section class='post-comments'><ol>{remarks(500)}</ol></section>") == TEXT


@pytest.mark.parametrize("word", ["Reply", "Antworten", "پاسخ", "返信", "Reply to Mara"])
def test_what_one_can_reply_to_is_no_article(word):
    assert text_of(f"{STORY}<div>{remarks(90, f'<a href=#>{word}</a>')}</div>") == TEXT


def test_the_next_story_that_a_page_goes_on_with_is_left_out():
    assert text_of(f"{STORY}<div><h1>Maps in the mill</h1><div>{paragraphs(*OTHER * 3)}</div></div>") == TEXT


def test_main_headings_between_paragraphs_part_one_story():
    begin, end = paragraphs(*PARAGRAPHS[:3]), paragraphs(*PARAGRAPHS[3:])
    found = text_of(f"<div><h1>{TITLE}</h1><div>{begin}<h1>What comes next</h1>{end}</div></div>")
    assert PARAGRAPHS[-1] in found


def test_what_asks_for_consent_above_the_heading_is_no_article():
    consent = "We and our partners store and access information on a device, such as cookies, and process your data."
    assert text_of(f"<div><div>{paragraphs(*[consent] * 6)}</div></div>{STORY}") == TEXT


def test_a_form_that_asks_for_an_address_is_left_out_of_the_middle():
    form = "<div><h3>The Morning Letter</h3><p>Five stories in your inbox before breakfast, every day of the week.</p>"
    form += "<form><input type='email'><p>You agree to our terms of service by going on.</p></form></div>"
    begin, end = paragraphs(*PARAGRAPHS[:2]), paragraphs(*PARAGRAPHS[2:])
    assert text_of(f"<div><h1>{TITLE}</h1><div>{begin}{form}{end}</div></div>") == TEXT


def test_an_article_that_stands_in_what_is_named_after_comments_is_found():
    assert text_of(f"<div class='comments-open'>{STORY}</div>") == TEXT


def test_an_article_whose_title_stands_only_below_it_is_found():
    assert PARAGRAPHS[2] in text_of(f"<div>{paragraphs()}</div><p>{TITLE}</p>")


def test_articles_beside_the_one_with_the_heading_are_left_out_however_long_they_are():
    others = f"<article>{paragraphs(*OTHER * 4)}</article>" * 3
    assert text_of(f"<article><h1>{TITLE}</h1>{paragraphs()}</article>{others}") == TEXT


def test_articles_below_a_long_text_that_is_in_none_are_left_out():
    long = tuple(f"{number}. {text}" for number in range(3) for text in PARAGRAPHS)
    others = f"<article>{paragraphs(*OTHER * 9)}</article>" * 3
    assert text_of(f"<div><h1>{TITLE}</h1><div>{paragraphs(*long)}</div></div>{others}") == "\n".join(long)


def test_a_report_in_entries_below_an_introduction_is_taken_whole():
    entries = "".join(
        f"<article class='entry'><p>{n}. {OTHER[0]}</p><p>{n}. {OTHER[1]}</p></article>" for n in range(8)
    )
    found = text_of(f"<div><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><div>{entries}</div></div>")
    assert f"7. {OTHER[1]}" in found


def test_the_text_goes_on_below_a_list_of_what_else_to_read():
    also = (
        "<div><h4>Related stories</h4><ul><li><a href='/1'>Mayor opens the new school in the mill</a></li></ul></div>"
    )
    begin, end = paragraphs(*PARAGRAPHS[:3]), paragraphs(*PARAGRAPHS[3:])
    assert text_of(f"<div><h1>{TITLE}</h1><div>{begin}{also}{end}</div></div>") == TEXT


def test_a_sentence_that_begins_as_the_heading_of_a_list_does_not_end_the_text():
    texts = [*PARAGRAPHS[:3], "More on that later.", *PARAGRAPHS[3:]]
    assert text_of(f"<h1>{TITLE}</h1><div>{paragraphs(*texts)}</div>") == "\n".join(texts)


def test_a_list_with_texts_to_its_links_ends_the_text():
    teasers = "".join(f"<h4><a href='/1'>The mill {n}</a></h4><p>{text}</p>" for n, text in enumerate(OTHER))
    assert text_of(f"<article><h1>{TITLE}</h1>{paragraphs()}<h3>Related stories</h3>{teasers}</article>") == TEXT


def test_a_second_copy_of_the_text_is_left_out():
    copy = f"<div class='for-print'>{paragraphs()}</div>"
    assert text_of(f"<div><h1>{TITLE}</h1><div>{paragraphs()}</div>{copy}</div>") == TEXT


def test_where_nothing_is_an_article_what_is_no_link_is_taken_and_the_doubt_is_told():
    page = read_page(a_page("<ul><li><a href='/a'>Weather</a><li><a href='/b'>Sport</a></ul><div>Closed today</div>"))
    assert page.text == "Closed today"
    assert page.findings[-1].confidence == 0
    assert any("not sure" in notice for notice in page.notices)


@pytest.mark.parametrize(
    "linked", ["<a href='/1'><h4>{0}</h4></a><p>{1}</p>", "<a href='/1'><h4>{0}</h4><p>{1}</p></a>"]
)
def test_texts_that_stand_under_links_below_the_article_are_left_out(linked):
    teasers = "".join(
        f"<x-item>{linked.format(f'What the maps in the mill show {n}', text)}</x-item>" for n, text in enumerate(OTHER)
    )
    assert text_of(f"<x-page><h1>{TITLE}</h1>{paragraphs()}{teasers}</x-page>") == TEXT


def test_links_between_paragraphs_do_not_end_the_article():
    link = "<p><a href='/1'>What the maps in the mill show of the coast</a></p>"
    found = text_of(f"<div><h1>{TITLE}</h1><div>{link.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</div></div>")
    assert PARAGRAPHS[-1] in found


@pytest.mark.parametrize(
    "heading", ["Related links:", "Most popular in the section", "Você pode gostar...", "相关新闻"]
)
def test_a_list_of_what_else_to_read_needs_no_heading_element(heading):
    teasers = "".join(f"<p>{text}</p>" for text in OTHER)
    assert text_of(f"<x-page><h1>{TITLE}</h1>{paragraphs()}<div>{heading}</div>{teasers}</x-page>") == TEXT


CHINESE = (
    "港口委员会周一同意在冬季风暴来临之前修复旧码头，委员会主席在广播中表示，这项工程早就应该进行。",
    "工程将于十月第二周开始，预计耗资约四百万元，其中一半由地区政府承担，其余由港口自行筹措。",
    "渔民们三年来一直要求修复码头，其中几位已经搬到其他港口，以便出售他们的渔获。",
)


@pytest.mark.parametrize("form", ["<p>{}</p>", "<div>{}</div>", "{}<br><br>"])
def test_short_paragraphs_are_long_enough_in_chinese(form):
    links = "".join(f"<a href='/{name}'>{name}</a>" for name in ("首页", "国内", "国际", "财经"))
    body = "".join(form.format(text) for text in CHINESE)
    told = "<div>2024年03月05日 08:15 来源：港口日报</div>"
    page = read_page(
        a_page(f"<div>{links}</div><div><h1>旧码头将在冬季前修复</h1>{told}<div>{body}</div></div>", lang="zh")
    )
    assert page.text == "\n".join(CHINESE)
    assert page.notices == ()


@pytest.mark.parametrize(
    "piece",
    [
        "<div><h1>x{0}</h1></div>",
        "<div class=comment><p>a{0}</p></div>",
        "<div>a<input type=email></div>",
        "<h3>Related</h3><p><a>b</a></p><p>The quay will be repaired before the storms of winter, they said {0}.</p>",
        "<h4><a href=x>What the maps in the mill show</a></h4><p>The oldest of these maps was drawn in 1604: {0}.</p>",
    ],
)
def test_very_many_of_what_is_ruled_out_take_no_long_time(piece):
    page = a_page(STORY + "".join(map(piece.format, range(10_000))), HEAD)
    started = time.process_time()
    read_page(page)
    assert time.process_time() - started < 5
