"""The key that brings spellings of one name together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text.fold import fold, without_possessive


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "MULLER"),
        ("O’Brien", "o'brien"),
        ("Straße", "STRASSE"),
        ("Łódź", "Lodz"),
        ("İstanbul", "istanbul"),
        ("U.S.", "US"),
        ("al-Sadr", "Al Sadr"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("علي", "علی"),
        ("كشتي\u200cها", "کشتیها"),
        ("مُحَمَّد", "محمد"),
        ("فاطمة", "فاطمه"),
        ("۱۲۳", "123"),
        ("e\u0301", "é"),
        ("Ira\u00adn", "Iran"),
        ("Heydari\u00a0 Kiumars", "heydari kiumars"),
        ("ﬁnance", "finance"),
    ],
)
def test_spellings_that_readers_do_not_tell_apart_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("が", "か"), ("के", "क"), ("สุ", "ส"), ("4.5", "45"), ("🇮🇷", "🇮🇶"), ("Iran", "Iraq")]
)
def test_what_readers_tell_apart_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_a_key_is_its_own_key_and_empty_only_for_blank_text(text: str) -> None:
    key = fold(text)
    assert fold(key) == key
    assert key == " ".join(key.split())
    assert bool(key) == bool(text.split())


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_ascii_is_folded_the_short_way_as_the_long_way(text: str) -> None:
    long_way = fold(text + " \u200b é").removesuffix("e").strip()
    if any(char.isalnum() for char in text):
        assert fold(text) == long_way


def test_a_control_character_parts_words_on_both_ways() -> None:
    assert fold("a\0b") == "a b"
    assert fold("á\0b") == "a b"


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Iran’s", "Iran"), ("IRAN'S ", "IRAN"), ("the Students'", "the Students"), ("O’Brien", "O’Brien"), ("", "")],
)
def test_only_a_possessive_at_the_end_goes(text: str, bare: str) -> None:
    assert without_possessive(text) == bare
