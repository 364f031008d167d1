"""Reading JSON files of strangers: whatever is wrong with one is the end of a sentence."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.extract.encoding import page_text
from desk.text.encoding import NotTextError, shown_encoding

MOST_BYTES = 16 << 20
"""The largest file that is taken; what is made of one may fill twenty times the memory."""


class JsonError(Exception):
    """JSON that is broken, or is refused; `str()` is the reason, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file holds and, in sentences, how it was decoded; `routine` where there is nothing to that.

    `decoded` is the encoding and what told it, in words; empty for UTF-8, which tells itself.
    """

    value: Any
    notices: tuple[str, ...]
    routine: bool
    decoded: str = ""


def load(path: Path, encoding: str | None = None) -> Loaded:
    """The value in a file; `encoding` is what a person decided. Raises JsonError, and OSError as it comes."""
    import json

    size = path.stat().st_size
    if size > MOST_BYTES:
        raise JsonError(f"it has {size / (1 << 20):,.0f} MB, and JSON of this kind may have {MOST_BYTES >> 20}")
    try:
        page = page_text(path.read_bytes(), encoding=encoding)
        value = json.loads(page.text.removeprefix("\ufeff"))
    except NotTextError as error:
        raise JsonError(str(error)) from None
    except json.JSONDecodeError as error:
        fault = error.msg[:1].lower() + error.msg[1:].removesuffix(" starting at")
        raise JsonError(f"its JSON is broken in line {error.lineno:,} ({fault})") from None
    except RecursionError:
        raise JsonError("its JSON is nested too deep") from None
    except ValueError as error:
        # A number with more digits than Python converts.
        raise JsonError(f"its JSON holds a number that is too long ({str(error).partition(';')[0]})") from None
    name = shown_encoding(page.encoding)
    decoded = "" if page.encoding == "utf-8" and page.sure else f"{name}, by {page.origin}"
    return Loaded(value, page.notices or (f"Read as {name}.",), page.sure and not page.notices, decoded)
