"""Dates as news writes them: read to the minute, in many languages, and never guessed."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text import newsdates
from desk.text.calendars import MONTHS, WEEKDAYS, folded, from_solar_hijri
from desk.text.newsdates import NewsDate, parse, plausible


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Friday 22 November 2019", "2019-11-22"),
        ("24 June 2019 - 21:57", "2019-06-24T21:57"),
        ("March 4, 2026", "2026-03-04"),
        ("Mon, 24 Jun 2019 21:57:10 +0430", "2019-06-24T21:57:10+04:30"),
        ("Mon Jun 24 21:57:10 2019", "2019-06-24T21:57:10"),
        ("Jun. 24, 2019 9:57 p.m. EDT", "2019-06-24T21:57-04:00"),
        ("June 24th, 2019, 9:57 PM ET", "2019-06-24T21:57"),
        ("9:57 PM, June 24, 2019", "2019-06-24T21:57"),
        ("Jun 24, 2019 at 9:57 pm (GMT)", "2019-06-24T21:57Z"),
        ("12:05 AM, 1 January 2020", "2020-01-01T00:05"),
        ("24-Jun-2019 21:57 IST", "2019-06-24T21:57"),
        ("2019-06-24T21:57:00+03:30", "2019-06-24T21:57:00+03:30"),
        ("2019-06-24T21:57Z", "2019-06-24T21:57Z"),
        ("2019/06/24", "2019-06-24"),
        ("20190624", "2019-06-24"),
        ("June 2019", "2019-06"),
        ("24/06/2019 21:57", "2019-06-24T21:57"),
        ("Wednesday 05/06/2019", "2019-06-05"),
        ("4. März 2026, 10:11 Uhr", "2026-03-04T10:11"),
        ("24.6.2019 um 21.57 Uhr", "2019-06-24T21:57"),
        ("24 juin 2019 à 21h57", "2019-06-24T21:57"),
        ("24 июня 2019 г., 21:57 мск", "2019-06-24T21:57+03:00"),
        ("lunes 24 de junio de 2019", "2019-06-24"),
        ("segunda-feira, 24 de junho de 2019 às 21h57", "2019-06-24T21:57"),
        ("lunedì 24 giugno 2019 ore 21:57", "2019-06-24T21:57"),
        ("24 Haziran 2019 Pazartesi 21:57", "2019-06-24T21:57"),
        ("maandag 24 juni 2019 om 21:57", "2019-06-24T21:57"),
        ("24 czerwca 2019", "2019-06-24"),
        ("الإثنين 24 يونيو 2019 - 21:57", "2019-06-24T21:57"),
        ("الاثنين ٢٤ حزيران ٢٠١٩", "2019-06-24"),
        ("24 كانون الثاني 2019", "2019-01-24"),
        ("٢٤/٠٦/٢٠١٩ ٩:٥٧ م", "2019-06-24T21:57"),
        ("۳ تیر ۱۳۹۸ - ۲۱:۵۷", "2019-06-24T21:57"),
        ("دوشنبه، ۳ تیر ۱۳۹۸", "2019-06-24"),
        ("سه\u200cشنبه 4 تیر 1398 ساعت 10:15", "2019-06-25T10:15"),
        ("سه شنبه ۴ تیر ۱۳۹۸", "2019-06-25"),
        ("۱۳۹۸/۰۴/۰۳ ۲۱:۵۷", "2019-06-24T21:57"),
        ("دوشنبه ۳ تیر ۱۳۹۸ | 24 June 2019", "2019-06-24"),
        ("Tir 3, 1398", "2019-06-24"),
        ("2026年3月4日 10:11", "2026-03-04T10:11"),
        ("2019年06月24日 星期一 下午9:57", "2019-06-24T21:57"),
        ("2019年6月24日 21時57分", "2019-06-24T21:57"),
        ("2019년 6월 24일 오후 9:57", "2019-06-24T21:57"),
        ("2019. 6. 24. 21:57", "2019-06-24T21:57"),
    ],
)
def test_a_date_of_the_news_is_read(text, value):
    found = parse(text)
    assert found is not None
    assert (found.value, found.readings) == (value, ())
    assert found.weekday_agrees is not False


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2024", ("2024-04-03", "2024-03-04")),
        ("03/04/2024 10:15", ("2024-04-03T10:15", "2024-03-04T10:15")),
        ("24-Jun-19", ("2019-06-24", "2024-06-19")),
        ("01/02/03", ("2003-02-01", "2003-01-02", "2001-02-03")),
    ],
)
def test_what_can_be_read_in_several_ways_has_readings_and_no_value(text, readings):
    found = parse(text)
    assert found is not None
    assert (found.value, found.readings) == (None, readings)
    assert found.note


def test_a_date_without_a_year_has_a_day_but_no_value():
    for text in ("June 24", "24 июня", "6月24日", "24 de junio"):
        assert parse(text) == NewsDate(value=None, day_of_year=(6, 24), note="it names no year")


def test_a_lunar_hijri_date_is_one_without_a_value_unless_the_other_calendar_stands_beside_it():
    alone = parse("12 رمضان 1440")
    assert alone is not None
    assert alone.value is None
    assert "moon" in alone.note


@pytest.mark.parametrize(
    "text",
    [
        "", "2 hours ago", "10:15", "The meeting of 24 June 2019", "31 June 2019", "30 February 2020", "99999",
        "Monday",
        "24 June 2019 was a Monday", "June", "3 of 4", "$24 June 2019", "1399/12/31", "24 June 2019 " * 9, "25:61",
        "version 2.4.2019-beta", "May 2019 be the year", "2019-13-45", "99999999999999999999 May 2019",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    assert parse(text) is None


def test_a_weekday_that_is_not_the_days_is_told():
    found = parse("Monday 25 June 2019")
    assert found is not None
    assert (found.value, found.weekday_agrees) == ("2019-06-25", False)


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [
        ((1300, 1, 1), (1921, 3, 21)), ((1357, 11, 22), (1979, 2, 11)), ((1398, 4, 3), (2019, 6, 24)),
        ((1399, 1, 1), (2020, 3, 20)), ((1399, 12, 30), (2021, 3, 20)), ((1400, 1, 1), (2021, 3, 21)),
        ((1403, 12, 30), (2025, 3, 20)), ((1404, 1, 1), (2025, 3, 21)), ((1408, 12, 30), (2030, 3, 20)),
    ],
)  # fmt: skip
def test_days_of_the_solar_hijri_calendar_that_are_known(solar, gregorian):
    assert from_solar_hijri(*solar) == date(*gregorian)


def test_the_solar_hijri_calendar_has_every_day_once():
    day, expected = date(1921, 3, 21), []
    for year in range(1300, 1500):
        for month in range(1, 13):
            expected += [found for n in range(1, 33) if (found := from_solar_hijri(year, month, n)) is not None]
    assert expected == [day + timedelta(days=n) for n in range(len(expected))]
    assert from_solar_hijri(1402, 12, 30) is None


@given(
    st.dates(date(1900, 1, 1), date(2150, 1, 1)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%Y-%m-%d"])
)
def test_a_day_as_python_writes_it_is_read_back(day, pattern):
    found = parse(day.strftime(pattern))
    assert found is not None
    assert found.day == day.isoformat()


def test_news_is_not_of_days_to_come():
    today = date(2020, 1, 1)
    assert plausible("2020-01-02", today)
    assert not plausible("2020-01-03", today)
    assert not plausible("1850-01-01", None)


def test_folding_brings_letters_and_digits_into_one_form():
    assert folded("Publish DATE") == "publish date"
    assert folded("تاريخ النشر ٢٤") == folded("تاریخ النشر ۲۴")
    assert folded("می\u200cشود") == "میشود"


_WORD = st.sampled_from([*MONTHS, *WEEKDAYS, "at", "gmt", "news"])
_DAY = st.integers(0, 32).map(str)
_YEAR = st.one_of(st.integers(1390, 1400), st.integers(1790, 2210)).map(str)
_TIME = st.tuples(st.integers(0, 26), st.integers(0, 61)).map(lambda time: f"{time[0]}:{time[1]:02}")
_BETWEEN = st.sampled_from([" ", ", ", ". ", "., "])
_NAMED = st.one_of(st.tuples(_WORD, _DAY), st.tuples(_DAY, _WORD))


@given(st.booleans(), _WORD, _NAMED, _YEAR, st.one_of(st.just(""), _TIME), st.tuples(*[_BETWEEN] * 4))
def test_the_short_way_through_usual_dates_gives_what_the_long_one_does(
    led: bool, weekday: str, named: tuple[str, str], year: str, time: str, between: tuple[str, ...]
) -> None:
    parts = [weekday, *named, year, time][0 if led else 1 :]
    plain = "".join(part + gap for part, gap in zip(parts, between, strict=False)) + (time if led else "")
    plain = plain.strip(" .,")
    short = newsdates._usual(plain)
    if short is not None:
        assert short == newsdates._whole(plain)


@pytest.mark.parametrize(
    "text", ["monday june 24, 2019 21:57", "june 24, 2019", "24 juni 2019", "lundi 24 juin 2019, 9:05", "24. märz 2026"]
)
def test_usual_dates_go_the_short_way(text: str) -> None:
    assert newsdates._usual(text) is not None
    assert newsdates._usual(text) == newsdates._whole(text)


@pytest.mark.parametrize("text", ["² June 2019", "³ تیر ۱۳۹۸", "June ½ 2019", "① March 2020"])
def test_a_number_that_is_raised_or_in_a_ring_is_no_day(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize("time", ["๙:30", "9:3๐", "๐๙:๓๐"])
def test_a_time_in_digits_of_any_script_is_told_in_european_ones(time: str) -> None:
    found = parse(f"5 March 2024, {time}")
    assert found is None or found.value == "2024-03-05T09:30"


_PIECE = st.one_of(_WORD, _DAY, _YEAR, _TIME, st.characters(categories=["Nd", "Nl", "No", "P", "Zs"]))
_LIKE_A_DATE = st.one_of(
    st.tuples(_NAMED, _YEAR, st.lists(_PIECE, max_size=3)).map(lambda parts: [*parts[0], parts[1], *parts[2]]),
    st.lists(_PIECE),
)


@given(_LIKE_A_DATE.map(" ".join) | _LIKE_A_DATE.map("".join) | st.text(max_size=40))
def test_anything_is_a_date_or_is_none(text: str) -> None:
    found = parse(text)
    if found is not None and found.value is not None and len(found.value) >= 10:
        assert found.value.isascii()
        assert datetime.fromisoformat(found.value).date() == date.fromisoformat(found.day or "")
