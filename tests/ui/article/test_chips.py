from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desk.ui.article.chips import GAP, Wanted, place, short_names

NAMES = st.sampled_from(["Person", "Country or city", "Organization", "Date or time", "Event", "Q"])
END = 600.0


def width(name: str) -> float:
    return 6.0 * len(name) + 10


@st.composite
def a_line(draw: st.DrawFn) -> list[Wanted]:
    spots = draw(st.lists(st.tuples(st.floats(0, END - 20), st.floats(5, 300), NAMES, st.integers(1, 4)), max_size=12))
    wanted = []
    for x, wide, name, times in spots:
        for _ in range(times):
            wanted.append(Wanted(x, wide, short_names(name, name[0]), len(wanted)))
    return wanted


@given(a_line())
def test_chips_never_cover_each_other_nor_leave_the_page(wanted: list[Wanted]) -> None:
    placed = place(wanted, END, 60, width)
    for one, following in pairwise(placed):
        assert one.x + one.width + GAP <= following.x + 0.01
    assert all(chip.x + chip.width <= END for chip in placed)
    owners = [chip.owner for chip in placed]
    assert len(owners) == len(set(owners))
    for chip in placed:
        assert chip.counts or chip.name in wanted[chip.owner].names
        assert chip.x >= round(wanted[chip.owner].x)


@given(st.floats(0, 300), st.integers(1, 4))
def test_with_room_every_annotation_at_one_place_has_its_chip(x: float, count: int) -> None:
    wanted = [Wanted(x, 30, short_names("Country or city", "G"), number) for number in range(count)]
    assert [chip.owner for chip in place(wanted, END, 60, width)] == list(range(count))


def test_a_lone_chip_says_everything_where_its_text_is_wide_enough() -> None:
    names = short_names("Country or city", "G")
    assert names == ("Country or city", "Country", "Coun", "G")
    assert place([Wanted(0, 200, names, 0)], END, 40, width)[0].name == "Country or city"
    assert place([Wanted(0, 20, names, 0)], END, 40, width)[0].name == "Coun"


def test_chips_that_find_no_room_are_counted() -> None:
    names = short_names("Person", "P")
    crowd = [Wanted(0, 30, names, number) for number in range(9)]
    placed = place([*crowd, Wanted(80, 30, names, 9)], END, 30, width)
    counted = next(chip for chip in placed if chip.counts)
    shown = {chip.owner for chip in placed if not chip.counts}
    assert counted.owner not in shown
    assert counted.name == f"+{10 - len(shown)}"


def test_a_name_of_nothing_has_something_to_show() -> None:
    assert short_names("X", "") == ("X",)
