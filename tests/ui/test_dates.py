import pytest

from desk.ui.dates import is_iso_date, local_time


@pytest.mark.parametrize(
    "text", ["2019", "2019-06", "2019-06-24", "2019-06-24T21:57", "2019-06-24T21:57:03.25Z", "2020-02-29T00:00+03:30"]
)
def test_dates_may_be_known_in_part(text: str) -> None:
    assert is_iso_date(text)


@pytest.mark.parametrize(
    "text", ["", "19", "2019-6", "20190624", "2019-13", "2019-02-29", "2019-06-24T25:00", "2019-06-24 21:57", "٢٠١٩"]
)
def test_other_things_are_no_dates(text: str) -> None:
    assert not is_iso_date(text)


def test_a_moment_is_shown_on_the_clock_here_and_rubbish_as_it_is() -> None:
    assert local_time("2026-01-02T12:04:05.000Z").startswith("2026-01-0")
    assert local_time("long ago") == "long ago"
