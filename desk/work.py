"""Long work: how it tells how far it is, and how it learns that it is not wanted any more. Qt-free."""

import gc
import shutil
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TextIO


@contextmanager
def uncollected() -> Iterator[None]:
    """Meanwhile Python does not look for garbage in circles: for work that makes very many values, none in circles.

    Such a look goes through all values that are alive, again and again. It is for all threads, and may be nested.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Cancelled(Exception):  # noqa: N818 - a wish, not an error
    """The person does not want the work any more; whoever does it undoes its part and lets this pass."""


class Progress:
    """What long work is given to report to. This one shows nothing; subclasses show what `report` is told.

    The work calls `report` and `check` from its own thread; `cancel` may be called from any.
    """

    stride = 100
    """So many things of a tenth of a millisecond may be done between two calls of `check`."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def report(self, done: int, total: int | None = None, message: str = "") -> None:
        """So many of `total` things are done; a total of None is not known. `message` says what is being done."""

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next `check`."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work has been asked to stop."""
        return self._cancelled.is_set()

    def check(self) -> None:
        """Raise Cancelled where the work has been asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled


class Pace:
    """How fast work goes, from what `report` is told: over the last seconds, for a start is seldom like the rest."""

    WINDOW_S = 10.0
    LEAST_S = 0.5

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()
        self._total: int | None = None

    def note(self, done: int, total: int | None = None) -> None:
        """So much is done now; less than before, or another total, begins anew."""
        moment = self._clock()
        if self._seen and (done < self._seen[-1][1] or total != self._total):
            self._seen.clear()
        self._total = total
        if len(self._seen) > 1 and moment - self._seen[-2][0] < self.WINDOW_S / 100:
            # A hundred points are enough to go by.
            self._seen.pop()
        self._seen.append((moment, done))
        while len(self._seen) > 2 and moment - self._seen[1][0] > self.WINDOW_S:
            self._seen.popleft()

    @property
    def per_second(self) -> float | None:
        """How many things are done in a second; None as long as that cannot be said."""
        if len(self._seen) < 2:
            return None
        (begun, first), (moment, last) = self._seen[0], self._seen[-1]
        return (last - first) / (moment - begun) if moment - begun >= self.LEAST_S else None

    @property
    def remaining_s(self) -> float | None:
        """How many seconds the rest will take at this pace; None as long as that cannot be said."""
        if not self.per_second or self._total is None:
            return None
        return (self._total - self._seen[-1][1]) / self.per_second


class TerminalProgress(Progress):
    """One line on standard error while the work goes on, and nothing at all where that is not a terminal.

    Leaving its `with` block wipes the line.
    """

    INTERVAL_S = 0.1
    BAR = 24

    def __init__(self, stream: TextIO | None = None) -> None:
        super().__init__()
        self._stream = sys.stderr if stream is None else stream
        self._shown = self._stream.isatty()
        self._drawn_at = 0.0
        self._pace = Pace()

    def __enter__(self) -> "TerminalProgress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._drawn_at:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def report(self, done: int, total: int | None = None, message: str = "") -> None:
        """Draw the line anew, ten times a second at most and always when the last thing is done."""
        moment = time.monotonic()
        if not self._shown or (done != total and moment - self._drawn_at < self.INTERVAL_S):
            return
        self._drawn_at = moment
        self._pace.note(done, total)
        width = shutil.get_terminal_size().columns - 1
        self._stream.write("\r" + _line(done, total, message, self.BAR, self._pace)[:width] + "\x1b[K")
        self._stream.flush()


def _line(done: int, total: int | None, message: str, bar: int, pace: Pace) -> str:
    message = " ".join(message.split())
    if not total:
        return f"{done:,}  {message}".rstrip()
    share = min(max(done / total, 0.0), 1.0)
    filled = int(share * bar)
    parts = [f"[{'#' * filled}{'.' * (bar - filled)}] {int(share * 100):3d} %", f"{done:,} of {total:,}"]
    if pace.per_second and pace.remaining_s is not None and done < total:
        parts.append(f"{pace.per_second:,.0f}/s, {told_time(pace.remaining_s)} left")
    return "  ".join((*parts, message)).rstrip()


def told_time(seconds: float) -> str:
    """A duration as people say it: 40 s, 3 min, 2 h 5 min."""
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
