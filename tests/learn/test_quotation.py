import pytest

from desk.learn.cues import lexicon_of
from desk.learn.quotation import quotations

MARKS = lexicon_of("en").quotes


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('might use Iraq to "watch” Iran.', ['"watch”']),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("die „Lage“ bleibt", ["„Lage“"]),
        ("گفت: «ما آماده‌ایم.»", ["«ما آماده‌ایم.»"]),
        ("Lund replied: 'Not today.'", ["'Not today.'"]),
        ("The Students’ News Agency didn’t say so in the ’90s.", []),
        ("“He said ‘go’ twice,” she said", ["“He said ‘go’ twice,”"]),
    ],
)
def test_marks_of_different_kinds_pair(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text, 0, len(text), MARKS)] == quoted


def test_a_quotation_without_an_end_runs_to_the_end_of_the_paragraph() -> None:
    text = "“It held.\nNext"
    (found,) = quotations(text, 0, text.index("\n"), MARKS)
    assert (found.start, found.end, found.closed) == (0, 9, False)
