"""What encoding a page is in, and who is believed."""

import time

import pytest

from desk.extract.encoding import codec_of, page_text
from desk.text.encoding import NotTextError

RUSSIAN = "Совет сообщил в понедельник, что причал будет отремонтирован до зимы."
JAPANESE = "理事会は月曜日に古い岸壁を修理することを決めたと発表した。"
CHINESE = "议会星期一决定修复旧码头，工程将于十月开始。"


def declared(text, charset):
    return f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'


@pytest.mark.parametrize(
    ("text", "charset", "codec"),
    [
        (RUSSIAN, "windows-1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (JAPANESE, "Shift_JIS", "cp932"),
        (JAPANESE, "euc-jp", "euc_jp"),
        (CHINESE, "gb2312", "gb18030"),
        (CHINESE, "big5", "big5hkscs"),
        ("Café “Zürich” – 5 €", "iso-8859-1", "cp1252"),
    ],
)
def test_a_declared_encoding_is_believed_where_it_can_be_true(text, charset, codec):
    if codec == "big5hkscs":
        text = "議會星期一決定修復舊碼頭，工程將於十月開始。"
    page = page_text(declared(text, charset).encode(codec))
    assert text in page.text
    assert page.origin == "the page’s own charset"
    assert page.sure
    assert not page.notices


def test_what_the_server_said_goes_before_what_the_page_says():
    data = declared(RUSSIAN, "windows-1252").encode("cp1251")
    page = page_text(data, declared="windows-1251")
    assert RUSSIAN in page.text
    assert page.origin == "the server’s charset"


def test_a_byte_order_mark_goes_before_everything():
    page = page_text(declared(RUSSIAN, "windows-1251").encode("utf-8-sig"), declared="koi8-r")
    assert RUSSIAN in page.text
    assert (page.encoding, page.origin) == ("utf-8", "its byte order mark")


def test_utf8_goes_before_a_declaration_that_it_is_something_else():
    page = page_text(declared(RUSSIAN, "windows-1251").encode())
    assert RUSSIAN in page.text
    assert page.notices == ("Read as utf-8, as its bytes are; the page’s own charset says windows-1251.",)


def test_escape_sequences_tell_iso_2022():
    page = page_text(declared(JAPANESE, "utf-8").encode("iso2022_jp"))
    assert JAPANESE in page.text


def test_a_declared_utf8_that_is_not_is_found_out():
    page = page_text(declared(RUSSIAN * 3, "utf-8").encode("cp1251"))
    assert RUSSIAN in page.text
    assert not page.sure
    assert "which it is not" in page.notices[0]


PERSIAN = "شوراي منطقه روز دوشنبه قرارداد کشتي‌ها را براي پنج سال ديگر تمديد کرد."
ARABIC = "أعلنت وزارة النقل يوم الثلاثاء تمديد عقد العبارات لمدة خمس سنوات أخرى."


@pytest.mark.parametrize("said", ["iso-8859-1", "windows-1252", "windows-1251"])
@pytest.mark.parametrize(
    ("text", "codec"),
    [(PERSIAN, "cp1256"), (ARABIC, "cp1256"), (RUSSIAN, "koi8-r"), (CHINESE, "gb18030"), (JAPANESE, "cp932")],
)
def test_a_false_declaration_of_an_encoding_that_fits_everything_is_found_out(text, codec, said):
    page = page_text(declared(text * 2, said).encode(codec))
    assert text in page.text
    assert not page.sure
    assert f"the page’s own charset says {said}, which it is not" in page.notices[0]


def test_a_few_odd_letters_are_no_reason_to_doubt_a_declaration():
    page = page_text(declared("A note from the council, signed Пётр Ильич.", "windows-1251").encode("cp1251"))
    assert "Пётр Ильич" in page.text
    assert page.sure


def test_what_looks_like_the_escapes_of_hz_in_a_script_stays_as_it_is():
    source = '<script>x = "~{VPND~}"</script><p>Words.</p>'
    assert page_text(source.encode()).text == source
    assert CHINESE[:4] in page_text(declared(CHINESE[:4], "hz-gb-2312").encode("hz")).text


def test_a_little_windows_1252_in_utf8_is_read_as_what_it_is():
    data = declared(RUSSIAN, "utf-8").encode() + "<p>“pasted”</p>".encode("cp1252")
    page = page_text(data)
    assert RUSSIAN in page.text
    assert "“pasted”" in page.text
    assert page.notices == ("Read as utf-8, but 2 bytes that are not utf-8 as windows-1252.",)


def test_a_person_is_obeyed():
    page = page_text(RUSSIAN.encode("cp1251"), encoding="windows-1251")
    assert (page.text, page.origin) == (RUSSIAN, "a person’s choice")
    with pytest.raises(NotTextError, match="no encoding"):
        page_text(b"x", encoding="no-such")


@pytest.mark.parametrize("label", ["utf-7", "idna", "punycode", "base64", "rot13", "", "no such", "\0", "x" * 500])
def test_what_is_no_encoding_of_text_is_none(label):
    assert codec_of(label) is None


@pytest.mark.parametrize("start", [b"<", b"<script ", b"<!--", b"<a ", b"<meta ", b"<?xml "])
def test_tags_that_never_end_are_gone_through_once(start):
    started = time.process_time()
    page_text(start * (400_000 // len(start)) + "кофе".encode("cp1251"))
    assert time.process_time() - started < 5
