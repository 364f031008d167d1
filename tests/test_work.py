import io
import threading

import pytest

from desk.work import Cancelled, Pace, Progress, TerminalProgress, told_time


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_work_goes_on_until_it_is_cancelled():
    progress = Progress()
    progress.report(1, 2, "reading")
    progress.check()
    progress.cancel()
    assert progress.cancelled
    with pytest.raises(Cancelled):
        progress.check()


def test_another_thread_can_cancel():
    progress = Progress()
    started, stopped = threading.Event(), threading.Event()

    def work():
        started.set()
        try:
            while not stopped.wait(0.001):
                progress.check()
        except Cancelled:
            stopped.set()

    thread = threading.Thread(target=work)
    thread.start()
    started.wait(5)
    progress.cancel()
    assert stopped.wait(5)
    thread.join(5)


def test_a_file_or_pipe_gets_no_progress():
    stream = io.StringIO()
    with TerminalProgress(stream) as progress:
        progress.report(1, 2, "reading")
    assert stream.getvalue() == ""


def test_a_terminal_gets_a_line_that_is_wiped_at_the_end():
    stream = Terminal()
    with TerminalProgress(stream) as progress:
        progress.report(500, 2000, "reading\narticles")
        assert stream.getvalue() == "\r[######..................]  25 %  500 of 2,000  reading articles\x1b[K"
    assert stream.getvalue().endswith("\r\x1b[K")


def test_an_unknown_total_shows_the_count():
    stream = Terminal()
    TerminalProgress(stream).report(1234, None, "reading")
    assert stream.getvalue() == "\r1,234  reading\x1b[K"


def test_a_line_never_wraps(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    stream = Terminal()
    TerminalProgress(stream).report(1, 2, "x" * 100)
    assert len(stream.getvalue()) == len("\r") + 19 + len("\x1b[K")


def test_drawing_is_bounded_but_the_end_is_always_drawn():
    stream = Terminal()
    progress = TerminalProgress(stream)
    for done in range(1, 10_001):
        progress.report(done, 10_000)
    assert stream.getvalue().count("\r") < 100
    assert "10,000 of 10,000" in stream.getvalue()


def test_nothing_drawn_is_not_wiped():
    stream = Terminal()
    with TerminalProgress(stream):
        pass
    assert stream.getvalue() == ""


class Clock:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_pace_is_that_of_the_last_seconds() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.note(0, 1000)
    assert (pace.per_second, pace.remaining_s) == (None, None)
    for second in range(1, 21):
        clock.now = second
        pace.note(second * 10, 1000)
    assert pace.per_second == pytest.approx(10)
    assert pace.remaining_s == pytest.approx(80)
    for second in range(21, 41):
        clock.now = second
        pace.note(200 + (second - 20) * 30, 1000)
    assert pace.per_second == pytest.approx(30)
    assert pace.remaining_s == pytest.approx(200 / 30)


def test_the_pace_begins_anew_with_the_next_stage_of_work() -> None:
    clock = Clock()
    pace = Pace(clock)
    for second in range(5):
        clock.now = second
        pace.note(second * 100, 400)
    clock.now = 5
    pace.note(0, 50)
    assert pace.per_second is None
    clock.now = 6
    pace.note(10)
    assert (pace.per_second, pace.remaining_s) == (None, None)


def test_many_reports_in_a_moment_are_one_point() -> None:
    clock = Clock()
    pace = Pace(clock)
    for number in range(10_001):
        clock.now = number / 1000
        pace.note(number, 20_000)
    assert len(pace._seen) < 250
    assert pace.per_second == pytest.approx(1000, rel=0.05)


def test_durations_are_told_as_people_do() -> None:
    assert [told_time(s) for s in (0.2, 59, 61, 3599, 7500)] == ["1 s", "59 s", "1 min", "1 h 0 min", "2 h 5 min"]
