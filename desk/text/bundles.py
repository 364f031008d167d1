"""Exports of news databases, many articles in one text: LexisNexis and Factiva, each in two layouts.

An article's text is its paragraphs, one to a line; what the database says of it around them becomes metadata, and of
the paragraphs what is not body is marked. Text in another layout is no bundle.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desk.model.article import Finding, Region, Source
from desk.text.bundled import Article, Said, paragraphs, say
from desk.text.furniture import SURE, find_furniture
from desk.text.headerlines import language_of
from desk.text.newsdates import parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One article of a bundle. What is sure is in title, language and source; `findings` say where it all came from.

    Findings of what stands in the text have their place in it; those of the lines around it have none.
    """

    text: str
    title: str
    language: str | None
    source: Source
    regions: tuple[Region, ...]
    findings: tuple[Finding, ...]


_COUNTED = re.compile(
    r"^[^\S\n]*(?:Document[^\S\n]+)?(\d{1,6})[^\S\n]+(?:of|von|de|sur|di|van)[^\S\n]+(\d{1,6})[^\S\n]+"
    r"(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN)[^\S\n]*$",
    re.MULTILINE,
)
_END = re.compile(r"^[^\S\n]*End of Document[^\S\n]*$", re.MULTILINE)
_ACCESSION = re.compile(r"^[^\S\n]*Document[^\S\n]+([A-Z]\w{3,9}\d{4,}\w{6,})[^\S\n]*$", re.MULTILINE)
_HEADLINE_CODE = re.compile(r"^HD(?:[^\S\n]|$)", re.MULTILINE)
_REQUESTED = re.compile(r"^[^\S\n]*(?:Time Of Request|Date and Time|Download Date):[^\S\n]*(\S[^\n]*)$", re.MULTILINE)
_WORD_COUNT = re.compile(r"^[\d,.]+ (?:words|Wörter|mots|palabras|parole|words?)$")


def split_bundle(text: str, *, today: date | None = None) -> tuple[Part, ...] | None:
    """The articles in a canonical text, in its order; None if it is no export of a database that is known here."""
    found: list[Article] = []
    if "End of Document" in text or "DOCUMENT" in text or "DOKUMENT" in text:
        found = _all_or_none([(chunk, _nexis(chunk)) for chunk in _nexis_chunks(text)])
    if not found and "HD" in text and _HEADLINE_CODE.search(text) is not None:
        found = _all_or_none([(_as_text(fields), _coded(fields)) for fields in _coded_chunks(text)])
    if not found and "Document " in text:
        found = _all_or_none([(chunk, _uncoded(chunk, id)) for chunk, id in _accession_chunks(text)])
    if not found:
        return None
    asked = _REQUESTED.search(text, 0, 2000)
    when = parse(asked[1].strip()) if asked is not None else None
    if when is not None and when.value is not None:
        for _, said in found:
            said["retrieved"] = Said(when.value, "the time of the download", 0.95)
    return tuple(_part(body, said, today) for body, said in found)


def _all_or_none(chunks: "list[tuple[str, Article | None]]") -> "list[Article]":
    """The articles; a chunk that is none is kept whole if others are, so that nothing is lost."""
    if all(article is None for _, article in chunks):
        return []
    whole = Said(None, "its layout is not known, so all of it was taken", 0.5)
    return [article or (chunk.strip(), {"text": whole}) for chunk, article in chunks if chunk.strip()]


_SHOWN = {"loaded": "retrieved"}


def _part(body: str, said: dict[str, Said], today: date | None) -> Part:
    furniture = find_furniture(body, today=today)
    findings = [
        Finding(
            field=_SHOWN.get(field, field),
            value=each.value,
            origin=each.origin,
            confidence=each.confidence,
            readings=each.readings,
        )
        for field, each in said.items()
    ]
    sure = {field: each.value for field, each in said.items() if each.value and each.confidence >= SURE}
    title, language = sure.pop("title", None), sure.pop("language", None)
    keywords = tuple(word for part in (sure.pop("keywords", None) or "").split(";") if (word := part.strip()))
    # What the text itself says counts where the database is silent.
    source = replace(furniture.source, **sure)  # type: ignore[arg-type]  # keywords, which is no string, is taken out
    return Part(
        text=body,
        title=title or furniture.title,
        language=language or furniture.language,
        source=replace(source, keywords=keywords) if keywords else source,
        regions=furniture.regions,
        findings=(*findings, *(finding for finding in furniture.findings if finding.field not in sure)),
    )


