"""PDF with a text layer. Read only; the characters and their places come from pdfium, through pypdfium2.

pypdfium2 is under BSD-3-Clause and Apache-2.0, pdfium under BSD-3-Clause. It is not installed with Desk.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from ctypes import byref, c_double
from math import hypot
from pathlib import Path
from statistics import median
from typing import Any

from desk.formats.format import AS_FOUND, Format, FormatError, Item, Notice, Options, suffix_of, why
from desk.formats.office.page_lines import Line, Paragraph, paragraphs
from desk.formats.office.prose import Prose
from desk.formats.office.visual_order import Placed, in_reading_order

MOST_BYTES = 512 << 20
MOST_PAGES = 3_000
MOST_CHARACTERS = 2_000_000
"""How many characters a file may have: each is asked for its place, some 5 µs."""
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_FIRST = 8
_SIGNS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓"}
"""What lists begin with in fonts of signs, whose characters have no meaning of their own."""


class _PdfError(Exception):
    """A file that is refused; `str()` is the reason, as the end of a sentence."""


def sniff(head: bytes, name: str) -> bool:
    """Whether a file is a PDF, or says so by its name."""
    # A single byte is looked for many times faster than five.
    begun = head[:1024]
    return (b"%" in begun and b"%PDF-" in begun) or suffix_of(name) in FORMAT.suffixes


def read(path: Path, options: Options = AS_FOUND) -> Iterator[Item]:
    """The article of a file; notices say which pages have no text."""
    try:
        import pypdfium2  # type: ignore[import-untyped]  # it states no types
    except ImportError:
        raise FormatError(path.name, 'PDF needs a package more: pip install "desk[pdf]"') from None
    try:
        _look(path)
        with pypdfium2.PdfDocument(path) as file:
            prose, blank = _prose(file)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "it is protected by a password" if locked else "it is damaged or cut off"
        raise FormatError(path.name, reason) from None
    except _PdfError as error:
        raise FormatError(path.name, str(error)) from None
    except OSError as error:
        raise FormatError(path.name, why(error)) from error
    yield from prose.items(path.name, f"pypdfium2 {pypdfium2.PYPDFIUM_INFO}, pdfium {pypdfium2.PDFIUM_INFO}")
    if blank:
        pages = "1 page has" if blank == 1 else f"{blank:,} pages have"
        yield Notice(file=path.name, text=f"{pages} no text, only a picture, or nothing at all.", lost=True)
    if any(_RIGHT_TO_LEFT.search(line) for line in prose.lines):
        text = (
            "Compare it with the page: a PDF has no zero-width marks, and may have words from right to left misplaced."
        )
        yield Notice(file=path.name, text=text)


def _look(path: Path) -> None:
    """Refuses what need not be opened to be refused."""
    if (size := path.stat().st_size) > MOST_BYTES:
        raise _PdfError(f"it has {size >> 20:,} MB, and a PDF may have {MOST_BYTES >> 20}")
    with path.open("rb") as file:
        head = file.read(1024)
    if b"%PDF-" not in head:
        raise _PdfError("it is not a PDF" if head.strip() else "it is empty")


def _prose(file: Any) -> tuple[Prose, int]:
    """What a document says, and how many of its pages have no text."""
    if len(file) > MOST_PAGES:
        raise _PdfError(f"it has {len(file):,} pages, and at most {MOST_PAGES:,} are read")
    lines: list[Line] = []
    blank = taken = 0
    for number in range(len(file)):
        page = file[number]
        text = page.get_textpage()
        count = text.count_chars()
        taken += max(count, 0)
        if taken > MOST_CHARACTERS:
            raise _PdfError(f"it has more than {MOST_CHARACTERS:,} characters")
        found = list(_lines(text.raw, max(count, 0), number))
        text.close()
        page.close()
        blank += not found
        lines += found
    if not lines:
        raise _PdfError(
            "it has no text, only pictures of pages, which a program for recognising text has to read first"
        )
    found_paragraphs = list(paragraphs(lines))
    return Prose(
        lines=[each.text for each in found_paragraphs],
        heading=_heading(found_paragraphs),
        heading_confidence=0.7,
        properties=_properties(_stated(file)),
        boilerplate={number for number, each in enumerate(found_paragraphs) if each.running},
    ), blank


def _lines(text: Any, count: int, page: int) -> Iterator[Line]:
    """The lines of a page in the order of the file, told apart by where their characters stand."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it states no types

    x, y = c_double(), c_double()
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    words: list[Placed] = []
    start = end = baseline = size = 0.0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        placed = not pdfium.FPDFText_IsGenerated(text, index) and code not in (0, 10, 13, 32)
        breaks = code in (10, 13)
        if placed:
            pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
            drop = abs(y.value - baseline)
            breaks = bool(size) and (drop > 0.7 * size or (drop > 0.3 * size and x.value < end))
        if breaks:
            if size:
                yield Line(page, _text(words), start, end, baseline, size)
            words, size = [], 0.0
        if code in (0, 10, 13):
            continue
        if placed:
            pdfium.FPDFText_GetCharBox(text, index, byref(left), byref(right), byref(bottom), byref(top))
            if not size:
                start, end, baseline = left.value, right.value, y.value
                size = _size(pdfium, text, index)
            start, end = min(start, left.value), max(end, right.value)
        words.append((_SIGNS.get(code) or (chr(code) if code <= 0x10FFFF else "\ufffd"), x.value))
    if size:
        yield Line(page, _text(words), start, end, baseline, size)


