"""What commands say: results on standard output, everything else on standard error, in plain lines."""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

DONE = 0
PARTLY = 1
WRONG = 2
STOPPED = 130

SUFFIX = ".desk"

# What a title or name from a foreign file must not do to a terminal: break the line, colour it, turn it around.
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\s]+")


class UsageError(Exception):
    """Arguments that fit the form but mean nothing here; `str()` is a sentence."""


def tell(*sentences: str) -> None:
    """Something to know, on standard error, one line each."""
    for sentence in sentences:
        print(plain(sentence), file=sys.stderr)


def say(sentence: str) -> None:
    """A result, on standard output."""
    print(plain(sentence))


def show_json(value: object) -> None:
    """One JSON document on standard output, in UTF-8 whatever the terminal's encoding is."""
    _write([json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "replace"), b"\n"])


def show_json_list(head: Mapping[str, object], name: str, items: Sequence[bytes]) -> None:
    """A JSON document of some fields and, as its last one, a list of `encoded` items, each on a line."""
    before = json.dumps(head, ensure_ascii=False, indent=2).encode("utf-8", "replace").removesuffix(b"\n}")
    begin, end = (b"\n    ", b"\n  ]\n}\n") if items else (b"", b"]\n}\n")
    _write([before, b',\n  "%s": [' % name.encode(), begin, b",\n    ".join(items), end])


def encoded(value: object) -> bytes:
    """A value as JSON in UTF-8 on one line: laying it out takes Python ten times as long."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _write(parts: Iterable[bytes]) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.writelines(parts)
    sys.stdout.buffer.flush()


def show_table(heading: Sequence[str], rows: Iterable[Sequence[object]], numbers: frozenset[int] = frozenset()) -> None:
    """Rows in columns under a heading; columns in `numbers` are aligned right. The last one is not padded."""
    lines = [list(heading), *([plain(str(cell)) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [c.rjust(w) if i in numbers else c.ljust(w) for i, (c, w) in enumerate(zip(line, widths, strict=True))]
        print("  ".join(cells).rstrip())


def plain(text: str) -> str:
    """A text as one line that a terminal shows as it is."""
    return _UNSHOWN.sub(" ", text).strip()


def given(**fields: object) -> dict[str, object]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value not in (None, "")}


def project_file(argument: str) -> Path:
    """The project that an argument names; its suffix may be left out."""
    path = Path(argument).absolute()
    return path if path.exists() else with_suffix(path)


def with_suffix(path: Path) -> Path:
    """The path with the suffix that all projects have; UsageError where it names no file."""
    if path.name in ("", ".."):
        raise UsageError("A project needs the name of a file.")
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
