"""The process that reads files for another one: its main loop, its limits, and how items go through pipes.

A file may be made to harm whoever reads it, or a reader may never end. So it is read here, where memory is limited and
no socket opens, and where the process can be killed without loss. `desk.actions.isolated` is the other side.

A message is a head, `HEAD`: its kind, the number of the file it is about and the length of what follows, in bytes.
"""

import hashlib
import os
import signal
import struct
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from typing import Any, BinaryIO

import msgspec

from desk.formats.format import (
    Block,
    Columns,
    Corpus,
    Document,
    Format,
    FormatError,
    Item,
    Notice,
    Options,
    UnknownFormatError,
    why,
)
from desk.formats.known import named
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article
from desk.model.relation import Relation
from desk.model.review import Comment, Decision
from desk.text.canon import canonical

HEAD = struct.Struct(">cII")
READY, READ, BEGUN, ITEMS, PROPOSED, END, FAILED, BROKEN = b"h", b"r", b"b", b"i", b"c", b"e", b"f", b"x"
"""Kinds of messages: the process is up, or still at it; read this file (the only one that it is sent); the hash of the
file, before its first document; items; the columns of a table; the file is done, cannot be read (why), or broke its
reader (why, and on further lines what is for the log)."""

TOO_MUCH_MEMORY = "reading it needs too much memory"
BROKE_DOWN = "its reader broke down"

AT_ONCE = 20
"""So many items of each file go one by one: then nothing of a few is lost, should the reader break down after them."""
BATCH_BYTES = 1 << 16
BATCH_S = 0.05
_CHUNK = 1 << 16
_TICK = 1 << 27
_REFUSED = ("socket.", "urllib.", "subprocess.", "os.system", "os.exec", "os.posix_spawn")
_PATIENCE = 3
"""So many times as long as its parent waits for an item does the process live, should nobody be there to end it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one file may take: so many seconds without an item, so many megabytes of memory."""

    seconds: float = 10
    memory_mb: int = 450


USUAL = Limits()


class Task(msgspec.Struct, array_like=True):
    """What is to be read: the path as the system has it, the format's name, and what was decided about it.

    With `columns` only those of a table are wanted.
    """

    path: bytes
    format: str
    options: Options
    columns: bool = False


class _Wire(msgspec.Struct, array_like=True):
    """A document whose annotations say of what kind they are."""

    article: Article
    text: str
    annotations: list[tuple[bool, msgspec.Raw]]
    relations: list[Relation]
    decisions: list[Decision]
    comments: list[Comment]
    blocks: list[Block]


_encoder = msgspec.msgpack.Encoder()
_tasks = msgspec.msgpack.Decoder(Task)
_lists = msgspec.msgpack.Decoder(list[msgspec.Raw])
_tagged = msgspec.msgpack.Decoder(tuple[str, msgspec.Raw])
_wires = msgspec.msgpack.Decoder(_Wire)
_corpora = msgspec.msgpack.Decoder(Corpus)
_proposals = msgspec.msgpack.Decoder(tuple[tuple[str, ...], Columns])
_notices = msgspec.msgpack.Decoder(Notice)
_mentions = msgspec.msgpack.Decoder(Mention)
_claims = msgspec.msgpack.Decoder(Claim)


def packed(item: Item) -> bytes:
    """An item as bytes; what text may not hold, as a file's name may, is U+FFFD then."""
    try:
        return _encoder.encode(_tagged_form(item))
    except UnicodeEncodeError:
        return _encoder.encode(_sound(msgspec.to_builtins(_tagged_form(item, raw=False))))


def unpacked(data: bytes | msgspec.Raw) -> Item:
    """The item that `packed` gave these bytes; msgspec.MsgspecError where they are something else."""
    kind, payload = _tagged.decode(data)
    if kind == "notice":
        return _notices.decode(payload)
    if kind == "corpus":
        return _corpora.decode(payload)
    wire = _wires.decode(payload)
    annotations: list[Annotation] = [
        _claims.decode(each) if is_claim else _mentions.decode(each) for is_claim, each in wire.annotations
    ]
    return Document(
        article=wire.article,
        text=wire.text,
        annotations=annotations,
        relations=wire.relations,
        decisions=wire.decisions,
        comments=wire.comments,
        blocks=tuple(wire.blocks),
    )


