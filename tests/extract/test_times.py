"""Times as machines write them, in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.extract.times import iso


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("Wed, 04 Mar 2026 10:11:00 +0100", "2026-03-04T10:11:00+01:00"),
        ("Wed, 04 Mar 2026 10:11:00 GMT", "2026-03-04T10:11:00+00:00"),
        ("Wed, 04 Mar 2026 10:11:00 -0000", "2026-03-04T10:11:00+00:00"),
        ("4 Mar 2026 10:11 EST", "2026-03-04T10:11:00-05:00"),
        ("Wed, 04 Mar 2026 10:11:00 CET", "2026-03-04T10:11:00+01:00"),
        ("Wed, 04 Mar 2026 10:11:00 XYZ", "2026-03-04T10:11:00"),
        ("Wed, 04 Mar 2026 10:11:00", "2026-03-04T10:11:00"),
        ("Wed, 4 Mar 2026", "2026-03-04"),
        ("20260304T101100+0100", "2026-03-04T10:11:00+01:00"),
        ("20260304T091500Z", "2026-03-04T09:15:00Z"),
        ("2026-03-04T10:11:00.123Z", "2026-03-04T10:11:00Z"),
        ("2026-03-04T10:11+01", "2026-03-04T10:11+01:00"),
        (" 2026-03-04 10:11\n", "2026-03-04T10:11"),
        ("2026-03-04", "2026-03-04"),
        ("20260304", "2026-03-04"),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
    ],
)
def test_a_time_is_as_precise_as_it_is_stated_and_keeps_its_zone(stated, value):
    assert iso(stated) == value


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "yesterday",
        "202603",
        "20260230",
        "2026-13-01",
        "2026-03-04T25:00",
        "٤ Mar 2026",
        "1",
        "4 Foo 2026",
        "x" * 99,
    ],
)
def test_what_is_no_time_is_not_guessed(stated):
    assert iso(stated) is None


@given(st.text(max_size=90) | st.from_regex(r"\d{1,4}[-T: ]?[A-Z]?[a-z]{0,3} ?\d{0,6}[:+-]?\d{0,6}", fullmatch=True))
def test_any_text_is_a_time_or_none(stated):
    value = iso(stated)
    assert value is None or (value.isascii() and iso(value) == value)
