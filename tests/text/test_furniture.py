"""Header lines, datelines and what stands below the body: found with their ranges, and nothing else."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.model.article import Region, Source
from desk.text.canon import canonical
from desk.text.furniture import SURE, find_all_furniture, find_furniture

DATA = Path(__file__).parents[1] / "data"
HEADERS = DATA / "intake" / "headers"
SAMPLE = (DATA / "joint-exercises.txt").read_text(encoding="utf-8")
BODY = (
    "The regional council voted on Tuesday to extend the ferry contract for another five years, officials said, adding "
    "that fares would stay the same.\nThe operator will buy two ships before the end of next year, the council said."
)
FIELDS = {"source_id": "news_id", "publisher": "outlet", "dateline_place": "dateline", "credit": "agency"}


def said(text, **options):
    """What was found as (field, value) with the words it stands for."""
    return [(f.field, f.value, text[f.start : f.end]) for f in find_furniture(text, **options).findings]


def test_the_sample_gives_its_values_ranges_and_regions():
    found = find_furniture(SAMPLE)
    assert found.source == Source(
        published="2019-06-24T21:57", retrieved="2019-11-22", news_id="67387", dateline="TEHRAN", agency="Dispatches"
    )
    assert found.regions == (
        Region(0, 74, "header"), Region(74, 96, "dateline"), Region(3202, 3212, "boilerplate"),
    )  # fmt: skip
    assert (found.title, found.language) == ("", None)
    assert [(f.field, f.start, f.end) for f in found.findings] == [
        ("retrieved", 0, 23), ("news_id", 33, 38), ("published", 53, 73), ("dateline", 74, 80), ("agency", 82, 92),
        ("text", 3202, 3212),
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(path.stem for path in HEADERS.glob("*.txt")))
def test_the_header_samples_give_what_is_expected_of_them(name):
    text = canonical((HEADERS / f"{name}.txt").read_bytes().decode()).text
    expected = json.loads((HEADERS / f"{name}.expected.json").read_text(encoding="utf-8"))["expected"]
    found = find_furniture(text)
    for field, value in expected.items():
        those = [f for f in found.findings if f.field == FIELDS.get(field, field)]
        if value == "AMBIGUOUS":
            assert [(f.value, f.readings) for f in those] == [(None, ("2019-06-05", "2019-05-06"))]
        elif field == "dateline_date":
            assert value in [text[f.start : f.end] for f in found.findings if f.field == "published"]
        else:
            assert value in [f.value for f in those], field
    if not expected:
        assert all((f.confidence or 0) < SURE for f in found.findings)
        assert found.source == Source()


def test_a_text_without_furniture_gives_nothing_at_all():
    for name in ("10_no_header", "11_label_inside_body"):
        found = find_furniture((HEADERS / f"{name}.txt").read_text(encoding="utf-8"))
        assert (found.findings, found.regions) == ((), ())


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("News ID: 67387", "news_id", "67387"),
        ("Headline: Ferry deal", "title", "Ferry deal"),
        ("By: Ann Lee", "author", "Ann Lee"),
        ("Author: By Ann Lee", "author", "Ann Lee"),
        ("By Ann Lee and Bo Wu, Example Post", "author", "Ann Lee and Bo Wu"),
        ("Von Ann Lee", "author", "Ann Lee"),
        ("Par Ann Lee", "author", "Ann Lee"),
        ("به قلم علی رضایی", "author", "علی رضایی"),
        ("نویسنده: علی رضایی", "author", "علی رضایی"),
        ("https://news.example.org/a?b=1", "url", "https://news.example.org/a?b=1"),
        ("Link: https://news.example.org/a", "url", "https://news.example.org/a"),
        ("Language: English", "language", "en"),
        ("زبان: فارسی", "language", "fa"),
        ("Category: World", "section", "World"),
        ("Tags: ferry, islands; ports", "keywords", "ferry, islands; ports"),
        ("Published 24 June 2019", "published", "2019-06-24"),
        ("First published on Mon 24 Jun 2019 21.57 GMT", "published", "2019-06-24T21:57Z"),
        ("Updated: 9:57 PM, June 24, 2019", "modified", "2019-06-24T21:57"),
        ("Last updated on 24 June 2019", "modified", "2019-06-24"),
        ("Retrieved: 2019-11-22", "retrieved", "2019-11-22"),
        ("Опубликовано 24 июня 2019, 21:57", "published", "2019-06-24T21:57"),
        ("تاریخ انتشار: دوشنبه ۳ تیر ۱۳۹۸ - ۲۱:۵۷", "published", "2019-06-24T21:57"),
        ("آخر تحديث: 24 يونيو 2019", "modified", "2019-06-24"),
        ("**Date:** 24 June 2019", "published", "2019-06-24"),
        ("Fecha: 24 de junio de 2019", "published", "2019-06-24"),
        ("来源：新华社", "outlet", "新华社"),
        ("Agency: Reuters", "agency", "Reuters"),
    ],
)
def test_a_header_line_gives_its_field(line, field, value):
    text = f"{line}\n\n{BODY}"
    found = find_furniture(text)
    assert (field, value) in [(f.field, f.value) for f in found.findings]
    assert found.regions[0] == Region(0, text.index("The regional"), "header")
    if field == "language":
        assert found.language == value
    elif field == "title":
        assert found.title == value
    elif field == "keywords":
        assert found.source.keywords == ("ferry", "islands", "ports")
    else:
        assert getattr(found.source, field) == value


@pytest.mark.parametrize(
    "line",
    [
        "Source: the figures are the council’s own, which nobody has checked so far.",
        "By Tuesday, the council had voted.",
        "By the end of the year two ships will have been bought.",
        "Note: this is the first of two reports",
        "Update: the minister has resigned over the affair.",
        "He said: “We are pleased.”",
        "Tehran: a city of nine million people and many more cars",
        "The post office at Port Ellen will close.",
    ],
)
def test_a_first_line_that_only_looks_like_a_header_stays_body(line):
    found = find_furniture(f"{line}\n{BODY}")
    assert found.regions == ()
    assert found.source == Source()


def test_a_label_may_stand_over_its_value():
    text = f"Title:\nFerry deal\nAuthor:\nAnn Lee\nDate:\n24 June 2019\nTags:\n\n{BODY}"
    found = find_furniture(text)
    assert said(text) == [
        ("title", "Ferry deal", "Ferry deal"),
        ("author", "Ann Lee", "Ann Lee"),
        ("published", "2019-06-24", "24 June 2019"),
    ]  # fmt: skip
    assert found.regions == (Region(0, text.index("The regional"), "header"),)
    assert find_furniture(f"Title:\n\n{BODY}").findings == ()


def test_a_line_with_bars_gives_all_that_it_says():
    text = f"Ferry contract extended\nBy Ann Lee | 24 June 2019 | 3 min read\n\n{BODY}"
    assert said(text)[:3] == [
        ("title", "Ferry contract extended", "Ferry contract extended"),
        ("author", "Ann Lee", "Ann Lee"),
        ("published", "2019-06-24", "24 June 2019"),
    ]


def test_a_date_that_is_still_to_come_is_not_taken_over():
    text = f"Published: 24 June 2119\n\n{BODY}"
    found = find_furniture(text, today=date(2026, 3, 4))
    assert found.source.published is None
    assert found.findings[0].value == "2119-06-24"
    assert find_furniture(text).source.published == "2119-06-24"


def test_a_labelled_date_that_cannot_be_read_is_said_without_a_value():
    found = find_furniture(f"Published: two hours ago\n\n{BODY}")
    assert [(f.field, f.value) for f in found.findings] == [("published", None)]
    assert "cannot be read" in found.findings[0].origin


def test_a_list_of_dates_is_no_header():
    text = "\n".join(f"{day} March 2026" for day in range(1, 20))
    assert all(region.end < len(text) // 2 for region in find_furniture(text).regions)


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("LONDON, March 4 (Reuters) - ", "LONDON", "Reuters"),
        ("PORT ELLEN, Scotland (AP) — ", "PORT ELLEN, Scotland", "AP"),
        ("WASHINGTON, D.C., March 4, 2026 (AFP) – ", "WASHINGTON, D.C.", "AFP"),
        ("BEIJING, March 4 (Xinhua) -- ", "BEIJING", "Xinhua"),
        ("TEHRAN, Mar. 04 (MNA) – ", "TEHRAN", "MNA"),
        ("TEHRAN (FNA)- ", "TEHRAN", "FNA"),
        ("Madrid, 4 mar (EFE).- ", "Madrid", "EFE"),
        ("Hamburg (dpa) - ", "Hamburg", "dpa"),
        ("PARIS (AFP) – ", "PARIS", "AFP"),
        ("(Reuters) - ", None, "Reuters"),
        ("(ANSA) - ROMA, 04 MAR - ", "ROMA", "ANSA"),
        ("KABUL — ", "KABUL", None),
        ("BUFFALO, N.Y. — ", "BUFFALO, N.Y.", None),
        ("PORT ELLEN, Scotland — ", "PORT ELLEN, Scotland", None),
        ("NEW DELHI: ", "NEW DELHI", None),
        ("МОСКВА, 4 марта. /ТАСС/. ", "МОСКВА", "ТАСС"),
        ("МОСКВА, 4 мар — РИА Новости. ", "МОСКВА", "РИА Новости"),
        ("تهران - ایرنا - ", "تهران", "ایرنا"),
        ("تهران (ایسنا) - ", "تهران", "ایسنا"),
        ("بغداد (رويترز) - ", "بغداد", "رويترز"),
        ("القاهرة ـ أ ف ب: ", "القاهرة", "أ ف ب"),
        ("新华社北京3月4日电 ", "北京", "新华社"),
        ("（新华社北京3月4日电） ", "北京", "新华社"),
        ("［ロンドン ４日 ロイター］ - ", "ロンドン", "ロイター"),
        ("(서울=연합뉴스) ", "서울", "연합뉴스"),
    ],
)
def test_a_dateline_gives_place_and_agency(dateline, place, agency):
    text = dateline + BODY
    found = find_furniture(text)
    assert (found.source.dateline, found.source.agency) == (place, agency)
    (region,) = found.regions
    assert (region.kind, region.start, region.end) == ("dateline", 0, len(dateline.rstrip()))


@pytest.mark.parametrize(
    "opening",
    [
        "NATO — the alliance of 32 — ", "Ann Lee (Labour) - ", "Tehran and Baghdad — rivals once — ", "The island — ",
        "U.S.-led forces — ", "He left - ", "WHO: ", "Port Ellen - ", "(Photo) - ", "A 5 % rise — ",
    ],
)  # fmt: skip
def test_an_opening_that_only_looks_like_a_dateline_stays_body(opening):
    found = find_furniture(opening + BODY)
    assert found.regions == ()
    assert found.source == Source()


@pytest.mark.parametrize(
    "line",
    [
        "* Comment:", "Comments (3)", "Read more", "Read more: Ferries in winter", "Share this article",
        "© 2026 Example Post",
        "Copyright 2026 Example Post. All rights reserved.", "(Reporting by Ann Lee; Editing by Bo Wu)",
        "Reporting by Ann Lee in Port Ellen; Editing by Bo Wu", "Follow us on Telegram", "انتهای پیام/", "انتهای پیام",
        "کد خبر: ۶۷۳۸۷", "نظر شما", "اقرأ أيضا: العبارات", "تعليقات", "Alle Rechte vorbehalten.",
        "Lire aussi : les bacs",
        "Читайте также: паромы", "责任编辑：王五", "（完）", "【関連記事】", "저작권자(c) 연합뉴스",
        "###", "-30-", "_____",
        "Tags: ferry, islands", "Leggi anche: i traghetti", "Lee también: los barcos", "Advertisement",
    ],
)  # fmt: skip
def test_a_line_below_the_body_is_boilerplate(line):
    text = f"{BODY}\n\n{line}\n"
    assert find_furniture(text).regions == (Region(len(BODY) + 2, len(text) - 1, "boilerplate"),)


@pytest.mark.parametrize(
    "line",
    [
        "The Post said it would appeal.", "Copyright law will change, the minister said.", "Read more books, he said.",
        "شارك الوزير في الاجتماع يوم الثلاثاء.", "انتهى الاجتماع دون اتفاق.", "Share prices fell.",
        "He had no comment.",
        "Ends do not justify means.", "Photographs were taken.", "Teilen der Stadt fehlte der Strom.",
        "“End it,” he said.",
        "Reporting by journalists was restricted.",
    ],
)  # fmt: skip
def test_a_last_sentence_that_only_looks_like_boilerplate_stays_body(line):
    assert find_furniture(f"{BODY}\n{line}\n").regions == ()


def test_several_lines_below_the_body_are_one_region_and_the_credits_are_proposed():
    tail = "(Reporting by Ann Lee and Bo Wu; Editing by Cy Day)\n\nRead more\nShare\n© 2026 Example Post"
    text = f"LONDON (Reuters) - {BODY}\n{tail}"
    found = find_furniture(text)
    assert found.regions[-1] == Region(text.index("(Reporting"), len(text), "boilerplate")
    assert found.source.author is None
    assert [(f.value, f.confidence) for f in found.findings if f.field == "author"] == [("Ann Lee and Bo Wu", 0.8)]


LINES = st.sampled_from(
    [
        "Friday 22 November 2019", "News ID: 67387", "Publish Date: 24 June 2019 - 21:57", "Date: 05/06/2019",
        "By Ann Lee", "",
        "Title: Ferry deal", "TEHRAN (Dispatches) -- Iran wants it.", BODY, "Ferry deal", "* Comment:", "Read more",
        "___", " \t ",
        "تاریخ انتشار: ۳ تیر ۱۳۹۸", "新华社北京3月4日电 地区议会", "Tags: a, b", "Source:", "Title:",
        "Date:", "By Ann | 24 June 2019",
        "Language: Klingon",
        "İstanbul: İ", "Published: soon", "\u202eBy Ann Lee", "x" * 400, "(Reporting by Ann Lee)",
        "URL: https://a.example/b",
    ]
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=9).map("\n".join) | st.text(max_size=200)


SEEDS = [canonical(path.read_bytes().decode()).text for path in sorted(HEADERS.glob("*.txt"))]
EDITS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 30), st.text(max_size=20)), max_size=6)


@st.composite
def spoilt(draw):
    """One of the samples with stretches cut out and others put in."""
    text = draw(st.sampled_from(SEEDS))
    for at, cut, put in draw(EDITS):
        text = text[:at] + put + text[at + cut :]
    return text


@given(TEXTS | spoilt())
def test_regions_lie_in_order_in_the_text_and_findings_stand_where_they_say(text):
    text = canonical(text).text
    found = find_furniture(text, today=date(2026, 3, 4))
    end = 0
    for region in found.regions:
        assert end <= region.start < region.end <= len(text)
        end = region.end
    for finding in found.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.origin
        assert 0 < finding.confidence <= 1
        words = text[finding.start : finding.end]
        assert words == words.strip()
        if finding.value is not None and finding.field not in ("published", "modified", "retrieved", "language"):
            assert finding.value == words
        if finding.readings:
            assert finding.value is None


LINES = [
    "", "News ID: 4711", "Publish Date: Monday June 24, 2019", "2019-11-22", "By Ann Lee", "Ferries stay",
    "Outlet: Post",
    "Posted 5 March 2026 | By Bo Wu | 3 comments", "Title:", "Print", "https://example.org/a", "Language: English",
    "LONDON (Reuters) - It was so.", "PORT ELLEN — It was so.", "(ANSA) - ROMA, 04 MAR - It was so.", "It was so.",
    "06/05/2019", "Read more (12)", "(Reporting by Ann Lee; Editing by Bo Wu)", "* Comment:", BODY,
]  # fmt: skip


@given(
    st.lists(st.lists(st.sampled_from(LINES), max_size=7).map("\n".join) | TEXTS | spoilt(), max_size=9),
    st.sampled_from([None, date(2019, 6, 24), date(2026, 3, 4)]),
)
def test_many_texts_together_give_what_each_gives_alone(texts, today):
    texts = [canonical(text).text for text in texts] * 2
    files = [None if at % 3 == 0 else f"{at}.txt" for at in range(len(texts))]
    alone = [find_furniture(text, today=today, file=file) for text, file in zip(texts, files, strict=True)]
    assert find_all_furniture(texts, today=today, files=files) == alone


@pytest.mark.parametrize(
    "text",
    [
        "", "\n",
        " \n" * 100_000, "x" * 5_000_000, "x " * 2_000_000, "\n" * 3_000_000, "a\n" * 500_000, "By " * 1_000_000,
        "(" * 100_000, "- " * 100_000, "/" * 100_000, "1 " * 100_000, "Date: " * 100_000, "By " + "A" * 100_000,
        "TEHRAN, " * 100_000 + "(AP) - ", "\x00" * 1000, "\ud800" * 1000, "Title: \ud800\nDate: \udfff 2019",
        "| " * 100_000,
    ],
)  # fmt: skip
def test_hostile_texts_are_looked_at_only_at_their_ends(text):
    find_furniture(text)


@pytest.mark.parametrize("line", ["\u200c", "\u00ad", "\u0640", "\u064b\u0650", "\u061c:"])
def test_a_line_of_marks_alone_is_no_header(line):
    """What is compared of such a line is empty."""
    assert find_furniture(f"{line}\n{BODY}").regions == ()


@pytest.mark.parametrize(
    "line", ["Print", "Share this:", "3 comments", "Advertisement.", "E-mail", "Listen to this article", "چاپ"]
)
def test_lines_that_only_ask_for_something_are_header(line):
    text = f"News ID: 4711\n{line}\nPublish Date: Monday June 24, 2019\n{BODY}"
    assert find_furniture(text).regions[0] == Region(0, text.index(BODY), "header")
    for longer in (f"{line} {line} {line} again", f"{line} and what else there is to be said of it"):
        text = f"{longer}\n{BODY}"
        assert find_furniture(text).regions == ()
