"""The lines of a PDF's pages, and how they become paragraphs.

A PDF has places for characters, and nothing that says what a paragraph is. Where one ends is told by what a typesetter
would have done: the next line's first word would still have fitted, the next line is indented, further away or of
another size.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from desk.formats.office.visual_order import leads_right

_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|pagina|página|стр|صفحه|p|s)\W*)?(\d{1,4})(?:\s*(?:/|\||of|von|de|из|از)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_TERMINAL = tuple('.!?:;…”"»’)؟。！？')
_HYPHENS = "-\u2010"
_MARGIN_LINES = 2
_SAME_HEIGHT_PT = 8.0
_INDENT = 0.8
_INSET_PT = 36.0
_LINES_OF_COLUMN = 3
_MOST_COLUMNS = 12
_GAP = 1.35


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed; places and `size`, that of its type, are in points, the origin is below at the left."""

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float

    @property
    def leads_right(self) -> bool:
        """Whether it is read from right to left."""
        return not self.text.isascii() and leads_right(self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text, and whether it runs along the edges of the pages; `size` is that of its first line."""

    text: str
    running: bool
    size: float


def running(lines: Sequence[Line]) -> set[int]:
    """The indexes of lines that are page numbers, or stand at the edges of many pages in the same words."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        pages.setdefault(line.page, []).append(index)
    edges: list[int] = []
    for members in pages.values():
        by_height = sorted(members, key=lambda index: -lines[index].baseline)
        # A page of so few lines has no edges that could be told from its body.
        count = _MARGIN_LINES if len(by_height) > 2 * _MARGIN_LINES else 1
        edges += dict.fromkeys([*by_height[:count], *by_height[-count:]] if len(by_height) > 1 else [])
    seen = Counter(key for key in {(_key(lines[i]), lines[i].page) for i in edges})
    repeated = Counter(key for key, _ in seen)
    least = max(2, round(0.4 * len(pages)))
    found: set[int] = set()
    for index in edges:
        number = _PAGE_NUMBER.fullmatch(lines[index].text.strip())
        is_number = number is not None and (int(number[1]) == lines[index].page + 1 or len(pages) > 1)
        if is_number or repeated[_key(lines[index])] >= least:
            found.add(index)
    return found


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The lines as paragraphs; one that goes on over the page comes before what stands between its halves."""
    aside = running(lines)
    columns = _Columns(lines)
    words = _compounds(lines)
    body: list[Line] = []
    waiting: list[Line] = []
    for index, line in enumerate(lines):
        if index in aside:
            waiting.append(line)
            continue
        if body and not columns.goes_on(body[-1], line):
            yield Paragraph(_joined(body, words), running=False, size=body[0].size)
            body = []
        if not body:
            yield from (Paragraph(each.text.strip(), running=True, size=each.size) for each in waiting)
            waiting = []
        body.append(line)
    if body:
        yield Paragraph(_joined(body, words), running=False, size=body[0].size)
    yield from (Paragraph(each.text.strip(), running=True, size=each.size) for each in waiting)


class _Columns:
    """Where the columns of text begin and end, and how far apart their lines are."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._beginnings = _beginnings(lines)
        self._edges: dict[tuple[int, int, bool], tuple[float, float]] = {}
        gaps: dict[int, list[float]] = {}
        for line in lines:
            group = self._group(line)
            left, right = self._edges.get(group, (line.left, line.right))
            self._edges[group] = (min(left, line.left), max(right, line.right))
        for one, other in pairwise(lines):
            if one.page == other.page and 0 < one.baseline - other.baseline < 4 * one.size:
                gaps.setdefault(round(one.size), []).append(one.baseline - other.baseline)
        self._gaps = {size: median(found) for size, found in gaps.items()}

    def goes_on(self, one: Line, other: Line) -> bool:
        """Whether a line belongs to the paragraph of the one before it."""
        if abs(one.size - other.size) > 0.1 * max(one.size, other.size):
            return False
        drop = one.baseline - other.baseline
        if one.page != other.page or drop <= 0:
            # In the next column or on the next page only the words tell.
            return not one.text.rstrip().endswith(_TERMINAL) and not self._would_fit(one, other)
        if drop > _GAP * self._gaps.get(round(one.size), 1.2 * one.size) + 0.5:
            return False
        left, right = self._edges[self._group(other)]
        indent = right - other.right if other.leads_right else other.left - left
        before = right - one.right if other.leads_right else one.left - left
        if indent > _INDENT * other.size and indent > before + 0.5 * other.size:
            return False
        return not self._would_fit(one, other)

    def _group(self, line: Line) -> tuple[int, int, bool]:
        """What lines with the same edges share: the column, and whether they go over others, as a headline does."""
        before, after = (line.size, _INSET_PT) if line.leads_right else (_INSET_PT, line.size)
        begun = self._beginnings[line.page, line.leads_right]
        return *_column(line), any(line.left + before < each < line.right - after for each in begun)

    def _would_fit(self, one: Line, other: Line) -> bool:
        """Whether the first word of the second line would have fitted at the end of the first one."""
        left, right = self._edges[self._group(one)]
        room = one.left - left if one.leads_right else right - one.right
        stripped = other.text.strip()
        width = (other.right - other.left) / max(len(stripped), 1)
        first = stripped.split(" ", 1)[0]
        return room > width * (len(first) + 1) + 0.2 * one.size


def _beginnings(lines: Sequence[Line]) -> dict[tuple[int, bool], list[float]]:
    """Where the columns of each page begin that are read from the left, and of those from the right."""
    places: dict[tuple[int, int, bool], list[float]] = {}
    for line in lines:
        begins = line.right if line.leads_right else line.left
        places.setdefault((*_column(line), line.leads_right), []).append(begins)
    found: dict[tuple[int, bool], list[float]] = {}
    for (page, _, from_right), here in places.items():
        of_page = found.setdefault((page, from_right), [])
        if len(here) >= _LINES_OF_COLUMN and len(of_page) < _MOST_COLUMNS:
            of_page.append(median(here))
    return found


def _column(line: Line) -> tuple[int, int]:
    """What lines of the same column share: the page and, in steps of an inch, where they begin."""
    return line.page, round((line.right if line.leads_right else line.left) / 72)


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.strip().casefold()), round(line.baseline / _SAME_HEIGHT_PT)


