"""Where sentences begin and end: a rule of our own over punctuation, good enough to start a claim from the caret."""

import re

_CLOSERS = "\"'”’»›)\\]"
_END = re.compile(rf"[.!?…؟۔。！？]+[{_CLOSERS}]*(?=\s|$)|\n+|[。！？]", re.UNICODE)
# Titles, ranks, months, initials and companies that end in a dot inside a sentence of the news.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Cmdr|St|Jr|Sr|Inc|Co|Corp|Ltd|No|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]|(?:[A-Z]\.)+[A-Z]|[A-Z][a-z]+\.-[A-Z][a-z]+|e\.g|i\.e|a\.m|p\.m)$"
)


def bounds(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, in order, half-open in code points, without blanks at their edges."""
    stop = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, stop):
        before = text[max(begin, match.start() - 20) : match.start()]
        if match.group() == "." and _ABBREVIATION.search(before) and not _new_paragraph(text, match.end()):
            continue
        found.append((begin, match.end()))
        begin = match.end()
    if begin < stop:
        found.append((begin, stop))
    trimmed = [_trim(text, *each) for each in found]
    return [each for each in trimmed if each[0] < each[1]]


def around(text: str, position: int) -> tuple[int, int] | None:
    """The sentence at a position, from its first to after its last visible character; None between paragraphs."""
    first = text.rfind("\n", 0, position) + 1
    last = text.find("\n", position)
    paragraph = bounds(text, first, len(text) if last < 0 else last)
    at = [each for each in paragraph if each[0] <= position <= each[1]]
    if at:
        return at[-1]
    return next((each for each in paragraph if each[0] > position), paragraph[-1] if paragraph else None)


def _new_paragraph(text: str, position: int) -> bool:
    return position >= len(text) or text[position] == "\n"


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