def _size(pdfium: Any, text: Any, index: int) -> float:
    """The size of type as it is printed, in points: a font's own size counts in a space that may be scaled."""
    matrix = pdfium.FS_MATRIX()
    scale = hypot(matrix.c, matrix.d) if pdfium.FPDFText_GetMatrix(text, index, byref(matrix)) else 1.0
    return max(float(pdfium.FPDFText_GetFontSize(text, index)) * (scale or 1.0), 0.1)


def _text(words: list[Placed]) -> str:
    text = in_reading_order(words)
    return _PAIR.sub(lambda match: match[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)


def _heading(found: list[Paragraph]) -> tuple[int, str] | None:
    """The paragraph in the largest type among the first ones, where it is larger than the rest by a fifth."""
    body = [(number, each) for number, each in enumerate(found) if not each.running]
    usual = median(each.size for _, each in body) if body else 0.0
    number, largest = max(body[:_FIRST], key=lambda pair: pair[1].size, default=(0, None))
    if largest is None or largest.size < 1.2 * usual or len(largest.text) > 300:
        return None
    return number, "the largest type at the beginning"


def _stated(file: Any) -> dict[str, str]:
    """The entries of a document's information dictionary that are text."""
    found: dict[str, str] = {}
    for key in ("Title", "Author", "CreationDate", "ModDate"):
        # The library stumbles over half a surrogate pair.
        with suppress(UnicodeDecodeError):
            found[key] = file.get_metadata_value(key)
    return found


def _properties(stated: dict[str, str]) -> dict[str, str]:
    """What the document states of itself, by the names that `Prose` has."""
    found = {"title": stated.get("Title", ""), "author": stated.get("Author", "")}
    for key, name in (("CreationDate", "created"), ("ModDate", "modified")):
        if match := _DATE.match(stated.get(key, "")):
            year, month, day, hour, minute, second, utc, zone, minutes = match.groups()
            time = f"T{hour}:{minute}:{second or '00'}" if hour else ""
            offset = "Z" if utc else f"{zone}:{minutes or '00'}" if zone else ""
            found[name] = f"{year}-{month}-{day}{time}{offset if time else ''}"
    return found


FORMAT = Format(
    name="pdf",
    title="PDF with a text layer",
    suffixes=(".pdf",),
    sniff=sniff,
    read=read,
    isolated=True,
)
