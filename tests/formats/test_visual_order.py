"""What a PDF has from right to left, in the order in which it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.formats.office.visual_order import in_reading_order


def drawn(*runs):
    """A line as a PDF has it: pieces of characters in its order, each with its place and the step to the next one."""
    return [(char, place + step * number) for text, place, step in runs for number, char in enumerate(text)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (drawn(("Ministers said “no” (again).", 10, 5)), "Ministers said “no” (again)."),
        (drawn(("سلام دنیا", 100, -5)), "سلام دنیا"),
        # As Chromium writes it: words from the right, the letters of some from the left.
        (drawn(("ریزو", 80, 5), (" ", 78, -5), ("امور", 75, -5), (" ", 50, -5), ("تفگ", 40, 5)), "وزیر امور گفت"),
        (drawn(("ایند مالس", 10, 5)), "سلام دنیا"),
        (drawn(("سال ", 100, -5), ("۱۳۹۸", 60, 5), (" تیر", 50, -5)), "سال ۱۳۹۸ تیر"),
        (drawn(("گفت ", 100, -5), ("BBC (UK)", 30, 5), (" که سلام", 20, -5)), "گفت BBC (UK) که سلام"),
        # Brackets as they are drawn, or as they are meant.
        (drawn(("و »سلام« )او( گفت", 200, -5)), "و «سلام» (او) گفت"),
        (drawn(("و «سلام» (او) گفت", 200, -5)), "و «سلام» (او) گفت"),
        (drawn(("و»", 200, -5), (" ", 195, 0), ("سلام« گفت", 190, -5)), "و «سلام» گفت"),
        # A lam and an alef are one sign, in one place.
        ([("س", 50.0), ("ا", 45.0), ("ل", 45.0), ("م", 40.0)], "سلام"),
        (drawn(("ال", 50, -5)), "ال"),
        # Marks belong to the letter before them.
        ([("م", 50.0), ("\u064f", 52.0), ("د", 45.0), ("\u0651", 47.0)], "م\u064fد\u0651"),
        (drawn(("He said ", 10, 5), ("مالس", 50, 5), (" twice", 70, 5)), "He said سلام twice"),
        ([], ""),
    ],
)
def test_a_line_is_read_as_it_stands(line, text):
    assert in_reading_order(line) == text


@given(st.lists(st.tuples(st.sampled_from("سلا« »()12۱aB.\u064f "), st.floats(0, 500)), max_size=20))
def test_no_character_is_lost(line):
    turned = str.maketrans("«(", "»)")
    found = in_reading_order(line).translate(turned)
    assert sorted(found) == sorted("".join(char for char, _ in line).translate(turned))
