import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text.ranges import Range, RangeSet, lanes_of

LONGEST = 40_000


@st.composite
def a_range(draw: st.DrawFn) -> Range:
    start = draw(st.integers(0, 3000))
    length = draw(st.integers(1, 30) | st.integers(500, 530) | st.integers(1, LONGEST))
    return Range(start, start + length, draw(st.sampled_from("abcdefgh")))


RANGES = st.sets(a_range(), max_size=30)
POSITIONS = st.integers(-5, 4000)


def touching(ranges: set[Range], start: int, end: int) -> list[Range]:
    found = [r for r in ranges if start < end and r.start < end and r.end > start]
    return sorted(found, key=lambda r: (r.start, -r.end, r.key))


@given(RANGES, POSITIONS, POSITIONS)
def test_looking_up_finds_what_a_look_at_every_range_finds(ranges: set[Range], start: int, end: int) -> None:
    made = RangeSet(ranges)
    assert made.between(start, end) == touching(ranges, start, end)
    assert made.at(start) == sorted(touching(ranges, start, start + 1), key=lambda r: (r.end - r.start, r))
    assert list(made) == touching(ranges, 0, 10**9)
    assert len(made) == len(ranges)
    assert all(r in made for r in ranges)


@given(RANGES, st.integers(0, 3000), st.integers(1, 400))
def test_segments_say_for_each_character_what_covers_it(ranges: set[Range], start: int, length: int) -> None:
    segments = RangeSet(ranges).segments(start, start + length)
    said = {i: set(s.ranges) for s in segments for i in range(s.start, s.end)}
    assert sum(s.end - s.start for s in segments) == len(said)
    for i in range(start, start + length):
        assert said.get(i, set()) == set(touching(ranges, i, i + 1))


@given(RANGES)
def test_ranges_in_one_lane_never_overlap_and_nested_ones_lie_lower(ranges: set[Range]) -> None:
    lanes = lanes_of(ranges)
    assert lanes.keys() == ranges
    for one in ranges:
        for other in ranges - {one}:
            if one.start < other.end and other.start < one.end:
                assert lanes[one] != lanes[other]
            if other.start <= one.start and one.end <= other.end and one[:2] != other[:2]:
                assert lanes[one] < lanes[other]


@given(RANGES, RANGES, st.data())
def test_a_changed_set_equals_one_made_afresh_and_leaves_the_old_one_alone(
    ranges: set[Range], more: set[Range], data: st.DataObject
) -> None:
    removed = data.draw(st.sets(st.sampled_from(sorted(ranges)))) if ranges else set()
    before = RangeSet(ranges)
    after = before.with_(added=more, removed=removed)
    expected = (ranges - removed) | more
    assert after == RangeSet(expected)
    assert list(after) == list(RangeSet(expected))
    assert len(after) == len(expected)
    assert list(before) == list(RangeSet(ranges))
    gone, new = before.diff(after)
    assert set(gone) == ranges - expected
    assert set(new) == expected - ranges


def test_removing_what_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the set"):
        RangeSet([Range(0, 5, "a")]).with_(removed=[Range(0, 5, "b")])


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 5)])
def test_an_empty_range_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a stretch"):
        RangeSet([Range(start, end, "a")])
    with pytest.raises(ValueError, match="not a stretch"):
        RangeSet().with_(added=[Range(start, end, "a")])


def test_adding_what_is_there_changes_nothing() -> None:
    made = RangeSet([Range(0, 5, "a")])
    assert made.with_(added=[Range(0, 5, "a")]) == made
