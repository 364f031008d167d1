"""From the lines of a document to articles: one, or the many of a database's export, with what the file states."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from desk.extract.stated import Stated, one_line
from desk.extract.times import iso
from desk.formats.format import Corpus, Document, FormatError, Item, Notice, document, stated_document
from desk.model.article import Finding, Region, Source
from desk.text.bundles import split_bundle
from desk.text.canon import canonical, oddities
from desk.text.headerlines import SURE, language_of

_TITLES_OF_PROGRAMS = re.compile(
    r"(?:microsoft (?:word|office)\b.*|document\s*\d*|dokument\s*\d*|untitled.*|unbenannt.*|sans titre.*"
    r"|none|null|title|powerpoint presentation|word document|.*\.(?:docx?|odt|rtf|pdf|txt|html?|indd|qxd))",
    re.IGNORECASE,
)
"""What programs write where nobody gave a title."""
_TOLD = {
    "footnotes": ("foot- or endnote", "Left out: {}."),
    "comments": ("comment", "Left out: {}."),
    "deleted": ("deletion", "Left out, as tracked changes have it: {}."),
    "hidden": ("hidden run", "Left out: {}."),
    "embedded": ("document in another format inside it", "Left out: {}."),
    "inserted": ("insertion", "Kept, as tracked changes have it: {}."),
}
"""What is told of, each with its noun and sentence."""
_BEGINNING_LINES = 12


@dataclass(slots=True, kw_only=True)
class Prose:
    """What a reader got out of a document: `lines` joined by line feeds are the text.

    `heading` is the number of the line that is laid out as the title, from 0, and how that is told. `properties` are
    what the file states of itself: title, author, created, modified, language. `boilerplate` are numbers of lines that
    are not body. `counts` has how many of what a person should hear of were met, by the names of `_TOLD`. `cut` says
    that the file ends before the document does.
    """

    lines: list[str]
    heading: tuple[int, str] | None = None
    heading_confidence: float = 0.95
    properties: dict[str, str] = field(default_factory=dict)
    boilerplate: set[int] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    cut: bool = False

    def items(self, file: str, library: str = "") -> Iterator[Item]:
        """A corpus, what is to be said, and the article or articles; FormatError where there is no text."""
        spans, text, replaced = self._joined()
        if not text.strip():
            raise FormatError(file, "there is no text in it")
        yield Corpus()
        if self.cut:
            yield Notice(file=file, text="It breaks off before its end.", lost=True)
        for name, (noun, sentence) in _TOLD.items():
            if count := self.counts[name]:
                told = f"{count:,} {noun if count == 1 else _several(noun)}"
                yield Notice(file=file, text=sentence.format(told), lost=name != "inserted")
        if replaced:
            each = "1 character" if replaced == 1 else f"{replaced:,} characters"
            yield Notice(file=file, text=f"{each} that text may not hold became U+FFFD.")
        if odd := oddities(text):
            count = sum(odd.values())
            marks = "1 mark that changes" if count == 1 else f"{count:,} marks that change"
            yield Notice(file=file, text=f"Mind that it holds {marks} the order of letters or cannot be seen.")
        parts = split_bundle(text)
        if parts is None:
            yield self._article(file, text, spans, library)
            return
        for number, part in enumerate(parts, start=1):
            yield document(
                part.text,
                title=part.title,
                language=part.language,
                source=replace(part.source, file=canonical(file).text),
                regions=part.regions,
                findings=part.findings,
                library=library,
                part=number,
            )

    def _joined(self) -> tuple[dict[int, tuple[int, int]], str, int]:
        """Where each line is in the text, the text, without blank lines around it, and how much was replaced."""
        canons = [canonical(line, keep_bom=True) for line in self.lines]
        filled = [number for number, canon in enumerate(canons) if canon.text.strip()]
        spans: dict[int, tuple[int, int]] = {}
        at = 0
        for number in range(filled[0], filled[-1] + 1) if filled else ():
            spans[number] = (at, at + len(canons[number].text))
            at += len(canons[number].text) + 1
        text = "\n".join(canons[number].text for number in spans)
        return spans, text, sum(canon.replaced for canon in canons)

    def _article(self, file: str, text: str, spans: dict[int, tuple[int, int]], library: str) -> Document:
        stated = Stated()
        regions: list[Region] = []
        if self.heading is not None and self.heading[0] in spans:
            start, end = spans[self.heading[0]]
            title = one_line(text[start:end])
            sure = self.heading_confidence
            found = Finding(field="title", value=title, origin=self.heading[1], start=start, end=end, confidence=sure)
            stated.add([found], Source(), title if sure >= SURE else "")
            if sure >= SURE:
                regions.append(Region(start, end, "header"))
        stated.add(*self._stated_title(text, spans))
        regions += (Region(*spans[number], "boilerplate") for number in sorted(self.boilerplate & spans.keys()))
        regions = _merged(text, stated.furniture(text), regions)
        stated.add(self._other_properties(), Source())
        return stated_document(text, stated, file, regions=regions, library=library)

    def _stated_title(self, text: str, spans: dict[int, tuple[int, int]]) -> tuple[list[Finding], Source, str]:
        """The title that the file states: sure where one of the first lines is the same, else a proposal."""
        title = one_line(self.properties.get("title", ""))
        origin = "the document’s property “title”"
        if not title or _TITLES_OF_PROGRAMS.fullmatch(title):
            return [], Source(), ""
        for start, end in list(spans.values())[:_BEGINNING_LINES]:
            if one_line(text[start:end]).casefold() == title.casefold():
                told = f"{origin}, and a line of the text"
                found = Finding(field="title", value=title, origin=told, start=start, end=end, confidence=0.95)
                return [found], Source(), title
        return [Finding(field="title", value=title, origin=origin, confidence=0.6)], Source(), ""

    def _other_properties(self) -> list[Finding]:
        """What else the file states, as proposals: who typed it, and when, need not be who wrote it, and when."""
        found: list[Finding] = []
        for name, held, confidence in (
            ("author", "author", 0.5),
            ("created", "published", 0.3),
            ("modified", "modified", 0.3),
            ("language", "language", 0.8),
        ):
            stated = one_line(self.properties.get(name, ""))
            value = iso(stated) if held in ("published", "modified") else stated
            if held == "language":
                value = language_of(stated)
            if stated and value:
                origin = f"the document’s property “{name}”"
                found.append(Finding(field=held, value=value, origin=origin, confidence=confidence))
        return found


def _several(noun: str) -> str:
    first, blank, rest = noun.partition(" in ")
    return f"{first}s{blank}{rest}"


def _merged(text: str, furniture: Sequence[Region], own: Sequence[Region]) -> list[Region]:
    """The regions of both, those of the document's layout where they overlap others; neighbours of a kind are one."""
    regions = [region for region in furniture if not any(_overlap(region, each) for each in own)]
    merged: list[Region] = []
    for region in sorted([*regions, *own]):
        last = merged[-1] if merged else None
        if last is not None and last.kind == region.kind and not text[last.end : region.start].strip():
            merged[-1] = Region(last.start, region.end, region.kind)
        elif region.end > region.start:
            merged.append(region)
    return merged


def _overlap(one: Region, other: Region) -> bool:
    return one.start < other.end and other.start < one.end
