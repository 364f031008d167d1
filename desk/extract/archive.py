"""Zip files from strangers: their members in memory, never on the disk, and never more than was agreed to.

Everything a member could do harm with is looked at before anything is unpacked: how many there are, what they are
called, what they would grow to. Documents of office programs are such files.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_CHUNK = 1 << 20
_ENTRY = b"PK\x01\x02"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\0")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)
"""What the standard library raises for a zip file that is not sound; RuntimeError where a member is encrypted."""


class ArchiveError(Exception):
    """A zip file that is not sound or may do harm; `str()` is the reason, as the end of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of an archive is put up with, in bytes.

    `ratio` is how many times its size a member may grow to, which is asked only of those above `small`: text that
    repeats itself shrinks to a fiftieth at the most, deflate's own end is a thousandth.
    """

    file: int = 256 << 20
    members: int = 10_000
    member: int = 256 << 20
    total: int = 1 << 30
    ratio: int = 200
    small: int = 8 << 20


LIMITS = Limits()
"""For documents of office programs."""


class Archive:
    """The members of an open zip file that was found sound; `names` has those that are files."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self.names = frozenset(info.filename for info in file.infolist() if not info.is_dir())

    def size(self, name: str) -> int:
        """How many bytes a member has when unpacked; 0 where there is none of that name."""
        return self._file.getinfo(name).file_size if name in self.names else 0

    def read(self, name: str, most: int = LIMITS.member) -> bytes | None:
        """The bytes of a member, None where there is none of that name.

        Raises ArchiveError where it is damaged or has more than `most` bytes.
        """
        if name not in self.names:
            return None
        if (size := self.size(name)) > most:
            raise ArchiveError(f"its part {name} has {size:,} bytes, and at most {most:,} are read")
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a member piece by piece; ArchiveError where it is damaged or missing."""
        try:
            with self._file.open(name) as member:
                yield from _pieces(member)
        except KeyError:
            raise ArchiveError(f"its part {name} is missing") from None
        except (*_BROKEN, OSError) as error:
            raise ArchiveError(f"its part {name} is damaged or cut off") from error


@contextmanager
def opened(path: Path, limits: Limits = LIMITS) -> Iterator[Archive]:
    """The archive at `path`, checked before a byte of it is unpacked.

    Raises ArchiveError for what is no zip file, is damaged or encrypted, or may do harm; OSError as `open` does.
    """
    with path.open("rb") as stream:
        _check_stream(stream, limits)
        try:
            file = zipfile.ZipFile(stream)
        except (*_BROKEN, OSError) as error:
            raise ArchiveError("it is damaged or cut off") from error
        with file:
            _check_members(file.infolist(), limits)
            yield Archive(file)


def _check_stream(stream: IO[bytes], limits: Limits) -> None:
    """Looks at what opening it as a zip file would already cost."""
    head = stream.read(len(_OLD_OFFICE))
    if head == _OLD_OFFICE:
        raise ArchiveError("it is protected by a password, or of an old Office program")
    if not head.startswith(b"PK"):
        raise ArchiveError("it is not the zip file that it should be" if head else "it is empty")
    stream.seek(0)
    size = members = 0
    tail = b""
    for chunk in _pieces(stream):
        size += len(chunk)
        if size > limits.file:
            raise ArchiveError(f"it has more than {limits.file >> 20:,} MB")
        members += (tail + chunk).count(_ENTRY)
        tail = chunk[-len(_ENTRY) + 1 :]
    # The directory is read as a whole when the file is opened, whatever number of members it gives.
    if members > limits.members:
        raise ArchiveError(f"it has {members:,} parts, and {limits.members:,} is the most that is read")
    stream.seek(0)


def _check_members(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    total = 0
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        if _OUTSIDE.search(info.orig_filename) or _OUTSIDE.search(name):
            raise ArchiveError(f"its part {_shown(name)} would lie outside of it")
        if name in seen:
            raise ArchiveError(f"it has two parts called {_shown(name)}")
        seen.add(name)
        if info.flag_bits & _ENCRYPTED:
            raise ArchiveError("it is protected by a password")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ArchiveError(f"its part {_shown(name)} is packed in a way that is not read")
        total += info.file_size
        if info.file_size > limits.small and info.file_size > limits.ratio * max(info.compress_size, 1):
            grown = f"{info.file_size:,} bytes from {info.compress_size:,}"
            raise ArchiveError(f"its part {_shown(name)} would unpack to {grown}, as a zip bomb does")
        if info.file_size > limits.member:
            raise ArchiveError(f"its part {_shown(name)} would unpack to {info.file_size:,} bytes")
    if total > limits.total:
        raise ArchiveError(f"it would unpack to {total:,} bytes")


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in name[:80])
