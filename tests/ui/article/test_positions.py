import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from desk.text.offsets import Utf16Map
from desk.ui.article.positions import display_copy, has_right_to_left


@given(
    st.lists(st.sampled_from(["word ", "end. ", "\n", "سلام ", "x" * 900, "。", "\u2028", "😀 ", "\x85"])),
    st.integers(1, 60),
)
def test_the_copy_shown_has_every_character_in_its_place(pieces: list[str], times: int) -> None:
    text = "".join(pieces) * times
    shown = display_copy(text)
    assert len(shown) == len(text)
    differences = {(a, b) for a, b in zip(text, shown, strict=True) if a != b}
    assert differences <= {(" ", "\n"), ("\u2028", "\n"), ("\x85", "\n")}
    document = QTextDocument()
    document.setPlainText(shown)
    assert document.characterCount() - 1 == Utf16Map(text).utf16_length
    assert document.blockCount() == shown.count("\n") + 1


def test_long_paragraphs_are_broken_behind_sentences() -> None:
    text = "This is a sentence of some length. " * 1000
    paragraphs = display_copy(text).split("\n")
    assert len(paragraphs) > 5
    assert all(paragraph.rstrip().endswith(".") for paragraph in paragraphs if paragraph)
    assert max(map(len, paragraphs)) < 4100


def test_what_has_no_blanks_stays_whole() -> None:
    assert display_copy("字" * 20_000) == "字" * 20_000


@pytest.mark.parametrize(
    ("text", "expected"), [("plain", False), ("naïve 😀", False), ("سلام", True), ("a שלום", True)]
)
def test_right_to_left_letters_are_noticed(text: str, expected: bool) -> None:
    assert has_right_to_left(text) is expected
