"""A stretch of an article's text, with the words it held when it was marked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in Unicode code points of the stored text, and the text that stood there.

    The quote is kept so that a span can always be checked against the article: see `holds`.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span of `text` from `start` to `end`; ValueError where it is empty or leaves the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"[{start}, {end}) is not a stretch of a text of {len(text)} code points")
        return cls(start, end, text[start:end])

    def holds(self, text: str) -> bool:
        """Whether the article's `text` still says at this place what was marked."""
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.text

    def touches(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end