# LexisNexis

_HEADER_FIELDS = {
    "BYLINE": "author", "SECTION": "section", "LENGTH": "", "DATELINE": "dateline", "HIGHLIGHT": "",
    "HEADLINE": "title",
    "TITLE": "title", "SERIES": "", "COLUMN": "", "DISTRIBUTION": "", "SOURCE": "", "CORRECTION-DATE": "", "URL": "url",
    "LÄNGE": "", "RUBRIK": "section", "AUTOR": "author", "LONGUEUR": "", "PUBLICATION": "outlet",
}  # fmt: skip
_TAIL_FIELDS = {
    "LOAD-DATE": "loaded", "LANGUAGE": "language", "GRAPHIC": "", "PUBLICATION-TYPE": "", "JOURNAL-CODE": "",
    "SUBJECT": "keywords", "ORGANIZATION": "", "GEOGRAPHIC": "", "PERSON": "", "COMPANY": "", "TICKER": "",
    "INDUSTRY": "", "COUNTRY": "",
    "CITY": "", "STATE": "", "NOTES": "", "ACC-NO": "news_id", "DOCUMENT-TYPE": "", "TYPE": "",
    "UPDATE": "", "CATEGORY": "", "DOC-TYPE": "", "ISSN": "", "UPDATE-DATE": "", "SPRACHE": "language",
    "CORRECTION": "", "URL": "url",
}  # fmt: skip
_FIELD = re.compile(r"[^\S\n]*([A-Z][A-Za-zÄ-]{2,20}):[^\S\n]*(.*)")
_SURE_TAIL = re.compile(
    r"[^\S\n]*(?:load-date|language|sprache|publication-type|journal-code|acc-no|document-type|doc-type|issn|update-date"
    r"|graphic):",
    re.IGNORECASE,
)
_REMARK = re.compile(r"[^\S\n]*(?:update|correction|notes):.{60}", re.IGNORECASE | re.DOTALL)
"""What says more than such a field does, and is a paragraph."""
_RIGHTS = re.compile(r"(?:Copyright|\(c\)|©|All Rights Reserved|Alle Rechte|Tous droits)", re.IGNORECASE)
_LONGEST_RIGHTS = 100
_EDITION = re.compile(
    r".*\b(?:edition|final|ausgabe|édition|edición)\b.*|(?:first|second|third|late|early)\b.{0,30}", re.IGNORECASE
)
_BODY = re.compile(r"[^\S\n]*(?:Body|BODY):?[^\S\n]*")
_CLASSIFICATION = re.compile(r"[^\S\n]*(?:Classification|Graphic|Notes)[^\S\n]*")


def _nexis_chunks(text: str) -> Iterator[str]:
    starts = [match.end() for match in _COUNTED.finditer(text)]
    if starts:
        heads = [match.start() for match in _COUNTED.finditer(text)]
        for start, end in zip(starts, [*heads[1:], len(text)], strict=True):
            yield text[start:end]
        return
    start = 0
    for match in _END.finditer(text):
        yield text[start : match.start()]
        start = match.end()


def _nexis(chunk: str) -> Article | None:
    """The text of one article and what its other lines say; None if these are not LexisNexis's."""
    lines = chunk.split("\n")
    fields = [
        (n, match[1].upper(), match[2].strip()) for n, line in enumerate(lines) if (match := _FIELD.fullmatch(line))
    ]
    marked = next((n for n, line in enumerate(lines) if _BODY.fullmatch(line)), None)
    length = next((n for n, name, _ in fields if name in ("LENGTH", "LÄNGE", "LONGUEUR")), None)
    if marked is None and length is None:
        return None
    begin = marked + 1 if marked is not None else _after_header(lines, length or 0)
    end = _before_tail(lines, begin)
    end = next((n for n in range(begin, end) if _CLASSIFICATION.fullmatch(lines[n]) and marked is not None), end)
    while end > begin and (not lines[end - 1].strip() or _are_rights(lines[end - 1].strip())):
        end -= 1
    body = paragraphs(lines[begin:end])
    if not body:
        return None
    said = _masthead(lines, min((n for n, name, _ in fields if name in _HEADER_FIELDS), default=begin))
    for n, name, value in fields:
        field = _HEADER_FIELDS.get(name, "") if n < begin else _TAIL_FIELDS.get(name, "") if n >= end else ""
        if field and value:
            say(said, field, _continued(lines, n, value), f"the line “{name}:”")
    return body, said


