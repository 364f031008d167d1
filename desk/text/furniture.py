"""What is not body in an article's text: the lines above it, its dateline, what stands below it.

Rules over lines: the first few, the beginning of the body, the last few. Nothing is taken away; what is found is marked
as regions of the text, and what it says is proposed, each value with where it stands, why, and how sure that is. From
`SURE` on a value is taken over, below it waits for a person; a line that no rule knows is body.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import repeat
from typing import NamedTuple

from desk.model.article import Finding, Region, Source
from desk.text.closings import Closing, find_closing
from desk.text.datelines import Dateline, find_dateline
from desk.text.headerlines import LONGEST, SURE, HeaderLine, dated, language_of, like_a_title, line_at, over_its_value

__all__ = ["SURE", "Furniture", "find_all_furniture", "find_furniture"]

_LINES = 24
_DATES = 3
"""More dates than this without a label are no header."""
_INK = re.compile(r"\S")
_SEPARATORS = re.compile("[,;،、|]")


class Furniture(NamedTuple):
    """What was found: what is sure in title, language and source, everything in `findings`, in the order of the text.

    `regions` are sorted and do not overlap; offsets are code points into the text that was given.
    """

    title: str = ""
    language: str | None = None
    source: Source = Source()
    regions: tuple[Region, ...] = ()
    findings: tuple[Finding, ...] = ()


class _Head(NamedTuple):
    """The lines above the body, which starts at `body`; `first` is where they begin, the same if there are none."""

    first: int
    body: int
    findings: list[Finding]
    dateline: Dateline | None
    sure: bool
    """Whether the dateline is one beyond doubt."""

    @property
    def end(self) -> int:
        """Where what is above the body, or begins it, ends."""
        return self.dateline.end if self.sure and self.dateline is not None else self.body


class _Above(NamedTuple):
    """The lines above the body that are known, those of a title over them, and the first line of the body."""

    known: list[HeaderLine]
    titles: list[tuple[int, int]]
    first: int
    """Where the first of all lines begins."""
    body: tuple[int, int]


def find_furniture(text: str, *, today: date | None = None, file: str | None = None) -> Furniture:
    """What is not body in a canonical text. Dates after `today`, if that is given, are not believed.

    `file` is the name of the file that it is from, for the source.
    """
    return find_all_furniture([text], today=today, files=[file])[0]


def find_all_furniture(
    texts: Sequence[str], *, today: date | None = None, files: Sequence[str | None]
) -> list[Furniture]:
    """The same of many texts, with the name of each one's file.

    Each step is done for all of them before the next: the code of one fits into the processor's first cache and that of
    all does not, which costs a third of the time of 64 texts.
    """
    above = [_above(text, today) for text in texts]
    datelines = [find_dateline(text, each.body[0], today) for text, each in zip(texts, above, strict=True)]
    lines = [_of_lines(each.known, bool(each.titles), today) for each in above]
    heads = list(map(_head, texts, above, lines, datelines, repeat(today)))
    closings = [find_closing(text, head.end, today) for text, head in zip(texts, heads, strict=True)]
    return list(map(_together, heads, closings, files))


def _head(text: str, above: _Above, findings: list[Finding], dateline: Dateline | None, today: date | None) -> _Head:
    """All of the head, from what its lines say and the dateline that may be where they end."""
    start, titled = above.body[0], "title" in [finding.field for finding in findings]
    if above.titles and not titled:
        sure = SURE if len(above.titles) == 1 else 0.8
        findings.insert(0, _title(text, above.titles[0], sure, "the first line, above lines that are known"))
        titled = True
    certain = dateline is not None and dateline.sure
    if not titled and not certain:
        title, dateline = _over_the_text(text, above, dateline, today)
        if title is not None:
            findings.append(title)
        if dateline is not None:
            start, certain = dateline.start, dateline.sure
    if len(findings) > 1:
        findings.sort(key=_begin)
    return _Head(above.first, start, findings, dateline, certain)


def _begin(finding: Finding) -> int:
    return finding.start or 0


def _together(head: _Head, closing: Closing | None, file: str | None) -> Furniture:
    regions = [Region(0, head.body, "header")] if head.body > head.first else []
    findings = head.findings
    if head.dateline is not None:
        findings += head.dateline.findings
        if head.sure:
            regions.append(Region(head.dateline.start, head.dateline.end, "dateline"))
    if closing is not None:
        regions.append(Region(closing.start, closing.end, "boilerplate"))
        findings += closing.findings
    return _proposed(tuple(findings), tuple(regions), file)


def _proposed(findings: tuple[Finding, ...], regions: tuple[Region, ...], file: str | None) -> Furniture:
    if not findings:
        return Furniture(regions=regions, source=Source(file=file))
    sure: dict[str, str] = {}
    for finding in findings:
        if finding.value is not None and (finding.confidence or 0) >= SURE:
            sure.setdefault(finding.field, finding.value)
    sure.pop("text", None)
    title, language = sure.pop("title", ""), sure.pop("language", None)
    keywords = sure.pop("keywords", "")
    listed = tuple(word for part in _SEPARATORS.split(keywords) if (word := part.strip(" \u00a0#"))) if keywords else ()
    return Furniture(
        title=title,
        language=language_of(language) if language else None,
        source=Source(keywords=listed, file=file, **sure),
        regions=regions,
        findings=findings,
    )


def _above(text: str, today: date | None) -> _Above:
    lines = _Lines(text)
    first = lines.next()
    if first is None:
        return _Above([], [], 0, (0, 0))
    known: list[HeaderLine] = []
    titles: list[tuple[int, int]] = []
    unknown: list[tuple[int, int]] = []
    line: tuple[int, int] | None = first
    dates = 0
    for _ in range(_LINES):
        if line is None:
            break
        start, end = line
        found = None
        if end - start <= LONGEST:
            found = lines.over_its_value(line, today) if text[end - 1] in ":：" else None
            found = found or line_at(text, start, end, today)
        if found is not None and found.day is not None:
            dates += 1
        if found is not None and dates <= _DATES:
            if not known:
                titles = unknown
            unknown = []
            known.append(found)
        else:
            unknown.append(line)
            # A title and what is under it may stand above the first line that is known; one odd line between two.
            if len(unknown) > (1 if known else 2) or not like_a_title(text[start : min(end, start + LONGEST)]):
                break
        line = lines.next()
    for said in known:
        if said.findings or said.day is not None:
            break
    else:
        return _Above([], [], first[0], first)
    body = unknown[0] if unknown else line or (len(text), len(text))
    return _Above(known, titles, first[0], body)


def _over_the_text(
    text: str, above: _Above, dateline: Dateline | None, today: date | None
) -> tuple[Finding | None, Dateline | None]:
    """The body's first line as a title, if it may be one, and then the dateline of the next."""
    start, end = above.body
    if not like_a_title(text[start : min(end, start + LONGEST)]):
        return None, dateline
    below = _Lines(text, end).next()
    if below is None:
        return None, dateline
    next_dateline = find_dateline(text, below[0], today)
    if next_dateline is not None and next_dateline.sure:
        return _title(text, above.body, SURE, "the line above the dateline"), next_dateline
    if "\n\n" in text[end : below[0]] and below[1] - below[0] > 2 * (end - start):
        sure = 0.8 if above.known else 0.6
        return _title(text, above.body, sure, "a short line above the text"), dateline
    return None, dateline