def unpacked_all(data: bytes) -> Iterator[Item]:
    """The items of an ITEMS message."""
    for each in _lists.decode(data):
        yield unpacked(each)


def proposal_of(data: bytes) -> tuple[tuple[str, ...], Columns]:
    """The columns of a PROPOSED message, as `Format.columns` gives them."""
    return _proposals.decode(data)


def message(kind: bytes, number: int, payload: bytes = b"") -> bytes:
    """A whole message."""
    return HEAD.pack(kind, number, len(payload)) + payload


def task(number: int, path: Path, format: str, options: Options, *, columns: bool = False) -> bytes:
    """The message that asks for a file, or for its columns alone."""
    return message(READ, number, _encoder.encode(Task(os.fsencode(path), format, options, columns)))


def hash_of(path: Path | str, tick: Callable[[], None] = lambda: None) -> str:
    """The SHA-256 of a file's bytes, lower-case hex, read a little at a time; `tick` is called now and then."""
    digest = hashlib.sha256()
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    read = 0
    try:
        while chunk := os.read(file, _CHUNK):
            digest.update(chunk)
            read += len(chunk)
            if not read % _TICK:
                tick()
    finally:
        os.close(file)
    return digest.hexdigest()


def main(seconds: float, memory_mb: int) -> None:
    """Reads what is asked for on standard input and answers on standard output, until the input ends."""
    # What a library prints must not come between the messages.
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb", buffering=0)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(memory_mb)
    sys.addaudithook(_no_network)
    answers = _Answers(outgoing, seconds * _PATIENCE)
    with suppress(BrokenPipeError):
        answers.send(READY, 0)
        answers.watch(False)
        while head := incoming.read(HEAD.size):
            _, number, length = HEAD.unpack(head)
            if not _read(_tasks.decode(incoming.read(length)), number, answers):
                return


class _Answers:
    """Sends messages, and sees to it that a process nobody waits for any more does not go on for ever.

    Items go in batches; what waits goes soon, also while a reader is at something else or hangs.
    """

    def __init__(self, out: BinaryIO | Any, seconds: float) -> None:
        self._out = out
        self._seconds = seconds
        self._lock = Lock()
        self._waiting: list[bytes] = []
        self._size = 0
        self._number = self._sent = 0
        Thread(target=self._send_regularly, daemon=True).start()

    def send(self, kind: bytes, number: int, payload: bytes = b"") -> None:
        """Sends a message, after what waits."""
        with self._lock:
            self._send_waiting()
            self._send(kind, number, payload)

    def add(self, number: int, item: bytes) -> None:
        """Takes an item of a file."""
        with self._lock:
            self._sent = self._sent + 1 if number == self._number else 1
            self._number = number
            self._waiting.append(item)
            self._size += len(item)
            if self._size >= BATCH_BYTES or self._sent <= AT_ONCE:
                self._send_waiting()

    def watch(self, on: bool) -> None:
        """Counts the time from now on, or not at all."""
        if hasattr(signal, "setitimer"):
            # Left to the system: it ends even a process that is caught in a library.
            signal.setitimer(signal.ITIMER_REAL, self._seconds if on else 0)

    def _send_regularly(self) -> None:
        parent = os.getppid()
        while True:
            time.sleep(BATCH_S)
            if os.getppid() != parent:
                # Nobody is there to take it, or to end this process.
                os._exit(1)
            with suppress(OSError), self._lock:
                self._send_waiting()

    def _send_waiting(self) -> None:
        if self._waiting:
            batch = _encoder.encode([msgspec.Raw(item) for item in self._waiting])
            self._waiting, self._size = [], 0
            self._send(ITEMS, self._number, batch)

    def _send(self, kind: bytes, number: int, payload: bytes) -> None:
        # Nobody may take the message for long, and that is no reason to die; being stuck in a reader is.
        self.watch(False)
        rest = memoryview(message(kind, number, payload))
        while rest:
            rest = rest[self._out.write(rest) :]
        self.watch(kind in (READY, BEGUN, ITEMS))


