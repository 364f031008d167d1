"""Where a paragraph quotes: stretches from an opening to a closing mark, which need not be of one kind."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """`[start, end)` in code points, both marks included; one that is not `closed` runs to the paragraph's end."""

    start: int
    end: int
    closed: bool = True


def quotations(text: str, start: int, end: int, marks: Mapping[str, str]) -> tuple[Quotation, ...]:
    """The quotations in `text[start:end]`, in order and without overlap; what is quoted inside one is part of it.

    A mark that may do both opens after a blank or a bracket and closes after anything else, so that \"…” makes a pair.
    Single marks count only outside of double ones and only where they close, as they are apostrophes too.
    """
    found: list[Quotation] = []
    opened: int | None = None
    openers, closers = marks["open"], marks["close"]
    at = start
    while at < end:
        char = text[at]
        if opened is not None:
            if char in closers and (char not in openers or not _opens(text, at, start, end)):
                found.append(Quotation(opened, at + 1))
                opened = None
        elif char in openers and (char not in closers or _opens(text, at, start, end)):
            opened = at
        elif char in marks["single_open"] and _opens(text, at, start, end):
            closing = _single_end(text, at, end, marks)
            if closing:
                found.append(Quotation(at, closing))
                at = closing - 1
        at += 1
    if opened is not None:
        found.append(Quotation(opened, end, closed=False))
    return tuple(found)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in "([{—–-‘'\u200f\u200e") and not after.isspace()


def _single_end(text: str, at: int, end: int, marks: Mapping[str, str]) -> int | None:
    """Where a single quotation that opens at `at` ends; None where it does not, or holds nothing but a number."""
    if text[at + 1 : at + 2].isdigit():
        return None
    for pos in range(at + 2, min(end, at + 1000)):
        if text[pos] in marks["single_close"]:
            after = text[pos + 1] if pos + 1 < end else " "
            if not after.isalnum() and not text[pos - 1].isspace():
                return pos + 1
        elif text[pos] in marks["open"]:
            return None
    return None
