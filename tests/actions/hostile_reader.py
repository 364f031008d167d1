"""A format whose files say how their reader is to fail; see the fixture `hostile`."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from desk.formats.format import AS_FOUND, Block, Columns, Corpus, Format, FormatError, Item, Notice, Options, document
from desk.model.article import Finding, Region, Source


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    for line in path.read_text().splitlines():
        verb, _, rest = line.partition(" ")
        if verb == "say":
            yield document(rest, source=Source(file="x"), title=options.encoding or "", library="hostile 1")
        elif verb == "page":
            lines = rest.split("|")
            text = "\n".join(lines[1:-1])
            yield document(
                text,
                source=Source(),
                regions=[Region(0, len(lines[1]), "header")],
                findings=[Finding(field="title", value="T", origin="there", start=0, end=len(lines[1]))],
                blocks=[Block(each, 0 < at < len(lines) - 1) for at, each in enumerate(lines)],
            )
        else:
            yield from _DOES[verb](path, rest)


def _many(path: Path, rest: str) -> Iterator[Item]:
    yield Corpus()
    for number in range(int(rest)):
        yield document(f"{path.name} {number} " + "x" * 1000, source=Source(), part=number + 1)


def _hang(*_: object) -> Iterator[Item]:
    while True:
        time.sleep(1)
    yield


def _deaf(*_: object) -> Iterator[Item]:
    # The regular expression engine lets go of nothing, not even for a signal handler.
    re.match(r"(x+x+)+y", "x" * 60)
    yield Notice(file="", text="never")


def _eat(*_: object) -> Iterator[Item]:
    held = [bytearray(64 << 20) for _ in range(100)]
    yield Notice(file="", text=str(len(held)))


def _die(*_: object) -> Iterator[Item]:
    os.kill(os.getpid(), signal.SIGSEGV)
    yield Notice(file="", text="never")


def _raise(*_: object) -> Iterator[Item]:
    raise ZeroDivisionError("a bug")
    yield


def _deep(*_: object) -> Iterator[Item]:
    def down() -> None:
        down()

    down()
    yield Notice(file="", text="never")


def _refuse(path: Path, rest: str) -> Iterator[Item]:
    raise FormatError(path.name, rest)
    yield


def _lose(path: Path, rest: str) -> Iterator[Item]:
    yield Notice(file=path.name, text=rest, lost=True)


def _call(path: Path, _: str) -> Iterator[Item]:
    for attempt in (
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: socket.getaddrinfo("example.org", 80),
        lambda: subprocess.run([sys.executable, "-V"], check=False),
    ):
        try:
            attempt()
        except PermissionError:
            yield Notice(file=path.name, text="refused")


def _forge(*_: object) -> Iterator[Item]:
    """Writes to the pipe what its owner did not say, as a file could that takes its reader over."""
    from desk.formats.worker import ITEMS, message

    for number in range(3, 20):
        try:
            os.write(number, message(ITEMS, 0, b"\x91\x01"))
        except OSError:
            continue
    yield document("after", source=Source())


def _print(*_: object) -> Iterator[Item]:
    print("this is not for anybody" * 1000, flush=True)
    os.write(2, b"nor is this")
    yield document("said", source=Source())


def _columns(path: Path) -> tuple[tuple[str, ...], Columns]:
    found = path.read_text()
    if found == "hang":
        time.sleep(60)
    names = tuple(found.split(","))
    return names, Columns(fields=((names[0], "title"),))


_DOES = {
    "many": _many,
    "hang": _hang,
    "deaf": _deaf,
    "eat": _eat,
    "die": _die,
    "raise": _raise,
    "deep": _deep,
    "refuse": _refuse,
    "lose": _lose,
    "call": _call,
    "forge": _forge,
    "print": _print,
}

FORMAT = Format(
    name="hostile",
    title="Hostile",
    suffixes=(".hostile",),
    sniff=lambda head, name: name.endswith(".hostile"),
    read=read,
    isolated=True,
)
INLINE = Format(
    name="inline",
    title="Hostile, but not isolated",
    suffixes=(".inline",),
    sniff=lambda head, name: name.endswith(".inline"),
    read=read,
)
TABLE = Format(
    name="a table",
    title="Hostile table",
    suffixes=(".table",),
    sniff=lambda head, name: name.endswith(".table"),
    read=read,
    isolated=True,
    columns=_columns,
)
