"""Spans of a file's text, checked and brought into its canonical form."""

from desk.formats.desk_json.ledger import LeftOut, shortened
from desk.model.annotation import sound_spans
from desk.model.span import Span
from desk.text.canon import Canon, mapping


class Placed:
    """Finds spans of one article's text, as the file has it, in the canonical one."""

    def __init__(self, raw: str, canon: Canon) -> None:
        self._raw = raw
        self._text = canon.text
        self._move = mapping(raw, keep_bom=True) if canon.changed else None

    def spans(self, given: tuple[Span, ...]) -> tuple[Span, ...]:
        """The same places, in order; raises LeftOut where they are not what they say or not sound."""
        for span in given:
            if not span.holds(self._raw):
                raise LeftOut(self._mismatch(span))
        if self._move is None and len(given) == 1:
            return given
        spans = tuple(sorted(given))
        if self._move is not None:
            places = [(self._move(span.start), self._move(span.end)) for span in spans]
            spans = tuple(Span(start, end, self._text[start:end]) for start, end in places)
        if not sound_spans(spans):
            raise LeftOut("it has no spans" if not spans else "its spans overlap or are empty")
        return spans

    def span(self, given: Span) -> Span:
        """The same place; raises LeftOut where it is not what it says."""
        return self.spans((given,))[0]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of the file's text lies; None where it is none."""
        if not 0 <= start < end <= len(self._raw):
            return None
        return (start, end) if self._move is None else (self._move(start), self._move(end))

    def _mismatch(self, span: Span) -> str:
        if not 0 <= span.start < span.end <= len(self._raw):
            return f"[{span.start}, {span.end}) is not a stretch of a text of {len(self._raw)} code points"
        says = shortened(self._raw[span.start : span.end])
        return f"at [{span.start}, {span.end}) the text says “{says}” and not “{shortened(span.text)}”"
