"""Where sentences begin and end: a rule of our own over punctuation, good enough to start a claim from the caret."""

import re

_CLOSERS = "\"'”’»›)\\]"
_END = re.compile(rf"[.!?…؟۔。！？]+[{_CLOSERS}]*(?=\s|$)|\n+|[。！？]", re.UNICODE)
# Titles, ranks, months, initials and companies that end in a dot inside a sentence of the news.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Cmdr|St|Jr|Sr|Inc|Co|Corp|Ltd|No|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]|(?:[A-Z]\.)+[A-Z]|[A-Z][a-z]+\.-[A-Z][a-z]+|e\.g|i\.e|a\.m|p\.m)$"
)
# Abbreviations that end a sentence as often as not; what follows decides.
_EITHER = re.compile(r"(?:^|[\s(\"“‘])(?:Inc|Co|Corp|Ltd|Jr|Sr|(?:[A-Z]\.)+[A-Z]|[ap]\.m)$")
_STARTER = re.compile(
    r"\s+[\"“‘(]?(?:The|It|He|She|They|We|This|That|These|Those|There|But|And|In|On|At|As|If|For|When|While|After|Its"
    r"|His|Her|Their|An|However|Meanwhile)\s"
)


def bounds(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, in order, half-open in code points, without blanks at their edges."""
    stop = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, stop):
        before = text[max(begin, match.start() - 20) : match.start()]
        if not _new_paragraph(text, match.end()):
            abbreviated = match.group() == "." and _ABBREVIATION.search(before)
            if abbreviated and not (_EITHER.search(before) and _STARTER.match(text, match.end())):
                continue
            if _goes_on(text, match.end(), stop):
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


def _goes_on(text: str, position: int, stop: int) -> bool:
    """Whether a small letter follows, as after `“Why?” she asked` and "some issues ... we had"."""
    while position < stop and text[position].isspace():
        if text[position] == "\n":
            return False
        position += 1
    return position < stop and text[position].islower()


def _new_paragraph(text: str, position: int) -> bool:
    return position >= len(text) or text[position] == "\n" or text[position - 1] == "\n"


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
