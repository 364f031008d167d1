"""The form in which text is stored: what changes, what must not, and that it never changes twice."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text.canon import Canon, canonical, mapping, oddities, sha256

AWKWARD = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from("\ufeff\r\n\x0b\x0c\x85\u2028\u2029\0\t\x7f\ud800\udfff\ufffc\ufdd0\U0001ffff\u200c\u00a0é😀"),
    )
)


def test_one_leading_byte_order_mark_is_dropped_and_others_stay():
    assert canonical("\ufeffa\ufeffb") == Canon(text="a\ufeffb", bom=1)
    assert canonical("\ufeff\ufeffa") == Canon(text="\ufeffa", bom=1)


def test_where_no_file_begins_a_leading_byte_order_mark_is_text():
    assert canonical("\ufeffa\r\n\ufeff", keep_bom=True) == Canon(text="\ufeffa\n\ufeff", line_ends=1)
    move = mapping("\ufeffa\r\nb", keep_bom=True)
    assert [move(i) for i in range(6)] == [0, 1, 2, 2, 3, 4]


def test_every_kind_of_line_end_becomes_a_line_feed_and_a_crlf_counts_once():
    assert canonical("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h\n") == Canon(text="a\nb\nc\nd\ne\nf\ng\nh\n", line_ends=7)


def test_a_carriage_return_before_a_crlf_is_a_line_end_of_its_own():
    assert canonical("a\r\r\nb") == Canon(text="a\n\nb", line_ends=2)


@pytest.mark.parametrize(
    "char",
    ["\0", "\x08", "\x1b", "\x7f", "\x80", "\x9f", "\ud800", "\ufffc", "\ufdd0", "\ufffe", "\U0010ffff"],
)
def test_what_text_may_not_hold_is_replaced_one_for_one(char):
    assert canonical(f"a{char}{char}b") == Canon(text="a\ufffd\ufffdb", replaced=2)


@pytest.mark.parametrize(
    "text",
    [
        "tab\there",
        "4\u00a0bn\u202fruble",
        "می\u200cخواهم",
        "e\u0301 and é stay apart",
        "\u202ereversed\u202c \u2066isolate\u2069 \u200f",
        "👩\u200d👩\u200d👧 🇮🇷 1\ufe0f\u20e3",
        "soft\u00adhyphen \u200b\u2060",
        "\ufffd was there before",
        "“quotes” and ﬁ ligature",
        " \n  blanks at both ends \n",
        "",
    ],
)
def test_nothing_else_is_touched(text):
    assert canonical(text) == Canon(text=text)
    assert not canonical(text).changed


@given(AWKWARD)
def test_the_canonical_form_is_its_own_but_for_a_mark_that_then_leads(raw):
    once = canonical(raw).text
    assert canonical(once, keep_bom=True) == Canon(text=once)
    if not once.startswith("\ufeff"):
        assert canonical(once) == Canon(text=once)


@given(AWKWARD, st.booleans())
def test_the_result_says_what_the_rule_says_character_by_character(raw, keep_bom):
    expected = []
    text = (raw if keep_bom else raw.removeprefix("\ufeff")).replace("\r\n", "\n")
    for char in text:
        if char in "\r\x0b\x0c\x85\u2028\u2029":
            expected.append("\n")
        elif (
            (unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n")
            or char == "\ufffc"
            or "\ufdd0" <= char <= "\ufdef"
            or ord(char) & 0xFFFE == 0xFFFE
        ):
            expected.append("\ufffd")
        else:
            expected.append(char)
    assert canonical(raw, keep_bom=keep_bom).text == "".join(expected)


@given(AWKWARD, st.booleans(), st.data())
def test_offsets_into_the_raw_text_are_carried_over(raw, keep_bom, data):
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    move, text = mapping(raw, keep_bom=keep_bom), canonical(raw, keep_bom=keep_bom).text
    assert move(len(raw)) == len(text)
    # Cut where neither half changes the other: not inside a CRLF.
    if raw[:start].endswith("\r") or raw[:end].endswith("\r"):
        return
    assert text[move(start) : move(end)] == canonical(raw[start:end], keep_bom=keep_bom or start > 0).text


def test_offsets_move_left_past_a_byte_order_mark_and_each_crlf():
    move = mapping("\ufeffab\r\ncd\r\nef")
    assert [move(i) for i in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11)] == [0, 0, 1, 2, 2, 3, 4, 5, 5, 6, 8]


def test_the_sentence_names_what_was_changed_with_its_counts():
    assert canonical("plain\n").sentence() == ""
    assert (
        canonical("\ufeffa\r\nb\0").sentence() == "A byte order mark was dropped, 1 line end became LF,"
        " 1 character that text may not hold became U+FFFD."
    )


def test_the_hash_is_that_of_the_utf8_bytes():
    assert sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256("سلام 😀\n") == hashlib.sha256("سلام 😀\n".encode()).hexdigest()


def test_controls_of_every_sort_are_counted():
    raw = (
        "A\0B\x08C\x0bD\x0cE\x1bF\x7fG\x85H\u2028I\u2029J\ufeffK\ufffcL\ufdd0M\ufffeN\u202eO\u2066P\u2069Q\u200fR"
        "\u200bS\u00adT\r\nU\rV\nW"
    )
    canon = canonical(raw)
    assert (len(raw), len(canon.text), canon.line_ends, canon.replaced) == (46, 45, 7, 7)
    assert set(oddities(canon.text)) == {"bidi_override", "bidi_isolate", "bidi_unclosed", "zero_width_in_latin"}


def test_marks_that_reorder_text_are_counted_and_left_in_place():
    text = "to account 1234\u202e5678\u202c by order.\nGroup \u2066unclosed isolate to the end of line\nnext line\n"
    assert canonical(text).text == text
    assert oddities(text) == {"bidi_override": 2, "bidi_isolate": 1, "bidi_unclosed": 1}


def test_an_isolate_that_closes_takes_what_was_opened_in_it_along():
    assert oddities("\u2066a \u202eb\u2069 c") == {"bidi_override": 1, "bidi_isolate": 2}


@pytest.mark.parametrize("text", ["", "plain", "می\u200cخواهم", "👩\u200d👩\u200d👧", "\u200fعربي\u200e"])
def test_marks_that_a_script_needs_are_not_odd(text):
    assert oddities(text) == {}
