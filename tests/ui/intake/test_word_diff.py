from hypothesis import given
from hypothesis import strategies as st

from desk.ui.intake.word_diff import differences


def words(text: str, places: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in places]


def test_only_the_words_that_differ_are_marked() -> None:
    one, two = "The council met on Monday in Oslo.", "The council met late on Tuesday in Oslo."
    left, right = differences(one, two)
    assert words(one, left) == ["Monday"]
    assert words(two, right) == ["late", "Tuesday"]


def test_texts_without_blanks_are_compared_letter_by_letter() -> None:
    one, two = "会议于星期一举行", "会议于星期二举行"
    left, right = differences(one, two)
    assert (words(one, left), words(two, right)) == (["一"], ["二"])


def test_long_texts_are_compared_line_by_line() -> None:
    lines = [f"line {n} of a long text" for n in range(1000)]
    one, two = "\n".join(lines), "\n".join([*lines[:500], "another", *lines[501:]])
    left, right = differences(one, two)
    assert words(one, left) == [lines[500]]
    assert words(two, right) == ["another"]


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
def test_what_is_not_marked_is_the_same_in_both(one: str, two: str) -> None:
    left, right = differences(one, two)

    def rest(text: str, places: list[tuple[int, int]]) -> list[str]:
        for start, end in reversed(places):
            text = text[:start] + " " + text[end:]
        return text.split()

    assert rest(one, left) == rest(two, right)
