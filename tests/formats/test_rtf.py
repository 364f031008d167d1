"""RTF as articles: characters of all kinds, what is left out, what is refused."""

import contextlib
import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.formats.format import Document, FormatError, Notice
from desk.formats.office import rtf
from desk.formats.office.rtf import library, read, sniff

DATA = Path(__file__).parents[1] / "data" / "intake"
BASE = json.loads((DATA / "base.expected.json").read_text("utf-8"))


def given_file(folder, inner, start=rb"{\rtf1\ansi\ansicpg1252\deff0 ", end=b"}"):
    path = folder / "some.rtf"
    path.write_bytes(start + inner + end)
    return path


def read_one(path):
    """The document of a file and the texts of its notices."""
    items = list(read(path))
    (document,) = (item for item in items if isinstance(item, Document))
    return document, [item.text for item in items if isinstance(item, Notice)]


def text_of(folder, inner, **parts):
    return read_one(given_file(folder, inner, **parts))[0].text


def refused(path):
    with pytest.raises(FormatError) as caught:
        list(read(path))
    return str(caught.value)


def test_an_article_of_factiva_is_read_with_what_factiva_says_of_it():
    document, notices = read_one(DATA / "rtf" / "factiva_like.rtf")
    source = document.article.source
    assert document.text == BASE["body"]
    assert document.text.count("\u200c") == 2
    assert (document.article.title, document.article.language) == (BASE["title"], "en")
    assert (source.author, source.outlet, source.published) == ("Ann Lee", BASE["publisher"], "2026-03-04")
    assert source.file == "factiva_like.rtf"
    assert (document.article.provenance.version, document.article.provenance.part) == (library(), 1)
    assert notices == []


def test_a_file_of_factiva_may_hold_many_articles(tmp_path):
    data = (DATA / "rtf" / "factiva_like.rtf").read_bytes()
    start = data.index(b"HD\\par")
    articles = data[start : data.rindex(b"}")]
    second = articles.replace(b"Ferry contract", b"Harbour contract").replace(b"67388", b"67389")
    path = given_file(tmp_path, articles + b"\\par " + second)
    found = [item for item in read(path) if isinstance(item, Document)]
    assert [each.article.title for each in found] == [BASE["title"], BASE["title"].replace("Ferry", "Harbour")]
    assert [each.text for each in found] == [BASE["body"]] * 2


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (rb"a\zwj b\zwnj  c\ltrmark\rtlmark d", "a\u200db\u200c c\u200e\u200fd"),
        (rb"\u-10179?\u-8704?", "\U0001f600"),
        (rb"\u55357 ?\u56832 ?!", "\U0001f600!"),
        (rb"\uc2\u8217''x\uc0\u8217 y", "’x’y"),
        (rb"\u99999999 ?x\uc-5 y\uc", "\ufffdxy"),
        (rb"caf\'e9 \'93q\'94 \lquote x\rquote\~y\_z\-w", "café “q” ‘x’\u00a0y\u2011z\u00adw"),
        (rb"a\\b {\pict\bin} {\pict\\bin}c", "a\\b  c"),
        (b"raw caf\xe9", "raw café"),
        ("UTF-8 متن 😀".encode(), "UTF-8 متن 😀"),
        (rb'{\field{\*\fldinst{HYPERLINK "http://e.org/a"}}{\fldrslt {words}}} after', "words after"),
        (rb"\trowd a\cell b\cell\row after", "a\nb\nafter"),
        (rb"{\listtext\u183?\tab}item\par two", "item\ntwo"),
        (rb"one{\*\unknown not this}{\pict\bin5 }{}}x} two", "one two"),
        (rb"{\header running}{\stylesheet{\s1 x;}}body{\*\shpinst{\shptxt box}}", "body\nbox"),
        (rb"a {\v not }b\v not\v0  c{\v\f1 x{y}\par z}{\v x\plain d}", "a b cd"),
        (
            rb"a {\shp{\*\shpinst\shptop1{\sp{\sn x}{\sv 1}}{\shptxt\pard In a box.\par Two.\par}}"
            rb"{\shprslt{\*\do\dptxbx{\dptxbxtext In a box.}}}}{\footnote n\par}b.\par Next.\par",
            "a b.\nIn a box.\nTwo.\nNext.",
        ),
        (rb"a {\*\do\dptxbx{\dptxbxtext box\par}}b", "a b\nbox"),
        (rb"{\upr{ANSI}{\*\ud{\u1587?}}} words", "ANSI words"),
    ],
)
def test_characters_and_groups_are_read_as_they_are_meant(tmp_path, inner, text):
    assert text_of(tmp_path, inner) == text