def _read(task: Task, number: int, answers: _Answers) -> bool:
    """Reads one file; gives whether the process can go on."""
    path = Path(os.fsdecode(task.path))
    name = canonical(path.name).text
    answers.watch(True)
    try:
        format = named(task.format)
        if task.columns:
            answers.send(PROPOSED, number, _proposal(format, path))
        elif format.read is None:
            raise FormatError(name, f"{format.title} can only be written")
        else:
            _read_items(format.read(path, task.options), path, number, answers)
    except FormatError as error:
        answers.send(FAILED, number, canonical(error.reason).text.encode())
    except UnknownFormatError as error:
        answers.send(FAILED, number, str(error).rstrip(".").encode())
    except MemoryError:
        answers.send(BROKEN, number, TOO_MUCH_MEMORY.encode())
        return False
    except BrokenPipeError:
        raise
    except OSError as error:
        answers.send(FAILED, number, why(error).encode())
    except Exception:  # noqa: BLE001 - the edge of the process: whatever a reader does, the other files go on
        told = canonical(traceback.format_exc()).text
        answers.send(BROKEN, number, f"{BROKE_DOWN}\n{told}".encode())
        return False
    else:
        answers.send(END, number)
    return True


def _read_items(items: Iterator[Item], path: Path, number: int, answers: _Answers) -> None:
    begun = False
    for item in items:
        if not begun and isinstance(item, Document):
            begun = True
            answers.send(BEGUN, number, hash_of(path, lambda: answers.send(READY, number)).encode())
        answers.add(number, packed(item))


def _proposal(format: Format, path: Path) -> bytes:
    names, columns = ((), Columns(fields=())) if format.columns is None else format.columns(path)
    try:
        return _encoder.encode((names, columns))
    except UnicodeEncodeError:
        return _encoder.encode(_sound(msgspec.to_builtins((names, columns))))


def _tagged_form(item: Item, *, raw: bool = True) -> tuple[str, Any]:
    match item:
        case Notice():
            return "notice", item
        case Corpus():
            return "corpus", item
    annotations = [
        (isinstance(each, Claim), msgspec.Raw(_encoder.encode(each)) if raw else msgspec.to_builtins(each))
        for each in item.annotations
    ]
    parts = (item.article, item.text, annotations, item.relations, item.decisions, item.comments, item.blocks)
    return "document", parts


def _sound(value: Any) -> Any:
    """The value with all its strings as text may be."""
    match value:
        case str():
            return canonical(value, keep_bom=True).text
        case list() | tuple():
            return [_sound(each) for each in value]
        case dict():
            return {_sound(key): _sound(each) for key, each in value.items()}
    return value


def _limit(memory_mb: int) -> None:
    """Limits memory where the system can, and gives way to whoever works at the screen."""
    with suppress(OSError, AttributeError):
        os.nice(5)
    try:
        import resource
    except ImportError:
        return
    # On Linux what is really taken; elsewhere, as far as it is heeded at all, addresses, of which libraries take more.
    kind, most = (
        (resource.RLIMIT_DATA, memory_mb << 20) if sys.platform == "linux" else (resource.RLIMIT_AS, memory_mb << 22)
    )
    with suppress(OSError, ValueError):
        resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _no_network(event: str, _: object) -> None:
    """An audit hook (PEP 578): reading a file is no reason to talk to anybody or to start anything."""
    if event.startswith(_REFUSED) and event != "socket.gethostname":
        raise PermissionError(1, "reading a file opens no connection and starts no program")
