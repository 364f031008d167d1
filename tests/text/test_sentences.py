from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desk.text import sentences


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences.bounds(text)]


def test_abbreviations_of_the_news_end_no_sentence() -> None:
    assert len(split("Maj.-Gen. Tariq Abbas Ibrahim met Dr. Lund at 9 a.m. Monday in the U.S. Senate.")) == 1


def test_a_title_that_could_end_one_is_told_by_what_follows() -> None:
    assert split("He left the U.S. The rest stayed.") == ["He left the U.S.", "The rest stayed."]
    assert len(split("He met Gen. The Nguyen.")) == 1


def test_a_quotation_that_goes_on_in_small_letters_ends_no_sentence() -> None:
    assert len(split("“What now?” she asked.")) == 1
    assert len(split("We had some issues ... we had more.")) == 1


def test_closing_marks_belong_to_the_sentence() -> None:
    assert split("“It held.” He left.") == ["“It held.”", "He left."]


def test_a_line_break_always_ends_one() -> None:
    assert split("Deal is dead\nthe minister said.") == ["Deal is dead", "the minister said."]


@given(st.text(alphabet=st.sampled_from('aB .!?…؟۔。\n\t\u00a0“”"’U😀ک'), max_size=80))
def test_sentences_are_in_order_without_blanks_at_their_edges_and_lose_nothing(text: str) -> None:
    found = sentences.bounds(text)
    assert all(a < b for a, b in found)
    assert all(x[1] <= y[0] for x, y in pairwise(found))
    assert all(text[a:b] == text[a:b].strip() for a, b in found)
    assert "".join(text.split()) == "".join("".join(text[a:b].split()) for a, b in found)


@given(st.text(alphabet="aB .\n", max_size=40), st.integers(0, 40))
def test_the_sentence_around_a_position_is_one_of_its_paragraph(text: str, position: int) -> None:
    found = sentences.around(text, min(position, len(text)))
    assert found is None or 0 <= found[0] < found[1] <= len(text)