def test_fonts_tell_the_encoding_of_their_bytes(tmp_path):
    table = rb"{\fonttbl{\f0\fnil\fcharset0 Times;}{\f1\fnil\fcharset178{\*\falt x}A;}{\f2\fcharset204 C;}"
    table += rb"{\f3\fcharset78 J;}}"
    inner = table + rb"\f1 \'d3\'e1\'c7\'e3 \f2 \'cf\'f0 \f0 \'e9 \f3 x\'e9"
    assert text_of(tmp_path, inner) == "سلام Пр é xé"


def test_text_without_a_font_is_in_the_default_one(tmp_path):
    inner = rb"{\fonttbl{\f0\fcharset178 A;}{\f2\fcharset204 C;}}\'d3\'e1\'c7\'e3 {\f2 \'cf}\f2 \'f0\plain \'e3"
    assert text_of(tmp_path, inner) == "سلام Прم"


@pytest.mark.parametrize(
    ("words", "inner", "text"),
    [
        (rb"\ansi\ansicpg1256", rb"\'d3\'e1\'c7\'e3", "سلام"),
        (rb"\mac", rb"caf\'8e", "café"),
        (rb"\mac\ansicpg10000", rb"caf\'8e", "café"),
        (rb"\pc", rb"caf\'82", "café"),
        (rb"\ansi\ansicpg0", rb"caf\'e9", "café"),
        # The second byte of a character may be a letter, a backslash or a brace, escaped or not.
        (rb"\ansi\ansicpg932", rb"\'83e\'83X\'83g\'83\\ \'83\'5c", "テストソ ソ"),
        (rb"\ansi\ansicpg932", "外務大臣ソ表ボ".encode("cp932"), "外務大臣ソ表ボ"),
        (rb"\ansi\ansicpg950", rb"\'b3\'5c\'a5\\ \uc2\u21151\'a5\'5c!", "許功 功!"),
        (rb"\ansi\ansicpg936", b"\\'cd\r\n\\'e2 a\\'81@", "外 a丂"),
    ],
)
def test_a_code_page_that_is_stated_is_used(tmp_path, words, inner, text):
    assert text_of(tmp_path, inner, start=rb"{\rtf1" + words + b" ") == text


def test_hidden_text_and_a_file_that_breaks_off_are_told_of(tmp_path):
    _, notices = read_one(given_file(tmp_path, rb"words {\v not}{\b on", end=b""))
    assert notices == ["It breaks off before its end.", "Left out: 1 hidden run."]


def test_deletions_notes_and_comments_are_left_out_and_told(tmp_path):
    inner = rb"a{\deleted\revauthdel1 gone}b{\revised new}{\footnote n}{\*\annotation c}\deleted0 d"
    document, notices = read_one(given_file(tmp_path, inner))
    assert document.text == "abnewd"
    assert notices == [
        "Left out: 1 foot- or endnote.",
        "Left out: 1 comment.",
        "Left out, as tracked changes have it: 1 deletion.",
        "Kept, as tracked changes have it: 1 insertion.",
    ]


def test_what_the_file_states_of_itself_is_proposed(tmp_path):
    inner = rb"{\info{\title Caf\'e9}{\author Ann}{\creatim\yr2026\mo3\dy4\hr10\min11}{\revtim\yr0}}words"
    document, _ = read_one(given_file(tmp_path, inner))
    found = {each.field: each.value for each in document.article.provenance.findings}
    assert found == {"title": "Café", "author": "Ann", "published": "2026-03-04T10:11"}
    assert (document.article.title, document.article.source.author) == ("", None)


