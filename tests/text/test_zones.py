"""Blanking what is not body keeps every place."""

from hypothesis import given
from hypothesis import strategies as st

from desk.model.article import Region
from desk.text.zones import body_only


def test_header_and_tail_are_blanked_and_lines_stay() -> None:
    text = "ID: 1\nTEHRAN -- It said.\n* Comment:"
    regions = (Region(0, 6, "header"), Region(6, 13, "dateline"), Region(25, 35, "boilerplate"))
    assert body_only(text, regions) == "     \n       -- It said.\n" + " " * 10
    assert body_only(text, ()) == text


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=4))
def test_places_and_lines_never_move(text: str, places: list[tuple[int, int]]) -> None:
    regions = [Region(start, min(start + size, len(text)), "header") for start, size in places if start < len(text)]
    blanked = body_only(text, regions)
    assert [len(line) for line in blanked.split("\n")] == [len(line) for line in text.split("\n")]
    outside = set(range(len(text))) - {n for each in regions for n in range(each.start, each.end)}
    assert all(blanked[n] == text[n] for n in outside)