class _Lines:
    """The lines of a text that are not blank, one by one, without the blanks at their ends."""

    def __init__(self, text: str, at: int = 0) -> None:
        self._text, self._at = text, at

    def next(self) -> tuple[int, int] | None:
        text = self._text
        ink = _INK.search(text, self._at)
        if ink is None:
            return None
        at = ink.start()
        end = text.find("\n", at, at + LONGEST + 1)
        if end < 0:
            end = len(text) if len(text) <= at + LONGEST + 1 else at + LONGEST + 1
        self._at = end
        while end > at and text[end - 1].isspace():
            end -= 1
        return at, end

    def over_its_value(self, line: tuple[int, int], today: date | None) -> HeaderLine | None:
        """The line as a label of the one below it, which is then gone past; None if it is none."""
        here = self._at
        below = self.next()
        found = over_its_value(self._text, line, below, today) if below is not None else None
        if found is None:
            self._at = here
        return found


def _title(text: str, line: tuple[int, int], confidence: float, why: str) -> Finding:
    start, end = line
    return Finding(field="title", value=text[start:end], origin=why, start=start, end=end, confidence=confidence)


def _of_lines(known: list[HeaderLine], titled: bool, today: date | None) -> list[Finding]:
    """What the lines say, the unlabelled dates too, now that all others are known."""
    findings: list[Finding] = []
    unlabelled: list[HeaderLine] = []
    published = None
    for line in known:
        findings += line.findings
        if line.day is not None:
            unlabelled.append(line)
    if not unlabelled:
        return findings
    for found in findings:
        if found.field == "published" and found.value:
            published = found.value
            break
    if published is not None:
        findings += [_beside(line, published, today) for line in unlabelled]
        return findings
    if len(unlabelled) == 1:
        line = unlabelled[0]
        sure = 0.9 if titled or line is not known[0] else 0.7
        return [*findings, _unlabelled(line, "published", sure, "the only date, without a label", today)]
    days = [line.day.day for line in unlabelled if line.day is not None and line.day.day is not None]
    for line in unlabelled:
        latest = len(set(days)) > 1 and line.day is not None and line.day.day == max(days)
        which = ("retrieved", "the latest of several dates") if latest else ("published", "one of several dates")
        findings.append(_unlabelled(line, which[0], 0.6, f"{which[1]} without a label", today))
    return findings


def _beside(line: HeaderLine, published: str, today: date | None) -> Finding:
    """What an unlabelled date is beside a labelled one: the day the page was saved if it is later, else not told."""
    day = line.day.day if line.day is not None else None
    # Days in ISO 8601 are in the order of their letters.
    if day is not None and len(published) >= 10 and day > published[:10]:
        agrees = line.day is not None and line.day.weekday_agrees
        why = "a date without a label, later than the publish date" + ("; the weekday is that day’s" if agrees else "")
        return _unlabelled(line, "retrieved", SURE if agrees else 0.8, why, today)
    return _unlabelled(line, "published", 0.3, "a date without a label, not later than the publish date", today)


def _unlabelled(line: HeaderLine, name: str, sure: float, why: str, today: date | None) -> Finding:
    assert line.day is not None
    return dated(name, line.day, why, (line.start, line.end), sure, today=today)