def test_pictures_are_dropped_before_the_size_is_asked(tmp_path, monkeypatch):
    monkeypatch.setattr(rtf, "MOST_WORDS", 10_000)
    assert text_of(tmp_path, rb"a{\pict\pngblip " + b"0123456789abcdef\n" * 5_000 + b"}b") == "ab"
    assert refused(given_file(tmp_path, b"words " * 5_000)).startswith("some.rtf cannot be read: its text alone has")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"words", "it is not RTF"),
        (rb"{\rtf1 }", "there is no text in it"),
        (
            b"{\\rtf1" + b"\\v0" * 1_600_000,
            "it has more than 1,500,000 words of control, where most have a few thousand",
        ),
        (b"{\\rtf1" + b"{" * 100_000, "more than 2,000 of its groups stand inside one another"),
    ],
)
def test_what_is_no_sound_file_is_refused_in_a_sentence(tmp_path, data, said):
    assert refused(given_file(tmp_path, data, b"", b"")) == f"some.rtf cannot be read: {said}."


def test_a_file_that_is_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(rtf, "MOST_BYTES", 1 << 20)
    assert refused(given_file(tmp_path, b"x" * (2 << 20))).endswith("it has 2 MB, and RTF may have 1.")
    assert refused(tmp_path / "gone.rtf") == "gone.rtf cannot be read: no such file or directory."


@pytest.mark.parametrize(
    "inner",
    [
        rb"{\fonttbl" + rb"\f1 " * 30_000 + b"}words",
        rb"{\fonttbl{\f1\fcharset0 x" * 3_000 + b"words",
        rb"{\field{\*\fldinst{HYPERLINK " * 3_000 + b"words",
        rb"\bin1 " * 30_000 + b"words",
        rb"{\info{\title " * 10_000 + b"words",
        b"words " + b"0123456789abcdefg" * 10_000,
        b"words}" * 30_000,
    ],
)
def test_files_made_to_keep_a_reader_busy_do_not(tmp_path, inner):
    started = time.process_time()
    with contextlib.suppress(FormatError):
        list(read(given_file(tmp_path, inner)))
    assert time.process_time() - started < 5


def test_a_truncated_file_is_read_as_far_as_it_goes(tmp_path):
    path = tmp_path / "some.rtf"
    path.write_bytes((DATA / "rtf" / "factiva_like.rtf").read_bytes()[:480])
    assert "The regional council voted" in read_one(path)[0].text


def test_files_are_known_by_content_and_by_name():
    assert sniff(rb"{\rtf1\ansi", "letter.doc")
    assert sniff(b"", "a.RTF")
    assert not sniff(b"words", "a.txt")


SEED = (DATA / "rtf" / "factiva_like.rtf").read_bytes()
BYTES = st.sampled_from(list(rb"\{}*'0u-; ")) | st.integers(0, 255)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(SEED) - 1), BYTES), max_size=12), st.integers(0, len(SEED)))
def test_a_damaged_file_is_read_or_refused(tmp_path, changes, length):
    data = bytearray(SEED)
    for at, byte in changes:
        data[at] = byte
    with contextlib.suppress(FormatError):
        list(read(given_file(tmp_path, bytes(data[: max(length, 10)]), b"", b"")))


WORDS = st.sampled_from([
    rb"\u", rb"\uc", rb"\'", rb"\bin", rb"\fonttbl", rb"\f", rb"\fcharset", rb"\ansicpg", rb"\deff", rb"\pict",
    rb"\par", rb"\info", rb"\title", rb"\deleted", rb"\*", rb"\zwnj", b"{", b"}", b" ", b"7", b"-", b"99999999", b"x",
    b"e9", b"\xe9", b"\0",
])  # fmt: skip


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=30).map(b"".join))
def test_words_in_any_order_are_read_or_refused(tmp_path, inner):
    with contextlib.suppress(FormatError):
        list(read(given_file(tmp_path, inner)))
