"""Word edges: on the worked example, in many scripts, and never inside a character."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text.words import next_word, occurrences, prev_word, snap, word_at

SAMPLE = (Path(__file__).parents[1] / "data" / "joint-exercises.txt").read_text(encoding="utf-8")

WORKED_EXAMPLE = [
    (533, 562), (564, 568), (621, 636), (594, 610), (594, 598), (681, 686), (726, 745), (582, 588), (594, 745),
    (570, 578), (647, 662), (637, 646), (2161, 2217), (2175, 2217), (2218, 2222), (2223, 2231), (2143, 2145),
    (2146, 2155), (1999, 2016), (1635, 1755), (1595, 1605), (1606, 1614), (1627, 1629), (1495, 1508), (1630, 1634),
    (1701, 1706), (1721, 1731), (0, 23), (33, 38), (53, 73), (74, 80), (82, 92),
]  # fmt: skip


def clicked(text, part):
    """What a click in the middle of `part` takes."""
    found = word_at(text, text.index(part) + len(part) // 2)
    return None if found is None else text[slice(*found)]


def dragged(text, part):
    """What a drag over `part` takes."""
    start = text.index(part)
    return text[slice(*snap(text, start, start + len(part)))]


@pytest.mark.parametrize("span", WORKED_EXAMPLE)
def test_spans_of_the_worked_example_stay_as_they_are_drawn(span):
    assert snap(SAMPLE, *span) == span


@pytest.mark.parametrize(("start", "end"), WORKED_EXAMPLE)
def test_a_drag_from_inside_the_first_to_inside_the_last_word_gives_the_span(start, end):
    if end - start > 3 and SAMPLE[end - 1].isalnum():
        assert snap(SAMPLE, start + 1, end - 1) == (start, end)


@pytest.mark.parametrize(("start", "end"), WORKED_EXAMPLE)
def test_clicks_in_the_words_of_the_worked_example_give_its_edges(start, end):
    start += SAMPLE[start] == '"'
    end -= 2 * (SAMPLE[end - 1] == "”")
    assert snap(SAMPLE, start, start)[0] == start
    assert snap(SAMPLE, end - 1, end - 1)[1] == end


@pytest.mark.parametrize(
    ("text", "part", "word"),
    [
        ("after the U.S.-led invasion", "U.S.", "U.S.-led"),
        ("after the U.S.-led invasion", "led", "U.S.-led"),
        ("Army Maj.-Gen. Tariq", "Gen", "Maj.-Gen."),
        ("Army Maj.-Gen. Tariq", "Maj", "Maj.-Gen."),
        ("in the U.S. The", "U.S", "U.S."),
        ("a Ph.D. student", "Ph", "Ph.D."),
        ("of Iran’s air", "Iran", "Iran"),
        ("of Iran's air", "Iran", "Iran"),
        ("of IRAN’S air", "IRAN", "IRAN"),
        ("of Iran’s air", "’s", "Iran"),
        ("The Students’ News", "Students", "Students"),
        ("they don’t say", "don’t", "don’t"),
        ("Sean O’Brien said", "Brien", "O’Brien"),
        ("in Sana’a on", "Sana", "Sana’a"),
        ("the Shi'ite militia", "ite", "Shi'ite"),
        ("Sana’a’s airport", "Sana", "Sana’a"),
        ("to N’Djamena on", "Djamena", "N’Djamena"),
        ("il n’est pas", "est", "est"),
        ("del’Interno, dell’Interno", "Interno", "del’Interno"),
        ("al ministero dell’Interno", "Interno", "Interno"),
        ("of rock’n’roll’s", "rock", "rock’n’roll"),
        ("from $4 billion", "$4", "$4"),
        ("from €4.5bn now", "4.5", "€4.5bn"),
        ("rose 5% in", "5", "5%"),
        ("at 21:57 on", "57", "21:57"),
        ("1,000,000 people", "000", "1,000,000"),
        ("the consul-general in", "general", "consul-general"),
        ("the end.Now Iran", "Now", "Now"),
        ("see example.com now", "example", "example.com"),
        ("AT&T said", "AT", "AT&T"),
        ("من می\u200cخواهم بروم", "خواهم", "می\u200cخواهم"),
        ("وزارة الخارجيّة، قالت", "الخارجيّة", "الخارجيّة"),
        ("сказал Путин, что", "Путин", "Путин"),
        ("дев’ять п’ять", "п’ять", "п’ять"),
        ('אמר צה"ל היום', "צ", 'צה"ל'),
        ("cafe\u0301 by", "caf", "cafe\u0301"),
        ("नमस्ते दुनिया", "नम", "नमस्ते"),
        ("co\u00adoperation", "co", "co\u00adoperation"),
        ("(ISNA) said", "ISNA", "ISNA"),
        ("日本語", "本", "本"),
        ("カタカナの", "カ", "カタカナ"),
        ("go 👩\u200d👩\u200d👧 home", "👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("🇮🇷🇺🇸", "🇺", "🇺🇸"),
        ("hi 👋🏽!", "👋", "👋🏽"),
        ("press 1\ufe0f\u20e3 now", "1", "1\ufe0f\u20e3"),
        ("worth US$4bn now", "4", "US$4bn"),
        ("worth US$4bn now", "US", "US$4bn"),
        ("worth A$1.5 now", "1.5", "A$1.5"),
        ("mail e-mail@x.org now", "mail@x", "e-mail@x.org"),
        ("mail (e-mail@x.org), now", "x.org", "e-mail@x.org"),
        ("see https://www.example.org/a-b?c=d, or", "example", "https://www.example.org/a-b?c=d"),
        ("see www.irna.ir/en.", "irna", "www.irna.ir/en"),
        ("(https://x.org/a_(b))", "x.org", "https://x.org/a_(b)"),
        ("fare rose 3.5% then", "3", "3.5%"),
        ("нью-йоркская «Таймс»", "йорк", "нью-йоркская"),
        ("из С.-Петербурга", "Петер", "С.-Петербурга"),
        ("نرخ ۱۲٫۵٪ بود", "۱۲", "۱۲٫۵٪"),
        ("كتاب‌ها، گفت", "كتاب", "كتاب‌ها"),
        ("نسبة ٥٠٪ من", "٥٠", "٥٠٪"),
        ("契約を延長する", "延", "延長"),
        ("契約を延長する", "約", "契約"),
        ("スーパーの値段", "パー", "スーパー"),
        ("日本語のテキスト", "本", "日本語"),
        ("北京3月4日电", "京", "京"),
        ("轮渡合同延长", "合", "合"),
        ("서울에서 열린", "울", "서울에서"),
    ],
)
def test_a_click_takes_the_word(text, part, word):
    assert clicked(text, part) == word


def test_a_caret_right_after_a_word_takes_it_and_right_before_too():
    assert [word_at("in Iran, now", pos) for pos in (0, 2, 3, 7, 8, 9, 12)] == [
        (0, 2), (0, 2), (3, 7), (3, 7), None, (9, 12), (9, 12),
    ]  # fmt: skip


def test_between_two_adjacent_words_the_caret_takes_the_one_after_it():
    assert word_at("日本", 1) == (1, 2)
    assert word_at("Tehran😀", 6) == (0, 6)


def test_there_is_no_word_in_blanks_marks_or_outside():
    assert word_at("", 0) is None
    assert word_at("a — b", 2) is None
    assert word_at("a   b", 2) is None
    assert word_at("abc", 99) is None


@pytest.mark.parametrize(
    ("text", "part", "taken"),
    [
        ("Commander Kiumars Heydari said", "mars Hey", "Kiumars Heydari"),
        ("Commander Kiumars Heydari said", " Kiumars Heydari ", "Kiumars Heydari"),
        ("the region,” ISNA", "region,”", "region"),
        ('to "watch” Iran', '"watch” Iran', '"watch” Iran'),
        ('to "watch” Iran', '"watch”', "watch"),
        ('to "watch” Iran', '"watch', "watch"),
        ("the Agency (ISNA) reported", "(ISNA)", "ISNA"),
        ('that "power in the region,” ISNA', '"power in the region,”', '"power in the region,”'),
        ('that "power in the region,” ISNA', "power in the region,”", "power in the region"),
        ("“We are pleased,” said", "We are pleased,", "We are pleased"),
        ("in “Iran,” he said", "Iran,”", "Iran"),
        ("the Agency (ISNA) reported", "Agency (ISNA)", "Agency (ISNA)"),
        ("the Agency (ISNA) reported", "gency (ISN", "Agency (ISNA"),
        ("the Agency (ISNA) reported", "(ISNA) rep", "(ISNA) reported"),
        ("of Saddam Hussein’s regime", "Saddam Hussein’s", "Saddam Hussein"),
        ("of Saddam Hussein’s regime", "Hussein’s regime", "Hussein’s regime"),
        ("of Saddam Hussein’s regime", "s regime", "regime"),
        ("after the U.S.-led invasion", "U.S.", "U.S."),
        ("after the U.S.-led invasion", "U.S", "U.S."),
        ("after the U.S.-led invasion", "U", "U.S.-led"),
        ("after the U.S.-led invasion", "-led", "led"),
        ("de l’Iran et", "Iran", "Iran"),
        ("de l’Iran et", "ra", "Iran"),
        ("from $4 billion", "4 bill", "$4 billion"),
        ("日本語テキスト", "本語", "本語"),
        ("地域議会は火曜日", "議会は", "議会は"),
        ("see e-mail@x.org now", "ail@x", "e-mail@x.org"),
        ("see e-mail@x.org now", "mail@x", "mail@x.org"),
        ("the Students’ News", "Students’", "Students"),
        ("the Students' News", "udents' N", "Students' News"),
        ("at 21:57 on", "1:5", "21:57"),
        ("oh 😀😁 no", "😀😁", "😀😁"),
        ("a — b", "—", "—"),
        ("a  …  b", " … ", "…"),
    ],
)
def test_a_drag_snaps_to_whole_words_without_what_is_around_them(text, part, taken):
    assert dragged(text, part) == taken


def test_a_drag_over_blanks_takes_nothing():
    assert snap("a   b", 1, 4) == (1, 1)
    assert snap("", 0, 0) == (0, 0)


def test_a_drag_that_leaves_the_text_is_cut_to_it():
    assert snap("one two", -5, 99) == (0, 7)


def test_a_drag_within_a_possessive_takes_its_word():
    assert dragged("of Iran’s air", "’s") == "Iran"


def test_words_follow_one_another_in_both_directions():
    text = "The U.S.-led “plan”… 4 % in Iran’s\n\n 日本 😀."
    forth, pos = [], 0
    while (word := next_word(text, pos)) is not None:
        forth.append(text[slice(*word)])
        pos = word[1]
    back, pos = [], len(text)
    while (word := prev_word(text, pos)) is not None:
        back.append(text[slice(*word)])
        pos = word[0]
    assert forth == ["The", "U.S.", "led", "plan", "4", "in", "Iran", "日", "本", "😀"]
    assert back == forth[::-1]


def test_a_boundary_moves_by_a_word_either_way():
    text = "one two three four"
    start, end = 4, 13
    assert (next_word(text, end), prev_word(text, end - 1)) == ((14, 18), (4, 7))
    assert (prev_word(text, start), next_word(text, start + 1)) == ((0, 3), (8, 13))


def test_occurrences_are_whole_words_in_the_same_case():
    text = "Iran and Iranian, IRAN, Iran’s, Iran-Iraq, pro-Iran. (Iran) Iran"
    assert [start for start, _ in occurrences(text, "Iran")] == [0, 24, 32, 47, 54, 60]


def test_occurrences_do_not_overlap_and_hold_the_whole_quote():
    assert occurrences("no no no no", "no no") == [(0, 5), (6, 11)]
    assert occurrences("$4 billion and $4 billion", "$4 billion") == [(0, 10), (15, 25)]
    assert occurrences("anything", "") == []


def test_occurrences_do_not_cut_a_character():
    assert occurrences("cafe\u0301 cafe", "cafe") == [(6, 10)]
    assert occurrences("👩\u200d👩\u200d👧 👩", "👩") == [(6, 7)]
    assert occurrences("می\u200cخواهم می", "می") == [(9, 11)]


def test_occurrences_in_the_sample_find_every_whole_heydari():
    assert [SAMPLE[a:b] for a, b in occurrences(SAMPLE, "Heydari")] == ["Heydari"] * 3


AWKWARD = (
    "’ ' \" - . , $ 4 % ( ) “ ” a Iran ’s é e\u0301 می\u200cخواهم عَرَبي Ж 日 ひ カ ไทย नमस्ते 한국 한 \u200f \u00ad"
    " 😀 👩\u200d👩\u200d👧 👋🏽 a🇮🇷🇺🇸 1\ufe0f\u20e3 ❤\ufe0f 🙂\u200d↔\ufe0f 🏴\U000e0067\U000e007f"
    " a@b.org www.a.b/c) U$ 延長する"
)
# Flags come after a letter here: Qt 6.11, the witness below, splits a flag that follows another emoji.
PIECES = st.lists(st.sampled_from([*AWKWARD.split(" "), " ", "\n", "\u00a0"]), max_size=14).map("".join)


def character_edges(text):
    """Where Qt, as an independent witness, sees the edges of user-perceived characters; code points."""
    core = pytest.importorskip("PySide6.QtCore")
    finder = core.QTextBoundaryFinder(core.QTextBoundaryFinder.BoundaryType.Grapheme, text)
    edges, pos = {0}, finder.position()
    utf16 = text.encode("utf-16-le")
    while pos != -1:
        edges.add(len(utf16[: 2 * pos].decode("utf-16-le", "ignore")))
        pos = finder.toNextBoundary()
    return edges


@given(PIECES, st.data())
def test_snapping_is_stable_and_never_cuts_a_character(text, data):
    edges = sorted(character_edges(text))
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    snapped = snap(text, start, end)
    assert 0 <= snapped[0] <= snapped[1] <= len(text)
    if snapped[0] < snapped[1]:
        assert snap(text, *snapped) == snapped
        assert set(snapped) <= set(edges)


@given(PIECES)
def test_words_in_order_are_disjoint_and_snap_to_themselves(text):
    pos, edges = 0, character_edges(text)
    while (word := next_word(text, pos)) is not None:
        assert pos <= word[0] < word[1]
        assert set(word) <= edges
        assert prev_word(text, word[1]) == word
        pos = word[1]


@given(PIECES, PIECES)
def test_occurrences_are_found_again_between_blanks(text, quote):
    if quote.strip() == quote and quote:
        joined = f"{quote} {quote}"
        assert occurrences(joined, quote)[:1] == [(0, len(quote))]


def test_a_long_run_without_blanks_is_no_trap():
    text = "x" * 1_000_000
    start, end = snap(text, 500_000, 500_001)
    assert start < 500_000 < end
    assert prev_word("— " * 1000, 2000) is None


@pytest.mark.parametrize("run", ["(", ")", "([{", "”", "(-", '"'])
def test_a_selection_of_very_much_punctuation_is_trimmed_in_time_that_grows_with_it(run):
    text = run * (200_000 // len(run))
    started = time.process_time()
    snap(text, 10, len(text) - 10)
    assert time.process_time() - started < 5


def test_only_so_many_brackets_around_a_selection_are_taken_off():
    assert snap("((a b))", 0, 7) == (2, 5)
    text = "(" * 200 + "a b" + ")" * 200
    assert snap(text, 0, len(text)) == (50, len(text) - 50)


def test_occurrences_in_a_run_without_blanks_are_found_in_time_that_grows_with_it():
    started = time.process_time()
    assert len(occurrences("a," * 50_000, "a,")) == 50_000
    assert time.process_time() - started < 5
