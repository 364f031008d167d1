"""What stands beside a claim's content: on whose word it stands, and what speaks for or against it."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from msgspec import Raw

from desk.formats.desk_json.ledger import Ledger, LeftOut, Shape, clean, plain, shortened, sound_id
from desk.formats.desk_json.placed import Placed
from desk.formats.desk_json.wire import EvidenceObject, Struct
from desk.model.claim import Evidence, Link
from desk.model.span import Span

T = TypeVar("T")


class _Link(Struct, kw_only=True):
    source: Any = None
    cue: Any = None


class _Source(Struct, kw_only=True):
    mention: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None


_link, _evidence = Shape(_Link), Shape(EvidenceObject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Reads it for one claim (by id): what cannot be kept of it is told, the rest and the claim stay.

    `mentions` are the ids of those of the article that were kept.
    """

    article: str
    claim: str
    mentions: Set[str]
    placed: Placed
    ledger: Ledger

    def attribution(self, raws: Iterable[Raw]) -> Iterator[Link]:
        """The links, as far as a source or a cue of each can be kept."""
        for raw in raws:
            try:
                found = _link.decode(raw, self.ledger)
            except (msgspec.ValidationError, UnicodeDecodeError) as error:
                self._tell(f"A link of its attribution was left out: {plain(error)}.")
                continue
            mention, span = self._source(found.source)
            cue = self._cue(found.cue)
            if mention is not None or span is not None or cue is not None:
                yield Link(mention=mention, span=span, cue=cue)
            elif not found.source and not found.cue:
                self._tell("A link of its attribution was left out: it has neither a source nor a cue.")

    def evidence(self, raws: Iterable[Raw]) -> Iterator[Evidence]:
        """The pieces that are sound in themselves; a span of another article is for the import to check."""
        for raw in raws:
            try:
                yield self._piece(_evidence.decode(raw, self.ledger))
            except (msgspec.ValidationError, UnicodeDecodeError) as error:
                self._tell(f"A piece of evidence was left out: {plain(error)}.")
            except LeftOut as reason:
                self._tell(f"A piece of evidence was left out: {reason}.")

    def _source(self, given: Any) -> tuple[str | None, Span | None]:
        """The mention or the span, neither where none is given or it cannot be kept."""
        if given is None:
            return None, None
        try:
            found = msgspec.convert(given, _Source)
            self.ledger.unknown.update(given.keys() - set(_Source.__struct_fields__))
            if found.mention in self.mentions:
                return found.mention, None
            if found.start is None or found.end is None or found.text is None:
                raise LeftOut(
                    f"the article has no mention “{shortened(found.mention)}”"
                    if found.mention is not None
                    else "it is neither a mention nor a span"
                )
            return None, self.placed.span(Span(found.start, found.end, found.text))
        except msgspec.ValidationError as error:
            self._tell(f"A source was left out: {plain(error)}.")
        except LeftOut as reason:
            self._tell(f"A source was left out: {reason}.")
        return None, None

    def _cue(self, given: Any) -> Span | None:
        if given is None:
            return None
        try:
            return self.placed.span(msgspec.convert(given, Span))
        except msgspec.ValidationError as error:
            self._tell(f"A cue was left out: {plain(error)}.")
        except LeftOut as reason:
            self._tell(f"A cue was left out: {reason}.")
        return None

    def _piece(self, found: EvidenceObject) -> Evidence:
        span, url = found.span, clean(found.url or "") or None
        if (span is None) == (url is None) or (span is None) != (found.article is None):
            raise LeftOut("it is neither a span of an article nor a URL")
        if span is not None and found.article == self.article:
            span = self.placed.span(span)
        elif span is not None and not (
            sound_id(found.article or "") and 0 <= span.start < span.end == span.start + len(span.text)
        ):
            raise LeftOut(f"[{span.start}, {span.end}) of article {found.article} cannot say “{shortened(span.text)}”")
        return Evidence(
            bearing=found.bearing,
            article=found.article,
            span=span,
            url=url,
            note=clean(found.note),
            date=clean(found.date or "") or None,
        )

    def _tell(self, text: str) -> None:
        self.ledger.tell(text, self.article, self.claim)
