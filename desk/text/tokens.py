"""Tokens: the pieces that formats with one word to a line are made of, finer than what an analyst selects.

A token is a unit of `units`, with two differences: a currency or per cent sign stands apart from its number, as corpora
have it ("$", "4", "billion"), and an address is one. Parts of hyphenated words, hyphens, possessives and punctuation
are tokens; in Chinese each character is one, in Japanese each Hiragana too.
"""

import re
from collections.abc import Iterator

from desk.text.units import Stretch, units_of

_RUN = re.compile("[^\\s\u200b\x1c-\x1f]+")
_ADDRESS = re.compile(r"https?://|ftp://|www\.|[^\s]+@", re.IGNORECASE)
_CURRENCY = re.compile(r"(?P<country>[A-Za-z]{1,3})?(?P<sign>[^\w\s.,:'’\-\u200c\u200d])(?=\d)")
_PER = "%‰٪°"


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Stretch]:
    """The tokens in `text[start:end]`, in order, without blanks and without gaps but for those."""
    for run in _RUN.finditer(text, start, len(text) if end is None else end):
        base, after, whole, is_address = run.start(), -1, (0, 0), False
        for unit in units_of(run[0]):
            if unit.start < after:
                continue
            # A whole is looked at once for all of its units: it may be as long as the text.
            if unit.whole != whole:
                whole = unit.whole
                is_address = _ADDRESS.match(run[0], *whole) is not None
            if is_address and unit.kind != "possessive" and whole != (unit.start, unit.end):
                after = whole[1]
                yield base + whole[0], base + after
            elif unit.kind == "word":
                for first, last in _apart(run[0], unit.start, unit.end):
                    yield base + first, base + last
            else:
                yield base + unit.start, base + unit.end


def _apart(run: str, start: int, end: int) -> Iterator[Stretch]:
    """A word, or the number and the signs before and after it."""
    if (money := _CURRENCY.match(run, start, end)) is not None:
        if money["country"]:
            yield money.span("country")
        yield money.span("sign")
        start = money.end()
    if end - start > 1 and not run[end - 1].isalnum() and (run[end - 1] in _PER or _is_currency(run[end - 1])):
        yield start, end - 1
        start = end - 1
    yield start, end


def _is_currency(char: str) -> bool:
    return char in "$¢£¤¥฿" or "\u20a0" <= char <= "\u20cf"