def _compounds(lines: Sequence[Line]) -> frozenset[str]:
    """The words with a hyphen inside that stand within lines, where nobody divided them."""
    return frozenset(word for line in lines for word in re.findall(r"\w+-\w+", line.text.casefold()))


def _joined(lines: Sequence[Line], compounds: frozenset[str]) -> str:
    text = lines[0].text.strip()
    for line in lines[1:]:
        text = _with(text, line.text.strip(), compounds)
    return text


def _with(text: str, more: str, compounds: frozenset[str]) -> str:
    """Two lines of a paragraph as one: a word that was divided is whole again."""
    if not text or not more:
        return text + more
    last = text[-1]
    if last == "\u00ad":
        return text[:-1] + more
    # Every hyphen at a line's end is one of pdfium's signs for a divided word.
    if last in "\ufffe\x02":
        text, last = f"{text[:-1]}-", "-"
    if last in _HYPHENS and len(text) > 1 and text[-2].isalnum():
        first, second = re.search(r"\w*$", text[:-1]), re.match(r"\w*", more)
        whole = f"{first[0] if first else ''}-{second[0] if second else ''}".casefold()
        divided = text[-2].islower() and more[0].islower() and whole not in compounds
        return text[:-1] + more if divided else text + more
    if _is_unspaced(last) and _is_unspaced(more[0]):
        return text + more
    return f"{text} {more}"


def _is_unspaced(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"
