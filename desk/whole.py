"""Writing a file that is whole or not there: beside its place first, then in it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes are at `path` when the block ends without an exception, on the disk, and only then.

    A file that was there is replaced and keeps who may read and write it; a new one is for whom new files are. OSError
    where it cannot be written, and then nothing changed.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".partial", dir=path.parent)
    partial = Path(name)
    try:
        with open(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        partial.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def whole_text(path: Path) -> Iterator[TextIO]:
    """The same for text: UTF-8 with a mark that tells spreadsheets so, line ends as they are written."""
    with whole(path) as stream:
        text = TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        yield text
        text.flush()
        text.detach()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
