"""The short way through a file in which there is nothing to decide: it gives what the long one would."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desk.extract import textfile
from desk.extract.textfile import text_of

ODD = (
    "\n\r\t\x0b\x0c\x1b\x7f\x85\xa0\u00ad\u061c\u2009\u200b\u200c\u200d\u202e\u2028\u2066\u3000\ufdd0"
    "\ufeff\ufffc\ufffd~{}a Ж中"
)


@given(st.text(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"])))
@example("~{VPND~}")
@example("%PDF-1.4")
@example("\x1b$B")
def test_what_the_short_way_gives_the_long_way_gives(text: str) -> None:
    data = text.encode()
    short = textfile._plain(data)
    if short is None:
        return
    found = text_of(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textfile, "_plain", lambda data: None)
        thorough = text_of(data)
    assert (found.text, found.encoding, found.notes) == (thorough.text, thorough.encoding, thorough.notes)
    assert found.alike
    assert found.text.encode() == data


@pytest.mark.parametrize("text", ["Some words.", "“Café” — 5\u00a0%", "کتاب خوب است", "東京\u3000市", "a\tb\nc"])
def test_common_texts_go_the_short_way(text: str) -> None:
    assert text_of(text.encode()).alike


@pytest.mark.parametrize(
    "data", [b"\xff\xfea\0", b"a\r\nb", b"\xef\xbb\xbfa", "می\u200cرود".encode(), b"caf\xe9", b"a~b"]
)
def test_what_has_to_be_told_or_changed_goes_the_long_way(data: bytes) -> None:
    assert not text_of(data).alike
