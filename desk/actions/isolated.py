"""Files read in processes of their own: as many as there are cores, started when needed, replaced when they fail.

Results come back in the order in which the files were given, whichever process was faster, so that the same import
gives the same project. What was read ahead waits in a buffer of limited size; then the processes wait, too.
"""

import logging
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, Thread

from msgspec import MsgspecError

from desk.formats.format import Columns, Item, Options, why
from desk.formats.worker import (
    BEGUN,
    BROKE_DOWN,
    BROKEN,
    END,
    FAILED,
    HEAD,
    ITEMS,
    PROPOSED,
    READY,
    TOO_MUCH_MEMORY,
    USUAL,
    Limits,
    proposal_of,
    task,
    unpacked_all,
)
from desk.work import Progress

log = logging.getLogger(__name__)

AHEAD_BYTES = 32 << 20
"""How much may wait of files whose turn has not come."""
TURN_BYTES = 8 << 20
"""How much may wait of the file whose turn it is."""
MOST_BYTES = 256 << 20
"""The longest message that is taken; a single article is shorter."""
START_S = 60
WATCH_S = 0.1
_OVER = (END, FAILED, BROKEN)
_CHILD = "import sys; sys.path[:] = {!r}; from desk.formats.worker import main; main({!r}, {!r})"


@dataclass(frozen=True, slots=True)
class Begun:
    """A file is about to give its first document; `sha256` is of its bytes."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A file cannot be read, or no further: `reason` is the end of a sentence without a full stop."""

    reason: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """The names of a table's columns and what they may hold; without a name it is no table."""

    names: tuple[str, ...]
    columns: Columns


Answer = Begun | Item | Proposed | Failed


@dataclass(slots=True)
class _Buffer:
    """What came of one file and was not yet taken."""

    messages: deque[tuple[bytes, bytes]] = field(default_factory=deque)
    size: int = 0
    over: bool = False


