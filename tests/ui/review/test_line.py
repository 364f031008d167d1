from hypothesis import given
from hypothesis import strategies as st

from desk.store.reviewing import Stop
from desk.ui.review.line import Line, Pace


def a_line(*articles: str) -> Line:
    return Line([Stop(f"{article}{number}", article) for number, article in enumerate(articles)])


def test_a_line_goes_on_to_what_waits_and_round_the_end() -> None:
    line = a_line("a", "a", "b", "b")
    assert line.next() == 0
    line.at = 1
    line.set_waiting(2, False)
    assert (line.next(), line.previous()) == (3, 0)
    line.at = 3
    assert line.next() == 0
    line.at = 0
    assert line.previous() == 3


def test_nothing_is_next_where_only_this_waits_or_nothing() -> None:
    line = a_line("a")
    line.at = 0
    assert (line.next(), line.previous()) == (None, None)
    line.set_waiting(0, False)
    assert line.next() is None
    assert a_line().next() is None
    assert a_line().stop is None


def test_what_waits_is_counted_by_article() -> None:
    line = a_line("a", "a", "b")
    line.at = 1
    line.set_waiting(0, False)
    line.set_waiting(0, False)
    assert (line.left, line.left_in("a"), line.left_in("b")) == (2, 1, 1)
    assert line.waiting_in("a") == ["a1"]
    line.set_waiting(0, True)
    assert line.waiting_in("a") == ["a0", "a1"]
    assert line.place("b2") == 2
    assert line.place("other") is None


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.tuples(st.integers(0, 11), st.booleans())))
def test_counts_hold_whatever_is_set(articles: list[str], settings: list[tuple[int, bool]]) -> None:
    line = a_line(*sorted(articles))
    waiting = [True] * len(articles)
    for place, waits in settings:
        if place < len(articles):
            line.set_waiting(place, waits)
            waiting[place] = waits
    assert line.left == sum(waiting)
    assert [line.waits(place) for place in range(len(articles))] == waiting
    for article in set(articles):
        assert line.left_in(article) == sum(w for w, a in zip(waiting, sorted(articles), strict=True) if a == article)
    for line.at in range(len(articles)):
        others = [place for place in range(len(articles)) if waiting[place] and place != line.at]
        after = [place for place in others if place > line.at]
        assert line.next() == (after or others or [None])[0]
        before = [place for place in others if place < line.at]
        assert line.previous() == (before or others or [None])[-1]


def test_the_pace_leaves_pauses_out() -> None:
    moments = iter([0, 2, 4, 6, 1000, 1002])
    pace = Pace(lambda: next(moments))
    assert pace.per_minute is None
    for _ in range(3):
        pace.count()
    assert pace.per_minute == 30
    pace.count()
    pace.count()
    assert pace.per_minute == 30