def _are_rights(line: str) -> bool:
    return len(line) < _LONGEST_RIGHTS and _RIGHTS.match(line) is not None


def _after_header(lines: list[str], length: int) -> int:
    """The line after LENGTH and the fields that follow it."""
    n = length + 1
    while n < len(lines):
        if not lines[n].strip():
            n += 1
            continue
        match = _FIELD.fullmatch(lines[n])
        if match is None or match[1].upper() not in _HEADER_FIELDS:
            break
        n += 1
        while n < len(lines) and lines[n].strip():
            n += 1
    return n


def _opens(lines: list[str], n: int) -> bool:
    """Whether a field's line begins a block, after a blank line or another field's."""
    return n == 0 or not lines[n - 1].strip() or _FIELD.fullmatch(lines[n - 1]) is not None


def _before_tail(lines: list[str], begin: int) -> int:
    """Where the fields below the text start: at one that no paragraph begins as, or where only fields follow.

    A paragraph may begin as others do, with “Update:”; then more come after it, or it says more than a field would.
    """
    sure = (n for n in range(begin, len(lines)) if _SURE_TAIL.match(lines[n]) and _opens(lines, n))
    end = next(sure, len(lines))
    tail = [end] if end < len(lines) else []
    while end > begin:
        while end > begin and not lines[end - 1].strip():
            end -= 1
        first = end
        while first > begin and lines[first - 1].strip():
            first -= 1
        if first == end:
            break
        match = _FIELD.fullmatch(lines[first])
        if match is not None and match[1].upper() in _TAIL_FIELDS:
            tail.append(first)
        elif not _are_rights(lines[first].strip()):
            break
        end = first
    while tail and _REMARK.match(" ".join(lines[tail[-1] : tail[-1] + 2])):
        tail.pop()
    return tail[-1] if tail else len(lines)


def _continued(lines: list[str], n: int, value: str) -> str:
    """A field's value with the lines that go on with it."""
    parts = [value]
    for line in lines[n + 1 : n + 20]:
        if not line.strip() or _FIELD.fullmatch(line) or _BODY.fullmatch(line):
            break
        parts.append(line.strip())
    return " ".join(parts)


def _masthead(lines: list[str], end: int) -> dict[str, Said]:
    """What the lines above the first field say: the newspaper, the day, the headline, in either order."""
    shown = [
        (n, line.strip()) for n, line in enumerate(lines[:end]) if line.strip() and not _RIGHTS.match(line.strip())
    ]
    said: dict[str, Said] = {}
    at = next((i for i, (_, line) in enumerate(shown) if (day := parse(line)) is not None and day.value), None)
    if at is None:
        if shown:
            said["title"] = Said(shown[0][1], "the first line", 0.7)
        return said
    above = [line for _, line in shown[:at]]
    below = [(n, line) for n, line in shown[at + 1 :] if not (len(line) < 60 and _EDITION.fullmatch(line))]
    if below:
        # A headline may go over several lines, up to the next blank one.
        title = [line for i, (n, line) in enumerate(below) if n == below[0][0] + i]
        say(said, "title", " ".join(title), "the line below the date")
    elif len(above) > 1:
        say(said, "title", above[-2], "the line above the newspaper’s")
    if above:
        say(said, "outlet", above[-1], "the line above the date")
    say(said, "published", shown[at][1], "the line with the date")
    return said


# Factiva

_CODES = (
    "CLM SE HD CR BY WC PD ET SN SC ED PG VOL LA CY CX LP TD ART CT RF CO IN NS RE IPC IPD PUB AN".split()  # noqa: SIM905
)
_CODED_FIELDS = {
    "HD": "title", "BY": "author", "SN": "outlet", "SE": "section", "LA": "language", "AN": "news_id", "CR": "agency",
    "PD": "published", "NS": "keywords",
}  # fmt: skip
_NAMES = {
    "HD": "headline",
    "BY": "byline",
    "SN": "source name",
    "SE": "section",
    "LA": "language",
    "AN": "accession number",
}
_ALONE = re.compile(rf"[^\S\n]*({'|'.join(_CODES)})(?:[^\S\n]*$|\t+[^\S\n]*(.*))")
_INLINE = re.compile(
    rf"[^\S\n]*({'|'.join(_CODES)})(?:\t+|[^\S\n]{{2,}}|[^\S\n]+(?<!IN )(?<!CO )(?<!RE )(?<!CT )(?<!NS )|$)(.*)"
)
"""What can begin a sentence in capitals, as "IN", needs more than one blank after it."""


