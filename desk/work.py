"""Long work: how it tells how far it is, and how it learns that it is not wanted any more. Qt-free."""

import shutil
import sys
import threading
import time
from types import TracebackType
from typing import TextIO


class Cancelled(Exception):  # noqa: N818 - a wish, not an error
    """The person does not want the work any more; whoever does it undoes its part and lets this pass."""


class Progress:
    """What long work is given to report to. This one shows nothing; subclasses show what `report` is told.

    The work calls `report` and `check` from its own thread; `cancel` may be called from any.
    """

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
        width = shutil.get_terminal_size().columns - 1
        self._stream.write("\r" + _line(done, total, message, self.BAR)[:width] + "\x1b[K")
        self._stream.flush()


def _line(done: int, total: int | None, message: str, bar: int) -> str:
    message = " ".join(message.split())
    if not total:
        return f"{done:,}  {message}".rstrip()
    share = min(max(done / total, 0.0), 1.0)
    filled = int(share * bar)
    return f"[{'#' * filled}{'.' * (bar - filled)}] {int(share * 100):3d} %  {done:,} of {total:,}  {message}".rstrip()
