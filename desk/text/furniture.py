"""What is not body in an article's text: the lines above it, its dateline, what stands below it.

Rules over lines: the first few, the beginning of the body, the last few. Nothing is taken away; what is found is marked
as regions of the text, and what it says is proposed, each value with where it stands, why, and how sure that is. From
`SURE` on a value is taken over, below it waits for a person; a line that no rule knows is body.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from desk.model.article import Finding, Region, Source
from desk.text.closings import find_closing
from desk.text.datelines import Dateline, find_dateline
from desk.text.headerlines import LONGEST, SURE, HeaderLine, dated, language_of, like_a_title, line_at

__all__ = ["SURE", "Furniture", "find_furniture"]

_LINES = 24
_SEPARATORS = ",;،、|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What was found: what is sure in title, language and source, everything in `findings`, in the order of the text.

    `regions` are sorted and do not overlap; offsets are code points into the text that was given.
    """

    title: str = ""
    language: str | None = None
    source: Source = field(default_factory=Source)
    regions: tuple[Region, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines above the body, which starts at `body`; `first` is where they begin, the same if there are none."""

    first: int
    body: int
    findings: tuple[Finding, ...]
    dateline: Dateline | None


def find_furniture(text: str, *, today: date | None = None) -> Furniture:
    """What is not body in a canonical text. Dates after `today`, if that is given, are not believed."""
    head = _head(text, today)
    regions = [Region(0, head.body, "header")] if head.body > head.first else []
    findings = list(head.findings)
    floor = head.body
    if head.dateline is not None:
        findings += head.dateline.findings
        if head.dateline.sure:
            regions.append(Region(head.dateline.start, head.dateline.end, "dateline"))
            floor = head.dateline.end
    closing = find_closing(text, floor, today)
    if closing is not None:
        regions.append(Region(closing.start, closing.end, "boilerplate"))
        findings += closing.findings
    return _proposed(tuple(findings), tuple(regions))


def _proposed(findings: tuple[Finding, ...], regions: tuple[Region, ...]) -> Furniture:
    if not findings:
        return Furniture(regions=regions)
    sure: dict[str, str] = {}
    for finding in findings:
        if finding.value is not None and (finding.confidence or 0) >= SURE:
            sure.setdefault(finding.field, finding.value)
    sure.pop("text", None)
    title, language = sure.pop("title", ""), sure.pop("language", None)
    keywords = sure.pop("keywords", "")
    for separator in _SEPARATORS[1:]:
        keywords = keywords.replace(separator, _SEPARATORS[0])
    listed = tuple(word for part in keywords.split(_SEPARATORS[0]) if (word := part.strip(" \u00a0#")))
    return Furniture(
        title=title,
        language=language_of(language) if language else None,
        source=Source(keywords=listed, **sure),
        regions=regions,
        findings=findings,
    )


def _head(text: str, today: date | None) -> _Head:
    lines = _Lines(text)
    first = lines.next()
    if first is None:
        return _Head(0, 0, (), None)
    known: list[HeaderLine] = []
    unknown: list[tuple[int, int]] = []
    title: tuple[int, int] | None = None
    body: tuple[int, int] | None = None
    line: tuple[int, int] | None = first
    for _ in range(_LINES):
        if line is None:
            break
        start, end = line
        found = line_at(text, start, end, today) if end - start <= LONGEST else None
        if found is not None:
            if unknown and not known:
                title = unknown[0]
            unknown, body = [], None
            known.append(found)
        else:
            body = body or line
            unknown.append(line)
            # A title and what is under it may stand above the first line that is known; one odd line between two.
            if len(unknown) > (1 if known else 2) or not like_a_title(text[start : min(end, start + LONGEST)]):
                break
        line = lines.next()
    start = body[0] if body is not None else (len(text) if line is None else line[0])
    dateline = find_dateline(text, start, today) if start < len(text) else None
    findings = _of_lines(known, title is not None, today)
    named = any(finding.field == "title" for finding in findings)
    if title is not None and known and not named:
        findings.insert(0, _title(text, title, 0.9, "the first line, above lines that are known"))
    elif not named and body is not None and (dateline is None or not dateline.sure):
        below = _line_after(text, body[1])
        if below is not None and like_a_title(text[body[0] : min(body[1], body[0] + LONGEST)]):
            dateline = find_dateline(text, below[0], today)
            if dateline is not None and dateline.sure:
                findings.append(_title(text, body, 0.9, "the line above the dateline"))
                start = below[0]
            elif below[0] > body[1] + 1 and below[1] - below[0] > 2 * (body[1] - body[0]):
                findings.append(_title(text, body, 0.8 if known else 0.6, "a short line above the text"))
                dateline = None
            else:
                dateline = None
    findings.sort(key=lambda finding: finding.start or 0)
    return _Head(first[0] if start > first[0] else start, start, tuple(findings), dateline)


class _Lines:
    """The lines of a text that are not blank, one by one, without the blanks at their ends."""

    def __init__(self, text: str, at: int = 0) -> None:
        self._text, self._at = text, at

    def next(self) -> tuple[int, int] | None:
        text, at = self._text, self._at
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text):
            return None
        end = text.find("\n", at, at + LONGEST + 1)
        if end < 0:
            end = len(text) if len(text) <= at + LONGEST + 1 else at + LONGEST + 1
        self._at = end
        while end > at and text[end - 1].isspace():
            end -= 1
        return at, end


def _line_after(text: str, end: int) -> tuple[int, int] | None:
    return _Lines(text, end).next()


def _title(text: str, line: tuple[int, int], confidence: float, why: str) -> Finding:
    start, end = line
    return Finding(field="title", value=text[start:end], origin=why, start=start, end=end, confidence=confidence)


def _of_lines(known: list[HeaderLine], titled: bool, today: date | None) -> list[Finding]:
    """What the lines say, the unlabelled dates too, now that all others are known."""
    findings = [finding for line in known for finding in line.findings]
    unlabelled = [line for line in known if line.day is not None]
    if not unlabelled:
        return findings
    published = next((found for found in findings if found.field == "published" and found.value), None)
    if published is not None and published.value is not None:
        return findings + [_beside(line, published.value, today) for line in unlabelled]
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
    if day is not None and len(published) >= 10 and day > date.fromisoformat(published[:10]):
        agrees = line.day is not None and line.day.weekday_agrees
        why = "a date without a label, later than the publish date" + ("; the weekday is that day’s" if agrees else "")
        return _unlabelled(line, "retrieved", SURE if agrees else 0.8, why, today)
    return _unlabelled(line, "published", 0.3, "a date without a label, not later than the publish date", today)


def _unlabelled(line: HeaderLine, name: str, sure: float, why: str, today: date | None) -> Finding:
    assert line.day is not None
    found = dated(name, line.day, why, line.start, line.end, sure, today)
    return replace(found, confidence=min(sure, found.confidence or 0))
