from itertools import combinations, pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from desk.formats.labelset import read_labels
from desk.model.label import Label, LabelKind
from desk.paths import resource
from desk.ui.article.chips import GAP, Wanted, place
from desk.ui.article.names import names_of, short_names

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


def set_of(*names: str, keys: str = "") -> dict[str, Label]:
    kind = LabelKind.ENTITY
    made = [
        Label(id=str(number), kind=kind, name=name, color="#336699", key=keys[number : number + 1], position=number)
        for number, name in enumerate(names)
    ]
    return {each.id: each for each in made}


def shortest(*names: str, keys: str = "") -> list[str]:
    found = names_of(set_of(*names, keys=keys))
    return [found[str(number)][-2 if keys else -1] for number in range(len(names))]


def test_labels_that_begin_alike_have_short_names_of_their_own() -> None:
    assert shortest("Country", "County", "Person", keys="CYP") == ["Cour", "Couy", "Pers"]
    assert shortest("Country", "County", "Counsel", keys="CYS") == ["Cour", "Couy", "Cous"]
    assert shortest("Country or city", "County", keys="CY") == ["COC", "Couy"]
    named = names_of(set_of("Quantity or money", "Quantity", keys="Q2"))
    assert named == {"0": ("Quantity or money", "QOM", "Q"), "1": ("Quantity", "Quan", "2")}


def test_labels_without_keys_do_not_share_a_letter() -> None:
    assert shortest("Country", "County", "Person") == ["Cr", "Cy", "P"]
    assert names_of(set_of("Country", "Person", keys="P"))["1"] == ("Person", "Pers")


def test_the_default_labels_are_called_as_ever_where_nothing_is_alike() -> None:
    labels = {each.id: each for each in read_labels(resource("labels", "default.json"))}
    country = next(each for each in labels.values() if each.name == "Country or city")
    assert names_of(labels)[country.id] == short_names("Country or city", "G")
    assert not any(each.kind is LabelKind.RELATION for each in labels.values() if each.id in names_of(labels))


@given(st.lists(st.text(st.sampled_from("aAbBcC -"), min_size=1, max_size=9), max_size=8), st.randoms())
def test_no_short_name_is_that_of_two_labels_whatever_their_order(names: list[str], rng: Random) -> None:
    labels = list(set_of(*names).values())
    found = names_of({each.id: each for each in labels})
    for one, other in combinations(labels, 2):
        if one.name != other.name:
            alike = {each.casefold() for each in found[one.id]} & {each.casefold() for each in found[other.id]}
            assert alike <= {one.name.casefold()} & {other.name.casefold()}
    rng.shuffle(labels)
    assert names_of({each.id: each for each in labels}) == found
