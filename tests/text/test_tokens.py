"""Tokens: what corpora with one word to a line have, in many scripts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text.tokens import tokens


def shown(text):
    return [text[start:end] for start, end in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("worth $4 billion.", "worth|$|4|billion|."),
        ("US$4bn, £5.50", "US|$|4bn|,|£|5.50"),
        ("rose 3.5% to 4€", "rose|3.5|%|to|4|€"),
        ("Maj.-Gen. Stone", "Maj.|-|Gen.|Stone"),
        ("the U.S.-led review", "the|U.S.|-|led|review"),
        ("Iran’s “plan”", "Iran|’s|“|plan|”"),
        ("Students’ News", "Students|’|News"),
        ("at 21:57 on 24/7", "at|21:57|on|24/7"),
        ("mail e-mail@x.org, see https://x.org/a?b=c.", "mail|e-mail@x.org|,|see|https://x.org/a?b=c|."),
        ("می\u200cخواهم ۱۲٫۵٪ را", "می\u200cخواهم|۱۲٫۵|٪|را"),
        ("قال: ٥٠٪ من", "قال|:|٥٠|٪|من"),
        ("кто-то сказал", "кто|-|то|сказал"),
        ("北京3月4日电", "北|京|3|月|4|日|电"),
        ("スーパーの値段", "スーパー|の|値|段"),
        ("go 👩\u200d👩\u200d👧!", "go|👩\u200d👩\u200d👧|!"),
        ("", ""),
    ],
)
def test_a_text_has_these_tokens(text, expected):
    assert shown(text) == [token for token in expected.split("|") if token]


def test_a_stretch_of_a_text_has_its_own():
    text = "one two three"
    assert [text[a:b] for a, b in tokens(text, 4, 7)] == ["two"]


def test_a_possessive_before_an_at_sign_is_no_address():
    text = "4’s@"
    assert [text[a:b] for a, b in tokens(text)] == ["4", "’s", "@"]


def test_a_paragraph_without_blanks_is_no_trap():
    text = "地区议会投票" * 20_000
    assert sum(1 for _ in tokens(text)) == len(text)


@given(st.text(st.sampled_from("a$4%٪.-’s @/:wxé\u0301\u200c日カ€ \n\u200bU😀"), max_size=30) | st.text(max_size=60))
def test_tokens_are_in_order_without_blanks_and_leave_nothing_out(text):
    at = 0
    for start, end in tokens(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].replace("\u200b", " ").strip()
        at = end
    assert not text[at:].replace("\u200b", " ").strip()


@pytest.mark.parametrize("part", ["a-", "a@", "a@b.co,", "東京で", "www.a.b/", "’s", '"', "http://a "])
def test_a_run_without_end_takes_time_with_its_length_only(part):
    started = time.process_time()
    assert sum(1 for _ in tokens(part * (300_000 // len(part)) + "@b")) > 0
    assert time.process_time() - started < 8
