"""From a file to the fields of the document, not yet decoded; refuses what is no Desk document.

The file is gone through once without keeping any of it, in whatever layout it has; a large one is not loaded but
mapped.
"""

import mmap
import re
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw

from desk.formats.desk_json.ledger import plain
from desk.formats.desk_json.wire import FORMAT_NAME, OFFSET_UNIT, VERSION
from desk.formats.format import FormatError, why

_MAPPED_FROM = 64 << 20
_NAMED_WITHIN = 1 << 16
_BOM = b"\xef\xbb\xbf"

# An escape sequence: a surrogate pair, a surrogate alone, anything else.
_ESCAPE = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.", re.DOTALL
)

_fields = msgspec.json.Decoder(dict[str, Raw])
_list = msgspec.json.Decoder(list[Raw])


def opened(path: Path) -> dict[str, Raw]:
    """The fields of the document at `path`; FormatError where it is none that we can read."""
    file = path.name
    top = _top(file, _content(path))
    given: dict[str, Any] = {
        name: msgspec.json.decode(top[name]) for name in ("format", "version", "offset_unit") if name in top
    }
    if given.get("format") != FORMAT_NAME:
        raise FormatError(file, f'it is JSON, but not a Desk document ("format": "{FORMAT_NAME}" is missing)')
    version = given.get("version")
    if isinstance(version, int) and version > VERSION:
        raise FormatError(file, f"it has version {version}, and this Desk knows only version {VERSION}")
    if version != VERSION or isinstance(version, bool):
        raise FormatError(file, f"its version is not {VERSION}")
    if given.get("offset_unit", OFFSET_UNIT) != OFFSET_UNIT:
        raise FormatError(file, f"its offsets do not count in “{OFFSET_UNIT}”")
    if "articles" not in top:
        raise FormatError(file, "it has no list of articles")
    return top


def entries(file: str, top: dict[str, Raw], name: str) -> list[Raw]:
    """The entries of one of the document's lists, none if it is absent; FormatError if it is no list."""
    try:
        return _list.decode(top[name]) if name in top else []
    except msgspec.ValidationError:
        raise FormatError(file, f"its “{name}” is not a list") from None


def _content(path: Path) -> bytes | mmap.mmap:
    try:
        with path.open("rb") as file:
            if path.stat().st_size < _MAPPED_FROM:
                return file.read()
            # Only at the end of it all would JSON of another kind be refused, at several times the file's size.
            if FORMAT_NAME.encode() not in file.read(_NAMED_WITHIN):
                raise FormatError(path.name, f"it is large, and “{FORMAT_NAME}” does not stand at its beginning")
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise FormatError(path.name, why(error)) from error


def _top(file: str, data: bytes | mmap.mmap) -> dict[str, Raw]:
    view = memoryview(data)
    if view[: len(_BOM)] == _BOM:
        view = view[len(_BOM) :]
    try:
        return _decoded(view)
    except msgspec.ValidationError:
        raise FormatError(file, "it is JSON, but not an object with fields") from None
    except msgspec.DecodeError as error:
        raise FormatError(file, f"it is not sound JSON in UTF-8 ({plain(error)})") from None
    except (UnicodeDecodeError, RecursionError):
        raise FormatError(file, "it is not sound JSON in UTF-8") from None


def _decoded(view: memoryview) -> dict[str, Raw]:
    try:
        return _fields.decode(view)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        # Python's json module writes lone halves of surrogate pairs as escapes; as text they can only be U+FFFD.
        mended, count = _ESCAPE.subn(lambda escape: b"\\ufffd" if escape[1] else escape[0], view)
        if not count:
            raise
        return _fields.decode(mended)