def _coded_chunks(text: str) -> Iterator[list[tuple[str, list[str]]]]:
    """The codes of each article with the lines of each."""
    lines = text.split("\n")
    pattern = _ALONE if any(line.strip() == "HD" or line.startswith("HD\t") for line in lines) else _INLINE
    fields: list[tuple[str, list[str]]] = []
    for line in lines:
        match = pattern.fullmatch(line)
        if match is None:
            if fields:
                fields[-1][1].append(line)
            continue
        code = match[1]
        # The codes come in one order: one of the first ones again is another article's.
        if code in ("CLM", "SE", "HD") and any(each in ("LP", "TD", "AN", code) for each, _ in fields):
            yield fields
            fields = []
        fields.append((code, [match[2]] if match[2] else []))
    if fields:
        yield fields


def _as_text(fields: list[tuple[str, list[str]]]) -> str:
    return "\n".join(line for code, lines in fields for line in (code, *lines))


def _coded(fields: list[tuple[str, list[str]]]) -> Article | None:
    """The text under LP and TD, and what the other codes say; None if there is neither."""
    body = paragraphs([line for code, lines in fields if code in ("LP", "TD") for line in [*_cut(lines), ""]])
    if not body or not any(code in ("WC", "PD", "SN", "AN") for code, _ in fields):
        return None
    said: dict[str, Said] = {}
    values = {code: " ".join(line.strip() for line in lines if line.strip()) for code, lines in fields}
    if values.get("ET") and values.get("PD") and parse(f"{values['PD']} {values['ET']}") is not None:
        values["PD"] = f"{values['PD']} {values['ET']}"
    for code, field in _CODED_FIELDS.items():
        if value := values.get(code):
            if code == "AN":
                value = value.removeprefix("Document").split()[0] if value.removeprefix("Document").split() else ""
            say(said, field, value, f"the code {code}" + (f", {_NAMES[code]}" if code in _NAMES else ""))
    return body, said


def _cut(lines: list[str]) -> list[str]:
    """The lines of a code up to what the database says at the end of an article."""
    end = next((n for n, line in enumerate(lines) if _ACCESSION.fullmatch(line)), len(lines))
    return lines[:end]


def _accession_chunks(text: str) -> Iterator[tuple[str, str]]:
    start = 0
    for match in _ACCESSION.finditer(text):
        yield text[start : match.start()], match[1]
        start = match.end()


def _uncoded(chunk: str, accession: str) -> Article | None:
    """Factiva's layout without codes: headline, byline, words, day, time, newspaper, language, rights, text."""
    lines = [line.strip() for line in chunk.split("\n")]
    words = next((n for n, line in enumerate(lines) if _WORD_COUNT.fullmatch(line)), None)
    rights = next((n for n, line in enumerate(lines) if words is not None and n > words and _RIGHTS.match(line)), None)
    if words is None or rights is None or rights > words + 14:
        return None
    body = paragraphs(lines[rights + 1 :])
    if not body:
        return None
    said: dict[str, Said] = {}
    above = [line for line in lines[:words] if line]
    if above and above[-1].lower().startswith("by ") and len(above) > 1:
        say(said, "author", above.pop(), "the line above the number of words")
    if above:
        say(said, "title", above[-1], "the line above the number of words")
    between = [line for line in lines[words + 1 : rights] if line]
    if between and (day := parse(between[0])) is not None and day.value:
        when = between.pop(0)
        if between and parse(f"{when} {between[0]}") is not None:
            when = f"{when} {between.pop(0)}"
        say(said, "published", when, "the line below the number of words")
    if between:
        say(said, "outlet", between[0], "the line below the date")
    for line in between[1:]:
        if (language := language_of(line)) is not None and len(line) > 3:
            said.setdefault("language", Said(language, "the line above the rights"))
    say(said, "news_id", accession, "the accession number")
    return body, said
