"""Encodings of text files, told from their bytes."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text.encoding import Decoded, NotTextError, decode, shown_encoding

ENGLISH = "The island’s ferry, “a café by the pier”, $4 billion.\nNext line\n"
PERSIAN = "کشتی\u200cها می\u200cتوانند هر روز حرکت کنند.\nخط بعدی 12\n"


def never(data):
    raise AssertionError("nobody should have to guess")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [ENGLISH, PERSIAN, "日本語", ""])
def test_a_byte_order_mark_tells_the_encoding_and_stays_in_the_text(encoding, text):
    assert decode(("\ufeff" + text).encode(encoding), never) == Decoded("\ufeff" + text, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, PERSIAN, "Привет, мир. Новости дня\n"])
def test_utf16_without_a_mark_is_told_by_its_nuls(encoding, text):
    assert decode(text.encode(encoding), never) == Decoded(text, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "地区议会星期二投票决定，将渡轮合同再延长五年。官员表示票价将保持不变。\n",
        "　地域議会は火曜日、フェリー契約をさらに五年延長することを決めた。\n",
        "지역 의회는 화요일 여객선 계약을 오년 더 연장하기로 의결했다。\n",
    ],
)
def test_utf16_without_a_mark_and_without_ascii_is_told_by_its_script(encoding, text):
    assert decode((5 * text).encode(encoding), never) == Decoded(5 * text, encoding)


@pytest.mark.parametrize("data", [b"supercalifragilistic" * 20 + b"\0a", b"\n".join([b"w" * 40] * 30) + b"\0"])
def test_ascii_with_a_nul_is_no_utf16(data):
    assert decode(data, never).encoding == "utf-8"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_utf8_is_taken_as_it_is(text):
    if not any(text.encode().startswith(mark) for mark in (b"PK\x03\x04", b"\xef\xbb\xbf")):
        assert decode(text.encode(), never).text == text


def test_a_few_control_characters_do_not_make_utf8_binary():
    assert decode(b"A\x00B\x08C plain words with two slips\x7f", never).encoding == "utf-8"


def test_what_is_not_utf8_is_read_as_guessed():
    assert decode("سلام دنيا".encode("cp1256"), lambda data: "cp1256") == Decoded("سلام دنيا", "cp1256", guessed=True)


def test_bytes_that_the_codec_does_not_know_are_replaced_and_counted():
    assert decode(b"caf\xe9 \x81 \x8d", lambda data: "cp1252") == Decoded("café \ufffd \ufffd", "cp1252", True, 2)


def test_a_broken_utf16_file_loses_only_its_broken_part():
    assert decode(b"\xff\xfea\x00\x00\xd8b\x00", never) == Decoded("\ufeffa\ufffdb", "utf-16-le", False, 1)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF file"),
        (b"PK\x03\x04\x14\0\x06\0", "a ZIP or Office file"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "a gzip file"),
        (b"{\\rtf1\\ansi hello}", "an RTF file"),
        (bytes(range(256)) * 8, "a binary file"),
        (b"\0" * 1000, "a binary file"),
        (b"\x01\0\0\0\x02\0\0\0" * 50, "a binary file"),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0\xb8\0\0\0", "a binary file"),
    ],
)
def test_what_is_not_text_is_refused_with_what_it_is(data, reason):
    with pytest.raises(NotTextError, match=reason):
        decode(data, lambda data: "cp1252")


@given(st.binary())
def test_any_bytes_are_text_or_are_refused(data):
    with contextlib.suppress(NotTextError):
        assert isinstance(decode(data, lambda data: "cp1252").text, str)


def test_encodings_are_shown_as_people_know_them():
    assert [shown_encoding(name) for name in ("cp1256", "utf_8", "cp932")] == ["windows-1256", "utf-8", "cp932"]
