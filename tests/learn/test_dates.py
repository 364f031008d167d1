import pytest

from desk.learn.cues import lexicon_of
from desk.learn.dates import day_of, expressions

ENGLISH = lexicon_of("en").dates


def dates_in(text: str, published: str | None = "2019-06-24T21:57") -> list[tuple[str, str | None]]:
    return [(text[e.start : e.end], e.value) for e in expressions(text, 0, len(text), ENGLISH, published)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ISNA reported on Monday that", [("Monday", "2019-06-24")]),
        ("he said last Monday", [("last Monday", "2019-06-17")]),
        ("she said late Tuesday", [("Tuesday", "2019-06-18")]),
        ("Rudaw reported in May that it may rain", [("May", "2019-05")]),
        ("in December it snowed", [("December", "2018-12")]),
        ("on June 24 the army", [("June 24", "2019-06-24")]),
        ("on June 25 the army", [("June 25", "2018-06-25")]),
        ("on March 5, 2012, in Erbil", [("March 5, 2012", "2012-03-05")]),
        ("5 March 2018", [("5 March 2018", "2018-03-05")]),
        ("in 2003, the countries", [("2003", "2003")]),
        ("said yesterday", [("yesterday", "2019-06-23")]),
        ("said last month", [("last month", "2019-05")]),
        ("said last year", [("last year", "2018")]),
        ("said last week", [("last week", None)]),
        ("on 2019-06-20", [("2019-06-20", "2019-06-20")]),
        ("February 30, 2019", [("February 30, 2019", None)]),
        ("soldiers march and may fight at 2003 metres", []),
    ],
)
def test_a_date_is_counted_from_the_day_of_publication(text: str, found: list[tuple[str, str | None]]) -> None:
    assert dates_in(text) == found


def test_without_a_day_of_publication_only_a_full_date_is_known() -> None:
    assert dates_in("on Monday, in May, on June 24, 2019", None) == [
        ("Monday", None),
        ("May", None),
        ("June 24, 2019", "2019-06-24"),
    ]


def test_the_words_that_lead_to_a_date_are_known() -> None:
    text = "reported on Monday that"
    (found,) = expressions(text, 0, len(text), ENGLISH, None)
    assert text[found.lead : found.end] == "on Monday"


def test_persian_weekdays_are_resolved_too() -> None:
    text = "حیدری روز دوشنبه گفت"
    (found,) = expressions(text, 0, len(text), lexicon_of("fa").dates, "2019-06-24")
    assert found.value == "2019-06-24"


def test_the_first_days_of_time_have_no_day_before() -> None:
    assert dates_in("said yesterday", "0001-01-01") == [("yesterday", None)]
    assert day_of("not a date") is None
