"""Where a review stands in its queue: what waits, what is next, how fast it goes."""

from collections import Counter
from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.store.reviewing import Stop

PAUSE_S = 120.0
"""Who decides nothing for so long is not at work: that time does not count."""
LOOKED_BACK = 40


class Line:
    """The stops of a queue in their order, and at which of them the review is; -1 before the first."""

    def __init__(self, stops: "Sequence[Stop]") -> None:
        self.stops = stops
        self.at = -1
        self._places = {stop.annotation: place for place, stop in enumerate(stops)}
        self._waiting = bytearray(b"\1" * len(stops))
        self._left_in = Counter(stop.article for stop in stops)
        self.left = len(stops)

    def __len__(self) -> int:
        return len(self.stops)

    @property
    def stop(self) -> "Stop | None":
        """Where the review is."""
        return self.stops[self.at] if 0 <= self.at < len(self.stops) else None

    def place(self, annotation: str) -> int | None:
        """The place of an annotation (id) in the queue."""
        return self._places.get(annotation)

    def left_in(self, article: str) -> int:
        """How many of an article (id) wait."""
        return self._left_in[article]

    def waits(self, place: int) -> bool:
        """Whether what is there waits for a decision."""
        return bool(self._waiting[place])

    def set_waiting(self, place: int, waiting: bool) -> None:
        """Says whether it does."""
        by = int(waiting) - self._waiting[place]
        self._waiting[place] = waiting
        self.left += by
        self._left_in[self.stops[place].article] += by

    def next(self) -> int | None:
        """The next place that waits, from the beginning again after the last; None where nothing waits elsewhere."""
        found = self._waiting.find(1, self.at + 1)
        if found < 0:
            found = self._waiting.find(1, 0, max(self.at, 0))
        return found if found >= 0 else None

    def previous(self) -> int | None:
        """The place before that waits, from the end again before the first."""
        found = self._waiting.rfind(1, 0, max(self.at, 0))
        if found < 0:
            found = self._waiting.rfind(1, self.at + 1)
        return found if found >= 0 else None

    def waiting_in(self, article: str) -> list[str]:
        """The annotations (ids) of an article that wait, in text order."""
        start = self.at
        while start > 0 and self.stops[start - 1].article == article:
            start -= 1
        found: list[str] = []
        for place in range(max(start, 0), len(self.stops)):
            if self.stops[place].article != article:
                break
            if self._waiting[place]:
                found.append(self.stops[place].annotation)
        return found


class Pace:
    """How many decisions a minute, pauses left out; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._times: list[float] = [clock()]

    def count(self) -> None:
        """A decision was made now."""
        self._times = [*self._times[-LOOKED_BACK:], self._clock()]

    @property
    def per_minute(self) -> float | None:
        """None until there are three decisions to tell from."""
        steps = [b - a for a, b in zip(self._times, self._times[1:], strict=False) if b - a < PAUSE_S]
        return 60 * len(steps) / sum(steps) if len(steps) >= 3 and sum(steps) > 0 else None
