import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text.offsets import Utf8Map, Utf16Map

TEXTS = st.text(st.characters() | st.sampled_from("a é\u200d\u00a0سل😀🇮🇷👩\U0010ffff"), max_size=60)


def naive_utf16(text: str, code_point: int) -> int:
    return len(text[:code_point].encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_every_position_converts_as_encoding_the_beginning_does(text: str) -> None:
    positions = Utf16Map(text)
    expected = [naive_utf16(text, i) for i in range(len(text) + 1)]
    assert [positions.to_utf16(i) for i in range(len(text) + 1)] == expected
    assert positions.all_to_utf16(range(len(text) + 1)) == expected
    assert [positions.to_code_point(u) for u in expected] == list(range(len(text) + 1))
    assert positions.utf16_length == expected[-1]
    assert positions.same == (expected == list(range(len(text) + 1)))


@given(TEXTS)
def test_a_position_inside_a_pair_goes_to_either_side_of_the_character(text: str) -> None:
    positions = Utf16Map(text)
    for i, character in enumerate(text):
        if character > "\uffff":
            inside = naive_utf16(text, i) + 1
            assert positions.to_code_point(inside) == i
            assert positions.to_code_point(inside, round_up=True) == i + 1


@given(TEXTS, st.integers(0, 40))
def test_every_byte_position_converts_as_encoding_the_beginning_does(text: str, times: int) -> None:
    text *= times
    positions = Utf8Map(text)
    byte = 0
    for i, character in enumerate(text):
        size = len(character.encode("utf-8", "surrogatepass"))
        assert positions.to_utf8(i) == byte
        assert positions.to_code_point(byte) == i
        for inside in range(byte + 1, byte + size):
            assert positions.to_code_point(inside) == i
            assert positions.to_code_point(inside, round_up=True) == i + 1
        byte += size
    assert positions.to_utf8(len(text)) == positions.utf8_length == byte
    assert positions.to_code_point(byte) == len(text)


@pytest.mark.parametrize("text", ["plain", "one 😀"])
def test_a_position_outside_the_text_is_refused(text: str) -> None:
    utf16, utf8 = Utf16Map(text), Utf8Map(text)
    for convert in (utf16.to_utf16, utf16.to_code_point, utf8.to_utf8, utf8.to_code_point):
        for position in (-1, 99):
            with pytest.raises(ValueError, match="not a position"):
                convert(position)
    with pytest.raises(ValueError, match="outside"):
        utf16.all_to_utf16([0, 99])
