"""What the lines around an article of a database's export say of its fields, and its paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desk.text.headerlines import language_of
from desk.text.newsdates import parse


@dataclass(frozen=True, slots=True)
class Said:
    """A value, where it came from, and how sure it is that it is that of its field."""

    value: str | None
    origin: str
    confidence: float = 0.97
    readings: tuple[str, ...] = ()


Article = tuple[str, dict[str, Said]]
"""The text of an article and what the lines around it say of its fields; `loaded` is when the database took it in."""


def say(said: dict[str, Said], field: str, value: str, origin: str) -> None:
    """Adds what a line says of a field, unless an earlier one said it."""
    if field in said or not value:
        return
    sure = {"keywords": 0.8, "agency": 0.8, "loaded": 0.5}.get(field, 0.97)
    if field == "loaded":
        origin += ", when the database took it in"
    if field in ("published", "loaded"):
        day = parse(value)
        if day is None:
            said[field] = Said(None, f"{origin}, which cannot be read: “{value}”", 0.5)
        elif day.weekday_agrees is False:
            said[field] = Said(day.value, f"{origin}; the weekday that it names is not that day’s", 0.5)
        else:
            said[field] = Said(day.value, origin, sure, () if day.value else day.readings)
    elif field == "language":
        said[field] = Said(language_of(value.partition(";")[0].title() if value.isupper() else value), origin, sure)
    elif field == "author":
        said[field] = Said(re.sub(r"^(?:By|BY|Von|Par)\s+", "", value), origin, sure)
    elif field == "section":
        said[field] = Said(value.partition(";")[0].strip(), origin, sure)
    else:
        said[field] = Said(value, origin, sure)


def paragraphs(lines: list[str]) -> str:
    """The paragraphs, one to a line. Where lines were broken at a width, they are joined again."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if stripped := line.strip():
            blocks[-1].append(stripped)
        elif blocks[-1]:
            blocks.append([])
    width = max((len(line) for block in blocks for line in block), default=0)
    broken = width <= 100
    return "\n".join(line for block in blocks for line in (_joined(block, width) if broken else block))


def _joined(block: list[str], width: int) -> Iterator[str]:
    """The block's lines, each with those after it as long as the next word would not have fitted on it."""
    whole = ""
    last = ""
    for line in block:
        if last and len(last) + 1 + len(line.split(" ", 1)[0]) > width:
            whole += f" {line}"
        else:
            if whole:
                yield whole
            whole = line
        last = line
    if whole:
        yield whole
