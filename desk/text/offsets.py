"""Positions in text counted three ways: code points, UTF-16 units, UTF-8 bytes. The only surrogate arithmetic here."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_STRIDE = 1024


class Utf16Map:
    """Converts positions in one text between code points and UTF-16 units, as Qt, Java and JavaScript count.

    A position lies between characters: 0 is before the first, `length` behind the last. Text without characters beyond
    U+FFFF, most of it, converts for nothing.
    """

    __slots__ = ("_astral", "_astral_utf16", "length", "utf16_length")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self.utf16_length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        self._astral = [] if self.utf16_length == self.length else [m.start() for m in _ASTRAL.finditer(text)]
        self._astral_utf16 = [position + before for before, position in enumerate(self._astral)]

    @property
    def same(self) -> bool:
        """Whether the two counts agree everywhere in this text."""
        return not self._astral

    def to_utf16(self, code_point: int) -> int:
        """The UTF-16 position of a code point position; ValueError outside the text."""
        if not 0 <= code_point <= self.length:
            raise ValueError(f"{code_point} is not a position in a text of {self.length} code points")
        return code_point + bisect_left(self._astral, code_point) if self._astral else code_point

    def to_code_point(self, utf16: int, round_up: bool = False) -> int:
        """The code point position of a UTF-16 position; ValueError outside the text.

        A position inside a surrogate pair becomes the one before the character, or behind it where `round_up`.
        """
        if not 0 <= utf16 <= self.utf16_length:
            raise ValueError(f"{utf16} is not a position in a text of {self.utf16_length} UTF-16 units")
        if not self._astral:
            return utf16
        before = bisect_left(self._astral_utf16, utf16)
        if before and self._astral_utf16[before - 1] + 1 == utf16:
            return self._astral[before - 1] + round_up
        return utf16 - before

    def all_to_utf16(self, code_points: Iterable[int]) -> list[int]:
        """Many positions at once, in the order given; ValueError where one is outside the text."""
        positions = list(code_points)
        if positions and (min(positions) < 0 or max(positions) > self.length):
            raise ValueError(f"a position is outside a text of {self.length} code points")
        if not self._astral:
            return positions
        astral = self._astral
        return [position + bisect_left(astral, position) for position in positions]


class Utf8Map:
    """Converts positions in one text between code points and UTF-8 bytes. Lone surrogates count three bytes."""

    __slots__ = ("_bytes_before", "_text", "length", "utf8_length")

    def __init__(self, text: str) -> None:
        self._text = text
        self.length = len(text)
        self._bytes_before: list[int] = []
        if text.isascii():
            self.utf8_length = self.length
            return
        sizes = (len(_utf8(text[i : i + _STRIDE])) for i in range(0, len(text), _STRIDE))
        self._bytes_before = list(accumulate(sizes, initial=0))
        self.utf8_length = self._bytes_before[-1]

    def to_utf8(self, code_point: int) -> int:
        """The byte position of a code point position; ValueError outside the text."""
        if not 0 <= code_point <= self.length:
            raise ValueError(f"{code_point} is not a position in a text of {self.length} code points")
        if not self._bytes_before:
            return code_point
        chunk = code_point // _STRIDE
        return self._bytes_before[chunk] + len(_utf8(self._text[chunk * _STRIDE : code_point]))

    def to_code_point(self, utf8: int, round_up: bool = False) -> int:
        """The code point position of a byte position; ValueError outside the text.

        A position inside a character becomes the one before it, or behind it where `round_up`.
        """
        if not 0 <= utf8 <= self.utf8_length:
            raise ValueError(f"{utf8} is not a position in a text of {self.utf8_length} bytes")
        if not self._bytes_before:
            return utf8
        chunk = bisect_right(self._bytes_before, utf8, 0, len(self._bytes_before) - 1) - 1
        rest = utf8 - self._bytes_before[chunk]
        start = chunk * _STRIDE
        encoded = _utf8(self._text[start : start + _STRIDE])
        inside = rest < len(encoded) and encoded[rest] & 0xC0 == 0x80
        while rest < len(encoded) and encoded[rest] & 0xC0 == 0x80:
            rest -= 1
        return start + len(encoded[:rest].decode("utf-8", "surrogatepass")) + (inside and round_up)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
