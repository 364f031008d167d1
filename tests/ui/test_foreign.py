from desk.ui.foreign import LONGEST, is_rtl, isolated, one_line, plain_tooltip


def test_one_line_has_no_line_breaks_and_no_end_of_blanks() -> None:
    assert one_line(" a\n\n b\u2028c\t d ") == "a b c d"
    assert len(one_line("x" * 1_000_000)) == LONGEST


def test_the_first_strong_letter_gives_the_direction() -> None:
    assert is_rtl("12 «سلام» hello")
    assert not is_rtl("12 hello سلام")
    assert not is_rtl("… 12")


def test_an_isolate_is_only_put_around_something() -> None:
    assert isolated("سلام") == "\u2068سلام\u2069"
    assert isolated("") == ""


def test_a_tooltip_takes_nothing_for_markup_and_is_not_endless() -> None:
    assert "&lt;img src=&quot;x&quot;&gt;" in plain_tooltip('<img src="x">')
    assert len(plain_tooltip("x" * 100_000)) < 2000
