"""What a file states of one of its articles, field by field, and where each stood."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from desk.extract.oddities import in_words
from desk.extract.times import iso
from desk.model.article import Finding, Region, Source
from desk.text.canon import canonical, oddities

TIMES = frozenset(("published", "modified", "retrieved"))
LONGEST = 2_000
"""Code points of the longest value that is kept: more is no title and no name."""

MOST_KEYWORDS = 500

_OF_SOURCE = tuple(field.name for field in fields(Source) if field.name not in ("file", "keywords"))
_BLANKS = re.compile("[ \t\n]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_UNUSABLE = {"canceled": "withdrawn", "cancelled": "withdrawn", "withheld": "not released"}
_ADDRESSES = frozenset(("url", "canonical"))


class Stated:
    """The fields of one article as they come to light; whoever states a field first is believed.

    Fields are `title`, `language`, `text` and those of Source. Values become one line each, in canonical form, times
    ISO 8601; what is blank states nothing, and what is no time, address or language is found without a value.
    """

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._keywords: tuple[str, ...] = ()
        self._findings: list[Finding] = []
        self._failed: set[tuple[str, str]] = set()

    def give(self, field: str, value: str | None, origin: str, place: tuple[int, int] | None = None) -> None:
        """One value of one field; `origin` says in words where it stood, `place` where in the text if it is there."""
        line = one_line(value or "")
        if not line or self.has(field):
            return
        understood = _understood(field, line)
        if understood is None:
            if (field, origin) not in self._failed:
                self._failed.add((field, origin))
                self._findings.append(_found(field, None, f"{origin}, which reads “{shortened(line)}”"))
            return
        self._values[field] = understood
        self._findings.append(_found(field, understood, origin, place))

    def give_change(self, value: str | None, origin: str) -> None:
        """When it was last changed; that is when it was published where nothing else says so, and is then told once."""
        if not self.has("published"):
            self.give("published", value, origin)
        elif iso(value or "") != self.get("published"):
            self.give("modified", value, origin)

    def give_keywords(self, values: Iterable[str | None], origin: str) -> None:
        """All keywords at once, each kept once, in their order."""
        found = tuple(dict.fromkeys(word for value in values if (word := one_line(value or ""))))[:MOST_KEYWORDS]
        if found and not self._keywords:
            self._keywords = found
            self._findings.append(_found("keywords", ", ".join(found), origin))

    def give_text(self, text: str, origin: str) -> None:
        """Where the text came from; all of it."""
        self._findings.append(Finding(field="text", value=None, origin=origin, start=0, end=len(text)))

    def give_decision(self, decision: str) -> None:
        """How the file's bytes became text, in words; empty where nothing was decided."""
        if decision:
            self._findings.append(Finding(field="text", value=None, origin=decision))

    def add(self, findings: Iterable[Finding], source: Source, title: str = "", language: str | None = None) -> None:
        """What somebody else found, for fields that nobody has stated; `source` and so on are what they believe."""
        known = {*self._values, *(("keywords",) if self._keywords else ())}
        self._findings += (finding for finding in findings if finding.field not in known)
        believed = {field: getattr(source, field) for field in _OF_SOURCE} | {"title": title, "language": language}
        for field, value in believed.items():
            if value:
                self._values.setdefault(field, value)
        self._keywords = self._keywords or source.keywords

    def furniture(self, text: str, start: int = 0) -> tuple[Region, ...]:
        """Which stretches of the text from `start` on are not body.

        What they say of fields that nobody has stated is added.
        """
        from desk.text.furniture import find_furniture

        found = find_furniture(text[start:])
        findings = [
            finding
            if finding.start is None or finding.end is None
            else replace(finding, start=finding.start + start, end=finding.end + start)
            for finding in found.findings
        ]
        self.add(findings, found.source, found.title, found.language)
        return tuple(Region(each.start + start, each.end + start, each.kind) for each in found.regions)

    def has(self, field: str) -> bool:
        """Whether the field has a value."""
        return bool(self._keywords) if field == "keywords" else field in self._values

    def get(self, field: str) -> str | None:
        """The field's value; None if nothing has been stated."""
        return self._values.get(field)

    @property
    def title(self) -> str:
        """The title, empty where none is stated."""
        return self._values.get("title", "")

    @property
    def language(self) -> str | None:
        """The language's tag (BCP 47); None where none is stated."""
        return self._values.get("language")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found, in the order in which it was."""
        return tuple(self._findings)

    def source(self, file: str) -> Source:
        """Where the article came from, as far as it is stated; `file` is the name of the file."""
        values: dict[str, Any] = {field: self._values[field] for field in _OF_SOURCE if field in self._values}
        return replace(Source(**values), keywords=self._keywords, file=canonical(file).text)


def unreadable(text: str) -> Iterator[str]:
    """What of a canonical text could not be read, or could not be kept, as a sentence; nothing where there is none."""
    if count := text.count("\ufffd"):
        yield f"It holds {_several(count, 'character')} that could not be read or kept, as U+FFFD."


def disguises(text: str) -> Iterator[str]:
    """What of a canonical text a reader would not see, as a sentence; nothing where there is none."""
    if found := oddities(text):
        yield f"Mind that it holds {in_words(found)}."


def _several(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"


def agency_remarks(status: str, embargoed: str, note: str) -> Iterator[str]:
    """What an agency wants known of an item, in sentences: IPTC's publishing status, embargo and note to editors."""
    if status in _UNUSABLE:
        yield f"Its agency has marked it as {_UNUSABLE[status]} ({status})."
    if embargoed:
        yield f"It was not to be published before {shortened(one_line(embargoed))}."
    if note:
        yield f"A note to editors says: {shortened(one_line(note), 200)}"


def _found(field: str, value: str | None, origin: str, place: tuple[int, int] | None = None) -> Finding:
    start, end = place if place is not None else (None, None)
    return Finding(field=field, value=value, origin=origin, start=start, end=end)


def one_line(value: str) -> str:
    """A value in canonical form, each run of blanks and line ends one blank; no-break spaces stay."""
    return _BLANKS.sub(" ", canonical(value, keep_bom=True).text).strip(" ")[:LONGEST]


def shortened(text: str, most: int = 60) -> str:
    """As much of a text as fits into a sentence."""
    return text if len(text) <= most else text[: most - 1] + "…"


def web_address(value: str) -> str | None:
    """The value if it is an address of the web, else None."""
    return value if _WEB.fullmatch(value) else None


def _understood(field: str, line: str) -> str | None:
    if field in TIMES:
        return iso(line)
    if field in _ADDRESSES:
        return web_address(line)
    return language_tag(line) if field == "language" else line


def language_tag(line: str) -> str | None:
    """A tag in the usual case, `zh-Hans-CN` for `ZH_hans_cn`; None if it is none."""
    if not _LANGUAGE.fullmatch(line):
        return None
    first, *rest = line.replace("_", "-").split("-")
    cased = (part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower() for part in rest)
    return "-".join((first.lower(), *cased))