class Workers:
    """Reads files in other processes. One thread gives the files and takes the answers; `close` ends everything."""

    def __init__(self, limits: Limits = USUAL, count: int | None = None) -> None:
        self._limits = limits
        self._count = count or os.cpu_count() or 1
        self._changed = Condition()
        self._tasks: deque[tuple[int, bytes]] = deque()
        self._buffers: dict[int, _Buffer] = {}
        self._waiting_bytes = 0
        self._turn = 0
        self._idle = 0
        self._closed = False
        self._threads: list[Thread] = []
        self._children: list[_Child] = []

    @property
    def count(self) -> int:
        """How many files are read at a time."""
        return self._count

    def give(self, number: int, path: Path, format: str, options: Options, *, columns: bool = False) -> None:
        """Asks for a file, or for its columns alone; numbers grow from one to the next."""
        with self._changed:
            self._buffers[number] = _Buffer()
            self._tasks.append((number, task(number, path, format, options, columns=columns)))
            # One thread more than there are processes watches them.
            if self._idle < len(self._tasks) and len(self._threads) < self._count + 1:
                if not self._threads:
                    self._start(self._watch)
                self._start(self._serve)
                self._idle += 1
            self._changed.notify_all()

    def take(self, number: int, progress: Progress) -> Iterator[Answer]:
        """What a file gave, as it comes; files are to be taken in the order of their numbers. Raises Cancelled."""
        buffer = self._buffers[number]
        with self._changed:
            self._turn = number
            self._changed.notify_all()
        try:
            while (found := self._next(buffer, progress)) is not None:
                yield from _answers(*found)
        except MsgspecError:
            # A process that a file took over may send anything.
            yield Failed(BROKE_DOWN)
        finally:
            with self._changed:
                self._waiting_bytes -= buffer.size
                del self._buffers[number]
                self._turn = number + 1
                self._changed.notify_all()

    def close(self) -> None:
        """Ends all processes at once, whatever they do."""
        with self._changed:
            self._closed = True
            for child in self._children:
                child.kill()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start(self, what: object) -> None:
        assert callable(what)
        thread = Thread(target=what, name="reading", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _next(self, buffer: _Buffer, progress: Progress) -> tuple[bytes, bytes] | None:
        with self._changed:
            while not buffer.messages:
                progress.check()
                if buffer.over or self._closed:
                    return None
                self._changed.wait(WATCH_S)
            found = buffer.messages.popleft()
            buffer.size -= len(found[1])
            self._waiting_bytes -= len(found[1])
            self._changed.notify_all()
            return found

    def _put(self, number: int, kind: bytes, payload: bytes) -> None:
        """Keeps a message, once there is room; the file whose turn it is always finds some, or nothing would go on."""
        with self._changed:
            buffer = self._buffers.get(number)
            while buffer is not None and not self._closed and not self._has_room(number, buffer):
                self._changed.wait()
                buffer = self._buffers.get(number)
            if buffer is None:
                # Whoever asked for the file wants no more of it.
                return
            buffer.messages.append((kind, payload))
            buffer.size += len(payload)
            self._waiting_bytes += len(payload)
            buffer.over = buffer.over or kind in _OVER
            self._changed.notify_all()

    def _has_room(self, number: int, buffer: _Buffer) -> bool:
        if number <= self._turn:
            return buffer.size < TURN_BYTES
        return self._waiting_bytes < AHEAD_BYTES

    def _pick(self, *, wait: bool) -> tuple[int, bytes] | None:
        """The next task; None where there is none yet, or will be none.

        Without waiting it is one that no idle thread is about to take: it might stand behind a file that hangs.
        """
        with self._changed:
            if not wait:
                return self._tasks.popleft() if len(self._tasks) > self._idle and not self._closed else None
            while not self._tasks and not self._closed:
                self._changed.wait()
            self._idle -= 1
            return self._tasks.popleft() if self._tasks and not self._closed else None

    def _rest(self) -> None:
        with self._changed:
            self._idle += 1

    def _serve(self) -> None:
        """What a thread does: keeps one process busy, with one task more than it is at."""
        child: _Child | None = None
        ahead: tuple[int, bytes] | None = None
        while not self._closed and (current := ahead or self._pick(wait=True)) is not None:
            given = ahead is not None and child is not None
            if child is None:
                try:
                    child = self._child()
                except OSError as error:
                    self._put(current[0], FAILED, f"no process to read it could be started: {why(error)}".encode())
                    ahead = None
                    self._rest()
                    continue
            if not given:
                child.send(current[1])
            ahead = self._pick(wait=False)
            if ahead is not None:
                child.send(ahead[1])
            if not self._follow(child, current[0]):
                self._end(child)
                child = None
            if ahead is None:
                self._rest()
        if child is not None:
            self._end(child)

    def _follow(self, child: "_Child", number: int) -> bool:
        """Passes on what comes of a file; gives whether the process can be used for the next."""
        while True:
            found = child.receive(self._limits.seconds)
            if found is None:
                reason = child.reason or BROKE_DOWN
                log.info("The process that read file %d ended: %s", number, reason)
                self._put(number, BROKEN, reason.encode())
                return False
            kind, payload = found
            if kind == READY:
                continue
            self._put(number, kind, payload)
            if kind in _OVER:
                return kind != BROKEN

    def _child(self) -> "_Child":
        child = _Child(self._limits)
        with self._changed:
            self._children.append(child)
            if self._closed:
                child.kill()
            # Whoever watches sleeps as long as there is nobody to watch.
            self._changed.notify_all()
        return child

    def _end(self, child: "_Child") -> None:
        with self._changed:
            self._children.remove(child)
        child.end()

    def _watch(self) -> None:
        """What one more thread does: ends processes from which nothing has come for too long."""
        with self._changed:
            while not self._closed:
                moment = time.monotonic()
                for child in self._children:
                    if moment > child.until:
                        child.kill(f"reading it took more than {self._limits.seconds:g} seconds")
                self._changed.wait(WATCH_S if self._children else None)


class _Child:
    """One process, used by one thread; only `kill` may be called from others."""

    def __init__(self, limits: Limits) -> None:
        code = _CHILD.format(sys.path, limits.seconds, limits.memory_mb)
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._started = False
        self.until = float("inf")
        self.reason = ""

    def send(self, message: bytes) -> None:
        assert self._process.stdin is not None
        # One that is gone shows when it is read from.
        with suppress(OSError):
            self._process.stdin.write(message)
            self._process.stdin.flush()

    def receive(self, seconds: float) -> tuple[bytes, bytes] | None:
        """Kind and content of the next message; None where the process ended."""
        out = self._process.stdout
        assert out is not None
        self.until = time.monotonic() + (seconds if self._started else START_S)
        try:
            head = out.read(HEAD.size)
            if len(head) < HEAD.size:
                return None
            kind, _, length = HEAD.unpack(head)
            self._started = True
            if length > MOST_BYTES:
                self.kill(TOO_MUCH_MEMORY)
                return None
            payload = out.read(length)
            return None if len(payload) < length else (kind, payload)
        finally:
            self.until = float("inf")

    def kill(self, reason: str = "") -> None:
        self.reason = self.reason or reason
        self._process.kill()

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):
                pipe.close()


def _answers(kind: bytes, payload: bytes) -> Iterator[Answer]:
    if kind == BEGUN:
        yield Begun(payload.decode(errors="replace"))
    elif kind == ITEMS:
        yield from unpacked_all(payload)
    elif kind == PROPOSED:
        yield Proposed(*proposal_of(payload))
    elif kind in (FAILED, BROKEN):
        reason, _, told = payload.decode(errors="replace").partition("\n")
        if told:
            log.info("A reader broke down: %s", told)
        yield Failed(reason)
